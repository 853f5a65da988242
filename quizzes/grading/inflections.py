"""One form for the forms of a verb and for the -ism, -ist family."""

from functools import lru_cache
from typing import Final

from .normalization import stem

_ENDINGS: Final = ("ing", "ed", "es")
_LEAST: Final = 3  # letters that a verb keeps


@lru_cache(maxsize=8192)
def inflected(word: str) -> str:
    """``word`` without verb endings and the -ism, -ist family: "falsify" for falsified and falsifying."""
    word = _without_ending(stem(word))
    for ending in ("istic", "ism", "ist"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    if word.endswith("i"):
        return word[:-1] + "y"
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)]
    return word[:-1] if word.endswith("ed") and len(word) > _LEAST else word
