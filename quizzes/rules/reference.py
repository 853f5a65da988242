"""Rules of reference: whatever a statement takes up, by pronoun or by "the company", it names itself."""

import re
from typing import Final

from ...briefings.editing import listed
from ...briefings.names import Entity, NameKind
from ..data.words import any_of, words
from ..kinds.candidate import Candidate, Material
from ..kinds.statement import KEY
from ..kinds.verbs import has_finite_verb
from ..question import AnswerType
from .headline import in_headline
from .row import Row

_PRONOUNS: Final = re.compile(
    r"\b(?P<person>he|she|him|her|his|hers|himself|herself)\b"
    r"|\b(?P<any>it|its|itself|they|them|their|theirs|themselves)\b",
    re.IGNORECASE,
)
# A pronoun of things points anywhere, save as the subject of what a named body says: "Intel said it sold 40 chips".
_PERSON_BEFORE: Final = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Oo]ne) (?:[\w-]+ ){{0,3}}(?:{any_of('people_nouns')}|patient)\b(?<!s)"
)
_SEVERAL: Final = re.compile(
    r"\b(?!(?:this|was|has|does|his|its|us|as|is)\b)[a-z]{3,}s\b(?<!ss)|\band (?:[A-Z]|his |her |the |a )"
    r"|\b[A-Z]{2,}s\b"
)
_BODY_BEFORE: Final = re.compile(rf"\b(?:[Tt]he|[Aa]n?|[Oo]ne) (?:[\w-]+ ){{0,3}}(?:{any_of('bodies')})\b")
_LOOSE_PRONOUN: Final = re.compile(
    r"(?<!these )(?<!those )\b(?:it|they|them)\b"
    r"|\b(?:this|that|these|those)(?=[.,;]|\s+(?:as|a|an|the|by|to|for|in|is|was|are|were|has|had|will)\b)",
    re.IGNORECASE,
)
_SAYS_THAT: Final = re.compile(
    rf"\b(?:{any_of('says_that')})(?:\s+(?:on \d[\w ]*|[a-z]{{3,9}}\.? \d{{1,2}},?))?(?:\s+that)?\s+$", re.IGNORECASE
)
_DEICTIC: Final = re.compile(
    r"\bas a result\b(?! of)|\btoo\b(?=[,.])|\bin response\b(?! to)|\b(?:this|these|those|such(?! as\b))\s+[a-z]+"
    rf"|\b(?:{any_of('pointing_phrases')})\b",
    re.IGNORECASE,
)
# "This option" takes up what was told before, whatever is named in the sentence.
_THIS_NOUN: Final = re.compile(
    r"(?:^|, )[Tt]hat [a-z]+ (?:has|had|is|was|will|would|can|could)\b|"
    r"\b[Tt]hose (?!(?:who|that|which|of|with|in|from|on|at|for|under|over)\b)[a-z]{3,}s\b|"
    r"\b[Tt]h(?:is|ese)\s+(?!is\b|was\b|are\b|were\b)[a-z]+"
    r"|\b(?:to|of|for|in|with|by|on|from|at|after|since|during|until) th(?:at|ose)\s+"
    r"(?!of\b|in\b|who\b|which\b|with\b)[a-z]+"
)
# A phrase after the noun can say which one is meant: "the founder of X", "the war in Ukraine".
# "The remarks" and "X's language" leave open what was spoken of.
_SPOKEN_OF: Final = re.compile(
    r"(?:\b[Tt]he|[’']s?|\b(?:his|her|their))\s+(?:[a-z]+\s+)?"
    r"(?P<noun>comments|remarks|language|rhetoric|claims|stance)\b"
    r"(?!\s+(?:about|on|over|that|of|regarding|towards?|against|to|for)\b)"
)
_SAME: Final = re.compile(r"\bthe same\b(?!.* as\b)(?!\s+(?:time|day|way)\b)", re.IGNORECASE)
_FORMER: Final = re.compile(r"(?<!, )\b[Tt]he (?:former|late|outgoing|incoming) [a-z]+\b(?!\s+(?:of|[A-Z]))")
# Every town has one.
_EVERYWHERE: Final = re.compile(rf"\b(?:{any_of('everywhere')})\b")
# "One homeowner turned to X": one of whom, or where, an earlier sentence told.
_ONE_SOMEBODY: Final = re.compile(r"^One (?!of\b)[a-z]+(?: [a-z]+)?? (?P<verb>[a-z]+)\b")
_MEANT: Final = (
    r"\b(?!\s+(?:of|that|which|who|between)\b)(?!\s+[A-Z])"
    r"(?!\s+(?:in|for|behind|from|at|against|on|with|near|to|by)\s+(?:the\s+)?[A-Z])"
)
# "The U.S. plane-maker" is one of several.
_DEFINITE: Final = (
    r"\b(?:[Tt]he|[Tt]hese|[Tt]hose)\s+(?:(?:U\.S\.|U\.K\.|[A-Z][a-z]+(?:an|ish|ese|ch))\s)?"
    rf"(?:(?:[a-z]+(?:-[a-z]+)*|[A-Z][a-z]+-[a-z]+|{KEY})\s+){{0,3}}"
)
# A body can be meant by a name that stands before; a deal or a law cannot.
_GENERIC: Final = re.compile(rf"{_DEFINITE}(?:[a-z]+-maker|{any_of('bodies')}|{any_of('people_nouns')}){_MEANT}")
_GENERIC_THING: Final = re.compile(
    rf"{_DEFINITE}(?:{any_of('things')})\b(?!\s+(?:of|that|which|who|between)\b)(?!\s+[A-Z])(?!\s+to\s+[a-z]+\b)"
    r"(?!\s+(?:for|behind|against|from|by)\s+(?:the\s+)?[A-Z])"
)
_THE_NOUN: Final = re.compile(
    r"\b[Tt]he (?P<noun>[a-z]{4,})\b(?!\s+(?:[a-z]+ed|of|that|which|who|[a-z]+ing)\b)(?=[\s.,]+(?:$|[a-z]))"
    r"(?!(?:\s+[a-z]+)?\s+(?:from|between|by|of)\s+(?:the\s+)?[A-Z])"
)
_BARE_SUBJECTS: Final = tuple(
    re.compile(rf"^The(?:\s+[a-z][\w’'-]*){{{count}}}\s+(?P<verb>[a-z]+)\b") for count in (1, 2, 3, 4)
)
# Definite nouns that need no introduction: there is one of each, or the outlet's readers know which.
# "ISIS freed 29 people, according to the observatory": a source is none of those named before it.
_SOURCE_OF: Final = re.compile(r"\b(?:according to|told|said) $", re.IGNORECASE)
_UNIQUE: Final = re.compile(rf"^The\s+(?:{any_of('unique')})\b")


def own_words(candidate: Candidate) -> bool:
    """Whether the body is a quotation or a post, which the rules for statements do not fit."""
    return candidate.quotes or "post" in candidate.tags


def _names_before(candidate: Candidate, head: str, *, person: bool = False) -> bool:
    """Whether ``head``, the words before, name a person (or any body or place)."""
    if person and candidate.type is AnswerType.PERSON and (KEY in head or head.startswith("who ")):
        return True
    if not person and candidate.type is AnswerType.ORGANISATION and KEY in head and "reported" in candidate.tags:
        return True  # "Which company said that it ...": its own name stands in the question word
    return any(
        entity.kind is NameKind.PERSON or not (person or entity.kind is NameKind.PRODUCT)
        for entity in candidate.report.named_in(head)
    )


def _several_before(candidate: Candidate, head: str) -> bool:
    """Whether ``head``, the words before, name a body of people or several things."""
    if _SEVERAL.search(head):
        return True
    return any(
        entity.kind is NameKind.ORGANISATION and form in head
        for entity in candidate.report.analysis.entities
        for form in (entity.name, *entity.aliases)
    )


def _dangling_pronoun(candidate: Candidate, _: Material) -> bool:
    if own_words(candidate):
        return False
    body = candidate.statement.text
    for match in _PRONOUNS.finditer(body):
        word = match.group().casefold()
        if word in ("his", "her", "its") and _taken_up_after(candidate, body, match):
            continue
        # "Along with X and Y they won": a subject pronoun in the first clause takes up an earlier sentence.
        if word in ("he", "she", "it", "they") and not has_finite_verb(body[: match.start()].replace(KEY, "x")):
            return True
        if match["person"] is None and word.startswith("the"):
            if not _several_before(candidate, body[: match.start()]):
                return True
        elif not _owner_before(word, body[: match.start()]) and not _names_before(
            candidate, body[: match.start()], person=match["person"] is not None
        ):
            return True
    return False


def _owner_before(word: str, head: str) -> bool:
    """Whether "his", "her" or "its" is that of a man, a woman or a body named by its kind before: "the patient"."""
    kinds = {"his": _PERSON_BEFORE, "her": _PERSON_BEFORE, "its": _BODY_BEFORE}
    return word in kinds and kinds[word].search(head) is not None


def _taken_up_after(candidate: Candidate, body: str, match: re.Match[str]) -> bool:
    """Whether an opening phrase speaks of the subject after it: "In its report, Intel said"."""
    opening, comma, rest = body.partition(", ")
    if not comma or match.end() > len(opening) or has_finite_verb(opening.replace(KEY, "x")):
        return False
    person = match["person"] is not None
    if rest.startswith(KEY):
        return (candidate.type is AnswerType.PERSON) == person
    return any(
        rest.removeprefix("the ").startswith(form)
        for entity in candidate.report.analysis.entities
        if (entity.kind is NameKind.PERSON) == person
        for form in (entity.name, *entity.aliases)
    )


def _loose_pronoun(candidate: Candidate, _: Material) -> bool:
    """It, they, them or a bare "this" that is not the subject of what its own name says."""
    if own_words(candidate):
        return False
    body = candidate.statement.text
    for match in _LOOSE_PRONOUN.finditer(body):
        head, word = body[: match.start()], match.group().casefold()
        if word == "that" and not re.match(r"[.,;]", body[match.end() :]):
            continue  # a conjunction or a relative: "the hall that was sold"
        said = _SAYS_THAT.search(head)
        if word not in ("it", "they") or said is None or not _names_before(candidate, head[: said.start()]):
            return True
    return False


def _dangling_noun(candidate: Candidate, _: Material) -> bool:
    if own_words(candidate):
        return False
    body = candidate.statement.text
    if _THIS_NOUN.search(body) or any(
        not _names_before(candidate, body[: m.start()]) for m in _DEICTIC.finditer(body)
    ):
        return True
    if any(
        not _bodies_before(candidate, body[: m.start()], m.group()) and not in_headline(candidate, m.group())
        for m in _GENERIC.finditer(body)
    ):
        return True
    for found in _GENERIC_THING.finditer(body):
        part = found.group().rsplit(maxsplit=1)[-1] in words("parts")
        named = part and names_thing_before(candidate, body[: found.start()])
        if not named and not in_headline(candidate, found.group()):
            return True
    if _told_before(candidate):
        return True
    opened = (pattern.match(body) for pattern in _BARE_SUBJECTS)
    match = next((m for m in opened if m is not None and has_finite_verb(m["verb"])), None)
    if match is None or _UNIQUE.match(body):
        return False
    return not in_headline(candidate, body[: match.start("verb")])


def _left_open(candidate: Candidate, _: Material) -> bool:
    """Remarks on nothing, "the same" as nothing, "the former president", or a City Hall of no city."""
    if own_words(candidate):
        return False
    body = candidate.statement.text
    if _SAME.search(body):
        return True
    open_phrases = (found.group() for pattern in (_SPOKEN_OF, _FORMER) for found in pattern.finditer(body))
    if any(not in_headline(candidate, phrase) for phrase in open_phrases):
        return True
    one = _ONE_SOMEBODY.match(body)
    if one is not None and has_finite_verb(one["verb"]):
        return True
    return _EVERYWHERE.search(body) is not None and not names_a_place(candidate, _EVERYWHERE.sub("", body))


def names_a_place(candidate: Candidate, text: str) -> bool:
    """Whether a text names a place of the article, or asks for one."""
    return (candidate.type is AnswerType.PLACE and KEY in text) or any(
        entity.kind is NameKind.PLACE for entity in candidate.report.named_in(text)
    )


def _bodies_before(candidate: Candidate, head: str, phrase: str) -> bool:
    """Whether ``head`` names a body or a place, or introduces the noun of ``phrase`` with "a"."""
    plain = phrase.rsplit(maxsplit=1)[-1]
    if plain in listed("named bodies") and _SOURCE_OF.search(head):
        return any(plain in form.casefold().split() for e in candidate.report.named_in(head) for form in _forms(e))
    if candidate.type is AnswerType.ORGANISATION and KEY in head:
        return plain not in words("people_nouns")
    noun = re.escape(plain)
    if plain in head and re.search(rf"\b(?:a|an|one)\s+(?:[\w-]+\s+){{0,3}}{noun}\b", head):
        return True
    return any(entity.kind in (NameKind.ORGANISATION, NameKind.PLACE) for entity in candidate.report.named_in(head))


def _forms(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def names_thing_before(candidate: Candidate, head: str) -> bool:
    """Whether ``head`` names what a tournament, a plane or a film can be a part or an instance of."""
    return (candidate.kind == "name" and KEY in head) or any(
        entity.kind is not NameKind.PERSON for entity in candidate.report.named_in(head)
    )


def _told_before(candidate: Candidate) -> bool:
    """Whether "the" takes up a noun from an earlier sentence of the article, with no name before it here."""
    before = candidate.report.article.text[: candidate.sentence.span.start]
    body = candidate.statement.text
    for match in _THE_NOUN.finditer(body):
        if _names_before(candidate, body[: match.start()]) or _UNIQUE.match("The " + match["noun"]):
            continue
        if in_headline(candidate, match.group()):
            continue
        introduced = rf"\b(?:a|an|this|that|its|his|her|their)\s+(?:[a-z-]+\s+)?{match['noun']}\b"
        if match["noun"] in before and re.search(introduced, before):
            return True
    return False


RULES: Final[tuple[Row, ...]] = (
    ("dangling-pronoun", "a pronoun without its name", _dangling_pronoun),
    ("loose-pronoun", "it, they, them or this without its noun beside it", _loose_pronoun),
    ("left-open", "remarks, a sameness, a person or a hall that the statement leaves open", _left_open),
    ("dangling-noun", "“the company” and the like without its name", _dangling_noun),
)
