"""Newsdesk in Discord, end to end: the real discord.py, the real store, the loopback Discord."""

import asyncio
from functools import partial
from pathlib import Path

import discord
import pytest
from discord.ext import commands
from discord_play import OPTIONS_QUESTION, TYPED_QUESTION, Clock, HostBot, Town, fixed_desk
from discord_server import Message, Person, Refused, Result, running
from newsdesk.bot.commands import COMMANDS
from newsdesk.bot.settings import Settings


async def answer_right(person: Person, message: Message) -> Result:
    """Answer whichever of the two questions the message asks."""
    if TYPED_QUESTION.prompt in message.text:
        return await (await person.click(message, label="Answer")).submit({"reply": "85"})
    return await person.click(message, label="C. 28 million euros")


def lacks_buttons(message: Message) -> bool:
    return not message.buttons


async def answer_wrong(person: Person, message: Message) -> Result:
    if TYPED_QUESTION.prompt in message.text:
        return await (await person.click(message, label="Answer")).submit({"reply": "850"})
    return await person.click(message, label="A. 12 million euros")


async def test_every_command_of_the_table_is_a_slash_command(town: Town, path: Path) -> None:
    async with town.bot(path), town.server.well_behaved():
        group = next(one for one in town.server.commands if one["type"] == 1)
        synced = {one["name"]: one for one in group["options"]}
        assert (group["name"], set(synced)) == ("news", set(COMMANDS))
        for name, command in COMMANDS.items():
            options = {o["name"]: o for o in synced[name].get("options", [])}
            assert list(options) == [o.name for o in sorted(command.options, key=lambda o: not o.required)]
            for option in command.options:
                told = options[option.name]
                assert (told["description"], told.get("required", False)) == (option.summary, option.required)
                if option.kind == "number":
                    assert (told["type"], told["min_value"], told["max_value"]) == (4, option.low, option.high)


async def test_briefing_is_public_with_its_source_and_pings_nobody(town: Town, path: Path) -> None:
    async with town.bot(path), town.server.well_behaved():
        result = await town.alice.slash(town.channel, "news briefing")
        assert "Kelmouth" in result.text
        assert town.server.messages(town.channel, viewer=town.bob) == result.messages
        assert all(m.allowed_mentions == {"parse": []} for m in result.messages)


async def test_unknown_topic_is_refused_in_private_without_markup(town: Town, path: Path) -> None:
    async with town.bot(path), town.server.well_behaved():
        result = await town.alice.slash(town.channel, "news briefing", topic="<@&1> **x** @everyone \u202e")
        assert result.ephemeral
        assert "`/news sources`" in result.text
        assert "\\<\\@&1\\> \\*\\*x\\*\\* \\@everyone" in result.text
        assert "\u202e" not in result.text


async def test_two_players_play_a_whole_quiz(town: Town, path: Path) -> None:
    async with town.bot(path), town.server.well_behaved():
        await town.alice.slash(town.channel, "news quiz", questions=2)
        for number in (1, 2):
            message = await town.question(number)
            receipt = await answer_right(town.alice, message)
            assert receipt.ephemeral
            assert (await answer_wrong(town.bob, message)).text == receipt.text
            await town.alice.click(message, label="Skip")
            reveal = await town.message(f"Question {number}\n", "Answer:")
            assert "Right: Alice +1 (" in reveal.text
            assert "Wrong: Bob." in reveal.text
            await town.server.until(partial(lacks_buttons, message))
        board = await town.message("Quiz over")
        assert board.text.index("1. Alice") < board.text.index("2. Bob")
        scores = await town.carol.slash(town.channel, "news scores")
        assert "1. Alice" in scores.text


async def test_old_buttons_work_after_a_restart_in_the_middle(town: Town, path: Path) -> None:
    async with town.bot(path):
        await town.alice.slash(town.channel, "news quiz", questions=2)
        first = await town.question(1)
        await answer_right(town.bob, first)
        opened = None
        if TYPED_QUESTION.prompt in first.text:
            opened = await town.alice.click(first, label="Answer")
    async with town.bot(path), town.server.well_behaved():
        # A modal opened before the restart is sent after it.
        sent = await opened.submit({"reply": "85"}) if opened else await answer_right(town.alice, first)
        assert sent.ephemeral
        await town.alice.click(first, label="Skip")
        reveal = await town.message("Answer:")
        assert "Alice" in reveal.text
        assert "Bob" in reveal.text
        second = await town.question(2)
        await town.alice.click(second, label="Skip")
        await town.message("Quiz over")


async def test_a_race_goes_to_the_press_that_was_made_first(town: Town, path: Path) -> None:
    async with town.bot(path, questions=(OPTIONS_QUESTION,)) as bot, town.server.well_behaved():
        await town.alice.slash(town.channel, "news quiz", questions=1, mode="race")
        message = await town.question(1)
        data = {"custom_id": message.buttons[2].custom_id, "component_type": 2, "id": 1}
        # Bob pressed first; his event is held up on the way and Carol's is handled before it.
        held = town.server.world.make_interaction(3, town.bob.user, town.channel, data, source=message)
        await asyncio.sleep(0.01)
        await town.carol.click(message, label="C. 28 million euros")
        town.server.world.send_interaction(held)
        reveal = await town.message("Answer:")
        assert "Right: Bob" in reveal.text
        assert "1. Bob · 1 point" in (await town.message("Quiz over")).text
        assert await bot.desk.running(f"discord:{town.guild.id}:{town.channel.id}") is None


async def test_a_private_quiz_is_seen_by_nobody_else(town: Town, path: Path) -> None:
    async with town.bot(path, questions=(OPTIONS_QUESTION,)), town.server.well_behaved():
        opening = await town.alice.slash(town.channel, "news quiz", questions=1, mode="private")
        await town.server.until(lambda: any("Question 1 of" in m.text for m in opening.messages))
        message = next(m for m in opening.messages if "Question 1 of" in m.text)
        pressed = await town.alice.click(message, label="C. 28 million euros")
        await town.server.until(lambda: "Quiz over" in pressed.text)
        assert "Answer: 28 million euros" in pressed.text
        assert town.server.messages(town.channel, viewer=town.bob) == []
        with pytest.raises(Refused):
            await town.bob.click(message, label="C. 28 million euros")


async def test_the_clock_closes_a_question(town: Town, path: Path) -> None:
    clock = Clock()
    async with town.bot(path, clock=clock), town.server.well_behaved():
        await town.alice.slash(town.channel, "news quiz", questions=2)
        await town.question(1)
        clock.advance(600)
        await town.message("Answer:", "Nobody answered")
        await town.question(2)


async def test_fifty_presses_of_one_player_score_once(town: Town, path: Path) -> None:
    async with town.bot(path), town.server.well_behaved():
        await town.alice.slash(town.channel, "news quiz", questions=2)
        message = await town.question(1)
        if TYPED_QUESTION.prompt in message.text:
            await town.alice.click(message, label="Skip")
            message = await town.question(2)
        await asyncio.gather(*(town.bob.click(message, label="C. 28 million euros") for _ in range(50)))
        await town.alice.click(message, label="Skip")
        await town.message("Right: Bob +1 (")
        scores = await town.bob.slash(town.channel, "news scores")
        assert "from 1 answer" in scores.text


async def test_replayed_press_counts_once(town: Town, path: Path) -> None:
    async with town.bot(path):
        await town.alice.slash(town.channel, "news quiz", questions=2)
        message = await town.question(1)
        press = await town.alice.click(message, label="Skip")
        await town.question(2)
        town.server.replay_interaction(press.interaction)
        await town.server.quiet()
        assert press.interaction.refused == []
        assert sum("Answer:" in m.text for m in town.server.messages(town.channel)) == 1
        assert town.server.violations == []


async def test_press_on_a_question_of_long_ago_is_answered_politely(town: Town, path: Path) -> None:
    async with town.bot(path):
        await town.alice.slash(town.channel, "news quiz", questions=1)
        message = await town.question(1)
    async with town.bot(path.with_name("another.sqlite3")), town.server.well_behaved():
        result = await town.alice.click(message, label="Skip")
        assert result.ephemeral
        assert "No quiz is running here" in result.text


async def test_only_the_starter_or_a_moderator_may_stop(town: Town, path: Path) -> None:
    moderator = town.server.add_member(town.guild, "Mo", permissions=discord.Permissions(manage_guild=True))
    async with town.bot(path), town.server.well_behaved():
        await town.alice.slash(town.channel, "news quiz", questions=2)
        await town.question(1)
        refused = await town.bob.slash(town.channel, "news stop")
        assert refused.ephemeral
        assert (await town.bob.slash(town.channel, "news quiz")).ephemeral
        await moderator.slash(town.channel, "news stop")
        await town.message("Quiz stopped")


async def test_channel_where_the_bot_may_not_write_is_said_and_nothing_starts(town: Town, path: Path) -> None:
    town.channel.deny(town.guild, discord.Permissions(send_messages=True).value)
    async with town.bot(path), town.server.well_behaved():
        result = await town.alice.slash(town.channel, "news quiz")
        assert result.ephemeral
        assert "may not write" in result.text
        assert (await town.alice.slash(town.channel, "news stop")).text.startswith("No quiz is running")


async def test_channel_that_goes_away_ends_its_quiz(town: Town, path: Path) -> None:
    clock = Clock()
    async with town.bot(path, clock=clock) as bot:
        await town.alice.slash(town.channel, "news quiz", questions=2)
        await town.question(1)
        town.server.delete_channel(town.channel)
        clock.advance(600)
        place = f"discord:{town.guild.id}:{town.channel.id}"
        posts = len(town.server.requests)
        await town.server.until(lambda: len(town.server.requests) > posts)
        async with asyncio.timeout(10):
            while await bot.desk.running(place) is not None:
                await town.server.quiet()
        refused = [call for call in town.server.requests[posts:] if call.status == 404]
        assert len(refused) == 1


async def test_slow_work_is_put_off_and_leaves_no_thinking(town: Town, path: Path) -> None:
    async with fixed_desk(path) as desk:
        bot = HostBot(desk)
        release = asyncio.Event()
        content = desk.content

        async def slow(server: str | None = None) -> object:
            await release.wait()
            return await content(server)

        desk.content = slow  # type: ignore[method-assign, assignment]  # slow on purpose
        async with running(bot, town.server), town.server.well_behaved():
            asking = asyncio.create_task(town.alice.slash(town.channel, "news briefing"))
            await town.server.until(town.server.thinking)
            release.set()
            result = await asking
            await town.server.until(lambda: result.messages)
            assert "Kelmouth" in result.text
            assert not result.ephemeral


async def test_failure_is_told_in_private_with_a_code_that_is_in_the_log(
    town: Town, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with fixed_desk(path) as desk, running(HostBot(desk), town.server), town.server.well_behaved():
        await desk.store.close()
        desk.store.scores.board = None  # type: ignore[method-assign, assignment]  # a defect
        result = await town.alice.slash(town.channel, "news scores")
        assert result.ephemeral
        code = result.text.rsplit("`", 2)[1]
        assert f"code {code}" in caplog.text
        assert "Traceback" not in result.text


async def test_a_host_loads_and_unloads_the_extension(town: Town, tmp_path: Path) -> None:
    article = tmp_path / "news" / "mill.txt"
    article.parent.mkdir()
    article.write_text(
        "The mill reopens\n\nThe mill at Orrin reopened on 3 May 2024 after repairs of 4 million euros.\n"
    )
    bot = commands.Bot("!", intents=discord.Intents(guilds=True))
    url = f"sqlite:///{(tmp_path / 'host.sqlite3').as_posix()}"
    bot.newsdesk_settings = Settings(database_url=url, sources=(str(article.parent),))  # type: ignore[attr-defined]
    async with running(bot, town.server), town.server.well_behaved():
        await bot.load_extension("newsdesk.bot")
        assert town.server.commands == []
        await bot.tree.sync()
        result = await town.alice.slash(town.channel, "news sources")
        assert "Sources" in result.text
        assert "No sources" not in result.text
        await bot.unload_extension("newsdesk.bot")
        assert bot.cogs == {}
        await bot.tree.sync()
        with pytest.raises(Refused):
            await town.alice.slash(town.channel, "news sources")
