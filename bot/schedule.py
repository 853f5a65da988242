"""When a daily briefing is due: a pure function of a server's settings and the moment."""

from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from .server_settings import ServerSettings

# A bot that was away longer than this lets a briefing be: the next one is nearer.
CATCH_UP: Final = timedelta(hours=6)
DAY: Final = timedelta(days=1)


def due_day(rules: ServerSettings, now: datetime) -> date | None:
    """The day by the server's clock whose briefing should be on the screen by ``now``; None if there is none."""
    if rules.hour is None or rules.channel is None:
        return None
    today = rules.day(now)
    for day in (today, today - DAY):
        if timedelta() <= now - moment_of(day, rules.hour, rules.zone) < CATCH_UP:
            return day
    return None


def moment_of(day: date, hour: int, zone: str) -> datetime:
    """The moment of a full hour, in UTC.

    An hour that the clocks leave out comes as much later as they are put forward; of one they repeat, the first.
    """
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(zone)).astimezone(UTC)
