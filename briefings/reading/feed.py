"""RSS, Atom and JSON Feed -> Articles; an item that holds only a summary is a stub."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..article import UNKNOWN, Article, Published, Unknown, make_article
from ..bylines import clean_author
from ..cleaning import detect_language
from ..errors import UnreadableInput
from .blocks import read_blocks
from .encoding import decode
from .front_matter import parse_published
from .html import join_paragraphs
from .page_metadata import iso_stamp

# A feed of news has 10 to 100 items; feedparser needs 4.5 s for 20,000 and 5.8 s for 200,000 nested elements.
MOST_BYTES: Final = 2 * 1024 * 1024
MOST_ITEMS: Final = 500
MOST_TAGS: Final = 30_000
MOST_DEPTH: Final = 60
# Content shorter than this, or ending like a teaser, is a summary whatever element holds it.
FEWEST_LETTERS: Final = 400
_TEASER_END: Final = re.compile(
    r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|continue reading\W*|read more\W*|(?:the post .{3,200})?appeared first on "
    r".{2,80})$",
    re.IGNORECASE,
)
_FOOTER: Final = re.compile(r"the post .{3,300} appeared first on .{2,100}$", re.IGNORECASE)
_TAG: Final = re.compile(rb"<(/?)[A-Za-z!?][^>]{0,2000}?(/?)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """One item of a feed as it was given."""

    content: str
    summary: str
    title: str
    author: str
    stamp: str
    url: str | None


def read_feed(data: bytes | str, url: str | None = None, *, source: str | None = None) -> tuple[Article, ...]:
    """Read every item of a feed, in its order.

    An item's identity is its content: a publisher that changes dates or guids does not make a new article. An item
    with no more than a summary is an article with ``stub`` set.

    Raises:
        UnreadableInput: no feed, larger than two megabytes, with a DOCTYPE, nested too deep, or without items.
    """
    where = source or url or "feed"
    data = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if len(data) > MOST_BYTES:
        raise UnreadableInput(where, f"a feed larger than {MOST_BYTES // 1024 // 1024} MB")
    text = decode(data, where)
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        outlet, language, items = _json_feed(text, where)
    else:
        outlet, language, items = _xml_feed(data, text, where)
    articles: dict[str, Article] = {}
    for item in items:
        article = _article(item, outlet, language, source)
        if article is not None:
            articles.setdefault(article.id, article)
    if not articles:
        raise UnreadableInput(where, "the feed has no items")
    return tuple(articles.values())


def _json_feed(text: str, where: str) -> tuple[str | None, str | None, list[_Item]]:
    try:
        feed = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(where, "broken JSON") from error
    if not isinstance(feed, dict) or "jsonfeed.org" not in str(feed.get("version")):
        raise UnreadableInput(where, "JSON, but no JSON Feed")
    entries = feed.get("items")
    items = (
        [_json_item(entry) for entry in entries[:MOST_ITEMS] if isinstance(entry, dict)]
        if isinstance(entries, list)
        else []
    )
    return _string(feed.get("title")) or None, _string(feed.get("language"))[:2].lower() or None, items


def _json_item(entry: Mapping[str, object]) -> _Item:
    authors = entry.get("authors") if isinstance(entry.get("authors"), list) else [entry.get("author")]
    names = (
        [_string(author.get("name")) for author in authors if isinstance(author, dict)]
        if isinstance(authors, list)
        else []
    )
    plain = "".join(
        f"<p>{_escaped(part)}</p>" for part in _string(entry.get("content_text")).split("\n") if part.strip()
    )
    return _Item(
        content=_string(entry.get("content_html")) or plain,
        summary=_escaped(_string(entry.get("summary"))),
        title=_string(entry.get("title")),
        author=", ".join(name for name in names if name),
        stamp=_string(entry.get("date_published")),
        url=_string(entry.get("url")) or None,
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _xml_feed(data: bytes, text: str, where: str) -> tuple[str | None, str | None, list[_Item]]:
    import feedparser

    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnreadableInput(where, "the feed carries a DOCTYPE or entities, which are not read")
    _check_nesting(data, where)
    # Bytes, so that feedparser takes no path or address for its argument.
    try:
        parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # on broken markup it raises whatever its parsers raise
        raise UnreadableInput(where, "a feed too broken to read") from error
    if not parsed.version and not parsed.entries:
        raise UnreadableInput(where, "not a feed")
    language = _string(parsed.feed.get("language"))[:2].lower()
    return (
        _string(parsed.feed.get("title")) or None,
        language or None,
        [_xml_item(e) for e in parsed.entries[:MOST_ITEMS]],
    )


def _check_nesting(data: bytes, where: str) -> None:
    depth = deepest = 0
    for tags, tag in enumerate(_TAG.finditer(data)):
        if tags > MOST_TAGS:
            raise UnreadableInput(where, f"a feed with more than {MOST_TAGS:,} elements")
        if not tag[2] and tag.group()[1:2] not in (b"!", b"?"):
            depth += -1 if tag[1] else 1
            deepest = max(deepest, depth)
    if deepest > MOST_DEPTH:
        raise UnreadableInput(where, f"elements nested more than {MOST_DEPTH} deep")


def _xml_item(entry: Mapping[str, object]) -> _Item:
    contents = entry.get("content")
    values = (
        [_string(part.get("value")) for part in contents if isinstance(part, dict)]
        if isinstance(contents, list)
        else []
    )
    return _Item(
        content=max(values, key=len, default=""),
        summary=_string(entry.get("summary")),
        title=_string(entry.get("title")),
        author=_string(entry.get("author")),
        stamp=_stamp(entry.get("published_parsed")),
        url=_string(entry.get("link")) or None,
    )


def _stamp(parsed: object) -> str:
    if not isinstance(parsed, tuple):
        return ""
    return "{:04}-{:02}-{:02}T{:02}:{:02}:00+00:00".format(*parsed[:5])


def _article(item: _Item, outlet: str | None, language: str | None, source: str | None) -> Article | None:
    full, summary = _paragraphs(item.content), _paragraphs(item.summary)
    paragraphs = full if sum(map(len, full)) >= sum(map(len, summary)) else summary
    title = " ".join(" ".join(_paragraphs(item.title)).split())
    if not paragraphs and not title:
        return None
    length = sum(map(len, paragraphs))
    text, spans = join_paragraphs(paragraphs, title=title or UNKNOWN)
    published: Published | Unknown = parse_published(iso_stamp(item.stamp)) or UNKNOWN
    return make_article(
        text=text,
        paragraphs=spans,
        title=title or UNKNOWN,
        outlet=outlet or UNKNOWN,
        author=clean_author(item.author, outlet) or UNKNOWN,
        published=published,
        url=item.url,
        language=detect_language(text[:3000]) or language or UNKNOWN,
        source=source,
        stub=length < FEWEST_LETTERS or _TEASER_END.search(paragraphs[-1]) is not None,
    )


def _paragraphs(html: str) -> list[str]:
    """The blocks of a fragment of HTML, without the line by which a blog names itself below every item."""
    if not html.strip():
        return []
    return [block for block in _blocks(html) if _FOOTER.match(block) is None]


def _blocks(html: str) -> Iterator[str]:
    from lxml import etree
    from lxml.html import fragment_fromstring

    try:
        root = fragment_fromstring(html.replace("\x00", ""), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return
    yield from read_blocks(root)
