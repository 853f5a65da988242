"""The cog: slash commands, presses and modals in; replies and posts out. Knows no news.

Slash-only, so that hosts which refuse other people's prefix commands can load it.
"""

import asyncio
import logging
import secrets
from collections import deque
from collections.abc import Coroutine, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any, Final

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from ....quizzes.session import Mode
from ...commands import COMMANDS, Option, handle
from ...content import suggested
from ...desk import Desk, open_desk
from ...messages import Reply, Request
from ...settings import Settings, load_settings
from ...store import StoreUnavailable
from ...texts import _, mark, speaking
from ...wording import refusal
from .listening import Listener
from .menus import MENUS, context_menus
from .outbox import Outbox
from .posting import dismiss, respond
from .requests import DIRECT, PICKED, PREFIX, Host, parse_action, request_of, submitted_text
from .slash import group_of
from .stalls import watch_for_stalls
from .ticking import TICK, Ticker
from .views import COG_NAME, Press

log = logging.getLogger("newsdesk.discord")

# Discord waits 3 s for the first answer, of which the network takes its share; a press takes some 20 ms of ours.
PATIENCE: Final = 0.4
# Requests worked on at once. More do not get through the store sooner (one writer, some 40 presses a second on a
# shared core); they only wait there, where a wait of 30 s is taken for a failure.
AT_ONCE: Final = 24
JUMP: Final = "https://discord.com/channels"
# Discord shows at most 25 suggestions, and waits 3 s for them as for everything.
SUGGESTIONS: Final = 25
SUGGESTING: Final = 2.0
# The errors of an answer that came too late or twice: the member has been told by Discord, nothing is left to do.
TOO_LATE: Final = frozenset({10062, 40060})
# Interactions remembered to drop repeated ones; a token lives 15 minutes, a RESUME replays seconds.
SEEN_KEPT: Final = 2000

CANNOT_WRITE: Final = mark(
    "I may not write in this channel. Ask a moderator to allow me *View Channel* and *Send Messages* here, "
    "or start the quiz in another channel."
)
NO_STORE: Final = mark("The scores cannot be reached just now. Nothing you did was lost; try again in a minute.")
OUR_FAULT: Final = mark(
    "Something went wrong on our side. Try again; if it happens again, tell the moderators this code:"
)


class NewsdeskCog(commands.Cog, name=COG_NAME):
    """Newsdesk in Discord.

    Opens a desk of its own when it is loaded (from ``bot.newsdesk_settings``, else NEWSDESK_CONFIG) and closes it
    when it is removed; a ``desk`` given to it stays its owner's.
    """

    news = group_of(COMMANDS, name="news", description="Sourced briefings and fact-check quizzes")

    def __init__(
        self, bot: Host, *, settings: Settings | None = None, desk: Desk | None = None, tick: float = TICK
    ) -> None:
        self.bot = bot
        self._tick = tick
        self._settings = settings
        self._desk = desk
        self._resources = AsyncExitStack()
        self._tasks: list[asyncio.Task[None]] = []
        self._outbox: Outbox | None = None
        self._menus = context_menus()
        self._places_at_the_desk = asyncio.Semaphore(AT_ONCE)
        self._seen: deque[int] = deque(maxlen=SEEN_KEPT)

    @property
    def desk(self) -> Desk:
        """The desk, once loaded."""
        if self._desk is None:
            raise RuntimeError("the cog has not been loaded")
        return self._desk

    @property
    def outbox(self) -> Outbox:
        """Where posts go, once loaded."""
        if self._outbox is None:
            raise RuntimeError("the cog has not been loaded")
        return self._outbox

    async def cog_load(self) -> None:
        """Open the desk, listen to buttons, start the clock. Raises StoreUnavailable, InvalidDocument."""
        if self._desk is None:
            given = self._settings or getattr(self.bot, "newsdesk_settings", None)
            settings = given if isinstance(given, Settings) else load_settings()
            self._desk = await self._resources.enter_async_context(open_desk(settings))
        self._outbox = Outbox(self.bot, self._desk)
        self.bot.add_dynamic_items(Press)
        for menu in self._menus:
            self.bot.tree.add_command(menu)
        ticker = Ticker(self.bot, self.desk, self.outbox, tick=self._tick)
        self._tasks = [
            asyncio.create_task(ticker.run(), name="newsdesk clock"),
            asyncio.create_task(self._read_ahead(), name="newsdesk reading"),
            asyncio.create_task(watch_for_stalls(), name="newsdesk watch"),
        ]

    async def cog_unload(self) -> None:
        """Undo what loading did."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self.bot.remove_dynamic_items(Press)
        for menu in self._menus:
            self.bot.tree.remove_command(menu.name, type=menu.type)
        if self._outbox is not None:
            await self._outbox.close()
        await self._resources.aclose()

    # commands --------------------------------------------------------------------------------------------
    async def command(self, interaction: discord.Interaction, name: str, options: Mapping[str, str]) -> None:
        """Run a command of the table."""
        await self._finish(interaction, self._handled(interaction, request_of(interaction, name, options)))

    async def cog_app_command_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError
    ) -> None:
        """What the library refuses before a command runs."""
        await self._apologise(interaction, error)

    # presses ---------------------------------------------------------------------------------------------
    async def pressed(self, interaction: discord.Interaction, action: str) -> None:
        """Run the action of a button."""
        command, options = parse_action(action)
        await self._finish(interaction, self._handled(interaction, request_of(interaction, command, options)))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Take submitted modals and choices from the event itself, whichever process opened them."""
        data: Any = interaction.data or {}
        name = str(data.get("custom_id", ""))
        if interaction.type is discord.InteractionType.component and name.startswith(PICKED):
            await self.pressed(interaction, f"{name.removeprefix(PICKED)}:{','.join(data.get('values', []))}")
        if interaction.type is discord.InteractionType.modal_submit and name.startswith(PREFIX):
            await self.pressed(interaction, f"{name.removeprefix(PREFIX)}:{submitted_text(interaction)}")

    async def suggest(self, interaction: discord.Interaction, option: Option, typed: str) -> list[str]:
        """What is offered for an option while a member types; nothing rather than late or wrong."""
        if option.suggest is None:
            return []
        try:
            async with asyncio.timeout(SUGGESTING):
                topics = await option.suggest(self.desk, request_of(interaction, "", {}).server)
                return list(suggested(topics, typed, most=SUGGESTIONS))
        except Exception as error:  # noqa: BLE001 - a suggestion is a courtesy: the member may type on
            log.info("no suggestions for %s: %r", interaction.id, error)
            return []

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Take up what is said to the bot, where the host's intents let it hear."""
        if self.bot.user is None or self._outbox is None:
            return
        try:
            await Listener(self.desk, self.outbox, me=self.bot.user.id).hear(message)
        except Exception:
            log.exception("message %s could not be taken up", message.id)

    # answering -------------------------------------------------------------------------------------------
    async def _handled(self, interaction: discord.Interaction, request: Request) -> Reply:
        """The reply to a request; "thinking..." goes out before Discord's patience ends.

        Once begun the work is finished whatever becomes of the interaction: others wait for what it brings.
        """
        seen = request.command == "quiz" and request.options.get("mode") not in {Mode.PRIVATE, Mode.DAILY}
        if seen and not request.closed and not _can_write(interaction):
            with speaking(request.locale):
                return refusal(CANNOT_WRITE)
        work = asyncio.create_task(self._handle(request), name=f"newsdesk {request.command}")
        await asyncio.wait({work}, timeout=PATIENCE)
        if not work.done():
            try:
                await interaction.response.defer(ephemeral=True, thinking=True)
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                log.info("interaction %s could not be put off: %s", interaction.id, error)
        return await work

    async def _handle(self, request: Request) -> Reply:
        if request.command in MENUS:  # reads a page of the web for seconds, and keeps nobody from the store
            return await handle(request, self.desk)
        async with self._places_at_the_desk:
            return await handle(request, self.desk)

    async def _finish(self, interaction: discord.Interaction, work: Coroutine[Any, Any, Reply]) -> None:
        """Show what ``work`` gives; whatever goes wrong is logged under a code that the member is told.

        A gateway that resumes may send the same event again: it is taken up once.
        """
        if interaction.id in self._seen:
            work.close()
            return
        self._seen.append(interaction.id)
        try:
            await self._show(interaction, await self._linked(interaction, await work))
        except discord.HTTPException as error:
            if error.code in TOO_LATE:
                log.info("interaction %s was answered already or too late", interaction.id)
            else:
                await self._apologise(interaction, error)
        except Exception as error:  # noqa: BLE001 - the last border: logged with its trace, and told
            await self._apologise(interaction, error)

    async def _linked(self, interaction: discord.Interaction, reply: Reply) -> Reply:
        """The reply with a link to the post it is about, where that is known."""
        message = await self.desk.store.memory.message_of(reply.about) if reply.about else None
        if message is None or not message.isdigit():
            return reply
        where = interaction.guild_id or DIRECT
        return replace(reply, text=f"{reply.text}\n<{JUMP}/{where}/{interaction.channel_id}/{message}>")

    async def _show(self, interaction: discord.Interaction, reply: Reply) -> None:
        """Answer the member, then post for everybody; what is for everybody goes out even if the answer fails."""
        by_command = interaction.type is discord.InteractionType.application_command
        also = tuple(post for post in reply.also if not post.private)
        own = reply.private or reply.key is None
        posts = also if own else (reply, *also)
        try:
            if own:
                await respond(interaction, reply)
                for post in reply.also:
                    if post.private:
                        await respond(interaction, post)
            elif by_command:
                await respond(interaction, reply)
                posts = also
                await self.outbox.shown(reply, None)
            else:
                await dismiss(interaction)
        finally:
            self.outbox.put(request_of(interaction, "", {}).place, posts)
            for place, post in reply.elsewhere:
                self.outbox.put(place, (post,))

    async def _apologise(self, interaction: discord.Interaction, error: Exception) -> None:
        code = secrets.token_hex(3)
        log.error("code %s: interaction %s failed", code, interaction.id, exc_info=error)
        with speaking(str(interaction.locale)):
            text = _(NO_STORE if isinstance(error, StoreUnavailable) else OUR_FAULT)
        try:
            await respond(interaction, Reply(text=f"{text} `{code}`", private=True, failed=True))
        except (discord.HTTPException, aiohttp.ClientError, OSError) as second:
            log.warning("code %s: the member could not be told: %s", code, second)

    # beside the events -----------------------------------------------------------------------------------
    async def _read_ahead(self) -> None:
        """Read the articles before somebody asks: that takes seconds."""
        try:
            await self.desk.content()
        except Exception:
            log.exception("the articles could not be read ahead")


def _can_write(interaction: discord.Interaction) -> bool:
    if interaction.guild_id is None:
        return True
    may = interaction.app_permissions
    in_thread = isinstance(interaction.channel, discord.Thread)
    return may.view_channel and (may.send_messages_in_threads if in_thread else may.send_messages)
