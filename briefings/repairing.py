"""Names put in from the article: a person's for "he" and "she", a given name before a surname.

"It" and "they" get no name: rules that took the nearest one named the wrong body too often. What "the company" and
other nouns get is decided in `epithets`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from rapidfuzz.distance import Levenshtein, Prefix

from .antecedents import People, people_of, person_meant
from .article import Article, Sentence, Span
from .editing import Edit, listed, pattern
from .likeness import FUNCTION_WORDS
from .moments import CALENDAR
from .names import Entity, NameKind
from .names.words import is_role
from .roles import post_after, post_before
from .syntax import Parse

HE: Final = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
# The forms a name may be put in for: an owner or a subject; "him" may be somebody the verb's subject speaks of.
_MENDED: Final = frozenset(["he", "she", "his", "her"])
_WORD_BEFORE: Final = re.compile(r"\b([a-z]{3,}) $")  # "handler Ann"
_SURNAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b")
LEAST_LETTERS: Final = 6  # "Marsh" and "March" may both be meant
LONGEST_POST: Final = 8  # words
_NEAR: Final = 2  # sentences before a pronoun in which the other gender makes it doubtful
_TITLE_BEFORE: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|President|Senator|Prof)\.?\s$")
_HER_ALONE: Final = re.compile(
    r"\s+(?:to|in|on|at|for|with|and|that|as|by|from|the|a|an|when|after|before)\b|\s*[,.;:]|\s*$"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known around one sentence of an article: ``number`` is the sentence's place in ``sentences``.

    ``before`` are the places of sentences told before it in the same line, which then are read as one text with it.
    """

    article: Article
    sentences: Sequence[Sentence]
    entities: Sequence[Entity]
    number: int
    small: frozenset[str] = frozenset()  # the words the article writes with a small letter: no names
    glued: frozenset[str] = frozenset()  # its words that are two words run together
    parse: Parse | None = None  # of the sentence, where the finder gives parses
    before: tuple[int, ...] = ()
    people: People | None = None  # of the article; found again for each pronoun where nobody hands them over
    nouns: tuple[Edit, ...] = ()  # the names its definite nouns stand for (see `epithets`)

    @property
    def text(self) -> str:
        """The words of the sentence, after those of the sentences told before it."""
        return " ".join(self.sentences[number].span.of(self.article.text) for number in (*self.before, self.number))

    @property
    def own(self) -> int:
        """Where in ``text`` the sentence itself begins."""
        return sum(len(self.sentences[number].span) + 1 for number in self.before)

    @property
    def offset(self) -> int:
        """What the places of ``parse`` are counted from: those of several sentences lie in ``text`` already."""
        return 0 if self.before else self.sentences[self.number].span.start

    def mentions(self, number: int, kinds: Sequence[NameKind]) -> list[tuple[Span, Entity]]:
        """The names of these kinds in sentence ``number``, in order, with spans into the article."""
        place = self.sentences[number].span
        found = [(span, e) for e in self.entities if e.kind in kinds for span in e.mentions if place.contains(span)]
        return sorted(found, key=lambda pair: pair[0])

    def named(self, kinds: Sequence[NameKind], *, start: int, end: int) -> list[tuple[Span, Entity]]:
        """The names between two offsets of ``text``, with spans into it."""
        local, place = [], 0
        for number in (*self.before, self.number):
            away = place - self.sentences[number].span.start
            local += [(span.shifted(away), entity) for span, entity in self.mentions(number, kinds)]
            place += len(self.sentences[number].span) + 1
        return [(span, entity) for span, entity in local if start <= span.start and span.end <= end]


def replacement(scene: Scene, match: re.Match[str]) -> list[Edit] | str:
    """The edit that names whom the "he" or "she" of ``match`` means, or why there is none."""
    word, place = match.group(), Span(*match.span())
    if scene.before:
        return f"“{word}” has nobody to mean in the sentences told before"
    start = place.start + scene.sentences[scene.number].span.start
    meant = None
    if word.lower() in _MENDED and not _two_genders(scene, word):
        people = scene.people or people_of(scene.article, scene.entities)
        meant = person_meant(people, scene.article.text, scene.sentences, scene.entities, start)
    if _unnamed_people(scene):
        return f"“{word}” could mean somebody without a name"
    if meant is None:
        return f"“{word}” could mean more than one name, or none"
    source = next((span for span in meant.mentions if span.of(scene.article.text) == meant.name), None)
    if source is None or source.start > start or not _whole_name(meant) or set(meant.name.split()) & scene.glued:
        return f"the article has no full name for “{word}”"
    owns = word.lower() == "his" or (word.lower() == "her" and not _HER_ALONE.match(scene.text[place.end :]))
    return [Edit(span=place, text=f"[{meant.name}{'’s' if owns else ''}]", source=source)]


@cache
def _unnamed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern('unnamed people')})s?\b", re.IGNORECASE)


def _unnamed_people(scene: Scene) -> bool:
    """Whether one of the sentences just before speaks of somebody who has no name there."""
    near = scene.sentences[max(0, scene.number - _NEAR) : scene.number]
    return any(_unnamed().search(sentence.span.of(scene.article.text)) for sentence in near)


def _two_genders(scene: Scene, word: str) -> bool:
    """Whether this sentence or one of the two before it also speaks of the other of "he" and "she"."""
    male = word.lower() in {"he", "his"}
    other = re.compile(r"\b(?:she|her|hers|herself)\b" if male else r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
    near = scene.sentences[max(0, scene.number - _NEAR) : scene.number + 1]
    return any(other.search(sentence.span.of(scene.article.text)) for sentence in near)


def full_names(scene: Scene, start: int, edits: Sequence[Edit]) -> list[Edit]:
    """A surname alone gets its given name in brackets at its first place in the sentence: "[Ann] Marsh"."""
    added: list[Edit] = []
    done: set[str] = {edit.text.strip("[]").removesuffix("’s") for edit in edits}
    for local, entity in scene.named((NameKind.PERSON,), start=start, end=len(scene.text)):
        written = local.of(scene.text)
        if entity.name in done:
            continue
        done.add(entity.name)
        if not entity.name.endswith(f" {written}"):
            continue
        source = _named_before(scene, entity)
        taken = any(edit.span.overlaps(local) for edit in edits)
        if (
            source is None
            or taken
            or in_name(scene.text, local)
            or _may_be_a_thing(scene, written)
            or _names_a_thing(scene, local)
            or _TITLE_BEFORE.search(scene.text[: local.start])
        ):
            continue
        given = entity.name[: -len(written)].strip()
        if given.split()[0].lower() in scene.small or not _whole_name(entity):
            continue
        if scene.text[: local.start].rstrip().endswith(f"{given},"):
            continue  # a firm of several names: "Kleiner, Perkins, Marsh and Co."
        told = _WORD_BEFORE.search(scene.text[: local.start])
        # Bare texts are told in few words.
        known = _headed(scene, entity) or not isinstance(scene.article.title, str) or (told and is_role(told[1]))
        before, after = ("", "") if known else _posts(scene, source)
        given = f"{before} {given}" if before else given
        added.append(Edit(span=Span(local.start, local.start), text=f"[{given}] ", source=source))
        if after and not before and re.match(r"\s[a-z]", scene.text[local.end :]):
            added.append(Edit(span=Span(local.end, local.end), text=f" [{after}]", source=source))
    return added


def misspelt(scene: Scene) -> str | None:
    """A name of the sentence that is one letter off the surname of somebody named in full: which is right is open."""
    whole = {entity.name for entity in scene.entities if entity.kind is NameKind.PERSON and " " in entity.name}
    surnames = {name.split()[-1] for name in whole}
    others = {entity.name for entity in scene.entities if entity.kind is not NameKind.PERSON}
    known = {part for name in (*whole, *others) for part in name.split()}
    for word in (found.group() for found in _SURNAME.finditer(scene.text)):
        if word in known or word.lower() in scene.small or word.endswith("s"):
            continue
        if any(_one_letter_off(word, surname) for surname in surnames):
            return word
    return None


def _one_letter_off(word: str, other: str) -> bool:
    """Whether one letter inside was left out, put in or changed between two words of some length.

    A letter more or less at the end makes another name of many: William and Williams, Holland and Hollande.
    """
    shorter = min(len(word), len(other))
    if shorter < LEAST_LETTERS or word[0] != other[0]:
        return False
    return Prefix.similarity(word, other) < shorter and Levenshtein.distance(word, other) == 1


def _posts(scene: Scene, named: Span) -> tuple[str, str]:
    """The posts beside a full name: "Emirates president" before it, "head of Norlink" after it.

    Empty where there is none, where it is long, or where the sentence to be repaired names it itself.
    """
    text = scene.article.text
    sentence = next((s.span for s in scene.sentences if s.span.contains(named)), None)
    if sentence is None:
        return "", ""
    bodies = [span for e in scene.entities if e.kind is not NameKind.PERSON for span in e.mentions]
    near = [body for body in bodies if sentence.contains(body)]
    found = (post_before(text, sentence, named, near), post_after(text, sentence, named))
    posts = ("" if place is None else " ".join(place.of(text).split()) for place in found)
    before, after = (post if _fits(post, scene.text) else "" for post in posts)
    return before, after


def _fits(post: str, sentence: str) -> bool:
    """Whether a post reads well in brackets: short, one alone, and not told by the sentence itself."""
    return len(post.split()) <= LONGEST_POST and "," not in post and post.lower() not in sentence.lower()


def _headed(scene: Scene, entity: Entity) -> bool:
    """Whether the headline names somebody, so that a reader of the lines below knows who it is."""
    title = scene.article.title
    return isinstance(title, str) and entity.name.rsplit(maxsplit=1)[-1] in title


def in_name(text: str, local: Span) -> bool:
    """Whether the word is a part of a longer name, as in "the Marsh Foundation", and no name by itself."""
    before = re.search(r"([A-Z][\w’'.-]*)[\s-]$", text[: local.start])
    if before is not None and before[1] not in CALENDAR and before[1].lower() not in FUNCTION_WORDS:
        return True
    return re.match(r"['’]?s?[\s-][A-Z]", text[local.end :]) is not None


def _named_before(scene: Scene, entity: Entity) -> Span | None:
    """Where the article names somebody in full before this sentence ends; anywhere for its first sentence."""
    end = scene.sentences[scene.number].span.end if scene.number else len(scene.article.text)
    text = scene.article.text
    # A capital at the head of a later sentence makes no name: "Named Ferussina, the snail".
    heads = {sentence.span.start for sentence in scene.sentences[scene.number + 1 :]}
    return next(
        (
            place
            for place in entity.mentions
            if place.of(text) == entity.name and place.end <= end and place.start not in heads
        ),
        None,
    )


def _names_a_thing(scene: Scene, local: Span) -> bool:
    """Whether a surname stands for a thing here: "the Marsh rifle"."""
    owned = re.search(r"\b(?:the|a|an)\s$", scene.text[: local.start], re.IGNORECASE)
    return owned is not None and re.match(r"\s[a-z]", scene.text[local.end :]) is not None


def _may_be_a_thing(scene: Scene, surname: str) -> bool:
    """Whether a surname alone may be a planet, a month or a maker, or the article places things on or in it."""
    if surname.lower() in listed("surnames of things"):
        return True
    return bool(re.search(rf"\b(?:on|in|around|inside|across)\s{re.escape(surname)}\b(?!['’-])", scene.article.text))


def _whole_name(entity: Entity) -> bool:
    """Whether a name may be put in: a person's has two words or more, none of them an age or a small word."""
    if entity.kind is not NameKind.PERSON:
        return True
    words = entity.name.split()
    return len(words) > 1 and not any(re.search(r"\d|-year-old$", word) for word in words)
