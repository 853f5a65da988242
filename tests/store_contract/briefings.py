"""The contract of kept briefings, reports about them, first values and posts found by their message."""

from datetime import timedelta

from newsdesk.bot.store import Store

from .playing import NOON

DAY = timedelta(days=1)


class BriefingsContract:
    """For a fixture ``store``."""

    async def test_a_briefing_is_its_servers_and_stays_as_it_was_shown(self, store: Store) -> None:
        await store.briefings.keep("b1", "first", server="town", place="hall", now=NOON)
        await store.briefings.keep("b1", "second", server="town", place="hall", now=NOON + DAY)
        assert await store.briefings.get("b1", server="town") == "first"
        assert await store.briefings.get("b1", server="elsewhere") is None
        await store.briefings.keep("b2", "later", server="town", place="hall", now=NOON + DAY)
        assert await store.briefings.latest("hall") == "b2"
        assert await store.briefings.latest("garden") is None

    async def test_old_briefings_go_unless_a_report_waits(self, store: Store) -> None:
        for name in ("b1", "b2"):
            await store.briefings.keep(name, name, server="town", place="hall", now=NOON)
        await store.briefings.report("b2", server="town", member="ann", remark="wrong day", now=NOON)
        await store.briefings.forget_before(NOON + DAY)
        assert await store.briefings.get("b1", server="town") is None
        assert await store.briefings.get("b2", server="town") == "b2"
        (report,) = await store.briefings.reports("town")
        assert not await store.briefings.settle(report.id, server="elsewhere", moderator="mo", now=NOON)
        assert await store.briefings.settle(report.id, server="town", moderator="mo", now=NOON)
        assert not await store.briefings.settle(report.id, server="town", moderator="mo", now=NOON)
        assert await store.briefings.reports("town") == ()

    async def test_reports_are_forgotten_with_their_author(self, store: Store) -> None:
        await store.briefings.report("b1", server="town", member="ann", remark="wrong day", now=NOON)
        await store.members.forget("ann", server="town", now=NOON)
        assert await store.briefings.reports("town") == ()

    async def test_the_first_value_stays(self, store: Store) -> None:
        assert await store.settings.first("town", "daily", ["a"]) == ["a"]
        assert await store.settings.first("town", "daily", ["b"]) == ["a"]
        await store.settings.put("village", "daily", 1)
        assert await store.settings.named("daily") == {"town": ["a"], "village": 1}

    async def test_a_post_is_found_by_its_message(self, store: Store) -> None:
        await store.memory.posted("game:0:ask", "77", NOON)
        assert await store.memory.key_of("77") == "game:0:ask"
        assert await store.memory.key_of("78") is None
