"""Article, Published, Span and Sentence: the immutable text and the places in it.

Everything else points into ``Article.text`` by half-open offsets; no second copy of the text is kept.
Knows nothing of files, formats, facts or chat.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Final, Literal

# A run of white space that is not the one plain space it is folded to.
_ODD_SPACES: Final = re.compile(r"[^\S ]\s*| \s+")
ID_VERSION: Final = "a1"
REVISION_VERSION: Final = "r1"


class Unknown(Enum):
    """A value that exists but that the text does not tell; None, in contrast, means there is no such thing."""

    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        """False, so that ``article.title or "untitled"`` reads as it should."""
        return False

    def __str__(self) -> str:
        return self.value


UNKNOWN: Final = Unknown.UNKNOWN


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``start <= end``, counted from 0."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The slice of ``text`` that this span names."""
        return text[self.start : self.end]

    def shifted(self, offset: int) -> "Span":
        """The same range ``offset`` places further on."""
        return Span(self.start + offset, self.end + offset)

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article came out: an aware moment and how much of it the source states."""

    moment: datetime
    precision: Literal["minute", "day", "month", "year"] = "day"

    def __post_init__(self) -> None:
        if self.moment.tzinfo is None:
            raise ValueError("a publication moment needs a time zone")

    def __str__(self) -> str:
        """ISO 8601 as far as the precision goes: "2025-01-28"."""
        text = self.moment.isoformat()
        return {"minute": text, "day": text[:10], "month": text[:7], "year": text[:4]}[self.precision]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: its place in ``Article.text`` and the number of its body paragraph, from 0."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was read.

    ``text`` is the file's text for plain text and the extracted text for HTML and feeds; it never changes.
    ``paragraphs`` are the body: spans in order, not overlapping, without furniture, captions or repeats.
    ``source`` is the path or URL it was read from as the user gave it, None for text from elsewhere.
    ``retold`` marks a retelling of somebody's article, which citations must say.
    ``stub`` marks a feed item that holds only a summary.
    """

    id: str
    revision: str
    text: str
    # Id and revision tell articles apart well enough to hash by; hundreds of spans would take their time.
    paragraphs: tuple[Span, ...] = field(hash=False)
    title: str | Unknown = UNKNOWN
    outlet: str | Unknown = UNKNOWN
    author: str | Unknown = UNKNOWN
    published: Published | Unknown = UNKNOWN
    url: str | None = None
    language: str | Unknown = UNKNOWN
    source: str | None = None
    retold: bool = False
    stub: bool = False

    @property
    def body(self) -> str:
        """The body's paragraph slices joined by a blank line."""
        return "\n\n".join(span.of(self.text) for span in self.paragraphs)

    def paragraph_at(self, span: Span) -> int | None:
        """The number of the body paragraph that holds ``span``, or None when it lies outside the body."""
        for number, paragraph in enumerate(self.paragraphs):
            if paragraph.contains(span):
                return number
        return None


def make_article(
    *,
    text: str,
    paragraphs: Sequence[Span],
    title: str | Unknown = UNKNOWN,
    outlet: str | Unknown = UNKNOWN,
    author: str | Unknown = UNKNOWN,
    published: Published | Unknown = UNKNOWN,
    url: str | None = None,
    language: str | Unknown = UNKNOWN,
    source: str | None = None,
    retold: bool = False,
    stub: bool = False,
) -> Article:
    """Build an article with its id and revision; the only place that computes them.

    An article without body text (a feed item that is a bare headline) takes its identity from its title.

    Raises:
        ValueError: a paragraph lies outside the text, overlaps another or is out of order.
    """
    end = 0
    for span in paragraphs:
        if span.start < end or span.end > len(text):
            raise ValueError(f"paragraph {span.start}..{span.end} is out of order or outside the text")
        end = span.end
    body = "\n\n".join(span.of(text) for span in paragraphs)
    identity = body if body.strip() or title is UNKNOWN else str(title)
    return Article(
        id=article_id(identity),
        revision=revision_of(text),
        text=text,
        paragraphs=tuple(paragraphs),
        title=title,
        outlet=outlet,
        author=author,
        published=published,
        url=url,
        language=language,
        source=source,
        retold=retold,
        stub=stub,
    )


def article_id(body: str) -> str:
    """Identity of an article: a versioned hash of its body with white space folded.

    Two copies of one article in different page furniture share it; spans hold for a revision only.
    """
    return f"{ID_VERSION}-{_digest(_ODD_SPACES.sub(' ', body.strip()))}"


def revision_of(text: str) -> str:
    """A versioned hash of the exact text: one changed character makes another revision."""
    return f"{REVISION_VERSION}-{_digest(text)}"


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
