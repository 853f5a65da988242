"""Name: a sentence with one name left out, typed: who did it, whom it was done to, which body or place it was.

A gap is always grammatical, so these come from far more sentences than direct questions do (Becker, Basu and
Vanderwende 2012, "Mind the Gap", on which gaps people find worth asking); the options are the weak point of such
questions, so none are given.
"""

from collections.abc import Iterator
from typing import Final

from ...briefings.article import Sentence, Span
from ...briefings.names import Entity, NameKind, country_of_demonym
from ...briefings.syntax import Parse
from ..data.words import words
from ..question import AnswerType
from .asking import name_turned, statement_for
from .bodies import body_class
from .candidate import Candidate, Material, Report
from .names import forms_of, names_of, plain_name, shared_names
from .statement import KEY
from .stem import framing, inside, prompts
from .wording import gap_mark, source_name, worded

_TYPES: Final = {
    NameKind.PERSON: AnswerType.PERSON,
    NameKind.ORGANISATION: AnswerType.ORGANISATION,
    NameKind.PLACE: AnswerType.PLACE,
    NameKind.PRODUCT: AnswerType.TITLE,
}
# After these a name takes part in what happened; after "in", "at" and "like" it is only where or what it was like.
_PREPOSITIONS: Final = frozenset(("by", "against", "from", "with", "to", "for", "between", "over"))
_SHORTEST: Final = 3  # letters; "EU" and "UN" are guessed from any sentence


def name_candidates(report: Report, number: int, _: Material) -> Iterator[Candidate]:
    """Each name of one sentence that takes part in what it tells, asked for as a gap."""
    if not report.parses:
        return
    sentence, parse = report.analysis.sentences[number], report.parses[number]
    seen: set[str] = set()
    for entity, mention in report.names[number]:
        person = entity.kind is NameKind.PERSON
        part = _is_doer(parse, mention) if person else _takes_part(parse, mention)
        if entity.name not in seen and _askable(entity) and part:
            yield from _asked(report, sentence, entity, mention)
        seen.add(entity.name)


def _askable(entity: Entity) -> bool:
    """Whether a name is whole enough to be an answer: a person's with a family name, no people or faith."""
    if entity.kind is NameKind.PERSON:
        return len(entity.name.split()) > 1
    plain = entity.name.removeprefix("the ").removeprefix("The ")
    if plain in words("everywhere") or set(plain.casefold().split()) <= words("post_words") | words("bodies"):
        return False
    if entity.kind is NameKind.PLACE:
        return False  # where things are is asked by the place kind, which knows cities from countries
    return (
        len(plain) > _SHORTEST and country_of_demonym(plain) is None and plain.casefold() not in words("not_bodies")
    )


def _takes_part(parse: Parse, mention: Span) -> bool:
    """Whether the name alone is a subject, an object, or what follows a preposition of taking part."""
    top = parse.top_of(mention)
    if top is None:
        return False
    word = parse.words[top]
    following = parse.within(mention).stop
    after = parse.words[following] if following < len(parse.words) else None
    # "Tesla Model 3", "Boeing's", "Reuters-backed": the name is only a part of another.
    if after is not None and (after.tag in ("NNP", "NNPS", "POS", "HYPH", "CD") or after.text in ("-", "/", "&")):
        return False
    if any(True for _ in parse.children(top, "conj", "cc")) or word.relation == "conj":
        return False
    if word.relation in ("nsubj", "nsubjpass", "dobj"):
        return True
    return word.relation == "pobj" and parse.words[word.head].text.casefold() in _PREPOSITIONS


def _is_doer(parse: Parse, mention: Span) -> bool:
    """Whether a person is the one by whom something was done; of subjects and objects it is asked directly."""
    top = parse.top_of(mention)
    if top is None or not _takes_part(parse, mention):
        return False
    word = parse.words[top]
    return word.relation == "pobj" and parse.words[word.head].relation == "agent"


def _asked(report: Report, sentence: Sentence, entity: Entity, mention: Span) -> Iterator[Candidate]:
    """The name asked for directly where its class is known and the clause turns, else as a gap."""
    person = entity.kind is NameKind.PERSON
    part = "person" if person else "name"
    key = plain_name(entity.name) if person else entity.name
    kind = None if person else body_class(entity, report.article.text)
    turned = name_turned(report, sentence, mention, kind=kind, shown=key) if kind else None
    if turned is not None:
        statement, (wording, prompt, body) = (
            turned.statement,
            next(prompts("name", report, turned.statement, turned.question)),
        )
    else:
        gap = statement_for(report, sentence, mention, shown=key)
        if gap is None:
            return
        statement, wording, body = gap, "gap", gap.text.replace(KEY, gap_mark())
        source = source_name(report.article, beside=body)
        prompt = worded(part, framing(body), source=source, statement=inside(statement, body, report))
    yield Candidate(
        kind=part,
        report=report,
        sentence=sentence,
        facts=(),
        statement=statement,
        body=body,
        prompt=prompt,
        key=key,
        type=_TYPES[entity.kind],
        key_span=mention,
        accept=names_of(entity.name, report) if person else forms_of(entity, report.article.text),
        more=shared_names(entity.name, report) if person else (),
        tags=(wording,),
    )
