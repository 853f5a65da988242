"""An article's own headline as a line: what is told when no sentence can carry the story by itself."""

import re
from collections.abc import Collection
from typing import Final

from .article import Article, Span
from .briefing import Citation, Line
from .editing import listed
from .likeness import FUNCTION_WORDS, stem

# A line tells the story if it holds so much of its headline. All three were chosen by reading the briefings of some
# 60 development pages and rest on nothing else: at a fifth scenes and background passed for the story, at a half
# good first sentences did not. No score measures them, for the scored sets have no headlines.
TELLS: Final = 0.34
TELLS_LATER: Final = 0.5  # of a line from further down
BESIDE: Final = 0.25  # of a line told below its headline, names counted
FEWEST_WORDS: Final = 4
MOST_WORDS: Final = 30
_PRONOUN: Final = re.compile(r"\b(?:he|she|him|his|her|hers|they|them|their|it|its)\b", re.IGNORECASE)
# A headline is shown as a quotation, so it may speak to its reader; yet "This is why ..." tells nothing.
_LOOSE: Final = re.compile(
    r"^(?:this|these|those|here|here['’]s|that['’]s)\b|\b(?:this|these|those)\s(?:is|are|was|were)\b|[|•…]|\.\.\.$",
    re.IGNORECASE,
)
_NAMES_IT: Final = re.compile(r"\b(?:US|IT|World War I|Phase I|Part I)\b")


def headline_line(article: Article, names: Collection[str]) -> Line | None:
    """The headline as a cited line, or None where it is unknown, is not in the text, or cannot stand alone.

    ``names`` are the article's people and organisations: one, or a noun for a person, must stand before a pronoun.
    """
    title = article.title
    if not isinstance(title, str) or not FEWEST_WORDS <= len(title.split()) <= MOST_WORDS:
        return None
    shown = _NAMES_IT.sub(" ", title)
    pronoun = _PRONOUN.search(re.sub(r"[“‘\"][^”’\"]*[”’\"]", lambda quoted: " " * len(quoted.group()), shown))
    if _LOOSE.search(shown) or not _balanced(title) or (pronoun and not _named(shown[: pronoun.start()], names)):
        return None
    start = article.text.find(title)
    if start < 0:
        return None
    span = Span(start, start + len(title))
    citation = Citation(article=article.id, revision=article.revision, span=span, quote=span.of(article.text))
    return Line(text=" ".join(title.split()), citations=(citation,), headline=True)


def told_share(headline: str, text: str, names: Collection[str] = ()) -> float:
    """How much of what a headline says ``text`` says: the share of its content words, by stem.

    Where ``names`` are given, the lesser of that share and the share without them: a name alone tells no event.
    """
    wanted, held = content(headline), content(text)
    event = wanted - content(" ".join(names))
    return min((len(part & held) / len(part) for part in (wanted, event) if part), default=1.0)


def content(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    words = re.findall(r"[^\W_]+", text.lower())
    return frozenset(stem(word) for word in words if word not in FUNCTION_WORDS and len(word) > 2)


def _named(before: str, names: Collection[str]) -> bool:
    if {word.lower() for word in re.findall(r"\w+", before)} & listed("person nouns"):
        return True
    return any(word in before for name in names for word in (name, name.split()[-1]))


def _balanced(title: str) -> bool:
    return title.count("“") == title.count("”") and title.count('"') % 2 == 0 and title.count("(") == title.count(")")
