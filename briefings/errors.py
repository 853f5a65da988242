"""The errors that reading articles can raise: a small tree with fields.

The wording for people is made at the edge from the fields; rooms never print.
"""

from collections.abc import Sequence


class NewsdeskError(Exception):
    """Root of every error this project raises on purpose."""


class UnreadableInput(NewsdeskError):
    """Input that cannot become an article.

    Attributes:
        where: the path, URL or other name of the input, as the user gave it.
        reason: what is wrong with it, in plain words, without a full stop.
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class InvalidDocument(NewsdeskError):
    """A bank or briefing file that breaks its format.

    Attributes:
        where: the file's name as the user gave it.
        line: line number from 1, or None where the whole file is meant.
        column: column number from 1, or None where the whole line is meant.
        reason: what is wrong, in plain words, without a full stop.
    """

    def __init__(self, where: str, reason: str, *, line: int | None = None, column: int | None = None) -> None:
        place = where if line is None else f"{where}:{line}"
        place += "" if line is None or column is None else f": column {column}"
        super().__init__(f"{place}: {reason}")
        self.where = where
        self.line = line
        self.column = column
        self.reason = reason


class FaultyDocument(InvalidDocument):
    """A file with more than one fault, a line each; ``line`` and ``reason`` are those of the first.

    Attributes:
        faults: every fault, in the order of the file.
    """

    def __init__(self, faults: Sequence[InvalidDocument]) -> None:
        first = faults[0]
        super().__init__(first.where, first.reason, line=first.line, column=first.column)
        self.args = ("\n".join(str(fault) for fault in faults),)
        self.faults = tuple(faults)
