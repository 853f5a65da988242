"""The dateline of a wire report: place, day and agency before the first sentence; no prose."""

import re
from dataclasses import dataclass
from typing import Final

_PLACE: Final = r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,30}[A-ZÀ-Þ.](?:,\s*[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)?|[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2})"
_DAY: Final = (
    r"(?P<day>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:,?\s+\d{4})?|"
    r"\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December))"
)
_AGENCY: Final = r"(?P<agency>[A-Z][A-Za-z ]{1,25})"
_SHAPES: Final = (
    re.compile(rf"{_PLACE}(?:,\s*{_DAY})?\.?\s*/{_AGENCY}/\.?\s*[-–—]*\s*"),
    re.compile(rf"{_PLACE}(?:,\s*{_DAY})?,?\s*\({_AGENCY}\)\s*[-–—]+\s*"),
    re.compile(
        rf"(?P<place>[A-ZÀ-Þ]{{3}}[A-ZÀ-Þ'’. -]{{0,28}}(?:,\s*[A-Z][\w.]*)?),?\s*(?:{_DAY}\s*)?(?P<agency>(?!))?[–—]\s+"
    ),
    re.compile(rf"(?P<place>[A-ZÀ-Þ]{{3}}[A-ZÀ-Þ'’. -]{{0,28}}),\s*{_DAY}\s*(?P<agency>(?!))?[-–—.:]+\s+"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where a report was written, the day as it stands there, and the agency; ``length`` characters of the paragraph."""

    length: int
    place: str
    day: str | None = None
    agency: str | None = None


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline at the start of a paragraph, or None."""
    for shape in _SHAPES:
        match = shape.match(paragraph[:120])
        if match and match.end() < len(paragraph):
            agency = match["agency"]
            return Dateline(
                length=match.end(),
                place=match["place"].strip(),
                day=match["day"],
                agency=agency.strip() if agency else None,
            )
    return None
