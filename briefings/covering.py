"""Greedy coverage under a budget of words: which passages together cover most, those they need included.

The lazy greedy algorithm of Lin and Bilmes, "Multi-document Summarization via Budgeted Maximization of Submodular
Functions" (2010), with passages that may be chosen only together. Knows nothing of where concepts come from.
"""

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .likeness import Wording, tells_core

MOST_TOGETHER: Final = 3  # passages in one line: what editors allow a story of an edition
MOST_WORDS_TOGETHER: Final = 110  # words in such a line: three sentences of news


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One choosable text: ``document`` numbers its source from 0, ``position`` its depth there.

    Depth is 0 where the news begins. ``cost`` is what it takes from the budget, in words. ``worth`` multiplies what
    it covers: 1 is plain news prose, 0 may not be chosen and only tells what its document is about. ``needs`` are the
    indices of passages that are chosen with it, or before. ``core`` are the stems of its subject, verb and object,
    where these are known.
    """

    text: str
    document: int
    position: int
    cost: int
    worth: float = 1.0
    needs: tuple[int, ...] = ()
    core: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The measured constants of the coverage function."""

    decay: float  # how fast a concept's weight falls with its sentence's position: 1 / (1 + decay * position)
    length: float  # a gain is divided by cost ** length
    word: float  # weight of a single word beside a bigram's 1
    sharing: float  # exponent of the number of documents that hold a concept
    head: float  # a sentence at the head of its document counts 1 + head times, falling with the same decay
    speech: float  # what a passage that quotes somebody is worth beside one that does not


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A chosen passage: its index, the weight of what it added, and the words it carried that count most."""

    index: int
    gain: float
    concepts: tuple[str, ...]


Concept = str  # "pier" or "old pier"; plain strings, for the garbage collector walks tuples


def _factor(passage: Passage, weights: Weights) -> float:
    quoting = any(mark in passage.text for mark in '"“')
    head = 1 + weights.head / (1 + weights.decay * passage.position)
    return passage.worth * head * (weights.speech if quoting else 1.0)


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


class Coverage:
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


def cover(
    passages: Sequence[Passage], coverage: Coverage, *, words: int, most: int, told: Sequence[str]
) -> tuple[Choice, ...]:
    """Lazy greedy: a gain can only fall as more is covered, so a stale top of the heap is enough of a bound.

    Only the gain of a passage whose needs were chosen can rise, so it is put on the heap anew.
    """
    said = [Wording(text) for text in told]
    alone = len({passage.document for passage in passages}) == 1
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
        cores = [passages[each].core for each in added]
        if any(_says_again(wording, other, alone=alone) for wording in wordings for other in said) or any(
            tells_core(core, other.content) for core in cores for other in said
        ):
            continue
        said += wordings
        chosen.update((each, coverage.take(each, current)) for each in added)
        lines.add(line)
        left -= cost
        for user in {user for each in added for user in users.get(each, ())} - chosen.keys():
            if passages[user].worth > 0:
                heapq.heappush(heap, (-coverage.gain(missing(user)), user))
    return tuple(chosen.values())


def _says_again(one: Wording, other: Wording, *, alone: bool) -> bool:
    """Whether a passage repeats another; ``alone`` says that one writer wrote both."""
    return one.repeats(other) or (alone and one.tells_sum_of(other))
