"""Who said: direct quotations with a speech verb and one named speaker; options are people who speak in the story."""

import re
from collections.abc import Iterator
from typing import Final

from ...briefings.article import Span
from ...briefings.facts import Fact
from ...briefings.quotations import Quotation
from ..options import OPTIONS
from ..question import AnswerType, Option
from .candidate import Candidate, Material, Report, chance, shuffled, stands_in
from .names import names_of, person_named, plain_name, share_a_name, shared_names
from .statement import KEY, Statement
from .stem import why_wrong
from .wording import source_name, worded

# Shorter quotations are mostly scare quotes or say too little to be told apart (development articles).
FEWEST_WORDS: Final = 10
MOST_WORDS: Final = 26
# A capital within a sentence is a name, save in a month or a day.
_CAPITAL: Final = re.compile(
    r"(?<=[a-z,] )(?!I\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\w+day\b))[A-Z][\w’'-]+"
)
_SENTENCE_END: Final = re.compile(
    r"(?<=[.!?])(?<!\bSt\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bSen\.)(?<!\bGov\.)(?<!\bRep\.)(?<!\bNo\.)"
    r"(?<!\b[A-Z]\.)\s+(?=[A-Z“\"])"
)


def speaker_candidates(report: Report, fact: Fact, material: Material) -> Iterator[Candidate]:
    """The speaker of a direct quotation, typed and with the story's other speakers as options."""
    quotation = fact.value
    if not isinstance(quotation, Quotation) or not quotation.direct or not quotation.speaker or not quotation.verb:
        return
    named = _named_near(report, quotation)
    if named is None:
        return
    told = Span(fact.sentence.span.start, max(fact.sentence.span.end, quotation.span.end))
    for words in excerpts(" ".join(quotation.span.of(report.article.text).split())):
        yield from _asked(report, fact, quotation.speaker, named, passage_from(report, named, told), words, material)


def _asked(
    report: Report, fact: Fact, speaker: str, named: Span, passage: Span, words: str, material: Material
) -> Iterator[Candidate]:
    source = source_name(report.article, beside=words)
    key = plain_name(speaker)
    options = _options(key, words, report, material)
    for chosen in (options, ()) if options else ((),):
        yield Candidate(
            kind="speaker",
            report=report,
            sentence=fact.sentence,
            facts=(fact,),
            statement=Statement(text=f"{KEY} said: “{words}”", key=key),
            body=words,
            prompt=worded("speaker", "said", source=source, quotation=words),
            key=key,
            type=AnswerType.PERSON,
            key_span=named,
            passage=passage,
            accept=names_of(speaker, report),
            more=shared_names(speaker, report),
            options=chosen,
        )


def _named_near(report: Report, quotation: Quotation) -> Span | None:
    """Where the speaker is named, nearest before the end of what names them: "he" and "the mayor" prove nothing."""
    entity = person_named(quotation.speaker or "", report)
    place = quotation.speaker_span
    if entity is None or place is None:
        return None
    within = [mention for mention in entity.mentions if place.contains(mention) or mention.contains(place)]
    before = [mention for mention in entity.mentions if mention.end <= place.start]
    return within[0] if within else before[-1] if before else None


def passage_from(report: Report, named: Span, told: Span) -> Span:
    """The sentences from the one that names somebody to the one that tells of them, in whichever order."""
    holder = next((s.span for s in report.analysis.sentences if s.span.contains(named)), named)
    return Span(min(holder.start, told.start), max(holder.end, told.end))


def excerpts(quotation: str) -> Iterator[str]:
    """The sentences of a quotation that are long enough and not too long, else the whole of it where that fits."""
    whole = quotation.strip(" ,“”\"'")
    fitting = [words for words in _SENTENCE_END.split(whole) if _is_of_length(words)]
    for words in fitting or ([whole] if _is_of_length(whole) else []):
        yield words.rstrip(",;. ") + ("" if words.endswith(("?", "!")) else ".")


def _is_of_length(words: str) -> bool:
    return FEWEST_WORDS <= len(words.split()) <= MOST_WORDS and words[:1].isupper() and "[" not in words


def names_nothing(words: str, report: Report) -> bool:
    """Whether somebody's words hold no name, so that they do not say what they speak of."""
    if _CAPITAL.search(words):
        return False
    forms = (f for entity in report.analysis.entities for f in (entity.name, *entity.aliases))
    return not any(stands_in(form, words) for form in forms)


def speakers_of(report: Report) -> tuple[str, ...]:
    """The named people who speak in the article, by first statement."""
    found = [fact.value.speaker for fact in report.analysis.facts if isinstance(fact.value, Quotation)]
    found += [quotation.speaker for quotation in report.analysis.quotations]
    return tuple(dict.fromkeys(plain_name(name) for name in found if name))


def _options(speaker: str, words: str, report: Report, material: Material) -> tuple[Option, ...]:
    """The speaker among the story's others; whom the words speak of did not say them, as everybody sees."""
    others = [
        name
        for name in speakers_of(report)
        if len(name.split()) > 1
        and not share_a_name(name, speaker)
        and not any(stands_in(part, words) for part in name.split())
    ]
    if len(others) < OPTIONS - 1 or len(speaker.split()) < 2:
        return ()
    seed = (material.seed, report.article.id, speaker)
    wrong = shuffled(others, "wrong", *seed)[: OPTIONS - 1]
    wrong.insert(chance("place", *seed) % OPTIONS, speaker)
    why = why_wrong("speaker", report.article, speaker)
    return tuple(Option(text=n, correct=n == speaker, why_wrong=None if n == speaker else why) for n in wrong)
