"""Messages in Discord, end to end: context menus in any server, replies to a question, typed commands."""

import asyncio
from pathlib import Path

from discord_play import OPTIONS_QUESTION, TEXT, TYPED_QUESTION, HostBot, Town, shown
from discord_server import DiscordServer, Message
from newsdesk.bot.fetching import Fetched
from newsdesk.bot.linked import addresses
from newsdesk.briefings.errors import UnreadableInput

PAGE = "<html><head><title>{}</title></head><body><article>{}</article></body></html>".format(
    TEXT.splitlines()[0], "".join(f"<p>{line}</p>" for line in TEXT.splitlines()[2:] if line)
)


async def pages(url: str) -> Fetched:
    """A web of one page."""
    if url != "https://news.example/pier":
        raise UnreadableInput(url, "not there")
    return Fetched(url=url, body=PAGE.encode(), content_type="text/html; charset=utf-8")


async def asked(bot: HostBot, question: Message) -> None:
    """Wait until the desk knows which message asks the question: people take longer to read it."""
    async with asyncio.timeout(10):
        while await bot.desk.store.memory.key_of(str(question.id)) is None:
            await bot.wait_until_ready()
            await asyncio.sleep(0)


async def test_a_link_is_briefed_on_in_a_server_the_bot_is_not_in(town: Town, path: Path) -> None:
    abroad = town.server.add_guild("Abroad", has_bot=False)
    channel = town.server.add_text_channel(abroad)
    alice = town.alice.join(abroad)
    async with town.bot(path, fetcher=pages), town.server.well_behaved():
        message = await alice.say(channel, "have you seen this? https://news.example/pier.")
        briefing = await shown(town, await alice.menu("Brief me on this", message), "Kelmouth")
        assert briefing.ephemeral
        passages = await alice.click(briefing, label="Passages")
        passage = await alice.select(passages.message, passages.message.selects[0]["options"][0]["value"])
        assert "Line 1" in passage.text
        assert len(town.server.messages(channel)) == 1, "nobody else sees any of it"


async def test_a_message_is_quizzed_on_and_played_to_the_end(town: Town, path: Path) -> None:
    abroad = town.server.add_guild("Abroad", has_bot=False)
    channel = town.server.add_text_channel(abroad)
    alice = town.alice.join(abroad)
    async with town.bot(path, fetcher=pages), town.server.well_behaved():
        message = await alice.say(channel, TEXT)
        quiz = await alice.menu("Quiz me on this", message)
        question = await shown(town, quiz, "Question 1 of")
        assert question.ephemeral
        told = await alice.click(question, label="Skip")
        await shown(town, told, "Answer:")


async def test_a_message_that_gives_nothing_says_why(town: Town, path: Path) -> None:
    async with town.bot(path, fetcher=pages), town.server.well_behaved():
        empty = await town.alice.say(town.channel, "hello all")
        assert "no link" in (await town.bob.menu("Brief me on this", empty)).text
        gone = await town.alice.say(town.channel, "https://news.example/gone")
        assert "could not be read" in (await town.bob.menu("Brief me on this", gone)).text
        results = [await town.bob.menu("Quiz me on this", empty) for _ in range(4)]
        assert "much at once" in results[-1].text


async def test_in_a_server_the_bot_is_not_in_one_plays_alone(town: Town, path: Path) -> None:
    abroad = town.server.add_guild("Abroad", has_bot=False)
    channel = town.server.add_text_channel(abroad)
    alice = town.alice.join(abroad)
    async with town.bot(path), town.server.well_behaved():
        refused = await alice.slash(channel, "news quiz", mode="race")
        assert "not a member of this server" in refused.text
        quiz = await alice.slash(channel, "news quiz", questions=1)
        assert (await shown(town, quiz, "Question 1 of 1")).ephemeral


async def test_a_reply_with_the_ping_on_answers_the_question(town: Town, path: Path) -> None:
    async with town.bot(path, questions=(TYPED_QUESTION,)) as bot, town.server.well_behaved():
        await town.alice.slash(town.channel, "news quiz", questions=1)
        question = await town.question(1)
        await asked(bot, question)
        await town.bob.reply(question, "||85||")
        receipt = await town.message("Your answer is in")
        assert "85" not in receipt.text
        assert receipt.allowed_mentions is not None
        assert not receipt.allowed_mentions.get("replied_user")
        await town.carol.reply(question, "85", ping=False)
        await town.alice.click(question, label="Skip")
        reveal = await town.message("Answer:")
        assert "Right: Bob +1" in reveal.text
        assert "Carol" not in reveal.text, "without the ping Discord does not show us the words"


async def test_a_reply_after_a_restart_still_counts(town: Town, path: Path) -> None:
    async with town.bot(path, questions=(TYPED_QUESTION,)):
        await town.alice.slash(town.channel, "news quiz", questions=1)
        question = await town.question(1)
        await town.server.quiet()
    async with town.bot(path, questions=(TYPED_QUESTION,)), town.server.well_behaved():
        await town.bob.reply(question, "85")
        await town.message("Your answer is in")


async def test_other_peoples_talk_is_let_be(town: Town, path: Path) -> None:
    async with town.bot(path), town.server.well_behaved():
        said = await town.alice.say(town.channel, "85")
        await town.bob.reply(said, "quiz 5")
        await town.alice.say(town.channel, "!news quiz 5")
        await town.server.quiet()
        assert len(town.server.messages(town.channel)) == 3


async def test_a_mention_starts_a_typed_command(town: Town, path: Path) -> None:
    async with town.bot(path, questions=(OPTIONS_QUESTION,)) as bot, town.server.well_behaved():
        assert bot.user is not None
        await town.alice.say(town.channel, f"<@{bot.user.id}> quiz 1")
        question = await town.question(1)
        await town.bob.click(question, label="C. 28 million euros")
        await town.alice.say(town.channel, f"<@{bot.user.id}> skip")
        assert "Right: Bob" in (await town.message("Answer:")).text
        await town.bob.say(town.channel, f"<@{bot.user.id}> export-me")
        assert "/news export-me" in (await town.message("Only you may see that")).text


async def test_a_prefix_works_where_the_host_has_the_intent(path: Path) -> None:
    async with DiscordServer(privileged=("message_content",)) as server:
        town = Town(server)
        async with town.bot(path, questions=(OPTIONS_QUESTION,), prefix="!news"), server.well_behaved():
            await town.alice.say(town.channel, "!newsletter is out")
            await town.alice.say(town.channel, "!news quiz 1")
            await town.question(1)
            await town.alice.say(town.channel, "!news dance")
            await town.message("There is no command")


async def test_a_direct_message_answers_the_open_question(town: Town, path: Path) -> None:
    async with town.bot(path, questions=(TYPED_QUESTION,)), town.server.well_behaved():
        direct = town.server.open_direct(town.alice)
        await town.alice.say(direct, "quiz 1")
        await town.server.until(lambda: any("Question 1 of" in m.text for m in town.server.messages(direct)))
        await town.alice.say(direct, "85")
        await town.server.until(lambda: any("Answer: 85" in m.text for m in town.server.messages(direct)))
        await town.server.until(lambda: any("Quiz over" in m.text for m in town.server.messages(direct)))


def test_addresses_end_where_the_sentence_goes_on() -> None:
    text = "See <https://a.example/x>, (https://b.example/y) and [z](https://c.example/z?q=1). https://a.example/x!"
    assert addresses(text) == ("https://a.example/x", "https://b.example/y", "https://c.example/z?q=1")
