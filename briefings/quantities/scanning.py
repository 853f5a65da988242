"""Text to tokens: numerals, words, codes and signs, each with its place."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

DASHES: Final = frozenset("-–—‐‑−")


class Kind(Enum):
    """What a token is made of."""

    NUMERAL = "numeral"  # digits with separators
    WORD = "word"  # letters, with an inner apostrophe
    CODE = "code"  # letters and digits mixed, letters first: H800, COP29, R1
    SIGN = "sign"  # any other character


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One token.

    ``lower`` has straight apostrophes. ``glued``: no white space stands before it; ``opens``: an empty line does.
    """

    start: int
    end: int
    text: str
    lower: str
    kind: Kind
    glued: bool
    opens: bool


# Every alternative begins with its own class of character and repeats without overlap, so scanning is linear.
_TOKEN: Final = re.compile(
    r"(?P<code>[^\W\d_]+[0-9]\w*)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<numeral>[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:[\u00a0\u202f\u2009'’][0-9]{3})+)(?![0-9])(?:\.[0-9]+)?"
    # Thousands parted by plain spaces only where nothing stands before them: "400 737 Max jets" is not one number.
    r"|(?<![^$£€])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])"
    r"|[0-9]+(?:\.[0-9]+)?(?:[eE]\+?[0-9]{1,2}(?![\w.]))?|\.[0-9]+)"
    r"|(?P<sign>\S)"
)
_KINDS: Final = {"code": Kind.CODE, "word": Kind.WORD, "numeral": Kind.NUMERAL, "sign": Kind.SIGN}


class Tokens:
    """The tokens of one text; looking past either end gives "" or False, never an error."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.items = tuple(_scan(text))

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, at: int) -> Token:
        return self.items[at]

    def has(self, at: int) -> bool:
        """Whether a token stands at ``at``."""
        return 0 <= at < len(self.items)

    def word(self, at: int) -> str:
        """The word at ``at`` in lower case, or ""."""
        return self.items[at].lower if self.has(at) and self.items[at].kind is Kind.WORD else ""

    def sign(self, at: int) -> str:
        """The sign at ``at``, or ""."""
        return self.items[at].text if self.has(at) and self.items[at].kind is Kind.SIGN else ""

    def numeral(self, at: int) -> str:
        """The digits at ``at`` as written, or ""."""
        return self.items[at].text if self.has(at) and self.items[at].kind is Kind.NUMERAL else ""

    def glued(self, at: int) -> bool:
        """Whether the token at ``at`` follows the one before it without white space."""
        return at > 0 and self.has(at) and self.items[at].glued

    def hyphen(self, at: int) -> bool:
        """Whether a dash at ``at`` joins what stands left and right of it."""
        return self.sign(at) in DASHES and self.glued(at) and self.glued(at + 1)

    def words(self, at: int, phrase: tuple[str, ...]) -> bool:
        """Whether the words of ``phrase`` stand from ``at`` on."""
        return all(self.word(at + place) == word for place, word in enumerate(phrase))


def _scan(text: str) -> list[Token]:
    tokens = []
    end = 0
    for found in _TOKEN.finditer(text):
        word = found.group()
        gap = text[end : found.start()]
        tokens.append(
            Token(
                start=found.start(),
                end=found.end(),
                text=word,
                lower=word.lower().replace("’", "'"),
                kind=_KINDS[found.lastgroup or "sign"],
                glued=not gap,
                opens=gap.count("\n") > 1,
            )
        )
        end = found.end()
    return tokens
