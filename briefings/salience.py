"""What matters and what repeats: passages chosen under a word budget.

Several documents: budgeted coverage of concepts, each counted once (Gillick and Favre, "A Scalable Global Model for
Summarization", 2009, with the greedy algorithm of Lin and Bilmes, "Multi-document Summarization via Budgeted
Maximization of Submodular Functions", 2010, in its lazy form). A concept is a stemmed bigram or word; it weighs more
the earlier it stands and the more documents hold it. One document: the same coverage under a steep position prior,
because news puts what matters first. Pure, deterministic, near-linear in the number of passages.
Knows words only: nothing of articles, names or facts.
"""

import heapq
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

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

    ``cost`` is what it takes from the budget, in words. ``worth`` multiplies what it covers: 1 is plain news prose.
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


SEVERAL: Final = Weights(decay=0.05, length=0.5, word=0.5, sharing=1.0)
ONE: Final = Weights(decay=0.3, length=0.5, word=0.5, sharing=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A chosen passage: its index, the weight of what it added, and the words it carried that count most."""

    index: int
    gain: float
    concepts: tuple[str, ...]


def stem(word: str) -> str:
    """A light English stem of a lower-case word; words of up to four letters stay whole."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word[: -len(suffix)]
    return word


def words_of(text: str) -> list[str]:
    """The words of ``text`` in lower case, in order."""
    return [match.lower() for match in WORD.findall(text)]


Concept = tuple[str, ...]


def concepts_of(text: str) -> dict[Concept, None]:
    """The distinct concepts of ``text`` in order: stemmed bigrams not wholly of function words, and content words."""
    words = words_of(text)
    stems = [stem(word) for word in words]
    found: dict[Concept, None] = {}
    for place, (word, root) in enumerate(zip(words, stems, strict=True)):
        if word not in FUNCTION_WORDS and len(root) > 2:
            found[(root,)] = None
        if place and not (word in FUNCTION_WORDS and words[place - 1] in FUNCTION_WORDS):
            found[(stems[place - 1], root)] = None
    return found


def select(passages: Sequence[Passage], *, words: int, weights: Weights | None = None) -> tuple[Choice, ...]:
    """The passages that cover most of what the documents say in at most ``words`` words, best first.

    ``weights`` default to ONE for a single document and SEVERAL for more.
    """
    documents = len({passage.document for passage in passages})
    chosen_weights = weights or (SEVERAL if documents > 1 else ONE)
    concepts = [concepts_of(passage.text) for passage in passages]
    value = _concept_values(passages, concepts, chosen_weights)
    return _cover(passages, concepts, value, words=words, length=chosen_weights.length)


def _concept_values(
    passages: Sequence[Passage], concepts: Sequence[dict[Concept, None]], weights: Weights
) -> dict[Concept, float]:
    mass: dict[Concept, float] = {}
    holders: dict[Concept, set[int]] = {}
    for passage, held in zip(passages, concepts, strict=True):
        prior = 1 / (1 + weights.decay * passage.position)
        for concept in held:
            mass[concept] = mass.get(concept, 0.0) + prior * (weights.word if len(concept) == 1 else 1.0)
            holders.setdefault(concept, set()).add(passage.document)
    return {concept: total * len(holders[concept]) ** weights.sharing for concept, total in mass.items()}


def _cover(
    passages: Sequence[Passage],
    concepts: Sequence[dict[Concept, None]],
    value: dict[Concept, float],
    *,
    words: int,
    length: float,
) -> tuple[Choice, ...]:
    """Lazy greedy: a gain can only fall as more is covered, so a stale top of the heap is enough of a bound."""
    covered: set[Concept] = set()
    chosen: list[Choice] = []

    def gain(index: int) -> float:
        fresh = sum(value[concept] for concept in concepts[index] if concept not in covered)
        return passages[index].worth * fresh / math.pow(max(1, passages[index].cost), length)

    heap = [(-gain(index), index) for index in range(len(passages))]
    heapq.heapify(heap)
    left = words
    while heap:
        _, index = heapq.heappop(heap)
        if passages[index].cost > left:
            continue
        current = gain(index)
        if current <= 0:
            continue
        if heap and -heap[0][0] > current:
            heapq.heappush(heap, (-current, index))
            continue
        new = sorted((c for c in concepts[index] if c not in covered), key=lambda c: (-value[c], c))
        chosen.append(Choice(index=index, gain=current, concepts=tuple(" ".join(c) for c in new[:3])))
        covered.update(concepts[index])
        left -= passages[index].cost
    return tuple(chosen)
