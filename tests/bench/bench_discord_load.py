"""Prints how a bot on one core bears many players at once, and what a press costs beside an empty discord.py view's.

The bot is a process of its own on one core; the loopback server and the players are another. Every player presses in
every quiz at once: how soon each press is acknowledged, and whether every reply is saved. Then the processor time of
a press: a discord.py view that answers with one fixed text, Newsdesk on a store that is a dictionary, and Newsdesk on
SQLite, all pressed in the same way in the same run.
Run: ``python tests/bench/bench_discord_load.py [--players 50] [--quizzes 20] [--rate 0]``; the rate is in presses a
second, 0 is all at once.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / ".typing"), str(ROOT / "tests")]

STORES = ("dictionary", "sqlite")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Seconds from each press to its answer in order, and the bot's processor seconds in all."""

    waits: Sequence[float]
    processor: float
    presses: int
    failed: int

    @property
    def each(self) -> float:
        """Processor milliseconds a press."""
        return 1000 * self.processor / self.presses

    def said(self) -> str:
        """The figures in a line."""
        if not self.waits:
            return "no press was answered"
        p50, p99 = self.waits[len(self.waits) // 2], self.waits[int(len(self.waits) * 0.99)]
        told = f"acknowledged p50 {p50:.3f} s, p99 {p99:.3f} s, slowest {self.waits[-1]:.3f} s"
        return f"{self.presses} presses, {self.failed} failed: {told}; {self.each:.2f} ms of processor each"


class Bot:
    """The bot's process as its parent sees it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def ask(self, word: str) -> str:
        """Write a line, read a line."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{word}\n".encode())
        return (await self._process.stdout.readline()).decode().strip()

    async def processor(self) -> float:
        """Processor seconds it has used."""
        return float(await self.ask("processor"))


@asynccontextmanager
async def started(server: Any, store: str, path: Path) -> AsyncIterator[Bot]:
    """A bot on one core, ready."""
    environ = os.environ | {"HOST_API": server.url, "HOST_GATEWAY": server.gateway.url, "HOST_TOKEN": server.token}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        __file__,
        "--child",
        store,
        str(path),
        env=environ,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        assert (await process.stdout.readline()).strip() == b"ready"
        yield Bot(process)
    finally:
        process.terminate()
        await process.wait()


async def load(store: str, *, players: int, quizzes: int, rate: float) -> None:
    """Start the quizzes, let everybody press, print the figures; the empty view first, in the same process."""
    from discord_server import DiscordServer

    with tempfile.TemporaryDirectory() as folder:
        async with DiscordServer(check_spec=False) as server:
            guild = server.add_guild()
            channels = [server.add_text_channel(guild, f"channel {n}") for n in range(quizzes)]
            people = [server.add_member(guild, f"Player {n}") for n in range(max(players, quizzes))]
            async with started(server, store, Path(folder) / "bench.sqlite3") as bot:
                empty = []
                for person, place in zip(people, channels, strict=False):
                    empty.append((await person.slash(place, "empty")).message)
                await press_all(server, bot, people[:5], empty, rate=rate)  # what is made once is made now
                plain = await press_all(server, bot, people[:players], empty, rate=rate)
                starts = zip(people, channels, strict=False)
                await asyncio.gather(*(p.slash(c, "news quiz", questions=1, seconds=600) for p, c in starts))

                def questions() -> list[Any]:
                    return [m for c in channels for m in server.messages(c) if "Question 1 of" in m.text]

                await server.until(lambda: len(questions()) == quizzes, seconds=60)
                asked = questions()
                ours = await press_all(server, bot, people[:players], asked, rate=rate)
                saved = await bot.ask("saved")
    print(f"empty view: {plain.said()}")
    print(f"Newsdesk on {store}: {ours.said()}; replies saved {saved}")
    print(f"a press of Newsdesk on {store} costs {ours.each / plain.each:.2f} times an empty view's")


async def press_all(
    server: Any, bot: Bot, people: Sequence[Any], messages: Sequence[Any], *, rate: float
) -> Measured:
    """Every one of ``people`` presses a button of every message, at once or ``rate`` a second."""

    async def press(number: int, person: Any, message: Any) -> None:
        await asyncio.sleep(number / rate if rate else 0)
        await person.click(message, label=message.buttons[number % min(3, len(message.buttons))].label)

    await server.quiet()
    before, used = len(server.interactions), await bot.processor()
    pairs = [(person, message) for person in people for message in messages]
    jobs = [press(number, *pair) for number, pair in enumerate(pairs)]
    failed = [one for one in await asyncio.gather(*jobs, return_exceptions=True) if one is not None]
    await server.until(lambda: not server.thinking(), seconds=120)
    await server.quiet()
    used = await bot.processor() - used
    waits = sorted(i.answered - i.made for i in server.interactions[before:] if i.answered is not None)
    return Measured(waits=waits, processor=used, presses=len(pairs), failed=len(failed))


# The bot's process -----------------------------------------------------------------------------------------


async def child(store: str, path: Path) -> None:
    """Run a host's bot with the cog and an empty view until the parent ends it."""
    import discord
    import yarl
    from discord import http
    from discord.gateway import DiscordWebSocket
    from discord_play import OPTIONS_QUESTION, HostBot, fixed_desk

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    http.Route.BASE = os.environ["HOST_API"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["HOST_GATEWAY"])

    class EmptyView(discord.ui.View):
        @discord.ui.button(label="Press", custom_id="empty")
        async def press(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
            await interaction.response.send_message("Your answer is in.", ephemeral=True)

    class Host(HostBot):
        async def setup_hook(self) -> None:
            self.add_view(EmptyView(timeout=None))
            await super().setup_hook()

        async def on_ready(self) -> None:
            print("ready", flush=True)

    async with fixed_desk(path, questions=(OPTIONS_QUESTION,)) as desk:
        games = Games()
        if store == "dictionary":
            desk.store.games = games  # type: ignore[assignment]  # the same methods
        bot = Host(desk)

        @bot.tree.command(description="A view that does nothing")
        async def empty(interaction: discord.Interaction) -> None:
            await interaction.response.send_message("Empty", view=EmptyView(timeout=None))

        async def saved() -> object:
            if store == "dictionary":
                return sum(len(stored.game.given) for stored in games.all.values())
            found = [await desk.store.games.replies(one.game.id) for one in await desk.store.games.unfinished()]
            return sum(len(replies) for replies in found)

        listening = asyncio.create_task(listen({"processor": used, "saved": saved}))
        bot._connection.guild_ready_timeout = 0.05
        await bot.start(os.environ["HOST_TOKEN"])
        listening.cancel()


async def used() -> float:
    """Processor seconds of this process."""
    return time.process_time()


async def listen(words: dict[str, Callable[[], Awaitable[object]]]) -> None:
    """Answer the parent's questions."""
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        print(await words[line.decode().strip()](), flush=True)


class Games:
    """The store's games as a dictionary: what a press costs without a database."""

    def __init__(self) -> None:
        self.all: dict[str, Any] = {}
        self._texts: dict[str, Sequence[str]] = {}

    async def open(self, game: Any, *, place: str, server: str, questions: Sequence[str], now: Any, **_: Any) -> None:
        """Keep a game."""
        from newsdesk.bot.store import StoredGame

        self._texts[game.id] = questions
        self.all[game.id] = StoredGame(game=game, place=place, server=server, bank="", started_at=now, closed_at=None)

    async def play(self, game_id: str, event: Any, now: Any, **_: Any) -> Any:
        """One step."""
        from dataclasses import replace

        from newsdesk.bot.store.playing import Played
        from newsdesk.quizzes.session import step

        stored = self.all[game_id]
        game, effects = step(stored.game, event, now)
        self.all[game_id] = replace(stored, game=game)
        return Played(game=game, effects=effects)

    async def get(self, game_id: str) -> Any:
        """A game."""
        from newsdesk.bot.store import NoSuchGame

        if game_id not in self.all:
            raise NoSuchGame(game_id)
        return self.all[game_id]

    async def current(self, place: str) -> Any:
        """The game of a place."""
        return next((one for one in self.all.values() if one.place == place), None)

    async def questions(self, game_id: str) -> Sequence[str]:
        """Its questions."""
        return self._texts[game_id]

    async def due(self, _: Any, **__: Any) -> tuple[str, ...]:
        """Nothing is ever due."""
        return ()

    async def unfinished(self) -> tuple[Any, ...]:
        """Every game."""
        return ()


def main() -> None:
    """Read the arguments and play."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--players", type=int, default=50)
    parser.add_argument("--quizzes", type=int, default=20)
    parser.add_argument("--rate", type=float, default=0)
    parser.add_argument("--child", nargs=2, metavar=("STORE", "FILE"))
    args = parser.parse_args()
    if args.child:
        asyncio.run(child(args.child[0], Path(args.child[1])))
        return
    for store in STORES:
        asyncio.run(load(store, players=args.players, quizzes=args.quizzes, rate=args.rate))


if __name__ == "__main__":
    main()
