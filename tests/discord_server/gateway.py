"""The gateway: HELLO, IDENTIFY, READY, heartbeats, RESUME with replay, zlib-stream, and faults on order.

Knows the world only through its payloads.
"""

import asyncio
import contextlib
import json
import secrets
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Final

from aiohttp import WSCloseCode, WSMsgType, web

from .payloads import Json
from .world import GUILDS_INTENT, MEMBERS_INTENT, MESSAGE_CONTENT_INTENT, World

PRESENCES_INTENT: Final = 1 << 8
PRIVILEGED: Final = {
    "presences": PRESENCES_INTENT,
    "members": MEMBERS_INTENT,
    "message_content": MESSAGE_CONTENT_INTENT,
}
SENDS_PER_MINUTE: Final = 120

AUTHENTICATION_FAILED: Final = 4004
DISALLOWED_INTENTS: Final = 4014


@dataclass(slots=True, eq=False)
class Connection:
    """One web socket: its own deflate stream and a queue that keeps frames in order."""

    socket: web.WebSocketResponse
    request: web.Request
    deflate: "zlib._Compress | None"
    queue: asyncio.Queue[Json] = field(default_factory=asyncio.Queue)
    session: "Session | None" = None
    sent: list[float] = field(default_factory=list)

    async def write(self) -> None:
        """Send what is queued until the socket ends."""
        with contextlib.suppress(ConnectionError, RuntimeError):
            while True:
                data = json.dumps(await self.queue.get(), separators=(",", ":")).encode()
                if self.deflate is None:
                    await self.socket.send_str(data.decode())
                else:
                    frame = self.deflate.compress(data) + self.deflate.flush(zlib.Z_SYNC_FLUSH)
                    await self.socket.send_bytes(frame)

    def abort(self) -> None:
        """Cut the TCP connection without a word."""
        if self.request.transport is not None:
            self.request.transport.abort()


@dataclass(slots=True, eq=False)
class Session:
    """What a bot resumes: its events since READY, whether or not a socket is there to carry them."""

    id: str
    intents: int
    shard: tuple[int, int]
    events: list[Json] = field(default_factory=list)
    connection: Connection | None = None
    alive: bool = True

    def dispatch(self, event: str, data: Json) -> None:
        """Number an event, keep it for replay and send it if a socket is open."""
        frame = {"op": 0, "t": event, "s": len(self.events) + 1, "d": data}
        self.events.append(frame)
        if self.connection is not None:
            self.connection.queue.put_nowait(frame)

    def concerns(self, guild: int | None, intent: int) -> bool:
        """Whether an event of this guild and intent goes to this session."""
        index, count = self.shard
        mine = index == 0 if guild is None else (guild >> 22) % count == index
        return self.alive and mine and (not intent or bool(self.intents & intent))


class Gateway:
    """All sessions and sockets. Counters ``identifies`` and ``resumes`` say how bots came in."""

    def __init__(self, world: World, *, privileged: frozenset[str], heartbeat: float) -> None:
        self._world = world
        self._allowed = sum(PRIVILEGED[name] for name in privileged)
        self._heartbeat = heartbeat
        self.url = ""
        self.sessions: dict[str, Session] = {}
        self.connections: list[Connection] = []
        self.identifies = 0
        self.resumes = 0
        self.received: list[Json] = []
        self.deaf = False
        self._open = asyncio.Event()
        self._open.set()
        self.refusals = 0

    # events ----------------------------------------------------------------------------------------------
    def dispatch(self, event: str, data: Json, guild: int | None, intent: int) -> None:
        """Send an event to every session it concerns, with message content hidden where Discord hides it."""
        for session in list(self.sessions.values()):
            if session.concerns(guild, intent):
                session.dispatch(event, self._censored(event, data, session))

    def _censored(self, event: str, data: Json, session: Session) -> Json:
        bot = str(self._world.bot.id)
        if event not in {"MESSAGE_CREATE", "MESSAGE_UPDATE"} or session.intents & MESSAGE_CONTENT_INTENT:
            return data
        mentioned = any(user["id"] == bot for user in data["mentions"])
        if data["author"]["id"] == bot or mentioned or "guild_id" not in data:
            return data
        return {**data, "content": "", "embeds": [], "attachments": [], "components": []}

    # faults ----------------------------------------------------------------------------------------------
    async def reconnect(self) -> None:
        """Ask every bot to reconnect (op 7)."""
        self._tell({"op": 7, "d": None})

    async def invalidate(self, *, resumable: bool = False) -> None:
        """End every session (op 9)."""
        if not resumable:
            for session in self.sessions.values():
                session.alive = False
        self._tell({"op": 9, "d": resumable})

    async def close(self, code: int = 4000) -> None:
        """Close every socket with ``code``."""
        for connection in list(self.connections):
            await connection.socket.close(code=code)

    def abort(self) -> None:
        """Cut every TCP connection."""
        for connection in list(self.connections):
            connection.abort()

    @contextlib.asynccontextmanager
    async def outage(self) -> AsyncIterator[None]:
        """Cut the connections and let nobody in until the block ends; events meanwhile are kept for RESUME."""
        self._open.clear()
        self.abort()
        try:
            yield
        finally:
            self._open.set()

    def _tell(self, frame: Json) -> None:
        for connection in list(self.connections):
            connection.queue.put_nowait({"s": None, "t": None, **frame})

    # sockets ---------------------------------------------------------------------------------------------
    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One web socket from HELLO to its end."""
        await self._open.wait()
        if self.refusals:
            self.refusals -= 1
            return web.Response(status=503)
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        deflate = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None
        connection = Connection(socket, request, deflate)
        self.connections.append(connection)
        writer = asyncio.create_task(connection.write(), name="loopback gateway writer")
        connection.queue.put_nowait(
            {"op": 10, "s": None, "t": None, "d": {"heartbeat_interval": self._heartbeat * 1000}}
        )
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._receive(connection, json.loads(message.data))
        finally:
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
            self.connections.remove(connection)
            if connection.session is not None and connection.session.connection is connection:
                connection.session.connection = None
            self._world.notify()
        return socket

    async def shut(self) -> None:
        """Say goodbye to whoever is still there."""
        self._open.set()
        for connection in list(self.connections):
            await connection.socket.close(code=WSCloseCode.GOING_AWAY)

    async def _receive(self, connection: Connection, frame: Json) -> None:
        self.received.append(frame)
        self._count(connection)
        match frame["op"]:
            case 1 if not self.deaf:
                connection.queue.put_nowait({"op": 11, "s": None, "t": None, "d": None})
            case 2:
                await self._identify(connection, frame["d"])
            case 6:
                await self._resume(connection, frame["d"])
            case 8:
                self._chunk(connection, frame["d"])
            case _:
                pass
        self._world.notify()

    def _count(self, connection: Connection) -> None:
        now = self._world.now()
        connection.sent = [moment for moment in connection.sent if now - moment < 60] + [now]
        if len(connection.sent) > SENDS_PER_MINUTE:
            self._world.violate("limit", "gateway", "more than 120 sends in 60 seconds")

    async def _identify(self, connection: Connection, data: Json) -> None:
        self.identifies += 1
        if data["token"] != self._world.token:
            await connection.socket.close(code=AUTHENTICATION_FAILED, message=b"Authentication failed.")
            return
        refused = data["intents"] & sum(PRIVILEGED.values()) & ~self._allowed
        if refused:
            self._world.violate("limit", "gateway", f"privileged intents not granted: {refused:#x}")
            await connection.socket.close(code=DISALLOWED_INTENTS, message=b"Disallowed intent(s).")
            return
        index, count = data.get("shard", (0, 1))
        session = Session(secrets.token_hex(16), data["intents"], (index, count), connection=connection)
        self.sessions[session.id] = session
        connection.session = session
        world = self._world
        guilds = [g for g in world.guilds.values() if g.has_bot and session.concerns(g.id, 0)]
        session.dispatch(
            "READY",
            {
                "v": 10,
                "user": world.bot.payload() | {"verified": True, "mfa_enabled": False, "email": None},
                "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
                "session_id": session.id,
                "session_type": "normal",
                "resume_gateway_url": self.url,
                "shard": [index, count],
                "application": {"id": str(world.application), "flags": 0},
                "private_channels": [],
                "relationships": [],
            },
        )
        if data["intents"] & GUILDS_INTENT:
            for guild in guilds:
                body = guild.create_payload(world.bot, member_intent=bool(data["intents"] & MEMBERS_INTENT))
                session.dispatch("GUILD_CREATE", body)

    async def _resume(self, connection: Connection, data: Json) -> None:
        session = self.sessions.get(data["session_id"])
        if session is None or not session.alive or data["token"] != self._world.token:
            connection.queue.put_nowait({"op": 9, "s": None, "t": None, "d": False})
            return
        self.resumes += 1
        connection.session = session
        for frame in session.events[data["seq"] :]:
            connection.queue.put_nowait(frame)
        session.connection = connection
        session.dispatch("RESUMED", {})

    def _chunk(self, connection: Connection, data: Json) -> None:
        guild = self._world.guilds[int(data["guild_id"])]
        wanted = {int(user) for user in data.get("user_ids", [])}
        prefix = (data.get("query") or "").lower()
        members = [
            m for u, m in guild.members.items() if (u in wanted if wanted else m.user.name.lower().startswith(prefix))
        ]
        if connection.session is not None:
            body: Json = {"guild_id": data["guild_id"], "members": [m.payload() for m in members]}
            body |= {"chunk_index": 0, "chunk_count": 1, "not_found": [], "nonce": data.get("nonce")}
            connection.session.dispatch("GUILD_MEMBERS_CHUNK", body)
