"""Drawing a pool to choose from: small pools whole, large ones mixed by kind, always in their order."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from newsdesk.quizzes.drawing import drawn
from newsdesk.quizzes.own import own_question


def pool_of(kinds: str) -> list:
    return [replace(own_question(f"Question {n}?", ("yes",)), kind=kind) for n, kind in enumerate(kinds)]


@given(st.text("abc", max_size=40), st.integers(0, 50), st.integers(0, 99))
def test_as_many_as_wanted_in_their_order(kinds: str, size: int, seed: int) -> None:
    pool = pool_of(kinds)
    found = drawn(pool, seed=seed, size=size)
    assert len(found) == min(len(pool), size)
    assert [q for q in pool if q in found] == list(found)
    assert found == drawn(pool, seed=seed, size=size)


def test_rare_kinds_are_not_lost_among_many() -> None:
    found = drawn(pool_of("a" * 500 + "b" * 30 + "c" * 3), seed=1, size=60)
    assert Counter(q.kind for q in found) == {"a": 29, "b": 28, "c": 3}


def test_what_is_to_come_first_is_never_lost_among_many() -> None:
    pool = pool_of("a" * 500)
    late = {pool[477].id, pool[12].id}
    found = drawn(pool, seed=1, size=20, first=late)
    assert late < {question.id for question in found}
    assert len(found) == 20
    assert [q for q in pool if q in found] == list(found)


def test_another_seed_draws_others() -> None:
    pool = pool_of("a" * 100)
    assert drawn(pool, seed=1, size=10) != drawn(pool, seed=2, size=10)
