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
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .article import Span
from .likeness import FUNCTION_WORDS, Wording, stem, words_of
from .sentences import sentence_spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One choosable text: ``document`` numbers its source from 0, ``position`` its place there from 0.

    ``cost`` is what it takes from the budget, in words. ``worth`` multiplies what it covers: 1 is plain news prose,
    0 may not be chosen and only tells what its document is about. ``needs`` are the indices of passages that are
    chosen with it, or before.
    """

    text: str
    document: int
    position: int
    cost: int
    worth: float = 1.0
    needs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The measured constants of the coverage function."""

    decay: float  # how fast a concept's weight falls with its sentence's position: 1 / (1 + decay * position)
    length: float  # a gain is divided by cost ** length
    word: float  # weight of a single word beside a bigram's 1
    sharing: float  # exponent of the number of documents that hold a concept
    head: float  # a sentence at the head of its document counts 1 + head times, falling with the same decay
    speech: float  # what a passage that quotes somebody is worth beside one that does not


# Chosen on the development data with both of its halves in view, at three budgets each; no half was held back.
SEVERAL: Final = Weights(decay=0.1, length=0.5, word=0.15, sharing=2.0, head=1.0, speech=1.0)
# Ten short reports of one event share so many words that sharing alone picks background; their heads agree best.
# R2 at 100 words: .148 on ten reports an event, where lead reaches .141, and .083 on four and more, where it is .055.
MANY: Final = Weights(decay=0.5, length=0.5, word=0.15, sharing=2.0, head=8.0, speech=1.0)
MANY_DOCUMENTS: Final = 6
ONE: Final = Weights(decay=0.2, length=0.5, word=0.1, sharing=0.0, head=3.0, speech=0.6)

# What the headlines say is the news, so a passage that tells more of it is worth more. Read off the briefings of 34
# pages; the scored sets have no headlines.
ABOUT: Final = 1.5

FEWEST_WORDS: Final = 6  # shorter sentences are headings and fragments
MOST_WORDS: Final = 60  # longer ones are lists, or sentences that lost their borders

MOST_TOGETHER: Final = 3  # passages in one line: what editors allow a story of an edition
MOST_WORDS_TOGETHER: Final = 85  # words in such a line: three sentences of news

# Where a reader looks for the heart of a document; later sentences follow in a second pass of the reading order.
LEDE: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A chosen passage: its index, the weight of what it added, and the words it carried that count most."""

    index: int
    gain: float
    concepts: tuple[str, ...]


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
    about: Sequence[str] = (),
    weights: Weights | None = None,
) -> tuple[Choice, ...]:
    """The passages that cover most of what the documents say, best first; what ``about`` says counts most.

    At most ``words`` words and ``most`` passages; what repeats a text of ``told`` is left out. ``weights`` default to
    what was measured best for that many documents.
    """
    documents = len({passage.document for passage in passages})
    chosen_weights = weights or _weights_for(documents)
    concepts = [concepts_of(passage.text) for passage in passages]
    value = _concept_values(passages, concepts, chosen_weights)
    for concept in {concept for text in about for concept in concepts_of(text)} & value.keys():
        value[concept] += ABOUT
    counted = [[concept for concept in held if concept in value] for held in concepts]
    coverage = _Coverage(passages, counted, value, chosen_weights)
    return _cover(passages, coverage, words=words, most=len(passages) if most is None else most, told=told)


def _weights_for(documents: int) -> Weights:
    if documents >= MANY_DOCUMENTS:
        return MANY
    return SEVERAL if documents > 1 else ONE


def _factor(passage: Passage, weights: Weights) -> float:
    quoting = any(mark in passage.text for mark in '"“')
    head = 1 + weights.head / (1 + weights.decay * passage.position)
    return passage.worth * head * (weights.speech if quoting else 1.0)


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


class _Lines:
    """Which chosen passages stand in one line: those that need one another."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._line: dict[int, frozenset[int]] = {}

    def with_all(self, indices: Sequence[int]) -> frozenset[int]:
        """The line that a passage, the last of ``indices``, would make with what it needs."""
        return frozenset(indices).union(*(self._line.get(index, ()) for index in indices))

    def hold(self, line: frozenset[int]) -> bool:
        """Whether so much fits in one line."""
        cost = sum(self._passages[index].cost for index in line)
        return len(line) == 1 or (len(line) <= MOST_TOGETHER and cost <= MOST_WORDS_TOGETHER)

    def add(self, line: frozenset[int]) -> None:
        """Take ``line`` as chosen."""
        for index in line:
            self._line[index] = line


class _Coverage:
    """What is covered so far, and what passages would add to it."""

    def __init__(
        self,
        passages: Sequence[Passage],
        concepts: Sequence[Sequence[Concept]],
        value: dict[Concept, float],
        weights: Weights,
    ) -> None:
        self.covered: set[Concept] = set()
        self._passages = passages
        self._concepts = concepts
        self._value = value
        self._length = weights.length
        self._factors = [_factor(passage, weights) for passage in passages]

    def gain(self, indices: Sequence[int]) -> float:
        """What passages add together, by the root of their cost; the one that needs the others comes last."""
        cost = max(1, sum(self._passages[index].cost for index in indices))
        if len(indices) == 1:
            return self._added(indices[0], self.covered) / math.pow(cost, self._length)
        covered, total = set(self.covered), 0.0
        for index in indices:
            total += self._added(index, covered)
            covered.update(self._concepts[index])
        return total / math.pow(cost, self._length)

    def _added(self, index: int, covered: set[Concept]) -> float:
        value = self._value
        return self._factors[index] * sum(value[c] for c in self._concepts[index] if c not in covered)

    def take(self, index: int, gain: float) -> Choice:
        """Count what a passage covers as covered; what it added most comes with it."""
        new = sorted((c for c in self._concepts[index] if c not in self.covered), key=lambda c: (-self._value[c], c))
        self.covered.update(self._concepts[index])
        return Choice(index=index, gain=gain, concepts=tuple(new[:3]))


def _cover(
    passages: Sequence[Passage], coverage: _Coverage, *, words: int, most: int, told: Sequence[str]
) -> tuple[Choice, ...]:
    """Lazy greedy: a gain can only fall as more is covered, so a stale top of the heap is enough of a bound.

    Only the gain of a passage whose needs were chosen can rise, so it is put on the heap anew.
    """
    said = [Wording(text) for text in told]
    chosen: dict[int, Choice] = {}
    lines = _Lines(passages)
    users: dict[int, list[int]] = {}
    for index, passage in enumerate(passages):
        for need in passage.needs:
            users.setdefault(need, []).append(index)

    def missing(index: int) -> list[int]:
        return [*(need for need in passages[index].needs if need not in chosen), index]

    heap = [
        (-coverage.gain(missing(index)), index)
        for index, passage in enumerate(passages)
        if passage.worth > 0 and all(passages[need].worth > 0 for need in passage.needs)
    ]
    heapq.heapify(heap)
    left = words
    while heap and len(chosen) < most:
        _, index = heapq.heappop(heap)
        if index in chosen:
            continue
        added = missing(index)
        current, cost = coverage.gain(added), sum(passages[each].cost for each in added)
        line = lines.with_all([*passages[index].needs, index])
        if cost > left or current <= 0 or len(chosen) + len(added) > most or not lines.hold(line):
            continue
        if heap and -heap[0][0] > current:
            heapq.heappush(heap, (-current, index))
            continue
        wordings = [Wording(passages[each].text) for each in added]
        if any(wording.repeats(other) for wording in wordings for other in said):
            continue
        said += wordings
        chosen.update((each, coverage.take(each, current)) for each in added)
        lines.add(line)
        left -= cost
        for user in {user for each in added for user in users.get(each, ())} - chosen.keys():
            if passages[user].worth > 0:
                heapq.heappush(heap, (-coverage.gain(missing(user)), user))
    return tuple(chosen.values())


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
