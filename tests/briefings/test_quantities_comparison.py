"""How figures compare: notation, rounding, bounds, terms."""

import pytest
from newsdesk.briefings.quantities import (
    Quantity,
    comparable,
    compatible,
    parse_quantities,
    rounds_to,
    same_value,
)


def figure(text: str) -> Quantity:
    (quantity,) = parse_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$600 billion", "six hundred bn dollars"),
        ("$600bn", "600,000 million US dollars"),
        ("17%", "seventeen per cent"),
        ("10%", "a tenth"),
        ("half", "50 percent"),
        ("2 weeks", "14 days"),
        ("2 years", "24 months"),
        ("40 years old", "40 years"),
        ("1.5 km", "1,500 metres"),
        ("£20", "20 pounds"),
        ("25 basis points", "0.25 percentage points"),
        ("3 to 5 people", "between three and five people"),
    ],
)
def test_same_value_in_any_notation(one: str, other: str) -> None:
    assert same_value(figure(one), figure(other))
    assert same_value(figure(other), figure(one))
    assert compatible(figure(one), figure(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$600 billion", "600 billion yuan"),
        ("300 yen", "300 yuan"),
        ("$600 billion", "$600 million"),
        ("16.86%", "1.686%"),
        ("17%", "17 percentage points"),
        ("40 people", "40 boats"),
        ("$9 a month", "$9 a year"),
        ("3-1", "1-3"),
        ("2 days", "2 months"),
    ],
)
def test_other_value_or_other_terms(one: str, other: str) -> None:
    assert not same_value(figure(one), figure(other))


@pytest.mark.parametrize(
    ("exact", "rounded", "right"),
    [
        ("16.86%", "17%", True),
        ("16.86%", "16.9%", True),
        ("16.86%", "16%", False),
        ("16.86%", "18%", False),
        ("16.86%", "20%", False),  # one figure is too coarse
        ("$589 billion", "$590 billion", True),
        ("$589 billion", "$600 billion", False),
        ("2.5 km", "3 km", False),
        ("1,148,000", "1.1 million", True),
        ("12.5%", "13%", True),
        ("12.5%", "12%", True),  # a half may go either way
        ("17%", "16.86%", False),  # the finer figure is no rounding of the coarser
        ("a third", "33%", True),
        ("43 years old", "40 years old", False),
        ("$16.86", "17%", False),
    ],
)
def test_correct_rounding(exact: str, rounded: str, *, right: bool) -> None:
    assert rounds_to(figure(exact), figure(rounded)) is right


@pytest.mark.parametrize(
    ("one", "other", "right"),
    [
        ("16.86%", "17%", True),
        ("more than 3%", "3%", True),
        ("more than 3%", "3.4%", True),
        ("more than 3%", "2%", False),
        ("17%", "18%", False),
        ("$5.5 million", "$6 million", True),
        ("43 people", "44 people", False),
        ("$5.5 million", "less than $6 million", True),
        ("$6.5 million", "less than $6 million", False),
        ("$3 million", "less than $6 million", False),
        ("about $600 billion", "$589 billion", True),
        ("almost 600 billion dollars", "about $600 billion", True),
        ("$500 billion", "about $600 billion", False),
        ("up to 40 people", "38 people", True),
        ("up to 40 people", "45 people", False),
        ("43 years old", "44 years old", False),
        ("$5 million", "5 million euros", False),
        ("20 to 30 boats", "25 boats", True),
        ("20 to 30 boats", "35 boats", False),
        ("up 3%", "down 3%", False),
    ],
)
def test_compatible_after_rounding_and_bounds(one: str, other: str, *, right: bool) -> None:
    assert compatible(figure(one), figure(other)) is right
    assert compatible(figure(other), figure(one)) is right


def test_a_bare_number_is_comparable_with_a_count_only() -> None:
    assert comparable(figure("40"), figure("40 boats"))
    assert not comparable(figure("40"), figure("$40"))
    assert not comparable(figure("40"), figure("40%"))
