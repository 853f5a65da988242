"""Fold replies and keys to plain words.

Chat text comes with markup, emoji, mentions, look-alike letters and digits of many scripts; keys come with curly
quotes and accents. Everything here is about characters; nothing knows what an answer is.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

LIMIT: Final = 200  # code points kept before and after NFKC: one U+FDFA grows to 18

_SUPERSCRIPTS: Final = {ord(c): d for c, d in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)}
# Fractions must not glue to the number before them: NFKC makes "5½" into "51⁄2".
_FRACTIONS: Final = {"½": ".5", "¼": ".25", "¾": ".75", "⅛": ".125", "⅜": ".375", "⅝": ".625", "⅞": ".875"}
_PUNCTUATION: Final = str.maketrans(
    {
        **dict.fromkeys("’‘‛ʼʻ`´ʹ׳＇", "'"),
        **dict.fromkeys("“”„‟«»״", '"'),
        **dict.fromkeys("–—−‐‑‒―﹣－", "-"),
        **dict.fromkeys("™®©℠", " "),
        **dict.fromkeys("，、﹐،", ","),
        **dict.fromkeys("。｡।۔", "."),
        "٫": ".",
        "٬": ",",
        "⁄": "/",
        "？": "?",
        "！": "!",
        "·": " ",
    }
)
# Letters that carry no separable mark, so that NFD leaves them as they are.
_PLAIN_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ħ": "h", "ə": "e"}
)
_LOOK_ALIKES: Final = str.maketrans(
    "абвгдеёзіјкмнорстухѕԁһԛԝүαβεηικμνορτυχωΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕЗКМНОРСТУХІЈЅ",
    "a6brdeeeijkmhopctyxsdhqwyaßenikmvoptuxwabezhikmnoptyxabe3kmhopctyxijs".replace("ß", "b"),
)
_STRUCK: Final = re.compile(r"~~.{1,200}?~~")
_LINK: Final = re.compile(r"\[([^\]\n]{1,200})\]\([^)\s]{1,200}\)")
_DROPPED: Final = re.compile(
    r"<a?:\w{1,40}:\d{1,25}>|<(?:@[!&]?|#)\d{1,25}>|<t:-?\d+(?::\w)?>|:[a-z0-9_+-]{2,40}:(?!\d)|https?://\S+"
)
_MARKUP: Final = re.compile(r"\*+|\|\||__+|`+|~~|(?:^|\n)\s*(?:>{1,3}|#{1,3}|-#)\s")
_WITH: Final = re.compile(r"\bw/(o)?(?=\s)")  # a slash that sets nothing apart
_FLAG: Final = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_WORD: Final = re.compile(r"[^\W_]+")
_DOTTED: Final = re.compile(r"\b(?:[^\W\d_]\. ?){2,}(?:[^\W\d_]\b(?!['.]))?|\b[^\W\d_](?:\.[^\W\d_])+\b")
_INNER_APOSTROPHE: Final = re.compile(r"(?<=[^\W_])'(?=[^\W_])")
_WORLD_WAR: Final = re.compile(r"\bww ?(ii?|[12])\b")
_DIGIT_GROUP: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_DROP_CATEGORIES: Final = frozenset({"So", "Sk", "Cf", "Cc", "Co", "Cn", "Cs"})
_KEPT_SYMBOLS: Final = frozenset("°^")
_FOLDED_AWAY: Final = frozenset({"Mn", "Me", "Cf", "Cc", "Co", "Cn", "Cs"})


class Cleaned(NamedTuple):
    """A reply without its wrapping.

    ``text`` keeps case and punctuation. ``flags`` are the ISO codes of flag emoji. ``look_alike`` marks a word that
    mixes Latin with Cyrillic or Greek letters; such letters stand replaced in ``text``.
    """

    text: str
    flags: tuple[str, ...] = ()
    look_alike: bool = False


def clean(raw: str) -> Cleaned:
    """``raw`` without markup, emoji, mentions and invisible characters, its digits and quotes made plain.

    Takes time bounded by LIMIT whatever the length of ``raw``; never raises.
    """
    text = _cut(raw)
    if text.isascii():
        return Cleaned(text=_unwrap(_printable(text)))
    flags = tuple("".join(chr(ord(c) - 0x1F1E6 + 65) for c in found) for found in _FLAG.findall(text))
    text = unicodedata.normalize("NFKC", _fractions(text).translate(_PUNCTUATION))[:LIMIT].translate(_PUNCTUATION)
    text = "".join(_plain(c) for c in text)
    text = _unwrap(unicodedata.normalize("NFC", text)) or _thumb(raw)
    return _without_look_alikes(text, flags)


def _thumb(raw: str) -> str:
    """What a thumb or a mark alone says."""
    if any(c in raw[:LIMIT] for c in "👍✅✔"):
        return "yes"
    return "no" if any(c in raw[:LIMIT] for c in "👎❌✖") else ""


def _cut(raw: str) -> str:
    """The first LIMIT characters without a word cut in two: "not" must not become "no"."""
    if len(raw) <= LIMIT or raw[LIMIT].isspace():
        return raw[:LIMIT]
    whole = raw[:LIMIT].rsplit(None, 1)
    return whole[0] if len(whole) > 1 else raw[:LIMIT]


def _printable(text: str) -> str:
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


def _unwrap(text: str) -> str:
    if "~~" in text:  # for speed alone
        text = _STRUCK.sub(" ", text)
    if "](" in text:  # for speed alone
        text = _LINK.sub(r"\1", text)
    if "<" in text or ":" in text:  # for speed alone
        text = _DROPPED.sub(" ", text)
    if "w/" in text:  # for speed alone
        text = _WITH.sub(lambda found: "without" if found[1] else "with", text)
    text = _MARKUP.sub(" ", text) if any(mark in text for mark in "*|_`>#~") else text
    return " ".join(text.split())


def _fractions(text: str) -> str:
    out: list[str] = []
    raised = False
    for c in text:
        after_digit = bool(out) and out[-1][-1].isdigit()
        if c in _FRACTIONS:
            out.append(_FRACTIONS[c] if after_digit else "0" + _FRACTIONS[c])
        elif ord(c) in _SUPERSCRIPTS:
            out.append(("^" if after_digit and not raised else "") + _SUPERSCRIPTS[ord(c)])
            raised = True
            continue
        else:
            out.append(c)
        raised = False
    return "".join(out)


def _plain(c: str) -> str:
    if c.isascii():
        return c if c.isprintable() else " "
    if c in _KEPT_SYMBOLS:
        return c
    category = unicodedata.category(c)
    if category == "Nd":
        return str(unicodedata.digit(c))
    if category == "Cf":
        return ""
    return " " if category in _DROP_CATEGORIES else c


def _without_look_alikes(text: str, flags: tuple[str, ...]) -> Cleaned:
    words = []
    found = False
    for word in text.split(" "):
        latin = any(c.isascii() and c.isalpha() for c in word)
        if latin and not word.isascii() and any("Ͱ" <= c <= "ӿ" for c in word):
            words.append(word.translate(_LOOK_ALIKES))
            found = True
        else:
            words.append(word)
    return Cleaned(text=" ".join(words), flags=flags, look_alike=found)


_DIGIT: Final = re.compile(r"\d")


def has_digit(text: str) -> bool:
    """Whether a digit stands in ``text``, superscripts included."""
    if text.isascii():  # for speed alone
        return _DIGIT.search(text) is not None  # half the price of asking every character
    return any(c.isdigit() for c in text)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """``text`` in lower case without accents, invisible characters or typographic variants."""
    text = text.casefold()
    if text.isascii():  # for speed alone
        return text
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text.translate(_PUNCTUATION)).casefold())
    kept = "".join(c for c in text if unicodedata.category(c) not in _FOLDED_AWAY)
    return unicodedata.normalize("NFC", kept.translate(_PUNCTUATION).translate(_PLAIN_LETTERS))


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of ``text``: apostrophes and the dots of initials closed up, "&" read as "and", WW2
    as World War 2."""
    folded = text.casefold() if text.isascii() else fold(text)
    if "ww" in folded:  # for speed alone
        folded = _WORLD_WAR.sub(
            lambda found: f"world war {len(found[1]) if found[1][0] == 'i' else found[1]}", folded
        )
    if folded.isascii() and folded.replace(" ", "").isalnum():  # for speed alone
        return tuple(folded.split())  # most texts: only letters, digits and spaces
    if "&" in folded:  # for speed alone
        folded = folded.replace("&", " and ")
    if "'" in folded:  # for speed alone
        folded = _INNER_APOSTROPHE.sub("", folded)
    if "." in folded:  # for speed alone
        folded = _DOTTED.sub(_closed_up, folded)
    if "," in folded:  # for speed alone
        folded = _DIGIT_GROUP.sub("", folded)
    return tuple(_WORD.findall(folded))


def _closed_up(found: re.Match[str]) -> str:
    text = found[0]
    return text.replace(".", "").replace(" ", "") + (" " if text.endswith(" ") else "")


ARTICLES: Final = frozenset({"a", "an", "the"})


def bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """``words`` without articles, unless nothing else is there."""
    if ARTICLES.isdisjoint(words):  # for speed alone
        return words
    return tuple(word for word in words if word not in ARTICLES) or words


_SPELLINGS: Final = (  # (letters that must be there, pattern, the one spelling kept)
    ("isation", re.compile(r"isation"), "ization"),
    ("ise", re.compile(r"(?<=[a-z]{3})ise(?=[drs]?$)"), "ize"),
    ("yse", re.compile(r"(?<=[a-z]{3})yse(?=[drs]?$)"), "yze"),
    ("our", re.compile(r"(?<=[a-z]{2})our(?=s?$|ed$|ing$|ite|able|hood)"), "or"),
    ("tre", re.compile(r"(?<=[a-z]{3})tre(?=s?$)"), "ter"),
    ("efence", re.compile(r"efence"), "efense"),
    ("ogue", re.compile(r"ogue(?=s?$)"), "og"),
    ("ll", re.compile(r"(?<=[a-z])ll(?=ed$|ing$|er$)"), "l"),
    ("ae", re.compile(r"^ae(?=[a-z]{4})|ae(?=[mdo]|sth)"), "e"),  # haemoglobin, but Michael
    ("oe", re.compile(r"^oe(?=[a-z]{4})|oe(?=tus|tal|dema|stro)|(?<=rrh)oe"), "e"),  # foetus, but poet
    ("programme", re.compile(r"programme"), "program"),
)


_IRREGULAR: Final = {
    "children": "child", "men": "man", "women": "woman", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "geese": "goose",
    "people": "person", "lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf", "wolves": "wolf",
    "thieves": "thief", "halves": "half", "loaves": "loaf", "oxen": "ox", "crises": "crisis", "analyses": "analysis",
    "fought": "fight",
    "found": "find", "wrote": "write", "gave": "give", "led": "lead", "made": "make", "won": "win", "bought": "buy",
    "taught": "teach", "caught": "catch", "began": "begin", "took": "take", "built": "build", "sent": "send",
    "paid": "pay", "said": "say", "told": "tell", "held": "hold", "kept": "keep", "lost": "lose", "met": "meet",
    "sold": "sell", "spent": "spend", "stood": "stand", "thought": "think", "threw": "throw", "grew": "grow",
    "knew": "know", "drew": "draw", "flew": "fly", "broke": "break", "chose": "choose", "spoke": "speak",
    "stole": "steal", "drove": "drive", "sank": "sink", "fled": "flee", "shot": "shoot", "struck": "strike",
    "sought": "seek", "brought": "bring", "became": "become", "came": "come", "went": "go", "withdrew": "withdraw",
}  # fmt: skip


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """``word`` without plural and verb endings, in one spelling; digits and short words stay as they are."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.isalpha():
        return word
    for letters, pattern, spelling in _SPELLINGS:
        if letters in word:  # for speed alone
            word = pattern.sub(spelling, word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return _IRREGULAR.get(word, word)


ROOT: Final = 4  # letters a root keeps
_ENDINGS: Final = frozenset((
    "ization", "isation", "ational", "fulness", "iveness", "ation", "ition", "istic", "ical", "ness", "ment",
    "able", "ible", "ance", "ence", "ing", "ion", "ism", "ist", "ity", "ive", "ful", "ant", "ent", "ate", "ize",
    "ic", "al", "ed", "er", "or", "ly", "dom", "y", "e",
))  # fmt: skip
_ENDING_LENGTHS: Final = tuple(sorted({len(ending) for ending in _ENDINGS}, reverse=True))


@lru_cache(maxsize=16384)
def root(word: str) -> str:
    """``word`` without derivational endings, at least four letters left: capitalist, capitalism, capitalistic."""
    word = stem(word)
    for _ in range(2):
        for length in _ENDING_LENGTHS:
            if len(word) - length >= ROOT and word[-length:] in _ENDINGS:
                word = word[:-length]
                break
        else:
            return word
    return word
