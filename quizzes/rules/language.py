"""Rules of language: a whole clean sentence that can be understood without the article."""

import re
from collections.abc import Callable
from typing import Final

from ...briefings.article import Unknown
from ...briefings.names import NameKind
from ..data.words import any_of, words
from ..kinds.candidate import Candidate, Material, whole_word
from ..kinds.statement import KEY
from ..kinds.verbs import has_finite_verb
from ..question import AnswerType

MOST_WORDS: Final = 35  # the rubric's limit for a prompt
FEWEST_WORDS: Final = 8  # a shorter statement cannot say who did what: "Wall Street predicted ____ a share"

_SENTENCE: Final = re.compile(r"^[“\"'‘]?[A-Z0-9$€£¥\ue000].*[.!?%”\"’']$", re.DOTALL)
_FURNITURE: Final = re.compile(
    rf"\b[A-Z]{{2,}}:[A-Z]|https?://|www\.|\S@\S|©|\||›|»|#\w|\b(?i:photo\b.*:|(?:{any_of('furniture')})(?!\w))"
)
_CAPTION: Final = re.compile(
    r"\b(?:is|are) (?:seen|shown|displayed|pictured)\b|\bseen here\b|^(?:A|An|The)\b.{0,80}\bposes?\b"
)
# Up to five quoted words are a phrase in quotation marks, not a quotation; up to twelve that go on with the clause.
_PHRASE: Final = re.compile(
    r"“(?:[^\s“”]+ ){0,4}[^\s“”]+”|\"(?:[^\s\"]+ ){0,4}[^\s\"]+\""
    r"|(?<=[a-z] )“[a-z](?:[^\s“”]* ){1,11}[^\s“”]+”|(?<=[a-z] )\"[a-z](?:[^\s\"]* ){1,11}[^\s\"]+\""
)
_QUOTED: Final = re.compile(r"[“”\"«»]|(?<!\w)['‘](?=\w)|(?<=\w)’(?=\s)(?<!s’)")
_FIRST_PERSON: Final = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|we|We|us|our|Our|my|My|me|you|You|your|Your)\b")
_RELATIVE: Final = re.compile(
    rf"\b(?:{any_of('period_pointers')})\s+(?:few\s+)?(?:{any_of('periods')})s?\b(?! as\b)"
    rf"|\b(?:{any_of('relative_times')})\b"
    r"|\b\w+ (?:day|week|month|year|hour|minute|decade)s? (?:ago|later|earlier|before|after that)\b"
    r"|(?<![\d,] )\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
    re.IGNORECASE,
)
# A capital inside the sentence, or inside a word: a proper name, whatever it names.
_PROPER: Final = re.compile(r"(?<=[a-z,] )[A-Z][\w&-]{2,}|\b[A-Z]?[a-z]+[A-Z]\w*")
_MONTH: Final = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_PERISHABLE: Final = re.compile(rf"\b(?:{any_of('perishable')})\b", re.IGNORECASE)
_OPENERS: Final = re.compile(rf"^(?:{any_of('openers')})\b", re.IGNORECASE)
_PRONOUNS: Final = re.compile(
    r"\b(?P<person>he|she|him|her|his|hers|himself|herself)\b"
    r"|\b(?P<any>it|its|itself|they|them|their|theirs|themselves)\b",
    re.IGNORECASE,
)
# A pronoun of things points anywhere, save as the subject of what a named body says: "Intel said it sold 40 chips".
_LOOSE_PRONOUN: Final = re.compile(
    r"(?<!these )(?<!those )\b(?:it|they|them)\b"
    r"|\b(?:this|that|these|those)(?=[.,;]|\s+(?:as|a|an|the|by|to|for|in|is|was|are|were|has|had|will)\b)",
    re.IGNORECASE,
)
_SAYS_THAT: Final = re.compile(rf"\b(?:{any_of('says_that')})(?:\s+(?:that|on \d[\w ]*))?\s+$", re.IGNORECASE)
_DEICTIC: Final = re.compile(
    r"\bas a result\b(?! of)|\btoo\b(?=[,.])|\bin response\b(?! to)|\b(?:this|these|those|such)\s+[a-z]+"
    rf"|\b(?:{any_of('pointing_phrases')})\b",
    re.IGNORECASE,
)
# "This option" takes up what was told before, whatever is named in the sentence.
_THIS_NOUN: Final = re.compile(r"\b[Tt]h(?:is|ese)\s+(?!is\b|was\b|are\b|were\b)[a-z]+")
# A phrase after the noun can say which one is meant: "the founder of X", "the war in Ukraine".
_MEANT: Final = (
    r"\b(?!\s+(?:of|that|which|who|between)\b)(?!\s+[A-Z])"
    r"(?!\s+(?:in|for|behind|from|at|against|on|with|near|to|by)\s+(?:the\s+)?[A-Z])"
)
_DEFINITE: Final = r"\b(?:[Tt]he|[Tt]hese|[Tt]hose)\s+(?:[a-z]+(?:-[a-z]+)*\s+){0,3}"
# A body can be meant by a name that stands before; a deal or a law cannot.
_GENERIC: Final = re.compile(rf"{_DEFINITE}(?:{any_of('bodies')}|{any_of('people_nouns')}){_MEANT}")
_GENERIC_THING: Final = re.compile(
    rf"{_DEFINITE}(?:{any_of('things')})\b(?!\s+(?:of|that|which|who|between)\b)(?!\s+[A-Z])"
    r"(?!\s+(?:for|behind|against)\s+(?:the\s+)?[A-Z])"
)
_THE_NOUN: Final = re.compile(
    r"\b[Tt]he (?P<noun>[a-z]{4,})\b(?!\s+(?:[a-z]+ed|of|that|which|who|[a-z]+ing)\b)(?=[\s.,]+(?:$|[a-z]))"
)
_BARE_SUBJECT: Final = re.compile(r"^The(?:\s+[a-z][\w’'-]*){1,4}?\s+(?P<verb>[a-z]+)\b")
# Definite nouns that need no introduction: there is one of each, or the outlet's readers know which.
_UNIQUE: Final = re.compile(rf"^The\s+(?:{any_of('unique')})\b")


def _length(text: str) -> int:
    return len(text.split())


def _own_words(candidate: Candidate) -> bool:
    """Whether the body is a quotation or a post, which the rules for statements do not fit."""
    return candidate.kind == "speaker" or "post" in candidate.tags


def _names_before(candidate: Candidate, head: str, *, person: bool = False) -> bool:
    """Whether ``head``, the words before, name a person (or any body or place)."""
    if person and candidate.type is AnswerType.PERSON and (KEY in head or head.startswith("who ")):
        return True
    for entity in candidate.report.analysis.entities:
        if entity.kind is NameKind.PRODUCT or (person and entity.kind is not NameKind.PERSON):
            continue
        if any(whole_word(form).search(head) for form in (entity.name, *entity.aliases)):
            return True
    return False


def _several_before(candidate: Candidate, head: str) -> bool:
    """Whether ``head``, the words before, name a body of people or several things."""
    if re.search(r"\b(?!(?:this|was|has|does|his|its|us|as|is)\b)[a-z]{3,}s\b(?<!ss)|\band [A-Z]|\b[A-Z]{2,}s\b", head):
        return True
    return any(
        entity.kind is NameKind.ORGANISATION and form in head
        for entity in candidate.report.analysis.entities
        for form in (entity.name, *entity.aliases)
    )


def _dangling_pronoun(candidate: Candidate, _: Material) -> bool:
    if _own_words(candidate):
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
        elif not _names_before(candidate, body[: match.start()], person=match["person"] is not None):
            return True
    return False


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
    if _own_words(candidate):
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
    if _own_words(candidate):
        return False
    body = candidate.statement.text
    if _THIS_NOUN.search(body) or any(
        not _names_before(candidate, body[: m.start()]) for m in _DEICTIC.finditer(body)
    ):
        return True
    if any(not _bodies_before(candidate, body[: m.start()], m.group()) for m in _GENERIC.finditer(body)):
        return True
    for found in _GENERIC_THING.finditer(body):
        part = found.group().rsplit(maxsplit=1)[-1] in words("parts")
        if not part or not _names_thing_before(candidate, body[: found.start()]):
            return True
    if _told_before(candidate):
        return True
    match = _BARE_SUBJECT.match(body)
    return bool(match and has_finite_verb(match["verb"]) and not _UNIQUE.match(body))


def _bodies_before(candidate: Candidate, head: str, phrase: str) -> bool:
    """Whether ``head`` names a body or a place, or introduces the noun of ``phrase`` with "a"."""
    if candidate.type is AnswerType.ORGANISATION and KEY in head:
        return True
    noun = re.escape(phrase.rsplit(maxsplit=1)[-1])
    if re.search(rf"\b(?:a|an|one)\s+(?:[\w-]+\s+){{0,3}}{noun}\b", head):
        return True
    return any(
        whole_word(form).search(head)
        for entity in candidate.report.analysis.entities
        if entity.kind in (NameKind.ORGANISATION, NameKind.PLACE)
        for form in (entity.name, *entity.aliases)
    )


def _names_thing_before(candidate: Candidate, head: str) -> bool:
    """Whether ``head`` names what a tournament, a plane or a film can be a part or an instance of."""
    return (candidate.kind == "name" and KEY in head) or any(
        whole_word(form).search(head)
        for entity in candidate.report.analysis.entities
        if entity.kind is not NameKind.PERSON
        for form in (entity.name, *entity.aliases)
    )


def _told_before(candidate: Candidate) -> bool:
    """Whether "the" takes up a noun from an earlier sentence of the article, with no name before it here."""
    text, start = candidate.report.article.text, candidate.sentence.span.start
    body = candidate.statement.text
    for match in _THE_NOUN.finditer(body):
        if _names_before(candidate, body[: match.start()]) or _UNIQUE.match("The " + match["noun"]):
            continue
        if re.search(rf"\b(?:a|an|this|that|its|his|her|their)\s+(?:[a-z-]+\s+)?{match['noun']}\b", text[:start]):
            return True
    return False


def _nameless(candidate: Candidate, _: Material) -> bool:
    """Whether the statement names nothing and nobody: then nobody can tell what it is about."""
    if _own_words(candidate):
        return False
    text = candidate.statement.full
    if _PROPER.search(_MONTH.sub("", text)):
        return False
    return not any(
        whole_word(form).search(text)
        for entity in candidate.report.analysis.entities
        for form in (entity.name, *entity.aliases)
    )


def _undated_month(candidate: Candidate, _: Material) -> bool:
    """A month or day without its year, from an article without a date."""
    if not isinstance(candidate.report.article.published, Unknown) or _own_words(candidate):
        return False
    return any(
        not re.match(r"(?:\s+\d{1,2},?)?\s+\d{4}", candidate.body[m.end() :]) for m in _MONTH.finditer(candidate.body)
    )


def _relative_time(candidate: Candidate, _: Material) -> bool:
    return not _own_words(candidate) and bool(_RELATIVE.search(candidate.body))


def _perishable(candidate: Candidate, _: Material) -> bool:
    undated = isinstance(candidate.report.article.published, Unknown)
    return undated and bool(_PERISHABLE.search(candidate.body))


def _opener(candidate: Candidate, _: Material) -> bool:
    return not _own_words(candidate) and bool(_OPENERS.match(candidate.statement.text))


def _not_a_sentence(candidate: Candidate, _: Material) -> bool:
    text = candidate.statement.text
    source = candidate.sentence.span.of(candidate.report.article.text).rstrip()
    if candidate.kind != "speaker" and (source[-1:] not in ".!?”\"’')" or source[:1].islower()):
        return True
    verbless = candidate.kind != "speaker" and not has_finite_verb(text.replace(KEY, "x"))
    return verbless or not _SENTENCE.match(text)


def _first_person(candidate: Candidate, _: Material) -> bool:
    return candidate.kind != "speaker" and bool(_FIRST_PERSON.search(candidate.body))


def _quoted(candidate: Candidate, _: Material) -> bool:
    return candidate.kind != "speaker" and bool(_QUOTED.search(_PHRASE.sub("x", candidate.body)))


def _asks_or_orders(candidate: Candidate, _: Material) -> bool:
    return candidate.kind != "speaker" and candidate.statement.text.rstrip('”"').endswith(("?", "!"))


Row = tuple[str, str, Callable[[Candidate, Material], bool]]
RULES: Final[tuple[Row, ...]] = (
    ("not-a-sentence", "a heading, a fragment or a badly cut sentence", _not_a_sentence),
    ("furniture", "page furniture", lambda c, _: bool(_FURNITURE.search(c.body))),
    ("caption", "a picture caption", lambda c, _: c.kind != "speaker" and bool(_CAPTION.search(c.body))),
    ("asks-or-orders", "a question or an exclamation of the source", _asks_or_orders),
    ("quotation-inside", "a quotation inside a statement", _quoted),
    ("first-person", "I, we or you of the source", _first_person),
    ("opener", "an opening that leans on the sentence before", _opener),
    ("dangling-pronoun", "a pronoun without its name", _dangling_pronoun),
    ("loose-pronoun", "it, they, them or this without its noun beside it", _loose_pronoun),
    ("dangling-noun", "“the company” and the like without its name", _dangling_noun),
    ("relative-time", "a time that only the article's readers know", _relative_time),
    ("nameless", "a statement that names nothing and nobody", _nameless),
    ("undated-month", "a month without a year, from an undated article", _undated_month),
    ("perishable", "a statement that passes away, from an undated article", _perishable),
    ("too-long", f"a prompt of more than {MOST_WORDS} words", lambda c, _: _length(c.prompt) > MOST_WORDS),
    ("too-short", f"a statement of fewer than {FEWEST_WORDS} words",
     lambda c, _: "post" not in c.tags and _length(c.body) < FEWEST_WORDS),
)  # fmt: skip
