"""Rules of pointing: "such" and "there" point to what an earlier sentence told, unless the statement tells it too."""

import re
from typing import Final

from ...briefings.names import country_of_demonym
from ..kinds.candidate import Candidate, Material
from .reference import names_a_place, own_words
from .row import Row

# "There were 40" opens its clause and points nowhere.
_THERE: Final = re.compile(
    r"\b(?<!\bover )there\b(?![’']s\b)(?!\s+(?:is|are|was|were|be|being|been|has|have|had|will|would|may|might|can"
    r"|could|should|must|remain(?:s|ed)?|exist(?:s|ed)?|seem(?:s|ed)?|appear(?:s|ed)?|came|comes|no longer|still"
    r"|also|now|already)\b)",
    re.IGNORECASE,
)
_SUCH: Final = re.compile(r"\b(?<!as )(?<!no )such (?!as\b|that\b|an? )[a-z]+", re.IGNORECASE)


_BESIDE: Final = re.compile(
    r"\b[Aa]n? (?:parallel|separate|similar|additional|subsequent|follow-up) (?!to\b|from\b)[a-z]+\b"
    r"(?! (?:to|from)\b)"
    r"|\b[Tt]he previous (?!year|month|week|day|season|quarter|decade|century|record\b)[a-z]+"
)
# "Another chocolate bar": beside which, unless the statement has told of one.
_ANOTHER: Final = re.compile(
    r"\banother (?!\d|one\b|\ue000)(?:[a-z-]+ ){0,3}?(?P<noun>[a-z]+)\b(?!, (?:[A-Z]|\ue000))"
)
# "The Spanish club" is one of many; "the Spanish club Real Betis" and "the Spanish government" say which.
_ONE_OF_A_NATION: Final = re.compile(
    r"\b[Tt]he (?P<nation>[A-Z][a-z]+) (?:airline|bank|carmaker|chain|club|company|firm|giant|group|maker|newspaper"
    r"|outlet|side|start-up|startup|team|university)\b(?![’']s)(?!,? (?:of |called |named )?[“A-Z])"
)


def _such(candidate: Candidate, _: Material) -> bool:
    """Things of a kind that is not told, or beside one that is not: "for such halls", "a parallel probe"."""
    text = candidate.statement.text
    if own_words(candidate):
        return False
    another = any(
        not re.search(rf"\b(?:an?|one) (?:[\w-]+ ){{0,4}}{re.escape(found['noun'])}", text[: found.start()])
        for found in _ANOTHER.finditer(text)
    )
    return another or _SUCH.search(text) is not None or _BESIDE.search(text) is not None


def _there(candidate: Candidate, _: Material) -> bool:
    """A place that no name before it tells: "sold 40 bicycles there"."""
    body = candidate.statement.text
    return not own_words(candidate) and any(
        not names_a_place(candidate, body[: found.start()]) for found in _THERE.finditer(body)
    )


def _one_of_a_nation(candidate: Candidate, _: Material) -> bool:
    """A club or a firm known by its country alone: "for the Spanish team"."""
    return not own_words(candidate) and any(
        country_of_demonym(found["nation"]) is not None
        for found in _ONE_OF_A_NATION.finditer(candidate.statement.text)
    )


RULES: Final[tuple[Row, ...]] = (
    ("such", "“such” things of a kind that is not told", _such),
    ("one-of-a-nation", "a club or a firm known by its country alone", _one_of_a_nation),
    ("there", "“there” without the name of the place", _there),
)
