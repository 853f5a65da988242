"""A host's templates at the edges: the command line, the settings, the doctor, the bot, the example of the README."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from discord_play import fixed_desk
from newsdesk.bot.cli import main
from newsdesk.bot.commands import handle
from newsdesk.bot.desk import Desk, open_desk
from newsdesk.bot.messages import Reply, Request
from newsdesk.bot.settings import Settings, load_settings
from newsdesk.briefings.briefing import compose
from newsdesk.briefings.errors import InvalidDocument
from newsdesk.briefings.names import RuleFinder
from newsdesk.briefings.reading import read_paths
from newsdesk.briefings.rendering import render

ROOT = Path(__file__).resolve().parents[2]
HARBOUR = str(ROOT / "tests" / "articles" / "harbour.txt")
Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "layout"
    made.mkdir()
    return made


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_the_option_goes_before_the_variable_and_that_before_the_file(tmp_path: Path) -> None:
    config = tmp_path / "newsdesk.yaml"
    config.write_text("templates: one\n", encoding="utf-8")
    assert load_settings({}, config=str(config), home=tmp_path).templates == Path("one")
    assert load_settings({"NEWSDESK_TEMPLATES": "two"}, config=str(config), home=tmp_path).templates == Path("two")
    config.write_text("words: 90\ntemplates: 3\n", encoding="utf-8")
    with pytest.raises(InvalidDocument, match=r"newsdesk\.yaml:2: `templates` must be the path of a folder"):
        load_settings({}, config=str(config), home=tmp_path)


def test_brief_uses_the_folder(folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, "briefing.txt.j2", "{{ briefing.lines | length }} lines")
    assert main(["brief", HARBOUR, "--format", "text", "--templates", str(folder)]) == 0
    assert re.fullmatch(r"\d lines\n", capsys.readouterr().out)
    monkeypatch.setenv("NEWSDESK_TEMPLATES", str(folder))
    assert main(["brief", HARBOUR, "--format", "text"]) == 0
    assert capsys.readouterr().out.endswith(" lines\n")


@pytest.mark.parametrize(
    ("template", "said"),
    [("{{ briefing.linez }}", "briefing.md.j2:1: a Briefing has no `linez`"), (None, "is not there; name a folder")],
)
def test_a_fault_is_one_line_and_exit_2(folder: Path, capsys: Output, template: str | None, said: str) -> None:
    if template is None:
        folder.rmdir()
    else:
        put(folder, "briefing.md.j2", template)
    assert main(["brief", HARBOUR, "--templates", str(folder)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    (line,) = shown.err.splitlines()
    assert line.startswith(f"newsdesk: {folder}")
    assert said in line


def test_the_doctor_tries_every_template_and_names_what_nothing_reads(
    folder: Path, tmp_path: Path, capsys: Output
) -> None:
    config = tmp_path / "newsdesk.yaml"
    config.write_text(
        f"sources: ['{HARBOUR}']\ntemplates: '{folder}'\ndatabase_url: 'sqlite:///{tmp_path}/x.sqlite3'\n",
        encoding="utf-8",
    )
    for name in ("briefing.md.j2", "briefing.txt.j2", "briefing.html.j2", "briefing.css.j2"):
        put(folder, name, (ROOT / "briefings" / "templates" / name).read_text(encoding="utf-8"))
    assert main(["--config", str(config), "doctor"]) == 0, "our own templates pass"
    assert "briefing.html.j2, briefing.css.j2" in capsys.readouterr().out
    put(folder, "briefing.txt.j2", "{% for line in briefing.disputes %}\n{{ line.text }}\n{% endfor %}")
    put(folder, "breifing.md.j2", "")
    put(folder, "quiz.j2", "")
    assert main(["--config", str(config), "doctor"]) == 1
    wrong = [line for line in capsys.readouterr().out.splitlines() if line.startswith("WRONG")]
    assert len(wrong) == 3
    assert "briefing.txt.j2:2: a Dispute has no `text`" in wrong[0]
    assert "breifing.md.j2: is it briefing.md.j2?" in wrong[1]
    assert "quiz.j2: the names are briefing.md.j2" in wrong[2]


async def _briefing(desk: Desk) -> Reply:
    moment = datetime(2026, 3, 4, tzinfo=UTC)
    return await handle(
        Request(id="1", command="briefing", place="hall", server="town", member="m", name="M", moment=moment), desk
    )


async def test_the_bot_uses_the_folder_and_ours_where_a_template_fails(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put(folder, "briefing.md.j2", "Told by {{ briefing.sources[0] | outlet }}.")
    async with fixed_desk(tmp_path / "x.sqlite3") as desk:
        desk.settings = replace(desk.settings, templates=folder)
        assert (await _briefing(desk)).text.startswith("Told by ")
        put(folder, "briefing.md.j2", "{{ oops }} and more")
        assert "Sources" in (await _briefing(desk)).text
        assert "briefing.md.j2:1: nothing is called `oops` here" in caplog.text


async def test_a_folder_that_is_not_there_is_told_at_the_start(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/x.sqlite3", templates=tmp_path / "layout")
    with pytest.raises(InvalidDocument, match="the folder of templates is not there"):
        async with open_desk(settings):
            pass
    assert not (tmp_path / "x.sqlite3").exists()


def test_the_example_of_the_readme_shows_every_line(folder: Path) -> None:
    (example,) = re.findall(
        r"^```jinja\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    put(folder, "briefing.md.j2", example)
    briefing = compose(read_paths([ROOT / "seeds"]).articles, words=200, finder=RuleFinder())
    shown = render(briefing, format="md", templates=folder).splitlines()
    assert len(shown) == len(briefing.lines) > 2
    assert any(line.endswith("(TASS, 28 January 2025)") for line in shown)
