"""Commands that play: start a quiz, answer, skip, stop."""

import math
from typing import Final

from ...quizzes.session import Mode
from .. import openings, wording, wording_after
from ..desk import UNSEEN, Desk
from ..messages import Reply, Request
from ..rounds import Played, unpack
from ..texts import _, aloud, mark
from .daily import daily, with_streak
from .showing import index_of, posts_of, shown

# A review of this many takes some two minutes; the rest keeps.
AT_ONCE: Final = 10
NOT_ALLOWED: Final = mark("Only members with one of these roles may start a quiz for all here: {roles}.")
QUIET: Final = mark("These are quiet hours here, until {end} ({zone}).")
TOO_SOON: Final = mark("There was a quiz here just now; the next one can begin in {seconds}.")


async def quiz(request: Request, desk: Desk) -> Reply:
    """Start a quiz; where only the member plays, an unfinished one of theirs gives way."""
    mode = _mode(request)
    if mode is Mode.DAILY:
        return await daily(request, desk)
    if request.closed and mode not in UNSEEN:
        return wording.refusal(wording.NOT_HERE)
    running = await desk.running(desk.place_of(request, mode))
    ended: tuple[Reply, ...] = ()
    if running is not None:
        if not mode.alone:
            about = f"{running.game.id}:{running.game.index}:ask"
            return wording.running(running.game.index, len(running.game.questions), running.started_at, about=about)
        played = await desk.stop(request, mode=mode)
        ended = posts_of(played, request) if played else ()
    obstacle = await _obstacle(request, desk) if mode not in UNSEEN else None
    if obstacle is not None:
        return obstacle
    count = int(request.options.get("questions") or desk.settings.questions)
    seconds = int(request.options.get("seconds") or desk.settings.seconds)
    topic = request.options.get("topic") or None
    played = await openings.start(desk, request, count=count, topic=topic, mode=mode, seconds=seconds)
    if played is None:
        return wording.no_question(topic)
    posts = (*ended, *posts_of(played, request))
    with aloud(private=mode in UNSEEN):
        opening = wording.opening(
            mode, asked=len(played.game.questions), wanted=count, articles=played.articles, seconds=seconds
        )
        return Reply(title=_("Quiz"), text=opening, private=mode in UNSEEN, also=posts)


async def missed(request: Request, desk: Desk) -> Reply:
    """Ask again what the member got wrong and is due by now, for their eyes only."""
    due_now = await desk.store.reviews.due(request.server, request.member, desk.clock(), limit=AT_ONCE)
    if not due_now:
        return wording_after.nothing_missed(await desk.store.reviews.waiting(request.server, request.member))
    running = await desk.running(desk.place_of(request, Mode.PRIVATE))
    if running is not None:
        return wording.running(running.game.index, len(running.game.questions), running.started_at)
    asked = tuple(unpack(one.question) for one in due_now)
    played = await desk.begin(request, asked, mode=Mode.PRIVATE)
    if played is None:
        return wording.refusal(wording_after.BEGUN_ALREADY)
    waiting = await desk.store.reviews.waiting(request.server, request.member)
    opening = wording_after.missed(asked=len(asked), waiting=waiting - len(asked))
    return Reply(title=_("What you missed"), text=opening, private=True, also=posts_of(played, request))


async def answer(request: Request, desk: Desk) -> Reply:
    """Grade a reply to the open question: a letter, a number or words."""
    played = await desk.answer(
        request,
        reply=request.options["reply"],
        game=request.options.get("game"),
        index=index_of(request.options),
    )
    return await _told(played, request, desk)


async def skip(request: Request, desk: Desk) -> Reply:
    """Close the open question and go on to the next one."""
    played = await desk.skip(request, game=request.options.get("game"), index=index_of(request.options))
    return await _told(played, request, desk)


async def stop(request: Request, desk: Desk) -> Reply:
    """End the quiz; what was answered counts."""
    return await _told(await desk.stop(request), request, desk)


async def _obstacle(request: Request, desk: Desk) -> Reply | None:
    """Why the member may not start a quiz for all here now, as the server's moderators have set it."""
    if request.admin:
        return None
    rules, now = await desk.rules_of(request.server), desk.clock()
    if rules.starters and not request.roles & set(rules.starters):
        roles = ", ".join(f"<@&{role}>" for role in rules.starters)
        return wording.may_not_start(NOT_ALLOWED, roles=roles)
    if rules.is_quiet(now) and rules.quiet is not None:
        return wording.may_not_start(QUIET, end=f"{rules.quiet[1]:02}:00", zone=rules.zone)
    ended = await desk.store.games.last_closed(request.place) if rules.cooldown else None
    if ended is not None and (now - ended).total_seconds() < rules.cooldown:
        left = math.ceil(rules.cooldown - (now - ended).total_seconds())
        return wording.may_not_start(TOO_SOON, seconds=wording.many(left, "second"))
    return None


async def _told(played: Played | None, request: Request, desk: Desk) -> Reply:
    if played is None:
        return wording.refusal(wording.NO_QUIZ)
    return shown(await with_streak(played, request, desk), request)


def _mode(request: Request) -> Mode:
    chosen = request.options.get("mode")
    if chosen:
        return Mode(chosen)
    if request.closed:
        return Mode.PRIVATE
    return Mode.SOLO if request.alone else Mode.EVERYONE
