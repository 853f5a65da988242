"""Numbers in words: the one list behind figures, dates and the reading of replies."""

from collections.abc import Mapping
from typing import Final


def _numbered(words: str, *, start: int, step: int = 1) -> Mapping[str, int]:
    return {word: start + step * place for place, word in enumerate(words.split())}


CARDINALS: Final = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
    start=0,
)
TENS: Final = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", start=20, step=10)
ORDINALS: Final = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    start=1,
)
