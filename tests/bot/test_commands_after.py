"""After a quiz, against the real store: what was missed, one's own data, contests, and how things stand."""

import io
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from discord_play import OPTIONS_QUESTION, TYPED_QUESTION, Clock, FixedDesk, fixed_desk
from newsdesk import __version__
from newsdesk.bot.commands import due, handle
from newsdesk.bot.desk import Desk
from newsdesk.bot.messages import Reply
from newsdesk.bot.platforms.console import show
from newsdesk.briefings.errors import UnreadableInput
from newsdesk.quizzes.grading import same_reply
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
    with closing(sqlite3.connect(tmp_path / "desk.sqlite3")) as database:
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


async def contested(desk: FixedDesk, clock: Clock) -> tuple[str, str]:
    """A closed question that Ann and Bob answered alike and Carol otherwise; Ann contests. Game and contest id."""
    await run(desk, "quiz", questions="1", place="test:1")
    running = await desk.running("test:1")
    assert running is not None
    for member, reply in (("ann", "Ninety!"), ("bob", "ninety"), ("carol", "12")):
        await run(desk, "answer", reply=reply, member=member)
    clock.advance(90)
    await due(desk)
    receipt = await run(desk, "contest", remark="it was ninety <@1>", game=running.game.id, index="0")
    assert "About 85 people" in receipt.text.replace("**", "")
    assert receipt.private
    (case,) = (await run(desk, "contests", admin=True)).also
    return running.game.id, case.choices[0].action.partition(":")[2]


async def test_a_contest_shows_the_moderators_all_that_is_needed(desk: FixedDesk, clock: Clock) -> None:
    await contested(desk, clock)
    assert (await run(desk, "contests", member="bob")).failed
    (case,) = (await run(desk, "contests", admin=True)).also
    assert case.private
    for shown in (
        TYPED_QUESTION.prompt,
        "Ann answered “Ninety!”",
        "The key is “85”",
        "**85**",
        "it was ninety \\<\\@1\\>",
    ):
        assert shown in case.text
    assert [choice.label for choice in case.choices] == ["Uphold", "Refuse", "Void"]


async def test_an_upheld_contest_scores_everybody_who_said_the_same(desk: FixedDesk, clock: Clock) -> None:
    _, number = await contested(desk, clock)
    assert (await run(desk, "uphold", contest=number, member="ann")).failed, "only moderators decide"
    done = await run(desk, "uphold", contest=number, admin=True, member="mo", place="test:moderators")
    ((place, post),) = done.elsewhere
    assert place == "test:1"
    assert "“Ninety!” counts as right" in post.text
    board = (await run(desk, "scores")).text.splitlines()
    assert [line.split(" · ")[1].split(" ")[0] for line in board] == ["1", "1", "0"]
    assert board[2].startswith("3. Carol")
    assert "no such open contest" in (await run(desk, "refuse", contest=number, admin=True)).text, "decided once"
    (entry,) = await desk.store.contests.audit("test")
    assert (entry.actor, entry.action) == ("mo", "contest upheld")


async def test_a_refused_contest_changes_no_points_and_is_told(desk: FixedDesk, clock: Clock) -> None:
    _, number = await contested(desk, clock)
    done = await run(desk, "refuse", contest=number, admin=True)
    assert "stays wrong" in done.elsewhere[0][1].text
    assert "1 point" not in (await run(desk, "scores")).text
    assert "No contest and no report waits" in (await run(desk, "contests", admin=True)).text


async def test_a_voided_question_counts_for_nobody(desk: FixedDesk, clock: Clock) -> None:
    _, number = await contested(desk, clock)
    await run(desk, "void", contest=number, admin=True)
    assert "No scores yet" in (await run(desk, "scores")).text
    assert (await run(desk, "quiz", questions="1")).failed, "it was the only question, and is not asked again"


async def test_contests_of_another_server_cannot_be_decided(desk: FixedDesk, clock: Clock) -> None:
    _, number = await contested(desk, clock)
    request = replace(
        ask("uphold", event=next(ids), moment=clock(), admin=True, contest=number), server="another server"
    )
    assert (await handle(request, desk)).failed


async def test_what_cannot_be_contested_is_said(desk: FixedDesk, clock: Clock) -> None:
    assert "have not answered" in (await run(desk, "contest", remark="no")).text
    opening = await run(desk, "quiz", questions="1")
    game, index, _ = (opening.also[0].key or "").split(":")
    await run(desk, "answer", reply="85")
    assert "still open" in (await run(desk, "contest", remark="no", game=game, index=index)).text
    assert "have not answered" in (await run(desk, "contest", remark="no")).text, "an open one is not shown"
    clock.advance(90)
    await due(desk)
    assert "counted as right" in (await run(desk, "contest", remark="no")).text
    assert "did not answer" in (await run(desk, "contest", remark="no", member="bob", game=game, index=index)).text
    assert (
        "have not answered" in (await run(desk, "contest", remark="no", place="test:2", game=game, index=index)).text
    )
    await play_wrong(desk, member="bob")
    assert not (await run(desk, "contest", remark="no", member="bob")).failed
    assert "already" in (await run(desk, "contest", remark="no", member="bob")).text


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ninety!", "ninety", True),
        ("the harbour", "Harbour", True),
        ("-5", "5", False),
        ("5%", "5", False),
        ("$5", "5", False),
        ("1.5", "15", False),
        ("90", "85", False),
    ],
)
def test_same_replies(one: str, other: str, same: bool) -> None:
    assert same_reply(TYPED_QUESTION, one, other) is same


def test_the_same_option_is_the_same_reply() -> None:
    assert same_reply(OPTIONS_QUESTION, "A", "12 million euros")
    assert not same_reply(OPTIONS_QUESTION, "A", "B")


async def test_status_is_for_moderators_and_says_how_things_stand(desk: FixedDesk, clock: Clock) -> None:
    assert (await run(desk, "status")).failed
    desk.given = replace(desk.given, failures=(UnreadableInput("https://gone.example/@here", "is not there"),))
    await contested(desk, clock)
    await run(desk, "quiz", questions="1", place="test:2")
    reply = await run(desk, "status", admin=True)
    assert reply.private
    for said in ("1 article, 1 question", "Not read: 1", "\\@here", "quizzes here: 1", "wait here: 1", "sqlite"):
        assert said in reply.text
    assert __version__ in reply.text
    assert "desk.sqlite3" not in reply.text
