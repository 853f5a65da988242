"""A bank's file while people work on it: written in one step after each of theirs, never over others' work."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..briefings.errors import UnreadableInput
from ..quizzes.bank import Bank, dump_bank, parse_bank, read_document
from ..quizzes.bank_writing import yaml_head, yaml_of
from ..quizzes.question import Question


def save(text: str, path: Path) -> None:
    """Replace a file in one step: whoever reads it sees the old text or the new one, never half of it.

    Raises:
        UnreadableInput: it cannot be written.
    """
    path = path.resolve()  # through a link, which stays one
    draft = path.with_name(f".{path.name}.new")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            draft.chmod(path.stat().st_mode & 0o777)
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise UnreadableInput(str(path), f"cannot be written: {error.strerror}") from error


@dataclass(frozen=True, slots=True)
class _State:
    """By what a changed file is known."""

    size: int
    modified: int
    inode: int


class BankFile:
    """One file that holds a bank. Raises what `load_bank` raises."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._path = Path(name)
        text = read_document(name)
        self.bank = parse_bank(text, name)
        self._json = text.lstrip("\ufeff \n\r\t").startswith("{")
        self._state = self._now()
        self._written: dict[int, tuple[Question, str]] = {}

    def write(self, bank: Bank) -> None:
        """Write ``bank`` in the file's format.

        Raises:
            UnreadableInput: it cannot be written, or another program has written it since.
        """
        if bank == self.bank:
            return
        if self._now() != self._state:
            raise UnreadableInput(self.name, "was changed by another program meanwhile, so it is left as it is")
        save(dump_bank(bank, format="json") if self._json else self._yaml(bank), self._path)
        self.bank = bank
        self._state = self._now()

    def _yaml(self, bank: Bank) -> str:
        """As `dump_bank` writes it; only what has changed since the last time is put into words again."""
        written: dict[int, tuple[Question, str]] = {}
        for number, question in enumerate(bank.questions):
            before = self._written.get(number)
            same = before is not None and before[0] is question
            written[number] = before if same and before else (question, yaml_of(question))
        self._written = written
        return yaml_head(bank.sources, empty=not written) + "".join(text for _, text in written.values())

    def _now(self) -> _State | None:
        try:
            stat = self._path.stat()
        except OSError:
            return None
        return _State(stat.st_size, stat.st_mtime_ns, stat.st_ino)
