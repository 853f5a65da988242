"""Whether a page is a list of stories (a front page, a section, an archive) rather than one article."""

from collections.abc import Sequence, Set
from typing import Final

from .lines import BODY_LABELS, LabelledLine
from .views import Shape, shape_of

# A page lists stories when at least so many teasers stand on it and so much of the body found are teasers. Of 254
# dumps of articles and 127 pages, teasers make up .66 of the body of one that has five, and less of all others.
FEWEST_TEASERS: Final = 5
TEASER_SHARE: Final = 0.8
_REACH: Final = 3
_SHORT_LINE: Final = 90
_SHORTEST_HEADLINE: Final = 20
_LONGEST_TEASER: Final = 400
# What stands beside each teaser of a list: its date or age, who wrote it, how many comments it has.
_TOLD: Final = frozenset({"ago", "date", "byline", "comments"})
_LEADS_ON: Final = ("read more", "continue reading", "full story", "read the full", "read article")


def lists_stories(text: str, lines: Sequence[LabelledLine], links: Set[str] = frozenset()) -> bool:
    """Whether the labelled ``lines`` of ``text`` are a list of stories.

    That is, teasers that stand alone, each beside its own date or below a headline that is one of the ``links``.
    """
    shapes = [shape_of(line.span.of(text)) for line in lines]
    prose = [i for i, shape in enumerate(shapes) if _is_prose(shape)]
    alone = [i for i in prose if shapes[i].width <= _LONGEST_TEASER and _stands_alone(shapes, i)]
    if len(alone) < FEWEST_TEASERS:
        return False
    told = [_is_told(line.span.of(text), shape, links) for line, shape in zip(lines, shapes, strict=True)]
    teasers = {i for i in alone if _any_near(told, i)}
    body = [i for i in prose if lines[i].label in BODY_LABELS]
    whole = sum(shapes[i].width for i in body)
    return (
        len(teasers) >= FEWEST_TEASERS
        and sum(shapes[i].width for i in body if i in teasers) >= TEASER_SHARE * whole > 0
    )


def _is_prose(shape: Shape) -> bool:
    return shape.kind in {"prose", "cut"}


def _is_told(line: str, shape: Shape, links: Set[str]) -> bool:
    if line in links:
        return shape.width >= _SHORTEST_HEADLINE
    return shape.width < _SHORT_LINE and (bool(shape.cues & _TOLD) or line.lower().startswith(_LEADS_ON))


def _stands_alone(shapes: Sequence[Shape], i: int) -> bool:
    return not any(_is_prose(shapes[k]) for k in (i - 1, i + 1) if 0 <= k < len(shapes))


def _any_near(told: Sequence[bool], i: int) -> bool:
    return any(told[max(0, i - _REACH) : i + _REACH + 1])
