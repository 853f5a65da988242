"""One sentence of an article made into a statement that can stand alone, with the key marked.

Cuts only; words are put in only for resolved dates. The key is one private character until the wording is chosen,
so that no cut can lose it unseen.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ...briefings.article import Article, Span
from ...briefings.unshouting import unshouted
from ..data.words import any_of
from .verbs import has_finite_verb

KEY: Final = "\ue000"
# Above this many words a subordinate part is cut where it can be: the rubric aims at 12 to 20, 35 at most.
LONG_STATEMENT: Final = 18
VERY_LONG: Final = 24  # with the naming of the source, more does not fit into 35 words
ENOUGH: Final = 10  # fewer words before a circumstance are hardly a clause of their own

_CONNECTIVES: Final = re.compile(rf"^(?:{any_of('connectives')})\s*,\s+", re.IGNORECASE)
_BARE_CONNECTIVES: Final = re.compile(r"^(?:and|but|yet|so|plus|also)\s+", re.IGNORECASE)
_LOOSE_CONNECTIVES: Final = re.compile(
    r",\s+(?:however|meanwhile|moreover|though|too|in fact|for example|for instance|in turn|of course|then)\s*,"
)
# Told without it, what happened still happened: "recently awarded two grants", "freed over the weekend".
_LOOSE_TIMES: Final = re.compile(
    r"(?<!most)(?<!until)(?<!more)(?<!only) recently(?= [a-z])|^(?:More r|R)ecently, "
    r"|^(?:(?:Earlier|Late|Early|Later) )?(?:[Ll]ast|[Tt]his) (?:week|month),? (?=[A-Z]|the |an? )|(?<=[a-z])"
    r" (?:over the weekend|overnight|(?:earlier |late |later |early )?(?:this|last) week|earlier this month)"
    r"(?=[.,]|$| (?:in|at|on|with|by|over|from|as|after|to|that)\b)"
    r"|(?<=[a-z])(?<!\bthe)(?<!\ba)(?<!\bon)(?<!\bthis)(?<!\blast)(?<!\bnext)(?<!\bevery)(?<!\beach)(?<!\band)"
    r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
    r"(?=[.,]|$| (?:of|that|after|in|at|to|for|with|by|over|from|as)\b)"
)
# "In last week's attack", "after Friday's vote": the thing is known by itself.
_OF_A_DAY: Final = re.compile(
    r"\b(?:[Ll]ast|[Tt]his) (?:week|month|weekend)[’']s |\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[’']s (?=[a-z])"
)
# One of these stands in every loose time, and is sooner looked for.
_OF_TIMES: Final = (
    "ecently",
    "day",
    " over the weekend",
    " overnight",
    "this week",
    "his week",
    "ast week",
    "his month",
    "ast month",
)
# An opening that takes up what was told before and adds nothing: "Following the decision, X told Y".
_LOOSE_OPENINGS: Final = re.compile(
    r"^(?:(?:Following|After|Despite|With|Amid|Besides|Since|Upon) (?:the|this|that|those|these|his|her|its|their)"
    r"|(?:In|At|During|On|Through) (?:the|this|that|an?|his|her|its|their|[A-Z]\w+day[’']s)(?: [a-z]+){0,2}"
    rf" (?:{any_of('settings')}))(?: [a-z-]+){{0,6}}, (?=[A-Z{KEY}][^,]* [a-z])"
)
# "Also" leans on what was told before; "also known as" does not.
_ALSO: Final = re.compile(rf"(?<=[\w{KEY}])\s+also(?=\s+(?!known|called|as\b)\w)")
_PARENTHESES: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
# What a cut aside leaves between a name and its verb: "Ada Moen, is".
_LONE_COMMA: Final = re.compile(r"^((?:[A-Z][\w.’'-]*\s?){1,5}),(?=\s(?:is|are|was|were|has|have|had|will|would)\b)")
_ASIDE: Final = re.compile(r"\s+[–—―-]{1,2}\s+[^–—―]*?\s+[–—―-]{1,2}\s+|—[^—]*—")
_TAIL_DASH: Final = re.compile(r"\s*(?:\s[–—-]{1,2}\s|—).*$", re.DOTALL)
_CUT: Final = re.compile(
    r",\s+(?=(?:which|who|whose|whom|where|while|whereas|as|after|before|when|although|though|because|since|with"
    r"|adding|noting|saying|leaving|making|giving|bringing|marking|sending|prompting|causing|including|despite"
    r"|following|and|but|compared|down|up|amid|representing|driven|helped|led|according to|pushing|raising|taking)\b)"
)
# A loose phrase between the clause and who says so: "fell by 3%, a revision of the first figure, according to X".
_BEFORE_ATTRIBUTION: Final = re.compile(
    r",\s+(?:in an?|down|up|with|despite|amid|after|including|compared|which|who|an?)\s[^,]*(?=, according to)"
)
# What is left of "with investors, who ..., losing money" once its participle is gone says nothing.
_TRAILING_WITH: Final = re.compile(r",\s+with(?:\s+(?!\w+(?:ing|ed)\b)[^,\s]+)+\.$")
_CIRCUMSTANCE: Final = re.compile(
    r"\s+(?=(?:as (?:it|he|she|they|the|part of)|after|amid|despite|while|because|in the wake of|in response to"
    r"|ahead of|following|thanks to|due to|as a result of)\s)"
)
_HEARER: Final = re.compile(r"\b(?:told|tells) [^,]{1,60}? that ")
_NAMED: Final = re.compile(r"\d|\b[A-Z][\w’'-]+")
_SPEECH: Final = re.compile(rf"\b(?:{any_of('speech')})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A stand-alone statement: ``text`` has ``KEY`` once where the answer stands; ``key`` is the answer as shown.

    ``small`` says that the first word loses its capital inside a sentence.
    """

    text: str
    key: str
    small: bool = False

    @property
    def full(self) -> str:
        """The statement with its answer."""
        return self.filled(self.key)

    def filled(self, value: str) -> str:
        """The statement with another value in the place of its answer."""
        text = self.text.replace(KEY, value)
        return text[:1].upper() + text[1:] if self.text.startswith(KEY) else text


def statement_of(
    article: Article,
    pieces: Sequence[Span],
    key: Span,
    *,
    shown: str | None = None,
    lead: str = "",
    edits: Sequence[tuple[Span, str]] = (),
) -> Statement | None:
    """The statement that ``pieces`` of the article make, with ``key`` marked; None when the key would be lost.

    ``edits`` gives places to be replaced: "Monday" by "27 January 2025", a surname by the full name.
    ``lead`` is put before the key. ``shown`` is the answer as it is shown, by default the key's words.
    """
    places = [(key, lead + KEY), *((span, text) for span, text in edits if not span.overlaps(key))]
    text = tidy(edited(article, pieces, places))
    if text.count(KEY) != 1:
        return None
    return Statement(text=text, key=shown or " ".join(key.of(article.text).split()))


def edited(article: Article, pieces: Sequence[Span], places: Sequence[tuple[Span, str]]) -> str:
    """The words of the pieces with what ``places`` puts into them."""
    words = " ".join(_marked(article, piece, places) for piece in pieces)
    opens = bool(article.paragraphs) and pieces[0].start < article.paragraphs[0].end
    return unshouted(words, article.text) if opens else words


def is_anchored(text: str) -> bool:
    """Whether a statement holds a name or a number beside its key: else nothing says what it is about."""
    return _NAMED.search(text[:1].lower() + text[1:].replace(KEY, "")) is not None


def unaddressed(text: str) -> str:
    """A statement of what somebody said without to whom: that the BBC was told says nothing of what it is about."""
    return _HEARER.sub("said that ", text)


def _marked(article: Article, piece: Span, places: Sequence[tuple[Span, str]]) -> str:
    """The words of one piece with the key and the edits put in."""
    raw = piece.of(article.text)
    last = len(article.text) + 1
    for span, text in sorted(places, key=lambda place: place[0], reverse=True):
        if piece.contains(span) and span.end <= last:
            last = span.start
            raw = raw[: span.start - piece.start] + text + raw[span.end - piece.start :]
    return raw


def tidy(text: str, *, whole: bool = False) -> str:
    """``text`` without openers, asides and, when it is long, subordinate parts that do not hold the key.

    ``whole`` keeps the subordinate parts: a parse has taken away what can go.
    """
    text = _loosened(text)
    text = _ended(text if whole else shortened(text))
    text = _without(text, _TRAILING_WITH, filler=".")  # again: the cuts may have taken its participle
    return text[:1].upper() + text[1:]


def cleaned(text: str) -> str:
    """``text`` without openers and asides, as it is told: no capital and no full stop is put in."""
    text = _joined(_loosened(text)).rstrip(" .")
    return text[:-2] + text[-1] if text[-2:] in (".”", '."', ".’") else text


def _loosened(text: str) -> str:
    """Without what can go from any statement: connectives, "also", vague times, asides."""
    text = _LOOSE_OPENINGS.sub("", _LOOSE_CONNECTIVES.sub("", unlinked(" ".join(text.split()))))
    if any(word in text for word in _OF_TIMES):
        text = _LOOSE_TIMES.sub("", text)
    if " also " in text and "not only" not in text:
        text = _ALSO.sub("", text)
    text = _OF_A_DAY.sub("the ", text)
    if "(" in text or "[" in text:
        text = _without(text, _PARENTHESES)
    text = _without(text, _ASIDE, filler=" ")
    return _without(text, _TRAILING_WITH, filler=".")


def _joined(text: str) -> str:
    """With marks closed up to their words, and no two of them in a row."""
    text = re.sub(r"\s+([,.;:!?’”)])", r"\1", text)
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    text = _LONE_COMMA.sub(r"\1", text)
    return re.sub(r"[,;:]+(?=\.)", "", text).strip(" ,;:–—")


def _ended(text: str) -> str:
    text = _joined(text)
    if text and text[-1] not in ".!?" and (text[-1] not in "”\"'’" or text[-2:-1].isalnum()):
        text += "."
    return text


def unlinked(text: str) -> str:
    """``text`` without the words at its head that join it to what was told before: "But, meanwhile, ..."."""
    for _ in range(2):
        text = _BARE_CONNECTIVES.sub("", _CONNECTIVES.sub("", text))
    return text


def _without(text: str, pattern: re.Pattern[str], *, filler: str = "") -> str:
    """``text`` without the matches of ``pattern``, save those that hold the key or say who says so."""

    def keep(match: re.Match[str]) -> str:
        found = match.group()
        return found if KEY in found or _SPEECH.search(found) else filler

    return pattern.sub(keep, text)


def shortened(text: str) -> str:
    """``text`` cut at the first subordinate part after the key that leaves a whole clause, when it is long."""
    if len(text.split()) <= LONG_STATEMENT:
        return text
    text = _without(text, _BEFORE_ATTRIBUTION)
    for match in _CUT.finditer(text, text.index(KEY) if KEY in text else 0):
        head, tail = text[: match.start()], text[match.end() :]
        if has_finite_verb(head) and not _SPEECH.search(tail) and _balanced(head):
            text = head.rstrip(" ,;:") + "."
            break
    return _cut_further(text)


def _cut_further(text: str) -> str:
    """Without the circumstances that follow a whole clause, when the statement is still very long."""
    start = text.index(KEY) if KEY in text else 0
    for match in _CIRCUMSTANCE.finditer(text, start):
        head, tail = text[: match.start()], text[match.end() :]
        if len(text.split()) <= VERY_LONG:
            break
        if len(head.split()) >= ENOUGH and has_finite_verb(head) and not _SPEECH.search(tail) and _balanced(head):
            return head.rstrip(" ,;:") + "."
    return text


def _balanced(text: str) -> bool:
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”") and text.count("(") == text.count(")")
