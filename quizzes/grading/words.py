"""Compare plain words: any order, endings and slips forgiven, nothing of weight added or left out."""

import re
from functools import lru_cache
from typing import Final, Literal

from rapidfuzz.distance import OSA

from ..question import AnswerType
from .clauses import CHATTER
from .findings import Finding, accept, prompt
from .keys import Gold, Key
from .normalization import ROOT, root, stem
from .numerals import ORDINALS, numeral, with_numbers
from .spelling import FIRST_LETTER_FREE, LONGEST_SLIP, is_slip, jumbled
from .tables import Form, equivalents, is_known_name, titles
from .word_lists import word_list

LITTLE: Final = CHATTER | word_list("words_little")
Kind = Literal["word", "place"]
_INFLECTION: Final = re.compile(r"(?<=[a-z]{3})(?:ed|ing|es|d)$")
_ABBREVIATED: Final = {
    "st": ("saint", "street"), "mt": ("mount",), "govt": ("government",), "dept": ("department",),
    "min": ("minister",),
    "intl": ("international",), "natl": ("national",), "univ": ("university",), "uni": ("university",),
    "ft": ("fort",),
    "pres": ("president",), "dr": ("doctor",), "n": ("north",), "s": ("south",), "e": ("east",), "w": ("west",),
    "ave": ("avenue",), "rd": ("road",), "corp": ("corporation",), "assn": ("association",), "blvd": ("boulevard",),
    "bros": ("brothers",), "org": ("organization",), "co": ("company",), "tv": ("television",),
}  # fmt: skip


_NEUTRAL: Final = word_list("neutral")


def is_word(meant: str, written: str, *, kind: Kind = "word") -> bool:
    """Whether ``written`` stands for ``meant``: an ending, an abbreviation or a slip apart."""
    if meant == written:
        return True
    if meant[0] != written[0] and not _may_begin_otherwise(meant, written):
        return False
    return _is_word(meant, written, kind)


@lru_cache(maxsize=32768)
def _may_begin_otherwise(meant: str, written: str) -> bool:
    """Whether two words that begin unlike are worth a closer look: long ones, equivalents, digits, "ae" for "e"."""
    if meant[:2] == written[1::-1]:
        return True
    if len(meant) >= FIRST_LETTER_FREE and OSA.distance(meant, written, score_cutoff=LONGEST_SLIP) <= LONGEST_SLIP:
        return True
    if not (meant.isalpha() and written.isalpha()):
        return True
    if meant.startswith(_LIGATURES) or written.startswith(_LIGATURES):
        return True
    return (written,) in equivalents((meant,))


@lru_cache(maxsize=32768)
def _is_word(meant: str, written: str, kind: Kind) -> bool:
    if stem(meant) == stem(written):
        return True
    if meant in ORDINALS and ORDINALS.get(meant) == ORDINALS.get(written):
        return True  # "4th", "fourth"
    if not (meant.isalpha() and written.isalpha()):
        return is_slip(meant, written, kind=kind)
    if (written,) in equivalents((meant,)):
        return True
    if meant in _ABBREVIATED.get(written, ()) or written in _ABBREVIATED.get(meant, ()):
        return True
    alike = meant[0] == written[0] or meant.startswith(_LIGATURES) or written.startswith(_LIGATURES)
    if alike and (_inflected(meant) == _inflected(written) or _related(meant, written)):
        return True
    return is_slip(meant, written, kind=kind)


_LIGATURES: Final = ("ae", "oe")  # "aesthetic" and "esthetic" begin unlike and are one word


# Endings between which one word is the noun or adjective of the other: "religion", "religious".
_FAMILIES: Final = {
    *(
        frozenset(pair)
        for pair in (
            ("ive", "ure"),
            ("al", "ary"),
            ("on", "ous"),
            ("ion", "ious"),
            ("t", "ce"),
            ("y", "e"),
            ("o", "ic"),
        )
    ),
    *(frozenset(pair) for pair in (("y", "ing"), ("ary", "e"), ("ist", "ism"), ("ic", "y"), ("ist", "istic"))),
    *(
        frozenset(pair)
        for pair in (("ism", "istic"), ("ic", "ics"), ("on", "onal"), ("n", "us"), ("l", "ry"), ("m", "t"))
    ),
    *(frozenset(("", ending)) for ending in ("ic", "ment", "al")),
}
_COMMON_LETTERS: Final = 6  # shorter beginnings are shared by unrelated words


def _related(meant: str, written: str) -> bool:
    """Whether two words are noun and adjective of each other."""
    at = 0
    for one, other in zip(meant, written, strict=False):
        if one != other:
            break
        at += 1
    return at >= _COMMON_LETTERS and frozenset({meant[at:], written[at:]}) in _FAMILIES


@lru_cache(maxsize=8192)
def _inflected(word: str) -> str:
    """``word`` without verb endings and the -ism, -ist family."""
    word = _INFLECTION.sub("", stem(word))
    for ending in ("istic", "ism", "ist"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def weighty(words: Form) -> Form:
    """The words that carry meaning; all of them when none does."""
    return tuple(word for word in words if word not in LITTLE) or words


_weighty = lru_cache(maxsize=64)(weighty)  # one reply is held against every accepted form in turn


def is_given(word: str, key: Key) -> bool:
    """Whether the question already says ``word``, in whatever form."""
    known = key.given
    found = known.get(word)
    if found is None:
        if len(known) >= _REMEMBERED:
            known.clear()
        found = known[word] = _asked(word, key)
    return found


_REMEMBERED: Final = 2048  # words a key keeps; replies of a whole round hold fewer


def _asked(word: str, key: Key) -> bool:
    stemmed = stem(word)
    if stemmed in key.question_stems:
        return True
    if stemmed[:ROOT] in key.question_root_starts and root(word) in key.question_roots:
        return True
    return (value := numeral(word)) is not None and str(value) in key.question_words


def pair_off(meant: Form, said: Form, *, kind: Kind = "word") -> tuple[list[str], list[str]]:
    """The words of ``meant`` that nothing said stands for, and the words said that stand for none of them."""
    left = list(said)
    missing = []
    for word in meant:
        fit = word if word in left else next((other for other in left if is_word(word, other, kind=kind)), None)
        if fit is None and len(meant) > 1:  # "Untied States": letters swapped inside a longer answer
            fit = next((other for other in left if jumbled(word, other) and not is_known_name(other)), None)
        if fit is None:
            missing.append(word)
        else:
            left.remove(fit)
    return missing, left


def match_words(key: Key, gold: Gold, words: Form) -> Finding | None:
    """Hold the words of a short reply against one accepted form."""
    if _joined(gold.words, words):
        return accept("words")
    if len(words) == len(gold.words) and gold.words[0].isalpha() and sorted(with_numbers(words)) == gold.numbered:
        return accept("words")
    if says_the_same(key, gold, words):
        return accept("the same in other words")
    if len(words) > len(gold.words) > 1 and words[-len(gold.words) :] == gold.words and gold.text[:1].isupper():
        before = words[: -len(gold.words)]
        if all(word in titles() for word in before):
            return accept("title before the name")
    meant, said = weighty(gold.words), _weighty(words)
    required = tuple(word for word in meant if not is_given(word, key)) or meant
    kind: Kind = "place" if key.answers.type is AnswerType.PLACE else "word"
    missing, left = pair_off(required, said, kind=kind)
    if len(missing) == len(required):
        return None
    others = [word for word in meant if word not in required]
    extra = [word for word in left if not is_given(word, key) and not any(is_word(other, word) for other in others)]
    extra = [word for word in extra if word not in key.optional]
    if not missing and not extra:
        return accept("words")
    if extra:
        return None
    return _part(gold, required, missing, words, kind=kind)


def says_the_same(key: Key, gold: Gold, words: Form) -> bool:
    """Whether both are one phrase of the table of equivalents, what the question says and pronouns aside."""
    if not gold.has_equivalents:
        return False
    meant = _phrase(key, gold.words, gold.words if len(gold.words) <= 4 else ())
    return bool(meant) and bool(meant & _phrase(key, words, gold.words))


def _phrase(key: Key, words: Form, allowed: Form) -> frozenset[Form]:
    """The phrases that stand for one in ``words``, when what is left over is small, given, or ``allowed``."""
    for size in range(min(4, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            found = equivalents(words[start : start + size])
            rest = words[:start] + words[start + size :]
            if found and all(word in _NEUTRAL or word in allowed or is_given(word, key) for word in rest):
                return found
    return frozenset()


def _joined(meant: Form, said: Form) -> bool:
    """One name written in one word or in two; figures never close up."""
    one, other = "".join(meant), "".join(said)
    return (one == other and one.isalpha()) or (
        len(meant) != len(said) and one.isalpha() and len(one) > 7 and is_slip(one, other)
    )


def _part(gold: Gold, required: Form, missing: list[str], words: Form, *, kind: Kind) -> Finding | None:
    """Part of the answer: the head of a plain phrase is enough, part of a name asks for the rest."""
    held = len(required) - len(missing)
    plain = not any(c.isupper() or c.isdigit() for word in required for c in word) and gold.text[1:].islower()
    plain = plain and not {"and", "or"} & set(gold.words)
    head = required[-1]
    if plain and head not in missing and held * 2 >= len(required):
        return accept("head of the phrase")
    if kind == "place" and len(words) == 1:
        return None  # York is not New York
    if held * 2 >= len(required) or len(required) == 2:
        return prompt(
            "part of the answer",
            f"Close: which {' '.join(words)}?" if len(words) <= 2 else "Close: be more specific.",
        )
    return None
