"""Banks in the bot: read in a child process, exchanged when their file changes, never under an open round."""

import asyncio
import gc
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from newsdesk.bot.bank_shelf import OUT_OF_SIGHT, BankShelf, Shelved, merged
from newsdesk.bot.content import Shelf
from newsdesk.bot.desk import Desk, open_desk
from newsdesk.bot.fetching import fetch
from newsdesk.bot.openings import start
from newsdesk.bot.settings import Settings
from newsdesk.briefings.names import RuleFinder
from newsdesk.quizzes.bank import Bank, dump_bank, load_bank, sources_of
from newsdesk.quizzes.own import own_question
from newsdesk.quizzes.question import Question, Status
from newsdesk.quizzes.session import Mode
from newsdesk.quizzes.writing import write_pool
from newsroom import NOON, ask
from questions_room import article_of
from store_contract.databases import sqlite_url

TOWNS = ("Moss", "Hamar", "Bergen", "Halden", "Narvik")
HEAD = "format: newsdesk-bank\nversion: 1\nquestions:\n"


def bank_text(*towns: str) -> str:
    return HEAD + "".join(
        f"- {{prompt: Which town is number {n}?, answer: {town}}}\n" for n, town in enumerate(towns)
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "towns.yaml"
    write(file, bank_text(*TOWNS[:3]))
    return file


def write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def answers(shelved: Shelved) -> list[str]:
    return [question.answer.accept[0] for question in shelved.bank.questions]


async def test_a_bank_comes_out_of_the_child_as_it_went_in(tmp_path: Path) -> None:
    article = article_of("Harlow Cycles sold 4,250 hill bicycles to the city of Trondheim in 2023.")
    made = write_pool([article], finder=RuleFinder()).questions
    own = own_question("Wie heißt die “Stadt”? 🚲", ("Ålesund",), wrong=("Å", "Ø"))
    questions = (*(replace(one, status=Status.ACCEPTED, comment="“good”") for one in made), own)
    bank = Bank(questions=questions, sources=sources_of([article]))
    for form in ("yaml", "json"):
        file = tmp_path / f"bank.{form}"
        write(file, dump_bank(bank, format="json" if form == "json" else "yaml"))
        (shelved,) = await BankShelf([str(file)]).settled()
        assert shelved.bank == load_bank(file) == bank
        assert shelved.version


async def test_a_changed_file_is_read_again_and_a_broken_one_leaves_the_last_in_use(file: Path) -> None:
    shelf = BankShelf([str(file)])
    (first,) = await shelf.banks()
    assert answers(first) == ["Moss", "Hamar", "Bergen"]
    assert await shelf.banks() == (first,)
    write(file, bank_text("Halden", "Narvik"))
    (still,) = await shelf.banks()
    assert still is first, "whoever asks meanwhile gets what there is"
    (second,) = await shelf.settled()
    assert answers(second) == ["Halden", "Narvik"]
    assert second.version != first.version
    write(file, bank_text("Moss") + "- {prompt: Which?, anser: Moss}\n- {}\n")
    (third,) = await shelf.settled()
    assert third.bank is second.bank
    assert str(third.fault) == (
        f"{file}:5: column 3: a question lacks the field 'answer' (and 2 more; `newsdesk verify {file}` lists them); "
        f"version {second.version} stays in use"
    )
    write(file, bank_text("Moss"))
    (fourth,) = await shelf.settled()
    assert (answers(fourth), fourth.fault) == (["Moss"], None)
    await asyncio.to_thread(file.unlink)
    (fifth,) = await shelf.settled()
    assert answers(fifth) == ["Moss"]
    assert "No such file" in str(fifth.fault)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("format: newsdesk-bank\nversion: 1\nquestions: []\n", "holds no questions"),
        ("[" * 100_000, "nested more than 32 deep"),
    ],
)
async def test_a_bank_of_no_use_is_told(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "bank.yaml"
    write(file, text)
    (shelved,) = await BankShelf([str(file)]).banks()
    assert said in str(shelved.fault)
    assert shelved.bank.questions == ()


def test_what_a_bank_rejects_or_says_otherwise_is_not_asked_as_it_was_made() -> None:
    article = article_of("Harlow Cycles sold 4,250 hill bicycles to the city of Trondheim in 2023.")
    made = write_pool([article], finder=RuleFinder()).questions
    rejected, edited = replace(made[0], status=Status.REJECTED), replace(made[1], prompt="Otherwise?")
    expired = replace(own_question("Who is mayor?", ("Ada",)), expires=NOON.date())
    bank = Shelved(name="a", bank=Bank(questions=(rejected, edited, expired)))
    asked = merged([bank], made, today=NOON.date())
    assert [question.prompt for question in asked] == ["Otherwise?", *(one.prompt for one in made[2:])]
    assert asked[0].id not in {question.id for question in made}


async def test_a_bank_alone_needs_no_articles(file: Path) -> None:
    shelf = Shelf((), clock=lambda: NOON, fetcher=fetch, banks=BankShelf([str(file)]))
    content = await shelf.content()
    assert len(content.questions) == 3
    assert content.articles == ()
    assert await shelf.content() is content


@asynccontextmanager
async def desk_on(file: Path, folder: Path) -> AsyncIterator[Desk]:
    settings = Settings(database_url=sqlite_url(folder), banks=(str(file),))
    async with open_desk(settings, clock=lambda: NOON, chance=random.Random(1)) as desk:
        yield desk


async def _open(desk: Desk, event: str, place: str) -> list[Question]:
    request = ask("quiz", event=event, place=place)
    played = await start(desk, request, count=5, topic=None, mode=Mode.EVERYONE, seconds=60)
    assert played is not None
    return [asked.question for asked in played.questions]


async def test_an_open_round_keeps_its_questions_when_the_bank_is_exchanged(file: Path, tmp_path: Path) -> None:
    async with desk_on(file, tmp_path) as desk:
        before = await _open(desk, "1", "hall")
        right = before[0].answer.accept[0]
        write(file, bank_text("Halden", "Narvik"))
        await desk.content()
        banks = desk._shelves.banks
        assert banks is not None
        await banks.settled()
        after = await _open(desk, "2", "yard")
        assert {question.answer.accept[0] for question in after} == {"Halden", "Narvik"}
        # Another process, which has only the store to go by, grades with what was asked.
        desk._games.clear()
        played = await desk.answer(ask("answer", event="3", place="hall"), reply=right, game=None, index=None)
        assert played is not None
        assert played.verdict is not None
        assert played.verdict.outcome == "accept"
        assert [asked.question for asked in played.questions] == before


async def _longest_gap(work: "asyncio.Task[object]") -> float:
    """The longest time for which the loop did nothing else while ``work`` ran."""
    longest, last = 0.0, time.perf_counter()
    while not work.done():
        await asyncio.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    await work
    return longest


@pytest.mark.parametrize(("count", "out_of_sight"), [(OUT_OF_SIGHT - 1, False), (OUT_OF_SIGHT, True)])
async def test_the_garbage_collector_need_not_go_over_a_large_bank(
    tmp_path: Path, count: int, out_of_sight: bool
) -> None:
    file = tmp_path / "large.yaml"
    write(file, bank_text(*(f"Town {n}" for n in range(count))))
    (shelved,) = await BankShelf([str(file)]).banks()
    loaded = {id(question) for question in shelved.bank.questions}
    seen = {id(thing) for thing in gc.get_objects() if isinstance(thing, Question)}
    gc.unfreeze()
    assert bool(loaded & seen) is not out_of_sight
    assert len(loaded) == count


async def test_a_large_bank_never_stalls_the_loop(tmp_path: Path) -> None:
    """Against the same bank read on the loop itself: the longest gap is a small part of that."""
    file = tmp_path / "large.yaml"
    made = [own_question(f"Which town is number {n}?", (f"Town {n}",), wrong=("Moss", "Oslo")) for n in range(1500)]
    write(file, dump_bank(Bank(questions=tuple(made))))

    async def on_the_loop() -> Bank:
        return load_bank(file)

    gaps = [await _longest_gap(asyncio.create_task(BankShelf([str(file)]).banks())) for _ in range(2)]
    stall = await _longest_gap(asyncio.create_task(on_the_loop()))
    assert min(gaps) < stall / 5
