"""Discord's limits on application commands, as pure checks."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from .payloads import Json, Problem

SLASH: Final = 1
SUBCOMMAND: Final = 1
GROUP: Final = 2
COUNTS: Final = {1: 100, 2: 15, 3: 15, 4: 1}
NAME: Final = 32
DESCRIPTION: Final = 100
OPTIONS: Final = 25
CHOICES: Final = 25
CHOICE_TEXT: Final = 100
SIZE: Final = 8000
_LOCALES: Final = (
    "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi "
    "sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko"
)
LOCALES: Final = frozenset(_LOCALES.split())
# Letters and digits of any script with - _ ' and the marks that Devanagari and Thai names need.
NAME_PATTERN: Final = re.compile(r"^[-_'\w\u0900-\u097f\u0e00-\u0e7f]{1,32}$")

Where = tuple[str | int, ...]


def bulk_problems(commands: list[Json]) -> Iterator[Problem]:
    """The rules for a whole set of commands that replaces the one before."""
    for kind, most in COUNTS.items():
        if sum(command.get("type", SLASH) == kind for command in commands) > most:
            message = f"Maximum number of application commands reached ({most})."
            yield Problem(where=(), code="APPLICATION_COMMANDS_MAX", message=message)
    seen: set[tuple[int, object]] = set()
    for number, command in enumerate(commands):
        key = (command.get("type", SLASH), command.get("name"))
        if key in seen:
            message = "Application command names must be unique"
            yield Problem(where=(number, "name"), code="APPLICATION_COMMANDS_DUPLICATE_NAME", message=message)
        seen.add(key)
        yield from command_problems(command, (number,))


def command_problems(command: Json, where: Where = ()) -> Iterator[Problem]:
    """The rules for one command."""
    if command.get("type", SLASH) == SLASH:
        yield from _described(command, where)
        yield from _option_problems(command.get("options") or [], where, depth=0)
    else:
        yield from _length(command.get("name"), NAME, (*where, "name"))
        if command.get("description"):
            message = "Context menu commands cannot have description"
            yield Problem(
                where=(*where, "description"), code="APPLICATION_COMMAND_INVALID_DESCRIPTION", message=message
            )
    if size(command) > SIZE:
        message = "Command exceeds maximum size (8000)"
        yield Problem(where=where, code="APPLICATION_COMMAND_TOO_LARGE", message=message)


def size(node: Json) -> int:
    """Characters of a command's names, descriptions and values; of translations the longest counts."""
    total = 0
    for key in ("name", "description"):
        texts = [node.get(key) or "", *(node.get(f"{key}_localizations") or {}).values()]
        total += max(len(text) for text in texts)
    total += sum(size(option) for option in node.get("options") or [])
    for choice in node.get("choices") or []:
        total += size({"name": choice.get("name"), "name_localizations": choice.get("name_localizations")})
        total += len(str(choice.get("value")))
    return total


def _described(node: Json, where: Where) -> Iterator[Problem]:
    names = {"name": node.get("name")} | _localised(node, "name")
    for key, name in names.items():
        lower = isinstance(name, str) and name == name.lower()
        if not (isinstance(name, str) and lower and NAME_PATTERN.match(unicodedata.normalize("NFC", name))):
            message = f"Command name is invalid: {name!r}"
            yield Problem(where=(*where, key), code="APPLICATION_COMMAND_INVALID_NAME", message=message)
    for key, text in ({"description": node.get("description")} | _localised(node, "description")).items():
        yield from _length(text, DESCRIPTION, (*where, key))
    for key in ("name_localizations", "description_localizations"):
        for locale in node.get(key) or {}:
            if locale not in LOCALES:
                yield Problem(where=(*where, key), code="DICT_TYPE_INVALID_KEY", message=f"Not a locale: {locale}")


def _localised(node: Json, key: str) -> dict[str, object]:
    return {
        f"{key}_localizations.{locale}": text for locale, text in (node.get(f"{key}_localizations") or {}).items()
    }


def _option_problems(options: list[Json], where: Where, *, depth: int) -> Iterator[Problem]:
    if len(options) > OPTIONS:
        yield Problem(
            where=(*where, "options"), code="BASE_TYPE_MAX_LENGTH", message="Must be 25 or fewer in length."
        )
    names = [option.get("name") for option in options]
    if len(set(names)) != len(names):
        message = "Option names must be unique"
        yield Problem(
            where=(*where, "options"), code="APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", message=message
        )
    nested = [option.get("type") in {SUBCOMMAND, GROUP} for option in options]
    if any(nested) and not all(nested):
        message = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        yield Problem(where=(*where, "options"), code="APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message=message)
    optional = False
    for number, option in enumerate(options):
        place = (*where, "options", number)
        if option.get("required") and optional:
            message = "Required options must be placed before non-required options"
            yield Problem(where=place, code="APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message=message)
        optional = optional or not option.get("required")
        yield from _described(option, place)
        yield from _choice_problems(option, place)
        if option.get("type") == GROUP and depth:
            message = "A group may not hold a group"
            yield Problem(where=place, code="APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message=message)
        if option.get("type") in {SUBCOMMAND, GROUP}:
            yield from _option_problems(option.get("options") or [], place, depth=depth + 1)


def _choice_problems(option: Json, where: Where) -> Iterator[Problem]:
    choices = option.get("choices") or []
    if len(choices) > CHOICES:
        yield Problem(
            where=(*where, "choices"), code="BASE_TYPE_MAX_LENGTH", message="Must be 25 or fewer in length."
        )
    if choices and option.get("autocomplete"):
        message = "autocomplete and choices exclude each other"
        yield Problem(where=where, code="APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", message=message)
    for number, choice in enumerate(choices):
        yield from _length(choice.get("name"), CHOICE_TEXT, (*where, "choices", number, "name"))
        if isinstance(choice.get("value"), str):
            yield from _length(choice["value"], CHOICE_TEXT, (*where, "choices", number, "value"))
    for key in ("name", "value"):
        seen = [choice.get(key) for choice in choices]
        if len(set(seen)) != len(seen):
            message = f"Choice {key}s must be unique"
            yield Problem(
                where=(*where, "choices"), code="APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS", message=message
            )


def _length(text: object, most: int, where: Where) -> Iterator[Problem]:
    if not isinstance(text, str) or not 1 <= len(text) <= most:
        yield Problem(where=where, code="BASE_TYPE_BAD_LENGTH", message=f"Must be between 1 and {most} in length.")
