"""Buttons and the modal. Their ids hold everything, so they work after a restart and after an upgrade."""

import logging
import re
from collections.abc import Sequence
from typing import Any, Final, Protocol, Self, runtime_checkable

import aiohttp
import discord

from ...markup import one_line, visible
from ...messages import Choice, Menu
from ...texts import _, mark, speaking
from .requests import PICKED, PREFIX, TYPED, custom_id

log = logging.getLogger("newsdesk.discord")

COG_NAME: Final = "Newsdesk"
MOST_CHOICES: Final = 25
LABEL_LIMIT: Final = 80
REPLY_LIMIT: Final = 200
VALUE_LIMIT: Final = 1000
PROMPT_LIMIT: Final = 150
ENTRY_LIMIT: Final = 100
# What a modal's field is called and what stands in it, by the command that it is for.
ANSWER_FIELD: Final = (mark("Your answer"), mark("A name, a figure, a date"))
FIELDS: Final = {
    "contest": (mark("What is wrong?"), mark("Why your answer is right, or the question is not")),
    "wrong": (mark("What is wrong?"), mark("Which line, and what it should say")),
    "set:sources": (mark("Sources"), mark("Addresses of pages or feeds, at most 10; or: default")),
    "set:cooldown": (mark("Seconds between two quizzes"), mark("120, or: off")),
    "set:quiet": (mark("Quiet hours"), mark("22-7, or: off")),
    "set:zone": (mark("Time zone"), mark("Europe/Madrid")),
}


@runtime_checkable
class Serves(Protocol):
    """What answers a press: the cog."""

    async def pressed(self, interaction: discord.Interaction, action: str) -> None:
        """Run an action."""


class Press(discord.ui.DynamicItem[discord.ui.Button[Any]], template=rf"{PREFIX}(?P<typed>{TYPED})?(?P<action>.+)"):
    """One choice as a button."""

    def __init__(self, *, custom_id: str, label: str, typed: bool, action: str) -> None:
        style = discord.ButtonStyle.primary if typed else discord.ButtonStyle.secondary
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id, style=style))
        self._typed = typed
        self._action = action

    @classmethod
    def of(cls, choice: Choice) -> Self:
        """The button of a choice."""
        label = one_line(visible(choice.label))[:LABEL_LIMIT].strip() or "…"
        return cls(custom_id=custom_id(choice), label=label, typed=choice.kind == "type", action=choice.action)

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],  # noqa: ARG003 - the library's signature
        item: discord.ui.Item[Any],  # noqa: ARG003 - the same
        match: re.Match[str],
        /,
    ) -> Self:
        """The button again, from nothing but its id."""
        return cls(custom_id=match.string, label="…", typed=match["typed"] is not None, action=match["action"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Ask for the text, or run the action."""
        if self._typed:
            try:
                with speaking(str(interaction.locale)):
                    modal = AnswerModal(self._action)
                await interaction.response.send_modal(modal)
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                log.info("the modal of interaction %s did not open: %s", interaction.id, error)
            return
        cog = interaction.client.get_cog(COG_NAME)
        if isinstance(cog, Serves):
            await cog.pressed(interaction, self._action)


class AnswerModal(discord.ui.Modal):
    """A field for a typed reply.

    What is submitted is read from the event by the cog: this object is gone after a restart, the event comes.
    """

    def __init__(self, action: str) -> None:
        # The library keeps every open modal; one that was closed unsent must be let go some day.
        command = action.partition(":")[0]
        label, placeholder = map(_, FIELDS.get(action) or FIELDS.get(command) or ANSWER_FIELD)
        limit = VALUE_LIMIT if command == "set" else REPLY_LIMIT
        super().__init__(title=label, custom_id=f"{PREFIX}{action}", timeout=900)
        self.add_item(discord.ui.TextInput(label=label, custom_id="reply", max_length=limit, placeholder=placeholder))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Nothing: see the class."""


def menu_of(menu: Menu) -> discord.ui.Item[Any]:
    """The menu's component. What is chosen is read from the event by the cog, so it works after a restart."""
    about: dict[str, Any] = {
        "custom_id": f"{PICKED}{menu.action}",
        "placeholder": one_line(visible(menu.prompt))[:PROMPT_LIMIT],
        "min_values": menu.least,
        "max_values": menu.most,
    }
    chosen = [int(entry.value) for entry in menu.entries if entry.value.isdigit()]
    match menu.kind:
        case "channel":
            kinds = [discord.ChannelType.text, discord.ChannelType.news]
            kind = discord.SelectDefaultValueType.channel
            now = [discord.SelectDefaultValue(id=one, type=kind) for one in chosen]
            return discord.ui.ChannelSelect[Any](channel_types=kinds, default_values=now, **about)
        case "role":
            kind = discord.SelectDefaultValueType.role
            now = [discord.SelectDefaultValue(id=one, type=kind) for one in chosen]
            return discord.ui.RoleSelect[Any](default_values=now, **about)
        case _:
            options = [
                discord.SelectOption(
                    label=one_line(visible(entry.label))[:ENTRY_LIMIT] or "…", value=entry.value, default=entry.chosen
                )
                for entry in menu.entries[:MOST_CHOICES]
            ]
            return discord.ui.Select[Any](options=options, **about)


def view_of(choices: Sequence[Choice], menus: Sequence[Menu] = ()) -> discord.ui.View | None:
    """The menus and buttons of a message, or None without any."""
    if not choices and not menus:
        return None
    view = discord.ui.View(timeout=None)
    for menu in menus:
        view.add_item(menu_of(menu))
    for choice in choices[:MOST_CHOICES]:
        view.add_item(Press.of(choice))
    return view
