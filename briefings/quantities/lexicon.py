"""The word lists of the grammar, read once from package data."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Final

from .. import data
from ..number_words import CARDINALS, ORDINALS, TENS
from .quantity import Bound, Measure

FILE: Final = "figure_words.txt"


@cache
def _sections() -> dict[str, dict[str, str]]:
    """Every section of the file: each form with its value, in the order of the file."""
    found: dict[str, dict[str, str]] = {}
    current: dict[str, str] = {}
    for line in files(data).joinpath(FILE).read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            current = found.setdefault(line.strip("[] "), {})
            continue
        forms, _, value = line.rpartition(" = ")
        current.update({form.strip(): value for form in forms.split(",")})
    return found


def _numbers(section: str) -> Mapping[str, Decimal]:
    return {form: Decimal(value) for form, value in _sections()[section].items()}


def _words(section: str) -> frozenset[str]:
    return frozenset(_sections()[section])


UNITS_IN_WORDS: Final = CARDINALS
TENS_IN_WORDS: Final = TENS
ORDINALS_IN_WORDS: Final = ORDINALS
SCALES: Final = _numbers("scales")
SHORT_SCALES: Final = _numbers("short scales")
MONEY_SCALES: Final = _numbers("short scales of money")
FRACTIONS: Final = {form: int(value) for form, value in _sections()["fractions"].items()}
FRACTION_SIGNS: Final = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / Decimal(3),
    "⅔": Decimal(2) / Decimal(3),
}
# Words without a definite value: the whole numbers they can stand for.
VAGUE: Final = {
    "dozens": (Decimal(24), Decimal(99)),
    "scores": (Decimal(40), Decimal(99)),
    "tens": (Decimal(20), Decimal(99)),
    "hundreds": (Decimal(200), Decimal(999)),
    "thousands": (Decimal(2000), Decimal(9999)),
    "millions": (Decimal(2 * 10**6), Decimal(999 * 10**6)),
    "billions": (Decimal(2 * 10**9), Decimal(999 * 10**9)),
    "trillions": (Decimal(2 * 10**12), Decimal(999 * 10**12)),
}
VAGUE_BEFORE_SCALE: Final = {"several": (Decimal(3), Decimal(9)), "few": (Decimal(2), Decimal(5))}

# No figure is without a digit, a fraction sign or one of these words; most sentences have none of them.
MAY_COUNT: Final = re.compile(
    "[0-9"
    + "".join(FRACTION_SIGNS)
    + "]|(?<![^\\W\\d_])(?:"
    + "|".join(
        sorted(
            {
                *UNITS_IN_WORDS,
                *TENS_IN_WORDS,
                *ORDINALS_IN_WORDS,
                *SCALES,
                *FRACTIONS,
                *VAGUE,
                *VAGUE_BEFORE_SCALE,
                "couple",
                "dozen",
            }
        )
    )
    + ")(?![^\\W\\d_])",
    re.IGNORECASE,
)

CURRENCY_SIGNS: Final = _sections()["currency signs"]
DOLLAR_LETTERS: Final = _sections()["letters before the dollar sign"]
CURRENCY_CODES: Final = _sections()["currency codes"]
CURRENCY_NAMES: Final = _sections()["currency names"]
NATIONAL_CURRENCIES: Final = _sections()["national currencies"]
MINOR_UNITS: Final = _sections()["minor units"]

UNITS: Final[Mapping[str, tuple[str, Measure]]] = {
    form: (unit, measure)
    for measure in Measure
    if f"units of {measure}" in _sections()
    for form, unit in _sections()[f"units of {measure}"].items()
}
GLUED_UNITS: Final = _sections()["units glued to the digits"]
TIME_UNITS: Final = frozenset(unit for unit, measure in UNITS.values() if measure is Measure.DURATION)
PRICED_BY: Final = TIME_UNITS | _words("priced by")

# Bound phrases by their last word, longest first, so that a look back from the number takes few steps.
BOUNDS_BY_LAST: Final[dict[str, list[tuple[tuple[str, ...], Bound]]]] = {}
# Bound phrases that follow the number, by their first word.
BOUNDS_AFTER: Final[dict[str, list[tuple[tuple[str, ...], Bound]]]] = {}
for _bound in Bound:
    for _phrase in _sections().get(f"bound {_bound}", {}):
        _parts = tuple(_phrase.split())
        if _parts[0] in {"or", "and", "plus", "odd"}:
            BOUNDS_AFTER.setdefault(_parts[0], []).append((_parts, _bound))
        else:
            BOUNDS_BY_LAST.setdefault(_parts[-1], []).append((_parts, _bound))
for _entries in (*BOUNDS_BY_LAST.values(), *BOUNDS_AFTER.values()):
    _entries.sort(key=lambda entry: -len(entry[0]))
BOUND_SIGNS: Final = {
    "~": Bound.ABOUT,
    "≈": Bound.ABOUT,
    ">": Bound.MORE_THAN,
    "<": Bound.LESS_THAN,
    "≥": Bound.AT_LEAST,
    "≤": Bound.AT_MOST,
}
BOUND_MODIFIERS: Final = tuple(tuple(phrase.split()) for phrase in _sections()["bound modifiers"])
RISING: Final = _words("rising")
FALLING: Final = _words("falling")
CONTEST: Final = _words("contest")
LABELS: Final = _words("labels")
OPENERS: Final = _words("openers")
STREETS: Final = _words("streets")
NEVER_CROSSED: Final = _words("never crossed")
IRREGULAR_PLURALS: Final = _sections()["irregular plurals"]
UNCHANGED_PLURALS: Final = _words("unchanged plurals")
NOT_PLURAL: Final = _words("not plural")
SERIES: Final = _words("series")
WEIGHING: Final = _words("weighing")
PAYING: Final = _words("paying")
NOT_A_NAME: Final = _words("not a name")
NAMED_HALVES: Final = _words("named halves")
