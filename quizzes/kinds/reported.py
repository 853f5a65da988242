"""Who said that: reported speech with one named speaker, asked by what was said ("Who warned that ...?"), typed.

The words said stay as the report has them; only the speaker becomes the question word. Without a parse it cannot be
told what is said from where and to whom it was said, so nothing is asked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ...briefings.article import Article, Sentence, Span
from ...briefings.names import Entity, NameKind
from ...briefings.names.evidence import KNOWN
from ...briefings.names.wordlists import section
from ...briefings.syntax import Parse
from ..data.words import words
from ..question import AnswerType
from .candidate import Candidate, Material, Report
from .names import forms_of, names_of, person_named, plain_name, shared_names
from .resolution import full_names, written_dates
from .speaker import passage_from
from .statement import KEY, Statement, edited, tidy, unlinked
from .trimming import clause_pieces, is_finite
from .wording import lowered, source_name, worded

_TYPES: Final = {NameKind.PERSON: AnswerType.PERSON, NameKind.ORGANISATION: AnswerType.ORGANISATION}
_ASKED: Final = {NameKind.PERSON: "who", NameKind.ORGANISATION: "which organisation"}
# An adverb that only says when or that more was said: "also said", "later told"; any other colours the saying.
_PLAIN_ADVERBS: Final = frozenset(
    ("also", "then", "later", "earlier", "recently", "previously", "however", "meanwhile")
)
_PERFECT: Final = frozenset(("has", "have", "had"))
# Verbs that need a hearer, and what is left of them without one.
_TO_HEARERS: Final = {"told": "said", "tells": "says"}
_HELD: Final = frozenset(("the", "a", "an", "his", "her", "its", "their"))
_SMALL_TAGS: Final = frozenset(("PRP", "PRP$", "DT", "CC", "IN", "EX", "RB", "WP", "WRB"))
_FINITE_TAGS: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))
LONGEST_HEARER: Final = 4  # words
_CLOSING: Final = re.compile(r"[.,]?[”\"]")
_NOT_THAT: Final = frozenset(("whether", "if", "how", "why", "what", "when", "where", "who", "which"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A verb of saying in a parse: positions of the verb, its subject and the verb of the clause that is said."""

    verb: int
    subject: int
    clause: int


def reported_candidates(report: Report, number: int, _: Material) -> Iterator[Candidate]:
    """The speaker of each clause that the sentence reports as said."""
    if not report.analysis.parses:
        return
    sentence, parse = report.analysis.sentences[number], report.analysis.parses[number]
    for saying in sayings(parse):
        named = _speaker(report, sentence, parse, saying)
        told = _told(report, sentence, parse, saying)
        if named is not None and told is not None:
            yield from _asked(report, sentence, *named, told)


def sayings(parse: Parse) -> Iterator[Saying]:
    """The verbs of saying with a subject of their own and a finite clause that is said."""
    for verb, word in enumerate(parse.words):
        if word.text.casefold() not in words("reporting_verbs") or not word.is_verb or not _plainly(parse, verb):
            continue
        subject = next(parse.children(verb, "nsubj"), None)
        clause = _clause_said(parse, verb)
        if (
            subject is not None
            and clause is not None
            and not any(True for _ in parse.children(subject, "conj", "cc"))
        ):
            yield Saying(verb=verb, subject=subject, clause=clause)


def _plainly(parse: Parse, verb: int) -> bool:
    """Whether somebody did say it: no "would say", "did not say", "falsely claimed" or "was told"."""
    if any(True for _ in parse.children(verb, "neg", "auxpass", "mark")) or not is_finite(parse, verb):
        return False
    if any(parse.words[c].text.casefold() not in _PERFECT for c in parse.children(verb, "aux")):
        return False
    return all(parse.words[c].text.casefold() in _PLAIN_ADVERBS for c in parse.children(verb, "advmod"))


def _clause_said(parse: Parse, verb: int) -> int | None:
    """The verb of the clause that is said, before or after the verb of saying."""
    below = next(parse.children(verb, "ccomp"), None)
    if below is None and parse.words[verb].relation == "parataxis":
        below = parse.words[verb].head
    if below is None or not is_finite(parse, below):
        return None
    opening = [parse.words[n].text.casefold() for n in parse.children(below) if n < below]
    if not any(True for _ in parse.children(below, "nsubj", "nsubjpass", "expl", "csubj")) or _NOT_THAT & set(
        opening
    ):
        return None
    return below


def _speaker(report: Report, sentence: Sentence, parse: Parse, saying: Saying) -> tuple[Entity, Span] | None:
    """The one person or body that is the subject of the saying, and where the text names it."""
    heads = [saying.subject, *parse.children(saying.subject, "appos")]
    places = [parse.words[head].span for head in heads]
    for entity, mention in report.names[report.numbers[sentence.span]]:
        if _may_speak(entity) and any(mention.contains(place) for place in places):
            return entity, mention
    return _meant(report, places[0])


def _may_speak(entity: Entity) -> bool:
    """Whether a name is a person's, or by its own words that of a body: a surname is now and then taken for one."""
    if entity.kind is not NameKind.ORGANISATION:
        return entity.kind is NameKind.PERSON
    heads = section("org_heads") | section("org_of") | section("org_single")
    parts = entity.name.removeprefix("the ").removeprefix("The ").split()
    known = entity.name in section("always", file=KNOWN)
    return known or entity.name.isupper() or (len(parts) > 1 and any(part in heads for part in parts))


def _meant(report: Report, place: Span) -> tuple[Entity, Span] | None:
    """Whom "he" or "the analyst" at ``place`` means where a quotation has it as its speaker, and where last named."""
    for quotation in report.analysis.quotations:
        if quotation.speaker and quotation.speaker_span is not None and quotation.speaker_span.contains(place):
            entity = person_named(quotation.speaker, report)
            before = [m for m in entity.mentions if m.end <= place.start] if entity is not None else []
            return (entity, before[-1]) if entity is not None and before else None
    return None


def _told(report: Report, sentence: Sentence, parse: Parse, saying: Saying) -> str | None:
    """What the question word is the subject of: "told Reuters that prices fell"; None where it cannot be asked."""
    below = parse.subtree(saying.verb)
    pieces = clause_pieces(parse, saying.clause)
    pieces = pieces if saying.clause in below else _outside(parse, pieces, below)
    if (
        not pieces
        or (saying.clause > saying.verb and _goes_on(parse, pieces))
        or _is_quoted(report, parse, saying, pieces[0])
    ):
        return None
    pieces = (*pieces[:-1], _closed(report.article.text, pieces[-1]))
    edits = [*written_dates(report, sentence), *full_names(report, pieces)]
    said = unlinked(" ".join(edited(report.article, pieces, edits).split()).strip(" ,.;:—–-"))
    said = _small(said, parse, pieces[0], report.article)
    perfect = " ".join(parse.words[c].text for c in parse.children(saying.verb, "aux"))
    that = "" if said.startswith("that ") else "that"
    return " ".join(f"{perfect} {_verb(report.article, parse, saying)} {that} {said}".split())


def _small(said: str, parse: Parse, first: Span, article: Article) -> str:
    """What is said with a small first letter where the parse has no name there."""
    word = next((word for word in parse.words if word.span.start >= first.start), None)
    plain = word is not None and not word.tag.startswith("NNP") and word.text != "I" and not word.text[1:2].isupper()
    if plain and word is not None and said.split(maxsplit=1)[0].strip(",") == word.text:
        return said[:1].lower() + said[1:]
    return lowered(said, article)


def _goes_on(parse: Parse, pieces: tuple[Span, ...]) -> bool:
    """Whether the clause goes on, after what was cut, with a verb: the cut has parted a subject from its verb."""
    end = pieces[-1].end
    return any(
        word.span.start >= end and word.tag in _FINITE_TAGS and before.text in (",", "–", "—", "-", ")")
        for before, word in pairwise(parse.words)
    )


def _verb(article: Article, parse: Parse, saying: Saying) -> str:
    """The verb with the named hearer, if it has one; who told "the outlet" is only asked who said it."""
    verb = parse.words[saying.verb].text
    if verb.casefold() not in _TO_HEARERS:
        return verb
    hearer = next(parse.children(saying.verb, "dobj", "dative"), None)
    phrase = "" if hearer is None else " ".join(parse.words[n].text for n in parse.subtree(hearer))
    named = (
        phrase
        and parse.words[hearer or 0].tag in ("NNP", "NNPS", "NNS")
        and phrase.split()[0].casefold() not in _HELD
    )
    if not named or phrase == article.outlet or len(phrase.split()) > LONGEST_HEARER:
        return _TO_HEARERS[verb.casefold()]
    return f"{verb} {phrase}"


def _is_quoted(report: Report, parse: Parse, saying: Saying, first: Span) -> bool:
    """Whether the clause is in quotation marks from its first word on: those words are asked as a quotation.

    A small word with a capital behind the verb of saying tells so where the page has lost its marks.
    """
    verb = parse.words[saying.clause].span
    opening = next((word for word in parse.words if word.span.start >= first.start), None)
    behind = opening is not None and opening.span.start > parse.words[saying.verb].span.start
    if behind and opening is not None and opening.text[:1].isupper() and opening.tag in _SMALL_TAGS:
        return opening.text != "I"
    return any(
        quotation.direct and quotation.span.contains(verb) and quotation.span.start <= first.start + 1
        for quotation in report.analysis.quotations
    )


def _closed(text: str, piece: Span) -> Span:
    """The piece with the quotation mark that closes what is quoted at its end."""
    words = piece.of(text)
    opened = words.count("“") > words.count("”") or words.count('"') % 2 == 1
    if opened and (mark := _CLOSING.match(text, piece.end)):
        return Span(piece.start, mark.end())
    return piece


def _outside(parse: Parse, pieces: tuple[Span, ...], below: Sequence[int]) -> tuple[Span, ...]:
    """The pieces without the words ``below``, which say who says so."""
    cut = Span(parse.words[min(below)].span.start, parse.words[max(below)].span.end)
    kept: list[Span] = []
    for piece in pieces:
        for start, end in ((piece.start, min(piece.end, cut.start)), (max(piece.start, cut.end), piece.end)):
            if start < end:
                kept.append(Span(start, end))
    return tuple(kept)


def _asked(report: Report, sentence: Sentence, entity: Entity, mention: Span, told: str) -> Iterator[Candidate]:
    person = entity.kind is NameKind.PERSON
    key = plain_name(entity.name) if person else entity.name
    text = tidy(f"{KEY} {told}.")
    if not text.startswith(KEY):
        return
    # The full stop of a quoted end goes with that of the statement.
    ask = re.sub(r"[.,](?=[”\"]$)", "", _ASKED[entity.kind] + text.removeprefix(KEY).rstrip(" ."))
    source = source_name(report.article, beside=ask)
    yield Candidate(
        kind="speaker",
        report=report,
        sentence=sentence,
        facts=(),
        statement=Statement(text=text, key=key),
        body=ask,
        prompt=worded("speaker", "reported", ask=ask, source=source),
        key=key,
        type=_TYPES[entity.kind],
        key_span=mention,
        passage=passage_from(report, mention, sentence),
        accept=names_of(entity.name, report) if person else forms_of(entity, report.article.text),
        more=shared_names(entity.name, report) if person else (),
        tags=("reported",),
    )
