"""What a command is: its name, help, options and handler; and the check of the options a member gave."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Literal

from ..desk import Desk
from ..markup import inert
from ..messages import Reply, Request

Handler = Callable[[Request, Desk], Awaitable[Reply]]
TEXT_LIMIT: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One argument of a command.

    ``low`` and ``high`` limit a number, or the length of a text when ``high`` is not 0. ``values`` are the only
    texts allowed, when there are any.
    """

    name: str
    summary: str
    kind: Literal["text", "number", "switch"] = "text"
    low: int = 0
    high: int = 0
    values: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing a member can ask; ``example`` is how it is typed in the console.

    ``moderators`` marks a command for those who may manage the server.
    """

    name: str
    summary: str
    example: str
    handler: Handler
    options: tuple[Option, ...] = ()
    moderators: bool = False


def problem_of(option: Option, value: str | None) -> str | None:
    """What is wrong with a given value, as a sentence; None when nothing is."""
    if value is None:
        return f"`{option.name}` is missing." if option.required else None
    if option.values and value not in option.values:
        return f"`{option.name}` must be one of {', '.join(option.values)}, not “{inert(value, limit=40)}”."
    if option.kind == "number":
        if not (value.isascii() and value.isdigit() and option.low <= int(value[:9]) <= option.high):
            return f"`{option.name}` must be a whole number from {option.low} to {option.high}."
    elif option.kind == "switch":
        return None if value in {"yes", "no"} else f"`{option.name}` must be yes or no."
    elif len(value) > (option.high or TEXT_LIMIT) and not option.required:
        return f"`{option.name}` may have at most {option.high or TEXT_LIMIT} characters."
    return None
