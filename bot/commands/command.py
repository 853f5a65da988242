"""What a command is: its name, help, options and handler; and the check of the options a member gave."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ..content import Topic
from ..desk import Desk
from ..markup import inert
from ..messages import Reply, Request
from ..texts import _, mark

Handler = Callable[[Request, Desk], Awaitable[Reply]]
TEXT_LIMIT: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One argument of a command.

    ``low`` and ``high`` limit a number, or the length of a text when ``high`` is not 0. ``values`` are the only
    texts allowed, when there are any. ``suggest`` gives what is offered in a server while one types, best first.
    """

    name: str
    summary: str
    kind: Literal["text", "number", "switch"] = "text"
    low: int = 0
    high: int = 0
    values: tuple[str, ...] = ()
    suggest: Callable[[Desk, str], Awaitable[Sequence[Topic]]] | None = None
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
        return _("`{option}` is missing.", option=option.name) if option.required else None
    if option.values and value not in option.values:
        return _(
            "`{option}` must be one of {values}, not “{given}”.",
            option=option.name,
            values=", ".join(option.values),
            given=inert(value, limit=40),
        )
    if option.kind == "number":
        if not (value.isascii() and value.isdigit() and option.low <= int(value[:9]) <= option.high):
            text = mark("`{option}` must be a whole number from {low} to {high}.")
            return _(text, option=option.name, low=option.low, high=option.high)
    elif option.kind == "switch":
        return None if value in {"yes", "no"} else _("`{option}` must be yes or no.", option=option.name)
    elif len(value) > (option.high or TEXT_LIMIT) and not option.required:
        limit = option.high or TEXT_LIMIT
        return _("`{option}` may have at most {n} characters.", option=option.name, n=limit)
    return None
