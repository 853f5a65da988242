"""Which language a piece of text is in: by script first, then by its commonest function words.

Good enough to tell an English body from a foreign paragraph; it does not tell close relatives apart with certainty.
"""

import re
from collections import Counter
from typing import Final

from .words import words_of

# A line needs this many letters of a script before the script alone decides.
_SCRIPT_LETTERS: Final = 4
# Share of a text's words that must be function words of the best language; running prose has .25 to .45 of
# them in every language listed, headlines and menus .00 to .15.
_FUNCTION_WORD_SHARE: Final = 0.12

_SCRIPTS: Final = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ur", re.compile(r"[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]")),
    ("fa", re.compile(r"[\u067e\u0686\u0698\u06af]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("pa", re.compile(r"[\u0a00-\u0a7f]")),
    ("gu", re.compile(r"[\u0a80-\u0aff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")),
    ("kn", re.compile(r"[\u0c80-\u0cff]")),
    ("ml", re.compile(r"[\u0d00-\u0d7f]")),
    ("si", re.compile(r"[\u0d80-\u0dff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("lo", re.compile(r"[\u0e80-\u0eff]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
)
# Letters that tell a language from another of its script: a few in a hundred of its letters are enough.
_TELLING: Final = {"ja": 4, "uk": 4, "ur": 25, "fa": 50}
_SAME_SCRIPT: Final = ({"ru", "uk"}, {"ar", "fa", "ur"}, {"ja", "zh"})
_OTHER_SCRIPT: Final = re.compile(r"[\u0370-\u17ff\u3040-\u9fff\uac00-\ud7af]")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_FUNCTION_WORDS: Final = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in a is that for it was on with as at by from this are be has have not but an they "
        "which or his her its had he she you we were will their been who said more after would about",
        "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden "
        "aus er hat dass sie nach bei wird einer um am sind noch wie einem über",
        "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la avec "
        "son aux ont été cette mais nous vous leur",
        "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si "
        "sin sobre este ya entre cuando",
        "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à "
        "seu sua ou ser quando muito há nos já",
        "it": "di e il la che in a un per è non una del sono da si con le della i come al ha più nel gli alla anche "
        "dei ma lo questo su delle",
        "nl": "de het een van en in is dat op te zijn met voor niet aan er die om dan ook als maar bij uit nog naar "
        "heeft hij worden wordt deze werd over",
        "sv": "och att det i en som är på av för med till den har de inte om ett men var sig så från kan när han",
        "da": "og at det i en som er på af for med til den har de ikke om et men var sig så fra kan når han blev",
        "no": "og å det i en som er på av for med til den har de ikke om et men var seg så fra kan når han ble",
        "fi": "ja on ei se että hän oli joka mutta kun myös ovat tai kuin niin sekä mukaan vuoden jo sen",
        "pl": "w i na z do się nie to że jest o po jak za od przez dla są ale czy jego był co tym oraz",
        "cs": "a se v na je že s z do o i to jako za by ale si po podle jsou který které však",
        "tr": "ve bir bu da de için ile olarak çok daha olan gibi ne en sonra kadar ama ise değil",
        "id": "yang dan di ini itu dengan untuk dari dalam tidak akan pada juga ke karena ada mereka oleh saat bisa",
        "ro": "de și în a la cu pe din că este o un care nu mai pentru fi au se ce sunt",
        "hu": "a az és hogy nem is egy van ez meg csak de már volt mint el ha még",
        "vi": "và của là có được cho trong không với các một người đã những này khi để",
    }.items()
}

_LANGUAGES_OF: Final = {
    word: tuple(language for language, known in _FUNCTION_WORDS.items() if word in known)
    for word in sorted({word for known in _FUNCTION_WORDS.values() for word in known})
}


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of ``text``, or None when there is too little to tell."""
    if not text.isascii() and _OTHER_SCRIPT.search(text):
        language = _language_of_script(text)
        if language is not None:
            return language
    words = words_of(text)
    counts = Counter(words)
    hits: dict[str, int] = {}
    for word in counts.keys() & _LANGUAGES_OF.keys():
        for language in _LANGUAGES_OF[word]:
            hits[language] = hits.get(language, 0) + counts[word]
    if not hits:
        return None
    best = max(_FUNCTION_WORDS, key=lambda language: hits.get(language, 0))
    if hits[best] < 2 or hits[best] < _FUNCTION_WORD_SHARE * len(words):
        return None
    return best


def _language_of_script(text: str) -> str | None:
    latin, others = len(_LATIN.findall(text)), len(_OTHER_SCRIPT.findall(text))
    for language, script in _SCRIPTS:
        letters = len(script.findall(text))
        rest = others if language in {"ur", "fa"} else 0
        if letters >= _SCRIPT_LETTERS and letters * _TELLING.get(language, 1) > max(latin, rest):
            return language
    return None


def is_foreign(line: str, language: str) -> bool:
    """Whether ``line`` is in another language, on more evidence than a name or a quoted title gives."""
    sample = line[:1000]
    ours = _FUNCTION_WORDS.get(language)
    words = words_of(sample)
    own = sum(map(ours.__contains__, words)) if ours else 0
    if own >= 2 and own >= _FUNCTION_WORD_SHARE * len(words):
        return False
    found = detect_language(sample)
    if found is None or found == language or any({found, language} <= same for same in _SAME_SCRIPT):
        return False
    theirs = _FUNCTION_WORDS.get(found)
    if ours is None or theirs is None:
        return True
    return sum(map(theirs.__contains__, words)) >= max(4, 2 * own + 1)
