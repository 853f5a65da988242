"""A member's weeks as a picture with its words."""

import io
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from discord_play import OPTIONS_QUESTION, Town
from newsdesk.bot.charts import HEIGHT, WIDTH, drawn
from newsdesk.bot.store import Week
from newsdesk.bot.texts import speaking
from newsdesk.bot.wording_scores import ALT_LIMIT, weeks_said

POINTS = (0, 3, 12, 0, 7)


def weeks(points: tuple[int, ...] = POINTS) -> list[Week]:
    monday = date(2026, 1, 5)
    return [
        Week(begins=monday + timedelta(weeks=n), points=p, right=p, answered=p and p + 1)
        for n, p in enumerate(points)
    ]


def test_the_same_weeks_give_the_same_bytes() -> None:
    image = pytest.importorskip("PIL.Image")
    picture = drawn(weeks())
    assert picture is not None
    assert picture == drawn(weeks())
    assert picture != drawn(weeks((1, 3, 12, 0, 7)))
    shown = image.open(io.BytesIO(picture))
    assert (shown.format, shown.size) == ("PNG", (WIDTH, HEIGHT))
    assert len(shown.getcolors(1 << 20)) > 2


def test_nothing_to_show_is_no_picture() -> None:
    assert drawn([]) is None
    assert drawn(weeks((0, 0))) is None


def test_without_pillow_the_words_remain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert drawn(weeks()) is None


def test_the_words_say_what_the_picture_shows() -> None:
    said = weeks_said(weeks())
    assert "2026-01-12: 3 points; 2026-01-19: 12 points" in said
    assert len(weeks_said(weeks((9,) * 200))) <= ALT_LIMIT
    with speaking("es"):
        assert "12 puntos" in weeks_said(weeks())


async def test_own_scores_come_with_the_picture_and_its_description(town: Town, tmp_path: Path) -> None:
    pytest.importorskip("PIL")
    async with town.bot(tmp_path / "x.sqlite3", questions=(OPTIONS_QUESTION,)) as bot, town.server.well_behaved():
        assert (await town.bob.slash(town.channel, "news scores", span="me")).message.attachments == []
        await town.alice.slash(town.channel, "news quiz", questions=1)
        await town.bob.click(await town.question(1), label="C. 28 million euros")
        await town.alice.click(await town.question(1), label="Skip")
        await town.message("Quiz over")
        shown = await town.bob.slash(town.channel, "news scores", span="me")
        (attached,) = shown.message.attachments
        assert attached["filename"] == "newsdesk-weeks.png"
        assert "1 point" in attached["description"]
        assert shown.ephemeral
        now = datetime.now(UTC) + timedelta(weeks=3)
        later = await bot.desk.store.scores.weeks(
            str(town.bob.id), server=f"discord:{town.guild.id}", now=now, count=4
        )
        assert [(week.points, week.answered) for week in later] == [(1, 1), (0, 0), (0, 0), (0, 0)]
