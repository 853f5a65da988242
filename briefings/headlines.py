"""An article's own headline as a line: what is told when no sentence can carry the story by itself."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from .article import Article, Span
from .briefing import Citation, Line
from .editing import listed
from .likeness import FUNCTION_WORDS, stem
from .number_words import CARDINALS
from .quantities import Measure, Quantity, compatible, parse_quantities

# A line tells the story if it holds so much of its headline. All three were chosen by reading the briefings of some
# 60 development pages and rest on nothing else: at a fifth scenes and background passed for the story, at a half
# good first sentences did not. No score measures them, for the scored sets have no headlines.
TELLS: Final = 0.34
TELLS_LATER: Final = 0.5  # of a line from further down
BESIDE: Final = 0.25  # of a line told below its headline, or of what opens an article, names counted
SCENE: Final = 2  # sentences that together open an article
# Sentences within which a feature comes to its point, after the third to the fifth paragraph by the textbooks.
NUT_GRAF_WITHIN: Final = 12
_COUNTS: Final = frozenset({Measure.NUMBER, Measure.COUNT})
SAME_FAMILY: Final = 6  # letters with which words of one family begin alike
SHORTEST_FAMILY: Final = 4  # letters of a word that is the beginning of another
FOLLOWS: Final = " \N{EN DASH} "  # between a headline and the sentences that follow it in its line
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


def followed(headline: Line, run: Line) -> Line:
    """A headline and the sentences that head its article as one line: what they take up, the headline names."""
    return replace(
        headline,
        text=f"{quoted(headline.text)}{FOLLOWS}{run.text}",
        citations=(*headline.citations, *run.citations),
        passages=headline.passages + run.passages,
        cuts=run.cuts,
        view=run.view,
        signed=run.signed,
    )


def apart(line: Line) -> tuple[Line, ...]:
    """A headline and the sentences that follow it in its line (see `followed`), each as a line."""
    if not line.headline or line.passages == 1:
        return (line,)
    title = replace(line, text=" ".join(line.citations[0].quote.split()), citations=line.citations[:1], passages=1)
    rest = line.text.removeprefix(quoted(title.text)).removeprefix(FOLLOWS)
    run = replace(line, text=rest, citations=line.citations[1:], passages=line.passages - 1, headline=False)
    return (replace(title, cuts=(), view=False, signed=False), run)


def quoted(text: str) -> str:
    """``text`` in quotation marks."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}"


def told_share(headline: str, text: str, names: Collection[str] = ()) -> float:
    """How much of what a headline says ``text`` says: the share of its content words, by stem.

    Where ``names`` are given, the lesser of that share and the share without them: a name alone tells no event.
    """
    wanted, held = content(headline), content(text)
    event = wanted - content(" ".join(names))
    told = {word for word in wanted if word in held or any(_kin(word, other) for other in held)}
    return min((len(part & told) / len(part) for part in (wanted, event) if part), default=1.0)


def news_begins(headline: str, sentences: Sequence[str]) -> int:
    """The number of the sentence with which an article comes to what its headline says: 0 but where a scene opens it.

    Features and columns open with a scene or a thought; what newsrooms call the nut graf then says what it is about.
    """
    if told_share(headline, " ".join(sentences[:SCENE])) >= BESIDE:
        return 0
    near = ((number, told_share(headline, text)) for number, text in enumerate(sentences[:NUT_GRAF_WITHIN]))
    return next((number for number, share in near if share >= TELLS), 0)


def figures_told(headline: str, text: str) -> bool:
    """Whether ``text`` gives a figure of a headline that has any, as it stands there or more exactly."""
    wanted = [one for one in parse_quantities(headline) if any(map(str.isdigit, one.span.of(headline)))]
    held = parse_quantities(text) if wanted else ()
    return not wanted or any(_same_figure(one, other) for one in wanted for other in held)


def _same_figure(one: Quantity, other: Quantity) -> bool:
    # Headlines count in other nouns, "120K cars" for 120,423 vehicles, so a count is compared by its value alone.
    counts = one.measure in _COUNTS and other.measure in _COUNTS
    return compatible(_uncounted(one), _uncounted(other)) if counts else compatible(one, other)


def _uncounted(count: Quantity) -> Quantity:
    return replace(count, measure=Measure.NUMBER, unit=None, per=None, direction=0)


def _kin(one: str, other: str) -> bool:
    """Whether two words are of one family: "porn" and "pornography", "regulation" and "regulatory"."""
    common = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return common >= SAME_FAMILY or (common >= SHORTEST_FAMILY and common == min(len(one), len(other)))


def content(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    words = (_digits(word) for word in re.findall(r"[^\W_]+", text.lower()))
    return frozenset(stem(word) for word in words if word not in FUNCTION_WORDS and (len(word) > 2 or word.isdigit()))


def _digits(word: str) -> str:
    """A number word in digits: headlines write "3" where the text writes "three"."""
    return str(CARDINALS[word]) if CARDINALS.get(word, 0) > 1 else word


def _named(before: str, names: Collection[str]) -> bool:
    if {word.lower() for word in re.findall(r"\w+", before)} & listed("person nouns"):
        return True
    return any(word in before for name in names for word in (name, name.split()[-1]))


def _balanced(title: str) -> bool:
    return title.count("“") == title.count("”") and title.count('"') % 2 == 0 and title.count("(") == title.count(")")
