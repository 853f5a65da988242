"""The date itself: DateMention."""

from dataclasses import dataclass
from typing import Literal

from ..article import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """One date as the text gives it.

    Parts the text leaves out are None: "28 January" has no year, "2024" no month. ``precision`` names the finest
    part known. ``resolved`` marks a date computed from a phrase ("Monday") and a known publication date.
    ``end`` is the last day of a span of time ("from 3 to 5 May"), None for a single date.
    """

    span: Span
    year: int | None
    month: int | None = None
    day: int | None = None
    precision: Literal["day", "month", "year", "decade", "century"]
    resolved: bool = False
    end: "DateMention | None" = None
