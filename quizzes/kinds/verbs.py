"""English verbs: from a past form to the base, and which words can be the finite verb of a clause.

A closed lexicon shipped with us, because a verb that is not known must lead to no question rather than a wrong form.
Regular forms follow the spelling rules of Quirk et al., A Comprehensive Grammar of the English Language, 3.5-3.10.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from .. import data
from ..data.words import words as entries

AUXILIARIES: Final = entries("auxiliaries")
_VOWELS: Final = frozenset("aeiou")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Known forms: ``past`` and ``third`` map a finite form to its base, ``bases`` are base forms themselves."""

    past: dict[str, str]
    third: dict[str, str]
    participles: frozenset[str]
    bases: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, expanded once."""
    stored: object = json.loads(files(data).joinpath("verbs.json").read_text("utf-8"))
    if not isinstance(stored, dict):
        raise TypeError("verbs.json must hold a mapping")
    doubling = frozenset(stored["doubling"])
    past: dict[str, str] = {}
    third: dict[str, str] = {}
    participles: set[str] = set()
    for base, (preterite, participle) in stored["irregular"].items():
        past[preterite] = base
        participles.add(participle)
        third[third_person(base)] = base
    for base in stored["regular"]:
        form = regular_past(base, doubled=base in doubling)
        past.setdefault(form, base)
        participles.add(form)
        third.setdefault(third_person(base), base)
    third["has"] = "have"
    bases = frozenset(stored["regular"]) | frozenset(stored["irregular"])
    return Lexicon(past=past, third=third, participles=frozenset(participles), bases=bases)


def regular_past(base: str, *, doubled: bool = False) -> str:
    """The regular past of ``base``; ``doubled`` repeats a final consonant ("plan", "planned")."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if doubled else "") + "ed"


def third_person(base: str) -> str:
    """The third person singular of the present."""
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def finite_words(words: list[str]) -> Iterator[int]:
    """The numbers of the words that can be a finite verb, auxiliaries included, in order."""
    known = lexicon()
    for number, word in enumerate(words):
        low = word.strip(",;:").casefold()
        if low in AUXILIARIES or (word[:1].islower() and (low in known.past or low in known.third)):
            yield number


def has_finite_verb(text: str) -> bool:
    """Whether any word of ``text`` can be a finite verb."""
    return next(finite_words(text.split()), None) is not None
