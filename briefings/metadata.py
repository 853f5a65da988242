"""Title, outlet, author and publication date of a plain dump: *unknown* unless the text says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from .article import UNKNOWN, Published, Span, Unknown
from .cleaning import LabelledLine, LineLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of itself; *unknown* where it does not say."""

    title: str | Unknown = UNKNOWN
    outlet: str | Unknown = UNKNOWN
    author: str | Unknown = UNKNOWN
    published: Published | Unknown = UNKNOWN


_ISO: Final = re.compile(r"\b(20\d\d|19\d\d)-(\d\d)-(\d\d)\b")


def find_metadata(text: str, lines: Sequence[LabelledLine]) -> Metadata:
    """What the lines above the body of ``text`` say of the article."""
    published: Published | Unknown = UNKNOWN
    title: str | Unknown = UNKNOWN
    for line in lines:
        if line.label is LineLabel.BODY:
            break
        words = line.span.of(text)
        match = _ISO.search(words)
        if match and published is UNKNOWN:
            published = published_on(int(match[1]), int(match[2]), int(match[3]))
        if 20 <= len(words) <= 150 and " " in words:
            title = words
    return Metadata(title=title, published=published)


def published_on(year: int, month: int, day: int) -> Published | Unknown:
    """A publication day at midnight UTC, *unknown* when there is no such day."""
    try:
        return Published(moment=datetime(year, month, day, tzinfo=UTC), precision="day")
    except ValueError:
        return UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The start of a wire report: where it was written, the day as it stands there, and the agency."""

    span: Span
    place: str
    day: str | None = None
    agency: str | None = None
