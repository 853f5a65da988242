"""Definite nouns that can mean one named thing only: "the museum" of "the Bardo museum", "the company" of Norlink.

A definite noun is familiar from the text before it (Prince, "Toward a Taxonomy of Given-New Information", 1981). It
gets its name where the text has introduced one such thing by name, no other of the kind stands in between, and the
noun is told with no other modifiers; where two could be meant, none is. Needs a parse.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from .antecedents import People
from .article import Article, Sentence, Span
from .editing import Edit, known_to_all, listed, outside_quotes
from .likeness import FUNCTION_WORDS
from .moments import CALENDAR
from .names import Entity, NameKind, country_of_demonym
from .names.wordlists import section
from .names.words import is_role
from .noun_phrases import Definite, definites
from .repairing import Scene
from .syntax import Parse, Word

# A body that an article is about is named so often, and every other body so many times less. Rules of thumb, kept
# strict: three of the 34 development pages have such a body.
OFTEN: Final = 3
RIVALRY: Final = 3
_NEAR: Final = 2  # sentences before a noun in which another body makes it doubtful
_A_NOUN: Final = re.compile(r"\b[Tt]he [a-z]")
_LONGEST: Final = 4  # words put in before the noun
_LONGEST_WORD: Final = 30  # characters looked at before a name
_CAPITAL_BEFORE: Final = re.compile(r"\b([A-Z][\w’'&-]*)\s\Z")
_OTHERS: Final = frozenset({"another", "other", "rival", "second", "different", "separate", "similar", "new"})
_BEFORE_NOUN: Final = frozenset({"compound", "amod", "nmod"})
_COUNTED: Final = re.compile(r"\b(?:two|three|four|five|both|several|many|some|other|these|those) (?:[a-z-]+ )?$")
_INDEFINITE: Final = frozenset({"a", "an", "another", "one", "some", "any", "every", "each"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Epithet:
    """A definite noun phrase at ``span`` of the article, the name it stands for, and where the text has that name."""

    span: Span
    name: str
    source: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Introduced:
    """A noun told with a name: the words for "the noun", and where they stand."""

    phrase: str
    span: Span


class Epithets:
    """The definite nouns of one article that a name can be put in for."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        entities: Sequence[Entity],
        parses: Sequence[Parse],
        people: People,
    ) -> None:
        self._article = article
        self._sentences = sentences
        self._entities = tuple(entities)
        self._parses = tuple(parses)
        self._people = people

    def in_sentence(self, number: int) -> tuple[Epithet, ...]:
        """The nouns of a sentence that have a name, in order, each name once."""
        span = self._sentences[number].span
        if not self._parses or not _A_NOUN.search(self._article.text, span.start, span.end):
            return ()
        parse = self._parses[number]
        scene = Scene(self._article, self._sentences, self._entities, number, parse=parse)
        start, plain = scene.offset, outside_quotes(scene.text)
        found: list[Epithet] = []
        for definite in definites(scene):
            if definite.known or not plain[definite.start : definite.end].strip():
                continue
            place = Span(definite.start + start, definite.end + start)
            epithet = self._meant(scene, definite, place)
            if epithet is not None and all(epithet.name != other.name for other in found):
                found.append(epithet)
        return tuple(found)

    def edits(self, number: int) -> tuple[Edit, ...]:
        """The same as an editor puts them in: "the [Harlow museum]", "[Norlink]"."""
        start = self._sentences[number].span.start
        return tuple(_edit(epithet, start) for epithet in self.in_sentence(number))

    def _meant(self, scene: Scene, definite: Definite, place: Span) -> Epithet | None:
        noun, words = definite.noun, scene.text[definite.start : definite.end].split()
        between = {word.lower() for word in words[1:-1]}
        if between & (_OTHERS | {"former", "same", "parent", "local"}):
            return None
        if len(words) == 2 and (told := self._introduced(noun, place)) is not None:
            known = told.phrase.lower() in scene.text.lower()
            return None if known else Epithet(span=place, name=told.phrase, source=told.span)
        if (body := self._body(noun, scene, place)) is not None:
            return self._named(scene, body, place)
        if len(words) == 2 and noun in section("describing"):
            meant = self._people.meant(place.start)
            person = next((e for e in self._entities if e.name == meant and " " in e.name), None)
            return None if person is None else self._named(scene, person, place)
        return None

    def _named(self, scene: Scene, entity: Entity, place: Span) -> Epithet | None:
        """The entity's name for the noun, unless the sentence has it anyway."""
        sentence = scene.sentences[scene.number].span
        source = next((m for m in entity.mentions if m.of(self._article.text) == entity.name), None)
        if source is None or source.start > place.start or any(sentence.contains(m) for m in entity.mentions):
            return None
        return Epithet(span=place, name=entity.name, source=source)

    def _introduced(self, noun: str, place: Span) -> _Introduced | None:
        """The one way in which the text before ``place`` tells the noun with a name."""
        if noun in listed("times") or noun not in self._nouns or self._by_number(noun, place):
            return None
        named = [told for told in self._nouns[noun] if told.span.end <= place.start]
        if not named:
            return None
        # "The museum attack" after "the Bardo museum attack": the longest holds what the others tell.
        longest = max(named, key=lambda told: (len(told.phrase.split()), -told.span.start))
        known = set(longest.phrase.lower().split())
        if not all(set(told.phrase.lower().split()) <= known for told in self._nouns[noun]):
            return None
        return min(named, key=lambda told: (told.phrase != longest.phrase, told.span))

    def _by_number(self, noun: str, place: Span) -> bool:
        """Whether the text counts such things, or tells of one without a name after the named one."""
        text = self._article.text[: place.start]
        plural = list(re.finditer(rf"\b{re.escape(noun)}e?s\b", text))
        counted = any(_COUNTED.search(text[max(0, found.start() - 30) : found.start()]) for found in plural)
        return counted or len(plural) > 1 or noun in self._doubtful

    @cached_property
    def _nouns(self) -> dict[str, list[_Introduced]]:
        """By noun, every place that tells it with a name: "the Bardo museum", "the Harrow County Court"."""
        found: dict[str, list[_Introduced]] = {}
        for entity in self._entities:
            for noun, named in self._as_name(entity):
                found.setdefault(noun, []).append(named)
        for parse in self._parses:
            for number, word in enumerate(parse.words):
                told = self._with_name(parse, number) if word.tag == "NN" and word.text.isalpha() else None
                if told is not None:
                    found.setdefault(word.text.lower(), []).append(told)
        return found

    def _as_name(self, entity: Entity) -> Iterator[tuple[str, _Introduced]]:
        """The noun by which a text takes up a body or a place whose own name ends or begins with it."""
        words = entity.name.split()
        if entity.kind is NameKind.PERSON or len(words) < 2 or not entity.name[0].isupper():
            return
        head = words[0] if words[1] == "of" else words[-1] if "of" not in words else ""
        source = next((m for m in entity.mentions if m.of(self._article.text) == entity.name), None)
        if source is None:
            return
        before = _CAPITAL_BEFORE.search(self._article.text, max(0, source.start - _LONGEST_WORD), source.start)
        if before is not None and before[1].lower() not in FUNCTION_WORDS and before[1] not in CALENDAR:
            return  # a finder has cut the name: "American University of Harrow"
        if head.lower() in listed("named bodies"):
            yield head.lower(), _Introduced(phrase=f"the {entity.name.removeprefix('The ')}", span=source)

    def _with_name(self, parse: Parse, number: int) -> _Introduced | None:
        """A noun with a small letter and the name right before it, no adjective between: "the Bardo museum"."""
        word = parse.words[number]
        if _is_person(word.text) or word.relation == "compound" or not number:
            return None
        first = number
        if parse.words[first - 1].tag == "NN" and parse.words[first - 1].relation == "compound":
            first -= 1
        end = first
        while first and parse.words[first - 1].tag in ("NNP", "NNPS", "JJ") and self._is_name(parse.words[first - 1]):
            first -= 1
        named = " ".join(one.text for one in parse.words[first:end])
        if not 0 < number - first <= _LONGEST or (country_of_demonym(named) and not known_to_all(word.text)):
            return None  # "the Israeli company" is one of many
        span = Span(parse.words[first].span.start, word.span.end)
        cut = any(m.start < span.start < m.end for entity in self._entities for m in entity.mentions)
        phrase = " ".join(span.of(self._article.text).split())
        if cut or re.search(r"[^\w\s.&’'-]|-$", phrase):
            return None
        return _Introduced(phrase=f"the {phrase}", span=span)

    @staticmethod
    def _is_name(word: Word) -> bool:
        return word.text[:1].isupper() and word.text not in CALENDAR and word.text.lower() not in FUNCTION_WORDS

    @cached_property
    def _doubtful(self) -> frozenset[str]:
        """Nouns that the text also tells of another kind of thing: "a hospital", "the fire department"."""
        found: set[str] = set()
        for parse in self._parses:
            for number, word in enumerate(parse.words):
                if word.tag != "NN" or word.text.lower() not in self._nouns:
                    continue
                before = [parse.words[child] for child in parse.children(number) if child < number]
                named = any(w.text[:1].isupper() and w.relation in _BEFORE_NOUN for w in before)
                other = {w.text.lower() for w in before} & (_INDEFINITE | _OTHERS)
                common = any(w.relation == "compound" and w.text.islower() for w in before)
                if not named and (other or common):
                    found.add(word.text.lower())
        return frozenset(found)

    def _body(self, noun: str, scene: Scene, place: Span) -> Entity | None:
        """The body an article is about, for "the company", where no other one is named near by."""
        body = self._main_body
        if body is None or noun not in self._kinds:
            return None
        start = self._sentences[max(0, scene.number - _NEAR)].span.start
        others = (e for e in self._entities if e is not body and e.kind is NameKind.ORGANISATION)
        if any(start <= mention.start < place.start for e in others for mention in e.mentions):
            return None
        near = re.compile(rf"\b(?:an?|another|other|rival) (?:[\w-]+ ){{0,3}}{re.escape(noun)}\b")
        return None if near.search(self._article.text, start, place.start) else body

    @cached_property
    def _main_body(self) -> Entity | None:
        """The body that the headline names and that the text names far more often than any other."""
        bodies = [e for e in self._entities if e.kind is NameKind.ORGANISATION]
        counts = Counter({e.name: len(e.mentions) for e in bodies}).most_common(2)
        if not counts or counts[0][1] < OFTEN or (len(counts) > 1 and counts[1][1] * RIVALRY > counts[0][1]):
            return None
        body = next(e for e in bodies if e.name == counts[0][0])
        title = self._article.title
        headed = isinstance(title, str) and any(form in title for form in (body.name, *body.aliases))
        return body if headed else None

    @cached_property
    def _kinds(self) -> frozenset[str]:
        """The nouns that take up the main body: "the company", and "the operator" of "Norlink, a ferry operator"."""
        beside = () if self._main_body is None else self._kinds_beside(self._main_body)
        return listed("any company").union(beside)

    def _kinds_beside(self, body: Entity) -> Iterator[str]:
        text = self._article.text
        kinds = listed("anaphoric organisations")
        for mention in body.mentions:
            before = re.search(r"([a-z-]+)\s$", text[max(0, mention.start - 20) : mention.start])
            if before is not None and before[1] in kinds:
                yield before[1]
            after = re.match(r", (?:an?|the) ((?:[\w-]+ ){0,5}[\w-]+)", text[mention.end : mention.end + 90])
            yield from kinds & set(after[1].split()) if after is not None else ()


def _is_person(noun: str) -> bool:
    return noun in listed("anaphoric people") | listed("unnamed people") or is_role(noun)


def _edit(epithet: Epithet, start: int) -> Edit:
    name = epithet.name.removeprefix("the ")
    place = epithet.span.shifted(-start)
    kept = len("the ") if name != epithet.name else 0
    return Edit(span=Span(place.start + kept, place.end), text=f"[{name}]", source=epithet.source)
