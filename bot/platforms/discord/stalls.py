"""A watch on the event loop that a host's whole bot shares: whoever blocks it makes every answer late."""

import asyncio
import logging
from typing import Final

log = logging.getLogger("newsdesk.discord")

# Discord waits 3 s for an answer; a loop that stands still for a sixth of that is worth a line.
STALL: Final = 0.5
LOOK_EVERY: Final = 0.1


async def watch_for_stalls() -> None:
    """Log each time the loop came back later than asked by more than `STALL` seconds. Runs until it is cancelled."""
    loop = asyncio.get_running_loop()
    while True:
        wanted = loop.time() + LOOK_EVERY
        await asyncio.sleep(LOOK_EVERY)
        late = loop.time() - wanted
        if late > STALL:
            log.warning("the event loop stood still for %.1f s: something in this process blocks it", late)
