"""The contract of looking back at games: the replies that counted, those that ended, what was asked."""

from datetime import timedelta

from newsdesk.bot.store import Store

from .playing import NOON, Room

DAY = timedelta(days=1)


class LookingBackContract:
    """For a fixture ``store``."""

    async def test_the_replies_that_counted_are_one_of_each_player(self, store: Store) -> None:
        room = await Room(store).begin()
        await room.answer("ann", "prompt", reply="about twelve")
        await room.answer("ann", "reject", reply="thirteen")
        await room.answer("bob", reply="twelve")
        stored = await store.games.get("game")
        counted = await store.games.counted(stored.game, 0)
        assert [(one.player, one.reply, one.outcome) for one in counted] == [
            ("ann", "thirteen", "reject"),
            ("bob", "twelve", "accept"),
        ]
        assert await store.games.counted(stored.game, 1) == ()

    async def test_games_that_ended_lately_are_found(self, store: Store) -> None:
        room = await Room(store).begin()
        assert await store.games.closed_since(NOON - DAY) == ()
        assert await store.games.last_closed(room.place) is None
        await room.skip(0)
        await room.skip(1)
        (ended,) = await store.games.closed_since(NOON - DAY)
        assert ended.game.id == "game"
        assert ended.closed_at == await store.games.last_closed(room.place)
        assert await store.games.closed_since(NOON + DAY) == ()

    async def test_what_was_asked_lately_is_told_once(self, store: Store) -> None:
        await Room(store).begin()
        await Room(store, game_id="other", place="garden").begin()
        asked = await store.games.asked_since(NOON - DAY)
        both = (*await store.games.questions("game"), *await store.games.questions("other"))
        assert sorted(asked) == sorted(both)
        assert await store.games.asked_since(NOON + DAY) == ()
