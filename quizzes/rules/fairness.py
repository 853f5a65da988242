"""Rules of fairness: one right answer, options of one form, and no giveaway."""

import re
from collections.abc import Callable
from typing import Final

from ...briefings.quantities import Bound, Quantity
from ..kinds.candidate import Candidate, Material
from ..kinds.statement import KEY

MOST_UNEVEN: Final = 1.5  # longest option to shortest; people's quizzes make the key the longest in 40% of items
_OPEN: Final = frozenset((Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST))


def _one_key(candidate: Candidate, _: Material) -> bool:
    right = [option.text for option in candidate.options if option.correct]
    return bool(candidate.options) and (right != [candidate.key] or candidate.key not in candidate.accept)


def _repeated(candidate: Candidate, _: Material) -> bool:
    texts = [option.text.casefold() for option in candidate.options]
    return len(set(texts)) != len(texts)


def _uneven(candidate: Candidate, _: Material) -> bool:
    if candidate.kind not in ("figure", "date", "place"):
        return False
    lengths = [len(option.text) for option in candidate.options]
    return bool(lengths) and max(lengths) > max(min(lengths) * MOST_UNEVEN, min(lengths) + 3)


def _entailed(candidate: Candidate, _: Material) -> bool:
    """With an open bound, a smaller (or larger) option is true as well."""
    if candidate.kind in ("order", "dispute"):
        return False
    bounded = any(isinstance(f.value, Quantity) and f.value.bound in _OPEN for f in candidate.facts)
    return bounded and bool(candidate.options)


def _gives_away(candidate: Candidate, _: Material) -> bool:
    """The key, or a word of a name that is the key, stands in the prompt."""
    if candidate.kind in ("true_false", "order", "comparison"):
        return False
    body = candidate.body.replace(KEY, " ")
    if candidate.kind in ("figure", "date"):
        return re.search(rf"(?<![\w.,]){re.escape(candidate.key)}(?![\w])", candidate.body) is not None
    words = [w for w in re.findall(r"\w+", candidate.key) if len(w) > 2]
    return any(re.search(rf"\b{re.escape(word)}", body, re.IGNORECASE) for word in words)


def _option_in_prompt(candidate: Candidate, _: Material) -> bool:
    if candidate.kind in ("true_false", "order", "comparison"):
        return False
    return any(
        not option.correct and re.search(rf"(?<![\w.]){re.escape(option.text)}(?!\w)", candidate.body)
        for option in candidate.options
    )


def _list_member(candidate: Candidate, _: Material) -> bool:
    """The key is one of a list, whose other members would be right as well."""
    if candidate.kind != "place":
        return False
    head, __, tail = candidate.statement.text.partition(KEY)
    return bool(
        re.search(r"(?:\band|\bor|\bincluding|\bsuch as|\bamong)\s*$", head)
        or re.match(r"\s*(?:,\s*[A-Z][^,.]*(?:,| and )\s*[A-Z]|,?\s*(?:and|or)\s+[A-Z])", tail)
    )


Row = tuple[str, str, Callable[[Candidate, Material], bool]]
RULES: Final[tuple[Row, ...]] = (
    ("no-single-key", "options without exactly one right one", _one_key),
    ("option-repeated", "two options that are the same", _repeated),
    ("option-form", "an option that sticks out by its length", _uneven),
    ("entailed-option", "options under a bound that makes them true", _entailed),
    ("gives-away", "a prompt that holds its answer", _gives_away),
    ("option-in-prompt", "an option that stands in the prompt", _option_in_prompt),
    ("list-member", "one member of a list", _list_member),
)
