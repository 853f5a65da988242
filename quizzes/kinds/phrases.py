"""The question phrase for an answer in a clause, and the words it takes the place of.

How many, how much, which share, when, in which place, which body: each only where the answer stands in a plain place
of its clause, as an object, as the subject, or with its preposition.
"""

from typing import Final

from ...briefings.article import Span
from ...briefings.dates import DateMention
from ...briefings.quantities import Bound, Measure, Quantity
from ...briefings.syntax import Parse
from ..data.words import words
from .core import Core
from .turning import Asked, base_of

_BOUNDS: Final = {
    Bound.EXACT: (),
    Bound.ABOUT: ("about",),
    Bound.ALMOST: ("almost",),
    Bound.MORE_THAN: ("more than",),
    Bound.LESS_THAN: ("less than",),
    Bound.AT_LEAST: ("at least",),
    Bound.AT_MOST: ("up to",),
}
UNASKED: Final = frozenset((Measure.AGE, Measure.ORDINAL, Measure.SCORE, Measure.RATIO))
_COMPLEMENTS: Final = frozenset(("dobj", "attr", "oprd", "dative"))
_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass"))
_PREPOSITIONS: Final = frozenset(("in", "on", "at", "to", "for", "from", "by", "with", "against", "into", "across"))
_CIRCUMSTANCES: Final = frozenset(("during", "at", "amid", "outside", "after", "before"))
_BEFORE_COUNT: Final = frozenset(("a", "an", "total", "of", "estimated", "some", "combined", "the", "only", "just"))


def numbers(parse: Parse, span: Span) -> frozenset[int]:
    """The numbers of the words that a span of the text covers."""
    return frozenset(parse.within(span))


def _reaches(core: Core, verb: int) -> bool:
    """Whether a word of the clause of ``verb`` can move to the front: it is the core's, or what its verb says."""
    parse = core.parse
    while verb != core.verb:
        word = parse.words[verb]
        if word.relation not in ("ccomp", "xcomp") or word.head == verb:
            return False
        marks = [parse.words[c].text.casefold() for c in parse.children(verb, "mark")]
        if any(mark != "that" for mark in marks):
            return False
        verb = word.head
    return True


def _single(core: Core, head: int) -> bool:
    """Whether a noun phrase is not joined to another and no clause tells which it is."""
    parse = core.parse
    right = (c for c in parse.children(head) if c > head and c in core.order)
    return parse.words[head].relation != "conj" and not any(
        parse.words[c].relation in ("conj", "cc", "relcl", "acl", "appos") for c in right
    )


def figure_phrase(core: Core, value: Quantity) -> Asked | None:
    """How many of what, how much, or which share."""
    parse = core.parse
    number, phrase = numbers(parse, value.number), numbers(parse, value.span)
    top = parse.top_of(value.number)
    if top is None or not number:
        return None
    bound = _BOUNDS[value.bound]
    if value.measure is Measure.MONEY:
        return _placed(core, top, ("how much",), number | _before(core, top, value), bound)
    if value.measure in (Measure.PERCENT, Measure.POINTS):
        return _share(core, top, number | _before(core, top, value), value, bound)
    head = parse.words[top].head if parse.words[top].relation == "nummod" else top
    between = range(max(number) + 1, head)
    if head <= max(number) or any(parse.words[n].is_verb or parse.words[n].text == "," for n in between):
        return None
    whole, left = head, [n for n in parse.subtree(head) if n < min(number)]
    if parse.words[head].relation == "pobj" and parse.words[parse.words[head].head].text == "of":
        total = parse.words[parse.words[head].head].head
        if parse.words[total].text.casefold() != "total":
            return None
        whole, left = total, [n for n in parse.subtree(total) if n < min(number)]
    if any(n not in phrase and parse.words[n].text.casefold() not in _BEFORE_COUNT for n in left):
        return None
    if any(parse.words[n].text.casefold() == "the" for n in left) or not _single(core, head):
        return None
    # "How many counts of assault": what the things are of goes with them.
    of = next((c for c in parse.children(head, "prep") if c == head + 1 and parse.words[c].text == "of"), None)
    if _of_later(core, head):
        return None  # "five cases this year of theft": what they are of is told too far off
    noun = (*range(max(number) + 1, head + 1), *(parse.subtree(of) if of is not None else ()))
    if not set(noun) <= set(core.order):
        return None
    return _placed(core, whole, ("how many", *noun), number | set(left) | set(noun), bound)


def _of_later(core: Core, head: int) -> bool:
    """Whether what the things are of is told further on: by the parse, or after a time, which is "of" nothing."""
    words_of = core.parse.words
    later = (n for n in core.order if n > head + 1 and words_of[n].text == "of")
    return any(words_of[n].head == head or words_of[n - 1].text in ("year", "month", "week") for n in later)


def _before(core: Core, head: int, value: Quantity) -> frozenset[int]:
    """The words before a number that go with it: "more than", "just"."""
    number, phrase = numbers(core.parse, value.number), numbers(core.parse, value.span)
    near = set(core.parse.children(head, "advmod", "quantmod", "det"))
    return frozenset(n for n in phrase | near if n < min(number))


def _placed(
    core: Core, head: int, phrase: tuple[int | str, ...], gone: frozenset[int], bound: tuple[str, ...]
) -> Asked | None:
    """The phrase as object, as subject, or with the preposition it follows."""
    parse, word = core.parse, core.parse.words[head]
    if not _single(core, head):
        return None
    if word.relation in _COMPLEMENTS and _reaches(core, word.head):
        return Asked(words=(*bound, *phrase), gone=gone)
    if word.relation in _SUBJECTS and _reaches(core, word.head):
        marked = any(True for _ in parse.children(word.head, "mark")) and word.head != core.verb
        return None if marked else Asked(words=(*bound, *phrase), gone=gone)
    if word.relation == "npadvmod" and word.text == "times" and _reaches(core, word.head):
        return Asked(words=(*bound, *phrase), gone=gone)
    if word.relation != "pobj":
        return None
    preposition = word.head
    lead = parse.words[preposition]
    if lead.text.casefold() not in _PREPOSITIONS or lead.relation != "prep" or not _reaches(core, lead.head):
        return None
    if any(True for _ in parse.children(preposition, "conj", "cc")) or _again(core, preposition):
        return None
    return Asked(words=(lead.text.casefold(), *bound, *phrase), gone=gone | {preposition})


def _again(core: Core, preposition: int) -> bool:
    """Whether the same preposition comes again after "and": "by 9% in 2023 and by 7% in 2024"."""
    words_of = core.parse.words
    return any(
        number > preposition
        and words_of[number].text.casefold() == words_of[preposition].text.casefold()
        and words_of[number - 1].tag in ("CC", ",")
        for number in range(1, len(words_of))
    )


def _share(core: Core, head: int, gone: frozenset[int], value: Quantity, bound: tuple[str, ...]) -> Asked | None:
    parse, word = core.parse, core.parse.words[head]
    unit = "what percentage" if value.measure is Measure.PERCENT else "how many percentage points"
    if word.relation in ("npadvmod", "dobj") and _reaches(core, word.head):
        verb = parse.words[word.head]
        base = base_of(verb.text, verb.tag) or verb.text.casefold()
        known = base in words("moves") or base.removesuffix("n") in words("moves")
        return Asked(words=("by", *bound, unit), gone=gone) if known else None
    of = next((c for c in parse.children(head, "prep") if parse.words[c].text.casefold() == "of"), None)
    if of is not None and word.relation in _SUBJECTS and word.head == core.verb:
        return Asked(words=(*bound, unit), gone=gone)
    if word.relation == "pobj" and parse.words[word.head].text.casefold() in ("by", "to"):
        return _placed(core, head, (unit,), gone, bound)
    return None


def date_phrase(core: Core, mention: DateMention) -> Asked | None:
    """In which year or month, or on which date."""
    parse = core.parse
    day = numbers(parse, mention.span)
    top = parse.top_of(mention.span)
    if top is None:
        return None
    word = parse.words[top]
    if not {n for n in parse.subtree(top) if n in core.order and parse.words[n].text != ","} <= day:
        return None
    phrase = {"year": "in which year", "month": "in which month"}.get(mention.precision, "on which date")
    if word.relation == "npadvmod" and _reaches(core, word.head):
        return Asked(words=(phrase,), gone=day)
    if word.relation != "pobj":
        return None
    lead = parse.words[word.head]
    preposition = lead.text.casefold()
    if lead.relation != "prep" or not _reaches(core, lead.head) or preposition not in ("in", "on", "since", "until"):
        return None
    if preposition in ("since", "until"):
        phrase = f"{preposition} {phrase.split(maxsplit=1)[1]}"
    return Asked(words=(phrase,), gone=day | {word.head})


def place_phrase(core: Core, place: Span, grain: str | None) -> Asked | None:
    """In which country, city, or whatever the text calls the place."""
    parse = core.parse
    name = numbers(parse, place)
    top = parse.top_of(place)
    if top is None or parse.words[top].relation != "pobj" or not _single(core, top):
        return None
    lead = parse.words[top].head
    phrase: tuple[int | str, ...] = (grain or "place",)
    gone = set(name)
    if parse.words[lead].text == "of" and parse.words[lead].relation == "prep":
        noun = parse.words[lead].head
        if parse.words[noun].relation != "pobj" or parse.words[noun].text.casefold() not in words("place_nouns"):
            return None
        inner = [n for n in parse.subtree(noun) if n < lead and parse.words[n].tag != "DT"]
        phrase, gone = tuple(inner), gone | set(parse.subtree(noun))
        lead = parse.words[noun].head
    elif grain is None or not {n for n in parse.subtree(top) if n in core.order} <= name:
        return None
    word = parse.words[lead]
    if word.text.casefold() not in ("in", "near") or word.relation != "prep":
        return None
    if not _reaches(core, word.head) and not _ends(core, lead):
        return None
    return Asked(words=(word.text.casefold(), "which", *phrase), gone=frozenset(gone | {lead}))


def _ends(core: Core, preposition: int) -> bool:
    """Whether a phrase of place ends the clause and hangs, through other phrases of circumstance, on its verb.

    Parsers hang "in Bergen" on the noun before it; at the end it tells where the whole thing happened.
    """
    parse = core.parse
    last = max(n for n in core.order if parse.words[n].relation != "punct")
    here, gapped = preposition, False
    while parse.words[here].relation in ("prep", "pobj", "agent", "relcl") or gapped:
        word = parse.words[here]
        if word.relation == "prep" and here != preposition and word.text.casefold() not in _CIRCUMSTANCES:
            return False
        # "One was killed and two people injured by a tree": the second "were" is left out.
        gapped = (word.relation == "agent" and parse.words[word.head].relation == "acl") or (
            gapped and word.relation == "acl" and parse.words[word.head].relation == "conj"
        )
        here = word.head
    return core.order[-1] == last in parse.subtree(preposition) and parse.words[here].is_verb and _reaches(core, here)


def name_phrase(core: Core, name: Span, kind: str) -> Asked | None:
    """Which company, club or other body; ``kind`` is the word for it."""
    parse = core.parse
    words_of = numbers(parse, name)
    top = parse.top_of(name)
    if top is None or not _single(core, top):
        return None
    whole = [n for n in parse.subtree(top) if n in core.order]
    extra = [n for n in whole if n not in words_of]
    if any(n > max(words_of) for n in extra):
        return None
    described = [n for n in extra if parse.words[n].tag != "DT"]
    phrase: tuple[int | str, ...] = ("which", kind)
    if described:
        last = parse.words[described[-1]]
        kind_of = last.tag == "NN" and last.text.casefold() in words("bodies")
        if not kind_of or described[-1] + 1 != min(words_of):
            return None
        phrase = ("which", *described)
    word = parse.words[top]
    if word.relation in _SUBJECTS and _plural(core, word.head):
        return None
    return _placed(core, top, phrase, frozenset(whole), ())


def _plural(core: Core, verb: int) -> bool:
    """Whether the verb shows that the name is taken as many: "City are", where "which team" would not fit."""
    parse = core.parse
    first = parse.words[next(parse.children(verb, "aux", "auxpass"), verb)]
    return first.tag == "VBP" or first.text.casefold() in ("were", "have", "are")
