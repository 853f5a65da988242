"""HTML pages -> Article: body by trafilatura, metadata from what the page states about itself."""

from ..article import UNKNOWN, Article, Span, make_article
from ..cleaning import detect_language
from ..errors import UnreadableInput
from .encoding import decode
from .front_matter import parse_published


def read_html(data: bytes, url: str | None = None, *, source: str | None = None) -> Article:
    """Read one HTML page; ``Article.text`` is the body's paragraphs joined by blank lines.

    Raises:
        UnreadableInput: empty or binary input, or a page without an article.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    where = source or url or "page"
    page = decode(data, where)
    document = bare_extraction(page, url=url, fast=True, include_comments=False, with_metadata=True)
    if not isinstance(document, Document) or not document.text:
        raise UnreadableInput(where, "no article found on the page")
    paragraphs = [line.strip() for line in document.text.split("\n") if line.strip()]
    text, spans = join_paragraphs(paragraphs)
    return make_article(
        text=text,
        paragraphs=spans,
        title=document.title or UNKNOWN,
        outlet=document.sitename or UNKNOWN,
        author=document.author or UNKNOWN,
        published=(parse_published(document.date) if document.date else None) or UNKNOWN,
        url=url,
        language=detect_language(text[:20_000]) or UNKNOWN,
        source=source,
    )


def join_paragraphs(paragraphs: list[str]) -> tuple[str, list[Span]]:
    """The paragraphs joined by blank lines, and the span of each in the result."""
    spans, position = [], 0
    for paragraph in paragraphs:
        spans.append(Span(position, position + len(paragraph)))
        position += len(paragraph) + 2
    return "\n\n".join(paragraphs), spans
