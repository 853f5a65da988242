"""One form for the forms of a verb and for the -ism, -ist family."""

import re
from functools import lru_cache
from typing import Final

from .normalization import stem

_INFLECTION: Final = re.compile(r"(?<=[a-z]{3})(?:ed|ing|es)$|(?<=[a-z]{2}e)d$")


@lru_cache(maxsize=8192)
def inflected(word: str) -> str:
    """``word`` without verb endings and the -ism, -ist family: "falsify" for falsified and falsifying."""
    word = _INFLECTION.sub("", stem(word))
    for ending in ("istic", "ism", "ist"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    if word.endswith("i"):
        return word[:-1] + "y"
    return word[:-1] if word.endswith("e") and len(word) > 3 else word
