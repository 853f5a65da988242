"""What a place is asked: lately asked questions rest, missed ones come back sooner, answers tell what is hard."""

import random
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from newsdesk.bot.choosing import MEMORY, RETURN, Chooser, chosen_of, ruled
from newsdesk.bot.content import Content
from newsdesk.bot.store import Rulings, Store, open_store
from newsdesk.quizzes.own import own_question
from newsdesk.quizzes.question import Question
from newsdesk.quizzes.session import Answer, Mode, Outcome, Skip, Start, new_game, step
from newsroom import NOON
from store_contract.databases import sqlite_url

TOWNS = ("Moss", "Hamar", "Bergen", "Halden", "Narvik")
POOL = tuple(
    replace(own_question(f"Which town has hall {letter}?", (town,)), id=town, claim=f"claim of {town}")
    for letter, town in zip("VWXYZ", TOWNS, strict=True)
)


def ids(chosen: Sequence[Question]) -> set[str]:
    return {question.id for question in chosen}


def quiz(*, recent: set[str] = frozenset(), missed: set[str] = frozenset()) -> set[str]:  # type: ignore[assignment]
    claims = {f"claim of {town}" for town in recent}
    return ids(chosen_of(POOL, recent=claims, missed=missed, count=3, seed=1))


def test_what_was_asked_lately_rests_until_nothing_else_is_left() -> None:
    assert quiz(recent={"Moss", "Hamar"}) == {"Bergen", "Halden", "Narvik"}
    assert quiz(recent={"Moss", "Hamar", "Bergen", "Halden"}) == {"Narvik"}
    assert len(quiz(recent=set(TOWNS))) == 3


def test_void_questions_are_never_asked() -> None:
    void = ("Moss", "Hamar", "Bergen", "Halden")
    assert ids(ruled(POOL, Rulings(void=void, accepted={}))) == {"Narvik"}


def test_what_was_missed_comes_first_though_it_was_asked() -> None:
    assert "Moss" in quiz(recent={"Moss", "Hamar"}, missed={"Moss"})
    assert quiz(missed={"Moss", "Hamar"}) > {"Moss", "Hamar"}


def test_what_was_missed_comes_back_out_of_a_large_bank() -> None:
    many = [replace(POOL[0], id=f"{n}", claim=f"{n}", prompt=f"Which town has hall {n}?") for n in range(1000)]
    chosen = chosen_of(many, recent={"777"}, missed={"777"}, count=3, seed=1)
    assert "777" in ids(chosen)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await open_store(sqlite_url(tmp_path))
    yield store
    await store.close()


def content_of(questions: Sequence[Question]) -> Content:
    return Content(articles=(), sources=(), questions=tuple(questions), failures=(), read_at=NOON)


async def play(store: Store, question: str, outcome: Outcome, *, members: int, now: datetime, place: str) -> None:
    """A game on one question that ``members`` members answer."""
    game = f"{question} at {now}"
    begun, _ = step(new_game(id=game, mode=Mode.EVERYONE, questions=(question,), owner="ann"), Start(), now)
    await store.games.open(begun, place=place, server="town", questions=["{}"], now=now)
    for number in range(members):
        event = Answer(
            player=f"m{number}", name="M", index=0, reply="x", outcome=outcome, moment=now, event_id=f"e{number}"
        )
        await store.games.play(game, event, now)
    await store.games.play(game, Skip(player="", index=0, moderator=True), now)


async def asked(store: Store, now: datetime, *, count: int = 5) -> list[Question]:
    chooser = Chooser(store, clock=lambda: now, chance=random.Random(1))
    found = await chooser.asked(content_of(POOL), server="town", place="hall", topic=None, count=count)
    return [one.question for one in found]


async def test_answers_make_the_order_of_a_quiz(store: Store) -> None:
    assert {question.difficulty for question in await asked(store, NOON)} == {0.5}
    await play(store, "Narvik", "accept", members=20, now=NOON, place="yard")
    await play(store, "Moss", "reject", members=20, now=NOON, place="yard")
    await play(store, "Halden", "reject", members=3, now=NOON, place="yard")
    quiz = await asked(store, NOON)
    assert (quiz[0].id, quiz[-1].id) == ("Narvik", "Moss")
    assert {question.id: question.difficulty for question in quiz}["Halden"] == 0.5, "three answers say nothing"


async def test_a_missed_question_comes_back_after_a_week_and_a_known_one_after_a_month(store: Store) -> None:
    for town, outcome in (("Moss", "reject"), ("Hamar", "accept")):
        await play(store, town, "reject" if outcome == "reject" else "accept", members=2, now=NOON, place="hall")
        await store.memory.remember_asked("hall", [f"claim of {town}"], NOON)
    soon, week, month = (NOON + wait for wait in (timedelta(days=1), RETURN, MEMORY))
    later = timedelta(minutes=1)
    assert ids(await asked(store, soon)) == {"Bergen", "Halden", "Narvik"}
    assert ids(await asked(store, week + later)) == {"Moss", "Bergen", "Halden", "Narvik"}
    assert ids(await asked(store, month + later)) == set(TOWNS)


async def test_what_is_too_old_is_forgotten_once_a_day(store: Store) -> None:
    now = NOON
    chooser = Chooser(store, clock=lambda: now, chance=random.Random(1))
    await store.memory.remember_asked("hall", ["old"], NOON - MEMORY - timedelta(hours=1))
    await store.memory.remember_asked("hall", ["older than tomorrow"], NOON - MEMORY + timedelta(hours=1))
    await chooser.tidy()
    assert list(await store.memory.asked("hall")) == ["older than tomorrow"]
    now += timedelta(hours=23)
    await chooser.tidy()
    assert list(await store.memory.asked("hall")) == ["older than tomorrow"]
    now += timedelta(hours=1)
    await chooser.tidy()
    assert await store.memory.asked("hall") == {}
