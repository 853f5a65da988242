"""What matters and what repeats: passages chosen under a word budget.

Several documents: budgeted coverage of concepts, each counted once (Gillick and Favre, "A Scalable Global Model for
Summarization", 2009, with the greedy algorithm of Lin and Bilmes, "Multi-document Summarization via Budgeted
Maximization of Submodular Functions", 2010, in its lazy form). A concept is a stemmed bigram or word; it weighs more
the earlier it stands and the more documents hold it. One document: the same coverage under a steep position prior,
because news puts what matters first. Pure, deterministic, near-linear in the number of passages.
Knows words only: nothing of names or facts.
"""

import heapq
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .article import Span
from .sentences import sentence_spans

WORD: Final = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")

_LISTED: Final = """
    a about above after again against all also am an and any are as at be because been before being below between
    both but by can could did do does doing down during each either few for from further had has have having he her
    here hers herself him himself his how however i if in into is it its itself just may me might more most must my
    neither no nor not now of off on once only or other our ours out over own said same say says shall she should so
    some such than that the their them themselves then there these they this those through to told too under until up
    upon us very was we were what when where which while who whom whose why will with within without would yet you
    your mr mrs ms dr according"""
FUNCTION_WORDS: Final = frozenset(_LISTED.split())

# Suffixes of the inflections that English news uses most; longest first.
_SUFFIXES: Final = ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "ly", "'s", "’s", "s")
_SHORTEST_STEM: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One choosable text: ``document`` numbers its source from 0, ``position`` its place there from 0.

    ``cost`` is what it takes from the budget, in words. ``worth`` multiplies what it covers: 1 is plain news prose,
    0 may not be chosen and only tells what its document is about.
    """

    text: str
    document: int
    position: int
    cost: int
    worth: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The measured constants of the coverage function."""

    decay: float  # how fast a concept's weight falls with its sentence's position: 1 / (1 + decay * position)
    length: float  # a gain is divided by cost ** length
    word: float  # weight of a single word beside a bigram's 1
    sharing: float  # exponent of the number of documents that hold a concept
    head: float  # a sentence at the head of its document counts 1 + head times, falling with the same decay
    speech: float  # what a passage that quotes somebody is worth beside one that does not


# Measured on half of the development data and confirmed on the other half, at three budgets each.
SEVERAL: Final = Weights(decay=0.03, length=0.5, word=0.15, sharing=2.0, head=0.0, speech=1.0)
# Ten short reports of one event share so many words that sharing alone picks background; their heads agree best.
MANY: Final = Weights(decay=0.1, length=0.5, word=0.5, sharing=1.0, head=1.0, speech=1.0)
MANY_DOCUMENTS: Final = 6
ONE: Final = Weights(decay=0.2, length=0.5, word=0.1, sharing=0.0, head=3.0, speech=0.6)

# A passage whose content words are so much contained in another (or the other in it) says it again.
CONTAINED: Final = 0.5

FEWEST_WORDS: Final = 6  # shorter sentences are headings and fragments
MOST_WORDS: Final = 60  # longer ones are lists, or sentences that lost their borders

# Two passages whose ROUGE-L F1 reaches this say the same thing: the second is left out.
TOO_ALIKE: Final = 0.45
# Where a reader looks for the heart of a document; later sentences follow in a second pass of the reading order.
LEDE: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A chosen passage: its index, the weight of what it added, and the words it carried that count most."""

    index: int
    gain: float
    concepts: tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A light English stem of a lower-case word; words of up to four letters stay whole."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word[: -len(suffix)]
    return word


def words_of(text: str) -> list[str]:
    """The words of ``text`` in lower case, in order."""
    return [match.lower() for match in WORD.findall(text)]


Concept = str  # "pier" or "old pier"; plain strings, for the garbage collector walks tuples


def concepts_of(text: str) -> dict[Concept, None]:
    """The distinct concepts of ``text`` in order: stemmed bigrams not wholly of function words, and content words."""
    words = words_of(text)
    stems = [stem(word) for word in words]
    found: dict[Concept, None] = {}
    for place, (word, root) in enumerate(zip(words, stems, strict=True)):
        if word not in FUNCTION_WORDS and len(root) > 2:
            found[root] = None
        if place and not (word in FUNCTION_WORDS and words[place - 1] in FUNCTION_WORDS):
            found[f"{stems[place - 1]} {root}"] = None
    return found


def select(
    passages: Sequence[Passage],
    *,
    words: int,
    most: int | None = None,
    told: Sequence[str] = (),
    weights: Weights | None = None,
) -> tuple[Choice, ...]:
    """The passages that cover most of what the documents say, best first.

    At most ``words`` words and ``most`` passages; what repeats a text of ``told`` is left out. ``weights`` default to
    what was measured best for that many documents.
    """
    documents = len({passage.document for passage in passages})
    chosen_weights = weights or _weights_for(documents)
    concepts = [concepts_of(passage.text) for passage in passages]
    value = _concept_values(passages, concepts, chosen_weights)
    factors = [_factor(passage, chosen_weights) for passage in passages]
    counted = [[concept for concept in held if concept in value] for held in concepts]
    return _cover(
        passages, counted, value, factors, words=words, most=len(passages) if most is None else most, told=told
    )


def _weights_for(documents: int) -> Weights:
    if documents >= MANY_DOCUMENTS:
        return MANY
    return SEVERAL if documents > 1 else ONE


def _factor(passage: Passage, weights: Weights) -> float:
    quoting = any(mark in passage.text for mark in '"“')
    head = 1 + weights.head / (1 + weights.decay * passage.position)
    cost = math.pow(max(1, passage.cost), weights.length)
    return passage.worth * head * (weights.speech if quoting else 1.0) / cost


def reading_order(passages: Sequence[Passage], choices: Sequence[Choice]) -> list[int]:
    """The chosen indices as a reader wants them: what heads each document first, then the rest in source order."""
    return sorted(
        (choice.index for choice in choices),
        key=lambda index: (passages[index].position >= LEDE, passages[index].document, passages[index].position),
    )


def _concept_values(
    passages: Sequence[Passage], concepts: Sequence[dict[Concept, None]], weights: Weights
) -> dict[Concept, float]:
    """The weight of every concept that counts: a bigram that one sentence alone holds is chance wording."""
    mass: dict[Concept, float] = {}
    often: set[Concept] = set()
    holders: dict[Concept, int] = {}  # one bit a document
    for passage, held in zip(passages, concepts, strict=True):
        prior = 1 / (1 + weights.decay * passage.position)
        single, bit = prior * weights.word, 1 << passage.document
        for concept in held:
            if concept in mass:
                often.add(concept)
                mass[concept] += prior if " " in concept else single
                holders[concept] |= bit
            else:
                mass[concept] = prior if " " in concept else single
                holders[concept] = bit
    return {
        concept: total * holders[concept].bit_count() ** weights.sharing
        for concept, total in mass.items()
        if concept in often or " " not in concept
    }


def _cover(
    passages: Sequence[Passage],
    concepts: Sequence[Sequence[Concept]],
    value: dict[Concept, float],
    factors: Sequence[float],
    *,
    words: int,
    most: int,
    told: Sequence[str],
) -> tuple[Choice, ...]:
    """Lazy greedy: a gain can only fall as more is covered, so a stale top of the heap is enough of a bound."""
    covered: set[Concept] = set()
    chosen: list[Choice] = []
    said = [_Wording(text) for text in told]

    def gain(index: int) -> float:
        return factors[index] * sum(value[concept] for concept in concepts[index] if concept not in covered)

    heap = [(-gain(index), index) for index in range(len(passages)) if passages[index].worth > 0]
    heapq.heapify(heap)
    left = words
    while heap and len(chosen) < most:
        _, index = heapq.heappop(heap)
        current = gain(index)
        if passages[index].cost > left or current <= 0:
            continue
        if heap and -heap[0][0] > current:
            heapq.heappush(heap, (-current, index))
            continue
        wording = _Wording(passages[index].text)
        if any(wording.repeats(other) for other in said):
            continue
        new = sorted((c for c in concepts[index] if c not in covered), key=lambda c: (-value[c], c))
        said.append(wording)
        chosen.append(Choice(index=index, gain=current, concepts=tuple(new[:3])))
        covered.update(concepts[index])
        left -= passages[index].cost
    return tuple(chosen)


def repeats(text: str, told: str) -> bool:
    """Whether ``text`` says again what ``told`` says, by its order of words or by the words it is made of."""
    return _Wording(text).repeats(_Wording(told))


def alike(one: str, other: str) -> float:
    """ROUGE-L F1 of two texts over stems (Lin, "ROUGE", 2004): twice the common subsequence by both lengths.

    Below TOO_ALIKE it may be an upper bound, which costs less to find.
    """
    return _Wording(one).likeness(_Wording(other))


class _Wording:
    """The stems of one text, in order, counted, and those of its content words."""

    __slots__ = ("content", "count", "stems")

    def __init__(self, text: str) -> None:
        words = words_of(text)
        self.stems = [stem(word) for word in words]
        self.count = Counter(self.stems)
        self.content = {root for root, word in zip(self.stems, words, strict=True) if word not in FUNCTION_WORDS}

    def repeats(self, other: "_Wording") -> bool:
        shared = len(self.content & other.content)
        if shared >= CONTAINED * min(len(self.content), len(other.content)):
            return True
        return self.likeness(other) >= TOO_ALIKE

    def likeness(self, other: "_Wording") -> float:
        both = len(self.stems) + len(other.stems)
        if not both:
            return 0.0
        # The words in common bound the subsequence from above, at a fraction of the cost.
        bound = 2 * sum((self.count & other.count).values()) / both
        return bound if bound < TOO_ALIKE else 2 * _common_subsequence(self.stems, other.stems) / both


def _common_subsequence(first: Sequence[str], second: Sequence[str]) -> int:
    row = [0] * (len(second) + 1)
    for word in first:
        corner = 0
        for place, held in enumerate(second, start=1):
            above = row[place]
            row[place] = corner + 1 if word == held else max(above, row[place - 1])
            corner = above
    return row[-1]


def extract(documents: Sequence[str], max_words: int) -> list[str]:
    """The sentences of plain texts that cover most of what they say, in at most ``max_words`` words: selection alone.

    No sentence is judged, trimmed or repaired; this is what benchmarks of extractive summaries measure.
    """
    found = [
        (number, place, " ".join(span.of(text).split()))
        for number, text in enumerate(documents)
        for place, span in enumerate(_plain_sentences(text))
    ]
    passages = [
        Passage(text=sentence, document=number, position=place, cost=len(sentence.split()))
        for number, place, sentence in found
        if FEWEST_WORDS <= len(sentence.split()) <= MOST_WORDS
    ]
    chosen = select(passages, words=max_words)
    return [passages[index].text for index in reading_order(passages, chosen)]


def _plain_sentences(text: str) -> list[Span]:
    lines = re.finditer(r"[^\n]*\S[^\n]*", text)
    return [span for line in lines for span in sentence_spans(text, Span(*line.span()))]
