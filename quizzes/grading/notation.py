"""Resolve the shorthand in which authors write accepted answers.

Words in parentheses are optional, "(or X)" replaces the word before it, "or" and ";" set forms apart, a description
in small letters may stand before a name, and a city may be followed by its state or country.
"""

import re
from collections.abc import Iterator
from typing import Final

from .normalization import ARTICLES, words_of
from .tables import country_named, form_of, is_place
from .word_lists import word_list

_PARENTHESES: Final = re.compile(r"\s*\(([^()]*)\)\s*")
_OR_INSIDE: Final = re.compile(r"(\S+) \(or ([^()]{1,40})\)")
_EITHER: Final = re.compile(r"\s+or\s+|\s*;\s*")
_SHORT: Final = 3  # letters of a symbol in parentheses: "(Cu)"
_PHRASE: Final = 5  # words; a longer "or" belongs to a sentence
# "English rock band the Outfield": a description in small letters before a capitalised name.
_DESCRIBED: Final = re.compile(r"((?:[A-Z][\w.]* )?(?:[a-z][\w'-]* )+)((?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*)*)")
_SMALL: Final = word_list("small")


def without_parentheses(text: str) -> str:
    """``text`` without its parts in parentheses; as it is when nothing else is there."""
    return _PARENTHESES.sub(" ", text).strip() or text


def forms(text: str) -> Iterator[str]:
    """The forms an author's text stands for, the text itself first."""
    yield text.strip()
    if "(" in text:
        yield from _parenthesised(text)
    if " or " in text or ";" in text:
        parts = _EITHER.split(_PARENTHESES.sub(" ", text))
        if all(1 <= len(words_of(part)) <= _PHRASE for part in parts):
            yield from (part.strip() for part in parts)
    described = _DESCRIBED.fullmatch(text)
    if described and _is_description(described[1].split()):
        yield described[2]
    head, comma, tail = text.partition(", ")
    if comma and words_of(head) and not head[-1:].isdigit() and (country_named(form_of(tail)) or is_place(tail)):
        yield head


def _is_description(words: list[str]) -> bool:
    """Whether words say what the name after them is: "the rock band", not "a sea route to"."""
    joined = words[-1] in _SMALL and words[-1] not in ARTICLES
    return not joined and any(word.islower() and word not in _SMALL for word in words)


def _parenthesised(text: str) -> Iterator[str]:
    outside = _PARENTHESES.sub(" ", text).strip()
    if outside:
        yield outside
        yield text.replace("(", "").replace(")", "")
    if _OR_INSIDE.search(text):
        yield _OR_INSIDE.sub(r"\2", text)
    for inside in _PARENTHESES.findall(text):
        symbol = inside.isupper() or inside.isdigit() or (inside.isalpha() and len(inside) <= _SHORT)
        if symbol or (_is_title(inside) and not is_place(inside)):
            yield inside


def _is_title(text: str) -> bool:
    """Two capitalised words or more: a name of its own, as in "freed the slaves (Emancipation Proclamation)"."""
    words = text.split()
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def optional_words(text: str) -> frozenset[str]:
    """The folded words in parentheses, which may be said or left out."""
    return frozenset(word for inside in _PARENTHESES.findall(text) for word in words_of(inside))
