"""The command table against a real store: briefings, whole quizzes, refusals that say what next."""

import random
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from newsdesk.bot import commands
from newsdesk.bot.commands import COMMANDS, due, handle
from newsdesk.bot.desk import Desk, open_desk
from newsdesk.bot.messages import Reply
from newsdesk.bot.settings import Settings
from newsroom import NOON, ask, write_articles

ids = (f"event-{number}" for number in count())


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    articles = write_articles(tmp_path / "articles")
    return Settings(database_url=f"sqlite:///{tmp_path}/desk.sqlite3", sources=(str(articles),), seconds=30)


@pytest.fixture
async def desk(settings: Settings, clock: Clock) -> AsyncIterator[Desk]:
    async with open_desk(settings, clock=clock, chance=random.Random(1)) as opened:
        yield opened


async def run(desk: Desk, command: str, **options: object) -> Reply:
    return await handle(ask(command, event=next(ids), moment=desk.clock(), **options), desk)  # type: ignore[arg-type]


async def answer_of(desk: Desk, place: str) -> str:
    """The right answer of the open question, from the store."""
    found = await desk.running(place)
    assert found is not None
    return (await desk._questions(found.game.id))[found.game.index].question.answer.accept[0]


async def test_every_command_is_in_the_help(desk: Desk) -> None:
    text = (await run(desk, "help")).text
    assert all(f"`{command.example}`" in text for command in COMMANDS.values())


async def test_a_briefing_names_outlet_and_date(desk: Desk) -> None:
    reply = await run(desk, "briefing")
    assert not reply.failed
    assert "The Eastport Mail" in reply.text
    assert "3 March 2026" in reply.text


async def test_a_briefing_on_a_topic_leaves_the_rest_out(desk: Desk) -> None:
    reply = await run(desk, "briefing", topic="library")
    assert "Valley Courier" in reply.text
    assert "Eastport Mail" not in reply.text


@pytest.mark.parametrize("command", ["briefing", "quiz"])
async def test_an_unknown_topic_says_what_next(desk: Desk, command: str) -> None:
    reply = await run(desk, command, topic="zebra @everyone")
    assert reply.failed
    assert "sources" in reply.text
    assert "@everyone" not in reply.text.replace("\\@", "")


async def test_a_quiz_alone_runs_to_its_board(desk: Desk) -> None:
    opening = await run(desk, "quiz", questions="3", alone=True)
    assert opening.also[0].title == "Question 1 of 3"
    for _ in range(3):
        right = await answer_of(desk, "test:1")
        reply = await run(desk, "answer", reply=right, alone=True)
        assert reply.also[0].text.startswith("**Answer:")
        assert "> —" in reply.also[0].text, "the reveal names its source"
    assert reply.also[-1].title == "Quiz over"
    assert "3 of 3" in reply.also[-1].text
    scores = await run(desk, "scores")
    assert "3 points from 3 answers" in scores.text


async def test_a_wrong_answer_shows_the_passage(desk: Desk) -> None:
    await run(desk, "quiz", questions="1", alone=True)
    reply = await run(desk, "answer", reply="999 zebras", alone=True)
    if not reply.also:  # an option quiz asks again for an unknown option
        reply = await run(desk, "skip", alone=True)
        text = reply.text
    else:
        text = reply.also[0].text
    assert "> " in text


async def test_two_players_each_answer_once(desk: Desk, clock: Clock) -> None:
    opening = await run(desk, "quiz", questions="2")
    right = await answer_of(desk, "test:1")
    wrong = next(
        (choice.label[3:] for choice in opening.also[0].choices[:-1] if right not in choice.label), "a zebra"
    )
    first = await run(desk, "answer", reply=wrong, member="ann")
    assert first.private
    assert right not in first.text
    assert not first.also
    assert "change it once" in first.text
    changed = await run(desk, "answer", reply=right, member="ann")
    assert "change" not in changed.text
    assert (await run(desk, "answer", reply=right, member="ann")).failed
    clock.wait(90)
    ((place, posts),) = await due(desk)
    assert place == "test:1"
    assert "Right: Ann +1 (" in posts[0].text
    assert posts[1].title is not None
    assert posts[1].title.startswith("Question 2 of 2")


async def test_a_race_is_won_by_the_first_right_answer(desk: Desk, clock: Clock) -> None:
    opening = await run(desk, "quiz", questions="1", mode="race")
    assert "first right answer" in opening.text
    right = await answer_of(desk, "test:1")
    await run(desk, "answer", reply=right, member="bob")
    early = ask("answer", event=next(ids), member="ann", moment=clock.now - timedelta(seconds=0.5), reply=right)
    await handle(early, desk)
    clock.wait(3)
    ((_, posts),) = await due(desk)
    assert "Right: Ann" in posts[0].text, "the platform's time decides, not the order of arrival"
    board = posts[-1].text.splitlines()
    assert board[0].startswith("1. Ann · 1 point")
    assert "2. Bob · 0 points" in board[1]


async def test_a_private_quiz_is_seen_by_its_player_alone(desk: Desk) -> None:
    opening = await run(desk, "quiz", questions="2", mode="private")
    assert opening.private
    assert all(post.private for post in opening.also)
    assert await desk.running("test:1") is None
    right = await answer_of(desk, "test:1#ann")
    reply = await run(desk, "answer", reply=right)
    assert reply.private
    assert all(post.private for post in reply.also)
    assert not (await run(desk, "quiz", questions="1", member="bob")).failed, "the channel is free for others"
    assert not (await run(desk, "stop")).failed
    assert await desk.running("test:1") is not None, "ann stopped her own quiz, not bob's"


async def test_scores_by_span(desk: Desk, clock: Clock) -> None:
    await run(desk, "quiz", questions="1", alone=True)
    await run(desk, "answer", reply=await answer_of(desk, "test:1"), alone=True)
    clock.wait(10 * 24 * 3600)
    assert "1 point from 1 answer" in (await run(desk, "scores", span="month")).text
    assert "No scores yet" in (await run(desk, "scores", span="week")).text
    assert "100% right" in (await run(desk, "scores", span="me")).text
    assert (await run(desk, "scores", span="year")).failed


async def test_an_event_that_arrives_twice_counts_once(desk: Desk) -> None:
    await run(desk, "quiz", questions="1", alone=True)
    right = await answer_of(desk, "test:1")
    request = ask("answer", event="same", moment=desk.clock(), alone=True, reply=right)
    first = await handle(request, desk)
    assert first.also
    assert not (await handle(request, desk)).also
    assert "1 point from 1 answer" in (await run(desk, "scores")).text


async def test_a_start_that_arrives_twice_starts_one_quiz(desk: Desk) -> None:
    request = ask("quiz", event="one start", moment=desk.clock(), questions="1")
    first = await handle(request, desk)
    assert len(first.also) == 1
    again = await handle(request, desk)
    assert not again.also
    await run(desk, "stop", admin=True)
    assert not (await handle(request, desk)).also, "not even after its quiz is over"


async def test_a_question_that_a_crash_kept_from_being_posted_is_posted_once(
    settings: Settings, clock: Clock
) -> None:
    async with open_desk(settings, clock=clock, chance=random.Random(1)) as desk:
        asked = (await run(desk, "quiz", questions="2")).also[0]
    async with open_desk(settings, clock=clock, chance=random.Random(1)) as desk:
        assert await commands.missing(desk) == (("test:1", (asked,)),)
        assert asked.key is not None
        await desk.sent(asked.key, "42")
        assert await commands.missing(desk) == (("test:1", ()),)


async def test_a_second_quiz_in_the_same_place_is_refused(desk: Desk) -> None:
    await run(desk, "quiz", questions="2")
    reply = await run(desk, "quiz", questions="2", member="bob")
    assert reply.failed
    assert "already running" in reply.text
    elsewhere = await run(desk, "quiz", questions="2", place="test:2")
    assert not elsewhere.failed


async def test_alone_a_new_quiz_ends_the_old_one(desk: Desk) -> None:
    await run(desk, "quiz", questions="2", alone=True)
    reply = await run(desk, "quiz", questions="1", alone=True)
    assert not reply.failed
    titles = [post.title for post in reply.also]
    assert titles[-1] == "Question 1 of 1"


async def test_only_the_starter_or_an_admin_may_stop(desk: Desk) -> None:
    await run(desk, "quiz", questions="2", member="ann")
    assert (await run(desk, "stop", member="bob")).failed
    assert not (await run(desk, "stop", member="carl", admin=True)).failed


@pytest.mark.parametrize("command", ["answer", "skip", "stop"])
async def test_without_a_quiz_the_reply_says_how_to_start(desk: Desk, command: str) -> None:
    options = {"reply": "1"} if command == "answer" else {}
    reply = await run(desk, command, **options)
    assert reply.failed
    assert "`quiz`" in reply.text


@pytest.mark.parametrize(
    ("command", "options", "said"),
    [
        ("quiz", {"questions": "0"}, "from 1 to 20"),
        ("quiz", {"questions": "21"}, "from 1 to 20"),
        ("quiz", {"questions": "9999999999999999"}, "from 1 to 20"),
        ("quiz", {"questions": "three"}, "from 1 to 20"),
        ("quiz", {"questions": "٣"}, "from 1 to 20"),
        ("briefing", {"length": "long"}, "one of headline, short, full"),
        ("briefing", {"topic": "x" * 101}, "at most 100"),
        ("answer", {}, "missing"),
        ("dance", {}, "no command"),
    ],
)
async def test_wrong_use_is_answered_with_an_example(
    desk: Desk, command: str, options: dict[str, str], said: str
) -> None:
    reply = await run(desk, command, **options)
    assert reply.failed
    assert said in reply.text


async def test_a_game_goes_on_after_a_restart(settings: Settings, clock: Clock) -> None:
    async with open_desk(settings, clock=clock, chance=random.Random(1)) as desk:
        await run(desk, "quiz", questions="2", alone=True)
        await run(desk, "answer", reply=await answer_of(desk, "test:1"), alone=True)
    async with open_desk(settings, clock=clock, chance=random.Random(2)) as desk:
        right = await answer_of(desk, "test:1")
        reply = await run(desk, "answer", reply=right, alone=True)
        assert "2 of 2" in reply.also[-1].text
        assert "2 points from 2 answers" in (await run(desk, "scores")).text


async def test_questions_are_not_repeated_while_others_are_left(desk: Desk) -> None:
    asked = set()
    for _ in range(2):
        reply = await run(desk, "quiz", questions="2", alone=True)
        text = reply.also[-1].text
        assert text not in asked
        asked.add(text)


async def test_sources_are_listed_with_their_dates(desk: Desk) -> None:
    text = (await run(desk, "sources")).text
    assert "Valley Courier, 1 March 2026" in text
    assert "https://mail.example/harbour" in text


async def test_no_sources_at_all_says_what_to_do(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "empty").mkdir()
    settings = Settings(database_url="sqlite://", sources=(str(tmp_path / "empty"),))
    async with open_desk(settings, clock=clock) as desk:
        assert "sources" in (await run(desk, "briefing")).text
        assert "not read" in (await run(desk, "sources")).text


def test_the_table_fits_discords_limits() -> None:
    for command in commands.COMMANDS.values():
        assert command.name.islower()
        assert len(command.name) <= 32
        assert len(command.summary) <= 100
        assert all(len(option.summary) <= 100 for option in command.options)
