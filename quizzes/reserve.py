"""The reserve: sound questions on facts beside the main ones, for an article that has next to no others.

An article about which nothing can be asked makes no quiz, and its readers take a lesser fact for none. So where fewer
passages than ``ENOUGH`` give a question of main worth, the best of the rest fill up, each under its headline. More of
them would cost too much: strict readers pass half of these, and three quarters of the others.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from ..briefings.article import Span
from .kinds.candidate import Candidate
from .ranking import salience_of
from .rules.weight import is_weighty

ENOUGH: Final = 2
# Of questions that only such rules refuse strict readers passed, kind by kind: figures 53%, deeds 50%, reported
# speech 43%, names 42%, quotations 35%, posts 10%. Of the best of each article they passed three of four claims,
# three of seven sayings, two of seven on who did it or where. Only figures and claims are asked so.
_WORTH: Final = {
    "true_false": 0.3,
    "figure": 0.5,
}
_WEIGHT: Final = 0.3  # a sum, a share or a number of many


def filled_up(shown: Sequence[Candidate], beside: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """What of ``beside`` is asked as well: for each article the best, until ``ENOUGH`` passages have a question."""
    taken: list[Candidate] = []
    told = sorted((c for c in beside if c.kind in _WORTH), key=lambda c: c.report.article.id)
    for article, group in groupby(told, key=lambda c: c.report.article.id):
        asked = {c.sentence.span for c in shown if c.report.article.id == article}
        for candidate in sorted(group, key=lambda c: (-worth_of(c), c.sentence.span, c.prompt, c.typed)):
            if len(asked) >= ENOUGH:
                break
            if not _overlaps(candidate.sentence.span, asked):
                asked.add(candidate.sentence.span)
                taken.append(candidate)
    return tuple(taken)


def worth_of(candidate: Candidate) -> float:
    """How good a question from the reserve is likely to be: by its kind, its figure and its place in the story."""
    return _WORTH[candidate.kind] + _WEIGHT * is_weighty(candidate) + salience_of(candidate)


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
