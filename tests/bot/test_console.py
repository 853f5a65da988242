"""The console beside what Discord has too: its language, and options typed by name."""

from pathlib import Path

import pytest
from newsdesk.bot.cli import main
from newsdesk.bot.commands import COMMANDS, arguments
from newsdesk.bot.platforms.console import locale_of
from newsdesk.bot.texts import language_of


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, "en"),
        ({"LANG": "es_ES.UTF-8"}, "es"),
        ({"LANG": "es_ES.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANGUAGE": "es:en", "LANG": "en_GB.UTF-8"}, "es"),
        ({"LANG": "xx_YY"}, "en"),
    ],
)
def test_the_console_asks_the_environment(environ: dict[str, str], code: str) -> None:
    assert language_of(locale_of(environ)) == code


def test_the_console_speaks_spanish_when_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "script.txt"
    script.write_text("scores me\n", encoding="utf-8")
    config = tmp_path / "newsdesk.yaml"
    config.write_text(f"database_url: sqlite:///{tmp_path.as_posix()}/x.sqlite3\n", encoding="utf-8")
    assert main(["--config", str(config), "chat", "--language", "es", "--script", str(script)]) == 0
    assert "Todavía no tienes puntuaciones" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("typed", "options"),
    [
        ("seconds=20 questions=3 port", {"seconds": "20", "questions": "3", "topic": "port"}),
        ("3 mode=race", {"questions": "3", "mode": "race"}),
        ("topic=pier 5", {"topic": "pier", "questions": "5"}),
        ("a=b", {"topic": "a=b"}),
    ],
)
def test_options_typed_by_name(typed: str, options: dict[str, str]) -> None:
    assert arguments(COMMANDS["quiz"], typed) == options
