"""What is said of a bank with faults: golden rows, every fault at its line and column in one reading."""

from pathlib import Path

import pytest
import yaml
from newsdesk.briefings.errors import FaultyDocument, InvalidDocument, NewsdeskError
from newsdesk.quizzes.bank import decoded, load_bank, parse_bank
from newsdesk.quizzes.yaml_tree import LARGEST, read_tree

GOLDEN = Path(__file__).parents[1] / "golden"
ROWS = yaml.safe_load((GOLDEN / "bank_faults.yaml").read_text(encoding="utf-8"))
VALUES = [
    line.split("\t")
    for line in (GOLDEN / "bank_values.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
HEAD = "format: newsdesk-bank\nversion: 1\n"


@pytest.mark.parametrize("row", ROWS, ids=[row["did"] for row in ROWS])
def test_every_fault_is_told_with_its_place(row: dict[str, str | list[str]]) -> None:
    text = str(row["text"])
    text = text if text.startswith(("format:", "{")) else HEAD + text
    with pytest.raises(InvalidDocument) as caught:
        parse_bank(text, "my.yaml")
    assert str(caught.value).splitlines() == [f"my.yaml:{line}" for line in row["says"]]
    assert isinstance(caught.value, FaultyDocument) == (len(row["says"]) > 1)


@pytest.mark.parametrize(("written", "read"), VALUES, ids=[row[0] for row in VALUES])
def test_no_value_is_coerced(written: str, read: str) -> None:
    text = f"{HEAD}questions:\n- prompt: What?\n  answer: {written}\n  options: [{written}, other]\n  id: {written}\n"
    (question,) = parse_bank(text).questions
    assert (question.id, question.answer.accept[0], question.options[0].text) == (read, read, read)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("format: ä".encode("utf-16"), ":1: is not UTF-8 text (it looks like UTF-16): save it as UTF-8"),
        (b"a: 1\nb: caf\xe9\n", ":2: is not UTF-8 text (it may be Windows or Latin text): save it as UTF-8"),
    ],
)
def test_another_encoding_is_told_with_what_to_do(tmp_path: Path, data: bytes, reason: str) -> None:
    file = tmp_path / "bank.yaml"
    file.write_bytes(data)
    with pytest.raises(NewsdeskError) as caught:
        load_bank(file)
    assert str(caught.value) == f"{file}{reason}"


@pytest.mark.parametrize("end", [",]}", ", ]}"])
def test_a_comma_too_many_in_json_is_told_on_its_line(end: str) -> None:
    """Pythons before 3.13 notice it one sign later and say it in other words."""
    text = f'{{"format": "newsdesk-bank", "version": 1, "questions": [\n{{"prompt": "Which?", "answer": "Moss"}}{end}'
    with pytest.raises(InvalidDocument, match="comma") as caught:
        parse_bank(text)
    assert caught.value.line == 2


def test_a_byte_order_mark_is_no_fault() -> None:
    text = f"{HEAD}questions:\n- prompt: What?\n  answer: Moss\n"
    assert parse_bank(decoded(text.encode("utf-8-sig"), "x")) == parse_bank(text) == parse_bank("\ufeff" + text)


def test_a_file_above_the_cap_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    file = tmp_path / "bank.yaml"
    with file.open("wb") as hole:
        hole.truncate(50 * LARGEST)  # a hole: it takes no place on the disk
    with pytest.raises(NewsdeskError, match="too large: divide it"):
        load_bank(file)
    with pytest.raises(InvalidDocument, match="larger than 32 million characters"):
        read_tree("x" * (LARGEST + 1), where="x")


def test_a_file_that_is_not_there_or_a_folder_is_one_plain_line(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(NewsdeskError) as caught:
            load_bank(path)
        assert str(caught.value).startswith(f"{path}: ")
        assert "\n" not in str(caught.value)


def test_a_thousand_faults_are_a_thousand_lines() -> None:
    text = HEAD + "questions:\n" + "- prompt: What?\n" * 1000
    with pytest.raises(FaultyDocument) as caught:
        parse_bank(text, "my.yaml")
    assert [fault.line for fault in caught.value.faults] == list(range(4, 1004))
