"""Somebody else's bot, twenty lines of discord.py, that loads Newsdesk with one of them.

Only the tests' three lines that turn it from Discord to the loopback server are ours.
"""

import os

import discord
import yarl
from discord import http
from discord.ext import commands
from discord.gateway import DiscordWebSocket

http.Route.BASE = os.environ["HOST_API"]
DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["HOST_GATEWAY"])


class HostBot(commands.Bot):
    async def setup_hook(self) -> None:
        await self.load_extension("newsdesk.bot")
        await self.tree.sync()

    async def on_ready(self) -> None:
        print("ready", flush=True)


bot = HostBot(command_prefix="!", intents=discord.Intents.default())


@bot.tree.command()
async def ping(interaction: discord.Interaction) -> None:
    """The host's own command."""
    await interaction.response.send_message("pong")


bot.run(os.environ["HOST_TOKEN"], log_handler=None)
