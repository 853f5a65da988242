"""Who said: direct quotations with a speech verb and one named speaker; options are people who speak in the story."""

import re
from collections.abc import Iterator
from typing import Final

from ...briefings.facts import Fact
from ...briefings.names import Entity, NameKind
from ...briefings.quotations import Quotation
from ..options import OPTIONS
from ..question import AnswerType, Option
from .candidate import Candidate, Material, Report, chance, shuffled
from .statement import Statement
from .stem import why_wrong
from .wording import source_name, worded

# Shorter quotations are mostly scare quotes or say too little to be told apart (development articles).
FEWEST_WORDS: Final = 10
MOST_WORDS: Final = 26
_SUFFIXES: Final = frozenset(("jr", "sr", "ii", "iii", "iv"))
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")


def speaker_candidates(report: Report, fact: Fact, material: Material) -> Iterator[Candidate]:
    """The speaker of a direct quotation, typed and with the story's other speakers as options."""
    quotation = fact.value
    if not isinstance(quotation, Quotation) or not quotation.direct or not quotation.speaker or not quotation.verb:
        return
    words = excerpt(" ".join(quotation.span.of(report.article.text).split()))
    if words is None:
        return
    source = source_name(report.article, beside=words)
    prompt = worded("speaker", "said", source=source, quotation=words)
    options = _options(quotation.speaker, report, material)
    for chosen in (options, ()) if options else ((),):
        yield Candidate(
            kind="speaker",
            report=report,
            sentence=fact.sentence,
            facts=(fact,),
            statement=Statement(text=f"\ue000 said: “{words}”", key=quotation.speaker),
            body=words,
            prompt=prompt,
            key=quotation.speaker,
            type=AnswerType.PERSON,
            key_span=quotation.speaker_span,
            accept=names_of(quotation.speaker, report),
            options=chosen,
        )


def excerpt(quotation: str) -> str | None:
    """The first sentence of a quotation when it is long enough and not too long, else None."""
    first = _SENTENCE_END.split(quotation.strip(" ,“”\"'"))[0]
    for words in (first, quotation.strip(" ,“”\"'")):
        if FEWEST_WORDS <= len(words.split()) <= MOST_WORDS and words[:1].isupper() and "[" not in words:
            return words.rstrip(",;. ") + ("" if words.endswith(("?", "!")) else ".")
    return None


def person_named(name: str, report: Report) -> Entity | None:
    """The person of the article with this fullest name."""
    for entity in report.analysis.entities:
        if entity.kind is NameKind.PERSON and (entity.name == name or name in entity.aliases):
            return entity
    return None


def names_of(name: str, report: Report) -> tuple[str, ...]:
    """The name as shown and the other forms that the article uses."""
    entity = person_named(name, report)
    others = entity.aliases if entity else ()
    words = [word for word in name.split() if word.strip(".").casefold() not in _SUFFIXES]
    return tuple(dict.fromkeys((name, *others, *((words[-1],) if len(words) > 1 else ()))))


def speakers_of(report: Report) -> tuple[str, ...]:
    """The named people who speak in the article, by first statement."""
    found = [fact.value.speaker for fact in report.analysis.facts if isinstance(fact.value, Quotation)]
    found += [quotation.speaker for quotation in report.analysis.quotations]
    return tuple(dict.fromkeys(name for name in found if name))


def _options(speaker: str, report: Report, material: Material) -> tuple[Option, ...]:
    others = [name for name in speakers_of(report) if not share_a_name(name, speaker) and len(name.split()) > 1]
    if len(others) < OPTIONS - 1 or len(speaker.split()) < 2:
        return ()
    seed = (material.seed, report.article.id, speaker)
    wrong = shuffled(others, "wrong", *seed)[: OPTIONS - 1]
    wrong.insert(chance("place", *seed) % OPTIONS, speaker)
    why = why_wrong("speaker", report.article, speaker)
    return tuple(Option(text=n, correct=n == speaker, why_wrong=None if n == speaker else why) for n in wrong)


def share_a_name(one: str, other: str) -> bool:
    """Whether two names share a word, which could make them one person."""
    return bool({w.casefold() for w in one.split()} & {w.casefold() for w in other.split()})
