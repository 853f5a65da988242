"""Write years in figures: "nineteen seventy-two", "twenty oh five", "'72"."""

import re
from typing import Final

from ...briefings.number_words import CARDINALS, TENS

_UNITS: Final = {word: value for word, value in CARDINALS.items() if 0 < value < 10}
_TEENS: Final = {word: value for word, value in CARDINALS.items() if value >= 10}
_CENTURIES: Final = {word: value for word, value in _TEENS.items() if value > 10} | {"twenty": 20}
_UNIT: Final = "|".join(_UNITS)
_TWO_DIGITS: Final = rf"(?:(?P<tens>{'|'.join(TENS)})(?:[ -](?P<one>{_UNIT}))?|(?P<teen>{'|'.join(_TEENS)}))"
# "twenty five" is a number: after a century two digits are told, with "oh" before a single one.
_SPELT: Final = re.compile(
    rf"\b(?:(?P<century>{'|'.join(_CENTURIES)})[ -](?:{_TWO_DIGITS}|oh?[ -](?P<few>{_UNIT})|(?P<round>hundred))"
    rf"|two thousand(?: and)?(?: (?P<unit>{_UNIT}))?)\b",
    re.IGNORECASE,
)
_CUT: Final = re.compile(r"(?<![\w'])'(\d{2})(?![\w'])")
FIRST_WORDS: Final = frozenset(_CENTURIES) | {"two"}
_MILLENNIUM: Final = 2000


def years_in_figures(text: str, *, near: int | None) -> str:
    """``text`` with its years written in four figures; a year of two figures is in the century of ``near``."""
    if "'" in text:  # for speed alone
        text = _CUT.sub(lambda found: full_year(found[1], near=near), text)
    return _SPELT.sub(_in_figures, text)


def full_year(two: str, *, near: int | None) -> str:
    """Two figures of a year in the century of ``near``, or in this one."""
    return f"{(near or _MILLENNIUM) // 100}{two}"


def _in_figures(found: re.Match[str]) -> str:
    said = {name: (word or "").casefold() for name, word in found.groupdict().items()}
    if not said["century"]:
        return str(_MILLENNIUM + _UNITS.get(said["unit"], 0))
    last = TENS.get(said["tens"], 0) + _UNITS.get(said["one"] or said["few"], 0) + _TEENS.get(said["teen"], 0)
    return str(100 * _CENTURIES[said["century"]] + last)
