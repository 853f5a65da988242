"""The post or description that a text gives a person: "Denis Kuskov, CEO of ...", "Microsoft CEO Satya Nadella"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .article import Article, Sentence, Span
from .names import Entity, NameKind
from .names.runs import is_role


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A person and the post or description the text gives them: "CEO of Telecom Daily"."""

    person: str
    role: str
    organisation: str | None = None
    person_span: Span
    role_span: Span


def find_roles(article: Article, sentences: Sequence[Sentence], entities: Sequence[Entity]) -> tuple[Role, ...]:
    """The roles that the text states beside a person's name, in order."""
    organisations = sorted(
        (span, entity.name)
        for entity in entities
        if entity.kind in (NameKind.ORGANISATION, NameKind.PLACE)
        for span in entity.mentions
    )
    found: list[Role] = []
    for entity in entities:
        if entity.kind is not NameKind.PERSON:
            continue
        for span in entity.mentions:
            sentence = next((s.span for s in sentences if s.span.contains(span)), None)
            if sentence is None:
                continue
            for role_span in (_after(article.text, sentence, span), _before(article.text, sentence, span)):
                if role_span is not None:
                    inside = [name for place, name in organisations if role_span.contains(place)]
                    found.append(
                        Role(
                            person=entity.name,
                            role=role_span.of(article.text),
                            organisation=inside[-1] if len(inside) == 1 else None,
                            person_span=span,
                            role_span=role_span,
                        )
                    )
    return tuple(sorted(found, key=lambda role: role.role_span))


def _after(text: str, sentence: Span, person: Span) -> Span | None:
    """An apposition after the name: ", the chief executive of X,"."""
    match = re.compile(r",\s+((?:[^,.;:()“”\"]|(?<=[A-Z])\.)+)(?=[,.;:()“”\"])").match(text, person.end, sentence.end)
    if match is None:
        return None
    words = match.group(1).split()
    opener = 1 if words and words[0].lower() in ("a", "an", "the", "its", "his", "her", "their") else 0
    head = next((number for number, word in enumerate(words[:8]) if is_role(word)), None)
    if head is None or any(
        word in ("who", "which", "said", "says", "was", "is", "told") for word in words[: head + 1]
    ):
        return None
    if any(word in ("said", "says", "told", "is", "was", "has", "had") for word in words):
        return None
    if any(word in ("of", "for", "in", "at") for word in words[opener:head]):
        return None
    return Span(*match.span(1))


def _before(text: str, sentence: Span, person: Span) -> Span | None:
    """A role right before the name: "DeepSeek founder", "State Duma deputy"."""
    lead = text[sentence.start : person.start]
    if not lead.endswith(" "):
        return None
    words = list(re.finditer(r"\S+", lead))
    if not words or not is_role(words[-1].group()):
        return None
    first = len(words) - 1
    while first and re.fullmatch(
        r"(?:[A-Z][\w.&’'\-]*|chief|vice|deputy|senior|former|prime|executive)", words[first - 1].group()
    ):
        first -= 1
        if re.search(r"[’']s$", words[first].group()):
            break
    while first < len(words) - 1 and words[first].group().lower() in (
        "the",
        "a",
        "an",
        "but",
        "and",
        "in",
        "when",
        "as",
    ):
        first += 1
    return Span(sentence.start + words[first].start(), sentence.start + words[-1].end())
