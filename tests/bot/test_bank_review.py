"""``newsdesk review`` in a real terminal: keys, edits, undo, quitting and resuming, and what it never overwrites."""

import os
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from newsdesk.bot.bank_file import BankFile, save
from newsdesk.bot.reviewing import KEYS
from newsdesk.briefings.errors import NewsdeskError
from newsdesk.quizzes.bank import Bank, dump_bank, load_bank
from newsdesk.quizzes.own import own_question
from newsdesk.quizzes.question import Status

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30  # seconds until a test gives up; nothing is asserted of time
TOWNS = ("Moss", "Hamar", "Bergen")
QUESTIONS = (
    own_question("Which town has the hall?", TOWNS[:1], wrong=TOWNS[1:], said="The hall of 1902 is in Moss."),
    own_question("Who opened the hall?", ("Ada Moen",)),
    own_question("When was it opened?", ("6 May 2024",)),
)
# What the terminal is told when a key is waited for.
WAITING, READY = "\x1b[?2004h", "<ready>"
ESCAPES = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|[()].|[=>])")


class Typist:
    """A person at a terminal of 100 columns who reads the screen before each key."""

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal
        self._seen = ""
        self.screen = ""

    def read_until(self, *words: str) -> None:
        """Read on until the words have come, in this order."""
        for word in words:
            while word not in self._seen:
                ready, _, _ = select.select([self._terminal], [], [], PATIENCE)
                assert ready, f"waited for {word!r}, saw {self._seen[-500:]!r}"
                try:
                    data = os.read(self._terminal, 65536)
                except OSError:  # the program has gone
                    data = b""
                assert data, f"ended before {word!r}: {self._seen[-500:]!r}"
                if b"\x1b[6n" in data:  # it asks where the cursor is
                    os.write(self._terminal, b"\x1b[1;1R")
                self._seen += ESCAPES.sub("", data.decode("utf-8", "replace").replace(WAITING, READY))
            before, _, self._seen = self._seen.partition(word)
            self.screen += before + word

    def press(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())


@contextmanager
def reviewing(bank: Path, *options: str) -> Iterator[tuple[Typist, "subprocess.Popen[bytes]"]]:
    """A review of ``bank`` in a pseudo-terminal."""
    ours, theirs = pty.openpty()
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT / ".typing"),
        "TERM": "xterm",
        "COLUMNS": "100",
        "LINES": "40",
        "NEWSDESK_DATABASE_URL": f"sqlite:///{bank.parent}/none.sqlite3",
    }
    program = [sys.executable, "-m", "newsdesk.bot.cli", "review", *options, str(bank)]
    process = subprocess.Popen(
        program, stdin=theirs, stdout=theirs, stderr=theirs, env=environ, start_new_session=True
    )
    os.close(theirs)
    try:
        yield Typist(ours), process
    finally:
        process.kill()
        process.wait()
        os.close(ours)


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    file = tmp_path / "bank.yaml"
    file.write_text(dump_bank(Bank(questions=QUESTIONS)), encoding="utf-8")
    return file


def statuses(bank: Path) -> list[str]:
    return [question.status.value for question in load_bank(bank).questions]


def test_a_bank_is_gone_through_with_a_key_a_question(bank: Path) -> None:
    with reviewing(bank) as (typist, process):
        typist.read_until(
            "a accept",
            "1 of 3 · 0 decided",
            "Which town has the hall?",
            "✓ C. Moss",
            "key: Moss",
            "1902 is in",
            READY,
        )
        typist.press("a")
        typist.read_until("accepted", "2 of 3 · 1 decided", "Who opened the hall?", READY)
        assert statuses(bank) == ["accepted", "open", "open"], "every step is saved at once"
        typist.press("r")
        typist.read_until("rejected", "3 of 3 · 2 decided", READY)
        typist.press("u")
        typist.read_until("undone", "2 of 3 · 1 decided", READY)
        assert statuses(bank) == ["accepted", "open", "open"]
        typist.press("n")
        typist.read_until("left undecided", "3 of 3 · 1 decided", READY)
        typist.press("x")
        typist.read_until("a accept", "3 of 3", READY)
        typist.press("r")
        typist.read_until("1 accepted, 1 rejected, 1 undecided. All is saved.")
        assert process.wait(PATIENCE) == 0
    assert statuses(bank) == ["accepted", "open", "rejected"]


def test_the_keys_fit_a_narrow_terminal() -> None:
    assert max(map(len, KEYS.splitlines())) <= 60


def test_texts_are_changed_from_what_they_are(bank: Path) -> None:
    with reviewing(bank) as (typist, process):
        typist.read_until("1 of 3", READY)
        typist.press("p")
        typist.read_until(READY, "prompt:")
        typist.press("\x7f today?\r")
        typist.read_until("Which town has the hall today?", READY)
        typist.press("o")
        typist.read_until(READY, "its letter")
        typist.press("b\r")
        typist.read_until(READY, "option:")
        typist.press("\x15Narvik\r")
        typist.read_until("Narvik", READY)
        typist.press("c")
        typist.read_until(READY, "comment:")
        typist.press("ask Ada\r")
        typist.read_until("comment: ask Ada", READY)
        typist.press("k")
        typist.read_until(READY, "key:")
        typist.press("\x03")  # thinks better of it
        typist.read_until("Nothing changed", READY)
        typist.press("q")
        typist.read_until("All is saved.")
        assert process.wait(PATIENCE) == 0
    first = load_bank(bank).questions[0]
    assert (first.prompt, first.comment, first.status) == ("Which town has the hall today?", "ask Ada", Status.OPEN)
    assert "Narvik" in [option.text for option in first.options]


def test_a_review_goes_on_where_it_was_left_even_when_it_was_killed(bank: Path) -> None:
    with reviewing(bank) as (typist, process):
        typist.read_until("1 of 3", READY)
        typist.press("a")
        typist.read_until("2 of 3", READY)
        process.kill()
    with reviewing(bank) as (typist, process):
        typist.read_until("1 of 2", "Who opened the hall?", READY)
        typist.press("\x03")
        typist.read_until("1 accepted, 0 rejected, 2 undecided")
        assert process.wait(PATIENCE) == 0
    with reviewing(bank, "--again") as (typist, process):
        typist.read_until("1 of 3", "accepted", "Which town has the hall?", READY)
        typist.press("\x04")
        typist.read_until("All is saved.")


def test_another_programs_work_is_not_overwritten(bank: Path) -> None:
    with reviewing(bank) as (typist, process):
        typist.read_until("1 of 3", READY)
        bank.write_text(bank.read_text(encoding="utf-8") + "# a note\n", encoding="utf-8")
        typist.press("a")
        typist.read_until("was changed by another program meanwhile")
        assert process.wait(PATIENCE) == 2
    assert bank.read_text(encoding="utf-8").endswith("# a note\n")
    assert statuses(bank) == ["open"] * 3


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    environ = {**os.environ, "PYTHONPATH": str(ROOT / ".typing")}
    program = [sys.executable, "-m", "newsdesk.bot.cli", *arguments]
    return subprocess.run(program, input="a\n", env=environ, capture_output=True, text=True, check=False)


def test_without_a_terminal_it_says_what_to_do_instead(bank: Path) -> None:
    before = bank.read_bytes()
    done = run("review", str(bank))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("newsdesk: review: needs a terminal: edit ")
    assert done.stderr.count("\n") == 1
    assert bank.read_bytes() == before


def test_a_file_is_written_as_a_whole_keeps_its_rights_and_its_format(tmp_path: Path) -> None:
    for name, form in (("bank.yaml", "yaml"), ("bank.json", "json")):
        path = tmp_path / name
        path.write_text(dump_bank(Bank(questions=QUESTIONS), format="json" if form == "json" else "yaml"), "utf-8")
        path.chmod(0o640)
        file = BankFile(str(path))
        for status in (Status.ACCEPTED, Status.REJECTED):
            questions = (replace(file.bank.questions[0], status=status), *file.bank.questions[1:])
            file.write(replace(file.bank, questions=questions))
            whole = dump_bank(file.bank, format="json" if form == "json" else "yaml")
            assert path.read_text(encoding="utf-8") == whole
        assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bank.json", "bank.yaml"]


def test_a_file_that_cannot_be_written_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(NewsdeskError, match="cannot be written: No such file or directory"):
        save("text", tmp_path / "none" / "bank.yaml")
