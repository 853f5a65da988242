"""A figure as English text that reads back as the same figure."""

from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from typing import Final

from .lexicon import CURRENCY_SIGNS, SCALES, VAGUE, VAGUE_BEFORE_SCALE
from .nouns import plural
from .numerals import significant_figures
from .quantity import Bound, Measure, Quantity

_SIGNS: Final = {code: sign for sign, code in reversed(CURRENCY_SIGNS.items())}
_NAMES: Final = {"CNY": "yuan", "CHF": "Swiss francs", "AUD": "Australian dollars", "CAD": "Canadian dollars"}
_SCALES: Final = tuple((name, SCALES[name]) for name in ("trillion", "billion", "million"))
_FRACTIONS: Final = {
    (1, 2): "half",
    (1, 3): "a third",
    (2, 3): "two-thirds",
    (1, 4): "a quarter",
    (3, 4): "three-quarters",
    (1, 5): "a fifth",
    (1, 10): "a tenth",
}
_LARGEST_DENOMINATOR: Final = 10**6


def write_quantity(quantity: Quantity) -> str:
    """The figure in house style: "$600 billion", "more than 3%", "2,000 chips".

    Reading the text gives the figure back, spans aside; so do its parts: direction, bound, value, unit, rate.
    """
    text = _vague(quantity) if quantity.vague else _amount(quantity)
    if quantity.per is not None:
        text = f"{text} per {quantity.per}"
    if quantity.bound is not Bound.EXACT:
        text = f"{quantity.bound} {text}"
    if quantity.direction:
        text = f"{'up' if quantity.direction > 0 else 'down'} {text}"
    return text


def write_value(quantity: Quantity) -> str:
    """The figure without bound, direction and rate: "$600 billion", "3%", "20 to 30"."""
    return _vague(quantity) if quantity.vague else _amount(quantity)


def _number(value: Decimal, figures: int) -> str:
    sign, value = ("-" if value < 0 else ""), abs(value)
    for name, factor in _SCALES:
        if value >= factor:
            return f"{sign}{_digits(value / factor, figures)} {name}"
    return f"{sign}{_digits(value, figures)}"


def _digits(value: Decimal, figures: int) -> str:
    """Digits grouped by thousands, with trailing zeros after the point where the figures written demand them."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    missing = figures - significant_figures(text)
    whole, _, decimals = text.partition(".")
    if missing > 0:
        if not decimals:
            missing = figures - len(whole.lstrip("0"))
        decimals += "0" * max(missing, 0)
    return f"{int(whole):,}" + (f".{decimals}" if decimals else "")


def _amount(quantity: Quantity) -> str:
    if quantity.measure is Measure.RATIO:
        return _ratio(quantity.low)
    # The lower end of a range shows no more figures than it needs: "5 to 11", not "5.0 to 11".
    low = _number(quantity.low, 1 if quantity.is_range else quantity.figures)
    high = _number(quantity.high, quantity.figures)
    if quantity.measure is Measure.SCORE:
        # "1-3" alone would be read as one to three.
        return f"{low}-{high}" if quantity.low > quantity.high else f"a score of {low}-{high}"
    text = f"{low} to {high}" if quantity.is_range else low
    if quantity.measure is Measure.MONEY:
        return _money(low, high, quantity)
    if quantity.measure is Measure.PERCENT:
        return f"{low}% to {high}%" if quantity.is_range else f"{text}%"
    if quantity.measure is Measure.ORDINAL:
        return f"{int(quantity.low)}{_suffix(int(quantity.low))}"
    if quantity.measure is Measure.AGE:
        return f"{text} {_noun(quantity)} old"
    if quantity.measure is Measure.TEMPERATURE and quantity.unit in {"celsius", "fahrenheit"}:
        return f"{text}°{quantity.unit[0].upper()}"
    return text if quantity.unit is None else f"{text} {_noun(quantity)}"


def _noun(quantity: Quantity) -> str:
    unit = quantity.unit or "year"
    if quantity.low == quantity.high == 1:
        return unit
    for qualifier in ("square ", "cubic ", "nautical ", "percentage ", "basis "):
        if unit.startswith(qualifier):
            return qualifier + plural(unit.removeprefix(qualifier))
    return plural(unit)


def _money(low: str, high: str, quantity: Quantity) -> str:
    currency = quantity.currency or ""
    ends = [low, high] if quantity.is_range else [low]
    sign = _SIGNS.get(currency)
    if sign is not None:
        return " to ".join(f"-{sign}{end[1:]}" if end.startswith("-") else f"{sign}{end}" for end in ends)
    if currency in _NAMES:
        return f"{' to '.join(ends)} {_NAMES[currency]}"
    return f"{' to '.join(ends)} {currency}"


def _ratio(value: Decimal) -> str:
    fraction = Fraction(value).limit_denominator(_LARGEST_DENOMINATOR)
    pair = fraction.numerator, fraction.denominator
    if pair in _FRACTIONS:
        return _FRACTIONS[pair]
    if fraction.denominator == 1:
        return f"{fraction.numerator:,} to 1"
    return f"{fraction.numerator:,} in {fraction.denominator:,}"


def _vague(quantity: Quantity) -> str:
    """The vague words that stand for the bounds, with the noun after "of"."""
    words = _vague_words(quantity.low, quantity.high)
    noun = ""
    if quantity.measure is Measure.MONEY:
        noun = _NAMES.get(
            quantity.currency or "", {"USD": "dollars", "EUR": "euros"}.get(quantity.currency or "", "")
        )
        noun = noun or quantity.currency or ""
    elif quantity.unit is not None:
        noun = plural(quantity.unit)
    if not noun:
        return words
    joint = " of " if words.endswith("s") else " "
    return f"{words}{joint}{noun}"


def _vague_words(low: Decimal, high: Decimal) -> str:
    for word, ends in VAGUE.items():
        if ends == (low, high) and word != "tens":
            return word
        for name in ("thousand", "million", "billion", "trillion"):
            if (ends[0] * SCALES[name], ends[1] * SCALES[name]) == (low, high):
                return f"{word} of {name}s"
    for word, ends in VAGUE_BEFORE_SCALE.items():
        for name in ("dozen", "hundred", "thousand", "million", "billion", "trillion"):
            factor = SCALES.get(name, Decimal(12))
            if (ends[0] * factor, ends[1] * factor) == (low, high):
                return f"{'a few' if word == 'few' else word} {name}"
    factor = low / 2
    names = {
        **{value: name for name, value in SCALES.items() if name not in {"grand", "milliard"}},
        Decimal(12): "dozen",
    }
    return f"a couple of {names.get(factor.to_integral_value(ROUND_DOWN), 'hundred')}"


def _suffix(value: int) -> str:
    if value % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
