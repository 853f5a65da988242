"""Numerals inside names: World War II, the Second World War, Elizabeth the First."""

from functools import lru_cache
from typing import Final

from ...briefings.number_words import CARDINALS
from ...briefings.number_words import ORDINALS as ORDINAL_WORDS

ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_DIGITS: Final = ("1st", "2nd", "3rd", *(f"{number}th" for number in range(4, len(ROMAN) + 1)))
# Beyond these a name hardly counts: no Elizabeth the Twelfth.
_LAST_CARDINAL: Final = len(ROMAN)
_LAST_ORDINAL: Final = 11
_CARDINALS: Final = {word: value for word, value in CARDINALS.items() if 0 < value <= _LAST_CARDINAL}
ORDINALS: Final = {word: value for word, value in ORDINAL_WORDS.items() if value <= _LAST_ORDINAL} | {
    word: value for value, word in enumerate(_DIGITS[:_LAST_ORDINAL], start=1)
}
_VALUES: Final = {
    **{word: value for value, word in enumerate(ROMAN, start=1)},
    **_CARDINALS,
    **ORDINALS,
    **{str(value): value for value in range(1, len(ROMAN) + 1)},
    **{word: value for value, word in enumerate(_DIGITS, start=1)},
}


NUMERALS: Final = frozenset(_VALUES)


def numeral(word: str) -> int | None:
    """The number up to fifteen that ``word`` writes, whether digit, Roman, cardinal or ordinal; else None."""
    return _VALUES.get(word)


@lru_cache(maxsize=4096)
def with_numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    """``words`` with numerals as digits; a lone Roman letter counts only at the end of a name."""
    last = len(words) - 1
    return tuple(
        str(_VALUES[word]) if word in _VALUES and (len(word) > 1 or word.isdigit() or 0 < at == last) else word
        for at, word in enumerate(words)
    )
