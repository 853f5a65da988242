"""What two texts have to do with each other: words in common, in whatever dress, and words of one matter."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import yaml

from ...briefings.likeness import FUNCTION_WORDS, stem
from ...briefings.names import place_named
from .. import data

SHORTEST_ROOT: Final = 5  # letters: "retail" and "retailer" are akin, "car" and "cargo" are not
_WORD: Final = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def content_words(text: str) -> frozenset[str]:
    """The stems of the words of ``text`` that tell something."""
    return frozenset(
        stem(word.casefold())
        for word in (found.group() for found in _WORD.finditer(text))
        if word.casefold() not in FUNCTION_WORDS and (len(word) > 2 or (len(word) == 2 and word.isupper()))
    )


def akin(word: str, other: str) -> bool:
    """Whether two stems are one word in other dress: attack and attacker, resign and resignation."""
    shorter = min(len(word), len(other))
    return word == other or (shorter >= SHORTEST_ROOT and word[:shorter] == other[:shorter])


def shared(one: frozenset[str], other: frozenset[str]) -> int:
    """How many of the stems of ``one`` have one akin to them in ``other``."""
    roots = tuple(word for word in other if len(word) >= SHORTEST_ROOT)
    return sum(
        word in other
        or (len(word) >= SHORTEST_ROOT and (word.startswith(roots) or any(its.startswith(word) for its in roots)))
        for word in one
    )


@lru_cache(maxsize=4096)
def matters(text: str) -> frozenset[str]:
    """The matters of ``kin.yaml`` that the words of ``text`` belong to."""
    return frozenset(name for word in _WORD.findall(text.casefold()) for name in _kin().get(word, ()))


@cache
def _kin() -> dict[str, tuple[str, ...]]:
    stored: object = yaml.safe_load(files(data).joinpath("kin.yaml").read_text("utf-8"))
    if not isinstance(stored, dict):
        raise TypeError("kin.yaml must hold a mapping")
    found: dict[str, list[str]] = {}
    for name, listed in stored.items():
        for word in listed:
            found.setdefault(str(word), []).append(str(name))
    return {word: tuple(names) for word, names in found.items()}


def countries_in(text: str) -> frozenset[str]:
    """The countries that a headline names, "Ethiopia" or "Ethiopia's"."""
    places = (place_named(re.sub(r"[’']s?$", "", word)) for word in re.findall(r"[A-Z][\w’'-]+", text))
    return frozenset(place.name for place in places if place is not None and place.place_class == "country")
