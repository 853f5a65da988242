"""The figure itself: Quantity, Bound and Measure."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from ..article import Span


class Bound(StrEnum):
    """How the text limits a figure."""

    EXACT = "exact"
    ABOUT = "about"  # about, around, roughly, some, approximately
    ALMOST = "almost"  # almost, nearly, close to: at or a little below
    MORE_THAN = "more than"  # more than, over, above, exceeding
    AT_LEAST = "at least"  # at least, no less than, N or more
    LESS_THAN = "less than"  # less than, under, below
    AT_MOST = "at most"  # at most, up to, no more than


# Bounds that leave one side open: "more than 3" makes "more than 2" true as well.
OPEN_BOUNDS: Final = frozenset((Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST))


class Measure(StrEnum):
    """What sort of thing a figure counts or measures."""

    MONEY = "money"
    PERCENT = "percent"
    POINTS = "percentage points"
    COUNT = "count"  # a whole number of things; unit is the noun, singular
    DURATION = "duration"
    AGE = "age"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    ENERGY = "energy"
    DATA = "data"
    ORDINAL = "ordinal"
    SCORE = "score"
    RATIO = "ratio"  # "one in five", "3 to 1", "a tenth"
    NUMBER = "number"  # a bare number with no unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One figure as the text gives it.

    ``span`` covers the whole phrase: bound words, currency, number, scale and unit.
    ``number`` covers the value only (with currency sign, scale word and percent sign), what a gap would hide.
    ``low`` and ``high`` are equal unless the text gives a range; both are in the base unit, scale applied
    ("5.5 million" is 5500000). ``unit`` is singular and lower case ("chip", "km", "percent"), None if bare.
    ``currency`` is an ISO 4217 code. ``per`` is the unit of a rate ("month"). ``direction`` is -1 for a stated
    fall, +1 for a stated rise ("fell by 3%"), 0 where the phrase itself states none.
    ``vague`` marks words without a definite value ("dozens", "several million"); low and high then bound it.
    ``figures`` is the number of significant figures written.
    """

    span: Span
    number: Span
    low: Decimal
    high: Decimal
    measure: Measure
    unit: str | None = None
    currency: str | None = None
    bound: Bound = Bound.EXACT
    per: str | None = None
    direction: int = 0
    vague: bool = False
    figures: int = 1

    @property
    def is_range(self) -> bool:
        """Whether the text gives two ends."""
        return self.low != self.high
