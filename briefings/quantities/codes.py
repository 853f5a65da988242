"""Digits that are no figures: codes, times of day, addresses, versions, parts of names."""

from typing import Final

from .lexicon import FALLING, LABELS, NEVER_CROSSED, OPENERS, RISING, SERIES, STREETS
from .numerals import Numeral
from .scanning import DASHES, Kind, Tokens

YEARS: Final = (1000, 2100)  # bare four-digit numbers in this range are years unless something says otherwise
_DIALLING: Final = frozenset({"call", "calling", "dial", "phone", "telephone", "text", "tel", "hotline", "fax"})
_LONGEST_SERIES: Final = 100
_FIRMS: Final = frozenset({"co", "inc", "corp", "ltd", "plc", "llc"})  # "3M Co." is no number of anything
_DETERMINERS: Final = frozenset({"the", "a", "an", "this", "that", "its", "their", "his", "her", "our"})
_LARGEST_CLASS: Final = 10_000  # 4K and 8K screens, 5K and 10K runs
_LONG: Final = 8  # bare digits from this length on are telephone numbers and keys; newspapers group or scale figures


def is_code(tokens: Tokens, number: Numeral) -> bool:
    """Whether digits belong to a name, a code, a time of day, an address or a longer string of digits."""
    if number.words:
        return tokens.word(number.end) == "o'clock" or _titled(tokens, number)
    return (
        _resolution(tokens, number)
        or _telephone(tokens, number.start)
        or _numbers_an_item(tokens, number)
        or _class_of(tokens, number.start)
        or _joined_before(tokens, number.start)
        or _joined_after(tokens, number)
        or _labelled(tokens, number)
        or tokens.word(number.end) in _FIRMS
        or (number.plain and tokens[number.start].text.isdigit() and len(tokens[number.start].text) >= _LONG)
    )


def _resolution(tokens: Tokens, number: Numeral) -> bool:
    """ "4K", "a 10K run": a small number with a capital K is a class of screens or races, unless alone."""
    single = tokens.has(number.start + 1) and tokens[number.start + 1].text == "K" and tokens.glued(number.start + 1)
    return single and number.low <= _LARGEST_CLASS and len(tokens) > 2


def _titled(tokens: Tokens, number: Numeral) -> bool:
    """ "Three Mile Island", "Five Guys": a capital inside a sentence before another one."""
    at = number.start
    if not (tokens.has(at - 1) and tokens[at].text[0].isupper() and tokens[at - 1].kind is Kind.WORD):
        return False
    following = tokens.word(number.end) and tokens[number.end].text
    return bool(following) and following[0].isupper() and not tokens[at - 1].text[0].isupper()


def _telephone(tokens: Tokens, at: int) -> bool:
    """ "(323) 890-5500", "call 890-5500": a code in brackets before digits, and the seven digits of a number."""
    code, number = (at, at + 2) if tokens.sign(at - 1) == "(" and tokens.sign(at + 1) == ")" else (at - 2, at)
    parts = [tokens.numeral(place) for place in (number, number + 2)]
    if [len(part) for part in parts] == [3, 4] and tokens.hyphen(number + 1) and "".join(parts).isdigit():
        dialled = any(tokens.word(place) in _DIALLING for place in range(max(0, at - 4), at))
        return dialled or (tokens.sign(number - 1) == ")" and len(tokens.numeral(code)) == 3)
    return number == at + 2 and len(tokens.numeral(at)) == 3 and tokens.numeral(number).isdigit()


def _numbers_an_item(tokens: Tokens, number: Numeral) -> bool:
    """ "3. The harbour": digits that open a text and count its items."""
    follows = tokens.has(number.end + 1) and tokens.sign(number.end) == "." and tokens.glued(number.end)
    return number.start == 0 and number.plain and follows and not tokens.glued(number.end + 1)


def _class_of(tokens: Tokens, at: int) -> bool:
    """ "Ann Lee ’06": the year of leaving school."""
    marked = tokens.sign(at - 1) in {"’", "'", "‘"} and tokens.glued(at) and not tokens.glued(at - 1)
    return marked and len(tokens.numeral(at)) == 2 and tokens.has(at - 2) and tokens[at - 2].text[0].isupper()


def _joined_before(tokens: Tokens, at: int) -> bool:
    if not tokens.glued(at):
        return False
    before = tokens[at - 1]
    if before.kind is not Kind.SIGN:
        return True
    if before.text in "#@_&=+\\" or (before.text == ":" and tokens.glued(at - 1)):
        return before.text != "+" or len(tokens[at].text) > 3
    joins = before.text in DASHES or before.text in "./'’*"
    return (
        joins and tokens.glued(at - 1) and (tokens[at - 2].kind is not Kind.SIGN or tokens.sign(at - 2) in {".", "/"})
    )


def _joined_after(tokens: Tokens, number: Numeral) -> bool:
    at = number.end
    if tokens.word(at) in {"am", "pm", "o'clock", "hrs'"}:
        return True
    if tokens.word(at) in {"a", "p"} and tokens.sign(at + 1) == "." and tokens.word(at + 2) == "m":
        return True
    if not tokens.glued(at):
        return False
    if tokens[at].text in {"_", "@", "=", "&", "\\"}:
        return True
    if tokens[at].text in {":", ".", "/", "*"} and tokens.glued(at + 1):
        return tokens[at + 1].kind is Kind.NUMERAL or (
            tokens[at].text != "/" and tokens[at + 1].kind is not Kind.SIGN
        )
    chain = 0
    while (
        tokens.sign(at) in DASHES
        and tokens.glued(at)
        and tokens.glued(at + 1)
        and tokens.numeral(at + 1)
        and chain < 3
    ):
        at, chain = at + 2, chain + 1
    return chain > 1 or tokens[number.end].kind is Kind.NUMERAL


def _labelled(tokens: Tokens, number: Numeral) -> bool:
    """ "No. 2", "extension 1225", "2300 block", "Boeing 737": the number names a thing."""
    if number.scale != 1:
        return False
    start = number.start
    if tokens.words(start - 2, ("round", "of")):
        return True
    if tokens.word(start - 1) == "and" and tokens.numeral(start - 2) and tokens.numeral(start).isdigit():
        start -= 2  # "No. 1 and 2": the second number is a name as well
    before = start - 2 if tokens.sign(start - 1) == "." else start - 1
    if tokens.word(before) in LABELS and not (
        before == start - 1 and tokens.word(before) in {"final", "match", "game"}
    ):
        return True
    return tokens.word(number.end) in STREETS and tokens.numeral(number.start).isdigit()


def is_named(tokens: Tokens, number: Numeral) -> bool:
    """Whether bare digits follow a capitalised word like the number of a model: "Qihoo 360", "Windows 11"."""
    before = number.start - 1
    if not number.plain or not tokens[number.start].text.replace(".", "").isdigit() or not tokens.has(before):
        return False
    token = tokens[before]
    if token.kind is Kind.CODE:
        return True
    capital = token.text[0].isupper() or token.text[1:] != token.text[1:].lower()  # "Windows 11", "iOS 17"
    if token.kind is not Kind.WORD or not capital or tokens[number.start].opens:
        return False
    return not (token.lower.endswith("'s") or token.lower in OPENERS or token.lower in RISING | FALLING)


def is_year(tokens: Tokens, number: Numeral) -> bool:
    """Whether bare digits look like a year."""
    return number.plain and tokens[number.start].text.isdigit() and YEARS[0] <= number.low < YEARS[1]


def names_a_model(tokens: Tokens, number: Numeral) -> bool:
    """Whether bare digits without a unit name a thing: "its popular 737 Max", "the 777 program"."""
    at = number.end
    if not number.plain or not tokens[number.start].text.isdigit():
        return False
    if tokens.word(number.start - 1) in SERIES and number.low < _LONGEST_SERIES:
        return True
    if not tokens.word(at):
        return False
    if tokens[at].text[0].isupper() and tokens.word(at) not in OPENERS:
        return True
    return tokens.word(number.start - 1) in _DETERMINERS and tokens.word(at) not in NEVER_CROSSED
