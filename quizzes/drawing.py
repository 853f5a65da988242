"""From a large pool to one that a quiz can be chosen from at once."""

from collections.abc import Collection, Sequence
from itertools import chain, zip_longest
from typing import Final

from .kinds.candidate import chance
from .question import Question

# Choosing compares every pair of the pool: 200 questions take a fifth of a second, 10,000 ten minutes. A quiz has at
# most twenty questions, so 200 leave ten to choose from for each.
LARGEST_POOL: Final = 200


def drawn(
    pool: Sequence[Question], *, seed: int, size: int = LARGEST_POOL, first: Collection[str] = ()
) -> tuple[Question, ...]:
    """At most ``size`` questions of ``pool`` in its order: of each kind as many, while there are enough of it.

    Those whose ids are among ``first`` are drawn before any other.
    """
    if len(pool) <= size:
        return tuple(pool)
    kinds: dict[str, list[tuple[int, int]]] = {}
    wanted = [place for place, question in enumerate(pool) if question.id in first]
    for place, question in enumerate(pool):
        if question.id not in first:
            kinds.setdefault(question.kind, []).append((chance(seed, question.id), place))
    mixed = chain.from_iterable(zip_longest(*(sorted(places) for places in kinds.values())))
    taken = [*wanted, *(found[1] for found in mixed if found is not None)][:size]
    return tuple(pool[place] for place in sorted(taken))
