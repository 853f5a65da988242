"""A server's settings and its daily briefing: in Discord end to end, and the hours as pure functions."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import discord
import hypothesis.strategies as st
import pytest
from discord_play import OPTIONS_QUESTION, TYPED_QUESTION, Town, fixed_desk
from discord_server import Person
from hypothesis import given
from newsdesk.bot.commands import scheduled
from newsdesk.bot.intro import unknown_slots
from newsdesk.bot.schedule import CATCH_UP, due_day, moment_of
from newsdesk.bot.server_settings import ServerSettings, parse
from newsdesk.quizzes.session import Scoring

START = datetime(2020, 1, 1, tzinfo=UTC)


class Calendar:
    """A clock that stands until it is turned."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 4, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def moderator_of(town: Town) -> Person:
    return town.server.add_member(town.guild, "Mo", permissions=discord.Permissions(manage_guild=True))


async def test_the_panel_sets_channel_hour_zone_and_roles_in_place(town: Town, path: Path) -> None:
    moderator = moderator_of(town)
    async with town.bot(path), town.server.well_behaved():
        assert "may manage this server" in (await town.alice.slash(town.channel, "news setup")).text
        panel = (await moderator.slash(town.channel, "news setup")).message
        assert panel.ephemeral
        assert "no daily briefing" in panel.text
        ids = {one["custom_id"].rpartition(":")[2]: one["custom_id"] for one in panel.selects}
        assert list(ids) == ["channel", "hour", "zone", "starters"]
        await moderator.select(panel, "8", custom_id=ids["hour"])
        await moderator.select(panel, "Europe/Madrid", custom_id=ids["zone"])
        await town.server.until(lambda: "08:00" in panel.text and "Europe/Madrid" in panel.text)
    async with town.bot(path), town.server.well_behaved():  # the panel outlives the process
        quiet = await moderator.click(panel, label="Quiet hours…")
        await quiet.submit({"reply": "22-7"})
        await town.server.until(lambda: "22:00–07:00" in panel.text)
        wrong = await (await moderator.click(panel, label="Sources…")).submit({"reply": "/etc/passwd"})
        assert "web addresses" in wrong.text
        listed = await moderator.slash(town.channel, "news settings")
        assert "Europe/Madrid" in listed.text


async def test_settings_change_by_name_and_say_what_is_wrong(town: Town, path: Path) -> None:
    moderator = moderator_of(town)
    async with town.bot(path), town.server.well_behaved():
        for name, value, shown in (
            ("channel", "here", f"<#{town.channel.id}>"),
            ("cooldown", "120", "120 s"),
            ("lists_off", "date figure", "date, figure"),
            ("scoring", "quick", "quick"),
            ("length", "headline", "headline"),
            ("sources", "https://a.example/feed", "<https://a.example/feed>"),
            ("intro", "Good morning: $stories stories", "Good morning: $stories stories"),
        ):
            assert shown in (await moderator.slash(town.channel, "news settings", name=name, value=value)).text
        for name, value, said in (
            ("zone", "Mars/Base", "no time zone"),
            ("hour", "25", "from 0 to 23"),
            ("quiet", "9", "from one hour to another"),
            ("cooldown", "99999", "at most 3600"),
            ("lists_off", "poems", "kinds of questions"),
            ("intro", "Hello $server", "the slots are $day, $stories, $sources and $minutes"),
            ("intro", "Only 5 $!", "write $$ for the sign itself"),
            ("intro", "Ha" * 101, "at most 200 characters"),
        ):
            refused = await moderator.slash(town.channel, "news settings", name=name, value=value)
            assert said in refused.text
            assert "For example: `/news settings" in refused.text
        off = await moderator.slash(town.channel, "news settings", name="cooldown", value="off")
        assert "120 s" not in off.text


async def test_who_may_start_when_and_how_often(town: Town, path: Path) -> None:
    moderator = moderator_of(town)
    async with town.bot(path, questions=(OPTIONS_QUESTION, TYPED_QUESTION)) as bot, town.server.well_behaved():
        server = f"discord:{town.guild.id}"
        put = bot.desk.store.settings.put
        await put(server, "starters", ["1"])
        refused = await town.alice.slash(town.channel, "news quiz", questions=1)
        assert refused.ephemeral
        assert "one of these roles" in refused.text
        assert (await town.alice.slash(town.channel, "news quiz", questions=1, mode="private")).ephemeral
        await put(server, "starters", [str(town.alice.member.role)])
        await put(server, "cooldown", 600)
        await town.alice.slash(town.channel, "news quiz", questions=1)
        question = await town.question(1)
        await town.alice.click(question, label="Skip")
        await town.message("Quiz over")
        assert "just now" in (await town.alice.slash(town.channel, "news quiz", questions=1)).text
        await bot.desk.store.settings.remove(server, "cooldown")
        hour = datetime.now(UTC).hour
        await put(server, "quiet", [hour, (hour + 2) % 24])
        assert "quiet hours" in (await town.alice.slash(town.channel, "news quiz", questions=1)).text
        assert not (await moderator.slash(town.channel, "news quiz", questions=1)).ephemeral


async def test_a_running_quiz_is_linked_to(town: Town, path: Path) -> None:
    async with town.bot(path) as bot, town.server.well_behaved():
        await town.alice.slash(town.channel, "news quiz", questions=2)
        question = await town.question(1)
        await town.server.quiet()
        await bot.desk.store.games.finish()
        refused = await town.bob.slash(town.channel, "news quiz")
        assert refused.ephemeral
        assert f"<https://discord.com/channels/{town.guild.id}/{town.channel.id}/{question.id}>" in refused.text


async def test_kinds_left_out_are_not_asked(town: Town, path: Path) -> None:
    async with town.bot(path) as bot, town.server.well_behaved():
        await bot.desk.store.settings.put(f"discord:{town.guild.id}", "lists_off", ["figure"])
        assert "no question" in (await town.alice.slash(town.channel, "news quiz")).text


async def test_the_daily_briefing_is_posted_once_also_over_a_restart(town: Town, path: Path) -> None:
    clock = Calendar()
    server, place = f"discord:{town.guild.id}", f"discord:{town.guild.id}:{town.channel.id}"
    async with fixed_desk(path) as desk:
        for name, value in (("hour", 13), ("channel", place), ("zone", "Europe/Madrid")):
            await desk.store.settings.put(server, name, value)
    async with town.bot(path, clock=clock), town.server.well_behaved():  # noon in UTC is 13:00 in Madrid
        await town.server.until(
            lambda: any("Briefing of 4 March 2026" in m.text for m in town.server.messages(town.channel)), seconds=40
        )
        await town.server.quiet()
    async with town.bot(path, clock=clock), town.server.well_behaved():
        await town.server.quiet(0.5)
    assert sum("Briefing of" in message.text for message in town.server.messages(town.channel)) == 1


async def test_a_claimed_briefing_is_taken_up_after_a_crash_and_no_other_time(tmp_path: Path) -> None:
    clock = Calendar()
    async with fixed_desk(tmp_path / "x.sqlite3", clock=clock) as desk:
        await desk.store.settings.put("town", "hour", 12)
        await desk.store.settings.put("town", "channel", "hall")
        ((place, (post,)),) = await scheduled(desk, again=True)
        assert (place, post.key) == ("hall", "briefing:town:2026-03-04")
        assert await scheduled(desk, again=False) == (), "on its way"
        await desk.store.settings.put("town", "intro", "Good morning on $day: $stories, $sources, $minutes, $$1, @x.")
        ((_, (again,)),) = await scheduled(desk, again=True)
        greeting, again = again.text.partition("\n\n")[0], replace(again, text=again.text.partition("\n\n")[2])
        assert greeting == "Good morning on 4 March 2026: 1, 1, 1, $1, @x."
        assert again.key == post.key, "the same name, so that Discord shows it once"
        assert again.text == post.text, "what the crash kept back has not been told yet"
        await desk.sent(post.key, "77")
        assert await scheduled(desk, again=True) == ()
        clock.now += timedelta(days=1)
        assert await scheduled(desk, again=False) == (), "a day without news has no briefing"
        assert await desk.was_sent("briefing:town:2026-03-05")


def rules(hour: int, zone: str) -> ServerSettings:
    return ServerSettings(channel="hall", hour=hour, zone=zone)


@given(
    now=st.integers(0, 10 * 366 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes)),
    hour=st.integers(0, 23),
    zone=st.sampled_from(["UTC", "Europe/Madrid", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
)
def test_a_briefing_is_due_from_its_hour_on_for_the_time_of_catching_up(now: datetime, hour: int, zone: str) -> None:
    day = due_day(rules(hour, zone), now)
    if day is not None:
        assert timedelta() <= now - moment_of(day, hour, zone) < CATCH_UP
    else:
        local = rules(hour, zone).day(now)
        for one in (local, local - timedelta(days=1)):
            assert not timedelta() <= now - moment_of(one, hour, zone) < CATCH_UP


@given(
    first=st.dates(date(2020, 1, 1), date(2029, 12, 30)),
    hour=st.integers(0, 23),
    zone=st.sampled_from(["Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"]),
)
def test_every_day_has_one_briefing_whatever_the_clocks_do(first: date, hour: int, zone: str) -> None:
    one, other = (moment_of(first + timedelta(days=step), hour, zone) for step in (0, 1))
    assert timedelta(hours=22) <= other - one <= timedelta(hours=26)


def test_an_hour_the_clocks_leave_out_comes_later_and_a_repeated_one_first() -> None:
    assert moment_of(date(2026, 3, 29), 2, "Europe/Madrid") == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert moment_of(date(2026, 10, 25), 2, "Europe/Madrid") == datetime(2026, 10, 25, 0, tzinfo=UTC)


def test_nothing_is_due_without_an_hour_or_a_channel() -> None:
    now = datetime(2026, 3, 4, 12, tzinfo=UTC)
    assert due_day(ServerSettings(channel="hall"), now) is None
    assert due_day(ServerSettings(hour=12), now) is None


def test_stored_nonsense_is_as_if_it_had_not_been_set() -> None:
    values = {"zone": "Mars", "hour": 99, "cooldown": "x", "quiet": [1], "sources": "x", "scoring": 3, "length": None}
    assert parse(values) == ServerSettings()  # type: ignore[arg-type]
    kept = parse({"quiet": [22, 7], "scoring": "quick", "hour": 8})
    assert kept.quiet == (22, 7)
    assert kept.scoring is Scoring.QUICK


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Good morning", ()),
        ("$day and ${minutes}", ()),
        ("$day $server ${guild} $server", ("server", "guild")),
        ("$$5", ()),
        ("5 $", None),
        ("${day", None),
        ("{day} %s {0.__class__}", ()),
    ],
)
def test_slots_of_an_intro_are_known_before_it_is_kept(text: str, unknown: tuple[str, ...] | None) -> None:
    assert unknown_slots(text) == unknown
    assert parse({"intro": text}).intro == (text if unknown == () else None)


def test_quiet_hours_go_over_midnight() -> None:
    kept = ServerSettings(quiet=(22, 7))
    hours = [hour for hour in range(24) if kept.is_quiet(datetime(2026, 3, 4, hour, tzinfo=UTC))]
    assert hours == [0, 1, 2, 3, 4, 5, 6, 22, 23]


async def test_one_servers_trouble_is_not_anothers(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with fixed_desk(tmp_path / "x.sqlite3", clock=Calendar()) as desk:
        for server in ("bad", "good"):
            await desk.store.settings.put(server, "hour", 12)
            await desk.store.settings.put(server, "channel", f"hall of {server}")
        content = desk.content

        async def troubled(server: str | None = None) -> object:
            if server == "bad":
                raise OSError("its sources cannot be read")
            return await content(server)

        desk.content = troubled  # type: ignore[method-assign, assignment]  # trouble on purpose
        ((place, _),) = await scheduled(desk, again=True)
        assert place == "hall of good"
        assert "its sources cannot be read" in caplog.text
        desk.content = content  # type: ignore[method-assign]
        ((place, _),) = await scheduled(desk, again=False)
        assert place == "hall of bad", "tried again at the next look"
