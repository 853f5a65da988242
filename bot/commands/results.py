"""Commands about what was won: the boards, and one's own line."""

from datetime import datetime, timedelta
from typing import Final

from .. import wording_scores
from ..charts import drawn
from ..desk import Desk
from ..messages import Choice, Reply, Request
from ..texts import _, aloud, mark

SHOWN: Final = 10
WEEKS_DRAWN: Final = 12
WEEK: Final = timedelta(days=7)
MONTH: Final = timedelta(days=30)
SPANS: Final = ("server", "today", "week", "month", "all", "me")
TITLE: Final = mark("Scores")
TITLES: Final = {
    "today": mark("Scores of today's daily quiz"),
    "week": mark("Scores of the last 7 days"),
    "month": mark("Scores of the last 30 days"),
    "all": mark("Scores of all servers"),
}


async def scores(request: Request, desk: Desk) -> Reply:
    """The best players: of this server, its last week or month, of every server, or the member's own line."""
    span = request.options.get("span") or "server"
    if span == "me":
        return await _own(request, desk)
    page = _page(request.options.get("page"))
    server, now = None if span == "all" else request.server, desk.clock()
    day = (await desk.rules_of(request.server)).day(now) if span == "today" else None
    rows = await desk.store.scores.board(
        server=server, since=_since(span, now), day=day, limit=SHOWN + 1, offset=SHOWN * (page - 1)
    )
    with aloud():
        shown = wording_scores.board(rows[:SHOWN])
        choices = _turns(span, page, more=len(rows) > SHOWN)
        return Reply(title=_(TITLES.get(span, TITLE)), text=shown, choices=choices, replaces=True)


async def _own(request: Request, desk: Desk) -> Reply:
    scores = desk.store.scores
    row = await scores.of_member(request.member, server=request.server)
    if row is None:
        return wording_scores.own_score(None)
    weeks = await scores.weeks(request.member, server=request.server, now=desk.clock(), count=WEEKS_DRAWN)
    picture = await desk.in_background(lambda: drawn(weeks))
    return wording_scores.own_score(row, weeks=weeks, picture=picture)


def _page(text: str | None) -> int:
    """A page's number from a button, from 1."""
    return max(1, int(text[:6])) if text and text.isascii() and text.isdigit() else 1


def _turns(span: str, page: int, *, more: bool) -> tuple[Choice, ...]:
    """The buttons to the pages before and after."""
    before = (Choice(label=_("Before"), action=f"scores:{span}:{page - 1}"),) if page > 1 else ()
    after = (Choice(label=_("Further"), action=f"scores:{span}:{page + 1}"),) if more else ()
    return (*before, *after)


def _since(span: str, now: datetime) -> datetime | None:
    return {"week": now - WEEK, "month": now - MONTH}.get(span)
