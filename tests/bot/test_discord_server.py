"""The loopback Discord, tried with a plain discord.py bot that knows nothing of Newsdesk."""

import asyncio
import re
from collections.abc import Callable
from typing import Any

import aiohttp
import discord
import pytest
from discord import app_commands
from discord.ext import commands
from discord_server import Channel, DiscordServer, InteractionFailed, Person, Refused, running


class Vote(discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=r"vote:(?P<choice>\w+)"):
    """A button whose state is in its id, so that it outlives the process."""

    def __init__(self, choice: str) -> None:
        super().__init__(discord.ui.Button(label=choice.title(), custom_id=f"vote:{choice}"))
        self.choice = choice

    @classmethod
    async def from_custom_id(cls, interaction: Any, item: Any, match: re.Match[str], /) -> "Vote":
        return cls(match["choice"])

    async def callback(self, interaction: Any) -> None:
        interaction.client.votes.append((interaction.user.id, self.choice))
        await interaction.response.send_message(f"You chose {self.choice}.", ephemeral=True)


class Word(discord.ui.Modal, title="A word"):
    word: discord.ui.TextInput["Word"] = discord.ui.TextInput(label="Your word", max_length=10)

    async def on_submit(self, interaction: Any, /) -> None:
        await interaction.response.send_message(f"Word: {self.word.value}")


class PlainBot(commands.Bot):
    """The whole bot under test: a handful of commands, one for each thing the server must do."""

    def __init__(self, *, sync: bool = True) -> None:
        super().__init__("!", intents=discord.Intents(guilds=True, guild_messages=True))
        self.votes: list[tuple[int, str]] = []
        self.heard: list[str] = []
        self.sync = sync
        tree = self.tree

        @tree.command(description="Says hello")
        async def hello(
            interaction: discord.Interaction, name: str, times: app_commands.Range[int, 1, 3] = 1
        ) -> None:
            await interaction.response.send_message(" ".join([f"Hello {name}!"] * times))

        @tree.command(description="Takes its time")
        async def slowly(interaction: discord.Interaction) -> None:
            await interaction.response.defer(thinking=True, ephemeral=True)
            await interaction.followup.send("first")
            await interaction.followup.send("second", ephemeral=True)

        @tree.command(description="Never answers")
        async def silent(interaction: discord.Interaction) -> None:
            return

        @tree.command(description="Puts a vote")
        async def vote(interaction: discord.Interaction) -> None:
            view = discord.ui.View(timeout=None)
            view.add_item(Vote("yes")).add_item(Vote("no"))
            await interaction.response.send_message("Vote!", view=view)

        @tree.command(description="Asks for a word")
        async def word(interaction: discord.Interaction) -> None:
            await interaction.response.send_modal(Word())

        @tree.command(description="Posts to the channel")
        async def post(interaction: discord.Interaction, text: str) -> None:
            await interaction.response.defer(ephemeral=True)
            assert isinstance(interaction.channel, discord.TextChannel)
            await interaction.channel.send(text)
            await interaction.followup.send("posted")

        @tree.command(description="Finds a town")
        async def town(interaction: discord.Interaction, name: str) -> None:
            await interaction.response.send_message(name)

        @town.autocomplete("name")
        async def names(_: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
            towns = [name for name in ("Arlen", "Bixby", "Arden") if name.startswith(current)]
            return [app_commands.Choice(name=name, value=name) for name in towns]

        @tree.command(description="For moderators")
        @app_commands.default_permissions(manage_guild=True)
        async def moderate(interaction: discord.Interaction) -> None:
            await interaction.response.send_message("done", ephemeral=True)

        @tree.context_menu(name="Count words")
        async def count(interaction: discord.Interaction, message: discord.Message) -> None:
            await interaction.response.send_message(str(len(message.content.split())))

    async def setup_hook(self) -> None:
        self.add_dynamic_items(Vote)
        if self.sync:
            await self.tree.sync()

    async def on_message(self, message: discord.Message, /) -> None:
        self.heard.append(message.content)


class Town:
    """A server with one guild, one channel and two people."""

    def __init__(self, server: DiscordServer) -> None:
        self.server = server
        self.guild = server.add_guild()
        self.channel = server.add_text_channel(self.guild)
        self.alice = server.add_member(self.guild, "Alice")
        self.bob = server.add_member(self.guild, "Bob")


async def test_commands_are_synced_and_answered(town: Town) -> None:
    async with running(PlainBot(), town.server), town.server.well_behaved():
        assert {"hello", "slowly", "vote"} <= {command["name"] for command in town.server.commands}
        result = await town.alice.slash(town.channel, "hello", name="Ann", times=2)
        assert result.text == "Hello Ann! Hello Ann!"
        assert not result.ephemeral
        assert town.server.messages(town.channel, viewer=town.bob) == result.messages


@pytest.mark.parametrize("options", [{}, {"name": 3}, {"name": "x", "times": 4}, {"name": "x", "colour": "red"}])
async def test_the_client_refuses_what_the_command_does_not_take(town: Town, options: dict[str, Any]) -> None:
    async with running(PlainBot(), town.server):
        with pytest.raises(Refused):
            await town.alice.slash(town.channel, "hello", **options)


async def test_deferred_answer_takes_the_place_of_thinking(town: Town) -> None:
    async with running(PlainBot(), town.server), town.server.well_behaved():
        result = await town.alice.slash(town.channel, "slowly")
        await town.server.until(lambda: len(result.messages) == 2)
        assert [m.text for m in result.messages] == ["first", "second"]
        assert all(m.ephemeral for m in result.messages)
        assert town.server.messages(town.channel, viewer=town.bob) == []


async def test_buttons_work_after_a_restart_of_the_bot(town: Town) -> None:
    async with running(PlainBot(), town.server):
        message = (await town.alice.slash(town.channel, "vote")).message
        assert (await town.bob.click(message, label="No")).text == "You chose no."
    async with running(PlainBot(sync=False), town.server) as bot:
        result = await town.alice.click(message, label="Yes")
        assert (result.text, result.ephemeral) == ("You chose yes.", True)
        assert bot.votes == [(town.alice.id, "yes")]
        assert result.message not in town.server.messages(town.channel, viewer=town.bob)


async def test_many_members_press_at_once(town: Town) -> None:
    crowd = [town.server.add_member(town.guild, f"Member {number}") for number in range(30)]
    async with running(PlainBot(), town.server) as bot, town.server.well_behaved():
        message = (await town.alice.slash(town.channel, "vote")).message
        await asyncio.gather(*(person.click(message, label="Yes") for person in crowd))
        assert sorted(bot.votes) == sorted((person.id, "yes") for person in crowd)


async def test_modal_is_shown_and_submitted(town: Town) -> None:
    async with running(PlainBot(), town.server), town.server.well_behaved():
        opened = await town.alice.slash(town.channel, "word")
        assert opened.modal["title"] == "A word"
        assert (await opened.submit({"Your word": "tram"})).text == "Word: tram"
        with pytest.raises(Refused):
            await opened.submit({"Your word": "far too long for it"})


async def test_autocomplete_context_menu_and_permissions(town: Town) -> None:
    moderator = town.server.add_member(town.guild, "Mo", permissions=discord.Permissions(manage_guild=True))
    async with running(PlainBot(), town.server), town.server.well_behaved():
        assert (await town.alice.autocomplete(town.channel, "town", "name", "Ar")).choices == ["Arlen", "Arden"]
        said = await town.alice.say(town.channel, "one two three")
        assert (await town.bob.menu("Count words", said)).text == "3"
        assert (await moderator.slash(town.channel, "moderate")).text == "done"
        with pytest.raises(Refused):
            await town.alice.slash(town.channel, "moderate")


async def test_message_content_is_hidden_without_the_intent(town: Town) -> None:
    async with running(PlainBot(), town.server) as bot:
        posted = (await town.alice.slash(town.channel, "post", text="A question")).interaction
        question = next(m for m in town.server.messages(town.channel) if m.text == "A question")
        answer = (await town.alice.slash(town.channel, "hello", name="Ann")).message
        await town.alice.say(town.channel, "secret")
        await town.alice.reply(question, "to the question")
        await town.alice.reply(answer, "to a command's answer")
        await town.server.until(lambda: len(bot.heard) >= 5)
        assert bot.heard == ["A question", "Hello Ann!", "", "to the question", ""]
        assert posted.response is not None


async def test_privileged_intent_that_was_not_granted_is_refused(town: Town) -> None:
    bot = commands.Bot("!", intents=discord.Intents.all())
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with running(bot, town.server):
            pass


async def test_wrong_token_is_refused(town: Town) -> None:
    with pytest.raises(discord.LoginFailure):
        async with running(PlainBot(), town.server, token="wrong"):
            pass


# limits ----------------------------------------------------------------------------------------------------
def long_embed() -> discord.Embed:
    embed = discord.Embed(description="d" * 4000)
    return embed.add_field(name="n", value="v" * 1000).add_field(name="n", value="v" * 1000)


def buttons(count: int, **about: Any) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for number in range(count):
        view.add_item(discord.ui.Button(**{"label": f"b{number}", "custom_id": f"b{number}"} | about))
    return view


BAD_MESSAGES: list[Callable[[], dict[str, Any]]] = [
    lambda: {"content": "x" * 2001},
    lambda: {"content": "   "},
    lambda: {"embed": long_embed()},
    lambda: {"embed": discord.Embed(title="t" * 257)},
    lambda: {"embed": discord.Embed(title="t").add_field(name="", value="v")},
    lambda: {"content": "x", "view": buttons(2, custom_id="same")},
    lambda: {"content": "x", "view": buttons(1, label="l" * 81)},
    lambda: {"content": "x", "view": buttons(1, custom_id="c" * 101)},
    lambda: {"content": "x", "nonce": "n" * 26},
]


@pytest.mark.parametrize("number", range(len(BAD_MESSAGES)))
async def test_messages_over_the_limits_are_refused(town: Town, number: int) -> None:
    async with running(PlainBot(), town.server) as bot:
        with pytest.raises(discord.HTTPException) as caught:
            await bot.get_channel(town.channel.id).send(**BAD_MESSAGES[number]())
        assert (caught.value.status, caught.value.code in {50035, 50006}) == (400, True)
        assert town.server.messages(town.channel) == []
        assert town.server.violations or caught.value.code == 50006


def command(name: str = "fine", description: str = "d", **more: Any) -> dict[str, Any]:
    return {"name": name, "description": description, "type": 1, **more}


def option(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "description": "d", "type": 3, **more}


BAD_COMMANDS: dict[str, list[dict[str, Any]]] = {
    "upper case": [command("Quiz")],
    "space in the name": [command("my quiz")],
    "description 101": [command(description="d" * 101)],
    "26 options": [command(options=[option(f"o{n}") for n in range(26)])],
    "26 choices": [command(options=[option("o", choices=[{"name": str(n), "value": str(n)} for n in range(26)])])],
    "required after optional": [command(options=[option("a"), option("b", required=True)])],
    "empty option description": [command(options=[option("a") | {"description": ""}])],
    "8000 characters": [
        command(
            options=[
                option(f"o{n}", choices=[{"name": f"{k}" * 90, "value": f"{k}" * 90} for k in range(9)])
                for n in range(6)
            ]
        )
    ],
    "101 commands": [command(f"c{n}") for n in range(101)],
    "the same name twice": [command("a"), command("a")],
    "a locale that is none": [command(name_localizations={"xx": "name"})],
}


@pytest.mark.parametrize("case", BAD_COMMANDS)
async def test_bad_command_payloads_are_refused(town: Town, case: str) -> None:
    async with running(PlainBot(sync=False), town.server) as bot:
        with pytest.raises(discord.HTTPException) as caught:
            await bot.http.bulk_upsert_global_commands(bot.application_id, BAD_COMMANDS[case])
        assert caught.value.code == 50035
        assert any(violation.kind == "limit" for violation in town.server.violations)
        assert town.server.commands == []


# time and double answers -----------------------------------------------------------------------------------
async def test_answers_too_late_twice_or_never() -> None:
    async with DiscordServer(ack_window=0.2) as server:
        town, caught = Town(server), []
        bot = PlainBot()

        @bot.tree.command(description="Answers late")
        async def late(interaction: discord.Interaction) -> None:
            await asyncio.sleep(0.3)
            try:
                await interaction.response.send_message("late")
            except discord.NotFound as error:
                caught.append(error.code)

        @bot.tree.command(description="Answers twice")
        async def twice(interaction: discord.Interaction) -> None:
            await interaction.response.send_message("once")
            interaction.response._response_type = None
            try:
                await interaction.response.send_message("twice")
            except discord.HTTPException as error:
                caught.append(error.code)

        async with running(bot, server):
            for name in ("late", "silent"):
                with pytest.raises(InteractionFailed):
                    await town.alice.slash(town.channel, name)
            await town.alice.slash(town.channel, "twice")
            await server.until(lambda: len(caught) == 2)
            assert caught == [10062, 40060]
            assert {i.command for i in server.unanswered()} == {"late", "silent"}
            with pytest.raises(AssertionError):
                async with server.well_behaved():
                    pass


async def test_token_ends_after_fifteen_minutes(town: Town) -> None:
    bot = PlainBot()
    kept: list[discord.Interaction] = []

    @bot.tree.command(description="Keeps its interaction")
    async def keep(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("kept")
        kept.append(interaction)

    async with running(bot, town.server):
        await town.alice.slash(town.channel, "keep")
        await town.server.until(lambda: kept)
        town.server.advance(16 * 60)
        with pytest.raises(discord.HTTPException) as caught:
            await kept[0].followup.send("too late")
        assert caught.value.code == 50027


# faults ----------------------------------------------------------------------------------------------------
async def test_outage_is_resumed_and_missed_events_replayed(town: Town) -> None:
    async with running(PlainBot(), town.server) as bot:
        message = (await town.alice.slash(town.channel, "vote")).message
        async with town.server.gateway.outage():
            pressed = asyncio.create_task(town.alice.click(message, label="Yes"))
            await town.server.until(lambda: not town.server.gateway.connections)
        assert (await pressed).text == "You chose yes."
        assert (town.server.gateway.resumes, town.server.gateway.identifies) == (1, 1)
        assert bot.votes == [(town.alice.id, "yes")]


@pytest.mark.parametrize("fault", ["reconnect", "close", "invalidate"])
async def test_gateway_faults_are_survived(town: Town, fault: str) -> None:
    async with running(PlainBot(), town.server):
        gateway = town.server.gateway
        await getattr(gateway, fault)()
        await town.server.until(lambda: gateway.resumes + gateway.identifies == 2)
        assert gateway.resumes == (0 if fault == "invalidate" else 1)
        assert (await town.alice.slash(town.channel, "hello", name="Ann")).text == "Hello Ann!"


async def test_replayed_interaction_is_already_acknowledged(town: Town) -> None:
    async with running(PlainBot(), town.server) as bot:
        message = (await town.alice.slash(town.channel, "vote")).message
        pressed = await town.alice.click(message, label="Yes")
        town.server.replay_interaction(pressed.interaction)
        await town.server.until(lambda: pressed.interaction.refused)
        assert pressed.interaction.refused == [40060]
        assert len(bot.votes) == 2
        assert len(pressed.messages) == 1


async def send(bot: Any, channel: Channel, text: str) -> None:
    await bot.get_channel(channel.id).send(text)


async def test_rate_limit_is_waited_for(town: Town) -> None:
    async with running(PlainBot(), town.server) as bot:
        fault = town.server.rate_limit("POST", "/channels/*/messages", retry_after=0.1)
        await send(bot, town.channel, "hello")
        assert fault.hits == 1
        assert [m.text for m in town.server.messages(town.channel)] == ["hello"]
        assert len(town.server.calls("POST", "/channels/{channel_id}/messages")) == 1


async def test_unavailable_service_loses_the_message(town: Town) -> None:
    async with running(PlainBot(), town.server) as bot:
        town.server.fail("POST", "/channels/*/messages", status=503)
        with pytest.raises(discord.DiscordServerError):
            await send(bot, town.channel, "hello")
        assert town.server.messages(town.channel) == []


async def test_message_accepted_before_an_error_is_not_posted_twice(town: Town) -> None:
    async with running(PlainBot(), town.server) as bot:
        town.server.fail("POST", "/channels/*/messages", status=502, after=True)
        await send(bot, town.channel, "hello")
        assert [m.text for m in town.server.messages(town.channel)] == ["hello"]


async def test_dropped_connection_and_missing_permissions_raise(town: Town) -> None:
    closed = town.server.add_text_channel(town.guild, "closed")
    closed.deny(town.guild, discord.Permissions(send_messages=True).value)
    async with running(PlainBot(), town.server) as bot:
        town.server.drop("POST", "/channels/*/messages")
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await send(bot, town.channel, "hello")
        with pytest.raises(discord.Forbidden) as caught:
            await send(bot, closed, "hello")
        assert caught.value.code == 50013


async def test_auto_sharded_bot_logs_in() -> None:
    async with DiscordServer(shards=2) as server:
        guilds = [server.add_guild(f"Guild {number}") for number in range(3)]
        people: list[tuple[Person, Channel]] = [
            (server.add_member(guild, "Alice"), server.add_text_channel(guild)) for guild in guilds
        ]
        bot = commands.AutoShardedBot("!", intents=discord.Intents(guilds=True))

        @bot.tree.command(description="Says hello")
        async def hello(interaction: discord.Interaction) -> None:
            await interaction.response.send_message("Hello!")

        async with running(bot, server), server.well_behaved():
            await bot.tree.sync()
            assert sorted(guild.id for guild in bot.guilds) == [guild.id for guild in guilds]
            for person, channel in people:
                assert (await person.slash(channel, "hello")).text == "Hello!"
