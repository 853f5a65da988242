"""CPU time of one run, for tests that hold it against a named peer in the same process, never against a clock."""

import time
from collections.abc import Callable


def least_time(run: Callable[[], object], *, rounds: int = 3) -> float:
    """CPU seconds of the quickest of some runs: the others were disturbed."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def adding_letters(count: int) -> float:
    """CPU seconds for adding up the codes of ``count`` letters one by one: a peer that any machine has."""
    text = "newsdesk" * (count // 8)
    return least_time(lambda: sum(map(ord, text)))
