"""The discord.py extension ``newsdesk.bot``: only ``setup`` and ``teardown`` live here.

``await bot.load_extension("newsdesk.bot")``, then sync the command tree when you see fit: that is left
to you.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .platforms.discord.requests import Host


async def setup(bot: "Host") -> None:
    """Add the cog. Raises StoreUnavailable or InvalidDocument when the desk cannot be opened."""
    from .platforms.discord.cog import NewsdeskCog

    await bot.add_cog(NewsdeskCog(bot))


async def teardown(bot: "Host") -> None:
    """Remove the cog, also for a host that loaded it under a module name of its own."""
    from .platforms.discord.views import COG_NAME

    await bot.remove_cog(COG_NAME)
