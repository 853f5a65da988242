"""The contract of contests, rulings and the audit."""

import asyncio
from datetime import timedelta

from newsdesk.bot.store import Contest, Store
from newsdesk.quizzes.session import Rescored, Reveal, Scoring, Void

from .playing import NOON, Room

LATER = NOON + timedelta(hours=1)


def same(reply: str) -> bool:
    return reply.casefold() == "a dozen"


class ContestsContract:
    """A contest that is upheld rescores everybody who gave the reply; everything decided is noted."""

    async def contested(self, store: Store, member: str = "ann") -> Contest:
        contest = await store.contests.file("game", 0, member, "it says so", NOON)
        assert contest is not None
        return contest

    async def test_an_upheld_contest_rescores_everybody_who_said_so(self, store: Store) -> None:
        here = await Room(store).begin()
        await here.answer("ann", "reject", reply="a dozen")
        await here.answer("bob", "reject", reply="A DOZEN")
        await here.answer("cyd", "reject", reply="twenty")
        await here.answer("dan", "prompt", reply="a dozen")
        await here.answer("eve", "prompt", reply="a dozen")
        await here.answer("eve", "reject", reply="twenty")
        await here.answer("fay", "prompt", reply="hm")
        await here.answer("fay", "accept", reply="12")
        await here.skip()
        still_open = await Room(store, game_id="open", place="yard").begin()
        await still_open.answer("ann", "reject", reply="a dozen")
        away = await Room(store, game_id="away", place="pub", server="village").begin()
        await away.answer("ann", "reject", reply="a dozen")
        await away.skip()
        contest = await self.contested(store)
        other = await self.contested(store, "bob")
        third = await self.contested(store, "cyd")
        assert await store.contests.open("town") == (contest, other, third)
        rescored = await store.contests.uphold(contest.id, moderator="mod", now=LATER, same=same)
        assert rescored is not None
        changed = rescored[0].effects[0]
        assert isinstance(changed, Rescored)
        assert [line.name for line in changed.board] == ["Ann", "Bob", "Dan", "Eve", "Fay", "Cyd"]
        assert {one.game_id: [type(effect) for effect in one.effects] for one in rescored} == {
            "game": [Rescored],
            "open": [],
        }
        assert await here.points() == {"ann": 1, "bob": 1, "cyd": 0, "dan": 1, "eve": 1, "fay": 1}
        # Nothing was answered later than it was; only who had no score before has one now.
        assert await here.points(since=LATER) == {"dan": 1}
        assert await here.points(server="village") == {"ann": 0}
        await still_open.skip()
        assert await here.points(place="yard") == {"ann": 1}
        assert await store.contests.open("town") == (third,)
        assert await store.reviews.waiting("town", "ann") == 0
        assert await store.reviews.waiting("town", "cyd") == 1
        assert [reply.outcome for reply in await store.games.replies("game")] == [
            *("accept", "accept", "reject", "accept"),
            *("accept", "reject", "prompt", "accept"),
        ]
        assert (await store.contests.rulings("town")).accepted == {"q0": ("a dozen",)}
        (entry,) = await store.contests.audit("town")
        assert (entry.actor, entry.action, entry.moment) == ("mod", "contest upheld", LATER)
        assert "a dozen" in entry.detail

    async def test_a_contest_is_filed_once_and_decided_once(self, store: Store) -> None:
        room = await Room(store).begin()
        assert await store.contests.file("game", 0, "ann", "no reply yet", NOON) is None
        await room.answer("ann", "reject", reply="a dozen")
        contest = await self.contested(store)
        assert await store.contests.get(contest.id) == contest
        assert await store.contests.get(contest.id + 1) is None
        assert await store.contests.file("game", 0, "ann", "again", NOON) is None
        decided = await asyncio.gather(
            *(store.contests.refuse(contest.id, moderator=f"mod {number}", now=NOON) for number in range(5))
        )
        assert sum(decided) == 1
        assert await store.contests.uphold(contest.id, moderator="mod", now=NOON, same=same) is None
        found = await store.contests.get(contest.id)
        assert found is not None
        assert found.status == "refused"
        await room.skip()
        assert await room.points() == {"ann": 0}
        assert [entry.action for entry in await store.contests.audit("town")] == ["contest refused"]

    async def test_a_later_streak_is_paid_again(self, store: Store) -> None:
        room = await Room(store).begin(scoring=Scoring.QUICK)
        await room.answer("ann", "reject", reply="a dozen")
        await room.skip()
        await room.answer("ann", index=1)
        await room.skip(1)
        assert await room.points() == {"ann": 10}
        contest = await self.contested(store)
        await store.contests.uphold(contest.id, moderator="mod", now=LATER, same=same)
        assert await room.points() == {"ann": 10 + 11}
        saved = await store.games.get("game")
        assert saved.closed_at == NOON

    async def test_a_question_voided_while_open_is_no_miss(self, store: Store) -> None:
        room = await Room(store).begin()
        await room.answer("ann", "reject")
        await store.games.play("game", Void(index=0), NOON)
        assert await store.reviews.waiting("town", "ann") == 0

    async def test_a_void_question_counts_for_nobody(self, store: Store) -> None:
        room = await Room(store).begin()
        await room.answer("ann")
        await room.answer("bob", "reject")
        await self.contested(store, "bob")
        await room.skip()
        still_open = await Room(store, game_id="open", place="yard").begin()
        await still_open.answer("ann")
        assert await room.points() == {"ann": 1, "bob": 0}
        voided = await store.contests.void("q0", server="town", moderator="mod", reason="corrected", now=NOON)
        assert [(one.game_id, next(type(effect) for effect in one.effects)) for one in voided] == [
            ("game", Rescored),
            ("open", Reveal),
        ]
        assert await room.points() == {}
        assert await store.contests.open("town") == ()
        assert await store.reviews.waiting("town", "bob") == 0
        assert (await store.contests.rulings("town")).void == ("q0",)
        assert (await store.contests.rulings("village")).void == ()
        assert await store.contests.void("q0", server=None, moderator="mod", reason="corrected", now=NOON) == ()
        assert (await store.contests.rulings("village")).void == ("q0",)
        assert [entry.action for entry in await store.contests.audit("town")] == ["question void"]
