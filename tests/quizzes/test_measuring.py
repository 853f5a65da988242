"""Difficulty from answers: Wilson's interval, and when it is narrow enough to say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsdesk.quizzes.measuring import WIDEST, Answers, measured_difficulty, missed_between

COUNTS = st.integers(0, 2000).flatmap(lambda given: st.tuples(st.just(given), st.integers(0, given)))


@pytest.mark.parametrize(
    ("given_answers", "right", "low", "high"),
    [
        (0, 0, 0.0, 1.0),
        # Newcombe 1998, Two-sided confidence intervals for the single proportion, table I, Wilson's score method.
        (263, 263 - 81, 0.2553, 0.3662),
        (148, 148 - 15, 0.0624, 0.1605),
        (20, 20, 0.0, 0.1611),
        (29, 28, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_wilsons(given_answers: int, right: int, low: float, high: float) -> None:
    assert missed_between(Answers(given=given_answers, right=right)) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("given_answers", "right", "said"), [(30, 15, False), (31, 15, True), (7, 7, False), (8, 8, True)]
)
def test_few_answers_say_nothing(given_answers: int, right: int, said: bool) -> None:
    assert (measured_difficulty(Answers(given=given_answers, right=right)) is not None) == said


@given(COUNTS)
def test_the_interval_holds_the_share_and_narrows(counts: tuple[int, int]) -> None:
    given_answers, right = counts
    low, high = missed_between(Answers(given=given_answers, right=right))
    assert 0 <= low <= high <= 1
    if given_answers:
        assert low - 1e-9 <= 1 - right / given_answers <= high + 1e-9
    doubled = missed_between(Answers(given=2 * given_answers, right=2 * right))
    assert doubled[1] - doubled[0] <= high - low
    assert given_answers < 31 or high - low <= WIDEST


def test_the_more_people_miss_it_the_harder_it_is() -> None:
    found = [measured_difficulty(Answers(given=60, right=right)) for right in range(61)]
    assert None not in found
    assert found == sorted(found, key=lambda value: -(value or 0))
    assert found[0] != found[-1]


def test_more_right_than_given_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="some of those given"):
        Answers(given=1, right=2)
