"""The slash commands in other languages: names and descriptions added to what Discord is told of a command.

discord.py would take them from the tree's translator; a tree has only one, and it belongs to the host.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import discord
from discord import app_commands
from discord.app_commands import Translator

from ...texts import ENGLISH, _, language_of, languages, pgettext, speaking

# The kinds of an option that are commands themselves: a subcommand and a group of them.
COMMANDS: Final = frozenset({1, 2})


class LocalisedGroup(app_commands.Group):
    """A group that tells Discord what it and its commands are called in every language we have."""

    def to_dict(self, tree: app_commands.CommandTree[Any]) -> dict[str, Any]:
        """The group for Discord, in all languages."""
        return localised(super().to_dict(tree))

    async def get_translated_payload(
        self, tree: app_commands.CommandTree[Any], translator: Translator
    ) -> dict[str, Any]:
        """The same where the host has a translator, whose words go before ours."""
        return localised(await super().get_translated_payload(tree, translator))


def localised(node: Mapping[str, Any], *, command: bool = True) -> dict[str, Any]:
    """A command or option as Discord's API takes it, with its translations."""
    made = dict(node)
    names = _names("command" if command else "option", node["name"])
    texts = _texts(node.get("description", ""))
    for key, ours in (("name_localizations", names), ("description_localizations", texts)):
        if ours:
            made[key] = {**ours, **(node.get(key) or {})}
    if "options" in node:
        made["options"] = [localised(one, command=one.get("type") in COMMANDS) for one in node["options"]]
    if "choices" in node:
        made["choices"] = [{**one, **_choice(one)} for one in node["choices"]]
    return made


def menu_localised(node: Mapping[str, Any]) -> dict[str, Any]:
    """A context menu as Discord's API takes it, with its translations."""
    return {**node, "name_localizations": {**_texts(node["name"]), **(node.get("name_localizations") or {})}}


def _choice(choice: Mapping[str, Any]) -> dict[str, Any]:
    names = _names("value", choice["name"])
    return {"name_localizations": {**names, **(choice.get("name_localizations") or {})}} if names else {}


def _names(context: str, name: str) -> dict[str, str]:
    found = {code: pgettext(context, name, language=language) for code, language in _codes().items()}
    return {code: text for code, text in found.items() if text != name}


def _texts(text: str) -> dict[str, str]:
    found = {}
    for code, language in _codes().items():
        with speaking(language):
            found[code] = _(text)
    return {code: said for code, said in found.items() if said != text}


@cache
def _codes() -> dict[str, str]:
    """Our language for each of Discord's codes; English is the default everywhere else."""
    codes = {locale.value: language_of(locale.value) for locale in discord.Locale}
    return {code: language for code, language in codes.items() if language != ENGLISH and language in languages()}
