"""Briefings in Discord, end to end: passages, a quiz on them, reports, topics offered; also after a restart."""

from dataclasses import replace
from pathlib import Path

import discord
import pytest
from discord_play import ARTICLE, TYPED_QUESTION, Town, shown
from discord_server import Refused
from newsdesk.bot.content import Topic, suggested, topics_of
from newsdesk.briefings.facts import analyse


async def test_a_line_opens_as_its_passage_in_its_paragraph_for_the_asker_alone(town: Town, path: Path) -> None:
    async with town.bot(path):
        briefing = (await town.alice.slash(town.channel, "news briefing")).message
    async with town.bot(path), town.server.well_behaved():  # the buttons outlive the process
        lines = await town.bob.click(briefing, label="Passages")
        assert lines.ephemeral
        menu = lines.message.selects[0]
        assert all(len(option["label"]) <= 100 for option in menu["options"])
        passage = await town.bob.select(lines.message, menu["options"][0]["label"])
        assert passage.ephemeral
        assert "Line 1" in passage.text
        assert "**" in passage.text
        assert "> " in passage.text


async def test_quiz_me_on_this_asks_the_presser_alone(town: Town, path: Path) -> None:
    async with town.bot(path, questions=(TYPED_QUESTION,)):
        briefing = (await town.alice.slash(town.channel, "news briefing")).message
    async with town.bot(path, questions=()), town.server.well_behaved():  # the articles have changed meanwhile
        quiz = await town.bob.click(briefing, label="Quiz me on this")
        question = await shown(town, quiz, "Question 1 of 1")
        assert question.ephemeral
        told = await (await town.bob.click(question, label="Answer")).submit({"reply": "85"})
        await shown(town, told, "You had 1 of 1 right")


async def test_what_is_wrong_reaches_the_moderators_and_is_settled(town: Town, path: Path) -> None:
    moderator = town.server.add_member(town.guild, "Mo", permissions=discord.Permissions(manage_guild=True))
    async with town.bot(path):
        briefing = (await town.alice.slash(town.channel, "news briefing")).message
    async with town.bot(path), town.server.well_behaved():
        opened = await town.bob.click(briefing, label="Something is wrong")
        receipt = await opened.submit({"reply": "@everyone line 1 has the wrong day"})
        assert receipt.ephemeral
        assert "moderators" in receipt.text
        queue = await moderator.slash(town.channel, "news contests")
        case = await shown(town, queue, "Report 1", "wrong day")
        assert "@everyone" not in case.text.replace("\\@", "")
        with pytest.raises(Refused, match="does not see"):
            await town.bob.click(case, label="Settled")
        assert "settled" in (await moderator.click(case, label="Settled")).text
        assert "No contest and no report waits" in (await moderator.slash(town.channel, "news contests")).text


async def test_a_briefing_of_another_server_does_not_open(town: Town, path: Path) -> None:
    other = town.server.add_guild("Elsewhere")
    channel = town.server.add_text_channel(other)
    stranger = town.bob.join(other)
    async with town.bot(path), town.server.well_behaved():
        await town.alice.slash(town.channel, "news briefing")
        assert "No briefing was shown here" in (await stranger.slash(channel, "news passages", line=1)).text


async def test_passages_can_be_asked_for_by_number(town: Town, path: Path) -> None:
    async with town.bot(path), town.server.well_behaved():
        await town.alice.slash(town.channel, "news briefing", private=True)
        assert "Line 1" in (await town.alice.slash(town.channel, "news passages", line=1)).text
        assert "choose a number" in (await town.alice.slash(town.channel, "news passages", line=99)).text


async def test_topics_are_offered_while_one_types(town: Town, path: Path) -> None:
    async with town.bot(path) as bot, town.server.well_behaved():
        headline = "The port of Kelmouth will close its old grain pier"
        topics = (Topic(name=headline, articles=frozenset({ARTICLE.id})), Topic(name="Marta Vela"))
        bot.desk.given = replace(bot.desk.given, topics=topics)
        offered = await town.alice.autocomplete(town.channel, "news briefing", "topic", "")
        assert offered.choices == [headline, "Marta Vela"]
        offered = await town.alice.autocomplete(town.channel, "news quiz", "topic", "vela")
        assert offered.choices == ["Marta Vela"]
        briefing = await town.alice.slash(town.channel, "news briefing", topic=headline)
        assert "Kelmouth" in briefing.text


def test_stories_come_before_names_and_are_found_by_any_word() -> None:
    topics = topics_of([(ARTICLE, analyse(ARTICLE))])
    assert topics[0].articles == {ARTICLE.id}
    assert all(len(topic.name) <= 100 for topic in topics)
    assert suggested(topics, "grain", most=5)[0] == topics[0].name
    assert suggested(topics, "zebra", most=5) == ()
    many = [Topic(name=f"Story {number}") for number in range(60)]
    assert len(suggested(many, "story", most=25)) == 25


async def test_lengths_differ(town: Town, path: Path) -> None:
    async with town.bot(path), town.server.well_behaved():
        one = await town.alice.slash(town.channel, "news briefing", length="headline")
        full = await town.alice.slash(town.channel, "news briefing", length="full")
        assert one.text.count("\n- ") == 1
        assert full.text.count("\n- ") >= 1
