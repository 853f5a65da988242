"""When two texts say the same: words, stems, and how much of one the other repeats.

Knows words only. Pure and deterministic.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")

_LISTED: Final = """
    a about above after again against all also am an and any are as at be because been before being below between
    both but by can could did do does doing down during each either few for from further had has have having he her
    here hers herself him himself his how however i if in into is it its itself just may me might more most must my
    neither no nor not now of off on once only or other our ours out over own said same say says shall she should so
    some such than that the their them themselves then there these they this those through to told too under until up
    upon us very was we were what when where which while who whom whose why will with within without would yet you
    your mr mrs ms dr according"""
FUNCTION_WORDS: Final = frozenset(_LISTED.split())

# Suffixes of the inflections that English news uses most; longest first.
_SUFFIXES: Final = ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "ly", "'s", "’s", "s")
_SHORTEST_STEM: Final = 4


# A passage whose content words are so much contained in another (or the other in it) says it again.
CONTAINED: Final = 0.5
# Two passages whose ROUGE-L F1 reaches this say the same thing: the second is left out.
TOO_ALIKE: Final = 0.45


# Where one writer gives one sum twice with so many words of what it is, he tells one thing twice. A smaller share of
# content words than CONTAINED does not tell repeats within an article from what goes on: pairs of lines that readers
# called repeats had .20 to .43, others up to .46.
SUM_WORDS: Final = 4
_LONG_NUMBER: Final = re.compile(r"\d{3}")


# A line whose subject, verb and object, in so many words, another tells adds where or how, no more.
TELLING_CORE: Final = 5


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A light English stem of a lower-case word; words of up to four letters stay whole."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word[: -len(suffix)]
    return word


def words_of(text: str) -> list[str]:
    """The words of ``text`` in lower case, in order."""
    return [match.lower() for match in WORD.findall(text)]


def repeats(text: str, told: str) -> bool:
    """Whether ``text`` says again what ``told`` says, by its order of words or by the words it is made of."""
    return Wording(text).repeats(Wording(told))


def tells_core(core: frozenset[str], told: Collection[str]) -> bool:
    """Whether all stems of ``core`` are in ``told``, "set" in "setting" as well, and they are enough to say so."""
    return len(core) >= TELLING_CORE and all(word in told or f"{word}{word[-1]}" in told for word in core)


def alike(one: str, other: str) -> float:
    """ROUGE-L F1 of two texts over stems (Lin, "ROUGE", 2004): twice the common subsequence by both lengths.

    Below TOO_ALIKE it may be an upper bound, which costs less to find.
    """
    return Wording(one).likeness(Wording(other))


class Wording:
    """The stems of one text, in order, counted, and those of its content words."""

    __slots__ = ("content", "count", "stems")

    def __init__(self, text: str) -> None:
        words = words_of(text)
        self.stems = [stem(word) for word in words]
        self.count = Counter(self.stems)
        self.content = {root for root, word in zip(self.stems, words, strict=True) if word not in FUNCTION_WORDS}

    def repeats(self, other: "Wording") -> bool:
        """Whether one of the two says what the other says: half of its content words, or its order of words."""
        shared = len(self.content & other.content)
        if shared >= CONTAINED * min(len(self.content), len(other.content)):
            return True
        return self.likeness(other) >= TOO_ALIKE

    def tells_sum_of(self, other: "Wording") -> bool:
        """Whether both tell one sum, share or large number, and some words of what it is: it is told twice."""
        common = self.content & other.content
        return any(_LONG_NUMBER.search(word) for word in common) and len(common) >= SUM_WORDS

    def likeness(self, other: "Wording") -> float:
        """ROUGE-L F1 of the two, or an upper bound of it below TOO_ALIKE."""
        both = len(self.stems) + len(other.stems)
        if not both:
            return 0.0
        # The words in common bound the subsequence from above, at a fraction of the cost.
        bound = 2 * sum((self.count & other.count).values()) / both
        return bound if bound < TOO_ALIKE else 2 * _common_subsequence(self.stems, other.stems) / both


def _common_subsequence(first: Sequence[str], second: Sequence[str]) -> int:
    row = [0] * (len(second) + 1)
    for word in first:
        corner = 0
        for place, held in enumerate(second, start=1):
            above = row[place]
            row[place] = corner + 1 if word == held else max(above, row[place - 1])
            corner = above
    return row[-1]
