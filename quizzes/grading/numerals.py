"""Numerals inside names: World War II, the Second World War, Elizabeth the First."""

from functools import lru_cache
from typing import Final

ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_VALUES: Final = {
    word: value
    for series in (
        ROMAN,
        (
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ),
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
        tuple(str(number) for number in range(1, len(ROMAN) + 1)),
        ("1st", "2nd", "3rd", *(f"{number}th" for number in range(4, len(ROMAN) + 1))),
    )
    for value, word in enumerate(series, start=1)
}


ORDINALS: Final = {
    word: value
    for series in (
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
        ("1st", "2nd", "3rd", *(f"{number}th" for number in range(4, 12))),
    )
    for value, word in enumerate(series, start=1)
}


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
