"""Rules of people: whose name may be asked for, and whether the question says enough to know who is meant."""

import re
from typing import Final

from ...briefings.article import Span, Unknown
from ...briefings.facts import Role
from ...briefings.likeness import FUNCTION_WORDS
from ...briefings.names import NameKind
from ..data.words import any_of, words
from ..kinds.candidate import OFTEN, Candidate, Material, places_of, stands_in
from ..kinds.names import plain_name
from ..question import AnswerType
from .reference import own_words
from .row import Row
from .story import LEAD

_OBJECT: Final = re.compile(
    r"\b(?:him|them|her(?=[.,;]|$| (?:to|in|on|at|for|with|and|from|as|of|by|into|up|out|off|down|an?|the)\b))\b"
)
_APPOSED: Final = re.compile(r",? (?:\(|who\b|an?\b|the\b|of\b|from\b|\d)|, [a-z]")
# A verb of accusation or of owning up behind a name that is its subject, and "suspect" before a name.
_ACCUSED_AFTER: Final = re.compile(
    rf"(?:, [^,.]{{1,60}},)? (?:(?:was|is|were|has been|had been|is being|was being)(?: \w+ly)?"
    rf" (?:{any_of('accused')})"
    rf"|(?:has |had )?(?:{any_of('owned_up')}))\b"
)
_SUSPECT_BEFORE: Final = re.compile(rf"\b(?:{any_of('suspects')}),? $", re.IGNORECASE)
_WORD_BEFORE: Final = re.compile(r"(?:^|[\s(])(?P<word>[A-Za-z][\w’'-]*) $")


def names_another(candidate: Candidate, text: str) -> bool:
    """Whether ``text`` names a person: "told Y that she would"."""
    return any(
        entity.kind is NameKind.PERSON and any(form in text for form in (entity.name, *entity.aliases))
        for entity in candidate.report.analysis.entities
    )


def is_of_people(candidate: Candidate) -> bool:
    """Whether a question asks who said or did what a clause of the report tells."""
    return "reported" in candidate.tags or "agent" in candidate.tags


def _accused(candidate: Candidate, _: Material) -> bool:
    """The name of somebody of whom the article says that they are charged, jailed or have confessed."""
    if candidate.type is not AnswerType.PERSON or "post" in candidate.tags:
        return False
    text = candidate.report.article.text
    return any(
        _ACCUSED_AFTER.match(text, place + len(form)) or _SUSPECT_BEFORE.search(text[max(0, place - 12) : place])
        for form in {candidate.key, *candidate.accept}
        for place in places_of(form, text)
    )


def _half_named(candidate: Candidate, _: Material) -> bool:
    """Somebody in the question whom the article nowhere names in full: "a sick Richardson"."""
    if own_words(candidate):
        return False
    report = candidate.report
    title = "" if isinstance(report.article.title, Unknown) else report.article.title
    number = report.number_at(candidate.sentence.span.start)
    return any(
        entity.kind is NameKind.PERSON
        and " " not in entity.name
        and not stands_in(entity.name, title)
        and entity.name.casefold() not in words("household_names")
        and stands_in(entity.name, candidate.body)
        for entity, _ in report.names[number]
    )


def _him(candidate: Candidate, _: Material) -> bool:
    """A "him" or "them" beside whoever did it: it is somebody else, whom the question does not name."""
    match = _OBJECT.search(candidate.body) if "agent" in candidate.tags else None
    return match is not None and not names_another(candidate, candidate.body[: match.start()])


def _passer_by(candidate: Candidate, _: Material) -> bool:
    """Somebody who speaks once and of whom the report does not say what they are: one voice from the street."""
    if candidate.kind != "speaker" or candidate.type is not AnswerType.PERSON:
        return False
    report = candidate.report
    keys = {candidate.key, *candidate.accept}
    whole = set(candidate.key.split())  # "Mary, a niece", whom the report later calls by her full name
    named = [
        e
        for e in report.analysis.entities
        if keys & {e.name, *e.aliases, plain_name(e.name)} or (e.kind is NameKind.PERSON and {e.name} <= whole)
    ]
    if any(len(entity.mentions) >= OFTEN or plain_name(entity.name) != entity.name for entity in named):
        return False
    names = {entity.name for entity in named}
    if any(isinstance(fact.value, Role) and fact.value.person in names for fact in report.analysis.facts):
        return False
    return not any(_is_told_of(report.article.text, mention) for entity in named for mention in entity.mentions)


def _is_told_of(text: str, mention: Span) -> bool:
    """Whether a word for what somebody is stands before or behind the name: "counsel Ada Moen", "Moen, a rider,"."""
    if _APPOSED.match(text, mention.end):
        return True
    before = _WORD_BEFORE.search(text, max(0, mention.start - 40), mention.start)
    word = before["word"].casefold() if before is not None else ""
    return bool(word) and word not in FUNCTION_WORDS | words("reporting_verbs") | words("no_deeds")


def _well_known(candidate: Candidate, _: Material) -> bool:
    """What the head of a great power or somebody of whom everybody speaks said or did is guessed from the matter."""
    return is_of_people(candidate) and candidate.key.casefold() in words("household_names")


def _post_beside(candidate: Candidate, _: Material) -> bool:
    """The post at a body that neither the headline nor, with its holder, the first sentences name."""
    if "post" not in candidate.tags:
        return False
    report = candidate.report
    head = "" if isinstance(report.article.title, Unknown) else report.article.title
    if not head or (candidate.key_span and report.number_at(candidate.key_span.start) < LEAD):
        first = report.analysis.sentences[:LEAD]
        head = " ".join((head, *(sentence.span.of(report.article.text) for sentence in first)))
    bodies = (entity for entity in report.analysis.entities if entity.kind is not NameKind.PERSON)
    return not any(
        _heads_off(form, candidate.body) and any(stands_in(f, head) for f in (entity.name, *entity.aliases))
        for entity in bodies
        for form in (entity.name, *entity.aliases)
    )


def _heads_off(form: str, post: str) -> bool:
    """Whether a post is at the body ``form`` itself, and not at one whose longer name begins so."""
    return form in post and re.search(rf"(?<!\w){re.escape(form)}(?!\w)(?! [A-Z])", post) is not None


RULES: Final[tuple[Row, ...]] = (
    ("accused-person", "the name of somebody who is charged, jailed or has confessed", _accused),
    ("another-object", "a “him” or “them” that is not named", _him),
    ("passer-by", "somebody who speaks once and of whom nothing is told", _passer_by),
    ("well-known", "somebody of whom everybody would think first", _well_known),
    ("half-named", "somebody in the question whom the article nowhere names in full", _half_named),
    ("post-beside", "the post at a body that the story is not about", _post_beside),
)
