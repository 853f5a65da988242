"""Find the answer in a whole sentence that repeats the question or adds a remark.

The coverage rule: what is neither the answer nor a little word nor a word of the question must stay small, and what
stands beside a name must not make it another name. Containing the answer is never enough.
"""

import re
from typing import Final

from .findings import Finding, accept
from .keys import Gold, Key
from .normalization import bare, words_of
from .tables import Form, is_known_word, titles
from .words import LITTLE, is_given, is_word, weighty

_SHARE: Final = 0.5  # words accounted for; set on the sentence replies of the development rows
_NAMESAKE: Final = re.compile(r"^(?:jr|sr|junior|senior|ii|iii|iv)$")


def match_statement(key: Key, gold: Gold, text: str) -> Finding | None:
    """Accept a sentence that states one accepted form and little else besides what the question said."""
    words = bare(words_of(text))
    required = tuple(word for word in weighty(gold.words) if not is_given(word, key)) or weighty(gold.words)
    place = _find(required, words) if required else None
    if place is None:
        return None
    if _makes_another_name(key, gold, words, place):
        return None
    accounted = sum(
        word in LITTLE or is_given(word, key) or any(is_word(other, word) for other in gold.words) for word in words
    )
    repeated = sum(is_given(word, key) and word not in LITTLE for word in words)
    if accounted >= _SHARE * len(words) and (repeated or accounted == len(words)):
        return accept("statement")
    return None


def _find(required: Form, words: Form) -> tuple[int, int] | None:
    """Where the required words stand together, in order, with at most two words between neighbours."""
    for start, word in enumerate(words):
        if not is_word(required[0], word):
            continue
        at = start
        for wanted in required[1:]:
            following = next((i for i in range(at + 1, min(at + 4, len(words))) if is_word(wanted, words[i])), None)
            if following is None:
                break
            at = following
        else:
            return start, at + 1
    return None


def _makes_another_name(key: Key, gold: Gold, words: Form, place: tuple[int, int]) -> bool:
    """Whether a name stands right beside the answer and is no part of it or of the question."""
    if not any(c.isupper() for c in gold.text):
        return False
    after = words[place[1]] if place[1] < len(words) else ""
    if _NAMESAKE.match(after) and after not in gold.words:
        return True
    before = words[place[0] - 1] if place[0] else ""
    return any(
        word
        and word not in LITTLE
        and word not in gold.words
        and word not in titles()
        and not is_given(word, key)
        and not is_known_word(word)
        for word in (before, after)
    )
