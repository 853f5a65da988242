"""Rules of reported speech: what was said stands alone, and no pronoun in it may mean somebody else."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from ...briefings.antecedents import may_be
from ...briefings.editing import pattern
from ...briefings.likeness import stem
from ...briefings.names import NameKind
from ...briefings.number_words import CARDINALS
from ...briefings.reference import definites, known_to_all
from ...briefings.repairing import Scene
from ..data.words import any_of
from ..kinds.candidate import Candidate, Material
from ..question import AnswerType

_HE: Final = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_SENTENCES_BACK: Final = 2
_UNNAMED: Final = re.compile(rf"\b(?:{pattern('unnamed people')})s?\b", re.IGNORECASE)
# "The five companies" were told of before, whatever their number makes of them.
_NUMBERED: Final = re.compile(rf"[Tt]he (?:\d[\d,]*|{'|'.join(CARDINALS)}) [a-z]+(?! (?:of|that|who|which)\b)")
_WORD: Final = re.compile(r"[a-z]+")


def _somebody_else(candidate: Candidate, _: Material) -> bool:
    """A "he" in what somebody says, where another person stands near or the name speaks against it."""
    if "reported" not in candidate.tags:
        return False
    match = _HE.search(candidate.body)
    if match is None:
        return False
    if candidate.type is not AnswerType.PERSON or not may_be(candidate.key, match.group()):
        return True
    sentences = candidate.report.analysis.sentences
    number = candidate.report.numbers[candidate.sentence.span]
    near = range(max(0, number - _SENTENCES_BACK), number + 1)
    text = candidate.report.article.text
    if any(_UNNAMED.search(sentences[n].span.of(text)) for n in near):
        return True
    keys = {candidate.key, *candidate.accept}
    return any(
        entity.kind is NameKind.PERSON and not keys & {entity.name, *entity.aliases}
        for n in near
        for entity, _ in candidate.report.names[n]
    )


def _open_definite(candidate: Candidate, _: Material) -> bool:
    """A noun with "the" that only the text before makes known: "the recordings", "the order"."""
    analysis = candidate.report.analysis
    if not _is_of_people(candidate):
        return False
    number = candidate.report.numbers[candidate.sentence.span]
    parse = analysis.parses[number] if analysis.parses else None
    scene = Scene(candidate.report.article, analysis.sentences, analysis.entities, number, parse=parse)
    body = candidate.body
    for definite in definites(scene):
        place = body.find(scene.text[definite.start : definite.end])
        numbered = _NUMBERED.match(body, place) is not None if place >= 0 else False
        if place < 0 or (definite.known and not numbered) or known_to_all(definite.noun):
            continue
        if stem(definite.noun) not in {stem(word) for word in _WORD.findall(body[:place].lower())}:
            return True
    return False


def _accused(candidate: Candidate, _: Material) -> bool:
    """The name of somebody of whom the article says that they are charged, jailed or have confessed."""
    if candidate.type is not AnswerType.PERSON or "post" in candidate.tags:
        return False
    text = candidate.report.article.text
    return any(_accusation(form).search(text) for form in {candidate.key, *candidate.accept} if form in text)


@lru_cache(maxsize=512)
def _accusation(name: str) -> re.Pattern[str]:
    """A name as the subject of a verb of accusation or of owning up, or behind "suspect"."""
    return re.compile(
        rf"\b(?:(?i:{any_of('suspects')}),? {re.escape(name)}\b|{re.escape(name)}(?:, [^,.]{{1,60}},)?"
        rf" (?:(?:was|is|were|has been|had been|is being|was being)(?: \w+ly)? (?:{any_of('accused')})"
        rf"|(?:has |had )?(?:{any_of('owned_up')}))\b)"
    )


def _is_of_people(candidate: Candidate) -> bool:
    return "reported" in candidate.tags or "agent" in candidate.tags


Row = tuple[str, str, Callable[[Candidate, Material], bool]]
RULES: Final[tuple[Row, ...]] = (
    ("somebody-else", "he or she in what somebody says, where another may be meant", _somebody_else),
    ("accused-person", "the name of somebody who is charged, jailed or has confessed", _accused),
    ("open-definite", "a noun with “the” that only the article makes known", _open_definite),
)
