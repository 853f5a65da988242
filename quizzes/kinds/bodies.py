"""What a body is called by its kind: by its own name, by what stands beside it, or by what is said of it."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import yaml

from ...briefings.names import Entity
from .. import data
from ..data.words import any_of
from .candidate import places_of

# What only companies have, straight after the name.
_COMPANY: Final = re.compile(
    r"(?:['’]s?)? (?:shares?|stock|shareholders|investors|CEO|Chief Executive|chief executive|earnings|revenue)\b"
)
_KINDS: Final = rf"(?P<kind>{any_of('bodies')})"
_IS_A: Final = re.compile(
    r"(?: \([A-Z]+\))?(?:,| is| was) (?:an?|the|one of the|[A-Z]\w+['’]s) (?:[\w’'-]+ ){0,4}?"
    rf"{_KINDS}\b(?! of the)"
)
_BEFORE: Final = re.compile(rf"\b{_KINDS},? \Z")
_NEAR: Final = 20  # characters before a name in which the word for it stands


def body_class(entity: Entity, text: str) -> str | None:
    """The word for a body in "Which ... did it?": company, university, airline; None where the text gives none."""
    return _class(entity.name, entity.aliases, text)


@lru_cache(maxsize=4096)
def _class(name: str, aliases: tuple[str, ...], text: str) -> str | None:
    last = name.rsplit(maxsplit=1)[-1].strip(".,").casefold()
    first = name.removeprefix("the ").split()[0].casefold()
    by_name = _by_name().get(last) or (_by_name().get(first) if " of " in name else None)
    if by_name is not None:
        return by_name
    places = [(place, place + len(form)) for form in (name, *aliases) for place in places_of(form, text)]
    for start, end in places:
        found = _IS_A.match(text, end) or _BEFORE.search(text[max(0, start - _NEAR) : start])
        if found is not None:
            return found["kind"]
    return "company" if any(_COMPANY.match(text, end) for _, end in places) else None


@cache
def _by_name() -> dict[str, str]:
    """The kind for each last word of a name."""
    stored: object = yaml.safe_load(files(data).joinpath("body_names.yaml").read_text("utf-8"))
    if not isinstance(stored, dict):
        raise TypeError("body_names.yaml must hold a mapping")
    return {str(word): str(kind) for kind, listed in stored.items() for word in listed}
