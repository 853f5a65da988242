"""Who said that: reported speech with one named speaker, asked by what was said ("Who warned that ...?"), typed.

The words said stay as the report has them; only the speaker becomes the question word. Without a parse it cannot be
told what is said from where and to whom it was said, so nothing is asked.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ...briefings.article import Article, Sentence, Span
from ...briefings.names import NameKind
from ...briefings.number_words import CARDINALS
from ...briefings.syntax import Parse
from ..data.words import any_of
from ..grading.tables import common_words
from ..question import AnswerType
from .candidate import Candidate, Material, Report
from .clause_parts import clause_pieces
from .descriptions import description_of
from .names import forms_of, names_of, plain_name, shared_names
from .resolution import full_names, spelt_out, written_dates
from .sayings import Saying, sayings
from .speaker import passage_from
from .speaking import Speaker, speaker_of
from .statement import KEY, Statement, edited, is_anchored, tidy, unaddressed, unlinked
from .wording import lowered, source_name, worded

# Verbs that need a hearer, and what is left of them without one.
_TO_HEARERS: Final = {"told": "said", "tells": "says"}
_ADDED: Final = {"added": "said", "adds": "says"}  # to what, the question does not say
_HELD: Final = frozenset(("the", "a", "an", "his", "her", "its", "their"))
_SMALL_TAGS: Final = frozenset(("PRP", "PRP$", "DT", "CC", "IN", "EX", "RB", "WP", "WRB"))
_FINITE_TAGS: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))
LONGEST_HEARER: Final = 4  # words
# "Acme said the company would": the body that speaks, taken up by its kind.
_ITSELF: Final = re.compile(
    rf"\bthat the (?:{any_of('bodies')})(?= (?:is|was|has|had|will|would|could|plans|expects|[a-z]+ed)\b)"
)
_AGENCY: Final = re.compile(r"^\s*\([A-Z]{2,8}\)\s*")  # "(CNN)" at the head of an article
_CLOSING: Final = re.compile(r"[.,]?[”\"]")


def reported_candidates(report: Report, number: int, _: Material) -> Iterator[Candidate]:
    """The speaker of each clause that the sentence reports as said."""
    if not report.parses:
        return
    sentence, parse = report.analysis.sentences[number], report.parses[number]
    for saying in sayings(parse):
        speaker = speaker_of(report, number, parse, saying)
        told = None if speaker is None else _told(report, sentence, parse, saying)
        if speaker is not None and told is not None:
            yield from _asked(report, sentence, speaker, told)


def _told(report: Report, sentence: Sentence, parse: Parse, saying: Saying) -> str | None:
    """What the question word is the subject of: "told Reuters that prices fell"; None where it cannot be asked."""
    pieces = clause_pieces(parse, saying.clause)
    pieces = pieces if saying.clause in saying.below else _outside(parse, pieces, saying.below)
    if not pieces or _goes_on(parse, pieces, saying) or _is_quoted(report, parse, saying, pieces[0]):
        return None
    pieces = (*pieces[:-1], _closed(report.article.text, pieces[-1]))
    edits = [
        *written_dates(report, sentence),
        *full_names(report, sentence, pieces),
        *spelt_out(report, sentence, pieces),
        *report.spelt_nouns(report.numbers[sentence.span]),
    ]
    said = _AGENCY.sub("", edited(report.article, pieces, edits))
    said = unlinked(" ".join(said.split()).strip(" ,.;:—–-"))
    said = _small(said, parse, pieces[0], report.article)
    that = "" if said.startswith("that ") else "that"
    return " ".join(f"{_verb(report.article, parse, saying)} {that} {said}".split())


def _small(said: str, parse: Parse, first: Span, article: Article) -> str:
    """What is said with a small first letter where the parse has no name there."""
    word = next((word for word in parse.words if word.span.start >= first.start), None)
    if said.partition("-")[0].casefold() in CARDINALS:
        return said[:1].lower() + said[1:]  # "Nineteen-year-old Ada Moen"
    if word is None or word.tag.startswith("NNP") or word.text == "I" or not said.startswith(word.text):
        return lowered(said, article)
    # A noun may be a name the tagger does not know, and an adjective the first word of one: "North Korean".
    named = said.partition(" ")[2][:1].isupper()
    ordinary = (
        word.tag in _SMALL_TAGS or word.tag in ("NNS", "VBG") or (word.text.lower() in common_words() and not named)
    )
    return said[:1].lower() + said[1:] if ordinary else lowered(said, article)


def _goes_on(parse: Parse, pieces: tuple[Span, ...], saying: Saying) -> bool:
    """Whether the clause goes on, after what was cut, with a verb: the cut has parted a subject from its verb."""
    end = pieces[-1].end
    return any(
        word.span.start >= end
        and word.tag in _FINITE_TAGS
        and (before.span.end <= end or before.text in (",", "–", "—", "-", ")"))
        for before, word in pairwise(parse.words)
        if saying.clause > saying.verb or before.span.end <= end <= word.span.start
    )


def _verb(article: Article, parse: Parse, saying: Saying) -> str:
    """The verb with the named hearer, if it has one; who told "the outlet" is only asked who said it."""
    verb = _ADDED.get(saying.told, saying.told)
    if verb not in _TO_HEARERS:
        return verb
    hearer = next(parse.children(saying.verb, "dobj", "dative"), None)
    phrase = "" if hearer is None else " ".join(parse.words[n].text for n in parse.subtree(hearer))
    named = (
        phrase
        and parse.words[hearer or 0].tag in ("NNP", "NNPS", "NNS")
        and phrase.split()[0].casefold() not in _HELD
    )
    if not named or phrase == article.outlet or len(phrase.split()) > LONGEST_HEARER:
        return _TO_HEARERS[verb]
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


def _asked(report: Report, sentence: Sentence, speaker: Speaker, told: str) -> Iterator[Candidate]:
    entity = speaker.entity
    person = entity.kind is NameKind.PERSON
    key = plain_name(entity.name) if person else entity.name
    if not person:
        told = _ITSELF.sub("that it", told)
    text = tidy(f"{KEY} {told}.", whole=True)
    if not text.startswith(KEY):
        return
    # The full stop of a quoted end goes with that of the statement.
    rest = re.sub(r"[.,](?=[”\"]$)", "", text.removeprefix(KEY).rstrip(" ."))
    described = None if is_anchored(unaddressed(text)) else description_of(entity.name, report, sentence.span)
    ask = f"{described.asked if described else speaker.asked} {rest.strip()}"
    stated = f"{KEY}, {described.stated} {rest.strip()}." if described else f"{speaker.through} {text}".strip()
    passage = passage_from(report, speaker.mention, sentence.span)
    if described:
        passage = passage_from(report, described.place, passage)
    yield Candidate(
        kind="speaker",
        report=report,
        sentence=sentence,
        facts=(),
        statement=Statement(text=stated[:1].upper() + stated[1:], key=key),
        body=ask,
        prompt=worded("speaker", "reported", ask=ask, source=source_name(report.article, beside=ask)),
        key=key,
        type=AnswerType.PERSON if person else AnswerType.ORGANISATION,
        key_span=speaker.mention,
        passage=passage,
        accept=names_of(entity.name, report) if person else forms_of(entity, report.article.text),
        more=shared_names(entity.name, report) if person else (),
        tags=("reported",),
    )
