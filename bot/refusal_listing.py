"""``newsdesk quiz --explain``: each candidate that the gate refused, and how many each rule refused."""

from collections import Counter
from collections.abc import Iterator

from ..quizzes.writing import Pool
from .markup import one_line


def refusals_of(pool: Pool, *, chosen: int) -> Iterator[str]:
    """The lines to print: the refused candidates, the rules with their counts, the strictest first, and the sum.

    A prompt that one rule refused in several forms, typed and with options, is one line.
    """
    told = Counter((refusal.rule, refusal.kind, refusal.prompt) for refusal in pool.refusals)
    for (rule, kind, prompt), times in told.items():
        yield f"refused  {rule:<20} {kind:<10} {one_line(prompt)}{f'  (×{times})' if times > 1 else ''}"
    counts = Counter((refusal.rule, refusal.reason) for refusal in pool.refusals)
    for (rule, reason), times in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{times:>7}  {rule:<20} {reason}"
    passed = len(pool.questions)
    yield f"{len(pool.refusals) + passed} candidates: {passed} passed the gate, of which {chosen} make this quiz"
