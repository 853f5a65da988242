"""The border where other people's words enter our Markdown: names, replies and article text made inert.

``inert`` is applied to every inserted value by the wording; platforms receive Markdown that is safe to show.
"""

import re
import unicodedata
from typing import Final

# Readable text stacks two marks at most (Vietnamese, Hebrew with points); towers of marks are abuse.
MARKS_KEPT: Final = 3
# Discord escapes these with a backslash; "<" and "@" begin mentions, commands, time stamps and navigation links.
_SPECIAL: Final = re.compile(r"([\\`*_~|\[\]()<>#@])")
_LINE_START: Final = re.compile(r"^(\s*)(?:([-+>])|(\d+)([.)]))(?=\s)", re.MULTILINE)


def inert(text: str, *, limit: int | None = None) -> str:
    """``text`` as words alone: no markup, mention, hidden or direction character survives.

    ``limit`` cuts to that many characters before escaping, with an ellipsis.
    """
    text = visible(text)
    if limit is not None and len(text) > limit:
        text = text[: limit - 1].rstrip() + "…"
    text = _SPECIAL.sub(r"\\\1", text)
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", text)


def visible(text: str) -> str:
    """``text`` without control, format and private characters and with at most three marks on a letter."""
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        if category in {"Cc", "Cf", "Co", "Cs", "Cn"} and character != "\n":
            if character in "\t\r\v\f":
                kept.append(" ")
            continue
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks <= MARKS_KEPT:
            kept.append(character)
    return "".join(kept)


def one_line(text: str) -> str:
    """``text`` with every run of white space as one blank."""
    return " ".join(text.split())
