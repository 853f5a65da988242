"""Commands of the daily quiz and of sharing results."""

from dataclasses import replace

from ...quizzes.session import Finish, Mode, Phase
from .. import openings, wording, wording_daily
from ..desk import Desk, game_of
from ..messages import Reply, Request
from ..rounds import Played
from ..store import NoSuchGame
from ..texts import _, aloud, mark
from .showing import posts_of


async def daily(request: Request, desk: Desk) -> Reply:
    """Today's quiz: begin it, go on with it, or see how it went."""
    begun = await openings.start_daily(desk, request)
    if begun is None:
        return wording.no_question(None)
    if isinstance(begun, openings.Had):
        return wording_daily.had(
            begun.stored.game, request.member, begun.streak, next_at=begun.next_at, now=desk.clock()
        )
    stored = await desk.store.games.get(begun.game.id)
    day = stored.day or desk.clock().date()
    streak = await openings.streak_of(desk, request.server, request.member)
    fresh = begun.game.id == game_of(request)
    text = (
        wording_daily.opening(day, asked=len(begun.game.questions), streak=streak)
        if fresh
        else wording_daily.goes_on(day)
    )
    return Reply(title=_("Daily quiz"), text=text, private=True, also=posts_of(begun, request))


async def with_streak(played: Played, request: Request, desk: Desk) -> Played:
    """What happened, with the player's days in a row where it was the end of a daily quiz."""
    over = any(isinstance(effect, Finish) for effect in played.effects)
    if played.game.rules.mode is not Mode.DAILY or not over:
        return played
    return replace(played, streak=await openings.streak_of(desk, request.server, request.member))


async def share(request: Request, desk: Desk) -> Reply:
    """Show one's own result of a finished quiz to the channel, once."""
    try:
        stored = await desk.store.games.get(request.options["game"])
    except NoSuchGame:
        return wording.refusal(mark("That quiz is not known here any more."))
    player = next((one for one in stored.game.players if one.id == request.member), None)
    if player is None or stored.server != request.server:
        return wording.refusal(mark("You did not play in that quiz, so there is no result of yours to share."))
    if stored.game.phase is not Phase.FINISHED:
        return wording.refusal(mark("The quiz is not over yet. Share your result at its end."))
    key = f"share:{stored.game.id}:{request.member}:{request.place}"
    if not await desk.store.memory.first_time(key, desk.clock()):
        return wording.refusal(mark("You have shared that result here already."))
    streak = await openings.streak_of(desk, request.server, request.member) if stored.day else None
    with aloud():
        return wording_daily.shared(
            request.name, player, total=len(stored.game.questions), day=stored.day, streak=streak
        )
