"""Lines of different sources that state the same claims: the first is kept, a retelling of it is not."""

from collections.abc import Sequence
from dataclasses import dataclass

from .briefing import Line
from .claims import Claim
from .dates import DateMention
from .quantities import Quantity, same_value


def retold(lines: Sequence[Line], claims: Sequence[Claim]) -> list[Line]:
    """The lines that state no figure or date but those of one line before, of another source in the same story.

    A line that gives another value, or any claim of its own, is no retelling; nor is one that shares dates only, for
    much may happen on a day. Figures are the same where `align` joins them in one claim. Headlines are left alone.
    """
    stated = [_stated(line, claims) for line in lines]
    found: list[int] = []
    for number, line in enumerate(lines):
        earlier = (n for n in range(number) if n not in found and lines[n].story == line.story)
        if not line.headline and any(
            _article(lines[n]) != _article(line) and _covers(stated[n], stated[number]) for n in earlier
        ):
            found.append(number)
    return [lines[number] for number in found]


def _article(line: Line) -> str:
    return line.citations[0].article


@dataclass(frozen=True, slots=True)
class _Stated:
    """The figures of a passage by the claim they fill, and its days, months and years."""

    figures: dict[str, Quantity]
    dates: frozenset[tuple[int | None, ...]]


def _stated(line: Line, claims: Sequence[Claim]) -> _Stated:
    passage = line.citations[0]
    facts = [
        (claim.id, fact.value)
        for claim in claims
        for fact in claim.facts
        if fact.article == passage.article and passage.span.contains(fact.span)
    ]
    return _Stated(
        figures={name: value for name, value in facts if isinstance(value, Quantity)},
        dates=frozenset(_day(value) for _, value in facts if isinstance(value, DateMention)),
    )


def _day(date: DateMention) -> tuple[int | None, ...]:
    return (date.year, date.month, date.day, *(_day(date.end) if date.end else ()))


def _covers(before: _Stated, later: _Stated) -> bool:
    """Whether every date and figure of ``later``, one figure at least, is told in ``before`` with the same value."""
    figures = later.figures.items()
    same = all(name in before.figures and same_value(before.figures[name], value) for name, value in figures)
    return bool(figures) and same and later.dates <= before.dates
