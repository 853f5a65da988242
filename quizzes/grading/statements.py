"""Find the answer in a whole sentence that repeats the question or adds a remark.

The coverage rule: what is neither the answer nor a little word nor a word of the question must stay small, and what
stands beside a name must not make it another name. Containing the answer is never enough.
"""

import re
from functools import lru_cache
from typing import Final

from .findings import Finding, accept
from .keys import Gold, Key
from .names import match_person
from .normalization import ARTICLES, words_of
from .one_word import is_word
from .tables import Country, Form, country_named, country_of_people, is_common, is_given_name, titles
from .word_lists import word_list
from .words import LITTLE, is_given, weighty_of

# Share of the words that have to be accounted for; measured on the sentence replies of the development rows, where
# lower shares let in sentences that only mention the answer.
_SHARE: Final = 0.5
_GENERATION: Final = frozenset(["jr", "sr", "junior", "senior", "ii", "iii", "iv"])
# After a full answer these open a remark: "One for Arthur, ridden by ...", "the Boxer Rebellion in China".
_REMARK_OPENERS: Final = word_list("remark_openers")
_TOKEN: Final = re.compile(r"[^\W_](?:[^\s,;:!?()\"]*[^\W_])?")

Token = tuple[str, bool, bool]  # a folded word, whether it has a capital, whether punctuation stands before it


def match_statement(key: Key, gold: Gold, text: str, *, person: bool = False) -> Finding | None:
    """Accept a sentence that states one accepted form and little else besides what the question said."""
    tokens, words = _tokens(text)
    required = tuple(word for word in weighty_of(gold) if not is_given(word, key))
    if not required:
        return None  # the question says the answer: only the answer alone counts
    place = _find(key, gold, required, words) or _find_country(key, gold, words)
    if place is None and person:
        place = _find_person(key, gold, tokens)
    if place is None or _makes_another_name(key, gold, tokens, place):
        return None
    if _opens_with_answer(gold, words, place):
        return accept("answer and remark")
    return accept("statement") if _is_covered(key, gold, words, place) else None


@lru_cache(maxsize=256)
def _tokens(text: str) -> tuple[tuple[Token, ...], Form]:
    """The tokens of a reply, and their words."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        token = match[0]
        apart = not text[end : match.start()].isspace()
        end = match.end()
        capital = token[0].isupper()
        for word in (token.casefold(),) if token.isascii() and token.isalnum() else words_of(token):
            if word not in ARTICLES:
                found.append((word, capital, apart))  # noqa: PERF401 - a generator costs twice the time
    return tuple(found), tuple(word for word, _, _ in found)


_JOINT: Final = re.compile(r":\s+|\s(?:is|are|was|were)\s", re.IGNORECASE)
_SIGNS_OF_JOINT: Final = (":", " is ", " are ", " was ", " were ")  # one is in every match: spaces are single
_LEAST_REPEATED: Final = 2  # words of the question; fewer would make "it was X" a repeat of any question


def answer_after_question(key: Key, text: str) -> str | None:
    """What follows the last "is" or colon of ``text`` when only words of the question stand before it; else None."""
    if not any(map(text.lower().__contains__, _SIGNS_OF_JOINT)):  # for speed alone
        return None
    for joint in reversed(list(_JOINT.finditer(text))):
        before = [word for word in words_of(text[: joint.start()]) if word not in LITTLE]
        after = text[joint.end() :].strip(" .!\"'“”")
        repeated = sum(is_given(word, key) for word in before)
        enough = repeated >= _LEAST_REPEATED or (joint[0][0] == ":" and repeated > 0)
        if after and enough and repeated == len(before):
            return after
    return None


def _find_country(key: Key, gold: Gold, words: Form) -> tuple[int, int] | None:
    """Where the key's country stands under any of its names, when no other country does."""
    country = country_named(gold.words)
    if country is None:
        return None
    place = None
    at = 0
    while at < len(words):
        size = next(
            (n for n in (4, 3, 2, 1) if _country_at(words[at : at + n]) is not None and at + n <= len(words)), 0
        )
        if size and not all(is_given(word, key) for word in words[at : at + size]):
            found = _country_at(words[at : at + size])
            if found is not None and found.code != country.code:
                return None
            place = (at, at + size)
        at += max(size, 1)
    return place


def _country_at(words: Form) -> Country | None:
    if words[0] in LITTLE or len(words[-1]) < 3:
        return None
    return country_named(words) or country_of_people(words)


def _is_covered(key: Key, gold: Gold, words: Form, place: tuple[int, int]) -> bool:
    accounted, repeated = place[1] - place[0], 0
    for at, word in enumerate(words):
        if place[0] <= at < place[1]:
            continue
        given = is_given(word, key)
        repeated += given and word not in LITTLE
        accounted += given or word in LITTLE or any(is_word(other, word) for other in gold.words)
    return accounted >= _SHARE * len(words) and (repeated > 0 or accounted == len(words))


def _opens_with_answer(gold: Gold, words: Form, place: tuple[int, int]) -> bool:
    """Whether the whole accepted form comes first and a remark follows."""
    if place[0] != 0 or place[1] - place[0] < len(gold.words) or place[1] >= len(words):
        return False
    following = words[place[1]]
    return following in _REMARK_OPENERS or (following == "of" and len(gold.words) >= 3)


def _find(key: Key, gold: Gold, required: Form, words: Form) -> tuple[int, int] | None:
    """Where the required words stand together, in order; between neighbours at most two others."""
    for start, word in enumerate(words):
        if not is_word(required[0], word):
            continue
        at = start
        for wanted in required[1:]:
            following = next((i for i in range(at + 1, min(at + 4, len(words))) if is_word(wanted, words[i])), None)
            between = words[at + 1 : following or at + 1]
            if following is None or not all(_adds_nothing(key, gold, other) for other in between):
                break
            at = following
        else:
            return start, at + 1
    return None


def _adds_nothing(key: Key, gold: Gold, word: str) -> bool:
    """Whether a word may stand between the words of the answer: any in a plain phrase, none of weight in a name."""
    return gold.text.islower() or word in LITTLE or word in gold.words or is_given(word, key)


def _find_person(key: Key, gold: Gold, tokens: tuple[Token, ...]) -> tuple[int, int] | None:
    """Where a run of names stands that is the person's name in another form."""
    written_small = not any(capital for _, capital, _ in tokens)
    start = 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and _is_of_a_name(key, tokens[end], written_small=written_small):
            end += 1
        if end > start:
            finding = match_person(key, gold, tuple(token[0] for token in tokens[start:end]))
            if finding is not None and finding.outcome == "accept":
                return start, end
        start = max(end, start + 1)
    return None


def _is_of_a_name(key: Key, token: Token, *, written_small: bool) -> bool:
    """Whether a token may be part of a name; in a reply without capitals, every word that is no common one."""
    word, capital, _ = token
    named = capital or is_given_name(word) or (written_small and not is_common(word))
    return named and word not in LITTLE and not is_given(word, key)


def _makes_another_name(key: Key, gold: Gold, tokens: tuple[Token, ...], place: tuple[int, int]) -> bool:
    """Whether a name stands right beside the answer and is no part of it or of the question."""
    if not any(c.isupper() for c in gold.text):
        return False
    before = tokens[place[0] - 1] if place[0] else None
    after = tokens[place[1]] if place[1] < len(tokens) else None
    if after is not None and after[0] in _GENERATION and after[0] not in gold.words and not is_given(after[0], key):
        return True
    if (
        before is None
        or place[0] < 2
        or tokens[place[0]][2]
        or (len(gold.words) == 1 and gold.words[0] in key.lone_names)
    ):
        return False  # nothing before, or a comma between
    word, capital, _ = before
    named = capital or is_given_name(word)
    known = word in LITTLE or word in gold.words or word in titles() or is_given(word, key)
    return named and not known
