"""Question wording from ``wording.yaml``, and how a report is named in it.

Filling is plain replacement: article text is only ever a value, never a template.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import yaml

from ...briefings.article import Article, Published, Unknown
from ...briefings.dates.writing import MONTHS
from ..data.words import words
from .verbs import has_finite_verb, lexicon

# A shorter title is a rubric ("World news") and a longer one leaves no room for the question.
SHORTEST_TITLE: Final = 3
LONGEST_TITLE: Final = 12
MOST_WORDS: Final = 35  # the rubric's limit for a prompt
# Of 340 questions with longer prompts strict readers passed 37%, of the 354 others 49%: then the day is left out,
# which each question gives beside its answer.
EASY_WORDS: Final = 30
SHORTEST_HEADLINE: Final = 5  # words of a part that can still say what happened
LONGEST_HEADLINE: Final = 16  # a longer one leaves no room for a statement beside it
_FRAME_WORDS: Final = 8  # "True or false? According to the report", and a date
_NO_TITLE: Final = re.compile(r"[|“”\"«»]|…|\.\.\.")  # several parts, or a quotation inside quotation marks
_NO_HEADLINE: Final = re.compile(r"[|“”\"«»]|\.\.\.|^(?:watch|live|opinion|video|photos?|quiz)\b", re.IGNORECASE)
_PARTS: Final = re.compile(
    r"(?:,|:|;|\s[–—-]+|(?<=[a-z]{2})[.!?])\s|\s(?=(?:after|as|while|amid|following|making|over)\s)"
)
_PHRASES: Final = re.compile(r"\s(?=(?:to|for|in|with|at|from|on|by|against|than)\s)")
_CLOSING: Final = re.compile(r"’(?!\w)")
_RELATIVE: Final = re.compile(r"\b(?:who|that|which|whose|where)\b")
_QUOTED: Final = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_BRACES: Final = re.compile(r"\{(\w+)\}")
_SMALL: Final = words("small")
_SHOWS: Final = re.compile(r"[A-Z][a-z]+s (?:show|suggest|indicate|reveal)\b")  # "Records show": no name acts so


@cache
def templates() -> dict[str, dict[str, str]]:
    """The wording by part and name."""
    stored: object = yaml.safe_load(files(__package__).joinpath("wording.yaml").read_text("utf-8"))
    if not isinstance(stored, dict):
        raise TypeError("wording.yaml must hold a mapping")
    return {
        part: ({name: str(text) for name, text in lines.items()} if isinstance(lines, dict) else {"": str(lines)})
        for part, lines in stored.items()
    }


def gap_mark() -> str:
    """What stands in the place of the answer."""
    return templates()["gap_mark"][""]


def worded(part: str, name: str, **values: str) -> str:
    """The line ``name`` of ``part`` with its braces filled; the first letter is a capital."""
    text = _BRACES.sub(lambda match: values[match.group(1)], templates()[part][name])
    return text[:1].upper() + text[1:]


def lowered(text: str, article: Article | None = None) -> str:
    """``text`` with a small first letter where its first word is no name.

    A word counts as no name when it is a function word, or when the article writes it small elsewhere and never
    with a capital inside a sentence.
    """
    parts = text.split(" ", 2)
    first = parts[0].strip(",.")
    # "The Regime" keeps its article where the report writes it so inside a sentence.
    if first == "The" and len(parts) > 1 and article is not None and f" The {parts[1]} " in article.text:
        inner = rf"(?<=[a-z,] )The {re.escape(parts[1])}\b"
        if parts[1][:1].isupper() and re.search(inner, article.text):
            return text
    if len(parts) > 1 and parts[1][:1].isupper() and first.casefold() not in _SMALL:
        return text
    # "Better-than-expected data": no name has a small word behind each of its hyphens.
    joined = first.count("-") > 1 and first[1:].islower()
    if _SHOWS.match(text):
        return text[:1].lower() + text[1:]
    participle = len(parts) > 1 and first.endswith("ed") and first.casefold() in lexicon().participles
    if participle or joined or first.casefold() in _SMALL or (article is not None and _common(first, article.text)):
        return text[:1].lower() + text[1:]
    return text


def _common(word: str, text: str) -> bool:
    if not word.isalpha() or not word[1:].islower():
        return False
    written, inside = _words_of(text)
    return word.lower() in written and word not in inside


@lru_cache(maxsize=64)
def _words_of(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of an article, and those of them that stand inside its sentences."""
    return frozenset(re.findall(r"\w+", text)), frozenset(re.findall(r"(?<=[a-z,] )\w+", text))


def written_date(published: Published) -> str:
    """A publication date as readers see it: "28 January 2025", "January 2025" or "2025"."""
    moment = published.moment
    if published.precision == "year":
        return str(moment.year)
    month = f"{MONTHS[moment.month - 1]} {moment.year}"
    return month if published.precision == "month" else f"{moment.day} {month}"


def source_name(article: Article, *, beside: str = "", dated: bool = True) -> str:
    """How the article is named in a question: by its outlet, else by its title, else as one report.

    The title is used where it leaves room for ``beside``, the rest of the prompt; the day is told if ``dated``.
    """
    dated_as = "_and_date" if dated and not isinstance(article.published, Unknown) else ""
    date = "" if isinstance(article.published, Unknown) else written_date(article.published)
    source = templates()["source"]
    if not isinstance(article.outlet, Unknown):
        name = ("retold" if article.retold else "outlet") + dated_as
        return _filled(source[name], outlet=article.outlet, date=date)
    if not isinstance(article.title, Unknown) and _names_the_report(article.title, beside):
        return _filled(source["title" + dated_as], title=article.title, date=date)
    return _filled(source["unnamed" + dated_as], date=date)


def headlined_sources(article: Article) -> Iterator[str]:
    """How the article is named by its headline, in the order to try; none for a text retold, whose headline is lost.

    The headline says what story a statement belongs to, which the statement alone may leave open.
    """
    if article.retold and not isinstance(article.outlet, Unknown):
        return
    outlet = "" if isinstance(article.outlet, Unknown) else article.outlet
    name = "headline" if outlet else "title"
    source = templates()["source"]
    if not isinstance(article.published, Unknown):
        date = written_date(article.published)
        for title in headlines(article):
            yield _filled(source[f"{name}_and_date"], title=title, outlet=outlet, date=date)
    for title in headlines(article):
        yield _filled(source[name], title=title, outlet=outlet)


def topical_sources(article: Article, topic: str) -> Iterator[str]:
    """How the article is named by what it is about, where its headline is too long, in the order to try."""
    if isinstance(article.outlet, Unknown) or article.retold:
        return
    source = templates()["source"]
    if not isinstance(article.published, Unknown):
        date = written_date(article.published)
        yield _filled(source["topic_and_date"], topic=topic, outlet=article.outlet, date=date)
    yield _filled(source["topic"], topic=topic, outlet=article.outlet)


def headlines(article: Article) -> tuple[str, ...]:
    """The title as one line inside quotation marks, and its first part where it has several; empty if it cannot be.

    Where a part is left out, dots say so.
    """
    return () if isinstance(article.title, Unknown) else _headlines(article.title)


@lru_cache(maxsize=256)
def _headlines(title: str) -> tuple[str, ...]:
    line = _QUOTED.sub(r"‘\1’", " ".join(title.split()))
    found = [line.rstrip(" .")] if len(line.split()) <= LONGEST_HEADLINE else []
    for cut in (_PARTS, _PHRASES):
        heads = [line[: match.start()] for match in cut.finditer(line) if _can_end(line[: match.start()])]
        first = next((h for h in heads if len(h.split()) >= SHORTEST_HEADLINE and has_finite_verb(h)), None)
        if first is not None and len(first.split()) < len(line.split()):
            found.append(f"{first} …")
    usable = [text for text in dict.fromkeys(found) if not _NO_HEADLINE.search(text)]
    # A headline with a figure in it tells the answer of the question for that figure.
    return tuple(sorted(usable, key=lambda text: bool(re.search(r"\d", text))))


def _can_end(head: str) -> bool:
    """Whether a headline may be cut behind ``head``: not inside a quotation, and not inside a clause with "who"."""
    return head.count("‘") == len(_CLOSING.findall(head)) and _RELATIVE.search(head) is None


def _names_the_report(title: str, beside: str) -> bool:
    """Whether a title is one short clean line that fits into a prompt with ``beside``."""
    length = len(title.split())
    return (
        SHORTEST_TITLE <= length <= LONGEST_TITLE
        and length + len(beside.split()) + _FRAME_WORDS <= MOST_WORDS
        and not _NO_TITLE.search(title)
    )


def outlet_name(article: Article) -> str:
    """The outlet for running text, or "the article"."""
    return "The article" if isinstance(article.outlet, Unknown) else article.outlet


def _filled(template: str, **values: str) -> str:
    return _BRACES.sub(lambda match: values[match.group(1)], template)
