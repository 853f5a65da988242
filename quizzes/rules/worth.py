"""Rules of worth: the fact is the story's, it is a fact, and its missing name is a whole one that must be read."""

import re
from collections.abc import Iterator
from typing import Final

from ...briefings.article import Unknown
from ...briefings.number_words import CARDINALS
from ...briefings.quantities import Measure, Quantity
from ..data.words import any_of, words
from ..kinds.candidate import Candidate, Material, places_of, stands_in
from ..kinds.names import plain_name
from ..kinds.speaker import names_nothing, speakers_of
from ..kinds.statement import KEY, is_anchored, unaddressed
from .content import widely_known
from .row import Row
from .story import HEAD, LEAD, TIED, in_head, in_lead, shared_beyond_names, shared_with_headline, told_by_several
from .weight import A_HANDFUL, is_weighty

# Ties that make a main fact. Of 31 questions on unseen pages, judged by two strict readers, 11 had fewer and none of
# these passed; all that passed have as many.
MAIN: Final = 2
# What an article names once is an example or a setting. Not measured by itself: of eleven questions for bodies and
# places, named once or more often, a strict reader passed three.
NAMED: Final = 2
_COUNTED: Final = re.compile(rf"\b(?:{'|'.join(list(CARDINALS)[2:])}) [a-z]+s\b")
# What is so by somebody's taste or guess, and no event: "X is the straw that stirs the drink".
_BEING: Final = re.compile(
    rf"^(?:[^,]{{0,60}}, )?(?:[\w’'-]+ ){{0,3}}{KEY}(?:’s|'s)?,? "
    r"(?:is|are|was|were|remains?|remained|seems?|looks?|becomes?|became)\b"
)
_TOLD: Final = re.compile(r"\d|\b[A-Z][\w’'-]+")
_DOCKET: Final = re.compile(
    r"\bbail\b|\bbond (?:was|is|of|set|hearing)\b|\bon bond\b"
    r"|\b(?:on|with|under) an? (?:[$£€\d.,]+ (?:million )?)?bond\b"
    r"|\bcounts? of\b|\bfelony\b|\bmisdemeano(?:r|ur)|\bbooked (?:into|on)\b"
    r"|\b(?:was|is|were|been|be|faces?|facing|with) (?:[\w]+ )?charge[sd]?\b",
    re.IGNORECASE,
)
_DEFINED: Final = re.compile(r"\b(?:defined as|which means|meaning that|known as|is when|as when)\b")
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
_IS_SOMEBODY: Final = re.compile(
    rf"^{KEY} (?:is|was|serves as|works as)"
    r" (?:an?|the(?! (?:first|second|third|last|only|sole|[a-z]+est|most)\b)|also|one of)\b(?!\D*\d)"
)
# "Against the ____": the words before belong to the name where it never stands without them.
_JOINED: Final = re.compile(rf"(?P<lead>[A-Z][\w’'-]* (?:the|of|of the|for|for the|and|in|in the) ){KEY}")
_BEFORE_NAME: Final = re.compile(rf"(?P<before>[\w.’'&-]+) {KEY}")
_AFTER_NAME: Final = re.compile(rf"{KEY}(?:[’']s)?[ -](?P<after>[A-Z0-9][\w’'-]*)|{KEY}[’']?s?-\w")


def _asks_name(candidate: Candidate) -> bool:
    """Whether a name stands in a statement as a gap or a "who"."""
    return candidate.kind in ("person", "name", "place") and "post" not in candidate.tags


def _minor(candidate: Candidate, material: Material) -> bool:
    """Too little ties the statement to the story: its place, the words of the headline, the names it is about."""
    if is_weighty(candidate):
        return not candidate.context and _ties(candidate, material) < MAIN
    return _ties(candidate, material) < MAIN


def _ties(candidate: Candidate, material: Material) -> int:
    """How the statement belongs to its story: one for the head and one more for its very beginning, one for each word
    of the headline, one for a name that the story is about."""
    report, text = candidate.report, candidate.statement.full
    place = report.numbers.get(candidate.sentence.span, len(report.numbers))
    ties = (place < HEAD) + (place < LEAD) + shared_with_headline(report.article, text)
    # What one report is about is main in another on the same story.
    central = (form for told in (report, *material.reports) for form in told.central_names)
    return ties + any(stands_in(form, text) for form in central) + MAIN * told_by_several(candidate, material)


def _definition(candidate: Candidate, _: Material) -> bool:
    """What a word means is known to those who know the word: "a recession, defined as two quarters of decline"."""
    return _DEFINED.search(candidate.statement.text.partition(KEY)[0]) is not None


def _detail(candidate: Candidate, _: Material) -> bool:
    """A handful of things, a time or a distance past the first sentences, and not in the words of the headline."""
    if candidate.kind not in ("figure", "true_false", "comparison") or in_lead(candidate):
        return False
    small = any(
        isinstance(fact.value, Quantity)
        and (
            fact.value.measure in (Measure.DURATION, Measure.LENGTH)
            or (fact.value.measure is Measure.COUNT and fact.value.high <= A_HANDFUL)
        )
        for fact in candidate.facts
    )
    return small and shared_beyond_names(candidate) < TIED


def _of_court(candidate: Candidate, _: Material) -> bool:
    """The bond, the counts or the charges of one of those accused, where the headline is not of them: a line of a
    docket. What a trial ends with is another thing."""
    if candidate.kind not in ("figure", "date", "true_false", "comparison"):
        return False
    title = candidate.report.article.title
    found = _DOCKET.search(candidate.statement.full)
    return found is not None and (isinstance(title, Unknown) or _DOCKET.search(title) is None)


def _beside_headline(candidate: Candidate, _: Material) -> bool:
    """A name, day or figure far down in an article, in a statement that no word of its headline ties to the story."""
    article = candidate.report.article
    if candidate.kind not in ("name", "place", "date", "person", "figure") or isinstance(article.title, Unknown):
        return False
    small = candidate.kind == "figure" and not is_weighty(candidate)
    near = in_lead(candidate) if small else in_head(candidate)
    return not near and not shared_with_headline(article, candidate.statement.full)


def _seldom_named(candidate: Candidate, _: Material) -> bool:
    """A missing body or place that the article names once and its headline does not."""
    article = candidate.report.article
    if candidate.kind not in ("name", "place"):
        return False
    told = f"{'' if isinstance(article.title, Unknown) else article.title} {article.text}"
    forms = {candidate.key, *candidate.accept}
    return sum(1 for form in forms for _ in places_of(form, told)) < NAMED


def _introduced(candidate: Candidate, _: Material) -> bool:
    """A line that only says who a person is."""
    return candidate.kind == "person" and _asks_name(candidate) and bool(_IS_SOMEBODY.match(candidate.statement.text))


def adrift(candidate: Candidate, _: Material | None) -> bool:
    """A quotation without a name, where no headline says what it speaks of."""
    if not candidate.quotes:
        return False
    return not candidate.context and names_nothing(candidate.body, candidate.report)


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
    if candidate.context:
        return False
    if "reported" in candidate.tags:
        return not is_anchored(unaddressed(candidate.statement.text)) and _COUNTED.search(candidate.body) is None
    return _asks_name(candidate) and not is_anchored(candidate.statement.text)


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
    return before is not None and any(stands_in(body, before["title"]) for body in widely_known())


def _part_of_name(candidate: Candidate, _: Material) -> bool:
    """A gap inside a longer name: "American ____", "the ____ Foundation"."""
    if not _asks_name(candidate) or candidate.kind == "place":
        return False
    text = candidate.statement.text
    joined = _JOINED.search(text)
    if joined is not None:
        told, whole = candidate.report.article.text, f"{joined['lead']}{candidate.key}"
        if 1 < told.count(candidate.key) == told.count(whole):
            return True
    return (
        f": {KEY}" in text
        or f"/{KEY}" in text
        or f"{KEY}/" in text
        or _AFTER_NAME.search(text) is not None
        or (candidate.kind == "name" and f"{KEY} of " in text and _goes_on_of(candidate))
        or any(_names_before(text))
    )


def _goes_on_of(candidate: Candidate) -> bool:
    """Whether the article writes the name with "of" and a capital after it: "the National Archives of Norway"."""
    return re.search(rf"{re.escape(candidate.key)} of (?:the )?[A-Z]", candidate.report.article.text) is not None


def _owned(candidate: Candidate, _: Material) -> bool:
    """A gap after "its": what a body owns is mostly called by its kind, as "its ____" for a board."""
    return _asks_name(candidate) and _OWNED.search(candidate.statement.text) is not None


def _names_before(text: str) -> Iterator[bool]:
    for match in _BEFORE_NAME.finditer(text):
        word = match["before"]
        titled = word.strip(".").casefold() in words("titles") | words("post_words")
        opening = match.start() == 0 and word.casefold() in words("small")
        yield word[:1].isupper() and not titled and not opening


RULES: Final[tuple[Row, ...]] = (
    ("minor-fact", "a fact beside the story, its names and its headline", _minor),
    ("definition", "what a word means", _definition),
    ("detail", "a small number or span past the first sentences of the story", _detail),
    ("of-court", "the bond or the charges of one of those accused", _of_court),
    ("beside-headline", "what stands far down, with no word of the headline", _beside_headline),
    ("seldom-named", "a missing body or place that is named once", _seldom_named),
    ("introduction", "a line that only says who a person is", _introduced),
    ("adrift-quotation", "a quotation that does not say what it speaks of", adrift),
    ("named-in-passing", "the post of somebody named once who says nothing", _named_in_passing),
    ("unanchored", "a missing name with no other name or number beside it", _unanchored),
    ("no-event", "what somebody is like, without a name or a number", _no_event),
    ("guess", "who or what might do something", _guessed),
    ("high-title", "a name that its title gives away", _high_title),
    ("owned-name", "a name after “its” or “’s”, which its owner gives away", _owned),
    ("part-of-name", "a gap inside a longer name", _part_of_name),
)
