"""Relative dates in a sentence: dated from the day of publication, cut where grammar survives, or in the way."""

import re
from datetime import date, timedelta
from typing import Final

from .article import Published, Span, Unknown
from .dates.patterns import DAY_IN_NAME
from .dates.relative import PROGRAMME, last_weekday
from .dates.writing import MONTHS
from .editing import Edit, quoted_spans
from .number_words import CARDINALS

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CALENDAR: Final = frozenset([*MONTHS, *(name.capitalize() for name in WEEKDAYS)])  # words with a capital, no names
SATURDAY: Final = 5  # as `date.weekday` counts
_PART: Final = r"(?:\s(?:morning|afternoon|evening|night|lunchtime))?"
_WRITTEN_MONTH: Final = (
    rf"(?:{'|'.join(MONTHS)}|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
# A weekday with its date written out stands alone.
_DATED_AFTER: Final = (
    rf"(?!,?\s(?:the\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?)?{_WRITTEN_MONTH}\b)(?!\s?[,(]\s?\d)"
    rf"(?!\s?\({_WRITTEN_MONTH}\s\d)(?!\s\[)"
)
_PHRASE: Final = re.compile(
    rf"""
    (?P<before>(?:\b(?:on|late\son|early\son|by|since|until|till|from|before|after|for|through|of|and|or|to|in|over)\s)?
      (?:late\s|early\s)?)
    (?:\b(?P<turn>last|this|next|this\spast|the\sprevious|the\sfollowing)\s)?
    (?<!Black\s)(?<!Good\s)(?<!Cyber\s)(?<!Super\s)(?<!Ash\s)(?<!Easter\s)(?<!Palm\s)(?<!Shrove\s)(?<!Giving\s)
    (?<!Holy\s)(?<!Fat\s)(?<!Bloody\s)\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day){_PART}\b(?P<own>['’]s)?{_DATED_AFTER}
    | \b(?P<near>yesterday|today|tonight|tomorrow){_PART}\b(?P<nearown>['’]s)?(?!\s\({_WRITTEN_MONTH}\s\d)
    | (?P<lead>\b(?:earlier|later|early|late|in|during|from|by|since|until|for|over|before|after|of
      |at\sthe\s(?:end|start|beginning)\sof)\s)?
      (?<!\bthe\s)\b(?P<when>last|this|next|the\spast|the\scoming)\s
      (?P<unit>week|weekend|month|year|quarter|spring|summer|autumn|fall|winter|night|morning|afternoon|evening
      |season)\b(?P<whenown>['’]s)?
    | \b(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|a\sfew|\d{{1,2}})\s
      (?P<ago>hour|day|week|month|year)s?\sago\b
    | \b(?P<loose>(?:by|before|until)\smid-?(?:week|day|month)|(?:over|at|on)\sthe\sweekend
      |the\s(?:day|week|month)\s(?:before|after)
      |(?<!\bthe\s)last\s{_WRITTEN_MONTH}(?!\s\d)
      |the\s(?:very\s)?(?:previous|following|same|next)\s(?:day|week|month|morning|night|year)(?!\s(?:as|that|when|of|in|on)\b)
      |earlier\sin\sthe\s(?:day|week|month)|later\s(?:that|in\sthe)\s(?:day|week|month)
      |(?:that|this)\s(?:day|week|month|night|time(?!\saround\b)|morning)
      |(?<!the\s)(?:previous|following)\s(?:day|week|month))\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NAME_BEFORE: Final = re.compile(r"[A-Z][\w’'-]*\s$")  # "The Norlink Tonight show", "USA Today": names
_IN_NAME: Final = re.compile(rf"[A-Z][a-z]+day{DAY_IN_NAME}")
_FUTURE: Final = re.compile(
    r"\b(?:will|would|to be|due|scheduled|planned|plans? to|(?<![Aa]s )expected|set to|upcoming|shall|going to"
    r"|is to|are to)\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
_DEADLINE: Final = re.compile(r"(?:until|till|by)\b", re.IGNORECASE)  # "until Friday" looks ahead from either side
_PAST_VERB_BEFORE: Final = re.compile(
    r"\b(?:\w+ed|said|told|was|were|had|made|met|took|won|lost|fell|rose|wrote)\b[^.;]*$"
)
# What may follow a phrase that is cut from the middle: punctuation, the end, or the start of the next phrase.
_CUT_BEFORE: Final = re.compile(
    r"\s*(?:[,.;:!?\"”’)]|$)|\s+(?:that|to|as|in|at|by|for|from|with|when|while|after|before|because|and|but|over|during"
    r"|on|against|following|amid|into|due|which|who|where|if|about|under|near|between|outside|inside"
    r"|said|told|found|was|were|is|are|has|have|had|took|made|won|lost|rose|fell|became|began|gave|got|held|hit|led"
    r"|met|put|sent|set|shot|struck|threw|went|came|will|\w{2,}ed|\w{2,}ing)\b"
)
_PARTICIPLE: Final = re.compile(
    r",\s(?:[a-z]+ed|written|given|taken|held|made|built|sold|found|known|seen|shown|drawn|born)\s*$"
)
# The hour of a day that is cut goes with it: "at 5 p.m. Sunday".
_CLOCK: Final = re.compile(r",?\s(?:at|by|around|about)\s\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?,?\s*$", re.IGNORECASE)
_NOT_CUT: Final = {
    "by",
    "since",
    "until",
    "till",
    "from",
    "before",
    "after",
    "for",
    "through",
    "of",
    "and",
    "or",
    "to",
    "over",
}


def relative_dates(sentence: str, published: Published | Unknown) -> tuple[list[Edit], str | None]:
    """The edits that make the relative dates of ``sentence`` absolute or cut them, and the phrase that defies both.

    Weekdays, yesterday and tomorrow get their date in brackets when the day of publication is known; "last year",
    "last week", "two days ago" and "over the weekend" get theirs. A weekday lies in the past unless the sentence
    speaks of what is to come: then it is cut.
    """
    edits: list[Edit] = []
    day = None
    if isinstance(published, Published) and published.precision in {"minute", "day"}:
        day = published.moment.date()
    quotations = quoted_spans(sentence)
    for match in _PHRASE.finditer(sentence):
        if match["unit"] and match["unit"].lower() == "season" and day is not None:
            continue  # a season of sport has no date; who knows the day of publication knows which it is
        if match["near"] and _NAME_BEFORE.search(sentence[: match.start("near")]) and match["near"][0].isupper():
            continue
        if match["when"] and match["when"][0].isupper() and match["unit"][0].isupper():
            continue  # "This Week", a programme
        if match["weekday"] and _IN_NAME.match(sentence, match.start("weekday")):
            continue
        quoted = any(span.contains(Span(*match.span())) for span in quotations)
        written = _written(match, sentence, day)
        if written is not None:
            edits.append(Edit(span=Span(match.end(), match.end()), text=f" [{written}]"))
        elif not quoted and (cut := _cut(match, sentence)) is not None:
            edits.append(cut)
        else:
            return [], match.group().strip()
    return edits, None


def _written(match: re.Match[str], sentence: str, day: date | None) -> str | None:
    if day is None:
        return None
    if match["weekday"]:
        found = _weekday(match, sentence, day)
    elif match["near"]:
        shift = {"yesterday": -1, "tomorrow": 1}.get(match["near"].lower())
        found = None if shift is None else day + timedelta(days=shift)
    elif match["when"]:
        return _whole(match["when"].lower(), match["unit"].lower(), day)
    elif match["ago"]:
        return _ago(match.group(), match["ago"].lower(), day)
    elif match["loose"] and match["loose"].lower().endswith("weekend"):
        return _weekend(day - timedelta(days=day.weekday() + 2) if day.weekday() < SATURDAY else day)
    else:
        return None
    return None if found is None else _long(found)


def _long(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _ago(phrase: str, unit: str, day: date) -> str | None:
    """The day, month or year so many of them ago; weeks are told too loosely to be dated."""
    number = phrase.split(maxsplit=1)[0].lower()
    count = int(number) if number.isdigit() else CARDINALS.get(number)
    if count is None:
        return None
    if unit == "year":
        return str(day.year - count)
    if unit == "day":
        return _long(day - timedelta(days=count))
    months = day.year * 12 + day.month - 1 - count
    return f"{MONTHS[months % 12]} {months // 12}" if unit == "month" else None


def _weekend(day: date) -> str | None:
    """The Saturday and Sunday of the weekend that ``day`` begins or ends, None where a month turns in it."""
    first = day - timedelta(days=day.weekday() - SATURDAY)
    last = first + timedelta(days=1)
    return f"{first.day}-{_long(last)}" if first.month == last.month else None


def _weekday(match: re.Match[str], sentence: str, day: date) -> date | None:
    wanted = WEEKDAYS.index(match["weekday"].lower())
    back = (day.weekday() - wanted) % 7
    turn = (match["turn"] or "").lower()
    if turn == "next" or turn.startswith("the "):
        return None
    if turn != "last" and _DEADLINE.match(match["before"] or ""):
        return None
    if turn == "last":
        return last_weekday(wanted, day)
    if PROGRAMME.search(sentence[: match.start()]) and not turn:
        return None
    coming = _FUTURE.search(sentence[match.start() :]) or _FUTURE.search(sentence[: match.start()])
    if coming and not _PAST_VERB_BEFORE.search(sentence[: match.start()][-40:]):
        return None
    if _FUTURE.search(sentence[max(0, match.start() - 40) : match.start()]):
        return None
    return day - timedelta(days=back)


def _whole(turn: str, unit: str, day: date) -> str | None:
    shift = {"last": -1, "this": 0, "next": 1}.get(turn)
    if shift is None:
        return None
    if unit == "year":
        return str(day.year + shift)
    if unit == "week":
        return f"the week of {_long(day + timedelta(days=7 * shift - day.weekday()))}"
    if unit == "night" and turn == "last":
        return _long(day - timedelta(days=1))
    if unit == "weekend" and turn == "last" and day.weekday() < SATURDAY:
        return _weekend(day - timedelta(days=day.weekday() + 2))
    if unit != "month":
        return None
    months = day.year * 12 + day.month - 1 + shift
    return f"{MONTHS[months % 12]} {months // 12}"


def _cut(match: re.Match[str], sentence: str) -> Edit | None:
    """The phrase as an adverb between commas, at an end, or before the next phrase; None where it may be needed."""
    words = match.group().lower().split()
    if match["own"] or match["nearown"] or match["whenown"] or (words[0] in _NOT_CUT and match["loose"] is None):
        return None
    if words[0] == "the" and match["loose"] is None:
        return None
    before, after = sentence[: match.start()], sentence[match.end() :]
    if not before.strip():
        comma = re.match(r"\s*,\s*", after)
        return Edit(span=Span(0, match.end() + comma.end())) if comma else None
    if re.search(
        r"\b(?:the|a|an|of|in|for|since|until|by|from|than|and|or|to|this|every|each|is|was|between)\s*$", before
    ):
        return None
    if not _CUT_BEFORE.match(after):
        return None
    if (aside := _PARTICIPLE.search(before)) is not None and after.startswith(","):
        return Edit(span=Span(aside.start(), match.end() + 1))  # "the will, signed last fall, named" all of the aside
    clock = _CLOCK.search(before)
    start = clock.start() if clock is not None else match.start() - (len(before) - len(before.rstrip()))
    return Edit(span=Span(start, match.end()))
