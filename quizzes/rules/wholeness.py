"""Rules of wholeness: nothing cut off, run together, unlabelled or unexplained."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from ...briefings.article import Unknown
from ...briefings.quantities import Measure, Quantity
from ..data.words import words
from ..kinds.candidate import Candidate, Material
from ..kinds.statement import KEY
from ..kinds.verbs import has_finite_verb

_LABEL: Final = re.compile(r"(?:[A-Z][\w’'-]*\s?){1,4}: (?=[A-Z])")
_ABBREVIATION: Final = re.compile(r"(?<![\w$.])[A-Z]{3,6}(?![\w.])")
_AMOUNT: Final = re.compile(
    rf"{KEY}(?:\s(?:thousand|million|billion|trillion))?\s(?:tons?|tonnes|litres|liters|gallons|barrels|kilos|kilograms"
    r"|pounds|units|metres|meters|miles|kilometres|kilometers)\s(?:is|are|was|were|has been|have been)\b"
)
_GLUED: Final = re.compile(r"\b[A-Za-z]*[a-z]{2}[A-Z][a-z]+[a-z]\b|[a-z][.!?][A-Z][a-z]|[a-z],[A-Z]")
# The last relative clause of a statement, which must have a verb of its own.
_LAST_RELATIVE: Final = re.compile(r"\b(?:where|which|who|whose)\b((?:(?!\b(?:where|which|who|whose)\b).)*)$")
_BROKEN: Final = re.compile(
    r"\bthere (?:was|were|is|are) ?[.?]$|\b(?:([a-z]\w*) \1\b(?<!had had)(?<!that that)|of,|the,|in order ?[.?]$"
    r"|(?:and|or|but|of|the|a|an|to|with|by|in|for|from|at|as|than|that|which|such|including) ?[.?]$)"
    r"|,\s*,|\s[.,]\s|^[^,]+, as (?:did|does|do|has|have|was|were)\b|^[Oo]ver (?:on|at|in)\b"
    r"|(?:^|(?<=[a-z] ))Named [A-Z]"
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
_GOES_ON: Final = re.compile(r"(?:, [A-Z][^,.]*)+,? (?:and|or) [A-Z]")
# A short member of a list, and the small words by which it may go on.
_MEMBER: Final = re.compile(r"(?<=\w), (?P<member>[a-z][\w’'-]*(?: [a-z][\w’'-]*){0,2})(?=, |\.$)")
_GOES_ON_WITH: Final = "after|before|of|in|on|at|per|for|from|with|without|over|under|against|by|to"
_MEASURE: Final = re.compile(
    r"\b(?:miles?|kilomet(?:er|re)s?|met(?:er|re)s?|feet|yards?|points?|seconds?|minutes?|hours?|days?|weeks?|months?"
    r"|years?|decades?)$"
)
# What stands before "according to", "said X" or the end: its phrase must be whole.
_CLAUSE_END: Final = re.compile(r"([\w’'-]+ [\w’'-]+)(?:, (?:according to|said|says)\b|\.$)")
_LAST_THING: Final = re.compile(r"\b(?:an?|its|their|his|her) (?:[a-z-]+ )?[a-z-]+$")
# What a thing is for, or which it is; what it may bring about it does without: "a defect that could cause a fire".
_PURPOSE: Final = re.compile(r" (?:to [a-z]+|that\b(?! (?:could|can|may|might|would)\b)|for)\b")
_PURPOSE_OR_DEED: Final = re.compile(
    r" (?:to [a-z]+\b(?!,)|who\b"
    r"|that (?:[a-z]+ed|[a-z]+s|fell|broke|rose|took|went|came|left|struck|hit|lost|won|ran)\b)"
)
_WHENCE: Final = re.compile(
    r",? (?:from|off|outside|north|south|east|west|away|above|below|after|before|ahead|behind|apart|short|into|beyond"
    r"|past)\b"
)
_OWNER: Final = re.compile(rf"(?P<owner>\b[\w-]+[’']s) (?:{_GOES_ON_WITH}|and|during|as)\b")
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


def _cut_list(candidate: Candidate, _: Material) -> bool:
    """A list whose last member, after "and", was cut away."""
    if candidate.quotes or "post" in candidate.tags:
        return False
    source = _source(candidate)
    end = " ".join(candidate.statement.full.rstrip(" .").split()[-2:])
    place = source.find(end)
    if place >= 0 and _GOES_ON.match(source, place + len(end)) is not None:
        return True
    last = re.search(r",\s+(?P<member>(?:an?|the|his|her|its|their|one)\s[^,]*)\.$", candidate.statement.full)
    if last is not None and re.search(rf"{re.escape(last['member'])},?\s+and\b", source) is not None:
        return True
    return any(_cut_short(match["member"], source) for match in _MEMBER.finditer(candidate.statement.full))


def _cut_short(member: str, source: str) -> bool:
    """Whether the source goes on after a member of a list: "yards" for "yards after contact"."""
    words = re.escape(member)
    return (
        re.search(rf", {words} (?:{_GOES_ON_WITH})\b", source) is not None
        and re.search(rf", {words}(?:[,.]| and | or )", source) is None
    )


def _cut_owner(candidate: Candidate, _: Material) -> bool:
    """An owner whose thing was cut away: "to last season’s in Bergen" from "to last season’s cups in Bergen"."""
    if candidate.quotes or "post" in candidate.tags:
        return False
    source = _source(candidate)
    return any(
        match["owner"] in source and match.group() not in source
        for match in _OWNER.finditer(candidate.statement.full)
    )


def _cut_purpose(candidate: Candidate, _: Material) -> bool:
    """A thing without what it is for: "added five firms to a contract" from "to a contract to deliver loads"."""
    if candidate.quotes or "post" in candidate.tags:
        return False
    source = _source(candidate)
    ends = (_LAST_THING.search(text.rstrip(" .?")) for text in (candidate.statement.full, candidate.body))
    if any(end and _goes_on_by(source, end.group(), _PURPOSE) for end in ends):
        return True
    return any(
        _goes_on_by(source, end[1], _PURPOSE_OR_DEED) for end in _CLAUSE_END.finditer(candidate.statement.full)
    )


def _source(candidate: Candidate) -> str:
    """The sentence as the article has it, on one line."""
    return " ".join(candidate.sentence.span.of(candidate.report.article.text).split())


def _goes_on_by(source: str, phrase: str, by: re.Pattern[str]) -> bool:
    """Whether ``source`` has ``phrase`` as words of its own with what ``by`` matches right after."""
    place = source.find(phrase)
    while place >= 0:
        if not source[max(0, place - 1) : place].isalnum() and by.match(source, place + len(phrase)):
            return True
        place = source.find(phrase, place + 1)
    return False


def _cut_measure(candidate: Candidate, _: Material) -> bool:
    """A distance or a span of time without whence: "crashed a few miles" from "a few miles from Bergen"."""
    if candidate.quotes or "post" in candidate.tags:
        return False
    text = candidate.statement.full.rstrip(" .")
    end = _MEASURE.search(text)
    if end is None:
        return False
    source = _source(candidate)
    return _goes_on_by(source, end.group(), _WHENCE)


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
    if candidate.quotes or "post" in candidate.tags:
        return False
    source = _source(candidate)
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


def _broken(candidate: Candidate, _: Material) -> bool:
    if "direct" in candidate.tags and _left_over(candidate):
        return True
    cut = any(not has_finite_verb(match.group(1)) for match in _LAST_RELATIVE.finditer(candidate.statement.full))
    if cut and not candidate.quotes:
        return True
    return bool(_BROKEN.search(candidate.body.rstrip(" ?.") + ".") or _BROKEN.search(candidate.statement.full))


Row = tuple[str, str, Callable[[Candidate, Material], bool]]
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
    ("cut-list", "a list without its last member", _cut_list),
    ("cut-purpose", "a thing without what it is for", _cut_purpose),
    ("cut-measure", "a distance or a span of time without whence", _cut_measure),
    ("cut-owner", "an owner without what is owned", _cut_owner),
    ("unexplained", "an abbreviation that the article explains and the prompt does not", _unexplained),
    ("of-nothing", "an amount without what there is so much of", _of_nothing),
    ("share-of-nobody", "a share without what it is a share of", _share_of_nobody),
    ("unbalanced", "a bracket or quotation mark without its partner", _unbalanced),
    ("broken", "a badly joined or cut phrase", _broken),
)
