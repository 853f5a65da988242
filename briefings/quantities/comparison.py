"""How two figures compare: the same, a rounding, or at least not against each other."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from .quantity import Bound, Measure, Quantity

_NO_UNIT = {Measure.NUMBER, Measure.COUNT}


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two figures measure in the same terms: measure, currency, unit and rate; a bare number fits any count."""
    if a.per != b.per and a.per is not None and b.per is not None:
        return False
    if a.measure in _NO_UNIT and b.measure in _NO_UNIT:
        return a.unit is None or b.unit is None or a.unit == b.unit
    if a.measure is not b.measure or a.currency != b.currency:
        return False
    return a.measure is Measure.MONEY or a.unit == b.unit


def same_value(a: Quantity, b: Quantity) -> bool:
    """Whether two figures state exactly the same value in the same terms; bounds and directions are left aside."""
    return comparable(a, b) and a.low == b.low and a.high == b.high and a.vague == b.vague


def rounds_to(a: Quantity, b: Quantity) -> bool:
    """Whether ``b`` is ``a`` correctly rounded to ``b.figures`` figures, two or more; halves may go either way."""
    if not comparable(a, b) or a.is_range or b.is_range or a.vague or b.vague:
        return False
    return b.figures >= 2 and b.figures <= a.figures and b.low in _roundings(a.low, b.figures)


def _roundings(value: Decimal, figures: int) -> set[Decimal]:
    if value == 0:
        return {value}
    step = Decimal(1).scaleb(value.adjusted() - figures + 1)
    return {value.quantize(step, rounding=mode) for mode in (ROUND_HALF_UP, ROUND_HALF_EVEN)}


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether both figures can be true of one thing: the intervals their rounding and bounds allow overlap."""
    if not comparable(a, b) or (a.direction and b.direction and a.direction != b.direction):
        return False
    (a_low, a_high), (b_low, b_high) = interval(a), interval(b)
    return a_low <= b_high and b_low <= a_high


def interval(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """The values a figure allows: half a unit of its last figure either way, widened by its bound."""
    low, high = quantity.low, quantity.high
    if not quantity.vague and quantity.measure not in {Measure.ORDINAL, Measure.SCORE, Measure.AGE}:
        low, high = low - _half_step(low, quantity.figures), high + _half_step(high, quantity.figures)
    if quantity.bound is Bound.ABOUT:
        return low - abs(low) / 20, high + abs(high) / 20
    if quantity.bound is Bound.ALMOST:
        return low - abs(low) / 10, high
    if quantity.bound in {Bound.MORE_THAN, Bound.AT_LEAST}:
        return quantity.low, high + abs(high) / 4
    if quantity.bound in {Bound.LESS_THAN, Bound.AT_MOST}:
        return low - abs(low) / 4, quantity.high
    return low, high


def _half_step(value: Decimal, figures: int) -> Decimal:
    if value == 0:
        return Decimal(0)
    return Decimal(1).scaleb(value.adjusted() - figures + 1) / 2
