"""The lines of a dump and what each may be labelled."""

import re
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
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


# The labels of lines that are part of the body.
BODY_LABELS: Final = (LineLabel.BODY, LineLabel.HEADING)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledLine:
    """One line: its place without surrounding white space, its label, and the reason in a few plain words."""

    span: Span
    label: LineLabel
    reason: str


# What str.splitlines splits at, less the form feeds and separators that copied pages carry inside a line.
_LINE: Final = re.compile(r"\S[^\r\n\u2028\u2029]*")


# A text is taken for wrapped at a fixed width when so many of its lines that are followed by another directly are
# within these widths, do not end a sentence there, and the next goes on in the same paragraph.
_WRAPPED_SHARE: Final = 0.7
_WRAPPED_WIDTHS: Final = range(50, 101)
_FEWEST_WRAPPED: Final = 4
_ENDS_SENTENCE: Final = re.compile(r"[.!?:…][\"'”’)\]]*$")


def line_spans(text: str, start: int = 0) -> list[Span]:
    """The spans of the lines of ``text`` from ``start`` on that are not blank, trimmed of white space.

    In a text wrapped at a fixed width (mail, old text files) a span is a whole paragraph.
    """
    spans = _single_lines(text, start)
    joined = [gap.count("\n") == 1 for gap in (text[a.end : b.start] for a, b in pairwise(spans))]
    followed = [span for span, follows in zip(spans, joined, strict=False) if follows]
    if len(followed) < _FEWEST_WRAPPED or 2 * len(followed) < len(spans):
        return spans
    wrapped = sum(len(span) in _WRAPPED_WIDTHS and not _ENDS_SENTENCE.search(span.of(text)) for span in followed)
    if wrapped < _WRAPPED_SHARE * len(followed):
        return spans
    out = [spans[0]]
    for span, follows in zip(spans[1:], joined, strict=True):
        if follows:
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out


def _single_lines(text: str, start: int) -> list[Span]:
    return [Span(match.start(), match.start() + len(match.group().rstrip())) for match in _LINE.finditer(text, start)]
