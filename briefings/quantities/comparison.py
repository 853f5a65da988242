"""How two figures compare: the same, a rounding, or at least not against each other.

All are pure predicates on pairs; bounds and directions count only in ``compatible``.
"""

from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from typing import Final

from .quantity import Bound, Measure, Quantity

# Units that convert exactly, each to the first of its family. Months and days do not: a month has no fixed length.
_FACTORS: Final = {
    "second": ("second", Decimal(1)),
    "minute": ("second", Decimal(60)),
    "hour": ("second", Decimal(3600)),
    "day": ("second", Decimal(86400)),
    "week": ("second", Decimal(604800)),
    "fortnight": ("second", Decimal(1209600)),
    "month": ("month", Decimal(1)),
    "year": ("month", Decimal(12)),
    "decade": ("month", Decimal(120)),
    "century": ("month", Decimal(1200)),
    "mm": ("mm", Decimal(1)),
    "cm": ("mm", Decimal(10)),
    "metre": ("mm", Decimal(1000)),
    "km": ("mm", Decimal(10**6)),
    "inch": ("inch", Decimal(1)),
    "foot": ("inch", Decimal(12)),
    "yard": ("inch", Decimal(36)),
    "mile": ("inch", Decimal(63360)),
    "mg": ("mg", Decimal(1)),
    "gram": ("mg", Decimal(1000)),
    "kg": ("mg", Decimal(10**6)),
    "tonne": ("mg", Decimal(10**9)),
    "ml": ("ml", Decimal(1)),
    "litre": ("ml", Decimal(1000)),
    "percent": ("part", Decimal("0.01")),
    "percentage point": ("point", Decimal(1)),
    "basis point": ("point", Decimal("0.01")),
}
_ABOUT: Final = Decimal("0.05")  # "about N" allows this share either way: newspapers round to two figures or finer
_ALMOST: Final = Decimal("0.1")  # "almost N" lies this share below N at most
_OPEN: Final = Decimal("0.25")  # a figure this share beyond "more than N" would have been told by a higher N
_COARSEST: Final = Decimal("0.05")  # trailing zeros ("2,000") stand for a rounding no coarser than this share
_WITHIN: Final = Decimal("0.499")  # of the last figure either way; a full half would let 17 touch 18
_INEXACT: Final = {Bound.EXACT, Bound.ABOUT, Bound.ALMOST}  # bounds that leave room for rounding
_UNROUNDED: Final = {Measure.ORDINAL, Measure.SCORE, Measure.AGE}


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two figures measure in the same terms: measure, currency, rate and a unit that converts exactly.

    A bare number fits any count; a percentage fits a fraction; years of age fit years; "pounds" fit £.
    """
    if a.per != b.per and a.per is not None and b.per is not None:
        return False
    if _pounds(a) and _pounds(b):
        return True
    return _terms(a) == _terms(b) or (
        {a.measure, b.measure} <= {Measure.NUMBER, Measure.COUNT} and (a.unit is None or b.unit is None)
    )


def same_value(a: Quantity, b: Quantity) -> bool:
    """Whether two figures state exactly the same value in the same terms; bounds and directions are left aside."""
    return comparable(a, b) and _base(a) == _base(b) and a.vague == b.vague


def rounds_to(a: Quantity, b: Quantity) -> bool:
    """Whether ``b`` is ``a`` correctly rounded to two or more significant figures; a half may go either way."""
    if not comparable(a, b) or a.is_range or b.is_range or a.vague or b.vague or a.measure in _UNROUNDED:
        return False
    (value, _), (rounded, _) = _base(a), _base(b)
    # "1.0 billion" shows two figures, yet of 950 million it keeps but one.
    fine = bool(value) and bool(rounded) and _step(rounded, b.figures) <= _step(value, 2)
    return b.figures >= 2 and fine and value != rounded and _rounded(a, b)


def _rounded(a: Quantity, b: Quantity) -> bool:
    """Whether ``b`` is ``a`` rounded to the figures that ``b`` shows, be they one; equal values are."""
    if a.is_range or b.is_range or a.vague or b.vague or a.measure in _UNROUNDED:
        return False
    (value, _), (rounded, _) = _base(a), _base(b)
    step = _step(rounded, b.figures) if rounded else Decimal(1)
    return any(value.quantize(step, rounding=mode) == rounded for mode in (ROUND_HALF_UP, ROUND_HALF_DOWN))


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether both figures can be true of one thing: the values their rounding and bounds allow overlap."""
    if not comparable(a, b) or (a.direction and b.direction and a.direction != b.direction):
        return False
    if a.measure is Measure.SCORE:
        return _base(a) == _base(b)
    if {a.bound, b.bound} <= _INEXACT and (_rounded(a, b) or _rounded(b, a)):
        return True
    (a_low, a_high), (b_low, b_high) = interval(a), interval(b)
    return a_low <= b_high and b_low <= a_high


def interval(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """The values a figure allows, in the base unit of its family: rounding either way, widened by its bound.

    The end that a bound words leave open is closed half as far again, since no one tells 900 as "more than 3".
    """
    low, high = _base(quantity)
    if quantity.bound in {Bound.MORE_THAN, Bound.AT_LEAST}:
        return low, high + abs(high) * _OPEN
    if quantity.bound in {Bound.LESS_THAN, Bound.AT_MOST}:
        return low - abs(low) * _OPEN, high
    if not quantity.vague and not quantity.is_range and quantity.measure not in _UNROUNDED:
        low, high = low - _slack(low, quantity.figures), high + _slack(high, quantity.figures)
    if quantity.bound is Bound.ABOUT:
        return low - abs(low) * _ABOUT, high + abs(high) * _ABOUT
    if quantity.bound is Bound.ALMOST:
        return low - abs(low) * _ALMOST, high
    return low, high


def _pounds(quantity: Quantity) -> bool:
    return quantity.currency == "GBP" or (quantity.measure is Measure.MASS and quantity.unit == "pound")


def _terms(quantity: Quantity) -> tuple[Measure, str]:
    measure, unit = quantity.measure, quantity.unit or ""
    if measure is Measure.RATIO:
        return Measure.PERCENT, "part"
    if measure is Measure.MONEY:
        return measure, quantity.currency or ""
    if measure is Measure.AGE:
        measure = Measure.DURATION
    return measure, _FACTORS[unit][0] if unit in _FACTORS else unit


def _base(quantity: Quantity) -> tuple[Decimal, Decimal]:
    _, factor = _FACTORS.get(quantity.unit or "", ("", Decimal(1)))
    return quantity.low * factor, quantity.high * factor


def _step(value: Decimal, figures: int) -> Decimal:
    return Decimal(1).scaleb(value.adjusted() - figures + 1)


def _slack(value: Decimal, figures: int) -> Decimal:
    """Half a unit of the last figure written, no more than the coarsest rounding of numbers from 100 on."""
    if value == 0:
        return Decimal(0)
    half = _step(value, figures) * _WITHIN
    return min(half, abs(value) * _COARSEST) if abs(value) >= 100 else half
