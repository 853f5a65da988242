"""Replies as Discord messages: cut to size, without pings, named so that a second attempt shows no second message."""

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import aiohttp
import discord

from ...commands import COMMANDS
from ...messages import Reply
from ...texts import ENGLISH, pgettext
from .views import view_of

PAGE_LIMIT: Final = 2000
ANSWERED: Final = "newsdesk answered"
NOBODY: Final = discord.AllowedMentions.none()
_TYPED_COMMAND: Final = re.compile(rf"(?<!\\)`({'|'.join(COMMANDS)})\b([^`]*)`")


@dataclass(frozen=True, slots=True)
class Page:
    """One message: the arguments it is sent with."""

    content: str
    view: discord.ui.View | None
    attached: tuple[str, bytes] | None = None
    alt: str | None = None

    def files(self) -> list[discord.File]:
        """The file of the message, if it has one, ready to be sent once."""
        if self.attached is None:
            return []
        name, content = self.attached
        return [discord.File(io.BytesIO(content), name, description=self.alt)]

    def arguments(self, **more: Any) -> dict[str, Any]:
        """Keyword arguments of the library's send methods, which know no None for "no view"."""
        shown: dict[str, Any] = {"allowed_mentions": NOBODY, "suppress_embeds": True, **more}
        if self.attached is not None:
            shown["files"] = self.files()
        return shown if self.view is None else shown | {"view": self.view}


def pages_of(reply: Reply) -> list[Page]:
    """The messages of one reply, in order; the buttons are under the last, with the file."""
    text = f"### {reply.title}\n{reply.text}" if reply.title else reply.text
    contents = list(cut(slashed(text, reply.language))) or ["…"]
    view = view_of(reply.choices, reply.menus)
    return [*(Page(content, None) for content in contents[:-1]), Page(contents[-1], view, reply.file, reply.alt)]


def slashed(text: str, language: str = ENGLISH) -> str:
    """Commands as they are written here: the table says `quiz`, Discord wants `/news quiz` in its reader's words."""
    group = pgettext("command", "news", language=language)
    return _TYPED_COMMAND.sub(lambda m: f"`/{group} {pgettext('command', m[1], language=language)}{m[2]}`", text)


def cut(text: str, limit: int = PAGE_LIMIT) -> Iterator[str]:
    """``text`` in pieces of at most ``limit`` characters, broken between blocks, else lines, else words."""
    rest = text.strip()
    while len(rest) > limit:
        piece = rest[: limit + 1]
        place = max(_last(piece, "\n\n"), 0) or max(_last(piece, "\n"), 0) or max(_last(piece, " "), 0) or limit
        yield rest[:place].rstrip()
        rest = rest[place:].lstrip()
    if rest:
        yield rest


def _last(piece: str, border: str) -> int:
    """Where the last ``border`` is, -1 when it stands too early: a page should not be nearly empty."""
    place = piece.rfind(border)
    return place if place > len(piece) // 3 else -1


def nonce(key: str, number: int) -> str:
    """A post's name for Discord, which within minutes gives the first message again instead of a second one."""
    return hashlib.blake2b(f"{key}:{number}".encode(), digest_size=12).hexdigest()


async def post(channel: discord.abc.Messageable, reply: Reply) -> discord.Message:
    """Send a reply to a channel and return its last message.

    Raises:
        discord.Forbidden, discord.NotFound: the bot may not write there, or there is no such channel.
        discord.HTTPException, aiohttp.ClientError: Discord cannot be reached.
    """
    for number, page in enumerate(pages_of(reply)):
        name = {"nonce": nonce(reply.key, number)} if reply.key else {}
        message: discord.Message = await channel.send(page.content, **page.arguments(**name))
    return message


async def respond(interaction: discord.Interaction[Any], reply: Reply) -> None:
    """Show a reply as the answer to an interaction, or as a further one.

    A put-off answer is "thinking..." for the asker alone: a private reply takes its place, a public one removes it.
    """
    pages = pages_of(reply)
    if reply.replaces and interaction.message is not None and not interaction.response.is_done():
        first = pages.pop(0)
        await interaction.response.edit_message(content=first.content, view=first.view, allowed_mentions=NOBODY)
    elif not interaction.response.is_done():
        first = pages.pop(0)
        try:
            await interaction.response.send_message(first.content, **first.arguments(ephemeral=reply.private))
        except (aiohttp.ClientError, OSError):
            # The library does not try again; if the first attempt did arrive, Discord refuses the second (40060).
            await interaction.response.send_message(first.content, **first.arguments(ephemeral=reply.private))
    elif _thinking(interaction):
        interaction.extras[ANSWERED] = True
        if reply.private:
            first = pages.pop(0)
            await interaction.edit_original_response(
                content=first.content, view=first.view, attachments=first.files(), allowed_mentions=NOBODY
            )
        else:
            await interaction.delete_original_response()
    for page in pages:
        await interaction.followup.send(page.content, ephemeral=reply.private, **page.arguments())


async def dismiss(interaction: discord.Interaction[Any]) -> None:
    """Answer a press without showing the presser anything of their own."""
    if not interaction.response.is_done():
        await interaction.response.defer()
    elif _thinking(interaction):
        interaction.extras[ANSWERED] = True
        await interaction.delete_original_response()


def _thinking(interaction: discord.Interaction[Any]) -> bool:
    put_off = interaction.response.type is discord.InteractionResponseType.deferred_channel_message
    return put_off and ANSWERED not in interaction.extras


def question_of(key: str | None) -> tuple[str, int] | None:
    """Game and index of a question's post, from its key "<game>:<index>:ask"; None for any other post."""
    return _keyed(key, "ask")


def revealed_by(key: str | None) -> tuple[str, int] | None:
    """Game and index of the question that a reveal's post closes."""
    return _keyed(key, "reveal")


def _keyed(key: str | None, what: str) -> tuple[str, int] | None:
    parts = (key or "").split(":")
    return (parts[0], int(parts[1])) if len(parts) == 3 and parts[2] == what and parts[1].isdigit() else None
