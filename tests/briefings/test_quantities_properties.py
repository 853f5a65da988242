"""What holds for every figure: spans, no errors on any text, value to text to value, linear time."""

import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from newsdesk.briefings.article import Span
from newsdesk.briefings.quantities import Bound, Measure, Quantity, parse_quantities, write_quantity
from newsdesk.briefings.quantities.numerals import significant_figures

PIECES = (
    "three", "million", "$", "£", "600", "bn", "5.5", "%", "per cent", "about", "more than", "to", "-", "–", "and",
    "a", "half",
    "tenth", "of", "dozens", "people", "dollars", "year-old", "in", "one", "2024", "January", "3-1", "won", "a month",
    "16.86",
    "1,000", "no fewer than", "or more", "°C", "kg", ",", ".", "\n\n", "19th", "/", "+", "~", "Smith", "(", ")", "½",
)  # fmt: skip
phrases = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
glued = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)
NO_SPAN = Span(0, 0)


def value_of(quantity: Quantity) -> Quantity:
    """A figure without its places, with plain decimals."""
    return replace(
        quantity, span=NO_SPAN, number=NO_SPAN, low=quantity.low.normalize(), high=quantity.high.normalize()
    )


@given(st.one_of(st.text(max_size=200), phrases, glued))
@settings(max_examples=120, deadline=None)
def test_spans_are_ordered_apart_and_within_the_text(text: str) -> None:
    end = 0
    for quantity in parse_quantities(text):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.span.contains(quantity.number)
        assert quantity.number.of(text).strip() == quantity.number.of(text) != ""
        assert quantity.low <= quantity.high or quantity.measure is Measure.SCORE
        end = quantity.span.end


@given(st.one_of(phrases, glued))
@settings(max_examples=120, deadline=None)
@example(".3-1won")
@example("Rovers lost 1-3")
@example("a draw, 2-2")
def test_a_figure_that_was_read_can_be_written_and_read_again(text: str) -> None:
    for quantity in parse_quantities(text):
        written = write_quantity(quantity)
        again = parse_quantities(written)
        assert [value_of(found) for found in again] == [value_of(quantity)], written


@st.composite
def figures(draw: st.DrawFn) -> Quantity:
    """Figures of the measures that questions ask about."""
    digits = draw(st.integers(min_value=1, max_value=99_999))
    shift = draw(st.integers(min_value=-2, max_value=12))
    low = Decimal(digits).scaleb(shift)
    measure = draw(
        st.sampled_from(
            [
                (
                    Measure.MONEY,
                    None,
                    draw(st.sampled_from(["USD", "EUR", "GBP", "CNY", "JPY", "CHF", "INR", "PLN"])),
                ),
                (Measure.PERCENT, "percent", None),
                (Measure.COUNT, draw(st.sampled_from(["person", "chip", "city", "box", "woman", "vehicle"])), None),
                (Measure.LENGTH, "km", None),
                (Measure.DURATION, "year", None),
                (Measure.MASS, "tonne", None),
            ]
        )
    )
    text = format(low.normalize(), "f")
    return Quantity(
        span=NO_SPAN,
        number=NO_SPAN,
        low=low.normalize(),
        high=low.normalize(),
        measure=measure[0],
        unit=measure[1],
        currency=measure[2],
        bound=draw(st.sampled_from(Bound)),
        per=draw(st.sampled_from([None, "month", "year"])),
        direction=draw(st.sampled_from([-1, 0, 1])) if measure[0] is Measure.PERCENT else 0,
        figures=significant_figures(text),
    )


@given(figures())
@settings(max_examples=120, deadline=None)
def test_value_to_text_to_value_is_the_identity(quantity: Quantity) -> None:
    written = write_quantity(quantity)
    assert [value_of(found) for found in parse_quantities(written)] == [value_of(quantity)], written


HARD: list[Callable[[int], str]] = [
    lambda size: "a" * size,
    lambda size: "9" * size,
    lambda size: "1," * (size // 2),
    lambda size: "1,000" * (size // 5),
    lambda size: "three hundred and " * (size // 18),
    lambda size: "more than " * (size // 10),
    lambda size: "a million " * (size // 10),
    lambda size: "20 to " * (size // 6),
    lambda size: "(" * size,
    lambda size: "5-" * (size // 2),
    lambda size: "On 3 May 2024 about 40 people paid $3.5 million. " * (size // 49),
]


@pytest.mark.parametrize("make", HARD)
def test_time_grows_with_the_length_and_no_faster(make: Callable[[int], str]) -> None:
    small, large = make(6_000), make(24_000)
    parse_quantities(small)

    def spent(text: str) -> float:
        runs = []
        for _ in range(2):
            start = time.process_time()
            parse_quantities(text)
            runs.append(time.process_time() - start)
        return min(runs)

    # Four times the text takes about four times as long; a backtracking grammar would take sixteen times.
    assert spent(large) < 10 * max(spent(small), 0.004)
