"""The grammar proper: from tokens to whole phrases with bound, range, unit, rate and direction."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from ..article import Span
from ..dates import parse_dates
from .lexicon import (
    BOUND_SIGNS,
    BOUNDS,
    BOUNDS_AFTER,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    DOLLAR_PREFIXES,
    FALLING,
    ORDINALS_IN_WORDS,
    RANKED_NOUNS,
    RISING,
    YUAN_PREFIXES,
)
from .numerals import Numeral, glued_at, numeral_at, sign_at, word_at
from .quantity import Bound, Measure, Quantity
from .scanning import Kind, scan
from .units import UnitFound, counted_at, currency_at, measured_at, percent_at, rate_at

_DASHES: Final = frozenset("-–—‐‑−")
_WORD_NUMBER_FLOOR: Final = 11  # "three" alone is as often a pronoun as a figure; "twelve" seldom is
_YEARS: Final = (1000, 2100)
# Capitalised words after which a bare number is still a figure: they only open a sentence or name a day.
_OPENERS: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "of",
        "and",
        "or",
        "but",
        "about",
        "around",
        "some",
        "over",
        "under",
        "nearly",
        "almost",
        "more",
        "less",
        "than",
        "only",
        "just",
        "up",
        "these",
        "those",
        "all",
        "another",
        "other",
        "its",
        "his",
        "her",
        "their",
        "our",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "after",
        "before",
        "since",
        "until",
        "if",
        "when",
        "while",
        "with",
        "between",
        "among",
        "as",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "it",
        "he",
        "she",
        "they",
        "we",
        "there",
        "then",
        "now",
        "last",
    ]
)
_CONTEST: Final = frozenset(
    [
        "beat",
        "beats",
        "beaten",
        "won",
        "win",
        "wins",
        "winning",
        "lost",
        "lose",
        "defeat",
        "defeated",
        "defeats",
        "victory",
        "draw",
        "drew",
        "score",
        "scored",
        "lead",
        "led",
        "voted",
        "vote",
        "votes",
        "ruled",
        "ruling",
        "decision",
        "trailed",
        "thrashed",
        "edged",
    ]
)


def parse_quantities(text: str) -> tuple[Quantity, ...]:
    """Every figure of ``text``, in order and without overlap; spans are into ``text``.

    Dates, times of day, codes and names that hold digits are not figures, unless the number is all there is.
    Never raises; takes time proportional to the length of the text.
    """
    reader = _Reader(text)
    found = []
    at = 0
    while at < len(reader.tokens):
        phrase = reader.phrase_at(at)
        if phrase is None:
            at += 1
            continue
        quantity, at = phrase
        found.append(quantity)
    return tuple(found)


class _Reader:
    """The tokens of one text with what must not be read as a figure; ``floor`` is where the last phrase ended."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = scan(text)
        self.floor = 0
        self.dated = self._date_tokens()

    def _date_tokens(self) -> frozenset[int]:
        """Numbers of the tokens that are part of a date."""
        spans = [mention.span for mention in parse_dates(self.text)]
        dated, place = set(), 0
        for number, token in enumerate(self.tokens):
            while place < len(spans) and spans[place].end <= token.start:
                place += 1
            if place < len(spans) and spans[place].start <= token.start:
                dated.add(number)
        if len(self.tokens) == 1:
            dated.clear()  # "2024" alone may answer either question
        return frozenset(dated)

    def phrase_at(self, at: int) -> tuple[Quantity, int] | None:
        """The figure that starts (bound words aside) at token ``at``, and the token after it."""
        if at in self.dated:
            return None
        start, currency, number_at = self._prefix(at)
        numeral = numeral_at(self.tokens, number_at, money=currency is not None)
        if numeral is None:
            return self._ordinal_at(at)
        if currency is None and self._is_code(numeral):
            return None
        first, second, shape = self._range(numeral, currency)
        last = second or first
        unit = self._unit(first, last, currency, shape)
        if unit is None:
            return None
        return self._finish(start, first, second, shape, unit)

    def _prefix(self, at: int) -> tuple[int, str | None, int]:
        """Currency before the number: first token of the phrase, ISO code or None, token of the number."""
        tokens = self.tokens
        sign = sign_at(tokens, at)
        if sign in CURRENCY_SIGNS:
            start, currency = at, CURRENCY_SIGNS[sign]
            before = word_at(tokens, at - 1)
            if sign == "$" and glued_at(tokens, at) and before in DOLLAR_PREFIXES:
                start, currency = at - 1, DOLLAR_PREFIXES[before]
            elif sign == "¥" and glued_at(tokens, at) and before in YUAN_PREFIXES:
                start, currency = at - 1, "CNY"
            return start, currency, at + 1
        word = word_at(tokens, at)
        if word in CURRENCY_CODES and tokens[at].text != word and at + 1 < len(tokens):
            if tokens[at + 1].kind is Kind.NUMERAL:
                return at, CURRENCY_CODES[word], at + 1
        return at, None, at

    def _is_code(self, numeral: Numeral) -> bool:
        """Whether digits belong to a name, a code, a time or a longer string of digits."""
        if numeral.words:
            return False
        tokens, at = self.tokens, numeral.start
        token = tokens[at]
        before = tokens[at - 1] if at else None
        if before is not None and token.glued:
            if before.kind in {Kind.WORD, Kind.CODE, Kind.NUMERAL}:
                return True
            two = tokens[at - 2] if at > 1 else None
            joined = two is not None and before.glued and two.kind is not Kind.SIGN
            if before.text in {"#", "@", "_", "&", ":", "="} or (before.text in "./-‐‑–+'’" and joined):
                return True
        if before is not None and before.lower in {"no", "nos", "number", "#"} and before.kind is Kind.WORD:
            return True
        if sign_at(tokens, at - 1) == "." and word_at(tokens, at - 2) in {"no", "nos", "vol", "ch", "p", "pp"}:
            return True
        end = numeral.end
        if end < len(tokens) and tokens[end].glued:
            after = tokens[end]
            following = tokens[end + 1] if end + 1 < len(tokens) and tokens[end + 1].glued else None
            if after.text in {":", "_", "@", "=", "&"} and following is not None:
                return True
            if after.text in {".", "/"} and following is not None and following.kind is not Kind.SIGN:
                return True
            if after.kind is Kind.NUMERAL:
                return True
        return word_at(tokens, end) in {"am", "pm", "o'clock"} or (
            word_at(tokens, end) in {"a", "p"} and sign_at(tokens, end + 1) == "." and word_at(tokens, end + 2) == "m"
        )

    def _range(self, first: Numeral, currency: str | None) -> tuple[Numeral, Numeral | None, str]:
        """A second end after ``first``, if the text gives one: the ends and "range", "score" or ""."""
        tokens = self.tokens
        at = first.end
        if first.vague or at in self.dated:
            return first, None, ""
        sign = sign_at(tokens, at)
        word = word_at(tokens, at)
        between = word_at(tokens, first.start - (2 if currency else 1)) == "between"
        if (
            (sign in _DASHES and (glued_at(tokens, at) == glued_at(tokens, at + 1)))
            or word == "to"
            or (word == "and" and between)
            or (word == "or" and not first.ratio)
        ):
            step = 1
        elif sign == "%" and (sign_at(tokens, at + 1) in _DASHES or word_at(tokens, at + 1) == "to"):
            step = 2
        else:
            return first, None, ""
        start = at + step
        if start in self.dated:
            return first, None, ""
        if currency and sign_at(tokens, start) in CURRENCY_SIGNS:
            start += 1
        second = numeral_at(tokens, start, money=currency is not None)
        if second is None or second.vague or second.ratio != first.ratio:
            return first, None, ""
        if word == "to" and self._from_before(first):
            return first, None, ""
        return self._ends(first, second, joined=sign in _DASHES)

    def _from_before(self, first: Numeral) -> bool:
        """Whether "from" opens the pair: two points of a change, not a range, unless a word of range stands there."""
        for place in range(first.start - 1, max(first.start - 5, -1), -1):
            if word_at(self.tokens, place) == "from":
                return word_at(self.tokens, place - 1) not in {
                    "ranging",
                    "range",
                    "ranges",
                    "ranged",
                    "varying",
                    "anywhere",
                }
        return False

    def _ends(self, first: Numeral, second: Numeral, *, joined: bool) -> tuple[Numeral, Numeral | None, str]:
        contest = any(word_at(self.tokens, first.start - back) in _CONTEST for back in range(1, 5))
        plain = first.scale == second.scale == 1 and not first.words and not second.words
        if plain and (joined or contest) and (first.low >= second.low or contest):
            return first, second, "score"
        if plain and second.low == 1 and not joined:
            return first, second, "ratio"
        if first.scale == 1 < second.scale and first.low < 1000 and first.low * second.scale < second.low:
            first = replace(first, low=first.low * second.scale, high=first.high * second.scale, scale=second.scale)
        if first.low >= second.low:
            return first, None, ""
        return first, second, "range"

    def _unit(self, first: Numeral, last: Numeral, currency: str | None, shape: str) -> UnitFound | None:
        """The unit after the number that ends the phrase, or None where the number is no figure."""
        tokens, at = self.tokens, last.end
        whole = first.start == 0 and at == len(tokens)
        if currency:
            named = currency_at(tokens, at)
            end = named.end if named and named.currency == currency and not named.minor else at
            return UnitFound(end=end, measure=Measure.MONEY, currency=currency)
        if shape == "score":
            return UnitFound(end=at, measure=Measure.SCORE)
        if first.ratio or shape == "ratio":
            return self._ratio(first, at, whole=whole)
        one_in = self._one_in(first)
        if one_in is not None:
            return one_in
        age = self._age(last)
        found = percent_at(tokens, at) or age or currency_at(tokens, at) or measured_at(tokens, at)
        if found is not None:
            return found
        if at < len(tokens) and tokens[at].glued and tokens[at].kind is not Kind.SIGN:
            return self._multiple(at)  # 36Kr, 4x4, 1920x1080
        if sign_at(tokens, at) in _DASHES and glued_at(tokens, at) and glued_at(tokens, at + 1):
            return None  # "three-bedroom", "7-digit": a kind of thing, not a figure
        return self._counted(first, last, whole=whole)

    def _multiple(self, at: int) -> UnitFound | None:
        following_glued = glued_at(self.tokens, at + 1) and self.tokens[at + 1].kind is not Kind.SIGN
        if word_at(self.tokens, at) == "x" and not following_glued:
            return UnitFound(end=at + 1, measure=Measure.COUNT, unit="time")
        return None

    def _ratio(self, first: Numeral, at: int, *, whole: bool) -> UnitFound | None:
        """A fraction is a figure when something is divided: "a third of", "by half", "more than half"."""
        tokens = self.tokens
        found = measured_at(tokens, at)
        if found is not None and found.measure is not Measure.LENGTH:
            return None  # "half day": no figure we can compare
        bounded = self._bound_before(first.start)[1] is not Bound.EXACT
        if (
            whole
            or bounded
            or word_at(tokens, at) in {"of", "as"}
            or word_at(tokens, first.start - 1) in {"by", "to"}
        ):
            return UnitFound(end=at, measure=Measure.RATIO)
        if not first.words or (tokens[first.start].lower != "half" and at - first.start > 1):
            return UnitFound(end=at, measure=Measure.RATIO) if word_at(tokens, first.start) != "a" else None
        return None

    def _one_in(self, first: Numeral) -> UnitFound | None:
        """ "one in five", "1 out of 100": the ratio's end; the value is worked out in _finish."""
        tokens, at = self.tokens, first.end
        if first.low > 20 or first.scale != 1:
            return None
        if word_at(tokens, at) == "in":
            at += 1
        elif word_at(tokens, at) == "out" and word_at(tokens, at + 1) == "of":
            at += 2
        else:
            return None
        second = numeral_at(tokens, at)
        if second is None or second.vague or second.ratio or second.low <= first.low or at in self.dated:
            return None
        if second.low >= _YEARS[0] and not second.words and "," not in tokens[at].text:
            return None
        return UnitFound(end=second.end, measure=Measure.RATIO, unit="in")

    def _age(self, last: Numeral) -> UnitFound | None:
        """ "40-year-old", "40 years old", "aged 40", "Smith, 40," """
        tokens, at = self.tokens, last.end
        place = at + 1 if sign_at(tokens, at) in _DASHES and glued_at(tokens, at) else at
        unit = word_at(tokens, place)
        if unit in {"year", "years", "month", "months", "week", "weeks", "day", "days"}:
            old = place + 1
            if sign_at(tokens, old) in _DASHES and glued_at(tokens, old):
                old += 1
            if word_at(tokens, old) in {"old", "olds"} or (
                word_at(tokens, old) == "of" and word_at(tokens, old + 1) == "age"
            ):
                end = old + 2 if word_at(tokens, old) == "of" else old + 1
                return UnitFound(end=end, measure=Measure.AGE, unit=unit.removesuffix("s"))
            return None
        if last.scale != 1 or not 0 < last.low < 120:
            return None
        before = word_at(tokens, last.start - 1)
        if before in {"aged", "age", "ages"}:
            return UnitFound(end=at, measure=Measure.AGE, unit="year")
        named = (
            last.start > 1 and tokens[last.start - 2].kind is Kind.WORD and tokens[last.start - 2].text[0].isupper()
        )
        if sign_at(tokens, last.start - 1) == "," and named and sign_at(tokens, at) in {",", "."} and not last.words:
            if tokens[last.start - 2].lower not in _OPENERS and not glued_at(tokens, last.start) and tokens[at].glued:
                return UnitFound(end=at, measure=Measure.AGE, unit="year")
        return None

    def _counted(self, first: Numeral, last: Numeral, *, whole: bool) -> UnitFound | None:
        tokens, at = self.tokens, last.end
        bounded = self._bound_before(first.start)[1] is not Bound.EXACT
        year_like = not first.words and tokens[first.start].text.isdigit() and _YEARS[0] <= first.low < _YEARS[1]
        if year_like and first.scale == 1 and not (whole or bounded):
            return None
        before = tokens[first.start - 1] if first.start else None
        named = (
            before is not None
            and before.kind is not Kind.SIGN
            and before.text[0].isupper()
            and before.lower not in _OPENERS
            and before.lower not in RISING | FALLING
        )
        plain = not first.words and first.scale == 1 and tokens[first.start].text.isdigit()
        if named and plain:
            return None  # Boeing 737, Qihoo 360, Windows 11
        single = last.low == 1
        if single and last.words:
            return UnitFound(end=at, measure=Measure.NUMBER) if whole else None
        noun = counted_at(tokens, at, one=single)
        if noun is not None:
            return noun
        if first.words and first.low < _WORD_NUMBER_FLOOR and not whole and not first.vague:
            return None
        return UnitFound(end=at, measure=Measure.NUMBER)

    def _bound_before(self, start: int) -> tuple[int, Bound]:
        """Bound words that end right before token ``start``: their first token and the bound."""
        tokens = self.tokens
        if sign_at(tokens, start - 1) in BOUND_SIGNS:
            return start - 1, BOUND_SIGNS[sign_at(tokens, start - 1)]
        for words, bound in BOUNDS:
            begin = start - len(words)
            if begin >= self.floor and all(word_at(tokens, begin + n) == word for n, word in enumerate(words)):
                return begin, bound
        return start, Bound.EXACT

    def _finish(
        self, start: int, first: Numeral, second: Numeral | None, shape: str, unit: UnitFound
    ) -> tuple[Quantity, int] | None:
        tokens, end = self.tokens, unit.end
        low, high = first.low, (second or first).high
        if shape == "ratio" and second is not None:
            high = low
        if unit.unit == "in" and unit.measure is Measure.RATIO:
            other = numeral_at(tokens, end - 1) or first
            for back in range(1, 5):
                candidate = numeral_at(tokens, end - back)
                if candidate is not None and candidate.end == end:
                    other = candidate
            low = high = first.low / other.low
            unit = replace(unit, unit=None)
        if unit.minor:
            low, high = low / 100, high / 100
        number_end = (second or first).end
        if unit.measure is Measure.PERCENT:
            number_end = end
        rate = rate_at(tokens, end, money=unit.measure is Measure.MONEY)
        per = None
        if rate is not None:
            per, end = rate
        begin, bound = self._bound_before(start)
        if sign_at(tokens, end) == "+" and glued_at(tokens, end):
            bound, end = Bound.AT_LEAST, end + 1
        for words, after in BOUNDS_AFTER:
            if all(word_at(tokens, end + n) == word for n, word in enumerate(words)) and bound is Bound.EXACT:
                begin, bound, end = begin, after, end + len(words)
        negative = (
            sign_at(tokens, start - 1) in {"-", "−"}
            and (start == 1 or not glued_at(tokens, start - 1))
            and glued_at(tokens, start)
        )
        if negative:
            low, high, begin, start = -high, -low, start - 1, start - 1
        quantity = Quantity(
            span=Span(tokens[begin].start, tokens[end - 1].end),
            number=Span(tokens[start].start, tokens[max(number_end, start + 1) - 1].end),
            low=low,
            high=high,
            measure=unit.measure,
            unit=unit.unit,
            currency=unit.currency,
            bound=bound,
            per=per,
            direction=self._direction(begin, end, unit.measure),
            vague=first.vague,
            figures=(second or first).figures,
        )
        self.floor = end
        return quantity, end

    def _direction(self, begin: int, end: int, measure: Measure) -> int:
        """+1 or -1 where the words next to a percentage state a rise or a fall."""
        if measure not in {Measure.PERCENT, Measure.POINTS}:
            return 0
        for place in range(begin - 1, max(begin - 4, -1), -1):
            word = word_at(self.tokens, place)
            if word in RISING or word in FALLING:
                return 1 if word in RISING else -1
            if word not in {
                "by",
                "a",
                "an",
                "as",
                "much",
                "another",
                "further",
                "sharply",
                "then",
            } and not word.endswith("ly"):
                break
        word = word_at(self.tokens, end)
        if word in RISING or word in FALLING:
            return 1 if word in RISING else -1
        return 0

    def _ordinal_at(self, at: int) -> tuple[Quantity, int] | None:
        """ "20th", "third" where a ranked noun follows or nothing else does."""
        tokens = self.tokens
        word = word_at(tokens, at)
        if word not in ORDINALS_IN_WORDS or at in self.dated:
            return None
        if not (word_at(tokens, at + 1) in RANKED_NOUNS or sign_at(tokens, at + 1) == "-" or len(tokens) == 1):
            return None
        if sign_at(tokens, at + 1) == "-" and word_at(tokens, at + 2) not in RANKED_NOUNS:
            return None
        span = Span(tokens[at].start, tokens[at].end)
        value = Decimal(ORDINALS_IN_WORDS[word])
        self.floor = at + 1
        return Quantity(span=span, number=span, low=value, high=value, measure=Measure.ORDINAL), at + 1
