"""Whether two facts fill the same slot, and whether they then agree: a score from named signs, and hard refusals."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from .article import Article
from .dates import DateMention
from .facts import Fact, Role
from .quantities import Measure, Quantity, comparable, compatible, rounds_to, same_value
from .quotations import Quotation
from .slots import WEEKDAYS, Slot, slot_of
from .wording import WORD, content_stems

# Points of the signs that two figures are one. Tuned on 5 articles on one event and 3 pairs of articles on others,
# where every pair of figures was judged by hand: at JOIN no false pair passed and none of the true ones was lost.
SUBJECT: Final = 2.0  # a name in both clauses
TOPIC: Final = 1.0  # no clause names anyone against it, and sentence or article are about the same name
KIND: Final = 2.0  # the nearest kinds of event are one
OTHER_KIND: Final = 1.0  # a kind of event in common, not the nearest of both
WORDS: Final = 2.0  # times the share of words in common
SAME: Final = 1.0  # exactly the same value
TELLING: Final = 1.0  # the same value with three or more figures written, which chance seldom repeats
COUNTED: Final = 1.5  # one noun counted
JOIN: Final = 4.0
DISPUTE: Final = 5.5  # without agreeing values every other sign has to be there
SHARED_WORDS: Final = 0.5  # of the shorter clause, for a dispute
_FARTHEST: Final = 3  # times; values further apart than this are hardly two counts of one thing
_NEAR_DAYS: Final = 14  # two dates of one event are hardly further apart
_NEAR_YEARS: Final = 5
_SHARED_BY_DATES: Final = 0.6  # of the shorter clause's words
_SHORTEST_QUOTE: Final = 4  # words of a quotation that name it


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One fact on its way to a claim; ``source`` numbers its article, ``story`` its story, ``context`` is all text.

    ``alone`` says that its sentence has no other figure in the same terms, or no other date, of a list.
    """

    number: int
    source: int
    article: Article
    context: str
    fact: Fact
    story: int
    alone: bool = True

    @cached_property
    def slot(self) -> Slot:
        """What the fact is said of, read when it is asked for: most facts are never compared."""
        return slot_of(self.article, self.fact, context=self.context)

    def blocks(self) -> Iterator[str]:
        """Block keys: facts without a common key are never compared."""
        value = self.fact.value
        if isinstance(value, Quantity):
            if not value.vague and value.measure is not Measure.ORDINAL:
                terms = value.currency or (
                    "of" if value.measure in {Measure.RATIO, Measure.PERCENT} else value.unit or ""
                )
                yield f"figure {terms}" if len(terms) > 1 else f"figure {value.low}"
                if value.measure in {Measure.COUNT, Measure.NUMBER}:
                    yield f"figure {value.low.normalize()}"
        elif isinstance(value, DateMention):
            yield f"date {value.month} {value.day}"
            if self.slot.once:
                yield from (f"{value.precision} {name}" for name in sorted(self.slot.subject))
        elif isinstance(value, Quotation):
            for name in sorted(content_stems((value.speaker or "").split())):
                yield f"quotation {name}"
        elif isinstance(value, Role):
            yield f"role {value.person.split()[-1].lower()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a pair says.

    ``joins``: it is evidence of one slot; ``agrees``: the values are compatible; ``excludes``: never in one claim.
    """

    score: float = 0.0
    joins: bool = False
    agrees: bool = True
    excludes: bool = False


_UNRELATED: Final = Verdict(excludes=True)


def compare(a: Candidate, b: Candidate) -> Verdict:
    """Whether facts ``a`` and ``b`` are of one slot."""
    one, other = a.fact.value, b.fact.value
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return _figures(a, b, one, other)
    if isinstance(one, DateMention) and isinstance(other, DateMention):
        return _dates(a, b, one, other)
    if isinstance(one, Quotation) and isinstance(other, Quotation):
        return _same_words(a, b) if one.speaker and one.speaker == other.speaker else _UNRELATED
    if isinstance(one, Role) and isinstance(other, Role):
        return _roles(one, other)
    return _UNRELATED


def _figures(a: Candidate, b: Candidate, one: Quantity, other: Quantity) -> Verdict:
    if a.source == b.source and not same_value(one, other):
        return _UNRELATED
    if not comparable(one, other) or one.vague or other.vague or _told_apart(a, b) or _somebody(a.slot, b.slot):
        return _UNRELATED
    if Measure.AGE in (one.measure, other.measure) and not a.slot.subject & b.slot.subject:
        return _UNRELATED
    if a.source == b.source:
        return _repeats(a, b)
    if one.direction * other.direction < 0 or {"rise", "fall"} == {_change(a.slot), _change(b.slot)}:
        return _UNRELATED
    if not _one_period(a.slot, b.slot) or _on_two_sides(a.slot, b.slot):
        return _UNRELATED
    score = _subject(a.slot, b.slot) + _kind(a.slot, b.slot) + WORDS * _overlap(a.slot.stems, b.slot.stems)
    if one.measure is Measure.COUNT and other.measure is Measure.COUNT:
        score += COUNTED
    same = same_value(one, other)
    if same or rounds_to(one, other) or rounds_to(other, one) or compatible(one, other):
        score += SAME * same + TELLING * (same and min(one.figures, other.figures) > 2)
        joins = score >= JOIN and _anchored(a.slot, b.slot, same=same) and _told_together(a, b)
        return Verdict(score=score, joins=joins)
    return _dispute(a, b, one, other, score)


def _dispute(a: Candidate, b: Candidate, one: Quantity, other: Quantity, score: float) -> Verdict:
    """Different values of one slot: the same subject, kind and words, nothing forecast, and values not far apart."""
    small, large = sorted((abs(one.low), abs(other.low)))
    if small == 0 or large / small > _FARTHEST or one.is_range or other.is_range:
        return _UNRELATED
    sure = (
        a.alone
        and b.alone
        and bool(a.slot.subject & b.slot.subject)
        and bool(a.slot.kinds and b.slot.kinds and a.slot.kinds[0] == b.slot.kinds[0])
        and _overlap(a.slot.stems, b.slot.stems) >= SHARED_WORDS
        and a.story == b.story
        and _one_time(a.slot.times, b.slot.times)
    )
    if not sure or score < DISPUTE:
        return _UNRELATED
    return Verdict(score=score - SAME, joins=True, agrees=False)


def _told_together(a: Candidate, b: Candidate) -> bool:
    """Whether both clauses name the subject, or the articles tell one story, so that it need not be named."""
    return a.story == b.story or bool(a.slot.subject & b.slot.subject)


def _told_apart(a: Candidate, b: Candidate) -> bool:
    """Whether one is denied or only foretold and the other is not."""
    return a.fact.negated != b.fact.negated or _foretold(a) != _foretold(b)


def _foretold(candidate: Candidate) -> bool:
    return candidate.fact.forecast or "forecast" in candidate.slot.kinds


def _one_time(one: frozenset[int] | frozenset[str], other: frozenset[int] | frozenset[str]) -> bool:
    """Whether nothing in the times that two clauses tell speaks against one time."""
    return not one or not other or bool(one & other)


def _one_period(one: Slot, other: Slot) -> bool:
    """Whether years, weekdays and longer periods ("quarter", "year") speak against one time nowhere."""
    days = (slot.times & frozenset(WEEKDAYS) for slot in (one, other))
    periods = (slot.times - frozenset(WEEKDAYS) - {"day"} for slot in (one, other))
    return _one_time(one.years, other.years) and _one_time(*days) and _one_time(*periods)


def _on_two_sides(one: Slot, other: Slot) -> bool:
    """Whether one speaks of profit and the other of revenue, or of any other two things that are told apart."""
    sides = dict(other.sides)
    return any(line in sides and sides[line] != side for line, side in one.sides)


def _somebody(one: Slot, other: Slot) -> bool:
    """Whether neither names whom it speaks of: "His bond was set at $100,000" may be anybody's."""
    return one.pronoun and other.pronoun


def _change(slot: Slot) -> str:
    return next((kind for kind in slot.kinds if kind in {"rise", "fall"}), "")


def _subject(one: Slot, other: Slot) -> float:
    if one.subject & other.subject:
        return SUBJECT
    if one.subject and other.subject:
        return -SUBJECT
    return TOPIC if one.nearby & other.nearby else 0.0


def _kind(one: Slot, other: Slot) -> float:
    if not one.kinds or not other.kinds:
        return 0.0
    if one.kinds[0] == other.kinds[0]:
        return KIND
    return OTHER_KIND if set(one.kinds) & set(other.kinds) else -OTHER_KIND


def _anchored(one: Slot, other: Slot, *, same: bool) -> bool:
    """Whether more than the value speaks for one slot: a common name and a common kind or common words.

    Where no clause names the subject and the values differ, the kinds of event have to be the same twice over.
    """
    kinds = set(one.kinds) & set(other.kinds)
    if not one.subject & other.subject:
        if (one.subject and other.subject) or not one.nearby & other.nearby:
            return False
        if not same:
            return len(kinds) > 1 and one.kinds[0] == other.kinds[0]
    return bool(kinds) or _overlap(one.stems, other.stems) >= SHARED_WORDS


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter list of words that the other has too."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _repeats(a: Candidate, b: Candidate) -> Verdict:
    """Two facts of one article with one value are one only when the sentence is as good as repeated."""
    one, other = a.slot.subject, b.slot.subject
    if not (one <= other or other <= one) or _overlap(a.slot.sentence, b.slot.sentence) < 0.8:
        return _UNRELATED
    return Verdict(score=JOIN, joins=True)


def _dates(a: Candidate, b: Candidate, one: DateMention, other: DateMention) -> Verdict:
    if _told_apart(a, b) or _on_two_sides(a.slot, b.slot):
        return _UNRELATED
    if _days_apart(one, other) and a.source != b.source:
        return _disputed_date(a, b, one, other)
    if one.month is None or one.day is None or (one.month, one.day) != (other.month, other.day):
        return _UNRELATED
    if one.year is not None and other.year is not None and one.year != other.year:
        return _UNRELATED
    if (one.end is None) != (other.end is None):
        return _UNRELATED
    if a.source == b.source:
        return _repeats(a, b)
    score = _subject(a.slot, b.slot) + _kind(a.slot, b.slot) + WORDS * _overlap(a.slot.stems, b.slot.stems) + SAME
    return Verdict(score=score, joins=score >= JOIN and _anchored(a.slot, b.slot, same=True))


def _days_apart(one: DateMention, other: DateMention) -> bool:
    """Whether two dates of one precision, days or years, are different and not far apart."""
    if one.end or other.end or one.precision != other.precision or one.year is None or other.year is None:
        return False
    if one.precision == "year":
        return 0 < abs(one.year - other.year) <= _NEAR_YEARS
    if one.precision != "day" or None in (one.month, one.day, other.month, other.day):
        return False
    first, second = (date(m.year or 1, m.month or 1, m.day or 1) for m in (one, other))
    return 0 < abs((first - second).days) <= _NEAR_DAYS


def _disputed_date(a: Candidate, b: Candidate, one: DateMention, other: DateMention) -> Verdict:
    """Two dates of what happens but once: the same subject, the same words, one story."""
    sure = (
        a.alone
        and b.alone
        and bool(a.slot.subject & b.slot.subject)
        and bool(a.slot.once & b.slot.once)
        and _overlap(a.slot.stems, b.slot.stems) >= _SHARED_BY_DATES
        and a.story == b.story
        and one.resolved == other.resolved
    )
    return Verdict(score=DISPUTE, joins=True, agrees=False) if sure else _UNRELATED


def _same_words(a: Candidate, b: Candidate) -> Verdict:
    one, other = (frozenset(WORD.findall(c.fact.span.of(c.article.text).lower())) for c in (a, b))
    if min(len(one), len(other)) < _SHORTEST_QUOTE or _overlap(one, other) < 0.8:
        return _UNRELATED
    return Verdict(score=JOIN, joins=True)


def _roles(one: Role, other: Role) -> Verdict:
    people = {word.lower() for word in one.person.split()}, {word.lower() for word in other.person.split()}
    roles = content_stems(one.role.split()), content_stems(other.role.split())
    past = [bool({"former", "ex", "late"} & set(WORD.findall(value.role.lower()))) for value in (one, other)]
    if (
        past[0] != past[1]
        or not (people[0] <= people[1] or people[1] <= people[0])
        or _overlap(*roles) < SHARED_WORDS
    ):
        return _UNRELATED
    return Verdict(score=JOIN, joins=True)
