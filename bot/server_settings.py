"""What a server's moderators can set, parsed from the store and checked here; trusted everywhere else. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo, available_timezones

from ..quizzes.session import Scoring
from . import intro
from .store import JsonValue

Length = Literal["headline", "short", "full"]
LENGTHS: Final[tuple[Length, ...]] = ("headline", "short", "full")
HOURS: Final = range(24)
# The kinds of questions, each a list that can be left out.
LISTS: Final = (
    "comparison",
    "date",
    "dispute",
    "figure",
    "name",
    "order",
    "person",
    "place",
    "speaker",
    "true_false",
)
# An hour between two quizzes is a long time in a chat; more is done better with who may start.
LONGEST_COOLDOWN: Final = 3600
MOST_SOURCES: Final = 10
UTC_NAME: Final = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """One server's own settings; the defaults hold where nothing was set.

    ``channel`` is the place of the daily briefing, posted at ``hour`` o'clock in ``zone`` (an IANA name) with
    ``length`` under the words of ``intro``; without channel or hour there is none. ``sources`` are web addresses that
    take the place of the host's. ``starters`` are the roles that may start a quiz for everybody, empty for everyone.
    ``cooldown`` is the time in seconds between two of those in a place. ``quiet`` are the hours, from one to before
    the other, in which none may start. ``lists_off`` are question lists that are not asked here.
    """

    channel: str | None = None
    zone: str = UTC_NAME
    hour: int | None = None
    length: Length = "short"
    intro: str | None = None
    sources: tuple[str, ...] = ()
    starters: tuple[str, ...] = ()
    cooldown: int = 0
    quiet: tuple[int, int] | None = None
    lists_off: tuple[str, ...] = ()
    scoring: Scoring = Scoring.PLAIN

    def local(self, now: datetime) -> datetime:
        """The moment by the server's clock."""
        return now.astimezone(ZoneInfo(self.zone))

    def day(self, now: datetime) -> date:
        """The day it is in the server."""
        return self.local(now).date()

    def is_quiet(self, now: datetime) -> bool:
        """Whether it is one of the quiet hours, which may go over midnight."""
        if self.quiet is None:
            return False
        start, end = self.quiet
        hour = self.local(now).hour
        return start <= hour < end if start <= end else hour >= start or hour < end


def is_zone(name: str) -> bool:
    """Whether a time zone of that name is known here."""
    return name in available_timezones()


def parse(values: Mapping[str, JsonValue]) -> ServerSettings:
    """The settings of stored values by name; what is missing or makes no sense is as if it had not been set."""
    zone, length, scoring = values.get("zone"), values.get("length"), values.get("scoring")
    return ServerSettings(
        channel=_text(values.get("channel")),
        zone=zone if isinstance(zone, str) and is_zone(zone) else UTC_NAME,
        hour=_hour(values.get("hour")),
        length=next((one for one in LENGTHS if one == length), "short"),
        intro=_intro(values.get("intro")),
        sources=_texts(values.get("sources")),
        starters=_texts(values.get("starters")),
        cooldown=_seconds(values.get("cooldown")),
        quiet=_hours(values.get("quiet")),
        lists_off=_texts(values.get("lists_off")),
        scoring=Scoring.QUICK if scoring == Scoring.QUICK else Scoring.PLAIN,
    )


def _text(value: JsonValue) -> str | None:
    return value if isinstance(value, str) and value else None


def _intro(value: JsonValue) -> str | None:
    return value if isinstance(value, str) and intro.fits(value) else None


def _texts(value: JsonValue) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _hour(value: JsonValue) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value in HOURS else None


def _seconds(value: JsonValue) -> int:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return min(max(int(value), 0), LONGEST_COOLDOWN) if whole and isinstance(value, int) else 0


def _hours(value: JsonValue) -> tuple[int, int] | None:
    if not isinstance(value, list) or len(value) != 2:
        return None
    start, end = _hour(value[0]), _hour(value[1])
    return None if start is None or end is None or start == end else (start, end)
