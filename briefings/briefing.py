"""Briefing: lines chosen under a word budget, each with at least one citation by construction."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from .article import UNKNOWN, Article, Published, Span, Unknown
from .names import NameFinder

Length = Literal["headline", "short", "full"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A passage: article, revision, half-open span and the exact words there.

    ``before`` and ``after`` are the rest of the paragraph around the passage, for readers who open it.
    """

    article: str
    revision: str
    span: Span
    quote: str
    before: str = field(default="", compare=False)
    after: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a briefing.

    ``text`` is its passages in order, or these lightly cut, with words put in from elsewhere in the article in
    square brackets. ``citations`` is never empty; the first ``passages`` of them are what the line is made from, the
    others hold the words put in. ``cuts`` are the places of the passages that were left out. ``status`` compares with
    what the reader was told before; ``was`` is then the line told before that an update replaces. ``story`` numbers
    the briefing's stories from 0. ``view`` marks a judgement or forecast that nobody in the passage is named for: it
    is shown as the outlet's, or where it is ``signed``, in an article of views, as the author's. ``headline`` marks
    an article's own headline, which stands in where no sentence can carry the story alone; what heads the article may
    follow it, and the headline is then its first passage, in quotation marks.
    """

    text: str
    citations: tuple[Citation, ...]
    cuts: tuple[Span, ...] = ()
    passages: int = 1
    status: Literal["plain", "new", "update"] = "plain"
    was: str | None = None
    story: int = 0
    view: bool = False
    signed: bool = False
    headline: bool = False

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError("a line needs a citation")
        if not 0 < self.passages <= len(self.citations):
            raise ValueError("a line is made from its own citations")


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one source says of a claim."""

    value: str
    outlet: str | Unknown
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A claim that sources tell differently: what it is about, and each value with its source.

    ``compatible`` when all the values can be true together, by rounding and bounds ("17%" and "16.86%"): then the
    sources differ in how they put it and not in what they say.
    """

    about: str
    positions: tuple[Position, ...]
    compatible: bool = False


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
    author: str | Unknown = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One story of a briefing: ``headline`` is a source's own title, UNKNOWN when no source has one.

    ``articles`` are its sources by id. ``publishers`` counts who speaks for themselves; ``wires`` are the sizes of
    the groups of publishers that share one text. ``lead`` marks the stories told first and at length.
    """

    headline: str | Unknown
    articles: tuple[str, ...]
    publishers: int
    wires: tuple[int, ...] = ()
    lead: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why one sentence or story is in the briefing or is not; ``story`` numbers it among the sections.

    ``kind`` tells a story from a sentence of one.
    """

    subject: str
    taken: bool
    why: str
    story: int = 0
    kind: Literal["story", "line"] = "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """Lines, disagreements and sources of one briefing; ``note`` says what a reader should know (or is None).

    ``sources`` are all articles read: those that are cited first, then those that only tell the same.

    ``heading`` sums the briefing up in one line: stories, publishers, minutes to read, when it was gathered.
    ``sections`` are the stories in reading order; `Line.story` numbers them. ``reasons`` explain every story and
    every sentence that was weighed: those taken, then those left out.
    """

    lines: tuple[Line, ...]
    disputes: tuple[Dispute, ...]
    sources: tuple[Source, ...]
    note: str | None = None
    heading: str | None = None
    sections: tuple[Section, ...] = ()
    reasons: tuple[Reason, ...] = field(default=(), compare=False)


def source_of(article: Article) -> Source:
    """How ``article`` is shown among the sources."""
    return Source(
        article=article.id,
        revision=article.revision,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        url=article.url,
        source=article.source,
        retold=article.retold,
        author=article.author,
    )


def cited_articles(lines: Iterable[Line], disputes: Iterable[Dispute]) -> frozenset[str]:
    """The ids of the articles that lines and disagreements rest on."""
    citations = [citation for line in lines for citation in line.citations]
    citations += [position.citation for dispute in disputes for position in dispute.positions]
    return frozenset(citation.article for citation in citations)


def compose(
    articles: Sequence[Article],
    *,
    words: int = 300,
    finder: NameFinder | None = None,
    told: Sequence[str] = (),
    known: Collection[str] = (),
    now: datetime | None = None,
    topic: str | None = None,
    length: Length = "full",
) -> Briefing:
    """A briefing of ``articles`` in at most ``words`` words; every line it holds has been verified.

    ``finder`` finds names (the default finder when None). ``told`` are lines this reader has read before: what they
    say is left out, what changed is marked. ``known`` are revisions of articles that they were told of: what was left
    out of them then is no news now. ``now`` is an aware moment, by which what is old is told from what is
    new. ``topic`` keeps the articles about it. ``length`` "short" is half of ``words``, "headline" one line a story.
    """
    from .composition import compose_lines  # the work builds on the types above

    return compose_lines(
        articles, words=words, finder=finder, told=told, known=known, now=now, topic=topic, length=length
    )
