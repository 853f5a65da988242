"""The cog: slash commands, presses and modals in; replies and posts out. Knows no news.

Slash-only, so that hosts which refuse other people's prefix commands can load it.
"""

import asyncio
import logging
import secrets
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from typing import Any, Final
from weakref import WeakValueDictionary

import discord
from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from ...commands import COMMANDS, due, handle
from ...desk import Desk, open_desk
from ...messages import Reply, Request
from ...settings import QUESTIONS_RANGE, WORDS_RANGE, Settings, load_settings
from ...store import StoreUnavailable
from .posting import dismiss, post, question_of, respond, revealed_by
from .requests import PREFIX, channel_of, parse_action, request_of, submitted_text
from .views import COG_NAME, REPLY_LIMIT, Press

log = logging.getLogger("newsdesk.discord")

Host = commands.Bot | commands.AutoShardedBot

# Discord waits 3 s for the first answer; the way there and back took up to half a second in the worst reports.
PATIENCE: Final = 1.2
# How often the clock of running quizzes is looked at, in seconds.
TICK: Final = 1.0
# The errors of an answer that came too late or twice: the member has been told by Discord, nothing is left to do.
TOO_LATE: Final = frozenset({10062, 40060})
QUESTIONS_KEPT: Final = 1000

CANNOT_WRITE: Final = (
    "I may not write in this channel. Ask a moderator to allow me *View Channel* and *Send Messages* here, "
    "or start the quiz in another channel."
)
NO_STORE: Final = "The scores cannot be reached just now. Nothing you did was lost; try again in a minute."
OUR_FAULT: Final = "Something went wrong on our side. Try again; if it happens again, tell the moderators this code:"


class NewsdeskCog(commands.Cog, name=COG_NAME):
    """Newsdesk in Discord.

    Opens a desk of its own when it is loaded (from ``bot.newsdesk_settings``, else NEWSDESK_CONFIG) and closes it
    when it is removed; a ``desk`` given to it stays its owner's.
    """

    news = app_commands.Group(
        name="news",
        description="Sourced briefings and fact-check quizzes",
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(self, bot: Host, *, settings: Settings | None = None, desk: Desk | None = None) -> None:
        self.bot = bot
        self._settings = settings
        self._desk = desk
        self._resources = AsyncExitStack()
        self._clock: asyncio.Task[None] | None = None
        self._order: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._questions: dict[tuple[str, int], discord.PartialMessage] = {}

    @property
    def desk(self) -> Desk:
        """The desk, once loaded."""
        if self._desk is None:
            raise RuntimeError("the cog has not been loaded")
        return self._desk

    async def cog_load(self) -> None:
        """Open the desk, listen to buttons, start the clock. Raises StoreUnavailable, InvalidDocument."""
        if self._desk is None:
            given = self._settings or getattr(self.bot, "newsdesk_settings", None)
            settings = given if isinstance(given, Settings) else load_settings()
            self._desk = await self._resources.enter_async_context(open_desk(settings))
        self.bot.add_dynamic_items(Press)
        self._clock = asyncio.create_task(self._watch(), name="newsdesk clock")

    async def cog_unload(self) -> None:
        """Undo what loading did."""
        if self._clock is not None:
            self._clock.cancel()
            await asyncio.gather(self._clock, return_exceptions=True)
        self.bot.remove_dynamic_items(Press)
        await self._resources.aclose()

    # commands --------------------------------------------------------------------------------------------
    @news.command(description=COMMANDS["briefing"].summary)
    @app_commands.describe(
        topic=COMMANDS["briefing"].options[0].summary, words=COMMANDS["briefing"].options[1].summary
    )
    async def briefing(
        self,
        interaction: discord.Interaction,
        topic: Range[str, 1, 100] | None = None,
        words: Range[int, WORDS_RANGE[0], WORDS_RANGE[1]] | None = None,
    ) -> None:
        """A briefing."""
        await self._command(interaction, "briefing", topic=topic, words=words)

    @news.command(description=COMMANDS["quiz"].summary)
    @app_commands.describe(questions=COMMANDS["quiz"].options[0].summary, topic=COMMANDS["quiz"].options[1].summary)
    async def quiz(
        self,
        interaction: discord.Interaction,
        questions: Range[int, QUESTIONS_RANGE[0], QUESTIONS_RANGE[1]] | None = None,
        topic: Range[str, 1, 100] | None = None,
    ) -> None:
        """A quiz, in a channel where the bot may write."""
        if not _can_write(interaction):
            await self._finish(interaction, _said(CANNOT_WRITE))
            return
        await self._command(interaction, "quiz", questions=questions, topic=topic)

    @news.command(description=COMMANDS["answer"].summary)
    @app_commands.describe(reply=COMMANDS["answer"].options[0].summary)
    async def answer(self, interaction: discord.Interaction, reply: Range[str, 1, REPLY_LIMIT]) -> None:
        """A reply to the open question."""
        await self._command(interaction, "answer", reply=reply)

    @news.command(description=COMMANDS["skip"].summary)
    async def skip(self, interaction: discord.Interaction) -> None:
        """Close the open question."""
        await self._command(interaction, "skip")

    @news.command(description=COMMANDS["stop"].summary)
    async def stop(self, interaction: discord.Interaction) -> None:
        """End the quiz."""
        await self._command(interaction, "stop")

    @news.command(description=COMMANDS["scores"].summary)
    async def scores(self, interaction: discord.Interaction) -> None:
        """The board."""
        await self._command(interaction, "scores")

    @news.command(description=COMMANDS["sources"].summary)
    async def sources(self, interaction: discord.Interaction) -> None:
        """What is read."""
        await self._command(interaction, "sources")

    @news.command(name="help", description=COMMANDS["help"].summary)
    async def show_help(self, interaction: discord.Interaction) -> None:
        """Every command."""
        await self._command(interaction, "help")

    async def _command(self, interaction: discord.Interaction, command: str, **options: str | int | None) -> None:
        given = {name: str(value) for name, value in options.items() if value is not None}
        await self._finish(interaction, self._handled(interaction, request_of(interaction, command, given)))

    # presses ---------------------------------------------------------------------------------------------
    async def pressed(self, interaction: discord.Interaction, action: str) -> None:
        """Run the action of a button."""
        command, options = parse_action(action)
        await self._finish(interaction, self._handled(interaction, request_of(interaction, command, options)))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Take submitted modals from the event itself, whichever process opened them."""
        data: Any = interaction.data or {}
        name = str(data.get("custom_id", ""))
        if interaction.type is discord.InteractionType.modal_submit and name.startswith(PREFIX):
            await self.pressed(interaction, f"{name.removeprefix(PREFIX)}:{submitted_text(interaction)}")

    # answering -------------------------------------------------------------------------------------------
    async def _handled(self, interaction: discord.Interaction, request: Request) -> Reply:
        """The reply to a request; "thinking..." goes out before Discord's patience ends."""
        work = asyncio.create_task(handle(request, self.desk), name=f"newsdesk {request.command}")
        try:
            await asyncio.wait({work}, timeout=PATIENCE)
            if not work.done():
                await interaction.response.defer(ephemeral=True, thinking=True)
            return await work
        finally:
            work.cancel()

    async def _finish(self, interaction: discord.Interaction, work: Coroutine[Any, Any, Reply]) -> None:
        """Show what ``work`` gives; whatever goes wrong is logged under a code that the member is told."""
        try:
            await self._show(interaction, await work)
        except discord.HTTPException as error:
            if error.code in TOO_LATE:
                log.info("interaction %s was answered already or too late", interaction.id)
            else:
                await self._apologise(interaction, error)
        except Exception as error:  # noqa: BLE001 - the last border: logged with its trace, and told
            await self._apologise(interaction, error)

    async def _show(self, interaction: discord.Interaction, reply: Reply) -> None:
        place = request_of(interaction, "", {}).place
        by_command = interaction.type is discord.InteractionType.application_command
        if reply.key is None or by_command:
            await respond(interaction, reply)
            await self._begun(reply, None)
            await self._post(place, reply.also)
            return
        await dismiss(interaction)
        await self._post(place, (reply, *reply.also))

    async def _apologise(self, interaction: discord.Interaction, error: Exception) -> None:
        code = secrets.token_hex(3)
        log.error("code %s: interaction %s failed", code, interaction.id, exc_info=error)
        text = NO_STORE if isinstance(error, StoreUnavailable) else OUR_FAULT
        try:
            await respond(interaction, Reply(text=f"{text} `{code}`", private=True, failed=True))
        except (discord.HTTPException, OSError) as second:
            log.warning("code %s: the member could not be told: %s", code, second)

    # posts -----------------------------------------------------------------------------------------------
    async def _post(self, place: str, posts: tuple[Reply, ...]) -> None:
        """Post in a place, one batch after the other; a place that cannot be written to loses its quiz."""
        channel_id = channel_of(place)
        if channel_id is None or not posts:
            return
        channel = self.bot.get_partial_messageable(channel_id)
        async with self._order.setdefault(place, asyncio.Lock()):
            for reply in posts:
                try:
                    message = await post(channel, reply)
                except (discord.Forbidden, discord.NotFound) as error:
                    log.warning("%s cannot be written to, so its quiz ends: %s", place, error)
                    await self._abandon(place)
                    return
                await self._begun(reply, message)
                if closed := revealed_by(reply.key):
                    await self._disarm(closed)

    async def _begun(self, reply: Reply, message: discord.Message | None) -> None:
        """A question is on the screen: start its clock, and keep its message to take the buttons off later."""
        if asked := question_of(reply.key):
            await self.desk.posted(*asked, message.created_at if message else discord.utils.utcnow())
            if message is not None:
                channel = self.bot.get_partial_messageable(message.channel.id)
                self._questions[asked] = channel.get_partial_message(message.id)
            while len(self._questions) > QUESTIONS_KEPT:
                del self._questions[next(iter(self._questions))]

    async def _disarm(self, question: tuple[str, int]) -> None:
        """Take the buttons off a closed question, where its message is still known; a press on one does no harm."""
        message = self._questions.pop(question, None)
        if message is not None:
            try:
                await message.edit(view=None)
            except (discord.HTTPException, OSError) as error:
                log.info("the buttons of a closed question stay: %s", error)

    async def _abandon(self, place: str) -> None:
        moment = discord.utils.utcnow()
        request = Request(
            id=f"abandon:{place}:{moment.timestamp()}",
            command="stop",
            place=place,
            server=place,
            member="",
            name="",
            moment=moment,
            admin=True,
        )
        await self.desk.stop(request)

    async def _watch(self) -> None:
        """Move quizzes on by the clock, from the moment the bot is ready and for as long as the cog is loaded."""
        while True:
            await asyncio.sleep(TICK)
            # An extension is loaded before the bot logs in, when there is nothing to wait on yet.
            if not self.bot.is_ready():
                continue
            try:
                for place, posts in await due(self.desk):
                    await self._post(place, posts)
            except Exception:
                log.exception("the quiz clock stumbled and goes on")


def _can_write(interaction: discord.Interaction) -> bool:
    if interaction.guild_id is None:
        return True
    may = interaction.app_permissions
    in_thread = isinstance(interaction.channel, discord.Thread)
    return may.view_channel and (may.send_messages_in_threads if in_thread else may.send_messages)


async def _said(text: str) -> Reply:
    return Reply(text=text, private=True, failed=True)
