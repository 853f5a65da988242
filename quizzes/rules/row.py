"""Row: one line of a table of rules, which `review` makes a rule of."""

from collections.abc import Callable

from ..kinds.candidate import Candidate, Material

# Whether a candidate breaks a rule.
Check = Callable[[Candidate, Material], bool]
# A rule's code, what it refuses in plain words, and its check.
Row = tuple[str, str, Check]
