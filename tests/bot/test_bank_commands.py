"""The story of a bank on the command line: made, edited, made anew, verified, looked at and sent elsewhere."""

import asyncio
import re
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from newsdesk.bot.cli import main
from newsdesk.bot.store import open_store
from newsdesk.quizzes.bank import load_bank
from newsdesk.quizzes.question import Status
from newsdesk.quizzes.session import Answer, Mode, Skip, Start, new_game, step
from newsroom import NOON, write_articles

Output = pytest.CaptureFixture[str]
WRITTEN = 3  # questions in the bank of these tests
OWN = """\
- prompt: Which town has the new ferry hall?
  answer: Moss
  options: [Moss, Hamar, Bergen]
  why_wrong: {Hamar: Its hall was closed in 2019.}
  passage: The new ferry hall stands in Moss.
  source: https://moss.example/ferry
"""


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEWSDESK_CONFIG", "DISCORD_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NEWSDESK_DATABASE_URL", f"sqlite:///{tmp_path}/answers.sqlite3")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "articles")


@pytest.fixture
def bank(articles: Path, tmp_path: Path, capsys: Output) -> Path:
    file = tmp_path / "bank.yaml"
    assert main(["quiz", str(articles / "harbour.txt"), "--count", str(WRITTEN), "--update", str(file)]) == 0
    capsys.readouterr()
    return file


def test_what_people_did_survives_a_bank_made_anew(bank: Path, articles: Path, capsys: Output) -> None:
    made = load_bank(bank).questions
    first = rf"(?s)(- id: {made[0].id}\n  kind: \w+\n  prompt: ).*?(\n  options:)"
    text = re.sub(first, r"\1What was it, by hand?\2", bank.read_text(encoding="utf-8"))
    text = re.sub(rf"(- id: {made[1].id}\n)", r"\1  status: rejected\n  comment: too easy\n", text)
    bank.write_text(text + OWN, encoding="utf-8")
    assert main(["quiz", str(articles), "--count", "4", "--update", str(bank)]) == 0
    assert "kept as people left them" in capsys.readouterr().err
    after = {question.id: question for question in load_bank(bank).questions}
    assert after[made[0].id].prompt == "What was it, by hand?"
    assert (after[made[1].id].status, after[made[1].id].comment) == (Status.REJECTED, "too easy")
    assert [after[one.id] for one in made[2:]] == list(made[2:])
    own = next(question for question in after.values() if question.kind == "own")
    assert (own.options[1].why_wrong, own.prompt) == (
        "Its hall was closed in 2019.",
        "Which town has the new ferry hall?",
    )
    assert {q.evidence.article for q in after.values()} > {q.evidence.article for q in made}, (
        "the new article is in it"
    )
    written = bank.read_bytes()
    assert main(["quiz", str(articles), "--count", "4", "--update", str(bank)]) == 0
    assert bank.read_bytes() == written, "once more changes nothing"


def test_what_its_articles_no_longer_give_is_marked_and_comes_back(
    bank: Path, articles: Path, capsys: Output
) -> None:
    made = load_bank(bank).questions
    assert main(["quiz", str(articles / "library.txt"), "--update", str(bank)]) == 0
    assert f"{len(made)} no longer made" in capsys.readouterr().err
    assert [question.status for question in load_bank(bank).questions if question.id in {q.id for q in made}] == [
        Status.VANISHED
    ] * len(made)
    assert main(["export", str(bank), "--format", "anki"]) == 0
    assert made[0].id not in capsys.readouterr().out
    assert main(["quiz", str(articles), "--update", str(bank)]) == 0
    assert not any(question.status is Status.VANISHED for question in load_bank(bank).questions)


def test_verify_tells_every_fault_of_every_file(bank: Path, tmp_path: Path, capsys: Output) -> None:
    bad, empty = tmp_path / "bad.yaml", tmp_path / "empty.yaml"
    head = "format: newsdesk-bank\nversion: 1\n"
    bad.write_text(f"{head}questions:\n- prompt: Who?\n- promt: Who?\n  answer: Ada\n", encoding="utf-8")
    empty.write_text(f"{head}questions: []\n", encoding="utf-8")
    assert main(["verify", str(bad), str(empty), str(bank)]) == 2
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        f"newsdesk: {bad}:4: column 3: a question lacks the field 'answer'",
        f"newsdesk: {bad}:5: column 3: a question has no field 'promt'; did you mean 'prompt'?",
        f"newsdesk: {bad}:5: column 3: a question lacks the field 'prompt'",
        f"newsdesk: {empty}: holds no questions: make some with `newsdesk quiz`, or write your own",
    ]
    assert said.out == f"{bank}: all {WRITTEN} hold\n"


def test_own_questions_are_vouched_for_by_their_writers(tmp_path: Path, bank: Path, capsys: Output) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("format: newsdesk-bank\nversion: 1\nquestions:\n" + OWN, encoding="utf-8")
    assert main(["verify", str(own)]) == 0
    assert capsys.readouterr().out == f"{own}: well formed; 1 written by people, who vouch for them\n"
    with bank.open("a", encoding="utf-8") as file:
        file.write(OWN)
    assert main(["verify", str(bank)]) == 0
    assert capsys.readouterr().out == f"{bank}: all {WRITTEN} hold; 1 written by people, who vouch for them\n"


async def _answered(url: str, question: str, *, right: int, wrong: int) -> None:
    store = await open_store(url)
    begun, _ = step(new_game(id="g", mode=Mode.EVERYONE, questions=(question,), owner="ann"), Start(), NOON)
    await store.games.open(begun, place="hall", server="town", questions=["{}"], now=NOON)
    for number in range(right + wrong):
        event = Answer(
            player=f"m{number}",
            name="M",
            index=0,
            reply="x",
            outcome="accept" if number < right else "reject",
            moment=NOON,
            event_id=f"e{number}",
        )
        await store.games.play("g", event, NOON + timedelta(seconds=1))
    await store.games.play("g", Skip(player="", index=0, moderator=True), NOON)
    await store.close()


def test_what_a_bank_holds_and_how_it_was_answered(bank: Path, tmp_path: Path, capsys: Output) -> None:
    with bank.open("a", encoding="utf-8") as file:
        file.write(OWN + "- {prompt: When?, answer: 6 May 2024, expires: 2020-01-01}\n")
    assert main(["bank", str(bank)]) == 0
    said = capsys.readouterr().out
    assert f"{WRITTEN + 2}, of which {WRITTEN + 1} may be asked" in said
    assert "2 own" in said
    assert "none yet" in said
    assert not (tmp_path / "answers.sqlite3").exists(), "looking makes no store"
    own = next(question for question in load_bank(bank).questions if question.options and question.kind == "own")
    asyncio.run(_answered(f"sqlite:///{tmp_path}/answers.sqlite3", own.id, right=1, wrong=29))
    assert main(["bank", str(bank), "--list"]) == 0
    said = capsys.readouterr().out
    assert "30 first answers to 1 questions; 1 measured" in said
    assert "1/30" in said
    assert main(["export", str(bank), "--format", "opentdb"]) == 0
    rows = yaml.safe_load(capsys.readouterr().out)["results"]
    assert {row["question"]: row["difficulty"] for row in rows}[own.prompt] == "hard"


def test_an_empty_bank_says_what_to_do(tmp_path: Path, capsys: Output) -> None:
    empty = tmp_path / "empty.yaml"
    empty.write_text("format: newsdesk-bank\nversion: 1\nquestions: []\n", encoding="utf-8")
    assert main(["bank", str(empty)]) == 0
    assert "newsdesk quiz" in capsys.readouterr().out
