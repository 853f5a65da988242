"""Commands about contested answers: contest one's own, list those that wait, decide them."""

from collections.abc import Awaitable, Callable
from typing import Final

from .. import appeals, briefs, wording, wording_briefing, wording_contests
from ..desk import Desk
from ..messages import Reply, Request
from ..texts import aloud
from .showing import index_of, public_posts

# Each contest is a message of its own with its buttons; more at once would bury the channel's talk.
SHOWN: Final = 5

Deciding = Callable[[Desk, Request, int], Awaitable[appeals.Decision | appeals.Obstacle]]


async def contest(request: Request, desk: Desk) -> Reply:
    """File a contest of the member's own answer to a closed question, by its button or the last one."""
    filed = await appeals.file(
        desk,
        request,
        remark=request.options["remark"],
        game=request.options.get("game"),
        index=index_of(request.options),
    )
    return wording.refusal(filed.value) if isinstance(filed, appeals.Obstacle) else wording_contests.filed(filed)


async def contests(request: Request, desk: Desk) -> Reply:
    """The contests and reports that wait in this server, each with its passage and the ways to decide it."""
    cases = await appeals.waiting(desk, request.server)
    reports = await briefs.reported(desk, request)
    if not cases and not reports:
        return wording_contests.none_open()
    posts = [wording_contests.to_decide(case) for case in cases]
    posts += [wording_briefing.to_settle(one) for one in reports]
    head = wording_contests.opened(shown=min(SHOWN, len(posts)), total=len(posts))
    return Reply(title=head.title, text=head.text, private=True, also=tuple(posts[:SHOWN]))


async def uphold(request: Request, desk: Desk) -> Reply:
    """The contested answer was right, for everybody who gave it."""
    return await _decided(request, desk, appeals.uphold, wording_contests.upheld)


async def refuse(request: Request, desk: Desk) -> Reply:
    """The contested answer stays wrong."""
    return await _decided(request, desk, appeals.refuse, wording_contests.refused)


async def void(request: Request, desk: Desk) -> Reply:
    """The contested question counts for nobody."""
    return await _decided(request, desk, appeals.void, wording_contests.voided)


async def _decided(request: Request, desk: Desk, decide: Deciding, told: Callable[[appeals.Case], str]) -> Reply:
    """Decide, tell the moderator, and tell every place whose points changed and the one of the contest."""
    decision = await decide(desk, request, int(request.options["contest"]))
    if isinstance(decision, appeals.Obstacle):
        return wording.refusal(decision.value)
    line = told(decision.case)
    with aloud():
        public = told(decision.case)
        places = dict.fromkeys((decision.place, *(played.place for played in decision.changed)))
        posts = [(place, wording_contests.outcome(decision, public, place=place)) for place in places]
    posts += [(played.place, post) for played in decision.changed for post in public_posts(played)]
    return Reply(text=line, private=True, elsewhere=tuple(posts))
