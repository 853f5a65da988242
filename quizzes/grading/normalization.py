"""Fold replies and keys to plain tokens."""

import re
import unicodedata

LIMIT = 200  # characters kept before and after folding: one U+FDFA grows to 18 under NFKC
_TOKEN = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Compatibility-folded, lower-case text without accents or invisible characters."""
    text = unicodedata.normalize("NFKC", text[:LIMIT])[:LIMIT]
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Cf", "Cc", "Co", "Cn", "Cs"})


def tokens(text: str) -> tuple[str, ...]:
    """The folded words of ``text``, articles left out."""
    return tuple(word for word in _TOKEN.findall(fold(text)) if word not in {"a", "an", "the"})
