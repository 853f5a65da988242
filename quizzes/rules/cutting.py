"""Rules of cutting: what a statement was cut from goes on with what it cannot do without."""

import re
from typing import Final

from ...briefings.editing import outside_quotes
from ..kinds.candidate import Candidate, Material
from ..kinds.verbs import has_finite_verb
from .reference import own_words
from .row import Row

_GOES_ON: Final = re.compile(r"(?:, [A-Z][^,.]*)+,? (?:and|or) [A-Z]")
_LAST_MEMBER: Final = re.compile(r",\s+(?P<member>(?:an?|the|his|her|its|their|one)\s[^,]*)\.$")
_AND: Final = re.compile(r",?\s+and\b")
# A short member of a list, and the small words by which it may go on.
_MEMBER: Final = re.compile(r"(?<=\w), (?P<member>[a-z][\w’'-]*(?: [a-z][\w’'-]*){0,2})(?=, |\.$)")
_GOES_ON_WITH: Final = "after|before|of|in|on|at|per|for|from|with|without|over|under|against|by|to"
_MEASURE: Final = re.compile(
    r"\b(?:miles?|kilomet(?:er|re)s?|met(?:er|re)s?|feet|yards?|points?|seconds?|minutes?|hours?|days?|weeks?|months?"
    r"|years?|decades?)$"
)
# "Waits of five days, waits of 7 days": what goes on in the source with "and" was a list.
_LAST_PART: Final = re.compile(r", (?P<part>(?!(?:and|or|but)\b)[a-z][^,]*?)\.?$")
_AND_MORE: Final = re.compile(r",? and [a-z]")
# What stands before "according to", "said X" or the end: its phrase must be whole.
_CLAUSE_END: Final = re.compile(r"([\w’'-]+ [\w’'-]+)(?:, (?:according to|said|says)\b|\.$)")
_LAST_THING: Final = re.compile(r"\b(?:an?|its|their|his|her) (?:[a-z-]+ )?[a-z-]+$")
# What a thing is for, or which it is; what it may bring about it does without: "a defect that could cause a fire".
_PURPOSE: Final = re.compile(r" (?:to [a-z]+|that\b(?! (?:could|can|may|might|would)\b)|for)\b")
_PURPOSE_OR_DEED: Final = re.compile(
    r" (?:to [a-z]+\b(?!,)|who\b"
    r"|that (?:[a-z]+ed|[a-z]+s|fell|broke|rose|took|went|came|left|struck|hit|lost|won|ran)\b)"
)
# "Five cases of locals" from "five cases of locals taking keys", "37% of road crashes" from those "causing death".
_OF_WHICH: Final = re.compile(r"\b(of (?:[\w’'-]+ ){0,2}[\w’'-]+)(?:, (?:according to|said|says)\b|\.$)")
_DOING: Final = re.compile(r" (?:[a-z]+ly )?[a-z]{3,}ing\b")
_WHENCE: Final = re.compile(
    r",? (?:from|off|outside|north|south|east|west|away|above|below|after|before|ahead|behind|apart|short|into|beyond"
    r"|past)\b|,? (?:just |only )?to [a-z]+\b"
)
# "If the dam is built, it could earn $4": without its condition more is said.
_CONDITION: Final = re.compile(r"\b(?:if|unless|provided that|as long as|assuming)\b", re.IGNORECASE)
_WOULD_BE: Final = re.compile(r"\b(?:could|would|may|might|will|can)\b")
_OWNER: Final = re.compile(rf"(?P<owner>\b[\w-]+[’']s) (?:{_GOES_ON_WITH}|and|during|as)\b")


def _cut_list(candidate: Candidate, _: Material) -> bool:
    """A list whose last member, after "and", was cut away."""
    if own_words(candidate):
        return False
    source = source_of(candidate)
    if _goes_on_by(source, " ".join(candidate.statement.full.rstrip(" .").split()[-2:]), _GOES_ON):
        return True
    last = _LAST_MEMBER.search(candidate.statement.full)
    if last is not None and _goes_on_by(source, last["member"], _AND):
        return True
    if any(_cut_short(match["member"], source) for match in _MEMBER.finditer(candidate.statement.full)):
        return True
    part = _LAST_PART.search(candidate.statement.full)
    return part is not None and not has_finite_verb(part["part"]) and _goes_on_by(source, part["part"], _AND_MORE)


def _cut_short(member: str, source: str) -> bool:
    """Whether the source goes on after a member of a list: "yards" for "yards after contact"."""
    words = re.escape(member)
    return (
        re.search(rf", {words} (?:{_GOES_ON_WITH})\b", source) is not None
        and re.search(rf", {words}(?:[,.]| and | or )", source) is None
    )


def _cut_owner(candidate: Candidate, _: Material) -> bool:
    """An owner whose thing was cut away: "to last season’s in Bergen" from "to last season’s cups in Bergen"."""
    if own_words(candidate):
        return False
    source = source_of(candidate)
    return any(
        match["owner"] in source and match.group() not in source
        for match in _OWNER.finditer(candidate.statement.full)
    )


def _cut_purpose(candidate: Candidate, _: Material) -> bool:
    """A thing without what it is for: "added five firms to a contract" from "to a contract to deliver loads"."""
    if own_words(candidate):
        return False
    source = source_of(candidate)
    ends = (_LAST_THING.search(text.rstrip(" .?")) for text in (candidate.statement.full, candidate.body))
    things = (end.group() for end in ends if end is not None and not _MEASURE.search(end.group()))
    if any(_goes_on_by(source[max(0, source.rfind(thing) - 1) :], thing, _PURPOSE) for thing in things):
        return True
    full = candidate.statement.full
    if any(_goes_on_by(source, end[1], _PURPOSE_OR_DEED) for end in _CLAUSE_END.finditer(full)):
        return True
    return any(_goes_on_by(source, end[1], _DOING) for end in _OF_WHICH.finditer(full))


def source_of(candidate: Candidate) -> str:
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
    if own_words(candidate):
        return False
    text = candidate.statement.full.rstrip(" .")
    end = _MEASURE.search(text)
    if end is None:
        return False
    source = source_of(candidate)
    return _goes_on_by(source, end.group(), _WHENCE)


def _cut_condition(candidate: Candidate, _: Material) -> bool:
    """What would be so under a condition that was cut away."""
    told = candidate.statement.full
    if own_words(candidate) or not _WOULD_BE.search(told):
        return False
    source = outside_quotes(source_of(candidate))
    return len(_CONDITION.findall(source)) > len(_CONDITION.findall(told))


RULES: Final[tuple[Row, ...]] = (
    ("cut-list", "a list without its last member", _cut_list),
    ("cut-purpose", "a thing without what it is for", _cut_purpose),
    ("cut-condition", "what would be so under a condition that is not told", _cut_condition),
    ("cut-measure", "a distance or a span of time without whence", _cut_measure),
    ("cut-owner", "an owner without what is owned", _cut_owner),
)
