"""Read the type of an answer off its texts and the question that asks for it."""

import re
from collections.abc import Sequence

from ..question import AnswerType

_YES_NO = re.compile(r"(?:yes|no|true|false)\W*", re.IGNORECASE)


def type_of_answer(accept: Sequence[str], *, question: str = "") -> AnswerType:
    """The type by which replies to ``question`` are compared with ``accept``."""
    if accept and all(_YES_NO.fullmatch(text.strip()) for text in accept):
        return AnswerType.YES_NO
    return AnswerType.WORDS
