"""Rules of content: the passage states the key, the fact is worth asking, hedges and holders of opinions are kept."""

import re
from collections.abc import Callable
from typing import Final

from ...briefings.quantities import Measure, Quantity
from ...briefings.quotations import Quotation
from ..kinds.candidate import Candidate, Material
from ..kinds.statement import KEY

_TRIVIAL: Final = frozenset((Measure.AGE, Measure.ORDINAL, Measure.SCORE, Measure.NUMBER, Measure.RATIO))
_HEDGES: Final = re.compile(
    r"\b(?:may|might|could|would|should|can|will|reportedly|allegedly|apparently|likely|probably|possibly|perhaps|seems?"
    r"|seemed|appears?|appeared|expected|estimated?|projected?|forecasts?|plans?|planned|hopes?|aims?|about to|set to"
    r"|supposed|predicts?|predicted|suggests?|suggested|believes?|believed|thinks?|rumou?red|alleged|if|unless)\b",
    re.IGNORECASE,
)
_NEGATION: Final = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|rather|instead|despite|unlike|except|only|barely|hardly)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_CONDITIONAL: Final = re.compile(r"^(?:if|unless|whether|were|had|should)\b", re.IGNORECASE)
_CODE_BEFORE: Final = re.compile(
    r"(?:\b(?:No|Nos|Number|Page|Chapter|Section|Article|Room|Route|Highway|Interstate|Phase"
    r"|Title|Rule|Level|Type|Class|Category|Group|Unit|Flight|Figure|Table|Step|Week|Round"
    r"|Game|Day|Part|Grade|Formula|Falcon|Windows|iPhone|Model|Version|Super Bowl)\.?"
    r"|[#-])\s*$"
)


def _key_missing(candidate: Candidate, _: Material) -> bool:
    """The key must stand in the article, and inside the passage shown unless a name is resolved from elsewhere."""
    span = candidate.key_span
    if span is None:
        return candidate.kind not in ("order", "comparison")
    inside = candidate.sentence.span.contains(span)
    return not span.of(candidate.report.article.text).strip() or (candidate.kind != "speaker" and not inside)


def _trivial_figure(candidate: Candidate, _: Material) -> bool:
    return any(isinstance(f.value, Quantity) and f.value.measure in _TRIVIAL for f in candidate.facts)


def _vague(candidate: Candidate, _: Material) -> bool:
    return any(isinstance(f.value, Quantity) and (f.value.vague or f.value.is_range) for f in candidate.facts)


def _code(candidate: Candidate, _: Material) -> bool:
    """A number that is part of a name or a code: "No. 2", "Kunpeng 920", "the 3-D"."""
    if not any(isinstance(f.value, Quantity) for f in candidate.facts):
        return False
    head, _, tail = candidate.statement.text.partition(KEY)
    return bool(_CODE_BEFORE.search(head)) or tail[:1].isalnum()


def _unattributed(candidate: Candidate, _: Material) -> bool:
    """Somebody else says it, and the prompt does not say who."""
    if candidate.kind in ("speaker", "person"):
        return False
    for fact in candidate.facts:
        if fact.attribution and fact.attribution.split()[-1].casefold() not in candidate.prompt.casefold():
            return True
    return False


def _hedge_lost(candidate: Candidate, _: Material) -> bool:
    if candidate.kind == "speaker":
        return False
    return any(
        fact.hedge and fact.hedge.split()[0].casefold() not in candidate.prompt.casefold() for fact in candidate.facts
    )


def _hedged_claim(candidate: Candidate, _: Material) -> bool:
    """True or false needs a statement that is absolutely one or the other."""
    return candidate.kind == "true_false" and (
        bool(_HEDGES.search(candidate.body)) or any(fact.hedge or fact.forecast for fact in candidate.facts)
    )


def _negated_claim(candidate: Candidate, _: Material) -> bool:
    if candidate.kind != "true_false":
        return False
    return bool(_NEGATION.search(candidate.body)) or any(fact.negated for fact in candidate.facts)


def _weak_quotation(candidate: Candidate, _: Material) -> bool:
    """A quotation that opens on something said before, or whose speaker no verb names."""
    if candidate.kind != "speaker":
        return False
    opened = re.match(
        r"(?:it|this|that|these|those|he|she|they|so|but|and|yes|no|well|because|or)\b", candidate.body, re.I
    )
    return bool(opened) or any(isinstance(f.value, Quotation) and not f.value.verb for f in candidate.facts)


Row = tuple[str, str, Callable[[Candidate, Material], bool]]
RULES: Final[tuple[Row, ...]] = (
    ("key-not-in-passage", "a key that the passage does not state", _key_missing),
    ("trivial-figure", "an age, a rank, a score or a bare number", _trivial_figure),
    ("vague-figure", "a figure without one definite value", _vague),
    ("code", "a number that is part of a name", _code),
    ("conditional", "a statement under a condition", lambda c, _: bool(_CONDITIONAL.match(c.body))),
    ("attribution-lost", "somebody's statement without naming them", _unattributed),
    ("hedge-lost", "a hedged statement without its hedge", _hedge_lost),
    ("hedged-claim", "true or false on a hedge or a forecast", _hedged_claim),
    ("negated-claim", "true or false on a negation or a contrast", _negated_claim),
    ("weak-quotation", "a quotation that leans on what was said before", _weak_quotation),
)
