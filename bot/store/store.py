"""The store: one open database with its rooms."""

from sqlalchemy.ext.asyncio import AsyncConnection

from .briefings import Briefings
from .contests import Contests
from .engine import Database, connect
from .errors import StoreUnavailable
from .games import Games
from .members import Members
from .memory import Memory
from .preferences import Preferences
from .reviews import Reviews
from .scores import Scores
from .statistics import Statistics
from .upgrading import NewerSchema, upgrade


class Store:
    """An open database. Made by `open_store`; every method is safe from many tasks and processes at once.

    Every method may raise `StoreUnavailable` if the database goes away; nothing is half done then.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.games = Games(database)
        self.scores = Scores(database)
        self.statistics = Statistics(database)
        self.contests = Contests(database)
        self.briefings = Briefings(database)
        self.reviews = Reviews(database)
        self.members = Members(database)
        self.memory = Memory(database)
        self.settings = Preferences(database)

    @property
    def url(self) -> str:
        """The database's URL without its password."""
        return self._database.shown_url

    async def close(self) -> None:
        """Finish what is being saved and close every connection."""
        await self.games.finish()
        await self._database.close()


async def open_store(url: str) -> Store:
    """Connect, bring the tables up to date, and give the store.

    ``url`` is ``sqlite:///newsdesk.db`` (a path after three slashes; missing folders are made), ``sqlite://`` (in
    memory) or ``postgresql://user:password@host/database`` (``postgres://`` too). Raises `StoreUnavailable`.
    """
    database = connect(url)
    try:
        async with database.writing() as connection:
            await _upgrade(connection, database.shown_url)
    except BaseException:
        await database.close()
        raise
    return Store(database)


async def _upgrade(connection: AsyncConnection, shown_url: str) -> None:
    try:
        await connection.run_sync(upgrade)
    except NewerSchema as error:
        reason = "a newer version of Newsdesk has used this database, so this version cannot"
        raise StoreUnavailable(shown_url, reason) from error
