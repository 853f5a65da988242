"""Words as claims and stories compare them: stems, kinds of event, and names by their tokens.

Rules and lists only; no model. Words of one kind ("nosedived", "lost") count as the same word.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from . import data
from .article import Span
from .names.gazetteer import countries

FILE: Final = "claim_words.txt"
WORD: Final = re.compile(r"[^\W_]+(?:[.&'’-][^\W_]+)*")
_NAME_GOES_ON: Final = re.compile(r" [A-Z][a-z]")
_SUFFIXES: Final = (
    "izations", "isations", "ization", "isation", "ations", "ation", "ments", "ment", "nesses", "ness", "ingly",
    "edly", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "ly", "s", "e", "y",
)  # fmt: skip
_SHORTEST_STEM: Final = 3
_INNER_CAPITAL: Final = re.compile(r"(?<=[a-z,] )([A-Z][\w.&-]*\w)")


@cache
def _sections() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in files(data).joinpath(FILE).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = found.setdefault(line.strip("[] "), [])
        elif "|" in line and not line.startswith("#"):
            current.append(line)
        elif line.strip() and not line.startswith("#"):
            current.extend(entry.strip() for entry in line.split(",") if entry.strip())
    return {name: tuple(entries) for name, entries in found.items()}


_NOT_KINDS: Final = ("empty words", "measure nouns", "names that are no names", "told apart", "once")


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """A word without its inflection and commonest derivation, for comparison only ("developed" -> "develop")."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    if word.endswith("ed") and len(word) <= _SHORTEST_STEM + 1:
        return word[:-1]  # "used", "died"
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            word = word[: -len(suffix)]
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word


@cache
def kinds() -> Mapping[str, str]:
    """Stem to the label of its kind of event."""
    found: dict[str, str] = {}
    for label, words in _sections().items():
        if label not in _NOT_KINDS:
            for word in words:
                found.setdefault(stem(word), label)
    return found


@cache
def _sides() -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Stem to the lines of the list of things told apart that it stands in, each with its side of the bars."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(_sections()["told apart"]):
        for side, words in enumerate(line.split("|")):
            for word in words.split(","):
                found.setdefault(stem(word.strip()), []).append((number, side))
    return {root: tuple(places) for root, places in found.items()}


def sides_of(words: Iterable[str]) -> Mapping[int, int]:
    """For each line of the list of things told apart the side on which the first of ``words`` stands."""
    found: dict[int, int] = {}
    for word in words:
        for line, side in _sides().get(stem(word), ()):
            found.setdefault(line, side)
    return found


def once_only(words: Iterable[str]) -> frozenset[str]:
    """The stems of those ``words`` that name what happens to one thing but once."""
    return _once() & frozenset(stem(word) for word in words)


@cache
def _once() -> frozenset[str]:
    return frozenset(stem(word) for word in _sections()["once"])


@cache
def empty_words() -> frozenset[str]:
    """Words that tell nothing about what a sentence says, in lower case."""
    return frozenset(_sections()["empty words"])


@cache
def measure_nouns() -> frozenset[str]:
    """Nouns that only name a figure, in lower case."""
    return frozenset(_sections()["measure nouns"])


@cache
def _no_names() -> frozenset[str]:
    return frozenset(_sections()["names that are no names"])


def event_kinds(words: Iterable[str]) -> tuple[str, ...]:
    """The kinds of event that the words name, in order, without repeats."""
    return tuple(dict.fromkeys(filter(None, map(_kind, words))))


@lru_cache(maxsize=1 << 15)
def _kind(word: str) -> str | None:
    return kinds().get(stem(word))


def content_stems(words: Iterable[str]) -> frozenset[str]:
    """What the words that carry meaning mean: the label of their kind of event, or their stem."""
    return frozenset(filter(None, map(_content_stem, words)))


@lru_cache(maxsize=1 << 15)
def _content_stem(word: str) -> str:
    """What one word means, "" for a word that carries none."""
    lowered = word.lower()
    if len(word) <= 2 or lowered in empty_words() or lowered.removesuffix("s") in empty_words():
        return ""
    root = stem(word)
    meant = kinds().get(root, root)
    return "" if meant[0].isdigit() else meant


@lru_cache(maxsize=1 << 12)
def names_in(text: str, span: Span, *, article: str | None = None) -> tuple[str, ...]:
    """Tokens of names within ``span``, in lower case, in order without repeats.

    A token is part of a name when it has a capital or a digit after a letter, stands elsewhere than at the beginning
    of its sentence, or stands there in a form that is no ordinary opener. ``article`` is the text in which words that
    open a sentence are looked up where ``text`` is only a piece of it.
    """
    found: list[str] = []
    for match in WORD.finditer(text, span.start, span.end):
        word = match.group()
        if word.islower():
            continue  # most words, told at once
        token = _name_token(word)
        if not token:
            continue
        opens = _opens(text, match.start()) and not _is_odd(word) and not _NAME_GOES_ON.match(text, match.end())
        opens = opens and not word.endswith(("'s", "’s"))
        if opens and not _repeated(article or text, word):
            continue
        found.append(token)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1 << 15)
def _name_token(word: str) -> str:
    """The token of a word that can be part of a name, "" for one that cannot."""
    bare = _bare(word)
    if len(bare) < 2 or not _is_name(word) or bare in _no_names() or bare in empty_words():
        return ""
    return _token(word)


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s").replace(".", "")


@cache
def country_tokens() -> Mapping[str, str]:
    """One-word names and demonyms of countries, in lower case, to one token a country: "chinese" is "china"."""
    found: dict[str, str] = {}
    for country in countries():
        words = [form.lower().replace(".", "") for form in (*country.forms, *country.demonyms) if " " not in form]
        for word in words:
            found.setdefault(word, words[0])
    return found


def is_country(name: str) -> bool:
    """Whether a name token stands for a country."""
    return name in _country_names()


@cache
def _country_names() -> frozenset[str]:
    return frozenset(country_tokens().values())


def written_name(text: str, span: Span, name: str, others: frozenset[str]) -> str | None:
    """A name within ``span`` as it is written, with the neighbouring words that are among ``others`` too."""
    words = list(WORD.finditer(text, span.start, span.end))
    tokens = [_token(match.group()) for match in words]
    if name not in tokens:
        return None
    first = last = tokens.index(name)
    while first > 0 and tokens[first - 1] in others and text[words[first - 1].end() : words[first].start()] == " ":
        first -= 1
    while (
        last + 1 < len(words)
        and tokens[last + 1] in others
        and text[words[last].end() : words[last + 1].start()] == " "
    ):
        last += 1
    return text[words[first].start() : words[last].end()].removesuffix("'s").removesuffix("’s")


@lru_cache(maxsize=1 << 15)
def _token(word: str) -> str:
    bare = _bare(word)
    return country_tokens().get(bare, bare)


def _is_name(word: str) -> bool:
    return any(letter.isupper() for letter in word)


def _is_odd(word: str) -> bool:
    """Whether a form marks a name wherever it stands: NVidia, R1, DeepSeek, OPEC."""
    return any(letter.isupper() or letter.isdigit() for letter in word[1:])


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"“'‘(")
    return not before or before[-1] in ".!?\n:"


def _repeated(text: str, word: str) -> bool:
    """Whether a capitalised opener is a name elsewhere: it stands capitalised inside a sentence too."""
    return word.removesuffix("'s").removesuffix("’s") in _inner_capitals(text)


@lru_cache(maxsize=64)
def _inner_capitals(text: str) -> frozenset[str]:
    return frozenset(found.group(1) for found in _INNER_CAPITAL.finditer(text))
