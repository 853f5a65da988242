"""A date as English text in house style."""

from typing import Final

from .mention import DateMention

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def write_date(mention: DateMention) -> str:
    """The date in house style: "28 January 2025", "January 2025", "2025", "the 1990s", "3 May to 5 May 2025"."""
    text = _single(mention)
    if mention.end is not None:
        return f"{text} to {_single(mention.end)}"
    return text


def _single(mention: DateMention) -> str:
    if mention.precision == "century" and mention.year is not None:
        number = mention.year // 100 + 1
        suffix = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"the {number}{suffix} century"
    if mention.precision == "decade":
        return f"the {mention.year}s"
    parts = []
    if mention.day is not None:
        parts.append(str(mention.day))
    if mention.month is not None:
        parts.append(MONTHS[mention.month - 1])
    if mention.year is not None:
        parts.append(str(mention.year))
    return " ".join(parts)
