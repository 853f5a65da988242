"""Letters that stand for a name: an article explains them once, and a line that lacks that explains nothing."""

import re
from typing import Final

from .repairing import Scene

_EXPLAINED: Final = (" ({})", ", or {},", ", or {}.")
_LETTERS: Final = re.compile(r"(?<![\w(.&-])[A-Z]{2,6}s?(?![\w)&-])")


def unspelt(scene: Scene, start: int) -> str | None:
    """Letters that the article explains in brackets elsewhere, "harbour fund (HF)", and not in this line."""
    for match in _LETTERS.finditer(scene.text, start):
        letters = match.group().removesuffix("s")
        explained = [form.format(letters) for form in _EXPLAINED]
        if any(form in scene.article.text for form in explained) and not any(
            form in scene.text for form in explained
        ):
            return letters
    return None
