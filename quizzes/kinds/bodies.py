"""What a body is called by its kind: by its own name, by what stands beside it, or by what is said of it."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import yaml

from ...briefings.names import Entity
from .. import data
from ..data.words import any_of

# What only companies have.
_COMPANY: Final = re.compile(
    r"(?:['’]s?)? (?:shares?|stock|shareholders|investors|CEO|Chief Executive|chief executive|earnings|revenue)\b"
)
_KINDS: Final = rf"(?P<kind>{any_of('bodies')})"

_IS_A: Final = rf"(?:,| is| was) (?:an?|the|one of the|[A-Z]\w+['’]s) (?:[\w’'-]+ ){{0,4}}?{_KINDS}\b(?! of the)"


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
    for form in (name, *aliases):
        said = _said_of(form, text)
        if said is not None:
            return said
    if any(re.search(rf"(?<!\w){re.escape(form)}{_COMPANY.pattern}", text) for form in (name, *aliases)):
        return "company"
    return None


@cache
def _by_name() -> dict[str, str]:
    """The kind for each last word of a name."""
    stored: object = yaml.safe_load(files(data).joinpath("body_names.yaml").read_text("utf-8"))
    if not isinstance(stored, dict):
        raise TypeError("body_names.yaml must hold a mapping")
    return {str(word): str(kind) for kind, listed in stored.items() for word in listed}


def _said_of(form: str, text: str) -> str | None:
    """The kind in "X, a shipping company," or "the shipping company X"."""
    name = re.escape(form)
    after = re.search(rf"(?<!\w){name}(?: \([A-Z]+\))?{_IS_A}", text)
    before = re.search(rf"\b{_KINDS},? {name}(?!\w)", text)
    found = after or before
    return found["kind"] if found else None
