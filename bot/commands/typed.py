"""Typed commands: the words behind a command as its options. Pure."""

from .command import Command, Option


def arguments(command: Command, rest: str) -> dict[str, str]:
    """Typed arguments by name: a number option takes the first number, a text option all that is left.

    ``quiz 3 chips`` is questions 3, topic "chips"; ``quiz race`` takes "race" for the mode, which names its values.
    ``quiz seconds=20`` says which is meant.
    """
    words = rest.split()
    found = _named(command, words)
    named = bool(found)
    free = [option for option in command.options if option.kind == "text" and not option.values]
    free = [option for option in free if option.name not in found]
    for option in (option for option in command.options if option.name not in found):
        value = _taken(option, words, only=not free)
        if value is not None:
            found[option.name] = value
    if free and words:
        found[free[0].name] = rest if free[0].required and not named else " ".join(words)
    return found


def _named(command: Command, words: list[str]) -> dict[str, str]:
    """The options given as name=value, taken out of ``words``."""
    names = {option.name for option in command.options}
    given = [word for word in words if word.partition("=")[0].casefold() in names and word.partition("=")[2]]
    for word in given:
        words.remove(word)
    return {name.casefold(): value for name, _, value in (word.partition("=") for word in given)}


def _taken(option: Option, words: list[str], *, only: bool) -> str | None:
    """The word that fits ``option``, taken out of ``words``; ``only`` means that no free text is expected."""
    if option.kind == "number":
        fits = next((word for word in words if _is_number(word)), None)
    elif option.kind == "switch":
        fits = option.name if option.name in words else None
    else:
        fits = next((word for word in words if word.casefold() in option.values), None)
    if fits is None and only and words and option.kind != "switch":
        fits = words[0]
    if fits is None:
        return None
    words.remove(fits)
    return "yes" if option.kind == "switch" else fits.casefold() if option.values else fits


def _is_number(word: str) -> bool:
    return word.lstrip("+-").isdigit()
