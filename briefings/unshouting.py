"""Words in capitals at the head of an article, as some papers set them: "A HUNTER who killed a rabbit ..."."""

import re
from typing import Final

_SHOUTED: Final = re.compile(r"\b[A-Z]{4,}\b")  # shorter ones may be letters that stand for a name
_HEAD: Final = 60  # characters: such words stand among the first few


def unshouted(words: str, text: str) -> str:
    """The opening ``words`` of an article with what it elsewhere writes small in small letters; ``text`` is the whole
    article. "NASA" is written small nowhere."""
    head, rest = words[:_HEAD], words[_HEAD:]

    def small(found: re.Match[str]) -> str:
        low = found.group().lower()
        written = re.search(rf"\b{low}\b", text) is not None
        return found.group().capitalize() if written and found.start() == 0 else low if written else found.group()

    return _SHOUTED.sub(small, head) + rest
