"""Settings: what a file and the environment may say, and what is refused in plain words."""

from pathlib import Path

import pytest
from newsdesk.bot.settings import load_settings
from newsdesk.briefings.errors import InvalidDocument


def test_without_a_file_the_store_is_in_the_users_data_folder(tmp_path: Path) -> None:
    settings = load_settings({"XDG_DATA_HOME": str(tmp_path)}, home=tmp_path)
    assert settings.database_url.endswith("newsdesk/newsdesk.sqlite3")
    assert settings.token is None


def test_file_and_environment(tmp_path: Path) -> None:
    config = tmp_path / "newsdesk.yaml"
    config.write_text("sources:\n- news/\nwords: 120\nquestions: 3\nseconds: 30\ndatabase_url: sqlite:///a.sqlite3\n")
    environ = {
        "NEWSDESK_CONFIG": str(config),
        "NEWSDESK_DATABASE_URL": "sqlite:///b.sqlite3",
        "DISCORD_TOKEN": " secret ",
    }
    settings = load_settings(environ, home=tmp_path)
    assert settings.sources == ("news/",)
    assert (settings.words, settings.questions, settings.seconds) == (120, 3, 30)
    assert settings.database_url == "sqlite:///b.sqlite3"
    assert settings.token == "secret"
    assert "secret" not in repr(settings)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("words: many\n", 1, "whole number"),
        ("words: 10\n", 1, "from 40"),
        ("sources: news\n", 1, "list"),
        ("words: 100\nquestion: 3\n", 2, "unknown setting `question`"),
        ("words: 100\ntoken: abc\n", 2, "DISCORD_TOKEN"),
        ("words: [\n", 2, "not valid YAML"),
        ("- words\n", None, "name: value"),
        ("questions: yes\n", 1, "whole number"),
        ("log_level: loud\n", 1, "debug, info"),
        ("x: 2026-13-45\n", None, "not valid YAML"),
        ("words: !!int 'x'\n", None, "not valid YAML"),
        ("a: " + "[" * 5000 + "\n", None, "not valid YAML"),
    ],
)
def test_bad_settings_say_where(tmp_path: Path, text: str, line: int | None, reason: str) -> None:
    config = tmp_path / "newsdesk.yaml"
    config.write_text(text)
    with pytest.raises(InvalidDocument) as caught:
        load_settings({}, config=str(config), home=tmp_path)
    assert caught.value.line == line
    assert reason in caught.value.reason


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidDocument, match=r"nowhere\.yaml"):
        load_settings({}, config=str(tmp_path / "nowhere.yaml"), home=tmp_path)
