"""Facts and claims as rows, as JSON records, and sentence by sentence with what gave nothing."""

from collections.abc import Sequence
from typing import Final

from ..briefings.article import Article, Unknown
from ..briefings.claims import Claim
from ..briefings.dates import DateMention, write_date
from ..briefings.facts import Analysis, Fact, Place, Role
from ..briefings.quantities import Quantity, write_quantity
from ..briefings.quotations import Quotation
from ..briefings.silence import why_nothing
from .markup import one_line

Record = dict[str, str | int | bool | list[str] | None]
QUOTE_SHOWN: Final = 70


def value_text(article: Article, fact: Fact) -> str:
    """The value of a fact in canonical words."""
    match fact.value:
        case Quantity():
            return write_quantity(fact.value)
        case DateMention():
            return write_date(fact.value)
        case Quotation():
            words = one_line(fact.value.span.of(article.text))
            return f"{fact.value.speaker or 'somebody'}: {words}"
        case Role():
            return f"{fact.value.person}: {fact.value.role}"
        case Place():
            return fact.value.name


def marks(fact: Fact) -> list[str]:
    """What limits a fact: who says so, hedges, negation, forecast."""
    found = [f"says {fact.attribution}"] if fact.attribution else []
    found += [fact.hedge] if fact.hedge else []
    found += ["not"] if fact.negated else []
    found += ["forecast"] if fact.forecast else []
    if isinstance(fact.value, Quantity) and fact.value.vague:
        found.append("vague")
    if isinstance(fact.value, DateMention) and fact.value.resolved:
        found.append("resolved")
    return found


def fact_record(article: Article, fact: Fact) -> Record:
    """One fact as a JSON object; spans count code points of the article's text."""
    return {
        "type": "fact",
        "article": fact.article,
        "revision": fact.revision,
        "kind": fact.kind,
        "value": value_text(article, fact),
        "start": fact.span.start,
        "end": fact.span.end,
        "quote": fact.span.of(article.text),
        "sentence_start": fact.sentence.span.start,
        "sentence_end": fact.sentence.span.end,
        "subject": fact.subject,
        "predicate": fact.predicate,
        "object": fact.object,
        "about": fact.about,
        "attribution": fact.attribution,
        "hedge": fact.hedge,
        "negated": fact.negated,
        "forecast": fact.forecast,
    }


def claim_record(claim: Claim, articles: Sequence[Article]) -> Record:
    """One claim as a JSON object with every value and its outlet."""
    by_id = {article.id: article for article in articles}
    return {
        "type": "claim",
        "id": claim.id,
        "slot": claim.slot,
        "status": claim.status,
        "publishers": claim.publishers,
        "values": [
            f"{_outlet(by_id[fact.article])}: {value_text(by_id[fact.article], fact)}" for fact in claim.facts
        ],
    }


def by_sentence(article: Article, analysis: Analysis) -> str:
    """Each sentence with its number and place, its facts with their fields, or why there are none."""
    lines = [f"== {article.source or article.id}"]
    for number, sentence in enumerate(analysis.sentences, start=1):
        span = sentence.span
        lines.append(f"{number}. [{span.start}..{span.end}] {one_line(span.of(article.text))}")
        facts = [fact for fact in analysis.facts if fact.sentence.span == span]
        for fact in facts:
            tail = f"  ({', '.join(marks(fact))})" if marks(fact) else ""
            place = f"{fact.span.start}..{fact.span.end}"
            about = f"  of {one_line(fact.about)}" if fact.about else ""
            clause = f"  [{one_line(fact.subject)} | {fact.predicate or '-'}]" if fact.subject else ""
            value = value_text(article, fact)[:QUOTE_SHOWN]
            lines.append(f"    {fact.kind:<10} {place:<12} {value}{about}{clause}{tail}")
        if not facts:
            lines.append(f"    nothing: {why_nothing(article, sentence, analysis.entities)}")
    return "\n".join(lines)


def _outlet(article: Article) -> str:
    return "outlet unknown" if isinstance(article.outlet, Unknown) else article.outlet
