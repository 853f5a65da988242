"""The discord.py extension: ``await bot.load_extension("newsdesk.bot")``. Only ``setup`` and ``teardown`` live here."""
