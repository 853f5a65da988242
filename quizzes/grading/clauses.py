"""Take a reply apart: the last answer, what is denied, what is offered side by side, what is only talk."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from .normalization import Cleaned, bare, words_of
from .word_lists import word_list

# "Paris, no wait, London": the player's last word counts.
_CHANGED: Final = re.compile(
    r"(?:\b(?:no|oh|oops|nope|hmm|hang on|hold on|sorry|actually)\W{1,3})?"
    r"\b(?:no,? wait|wait,? no|wait|scratch that|i meant?|i mean|make that|change (?:that|it|my answer) to|correction"
    r"|on second thoughts?|rather|edit)\b\W*",
    re.IGNORECASE,
)
# One of these is in every match of the three patterns; looking for them first spares most replies all of them.
_SIGNS_OF_CHANGE: Final = (
    "wait",
    "scratch",
    "mean",
    "make",
    "change",
    "correction",
    "thought",
    "rather",
    "edit",
    "actually",
    "no,",
    "nope,",
    "nah,",
)
_ACTUALLY: Final = re.compile(r"(?<=\w)\W+\b(?:no,? )?actually\W+", re.IGNORECASE)
# "Oslo? No, Bergen".
_NO: Final = re.compile(
    r"(?<=\w)\s*[.,;?!-]+\s*(?:oh,? )?(?:no|nope|nah),\s+(?=\w)", re.IGNORECASE
)  # "Oslo? No, Bergen"

_CLAUSE_END: Final = re.compile(
    r"[;!?\n]+|\.(?=\s|$)|,?\s+\b(?:but|although|though|whereas|because)\b|(?<=\w)\s+-+\s+"
)
_DENIAL: Final = re.compile(
    r"(?:^|(?<=\W))(?:not|isn'?t|wasn'?t|aren'?t|weren'?t|ain'?t|never|neither|nor|anything but|definitely not|"
    r"anyone but|anybody but|everyone but|except|instead of|rather than|other than|excluding|without"
    r"|cannot be|can'?t be|couldn'?t be|"
    r"doesn'?t|didn'?t|don'?t|won'?t|hasn'?t|haven'?t|no longer|unlike|far from)(?=\W|$)",
    re.IGNORECASE,
)
# One of these words is in every match; looking for them first spares most replies the pattern.
_SIGNS_OF_DENIAL: Final = word_list("denials") | word_list("signs_of_denial")
_ANYONE_BUT: Final = re.compile(r"\b(?:any|every)(?:one|body|thing|where) but\b", re.IGNORECASE)
_NOT_A_DENIAL: Final = re.compile(
    r"\b(?:not sure(?: (?:but|if|about))?|if i'?m not (?:mistaken|wrong)|why not|not only)\b", re.IGNORECASE
)
_DENIED_UNTIL: Final = re.compile(r",|\bbut\b|\bit'?s\b|\bits\b|\bit is\b", re.IGNORECASE)
_OR: Final = re.compile(r"\s+(?:or|versus|vs\.?|alternatively)\s+|\s*[/|]\s*|\s+or$", re.IGNORECASE)
_AND: Final = re.compile(
    r"\s*,\s*(?:and\s+|or\s+|then\s+)?|\s+(?:and|&|plus|und|et|n)\s+|\s*&\s*|\s*;\s*|\s*\n\s*", re.IGNORECASE
)
# One of these is in every match of the two patterns; most replies have none.
_SETS_APART: Final = (
    *(",", ";", "/", "|", "&", "\n"),
    *(" or", " vs", " versus", " alternatively", " and", " plus", " und", " et", " n "),
)
_EITHER: Final = re.compile(r"^\W*(?:either|both|between)\s+", re.IGNORECASE)

_REMARK: Final = re.compile(r"\([^()]{0,80}\)")
# "1. Oslo 2. Bergen", but not "1. March 2027".
_ENUMERATED: Final = re.compile(r"(?:^|\s)\(?\d{1,2}[.)]\s+(?=[^\W\d])(?!\w+\s\d{4}\b)")
_SURE: Final = re.compile(r"[\s,]*\b100 ?(?:%|percent) (?:sure|certain|positive)\b", re.IGNORECASE)

CHATTER: Final = word_list("chatter")
_GIVE_UP: Final = re.compile(
    r"\W*(?:(?:i (?:have )?)?(?:no (?:idea|clue)|dunno|idk|i give up|give up|pass|skip|next)"
    r"|(?:i )?(?:don'?t|do not) (?:know|remember|care)"
    r"|(?:i'?m )?not sure|(?:i )?can'?t (?:remember|say|tell)|no ?(?:body|one) knows|who (?:knows|cares)"
    r"|unknown|none of (?:the|these|them|your).{0,20}"
    r"|n/?a|unsure|no answer|beats me|how (?:would|should) i know|search me|not a clue|haven'?t a clue|hard to say"
    r"|(?:it )?depends|unclear|no comment|cannot be determined"
    r"|not (?:enough (?:info|data|details?|evidence|to)|provided|stated|given|mentioned|specified|known).{0,40})"
    r"(?:\W*(?:sorry|lol|man|really|tbh|bro|mate))*\W*",
    re.IGNORECASE,
)
_ASKS_BACK: Final = re.compile(r"\W*(?:who|what|when|where|which|why|how|huh|eh)(?: (?:is|was) (?:it|that))?\s*\?+")
_INJECTION: Final = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:instruction|prompt|rule|previous|above|question"
    r"|answer|key|everything)"
    r"|\b(?:mark|grade|count|accept|score|rate|treat)\b.{0,25}\b(?:as|is)?\s*(?:correct|right"
    r"|accept(?:ed)?|true|full marks|a pass)\b"
    r"|\b(?:system|assistant|grader|verdict|output|result|label)\s*[:=>]"
    r"|\byou (?:are|must|should|will) (?:now )?(?:a|an|the|accept|grade|mark|grader|output|return|say)\b"
    r"|\b(?:the|this|my|any) (?:correct|right|above|given)?\s*(?:answer|reply|response) (?:above "
    r"|given )?(?:is|was) (?:correct|right|accepted|the (?:right|correct) (?:one|answer))\b"
    r"|\b(?:return|print|respond(?: with)?|output)\b.{0,15}\baccept"
    r"|\bwhatever (?:the|is|you)\b.{0,30}|\bsame as (?:the )?(?:key|answer)\b|\bthe (?:correct"
    r"|right) answer\W*$|\bcorrect answer\W*$"
    r"|<\|?(?:system|im_start|assistant)|\[/?inst\]|\bdrop table\b|^\W*(?:accept(?:ed)?|correct|right"
    r"|true answer|gold(?:en)?|answer ?key)\W*$"
    r"|\{\{.*\}\}|\$\{.*\}|\*\.\*|^\W*\.\*\W*$",
    re.IGNORECASE,
)


class Reply(NamedTuple):
    """One reply, taken apart.

    ``text`` is the answer the player ended on, with case and punctuation; ``asserted`` the clauses that state
    something and ``denied`` those under a negation. ``words`` are the folded words of ``text`` without articles and
    ``core`` the same without talk around them. ``whole`` still has the remarks in parentheses.
    """

    cleaned: Cleaned
    text: str
    words: tuple[str, ...]
    core: tuple[str, ...]
    asserted: str
    denied: str
    whole: str


@lru_cache(maxsize=512)
def take_apart(cleaned: Cleaned) -> Reply:
    """The parts of a cleaned reply."""
    whole = last_answer(cleaned.text)
    text = without_remarks(whole)
    letters = words_of(text)
    if len(letters) >= 3 and all(len(letter) == 1 and letter.isalpha() for letter in letters):
        text = "".join(letters)  # "O M A N"
    asserted, denied = split_denied(text)
    words = bare(words_of(text))
    return Reply(
        cleaned=cleaned,
        text=text,
        words=words,
        core=core_of(words),
        asserted=asserted,
        denied=denied,
        whole=whole,
    )


def without_remarks(text: str) -> str:
    """``text`` without remarks in parentheses and without the numbers of an enumeration."""
    if "(" in text:
        outside = _REMARK.sub(" ", text).strip()
        text = outside if words_of(outside) else text
    if "100" in text:
        text = _SURE.sub("", text)
    return _ENUMERATED.sub(", ", text).lstrip(", ") if _ENUMERATED.match(text) else text


def last_answer(text: str) -> str:
    """What follows the last change of mind; all of ``text`` when there was none."""
    lowered = text.lower()
    if text.isascii() and not any(map(lowered.__contains__, _SIGNS_OF_CHANGE)):  # for speed alone
        return text
    found = None
    for pattern in (_CHANGED, _ACTUALLY, _NO):
        for match in pattern.finditer(text):
            if words_of(text[match.end() :]) and (found is None or match.end() > found.end()):
                found = match
    if found is None or not words_of(text[: found.start()]):
        return text
    return text[found.end() :]


def split_denied(text: str) -> tuple[str, str]:
    """The parts of ``text`` that are stated and the parts that a negation governs."""
    if _SIGNS_OF_DENIAL.isdisjoint(words_of(text)):  # for speed alone
        return text, ""
    text = _ANYONE_BUT.sub("not", text)
    if not _DENIAL.search(text):
        return text, ""
    text = _NOT_A_DENIAL.sub(" ", text)
    asserted, denied = [], []
    for clause in _CLAUSE_END.split(text):
        found = _DENIAL.search(clause)
        if found is None:
            asserted.append(clause)
            continue
        asserted.append(clause[: found.start()])
        rest = clause[found.end() :]
        end = _DENIED_UNTIL.search(rest)
        denied.append(rest[: end.start()] if end else rest)
        if end:
            asserted.append(rest[end.end() :])
    return " . ".join(part.strip(" ,") for part in asserted if part.strip(" ,.")), " . ".join(denied)


def core_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """``words`` without the talk before and after the answer; all of them when nothing else is there."""
    return without_talk(words) or words


def without_talk(words: tuple[str, ...]) -> tuple[str, ...]:
    """``words`` without the talk before and after the answer; a lone "i" at the end is a numeral."""
    start, end = 0, len(words)
    while start < end and words[start] in CHATTER:
        start += 1
    while end > start and words[end - 1] in CHATTER and (words[end - 1] != "i" or end < len(words)):
        end -= 1
    return words[start:end]


def offered(text: str) -> tuple[tuple[str, ...], bool]:
    """The answers a short reply sets side by side, and whether it leaves them open ("or", "/")."""
    body = _EITHER.sub("", text)
    if not any(map(body.lower().__contains__, _SETS_APART)):  # for speed alone
        return ((body,) if words_of(body) else ()), False
    apart = _OR.split(body)
    parts = [part for piece in apart for part in _AND.split(piece)]
    return tuple(part for part in parts if words_of(part)), len(apart) > 1


def gives_up(text: str) -> bool:
    """Whether the reply says that the player does not know."""
    return _GIVE_UP.fullmatch(text) is not None


def asks_back(text: str) -> bool:
    """Whether the reply is only a question word: "who?" asks and does not answer, "WHO?" may."""
    return text.endswith("?") and _ASKS_BACK.fullmatch(text) is not None


def speaks_to_the_grader(text: str) -> bool:
    """Whether the reply gives orders to the grader instead of an answer."""
    if text.isascii():  # for speed alone
        lowered = text.lower()
        if not any(map(lowered.__contains__, _SIGNS_OF_ORDERS)):  # for speed alone
            return False
    return _INJECTION.search(text) is not None


# One of these is in every ASCII match of the pattern; looking for them first costs a tenth of the search.
_SIGNS_OF_ORDERS: Final = (
    *("ignore", "disregard", "forget", "override", "correct", "right", "accept", "true", "full marks", "a pass"),
    *("you ", "whatever", "same as", "inst]", "drop table", "gold", "answer", ":", "=", ">", "<", "{", "*"),
)
