"""Rules of worth: the fact is the story's, it is a fact, and its missing name is a whole one that must be read."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from ...briefings.article import Article, Unknown
from ...briefings.dates import DateMention
from ...briefings.likeness import FUNCTION_WORDS
from ...briefings.names import NameKind
from ...briefings.quantities import Measure, Quantity
from ..data.words import any_of, words
from ..kinds.candidate import Candidate, Material, whole_word
from ..kinds.names import plain_name
from ..kinds.speaker import speakers_of
from ..kinds.statement import KEY
from .content import widely_known
from .reference import content_words

# News tells what matters first: a statement of the first sentences needs no other tie to the headline.
HEAD: Final = 8
LEAD: Final = 4  # its first sentences say it all
# Ties that make a main fact. Of 31 questions on unseen pages, judged by two strict readers, 11 had fewer and none of
# these passed; all that passed have as many.
MAIN: Final = 2
TIED: Final = 2  # words of the headline by which even a detail belongs to it
A_HANDFUL: Final = 12
# What an article names once is an example or a setting. Not measured by itself: of eleven questions for bodies and
# places, named once or more often, a strict reader passed three.
NAMED: Final = 2
_CAMPAIGN: Final = re.compile(
    r"\b(?:ran for|ran in|run for|running for|squared off|campaigned|elections?|elected|inaugurat\w+|defeat in)\b"
    r"|\b(?:World War|Olympic|pandemic)"
)
# What is so by somebody's taste or guess, and no event: "X is the straw that stirs the drink".
_BEING: Final = re.compile(
    rf"^(?:[^,]{{0,60}}, )?(?:[\w’'-]+ ){{0,3}}{KEY}(?:’s|'s)?,? "
    r"(?:is|are|was|were|remains?|remained|seems?|looks?|becomes?|became)\b"
)
_TOLD: Final = re.compile(r"\d|\b[A-Z][\w’'-]+")
_GUESS: Final = re.compile(rf"\b(?!May\b)(?i:{any_of('guesses')})\b")  # the month is no guess
_HIGH_TITLE: Final = re.compile(rf"\b(?:{any_of('high_titles')})\.? (?:the )?{KEY}", re.IGNORECASE)
# Of a governor or senator of one state there are one or two.
_STATE_TITLE: Final = re.compile(rf"\b(?:Senator|Sen\.|Governor|Gov\.|Premier|Mayor) {KEY} of [A-Z]")
# A title straight before the gap, with the body it is held at.
_TITLED: Final = re.compile(
    r"(?P<title>(?:[A-Z][\w.’'&-]*,? (?:of )?(?:the )?){0,5}"
    rf"(?i:{any_of('single_posts')}|chief executive|executive|officer),? ){KEY}"
)
_OWNED: Final = re.compile(rf"(?:\b(?:its|his|her|their|our)|[’']s|s[’'])\s+(?:own\s+)?{KEY}", re.IGNORECASE)
# Who somebody is belongs to a byline or an introduction: "X is the Hill Professor of Law at Y".
_IS_SOMEBODY: Final = re.compile(rf"^{KEY} (?:is|was|serves as|works as) (?:an?|the|also|one of)\b(?!\D*\d)")
_BEFORE_NAME: Final = re.compile(rf"(?P<before>[\w.’'&-]+) {KEY}")
_AFTER_NAME: Final = re.compile(rf"{KEY}(?:[’']s)?[ -](?P<after>[A-Z0-9][\w’'-]*)|{KEY}[’']?s?-\w")


def _asks_name(candidate: Candidate) -> bool:
    """Whether a name stands in a statement as a gap or a "who"."""
    return candidate.kind in ("person", "name", "place") and "post" not in candidate.tags


@lru_cache(maxsize=64)
def _headline(article: Article) -> frozenset[str]:
    """What the headline is made of, or the first paragraph where there is none."""
    if isinstance(article.title, Unknown):
        return content_words(article.paragraphs[0].of(article.text)) if article.paragraphs else frozenset()
    return content_words(article.title)


def _minor(candidate: Candidate, material: Material) -> bool:
    """Too little ties the statement to the story: its place, the words of the headline, the names it is about."""
    return _ties(candidate, material) < MAIN


def _ties(candidate: Candidate, material: Material) -> int:
    """How the statement belongs to its story: one for the head and one more for its very beginning, one for each word
    of the headline, one for a name that the story is about."""
    report, text = candidate.report, candidate.statement.full
    sentences = report.analysis.sentences
    place = next((n for n, sentence in enumerate(sentences) if sentence == candidate.sentence), len(sentences))
    ties = (place < HEAD) + (place < LEAD) + len(_headline(report.article) & content_words(text))
    # What one report is about is main in another on the same story.
    central = (form for told in (report, *material.reports) for form in told.central_names)
    return ties + any(form in text and whole_word(form).search(text) for form in central)


def _no_story(candidate: Candidate, _: Material) -> bool:
    """Past the first sentences, without the headline beside it, a statement that does not say to what story it
    belongs: with too few words of the headline and, in the head of the article, no name that the story is about."""
    report = candidate.report
    if candidate.context or isinstance(report.article.title, Unknown) or candidate.kind == "dispute":
        return False
    if "post" in candidate.tags or any(s == candidate.sentence for s in report.analysis.sentences[:LEAD]):
        return False
    text = candidate.body if candidate.kind == "speaker" else candidate.statement.full
    shared = len(_headline(report.article) & content_words(text))
    if shared >= TIED:
        return False
    central = any(form in text and whole_word(form).search(text) for form in report.central_names)
    return not (_heads(candidate) and (shared or central))


def _other_subject(candidate: Candidate, _: Material) -> bool:
    """Past the first sentences, a statement on other bodies or people than those of the headline and of the story."""
    if candidate.kind in ("speaker", "order", "comparison", "dispute") or "post" in candidate.tags:
        return False
    report, text = candidate.report, candidate.statement.full
    title = report.article.title
    if isinstance(title, Unknown) or any(s == candidate.sentence for s in report.analysis.sentences[:LEAD]):
        return False
    actors = [e for e in report.analysis.entities if e.kind in (NameKind.ORGANISATION, NameKind.PERSON)]
    if not any(whole_word(f).search(title) for e in actors for f in (e.name, *e.aliases) if f in title):
        return False
    named = [e for e in actors if any(f in text and whole_word(f).search(text) for f in (e.name, *e.aliases))]
    central = set(report.central_names)
    return bool(named) and not any(form in central for e in named for form in (e.name, *e.aliases))


def _idle_claim(candidate: Candidate, _: Material) -> bool:
    """True or false on what neither opens the story nor is told in words of its headline."""
    if candidate.kind != "true_false":
        return False
    first = any(sentence == candidate.sentence for sentence in candidate.report.analysis.sentences[:LEAD])
    return not first and len(_headline(candidate.report.article) & content_words(candidate.statement.full)) < TIED


def _background_year(candidate: Candidate, _: Material) -> bool:
    """A year or month of long before the report, far down and not in the words of the headline: it is background."""
    published = candidate.report.article.published
    if candidate.kind != "date" or isinstance(published, Unknown) or _heads(candidate):
        return False
    old = any(
        isinstance(fact.value, DateMention) and (fact.value.year or 0) < published.moment.year - 1
        for fact in candidate.facts
    )
    return old and len(_headline(candidate.report.article) & content_words(candidate.statement.full)) < TIED


def _known_event(candidate: Candidate, _: Material) -> bool:
    """The year of an election, a season or a cup is a part of its name, and known without reading."""
    if candidate.kind not in ("date", "true_false") or not isinstance(candidate.facts[0].value, DateMention):
        return False
    head, _mark, tail = candidate.statement.text.partition(KEY)
    if candidate.facts[0].value.day is None and re.match(r"\s+(?:[a-z-]+\s+){0,2}[a-z]+\b", tail):
        first = tail.split()[0].casefold()
        if first.isalpha() and first not in FUNCTION_WORDS and not re.search(r"\b(?:in|since)\s+$", head):
            return True
    return _CAMPAIGN.search(candidate.statement.text) is not None


def _detail(candidate: Candidate, _: Material) -> bool:
    """A handful of things, a time or a distance far down in the article, and not in the words of its headline."""
    if candidate.kind not in ("figure", "true_false", "comparison") or _heads(candidate):
        return False
    small = any(
        isinstance(fact.value, Quantity)
        and (
            fact.value.measure in (Measure.DURATION, Measure.LENGTH)
            or (fact.value.measure is Measure.COUNT and fact.value.high <= A_HANDFUL)
        )
        for fact in candidate.facts
    )
    return small and len(_headline(candidate.report.article) & content_words(candidate.statement.full)) < TIED


def _beside_headline(candidate: Candidate, _: Material) -> bool:
    """A name, day or figure far down in an article, in a statement that no word of its headline ties to the story."""
    article = candidate.report.article
    if candidate.kind not in ("name", "place", "date", "person", "figure") or isinstance(article.title, Unknown):
        return False
    return not _heads(candidate) and not _headline(article) & content_words(candidate.statement.full)


def _seldom_named(candidate: Candidate, _: Material) -> bool:
    """A missing body or place that the article names once and its headline does not."""
    article = candidate.report.article
    if candidate.kind not in ("name", "place"):
        return False
    told = f"{'' if isinstance(article.title, Unknown) else article.title} {article.text}"
    forms = {candidate.key, *candidate.accept}
    return sum(len(whole_word(form).findall(told)) for form in forms if form in told) < NAMED


def _introduced(candidate: Candidate, _: Material) -> bool:
    """A line that only says who a person is."""
    return candidate.kind == "person" and _asks_name(candidate) and bool(_IS_SOMEBODY.match(candidate.statement.text))


def _adrift(candidate: Candidate, _: Material) -> bool:
    """A quotation with neither a name nor a number, nor words of the headline: it does not say what it speaks of."""
    if candidate.kind != "speaker":
        return False
    shared = _headline(candidate.report.article) & content_words(candidate.body)
    return len(shared) < TIED and _TOLD.search(_rest(candidate.body.replace("I", "i"))) is None


def _heads(candidate: Candidate) -> bool:
    return any(sentence == candidate.sentence for sentence in candidate.report.analysis.sentences[:HEAD])


def _many_hold(candidate: Candidate, _: Material) -> bool:
    """One of several holders of a post whom the headline does not name: to name them tells nothing of the story."""
    title = candidate.report.article.title
    return "described" in candidate.tags and (isinstance(title, Unknown) or candidate.key.split()[-1] not in title)


def _named_in_passing(candidate: Candidate, _: Material) -> bool:
    """The post of somebody whom the article names once and who says nothing in it."""
    if "post" not in candidate.tags:
        return False
    mentions = [
        e.mentions for e in candidate.report.analysis.entities if candidate.key in (e.name, plain_name(e.name))
    ]
    often = max(map(len, mentions), default=NAMED)
    return often < NAMED and candidate.key not in speakers_of(candidate.report)


def _unanchored(candidate: Candidate, _: Material) -> bool:
    """Nothing but the missing name says what is spoken of: "____ turned out to be the perfect fit"."""
    return _asks_name(candidate) and not candidate.context and _TOLD.search(_rest(candidate.statement.text)) is None


def _rest(text: str) -> str:
    """A statement without its gap and without the capital of its first word."""
    return text[:1].lower() + text[1:].replace(KEY, "")


def _no_event(candidate: Candidate, _: Material) -> bool:
    """What somebody is like, with neither a name nor a number to it, is a matter of taste."""
    if not _asks_name(candidate):
        return False
    match = _BEING.search(candidate.statement.text)
    return match is not None and _TOLD.search(candidate.statement.text[match.end() :]) is None


def _guessed(candidate: Candidate, _: Material) -> bool:
    """What might be so: asking who might do it makes a fact of a guess."""
    return _asks_name(candidate) and _GUESS.search(candidate.statement.text) is not None


def _high_title(candidate: Candidate, _: Material) -> bool:
    """A gap after "President" or "King" is filled without reading; so is one after a post at a body all know."""
    if not _asks_name(candidate):
        return False
    text = candidate.statement.text
    return _HIGH_TITLE.search(text) is not None or _STATE_TITLE.search(text) is not None or _known_head(text)


def _known_head(text: str) -> bool:
    """Whether the title before the gap is of a body that everybody knows: "Disney Chief Executive ____"."""
    before = _TITLED.search(text)
    return before is not None and any(whole_word(body).search(before["title"]) for body in widely_known())


def _part_of_name(candidate: Candidate, _: Material) -> bool:
    """A gap inside a longer name: "American ____", "the ____ Foundation"."""
    if not _asks_name(candidate) or candidate.kind == "place":
        return False
    text = candidate.statement.text
    return (
        f": {KEY}" in text
        or f"/{KEY}" in text
        or f"{KEY}/" in text
        or _AFTER_NAME.search(text) is not None
        or any(_names_before(text))
    )


def _owned(candidate: Candidate, _: Material) -> bool:
    """A gap after "its": what a body owns is mostly called by its kind, as "its ____" for a board."""
    return _asks_name(candidate) and _OWNED.search(candidate.statement.text) is not None


def _names_before(text: str) -> Iterator[bool]:
    for match in _BEFORE_NAME.finditer(text):
        word = match["before"]
        titled = word.strip(".").casefold() in words("titles") | words("post_words")
        opening = match.start() == 0 and word.casefold() in words("small")
        yield word[:1].isupper() and not titled and not opening


Row = tuple[str, str, Callable[[Candidate, Material], bool]]
RULES: Final[tuple[Row, ...]] = (
    ("minor-fact", "a fact beside the story, its names and its headline", _minor),
    ("other-subject", "far down, a statement on others than those the headline names", _other_subject),
    ("idle-claim", "true or false on what neither opens the story nor stands in its headline", _idle_claim),
    ("background-year", "a year of long before, far down", _background_year),
    ("known-event", "the year of an election, a season or a cup", _known_event),
    ("no-story", "a statement that does not say what story it belongs to", _no_story),
    ("detail", "a small number or span far from the head of the story", _detail),
    ("beside-headline", "what stands far down, with no word of the headline", _beside_headline),
    ("seldom-named", "a missing body or place that is named once", _seldom_named),
    ("introduction", "a line that only says who a person is", _introduced),
    ("adrift-quotation", "a quotation that does not say what it speaks of", _adrift),
    ("many-hold", "one of several holders of a post whom the headline does not name", _many_hold),
    ("named-in-passing", "the post of somebody named once who says nothing", _named_in_passing),
    ("unanchored", "a missing name with no other name or number beside it", _unanchored),
    ("no-event", "what somebody is like, without a name or a number", _no_event),
    ("guess", "who or what might do something", _guessed),
    ("high-title", "a name that its title gives away", _high_title),
    ("owned-name", "a name after “its” or “’s”, which its owner gives away", _owned),
    ("part-of-name", "a gap inside a longer name", _part_of_name),
)
