"""Briefing: lines chosen under a word budget, each with at least one citation by construction."""

from dataclasses import dataclass

from .article import Published, Span, Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A passage: article, revision, half-open span and the exact words there."""

    article: str
    revision: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a briefing.

    ``text`` is the passage, or the passage lightly cut, with words put in from elsewhere in the article in square
    brackets. ``citations`` is never empty; the first is the passage the line is made from.
    """

    text: str
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError("a line needs a citation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one source says in a dispute."""

    value: str
    outlet: str | Unknown
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A claim on which sources differ: what it is about, and each value with its source."""

    about: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article a briefing or a bank rests on, as it is shown to readers."""

    article: str
    revision: str
    title: str | Unknown
    outlet: str | Unknown
    published: Published | Unknown
    url: str | None
    source: str | None
    retold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """Lines, disagreements and sources of one briefing; ``note`` says what a reader should know (or is None)."""

    lines: tuple[Line, ...]
    disputes: tuple[Dispute, ...]
    sources: tuple[Source, ...]
    note: str | None = None
