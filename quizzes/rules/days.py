"""Rules of days and years: a date is the story's, and neither the calendar nor the report's own day gives it away."""

import re
from datetime import date
from typing import Final

from ...briefings.article import Unknown
from ...briefings.dates import DateMention
from ...briefings.likeness import FUNCTION_WORDS
from ..kinds.candidate import Candidate, Material
from ..kinds.statement import KEY
from .row import Row
from .story import TIED, in_lead, is_past, shared_beyond_names

FRESH: Final = 7  # days
LONG_AGO: Final = 25  # years: history, wherever the report tells it
_AGO: Final = re.compile(r"\b(?:ago|earlier|later|before)\b", re.IGNORECASE)
_CAMPAIGN: Final = re.compile(
    r"\b(?:ran for|ran in|run for|running for|squared off|campaigned|elections?|elected|inaugurat\w+|defeat in)\b"
    r"|\b(?:World War|Olympic|pandemic)"
)


def _tells_its_day(candidate: Candidate, _: Material) -> bool:
    """A date that the naming of the source gives: the year, month or day of publication."""
    published = candidate.report.article.published
    if isinstance(published, Unknown):
        return False
    day = published.moment
    return any(
        isinstance(f.value, DateMention)
        and candidate.kind in ("date", "true_false")
        and (f.value.year == day.year or (f.value.month is None and f.value.year == day.year + 1))
        and (f.value.month in (None, day.month))
        and (f.value.day in (None, day.day))
        for f in candidate.facts
    )


def _fresh_day(candidate: Candidate, _: Material) -> bool:
    """A day in the week before the report: news is of these days, and none of them is worth remembering."""
    published = candidate.report.article.published
    if isinstance(published, Unknown) or candidate.kind not in ("date", "true_false"):
        return False
    for fact in candidate.facts:
        value = fact.value
        if isinstance(value, DateMention) and value.year and value.month and value.day:
            back = published.moment.date() - date(value.year, value.month, value.day)
            if 0 <= back.days <= FRESH:
                return True
    return False


def _reckoned_year(candidate: Candidate, _: Material) -> bool:
    """A year reckoned from "two years ago", which the passage does not state and which may be one off."""
    span = candidate.key_span
    if candidate.kind not in ("date", "true_false") or span is None:
        return False
    return _AGO.search(span.of(candidate.report.article.text)) is not None


def _background_year(candidate: Candidate, _: Material) -> bool:
    """A year or month of long before the report that is not the headline's matter, or a day of then: background."""
    published = candidate.report.article.published
    if candidate.kind not in ("date", "true_false") or isinstance(published, Unknown):
        return False
    dates = [fact.value for fact in candidate.facts if isinstance(fact.value, DateMention)]
    old = [date for date in dates if date.year is not None and date.year < published.moment.year - 1]
    if any(date.day is not None for date in old):
        return True
    if candidate.kind == "date" and any(published.moment.year - (date.year or 0) > LONG_AGO for date in old):
        return shared_beyond_names(candidate) < TIED
    return bool(old) and not in_lead(candidate) and shared_beyond_names(candidate) < TIED


def _side_date(candidate: Candidate, _: Material) -> bool:
    """A past date told past the first sentences: when something beside the news was. Of nine such on unseen texts
    readers passed none. What is planned, and a report without a day, are another thing."""
    article = candidate.report.article
    if candidate.kind != "date" or isinstance(article.title, Unknown) or isinstance(article.published, Unknown):
        return False
    moment = article.published.moment
    ahead = any(
        isinstance(f.value, DateMention)
        and (f.value.year or 0, f.value.month or 0, f.value.day or 0) > (moment.year, moment.month, moment.day)
        for f in candidate.facts
    )
    return not ahead and not in_lead(candidate)


def _background_figure(candidate: Candidate, _: Material) -> bool:
    """A figure past the first sentences that the statement dates more than a year before the report, with no word of
    the headline but names: what was so once, elsewhere."""
    if candidate.kind not in ("figure", "true_false", "comparison") or in_lead(candidate):
        return False
    return not shared_beyond_names(candidate) and is_past(candidate)


def _known_event(candidate: Candidate, _: Material) -> bool:
    """The year of an election, a season or a cup is a part of its name, and known without reading."""
    if candidate.kind not in ("date", "true_false") or not isinstance(candidate.facts[0].value, DateMention):
        return False
    head, _mark, tail = candidate.statement.text.partition(KEY)
    if candidate.facts[0].value.day is None and re.match(r"\s+(?:[a-z-]+\s+){0,2}[a-z]+\b", tail):
        first = tail.split()[0].casefold()
        if first.isalpha() and first not in FUNCTION_WORDS and not re.search(r"\b(?:in|since)\s+$", head):
            return True
    return _CAMPAIGN.search(candidate.statement.text) is not None


RULES: Final[tuple[Row, ...]] = (
    ("tells-its-day", "a date that the naming of the source gives away", _tells_its_day),
    ("fresh-day", "a day of the week before the report", _fresh_day),
    ("reckoned-date", "a date that the passage gives only as so long ago", _reckoned_year),
    ("background-year", "a year of long before, or a day of then", _background_year),
    ("side-date", "when something beside the news was", _side_date),
    ("background-figure", "a figure of more than a year before, beside the headline", _background_figure),
    ("known-event", "the year of an election, a season or a cup", _known_event),
)
