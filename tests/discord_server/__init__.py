"""A loopback Discord: REST and gateway on 127.0.0.1 that the real discord.py logs into.

    async with DiscordServer() as server, running(bot, server):
        guild = server.add_guild()
        channel = server.add_text_channel(guild)
        alice = server.add_member(guild, "Alice")
        result = await alice.slash(channel, "hello")

It enforces Discord's documented limits, checks requests against Discord's OpenAPI file where that is at hand,
and writes everything down. What it cannot tell: whether Discord itself has changed.
"""

from .client import InteractionFailed, Person, Result
from .forms import Refused
from .messages import Button, Interaction, Message
from .running import discord_pointed_at, running
from .server import DiscordServer
from .state import Channel, Guild, Member, User

__all__ = [
    "Button",
    "Channel",
    "DiscordServer",
    "Guild",
    "Interaction",
    "InteractionFailed",
    "Member",
    "Message",
    "Person",
    "Refused",
    "Result",
    "User",
    "discord_pointed_at",
    "running",
]
