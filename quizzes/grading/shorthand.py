"""Write chat shorthand for figures and dates in the forms the grammars read.

Only spellings are changed, never a value: "17pc" becomes "17%", "6e11" its digits, "28/1" gets the year of the key.
"""

import re
from decimal import Decimal
from typing import Final

from ...briefings.dates.patterns import DECADES
from .normalization import has_digit, words_of
from .spelt_years import FIRST_WORDS, full_year, years_in_figures

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    *("december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"),
)
_MONTH_NAMES: Final = frozenset(name.capitalize() for name in MONTHS)
_MONTH_WORD: Final = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_SCIENTIFIC: Final = re.compile(
    r"(?<![\w.])(\d{1,9}(?:\.\d{1,9})?)(?:e\+?|\s?[x*×]\s?10\s?\^\s?)(\d{1,2})(?![\w.])", re.IGNORECASE
)
_MIXED: Final = re.compile(r"(?<![\d.,/])(\d{1,3})[ -]([1-7])/([248])(?![\d/])")  # "4 1/4"
_REWRITES: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (r"(?<=\d)\s?(?:pc|perc|percents|p\.c\.)(?![\w])", "%"),
        (r"(?<![\w.])\+(?=[$£€]?\d)", ""),
        (r"\b(?:minus|negative)\s(?=[$£€]?\d)", "-"),
        (r"(?<=\d)\s?(?:mio|mill?|millions|millionen|millones|milioni|miljoen)\b", " million"),
        (r"(?<=\d)\s?billions\b", " billion"),
        (r"\b(usd|eur|gbp|jpy|cny|inr|cad|aud|chf)(?=\d)", r"\1 "),
        (r"(?<=\d)\s?(?:mrd|milliarde?n?s?|miljard|miliardi)\b", " billion"),
        (r"\b(?:a|one) (million|billion|trillion) and a half\b", r"1.5 \1"),
        (r"(?<![\w.,])(\d{1,3})\.(\d{3})\.(\d{3})(?![\w.]\d|\w)", r"\1,\2,\3"),
        (r"\b(?:a )?quarter(?: of)?(?: a)? (million|billion)\b", r"0.25 \1"),
        (r"\bthree quarters of a (million|billion)\b", r"0.75 \1"),
        (r"\bbucks\b", "dollars"),
        (r"(?<=\d)\s?(?:h|hrs?)\s?(\d{1,2})(?:\s?m(?:ins?)?)?\b", r" hours \1 minutes"),
        (r"(?<=\d)\s?(?:h|hrs?)\b", " hours"),
        (r"(?<=\d)\s?d\b", " days"),
        (r"(?<![\d.,])(\d{1,3}),(\d{1,2})(?=\s?(?:[a-z]|%))", r"\1.\2"),
        (r"(?<=\d)\s?yrs?\b", " years"),
        (r"(?<=\d)\s?mos?\b", " months"),
        (r"\b(?:an?|one) (hour|day|week|month|year) and a half\b", r"1.5 \1s"),
        (r"\b(\d{1,2}) or (\d{1,2}) (?=[A-Za-z]{3})(" + "|".join(MONTHS) + r")\b", r"\1 \3 or \2 \3"),
        (r"(?<=\d)\s?grand\b", " thousand"),
        (r"\b(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b", r"\1-\2-\3"),
        (r"\bthe (\d{1,2})(?:st|nd|rd|th)? of\b", r"\1"),
    )
)
_SLANG: Final = frozenset(("bucks", "half", "quarter", "quarters"))  # words without digits that a rewriting is for
# One of these is in every match of the rewritings; looking for them first spares most texts all of them.
_WORD_SIGNS: Final = (
    *("+", "minus", "negative", "half", "quarter", "bucks"),
    *("usd", "eur", "gbp", "jpy", "cny", "inr", "cad", "aud", "chf"),
)
_DIGIT_SIGNS: Final = re.compile(  # in lower case
    r"\d(?:\s?(?:p(?:c|\.c|erc\b|ercents)|m(?:io|rd|os?\b|il(?:l?\b|lions|lionen|lones|ioni|joen|liard|jard|iardi))"
    r"|h\b|h\s?\d|hrs?\b|hrs?\s?\d|yrs?\b|d\b|grand|billions)"
    r"|,\d{1,2}\s?[a-z%]|\.\d|\d{3}[/.]| or \d)|the \d"
)
_YEAR_ALONE: Final = re.compile(r"\d{4}")  # the commonest date of all needs no other rewriting
_METRES: Final = re.compile(r"(?<=\d)\s?m\b", re.IGNORECASE)
# "5/2023", "05.2023", "2023-05": a month and its year, when nothing else is said.
_MONTH_YEAR: Final = re.compile(r"(?<![\w/.,-])(?:(\d{1,2})[/.-](\d{4})|(\d{4})[/-](\d{2}))(?![\w/-]|[.,]\d)")
# German, French, Spanish, Italian, Portuguese, Dutch and Russian, where they differ from English.
_IN_ENGLISH: Final = {
    foreign: month.capitalize()
    for month, names in zip(
        MONTHS,
        (
            "januar janvier enero gennaio janeiro januari январь января",
            "februar février fevrier febrero febbraio fevereiro februari февраль февраля",
            "märz maerz mars marzo março maart март марта",
            "avril abril aprile апрель апреля",
            "mai mayo maggio maio mei май мая",
            "juni juin junio giugno junho июнь июня",
            "juli juillet julio luglio julho июль июля",
            "août aout agosto augustus август августа",
            "septembre septiembre settembre setembro сентябрь сентября",
            "oktober octobre octubre ottobre outubro октябрь октября",
            "novembre noviembre novembro ноябрь ноября",
            "dezember décembre decembre diciembre dicembre dezembro декабрь декабря",
        ),
        strict=False,
    )
    for foreign in names.split()
}  # fmt: skip
_FOREIGN: Final = re.compile(
    rf"(?:(?<=\d)\.?\s(?:de\s)?|\b)({'|'.join(_IN_ENGLISH)})\b\s(?:de\s(?=\d))?", re.IGNORECASE
)
_MONTH_WORDS: Final = frozenset(MONTHS)
_FOREIGN_WORDS: Final = frozenset(word for foreign in _IN_ENGLISH for word in words_of(foreign))
_DATE_WORDS: Final = _MONTH_WORDS | _FOREIGN_WORDS | set(DECADES) | FIRST_WORDS | {"century", "centuries"}
_NO_DAY: Final = re.compile(r"(?<=[a-z.]\s)(3[2-9]|[4-9]\d)$", re.IGNORECASE)  # "Aug 91" can only be the year
_PAIR: Final = re.compile(r"\d[/.-]\d")
_ISO_SHORT: Final = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_DAY_MONTH: Final = re.compile(
    r"(?<![\w/.,$£€:-])(\d{1,2})([/.-])(\d{1,2})\.?(?![\w/,:%-]|\.\d|\s*(?:%|percent|per cent))"
)
_LONG_NUMBER: Final = re.compile(
    r"(?<![\w.,:/-])\d{7,15}(?![\w.,:/-]\d|\w)"
)  # without separators it would read as a code
_SPACED_GROUPS: Final = re.compile(r"(?<![\w.,:/-])\d{1,3}(?: \d{3})+(?![\w])")
_SPACED_COMMA: Final = re.compile(r"\s+,")
_OLD_YEAR: Final = re.compile(r"(?<![\w/.,$£€:-])(?<!in )(1[0-8]\d\d)(?![\w/:%-]|[.,]\d|\s*(?:%|percent|per cent))")
_ORDINAL_WORDS: Final = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first",
        ],
        start=1,
    )
}
_ORDINAL: Final = re.compile(
    r"\b(?:the )?((?:twenty|thirty)[ -])?(" + "|".join(w for w in _ORDINAL_WORDS if "-" not in w) + r")\b",
    re.IGNORECASE,
)
_ORDINAL_PARTS: Final = frozenset(part for word in _ORDINAL_WORDS for part in word.split("-"))
_DAY_OF: Final = re.compile(r"(?<=\d) of (?=[A-Z])")
_SHORT_YEAR: Final = re.compile(r"(?<=[a-z.]\s)(\d{2})$", re.IGNORECASE)


def figures_spelt_out(text: str, *, metres: bool = False) -> str:
    """``text`` with shorthand of figures written as the grammar of quantities reads it.

    ``metres`` says that "m" after a number is the unit and not a million.
    """
    if not has_digit(text) and not _SLANG & set(text.casefold().split()):
        return text
    if metres:
        text = _METRES.sub(" metres", text)
    text = _rewritten(text)
    text = _SPACED_GROUPS.sub(lambda found: found[0].replace(" ", ","), text)
    text = _MIXED.sub(lambda found: f"{int(found[1]) + Decimal(found[2]) / int(found[3])}", text)
    text = _SCIENTIFIC.sub(_digits, text)
    return _LONG_NUMBER.sub(lambda found: f"{int(found[0]):,}", text)


def _rewritten(text: str) -> str:
    lowered = text.lower()
    if any(map(lowered.__contains__, _WORD_SIGNS)) or _DIGIT_SIGNS.search(lowered):  # for speed alone
        for pattern, written in _REWRITES:
            text = pattern.sub(written, text)
    return text


def _digits(found: re.Match[str]) -> str:
    return f"{Decimal(found[1]).scaleb(int(found[2])):f}"


def dates_spelt_out(text: str, *, year: int | None) -> str:
    """``text`` with months capitalised, days in figures, and day/month pairs given the ``year`` of the key."""
    if _YEAR_ALONE.fullmatch(text):  # for speed alone
        return f"in {text}" if _OLD_YEAR.fullmatch(text) else text
    text = _SPACED_COMMA.sub(",", _rewritten(text))
    if _may_name(FIRST_WORDS, text):  # for speed alone
        text = years_in_figures(text, near=year)
    if _may_name(_FOREIGN_WORDS, text):
        text = f"{text} "
        text = _FOREIGN.sub(lambda found: f" {_IN_ENGLISH[found[1].casefold()]} ", text)
    text = text.strip()
    paired = _PAIR.search(text) is not None
    if paired:
        text = _MONTH_YEAR.sub(_month_and_year, text)
        text = _ISO_SHORT.sub(lambda found: f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}", text)
    months = 0
    if _may_name(_MONTH_WORDS, text):  # for speed alone
        text, months = _MONTH_WORD.subn(lambda found: found[0].capitalize(), text)
    if months:
        return _with_months(text, year)
    if paired and year is not None:
        text = _DAY_MONTH.sub(lambda found: f"{found[1]}{found[2]}{found[3]}{found[2]}{year}", text)
    return _OLD_YEAR.sub(r"in \1", text)


def _with_months(text: str, year: int | None) -> str:
    if _may_name(_ORDINAL_PARTS, text):  # for speed alone
        text = _ORDINAL.sub(_day, text)
    text = _DAY_OF.sub(" ", text)
    if _two_numbers(text):
        text = _SHORT_YEAR.sub(lambda found: full_year(found[1], near=year), text)
    text = _NO_DAY.sub(lambda found: full_year(found[1], near=year), text)
    return f"in {text}" if text.strip(" .?!") in _MONTH_NAMES else text


def may_be_dated(text: str) -> bool:
    """Whether ``text`` has a digit or a word that dates have; without either no date is read in it."""
    return has_digit(text) or _may_name(_DATE_WORDS, text)


def _may_name(words: frozenset[str], text: str) -> bool:
    """Whether one of ``words`` may stand in ``text``; an apostrophe hides the words on its sides."""
    return "'" in text or "’" in text or not words.isdisjoint(words_of(text))


def _month_and_year(found: re.Match[str]) -> str:
    month, year = (found[1], found[2]) if found[1] else (found[4], found[3])
    return f"{MONTHS[int(month) - 1].capitalize()} {year}" if 1 <= int(month) <= 12 else found[0]


def _two_numbers(text: str) -> bool:
    return len(re.findall(r"\d+", text)) == 2 and not re.search(r"\d{4}", text)


def _day(found: re.Match[str]) -> str:
    word = found[2].lower()
    tens = {"twenty": 20, "thirty": 30}[found[1].strip(" -").lower()] if found[1] else 0
    day = tens + _ORDINAL_WORDS[word]
    return str(day) if 1 <= day <= 31 else found[0]
