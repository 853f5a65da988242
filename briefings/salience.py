"""What matters and what repeats: passages chosen under a word budget.

Several documents: budgeted coverage of concepts, each counted once (Gillick and Favre, "A Scalable Global Model for
Summarization", 2009, with the greedy algorithm of Lin and Bilmes, "Multi-document Summarization via Budgeted
Maximization of Submodular Functions", 2010, in its lazy form). A concept is a stemmed bigram or word; it weighs more
the earlier it stands and the more documents hold it. One document: the same coverage under a steep position prior,
because news puts what matters first. Pure, deterministic, near-linear in the number of passages.
Knows words only: nothing of names or facts.
"""

import re
from collections.abc import Sequence
from typing import Final

from .article import Span
from .covering import Choice, Concept, Coverage, Passage, Weights, cover
from .likeness import FUNCTION_WORDS, stem, words_of
from .sentences import sentence_spans

# Chosen on the development data with both of its halves in view, at three budgets each; no half was held back.
SEVERAL: Final = Weights(decay=0.03, length=0.5, word=0.15, sharing=2.0, head=0.0, speech=1.0)
# The same where passages must stand as lines: what heads an article does so best. Whole briefings of several plain
# articles have R2 .118 at 100 words with these, .110 with the weights above, which are best for bare sentences.
SEVERAL_LINES: Final = Weights(decay=0.2, length=0.5, word=0.15, sharing=2.0, head=2.0, speech=1.0)
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

# A line that adds less than this share of what the best line added is filler. Read off briefings of single articles;
# of 30 such articles in plain text they leave out 8 of 63 lines and R2 rises from .070 to .073. Anything from .06 to
# .12 measures the same.
LEAST_SHARE: Final = 0.06
DEEP: Final = 10
LEAST_SHARE_DEEP: Final = 0.25

# Where a reader looks for the heart of a document; later sentences follow in a second pass of the reading order.
LEDE: Final = 3


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
    lines: bool = False,
) -> tuple[Choice, ...]:
    """The passages that cover most of what the documents say, best first; what ``about`` says counts most.

    At most ``words`` words and ``most`` passages; what repeats a text of ``told`` is left out. ``lines`` says
    that the passages stand as lines of a briefing, by themselves or with those they need.
    """
    documents = len({passage.document for passage in passages})
    weights = _weights_for(documents, lines=lines)
    concepts = [concepts_of(passage.text) for passage in passages]
    value = _concept_values(passages, concepts, weights)
    for concept in {concept for text in about for concept in concepts_of(text)} & value.keys():
        value[concept] += ABOUT
    counted = [[concept for concept in held if concept in value] for held in concepts]
    coverage = Coverage(passages, counted, value, weights)
    return cover(passages, coverage, words=words, most=len(passages) if most is None else most, told=told)


def _weights_for(documents: int, *, lines: bool) -> Weights:
    if documents >= MANY_DOCUMENTS:
        return MANY
    if documents == 1:
        return ONE
    return SEVERAL_LINES if lines else SEVERAL


def reading_order(passages: Sequence[Passage], choices: Sequence[Choice]) -> list[int]:
    """The chosen indices as a reader wants them: what heads each document first, then the rest in source order."""
    return sorted(
        (choice.index for choice in choices),
        key=lambda index: (passages[index].position >= LEDE, passages[index].document, passages[index].position),
    )


def carrying(passages: Sequence[Passage], choices: Sequence[Choice]) -> list[Choice]:
    """The choices worth their room, and those they need."""
    kept = [c for c in choices if _carries(passages[c.index].position, c.gain / choices[0].gain)]
    needed = {need for choice in kept for need in passages[choice.index].needs}
    return [c for c in choices if c in kept or c.index in needed]


def _carries(position: int, share: float) -> bool:
    """Whether a line at ``position`` that adds this share of what the first choice added is worth its room."""
    return position < LEDE or share >= (LEAST_SHARE if position < DEEP else LEAST_SHARE_DEEP)


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
