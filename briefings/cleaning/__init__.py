"""Which lines of a copied page are the article: furniture, captions, related links, repeated bodies."""

import re
from typing import Final

from ..article import Span
from .language import detect_language
from .lines import LabelledLine, LineLabel, line_spans

__all__ = ["LabelledLine", "LineLabel", "body_spans", "detect_language", "label_lines", "line_spans"]

_ENDS_SENTENCE: Final = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


def label_lines(text: str, *, start: int = 0) -> tuple[LabelledLine, ...]:
    """Every line of ``text`` from ``start`` on that is not blank, with its label and the reason for it."""
    seen: set[str] = set()
    labelled = []
    for span in line_spans(text, start):
        line = span.of(text)
        if line in seen and len(line) >= 40:
            label, reason = LineLabel.REPEAT, "stands a second time"
        elif len(line) >= 40 and _ENDS_SENTENCE.search(line):
            label, reason = LineLabel.BODY, "a full sentence"
        else:
            label, reason = LineLabel.FURNITURE, "no full sentence"
        seen.add(line)
        labelled.append(LabelledLine(span=span, label=label, reason=reason))
    return tuple(labelled)


def body_spans(lines: tuple[LabelledLine, ...]) -> tuple[Span, ...]:
    """The spans of the lines that belong to the body, in order."""
    return tuple(line.span for line in lines if line.label in {LineLabel.BODY, LineLabel.HEADING})
