"""Days played in a row: the streak of the daily quiz."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyStreak:
    """``current`` counts the days in a row up to today, or to yesterday while today can still be played."""

    current: int
    longest: int
    played_today: bool


def daily_streak(days: Iterable[date], today: date) -> DailyStreak:
    """The streak of somebody who played on ``days`` (in the server's time zone, any order, repeats allowed)."""
    played = sorted({day for day in days if day <= today})
    runs: dict[date, int] = {}
    for day in played:
        runs[day] = runs.get(day - _DAY, 0) + 1
    return DailyStreak(
        current=runs.get(today, runs.get(today - _DAY, 0)),
        longest=max(runs.values(), default=0),
        played_today=today in runs,
    )
