"""Use cases of starting a quiz: which questions are asked, by what was asked, ruled and set before."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from ..quizzes.kinds.candidate import chance
from ..quizzes.session import DailyStreak, Mode, daily_streak
from .choosing import ruled
from .desk import Desk, game_of
from .messages import Request
from .rounds import Asked, Day, Played, pack, unpack
from .server_settings import ServerSettings
from .store import DailyPlayed, StoredGame

# Somebody who begins just before midnight still has this long.
LEAST_OF_A_DAY: Final = timedelta(minutes=30)
# A day's questions are kept for those who still play them; a game has its own copy.
KEPT: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Had:
    """A daily quiz that its player has finished: the game, their days, and when the next one can be had."""

    stored: StoredGame
    streak: DailyStreak
    next_at: datetime


async def start(
    desk: Desk, request: Request, *, count: int, topic: str | None, mode: Mode, seconds: int
) -> Played | None:
    """Open a game on up to ``count`` questions; None when there is nothing to ask or a game is open there."""
    known = await desk.again(game_of(request), request.id)
    if known is not None:
        return known
    rules = await desk.rules_of(request.server)
    place = desk.place_of(request, mode)
    asked = await desk.chooser.asked(
        await desk.content(request.server), server=request.server, place=place, topic=topic, count=count
    )
    if not asked:
        return None
    return await desk.begin(request, asked, mode=mode, seconds=seconds, scoring=rules.scoring)


async def start_daily(desk: Desk, request: Request) -> Played | Had | None:
    """The member's daily quiz: begun, gone on with, or had before; None when there is nothing to ask."""
    rules = await desk.rules_of(request.server)
    day = rules.day(desk.clock())
    had = await _had(desk, request, day, rules)
    if had is not None:
        return had
    if await desk.running(desk.place_of(request, Mode.DAILY)) is not None:
        await desk.stop(request, mode=Mode.DAILY)  # another day's
    asked = await questions_of_day(desk, request.server, day)
    if not asked:
        return None
    until = max(_midnight(day, rules), desk.clock() + LEAST_OF_A_DAY)
    try:
        daily = Day(date=day, until=until)
        return await desk.begin(request, asked, mode=Mode.DAILY, scoring=rules.scoring, daily=daily)
    except DailyPlayed:
        return await _had(desk, request, day, rules)


async def questions_of_day(desk: Desk, server: str, day: date) -> tuple[Asked, ...]:
    """The questions of a server's day: chosen by the first who asks, the same for everybody after."""
    name = f"daily:{day.isoformat()}"
    kept = await desk.store.settings.get(server, name)
    if kept is None:
        place = f"{server}#daily"
        chosen = await desk.chooser.asked(
            await desk.content(server),
            server=server,
            place=place,
            topic=None,
            count=desk.settings.questions,
            seed=chance(name, server),
        )
        if not chosen:
            return ()
        kept = await desk.store.settings.first(server, name, [pack(one) for one in chosen])
        await desk.store.settings.remove(server, f"daily:{(day - KEPT).isoformat()}")
        await desk.store.memory.remember_asked(place, [one.question.claim for one in chosen], desk.clock())
    texts = kept if isinstance(kept, list) else []
    asked = [unpack(text) for text in texts if isinstance(text, str)]
    left = ruled([one.question for one in asked], await desk.store.contests.rulings(server))
    sources = {one.question.id: one.source for one in asked}
    return tuple(Asked(question=question, source=sources[question.id]) for question in left)


async def streak_of(desk: Desk, server: str, member: str) -> DailyStreak:
    """The days in a row on which a member has played the daily quiz there."""
    today = (await desk.rules_of(server)).day(desk.clock())
    return daily_streak(await desk.store.games.days_played(server, member), today)


async def _had(desk: Desk, request: Request, day: date, rules: ServerSettings) -> Played | Had | None:
    """The member's daily quiz of the day, to go on with or to look back at; None if they have not begun it."""
    identity = await desk.store.games.daily(request.server, request.member, day)
    if identity is None:
        return None
    stored = await desk.store.games.get(identity)
    if stored.closed_at is None:
        return await desk.shown(stored)
    streak = await streak_of(desk, request.server, request.member)
    return Had(stored=stored, streak=streak, next_at=_midnight(day, rules))


def _midnight(day: date, rules: ServerSettings) -> datetime:
    """The end of the day in the server: days of 23 and 25 hours too."""
    tomorrow = day + timedelta(days=1)
    return datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=ZoneInfo(rules.zone))
