"""Words of a text as the name rules see them: possessives cut off, initials whole, glued and joined words apart."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ..article import Span
from .gazetteer import country_of_demonym, place_named
from .wordlists import given_names, known_bodies, lowered, section

_TOKEN: Final = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'‘&\-‑.][^\W_]+)*")
_POSSESSIVE: Final = re.compile(r"(?:[’'‘]s|(?<=s)[’'‘])$", re.IGNORECASE)
_DOTTED: Final = frozenset({"Jr", "Sr", "St", "Ste", "Mt", "Ft", "Inc", "Corp", "Co", "Ltd", "Bros", "Univ", "Dept"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word: its place, its text without a possessive ending, and whether it had one."""

    span: Span
    text: str
    possessive: bool = False

    @property
    def capital(self) -> bool:
        """Whether the word is written like a name: "Apple", "NASA", "iPhone", "36Kr"."""
        first = self.text[0]
        if first.isupper():
            return True
        return len(self.text) > 2 and any(c.isupper() for c in self.text) and not self.text.isupper()


def tokens_of(text: str, span: Span) -> tuple[Token, ...]:
    """The words of ``text`` within ``span``, with initials and abbreviations kept whole."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        for start, end in _pieces(match.group(), match.start()):
            stop = end
            word = text[start:end]
            possessive = None if word in _named_after_owners() else _POSSESSIVE.search(word)
            if possessive and len(word) > len(possessive.group()) + 1:
                word = word[: possessive.start()]
                stop = start + len(word)
            elif stop < span.end and text[stop] == "." and _takes_dot(word):
                stop += 1
                word += "."
            found.append(Token(span=Span(start, stop), text=word, possessive=stop < end))
    return tuple(found)


@cache
def _named_after_owners() -> frozenset[str]:
    """Known organisations whose name ends like a possessive: "McDonald's"."""
    return frozenset(name for name in known_bodies() if _POSSESSIVE.search(name))


def _takes_dot(word: str) -> bool:
    return word in _DOTTED or f"{word}." in section("titles") or (len(word) == 1 and word.isupper() and word != "I")


def _pieces(word: str, start: int) -> Iterator[tuple[int, int]]:
    """Cuts a word where two words stand glued or joined: "results.Lee", "Paris-based", "US-China"."""
    for begin, end in _hyphen_pieces(word):
        yield from _dot_pieces(word[begin:end], start + begin)


def _hyphen_pieces(word: str) -> list[tuple[int, int]]:
    """Cuts off a lower-case part ("Paris-based", "ex-French") and parts two countries or parties."""
    at = word.find("-")
    if at <= 0 or at == len(word) - 1 or place_named(word):
        return [(0, len(word))]
    head, tail = word[:at], word[at + 1 :]
    mixed = head[0].isupper() != tail[0].isupper() and not any(c.isdigit() for c in word)
    if mixed and tail.count("-") == 0 and len(head) > 1 and len(tail) > 2:
        return [(0, at), (at + 1, len(word))]
    if _is_nation(head) and (_is_nation(tail) or tail in section("org_heads")):
        return [(0, at), (at + 1, len(word))]
    return [(0, len(word))]


def _is_nation(word: str) -> bool:
    bare = _POSSESSIVE.sub("", word)
    return place_named(bare) is not None or country_of_demonym(bare) is not None


def _dot_pieces(word: str, start: int) -> Iterator[tuple[int, int]]:
    """Cuts a word at an inner full stop unless it is written like initials or a code ("U.S", "01.AI")."""
    if "." not in word or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]?", word):
        yield start, start + len(word)
        return
    head, _, rest = word.partition(".")
    if head.isdigit() or len(head) == 1:
        yield start, start + len(word)
        return
    yield start, start + len(head)
    yield from _dot_pieces(rest, start + len(head) + 1)


def is_heading(text: str, span: Span) -> bool:
    """Whether a sentence is set like a headline: most longer words capitalised and no end mark."""
    words: list[str] = re.findall(r"[^\W\d_]{4,}", span.of(text))
    if len(words) < 3:
        return False
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= 0.7 * len(words) and span.of(text).rstrip()[-1:] not in '.?!”"'


def lower_words(text: str, spans: Iterable[Span]) -> frozenset[str]:
    """The words that the text also writes without a capital."""
    return frozenset(word for span in spans for word in re.findall(r"(?<![^\W_])[a-z][^\W\d_]+", span.of(text)))


def known_given(word: str) -> bool:
    """Whether ``word`` is a given name or an initial."""
    first = word.partition("-")[0]
    return (
        word in given_names()
        or (first != word and first in given_names())
        or bool(re.fullmatch(r"(?:[A-Z]\.?){1,2}", word) and word.endswith("."))
    )


def is_role(word: str) -> bool:
    """Whether ``word`` is a noun for what a person is."""
    lower = word.lower()
    return lower in lowered("roles") or (lower.endswith("s") and lower[:-1] in lowered("roles"))
