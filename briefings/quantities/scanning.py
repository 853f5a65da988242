"""Text to tokens: numerals, words, codes and signs, each with its place."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final


class Kind(Enum):
    """What a token is made of."""

    NUMERAL = "numeral"  # digits with separators
    WORD = "word"  # letters, with an inner apostrophe
    CODE = "code"  # letters and digits mixed, letters first: H800, COP29, R1
    SIGN = "sign"  # any other character


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One token; ``glued`` when no white space stands before it; ``lower`` has straight apostrophes."""

    start: int
    end: int
    text: str
    lower: str
    kind: Kind
    glued: bool


# Every alternative starts with a different class of character or is tried once, so scanning is linear.
_TOKEN: Final = re.compile(
    r"(?P<code>[^\W\d_]+[0-9][\w]*)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<numeral>[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:[\u00a0\u202f\u2009 ][0-9]{3})+)(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
    r"|(?P<sign>\S)"
)
_KINDS: Final = {"code": Kind.CODE, "word": Kind.WORD, "numeral": Kind.NUMERAL, "sign": Kind.SIGN}


def scan(text: str) -> tuple[Token, ...]:
    """The tokens of ``text`` in order; white space is dropped."""
    tokens = []
    end = 0
    for found in _TOKEN.finditer(text):
        word = found.group()
        tokens.append(
            Token(
                start=found.start(),
                end=found.end(),
                text=word,
                lower=word.lower().replace("’", "'"),
                kind=_KINDS[found.lastgroup or "sign"],
                glued=found.start() == end,
            )
        )
        end = found.end()
    return tuple(tokens)
