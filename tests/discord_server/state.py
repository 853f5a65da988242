"""The server's world: guilds, channels, members, messages and interactions, and how each looks as JSON.

Knows nothing of HTTP or of the gateway.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from .payloads import DISCORD_EPOCH, Json

ADMINISTRATOR: Final = 1 << 3
MANAGE_GUILD: Final = 1 << 5
VIEW_CHANNEL: Final = 1 << 10
SEND_MESSAGES: Final = 1 << 11
MANAGE_MESSAGES: Final = 1 << 13
EMBED_LINKS: Final = 1 << 14
ATTACH_FILES: Final = 1 << 15
READ_MESSAGE_HISTORY: Final = 1 << 16
USE_APPLICATION_COMMANDS: Final = 1 << 31
EVERYONE: Final = (
    VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | ATTACH_FILES | READ_MESSAGE_HISTORY | USE_APPLICATION_COMMANDS
)
ALL_PERMISSIONS: Final = (1 << 50) - 1

EPHEMERAL: Final = 1 << 6
LOADING: Final = 1 << 7
COMPONENTS_V2: Final = 1 << 15


@dataclass(slots=True, kw_only=True, eq=False)
class User:
    """A person or the bot itself."""

    id: int
    name: str
    bot: bool = False

    def payload(self) -> Json:
        """The user object."""
        return {
            "id": str(self.id),
            "username": self.name.lower().replace(" ", "_"),
            "discriminator": "0",
            "global_name": self.name,
            "avatar": None,
            "bot": self.bot,
            "public_flags": 0,
            "flags": 0,
            "primary_guild": None,
        }


@dataclass(slots=True, kw_only=True, eq=False)
class Member:
    """A user in a guild, with the permissions that their one role gives."""

    user: User
    guild: "Guild"
    role: int
    permissions: int = 0
    nick: str | None = None
    joined: datetime = datetime(2024, 1, 1, tzinfo=UTC)

    def payload(self, *, with_user: bool = True) -> Json:
        """The guild member object."""
        body: Json = {
            "avatar": None,
            "banner": None,
            "communication_disabled_until": None,
            "flags": 0,
            "joined_at": self.joined.isoformat(),
            "nick": self.nick,
            "pending": False,
            "premium_since": None,
            "roles": [str(self.role)],
            "mute": False,
            "deaf": False,
        }
        if with_user:
            body["user"] = self.user.payload()
        return body


@dataclass(slots=True, kw_only=True, eq=False)
class Channel:
    """A text channel, or a direct-message channel when ``guild`` is None."""

    id: int
    name: str
    guild: "Guild | None" = None
    recipient: User | None = None
    overwrites: dict[int, tuple[int, int]] = field(default_factory=dict)
    deleted: bool = False

    def payload(self) -> Json:
        """The channel object."""
        if self.guild is None:
            recipients = [self.recipient.payload()] if self.recipient else []
            return {"id": str(self.id), "type": 1, "flags": 0, "last_message_id": None, "recipients": recipients}
        return {
            "id": str(self.id),
            "type": 0,
            "flags": 0,
            "guild_id": str(self.guild.id),
            "name": self.name,
            "topic": None,
            "position": 0,
            "nsfw": False,
            "parent_id": None,
            "last_message_id": None,
            "rate_limit_per_user": 0,
            "permission_overwrites": [
                {
                    "id": str(target),
                    "type": 0 if target == self.guild.id else 1,
                    "allow": str(allow),
                    "deny": str(deny),
                }
                for target, (allow, deny) in self.overwrites.items()
            ],
        }

    def allow(self, target: "Member | Guild", permissions: int) -> None:
        """Grant ``permissions`` in this channel to a member, or to everyone by giving the guild."""
        key, (allowed, denied) = self._overwrite(target)
        self.overwrites[key] = (allowed | permissions, denied & ~permissions)

    def deny(self, target: "Member | Guild", permissions: int) -> None:
        """Take ``permissions`` away in this channel."""
        key, (allowed, denied) = self._overwrite(target)
        self.overwrites[key] = (allowed & ~permissions, denied | permissions)

    def _overwrite(self, target: "Member | Guild") -> tuple[int, tuple[int, int]]:
        key = target.user.id if isinstance(target, Member) else target.id
        return key, self.overwrites.get(key, (0, 0))


@dataclass(slots=True, kw_only=True, eq=False)
class Guild:
    """A server of Discord's; ``has_bot`` is False where the bot is only user-installed."""

    id: int
    name: str
    owner: User
    locale: str = "en-US"
    has_bot: bool = True
    everyone: int = EVERYONE
    channels: list[Channel] = field(default_factory=list)
    members: dict[int, Member] = field(default_factory=dict)

    def permissions_of(self, member: Member, channel: Channel) -> int:
        """What ``member`` may do in ``channel``, by Discord's order of roles and overwrites."""
        if member.user is self.owner:
            return ALL_PERMISSIONS
        total = self.everyone | member.permissions
        if total & ADMINISTRATOR:
            return ALL_PERMISSIONS
        for key in (self.id, member.user.id):
            allowed, denied = channel.overwrites.get(key, (0, 0))
            total = (total & ~denied) | allowed
        return total

    def payload(self) -> Json:
        """The guild object as REST gives it."""
        return {
            "id": str(self.id),
            "name": self.name,
            "icon": None,
            "description": None,
            "home_header": None,
            "splash": None,
            "discovery_splash": None,
            "features": [],
            "banner": None,
            "owner_id": str(self.owner.id),
            "application_id": None,
            "region": "us-east",
            "afk_channel_id": None,
            "afk_timeout": 300,
            "system_channel_id": None,
            "system_channel_flags": 0,
            "widget_enabled": False,
            "widget_channel_id": None,
            "verification_level": 0,
            "roles": self.role_payloads(),
            "default_message_notifications": 1,
            "mfa_level": 0,
            "explicit_content_filter": 0,
            "max_presences": None,
            "max_members": 500000,
            "max_stage_video_channel_users": 50,
            "max_video_channel_users": 25,
            "vanity_url_code": None,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "preferred_locale": self.locale,
            "rules_channel_id": None,
            "safety_alerts_channel_id": None,
            "public_updates_channel_id": None,
            "premium_progress_bar_enabled": False,
            "nsfw": False,
            "nsfw_level": 0,
            "emojis": [],
            "stickers": [],
        }

    def role_payloads(self) -> list[Json]:
        """The everyone role and one role for each member that holds permissions of their own."""
        granted = [("@everyone", self.id, self.everyone)]
        granted += [(f"role of {m.user.name}", m.role, m.permissions) for m in self.members.values()]
        colours = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
        return [
            {
                "id": str(role),
                "name": name,
                "description": None,
                "permissions": str(permissions),
                "position": position,
                "color": 0,
                "colors": colours,
                "hoist": False,
                "managed": False,
                "mentionable": False,
                "icon": None,
                "unicode_emoji": None,
                "flags": 0,
            }
            for position, (name, role, permissions) in enumerate(granted)
        ]

    def create_payload(self, bot: User, *, member_intent: bool) -> Json:
        """The GUILD_CREATE event: everybody with the members intent, else only the bot."""
        shown = [m for m in self.members.values() if member_intent or m.user is bot]
        return {
            **self.payload(),
            "joined_at": datetime(2024, 1, 1, tzinfo=UTC).isoformat(),
            "large": False,
            "unavailable": False,
            "member_count": len(self.members),
            "voice_states": [],
            "members": [m.payload() for m in shown],
            "channels": [c.payload() for c in self.channels if not c.deleted],
            "threads": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }


def snowflake_moment(snowflake: int) -> datetime:
    """When a snowflake was made."""
    return datetime.fromtimestamp(((snowflake >> 22) + DISCORD_EPOCH) / 1000, tz=UTC)
