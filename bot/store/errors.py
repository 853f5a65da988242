"""What can go wrong with the store, as errors with fields."""

from ...briefings.errors import NewsdeskError


class StoreUnavailable(NewsdeskError):
    """The database cannot be used: unreachable, not writable, locked, or of a newer version.

    Attributes:
        url: the database's URL without its password.
        reason: what is wrong, in plain words, without a full stop.
    """

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason


class GameInProgress(NewsdeskError):
    """A place has an open game already.

    Attributes:
        place: the place.
        game_id: the game that is open there.
    """

    def __init__(self, place: str, game_id: str) -> None:
        super().__init__(f"{place}: game {game_id} is still open")
        self.place = place
        self.game_id = game_id


class NoSuchGame(NewsdeskError):
    """No game has this id.

    Attributes:
        game_id: the id asked for.
    """

    def __init__(self, game_id: str) -> None:
        super().__init__(f"there is no game {game_id}")
        self.game_id = game_id


class DailyPlayed(NewsdeskError):
    """A member has begun this day's quiz already.

    Attributes:
        game_id: their game of that day.
    """

    def __init__(self, game_id: str) -> None:
        super().__init__(f"game {game_id} was this day's quiz")
        self.game_id = game_id
