"""Names put in for pronouns and taken-up nouns, from the article's own names.

The choice follows centering (Grosz, Joshi and Weinstein, "Centering", Computational Linguistics 21(2), 1995), cut
down to what rules can prove: the one name of its kind in the nearest sentence that has any. Two candidates, two
genders within reach, or a quotation, and nothing is put in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from .article import Article, Sentence, Span
from .editing import Edit, pattern, quoted_spans
from .names import Entity, NameKind
from .syntax import Parse

# How many sentences back a name is looked for: further back rules name the wrong one.
REACH: Final = 3
_OPENING: Final = 4  # characters before a name that opens its sentence: "The "

HE: Final = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_POSSESSIVE: Final = frozenset(["his", "its", "their", "hers", "theirs"])
_TITLE_BEFORE: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|President|Senator|Prof)\.?\s$")
_HER_ALONE: Final = re.compile(
    r"\s+(?:to|in|on|at|for|with|and|that|as|by|from|the|a|an|when|after|before)\b|\s*[,.;:]|\s*$"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known around one sentence of an article: ``number`` is the sentence's place in ``sentences``."""

    article: Article
    sentences: Sequence[Sentence]
    entities: Sequence[Entity]
    number: int
    speakers: Sequence[tuple[Span, str]] = ()
    small: frozenset[str] = frozenset()  # the words the article writes with a small letter: no names
    glued: frozenset[str] = frozenset()  # its words that are two words run together
    parse: Parse | None = None  # of the sentence, where the finder gives parses

    @property
    def text(self) -> str:
        """The sentence's own words."""
        return self.sentences[self.number].span.of(self.article.text)

    def mentions(self, number: int, kinds: Sequence[NameKind]) -> list[tuple[Span, Entity]]:
        """The names of these kinds in sentence ``number``, in order, with spans into the article."""
        place = self.sentences[number].span
        found = [(span, e) for e in self.entities if e.kind in kinds for span in e.mentions if place.contains(span)]
        return sorted(found, key=lambda pair: pair[0])

    def named(self, kinds: Sequence[NameKind], *, start: int, end: int) -> list[tuple[Span, Entity]]:
        """The names between two offsets of the sentence, with spans into the sentence."""
        offset = self.sentences[self.number].span.start
        local = [(span.shifted(-offset), entity) for span, entity in self.mentions(self.number, kinds)]
        return [(span, entity) for span, entity in local if start <= span.start and span.end <= end]


def replacement(scene: Scene, match: re.Match[str], kinds: Sequence[NameKind]) -> list[Edit] | str:
    """The edit that names what ``match`` stands for, or why there is none."""
    word, place = match.group(), Span(*match.span())
    if any(span.contains(place) for span in quoted_spans(scene.text)):
        return f"“{word}” in the quotation has nothing to stand for"
    spoken = _speaker_at(scene, place)
    if spoken is None and NameKind.PERSON in kinds and _unnamed_people(scene, word):
        return f"“{word}” could mean somebody without a name"
    meant = spoken or _nearest(scene, kinds, first=NameKind.PERSON not in kinds and len(word.split()) == 1)
    if meant is None:
        return f"“{word}” could mean more than one name, or none"
    if spoken is None and _two_genders(scene, word):
        return f"“{word}” could mean somebody else"
    source = next((span for span in meant.mentions if span.of(scene.article.text) == meant.name), None)
    if source is None or not _whole_name(meant) or set(meant.name.split()) & scene.glued:
        return f"the article has no full name for “{word}”"
    owns = word.lower() in _POSSESSIVE or (word.lower() == "her" and not _HER_ALONE.match(scene.text[place.end :]))
    return [Edit(span=place, text=f"[{meant.name}{'’s' if owns else ''}]", source=source)]


def _speaker_at(scene: Scene, place: Span) -> Entity | None:
    start = place.start + scene.sentences[scene.number].span.start
    name = next((name for span, name in scene.speakers if span.start == start), None)
    return next((entity for entity in scene.entities if entity.name == name), None) if name else None


@cache
def _unnamed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern('unnamed people')})s?\b", re.IGNORECASE)


def _unnamed_people(scene: Scene, word: str) -> bool:
    """Whether ``word``, or a sentence within reach, speaks of somebody who has no name there."""
    first = max(0, scene.number - REACH)
    near = [scene.sentences[number].span.of(scene.article.text) for number in range(first, scene.number)]
    return any(_unnamed().search(text) for text in (word, *near))


def _nearest(scene: Scene, kinds: Sequence[NameKind], *, first: bool) -> Entity | None:
    """The one name of these kinds in the nearest sentence before that has any, in this or the last paragraph.

    With ``first`` it must open the very sentence before: an "it" takes up its subject, seldom anything else in it.
    """
    paragraph = scene.sentences[scene.number].paragraph
    reach = 1 if first else REACH
    for number in range(scene.number - 1, max(-1, scene.number - 1 - reach), -1):
        if scene.sentences[number].paragraph < paragraph - 1:
            return None
        found = list(dict.fromkeys(entity for _, entity in scene.mentions(number, kinds)))
        unknown = NameKind.PERSON in kinds and _unknown_run(scene, number)
        if found and first:
            opening = scene.mentions(number, kinds)[0][0].start - scene.sentences[number].span.start
            return found[0] if len(found) == 1 and opening <= _OPENING else None
        if found or unknown:
            return found[0] if len(found) == 1 and not unknown else None
    return None


def _unknown_run(scene: Scene, number: int) -> bool:
    """Whether sentence ``number`` has capitalised words in a row that no finder took for a name: maybe a person."""
    place = scene.sentences[number].span
    known = [span for span, _ in scene.mentions(number, tuple(NameKind))]
    return any(
        not any(span.overlaps(Span(*run.span()).shifted(place.start)) for span in known)
        for run in re.finditer(r"\b[A-Z][a-z’'-]+(?:\s[A-Z][a-z’'-]+)+", place.of(scene.article.text))
    )


def _two_genders(scene: Scene, word: str) -> bool:
    """Whether the sentences within reach speak of a "he" and a "she"."""
    if not HE.fullmatch(word):
        return False
    male = word.lower() in {"he", "him", "his", "himself"}
    other = re.compile(r"\b(?:she|her|hers|herself)\b" if male else r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
    first = max(0, scene.number - REACH)
    return any(other.search(scene.sentences[n].span.of(scene.article.text)) for n in range(first, scene.number + 1))


def full_names(scene: Scene, start: int, edits: Sequence[Edit]) -> list[Edit]:
    """A surname alone gets its given name in brackets at its first place in the sentence: "[Ann] Marsh"."""
    added: list[Edit] = []
    done: set[str] = {edit.text.strip("[]").removesuffix("’s") for edit in edits}
    for local, entity in scene.named((NameKind.PERSON,), start=start, end=len(scene.text)):
        written = local.of(scene.text)
        if entity.name in done:
            continue
        done.add(entity.name)
        if " " in written or not entity.name.endswith(f" {written}"):
            continue
        source = next((place for place in entity.mentions if place.of(scene.article.text) == entity.name), None)
        taken = any(edit.span.overlaps(local) for edit in edits)
        # A surname inside a longer name ("the Marsh Foundation") is not the person.
        inside = re.match(r"\s[A-Z]", scene.text[local.end :]) or re.search(
            r"[A-Z][\w’'-]*\s$", scene.text[: local.start]
        )
        if source is None or taken or inside or _TITLE_BEFORE.search(scene.text[: local.start]):
            continue
        given = entity.name[: -len(written)].strip()
        if given.split()[0].lower() in scene.small or not _whole_name(entity):
            continue
        added.append(Edit(span=Span(local.start, local.start), text=f"[{given}] ", source=source))
    return added


def _whole_name(entity: Entity) -> bool:
    """Whether a name may be put in: a person's has two words or more, none of them an age or a small word."""
    if entity.kind is not NameKind.PERSON:
        return True
    words = entity.name.split()
    return len(words) > 1 and not any(re.search(r"\d|-year-old$", word) for word in words)
