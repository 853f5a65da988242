"""The discord.py extension ``newsdesk.bot``: only ``setup`` and ``teardown`` live here."""
