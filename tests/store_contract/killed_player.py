"""Plays against a store in children that are killed; prints a line for each thing the store has acknowledged.

Arguments: the store's file, how many kills, and the seed of their moments.
"""

import asyncio
import os
import random
import signal
import sqlite3
import sys
import time
from datetime import UTC, datetime

from newsdesk.bot.store import GameInProgress, Store, open_store
from newsdesk.quizzes.session import Answer, Mode, Receipt, Skip, Start, new_game, step

MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)
SHORTEST, LONGEST = 0.02, 0.25


async def play(url: str, run: int, ready: int) -> None:
    """Game after game in one place; a line is printed only after the store's call has returned."""
    store = await open_store(url)
    os.write(ready, b".")
    number = 0
    while True:
        game_id = f"{run}-{number}"
        game, _ = step(new_game(id=game_id, mode=Mode.EVERYONE, questions=("q",), owner="ann"), Start(), MOMENT)
        try:
            await store.games.open(game, place="hall", server="town", questions=["{}"], now=MOMENT)
        except GameInProgress as there:  # left over from the run that was killed
            game_id = there.game_id
        await asyncio.gather(*(_answer(store, game_id, f"{run}-{player}") for player in range(5)))
        await store.games.play(game_id, Skip(player="ann", index=0), MOMENT)
        _say(f"closed {game_id}")
        number += 1


async def _answer(store: Store, game_id: str, player: str) -> None:
    answer = Answer(
        player=player,
        name=player,
        index=0,
        reply="12",
        outcome="accept",
        moment=MOMENT,
        event_id=f"{game_id}/{player}",
    )
    played = await store.games.play(game_id, answer, MOMENT)
    if any(isinstance(effect, Receipt) for effect in played.effects):
        _say(f"answered {game_id} {player}")


def _say(line: str) -> None:
    """One line in one write: `print` may write it in pieces, and a kill between two would leave half a line."""
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


def main(file: str, kills: int, seed: int) -> None:
    """Play and be killed, again and again; after each kill the file must be whole."""
    chance = random.Random(seed)
    for run in range(kills):
        heard, ready = os.pipe()
        child = os.fork()
        if not child:
            asyncio.run(play(f"sqlite:///{file}", run, ready))
        assert os.read(heard, 1) == b"."
        time.sleep(chance.uniform(SHORTEST, LONGEST))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(heard)
        os.close(ready)
        _check_integrity(file)
    print("survived", kills, flush=True)


def _check_integrity(file: str) -> None:
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchone() is None
    connection.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
