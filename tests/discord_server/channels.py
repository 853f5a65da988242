"""The routes about the bot itself, guilds, channels and messages."""

from typing import Any, Final

from .component_limits import ACTION_ROW, BUTTON, SELECTS
from .limits import message_problems, says_nothing
from .messages import Message, walk
from .payloads import ApiError, Json
from .rest import Answer, Call, Routes
from .state import ATTACH_FILES, EMBED_LINKS, MANAGE_MESSAGES, SEND_MESSAGES, VIEW_CHANNEL, Channel, Guild
from .world import World, with_ids

NONCE_MEMORY: Final = 300.0
PAGE: Final = 50
REPLY: Final = 19


class ChannelRoutes:
    """Handlers of this module; ``urls`` gives the gateway's address and the shard count to tell."""

    def __init__(self, world: World, *, gateway_url: str, shards: int) -> None:
        self._world = world
        self._gateway_url = gateway_url
        self._shards = shards

    def add_to(self, routes: Routes) -> None:
        """Put every route into the table."""
        message, one = "/channels/{channel_id}/messages", "/channels/{channel_id}/messages/{message_id}"
        routes.add("GET", "/users/@me", self.me)
        routes.add("GET", "/oauth2/applications/@me", self.application)
        routes.add("GET", "/applications/@me", self.application)
        routes.add("GET", "/gateway/bot", self.gateway)
        routes.add("POST", "/users/@me/channels", self.open_direct)
        routes.add("GET", "/users/{user_id}", self.user)
        routes.add("GET", "/guilds/{guild_id}", self.guild)
        routes.add("GET", "/guilds/{guild_id}/members/{user_id}", self.member)
        routes.add("GET", "/channels/{channel_id}", self.channel)
        routes.add("POST", "/channels/{channel_id}/typing", self.typing)
        routes.add("GET", message, self.list_messages)
        routes.add("POST", message, self.create_message, _message_check)
        routes.add("GET", one, self.get_message)
        routes.add("PATCH", one, self.edit_message, _message_check)
        routes.add("DELETE", one, self.delete_message)
        routes.add("PUT", "/channels/{channel_id}/messages/pins/{message_id}", self.pin)
        routes.add("PUT", one + "/reactions/{emoji_name}/@me", self.react)

    # the bot ---------------------------------------------------------------------------------------------
    async def me(self, _: Call) -> Answer:
        """The bot's user."""
        own = {"mfa_enabled": False, "locale": "en-US", "premium_type": 0, "email": None, "verified": True}
        return Answer(body=self._world.bot.payload() | own)

    async def application(self, _: Call) -> Answer:
        """The application, owned by nobody in particular."""
        owner = self._world.bot.payload() | {"id": "1", "username": "owner", "bot": False}
        keys = ("interactions_endpoint_url", "role_connections_verification_url", "team", "type", "icon")
        counts = ("approximate_guild_count", "approximate_user_install_count", "approximate_user_authorization_count")
        body: Json = {
            "id": str(self._world.application),
            "name": self._world.bot.name,
            "description": "A loopback bot.",
        }
        body |= dict.fromkeys(keys) | dict.fromkeys(counts, 0)
        body |= {"verify_key": "0" * 64, "flags": 0, "flags_new": "0", "redirect_uris": [], "owner": owner}
        body |= {"bot_public": True, "bot_require_code_grant": False, "explicit_content_filter": 0}
        return Answer(body=body | {"eligible_oauth2_scopes": []})

    async def gateway(self, _: Call) -> Answer:
        """Where and in how many shards to connect."""
        limit = {"total": 1000, "remaining": 999, "reset_after": 1000, "max_concurrency": 16}
        return Answer(body={"url": self._gateway_url, "shards": self._shards, "session_start_limit": limit})

    # people and places -----------------------------------------------------------------------------------
    async def user(self, call: Call) -> Answer:
        """Anybody's user object."""
        user = self._world.users.get(call.id("user_id"))
        if user is None:
            raise ApiError(404, 10013, "Unknown User")
        return Answer(body=user.payload())

    async def guild(self, call: Call) -> Answer:
        """A guild that the bot is in."""
        return Answer(body=self._guild(call).payload())

    async def member(self, call: Call) -> Answer:
        """A member of a guild."""
        member = self._guild(call).members.get(call.id("user_id"))
        if member is None:
            raise ApiError(404, 10007, "Unknown Member")
        return Answer(body=member.payload())

    async def open_direct(self, call: Call) -> Answer:
        """The direct-message channel with a user."""
        user = self._world.users.get(int(call.body["recipient_id"]))
        if user is None:
            raise ApiError(400, 50033, "Invalid Recipient(s)")
        for channel in self._world.channels.values():
            if channel.recipient is user:
                return Answer(body=channel.payload())
        channel = Channel(id=self._world.snowflake(), name=user.name, recipient=user)
        self._world.channels[channel.id] = channel
        return Answer(body=channel.payload())

    async def channel(self, call: Call) -> Answer:
        """A channel that the bot sees."""
        return Answer(body=self._channel(call).payload())

    async def typing(self, call: Call) -> Answer:
        """The bot is typing."""
        self._channel(call, SEND_MESSAGES)
        return Answer(204)

    # messages --------------------------------------------------------------------------------------------
    async def list_messages(self, call: Call) -> Answer:
        """A page of messages, newest first."""
        history = self._world.history(self._channel(call))
        before, after = int(call.query.get("before", 0)), int(call.query.get("after", 0))
        page = [m for m in history if (not before or m.id < before) and m.id > after]
        limit = int(call.query.get("limit", PAGE))
        page = page[:limit] if after else page[-limit:]
        return Answer(body=[m.payload() for m in reversed(page)])

    async def get_message(self, call: Call) -> Answer:
        """One message; private ones do not exist here."""
        return Answer(body=self._message(call).payload())

    async def create_message(self, call: Call) -> Answer:
        """Post a message; a nonce that is enforced gives the first message again."""
        body = call.body or {}
        channel = self._channel(call, SEND_MESSAGES)
        self._may(channel, EMBED_LINKS if body.get("embeds") else 0, ATTACH_FILES if call.files else 0)
        if says_nothing(body, files=uploads(call)):
            raise ApiError(400, 50006, "Cannot send an empty message")
        nonce = body.get("nonce")
        key = (channel.id, str(nonce))
        if nonce is not None and body.get("enforce_nonce") and key in self._world.nonces:
            made, earlier = self._world.nonces[key]
            if self._world.now() - made < NONCE_MEMORY:
                return Answer(body=earlier.payload())
        message = Message(id=self._world.snowflake(), channel=channel, author=self._world.bot, nonce=nonce)
        reference = body.get("message_reference")
        if reference:
            message.reference = self._world.messages.get(int(reference["message_id"]))
            if message.reference is None and reference.get("fail_if_not_exists", True):
                raise ApiError(400, 50035, "Invalid Form Body")
            message.type = REPLY
        apply_body(self._world, message, call, body)
        if nonce is not None:
            self._world.nonces[key] = (self._world.now(), message)
        self._world.post(message)
        return Answer(body=message.payload())

    async def edit_message(self, call: Call) -> Answer:
        """Edit a message of the bot's own."""
        message = self._message(call)
        if message.author is not self._world.bot:
            raise ApiError(403, 50005, "Cannot edit a message authored by another user")
        apply_body(self._world, message, call, call.body or {})
        self._world.changed(message)
        return Answer(body=message.payload())

    async def delete_message(self, call: Call) -> Answer:
        """Delete a message."""
        message = self._message(call)
        if message.author is not self._world.bot:
            self._may(message.channel, MANAGE_MESSAGES)
        self._world.remove(message)
        return Answer(204)

    async def pin(self, call: Call) -> Answer:
        """Pin a message."""
        message = self._message(call)
        self._may(message.channel, MANAGE_MESSAGES)
        message.pinned = True
        return Answer(204)

    async def react(self, call: Call) -> Answer:
        """React to a message."""
        self._message(call).reactions.append(call.params["emoji_name"])
        return Answer(204)

    # looking up ------------------------------------------------------------------------------------------
    def _guild(self, call: Call) -> Guild:
        guild = self._world.guilds.get(call.id("guild_id"))
        if guild is None or not guild.has_bot:
            raise ApiError(404, 10004, "Unknown Guild")
        return guild

    def _channel(self, call: Call, *permissions: int) -> Channel:
        channel = self._world.channels.get(call.id("channel_id"))
        if channel is None or channel.deleted:
            raise ApiError(404, 10003, "Unknown Channel")
        self._may(channel, *permissions)
        return channel

    def _may(self, channel: Channel, *permissions: int) -> None:
        if channel.guild is None:
            return
        held = self._world.bot_permissions(channel)
        if not held & VIEW_CHANNEL:
            raise ApiError(403, 50001, "Missing Access")
        if any(needed and not held & needed for needed in permissions):
            raise ApiError(403, 50013, "Missing Permissions")

    def _message(self, call: Call) -> Message:
        channel = self._channel(call)
        message = self._world.messages.get(call.id("message_id"))
        if message is None or message.deleted or message.ephemeral or message.channel is not channel:
            raise ApiError(404, 10008, "Unknown Message")
        return message


def uploads(call: Call) -> dict[str, bytes]:
    """File name to bytes of what was uploaded."""
    return dict(call.files.values())


def _message_check(call: Call) -> Any:
    return message_problems(call.body or {}, files=uploads(call))


def apply_body(world: World, message: Message, call: Call, body: Json) -> None:
    """Write what a request says into a message; what it does not name stays."""
    if "content" in body:
        message.content = body["content"] or ""
    if "embeds" in body:
        message.embeds = [{"type": "rich", **embed} for embed in body["embeds"] or []]
    if "components" in body:
        message.components = with_ids(_echoed(body["components"] or []))
    if "flags" in body:
        message.flags = body["flags"] or 0
    if "allowed_mentions" in body:
        message.allowed_mentions = body["allowed_mentions"]
    if "attachments" in body and body["attachments"] is not None:
        kept = {str(a["id"]) for a in body["attachments"] if "filename" not in a}
        message.attachments = [a for a in message.attachments if a["id"] in kept]
    for name, data in uploads(call).items():
        message.files[name] = data
        url = f"https://cdn.example/{name}"
        about: Json = {
            "id": str(world.snowflake()),
            "filename": name,
            "size": len(data),
            "url": url,
            "proxy_url": url,
        }
        told = [a for a in body.get("attachments") or [] if a.get("filename") == name]
        if told and told[0].get("description"):
            about["description"] = told[0]["description"]
        message.attachments.append(about)


def _echoed(components: list[Json]) -> list[Json]:
    for component in walk(components):
        if component["type"] in {BUTTON, *SELECTS}:
            component.setdefault("disabled", False)
        if component["type"] in SELECTS:
            component.setdefault("min_values", 1)
            component.setdefault("max_values", 1)
        if component["type"] == ACTION_ROW:
            component.setdefault("components", [])
    return components
