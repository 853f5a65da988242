"""After a quiz in Discord, end to end: one's own data as a file, an upheld contest, a refused permission."""

from pathlib import Path

import discord
from discord_play import OPTIONS_QUESTION, TYPED_QUESTION, Town


async def test_an_export_arrives_as_a_file_that_only_its_owner_sees(town: Town, path: Path) -> None:
    async with town.bot(path, questions=(TYPED_QUESTION,)), town.server.well_behaved():
        await town.alice.slash(town.channel, "news boards", hide="yes")
        result = await town.alice.slash(town.channel, "news export-me")
        assert result.ephemeral
        (message,) = result.messages
        assert [attached["filename"] for attached in message.attachments] == ["newsdesk-my-data.json"]
        assert town.server.messages(town.channel, viewer=town.bob) == []


async def test_an_upheld_contest_scores_all_who_said_so_and_is_told_without_pings(town: Town, path: Path) -> None:
    moderator = town.server.add_member(town.guild, "Mo", permissions=discord.Permissions(manage_guild=True))
    async with town.bot(path, questions=(TYPED_QUESTION,)), town.server.well_behaved():
        await town.alice.slash(town.channel, "news quiz", questions=1)
        question = await town.question(1)
        for person, reply in ((town.alice, "850"), (town.bob, "850."), (town.carol, "12")):
            await (await person.click(question, label="Answer")).submit({"reply": reply})
        await town.alice.click(question, label="Skip")
        reveal = await town.message("Answer:")
        receipt = await (await town.alice.click(reveal, label="Contest")).submit({"reply": "@everyone it was 850"})
        assert receipt.ephemeral
        assert "people work at the pier today" in receipt.text
        refused = await town.bob.slash(town.channel, "news contests")
        assert refused.ephemeral
        assert "may manage this server" in refused.text
        listed = await moderator.slash(town.channel, "news contests")
        await town.server.until(lambda: any(message.buttons for message in listed.messages))
        case = next(message for message in listed.messages if message.buttons)
        assert "Alice answered “850”" in case.text
        assert (await moderator.click(case, label="Uphold")).ephemeral
        told = await town.message("Contest upheld")
        assert told.allowed_mentions == {"parse": []}
        scores = (await town.carol.slash(town.channel, "news scores")).text
        assert "Alice · 1 point from" in scores
        assert "Bob · 1 point from" in scores
        assert "Carol · 0 points" in scores
        again = await moderator.click(case, label="Refuse")
        assert "no such open contest" in again.text


async def test_a_daily_quiz_is_private_and_its_result_can_be_shared(town: Town, path: Path) -> None:
    async with town.bot(path, questions=(TYPED_QUESTION,)), town.server.well_behaved():
        opening = await town.alice.slash(town.channel, "news quiz", mode="daily")
        await town.server.until(lambda: any("Question 1 of" in m.text for m in opening.messages))
        question = next(m for m in opening.messages if "Question 1 of" in m.text)
        assert town.server.messages(town.channel, viewer=town.bob) == []
        told = await (await town.alice.click(question, label="Answer")).submit({"reply": "85"})
        await town.server.until(lambda: any("Quiz over" in m.text for m in told.messages))
        over = next(m for m in told.messages if "Quiz over" in m.text)
        assert "Days in a row: 1." in over.text
        shared = await town.alice.click(over, label="Share")
        assert not shared.ephemeral
        assert "1 of 1 right" in shared.text
        assert "85" not in shared.text
        assert "already" in (await town.alice.click(over, label="Share")).text
        again = await town.alice.slash(town.channel, "news quiz", mode="daily")
        assert again.ephemeral
        assert "You have had today's quiz" in again.text


async def test_the_reveal_shows_the_share_of_each_option(town: Town, path: Path) -> None:
    async with town.bot(path, questions=(OPTIONS_QUESTION,)), town.server.well_behaved():
        await town.alice.slash(town.channel, "news quiz", questions=1)
        question = await town.question(1)
        for person, label in (
            (town.alice, "C. 28 million euros"),
            (town.bob, "A. 12 million euros"),
            (town.carol, "C. 28 million euros"),
        ):
            await person.click(question, label=label)
        await town.alice.click(question, label="Skip")
        reveal = await town.message("Answer:")
        assert "A. 12 million euros · 33%" in reveal.text
        assert "B. 18 million euros · 0%" in reveal.text
        assert "C. 28 million euros · 67% · the answer" in reveal.text
        assert "Right: Alice +1 (" in reveal.text
