"""Compare plain words: any order, endings and slips forgiven, nothing of weight added or left out."""

import re
from functools import lru_cache
from typing import Final

from ..question import AnswerType
from .clauses import CHATTER
from .findings import Finding, accept, prompt
from .inflections import inflected
from .keys import BEGINNING, Gold, Key
from .normalization import ROOT, root, stem
from .numerals import numeral
from .one_word import Kind, is_same_country, is_word, names_country
from .spelling import is_slip, jumbled
from .tables import Form, equivalents, is_known_name, titles
from .word_lists import word_list

LITTLE: Final = CHATTER | word_list("words_little")
# Where the answer is an act, its verb is half of it: "to make laws".
_LITTLE_OF_ACTS: Final = LITTLE - frozenset(("make", "made", "get", "got", "have", "do", "become"))
_NEUTRAL: Final = word_list("neutral")
_TURNING: Final = word_list("turning")  # without one of these a phrase says something else: "lack of sleep"
_OPENERS_OF_DESCRIPTION: Final = word_list("openers_of_description")
_SHIPS: Final = word_list("ship_prefixes")


def weighty(words: Form, little: frozenset[str] = LITTLE) -> Form:
    """The words that carry meaning, which those of ``little`` do not; all of them when none does."""
    return tuple(word for word in words if word not in little) or words


_weighty = lru_cache(maxsize=64)(weighty)  # one reply is held against every accepted form in turn


def weighty_of(gold: Gold) -> Form:
    """The words of an accepted form that carry meaning; in an act its verb does too."""
    return weighty(gold.words, _little_beside(gold))


def _little_beside(gold: Gold) -> frozenset[str]:
    return _LITTLE_OF_ACTS if gold.says_what_to_do else LITTLE


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
    alike = key.question_by_beginning.get(stemmed[:BEGINNING], ())
    if any(inflected(asked) == inflected(word) for asked in alike):
        return True  # "played" where the question says "play"
    return (value := numeral(word)) is not None and str(value) in key.question_words


def pair_off(meant: Form, said: Form, *, kind: Kind = "word") -> tuple[list[str], list[str]]:
    """The words of ``meant`` that nothing said stands for, and the words said that stand for none of them."""
    left = list(said)
    missing = []
    for word in meant:
        fit = word if word in left else next((other for other in left if is_word(word, other, kind=kind)), None)
        if fit is None and len(meant) > 1:
            fit = _fit_among_others(word, left)
        if fit is None:
            missing.append(word)
        else:
            left.remove(fit)
    return missing, left


_KINDS: Final[dict[AnswerType, Kind]] = {AnswerType.PLACE: "place", AnswerType.PERSON: "person"}


def _fit_among_others(meant: str, left: list[str]) -> str | None:
    """The word that would be too little alone, where the rest of a longer answer makes up for it: "Untied States"."""
    of_country = names_country(meant)
    for written in left:
        if meant.isalpha() and jumbled(meant, written) and not is_known_name(written):
            return written
        if of_country and is_same_country(meant, written):
            return written
    return None


def match_words(key: Key, gold: Gold, words: Form) -> Finding | None:
    """Hold the words of a short reply against one accepted form."""
    if _joined(gold.words, words):
        return accept("words")
    if says_the_same(key, gold, words):
        return accept("the same in other words")
    if len(words) > len(gold.words) > 1 and words[-len(gold.words) :] == gold.words and gold.text[:1].isupper():
        before = words[: -len(gold.words)]
        if all(word in titles() for word in before):
            return accept("title before the name")
    if words != gold.words and (words == _without_prefix(gold.words) or _without_prefix(words) == gold.words):
        return accept("ship without its prefix")
    meant, said = weighty_of(gold), _weighty(words, _little_beside(gold))
    required = tuple(word for word in meant if not is_given(word, key)) or meant
    kind = _KINDS.get(key.answers.type, "word")
    if (required != gold.words or said != words) and _joined(required, said):
        return accept("words")
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
    return _part(key, gold, required, missing, words, kind=kind)


def _without_prefix(words: Form) -> Form:
    return words[1:] if len(words) > 1 and words[0] in _SHIPS else words


def says_the_same(key: Key, gold: Gold, words: Form) -> bool:
    """Whether both are one phrase of the table of equivalents, what the question says and pronouns aside."""
    if not gold.has_equivalents:
        return False
    meant = _phrase(key, gold.words)
    return bool(meant) and bool(meant & _phrase(key, words, gold.words))


def _phrase(key: Key, words: Form, allowed: Form = ()) -> frozenset[Form]:
    """The phrases that stand for one in ``words``, when what is left over is small, given, or ``allowed``."""
    for size in range(min(4, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            found = equivalents(words[start : start + size])
            rest = words[:start] + words[start + size :]
            if found and all(word in _NEUTRAL or word in allowed or is_given(word, key) for word in rest):
                return found
    return frozenset()


def _joined(meant: Form, said: Form) -> bool:
    """One name written in one word or in two; a code apart between letters and figures, "M 25"; figures never."""
    if len(meant) == len(said):
        return meant == said
    one, other = "".join(meant), "".join(said)
    return (one == other and (one.isalpha() or _runs(meant) == _runs(said))) or (
        one.isalpha() and len(one) > 7 and is_slip(one, other)
    )


def _runs(words: Form) -> list[str]:
    return _RUN.findall(" ".join(words))


_RUN: Final = re.compile(r"[^\W\d_]+|\d+")


def _head(gold: Gold, required: Form) -> tuple[str, bool]:
    """The word that the rest of a phrase describes, and whether that begins with "by", "in", "with" after it."""
    end = next((at for at, word in enumerate(gold.words) if at and word in _OPENERS_OF_DESCRIPTION), len(gold.words))
    head = next((word for word in reversed(gold.words[:end]) if word in required), required[-1])
    return head, end < len(gold.words)


def _part(key: Key, gold: Gold, required: Form, missing: list[str], words: Form, *, kind: Kind) -> Finding | None:
    """Part of the answer: most of a plain phrase with its head is enough; part of a name asks for the rest."""
    held = len(required) - len(missing)
    plain = not any(c.isdigit() for word in required for c in word) and gold.text[1:].islower()
    plain = plain and not {"and", "or"} & set(gold.words)
    head, described = _head(gold, required)
    turned = gold.says_what_to_do or not _TURNING.isdisjoint(missing)
    # "Farm" asks which; but "assembly" is freedom of assembly, and an author of several forms insists on none.
    loose = not described and (len(key.golds) > 1 or "of" in gold.words)
    enough = held * 2 >= len(required) if loose else held * 2 > len(required)
    if plain and not turned and head not in missing and enough:
        return accept("head of the phrase")
    if kind == "place" and len(words) == 1:
        return None  # York is not New York
    if held * 2 >= len(required) or len(required) == 2 or (plain and head not in missing):
        return prompt(
            "part of the answer",
            f"Close: which {' '.join(words)}?" if len(words) <= 2 else "Close: be more specific.",
        )
    return None
