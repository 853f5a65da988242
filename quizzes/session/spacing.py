"""When a missed question comes back: Leitner's boxes (So lernt man lernen, 1972), each box waiting longer."""

from dataclasses import dataclass
from datetime import timedelta

from .game import Outcome

# Each wait is about three times the one before, the ratio usual for Leitner boxes; the first is short so that
# somebody who asks right after a quiz gets something.
WAITS = (timedelta(minutes=10), timedelta(days=1), timedelta(days=3), timedelta(days=9), timedelta(days=27))


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A missed question's box, from 0, and how long to wait before it is asked again."""

    box: int
    wait: timedelta


def next_review(box: int | None, outcome: Outcome) -> Review | None:
    """The box after an answer: a wrong one goes to the first box, a right one moves up, or out after the last.

    ``box`` is None for a question not missed before; answered right, it needs no review. A prompt moves nothing.
    """
    if outcome == "reject":
        return Review(box=0, wait=WAITS[0])
    if box is None:
        return None
    after = box if outcome == "prompt" else box + 1
    return Review(box=after, wait=WAITS[after]) if after < len(WAITS) else None
