"""Messages that are meant for the bot: a reply to its question, a typed command. Pure but for reading the event.

Without the message-content intent Discord shows a bot the words of direct messages, of messages that mention it, and
of replies to its messages whose author leaves the ping on; not of replies to the answer to a command.
"""

import re
from collections.abc import Mapping
from typing import Final

import discord

from ...commands import COMMANDS, arguments
from ...messages import Request
from ...texts import mark
from .requests import DIRECT, PLATFORM, roles_of

SPOILER: Final = re.compile(r"\|\|")
# Commands whose answer is for its asker alone and has buttons: in a channel a typed one would show them to all.
UNHEARD: Final = frozenset(
    {"missed", "export-me", "forget-me", "contests", "passages", "setup", "settings", "status"}
)
PRIVATE_MODES: Final = frozenset({"private", "daily"})
SLASH_ONLY: Final = mark("Only you may see that: use `{command}` for it.")


def said(message: discord.Message, me: int) -> str:
    """The words of a message without mentions of the bot and spoiler bars, behind which players hide answers."""
    return SPOILER.sub("", re.sub(rf"<@!?{me}>", " ", message.content)).strip()


def typed_command(message: discord.Message, me: int, prefix: str | None) -> str | None:
    """The command line of a message that begins with the prefix or a mention of the bot; None for any other."""
    content = message.content.strip()
    found = re.match(rf"<@!?{me}>\s*", content)
    if found is not None:
        return content[found.end() :]
    if prefix and content.casefold().startswith(prefix.casefold()):
        rest = content[len(prefix) :]
        return rest.strip() if not rest or rest[0].isspace() else None
    return None


def command_of(line: str) -> tuple[str, dict[str, str]]:
    """A typed line as a command and its options; without a word of it the help."""
    word, _, rest = line.strip().partition(" ")
    command = COMMANDS.get(word.casefold())
    if command is None:
        return word.casefold() or "help", {}
    return command.name, arguments(command, rest.strip())


def is_unheard(command: str, options: Mapping[str, str], *, alone: bool) -> bool:
    """Whether a typed command needs an answer that nobody else sees, which a channel does not have."""
    return not alone and (command in UNHEARD or options.get("mode") in PRIVATE_MODES)


def request_from(message: discord.Message, command: str, options: Mapping[str, str]) -> Request:
    """The Request that a message makes."""
    guild = message.guild
    author = message.author
    admin = guild is None or (isinstance(author, discord.Member) and author.guild_permissions.manage_guild)
    place = DIRECT if guild is None else guild.id
    return Request(
        id=str(message.id),
        command=command,
        place=f"{PLATFORM}:{place}:{message.channel.id}",
        server=f"{PLATFORM}:{DIRECT}:{author.id}" if guild is None else f"{PLATFORM}:{place}",
        member=str(author.id),
        name=author.display_name,
        moment=message.created_at,
        options=options,
        admin=admin,
        alone=guild is None,
        roles=roles_of(author),
        locale="" if guild is None else str(guild.preferred_locale),
        server_locale=None if guild is None else str(guild.preferred_locale),
    )
