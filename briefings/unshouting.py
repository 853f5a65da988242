"""Words in capitals at the head of an article, as some papers set them: "A HUNTER who killed a rabbit ..."."""

import re
from typing import Final

_SHOUTED: Final = re.compile(r"\b[A-Z]{4,}\b")  # shorter ones may be letters that stand for a name
_HEAD: Final = 60  # characters: such words stand among the first few


def unshouted(words: str, text: str) -> str:
    """The opening ``words`` of an article with what it elsewhere writes small in small letters; ``text`` is the whole
    article. "NASA" is written small nowhere."""

    def small(found: re.Match[str]) -> str:
        low = found.group().lower()
        if found.start() >= _HEAD or re.search(rf"\b{low}\b", text) is None:
            return found.group()
        return found.group().capitalize() if not words[: found.start()].strip("“\"‘'(") else low

    return _SHOUTED.sub(small, words)
