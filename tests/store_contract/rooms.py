"""The contract of settings, memories and members."""

import asyncio
import json
from datetime import timedelta

import pytest
from newsdesk.bot.store import Store, member_scope
from newsdesk.bot.store.tables import metadata
from newsdesk.quizzes.session import Mode
from sqlalchemy import select

from .playing import NOON, Room, refused


class MemoryContract:
    """What was asked, told and posted is remembered; keys are taken once."""

    async def test_settings_keep_json_by_scope(self, store: Store) -> None:
        settings = store.settings
        assert await settings.get("town", "zone") is None
        assert await settings.get("town", "zone", "UTC") == "UTC"
        await settings.put("town", "zone", "Europe/Paris")
        await settings.put("town", "sources", ["a", {"b": [1, 2.5, None, True]}])
        await settings.put("town", "zone", "Asia/Tokyo")
        await settings.put("village", "zone", "UTC")
        assert list((await settings.all("town")).items()) == [
            ("sources", ["a", {"b": [1, 2.5, None, True]}]),
            ("zone", "Asia/Tokyo"),
        ]
        await settings.remove("town", "zone")
        await settings.remove("town", "zone")
        assert await settings.get("town", "zone") is None
        assert await settings.get("village", "zone") == "UTC"
        with pytest.raises(ValueError, match="JSON"):
            await settings.put("town", "odds", float("nan"))

    async def test_what_a_place_was_asked_and_told(self, store: Store) -> None:
        later = NOON + timedelta(days=1)
        await store.memory.remember_asked("hall", ["q1", "q2", "q1"], NOON)
        await store.memory.remember_asked("hall", ["q2"], later)
        await store.memory.remember_asked("hall", [], later)
        await store.memory.remember_told("hall", ["fact"], NOON)
        assert await store.memory.asked("hall") == {"q1": NOON, "q2": later}
        assert await store.memory.told("hall") == {"fact": NOON}
        assert await store.memory.asked("yard") == await store.memory.told("yard") == {}

    async def test_a_key_is_taken_once(self, store: Store) -> None:
        taken = await asyncio.gather(*(store.memory.first_time("event", NOON) for _ in range(20)))
        assert sum(taken) == 1
        claimed = await asyncio.gather(*(store.memory.claim_post("post", NOON) for _ in range(20)))
        assert sum(claimed) == 1

    async def test_what_is_too_old_to_matter_is_dropped(self, store: Store) -> None:
        day, later = timedelta(days=1), NOON + timedelta(days=8)
        await store.memory.first_time("old", NOON)
        await store.memory.first_time("new", later)
        await store.memory.remember_asked("hall", ["q1"], NOON)
        await store.memory.remember_asked("hall", ["q2"], later)
        await store.memory.forget_before(asked=NOON + day, events=NOON + day)
        assert await store.memory.first_time("old", NOON)
        assert not await store.memory.first_time("new", NOON)
        assert await store.memory.asked("hall") == {"q2": later}

    async def test_a_post_is_claimed_then_made_or_given_back(self, store: Store) -> None:
        memory = store.memory
        assert await memory.claim_post("ask", NOON)
        assert await memory.message_of("ask") is None
        await memory.unpost("ask")
        assert await memory.claim_post("ask", NOON)
        await memory.posted("ask", "message 7", NOON)
        await memory.unpost("ask")  # too late: it is there
        assert await memory.message_of("ask") == "message 7"
        assert not await memory.claim_post("ask", NOON)


class MembersContract:
    """Members can see all that is kept of them and have it deleted."""

    async def everything(self, store: Store) -> str:
        """Every value of every table, as one text."""
        async with store._database.reading() as connection:
            tables = [(await connection.execute(select(table))).all() for table in metadata.sorted_tables]
        return "\n".join(str(tuple(row)) for rows in tables for row in rows)

    async def test_names_are_the_latest(self, store: Store) -> None:
        room = await Room(store).begin()
        await room.answer("ann")
        assert await store.members.name("town", "ann") == "Ann"
        assert await store.members.name("village", "ann") is None

    async def test_forgetting_leaves_nothing(self, store: Store) -> None:
        shared = await Room(store).begin(owner="somebody", questions=("q0", "q1", "q2"))
        for player in ("zelda", "bob"):
            await shared.answer(player, "reject", reply=f"{player}'s own words")
        await shared.skip()
        await shared.answer("zelda", index=1, reply="zelda again")
        await store.contests.file("game", 0, "zelda", "zelda remarks", NOON)
        own = Room(store, game_id="own", place="corner")
        await own.begin(mode=Mode.SOLO, owner="zelda")
        await own.answer("zelda")
        await Room(store, game_id="unplayed", place="attic").begin(owner="zelda")
        of_bob = await store.contests.file("game", 0, "bob", "no", NOON)
        assert of_bob is not None
        await store.contests.refuse(of_bob.id, moderator="zelda", now=NOON)
        away = Room(store, game_id="away", place="pub", server="village")
        await away.begin()
        await away.answer("zelda")
        await store.settings.put(member_scope("town", "zelda"), "length", 200)
        await store.contests.void("q9", server="town", moderator="zelda", reason="stale", now=NOON)
        gone = await store.members.forget("zelda", server="town", now=NOON)
        assert (gone.games, gone.replies, gone.scores) == (3, 3, 2)
        kept = await self.everything(store)
        elsewhere = kept.lower().count("zelda")
        assert "bob's own words" in kept
        assert await store.games.current("corner") is None
        await store.members.forget("zelda", server="village", now=NOON)
        assert elsewhere > 0
        assert "zelda" not in (await self.everything(store)).lower()
        await shared.skip(1)
        assert await shared.points() == {"bob": 0}
        assert not refused(await shared.answer("zelda", index=2))

    async def test_two_who_played_one_daily_quiz_can_both_be_forgotten(self, store: Store) -> None:
        for member in ("ann", "bob"):
            room = Room(store, game_id=f"daily of {member}", place=member)
            await room.begin(mode=Mode.DAILY, owner=member, day=NOON.date())
            await store.members.forget(member, server="town", now=NOON)
            assert await store.games.days_played("town", member) == ()

    async def test_export_holds_all_that_is_kept(self, store: Store) -> None:
        room = await Room(store).begin()
        await room.answer("ann", "reject", reply="thirteen")
        await room.answer("bob", reply="bob's")
        await room.skip()
        await store.contests.file("game", 0, "ann", "my remark", NOON)
        await store.briefings.report("b", server="town", member="ann", remark="wrong", now=NOON)
        await store.settings.put(member_scope("town", "ann"), "length", 200)
        export = await store.members.export("ann", server="town")
        text = json.dumps(export)
        assert "bob" not in text
        sizes = {name: len(rows) for name, rows in export.items() if isinstance(rows, list)}
        assert sizes == {
            "members": 1, "replies": 1, "scores": 1, "reviews": 1, "contests": 1, "reports": 1,
            "games": 1, "settings": 1,
        }  # fmt: skip
        for kept in ("thirteen", "my remark", "Ann", "2026-03-01T12:00:00+00:00", "200"):
            assert kept in text
