"""Rules of pointing: "such" and "there" point to what an earlier sentence told, unless the statement tells it too."""

import re
from collections.abc import Callable
from typing import Final

from ..kinds.candidate import Candidate, Material
from .reference import names_a_place, own_words

# "There were 40" opens its clause and points nowhere.
_THERE: Final = re.compile(
    r"\b(?<!\bover )there\b(?![’']s\b)(?!\s+(?:is|are|was|were|be|being|been|has|have|had|will|would|may|might|can"
    r"|could|should|must|remain(?:s|ed)?|exist(?:s|ed)?|seem(?:s|ed)?|appear(?:s|ed)?|came|comes|no longer|still"
    r"|also|now|already)\b)",
    re.IGNORECASE,
)
_SUCH: Final = re.compile(r"\b(?<!as )(?<!no )such (?!as\b|that\b|an? )[a-z]+", re.IGNORECASE)


def _such(candidate: Candidate, _: Material) -> bool:
    """Things of a kind that is not told: "for such halls"."""
    return not own_words(candidate) and _SUCH.search(candidate.statement.text) is not None


def _there(candidate: Candidate, _: Material) -> bool:
    """A place that no name before it tells: "sold 40 bicycles there"."""
    body = candidate.statement.text
    return not own_words(candidate) and any(
        not names_a_place(candidate, body[: found.start()]) for found in _THERE.finditer(body)
    )


Row = tuple[str, str, Callable[[Candidate, Material], bool]]
RULES: Final[tuple[Row, ...]] = (
    ("such", "“such” things of a kind that is not told", _such),
    ("there", "“there” without the name of the place", _there),
)
