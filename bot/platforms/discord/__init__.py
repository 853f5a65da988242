"""Discord: a bot of Newsdesk's own (``newsdesk run``). A host's bot loads ``newsdesk.bot`` instead."""

import logging

from ....briefings.errors import UnreadableInput
from ...desk import Desk, open_desk
from ...settings import TOKEN_VARIABLE, Settings

WHERE_TO_GET_ONE = "make a bot at https://discord.com/developers/applications, copy its token and set this variable"


async def start(settings: Settings) -> int:
    """Open a desk and serve it in Discord until the bot is stopped.

    Raises:
        UnreadableInput: no token, or one that Discord refuses.
        StoreUnavailable: the database cannot be used.
    """
    _token(settings)
    _log_to_screen(settings.log_level)
    async with open_desk(settings) as desk:
        return await run(desk, settings)


async def run(desk: Desk, settings: Settings) -> int:
    """Serve ``desk`` in Discord; the face of the entry point."""
    from .own import serve

    return await serve(desk, _token(settings))


def _log_to_screen(level: str) -> None:
    """Other people's lines from ``level`` on; our own few lines always, for they say whether the bot is up."""
    logging.basicConfig(
        level=logging.getLevelNamesMapping().get(level.upper(), logging.WARNING),
        format="%(asctime)s %(levelname)-7s %(name)s: %(message)s",
    )
    logging.getLogger("newsdesk").setLevel(logging.INFO)


def _token(settings: Settings) -> str:
    if settings.token is None:
        raise UnreadableInput(TOKEN_VARIABLE, f"is not set; {WHERE_TO_GET_ONE}")
    return settings.token
