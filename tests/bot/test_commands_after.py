"""After a quiz, against the real store: what was missed, one's own data, contests, and how things stand."""

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest
from discord_play import TYPED_QUESTION, Clock, FixedDesk, fixed_desk
from newsdesk.bot.commands import handle
from newsdesk.bot.desk import Desk
from newsdesk.bot.messages import Reply
from newsroom import ask

ids = (f"after-{number}" for number in count())


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def desk(tmp_path: Path, clock: Clock) -> AsyncIterator[FixedDesk]:
    async with fixed_desk(tmp_path / "desk.sqlite3", clock=clock, questions=(TYPED_QUESTION,)) as opened:
        yield opened


async def run(desk: Desk, command: str, **options: object) -> Reply:
    return await handle(ask(command, event=next(ids), moment=desk.clock(), **options), desk)  # type: ignore[arg-type]


async def play_wrong(desk: Desk, **who: object) -> Reply:
    """A quiz alone of one question, answered wrong."""
    await run(desk, "quiz", questions="1", alone=True, **who)
    return await run(desk, "answer", reply="850", alone=True, **who)


async def test_nothing_missed_says_what_to_do(desk: FixedDesk) -> None:
    reply = await run(desk, "missed")
    assert reply.private
    assert "`quiz`" in reply.text


async def test_a_missed_question_comes_back_after_a_while_and_stays_away_when_known(
    desk: FixedDesk, clock: Clock
) -> None:
    await play_wrong(desk)
    assert "1 missed question will come back" in (await run(desk, "missed")).text
    clock.advance(11 * 60)
    reply = await run(desk, "missed")
    assert reply.private
    assert all(post.private for post in reply.also)
    assert TYPED_QUESTION.prompt in reply.also[0].text
    assert (await run(desk, "missed")).failed, "one at a time"
    assert not (await run(desk, "answer", reply="85")).failed
    clock.advance(11 * 60)
    assert "Nothing to repeat" in (await run(desk, "missed")).text, "known now: it waits a day"
    clock.advance(24 * 3600)
    assert (await run(desk, "missed")).also


async def test_missed_asks_the_question_as_it_was_whatever_became_of_the_article(
    desk: FixedDesk, clock: Clock
) -> None:
    await play_wrong(desk)
    clock.advance(11 * 60)
    desk.given = desk.given.__class__(articles=(), sources=(), questions=(), failures=(), read_at=clock())
    reply = await run(desk, "missed")
    assert TYPED_QUESTION.prompt in reply.also[0].text
    assert "Answer: 85" in (await run(desk, "answer", reply="1")).also[0].text


async def test_missed_questions_are_the_members_own(desk: FixedDesk, clock: Clock) -> None:
    await play_wrong(desk)
    clock.advance(11 * 60)
    assert not (await run(desk, "missed", member="bob")).also
