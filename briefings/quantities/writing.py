"""A figure as English text that reads back as the same figure."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from .lexicon import CURRENCY_SIGNS, SCALES
from .quantity import Bound, Measure, Quantity

_SIGNS: Final = {code: sign for sign, code in reversed(CURRENCY_SIGNS.items())}
_SCALES: Final = tuple((name, SCALES[name]) for name in ("trillion", "billion", "million"))


def write_quantity(quantity: Quantity) -> str:
    """The figure in house style: "$600 billion", "more than 3%", "2,000 chips"; reading it gives the figure back."""
    text = _amount(quantity)
    if quantity.per is not None:
        text = f"{text} per {quantity.per}"
    if quantity.bound is not Bound.EXACT:
        text = f"{quantity.bound} {text}"
    if quantity.direction:
        text = f"{'up' if quantity.direction > 0 else 'down'} {text}"
    return text


def plural(noun: str) -> str:
    """The plural of a noun by the common rules of English spelling."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


_IRREGULAR: Final = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet", "inch": "inches",
    "celsius": "celsius", "fahrenheit": "fahrenheit", "km": "km", "cm": "cm", "mm": "mm", "kg": "kg", "mg": "mg",
    "ml": "ml", "mph": "mph", "km/h": "km/h", "aircraft": "aircraft", "staff": "staff", "troop": "troops",
}  # fmt: skip


def _number(value: Decimal, figures: int) -> str:
    sign, value = ("-" if value < 0 else ""), abs(value)
    for name, factor in _SCALES:
        if value >= factor:
            return f"{sign}{_digits(value / factor, figures)} {name}"
    return f"{sign}{_digits(value, figures)}"


def _digits(value: Decimal, figures: int) -> str:
    text = format(value.normalize(), "f")
    whole, _, decimals = text.partition(".")
    return f"{int(whole):,}" + (f".{decimals}" if decimals else "")


def _amount(quantity: Quantity) -> str:
    low, high = _number(quantity.low, quantity.figures), _number(quantity.high, quantity.figures)
    if quantity.measure is Measure.SCORE:
        return f"{low}-{high}"
    if quantity.measure is Measure.RATIO:
        return _ratio(quantity.low)
    text = low if low == high else f"{low} to {high}"
    match quantity.measure:
        case Measure.MONEY:
            return _money(low, high, quantity.currency)
        case Measure.PERCENT:
            return f"{text}%"
        case Measure.ORDINAL:
            return text + _suffix(int(quantity.low))
        case Measure.AGE:
            return f"{text} {plural(quantity.unit or 'year')} old"
        case _ if quantity.unit is None:
            return text
        case _:
            return f"{text} {quantity.unit if quantity.low == quantity.high == 1 else plural(quantity.unit)}"


def _money(low: str, high: str, currency: str | None) -> str:
    sign = _SIGNS.get(currency or "")
    ends = [low] if low == high else [low, high]
    if sign is None:
        return f"{currency} {' to '.join(ends)}"
    return " to ".join(f"{sign}{end}" for end in ends)


def _ratio(value: Decimal) -> str:
    fraction = Fraction(value).limit_denominator(10_000)
    if value > 1 or fraction.numerator == 0:
        return f"{_digits(value, 9)} to 1"
    return f"{fraction.numerator} in {fraction.denominator:,}"


def _suffix(value: int) -> str:
    if value % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
