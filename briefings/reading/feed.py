"""RSS, Atom and JSON Feed -> Articles; an item that holds only a summary is a stub."""

from ..article import UNKNOWN, Article, make_article
from ..errors import UnreadableInput
from .encoding import decode
from .front_matter import parse_published
from .html import join_paragraphs


def read_feed(data: bytes, url: str | None = None, *, source: str | None = None) -> tuple[Article, ...]:
    """Read every item of a feed.

    Raises:
        UnreadableInput: the bytes are no feed, carry a DOCTYPE, or the feed has no items.
    """
    import feedparser

    where = source or url or "feed"
    decode(data, where)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise UnreadableInput(where, "the feed carries a DOCTYPE, which is not read")
    parsed = feedparser.parse(data)
    if not parsed.version and not parsed.entries:
        raise UnreadableInput(where, "not a feed")
    if not parsed.entries:
        raise UnreadableInput(where, "the feed has no items")
    articles = []
    for entry in parsed.entries:
        html = entry.content[0].value if entry.get("content") else entry.get("summary", "")
        text, spans = join_paragraphs(_blocks(html))
        stamp = entry.get("published_parsed") or entry.get("updated_parsed")
        date = None if stamp is None else parse_published(f"{stamp[0]:04}-{stamp[1]:02}-{stamp[2]:02}")
        articles.append(
            make_article(
                text=text,
                paragraphs=spans,
                title=entry.get("title") or UNKNOWN,
                outlet=parsed.feed.get("title") or UNKNOWN,
                author=entry.get("author") or UNKNOWN,
                published=date or UNKNOWN,
                url=entry.get("link"),
                source=source,
                stub=not entry.get("content"),
            )
        )
    return tuple(articles)


def _blocks(html: str) -> list[str]:
    from lxml.html import fragment_fromstring

    if not html.strip():
        return []
    root = fragment_fromstring(html, create_parent="div")
    return [" ".join(piece.split()) for piece in root.itertext() if piece.strip()]
