"""The written forms of a date as regular expressions; every repeat in them is bounded, so matching is linear."""

import re
from typing import Final

from ..number_words import CARDINALS
from .writing import MONTHS

MONTH_NUMBERS: Final = {name.lower()[:3]: number for number, name in enumerate(MONTHS, start=1)}
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_LONG: Final = "|".join(MONTHS)
_SHORT: Final = "|".join((*(name[:3] for name in MONTHS if name != "May"), "Sept"))
_CAPITAL_MONTH: Final = rf"(?:{_LONG}|{_LONG.upper()}|(?:{_SHORT})\b\.?)"
ANY_MONTH: Final = rf"(?:{_CAPITAL_MONTH}|{_LONG.lower()}|(?:{_SHORT.lower()}|{_SHORT.upper()})\b\.?)"
DAY: Final = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![0-9])"
YEAR: Final = r"(?:1[0-9]{3}|20[0-9]{2})(?![0-9])"
_TO: Final = r"(?:\s?[-–—]\s?|\s(?:to|and|through|until|till|or)\s)"
# Nothing that makes digits part of a longer number, a code or a sum of money may stand before a date.
_START: Final = r"(?:(?<=[Mm]id-)|(?<=[Ll]ate-)|(?<=arly-)|(?<![\w.,/$£€¥:#+’'-])(?<!\d\s-))"

CENTURIES: Final = {
    word: number
    for number, word in enumerate(
        (
            "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
            "nineteenth", "twentieth",
        ),
        start=11,
    )
} | {"twenty-first": 21}  # fmt: skip
_CENTURY_WORDS: Final = "|".join((*CENTURIES, *(word.capitalize() for word in CENTURIES)))
DECADES: Final = {
    word: 1900 + 10 * place
    for place, word in enumerate(
        ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"), start=2
    )
}

_DAY_MONTH: Final = (
    rf"(?P<d1>{DAY})(?:{_TO}(?P<d1b>{DAY}))?(?:\sof\s|\s|-)(?P<m1>{ANY_MONTH})(?!\w)"
    rf"(?:(?:,?\s|-)(?P<y1>{YEAR}))?"
)
# "May 20 percent" and "March 2,000" hold no day.
_NO_DAY: Final = r"(?!:[0-9]|%|,[0-9]{3}|\.[0-9]|\s(?:percent|per cent|million|billion))"
_MONTH_DAY: Final = (
    rf"(?P<m2>{ANY_MONTH})\s(?:the\s)?(?P<d2>{DAY}){_NO_DAY}"
    rf"(?:{_TO}(?P<d2b>{DAY}){_NO_DAY}(?!\s(?:{_LONG}|{_SHORT})))?(?:,?\s(?P<y2>{YEAR}))?"
)

ABSOLUTE: Final = re.compile(
    "(?:"
    + _START
    + "(?:"
    + "|".join(
        [
            rf"(?P<iso>{YEAR}[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12][0-9]|3[01])(?![0-9]))",
            r"(?P<numeric>[0-9]{1,2}(?P<sep>[/.-])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9]{2}))(?![0-9/-]|\.[0-9])",
            _DAY_MONTH,
            _MONTH_DAY,
            r"(?P<cent>[12]?[0-9])(?:st|nd|rd|th)[\s-][Cc]entur(?:y|ies)\b",
            rf"(?P<centword>{_CENTURY_WORDS})[\s-][Cc]entury\b",
            r"(?P<dec>1[0-9]{2}0|20[0-9]0)[’']?s\b",
            rf"(?P<ya>{YEAR})(?:[-–—/]|\s[-–—]\s)(?P<yb>{YEAR}|[0-9]{{2}}(?![0-9]))(?![-/])",
            rf"(?P<year>{YEAR})",
        ]
    )
    + ")"
    # A month alone may follow "mid-" and the like.
    + rf"|(?<![\w.’'])(?P<m3>{ANY_MONTH})(?:,?\s(?:of\s)?)(?P<y3>{YEAR})"
    + rf"|(?<![\w.’'])(?P<m4>{_CAPITAL_MONTH})(?!\w)"
    + rf"|(?P<decword>(?<=[Tt]he\s)(?:{'|'.join(DECADES)})\b)"
    + r"|(?P<decshort>(?:(?<=[Tt]he\s)|(?<=early\s)|(?<=late\s)|(?<=mid-))[’']?(?P<decdigits>[2-9]0)[’']?s\b)"
    + r"|(?P<decapostrophe>(?<![\w’'])[’'‘](?P<decnumber>[0-9]0)s\b)"
    + ")"
)

_MOST: Final = 12  # "twelve years ago"; above, newspapers write digits
NUMBER_WORDS: Final = {"a": 1} | {word: value for word, value in CARDINALS.items() if 0 < value <= _MOST}
_DAY_NAMES: Final = "|".join(name.capitalize() for name in WEEKDAYS)

# After a weekday these make it the name of something: "Saturday Night Live", "the Sunday Times".
DAY_IN_NAME: Final = (
    r"\s(?:Night|Morning|Evening|Afternoon|Times|Mail|Post|Telegraph|Mirror|Express|Herald|World|Independent|Star"
    r"|Sun|People|Business|Mass|School|League)\b"
)

RELATIVE: Final = re.compile(
    r"(?<![\w-])(?:"
    rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming)\s(?P<day>{_DAY_NAMES})\b"
    rf"|(?P<plain>{_DAY_NAMES})(?![\w’'])(?!{DAY_IN_NAME})(?!,?\s(?:{DAY}\s)?(?:of\s)?(?:{_LONG}|{_SHORT}))"
    r"|(?P<near>[Yy]esterday|[Tt]oday|[Tt]omorrow)\b(?![’']s)"
    rf"|(?P<period>[Ll]ast|[Nn]ext|[Tt]his)\s(?P<unit>week|month|year|{_LONG})\b"
    rf"|(?P<count>{'|'.join(NUMBER_WORDS)}|[0-9]{{1,2}})\s(?P<back>day|month|year)s?\s(?P<way>ago)\b"
    r")"
)
