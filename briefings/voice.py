"""Whose words a sentence is: whether a briefing may say it in its own voice, and whether it is clean prose at all."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from .editing import listed, outside_quotes, pattern
from .likeness import FUNCTION_WORDS
from .salience import FEWEST_WORDS, MOST_WORDS

_ENDS: Final = re.compile(r"[.!…][\"”’')\]]*$")
_GLUED: Final = re.compile(r"[a-z][.!?][A-Z][a-z]|[a-z]{2}[”\"][A-Z][a-z]|\w,[A-Z][a-z]{2,}\s")
UNOWNED_WORTH: Final = 0.5
COMMENT_WORTH: Final = 0.2  # "declined to comment": only where there is nothing else to say
# From this share of sentences in which the writer speaks, judges or turns to the reader, three at least, an article
# is commentary or advice, not news: of 75 pages reports had up to 0.10, travel pieces, letters and reviews 0.13
# to 0.67. Questions do not count, for explainers ask as many.
COMMENTARY: Final = 0.12
_FEWEST_PERSONAL: Final = 3
_TO_THE_READER: Final = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our|[Mm]y|[Ll]et['’]s|I(?![.-]))\b")
_OPEN_MARK: Final = re.compile(r"[“\"](?!.*[”\"])")  # the last mark of a sentence, which opens a quotation
_LONGEST_QUOTATION: Final = 6  # sentences; what is open longer has lost its closing mark
_SHORTEST_GLUED: Final = 6
# "An expert tells us why ...": a line that promises the news instead of telling it.
_TEASER: Final = re.compile(
    r"\b(?:tells?|told|explains?|reveals?|shows?|looks? at|examines?|explores?)\s(?:[A-Z][\w.’'-]*\s){0,4}"
    r"(?:why|how|what)\b[^,;]*$"
)
# "How it works had been a mystery until now": the news is the sentence after it.
_ANNOUNCES: Final = re.compile(r"\b(?:un)?til now\.$|^(?:How|Why|What|Who)\b.* a mystery\.$")
_TWICE: Final = re.compile(r"\b(to|the|a|an|of|at|for|and|with|are|were|by|from) \1\b")
# A word left out between two prepositions: "launched from into the clouds".
_TWO_PREPOSITIONS: Final = re.compile(r"\b(?:from|with|at|for) into\b|\b(?:from|with|into|at|of) of\b|\bof into\b")
# "Best race: Although ...": a heading run into its text.
_LABEL: Final = re.compile(r"[A-Z][\w/’'-]*(?:\s[\w“”’'/-]+){0,4}:\s+[A-Z“]")
# "Reaction in the town The shop owners said ...", a capital that only a new sentence has.
_RUN_IN: Final = re.compile(
    r"\b(?:[a-z]+|[A-Z][a-z]+)\s(?:The|It|He|She|They|But|This|These|There|However|When|While|According|Although)\s"
    r"(?:[a-z]+)\s[a-z]+\b(?=[^“”\"]*(?:[“\"][^“”\"]*[”\"][^“”\"]*)*$)"
)
# "An announcement is expected." once its day is gone; "XX:SP500.45", a code that only a page can show.
_TIMELESS: Final = re.compile(
    r"\b(?<!that\s)(?<!which\s)(?<!as\s)(?:is|are|was|were)\s(?:also\s)?(?:expected|scheduled|due|planned|set)\.$"
)
_CODE: Final = re.compile(r"\b[A-Z]{2,}:[A-Z]+[\d.]*\b|\b\d{3}[-.]\d{3}[-.]\d{4}\b")
_ATTRIBUTED: Final = re.compile(r"\b(?:according to|in the (?:words|view|opinion) of|citing|quoted)\b", re.IGNORECASE)
# "Some already fear": nobody is named, so nobody holds it.
_NOBODY: Final = re.compile(
    r"\b(?:some|many|others|few|most)\s(?:already\s|now\s|also\s|even\s)?(?:say|fear|think|believe|hope|expect|argue)\b",
    re.IGNORECASE,
)
_MAY: Final = re.compile(r"(?<=\S\s)May\b")  # the month: the verb is small within a sentence
_FOLLOWS: Final = re.compile(
    r"\b[Ii]f\b[^.;]*\b(?:will|would)\b|\bwill\s(?:never|always|surely|no\sdoubt)\b"
    r"|\b(?:should|ought\sto)\b(?!\s[A-Z])"
)
_EXPLAINS: Final = re.compile(
    r"^(?:[A-Z][\w’'-]*|[a-z’'-]+|[“\"‘][^”\"’]*[”\"’])(?:\s[a-z’'-]+){0,5}\s(?:is|are)\s(?:a\stype\sof|a\skind\sof|a\sform\sof"
    r"|(?:usually|generally|typically|commonly|often)\s(?:considered|defined|known|called|regarded|seen|referred)"
    r"|defined\sas|(?:also\s)?known\sas|a\sterm\sfor)\b"
)
_LABELLED: Final = re.compile(
    r"^(?:Opinion|Column|Editorial|Review|Commentary|Perspective|Op-[Ee]d|Letters?|Essay|Ask [A-Z]\w+)\b\s?[:|–—-]|"
    r"^Opinion\s|\b[Rr]eview$|\|\s(?:Opinion|Commentary|Review)\b"
)
_SHELVED: Final = re.compile(
    r"/(?:opinions?|columns?|columnists?|editorials?|commentisfree|commentary|reviews?|letters|advice|op-ed)/"
)
_CAPTION: Final = re.compile(
    r"\b(?:is|are) (?:seen|pictured|shown|displayed)\b|,\s(?:above|pictured|left|right|below|far left|far right),"
    r"|\b(?:poses?|waves?|arrives?|walks?|speaks?|looks? on|stands?|smiles?)\b"
    r"[^.]*,\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,"
)


def unclean(sentence: str, *, fewest: int = FEWEST_WORDS) -> str | None:
    """Why ``sentence`` is not clean prose of at least ``fewest`` words, or None."""
    words = sentence.split()
    if not fewest <= len(words) <= MOST_WORDS:
        return f"{len(words)} words long"
    if not _ENDS.search(sentence):
        return "it is a question" if sentence.rstrip("\"”’')]").endswith("?") else "it does not end like a sentence"
    if sentence.rstrip("\"”’')]").endswith(("...", "…")):
        return "it breaks off"
    if _TEASER.search(sentence):
        return "it promises the news instead of telling it"
    if _LABEL.match(sentence):
        return "it opens with a label"
    if sentence.startswith("(") and sentence.endswith(")"):
        return "it is an aside"
    if (problem := _page_marks(sentence)) is not None:
        return problem
    if sum(word.isupper() and len(word) > 3 for word in words) * 3 > len(words):
        return "it shouts"
    if not _has_verb(words):
        return "it has no verb"
    return None


def _page_marks(sentence: str) -> str | None:
    """What the page, not the writer, put into ``sentence`` or took from it, or None."""
    if _unbalanced(sentence):
        return "a quotation or bracket is broken off"
    if _RUN_IN.search(sentence):
        return "a heading has run into it"
    if _TWO_PREPOSITIONS.search(sentence):
        return "a word is missing"
    if (found := _TWICE.search(sentence)) is not None:
        return f"“{found.group()}” stands twice"
    if _TIMELESS.search(sentence):
        return "the time it tells of is not known"
    if (found := _CODE.search(sentence)) is not None:
        return f"“{found.group()}” is page furniture"
    if _GLUED.search(sentence) or re.search(r"[|•►→☆★]|\.{4,}|_{2,}", sentence):
        return "words have run together"
    if (found := _furniture().search(sentence)) is not None or (found := _CAPTION.search(sentence)) is not None:
        return f"“{found.group()}” is page furniture"
    return None


def announces(sentence: str) -> bool:
    """Whether ``sentence`` only says that something was unknown until what the next one tells."""
    return _ANNOUNCES.search(sentence) is not None


def caption(sentence: str) -> bool:
    """Whether ``sentence`` describes a picture."""
    return _CAPTION.search(sentence) is not None


def _unbalanced(sentence: str) -> bool:
    return (
        sentence.count('"') % 2 == 1
        or sentence.count("“") != sentence.count("”")
        or sentence.count("(") != sentence.count(")")
        or sentence.count("[") != sentence.count("]")
    )


def glued_words(text: str) -> frozenset[str]:
    """The words of an article that are two of its words run together: "Acmehas", "MinisterJones"."""
    count = Counter(re.findall(r"\b[A-Za-z]+\b", text))
    found = set()
    for word in count:
        if len(word) < _SHORTEST_GLUED or count[word] > 1 or not word[0].isupper():
            continue
        for cut in range(3, len(word) - 2):
            left, right = word[:cut], word[cut:]
            ending = right in FUNCTION_WORDS and count[left] > 1
            titled = left in listed("titles") and right[0].isupper()
            if ending or titled or (right[0].isupper() and count[left] and count[right] and left[-1].islower()):
                found.add(word)
    return frozenset(found)


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{pattern('furniture')})(?!\w)|@\w|(?<!\w)#[a-z]\w+|\bhttps?:|\bwww\.", re.IGNORECASE
    )


def _has_verb(words: Sequence[str]) -> bool:
    """Whether a word may be a finite verb; "-s" and "-ed" are taken on trust, so this finds fragments only."""
    verbs = listed("finite verbs") | listed("speech verbs")
    bare = [word.strip("\"“”‘’'(),.;:!?[]") for word in words]
    return any(
        word.lower() in verbs
        or (word.islower() and len(word) > 3 and word.endswith(("ed", "s")) and not word.endswith("ss"))
        or word.endswith(("n't", "n’t", "’s", "'s"))
        for word in bare
    )


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(rf"(?<!\bto )(?<!\bthe )(?<!\ba )(?<![\w-])(?:{pattern('speech verbs')})\b", re.IGNORECASE)


@cache
def _opinion() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern('opinion')})\b", re.IGNORECASE)


@cache
def _colour() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern('colour')})\b", re.IGNORECASE)


@cache
def _forecast() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern('forecast')})\b", re.IGNORECASE)


@cache
def _comment() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern('comment')})\b", re.IGNORECASE)


def attributed(sentence: str) -> bool:
    """Whether the sentence itself names somebody as saying it."""
    outside = _NOBODY.sub(" ", outside_quotes(sentence))
    return bool(_ATTRIBUTED.search(outside) or _speech().search(outside))


# Reasons that hold of a sentence alone: right after the one before it in one line, it has its owner.
SPOKEN_BEFORE: Final = "a quotation without its speaker"
FORESEEN_BEFORE: Final = "a forecast that belongs to whoever spoke before it"


def unowned(sentence: str, before: str | None) -> str | None:
    """Why the sentence's view, forecast or quotation has no owner, or None.

    ``before`` is the sentence before it in the paragraph: a view that follows reported speech without a name of its
    own belongs to whoever spoke there.
    """
    outside = outside_quotes(sentence)
    if _opinion().match(outside):
        return "it opens with the writer's own view"
    if attributed(sentence):
        return None
    if quotes(sentence):
        return SPOKEN_BEFORE
    if "!" in outside or "?" in outside:
        return "the writer's own exclamation"
    if (found := _opinion().search(outside)) is not None:
        return f"“{found.group()}” is the writer's own view"
    if before is not None and attributed(before) and _expects(outside):
        return FORESEEN_BEFORE
    if before is not None and attributed(before) and re.search(r"\b(?:will|should|must)\b", outside):
        return FORESEEN_BEFORE
    return None


def worth(sentence: str) -> float:
    """How much room a sentence is worth: 1 for plain prose, half for a forecast or a colourful word of nobody's."""
    outside = outside_quotes(sentence)
    owned = attributed(sentence)
    kinds = 0 if owned else _expects(outside) + bool(_colour().search(outside))
    return UNOWNED_WORTH**kinds * (COMMENT_WORTH if _comment().search(outside) else 1.0)


def a_view(sentence: str) -> bool:
    """Whether ``sentence`` judges or foretells without naming who does: then it is its outlet's view."""
    return foretells(sentence) or (not attributed(sentence) and bool(_colour().search(outside_quotes(sentence))))


def explains(sentence: str) -> bool:
    """Whether ``sentence`` says what a word means or what is so at all times: "Bonds are usually considered safe"."""
    return _EXPLAINS.search(sentence) is not None


def foretells(sentence: str) -> bool:
    """Whether ``sentence`` tells what may come without naming who expects it."""
    return not attributed(sentence) and _expects(outside_quotes(sentence))


def _expects(outside: str) -> bool:
    """Whether words outside quotations tell what is not yet so: by a word of doubt, or by what follows on an "if"."""
    text = _MAY.sub(" ", outside)
    return bool(_forecast().search(text) or _FOLLOWS.search(text))


def commentary(sentences: Sequence[str]) -> bool:
    """Whether an article of these sentences gives its writer's views or advice rather than news."""
    outside = [text for text in _unquoted(sentences) if not text or _ENDS.search(text.rstrip())]
    outside = [text for text in outside if not _furniture().search(text)]
    personal = sum(bool(_TO_THE_READER.search(text) or _opinion().search(text)) for text in outside)
    return personal >= _FEWEST_PERSONAL and personal >= COMMENTARY * len(outside)


def _unquoted(sentences: Sequence[str]) -> Iterator[str]:
    """The sentences without what is quoted, also where a quotation goes on over several of them."""
    inside = 0  # how many sentences of an open quotation came before
    for sentence in sentences:
        odd = sentence.count('"') % 2 == 1
        opens = odd or sentence.count("“") > sentence.count("”")
        closes = odd or sentence.count("”") > sentence.count("“")
        if inside:
            after = re.split(r"[”\"]", sentence, maxsplit=1)[1:]
            yield outside_quotes(after[0]) if after else ""
            inside = 0 if closes or inside == _LONGEST_QUOTATION else inside + 1
        else:
            yield _OPEN_MARK.split(sentence)[0] + "." if opens else outside_quotes(sentence)
            inside = int(opens)


def labelled(title: str | None, address: str | None) -> bool:
    """Whether an article calls itself opinion, review or advice, in its title or in its address."""
    return bool((title and _LABELLED.search(title)) or (address and _SHELVED.search(address)))


def quotes(sentence: str) -> bool:
    """Whether most of the sentence is somebody's words."""
    return len(outside_quotes(sentence).split()) * 2 < len(sentence.split())
