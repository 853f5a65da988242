"""Rules of figures: a figure is definite, counts something of the story, and says enough to be asked for."""

import re
from decimal import Decimal
from typing import Final

from ...briefings.number_words import CARDINALS
from ...briefings.quantities import OPEN_BOUNDS, Measure, Quantity
from ..kinds.candidate import Candidate, Material
from ..kinds.statement import KEY
from .row import Row
from .weight import A_HANDFUL

_TRIVIAL: Final = frozenset((Measure.AGE, Measure.ORDINAL))
# "Nearly four times its estimate": a figure to be reckoned.
TIMES: Final = re.compile(
    rf"\b(?:twice|double|triple|half|(?:{'|'.join(CARDINALS)}|several|many|\d[\d.]*) times)"
    r" (?:its|the(?! (?:year|month|week|day|night)\b)|as (?:much|many|large|high|big|long)|more|larger|higher|his|her"
    r"|their|that|what)\b"
)
FIRST: Final = 4  # sentences, in which a score is the result and not one on the way
_SOURCES: Final = re.compile(
    r"\s+(?:people|persons|sources|officials|employees)\s+(?:familiar|close to|with (?:direct )?knowledge|briefed"
    r"|who (?:said|told|asked|requested|spoke|knew|know|declined|have|were briefed|are familiar))\b"
)
_DEFINITE: Final = re.compile(
    r"(?:\b(?:the|these|those|its|his|her|their|our|last|next|first|past|prior|previous|other|all|both|every|same)"
    r"|['’]s|s['’])\s+$",
    re.IGNORECASE,
)
# "Is not expected to show 10%": so it is with every larger figure.
_DENIED: Final = re.compile(
    rf"(?:\b(?:not|cannot|never|hardly|nor)|n[’']t)\b(?! (?:only|just|merely|long|far)\b)"
    rf"(?: (?!(?:since|because|that|where|when|why|who|which|and|but|after)\b)[\w’'-]+){{0,8}} [$£€]?{KEY}"
)
# What the trade had expected is the yardstick of the news and not the news.
_CONSENSUS: Final = re.compile(
    r"\b(?:[Aa]nalysts?|Wall Street|[Ee]conomists?|[Ff]orecasters?)(?: [\w’-]+){0,6} (?:expec|forecas|predic|estima)t"
    r"|\b(?:expected|forecast|predicted|estimated) by (?:[\w’'-]+ ){0,3}(?:analysts|economists)\b"
    r"|\b(?:analysts?[’']?|consensus|Wall Street(?:[’']s)?) (?:estimates?|expectations?|forecasts?)\b"
)
_AHEAD: Final = re.compile(r"\b(?:for|over|within|in) (?:at least )?the next $")  # a span of time, told here first
# "$34bn and $33.9bn", "Groups 3, 4 and 5": one of several told in a row.
_IN_A_ROW: Final = re.compile(
    rf"{KEY}(?: (?:percent|per cent|million|billion))? (?:and|or) [$£€]?\d[\d.,]*\b(?! [a-z]+[a-z]s\b)"
    rf"|\d, {KEY},? (?:and|or) \d|{KEY}, \d[\d,]*,? (?:and|or) \d|\d(?:%| percent)? and {KEY}[^.]*, respectively\b"
)
# "Now 70, Moen": an age, though nothing says so; "more than the $4 million" that was told of before.
_NO_COUNT: Final = re.compile(rf"^(?:[Nn]ow|[Aa]ged?) {KEY},|\bthe {KEY}\.?$")
# How far a place lies from another belongs to the map: "145 kilometres north of Yangon".
_WHERE: Final = re.compile(
    rf"{KEY}[ -](?:miles?|kilomet(?:er|re)s?|km) (?:\([^)]*\) )?"
    r"(?:north|south|east|west|inland|off|outside|from(?!.* to ))\b"
)
# How many pressed a button: "more than 8,000 comments", "a Twitter following of 61 million".
_SOCIAL: Final = re.compile(
    rf"{KEY} (?:\w+ )?(?:comments|likes|retweets|followers|upvotes|reactions|subscribers|reposts)\b"
    rf"|\bfollowing of (?:\w+ ){{0,3}}{KEY}"
)
_AMONG: Final = re.compile(rf"\b(?:[Oo]f|[Aa]mong) (?:the )?{KEY}")
_RANK: Final = re.compile(r"\b(?:\d+(?:st|nd|rd|th)|rank(?:s|ed|ing)?|place[ds]?|position|No\. \d)\b")
ROUGHLY_THE_SAME: Final = Decimal("1.2")  # "topped 1,360" in one line, 1,442 in another
_IN_COMPOUND: Final = re.compile(rf"{KEY}\s?-\s?[a-z]")


def _compound(candidate: Candidate, _: Material) -> bool:
    """A number in a compound, "a ____-yard season": who reached more reached less as well."""
    return candidate.kind == "figure" and _IN_COMPOUND.search(candidate.statement.text) is not None


def _trivial_figure(candidate: Candidate, _: Material) -> bool:
    """An age, a place in an order, a one, or a small number of nothing; of larger ones, of scores and of shares such
    as "half of" strict readers passed 14 of 18 that were refused once."""
    if candidate.kind == "figure" and candidate.key.casefold() in ("one", "1"):
        return True
    text = candidate.statement.text
    if _NO_COUNT.search(text) or _WHERE.search(text) or _SOCIAL.search(text) or _beside_rank(candidate):
        return True
    return any(isinstance(f.value, Quantity) and _is_trivial(f.value, candidate) for f in candidate.facts)


def _beside_rank(candidate: Candidate) -> bool:
    """Whether a figure says among how many something has its rank, which bounds it: "125th out of 142 countries"."""
    return _AMONG.search(candidate.statement.text) is not None and _RANK.search(candidate.statement.text) is not None


def _is_trivial(figure: Quantity, candidate: Candidate) -> bool:
    before, _, after = candidate.statement.text.partition(KEY)
    if figure.measure is Measure.NUMBER:
        counts = after.startswith(" of ") or _counts(candidate) or "number of" in candidate.statement.text
        return not counts and figure.low <= A_HANDFUL
    # "More than two months" says next to nothing.
    if (
        figure.bound in OPEN_BOUNDS
        and figure.high <= A_HANDFUL
        and figure.measure in (Measure.COUNT, Measure.DURATION)
    ):
        return True
    if figure.measure is Measure.RATIO:
        return not after.startswith(" of ") or before.endswith("as ")  # "as one half of the duo": a turn of phrase
    if figure.measure is Measure.SCORE:
        return candidate.report.number_at(candidate.sentence.span.start) >= FIRST
    return figure.measure in _TRIVIAL


def _counts(candidate: Candidate) -> bool:
    """Whether the parser has the number counting a noun whose plural the grammar of figures does not know: alumni."""
    parses, key = candidate.report.parses, candidate.key_span
    number = candidate.report.numbers.get(candidate.sentence.span)
    if not parses or key is None or number is None:
        return False
    parse = parses[number]
    top = parse.top_of(key)
    return (
        top is not None and parse.words[top].relation == "nummod" and parse.words[parse.words[top].head].tag == "NNS"
    )


def _denied(candidate: Candidate, _: Material) -> bool:
    """A figure that is said not to be reached: it fits every other that is not reached either."""
    return candidate.kind == "figure" and _DENIED.search(candidate.statement.text) is not None


def _consensus(candidate: Candidate, _: Material) -> bool:
    """What analysts had expected of somebody whom the statement does not name."""
    if candidate.kind not in ("figure", "true_false", "comparison"):
        return False
    text = candidate.statement.full
    rest = _CONSENSUS.sub(" ", text)
    return rest != text and next(candidate.report.named_in(rest), None) is None


def _in_a_row(candidate: Candidate, _: Material) -> bool:
    """One of several figures of a kind, told in a row."""
    return candidate.kind == "figure" and _IN_A_ROW.search(candidate.statement.text) is not None


def _rivalled(candidate: Candidate, _: Material) -> bool:
    """A figure told as a bound, where the article has another just above it: either may be answered."""
    key = next((f.value for f in candidate.facts if isinstance(f.value, Quantity)), None)
    if candidate.kind != "figure" or key is None or key.bound not in OPEN_BOUNDS:
        return False
    values = (f.value for f in candidate.report.analysis.facts)
    return any(
        isinstance(v, Quantity)
        and (v.measure, v.unit, v.currency) == (key.measure, key.unit, key.currency)
        and key.low < v.low <= key.low * ROUGHLY_THE_SAME
        for v in values
    )


def _counts_sources(candidate: Candidate, _: Material) -> bool:
    """How many unnamed people told the outlet so."""
    return bool(_SOURCES.match(candidate.statement.text.partition(KEY)[2]))


def _vague(candidate: Candidate, _: Material) -> bool:
    return any(isinstance(f.value, Quantity) and (f.value.vague or f.value.is_range) for f in candidate.facts)


def _definite_number(candidate: Candidate, _: Material) -> bool:
    """A number after "the", "these" or "its" is taken as known: no fact of the story."""
    head = candidate.statement.text.partition(KEY)[0]
    counts = any(
        isinstance(f.value, Quantity) and f.value.measure in (Measure.COUNT, Measure.DURATION)
        for f in candidate.facts
    )
    return counts and bool(_DEFINITE.search(head)) and not _AHEAD.search(head)


def _one_of_others(candidate: Candidate, _: Material) -> bool:
    """A count of "other" or "more" things leans on those told before."""
    tail = candidate.statement.text.partition(KEY)[2]
    return candidate.kind in ("figure", "true_false") and bool(
        re.match(r"\s+(?:other|others|more|further|such)\b(?! than)", tail)
    )


RULES: Final[tuple[Row, ...]] = (
    ("compound", "a number that is a part of a compound word", _compound),
    ("trivial-figure", "an age, a rank, a score or a bare number", _trivial_figure),
    ("denied-figure", "a figure that is said not to be so", _denied),
    ("consensus", "what analysts had expected of nobody named", _consensus),
    ("in-a-row", "one of several figures told in a row", _in_a_row),
    ("rivalled-figure", "a bound beside another figure for the same", _rivalled),
    ("counts-sources", "the number of unnamed people who told the outlet", _counts_sources),
    ("vague-figure", "a figure without one definite value", _vague),
    ("definite-number", "a number that the text takes as known", _definite_number),
    ("count-of-others", "a count of other or more things than were told before", _one_of_others),
)
