"""Rules of wholeness: nothing cut off, run together, unlabelled or unexplained."""

import re
from functools import lru_cache
from typing import Final

from ...briefings.article import Unknown
from ...briefings.names import NameKind
from ...briefings.quantities import Measure, Quantity
from ..data.words import words
from ..kinds.candidate import Candidate, Material
from ..kinds.statement import KEY
from ..kinds.verbs import has_finite_verb
from .cutting import source_of
from .reference import own_words
from .row import Row

_LABEL: Final = re.compile(r"(?:[A-Z][\w’'-]*\s?){1,4}: (?=[A-Z])")
_ABBREVIATION: Final = re.compile(r"(?<![\w$.])[A-Z]{3,6}(?![\w.])")
_AMOUNT: Final = re.compile(
    rf"{KEY}(?:\s(?:thousand|million|billion|trillion))?\s(?:tons?|tonnes|litres|liters|gallons|barrels|kilos|kilograms"
    r"|pounds|units|metres|meters|miles|kilometres|kilometers)\s(?:is|are|was|were|has been|have been)\b"
)
_GLUED: Final = re.compile(r"\b[A-Za-z]*[a-z]{2}[A-Z][a-z]+[a-z]\b|[a-z][.!?][A-Z][a-z]|[a-z],[A-Z]")
# The last relative clause of a statement, which must have a verb of its own.
_DASH: Final = re.compile(r" (?:--?|–|—) |(?<=\w)—(?=\w)")
_LAST_RELATIVE: Final = re.compile(r"\b(?:where|which|who|whose)\b((?:(?!\b(?:where|which|who|whose)\b).)*)$")
_BROKEN: Final = re.compile(
    r"\bthere (?:was|were|is|are) ?[.?]$|\b(?:([a-z]\w*) \1\b(?<!had had)(?<!that that)|of,|the,|in order ?[.?]$"
    r"|(?:and|or|but|of|the|a|an|to|with|by|in|for|from|at|as|than|that|which|such|including) ?[.?]$)"
    r"|,\s*,|\s[.,]\s|^[^,]+, as (?:did|does|do|has|have|was|were)\b|^[Oo]ver (?:on|at|in)\b"
    r"|(?:^|(?<=[a-z] ))Named [A-Z]"
    r"|, (?:His|Her|Their|Its|He|She|They|It|The) [a-z]+ (?:was|were|is|are|has|had|will|would)\b"
    r"|\beither\b(?![^.]*\bor\b)|€\S+ euros\b|\$\S+ dollars\b|£\S+ pounds\b"
)


_JOINS: Final = re.compile(
    r"(?:and|or|but|nor|so|yet|who|which|that|whose|where|when|while|as|after|before|if|because|since|although|though"
    r"|with|according|said|says|by|in|on|at|for|from|against|to|of|among|under|over|despite|including|compared|than)\b",
    re.IGNORECASE,
)
_TWO_WORDS: Final = re.compile(r"[a-z]+ [a-z]+")
_DOES: Final = re.compile(
    r" (?:did|do|does|have|had|has|were|are|was|is|said|say|says|would|will|think|thought|believe|believed)\b"
)
_RELATIVE_CLAUSE: Final = re.compile(r"\b(?P<before>[\w’'-]+), (?:which|who) (?P<after>\w+)")
_IN_BRACKETS: Final = re.compile(rf"[(\[](?:[a-z]+ ){{0,3}}{KEY}[^()\[\]]{{0,30}}[)\]]")
_RESTATED: Final = re.compile(rf"{KEY}(?: [^\s()\[\],.]+){{0,4}}\s*[(\[][^()\[\]]*\d[^()\[\]]*[)\]]")
_LEANS_BACK: Final = re.compile(r"\b(?:as well|too|either|likewise)\s*[.,]")


def _labelled(candidate: Candidate, _: Material) -> bool:
    return not candidate.quotes and bool(_LABEL.match(candidate.statement.text))


def _bracketed(candidate: Candidate, _: Material) -> bool:
    """The key in brackets, where the words before mostly give it in another unit; or so restated after it."""
    if candidate.quotes:
        return False
    return bool(_IN_BRACKETS.search(candidate.statement.text) or _RESTATED.search(candidate.statement.text))


def _unexplained(candidate: Candidate, _: Material) -> bool:
    """An abbreviation that the article itself had to explain, or that hardly anybody knows, without explanation."""
    text, title = candidate.report.article.text, candidate.report.article.title
    title = "" if isinstance(title, Unknown) or "post" in candidate.tags else title
    return any(
        word not in words("known_abbreviations")
        and word not in title  # a headline takes for granted that readers know it
        and (_explained(word, text) or candidate.kind in ("figure", "date", "true_false"))
        and not _spelt_out(word).search(candidate.statement.full)
        for word in _ABBREVIATION.findall(candidate.body)
    )


@lru_cache(maxsize=512)
def _explained(word: str, text: str) -> bool:
    """Whether an article gives the abbreviation in brackets or the words that it stands for."""
    return re.search(rf"\w \((?:the )?“?{word}”?\)", text) is not None or _spelt_out(word).search(text) is not None


def _spelt_out(word: str) -> re.Pattern[str]:
    """The capitalised words whose initials make ``word``: "Graduate School of Arts and Sciences" for GSAS."""
    return re.compile(
        r"\b"
        + r"(?:[\s-]+(?:of|and|the|for|in|on))*[\s-]+".join(
            rf"(?:{c}[a-z][\w’']*|{c.lower()}(?:f|nd|or))\b" for c in word
        )
    )


def _lost_relative(candidate: Candidate, _: Material) -> bool:
    """A relative clause without its "which", run on: "X owns Y, sold Z" from "X, which owns Y, sold Z"."""
    if own_words(candidate):
        return False
    source = source_of(candidate)
    for match in _RELATIVE_CLAUSE.finditer(source):
        pair = re.escape(f"{match['before']} {match['after']}")
        run_on = re.search(rf"\b{pair}\b[^,]*,\s+(?P<verb>[a-z]+)\b", candidate.statement.full)
        if run_on and has_finite_verb(run_on["verb"]):
            return True
    return False


def _of_nothing(candidate: Candidate, _: Material) -> bool:
    """An amount without what there is so much of: "three million tons are generated"."""
    return not candidate.quotes and bool(_AMOUNT.search(candidate.statement.text))


def _share_of_nobody(candidate: Candidate, _: Material) -> bool:
    """A share that opens its clause without what it is a share of: "61% did not know"."""
    percent = any(isinstance(f.value, Quantity) and f.value.measure is Measure.PERCENT for f in candidate.facts)
    return percent and _DOES.match(candidate.statement.text.partition(KEY)[2]) is not None


def _unbalanced(candidate: Candidate, _: Material) -> bool:
    body = candidate.body
    return body.count("(") != body.count(")") or body.count("“") != body.count("”") or body.count('"') % 2 != 0


def _glued(candidate: Candidate, _: Material) -> bool:
    """Glued words: a capital inside a word that the article uses once only, or no space after a full stop."""
    text = candidate.report.article.text
    return any(
        not match.group()[0].isalpha()
        or "." in match.group()
        or "," in match.group()
        or text.count(match.group()) == 1
        for match in _GLUED.finditer(candidate.body)
    )


def _spliced(candidate: Candidate, _: Material) -> bool:
    """Sentences or members of a list strung together by commas alone: what stood last, with its "and", was cut."""
    if candidate.kind in ("speaker", "order", "comparison") or "post" in candidate.tags:
        return False
    parts = candidate.statement.full.rstrip(".").split(", ")
    clauses = [p for p in parts if has_finite_verb(p) and not _JOINS.match(p)]
    if len(clauses) > 2:
        return True
    ends = [" ".join(part.split()[1:3]) for part in parts]
    return len(parts) > 1 and _TWO_WORDS.fullmatch(ends[-1] or "") is not None and ends[-1] == ends[-2]


def _left_over(candidate: Candidate) -> bool:
    """Whether a "just" or "only" of the figure was left behind when the figure was asked for."""
    source = candidate.sentence.span.of(candidate.report.article.text)
    return any(
        f" {word} " in f" {candidate.body} " and f"{word} {candidate.statement.key}" in source
        for word in ("just", "only", "exactly")
    )


def _half_dashed(candidate: Candidate) -> bool:
    """Whether one of the two dashes round an aside was cut away with what stood behind it."""
    return len(_DASH.findall(candidate.statement.full)) == 1 and len(_DASH.findall(source_of(candidate))) > 1


def _one_of_two(candidate: Candidate) -> bool:
    """Whether somebody alone "are" or "were" something: who was named beside was cut away."""
    people = (e for e in candidate.report.analysis.entities if e.kind is NameKind.PERSON)
    return any(
        candidate.statement.full.startswith((f"{name} are ", f"{name} were ", f"{name} have "))
        for entity in people
        for name in (entity.name, *entity.aliases)
    )


def _broken(candidate: Candidate, _: Material) -> bool:
    if "direct" in candidate.tags and _left_over(candidate):
        return True
    if not candidate.quotes and (_half_dashed(candidate) or _one_of_two(candidate)):
        return True
    cut = any(not has_finite_verb(match.group(1)) for match in _LAST_RELATIVE.finditer(candidate.statement.full))
    if cut and not candidate.quotes:
        return True
    return bool(_BROKEN.search(candidate.body.rstrip(" ?.") + ".") or _BROKEN.search(candidate.statement.full))


RULES: Final[tuple[Row, ...]] = (
    ("glued-words", "words that ran together on the page", _glued),
    ("lost-relative", "a relative clause without its pronoun", _lost_relative),
    (
        "leans-back",
        "a statement that adds to one told before",
        lambda c, _: not c.quotes and bool(_LEANS_BACK.search(c.body)),
    ),
    ("spliced", "clauses strung together by commas", _spliced),
    ("label", "a label with a colon before the sentence", _labelled),
    ("bracketed", "a figure in brackets, or told again in brackets after it", _bracketed),
    ("unexplained", "an abbreviation that the article explains and the prompt does not", _unexplained),
    ("of-nothing", "an amount without what there is so much of", _of_nothing),
    ("share-of-nobody", "a share without what it is a share of", _share_of_nobody),
    ("unbalanced", "a bracket or quotation mark without its partner", _unbalanced),
    ("broken", "a badly joined or cut phrase", _broken),
)
