"""Measures told in two or three units: "four hours and 48 minutes", "6ft 4in", "7 pounds, 8 ounces"."""

from decimal import Decimal
from typing import Final

from .nouns import is_plural
from .numerals import Numeral, significant_figures
from .parts import numeral_at
from .quantity import Measure
from .scanning import Tokens
from .units import UnitFound, measured_at

# What each unit is counted on in, and how many of them make one.
_PARTS: Final = {
    "year": ("month", 12),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
    "foot": ("inch", 12),
    "pound": ("ounce", 16),
}


def compound(tokens: Tokens, number: Numeral, unit: UnitFound) -> tuple[Decimal, int, UnitFound] | None:
    """The whole measure in its smallest unit, its significant figures and that unit; None where one unit is told.

    A smaller unit goes on only where its number is whole and less than one of the larger: "two years and 18 months"
    are two figures.
    """
    value, here = number.low, unit
    while (further := _part(tokens, here)) is not None:
        factor, part, smaller = further
        value, here = value * factor + part, smaller
    if here is unit or number.low != number.high or value != value.to_integral_value():
        return None
    return value, significant_figures(format(value, "f")), here


def _part(tokens: Tokens, unit: UnitFound) -> tuple[int, Decimal, UnitFound] | None:
    """How many of the next smaller unit make one, how many are told after ``unit``, and that unit where it stands."""
    name, factor = _PARTS.get(unit.unit or "", ("", 0))
    if not factor or unit.measure is Measure.AGE:
        return None
    at = unit.end + 1 if tokens.sign(unit.end) == "," else unit.end
    at = at + 1 if tokens.word(at) == "and" or (unit.unit == "foot" and tokens.hyphen(at)) else at
    if unit.unit == "hour" and tokens.word(at + 1) == "m" and tokens.glued(at + 1) and tokens.numeral(at).isdigit():
        minutes = UnitFound(end=at + 2, measure=unit.measure, unit=name)  # "2h 30m": no millions
        return (factor, Decimal(tokens.numeral(at)), minutes) if int(tokens.numeral(at)) < factor else None
    second = numeral_at(tokens, at)
    if second is None or second.vague or second.ratio or second.scale != 1 or not 0 < second.low < factor:
        return None
    found = measured_at(tokens, second.end)
    if unit.unit == "foot" and (found is None or found.unit != name) and at == unit.end + tokens.hyphen(unit.end):
        # "six feet four", "a 6-foot-4 guard": the inches need not be named.
        found = (
            UnitFound(end=second.end, measure=Measure.LENGTH, unit=name) if _ends_here(tokens, second.end) else None
        )
    if found is None or found.unit != name:
        return None
    return factor, second.low, found


def _ends_here(tokens: Tokens, at: int) -> bool:
    return not tokens.numeral(at) and tokens.sign(at) not in {"%", "$", "£", "€"} and not is_plural(tokens.word(at))
