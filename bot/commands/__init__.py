"""What members can ask: one table of commands with handlers ``async (Request, Desk) -> Reply``, and the clock."""

from .clock import corrected, due, missing, scheduled
from .command import Command, Option
from .table import COMMANDS, handle
from .typed import arguments

__all__ = ["COMMANDS", "Command", "Option", "arguments", "corrected", "due", "handle", "missing", "scheduled"]
