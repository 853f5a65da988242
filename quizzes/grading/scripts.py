"""Write Cyrillic, Greek and Korean names in Latin letters.

Letter tables only: enough to set a name beside its usual English spelling by sound. Scripts without a letter table
(Chinese, Arabic, Hebrew, Hindi) are left as they are; countries in them are in the country table.
"""

import unicodedata
from typing import Final

_CYRILLIC: Final = dict(
    zip(
        "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюяўјљњћџѓќѕ",
        [
            "a",
            "b",
            "v",
            "g",
            "g",
            "d",
            "e",
            "ye",
            "yo",
            "zh",
            "z",
            "i",
            "i",
            "yi",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "",
            "y",
            "",
            "e",
            "yu",
            "ya",
            "u",
            "j",
            "lj",
            "nj",
            "c",
            "dz",
            "g",
            "k",
            "dz",
        ],
        strict=False,
    )
)
_GREEK: Final = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        [
            "a",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "th",
            "i",
            "k",
            "l",
            "m",
            "n",
            "x",
            "o",
            "p",
            "r",
            "s",
            "s",
            "t",
            "y",
            "f",
            "ch",
            "ps",
            "o",
        ],
        strict=True,
    )
)
# Revised Romanisation, with the vowels that news English writes (Kim Jong Un, not Gim Jeong Eun).
_INITIALS: Final = [
    "k",
    "kk",
    "n",
    "t",
    "tt",
    "r",
    "m",
    "p",
    "pp",
    "s",
    "ss",
    "",
    "j",
    "jj",
    "ch",
    "k",
    "t",
    "p",
    "h",
]
_VOWELS: Final = [
    "a",
    "ae",
    "ya",
    "yae",
    "o",
    "e",
    "yo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "u",
    "ui",
    "i",
]
_FINALS: Final = [
    "",
    "k",
    "kk",
    "ks",
    "n",
    "nj",
    "nh",
    "t",
    "l",
    "lk",
    "lm",
    "lb",
    "ls",
    "lt",
    "lp",
    "lh",
    "m",
    "p",
    "ps",
    "t",
    "t",
    "ng",
    "t",
    "t",
    "k",
    "t",
    "p",
    "t",
]
_HANGUL: Final = (0xAC00, 0xD7A3)


def in_latin(text: str) -> str | None:
    """``text`` in Latin letters, or None when it holds no letter of the three scripts."""
    if text.isascii():
        return None
    lowered = unicodedata.normalize("NFC", text.casefold())
    out, changed = [], False
    for c in lowered:
        plain = unicodedata.normalize("NFD", c)[0] if "Ͱ" <= c <= "Ͽ" or "ἀ" <= c <= "῾" else c
        if c in _CYRILLIC:
            out.append(_CYRILLIC[c])
        elif plain in _GREEK:
            out.append(_GREEK[plain])
        elif _HANGUL[0] <= ord(c) <= _HANGUL[1]:
            out.append(_syllable(ord(c) - _HANGUL[0]) + " ")
        else:
            out.append(c)
            continue
        changed = True
    return "".join(out) if changed else None


def _syllable(number: int) -> str:
    initial, rest = divmod(number, 588)
    vowel, final = divmod(rest, 28)
    return _INITIALS[initial] + _VOWELS[vowel] + _FINALS[final]
