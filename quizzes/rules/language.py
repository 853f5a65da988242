"""Rules of language: a whole clean sentence that can be understood without the article."""

import re
from typing import Final

from ...briefings.article import Unknown
from ..data.words import any_of
from ..kinds.candidate import Candidate, Material
from ..kinds.statement import KEY
from ..kinds.verbs import has_finite_verb
from .reference import own_words
from .row import Row

MOST_WORDS: Final = 35  # the rubric's limit for a prompt
FEWEST_WORDS: Final = 8  # a shorter statement cannot say who did what: "Wall Street predicted ____ a share"

_SENTENCE: Final = re.compile(r"^[“\"'‘]?[A-Z0-9$€£¥\ue000].*[.!?%”\"’']$", re.DOTALL)
_FURNITURE: Final = re.compile(
    rf"\b[AP]\.?M\. [A-Z][a-z]|\b[A-Z]{{2,}}:[A-Z]|https?://|www\.|\S@\S|©|\||›|»|#\w|\b(?i:photo\b.*:|(?:{any_of('furniture')})(?!\w))"
)
# In the sentence as the page has it: the words of a picture, whatever of them the statement has kept.
_OF_PICTURE: Final = re.compile(
    r"\b(?:in (?:this|an?) (?:\w+ )?(?:file |undated |handout )?(?:photo|photograph|picture|image)\b|file photo"
    r"|photo taken|getty images|ap photo|reuters/|afp/)|\|",
    re.IGNORECASE,
)
_CAPTION: Final = re.compile(
    r"\b(?:is|are) (?:seen|shown|displayed|pictured)\b|\bseen here\b|^(?:A|An|The)\b.{0,80}\bposes?\b"
)
# Up to five quoted words are a phrase in quotation marks, not a quotation; up to twelve that go on with the clause.
_PHRASE: Final = re.compile(
    r"(?<!\w)‘(?:[^\s‘’]+ ){0,4}[^\s‘’]+’(?!\w)|(?<!\w)'(?:[^\s']+ ){0,4}[^\s']+'(?!\w)|"
    r"“(?:[^\s“”]+ ){0,4}[^\s“”]+”|\"(?:[^\s\"]+ ){0,4}[^\s\"]+\""
    r"|(?<=[a-z] )“[a-z](?:[^\s“”]* ){1,11}[^\s“”]+”|(?<=[a-z] )\"[a-z](?:[^\s\"]* ){1,11}[^\s\"]+\""
)
_QUOTED: Final = re.compile(r"[“”\"«»]|(?<!\w)['‘](?=\w)|(?<=\w)’(?=\s)(?<!s’)")
_MARK: Final = re.compile(r"[“”\"«»'‘’]")
_FIRST_PERSON: Final = re.compile(
    r"\b(?:i(?![.\w])|I|I'm|I’m|I've|I’ve|we|We|us|our|Our|my|My|me|you|You|your|Your)\b"
)
_RELATIVE: Final = re.compile(
    rf"\b(?:(?:{any_of('period_pointers')})\s+(?:few\s+)?(?:{any_of('periods')})s?\b(?! as\b)"
    rf"|(?:{any_of('relative_times')})\b"
    r"|(?<=\w )(?:day|week|month|year|hour|minute|decade)s? (?:ago|later|earlier|after that)\b"
    r"|(?<=\w )(?:day|week|month|year|hour|minute|decade)s? before\b(?! (?:the |an? |his |her |its |their )?[A-Z])"
    r"|(?<![\d,] )(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b)",
    re.IGNORECASE,
)
# "Last season" and "in the last year" are known by the day of the report, which the prompt gives in brackets.
_OF_REPORT: Final = re.compile(
    r"\b(?:last|next) season\b|\b(?:in|over|during) the (?:last|past) year\b", re.IGNORECASE
)
_DATED: Final = re.compile(r"\d \w+ \d{4}\)")
# A capital inside the sentence, or inside a word: a proper name, whatever it names.
_PROPER: Final = re.compile(r"(?<=[a-z,] )[A-Z][\w&-]{2,}|\b[A-Z]?[a-z]+[A-Z]\w*")
_MONTH: Final = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_PERISHABLE: Final = re.compile(rf"\b(?:{any_of('perishable')})\b", re.IGNORECASE)
_OPENERS: Final = re.compile(rf"^(?:{any_of('openers')})\b", re.IGNORECASE)


def _length(text: str) -> int:
    return len(text.split())


def _nameless(candidate: Candidate, _: Material) -> bool:
    """Whether the statement names nothing and nobody: then nobody can tell what it is about."""
    if own_words(candidate) or candidate.context:
        return False
    text = candidate.statement.full
    if _PROPER.search(_MONTH.sub("", text)):
        return False
    return next(candidate.report.named_in(text), None) is None


def _undated_month(candidate: Candidate, _: Material) -> bool:
    """A month or day without its year, from an article without a date."""
    if not isinstance(candidate.report.article.published, Unknown) or own_words(candidate):
        return False
    return any(
        not re.match(r"(?:\s+\d{1,2},?)?\s+\d{4}", candidate.body[m.end() :]) for m in _MONTH.finditer(candidate.body)
    )


def _relative_time(candidate: Candidate, _: Material) -> bool:
    """A time told from the day of the report; season and year are known where the prompt gives that day."""
    body = candidate.body
    if _DATED.search(candidate.prompt):
        body = _OF_REPORT.sub("", body)
    return not own_words(candidate) and bool(_RELATIVE.search(body))


def _perishable(candidate: Candidate, _: Material) -> bool:
    undated = isinstance(candidate.report.article.published, Unknown)
    return undated and bool(_PERISHABLE.search(candidate.body))


def _opener(candidate: Candidate, _: Material) -> bool:
    return not own_words(candidate) and bool(_OPENERS.match(candidate.statement.text))


def _not_a_sentence(candidate: Candidate, _: Material) -> bool:
    text = candidate.statement.text
    source = candidate.sentence.span.of(candidate.report.article.text).rstrip()
    if not candidate.quotes and (source[-1:] not in ".!?”\"’')" or source[:1].islower()):
        return True
    verbless = not candidate.quotes and "direct" not in candidate.tags and not has_finite_verb(text.replace(KEY, "x"))
    return verbless or not _SENTENCE.match(text)


def _first_person(candidate: Candidate, _: Material) -> bool:
    return not candidate.quotes and bool(_FIRST_PERSON.search(candidate.body))


def _quoted(candidate: Candidate, _: Material) -> bool:
    if candidate.quotes or _MARK.search(candidate.body) is None:
        return False
    return bool(_QUOTED.search(_PHRASE.sub("x", candidate.body)))


def _asks_or_orders(candidate: Candidate, _: Material) -> bool:
    return not candidate.quotes and candidate.statement.text.rstrip('”"').endswith(("?", "!"))


def _captioned(candidate: Candidate, _: Material) -> bool:
    """Whether a statement is, or was cut from, the words of a picture."""
    if candidate.quotes:
        return False
    source = candidate.sentence.span.of(candidate.report.article.text)
    return _CAPTION.search(candidate.body) is not None or _OF_PICTURE.search(source) is not None


RULES: Final[tuple[Row, ...]] = (
    ("not-a-sentence", "a heading, a fragment or a badly cut sentence", _not_a_sentence),
    ("furniture", "page furniture", lambda c, _: bool(_FURNITURE.search(c.body))),
    ("caption", "a picture caption", _captioned),
    ("asks-or-orders", "a question or an exclamation of the source", _asks_or_orders),
    ("quotation-inside", "a quotation inside a statement", _quoted),
    ("first-person", "I, we or you of the source", _first_person),
    ("opener", "an opening that leans on the sentence before", _opener),
    ("relative-time", "a time that only the article's readers know", _relative_time),
    ("nameless", "a statement that names nothing and nobody", _nameless),
    ("undated-month", "a month without a year, from an undated article", _undated_month),
    ("perishable", "a statement that passes away, from an undated article", _perishable),
    ("too-long", f"a prompt of more than {MOST_WORDS} words", lambda c, _: _length(c.prompt) > MOST_WORDS),
    ("too-short", f"a statement of fewer than {FEWEST_WORDS} words",
     lambda c, _: "post" not in c.tags and _length(c.body) < FEWEST_WORDS),
)  # fmt: skip
