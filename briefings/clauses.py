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
_AMOUNT: Final = re.compile(r"[$£€¥%]|percent|million|billion|trillion|dollars?|euros?|pounds?|yuan|yen|\W*\d.*")
_HYPHENS: Final = frozenset({"-", "‑", "–"})
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


# Verbs that state a measured change or amount of their subject; the closed list of the clause rules without a parse.
_MEASURING: Final = (
    r"(?:fell|rose|dropped|slid|sank|tumbled|plunged|plummeted|nosedived|climbed|jumped|surged|soared|gained|lost|grew"
    r"|shrank|declined|increased|decreased|slumped|rallied|earned|cost|costs|spent|paid|raised|sold|bought|killed|injured"
    r"|reached|hit|totaled|totalled|has|had|employs|owns|reported|recorded|produced|received|won|scored|measured|weighs"
    r"|was|were|is|are)"
)
_SIMPLE: Final = re.compile(
    r"(?:(?:In|On|At|During|Since|After|By|Last)\s[^,.;:“\"]{2,40},\s+)?"
    r"(?P<subject>[A-Z][^,.;:“”\"()]{1,70}?)\s+(?P<verb>" + _MEASURING + r")\s+(?P<rest>[^,;:“”\"]{0,60})$"
)
_OTHER_VERBS: Final = re.compile(
    r"\b(?:"
    + _MEASURING
    + r"|that|which|who|to|will|would|could|can|may|might|said|says|be|been|being|have|not|if|when|while)\b"
)


def clause_by_rules(text: str, sentence: Span, span: Span) -> Clause:
    """The clause of a plain statement "X fell by <value>", read without a parse; nothing where it is less plain."""
    match = _SIMPLE.match(text[sentence.start : span.start])
    if match is None or len(match["subject"].split()) > 8:
        return Clause()
    if _OTHER_VERBS.search(match["subject"]) or _OTHER_VERBS.search(match["rest"]):
        return Clause()
    return Clause(
        subject=_bare(text, Span(*match.span("subject")).shifted(sentence.start)),
        predicate=Span(*match.span("verb")).shifted(sentence.start),
    )


def _bare(text: str, span: Span) -> Span:
    article = re.match(r"(?:The|A|An)\s+", span.of(text))
    return Span(span.start + article.end(), span.end) if article else span


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
    numbers = set(parse.subtree(head, without=_LOOSE))
    words = parse.words
    first, last = head, head
    while first and (first - 1 in numbers or _is_glued(parse, first)):
        first -= 1
    while last + 1 < len(words) and (last + 1 in numbers or (_is_glued(parse, last + 1) and words[last].text == "-")):
        last += 1
    while first < head and words[first].relation == "det" and words[first].text.lower() in ("the", "a", "an"):
        first += 1
    return Span(words[first].span.start, words[last].span.end)


def _is_glued(parse: Parse, number: int) -> bool:
    """Whether a word is joined to the one before by a hyphen: "home-improvement"."""
    before, here = parse.words[number - 1], parse.words[number]
    return before.span.end == here.span.start and (before.text in _HYPHENS or here.text in _HYPHENS)


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
    """What a figure measures: the noun it counts, what it is a part or the amount of, or what it is said to be."""
    word = parse.words[top]
    head = parse.words[word.head]
    whole = _part_of(parse, top)
    if whole is not None and not whole.overlaps(span):
        return whole
    if word.relation in ("nummod", "compound", "amod", "nmod", "quantmod") and head.tag.startswith("NN"):
        return _outside(phrase(parse, word.head), span)
    if word.relation == "pobj" and head.relation == "prep" and head.text.lower() in ("of", "at", "to", "by", "from"):
        holder = parse.words[head.head]
        if holder.tag.startswith("NN") and not holder.span.overlaps(span) and not _is_amount(holder.text):
            return _noun_group(parse, head.head)
    if word.relation == "attr" and verb is not None:
        subject = _subject(parse, verb)
        return None if subject is None else _unless_overlapping(phrase(parse, subject), span)
    return None


def _part_of(parse: Parse, top: int) -> Span | None:
    """The whole that a share is taken of: "80% of the chip market"."""
    for preposition in parse.children(top, "prep"):
        if parse.words[preposition].text.lower() == "of":
            inner = next(parse.children(preposition, "pobj"), None)
            if inner is not None:
                return phrase(parse, inner)
    return None


def _unless_overlapping(found: Span, span: Span) -> Span | None:
    return None if found.overlaps(span) else found


def _is_amount(text: str) -> bool:
    return _AMOUNT.fullmatch(text.lower()) is not None


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
