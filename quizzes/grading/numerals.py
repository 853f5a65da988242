"""Numerals inside names: World War II, the Second World War, Elizabeth the First."""

from typing import Final

ROMAN: Final = [
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
]
_CARDINALS: Final = [
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
]
_ORDINALS: Final = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_ENDINGS: Final = ("st", "nd", "rd", "th")


def numeral(word: str) -> int | None:
    """The number that ``word`` writes, up to twenty, whether digit, Roman, cardinal or ordinal; else None."""
    if word.isdigit():
        return int(word) if len(word) <= 2 and 1 <= int(word) <= len(ROMAN) else None
    if word[:-2].isdigit() and word.endswith(_ENDINGS):
        return numeral(word[:-2])
    for series in (ROMAN, _CARDINALS, _ORDINALS):
        if word in series:
            return series.index(word) + 1
    return None


def with_numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    """``words`` with numerals as digits; a lone Roman letter counts only at the end of a name."""
    return tuple(
        str(value)
        if (value := numeral(word)) is not None and (len(word) > 1 or word.isdigit() or (0 < at == len(words) - 1))
        else word
        for at, word in enumerate(words)
    )
