"""Direct questions from parsed sentences: the clause that states the answer, its question phrase, the turning."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ...briefings.article import Sentence, Span
from ...briefings.dates import DateMention
from ...briefings.names import NameKind
from ...briefings.number_words import CARDINALS
from ...briefings.quantities import Quantity
from ...briefings.syntax import is_finite, path_up
from ..data.words import words
from .candidate import Report
from .core import Core, core_of
from .phrases import UNASKED, date_phrase, figure_phrase, name_phrase, numbers, place_phrase
from .resolution import full_names, opening_name, told_place, told_years, without_codes, written_dates
from .statement import KEY, LONG_STATEMENT, Statement
from .stem import clause_statement, opens_small
from .turning import Asked, question_of, stated

_BESIDE: Final = re.compile(
    r"^to how (?:much|many)\b.*\d[\d.,]*\s?(?:%|percent|per cent|million|billion)|^(?:on|in|of|with|from) how much\b"
    r"|\b(?:and|or) \d[\d,]* [a-z]+(?:ed|t)\b|\bworth of\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """A direct question (small first letter, no question mark) and the statement it comes from."""

    question: str
    statement: Statement


def figure_turned(report: Report, sentence: Sentence, value: Quantity) -> Turned | None:
    """ "How many vehicles is X recalling": the figure asked for where its clause turns."""
    if value.measure in UNASKED or value.is_range or value.vague or value.per:
        return None
    core = _core(report, sentence, value.number)
    if core is None:
        return None
    asked = figure_phrase(core, value)
    turned = _turned(report, sentence, core, asked, numbers(core.parse, value.number), value.number)
    # "To how much did revenue rise 3.5 percent", "how many were killed and 12 hurt" ask for one figure and go on with
    # another; "how much was X awarded worth of shares" has lost its noun.
    return None if turned is not None and _BESIDE.search(turned.question) else turned


def date_turned(report: Report, sentence: Sentence, mention: DateMention, *, shown: str, lead: str) -> Turned | None:
    """ "In which year did X": the date asked for where it stands by itself after its preposition."""
    core = _core(report, sentence, mention.span)
    if core is None:
        return None
    asked = date_phrase(core, mention)
    key = numbers(core.parse, mention.span)
    return _turned(report, sentence, core, asked, key, mention.span, shown=shown, lead=lead)


def in_aside(report: Report, sentence: Sentence, key: Span) -> bool:
    """Whether the answer stands in an apposition or another aside between commas: told by the way, worth no question.

    "Ada Moen, with a fortune of $2 billion, did not answer": what she did is told, not what she has.
    """
    if not report.parses:
        return False
    parse = report.parses[report.numbers[sentence.span]]
    top = parse.top_of(key)
    for number in () if top is None else path_up(parse, top):
        word = parse.words[number]
        if is_finite(parse, number):
            return False
        # "Funds offering 5%": what the noun is like, and no news of it.
        if word.relation == "acl" and word.tag == "VBG" and parse.words[word.head].relation not in ("nsubj", "dobj"):
            return True
        if word.relation in ("appos", "acl", "npadvmod", "parataxis"):
            branch = parse.subtree(number)
            before, after = branch[0] - 1, branch[-1] + 1
            marks = (",", "–", "—", "(", "--")
            if before >= 0 and after < len(parse.words) and parse.words[before].text in marks:
                return parse.words[after].text in (*marks, ")")
    return False


def is_day_of_saying(report: Report, sentence: Sentence, day: Span) -> bool:
    """Whether a date is only when somebody said what the sentence tells, which is worth no question."""
    if not report.parses:
        return False
    parse = report.parses[report.numbers[sentence.span]]
    top = parse.top_of(day)
    if top is None:
        return False
    verb = next((n for n in path_up(parse, top) if parse.words[n].is_verb), top)
    said = parse.words[verb].text.casefold() in words("says_that")
    return said and any(True for _ in parse.children(verb, "ccomp"))


def place_turned(report: Report, sentence: Sentence, place: Span, *, grain: str | None, shown: str) -> Turned | None:
    """ "In which country did X": the place asked for where it says where the thing happened."""
    core = _core(report, sentence, place)
    if core is None:
        return None
    asked = place_phrase(core, place, grain)
    return _turned(report, sentence, core, asked, numbers(core.parse, place), place, shown=shown)


def name_turned(report: Report, sentence: Sentence, name: Span, *, kind: str, shown: str) -> Turned | None:
    """ "Which company did X": the body asked for, by the word the article has for it."""
    core = _core(report, sentence, name)
    if core is None:
        return None
    asked = name_phrase(core, name, kind)
    return _turned(report, sentence, core, asked, numbers(core.parse, name), name, shown=shown)


def statement_for(
    report: Report, sentence: Sentence, key: Span, *, shown: str | None = None, lead: str = ""
) -> Statement | None:
    """The statement of the clause around ``key`` for a gap; where it is long, without its loose parts."""
    core = _core(report, sentence, key)
    statement = clause_statement(report, sentence, key, shown=shown, lead=lead)
    if core is None and report.parses and not (statement and _from_the_head(report, sentence, statement)):
        return None
    if statement is not None and len(statement.text.split()) <= LONG_STATEMENT:
        return statement
    if core is None or not (words_of := numbers(core.parse, key)) <= set(core.order):
        return statement
    edits = (*_edits(report, sentence, core, key), *_inside(report, sentence, core))
    if not _speaker_named(core, edits):
        return statement
    text = stated(core, words_of, report.article, edits, lead=lead)
    if text.count(KEY) != 1 or (statement is not None and len(text.split()) >= len(statement.text.split())):
        return statement
    answer = shown or inner(" ".join(key.of(report.article.text).split()))
    return Statement(text=text, key=answer, small=_opens_small(report, sentence, core, text))


def _from_the_head(report: Report, sentence: Sentence, statement: Statement) -> bool:
    """Whether a statement starts where its sentence does: then it holds the main clause, whatever the parser made
    of the rest."""
    first = report.parses[report.numbers[sentence.span]].words[0]
    return first.tag != "CD" and first.text.casefold() in statement.text.casefold().split()[:3]


def _opens_small(report: Report, sentence: Sentence, core: Core, text: str) -> bool:
    first = core.parse.words[core.order[0]]
    return text.split(maxsplit=1)[0].casefold() == first.text.casefold() and opens_small(
        report, sentence, core.order[0]
    )


def _core(report: Report, sentence: Sentence, key: Span) -> Core | None:
    parses = report.parses
    return core_of(parses[report.numbers[sentence.span]], key) if parses else None


def _turned(
    report: Report,
    sentence: Sentence,
    core: Core,
    asked: Asked | None,
    key: frozenset[int],
    span: Span,
    *,
    shown: str | None = None,
    lead: str = "",
) -> Turned | None:
    if asked is None or not key <= set(core.order):
        return None
    edits = tuple(_edits(report, sentence, core, span))
    if not _speaker_named(core, edits):
        return None
    first = core.parse.words[0]
    small = first.text[:1].lower() + first.text[1:]
    replaced = any(span.overlaps(first.span) for span, _ in edits)
    lowering = [(first.span, small)] if not replaced and opens_small(report, sentence, 0) else []
    question = question_of(core, asked, report.article, [*edits, *lowering])
    if question is None:
        return None
    text = stated(core, key, report.article, (*edits, *_inside(report, sentence, core)), lead=lead)
    if text.count(KEY) != 1:
        return None
    answer = shown or inner(" ".join(span.of(report.article.text).split()))
    opens = bool(lowering) and text.split(maxsplit=1)[0].casefold() == small
    return Turned(question=question, statement=Statement(text=text, key=answer, small=opens))


def _inside(report: Report, sentence: Sentence, core: Core) -> Iterator[tuple[Span, str]]:
    """The small letter of the sentence's first word where the statement has another before it."""
    first = core.parse.words[0]
    if core.order[0] != 0 and opens_small(report, sentence, 0):
        yield first.span, first.text[:1].lower() + first.text[1:]


def _speaker_named(core: Core, edits: Sequence[tuple[Span, str]]) -> bool:
    """Whether who says it is no pronoun, or one that a name is put in for."""
    if not core.speaker:
        return True
    first = core.parse.words[core.speaker[0]]
    if first.tag not in ("PRP", "PRP$", "WP", "DT") or first.text.casefold() in ("the", "a", "an"):
        return True
    return any(span.overlaps(first.span) for span, _ in edits)


def inner(answer: str) -> str:
    """The answer as it stands inside a sentence: "three" for the "Three" that opens one."""
    return answer[:1].lower() + answer[1:] if answer.casefold() in CARDINALS else answer


def _edits(report: Report, sentence: Sentence, core: Core, key: Span) -> Iterator[tuple[Span, str]]:
    pieces = [core.parse.words[number].span for number in (*core.order, *core.speaker)]
    whole = [Span(min(p.start for p in pieces), max(p.end for p in pieces))]
    found = (
        *written_dates(report, sentence),
        *told_years(report, sentence),
        *told_place(report, sentence),
        *without_codes(report, sentence),
        *full_names(report, sentence, whole),
        *opening_name(report, sentence, whole, key),
        *report.named_for(report.numbers[sentence.span]),
        *report.spelt_nouns(report.numbers[sentence.span]),
    )
    yield from (edit for edit in found if not edit[0].overlaps(key))
    meant = _subject_meant(report, core)
    if meant is not None and not meant[0].overlaps(key):
        yield meant


def _subject_meant(report: Report, core: Core) -> tuple[Span, str] | None:
    """The name for "it" or "the company" as the subject of a clause beside the main one, whose subject that name is.

    "Intel rose when the company sold 40 chips": where no other body stands before, it is Intel that sold them.
    """
    parse, words_of = core.parse, [core.parse.words[n] for n in core.subject]
    told = " ".join(word.text for word in words_of).casefold()
    body = told.removeprefix("the ") in words("bodies") and told.startswith("the ")
    if parse.words[core.verb].relation == "ROOT" or not (body or told == "it"):
        return None
    root = next(n for n, word in enumerate(parse.words) if word.head == n)
    main = next(parse.children(root, "nsubj", "nsubjpass"), None)
    before = [
        (entity, mention)
        for entity, mention in report.names[report.number_at(words_of[0].span.start)]
        if mention.start < words_of[0].span.start and entity.kind is NameKind.ORGANISATION
    ]
    if main is None or len({entity.name for entity, _ in before}) != 1:
        return None
    entity, mention = before[0]
    if not mention.overlaps(parse.words[main].span):
        return None
    return Span(words_of[0].span.start, words_of[-1].span.end), entity.name
