"""Prints how soon presses are acknowledged when many players play many quizzes at once, and that no reply is lost.

Server, players and bot share one process and one event loop, so the figures are upper bounds for the bot.
Run: ``python tests/bench/bench_discord.py [--players 50] [--quizzes 20] [--rate 40]``.
The rate is in presses a second; 0 presses all at once.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / ".typing"), str(ROOT / "tests")]


async def play(*, players: int, quizzes: int, rate: float) -> None:
    """Start the quizzes, let every player press in every one of them, and print the figures."""
    from discord_play import OPTIONS_QUESTION, HostBot, fixed_desk
    from discord_server import DiscordServer, Message, Person, running

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.sqlite3"
        async with DiscordServer(check_spec=False) as server, fixed_desk(path, questions=(OPTIONS_QUESTION,)) as desk:
            guild = server.add_guild()
            channels = [server.add_text_channel(guild, f"channel {n}") for n in range(quizzes)]
            people = [server.add_member(guild, f"Player {n}") for n in range(max(players, quizzes))]
            async with running(HostBot(desk), server):
                starts = zip(people, channels, strict=False)
                await asyncio.gather(*(person.slash(place, "news quiz", questions=1) for person, place in starts))
                await server.quiet()
                asked = [next(m for m in server.messages(c) if "Question 1 of" in m.text) for c in channels]

                async def press(number: int, person: Person, message: Message) -> None:
                    await asyncio.sleep(number / rate if rate else 0)
                    await person.click(message, label=message.buttons[number % 3].label)

                before, began = len(server.interactions), time.perf_counter()
                pairs = [(person, message) for person in people[:players] for message in asked]
                jobs = (press(number, *pair) for number, pair in enumerate(pairs))
                failed = [one for one in await asyncio.gather(*jobs, return_exceptions=True) if one is not None]
                await server.until(lambda: not server.thinking(), seconds=120)
                taken = time.perf_counter() - began
                waits = sorted(i.answered - i.made for i in server.interactions[before:] if i.answered is not None)
                for person, message in zip(people, asked, strict=False):
                    if message.buttons:
                        await person.click(message, label="Skip")
                await server.quiet()
                board = await desk.store.scores.board(server=f"discord:{guild.id}", limit=1000)
            saved = sum(row.answered for row in board)
            print(f"{len(pairs)} presses, all told in {taken:.1f} s; answers saved {saved}; failed {len(failed)}")
            if waits:
                p50, p99 = waits[len(waits) // 2], waits[int(len(waits) * 0.99)]
                print(f"acknowledged p50 {p50:.3f} s, p99 {p99:.3f} s, slowest {waits[-1]:.3f} s")


def main() -> None:
    """Read the arguments and play."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--players", type=int, default=50)
    parser.add_argument("--quizzes", type=int, default=20)
    parser.add_argument("--rate", type=float, default=40)
    args = parser.parse_args()
    asyncio.run(play(players=args.players, quizzes=args.quizzes, rate=args.rate))


if __name__ == "__main__":
    main()
