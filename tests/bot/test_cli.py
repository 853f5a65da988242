"""The ``newsdesk`` command: output that programs read, exit codes, and one plain line for bad input."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from newsdesk.bot.cli import main
from newsdesk.quizzes.bank import parse_bank
from newsroom import write_articles

ROOT = Path(__file__).resolve().parents[2]
SEEDS = str(ROOT / "seeds")

Output = pytest.CaptureFixture[str]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "articles")


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's own settings, and a store of the test's own."""
    for name in ("NEWSDESK_CONFIG", "DISCORD_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NEWSDESK_DATABASE_URL", f"sqlite:///{tmp_path}/cli.sqlite3")


def test_read_prints_one_json_object_a_line(articles: Path, capsys: Output) -> None:
    assert main(["read", str(articles)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["outlet"] for row in rows] == ["The Eastport Mail", "Valley Courier"]
    assert {"id", "title", "outlet", "author", "published", "url", "language", "body"} <= rows[0].keys()
    assert rows[0]["published"] == "2026-03-03"


def test_read_explains_every_line(articles: Path, capsys: Output) -> None:
    assert main(["read", str(articles / "harbour.txt"), "--explain"]) == 0
    assert "A storm closed the harbour" in capsys.readouterr().out


def test_explain_ends_with_what_was_kept_and_dropped(capsys: Output) -> None:
    dump = ROOT / "tests" / "golden" / "reading_corpus" / "dump.txt"
    assert main(["read", str(dump), "--explain"]) == 0
    head, _, rest = capsys.readouterr().out.partition("\n\n")
    rows, _, summary = rest.partition("\n\n")
    assert "author     Marta Quillon" in head
    fates = [row.split()[0] for row in rows.splitlines()]
    assert summary.startswith(f"kept {fates.count('kept')} of {len(fates)} lines")
    assert fates.count("used") == 1
    assert "notice" in summary
    reasons = {row.index(row.split("  ")[-1].lstrip()) for row in rows.splitlines()}
    assert len(reasons) == 1, "the reasons stand in one column"


def test_what_cannot_be_read_is_listed_at_the_end(articles: Path, tmp_path: Path, capsys: Output) -> None:
    pdf = tmp_path / "paper.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    bad = [str(pdf), str(tmp_path / "gone.txt"), str(tmp_path / "*.docx")]
    assert main(["read", *bad, str(articles)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.startswith("newsdesk: not read: ") for line in lines] == [True, True, True, False]
    assert lines[-1] == "newsdesk: 3 inputs not read, 2 articles read"
    assert main(["read", *bad]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == "newsdesk: 3 inputs: none of them can be read"
    assert main(["read", bad[1]]) == 2
    assert capsys.readouterr().err == f"newsdesk: {bad[1]}: No such file or directory\n"


def test_seeds_are_read_where_no_folder_has_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["read", "seeds"]) == 0
    assert all(
        json.loads(line)["source"].startswith("newsdesk:seeds/") for line in capsys.readouterr().out.splitlines()
    )
    (tmp_path / "seeds").mkdir()
    assert main(["read", "seeds"]) == 2
    assert "a folder without articles" in capsys.readouterr().err


def test_facts_as_lines_and_as_a_table(articles: Path, capsys: Output) -> None:
    assert main(["facts", str(articles), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    text = (articles / "harbour.txt").read_text(encoding="utf-8")
    money = next(row for row in rows if row["type"] == "fact" and row["quote"].startswith("$45"))
    assert text[money["start"] : money["end"]] == money["quote"]
    assert main(["facts", str(articles)]) == 0
    assert "$45 million" in capsys.readouterr().out
    assert main(["facts", str(articles), "--explain"]) == 0
    assert "$45 million" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["md", "text", "html", "json"])
def test_brief_in_every_format(articles: Path, capsys: Output, form: str) -> None:
    assert main(["brief", str(articles), "--format", form]) == 0
    out = capsys.readouterr().out
    assert "Eastport" in out
    if form == "json":
        assert all(line["citations"] for line in json.loads(out)["lines"])


def test_a_bank_is_written_and_verified(articles: Path, tmp_path: Path, capsys: Output) -> None:
    assert main(["quiz", str(articles), "--count", "5"]) == 0
    bank = tmp_path / "bank.yaml"
    bank.write_text(capsys.readouterr().out, encoding="utf-8")
    document = yaml.safe_load(bank.read_text(encoding="utf-8"))
    assert document["questions"]
    assert main(["verify", str(bank)]) == 0
    assert "hold" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_one_changed_character_fails(articles: Path, tmp_path: Path, capsys: Output, form: str) -> None:
    main(["quiz", str(articles), "--count", "5", "--format", form])
    bank = tmp_path / f"bank.{form}"
    good = capsys.readouterr().out
    bank.write_text(good, encoding="utf-8")
    harbour = articles / "harbour.txt"
    harbour.write_text(harbour.read_text(encoding="utf-8").replace("12 fishing", "13 fishing"), encoding="utf-8")
    assert main(["verify", str(bank)]) == 1
    assert main(["verify", str(bank), "--articles", str(ROOT / "tests" / "articles")]) == 0


def test_a_changed_quote_fails(articles: Path, tmp_path: Path, capsys: Output) -> None:
    main(["quiz", str(articles), "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    quote = document["questions"][0]["evidence"]["quote"]
    document["questions"][0]["evidence"]["quote"] = quote[:-1] + ("!" if quote[-1] != "!" else "?")
    bank = tmp_path / "bank.json"
    bank.write_text(json.dumps(document), encoding="utf-8")
    assert main(["verify", str(bank)]) == 1


def test_a_briefing_is_verified_too(articles: Path, tmp_path: Path, capsys: Output) -> None:
    main(["brief", str(articles), "--format", "json"])
    briefing = tmp_path / "briefing.json"
    briefing.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["verify", str(briefing)]) == 0
    changed = json.loads(briefing.read_text(encoding="utf-8"))
    changed["lines"][0]["citations"][0]["start"] += 1
    briefing.write_text(json.dumps(changed), encoding="utf-8")
    assert main(["verify", str(briefing)]) == 1


def test_grade_json_lines(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        {"question": "How much?", "gold": ["$600 billion"], "reply": "600bn usd"},
        {
            "question": "How much?",
            "gold": ["$600 billion"],
            "reply": "60 billion",
            "meta": {"prompt": [], "reject": []},
        },
    ]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(json.dumps(row) for row in rows) + "\n"))
    assert main(["grade", "--json-lines"]) == 0
    verdicts = [json.loads(line)["verdict"] for line in capsys.readouterr().out.splitlines()]
    assert verdicts == ["accept", "reject"]


def test_grade_explains_the_ladder(capsys: Output) -> None:
    assert main(["grade", "--explain", "--gold", "28 January 2025", "When?", "28.1.2025"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["Question  When?", "Key       28 January 2025  (date)", "Reply     28.1.2025"]
    assert lines[4].split(maxsplit=3) == [
        "1",
        "empty",
        "-",
        "Nothing is left after cleaning, or only a question back.",
    ]
    assert lines[-2].split() == ["11", "figures", "and", "dates:", "same", "date", "accept", "Right."]
    assert lines[-1] == "accept: Right. [same date]"


def test_grade_takes_a_question_of_a_bank_by_its_id_or_prompt(articles: Path, tmp_path: Path, capsys: Output) -> None:
    assert main(["quiz", str(articles), "--count", "3", "--format", "json"]) == 0
    bank = tmp_path / "bank.json"
    bank.write_text(capsys.readouterr().out, encoding="utf-8")
    question = json.loads(bank.read_text(encoding="utf-8"))["questions"][0]
    for name in (question["id"], question["id"][:-1], question["prompt"]):
        assert main(["grade", "--explain", "--bank", str(bank), name, question["answer"]["accept"][0]]) == 0
        out = capsys.readouterr().out
        assert out.startswith(f"Question  {question['prompt']}\n")
        assert out.splitlines()[-1].startswith("accept: ")
    assert main(["grade", "--bank", str(bank), "none such", "x"]) == 2
    assert "no question with the id or prompt 'none such'" in capsys.readouterr().err
    assert main(["grade", "How much?", "x"]) == 2
    assert "--bank FILE" in capsys.readouterr().err


def test_chat_plays_a_script(articles: Path, tmp_path: Path, capsys: Output) -> None:
    script = tmp_path / "script.txt"
    script.write_text("briefing\n# a comment\nquiz 1\nanswer 1\nscores\n", encoding="utf-8")
    assert main(["chat", str(articles), "--script", str(script)]) == 0
    out = capsys.readouterr().out
    assert "Sources" in out
    assert "Question 1 of 1" in out


def test_a_failing_command_fails_the_script(articles: Path, tmp_path: Path, capsys: Output) -> None:
    script = tmp_path / "script.txt"
    script.write_text("dance\nhelp\n", encoding="utf-8")
    assert main(["chat", str(articles), "--script", str(script)]) == 1
    assert "quiz 5" in capsys.readouterr().out, "the rest of the script still runs"


def test_the_doctor_makes_no_store(tmp_path: Path, capsys: Output) -> None:
    config = tmp_path / "newsdesk.yaml"
    config.write_text(f"database_url: sqlite:///{tmp_path.as_posix()}/deep/down/x.sqlite3\n", encoding="utf-8")
    assert main(["--config", str(config), "doctor"]) == 0
    assert "made at the first start" in capsys.readouterr().out
    assert not (tmp_path / "deep").exists()


def test_doctor(articles: Path, tmp_path: Path, capsys: Output) -> None:
    config = tmp_path / "newsdesk.yaml"
    config.write_text(f"sources: ['{articles}']\n", encoding="utf-8")
    assert main(["--config", str(config), "doctor"]) == 0
    assert "2 articles" in capsys.readouterr().out
    config.write_text(f"sources: ['{tmp_path}/nothing-here']\n", encoding="utf-8")
    assert main(["--config", str(config), "doctor"]) == 1
    assert "WRONG" in capsys.readouterr().out


def big_file(folder: Path) -> str:
    path = folder / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    return str(path)


def file_of(name: str, data: bytes) -> "type[str] | object":
    def make(folder: Path) -> str:
        (folder / name).write_bytes(data)
        return str(folder / name)

    return make


def folder_without_articles(folder: Path) -> str:
    empty = folder / "nothing"
    empty.mkdir()
    (empty / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return str(empty)


BAD_INPUT = {
    "empty": file_of("empty.txt", b""),
    "blank": file_of("blank.txt", b" \n\n"),
    "binary": file_of("binary.txt", bytes(range(256)) * 50),
    "archive": file_of("news.zip", b"PK\x03\x04" + bytes(100)),
    "big": big_file,
    "folder": folder_without_articles,
    "missing": lambda folder: str(folder / "missing.txt"),
}


@pytest.mark.parametrize("command", ["read", "brief", "quiz", "facts"])
@pytest.mark.parametrize("kind", BAD_INPUT)
def test_bad_input_is_one_plain_line(tmp_path: Path, capsys: Output, command: str, kind: str) -> None:
    name = BAD_INPUT[kind](tmp_path)  # type: ignore[operator]
    assert main([command, name]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert name in captured.err


@pytest.mark.parametrize(
    ("text", "line"), [("questions: [\n", "2"), ("format: newsdesk-bank\nversion: 1\nquestions: &a []\n", "3")]
)
def test_a_broken_bank_names_the_line(tmp_path: Path, capsys: Output, text: str, line: str) -> None:
    bank = tmp_path / "bank.yaml"
    bank.write_text(text, encoding="utf-8")
    assert main(["verify", str(bank)]) == 2
    err = capsys.readouterr().err
    assert f"bank.yaml:{line}: " in err
    assert err.count("\n") == 1


def test_some_bad_files_do_not_stop_the_rest(articles: Path, capsys: Output) -> None:
    (articles / "empty.txt").write_bytes(b"")
    assert main(["read", str(articles)]) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 2
    assert "empty.txt" in captured.err


def test_no_token_says_where_to_get_one(articles: Path, capsys: Output) -> None:
    assert main(["run", str(articles)]) == 2
    err = capsys.readouterr().err
    assert "DISCORD_TOKEN" in err
    assert "discord.com/developers" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "url",
    ["postgresql://nobody:hidden@127.0.0.1:1/none", "mysql://x/y", "not a url", "sqlite:////proc/none/x.sqlite3"],
)
def test_an_unreachable_store_is_named(
    articles: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str
) -> None:
    monkeypatch.setenv("NEWSDESK_DATABASE_URL", url)
    script = tmp_path / "script.txt"
    script.write_text("scores\n", encoding="utf-8")
    assert main(["chat", str(articles), "--script", str(script)]) == 2
    err = capsys.readouterr().err
    assert "hidden" not in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["dance"], ["brief", "--words", "many"], ["quiz", "--count", "0"]])
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def test_two_runs_are_byte_equal_under_different_hash_seeds() -> None:
    """A quiz of ten from six articles, and every refusal with its rule; by the parser where it is installed."""
    article = str(ROOT / "tests" / "golden" / "questions_article.txt")
    outputs = set()
    for seed in ("0", "1", "77"):
        done = subprocess.run(
            [sys.executable, "-m", "newsdesk.bot.cli", "quiz", SEEDS, article, "--seed", "1", "--explain"],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / ".typing")},
        )
        outputs.add((done.stdout, done.stderr))
    ((questions, refusals),) = outputs
    bank = parse_bank(questions.decode())
    assert len({question.evidence.article for question in bank.questions}) > 3
    assert len(bank.questions) > 7
    assert refusals.count(b"refused  ") > 50


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = f"{sys.executable} -m newsdesk.bot.cli read {SEEDS} | head -c 10"
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / ".typing")},
    )
    assert done.stderr == ""


def bank_of(articles: Path, tmp_path: Path, capsys: Output) -> Path:
    main(["quiz", str(articles), "--count", "4"])
    bank = tmp_path / "bank.yaml"
    bank.write_text(capsys.readouterr().out, encoding="utf-8")
    return bank


@pytest.mark.parametrize("form", ["red", "opentdb", "gift", "anki"])
def test_a_bank_goes_out_and_comes_back(articles: Path, tmp_path: Path, capsys: Output, form: str) -> None:
    bank = bank_of(articles, tmp_path, capsys)
    assert main(["export", str(bank), "--format", form]) == 0
    exported = tmp_path / "exported"
    exported.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["import", str(exported), "--format", form]) == 0
    assert yaml.safe_load(capsys.readouterr().out)["questions"]


def test_a_briefing_since_the_last_one_is_empty_and_says_so(articles: Path, tmp_path: Path, capsys: Output) -> None:
    main(["brief", str(articles), "--format", "json"])
    told = tmp_path / "told.json"
    told.write_text(capsys.readouterr().out, encoding="utf-8")
    assert json.loads(told.read_text(encoding="utf-8"))["lines"]
    assert main(["brief", str(articles), "--since", str(told), "--format", "json"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert (again["lines"], again["note"]) == ([], "Nothing new since last time.")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-03-04", "gathered 4 March 2026, 00:00 UTC"),
        ("2026-03-04T08:00+01:00", "gathered 4 March 2026, 08:00 UTC+01:00"),
        ("2026-04-30T08:00Z", "more than two days old"),
        ("now", "gathered "),
    ],
)
def test_a_briefing_says_when_it_was_gathered(articles: Path, capsys: Output, moment: str, said: str) -> None:
    harbour = str(articles / "harbour.txt")
    assert main(["brief", harbour, "--now", moment]) == 0
    assert said in capsys.readouterr().out
    with pytest.raises(SystemExit) as stopped:
        main(["brief", harbour, "--now", "tomorrow"])
    assert stopped.value.code == 2
    assert "must be like 2026-03-04" in capsys.readouterr().err


def test_a_briefing_explains_itself(articles: Path, capsys: Output) -> None:
    assert main(["brief", str(articles), "--words", "60", "--explain"]) == 0
    err = capsys.readouterr().err
    assert err.startswith("1. ")
    assert "   a lead: told by one source\n" in err
    assert "\n   + " in err
    assert "\n   - " in err


def test_another_language_is_read_but_gives_no_questions(tmp_path: Path, capsys: Output) -> None:
    german = tmp_path / "hafen.txt"
    german.write_text(
        "Der Hafen von Kiel wurde am 2. März 2026 geschlossen, sagte die Behörde am Abend in der Stadt.\n\n"
        "Der Schaden beträgt 45 Millionen Euro, und die Arbeiten beginnen nach Angaben der Stadt erst im April.\n",
        encoding="utf-8",
    )
    assert main(["read", str(german)]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["language"] == "de"
    assert row["published"] is None, "a date in a sentence is not the day of publication"
    assert main(["quiz", str(german)]) == 0
    captured = capsys.readouterr()
    assert "in another language (de)" in captured.err
    assert yaml.safe_load(captured.out)["questions"] == []


@pytest.mark.parametrize(
    "line",
    [
        '{"question": "Q", "gold": [], "reply": "P"}',
        '{"question": "Q", "gold": "Paris", "reply": "P"}',
        '{"question": "Q", "gold": ["Paris"], "reply": null}',
        '{"question": "Q"}',
        "[" * 100_000,
        "not json",
    ],
)
def test_a_bad_line_of_replies_is_named(capsys: Output, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(line + "\n"))
    assert main(["grade", "--json-lines"]) == 2
    err = capsys.readouterr().err
    assert "standard input:1: " in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("name", ["a" * 300, "", "ftp://example.org/x", "a\0b"])
def test_names_that_cannot_be_files(capsys: Output, name: str) -> None:
    assert main(["read", name]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_wrong_usage_is_one_line(capsys: Output) -> None:
    with pytest.raises(SystemExit):
        main(["brief", "--words", "5"])
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "--help" in err


def test_closed_streams_and_strange_encodings(articles: Path) -> None:
    environ = {**os.environ, "PYTHONPATH": str(ROOT / ".typing"), "PYTHONIOENCODING": "ascii"}
    for redirection in (">&-", "<&-", "> /dev/full" if Path("/dev/full").exists() else ""):
        command = f"{sys.executable} -m newsdesk.bot.cli read {articles} {redirection}"
        done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False, env=environ)
        assert "Traceback" not in done.stderr


def test_the_same_article_twice_is_one_source(articles: Path) -> None:
    from newsdesk.briefings import compose, read_text

    article = read_text((articles / "harbour.txt").read_bytes())
    assert len(compose([article, article]).sources) == 1


def test_an_imported_bank_has_nothing_to_verify(articles: Path, tmp_path: Path, capsys: Output) -> None:
    bank = bank_of(articles, tmp_path, capsys)
    main(["export", str(bank), "--format", "opentdb"])
    exported = tmp_path / "exported"
    exported.write_text(capsys.readouterr().out, encoding="utf-8")
    main(["import", str(exported), "--format", "opentdb"])
    imported = tmp_path / "imported.yaml"
    imported.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["verify", str(imported)]) == 0
