"""Grade replies to yes-or-no and true-or-false questions."""

import re
from typing import Final

from .findings import Finding, accept, prompt, reject
from .keys import Key
from .normalization import words_of
from .word_lists import word_list
from .words import LITTLE, is_given

_YES: Final = word_list("yes")
_NO: Final = word_list("no")
_DENIALS: Final = word_list("denials")
_SHORT: Final = 5  # words; in a longer reply the second stance is part of a remark
_DOUBT: Final = re.compile(
    r"\b(?:yes and no|no and yes|maybe|perhaps|could be|possibly|not sure|partly|sort of|kind of|both|half)\b",
    re.IGNORECASE,
)
_NOT_AN_ANSWER: Final = re.compile(
    r"\bno (?:idea|clue|comment|way to|one|body|matter|problem)\b|\bnobody\b|\bnot (?:sure|certain)\b", re.IGNORECASE
)


def match_yes_no(key: Key, text: str) -> Finding | None:
    """Hold a reply against yes or no: its first such word, or the negation of its sentence."""
    wanted = key.golds[0].words[0] in _YES
    if _NOT_AN_ANSWER.search(text):
        return reject("no answer", "That is no answer.")
    words = words_of(text)
    said = _stance(words)
    if words[-3:] == ("of", "course", "not"):
        said = "no"
    elif words[-2:] == ("of", "course") and said is None:
        said = "yes"
    if _DOUBT.search(text) or said == "both":
        return reject("yes and no", "Yes or no: choose one.") if said == "both" else prompt("yes or no", "Yes or no?")
    if said is None:
        return _by_sentence(key, words, wanted=wanted)
    return accept("yes or no") if (said == "yes") is wanted else reject("yes or no", "That is not it.")


def _stance(words: tuple[str, ...]) -> str | None:
    """The stance of the first words, "both" when the reply takes both."""
    stances = [
        said for at, word in enumerate(words) if (said := _said(word, words[max(at - _REACH, 0) : at])) is not None
    ]
    if not stances:
        return None
    if words[-1] == "not":
        return "no"  # "definitely not"
    if len(set(stances)) == 1:
        return stances[0]
    return stances[0] if len(words) > _SHORT and words[0] not in _NO else "both"


def _said(word: str, before: tuple[str, ...]) -> str | None:
    """The stance of one word, turned round by a negation before it: "not true", "it isn't false"."""
    if word not in _YES and word not in _NO:
        return None
    return "yes" if (word in _YES) is _DENIALS.isdisjoint(before) else "no"


_REACH: Final = 2  # words that a negation stands before what it turns round: "not at all true" is too rare


def _by_sentence(key: Key, words: tuple[str, ...], *, wanted: bool) -> Finding | None:
    """A sentence that repeats the question's words affirms it, or denies it with a negation."""
    overlap = sum(is_given(word, key) for word in words if word not in LITTLE)
    if any(word in _DENIALS for word in words) and not all(word in _DENIALS for word in words):
        return reject("yes or no", "That is not it.") if wanted else accept("yes or no")
    if overlap >= 2 or (
        words and words[:2] in {("it", "did"), ("it", "does"), ("it", "was"), ("it", "is"), ("they", "did")}
    ):
        return accept("yes or no") if wanted else reject("yes or no", "That is not it.")
    if words and all(is_given(word, key) for word in words):
        return prompt("yes or no", "Yes or no?")
    return None
