"""The clause around a value: who or what, does what, to what, and what a figure measures.

With a parse the words come from the dependency tree; without one nothing is guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .article import Span
from .syntax import Parse

_SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj")
_LOOSE: Final = frozenset({"relcl", "acl", "appos", "punct", "advcl", "cc", "conj", "parataxis"})
_PRONOUNS: Final = frozenset({"who", "which", "that", "whom", "whose"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Places of the clause's parts in ``Article.text``; None where the parse gave none safely.

    ``about`` is what a figure measures; ``verbs`` are the verb and the verbs above it, as positions in the parse.
    """

    subject: Span | None = None
    predicate: Span | None = None
    object: Span | None = None
    about: Span | None = None
    verbs: tuple[int, ...] = ()


def clause_at(parse: Parse, span: Span) -> Clause:
    """The clause that states the value at ``span``."""
    top = parse.top_of(span)
    if top is None:
        return Clause()
    path = list(_up(parse, top))
    verb = next((number for number in path if parse.words[number].is_verb), None)
    about = _about(parse, top, span, verb)
    if verb is None:
        return Clause(about=about)
    subject = _subject(parse, verb)
    return Clause(
        subject=phrase(parse, subject) if subject is not None else None,
        predicate=_predicate(parse, verb),
        object=_object(parse, verb),
        about=about,
        verbs=tuple(number for number in path if parse.words[number].is_verb),
    )


def _up(parse: Parse, index: int) -> Iterator[int]:
    yield index
    while parse.words[index].head != index:
        index = parse.words[index].head
        yield index


def _subject(parse: Parse, verb: int, depth: int = 0) -> int | None:
    """The subject of a verb, its own or one it shares with the verb above it."""
    own = next(parse.children(verb, *_SUBJECTS), None)
    word = parse.words[verb]
    if own is not None:
        if parse.words[own].text.lower() in _PRONOUNS and word.relation == "relcl":
            return word.head
        return own
    if depth > 4 or word.head == verb:
        return None
    if word.relation in ("relcl", "acl"):
        return word.head if word.relation == "acl" else None
    if word.relation in ("conj", "xcomp") or (word.relation == "advcl" and word.tag in ("VBG", "VBN")):
        return _subject(parse, word.head, depth + 1)
    return None


def phrase(parse: Parse, head: int) -> Span:
    """The noun phrase of ``head`` without relative clauses, appositions and further members of a list."""
    numbers = parse.subtree(head, without=_LOOSE)
    first, last = head, head
    while first - 1 in numbers:
        first -= 1
    while last + 1 in numbers:
        last += 1
    if (
        parse.words[first].relation == "det"
        and parse.words[first].text.lower() in ("the", "a", "an")
        and first < head
    ):
        first += 1
    return Span(parse.words[first].span.start, parse.words[last].span.end)


def _predicate(parse: Parse, verb: int) -> Span:
    """The verb with the auxiliaries, negations and particles that touch it."""
    first, last = verb, verb
    group = set(parse.children(verb, "aux", "auxpass", "neg", "prt", "advmod"))
    while first - 1 in group and parse.words[first - 1].relation != "prt":
        first -= 1
    while last + 1 in group and parse.words[last + 1].relation in ("prt", "neg"):
        last += 1
    return Span(parse.words[first].span.start, parse.words[last].span.end)


def _object(parse: Parse, verb: int) -> Span | None:
    found = next(parse.children(verb, "dobj", "attr", "oprd"), None)
    return None if found is None else phrase(parse, found)


def _about(parse: Parse, top: int, span: Span, verb: int | None) -> Span | None:
    """What a figure measures: the noun it counts, the noun it is the amount of, or the subject it is said to be."""
    word = parse.words[top]
    head = parse.words[word.head]
    if word.relation in ("nummod", "compound", "amod", "nmod", "quantmod") and head.tag.startswith("NN"):
        return _outside(phrase(parse, word.head), span)
    if word.relation == "pobj" and head.relation == "prep" and head.text.lower() in ("of", "at", "to", "by", "from"):
        holder = parse.words[head.head]
        if holder.tag.startswith("NN"):
            return _noun_group(parse, head.head)
    if word.relation == "attr" and verb is not None:
        subject = _subject(parse, verb)
        return None if subject is None else phrase(parse, subject)
    if (
        word.tag.startswith("NN")
        and word.relation in ("dobj", "nsubj", "nsubjpass", "pobj")
        and not _is_amount(word.text)
    ):
        return _noun_group(parse, top)
    return None


def _is_amount(text: str) -> bool:
    return bool(
        re.fullmatch(
            r"[$£€¥%]|percent|million|billion|trillion|dollars?|euros?|pounds?|yuan|yen|\W*\d.*", text.lower()
        )
    )


def _noun_group(parse: Parse, head: int) -> Span:
    """A noun with the words before it that belong to its name, not with what follows."""
    first = head
    while (
        first - 1 >= 0
        and parse.words[first - 1].head in range(first, head + 1)
        and parse.words[first - 1].relation in ("compound", "amod", "nmod", "poss", "case")
    ):
        first -= 1
    return Span(parse.words[first].span.start, parse.words[head].span.end)


def _outside(whole: Span, figure: Span) -> Span | None:
    """The part of a noun phrase after the figure that counts it."""
    if whole.start <= figure.start and figure.end < whole.end:
        return Span(figure.end, whole.end)
    return whole if not whole.overlaps(figure) else None
