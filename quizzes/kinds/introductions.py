"""Who somebody is beside a name that only takes part in what is asked: "Ada Moen, the president of Norlink,".

Only what the report itself says of them, and only for people whom neither the headline nor everybody knows.
"""

import re
from collections.abc import Sequence
from typing import Final

from ...briefings.article import Sentence, Span, Unknown
from ...briefings.facts import Role
from ...briefings.names import Entity, NameKind
from ...briefings.names.words import is_role
from ..data.words import any_of, words
from .candidate import Report, stands_in
from .person import is_shared, is_single, post_in_words
from .statement import VERY_LONG

MOST_WORDS: Final = 10
FEW_WORDS: Final = 8
ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_HIGH: Final = re.compile(rf"\b(?:{any_of('high_titles')}|leader)\b", re.IGNORECASE)
_LEANING: Final = re.compile(
    r"\b(?:its|his|her|their|our|my|this|that|same|who|which|whose|other|another|then|now|late)\b|[,;:()“”\"]"
)
# What already says who it is, or leaves no room for it: "Moen, 40,", "Moen (Norlink)", "Moen's".
_TOLD_BESIDE: Final = re.compile(r",? \(|, (?:who|an?|the|of|\d|[a-z])|['’]|,? (?:and|&|or) [A-Z]|-|, [A-Z]")


def introduced(report: Report, sentence: Sentence, entity: Entity, mention: Span, pieces: Sequence[Span]) -> str:
    """ ", the president of Norlink," for somebody who needs it, where the article says so and there is room."""
    title, text = report.article.title, report.article.text
    if isinstance(title, Unknown) or " " not in entity.name or entity.name.casefold() in words("household_names"):
        return ""
    if stands_in(entity.name.split()[-1], title) or _TOLD_BESIDE.match(text, mention.end):
        return ""
    before = text[max(0, mention.start - 30) : mention.start].split()
    if before and (is_role(before[-1]) or before[-1][:1].isupper()) and mention.start != sentence.span.start:
        return ""
    who = _introduction(entity.name, report, sentence.span)
    room = VERY_LONG - sum(len(piece.of(text).split()) for piece in pieces)
    if who is None or len(who.split()) > room:
        return ""
    return f", {who}" if text[mention.end : mention.end + 1] in (".", ",", ";", ":", "") else f", {who},"


def _introduction(person: str, report: Report, near: Span) -> str | None:
    """What the report says elsewhere that a person is, in few words: "the president of Norlink"; None where the
    sentence ``near`` says it itself."""
    roles = [f for f in report.analysis.facts if isinstance(f.value, Role) and f.value.person == person]
    if any(near.contains(fact.span) for fact in roles):
        return None
    told = (_in_few_words(fact.value, report) for fact in roles if isinstance(fact.value, Role))
    return next((words for words in told if words is not None), None)


def _in_few_words(role: Role, report: Report) -> str | None:
    plain = ARTICLE.sub("", " ".join(role.role.split()))
    if is_single(role.role) and not is_shared(role.role):
        post = post_in_words(role, report)
        fits = post is not None and len(post.split()) <= FEW_WORDS and is_telling(post, report)
        return f"the {post}" if fits else None
    if not is_shared(role.role) or len(plain.split()) > FEW_WORDS or not is_telling(plain, report):
        return None
    return f"{'an' if plain[0].lower() in 'aeiou' else 'a'} {plain}"


def is_telling(words: str, report: Report) -> bool:
    """Whether a description is short, leans on nothing, names a body or a place, and does not give the name away."""
    if len(words.split()) > MOST_WORDS or _LEANING.search(words) or _HIGH.search(words):
        return False
    return any(
        entity.kind is not NameKind.PERSON and any(stands_in(form, words) for form in (entity.name, *entity.aliases))
        for entity in report.analysis.entities
    )
