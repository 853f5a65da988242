"""Whole quizzes of three players in Discord, mode by mode, as everybody sees them."""

import asyncio
from pathlib import Path

from discord_play import OPTIONS_QUESTION, TYPED_QUESTION, Town, shown
from discord_server import Message, Person, Result

RIGHT, WRONG, OTHER = "C. 28 million euros", "A. 12 million euros", "B. 18 million euros"


async def test_everyone_with_a_change_of_mind_and_a_restart_in_the_middle(town: Town, path: Path) -> None:
    async with town.bot(path, questions=(OPTIONS_QUESTION,)):
        await town.alice.slash(town.channel, "news quiz", questions=1)
        question = await town.question(1)
        receipts = await asyncio.gather(
            town.alice.click(question, label=WRONG),
            town.bob.click(question, label=OTHER),
            town.carol.click(question, label=RIGHT),
        )
        assert {receipt.text for receipt in receipts} == {receipts[0].text}, "a receipt gives nothing away"
        await town.server.quiet()
    async with town.bot(path, questions=(OPTIONS_QUESTION,)), town.server.well_behaved():
        changed = await town.alice.click(question, label=RIGHT)
        assert "change" not in changed.text
        assert "already" in (await town.alice.click(question, label=WRONG)).text
        assert "Only the person who started" in (await town.bob.click(question, label="Skip")).text
        await town.alice.click(question, label="Skip")
        reveal = await town.message("Answer: 28 million euros")
        assert "A. 12 million euros · 0%" in reveal.text
        assert "B. 18 million euros · 33%" in reveal.text
        assert "C. 28 million euros · 67% · the answer" in reveal.text
        assert "Wrong: Bob." in reveal.text
        assert "> Repairs would have cost **28 million euros**" in reveal.text
        board = (await town.message("Quiz over")).text
        assert "1. Alice · 1 point" in board
        assert "1. Carol · 1 point" in board
        assert "3. Bob · 0 points" in board


async def test_a_race_of_three_goes_by_the_time_of_the_press(town: Town, path: Path) -> None:
    async with town.bot(path, questions=(OPTIONS_QUESTION,)), town.server.well_behaved():
        await town.alice.slash(town.channel, "news quiz", questions=1, mode="race")
        question = await town.question(1)
        data = {"custom_id": question.buttons[2].custom_id, "component_type": 2, "id": 1}
        early = town.server.world.make_interaction(3, town.bob.user, town.channel, data, source=question)
        await asyncio.sleep(0.005)
        await town.alice.click(question, label=WRONG)
        await town.carol.click(question, label=RIGHT)
        town.server.world.send_interaction(early)
        reveal = await town.message("Answer:")
        assert "Right: Bob +1 (" in reveal.text
        board = (await town.message("Quiz over")).text
        assert "1. Bob · 1 point" in board
        assert board.count("0 points") == 2


async def answered(town: Town, person: Person, started: Result, reply: str) -> Message:
    question = await shown(town, started, "Question 1 of 1")
    assert question.ephemeral
    told = await (await person.click(question, label="Answer")).submit({"reply": reply})
    return await shown(town, told, "Quiz over")


async def test_three_play_by_themselves_at_once(town: Town, path: Path) -> None:
    async with town.bot(path, questions=(TYPED_QUESTION,)), town.server.well_behaved():
        for person, reply, right in ((town.alice, "85", 1), (town.bob, "eighty-five", 1), (town.carol, "850", 0)):
            started = await person.slash(town.channel, "news quiz", questions=1, mode="private")
            over = await answered(town, person, started, reply)
            assert f"You had {right} of 1 right" in over.text
        assert town.server.messages(town.channel) == [], "nothing of it is public"


async def test_the_daily_quiz_of_three_has_one_board(town: Town, path: Path) -> None:
    async with town.bot(path, questions=(TYPED_QUESTION,)), town.server.well_behaved():
        for person, reply in ((town.alice, "85"), (town.bob, "850"), (town.carol, "85")):
            started = await person.slash(town.channel, "news quiz", mode="daily")
            await answered(town, person, started, reply)
        board = (await town.bob.slash(town.channel, "news scores", span="today")).text
        assert board.count("1 point from 1 answer") == 2
        assert "3. Bob · 0 points" in board
