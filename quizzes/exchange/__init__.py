"""Banks in the formats of others: Red trivia lists, OpenTDB JSON, Moodle GIFT and Anki notes.

What a format has no place for is left out on the way out; the citation goes where readers of the format look.
On the way in, questions become "own" questions: their passage is what the file itself says of them, if anything.
"""

from collections.abc import Callable
from typing import Final, Literal, TypeAlias

from ..bank import Bank
from .anki import from_anki, to_anki
from .gift import from_gift, to_gift
from .opentdb import from_opentdb, to_opentdb
from .red import from_red, to_red

Format: TypeAlias = Literal["red", "opentdb", "gift", "anki"]

_EXPORTS: Final[dict[str, Callable[[Bank], str]]] = {
    "red": to_red,
    "opentdb": to_opentdb,
    "gift": to_gift,
    "anki": to_anki,
}
_IMPORTS: Final[dict[str, Callable[[str, str], Bank]]] = {
    "red": from_red,
    "opentdb": from_opentdb,
    "gift": from_gift,
    "anki": from_anki,
}


def export_bank(bank: Bank, *, format: Format) -> str:  # noqa: A002  the word users know
    """The bank as a document of another program."""
    return _EXPORTS[format](bank)


def import_bank(text: str, *, format: Format, where: str = "the file") -> Bank:  # noqa: A002
    """The questions of another program's document.

    Raises:
        InvalidDocument: with the line, where it is known, and what is wrong in plain words.
    """
    return _IMPORTS[format](text, where)


__all__ = ["Format", "export_bank", "import_bank"]
