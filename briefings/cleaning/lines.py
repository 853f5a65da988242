"""The lines of a dump and what each may be labelled."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from ..article import Span


class LineLabel(Enum):
    """What a line of a copied page is."""

    BODY = "body"
    HEADING = "heading"
    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    CREDIT = "credit"
    RELATED = "related"
    TAGS = "tags"
    NOTICE = "notice"
    COMMENTS = "comments"
    METADATA = "metadata"
    REPEAT = "repeat"
    FOREIGN = "foreign"
    FRONT_MATTER = "front matter"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledLine:
    """One line: its place without surrounding white space, its label, and the reason in a few plain words."""

    span: Span
    label: LineLabel
    reason: str


# What str.splitlines splits at, less the form feeds and separators that copied pages carry inside a line.
_LINE: Final = re.compile(r"[^\r\n\u2028\u2029]+")


def line_spans(text: str, start: int = 0) -> list[Span]:
    """The spans of the lines of ``text`` from ``start`` on that are not blank, trimmed of white space."""
    spans = []
    for match in _LINE.finditer(text, start):
        line = match.group()
        stripped = line.strip()
        if stripped:
            begin = match.start() + len(line) - len(line.lstrip())
            spans.append(Span(begin, begin + len(stripped)))
    return spans
