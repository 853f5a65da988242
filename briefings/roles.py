"""The post or description that a text gives a person: "Ann Lee, CEO of ...", "Acme CEO Ann Lee"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .article import Article, Sentence, Span
from .names import Entity, NameKind
from .names.wordlists import section
from .names.words import is_role

_BODIES: Final = (NameKind.ORGANISATION, NameKind.PLACE)
_APPOSITION: Final = re.compile(r",\s+((?:[^,.;:()“”\"]|(?<=[A-Z])\.)+)(?=[,.;:()“”\"])")
_DESCRIPTION: Final = re.compile(r"\b((?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[\w.&]+[’']s)\s+[^,.;:()“”\"]{2,90}),\s+$")
_MODIFIER: Final = re.compile(
    r"[A-Z][\w.&’'\-]*|chief|vice|deputy|senior|former|prime|executive|managing|general|associate|assistant"
)
_DETERMINERS: Final = frozenset({"a", "an", "the", "its", "his", "her", "their"})
_OPENERS: Final = frozenset({"the", "a", "an", "but", "and", "in", "when", "as", "on", "while", "if", "after"})
# "After questioning the patient, NAME" describes nobody: a description follows these words or opens its sentence.
_BEFORE_DESCRIPTION: Final = frozenset(
    {"to", "of", "by", "with", "from", "said", "says", "and", "but", "for", "while"}
)
_VERBS: Final = frozenset(
    {
        "could",
        "would",
        "can",
        "may",
        "will",
        "be",
        "been",
        "that",
        "what",
        "who",
        "which",
        "said",
        "says",
        "told",
        "is",
        "was",
        "has",
        "had",
        "were",
        "are",
        "added",
        "wrote",
        "if",
        "when",
        "because",
        "while",
        "although",
        "though",
        "couldn’t",
        "couldn't",
        "didn’t",
        "didn't",
        "wasn’t",
        "wasn't",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A person and the post or description the text gives them: "CEO of Acme Daily"."""

    person: str
    role: str
    organisation: str | None = None
    person_span: Span
    role_span: Span


def find_roles(article: Article, sentences: Sequence[Sentence], entities: Sequence[Entity]) -> tuple[Role, ...]:
    """The roles that the text states beside a person's name, in order."""
    text = article.text
    bodies = sorted(
        ((span, entity.name) for entity in entities if entity.kind in _BODIES for span in entity.mentions),
        key=lambda pair: pair[0],
    )
    people = sorted(
        ((span, entity.name) for entity in entities if entity.kind is NameKind.PERSON for span in entity.mentions),
        key=lambda pair: pair[0],
    )
    found: list[Role] = []
    starts = [sentence.span.start for sentence in sentences]
    for span, person in people:
        number = bisect_right(starts, span.start) - 1
        if number < 0 or not sentences[number].span.contains(span):
            continue
        sentence = sentences[number].span
        near = [(place, name) for place, name in bodies if sentence.contains(place)]
        before = post_before(text, sentence, span, [place for place, _ in near])
        for role_span in (post_after(text, sentence, span), before, _described(text, sentence, span)):
            if role_span is not None:
                inside = [name for place, name in near if role_span.contains(place)]
                found.append(
                    Role(
                        person=person,
                        role=" ".join(role_span.of(text).split()),
                        organisation=inside[0] if len(dict.fromkeys(inside)) == 1 else None,
                        person_span=span,
                        role_span=role_span,
                    )
                )
    return tuple(sorted(found, key=lambda role: role.role_span))


def post_after(text: str, sentence: Span, person: Span) -> Span | None:
    """An apposition after the name: ", the chief executive of X,"."""
    match = _APPOSITION.match(text, person.end, sentence.end)
    if match is None:
        return None
    words = match.group(1).split()
    head = next((number for number, word in enumerate(words[:8]) if _is_post(word)), None)
    if head is None or words[0].lower() in ("and", "or", "but", "with"):
        return None
    if any(word.lower() in _VERBS for word in words):
        return None
    opener = 1 if words[0].lower() in _DETERMINERS else 0
    if any(word in ("of", "for", "in", "at", "to", "by") for word in words[opener:head]):
        return None
    return Span(*match.span(1))


def _described(text: str, sentence: Span, person: Span) -> Span | None:
    """A description with the name behind it: "the operational director of X, NAME"."""
    match = _DESCRIPTION.search(text[sentence.start : person.start])
    if match is None:
        return None
    words = match.group(1).split()
    head = next((number for number, word in enumerate(words[:7]) if _is_post(word)), None)
    if head is None or any(word.lower() in _VERBS for word in words):
        return None
    lead = text[sentence.start : sentence.start + match.start(1)].split()
    if lead and not lead[-1].endswith((",", ";", ":", "“", '"')) and lead[-1].lower() not in _BEFORE_DESCRIPTION:
        return None
    if any(word in ("of", "for", "in", "at", "to", "by", "from", "with") for word in words[:head]):
        return None
    return Span(*match.span(1)).shifted(sentence.start)


def _is_post(word: str) -> bool:
    """Whether a word is one person's role: plural nouns stand before several names."""
    bare = word.strip(",")
    return is_role(bare) and not (bare.endswith("s") and is_role(bare[:-1]))


def post_before(text: str, sentence: Span, person: Span, bodies: Sequence[Span]) -> Span | None:
    """A role right before the name: "Acme founder", "State Council deputy", "chairman, CEO and president"."""
    lead = text[sentence.start : person.start]
    if not lead.endswith(" "):
        return None
    words = list(re.finditer(r"\S+", lead))
    if not words or words[-1].group().endswith(",") or not _is_post(words[-1].group()):
        return None
    first = len(words) - 1
    while first and _continues(words, first):
        first -= 1
        if re.search(r"[’']s$", words[first].group()):
            break
    start = sentence.start + words[first].start()
    for place in bodies:
        if place.start < start <= place.end:
            start = place.start
    for word in words[first:-1]:
        if sentence.start + word.start() != start or word.group().lower() not in _OPENERS:
            break
        start = sentence.start + word.end() + 1
    return Span(start, sentence.start + words[-1].end())


def _continues(words: Sequence[re.Match[str]], first: int) -> bool:
    """Whether the word before position ``first`` belongs to the role too."""
    before = words[first - 1].group()
    if _MODIFIER.fullmatch(before) or before in section("role_modifiers"):
        return True
    listed = before == "and" or before.endswith(",")
    return listed and _is_post(
        before.strip(",") if before != "and" else words[first - 2].group() if first > 1 else ""
    )
