"""Options: four of one form, in order, 1.25 to 3 times apart, none that a source gives."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsdesk.quizzes.options import FARTHEST, NEAREST, OPTIONS, figure_options, numeral_of, placed

NUMERALS = st.one_of(
    st.integers(2, 999).map(str),
    st.integers(1_000, 999_000).map(lambda n: f"{n:,}"),
    st.decimals(Decimal("1.1"), Decimal("999.9"), places=1).map(str),
)
FORMS = st.sampled_from(["{}", "${} million", "{}%", "{} percent", "€{} billion"])


def never(_: Decimal) -> bool:
    return False


def value(text: str) -> Decimal:
    found = numeral_of(text)
    assert found is not None
    return found[1]


@given(NUMERALS, FORMS, st.integers(0, 50))
def test_options_keep_form_order_and_distance(numeral: str, form: str, seed: int) -> None:
    shown = form.format(numeral)
    found = figure_options(shown, forbidden=never, percent="%" in form or "percent" in form, seed=(seed,))
    if found is None:
        return
    key = value(shown)
    values = [value(text) for text in found]
    assert len(found) == OPTIONS
    assert shown in found
    assert values == sorted(values)
    for text, one in zip(found, values, strict=True):
        assert re.sub(r"[\d.,]+", "N", text) == re.sub(r"[\d.,]+", "N", shown)
        if one != key:
            assert NEAREST <= max(one, key) / min(one, key) <= FARTHEST


@given(st.integers(2, 90), st.integers(0, 20))
def test_a_share_stays_below_a_hundred(number: int, seed: int) -> None:
    found = figure_options(f"{number}%", forbidden=never, percent=True, seed=(seed,))
    assert found is None or all(value(text) < 100 for text in found)


def test_the_place_of_the_key_varies_with_the_seed() -> None:
    places = set()
    for seed in range(30):
        found = figure_options("4,250", forbidden=never, seed=(seed,))
        assert found is not None
        places.add(found.index("4,250"))
    assert places == {0, 1, 2, 3}


def test_what_a_source_gives_is_never_an_option() -> None:
    found = figure_options("4,000", forbidden=lambda v: v == 6000, seed=(1,))
    assert found is not None
    assert "6,000" not in found


def test_nothing_is_offered_where_everything_is_taken() -> None:
    assert figure_options("4,000", forbidden=lambda _: True) is None
    assert figure_options("3 to 5 million", forbidden=never) is None
    assert figure_options("many", forbidden=never) is None


@pytest.mark.parametrize("shown", ["16.86%", "150", "$5.5 million", "7,360"])
def test_the_key_is_not_the_only_exact_one(shown: str) -> None:
    found = figure_options(shown, forbidden=never, seed=(3,))
    assert found is not None

    def figures(text: str) -> int:
        numeral = numeral_of(text)
        assert numeral is not None
        return len(numeral[0].replace(",", "").replace(".", "").strip("0"))

    assert min(figures(text) for text in found) >= figures(shown) - 1


def test_words_stay_words() -> None:
    found = figure_options("three", forbidden=never, seed=(1,))
    assert found is not None
    assert all(text.isalpha() for text in found)


def test_a_key_is_placed_by_the_seed_alone() -> None:
    wrong = ["Bergen", "Oslo", "Moss"]
    assert placed("Trondheim", wrong, seed=(1,)) == placed("Trondheim", wrong, seed=(1,))
    assert {placed("Trondheim", wrong, seed=(n,)).index("Trondheim") for n in range(40)} == {0, 1, 2, 3}


@pytest.mark.parametrize("shown", ["25%", "35 percent", "15%"])
def test_a_share_of_fives_stands_among_fives(shown: str) -> None:
    for seed in range(20):
        found = figure_options(shown, forbidden=never, percent=True, seed=(seed,))
        assert found is not None
        assert all(value(text) % 5 == 0 for text in found)
