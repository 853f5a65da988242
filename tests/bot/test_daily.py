"""The daily quiz against the real store: once a day, the same for all, streaks, sharing without spoilers."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from discord_play import OPTIONS_QUESTION, TYPED_QUESTION, FixedDesk, fixed_desk
from newsdesk.bot.commands import due, handle
from newsdesk.bot.messages import Reply
from newsdesk.bot.wording_daily import in_words, squares
from newsroom import ask

ids = (f"daily-{number}" for number in count())


class Calendar:
    """A clock that stands at a given moment until it is turned."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 4, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
async def desk(tmp_path: Path, clock: Calendar) -> AsyncIterator[FixedDesk]:
    async with fixed_desk(tmp_path / "desk.sqlite3", clock=clock) as opened:
        yield opened


async def run(desk: FixedDesk, command: str, member: str = "ann", place: str = "test:1", **options: str) -> Reply:
    request = ask(command, event=next(ids), member=member, place=place, moment=desk.clock(), **options)
    return await handle(request, desk)


async def daily(desk: FixedDesk, member: str = "ann", **where: str) -> Reply:
    return await run(desk, "quiz", member, mode="daily", **where)


def prompts(reply: Reply) -> list[str]:
    return [post.text.splitlines()[0] for post in reply.also if post.title and post.title.startswith("Question")]


async def finish(desk: FixedDesk, member: str = "ann") -> Reply:
    """Answer both questions, the one with options right and the other wrong, whatever their order."""
    last = Reply(text="")
    for _ in range(2):
        found = await desk.running(f"test#daily#{member}")
        assert found is not None
        right = found.game.questions[found.game.index] == OPTIONS_QUESTION.id
        last = await run(desk, "answer", member, reply="C" if right else "850")
    return last


async def test_all_get_the_same_questions_in_private(desk: FixedDesk) -> None:
    first = await daily(desk)
    assert first.private
    assert all(post.private for post in first.also)
    desk.given = replace(desk.given, questions=(TYPED_QUESTION,))
    assert prompts(await daily(desk, "bob")) == prompts(first), "the articles have changed, the day's quiz has not"


async def test_a_day_gives_one_try_and_says_how_it_went(desk: FixedDesk) -> None:
    await daily(desk)
    over = await finish(desk)
    assert "You had 1 of 2 right" in over.also[-1].text
    assert "Days in a row: 1." in over.also[-1].text
    again = await daily(desk)
    assert again.private
    assert "You have had today's quiz. 1 of 2 right." in again.text
    assert "in 12 h 0 min" in again.text
    assert not again.also


async def test_an_unfinished_one_goes_on_also_in_another_channel(desk: FixedDesk) -> None:
    first = await daily(desk)
    again = await daily(desk, place="test:2")
    assert "goes on here" in again.text
    assert prompts(again) == prompts(first)
    assert not (await run(desk, "answer", place="test:2", reply="C")).failed


async def test_a_private_quiz_beside_it_does_not_disturb_it(desk: FixedDesk) -> None:
    await daily(desk)
    await run(desk, "quiz", questions="1", mode="private")
    await run(desk, "stop")
    assert await desk.running("test#daily#ann") is not None


async def test_days_in_a_row_grow_and_break(desk: FixedDesk, clock: Calendar) -> None:
    for day in range(1, 4):
        await daily(desk)
        assert f"Days in a row: {day}." in (await finish(desk)).also[-1].text
        clock.advance(24 * 3600)
    clock.advance(24 * 3600)
    await daily(desk)
    assert "Days in a row: 1. Your longest run: 3 days." in (await finish(desk)).also[-1].text


async def test_the_day_is_the_servers(desk: FixedDesk, clock: Calendar) -> None:
    await desk.store.settings.put("test", "zone", "Pacific/Auckland")
    clock.now = datetime(2026, 3, 4, 10, 50, tzinfo=UTC)  # ten to midnight there
    await daily(desk)
    await finish(desk)
    assert "in 10 min" in (await daily(desk)).text
    clock.advance(11 * 60)
    assert (await daily(desk)).also, "the next day has begun there, though not in UTC"


async def test_the_clock_ends_a_day_but_leaves_late_starters_half_an_hour(desk: FixedDesk, clock: Calendar) -> None:
    clock.now = datetime(2026, 3, 4, 23, 55, tzinfo=UTC)
    await daily(desk)
    clock.advance(10 * 60)
    assert await due(desk) == ()
    assert not (await run(desk, "answer", reply="C")).failed
    clock.advance(25 * 60)
    await due(desk)
    assert await desk.running("test#daily#ann") is None
    assert (await daily(desk)).also


async def test_a_new_day_takes_the_place_of_an_unfinished_one(desk: FixedDesk, clock: Calendar) -> None:
    await daily(desk)
    clock.advance(24 * 3600)
    assert "The same" not in (await daily(desk)).text
    found = await desk.running("test#daily#ann")
    assert found is not None
    assert found.day == clock.now.date()


async def test_the_days_board_counts_today_alone(desk: FixedDesk, clock: Calendar) -> None:
    await daily(desk)
    await finish(desk)
    clock.advance(24 * 3600)
    await daily(desk, "bob")
    await finish(desk, "bob")
    board = await run(desk, "scores", span="today")
    assert "Bob" in board.text
    assert "Ann" not in board.text


async def test_sharing_shows_the_row_in_squares_and_words_and_no_answer(desk: FixedDesk) -> None:
    await daily(desk)
    over = await finish(desk)
    (button,) = over.also[-1].choices
    shared = await run(desk, "share", game=button.action.partition(":")[2])
    assert not shared.private
    assert "4 March 2026" in shared.text
    assert "1 of 2 right" in shared.text
    assert "right 1; wrong 2" in shared.text or "right 2; wrong 1" in shared.text
    for spoiler in (*OPTIONS_QUESTION.answer.accept, "850", "85", "repairs", "work at"):
        assert spoiler not in shared.text
    assert (await run(desk, "share", game=button.action.partition(":")[2])).failed, "once in a place"
    assert (await run(desk, "share", "bob", game=button.action.partition(":")[2])).failed, "one's own alone"


async def test_nothing_to_ask_says_so(desk: FixedDesk) -> None:
    desk.given = replace(desk.given, questions=())
    assert "`sources`" in (await daily(desk)).text


def test_squares_and_words_tell_the_same() -> None:
    assert squares("+-", 3) == "🟩🟥⬛"
    assert in_words("+-v", 4) == "right 1; wrong 2; not answered 4; void 3"
