"""The house: which folder may import which, what is packaged, and what a module may look like.

Folder ``bot`` is the package ``newsdesk.bot``, and so on; imports between them are relative.
"""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ALLOWED = {
    "seeds": {"seeds"},
    "briefings": {"briefings"},
    "quizzes": {"quizzes", "briefings"},
    "bot": {"bot", "quizzes", "briefings"},
}
PURE = ("briefings", "quizzes")
# Not for the pure rooms: the network, the clock and chance arrive there as arguments.
BARRED = {"discord", "aiohttp", "asyncio", "random", "secrets", "sqlalchemy", "requests", "httpx"}
MODULES = sorted(path for room in ALLOWED for path in (ROOT / room).rglob("*.py"))


def imported(path: Path) -> list[tuple[str, int]]:
    """Every import of a module as (absolute dotted name, line), relative ones resolved by folder."""
    found = []
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            inside = ("newsdesk", *base) if base else ("newsdesk",)
            found.append((".".join((*inside, *(node.module or "").split("."))).rstrip("."), node.lineno))
        elif isinstance(node, ast.ImportFrom):
            found.append((node.module or "", node.lineno))
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    for name, line in imported(path):
        parts = name.split(".")
        if parts[0] == "newsdesk" and len(parts) > 1:
            where = f"{path.relative_to(ROOT)}:{line} imports {name}"
            assert parts[1] in ALLOWED[room], f"{where}: seeds -> briefings <- quizzes <- bot, nothing else"
        if room in PURE:
            assert parts[0] not in BARRED, f"{path.relative_to(ROOT)}:{line}: {name} does not belong in a pure room"


def test_every_folder_is_packaged() -> None:
    declared = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"])
    folders = {
        "newsdesk." + ".".join(path.parent.relative_to(ROOT).parts)
        for path in MODULES
        if "_root" not in path.parts and path.name == "__init__.py"
    }
    assert declared == folders | {"newsdesk"}


def test_every_folder_with_files_has_an_init() -> None:
    for path in (path for room in ALLOWED for path in (ROOT / room).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and "_root" not in path.parts:
            assert (path.parent / "__init__.py").exists(), f"{path.parent} would be left out of the wheel"


def test_importing_quizzes_does_not_import_discord_or_spacy() -> None:
    heavy = {"discord", "spacy", "sqlalchemy"}
    code = f"import sys, newsdesk.quizzes, newsdesk.briefings; print(sorted({heavy} & set(sys.modules)))"
    shown = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT / ".typing"), "PATH": ""},
    )
    assert shown.stdout.strip() == "[]"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_names_say_something(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "helper", "manager", "misc", "common"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_stay_readable(path: Path) -> None:
    """At most 300 lines a module, unless its docstring says why it is longer."""
    lines = path.read_text(encoding="utf-8").count("\n")
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert lines <= 300 or "long because" in docstring, f"{lines} lines: split it by what it knows"
