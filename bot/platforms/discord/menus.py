"""The commands of a message's context menu, where Discord shows a member the message without any intent."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Final

import discord
from discord import app_commands
from discord.app_commands import Translator

from ...texts import mark
from .localising import menu_localised
from .slash import ANYWHERE, EVERYBODY, Serves
from .views import COG_NAME

# What is shown, by the command of the table that it runs.
MENUS: Final[Mapping[str, str]] = {
    "brief-this": mark("Brief me on this"),
    "quiz-this": mark("Quiz me on this"),
}

Chosen = Callable[[discord.Interaction[Any], discord.Message], Coroutine[Any, Any, None]]


class LocalisedMenu(app_commands.ContextMenu):
    """A context menu that tells Discord what it is called in every language we have."""

    def to_dict(self, tree: app_commands.CommandTree[Any]) -> dict[str, Any]:
        """The menu for Discord, in all languages."""
        return menu_localised(super().to_dict(tree))

    async def get_translated_payload(
        self, tree: app_commands.CommandTree[Any], translator: Translator
    ) -> dict[str, Any]:
        """The same where the host has a translator, whose words go before ours."""
        return menu_localised(await super().get_translated_payload(tree, translator))


def context_menus() -> tuple[app_commands.ContextMenu, ...]:
    """The menus, in every server and conversation, also for members who have installed the app for themselves."""
    return tuple(
        LocalisedMenu(name=name, callback=_chosen(command), allowed_contexts=ANYWHERE, allowed_installs=EVERYBODY)
        for command, name in MENUS.items()
    )


def _chosen(command: str) -> Chosen:
    async def chosen(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        cog = interaction.client.get_cog(COG_NAME)
        if isinstance(cog, Serves):
            await cog.command(interaction, command, {"text": _said(message)})

    return chosen


def _said(message: discord.Message) -> str:
    """All that a message says, its links first: the content, and what Discord shows of a link."""
    parts = [message.content]
    for embed in message.embeds:
        parts += [embed.url or "", embed.title or "", embed.description or ""]
    return "\n".join(part for part in parts if part)
