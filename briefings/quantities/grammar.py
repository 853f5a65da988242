"""The grammar proper: from tokens to whole figures with bound, range, unit, rate and direction."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from ..article import Span
from ..dates import parse_dates
from .codes import YEARS, is_code, is_named, is_year, names_a_model
from .compounds import compound
from .currencies import after_amount, before_amount
from .lexicon import MAY_COUNT, UNITS
from .nouns import counted_noun
from .numerals import Numeral
from .ordinals import ordinal_at
from .parts import numeral_at
from .phrases import bound_after, bound_before, direction_of, lasting, second_end
from .quantity import Bound, Measure, Quantity
from .scanning import Kind, Tokens
from .units import UnitFound, age_at, measured_at, percent_at, rate_at, unit_of_noun

_WORD_NUMBER_FLOOR: Final = 11  # "three" alone is as often a pronoun as a figure; "twelve" seldom is
_UNRATED: Final = frozenset({Measure.RATIO, Measure.SCORE, Measure.AGE, Measure.TEMPERATURE})  # nothing per month
_LARGEST_MULTIPLE: Final = 200  # "10x faster"; a larger number with an x is a model
_ODDS_LIMIT: Final = 1000  # "nine in ten": the first number of a proportion


def parse_quantities(text: str) -> tuple[Quantity, ...]:
    """Every figure of ``text``, in order and without overlap; spans are into ``text``.

    Dates, times of day, codes and names that hold digits are not figures, unless the number is all there is.
    Small numbers in words need a noun ("three people"). Never raises; takes time proportional to the text.
    """
    if MAY_COUNT.search(text) is None:
        return ()
    reader = _Reader(text)
    found: list[Quantity] = []
    at = 0
    while at < len(reader.tokens):
        phrase = reader.phrase_at(at, found[-1] if found else None)
        if phrase is None:
            at += 1
            continue
        quantity, at = phrase
        found.append(quantity)
    return tuple(found)


def _ends_of(amount: "_Amount", unit: UnitFound, *, negative: bool) -> tuple[Decimal, Decimal]:
    low, high = amount.first.low, amount.last.high
    if amount.shape in {"in", "ratio"}:
        low = high = amount.first.low / amount.last.low
    if unit.minor:
        low, high = low / 100, high / 100
    return (-high, -low) if negative else (low, high)


@dataclass(frozen=True, slots=True)
class _Amount:
    """One or two numerals from token ``start``; ``shape`` is "", "range", "score", "ratio" or "in"."""

    start: int
    first: Numeral
    last: Numeral
    shape: str
    currency: str | None
    bound_end: int  # the token after a bound between number and noun ("two or more people")
    bound: Bound
    lender: Numeral | None = None  # the number after this one whose unit it shares: "from 20 to 30 miles"


class _Reader:
    """The tokens of one text; ``floor`` is the token after the last figure, below which no bound reaches."""

    def __init__(self, text: str) -> None:
        self.tokens = Tokens(text)
        self.floor = 0
        self.dated = self._date_tokens(text)

    def _date_tokens(self, text: str) -> frozenset[int]:
        """Numbers of the tokens that are part of a date."""
        if len(self.tokens) == 1:
            return frozenset()  # "2024" alone may answer either question
        spans = [mention.span for mention in parse_dates(text)]
        dated, place = set(), 0
        for number, token in enumerate(self.tokens.items):
            while place < len(spans) and spans[place].end <= token.start:
                place += 1
            if place < len(spans) and spans[place].start < token.end:
                dated.add(number)
        return frozenset(dated)

    def phrase_at(self, at: int, previous: Quantity | None) -> tuple[Quantity, int] | None:
        """The figure that starts (bound words aside) at token ``at``, and the token after it."""
        if at in self.dated:
            return None
        amount = self._amount(at)
        if amount is None:
            return self._ranked(at)
        after_age = previous is not None and previous.measure is Measure.AGE and self.floor >= at - 1
        unit = self._unit(amount, after_age=after_age)
        if unit is None:
            return self._ranked(at)
        return self._quantity(amount, unit)

    def _ranked(self, at: int) -> tuple[Quantity, int] | None:
        found = ordinal_at(self.tokens, at)
        if found is not None:
            self.floor = found[1]
        return found

    def _amount(self, at: int) -> _Amount | None:
        tokens = self.tokens
        start, currency, place = before_amount(tokens, at)
        first = numeral_at(tokens, place, money=currency is not None)
        if first is None or (currency is None and is_code(tokens, first)):
            return None
        first, second, shape = second_end(tokens, first, start, money=currency is not None)
        if second is not None and second.start in self.dated:
            second, shape = None, ""
        borrowed = second if shape == "change" else None
        if borrowed is not None:
            second, shape = None, ""
        last = second or first
        if not shape and currency is None and borrowed is None:
            other = self._proportion(first)
            if other is not None:
                last, shape = other, "in"
        bound_end, bound = bound_after(tokens, last.end) if shape != "score" else (last.end, Bound.EXACT)
        return _Amount(start, first, last, shape, currency, bound_end, bound, borrowed)

    def _proportion(self, first: Numeral) -> Numeral | None:
        """The second number of "one in five" or "9 out of 10"."""
        tokens, at = self.tokens, first.end
        if tokens.word(at) == "in":
            at += 1
        elif tokens.words(at, ("out", "of")):
            at += 2
        else:
            return None
        if first.scale != 1 or first.vague or first.ratio or first.low > _ODDS_LIMIT or at in self.dated:
            return None
        second = numeral_at(tokens, at)
        if second is None or second.vague or second.ratio or not 0 < first.low < second.low:
            return None
        if tokens[at].text.isdigit() and YEARS[0] <= second.low < YEARS[1] and first.low != 1:
            return None
        return second if percent_at(tokens, second.end) is None else None

    def _unit(self, amount: _Amount, *, after_age: bool) -> UnitFound | None:
        """The unit that ends the phrase, or None where the number is no figure."""
        tokens, first, last, at = self.tokens, amount.first, amount.last, amount.bound_end
        if amount.currency:
            named = after_amount(tokens, last)
            end = named.end if named and named.currency == amount.currency and not named.minor else at
            return UnitFound(end=end, measure=Measure.MONEY, currency=amount.currency)
        if amount.shape == "score":
            return UnitFound(end=last.end, measure=Measure.SCORE)
        if first.unit is not None:
            return UnitFound(end=last.end, measure=UNITS[first.unit][1], unit=first.unit)
        if first.ratio or amount.shape in {"ratio", "in"}:
            return self._ratio(amount)
        if first.vague:
            return self._vague(amount)
        found = percent_at(tokens, at) or age_at(tokens, last, first.start, after_age=after_age)
        found = found or (after_amount(tokens, last) if at == last.end else None)
        found = found or measured_at(tokens, at)
        if found is not None:
            return found
        if tokens.glued(at) and tokens[at].kind is not Kind.SIGN:
            return self._multiple(last, at)
        if amount.lender is not None:
            lent = percent_at(tokens, amount.lender.end) or after_amount(tokens, amount.lender)
            lent = lent or measured_at(tokens, amount.lender.end)
            if lent is not None:
                return replace(lent, end=at)
        if tokens.hyphen(at):
            return None  # "three-bedroom", "7-digit": a kind of thing, not a figure
        return self._counted(amount)

    def _multiple(self, number: Numeral, at: int) -> UnitFound | None:
        """ "10x", but not "36Kr", "4x4" or "1920x1080"."""
        if self.tokens.word(at) == "x" and not self.tokens.glued(at + 1) and number.low <= _LARGEST_MULTIPLE:
            return UnitFound(end=at + 1, measure=Measure.COUNT, unit="time")
        return None

    def _whole(self, amount: _Amount) -> bool:
        """Whether the text is nothing but this number and its bound."""
        begin, _ = bound_before(self.tokens, amount.start, 0)
        begin = 1 if self.tokens.word(0) in {"the", "a"} and begin == 1 else begin
        return begin == 0 and amount.bound_end >= len(self.tokens) - (
            self.tokens.sign(len(self.tokens) - 1) in {".", "!", "?"}
        )

    def _bounded(self, amount: _Amount) -> bool:
        return (
            amount.bound is not Bound.EXACT
            or bound_before(self.tokens, amount.start, self.floor)[1] is not Bound.EXACT
        )

    def _ratio(self, amount: _Amount) -> UnitFound | None:
        """A fraction is a figure where something is divided: "a third of", "by half", "more than half"."""
        tokens, at, start = self.tokens, amount.last.end, amount.start
        if not amount.shape and tokens.hyphen(at):
            return None  # "a third-place finish"
        found = UnitFound(end=at, measure=Measure.RATIO)
        if amount.shape or self._whole(amount) or self._bounded(amount) or tokens.word(at) == "of":
            return found
        if tokens.word(start - 1) in {"by", "in"} and not tokens.word(at):
            return found
        if not amount.first.words or tokens.hyphen(start + 1):
            return found if measured_at(tokens, at) is None else None
        return None

    def _vague(self, amount: _Amount) -> UnitFound | None:
        """ "tens of millions of dollars", "dozens of indictments", "several thousand people": the noun is needed."""
        tokens, at = self.tokens, amount.last.end
        after = at + 1 if tokens.word(at) == "of" else at
        last = replace(amount.last, end=after)
        found = after_amount(tokens, last) or measured_at(tokens, after)
        if found is not None:
            return found
        noun = counted_noun(tokens, after, one=False, across_and=after > at)
        if noun is not None:
            return unit_of_noun(noun[0], noun[1])
        if self._whole(amount) or self._bounded(amount) or amount.first.scale > 1:
            return UnitFound(end=at, measure=Measure.NUMBER)
        return None

    def _counted(self, amount: _Amount) -> UnitFound | None:
        tokens, first, last = self.tokens, amount.first, amount.last
        whole = self._whole(amount)
        if not whole and not self._bounded(amount) and (is_year(tokens, first) or is_named(tokens, first)):
            return None
        single = last.low == last.high == 1 and first is last
        noun = counted_noun(tokens, amount.bound_end, one=single)
        if single and first.words and not whole:
            return None  # "one person", "the one launched in May": "one" seldom counts
        if noun is not None:
            return unit_of_noun(noun[0], noun[1])
        if not whole and ((first.words and first.low < _WORD_NUMBER_FLOOR) or names_a_model(tokens, last)):
            return None
        return UnitFound(end=amount.bound_end, measure=Measure.NUMBER)

    def _quantity(self, amount: _Amount, unit: UnitFound) -> tuple[Quantity, int]:
        tokens = self.tokens
        whole = None if amount.shape or amount.first.vague else compound(tokens, amount.last, unit)
        unit = whole[2] if whole is not None else unit
        end = max(unit.end, amount.bound_end)
        rate = None if unit.measure in _UNRATED else rate_at(tokens, end, money=unit.measure is Measure.MONEY)
        per, end = rate if rate is not None else (None, end)
        negative = self._negative(amount.start)
        start = amount.start - negative
        begin, end, bound = self._bounds(amount, unit, start, end)
        low, high = _ends_of(amount, unit, negative=negative)
        if whole is not None:
            low = high = whole[0]
        number_end = unit.end if unit.measure is Measure.PERCENT or whole is not None else amount.last.end
        quantity = Quantity(
            span=Span(tokens[begin].start, tokens[end - 1].end),
            number=Span(tokens[start].start, tokens[number_end - 1].end),
            low=low,
            high=high,
            measure=unit.measure,
            unit=unit.unit,
            currency=unit.currency,
            bound=bound,
            per=per,
            direction=direction_of(tokens, begin, end, unit.measure),
            vague=amount.first.vague,
            figures=amount.last.figures if whole is None else whole[1],
        )
        self.floor = end
        return quantity, end

    def _bounds(self, amount: _Amount, unit: UnitFound, start: int, end: int) -> tuple[int, int, Bound]:
        """First token of the phrase with its bound words, token after it, and the bound."""
        begin, bound = (
            (start, Bound.EXACT) if amount.shape == "score" else bound_before(self.tokens, start, self.floor)
        )
        if lasting(self.tokens, begin, unit.measure, bound):
            begin, bound = start, Bound.EXACT
        if bound is Bound.EXACT:
            bound = amount.bound
        if bound is Bound.EXACT and amount.shape != "score":
            end, bound = bound_after(self.tokens, end)
        return begin, end, bound

    def _negative(self, start: int) -> bool:
        """Whether a minus belongs to the number: a sign glued to it after white space or a bracket, or the word."""
        tokens = self.tokens
        if tokens.word(start - 1) == "minus":
            return start - 1 >= self.floor and not tokens.numeral(start - 2)
        if tokens.sign(start - 1) not in {"-", "−"} or not tokens.glued(start):
            return False
        return start == 1 or not tokens.glued(start - 1) or tokens.sign(start - 2) in {"(", "["}
