"""Messages and interactions as the server keeps them, with the reading aids tests use."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from .payloads import Json
from .state import EPHEMERAL, LOADING, Channel, Guild, Member, User, snowflake_moment

CHANNEL_MESSAGE = 4
DEFERRED_MESSAGE = 5
DEFERRED_UPDATE = 6
UPDATE_MESSAGE = 7
AUTOCOMPLETE = 8
MODAL = 9

BUTTON = 2
TEXT_INPUT = 4
SELECTS = frozenset({3, 5, 6, 7, 8})


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component of a message or modal, containers before what they hold."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        for key in ("component", "accessory"):
            if key in component:
                yield from walk([component[key]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button as a member sees it; ``custom_id`` is None for links."""

    label: str
    custom_id: str | None
    disabled: bool
    style: int
    url: str | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Message:
    """One message. ``viewer`` is set for an ephemeral one: only that user sees it."""

    id: int
    channel: Channel
    author: User
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    attachments: list[Json] = field(default_factory=list)
    flags: int = 0
    type: int = 0
    nonce: str | int | None = None
    reference: "Message | None" = None
    mentions: list[User] = field(default_factory=list)
    viewer: User | None = None
    interaction: "Interaction | None" = None
    application: int | None = None
    edited: datetime | None = None
    deleted: bool = False
    allowed_mentions: Json | None = None
    reactions: list[str] = field(default_factory=list)
    pinned: bool = False

    @property
    def ephemeral(self) -> bool:
        """Whether only one member sees it."""
        return self.viewer is not None

    @property
    def loading(self) -> bool:
        """Whether it still shows that the bot is thinking."""
        return bool(self.flags & LOADING)

    @property
    def text(self) -> str:
        """Everything written on it, line by line: content, embeds, text displays; without component labels."""
        parts = [self.content]
        for embed in self.embeds:
            parts += [embed.get("author", {}).get("name", ""), embed.get("title", ""), embed.get("description", "")]
            for one in embed.get("fields", []):
                parts += [one["name"], one["value"]]
            parts.append(embed.get("footer", {}).get("text", ""))
        parts += [c["content"] for c in walk(self.components) if c["type"] == 10]
        return "\n".join(part for part in parts if part)

    @property
    def buttons(self) -> list[Button]:
        """Its buttons in reading order."""
        return [
            Button(
                label=c.get("label") or (c.get("emoji") or {}).get("name") or "",
                custom_id=c.get("custom_id"),
                disabled=c.get("disabled", False),
                style=c["style"],
                url=c.get("url"),
            )
            for c in walk(self.components)
            if c["type"] == BUTTON
        ]

    @property
    def selects(self) -> list[Json]:
        """Its select menus as JSON."""
        return [c for c in walk(self.components) if c["type"] in SELECTS]

    def seen_by(self, viewer: User) -> bool:
        """Whether ``viewer`` finds it in the channel."""
        return not self.deleted and self.viewer in (None, viewer)

    def payload(self) -> Json:
        """The message object."""
        body: Json = {
            "id": str(self.id),
            "channel_id": str(self.channel.id),
            "type": self.type,
            "content": self.content,
            "author": self.author.payload(),
            "timestamp": snowflake_moment(self.id).isoformat(),
            "edited_timestamp": self.edited.isoformat() if self.edited else None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [user.payload() for user in self.mentions],
            "mention_roles": [],
            "attachments": self.attachments,
            "embeds": self.embeds,
            "components": self.components,
            "flags": self.flags | (EPHEMERAL if self.viewer else 0),
            "pinned": self.pinned,
        }
        if self.nonce is not None:
            body["nonce"] = self.nonce
        if self.reference is not None:
            body["message_reference"] = {
                "type": 0,
                "channel_id": str(self.reference.channel.id),
                "message_id": str(self.reference.id),
            }
        if self.application is not None:
            body["application_id"] = str(self.application)
        if self.interaction is not None:
            body["webhook_id"] = str(self.application)
            body["interaction_metadata"] = self.interaction.metadata()
        return body


@dataclass(slots=True, kw_only=True, eq=False)
class Interaction:
    """One thing a member did, and what the bot made of it."""

    id: int
    token: str
    type: int
    user: User
    channel: Channel
    data: Json
    payload: Json
    made: float
    member: Member | None = None
    guild: Guild | None = None
    source: Message | None = None
    trigger: "Interaction | None" = None
    command: str | None = None
    user_installed: bool = False
    response: int | None = None
    answered: float | None = None
    choices: list[Json] | None = None
    modal: Json | None = None
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    acknowledged: asyncio.Event = field(default_factory=asyncio.Event)
    failed: bool = False

    @property
    def messages(self) -> list[Message]:
        """Messages made by it, the first response first."""
        own = self.original is not None and self.original is not self.source
        return ([self.original] if own and self.original else []) + self.followups

    @property
    def thinking(self) -> bool:
        """Whether the member still looks at "thinking..."."""
        return self.original is not None and self.original.loading and not self.original.deleted

    def metadata(self) -> Json:
        """What a message says of the interaction it comes from."""
        body: Json = {
            "id": str(self.id),
            "type": self.type,
            "user": self.user.payload(),
            "authorizing_integration_owners": self.payload["authorizing_integration_owners"],
        }
        if self.source is not None and self.type == 3:
            body["interacted_message_id"] = str(self.source.id)
        if self.trigger is not None:
            body["triggering_interaction_metadata"] = self.trigger.metadata()
        return body
