"""How much a question is worth asking, and how hard it is, from what the text shows."""

import re
from typing import Final

from ..briefings.article import Unknown
from ..briefings.quantities import Measure, Quantity
from .kinds.candidate import Candidate

_WORD: Final = re.compile(r"[^\W\d_]{4,}|\d[\d,.]*")
_WEIGHTY: Final = frozenset((Measure.MONEY, Measure.PERCENT, Measure.POINTS, Measure.COUNT))
# News tells what matters first; past this many sentences one is as far down as another.
FAR_DOWN: Final = 15
# Kinds by how hard people find them, before any answers are known: true or false is guessed half the time,
# a choice of four a quarter, a typed answer hardly ever.
_TYPED: Final = 0.7
_CHOSEN: Final = 0.45
_TRUE_FALSE: Final = 0.25
# A statement to be judged tells the whole fact, so asking for it comes first; two statements are read before one.
_SECOND_CHOICE: Final = {"true_false": 0.25, "order": 0.15, "comparison": 0.2}
# A gap asks for what the sentence happens to hold; a direct question says what is asked.
_GAP: Final = 0.1


def salience_of(candidate: Candidate) -> float:
    """From 0 to 1: early in the article, near its title, of usual length, direct, and about a weighty figure."""
    report = candidate.report
    number = report.numbers.get(candidate.sentence.span, FAR_DOWN)
    early = 1 - min(number, FAR_DOWN) / FAR_DOWN
    title = "" if isinstance(report.article.title, Unknown) else report.article.title
    wanted = {word.casefold() for word in _WORD.findall(title)}
    present = {word.casefold() for word in _WORD.findall(candidate.statement.full)}
    near = min(1.0, len(wanted & present) / 3)
    words = len(candidate.prompt.split())
    brief = 1.0 if words <= 20 else max(0.0, 1 - (words - 20) / 15)
    weighty = any(isinstance(f.value, Quantity) and f.value.measure in _WEIGHTY for f in candidate.facts)
    chosen = candidate.kind in ("figure", "date", "place") and bool(candidate.options)
    told = 0.35 * early + 0.3 * near + 0.15 * brief + 0.1 * weighty + 0.1 * chosen
    gap = _GAP * ("gap" in candidate.tags)
    return round(max(0.0, told - _SECOND_CHOICE.get(candidate.kind, 0.0) - gap), 6)


def difficulty_of(candidate: Candidate, salience: float) -> float:
    """From 0 (easy) to 1: the kind of answer first, then how little the fact stands out."""
    base = _TRUE_FALSE if candidate.kind == "true_false" else _TYPED if candidate.typed else _CHOSEN
    return round(min(1.0, max(0.0, base + 0.3 * (0.5 - salience))), 3)
