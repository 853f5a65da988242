"""When two words are one word misspelt, or one name written in two ways."""

from functools import lru_cache
from typing import Final, Literal

from rapidfuzz.distance import OSA

from .normalization import stem
from .tables import is_known_word, is_known_word_or_place

# Letters a word needs for its first, second and third slip. Chat typing errs about once a word; below four letters
# one slip makes another word more often than not.
_BUDGET: Final = (4, 8, 13)
FIRST_LETTER_FREE: Final = 6  # shorter words must begin right: first letters are seldom mistyped
LONGEST_SLIP: Final = len(_BUDGET)  # letters by which a misspelt word may be longer or shorter
_DIGIT_LETTERS: Final = str.maketrans("013457", "oleast")
_SOUND_LENGTH: Final = 5  # shorter words sound like too many others


def budget(word: str) -> int:
    """How many slips ``word`` allows."""
    first, second, third = _BUDGET
    length = len(word)
    return 0 if length < first else 1 + (length >= second) + (length >= third)


@lru_cache(maxsize=16384)
def is_slip(meant: str, written: str, *, kind: Literal["word", "person", "place"] = "word") -> bool:
    """Whether ``written`` is ``meant`` with the slips its length allows; equal words are.

    The first letter is a slip only alone, but for names, whose first sound is written in many ways. A word with
    digits is never a slip, except letters typed as the digits that look like them ("0man"). A slip never lands on
    another known word or name of its ``kind``. For a person one spelling for another sound counts too, and a final
    "a" does not: Ivanova is not Ivanov.
    """
    if meant == written or stem(meant) == stem(written):
        return True
    if not meant.isalpha():
        return False
    if not written.isalpha():
        return any(c.isalpha() for c in written) and written.translate(_DIGIT_LETTERS) == meant
    if kind == "person" and _differ_in_sex(meant, written):
        return False
    sounded = kind == "person" and len(meant) >= _SOUND_LENGTH and sound(meant) == sound(written)
    allowed = budget(meant) if kind == "person" or meant[0] == written[0] else min(budget(meant), 1)
    near = allowed > 0 and abs(len(meant) - len(written)) <= allowed
    if near and meant[0] != written[0] and len(meant) < FIRST_LETTER_FREE:
        near = meant[:2] == written[1::-1]
    if not (sounded or near):
        return False
    # The tables are asked last: most pairs of words have been told apart by now.
    if is_known_word(written) if kind != "place" else is_known_word_or_place(written):
        return False
    return sounded or OSA.distance(meant, written, score_cutoff=allowed) <= allowed or jumbled(meant, written)


def _differ_in_sex(one: str, other: str) -> bool:
    """Whether one name is the other with the final "a" of a woman's: Novakova, Zelenska, Martina."""
    return (one[-1] == "a") != (other[-1] == "a") and one.rstrip("aiey") == other.rstrip("aiey")


def jumbled(meant: str, written: str) -> bool:
    """All the letters, the first one right, in another order."""
    return len(meant) == len(written) and meant[0] == written[0] and sorted(meant) == sorted(written)


_SOUNDS: Final = (
    ("tsch", "c"), ("tch", "c"), ("sch", "s"),
    ("zh", "j"), ("kh", "h"), ("dh", "d"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("sh", "s"), ("ch", "c"), ("dj", "j"), ("dzh", "j"), ("ck", "k"), ("q", "k"), ("w", "v"), ("x", "ks"),
    ("tz", "ts"), ("oe", "o"), ("ue", "u"), ("ae", "e"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ea", "i"),
    ("yu", "u"), ("iu", "u"), ("ya", "a"), ("ia", "a"), ("yo", "o"), ("io", "o"), ("ye", "e"), ("ie", "e"),
    ("y", "i"), ("j", "i"), ("z", "s"),
)  # fmt: skip


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """A rough key of how a name sounds, the same for its usual spellings in Latin letters."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    if len(word) > 1:
        word = word[0].replace("c", "k").replace("g", "k") + word[1:]
    out = [c for at, c in enumerate(word) if at == 0 or c != word[at - 1]]
    while len(out) > 2 and out[-1] in "ihe":
        out.pop()
    return "".join(out)
