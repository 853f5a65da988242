"""From a fact to prompts: the statement with its dates made absolute, the gap, and the naming of the source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ...briefings.article import Article, Sentence, Span
from .candidate import Report
from .resolution import full_names, opening_name, spelt_out, told_place, told_years, without_codes, written_dates
from .statement import KEY, Statement, statement_of
from .trimming import is_clause, trimmed
from .wording import gap_mark, lowered, outlet_name, source_name, templates, worded

_NEVER_NAMES: Final = frozenset(("IN", "TO", "WRB", "PRP"))
_OPENING_PRONOUN: Final = re.compile(r"(?:He|She)\b(?!['’])")
_ATTRIBUTED: Final = re.compile(r"\baccording to\b", re.IGNORECASE)


def clause_statement(
    report: Report, sentence: Sentence, key: Span, *, shown: str | None = None, lead: str = ""
) -> Statement | None:
    """The statement of the clause around ``key``, with dates written out, full names for surnames and for "he".

    ``lead`` is put before the key: the "on " of a date that the article gives as "Friday".
    """
    return pieces_statement(report, sentence, _clause(report, sentence, key), key, shown=shown, lead=lead)


def pieces_statement(
    report: Report, sentence: Sentence, pieces: Sequence[Span], key: Span, *, shown: str | None = None, lead: str = ""
) -> Statement | None:
    """The statement that some pieces of a sentence make around ``key``; see ``clause_statement``."""
    if not pieces:
        return None
    edits = [
        *written_dates(report, sentence),
        *told_years(report, sentence),
        *told_place(report, sentence),
        *without_codes(report, sentence),
        *full_names(report, sentence, pieces),
        *spelt_out(report, sentence, pieces),
        *opening_name(report, sentence, pieces, key),
        *report.named_for(report.numbers[sentence.span]),
        *report.spelt_nouns(report.numbers[sentence.span]),
    ]
    statement = statement_of(report.article, pieces, key, shown=shown, lead=lead, edits=edits)
    if statement is None or not _opens_small(report, sentence, pieces, statement.text):
        return statement
    return replace(statement, small=True)


def _opens_small(report: Report, sentence: Sentence, pieces: Sequence[Span], text: str) -> bool:
    """Whether the parse has an ordinary word first, which loses its capital inside a sentence."""
    if not report.parses:
        return False
    words = report.parses[report.numbers[sentence.span]].words
    first = next((number for number, word in enumerate(words) if word.span.start == pieces[0].start), None)
    if first is None or text.split(maxsplit=1)[0].casefold() != words[first].text.casefold():
        return False
    return opens_small(report, sentence, first)


def opens_small(report: Report, sentence: Sentence, first: int) -> bool:
    """Whether the word with this number is an ordinary one, whose capital comes from its place alone."""
    words = report.parses[report.numbers[sentence.span]].words
    word = words[first]
    if word.text in ("I", "I'm", "I’m", "I'd", "I’d"):
        return False
    if word.text == "The" and first + 1 < len(words):
        return re.search(rf"(?<=[a-z,] )The {re.escape(words[first + 1].text)}\b", report.article.text) is None
    if word.tag.startswith("NNP") or (word.text.isupper() and len(word.text) > 1):
        return False
    ordinary = word.tag in _NEVER_NAMES or word.text.endswith(("ing", "ed"))
    if ordinary and word.tag != "NN":
        return True
    start = word.span.start
    if any(m.start <= start < m.end for _, m in report.names[report.numbers[sentence.span]]):
        return False
    # A common noun may be a name the tagger does not know; the article itself tells.
    if word.tag in ("NN", "JJ") and not re.search(rf"\b{re.escape(word.text.lower())}\b", report.article.text):
        return False
    return first + 1 == len(words) or not words[first + 1].tag.startswith(("NNP", "CD"))


def _clause(report: Report, sentence: Sentence, key: Span) -> tuple[Span, ...]:
    """The clause around the key where there is a parse, else the sentence; nothing for a heading."""
    parses = report.parses
    if not parses:
        return (sentence.span,)
    parse = parses[report.numbers[sentence.span]]
    found = trimmed(parse, key)
    if found is None:
        return (sentence.span,) if is_clause(parse) else ()
    whole = sentence.span.of(report.article.text)
    # Cutting away "according to X" would make X's view the outlet's own.
    # So would cutting "X posted that" where the parse has taken the clause for something else.
    hanging = (
        whole[: found.pieces[0].start - sentence.span.start].rstrip().endswith(" that") if found.pieces else False
    )
    told = len(_ATTRIBUTED.findall(whole))
    kept = " ".join(piece.of(report.article.text) for piece in found.pieces) if told else ""
    unsaid = hanging or len(_ATTRIBUTED.findall(kept)) < told
    return (sentence.span,) if unsaid or not any(piece.contains(key) for piece in found.pieces) else found.pieces


def prompts(part: str, report: Report, statement: Statement, direct: str | None) -> Iterator[tuple[str, str, str]]:
    """The prompts for one statement as (name of the wording, prompt, body), the direct question first.

    Empty where the kind has no wording for a gap and the statement cannot be turned.
    """
    article = report.article
    source = source_name(article, beside=statement.text)
    if direct is not None:
        name = "direct_attributed" if _ATTRIBUTED.search(direct) else "direct"
        if name in templates()[part]:
            yield "direct", worded(part, name, ask=direct, source=source), direct
            return
    if "gap" not in templates()[part]:
        return
    body = statement.text.replace(KEY, gap_mark())
    yield "gap", worded(part, framing(body), statement=inside(statement, body, report), source=source), body


def inside(statement: Statement, body: str, report: Report) -> str:
    """The body as it stands inside a sentence: small where its first word is no name."""
    if any(
        body.startswith(f"{form} ") for entity in report.named_in(body) for form in (entity.name, *entity.aliases)
    ):
        return body
    small = lowered(body, report.article)
    return body[:1].lower() + body[1:] if statement.small and not body.startswith("The ") else small


def framing(body: str) -> str:
    """The name of the wording that fits a statement: one that says "according to" itself gets another frame."""
    return "attributed" if _ATTRIBUTED.search(body) else "gap"


def why_wrong(part: str, article: Article, key: str) -> str:
    """Why a wrong option is wrong, as the article has it."""
    return worded("why_wrong", part, outlet=outlet_name(article), key=key)
