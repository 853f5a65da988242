"""The loopback Discord: an HTTP server and a gateway on one port, and what tests do with it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable
from types import TracebackType
from typing import Final, Self

from aiohttp import web

from .channels import ChannelRoutes
from .client import Person, permission_bits
from .commands import CommandRoutes
from .faults import Fault, Faults
from .gateway import Gateway
from .interactions import InteractionRoutes
from .messages import Interaction, Message
from .payloads import Json, Violation
from .rest import PREFIX, Call, Rest, Routes
from .spec import Spec, load_spec
from .state import ALL_PERMISSIONS, EVERYONE, Channel, Guild, Member, User
from .world import World

TOKEN: Final = "loopback-token"
QUIET: Final = 0.05


class DiscordServer:
    """A Discord of one's own: ``async with DiscordServer() as server``.

    ``privileged`` names the intents granted ("members", "message_content", "presences"): none by default.
    ``ack_window`` is the time for a first answer in seconds, ``heartbeat`` the interval asked of bots.
    ``check_spec`` False leaves the OpenAPI file aside, for load tests.
    """

    def __init__(
        self,
        *,
        privileged: Iterable[str] = (),
        ack_window: float = 3.0,
        heartbeat: float = 41.25,
        shards: int = 1,
        check_spec: bool = True,
    ) -> None:
        self.world = World(token=TOKEN)
        self.world.ack_window = ack_window
        self.gateway = Gateway(self.world, privileged=frozenset(privileged), heartbeat=heartbeat)
        self.world.dispatch = self.gateway.dispatch
        self.faults = Faults()
        self._routes = Routes()
        self._shards = shards
        self.spec: Spec | None = load_spec() if check_spec else None
        self.rest = Rest(self.world, self._routes, self.faults, self.spec)
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_get("/gateway/", self.gateway.handle)
        app.router.add_route("*", "/{path:.*}", self.rest.handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}{PREFIX}"
        self.gateway.url = f"ws://127.0.0.1:{port}/gateway/"
        ChannelRoutes(self.world, gateway_url=self.gateway.url, shards=self._shards).add_to(self._routes)
        CommandRoutes(self.world).add_to(self._routes)
        InteractionRoutes(self.world).add_to(self._routes)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.gateway.shut()
        if self._runner is not None:
            await self._runner.cleanup()

    # what is written down --------------------------------------------------------------------------------
    @property
    def token(self) -> str:
        """The bot token that is accepted."""
        return self.world.token

    @property
    def violations(self) -> list[Violation]:
        """Every rule broken so far; a test of a bot that behaves asserts that there are none."""
        return self.world.violations

    @property
    def requests(self) -> list[Call]:
        """Every REST request in the order they came."""
        return self.rest.requests

    @property
    def commands(self) -> list[Json]:
        """The global commands as synced."""
        return self.world.commands[None]

    @property
    def interactions(self) -> list[Interaction]:
        """Everything members did through the bot."""
        return list(self.world.interactions.values())

    def calls(self, method: str, template: str) -> list[Call]:
        """The requests to one route, named as in Discord's OpenAPI file."""
        return [call for call in self.requests if (call.method, call.template) == (method, template)]

    def messages(self, channel: Channel, *, viewer: "Person | None" = None) -> list[Message]:
        """A channel's messages, oldest first, as one member sees them; without a viewer only the public ones."""
        return self.world.history(channel, viewer.user if viewer else None)

    def unanswered(self) -> list[Interaction]:
        """Interactions that the member saw fail: no answer within the window."""
        return [
            i for i in self.interactions if i.response is None and self.world.now() - i.made > self.world.ack_window
        ]

    def thinking(self) -> list[Interaction]:
        """Interactions whose member still looks at "thinking..."."""
        return [i for i in self.interactions if i.thinking]

    # the world -------------------------------------------------------------------------------------------
    def add_guild(
        self,
        name: str = "Test Guild",
        *,
        bot_permissions: object = EVERYONE,
        everyone: object = EVERYONE,
        has_bot: bool = True,
    ) -> Guild:
        """A new guild with the bot in it (or not: then the bot can only be user-installed)."""
        owner = User(id=self.world.snowflake(), name=f"Owner of {name}")
        guild = Guild(
            id=self.world.snowflake(), name=name, owner=owner, has_bot=has_bot, everyone=permission_bits(everyone)
        )
        self.world.users[owner.id] = owner
        self._join(guild, owner, ALL_PERMISSIONS)
        if has_bot:
            self._join(guild, self.world.bot, permission_bits(bot_permissions))
        self.world.guilds[guild.id] = guild
        if has_bot:
            self._announce(guild)
        return guild

    def add_text_channel(self, guild: Guild, name: str = "general") -> Channel:
        """A new text channel; change who may do what with its ``allow`` and ``deny``."""
        channel = Channel(id=self.world.snowflake(), name=name, guild=guild)
        guild.channels.append(channel)
        self.world.channels[channel.id] = channel
        self.world.dispatch("CHANNEL_CREATE", channel.payload(), guild.id, 1)
        return channel

    def delete_channel(self, channel: Channel) -> None:
        """Delete a channel: what the bot sends there is answered 404."""
        channel.deleted = True
        if channel.guild is not None:
            self.world.dispatch("CHANNEL_DELETE", channel.payload(), channel.guild.id, 1)

    def add_member(self, guild: Guild, name: str, *, permissions: object = 0) -> Person:
        """A person in ``guild`` with permissions beyond everyone's; the same name elsewhere is another person."""
        user = User(id=self.world.snowflake(), name=name)
        self.world.users[user.id] = user
        return Person(self, user, self._join(guild, user, permission_bits(permissions)))

    def open_direct(self, person: Person) -> Channel:
        """The direct-message channel between a person and the bot."""
        channel = Channel(id=self.world.snowflake(), name=person.user.name, recipient=person.user)
        self.world.channels[channel.id] = channel
        return channel

    def kick_bot(self, guild: Guild) -> None:
        """Remove the bot from a guild."""
        guild.has_bot = False
        guild.members.pop(self.world.bot.id, None)
        self.world.dispatch("GUILD_DELETE", {"id": str(guild.id)}, guild.id, 1)

    def _join(self, guild: Guild, user: User, permissions: int) -> Member:
        member = Member(user=user, guild=guild, role=self.world.snowflake(), permissions=permissions)
        guild.members[user.id] = member
        return member

    def _announce(self, guild: Guild) -> None:
        self.world.dispatch("GUILD_CREATE", guild.create_payload(self.world.bot, member_intent=False), guild.id, 1)

    # faults ----------------------------------------------------------------------------------------------
    def fail(
        self, method: str, path: str, *, status: int, times: int = 1, code: int = 0, after: bool = False
    ) -> Fault:
        """Answer the next matching requests with ``status``; with ``after`` they take effect all the same."""
        return self.faults.order(Fault(method=method, path=path, status=status, code=code, times=times, after=after))

    def rate_limit(
        self,
        method: str,
        path: str,
        *,
        retry_after: float,
        times: int = 1,
        everywhere: bool = False,
        via: bool = True,
    ) -> Fault:
        """Answer the next matching requests with 429; ``via`` False looks like a ban by the proxy."""
        return self.faults.order(
            Fault(
                method=method,
                path=path,
                status=429,
                times=times,
                retry_after=retry_after,
                everywhere=everywhere,
                via=via,
            )
        )

    def slow(self, method: str, path: str, *, seconds: float, times: int = 1) -> Fault:
        """Take ``seconds`` longer over the next matching requests."""
        return self.faults.order(Fault(method=method, path=path, delay=seconds, times=times))

    def drop(self, method: str, path: str, *, times: int = 1, after: bool = False) -> Fault:
        """Cut the connection of the next matching requests, before or after they took effect."""
        return self.faults.order(Fault(method=method, path=path, drop=True, times=times, after=after))

    def replay_interaction(self, interaction: Interaction) -> None:
        """Dispatch the same INTERACTION_CREATE again, as a RESUME may."""
        self.world.send_interaction(interaction)

    def advance(self, seconds: float) -> None:
        """Put the server's clock forward."""
        self.world.advance(seconds)

    # waiting ---------------------------------------------------------------------------------------------
    async def until(self, predicate: object, *, seconds: float = 5.0) -> None:
        """Wait until ``predicate()`` is true."""
        if not callable(predicate):
            raise TypeError("until takes a function")
        await self.world.until(predicate, seconds=seconds)

    async def quiet(self, seconds: float = QUIET) -> None:
        """Wait until no request has been running or coming in for ``seconds``."""
        seen = -1
        while seen != len(self.requests) or self.rest.running:
            seen = len(self.requests)
            await asyncio.sleep(seconds)

    @contextlib.asynccontextmanager
    async def well_behaved(self) -> AsyncIterator[None]:
        """Fail at the end of the block if a rule was broken, an interaction failed or one still "thinks"."""
        yield
        await self.quiet()
        broken = [str(violation) for violation in self.violations]
        broken += [f"never answered: {i.command or i.data}" for i in self.unanswered()]
        broken += [f"still thinking: {i.command or i.data}" for i in self.thinking()]
        assert not broken, "\n".join(broken)
