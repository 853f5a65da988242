"""Rules of fairness: one right answer, options of one form, and no giveaway."""

import re
from decimal import Decimal
from functools import lru_cache
from itertools import permutations
from typing import Final

from ...briefings.article import Unknown
from ...briefings.dates import DateMention
from ...briefings.names import country_of_demonym, place_named
from ...briefings.quantities import OPEN_BOUNDS, Measure, Quantity, parse_quantities
from ..kinds.candidate import Candidate, Material
from ..kinds.statement import KEY
from ..options import numeral_of
from .figures import TIMES
from .row import Row

MOST_UNEVEN: Final = 1.5  # longest option to shortest; people's quizzes make the key the longest in 40% of items
A_LIFE: Final = 85  # years; more of marriage, work or friendship is absurd as an option
_WHOLE: Final = re.compile(
    r"(?:\s+[a-z]+){0,2}?\s+(?:out )?of\s+(?:(?:the|its|his|her|their|all) )?"
    r"(?:[a-z]+ )??(?P<whole>\d[\d,.]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
A_FEW: Final = 12
_TOLD_OVER: Final = re.compile(r"\s(?:--?|–|—)\s|:\s|\s[–—]")

# "At Bergen University in ____": who knows the house knows where it stands.
_SEAT: Final = re.compile(
    r"[A-Z][\w’'-]+ (?:University|College|Institute|Hospital|Clinic|Museum|Airport|Stadium|Cathedral|Observatory|Zoo"
    rf"|School|Academy|Laboratory)(?: of (?:[A-Z]\w+ ?)+)?,? in (?:the )?{KEY}"
)


def _one_key(candidate: Candidate, _: Material) -> bool:
    right = [option.text for option in candidate.options if option.correct]
    return bool(candidate.options) and (right != [candidate.key] or candidate.key not in candidate.accept)


def _repeated(candidate: Candidate, _: Material) -> bool:
    texts = [option.text.casefold() for option in candidate.options]
    return len(set(texts)) != len(texts)


def _uneven(candidate: Candidate, _: Material) -> bool:
    if candidate.kind not in ("figure", "date", "place"):
        return False
    lengths = [len(option.text) for option in candidate.options]
    return bool(lengths) and max(lengths) > max(min(lengths) * MOST_UNEVEN, min(lengths) + 3)


def _entailed(candidate: Candidate, _: Material) -> bool:
    """With an open bound, a smaller (or larger) option is true as well."""
    if candidate.kind in ("order", "dispute"):
        return False
    bounded = any(isinstance(f.value, Quantity) and f.value.bound in OPEN_BOUNDS for f in candidate.facts)
    return bounded and bool(candidate.options)


_TIMES_KEY: Final = re.compile(rf"{KEY} times\b")
ROUGHLY: Final = Decimal("0.1")  # as far as "11 times" is rounded
# Words that are said of two.
_OF_TWO: Final = re.compile(r"\b(?:each other|both|pair|couple|twins?|duo)\b")


def _gives_away(candidate: Candidate, _: Material) -> bool:
    """The key, or a word of a name that is the key, stands in the prompt."""
    if candidate.kind in ("order", "comparison"):
        return False
    if candidate.context and _headline_tells(candidate):
        return True
    if candidate.kind == "true_false":
        return candidate.statement.key.casefold() in candidate.context.casefold()
    body = f"{candidate.context} {candidate.body.replace(KEY, ' ')}"
    if candidate.kind in ("person", "name", "place") and not isinstance(candidate.report.article.outlet, Unknown):
        body += f" {candidate.report.article.outlet}"  # "According to The Tide, she told ____"
    if candidate.kind == "figure" and candidate.key.casefold() in ("two", "2") and _OF_TWO.search(body):
        return True
    if candidate.kind in ("figure", "date"):
        return (
            candidate.key in body and re.search(rf"(?<![\w.,]){re.escape(candidate.key)}(?![\w])", body) is not None
        )
    if candidate.kind == "place" and _SEAT.search(candidate.statement.text):
        return True
    if candidate.kind == "place" and any(_of_country(word, candidate.key) for word in re.findall(r"[A-Z]\w+", body)):
        return True
    # "Which university" is asked for by its class, which is a part of its name.
    asked = re.match(r"(?:\w+ )?which (?P<class>\w+)", candidate.body) if "direct" in candidate.tags else None
    if asked is not None:
        body = body.replace(asked.group(), "", 1)
    if candidate.kind in ("place", "name") and _abbreviated(candidate, body):
        return True
    words = [w for w in re.findall(r"\w+", candidate.key) if len(w) > 2]
    low = body.casefold()
    return any(
        word.casefold() in low and re.search(rf"\b{re.escape(word)}", body, re.IGNORECASE) is not None
        for word in words
    )


def _abbreviated(candidate: Candidate, body: str) -> bool:
    """Whether the prompt has the answer by its initials: "a new LA chart" for Los Angeles."""
    parts = candidate.key.split()
    initials = "".join(part[0] for part in parts if part[:1].isupper())
    forms = {initials} if len(parts) > 1 else set()
    forms |= {form.replace(".", "") for form in candidate.accept if form.replace(".", "").isupper()}
    plain = body.replace(".", "")
    return any(len(form) > 1 and re.search(rf"\b{re.escape(form)}\b", plain) for form in forms)


def _headline_tells(candidate: Candidate) -> bool:
    """Whether the headline beside the statement has the figure or the year, be it rounded: "120K" for 120,423."""
    told = _quantities(candidate.context)
    for fact in candidate.facts:
        value = fact.value
        if isinstance(value, Quantity) and any(_near(value.low, low) for low in told):
            return True
        if isinstance(value, DateMention) and value.year is not None and str(value.year) in candidate.context:
            return True
    return False


@lru_cache(maxsize=256)
def _quantities(text: str) -> tuple[Decimal, ...]:
    return tuple(quantity.low for quantity in parse_quantities(text))


def _near(one: Decimal, other: Decimal) -> bool:
    """Within a tenth of each other: a headline rounds."""
    return abs(one - other) <= max(abs(one), abs(other)) / 10


def _of_country(word: str, key: str) -> bool:
    """Whether ``word`` is what the people or things of the country ``key`` are called: "French"."""
    country = country_of_demonym(word)
    return country is not None and key in (country.name, *country.forms)


def _option_in_prompt(candidate: Candidate, _: Material) -> bool:
    if candidate.kind in ("true_false", "order", "comparison"):
        return False
    return any(
        not option.correct
        and option.text in candidate.body
        and re.search(rf"(?<![\w.]){re.escape(option.text)}(?!\w)", candidate.body)
        for option in candidate.options
    )


def _implied_country(candidate: Candidate, _: Material) -> bool:
    """A country asked for beside one of its cities, or beside any city that the text names with it."""
    if candidate.kind != "place" or _class_of(candidate.key) != "country":
        return False
    return any(_class_of(name) == "city" for name in re.findall(r"[A-Z][\w’-]+(?: [A-Z][\w’-]+)*", candidate.body))


def _class_of(name: str) -> str | None:
    place = place_named(name)
    return place.place_class if place else None


def _list_member(candidate: Candidate, _: Material) -> bool:
    """The key is one of a list, whose other members would be right as well."""
    if candidate.kind != "place":
        return False
    head, __, tail = candidate.statement.text.partition(KEY)
    return bool(
        re.search(r"(?:\band|\bor|\bincluding|\bsuch as|\bamong)\s*$", head)
        or re.match(r"\s*(?:,\s*[A-Z][^,.]*(?:,| and )\s*[A-Z]|,?\s*(?:and|or)\s+[A-Z])", tail)
    )


def _adds_up(candidate: Candidate, _: Material) -> bool:
    """The other figures of the prompt give the key: a total and its parts, a whole and its share."""
    key = next((fact.value for fact in candidate.facts if isinstance(fact.value, Quantity)), None)
    if candidate.kind not in ("figure", "true_false") or key is None:
        return False
    body = candidate.statement.text
    others = [
        fact.value
        for fact in candidate.report.analysis.facts
        if fact.sentence == candidate.sentence
        and isinstance(fact.value, Quantity)
        and not fact.value.number.overlaps(key.number)
        and fact.value.number.of(candidate.report.article.text) in body
    ]
    alike = [q.low for q in others if q.measure is key.measure and q.currency == key.currency]
    if alike and TIMES.search(body):
        return True
    if _TIMES_KEY.search(body) and any(_told_besides(candidate, key.low * q.low, q.measure) for q in others):
        return True
    if TIMES.search(body) and any(_told_besides(candidate, key.low * q.low, key.measure) for q in others):
        return True
    if any(_same(key.low, one + other) or _same(one, key.low + other) for one, other in permutations(alike, 2)):
        return True
    if key.measure is not Measure.PERCENT:
        return False
    counts = [q.low for q in others if q.measure in (Measure.COUNT, Measure.NUMBER, Measure.MONEY)]
    shares = (100 * one / other for one, other in permutations(counts, 2) if other)
    return any(_same(key.low + other, Decimal(100)) for other in alike) or any(abs(key.low - s) < 1 for s in shares)


def _told_besides(candidate: Candidate, whole: Decimal, measure: Measure) -> bool:
    """Whether the article tells a product too, for which another question may ask: 11 times $100,000."""
    values = (f.value for f in candidate.report.analysis.facts)
    return any(
        isinstance(v, Quantity) and v.measure is measure and abs(v.low - whole) <= ROUGHLY * whole for v in values
    )


def _tells_over(candidate: Candidate, _: Material) -> bool:
    """A small count whose things are then told one by one: "two suspects -- Moen and Berg"."""
    key = next((fact.value for fact in candidate.facts if isinstance(fact.value, Quantity)), None)
    if key is None or candidate.kind not in ("figure", "true_false") or key.high > A_FEW:
        return False
    return _TOLD_OVER.search(candidate.statement.text.partition(KEY)[2]) is not None


def _same(one: Decimal, other: Decimal) -> bool:
    """Equal but for rounding."""
    return abs(one - other) <= abs(other) / 100


def _beyond_whole(candidate: Candidate, _: Material) -> bool:
    """An option larger than the whole that the prompt gives: "33 of his 25 games"."""
    whole = _WHOLE.match(candidate.statement.text.partition(KEY)[2])
    percent = any(isinstance(f.value, Quantity) and f.value.measure is Measure.PERCENT for f in candidate.facts)
    if whole is None or percent or candidate.kind not in ("figure", "true_false"):
        return False
    limit = number_of(whole["whole"])
    offered = [option.text for option in candidate.options] if candidate.kind == "figure" else list(candidate.tags)
    values = [number_of(text) for text in offered]
    return limit is not None and any(value is not None and value >= limit for value in values)


def number_of(text: str) -> Decimal | None:
    """The number that ``text`` starts with, in digits or in words."""
    numeral = numeral_of(text)
    return numeral[1] if numeral else None


def _absurd_years(candidate: Candidate, _: Material) -> bool:
    """A span of years within a life, with an option that is beyond one."""
    spans = [
        f.value for f in candidate.facts if isinstance(f.value, Quantity) and f.value.measure is Measure.DURATION
    ]
    if (
        not spans
        or candidate.kind != "figure"
        or not re.match(r"\s+years?\b", candidate.statement.text.partition(KEY)[2])
    ):
        return False
    values = [number_of(option.text) for option in candidate.options]
    key = number_of(candidate.key)
    return key is not None and key <= A_LIFE and any(value is not None and value > A_LIFE for value in values)


RULES: Final[tuple[Row, ...]] = (
    ("no-single-key", "options without exactly one right one", _one_key),
    ("option-repeated", "two options that are the same", _repeated),
    ("option-form", "an option that sticks out by its length", _uneven),
    ("entailed-option", "options under a bound that makes them true", _entailed),
    ("gives-away", "a prompt that holds its answer", _gives_away),
    ("option-in-prompt", "an option that stands in the prompt", _option_in_prompt),
    ("adds-up", "a figure that the other figures of the prompt give", _adds_up),
    ("told-over", "a small count whose things the prompt tells one by one", _tells_over),
    ("beyond-whole", "an option larger than the whole that the prompt gives", _beyond_whole),
    ("absurd-years", "an option of more years than a life has", _absurd_years),
    ("implied-country", "a country beside a city, which gives it away", _implied_country),
    ("list-member", "one member of a list", _list_member),
)
