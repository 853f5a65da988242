"""A closed grammar of figures in English: value, unit, scale, currency, bound and range.

Text in, spans and exact decimals out; no model, no locale, no guess. Used on articles and on replies alike.
"""

from .comparison import comparable, compatible, rounds_to, same_value
from .grammar import parse_quantities
from .quantity import OPEN_BOUNDS, Bound, Measure, Quantity
from .writing import write_quantity, write_value

__all__ = [
    "OPEN_BOUNDS",
    "Bound",
    "Measure",
    "Quantity",
    "comparable",
    "compatible",
    "parse_quantities",
    "rounds_to",
    "same_value",
    "write_quantity",
    "write_value",
]
