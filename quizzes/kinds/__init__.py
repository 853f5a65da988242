"""The kinds of questions: each a pure function from a fact of a report to candidate questions."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from ...briefings.facts import Fact
from .candidate import Candidate, Material, Report
from .date import date_candidates
from .deed import deed_candidates
from .dispute import dispute_candidates
from .figure import figure_candidates
from .name import name_candidates
from .pairs import pair_candidates
from .person import post_candidates
from .place import place_candidates
from .reported import reported_candidates
from .speaker import speaker_candidates
from .true_false import true_false_candidates

Kind = Callable[[Report, Fact, Material], Iterator[Candidate]]
SentenceKind = Callable[[Report, int, Material], Iterator[Candidate]]

KINDS: Final[tuple[Kind, ...]] = (
    figure_candidates,
    date_candidates,
    speaker_candidates,
    post_candidates,
    place_candidates,
)
SENTENCE_KINDS: Final[tuple[SentenceKind, ...]] = (deed_candidates, reported_candidates, name_candidates)
DerivedKind = Callable[[Iterable[Candidate], Material], Iterator[Candidate]]
# Made from candidates that have passed the gate.
DERIVED_KINDS: Final[tuple[DerivedKind, ...]] = (true_false_candidates, pair_candidates, dispute_candidates)
