"""The world as a whole: who is there, the clock, what changed, and the making of messages and interactions."""

import asyncio
import contextlib
import itertools
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from .messages import Interaction, Message, walk
from .payloads import DISCORD_EPOCH, Json, Violation
from .state import ADMINISTRATOR, Channel, Guild, Member, User

GUILDS_INTENT: Final = 1 << 0
MEMBERS_INTENT: Final = 1 << 1
GUILD_MESSAGES_INTENT: Final = 1 << 9
DIRECT_MESSAGES_INTENT: Final = 1 << 12
MESSAGE_CONTENT_INTENT: Final = 1 << 15
UPLOAD_LIMIT: Final = 10 * 1024 * 1024
LOOK_AGAIN: Final = 0.02

Dispatch = Callable[[str, Json, int | None, int], None]


class World:
    """Everything that lasts between requests. ``dispatch`` (event, data, guild, intent) is set by the gateway."""

    def __init__(self, *, token: str) -> None:
        self.token = token
        self._step = itertools.count()
        self._offset = 0.0
        self.bot = User(id=self.snowflake(), name="Loopback Bot", bot=True)
        self.application = self.snowflake()
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.messages: dict[int, Message] = {}
        self.interactions: dict[int, Interaction] = {}
        self.tokens: dict[str, Interaction] = {}
        self.commands: dict[int | None, list[Json]] = {None: []}
        self.nonces: dict[tuple[int, str], tuple[float, Message]] = {}
        self.violations: list[Violation] = []
        self.ack_window = 3.0
        self.token_life = 900.0
        self.dispatch: Dispatch = lambda *_: None
        self._changed = asyncio.Event()

    # time ------------------------------------------------------------------------------------------------
    def now(self) -> float:
        """Seconds on the server's clock, which tests may put forward."""
        return time.monotonic() + self._offset

    def moment(self) -> datetime:
        """The server's time of day."""
        return datetime.now(UTC) + timedelta(seconds=self._offset)

    def advance(self, seconds: float) -> None:
        """Put the server's clock forward: tokens age, nonces are forgotten."""
        self._offset += seconds

    def snowflake(self) -> int:
        """A new id, in order of making."""
        milliseconds = int(self.moment().timestamp() * 1000) - DISCORD_EPOCH
        return (milliseconds << 22) | (next(self._step) & 0x3FFFFF)

    # change ----------------------------------------------------------------------------------------------
    def notify(self) -> None:
        """Wake everybody who waits for something to become true."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, predicate: Callable[[], object], *, seconds: float = 5.0) -> None:
        """Wait until ``predicate()`` is true; TimeoutError after ``seconds``.

        It is asked at every change here and, as it may be about the bot, now and then besides.
        """
        async with asyncio.timeout(seconds):
            while not predicate():
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_AGAIN):
                        await self._changed.wait()

    def violate(self, kind: str, where: str, message: str) -> None:
        """Write a broken rule down."""
        self.violations.append(Violation(kind=kind, where=where, message=message))

    # looking up ------------------------------------------------------------------------------------------
    def bot_member(self, guild: Guild) -> Member:
        """The bot as a member of ``guild``."""
        return guild.members[self.bot.id]

    def bot_permissions(self, channel: Channel) -> int:
        """What the bot may do in ``channel``."""
        if channel.guild is None or self.bot.id not in channel.guild.members:
            return 0
        return channel.guild.permissions_of(self.bot_member(channel.guild), channel)

    def history(self, channel: Channel, viewer: User | None = None) -> list[Message]:
        """The channel's messages, oldest first, as ``viewer`` sees them; None sees all that is not private."""
        seen = [m for m in self.messages.values() if m.channel is channel and not m.deleted]
        if viewer is None:
            return [m for m in seen if not m.ephemeral]
        return [m for m in seen if m.seen_by(viewer)]

    # making ----------------------------------------------------------------------------------------------
    def post(self, message: Message) -> Message:
        """Put a message into its channel and tell the gateway, unless it is private."""
        self.messages[message.id] = message
        if not message.ephemeral:
            self._announce("MESSAGE_CREATE", message)
        self.notify()
        return message

    def changed(self, message: Message) -> None:
        """Tell of an edit."""
        message.edited = self.moment()
        if not message.ephemeral:
            self._announce("MESSAGE_UPDATE", message)
        self.notify()

    def remove(self, message: Message) -> None:
        """Delete a message."""
        message.deleted = True
        if not message.ephemeral:
            guild = message.channel.guild
            body = {"id": str(message.id), "channel_id": str(message.channel.id)}
            if guild:
                body["guild_id"] = str(guild.id)
            self.dispatch("MESSAGE_DELETE", body, guild.id if guild else None, GUILD_MESSAGES_INTENT)
        self.notify()

    def _announce(self, event: str, message: Message) -> None:
        guild = message.channel.guild
        body = message.payload()
        if guild is not None:
            body["guild_id"] = str(guild.id)
            if message.author.id in guild.members and message.interaction is None:
                body["member"] = guild.members[message.author.id].payload(with_user=False)
        intent = GUILD_MESSAGES_INTENT if guild else DIRECT_MESSAGES_INTENT
        self.dispatch(event, body, guild.id if guild else None, intent)

    def interact(self, kind: int, user: User, channel: Channel, data: Json, **about: Any) -> Interaction:
        """Make an interaction, hand it to the gateway and return it."""
        interaction = self.make_interaction(kind, user, channel, data, **about)
        self.send_interaction(interaction)
        return interaction

    def make_interaction(
        self,
        kind: int,
        user: User,
        channel: Channel,
        data: Json,
        *,
        source: Message | None = None,
        trigger: Interaction | None = None,
        command: str | None = None,
    ) -> Interaction:
        """An interaction of ``kind`` (2 command, 3 component, 4 autocomplete, 5 modal), not yet dispatched."""
        guild = channel.guild
        member = guild.members[user.id] if guild else None
        installed = guild is not None and not guild.has_bot
        owners = {"1": str(user.id)} if installed or guild is None else {"0": str(guild.id)}
        identity, token = self.snowflake(), secrets.token_urlsafe(40)
        payload: Json = {
            "id": str(identity),
            "application_id": str(self.application),
            "type": kind,
            "data": data,
            "channel_id": str(channel.id),
            "channel": channel.payload(),
            "token": token,
            "version": 1,
            "locale": "en-US",
            "entitlements": [],
            "authorizing_integration_owners": owners,
            "context": 0 if guild else 1,
            "attachment_size_limit": UPLOAD_LIMIT,
            "app_permissions": str(self.bot_permissions(channel) or ADMINISTRATOR),
        }
        if guild is not None and member is not None:
            payload["guild_id"] = str(guild.id)
            payload["guild"] = {"id": str(guild.id), "locale": guild.locale, "features": []}
            payload["guild_locale"] = guild.locale
            permissions = guild.permissions_of(member, channel)
            payload["member"] = {**member.payload(), "permissions": str(permissions)}
        else:
            payload["user"] = user.payload()
        if source is not None:
            payload["message"] = source.payload()
        interaction = Interaction(
            id=identity,
            token=token,
            type=kind,
            user=user,
            channel=channel,
            data=data,
            payload=payload,
            made=self.now(),
            member=member,
            guild=guild,
            source=source,
            trigger=trigger,
            command=command,
            user_installed=installed,
        )
        self.interactions[identity] = interaction
        self.tokens[token] = interaction
        return interaction

    def send_interaction(self, interaction: Interaction) -> None:
        """Dispatch an interaction (again); the window for an answer is counted from its making."""
        guild = interaction.guild
        # Interactions need no intent and reach one shard: the guild's.
        self.dispatch("INTERACTION_CREATE", interaction.payload, guild.id if guild else None, 0)


def with_ids(components: list[Json]) -> list[Json]:
    """Components as Discord echoes them: every one numbered, absent values filled in."""
    for number, component in enumerate(walk(components), start=1):
        if not component.get("id"):
            component["id"] = number
    return components
