"""Opens one database from several processes at the same moment. Arguments: the URL and how many."""

import asyncio
import os
import sys

from newsdesk.bot.store import open_store


async def _open(url: str) -> None:
    store = await open_store(url)
    await store.settings.put("", str(os.getpid()), value=True)
    await store.close()


def main(url: str, programs: int) -> int:
    """How many of the processes failed."""
    barrier_read, barrier_write = os.pipe()
    children = []
    for _ in range(programs):
        child = os.fork()
        if not child:
            os.close(barrier_write)
            os.read(barrier_read, 1)  # returns when the parent lets go: all start together
            asyncio.run(_open(url))
            os._exit(0)
        children.append(child)
    os.close(barrier_read)
    os.close(barrier_write)
    return sum(os.waitpid(child, 0)[1] != 0 for child in children)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
