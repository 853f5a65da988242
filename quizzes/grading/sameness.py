"""Whether two replies to a question are the same one, for rulings that hold for everybody who gave it."""

import re
from typing import Final

from ..question import Question
from .normalization import bare, clean, fold, words_of
from .options import fitting

# What words leave out and figures turn on: signs, currencies, percent. A hyphen counts only before a digit.
_SYMBOL: Final = re.compile(r"[^\w\s.,'!?;:\"&()-]|-(?=\d)")


def same_reply(question: Question, one: str, other: str) -> bool:
    """Whether both replies say the same words and symbols, or choose the same option of ``question``.

    Case, accents, articles and punctuation do not count. Narrower than being right alike: "85" and "eighty-five"
    are two replies.
    """
    return _normal_form(question, one) == _normal_form(question, other)


def _normal_form(question: Question, reply: str) -> tuple[str, ...]:
    text = clean(reply).text
    if question.options:
        chosen = fitting(question, text)
        if len(chosen) == 1:
            return ("option", chosen[0].text)
    return (*bare(words_of(text)), "", *_SYMBOL.findall(fold(text)))
