"""A player's program is killed again and again: what the store acknowledged is there, once, and whole."""

import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from newsdesk.bot.store import open_store

TESTS = Path(__file__).parents[1]
KILLS = 20


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
async def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "newsdesk.db"
    lines = _play_and_be_killed(file)
    answered = {(words[1], words[2]) for words in lines if words[0] == "answered"}
    closed = {words[1] for words in lines if words[0] == "closed"}
    assert lines[-1] == ["survived", str(KILLS)]
    assert len(answered) > KILLS
    assert len(closed) > KILLS / 2
    store = await open_store(f"sqlite:///{file}")
    try:
        kept: Counter[tuple[str, str]] = Counter()
        for game in sorted({game for game, _ in answered}):
            kept.update((game, reply.member) for reply in await store.games.replies(game))
        assert answered <= set(kept)
        assert set(kept.values()) == {1}
        unfinished = {stored.game.id for stored in await store.games.unfinished()}
        assert len(unfinished) <= 1
        assert not unfinished & closed
        points = {line.member: line.points for line in await store.scores.board(server="town", limit=10_000)}
        assert points == dict(Counter(member for game, member in kept if game not in unfinished))
    finally:
        await store.close()


def _play_and_be_killed(file: Path) -> list[list[str]]:
    seed = random.randrange(10**6)
    print("seed", seed)  # shown when the test fails
    program = [sys.executable, "-m", "store_contract.killed_player", str(file), str(KILLS), str(seed)]
    paths = os.pathsep.join([str(TESTS.parent / ".typing"), str(TESTS)])
    environment = {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run(program, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return [line.split() for line in done.stdout.splitlines()]
