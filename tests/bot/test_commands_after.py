"""After a quiz, against the real store: what was missed, one's own data, contests, and how things stand."""

import io
import json
import sqlite3
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest
from discord_play import TYPED_QUESTION, Clock, FixedDesk, fixed_desk
from newsdesk.bot.commands import handle
from newsdesk.bot.desk import Desk
from newsdesk.bot.messages import Reply
from newsdesk.bot.platforms.console import show
from newsroom import ask
from rich.console import Console

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


async def test_forgetting_says_first_what_goes_and_then_leaves_nothing(desk: FixedDesk) -> None:
    assert "Nothing is kept" in (await run(desk, "forget-me")).text
    await play_wrong(desk)
    asked = await run(desk, "forget-me")
    assert asked.private
    assert "your answers: 1" in asked.text
    assert "`forget-me confirm`" in asked.text
    assert (await run(desk, "scores")).text.startswith("1. Ann"), "asking deletes nothing"
    done = await run(desk, "forget-me", confirm="yes")
    assert "1 answer, 1 score" in done.text
    assert "No scores yet" in (await run(desk, "scores")).text
    assert "Nothing is kept" in (await run(desk, "export-me")).text


async def test_forgetting_leaves_no_trace_of_private_quizzes(desk: FixedDesk, tmp_path: Path) -> None:
    await run(desk, "quiz", questions="1", mode="private", member="ann-77")
    await run(desk, "answer", reply="850", member="ann-77")
    await run(desk, "quiz", questions="1", mode="private", member="ann-77")
    await run(desk, "forget-me", confirm="yes", member="ann-77")
    with sqlite3.connect(tmp_path / "desk.sqlite3") as database:
        assert "ann-77" not in "\n".join(database.iterdump())


async def test_forgetting_one_member_leaves_the_others(desk: FixedDesk) -> None:
    await play_wrong(desk)
    await play_wrong(desk, member="bob")
    await run(desk, "forget-me", confirm="yes", member="bob")
    assert (await run(desk, "scores")).text.splitlines() == ["1. Ann · 0 points from 1 answer"]


async def test_an_export_is_private_json_with_what_was_said(desk: FixedDesk) -> None:
    await play_wrong(desk)
    await play_wrong(desk, member="bob")
    reply = await run(desk, "export-me")
    assert reply.private
    assert reply.file is not None
    kept = json.loads(reply.file[1])
    assert [row["text"] for row in kept["replies"]] == ["850"]
    assert "bob" not in reply.file[1].decode()


async def test_hidden_members_are_on_no_board_until_they_come_back(desk: FixedDesk) -> None:
    await play_wrong(desk)
    assert "Boards show you" in (await run(desk, "boards")).text
    await run(desk, "boards", hide="yes")
    assert "leave you out" in (await run(desk, "boards")).text
    assert "Ann" not in (await run(desk, "scores")).text
    await run(desk, "boards", hide="no")
    assert "Ann" in (await run(desk, "scores")).text


def test_the_console_shows_the_name_and_text_of_a_file() -> None:
    console = Console(file=io.StringIO(), width=80, color_system=None)
    show(Reply(text="Here.", file=("mine.json", b'{"a": [1]}')), console)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "mine.json" in shown
    assert '{"a": [1]}' in shown
