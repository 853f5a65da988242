"""Discord's events as Requests: who, where, when, and what was pressed. Pure but for reading the event."""

from collections.abc import Iterator, Mapping
from typing import Final

import discord
from discord.ext import commands

from ...messages import Choice, Request

# AutoShardedBot is no subclass of Bot.
Host = commands.Bot | commands.AutoShardedBot

PREFIX: Final = "nd:"
# Menus: another prefix, for the library hands every id that fits a button's pattern to the buttons.
PICKED: Final = "ndp:"
TYPED: Final = "type:"
PLATFORM: Final = "discord"
DIRECT: Final = "@me"
# What the parts of an action after its command are called; the last one may itself hold colons.
ARGUMENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "answer": ("game", "index", "reply"),
    "skip": ("game", "index"),
    "share": ("game",),
    "passages": ("briefing", "first"),
    "passage": ("briefing", "line"),
    "quiz-on": ("briefing",),
    "wrong": ("briefing", "remark"),
    "settle": ("report",),
    "set": ("name", "value"),
    "scores": ("span", "page"),
    "contest": ("game", "index", "remark"),
    "uphold": ("contest",),
    "refuse": ("contest",),
    "void": ("contest",),
}


def request_of(interaction: discord.Interaction, command: str, options: Mapping[str, str]) -> Request:
    """The Request that an interaction makes."""
    place = interaction.guild_id if interaction.guild_id is not None else DIRECT
    direct = interaction.guild_id is None
    alone = direct and not interaction.context.private_channel
    invited = alone or interaction.is_guild_integration()
    return Request(
        id=str(interaction.id),
        command=command,
        place=f"{PLATFORM}:{place}:{interaction.channel_id}",
        server=f"{PLATFORM}:{DIRECT}:{interaction.user.id}" if direct else f"{PLATFORM}:{place}",
        member=str(interaction.user.id),
        name=interaction.user.display_name,
        moment=interaction.created_at,
        options=options,
        admin=direct or interaction.permissions.manage_guild,
        alone=alone,
        closed=not invited,
        roles=roles_of(interaction.user),
        locale=str(interaction.locale),
        server_locale=None if direct or interaction.guild_locale is None else str(interaction.guild_locale),
    )


def roles_of(user: discord.User | discord.Member) -> frozenset[str]:
    """The ids of somebody's roles; none outside a server."""
    return frozenset(str(role.id) for role in user.roles) if isinstance(user, discord.Member) else frozenset()


def channel_of(place: str) -> int | None:
    """The channel's id that a place names, None for a place of another platform."""
    platform, _, rest = place.partition(":")
    channel = rest.rpartition(":")[2]
    return int(channel) if platform == PLATFORM and channel.isdigit() else None


def guild_of(place: str) -> int | None:
    """The server's id that a place names, None for a direct message or a place of another platform."""
    platform, _, rest = place.partition(":")
    guild = rest.partition(":")[0]
    return int(guild) if platform == PLATFORM and guild.isdigit() else None


def custom_id(choice: Choice) -> str:
    """The id of a choice's button: it holds all that a press needs, so that it outlives this process."""
    return f"{PREFIX}{TYPED if choice.kind == 'type' else ''}{choice.action}"


def parse_action(action: str) -> tuple[str, dict[str, str]]:
    """A pressed action as command and options."""
    command, _, rest = action.partition(":")
    names = ARGUMENTS.get(command, ())
    parts = rest.split(":", len(names) - 1) if names and rest else []
    return command, dict(zip(names, parts, strict=False))


def submitted_text(interaction: discord.Interaction) -> str:
    """What was typed into a modal of one field."""
    return next(_values(interaction.data), "")


def _values(node: object) -> Iterator[str]:
    if isinstance(node, Mapping):
        value = node.get("value")
        if isinstance(value, str):
            yield value
        for child in (node.get("components"), node.get("component")):
            yield from _values(child)
    elif isinstance(node, list):
        for item in node:
            yield from _values(item)
