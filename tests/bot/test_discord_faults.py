"""What goes wrong between Discord and the bot, and what must hold: each test names the fault it provokes."""

import asyncio
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import discord
import pytest
from discord_play import OPTIONS_QUESTION, Clock, HostBot, Town, fixed_desk
from discord_server import Message, running
from newsdesk.bot.platforms.discord.stalls import STALL
from newsdesk.bot.store import StoreUnavailable

POSTS = "/channels/*/messages"
CALLBACKS = "/interactions/*/callback"
RIGHT = "C. 28 million euros"


async def first_question(town: Town) -> Message:
    """Start a quiz of the one question with options."""
    await town.alice.slash(town.channel, "news quiz", questions=1)
    return await town.question(1)


async def points(town: Town) -> str:
    return (await town.carol.slash(town.channel, "news scores")).text


async def test_presses_on_different_options_at_once_score_once(town: Town, path: Path) -> None:
    """Fault case 14."""
    async with town.bot(path, questions=(OPTIONS_QUESTION,)), town.server.well_behaved():
        message = await first_question(town)
        labels = [button.label for button in message.buttons if button.label != "Skip"]
        await asyncio.gather(*(town.bob.click(message, label=label) for label in labels * 17))
        await town.alice.click(message, label="Skip")
        reveal = await town.message("Answer:")
        assert reveal.text.count("Bob") == 1
        assert "from 1 answer" in await points(town)


async def test_press_made_during_an_outage_counts_once(town: Town, path: Path) -> None:
    """Fault case 17."""
    async with town.bot(path, questions=(OPTIONS_QUESTION,)), town.server.well_behaved():
        message = await first_question(town)
        async with town.server.gateway.outage():
            pressed = asyncio.create_task(town.bob.click(message, label=RIGHT))
            await town.server.until(lambda: not town.server.gateway.connections)
        assert (await pressed).ephemeral
        town.server.replay_interaction((await pressed).interaction)
        await town.alice.click(message, label="Skip")
        assert "Right: Bob +1 (" in (await town.message("Answer:")).text
        assert "1. Bob · 1 point" in await points(town)
        assert town.server.gateway.resumes == 1


async def test_two_processes_with_one_token_score_once(town: Town, path: Path) -> None:
    """Fault case 18."""
    one = (OPTIONS_QUESTION,)
    async with fixed_desk(path, questions=one) as desk, running(HostBot(desk), town.server):
        message = await first_question(town)
        async with town.bot(path, questions=one):
            await town.bob.click(message, label=RIGHT)
            await town.alice.click(message, label="Skip")
            await town.message("Quiz over")
            await town.server.quiet()
            texts = [m.text for m in town.server.messages(town.channel)]
            for word in ("Question 1 of", "Answer:", "Quiz over"):
                assert sum(word in text for text in texts) == 1
            assert "1. Bob · 1 point" in await points(town)
            assert town.server.violations == []


@pytest.mark.parametrize("fault", ["429", "503", "dropped", "accepted, then 502", "accepted, then dropped"])
async def test_question_is_posted_once_whatever_happens_to_the_request(town: Town, path: Path, fault: str) -> None:
    """Fault case 16."""
    async with town.bot(path), town.server.well_behaved():
        match fault:
            case "429":
                town.server.rate_limit("POST", POSTS, retry_after=0.2)
            case "503":
                town.server.fail("POST", POSTS, status=503)
            case "dropped":
                town.server.drop("POST", POSTS)
            case "accepted, then 502":
                town.server.fail("POST", POSTS, status=502, after=True)
            case _:
                town.server.drop("POST", POSTS, after=True)
        message = await first_question(town)
        await town.server.until(lambda: not town.server.rest.running)
        await town.alice.click(message, label="Skip")
        await town.message("Quiz over")
        assert sum("Question 1 of" in m.text for m in town.server.messages(town.channel)) == 1


@pytest.mark.parametrize("after", [False, True])
async def test_answer_whose_connection_breaks_is_given_again(town: Town, path: Path, *, after: bool) -> None:
    async with town.bot(path, questions=(OPTIONS_QUESTION,)), town.server.well_behaved():
        message = await first_question(town)
        town.server.drop("POST", CALLBACKS, after=after)
        receipt = await town.bob.click(message, label=RIGHT)
        await town.server.quiet()
        assert len(receipt.messages) == 1
        assert "Your answer is in" in receipt.text
        assert receipt.interaction.refused == ([40060] if after else [])


async def test_answer_refused_for_good_is_not_repeated_and_the_quiz_goes_on(town: Town, path: Path) -> None:
    async with town.bot(path, questions=(OPTIONS_QUESTION,)):
        message = await first_question(town)
        town.server.fail("POST", CALLBACKS, status=404, code=10062)
        closing = asyncio.create_task(town.alice.click(message, label="Skip"))
        await town.message("Answer:")
        await town.message("Quiz over")
        closing.cancel()
        await asyncio.gather(closing, return_exceptions=True)


async def test_store_that_goes_away_is_said_in_plain_words(
    town: Town, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object, **__: object) -> object:
        raise StoreUnavailable("sqlite:///x", "cannot be reached")

    async with town.bot(path) as bot, town.server.well_behaved():
        monkeypatch.setattr(bot.desk.store.scores, "board", away)
        result = await town.alice.slash(town.channel, "news scores")
        assert result.ephemeral
        assert "cannot be reached just now" in result.text
        assert "sqlite" not in result.text


async def test_clock_goes_on_after_the_store_was_away(
    town: Town, path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def away() -> object:
        raise StoreUnavailable("sqlite:///x", "cannot be reached")

    clock = Clock()
    async with town.bot(path, clock=clock, questions=(OPTIONS_QUESTION,)) as bot:
        await first_question(town)
        with monkeypatch.context() as patched:
            patched.setattr(bot.desk, "due", away)
            clock.advance(600)
            await town.server.until(lambda: "stumbled" in caplog.text)
        await town.message("Quiz over")


async def test_handler_that_takes_long_is_put_off_in_time(
    town: Town, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault case 19."""
    async with town.bot(path) as bot, town.server.well_behaved():
        board = bot.desk.store.scores.board

        async def slow(**asked: Any) -> object:
            await asyncio.sleep(1.5)
            return await board(**asked)

        monkeypatch.setattr(bot.desk.store.scores, "board", slow)
        result = await town.alice.slash(town.channel, "news scores")
        taken = (result.interaction.answered or 0) - result.interaction.made
        assert taken < 1.0
        assert "No scores yet" in result.text
        assert town.server.thinking() == []


HOSTILE_NAME = "@everyone <@&1> [x](https://a.example) ``` \u202e**b**"


async def test_hostile_name_and_reply_reach_nobody(town: Town, path: Path) -> None:
    """Fault case 28."""
    mallory = town.server.add_member(town.guild, HOSTILE_NAME)
    async with town.bot(path), town.server.well_behaved():
        await mallory.slash(town.channel, "news quiz", questions=2)
        for number in (1, 2):
            message = await town.question(number)
            if any(button.label == "Answer" for button in message.buttons):
                opened = await mallory.click(message, label="Answer")
                await opened.submit({"reply": "@everyone <@&1> " + "e\u0301\u0301\u0301\u0301" * 20 + "\u202e"})
            else:
                await mallory.click(message, label=RIGHT)
            await mallory.click(message, label="Skip")
        await town.message("Quiz over")
        await town.server.quiet()
        shown = town.server.messages(town.channel, viewer=mallory)
        assert any("\\@everyone" in m.text for m in shown)
        for m in shown:
            assert m.allowed_mentions == {"parse": []}
            assert "\u202e" not in m.text
            assert "<@&1>" not in m.text
            assert "](https" not in m.text


FORGED = (
    "nd:answer:000000000000:0:C",
    "nd:answer",
    "nd:answer:x",
    "nd:answer:000000000000:-1:C",
    "nd:answer:000000000000:" + "9" * 60 + ":C",
    "nd:skip:000000000000:99",
    "nd:stop:x",
    "nd:help:@everyone",
    "nd:@everyone",
    "nd::::",
)


async def test_forged_press_is_refused_in_private(town: Town, path: Path) -> None:
    """Fault case 30. Discord lets nobody invent ids, but old versions of ours and other bots may have made them."""
    async with town.bot(path) as bot, town.server.well_behaved():
        for forged in FORGED:
            view = discord.ui.View(timeout=None)
            view.add_item(discord.ui.Button(label="Old", custom_id=forged))
            await bot.get_partial_messageable(town.channel.id).send(f"made by {forged}", view=view)
            message = town.server.messages(town.channel)[-1]
            result = await town.bob.click(message, label="Old")
            assert result.ephemeral, forged
            assert "Something went wrong" not in result.text, forged


async def test_button_of_one_guild_does_nothing_in_another(town: Town, path: Path) -> None:
    """Fault case 30."""
    other = town.server.add_guild("Other")
    elsewhere = town.server.add_text_channel(other)
    eve = town.server.add_member(other, "Eve")
    async with town.bot(path, questions=(OPTIONS_QUESTION,)) as bot, town.server.well_behaved():
        message = await first_question(town)
        view = discord.ui.View(timeout=None)
        view.add_item(discord.ui.Button(label="Foreign", custom_id=message.buttons[2].custom_id))
        await bot.get_partial_messageable(elsewhere.id).send("carried over", view=view)
        carried = town.server.messages(elsewhere)[-1]
        result = await eve.click(carried, label="Foreign")
        assert result.ephemeral
        await town.alice.click(message, label="Skip")
        assert "Nobody answered" in (await town.message("Answer:")).text


async def test_quiz_in_a_direct_message(town: Town, path: Path) -> None:
    """Fault case 30."""
    direct = town.server.open_direct(town.alice)
    async with town.bot(path, questions=(OPTIONS_QUESTION,)), town.server.well_behaved():
        await town.alice.slash(direct, "news quiz", questions=1)
        await town.server.until(lambda: any("Question 1 of" in m.text for m in town.server.messages(direct)))
        message = next(m for m in town.server.messages(direct) if "Question 1 of" in m.text)
        assert "Right." in (await town.alice.click(message, label=RIGHT)).text
        await town.server.until(lambda: any("You had 1 of 1 right" in m.text for m in town.server.messages(direct)))


async def test_kicked_bot_stops_its_quiz(town: Town, path: Path) -> None:
    """Fault case 16."""
    clock = Clock()
    async with town.bot(path, clock=clock, questions=(OPTIONS_QUESTION,)) as bot:
        await first_question(town)
        town.server.kick_bot(town.guild)
        town.channel.deleted = True
        clock.advance(600)
        place = f"discord:{town.guild.id}:{town.channel.id}"
        await town.server.until(lambda: any(call.status == 404 for call in town.server.requests))
        await town.server.quiet(0.4)
        assert await bot.desk.running(place) is None
        assert sum(call.status == 404 for call in town.server.requests) <= 1


async def test_round_is_graded_by_the_question_it_was_asked_with(town: Town, path: Path) -> None:
    """Fault case 13: the articles are read anew and the bot is restarted while a round is open."""
    changed = replace(
        OPTIONS_QUESTION,
        answer=replace(OPTIONS_QUESTION.answer, accept=("12 million euros",)),
        options=tuple(replace(one, correct=one.text.startswith("12")) for one in OPTIONS_QUESTION.options),
    )
    async with town.bot(path, questions=(OPTIONS_QUESTION,)) as bot:
        message = await first_question(town)
        bot.desk.given = replace(bot.desk.given, questions=(changed,))
        await town.bob.click(message, label=RIGHT)
    async with town.bot(path, questions=(changed,)), town.server.well_behaved():
        await town.carol.click(message, label="A. 12 million euros")
        await town.alice.click(message, label="Skip")
        reveal = await town.message("Answer:")
        assert "Answer: 28 million euros" in reveal.text
        assert "Right: Bob" in reveal.text
        assert "Wrong: Carol." in reveal.text


@pytest.mark.parametrize("days", [0, 30])
async def test_press_on_a_button_of_an_earlier_process(town: Town, path: Path, days: int) -> None:
    """Fault case 15: soon after a restart it counts, a month later it is politely refused."""
    async with town.bot(path, questions=(OPTIONS_QUESTION,)):
        message = await first_question(town)
        button = next(button for button in message.buttons if button.label == RIGHT)
    clock = Clock()
    clock.advance(days * 86_400)
    async with town.bot(path, clock=clock, questions=(OPTIONS_QUESTION,)), town.server.well_behaved():
        if days:
            await town.message("Quiz over")
        told = await town.bob.click(message, custom_id=button.custom_id, stale=True)
        assert told.ephemeral
        assert ("over" in told.text or "closed" in told.text) if days else "Your answer is in" in told.text


async def test_event_loop_that_stands_still_is_logged(
    town: Town, path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Fault case 20: somebody's code blocks the loop that everybody shares."""
    async with town.bot(path) as bot:
        board = bot.desk.store.scores.board

        async def blocking(**asked: Any) -> object:
            time.sleep(STALL * 2)  # noqa: ASYNC251 - the fault
            return await board(**asked)

        monkeypatch.setattr(bot.desk.store.scores, "board", blocking)
        await town.alice.slash(town.channel, "news scores")
        await town.server.until(lambda: "stood still" in caplog.text)


@pytest.mark.parametrize("command", ["contests", "status", "void", "uphold", "refuse"])
async def test_moderators_commands_are_refused_to_members(town: Town, path: Path, command: str) -> None:
    """Fault case 30: Discord hides them; a client that sends them all the same changes nothing."""
    async with town.bot(path, questions=(OPTIONS_QUESTION,)) as bot, town.server.well_behaved():
        options = {"contest": 1} if command in {"void", "uphold", "refuse"} else {}
        refused = await town.bob.slash(town.channel, f"news {command}", **options)
        assert refused.ephemeral
        assert "Only members who may manage this server" in refused.text
        assert await bot.desk.store.contests.open(f"discord:{town.guild.id}") == ()
