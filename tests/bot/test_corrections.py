"""A source that is corrected voids its questions: everywhere, once, and only where the passage is really gone."""

from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from discord_play import ARTICLE, TEXT, TYPED_QUESTION, FixedDesk, fixed_desk
from newsdesk.bot.commands import corrected, handle
from newsdesk.bot.corrections import outdated
from newsdesk.bot.messages import Reply
from newsdesk.bot.rounds import Asked
from newsdesk.briefings.article import Article
from newsdesk.briefings.briefing import source_of
from newsdesk.briefings.reading import read_text
from newsroom import ask

ids = (f"corrected-{number}" for number in count())
PAGE = "https://news.example/pier"


def at_page(text: str) -> Article:
    return replace(read_text(text), url=PAGE)


BEFORE = replace(ARTICLE, url=PAGE)
AFTER = at_page(TEXT.replace("About 85 people work", "About 58 people work"))


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[FixedDesk]:
    async with fixed_desk(tmp_path / "desk.sqlite3", questions=(TYPED_QUESTION,)) as opened:
        opened.given = replace(opened.given, articles=(BEFORE,), sources=(source_of(BEFORE),))
        yield opened


async def run(desk: FixedDesk, command: str, **options: object) -> Reply:
    return await handle(ask(command, event=next(ids), moment=desk.clock(), **options), desk)  # type: ignore[arg-type]


async def test_a_corrected_source_takes_the_points_back_and_says_so_once(desk: FixedDesk) -> None:
    await run(desk, "quiz", questions="1", alone=True)
    await run(desk, "answer", reply="85", alone=True)
    assert "1 point" in (await run(desk, "scores")).text
    assert await corrected(desk, [desk.given]) == (), "nothing has changed yet"
    after = replace(desk.given, articles=(AFTER,))
    ((place, (told,)),) = await corrected(desk, [after])
    assert place == "test:1"
    assert "counts for nobody" in told.text
    assert told.key is not None
    assert "1 point" not in (await run(desk, "scores")).text
    assert await corrected(desk, [after]) == ()
    assert "no question" in (await run(desk, "quiz", alone=True)).text, "nor is it asked again"


async def test_an_open_question_closes(desk: FixedDesk) -> None:
    await run(desk, "quiz", questions="1")
    ((_, posts),) = await corrected(desk, [replace(desk.given, articles=(AFTER,))])
    assert [post.title for post in posts[1:]] == ["Question 1", "Quiz over"]


def test_only_a_passage_that_is_gone_from_the_same_article_counts() -> None:
    asked = (Asked(question=TYPED_QUESTION, source=source_of(BEFORE)),)
    more = at_page(TEXT + "\nA ferry will call there from autumn on, the authority added later.\n")
    other = at_page("Another story altogether\n\nThe town of Orrin has a new mill since Monday, its mayor said.\n")
    assert outdated(asked, [AFTER]) == asked
    assert outdated(asked, [more]) == ()
    assert outdated(asked, [other]) == (), "a page with another title is another article"
    assert outdated(asked, []) == ()
    assert outdated((Asked(question=TYPED_QUESTION, source=None),), [AFTER]) == ()
