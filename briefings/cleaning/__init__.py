"""Which lines of a copied page are the article: furniture, captions, related links, repeated bodies.

``label_lines`` gives every line its label and the reason, ``body_spans`` the lines that are the body. No outlet is
known here and no page: lines are judged by length, final punctuation, neighbours, repetition and the words by which
furniture gives itself away.
"""

import re
from collections.abc import Sequence

from ..article import Span
from .drops import Drop, label_of_cues
from .language import detect_language, is_foreign
from .lines import BODY_LABELS, LabelledLine, LineLabel, line_spans
from .listing import lists_stories
from .runs import find_body
from .views import View, shape_of, width
from .words import names_of

__all__ = [
    "LabelledLine",
    "LineLabel",
    "body_spans",
    "detect_language",
    "label_lines",
    "line_spans",
    "lists_stories",
    "names_of",
    "select_body",
    "shape_of",
    "width",
]

# A dump of a page's fields puts a stamp before the text: "date 2025-01-28 The first sentence".
_STAMP_PREFIX = re.compile(r"date:? \d{4}-\d\d-\d\d\s+(?=\S)", re.IGNORECASE)
# So much of the body tells its language.
_LANGUAGE_SAMPLE = 3000


def label_lines(text: str, *, start: int = 0) -> tuple[LabelledLine, ...]:
    """Every line of ``text`` from ``start`` on that is not blank, with its label and the reason for it.

    Lines of a text wrapped at a fixed width are joined to paragraphs first. Body lines are BODY or HEADING.
    """
    spans = line_spans(text, start)
    views, run, drops = find_body([span.of(text) for span in spans])
    _mark_foreign(views, run, drops)
    lines = []
    for span, (label, reason) in zip(spans, _verdicts(views, run, drops), strict=True):
        prefix = _STAMP_PREFIX.match(text, span.start, span.end) if label in BODY_LABELS else None
        if prefix is not None:
            lines.append(
                LabelledLine(
                    span=Span(span.start, span.start + len(prefix.group().rstrip())),
                    label=LineLabel.DATE,
                    reason="a stamp glued to the body",
                )
            )
            span = Span(prefix.end(), span.end)  # noqa: PLW2901 - the rest of the same line
        lines.append(LabelledLine(span=span, label=label, reason=reason))
    return tuple(lines)


def select_body(lines: Sequence[str], *, whole: bool = False) -> tuple[list[str], float]:
    """The lines that are the body, and the share of prose among the lines of its run.

    With ``whole`` the run is not cut to: only lines that are no part of an article anywhere are left out.
    """
    views, run, drops = find_body(lines)
    _mark_foreign(views, run, drops)
    prose = sum(views[i].shape.kind == "prose" for i in run)
    places = range(len(lines)) if whole else run
    return [lines[i] for i in places if drops[i] is None], prose / max(1, len(run))


def body_spans(lines: Sequence[LabelledLine]) -> tuple[Span, ...]:
    """The spans of the lines that belong to the body, in order."""
    return tuple(line.span for line in lines if line.label in BODY_LABELS)


def _mark_foreign(views: Sequence[View], run: range, drops: list[Drop | None]) -> None:
    """A paragraph in another language than the body is furniture."""
    kept = [views[i].text for i in run if drops[i] is None]
    sample = "\n".join(kept)[:_LANGUAGE_SAMPLE]
    language = detect_language(sample)
    if language is None:
        return
    for i in run:
        if drops[i] is None and _may_be_foreign(views[i]) and is_foreign(views[i].text, language):
            drops[i] = (LineLabel.FOREIGN, "in another language than the body")


def _may_be_foreign(view: View) -> bool:
    """Whether a line is long enough to tell, or in other letters than a name or a heading of the page's language."""
    return view.shape.kind in {"prose", "other", "cut"} or not view.text.isascii()


def _verdicts(views: Sequence[View], run: range, drops: Sequence[Drop | None]) -> list[Drop]:
    verdicts = []
    for i, view in enumerate(views):
        drop = drops[i]
        if i not in run:
            where = "above the body" if i < run.start else "below the body"
            label, reason = label_of_cues(view) or (LineLabel.FURNITURE, "no part of the body")
            verdicts.append((label, f"{where}: {reason}" if run else "no body found"))
        elif drop is not None:
            verdicts.append(drop)
        elif view.shape.kind == "prose":
            verdicts.append((LineLabel.BODY, "a full sentence in the run of the body"))
        elif view.shape.kind in ("short", "mid") and view.text[-1] not in ',;:.!?…。！？"”’」':
            verdicts.append((LineLabel.HEADING, "a short line within the body"))
        else:
            verdicts.append((LineLabel.BODY, "stands within the body"))
    return verdicts
