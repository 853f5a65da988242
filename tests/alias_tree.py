"""Makes .typing/newsdesk, a tree of links that lets type checkers and pytest see the mapped packages.

Type checkers do not run the import hook of an editable install; a plain folder they do read.
Run: ``python tests/alias_tree.py`` (``make`` does it for you).
"""

from pathlib import Path

LINKS = {
    "__init__.py": "bot/_root/__init__.py",
    "py.typed": "bot/_root/py.typed",
    "bot": "bot",
    "briefings": "briefings",
    "quizzes": "quizzes",
    "seeds": "seeds",
}


def make(root: Path) -> Path:
    """Create or refresh the link tree under ``root`` and return its folder."""
    tree = root / ".typing" / "newsdesk"
    tree.mkdir(parents=True, exist_ok=True)
    for name, target in LINKS.items():
        link = tree / name
        goal = Path("..", "..", target)
        if link.is_symlink() and link.readlink() == goal:
            continue
        link.unlink(missing_ok=True)
        link.symlink_to(goal)
    return tree


if __name__ == "__main__":
    make(Path(__file__).resolve().parent.parent)
