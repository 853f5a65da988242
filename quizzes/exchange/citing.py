"""A question's citation in one line."""

from ...briefings.article import Unknown
from ..bank import Bank
from ..own import is_own
from ..question import Question


def citation(question: Question, bank: Bank) -> str:
    """The passage with its outlet, day and link, on one line; "" for an own question without one."""
    if is_own(question):
        return one_line(question.explanation)
    outlet = "outlet unknown" if isinstance(question.outlet, Unknown) else question.outlet
    day = "date unknown" if isinstance(question.as_of, Unknown) else question.as_of.isoformat()
    links = [source.url for source in bank.sources if source.article == question.evidence.article and source.url]
    parts = [f"\u201c{one_line(question.evidence.quote)}\u201d", outlet, day, *links[:1]]
    return ", ".join(parts)


def one_line(text: str) -> str:
    """``text`` with its white space folded to single spaces."""
    return " ".join(text.split())
