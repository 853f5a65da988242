"""Write chat shorthand for figures and dates in the forms the grammars read.

Only spellings are changed, never a value: "17pc" becomes "17%", "6e11" its digits, "28/1" gets the year of the key.
"""

import re
from decimal import Decimal
from typing import Final

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    *("december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"),
)
_MONTH_WORD: Final = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_SCIENTIFIC: Final = re.compile(
    r"(?<![\w.])(\d{1,9}(?:\.\d{1,9})?)(?:e\+?|\s?[x*×]\s?10\s?\^\s?)(\d{1,2})(?![\w.])", re.IGNORECASE
)
_REWRITES: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (r"(?<=\d)\s?(?:pc|perc|percents|p\.c\.)(?![\w])", "%"),
        (r"(?<![\w.])\+(?=[$£€]?\d)", ""),
        (r"\b(?:minus|negative)\s(?=[$£€]?\d)", "-"),
        (r"(?<=\d)\s?mio\b", " million"),
        (r"(?<=\d)\s?(?:mrd|milliard)\b", " billion"),
        (r"\bbucks\b", "dollars"),
        (r"(?<=\d)\s?(?:h|hrs?)\b", " hours"),
        (r"(?<=\d)\s?yrs?\b", " years"),
        (r"\b(\d{1,2}) or (\d{1,2}) (?=[A-Za-z]{3})(" + "|".join(MONTHS) + r")\b", r"\1 \3 or \2 \3"),
        (r"(?<=\d)\s?grand\b", " thousand"),
        (r"\b(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b", r"\1-\2-\3"),
        (r"\bthe (\d{1,2})(?:st|nd|rd|th)? of\b", r"\1"),
    )
)
_METRES: Final = re.compile(r"(?<=\d)\s?m\b", re.IGNORECASE)
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
_SHORT_YEAR: Final = re.compile(r"(?<=[a-z.]\s)(')?(\d{2})$|(?<=\d\s)'(\d{2})$", re.IGNORECASE)


def figures_spelt_out(text: str, *, metres: bool = False) -> str:
    """``text`` with shorthand of figures written as the grammar of quantities reads it.

    ``metres`` says that "m" after a number is the unit and not a million.
    """
    if not any(c.isdigit() for c in text) and "bucks" not in text.casefold():
        return text
    if metres:
        text = _METRES.sub(" metres", text)
    for pattern, written in _REWRITES:
        text = pattern.sub(written, text)
    text = _SPACED_GROUPS.sub(lambda found: found[0].replace(" ", ","), text)
    text = _LONG_NUMBER.sub(lambda found: f"{int(found[0]):,}", text)
    return _SCIENTIFIC.sub(_digits, text)


def _digits(found: re.Match[str]) -> str:
    return f"{Decimal(found[1]).scaleb(int(found[2])):f}"


def dates_spelt_out(text: str, *, year: int | None) -> str:
    """``text`` with months capitalised, days in figures, and day/month pairs given the ``year`` of the key."""
    for pattern, written in _REWRITES:
        text = pattern.sub(written, text)
    text = _SPACED_COMMA.sub(",", text)
    text = _ISO_SHORT.sub(lambda found: f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}", text)
    text = _MONTH_WORD.sub(lambda found: found[0].capitalize(), text)
    if _MONTH_WORD.search(text):
        text = _ORDINAL.sub(_day, text)
        text = re.sub(r"(?<=\d) of (?=[A-Z])", " ", text)
        text = _SHORT_YEAR.sub(lambda found: f"20{found[2] or found[3]}", text) if _two_numbers(text) else text
    else:
        if year is not None:
            text = _DAY_MONTH.sub(lambda found: f"{found[1]}{found[2]}{found[3]}{found[2]}{year}", text)
        text = _OLD_YEAR.sub(r"in \1", text)
    if text.strip(" .?!") in {name.capitalize() for name in MONTHS}:
        text = f"in {text}"
    return text


def _two_numbers(text: str) -> bool:
    return len(re.findall(r"\d+", text)) == 2 and not re.search(r"\d{4}", text)


def _day(found: re.Match[str]) -> str:
    word = found[2].lower()
    tens = {"twenty": 20, "thirty": 30}[found[1].strip(" -").lower()] if found[1] else 0
    day = tens + _ORDINAL_WORDS[word]
    return str(day) if 1 <= day <= 31 else found[0]
