"""Rules of content: the passage states the key, the fact is worth asking, hedges and holders of opinions are kept."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

from ...briefings.dates import DateMention
from ...briefings.names import NameKind, country_of_demonym, place_named
from ...briefings.quantities import Quantity
from .. import data
from ..data.words import any_of, words
from ..kinds.candidate import LONGEST_PASSAGE, Candidate, Material, stands_in
from ..kinds.statement import KEY
from ..question import AnswerType
from .figures import TIMES
from .kin import content_words
from .row import Row

_HEDGES: Final = re.compile(rf"\b(?:{any_of('hedges')})\b", re.IGNORECASE)
_DOUBTS: Final = re.compile(
    r"\b(?:may|might|could|reportedly|allegedly|apparently|likely|probably|possibly|perhaps|seem(?:s|ed)?|appear(?:s|ed)?"
    r"|supposed|rumou?red|alleged|if|unless)\b",
    re.IGNORECASE,
)
_NEGATION: Final = re.compile(rf"\b(?:{any_of('negations')})\b|n[’']t\b", re.IGNORECASE)
_CONDITIONAL: Final = re.compile(r"^(?:if|unless|whether|were|had|should)\b", re.IGNORECASE)
_HARM: Final = re.compile(rf"\b(?:{any_of('harm')})\b", re.IGNORECASE)
_INTIMATE: Final = re.compile(rf"\b(?:{any_of('intimate')})\b", re.IGNORECASE)
_OF_ONESELF: Final = re.compile(r"\b(?:me|my|mine|myself)\b")
_DIED: Final = re.compile(rf"\b(?:{any_of('deaths')})\b", re.IGNORECASE)
_LOOSE_POST: Final = re.compile(rf"\b(?:{any_of('relations')}|spokes(?:man|woman|person))\b|[,;:“\"]", re.IGNORECASE)
MOST_NAMES: Final = 4  # "Mario Antonio Palacios Vega"; people with more have a "de" or "van" among them
# A year straight after a name is part of the name: "its Ignite 2023 event".
_NAMED_YEAR: Final = re.compile(
    r"(?<![.,] )(?<=\s)(?!(?:On|In|By|Since|Until|From|Between|During|And|To)\b)[A-Z][\w’'-]+ $"
)
# "A man they say robbed two banks": not they did.
_THEY_SAY: Final = re.compile(
    r"\b(?:they|he|she|police|officials|officers|prosecutors|authorities|investigators)"
    r" (?:say|says|said|believe|believes|allege|alleges) [a-z]{2,}ed\b"
)
_CODE_BEFORE: Final = re.compile(rf"(?:\b(?:{any_of('code_words')})\.?|[#-])\s*$")


_WORDS: Final = re.compile(r"[^\W_]+")
# What was only thought, or only at first: "It is thought that", "initially said".
_ONCE_THOUGHT: Final = re.compile(
    r"\b(?:[Ii]t (?:is|was) (?:widely )?(?:thought|believed|estimated|feared|understood|reported|rumou?red)"
    r"|[Ii]nitially|[Oo]riginally|[Aa]t first)\b"
)


def _key_missing(candidate: Candidate, _: Material) -> bool:
    """The key must stand in the article, and inside the passage shown unless a name is resolved from elsewhere."""
    span = candidate.key_span
    if span is None:
        return True
    passage = candidate.passage or candidate.sentence.span
    inside = passage.contains(span) and len(passage) <= LONGEST_PASSAGE
    written = span.of(candidate.report.article.text)
    if candidate.kind == "date" and not {*_WORDS.findall(candidate.key)} & {*_WORDS.findall(written)}:
        return True  # "last year" states no year: a reader of the passage alone could not check it
    return not written.strip() or not inside


def _code(candidate: Candidate, _: Material) -> bool:
    """A number or a day that is part of a name or a code: "No. 2", "Kunpeng 920", "the 3-D", "USA Today"."""
    if candidate.kind in ("figure", "date", "true_false") and _within_name(candidate):
        return True
    head, __, tail = candidate.statement.text.partition(KEY)
    if candidate.facts and re.match(r": [A-Z]", tail):
        return True  # "2001: A Space Odyssey"
    if any(isinstance(f.value, DateMention) for f in candidate.facts):
        if candidate.kind in ("date", "true_false") and _NAMED_YEAR.search(head):
            return True
        return bool(re.match(r"\s+[A-Z]", tail)) and bool(re.search(r"\bthe\s+$|['’]s\s+$", head, re.IGNORECASE))
    if not any(isinstance(f.value, Quantity) for f in candidate.facts):
        return False
    titled = head[-1:] in ("“", '"', "‘") and re.match(r"\s[A-Z]", tail) is not None
    return titled or bool(_CODE_BEFORE.search(head)) or tail[:1].isalnum()


def _within_name(candidate: Candidate) -> bool:
    """Whether the key stands inside a name that goes on beyond it."""
    key = candidate.key_span
    return key is not None and any(
        mention.contains(key) and len(mention) > len(key)
        for entity in candidate.report.analysis.entities
        for mention in entity.mentions
    )


def _unattributed(candidate: Candidate, _: Material) -> bool:
    """Somebody else says it, and the prompt does not say who."""
    if candidate.kind in ("speaker", "person"):
        return False
    source = candidate.sentence.span.of(candidate.report.article.text)
    if any(found.group() not in candidate.statement.full for found in _THEY_SAY.finditer(source)):
        return True
    told = content_words(candidate.prompt)
    return any(fact.attribution and not content_words(fact.attribution) & told for fact in candidate.facts)


def _hedge_lost(candidate: Candidate, _: Material) -> bool:
    if candidate.quotes:
        return False
    source = candidate.sentence.span.of(candidate.report.article.text)
    found = _ONCE_THOUGHT.search(source)
    if found is not None and found.group().casefold() not in candidate.statement.full.casefold():
        return True
    return any(
        fact.hedge and fact.hedge.split()[0].casefold() not in candidate.prompt.casefold() for fact in candidate.facts
    )


def _hedged_claim(candidate: Candidate, _: Material) -> bool:
    """True or false needs a statement that is absolutely one or the other, and no "four times" to be reckoned.

    What somebody foretells is so: of seven such strict readers passed six.
    """
    return candidate.kind == "true_false" and (
        bool(TIMES.search(candidate.body))
        or bool((_DOUBTS if _owned(candidate) else _HEDGES).search(candidate.body))
        or (not _owned(candidate) and any(fact.hedge or fact.forecast for fact in candidate.facts))
    )


def _owned(candidate: Candidate) -> bool:
    """Whether somebody is told to have said it: that "sales will be 3%" is then true as said."""
    return any(fact.attribution for fact in candidate.facts)


def _negated_claim(candidate: Candidate, _: Material) -> bool:
    if candidate.kind != "true_false":
        return False
    return bool(_NEGATION.search(candidate.body)) or any(fact.negated for fact in candidate.facts)


def _common_knowledge(candidate: Candidate, _: Material) -> bool:
    """The head of a country or a church, and who makes a thing that everybody knows, are known without reading."""
    if _known_for(candidate):
        return True
    if "post" not in candidate.tags:
        return False
    text = candidate.body
    high = re.search(
        r"\b(?:president|prime minister|premier|king|queen|pope|chancellor|leader)\b", text, re.IGNORECASE
    )
    names = re.findall(r"[A-Z][\w.]*(?: [A-Z][\w.]*)*", text)
    if any(stands_in(body, text) for body in widely_known()):
        return True
    return bool(high) and any(_is_country(name) for name in names)


def _known_for(candidate: Candidate) -> bool:
    if candidate.kind not in ("person", "name", "speaker"):
        return False
    known = known_for().get(candidate.key.casefold().removeprefix("the "), ())
    return any(stands_in(word, candidate.body.casefold()) for word in known)


@cache
def known_for() -> dict[str, tuple[str, ...]]:
    """What everybody knows of whom, in small letters."""
    stored: object = yaml.safe_load(files(data).joinpath("known_for.yaml").read_text("utf-8"))
    return {str(name): tuple(map(str, told)) for name, told in stored.items()} if isinstance(stored, dict) else {}


@cache
def widely_known() -> tuple[str, ...]:
    """Bodies whose heads are known without reading."""
    stored: object = json.loads(files(data).joinpath("widely_known.json").read_text("utf-8"))
    return tuple(map(str, stored)) if isinstance(stored, list) else ()


def _is_country(name: str) -> bool:
    words = name.split()
    forms = [name, words[0], words[-1]]
    found = [place_named(form) or country_of_demonym(form) for form in forms]
    return any(place is not None and place.place_class == "country" for place in found)


def _harmed_person(candidate: Candidate, _: Material) -> bool:
    """The name of somebody who was hurt, or who is accused, or the day of a named person's death: not for a quiz."""
    text = candidate.statement.text
    if candidate.kind in ("person", "name") or (candidate.quotes and _OF_ONESELF.search(text)):
        return bool(_HARM.search(text) or _INTIMATE.search(text))
    if candidate.kind == "speaker" and _INTIMATE.search(text):
        return True
    return bool(_DIED.search(text)) and any(
        entity.kind is NameKind.PERSON and form in text
        for entity in candidate.report.analysis.entities
        for form in (entity.name, *entity.aliases)
    )


def _not_a_person(candidate: Candidate, _: Material) -> bool:
    if candidate.type is not AnswerType.PERSON:
        return False
    first, last = candidate.key.split()[0].casefold(), candidate.key.split()[-1].casefold()
    # "Madison Police Chief" is a post, whoever holds it.
    listed = first in words("not_persons") or last in words("never_family_names") or last in words("single_posts")
    return listed or bool(re.search(r"\d|-[a-z]", candidate.key)) or _too_many_names(candidate.key)


def _too_many_names(name: str) -> bool:
    """More than four names with no small word among them: several names or a headline run together."""
    parts = name.split()
    return len(parts) > MOST_NAMES and not any(part.islower() for part in parts)


def _loose_post(candidate: Candidate, _: Material) -> bool:
    """A post told by something outside it: "in the same lab as", "his", "the other"; or one held once."""
    return "post" in candidate.tags and bool(_LOOSE_POST.search(candidate.body))


def _vague_post(candidate: Candidate, _: Material) -> bool:
    """A post that no proper name ties to a body: "founder", "University President", "professor of history"."""
    if "post" not in candidate.tags:
        return False
    names = re.findall(r"(?<![\w.])[A-Z0-9][\w&.’'-]*|\b[a-z]+[A-Z]\w*", candidate.body)
    return all(name.casefold().strip(".") in words("post_words") for name in names)


def _half_name(candidate: Candidate, _: Material) -> bool:
    """A speaker known by one word: a first name says nothing, and the full name would be marked wrong."""
    return candidate.kind == "speaker" and candidate.type is AnswerType.PERSON and len(candidate.key.split()) < 2


RULES: Final[tuple[Row, ...]] = (
    ("key-not-in-passage", "a key that the passage does not state", _key_missing),
    ("common-knowledge", "a post that is known without reading", _common_knowledge),
    ("loose-post", "a post that others may hold or that needs the article", _loose_post),
    ("vague-post", "a post that no name ties to a body", _vague_post),
    ("half-name", "a speaker of whom the article gives one name only", _half_name),
    ("harmed-person", "the name of somebody who was hurt or is accused", _harmed_person),
    ("not-a-person", "a name that is not a person's", _not_a_person),
    ("code", "a number that is part of a name", _code),
    ("conditional", "a statement under a condition", lambda c, _: bool(_CONDITIONAL.match(c.body))),
    ("attribution-lost", "somebody's statement without naming them", _unattributed),
    ("hedge-lost", "a hedged statement without its hedge", _hedge_lost),
    ("hedged-claim", "true or false on a hedge or a forecast", _hedged_claim),
    ("negated-claim", "true or false on a negation or a contrast", _negated_claim),
)
