"""The daily briefings that are due: claimed, composed of what is new, given out once."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from ..briefings.layout import cited
from . import briefs
from .briefs import Shown
from .desk import Desk
from .messages import Request
from .schedule import due_day
from .server_settings import ServerSettings

log = logging.getLogger("newsdesk.delivery")

# What was told a week ago may be told again as background to what is new.
TOLD_FOR: Final = timedelta(days=7)
NOTHING_NEW: Final = "nothing new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One server's briefing of a day, for its channel; ``key`` names its post, ``intro`` is what the server set."""

    place: str
    key: str
    day: date
    shown: Shown
    intro: str | None = None


async def editions(desk: Desk, *, again: bool, locale_of: Callable[[str], str] = lambda _: "") -> tuple[Edition, ...]:
    """The briefings that are due now and that nobody has given out.

    ``again`` takes up those that were claimed but never seen posted: for a bot that has just started. A day without
    anything new has no briefing.
    """
    found = []
    for server in await desk.store.settings.named("hour"):
        rules = await desk.rules_of(server)
        day = due_day(rules, desk.clock())
        if day is None or rules.channel is None:
            continue
        key = key_of(server, day)
        if not await _claimed(desk, key, again=again):
            continue
        try:
            edition = await _composed(desk, server, rules, day, locale_of(rules.channel))
        except Exception:
            # One server's trouble is not another's: this one is tried again at the next look.
            log.exception("the briefing of %s for %s could not be made", day, server)
            await desk.store.memory.unpost(key)
            continue
        if edition is None:
            await desk.sent(key, NOTHING_NEW)
        else:
            found.append(edition)
    return tuple(found)


def key_of(server: str, day: date) -> str:
    """The name of a server's post of a day."""
    return f"briefing:{server}:{day.isoformat()}"


async def _claimed(desk: Desk, key: str, *, again: bool) -> bool:
    if await desk.store.memory.claim_post(key, desk.clock()):
        return True
    return again and not await desk.was_sent(key)


def _asked_on(day: date, server: str, rules: ServerSettings, now: datetime, locale: str) -> Request:
    """The request that the briefing of a day stands for."""
    place = rules.channel or ""
    return Request(
        id=key_of(server, day),
        command="briefing",
        place=place,
        server=server,
        member="",
        name="",
        moment=now,
        locale=locale,
    )


async def _composed(desk: Desk, server: str, rules: ServerSettings, day: date, locale: str) -> Edition | None:
    place, now, key = rules.channel or "", desk.clock(), key_of(server, day)
    content = await desk.content(server)
    if not content.articles:
        return None
    told = [line for line, moment in (await desk.store.memory.told(place)).items() if moment >= now - TOLD_FOR]
    request = _asked_on(day, server, rules, now, locale)
    kept = await briefs.shown_before(desk, request, briefs.identity_of(request))
    if kept is not None:  # composed before a crash, and told to nobody
        return Edition(place=place, key=key, day=day, shown=kept, intro=rules.intro)
    days = (day - timedelta(days=ago) for ago in range(1, TOLD_FOR.days + 1))
    known = await _told_of(desk, [_asked_on(one, server, rules, now, locale) for one in days])
    shown = await briefs.brief_on(
        desk, request, content.articles, content, length=rules.length, told=told, known=known
    )
    if not shown.briefing.lines:
        return None
    await desk.store.memory.remember_told(place, [line.text for line in shown.briefing.lines], now)
    return Edition(place=place, key=key, day=day, shown=shown, intro=rules.intro)


async def _told_of(desk: Desk, earlier: Sequence[Request]) -> frozenset[str]:
    """The revisions of the articles that earlier editions cited, as far as these are kept."""
    found = [await briefs.shown_before(desk, request, briefs.identity_of(request)) for request in earlier]
    return frozenset(source.revision for shown in found if shown for source in cited(shown.briefing))
