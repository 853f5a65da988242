"""The README and CONTRIBUTING keep their word: every command in them runs, every example looks as shown."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")}


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGES[page], re.DOTALL | re.MULTILINE)


def shell_lines() -> list[str]:
    return [line for page in PAGES for block in blocks(page, "sh") for line in block.splitlines() if line.strip()]


def test_newsdesk_commands_run(tmp_path: Path) -> None:
    """All of them, in the order of the pages: later ones read what earlier ones wrote."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT / ".typing"),
        "NEWSDESK_DATABASE_URL": f"sqlite:///{tmp_path}/docs.sqlite3",
    }
    for line in (line for line in shell_lines() if line.startswith("newsdesk ")):
        command = line.replace("newsdesk ", f"{shlex.quote(sys.executable)} -m newsdesk.bot.cli ", 1)
        shell = ["/bin/sh", "-c", command]
        done = subprocess.run(shell, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{line}: {done.stderr}"


@pytest.mark.parametrize("line", [line for line in shell_lines() if line.startswith("make ")])
def test_make_targets_exist(line: str) -> None:
    done = subprocess.run(
        ["make", "--dry-run", line.split()[1]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("line", [line for line in shell_lines() if "pytest" in line])
def test_named_tests_exist(line: str) -> None:
    assert all((ROOT / word).exists() for word in line.split() if word.startswith("tests"))


def test_every_shell_line_is_of_a_kind_that_is_tested() -> None:
    for line in shell_lines():
        assert line.startswith(("newsdesk ", "make ")) or "pytest" in line, line


def test_the_python_example_runs(tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "articles" / "harbour.txt", tmp_path)
    example = next(block for block in blocks("README.md", "python") if "write_questions" in block)
    done = subprocess.run(
        [sys.executable, "-W", "ignore::ResourceWarning", "-c", example],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / ".typing")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("accept\n")


def test_the_settings_example_is_valid(tmp_path: Path) -> None:
    from newsdesk.bot.settings import load_settings

    (example,) = blocks("README.md", "yaml")
    config = tmp_path / "newsdesk.yaml"
    config.write_text(example, encoding="utf-8")
    assert load_settings({}, config=str(config), home=tmp_path).questions == 5


def test_the_examples_look_as_shown() -> None:
    from readme_examples import with_examples

    assert with_examples(PAGES["README.md"]) == PAGES["README.md"], "run tests/readme_examples.py to renew them"
