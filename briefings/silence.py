"""Why a sentence gave no fact, in words for who reads ``newsdesk facts --explain``."""

import re
from collections.abc import Sequence
from typing import Final

from .article import Article, Published, Sentence
from .dates import date_readings
from .dates.patterns import ABSOLUTE, RELATIVE
from .names import Entity
from .quotation_marks import is_title, quoted_spans

_DIGITS: Final = re.compile(r"[^\s,;:()“”\"]*\d[^\s,;:()“”\"]*")
_VERBLESS: Final = re.compile(r"[.!?…][\"”’')\]]*$")
MOST_NAMES: Final = 3


def why_nothing(article: Article, sentence: Sentence, entities: Sequence[Entity]) -> str:
    """Why no fact begins in ``sentence``, a sentence of ``article`` whose names are among ``entities``."""
    words = sentence.span.of(article.text)
    reasons = (_date(words, article), _quotation(article, sentence), _digits(words), _heading(words))
    found = next((reason for reason in reasons if reason is not None), None)
    return found or _names(sentence, entities)


def _date(words: str, article: Article) -> str | None:
    relative = RELATIVE.search(words)
    if relative is not None:
        day_known = isinstance(article.published, Published) and article.published.precision in ("minute", "day")
        why = "may be more than one day" if day_known else "needs the day of publication, which is not known"
        return f"“{relative.group()}” {why}"
    for found in ABSOLUTE.finditer(words):
        if found["numeric"] and len(date_readings(found.group())) > 1:
            return f"“{found.group()}” can be two days: day or month first"
    return None


def _quotation(article: Article, sentence: Sentence) -> str | None:
    for quoted in quoted_spans(article.text, sentence.span):
        said = quoted.words.of(article.text)
        if is_title(said):
            return f"“{said}” is set like the title of a work, not like speech"
        return f"“{said}” is too short for speech and has no verb of saying beside it"
    return None


def _digits(words: str) -> str | None:
    found = _DIGITS.search(words)
    return None if found is None else f"“{found.group()}” is part of a name, a code or a time of day, not a figure"


def _heading(words: str) -> str | None:
    return None if _VERBLESS.search(words.rstrip()) else "it does not end like a sentence: a heading or a caption"


def _names(sentence: Sentence, entities: Sequence[Entity]) -> str:
    named = [entity.name for entity in entities if any(sentence.span.contains(place) for place in entity.mentions)]
    what = "no figure, date, quotation, role or known place"
    if not named:
        return f"{what} in it"
    more = f" and {len(named) - MOST_NAMES} more" if len(named) > MOST_NAMES else ""
    return f"{what} is told of {', '.join(named[:MOST_NAMES])}{more}"
