"""The command about how the bot is doing, for those who look after it."""

from ... import __version__
from .. import wording_after
from ..desk import Desk
from ..messages import Reply, Request


async def status(request: Request, desk: Desk) -> Reply:
    """What is read and what failed, the quizzes that are open, the contests that wait, the store and the version."""
    content = await desk.content(request.server)
    here = [game for game in await desk.store.games.unfinished() if game.server == request.server]
    waiting = await desk.store.contests.open(request.server)
    return wording_after.status(
        content,
        open_quizzes=len(here),
        contests=len(waiting),
        # The address stays out: a moderator of one server need not know where the host keeps its data.
        store=desk.store.url.partition(":")[0].partition("+")[0],
        version=__version__,
    )
