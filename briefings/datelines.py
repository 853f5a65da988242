"""The dateline of a wire report: place, day and agency before the first sentence; no prose."""

import re
from dataclasses import dataclass
from typing import Final

_CAPITALS: Final = r"[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,30}[A-ZÀ-Þ.](?:,\s*[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)?"
_PLACE: Final = rf"(?P<place>{_CAPITALS}|[A-Z][a-z]+(?:\s[A-Z][a-z]+){{0,2}})"
_DAY: Final = (
    r"(?P<day>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:,?\s+\d{4})?|"
    r"\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December))"
)
_AGENCY: Final = r"(?P<agency>[A-Z][A-Za-z ]{1,25})"
_SHOUTED: Final = r"(?P<place>[A-ZÀ-Þ]{3}[A-ZÀ-Þ'’. -]{0,28}(?:,\s*[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})?)"
_NO_AGENCY: Final = r"(?P<agency>(?!))?"
_SHAPES: Final = (
    re.compile(rf"{_PLACE}(?:,\s*{_DAY})?\.?\s*/{_AGENCY}/\.?\s*[-–—]*\s*"),
    re.compile(rf"{_PLACE}(?:,\s*{_DAY})?,?\s*\({_AGENCY}\)\s*[-–—]+\s*"),
    re.compile(rf"{_SHOUTED},?\s*(?:{_DAY}\s*)?{_NO_AGENCY}[–—]\s*"),
    re.compile(rf"{_SHOUTED}(?P<day>(?!))?\s+{_NO_AGENCY}(?:--?|>>|»)\s+"),
    re.compile(rf"{_SHOUTED},\s*{_DAY}\s*{_NO_AGENCY}[-–—.:]+\s+"),
    # The agency in brackets, closed up to the first word, with or without a place: "Lima, Peru (CNN)A crash".
    re.compile(
        r"(?:(?P<place>[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]+){0,2}(?:,\s*[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})?)\s*)?"
        rf"(?P<day>(?!))?\({_AGENCY}\)(?=[A-ZÀ-Þ“\"'‘])"
    ),
    # A place whose dash was lost: a capital article within a sentence starts another one.
    re.compile(rf"(?P<place>[A-Z][a-z]{{2,}}(?:\s[A-Z][a-z]{{2,}})?)(?P<day>(?!))?{_NO_AGENCY}\s+(?=An?\s+[A-Za-z])"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where a report was written, empty where only the agency stands, the day as it stands there, and the agency;
    ``length`` characters of the paragraph."""

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
                place=(match["place"] or "").strip(),
                day=match["day"],
                agency=agency.strip() if agency else None,
            )
    return _dateline_without_dash(paragraph)


# A place, and right behind it what starts a sentence: an article, or another place's "s" of possession.
_NO_DASH: Final = re.compile(
    r"(?P<place>[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2})\s+(?=(?:The|(?P<owner>[A-Z]\w+)['’]s)\s+\w)"
)


# A place in capitals, and right behind it a word with one capital that starts a sentence.
_CAPITALS_NO_DASH: Final = re.compile(
    r"(?P<place>[A-ZÀ-Þ]{4,}(?:\s[A-ZÀ-Þ]{3,}){0,2})(?P<owner>(?!))?\s+(?=[A-Z][a-z])"
)


def _dateline_without_dash(paragraph: str) -> Dateline | None:
    """The known place that opens a paragraph and is no part of its sentence: "Hong Kong China's laboratories ..."."""
    match = _NO_DASH.match(paragraph[:120]) or _CAPITALS_NO_DASH.match(paragraph[:120])
    if match is None:
        return None
    from .names.gazetteer import place_named

    place = match["place"].title() if match["place"].isupper() else match["place"]
    if place_named(place) is None or (match["owner"] and place_named(match["owner"]) is None):
        return None
    return Dateline(length=match.end(), place=match["place"])
