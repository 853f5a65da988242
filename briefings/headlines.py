"""An article's own headline as a line: what is told when no sentence can carry the story by itself."""

import re
from collections.abc import Collection
from typing import Final

from .article import Article, Span
from .briefing import Citation, Line
from .likeness import FUNCTION_WORDS, stem

# A line or the lines together tell the story if they hold so much of its headline. Of 40 ledes readers called the
# news, all but three held a third; of 25 lines they called background, four did.
TELLS: Final = 0.34
TELLS_LATER: Final = 0.5  # of a line from further down
FEWEST_WORDS: Final = 4
MOST_WORDS: Final = 30
_PRONOUN: Final = re.compile(r"\b(?:he|she|him|his|her|hers|they|them|their|it|its)\b", re.IGNORECASE)
_LOOSE: Final = re.compile(r"\b(?:this|these|those|here|here['’]s)\b|[|•…]|\.\.\.$", re.IGNORECASE)
_NAMES_IT: Final = re.compile(r"\b(?:US|IT|World War I|Phase I|Part I)\b")


def headline_line(article: Article, names: Collection[str]) -> Line | None:
    """The headline as a cited line, or None where it is unknown, is not in the text, or cannot stand alone.

    ``names`` are the article's people and organisations: one must stand before a pronoun of the headline.
    """
    title = article.title
    if not isinstance(title, str) or not FEWEST_WORDS <= len(title.split()) <= MOST_WORDS:
        return None
    shown = _NAMES_IT.sub(" ", title)
    pronoun = _PRONOUN.search(shown)
    if _LOOSE.search(shown) or not _balanced(title) or (pronoun and not _named(shown[: pronoun.start()], names)):
        return None
    start = article.text.find(title)
    if start < 0:
        return None
    span = Span(start, start + len(title))
    citation = Citation(article=article.id, revision=article.revision, span=span, quote=span.of(article.text))
    return Line(text=" ".join(title.split()), citations=(citation,), headline=True)


def told_share(headline: str, text: str) -> float:
    """How much of what a headline says ``text`` says: the share of its content words, by stem."""
    wanted = content(headline)
    return len(wanted & content(text)) / len(wanted) if wanted else 1.0


def content(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    words = re.findall(r"[^\W_]+", text.lower())
    return frozenset(stem(word) for word in words if word not in FUNCTION_WORDS and len(word) > 2)


def _named(before: str, names: Collection[str]) -> bool:
    return any(word in before for name in names for word in (name, name.split()[-1]))


def _balanced(title: str) -> bool:
    return title.count("“") == title.count("”") and title.count('"') % 2 == 0 and title.count("(") == title.count(")")
