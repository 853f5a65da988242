"""Members at their Discord clients: they write commands, press buttons, fill in modals, and see what they may see."""

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any, Final

from .forms import SUBCOMMANDS, Refused, filled, option_values
from .messages import Button, Interaction, Message
from .payloads import Json
from .state import USE_APPLICATION_COMMANDS, Channel, Guild, Member, User

if TYPE_CHECKING:
    from .server import DiscordServer

COMMAND: Final = 2
COMPONENT: Final = 3
AUTOCOMPLETE: Final = 4
SUBMIT: Final = 5
AFTERTHOUGHT: Final = 0.5
PATIENCE: Final = 60.0
MENU_ON_MESSAGE: Final = 3


class InteractionFailed(Exception):
    """The member sees "The application did not respond"."""


def permission_bits(value: object) -> int:
    """Permissions as a number: given as one or as ``discord.Permissions``."""
    return int(getattr(value, "value", value))  # type: ignore[call-overload, no-any-return]  # either kind is fine


class Result:
    """What a member got for an interaction; it keeps up with what comes later."""

    def __init__(self, person: "Person", interaction: Interaction) -> None:
        self._person = person
        self.interaction = interaction

    @property
    def messages(self) -> list[Message]:
        """The messages it made that this member sees, first response first."""
        return [m for m in self.interaction.messages if m.seen_by(self._person.user) and not m.loading]

    @property
    def message(self) -> Message:
        """The first of the messages."""
        if not self.messages:
            raise LookupError("this interaction made no message")
        return self.messages[0]

    @property
    def text(self) -> str:
        """All that the messages say."""
        return "\n".join(message.text for message in self.messages)

    @property
    def ephemeral(self) -> bool:
        """Whether the first message is for this member only."""
        return self.message.ephemeral

    @property
    def choices(self) -> list[str]:
        """The names that autocompletion offers."""
        return [choice["name"] for choice in self.interaction.choices or []]

    @property
    def modal(self) -> Json:
        """The modal that was opened."""
        if self.interaction.modal is None:
            raise LookupError("this interaction opened no modal")
        return self.interaction.modal

    async def submit(self, values: dict[str, Any]) -> "Result":
        """Fill in the modal and send it."""
        return await self._person.submit(self, values)


class Person:
    """A member of a guild. Every action waits for the bot's first visible answer and gives a Result."""

    def __init__(self, server: "DiscordServer", user: User, member: Member) -> None:
        self._server = server
        self._world = server.world
        self.user = user
        self.member = member

    @property
    def id(self) -> int:
        """The user's id."""
        return self.user.id

    def join(self, guild: Guild, *, permissions: object = 0) -> "Person":
        """The same user as a member of another guild."""
        member = Member(
            user=self.user, guild=guild, role=self._world.snowflake(), permissions=permission_bits(permissions)
        )
        guild.members[self.user.id] = member
        return Person(self._server, self.user, member)

    # commands --------------------------------------------------------------------------------------------
    async def slash(self, channel: Channel, name: str, /, **options: Any) -> Result:
        """Write ``/name`` (with its sub-command, "news quiz") and send it."""
        data = self._command_data(channel, name, options, focused=None)
        return await self._act(COMMAND, channel, data, command=name)

    async def autocomplete(self, channel: Channel, name: str, focused: str, value: Any, /, **options: Any) -> Result:
        """Type ``value`` into the option ``focused`` and wait for what is offered."""
        data = self._command_data(channel, name, options | {focused: value}, focused=focused)
        return await self._act(AUTOCOMPLETE, channel, data, command=name)

    async def menu(self, name: str, message: Message) -> Result:
        """Right-click ``message`` and choose the app command ``name``."""
        command = self._command(message.channel, name, kind=MENU_ON_MESSAGE)
        data = {
            "id": command["id"],
            "name": name,
            "type": MENU_ON_MESSAGE,
            "target_id": str(message.id),
            "resolved": {"messages": {str(message.id): message.payload()}},
        }
        return await self._act(COMMAND, message.channel, data, command=name)

    # components ------------------------------------------------------------------------------------------
    async def click(
        self, message: Message, *, label: str | None = None, custom_id: str | None = None, stale: bool = False
    ) -> Result:
        """Press a button by its label or id; ``stale`` presses one that an edit has taken away meanwhile."""
        if not stale:
            custom_id = self._button(message, label, custom_id).custom_id
        data = {"custom_id": custom_id, "component_type": 2, "id": 1}
        return await self._act(COMPONENT, message.channel, data, source=message)

    async def select(self, message: Message, *values: str, custom_id: str | None = None) -> Result:
        """Choose options of a select menu, by value or label."""
        self._must_see(message)
        for menu in message.selects:
            if custom_id in {None, menu["custom_id"]}:
                known = {o["value"]: o["value"] for o in menu.get("options", [])}
                known |= {o["label"]: o["value"] for o in menu.get("options", [])}
                chosen = [known[value] for value in values]
                if menu.get("disabled") or not menu.get("min_values", 1) <= len(chosen) <= menu.get("max_values", 1):
                    raise Refused(f"the menu does not take {values}")
                data = {"custom_id": menu["custom_id"], "component_type": menu["type"], "id": 1, "values": chosen}
                return await self._act(COMPONENT, message.channel, data, source=message)
        raise Refused(f"no menu {custom_id} on {message.text!r}")

    async def submit(self, opened: Result, values: dict[str, Any]) -> Result:
        """Fill in the modal that ``opened`` shows, by custom id or label, and send it."""
        modal, left = opened.modal, dict(values)
        components = [filled(part, left) for part in modal["components"]]
        if left:
            raise Refused(f"the modal has no field {', '.join(left)}")
        data = {"custom_id": modal["custom_id"], "components": components}
        before = opened.interaction
        return await self._act(SUBMIT, before.channel, data, source=before.source, trigger=before)

    # messages --------------------------------------------------------------------------------------------
    async def say(self, channel: Channel, text: str, *, mention_bot: bool = False) -> Message:
        """Write a message."""
        return self._world.post(self._written(channel, text, mention_bot=mention_bot))

    async def reply(self, message: Message, text: str, *, ping: bool = True) -> Message:
        """Reply to a message; "ping on reply" does not count for answers to commands."""
        by_bot = message.author is self._world.bot and message.interaction is None
        written = self._written(message.channel, text, mention_bot=ping and by_bot)
        written.reference, written.type = message, 19
        return self._world.post(written)

    def _written(self, channel: Channel, text: str, *, mention_bot: bool) -> Message:
        named = f"<@{self._world.bot.id}>" in text
        mentions = [self._world.bot] if mention_bot or named else []
        return Message(id=self._world.snowflake(), channel=channel, author=self.user, content=text, mentions=mentions)

    # inside ----------------------------------------------------------------------------------------------
    async def _act(self, kind: int, channel: Channel, data: Json, **about: Any) -> Result:
        interaction = self._world.interact(kind, self.user, channel, data, **about)
        result = Result(self, interaction)
        try:
            async with asyncio.timeout(self._world.ack_window):
                await interaction.acknowledged.wait()
        except TimeoutError:
            interaction.failed = True
            raise InteractionFailed(f"no answer to {about.get('command') or data}") from None
        if interaction.thinking:
            await self._world.until(lambda: not interaction.thinking, seconds=self._world.ack_window + PATIENCE)
            with contextlib.suppress(TimeoutError):  # "thinking..." was taken away: is it for another message?
                await self._world.until(lambda: result.messages, seconds=AFTERTHOUGHT)
        return result

    def _must_see(self, message: Message) -> None:
        if not message.seen_by(self.user):
            raise Refused("this member does not see the message")

    def _button(self, message: Message, label: str | None, custom_id: str | None) -> Button:
        self._must_see(message)
        for button in message.buttons:
            if (label is not None and button.label == label) or (
                custom_id is not None and button.custom_id == custom_id
            ):
                if button.disabled or button.custom_id is None:
                    raise Refused(f"the button {button.label!r} cannot be pressed")
                return button
        raise Refused(f"no button {label or custom_id!r} among {[b.label for b in message.buttons]}")

    def _command(self, channel: Channel, name: str, *, kind: int) -> Json:
        scopes = [channel.guild.id if channel.guild else None, None]
        for scope in scopes:
            for command in self._world.commands.get(scope, []):
                if command["name"] == name and command["type"] == kind:
                    self._check_allowed(channel, command)
                    return command
        raise Refused(f"there is no command {name!r}")

    def _check_allowed(self, channel: Channel, command: Json) -> None:
        if channel.guild is None:
            return
        held = channel.guild.permissions_of(self.member, channel)
        needed = command["default_member_permissions"]
        if not held & USE_APPLICATION_COMMANDS:
            raise Refused("this member may not use commands here")
        if needed is not None and (int(needed) == 0 or held & int(needed) != int(needed)) and not held & 8:
            raise Refused(f"this member does not see the command {command['name']!r}")

    def _command_data(self, channel: Channel, name: str, options: dict[str, Any], *, focused: str | None) -> Json:
        words = name.split()
        command = self._command(channel, words[0], kind=1)
        data: Json = {"id": command["id"], "name": command["name"], "type": 1, "resolved": {}}
        if "guild_id" in command:
            data["guild_id"] = command["guild_id"]
        held, node = command, data
        for word in words[1:]:
            found = [o for o in held.get("options", []) if o["name"] == word and o["type"] in SUBCOMMANDS]
            if not found:
                raise Refused(f"there is no command {name!r}")
            held = found[0]
            inner = {"name": word, "type": held["type"], "options": []}
            node["options"], node = [inner], inner
        node["options"] = option_values(held, options, focused=focused, resolved=data["resolved"])
        return data
