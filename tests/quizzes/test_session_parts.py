"""Saved games, tallies, daily streaks and the spacing of missed questions."""

import json
from datetime import UTC, date, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from newsdesk.quizzes.session import (
    Game,
    Mode,
    Outcome,
    Phase,
    Player,
    Result,
    Review,
    Rules,
    Scoring,
    UnreadableGame,
    daily_streak,
    game_from_json,
    game_to_json,
    new_game,
    next_review,
    tally,
)
from newsdesk.quizzes.session.game import Given
from newsdesk.quizzes.session.spacing import WAITS

TODAY = date(2026, 3, 10)
moments = st.datetimes(timezones=st.just(UTC))
spans = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=2))
outcomes = st.sampled_from(["accept", "prompt", "reject"])
rules = st.builds(
    Rules,
    mode=st.just(Mode.EVERYONE),
    scoring=st.sampled_from(Scoring),
    pause=spans,
    grace=spans,
    window=spans,
    changes=st.integers(0, 3),
    idle=st.none() | spans,
    lapse=st.integers(0, 5),
)
games = st.builds(
    Game,
    id=st.text(),
    questions=st.lists(st.text(), min_size=2, max_size=2).map(tuple),
    owner=st.text(),
    rules=rules,
    seconds=st.just(()) | st.just((10, 20)),
    phase=st.sampled_from(Phase),
    index=st.integers(0, 1),
    asked=st.lists(moments, max_size=2).map(tuple),
    deadline=st.none() | moments,
    wake=st.none() | moments,
    given=st.lists(
        st.builds(
            Given,
            player=st.text(),
            reply=st.text(),
            outcome=outcomes,
            moment=moments,
            event_id=st.text(),
            changed=st.integers(0, 2),
        ),
        max_size=2,
    ).map(tuple),
    players=st.lists(
        st.builds(
            Player,
            id=st.text(),
            name=st.text(),
            marks=st.text("+-.v", max_size=2),
            base=st.lists(st.integers(0, 15), max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    silent=st.integers(0, 3),
    void=st.lists(st.integers(0, 1), max_size=2, unique=True).map(sorted).map(tuple),
    seen=st.lists(st.text(), max_size=3).map(tuple),
)


@given(games)
@settings(max_examples=150)
def test_a_saved_game_is_the_same_game(game: Game) -> None:
    assert game_from_json(game_to_json(game)) == game


def _saved(**changes: object) -> str:
    document = json.loads(game_to_json(new_game(id="g", mode=Mode.SOLO, questions=("q",), owner="ann")))
    return json.dumps({**document, **changes})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "it is not JSON"),
        ("[]", "another version"),
        (_saved(version=2), "another version"),
        (_saved(mode=None, rules=None), "a field is missing or wrong"),
        (_saved(phase="thinking"), "a field is missing or wrong"),
        (_saved(questions=[]), "a game needs at least one question"),
    ],
)
def test_what_is_no_saved_game_is_refused_in_plain_words(text: str, reason: str) -> None:
    with pytest.raises(UnreadableGame, match=reason):
        game_from_json(text)


def _result(reply: str) -> Result:
    return Result(player="p", name="P", reply=reply, outcome="reject", points=0, after=0)


def test_a_tally_of_thirds() -> None:
    shares = tally([_result(reply) for reply in ("b", "a", "c")])
    assert [(share.reply, share.count, share.percent) for share in shares] == [
        ("a", 1, 34),
        ("b", 1, 33),
        ("c", 1, 33),
    ]
    assert tally([]) == ()


@given(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=40))
def test_a_tally_sums_to_a_hundred(replies: list[str]) -> None:
    shares = tally([_result(reply) for reply in replies])
    assert sum(share.percent for share in shares) == 100
    assert sum(share.count for share in shares) == len(replies)
    assert [share.count for share in shares] == sorted((share.count for share in shares), reverse=True)
    assert all(abs(share.percent - 100 * share.count / len(replies)) < 1 for share in shares)


@pytest.mark.parametrize(
    ("ago", "current", "longest", "today"),
    [
        ([], 0, 0, False),
        ([0], 1, 1, True),
        ([1], 1, 1, False),
        ([2], 0, 1, False),
        ([0, 1, 2, 2], 3, 3, True),
        ([1, 2, 4, 5, 6], 2, 3, False),
        ([-1, 0], 1, 1, True),
    ],
)
def test_daily_streaks(ago: list[int], current: int, longest: int, *, today: bool) -> None:
    streak = daily_streak([TODAY - timedelta(days=days) for days in ago], TODAY)
    assert (streak.current, streak.longest, streak.played_today) == (current, longest, today)


@pytest.mark.parametrize(
    ("box", "outcome", "after"),
    [
        (None, "accept", None),
        (None, "prompt", None),
        (None, "reject", 0),
        (0, "accept", 1),
        (3, "accept", 4),
        (4, "accept", None),
        (4, "reject", 0),
        (2, "prompt", 2),
    ],
)
def test_missed_questions_come_back(box: int | None, outcome: Outcome, after: int | None) -> None:
    expected = None if after is None else Review(box=after, wait=WAITS[after])
    assert next_review(box, outcome) == expected


def test_each_wait_is_longer_than_the_one_before() -> None:
    assert list(WAITS) == sorted(set(WAITS))
