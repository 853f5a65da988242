"""Slot: what a figure or a date is said of, read from the words around it, so that articles can be compared.

Works on the text alone: the clause is cut out by punctuation and conjunctions, its subject is the names in it. A
subject found by the parse, where there is one, is only used when the clause names nobody.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .article import Article, Span
from .dates import parse_dates
from .facts import Fact
from .quantities import Measure, Quantity
from .wording import WORD, content_stems, event_kinds, measure_nouns, names_in, once_only, sides_of

# Where a clause ends. A comma alone does not: "lost 17% of its value, or about $600 billion" is one clause.
_CUT: Final = re.compile(
    r"[;:]\s|\s[-–—]\s|—|[.!?][\"”’')\]]*\s|\n"
    r"|,?\s(?:while|whereas|but|although|though|because|that|when|after|before|as|since)\s"
    r"|,\s(?:and|which|who|whose|where|with|compared|in contrast)\s",
    re.IGNORECASE,
)
_STOP: Final = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘(]*[A-Z])")
_BRACKETS: Final = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_RELATIVE: Final = re.compile(r",\s(?:which|who|whose|where)\s[^,;:.]{0,200},")
_RELATIVE_START: Final = re.compile(r",?\s(?:which|who|whose|that)\s\Z", re.IGNORECASE)
_PERSON: Final = re.compile(r"\b(?:he|she|him|his|her|hers)\b", re.IGNORECASE)
_NEAR_AGE: Final = 3  # words between a name and its age
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Words that tell when or over how long; equal periods under one name.
_TIMES: Final = {day: day for day in WEEKDAYS} | {
    "day": "day", "daily": "day", "today": "day", "hours": "day", "week": "week", "weekly": "week", "month": "month",
    "monthly": "month", "quarter": "quarter", "quarterly": "quarter", "year": "year", "annual": "year",
    "annually": "year", "yearly": "year", "decade": "decade", "half": "half",
}  # fmt: skip
_BACK: Final = 400  # characters of a sentence looked at on either side of the value
TOPICS: Final = 4  # names an article is mainly about


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What a value is said of.

    ``subject`` are name tokens of the clause, ``nearby`` those of the sentence and of the article's main names,
    ``kinds`` the kinds of event of the clause, nearest first, ``stems`` its words, ``sentence`` those of the whole
    sentence, ``years`` the years it names, ``times`` its weekdays and
    the periods it speaks of ("month", "day"), ``sides`` what it says of things told apart (see ``sides_of``),
    ``pronoun`` marks a clause that names nobody but speaks of a "he" or
    "she"; ``once`` are its words for what happens but once.
    """

    subject: frozenset[str]
    nearby: frozenset[str]
    kinds: tuple[str, ...]
    stems: frozenset[str]
    sentence: frozenset[str]
    years: frozenset[int]
    times: frozenset[str]
    sides: tuple[tuple[int, int], ...]
    pronoun: bool = False
    once: frozenset[str] = frozenset()


def slot_of(article: Article, fact: Fact, *, context: str | None = None) -> Slot:
    """The slot of one fact of ``article``.

    ``context`` is the text of all articles compared: a word that opens a sentence is a name if any of them writes it
    with a capital elsewhere.
    """
    text, sentence = article.text, fact.sentence.span
    known = context or text
    view = _without_brackets(sentence.of(text), fact.span, sentence.start)
    value = Span(fact.span.start - sentence.start, fact.span.end - sentence.start)
    clause, inner = _clause(view, value)
    subject = names_in(view, clause, article=known)
    words = WORD.findall(inner)
    if isinstance(fact.value, Quantity) and fact.value.measure is Measure.AGE:
        subject = _beside(view, value, known)
    if not subject and fact.subject:
        subject = names_in(fact.subject, Span(0, len(fact.subject)), article=known)
    outward = _outward(view, clause, value)
    kinds = event_kinds(outward)
    around = list(names_in(view, Span(0, len(view)), article=known))
    if _only_names_figure(words, fact):
        earlier = Span(_previous_sentence(article, sentence), sentence.start)
        words = [*words, *WORD.findall(text, earlier.start, earlier.end)]
        kinds = tuple(dict.fromkeys((*kinds, *event_kinds(WORD.findall(text, earlier.start, earlier.end)))))
        around.extend(names_in(text, earlier))
    return Slot(
        subject=frozenset(subject),
        nearby=frozenset(around) | frozenset(main_names(article)),
        kinds=kinds,
        stems=content_stems(words) - _stems(fact.span.of(text)),
        sentence=_stems(view),
        years=_years(view, clause, value) if isinstance(fact.value, Quantity) else frozenset(),
        times=frozenset(filter(None, map(_TIMES.get, map(str.lower, WORD.findall(inner))))),
        sides=tuple(sorted(sides_of(outward).items())),
        once=once_only(words),
        pronoun=not subject and _PERSON.search(inner) is not None,
    )


@lru_cache(maxsize=1 << 10)
def _stems(text: str) -> frozenset[str]:
    """What the words of a sentence mean, which all its facts ask for."""
    return content_stems(WORD.findall(text))


def _beside(view: str, value: Span, known: str) -> tuple[str, ...]:
    """The names right before an age, else right after it: "Ann Lee, 45,", "45-year-old Ann Lee"."""
    before = [found.start() for found in WORD.finditer(view, max(0, value.start - _BACK), value.start)][-_NEAR_AGE:]
    after = [found.end() for found in WORD.finditer(view, value.end, value.end + _BACK)][:_NEAR_AGE]
    led = names_in(view, Span(before[0], value.start), article=known) if before else ()
    return led or (names_in(view, Span(value.end, after[-1]), article=known) if after else ())


def _without_brackets(sentence: str, value: Span, start: int) -> str:
    """The sentence with what stands in brackets blanked out, unless the value stands there."""
    view = sentence
    for found in _BRACKETS.finditer(sentence):
        if not Span(found.start() + start, found.end() + start).overlaps(value):
            view = view[: found.start()] + " " * len(found.group()) + view[found.end() :]
    return view


@lru_cache(maxsize=256)
def main_names(article: Article) -> tuple[str, ...]:
    """Name tokens that most paragraphs of the article share, most frequent first; the lead counts twice."""
    counts: Counter[str] = Counter()
    for paragraph in (*article.paragraphs[:1], *article.paragraphs):
        counts.update(names_in(article.text, paragraph))
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return tuple(name for name in ranked[:TOPICS] if counts[name] > 1)


def _clause(sentence: str, value: Span) -> tuple[Span, str]:
    """The clause around the value: its span in the sentence and its words without relative clauses inside it.

    A relative clause that holds the value takes the noun before it as its own: "Nvidia, which lost 17%".
    """
    start, end = max(0, value.start - _BACK), min(len(sentence), value.end + _BACK)
    after = _CUT.search(sentence, value.end, end)
    if after is not None:
        end = after.start()
    cuts = [cut for cut in _CUT.finditer(sentence, start, value.start) if cut.end() <= value.start]
    embedded = [found.span() for found in _RELATIVE.finditer(sentence, start, value.start)]
    for cut in reversed(cuts):
        if any(begin <= cut.start() and cut.end() <= stop for begin, stop in embedded):
            continue
        follows_noun = _RELATIVE_START.search(sentence[start : cut.end()]) is not None
        start = _antecedent(sentence, start, cut.start()) if follows_noun else cut.end()
        break
    inner = sentence[start:end]
    for begin, stop in embedded:
        if begin >= start:
            inner = inner.replace(sentence[begin:stop], " ")
    return Span(start, end), inner


def _antecedent(text: str, start: int, stop: int) -> int:
    """Where the noun phrase right before a relative clause begins: a few words back."""
    words = list(WORD.finditer(text, start, stop))
    return words[-4].start() if len(words) > 4 else start


def _outward(text: str, clause: Span, value: Span) -> list[str]:
    """The clause's words from the value outward, those before it first at equal distance."""
    before = WORD.findall(text, clause.start, value.start)[::-1]
    after = WORD.findall(text, value.end, clause.end)
    ordered = WORD.findall(text, value.start, value.end)
    for place in range(max(len(before), len(after))):
        ordered = [*ordered, *before[place : place + 1], *after[place : place + 1]]
    return ordered


def _only_names_figure(words: Sequence[str], fact: Fact) -> bool:
    """ "The most frequently mentioned figure is ...": what is measured stands in the sentence before."""
    if not isinstance(fact.value, Quantity):
        return False
    lowered = [word.lower() for word in words[:8]]
    return any(word in measure_nouns() for word in lowered) and bool({"is", "was", "are", "were"} & set(lowered))


def _previous_sentence(article: Article, sentence: Span) -> int:
    """Where the sentence before this one in its paragraph begins, or this one's start."""
    number = article.paragraph_at(sentence)
    if number is None:
        return sentence.start
    start = max(article.paragraphs[number].start, sentence.start - _BACK)
    stops = [
        found.end() for found in _STOP.finditer(article.text, start, sentence.start) if found.end() < sentence.start
    ]
    return stops[-1] if stops else start


def _years(sentence: str, clause: Span, value: Span) -> frozenset[int]:
    """The year in the clause that goes with a figure: the nearest after it, else the nearest before."""
    after = [mention.year for mention in parse_dates(sentence[value.end : clause.end]) if mention.year is not None]
    if after:
        return frozenset(after[:1])
    before = parse_dates(sentence[clause.start : value.start])
    return frozenset([mention.year for mention in before if mention.year is not None][-1:])
