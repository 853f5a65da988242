"""Articles for tests, made from plain text: paragraphs are set apart by blank lines."""

from datetime import UTC, datetime

from newsdesk.briefings.article import UNKNOWN, Article, Published, Span, Unknown, article_id, revision_of


def article_from(
    text: str, *, published: str | None = None, outlet: str | Unknown = UNKNOWN, title: str | None = None
) -> Article:
    """An article whose whole text is its body; ``published`` is an ISO date."""
    paragraphs = []
    start = 0
    for part in text.split("\n\n"):
        if part.strip():
            paragraphs.append(Span(start, start + len(part)))
        start += len(part) + 2
    moment = None if published is None else datetime.fromisoformat(published).replace(tzinfo=UTC)
    return Article(
        id=article_id(text),
        revision=revision_of(text),
        text=text,
        paragraphs=tuple(paragraphs),
        title=UNKNOWN if title is None else title,
        outlet=outlet,
        published=UNKNOWN if moment is None else Published(moment=moment),
        language="en",
    )
