"""What a crash kept back is shown after a restart; boards turn their pages; rulings hold in later quizzes."""

from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import discord
import pytest
from discord_play import TYPED_QUESTION, Clock, FixedDesk, Town, fixed_desk
from discord_server import DiscordServer
from newsdesk.bot.commands import due, handle, missing
from newsdesk.bot.messages import Reply
from newsroom import ask

ids = (f"again-{number}" for number in count())


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def desk(tmp_path: Path, clock: Clock) -> AsyncIterator[FixedDesk]:
    async with fixed_desk(tmp_path / "desk.sqlite3", clock=clock) as opened:
        yield opened


async def run(desk: FixedDesk, command: str, member: str = "ann", **options: str) -> Reply:
    return await handle(ask(command, event=next(ids), member=member, moment=desk.clock(), **options), desk)


async def test_a_reveal_that_a_crash_kept_back_is_shown_with_its_names(desk: FixedDesk, clock: Clock) -> None:
    await run(desk, "quiz", questions="2")
    await run(desk, "answer", reply="A")
    clock.advance(600)
    ((_, told),) = await due(desk)
    ((place, posts),) = await missing(desk)
    assert place == "test:1"
    assert [post.key for post in posts] == [post.key for post in told]
    assert posts[0].text == told[0].text
    assert posts[0].key is not None
    await desk.sent(posts[0].key, "1")
    ((_, left),) = await missing(desk)
    assert [post.key for post in left] == [told[1].key]


async def test_the_end_of_a_quiz_is_shown_too_if_it_is_not_long_over(desk: FixedDesk, clock: Clock) -> None:
    await run(desk, "quiz", questions="1")
    clock.advance(600)
    await due(desk)
    ((_, posts),) = await missing(desk)
    assert [post.title for post in posts] == ["Question 1", "Quiz over"]
    clock.advance(3600)
    assert await missing(desk) == ()


async def test_boards_turn_their_pages(desk: FixedDesk, clock: Clock) -> None:
    desk.given = replace(desk.given, questions=(TYPED_QUESTION,))
    await run(desk, "quiz", questions="1")
    for number in range(23):
        await run(desk, "answer", member=f"p{number:02}", reply="85")
    clock.advance(600)
    await due(desk)
    first = await run(desk, "scores")
    assert len(first.text.splitlines()) == 10
    assert [choice.label for choice in first.choices] == ["Further"]
    last = await run(desk, "scores", span="server", page="3")
    assert len(last.text.splitlines()) == 3
    assert [choice.label for choice in last.choices] == ["Before"]


async def test_pages_turn_in_place_in_discord(tmp_path: Path) -> None:
    async with DiscordServer() as server:
        town = Town(server)
        async with town.bot(tmp_path / "x.sqlite3", questions=(TYPED_QUESTION,)) as bot, server.well_behaved():
            await town.alice.slash(town.channel, "news quiz", questions=1)
            question = await town.question(1)
            here = {"server": f"discord:{town.guild.id}", "place": f"discord:{town.guild.id}:{town.channel.id}"}
            for number in range(12):
                answer = ask("answer", event=next(ids), member=f"p{number}", moment=bot.desk.clock(), reply="85")
                await handle(replace(answer, **here), bot.desk)
            await town.alice.click(question, label="Skip")
            await town.message("Quiz over")
            board = (await town.alice.slash(town.channel, "news scores")).message
            assert len(board.text.splitlines()) == 11
            await town.bob.click(board, label="Further")
            await server.until(lambda: len(board.text.splitlines()) == 3)
            assert [button.label for button in board.buttons] == ["Before"]


async def test_an_upheld_reply_is_right_in_the_next_quiz(tmp_path: Path) -> None:
    async with DiscordServer() as server:
        town = Town(server)
        moderator = server.add_member(town.guild, "Mo", permissions=discord.Permissions(manage_guild=True))
        async with town.bot(tmp_path / "x.sqlite3", questions=(TYPED_QUESTION,)), server.well_behaved():
            await town.alice.slash(town.channel, "news quiz", questions=1)
            question = await town.question(1)
            await (await town.alice.click(question, label="Answer")).submit({"reply": "a good dozen"})
            await town.alice.click(question, label="Skip")
            reveal = await town.message("Answer:")
            await (await town.alice.click(reveal, label="Contest")).submit({"reply": "that is what is meant"})
            queue = await moderator.slash(town.channel, "news contests")
            await server.until(lambda: any(message.buttons for message in queue.messages))
            await moderator.click(next(m for m in queue.messages if m.buttons), label="Uphold")
            await town.message("Contest upheld")
            again = await town.bob.slash(town.channel, "news quiz", questions=1, mode="private")
            await server.until(lambda: any("Question 1 of" in m.text for m in again.messages))
            asked = next(m for m in again.messages if "Question 1 of" in m.text)
            told = await (await town.bob.click(asked, label="Answer")).submit({"reply": "a good dozen"})
            await server.until(lambda: "You had 1 of 1 right" in told.text)
