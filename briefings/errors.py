"""The errors that reading articles can raise: a small tree with fields.

The wording for people is made at the edge from the fields; rooms never print.
"""


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
        reason: what is wrong, in plain words, without a full stop.
    """

    def __init__(self, where: str, reason: str, *, line: int | None = None) -> None:
        place = where if line is None else f"{where}:{line}"
        super().__init__(f"{place}: {reason}")
        self.where = where
        self.line = line
        self.reason = reason
