"""The contract of how questions were answered."""

from datetime import timedelta

from newsdesk.bot.store import Store
from newsdesk.quizzes.measuring import Answers

from .playing import NOON, Room


class StatisticsContract:
    """First answers count, once each; rulings and deletions count too."""

    async def test_first_answers_are_counted_over_all_servers(self, store: Store) -> None:
        for server, members in (("town", "abc"), ("village", "ab")):
            room = await Room(store, game_id=f"of {server}", place=server, server=server).begin()
            for member in members:
                await room.answer(member, "accept" if member == "a" else "reject")
            await room.skip()
        assert await store.statistics.answers(["q0", "q1", "q0", "unknown"]) == {"q0": Answers(given=5, right=2)}
        assert await store.statistics.answers([]) == {}

    async def test_who_has_seen_the_answer_is_not_counted_again(self, store: Store) -> None:
        for number, outcome in enumerate(("reject", "accept", "accept")):
            room = Room(store, game_id=f"game {number}", place=str(number), now=NOON + timedelta(days=number))
            await room.begin()
            await room.answer("ann", "accept" if outcome == "accept" else "reject")
            await room.skip()
        assert await store.statistics.answers(["q0"]) == {"q0": Answers(given=1, right=0)}

    async def test_an_open_question_counts_once_it_is_revealed(self, store: Store) -> None:
        room = await Room(store).begin()
        await room.answer("ann")
        assert await store.statistics.answers(["q0"]) == {}
        await room.skip()
        assert await store.statistics.answers(["q0"]) == {"q0": Answers(given=1, right=1)}

    async def test_void_questions_and_forgotten_members_are_not_counted(self, store: Store) -> None:
        room = await Room(store).begin()
        for index in (0, 1):
            await room.answer("ann", index=index)
            await room.answer("bob", "reject", index=index)
            await room.skip(index)
        await store.contests.void("q0", server="town", moderator="mod", reason="stale", now=NOON)
        await store.members.forget("bob", server="town", now=NOON)
        assert await store.statistics.answers(["q0", "q1"]) == {"q1": Answers(given=1, right=1)}

    async def test_more_questions_than_one_statement_can_name(self, store: Store) -> None:
        room = await Room(store).begin()
        await room.answer("ann")
        await room.skip()
        ids = [f"other {number}" for number in range(40_000)]
        assert await store.statistics.answers([*ids, "q0"]) == {"q0": Answers(given=1, right=1)}

    async def test_what_most_of_a_place_missed_when_it_was_last_asked(self, store: Store) -> None:
        for number, right in enumerate(("ab", "a", "")):
            room = Room(store, game_id=f"game {number}", now=NOON + timedelta(days=number))
            await room.begin(questions=(f"q{number}", "always"))
            for member in "ab":
                await room.answer(member, "accept" if member in right else "reject")
                await room.answer(member, "accept" if number == 2 else "reject", index=1)
            await room.skip(0)
            await room.skip(1)
        missed, later = store.statistics.missed, NOON + timedelta(days=9)
        assert await missed("hall", before=later) == {"q2"}
        assert await missed("hall", before=NOON + timedelta(days=2)) == set()
        assert await missed("yard", before=later) == set()
