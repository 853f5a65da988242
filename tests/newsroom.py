"""Two invented articles (tests/articles) and requests as a platform would make them, for the tests of the bot."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from newsdesk.bot.messages import Request

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
ARTICLES = Path(__file__).parent / "articles"


def write_articles(folder: Path) -> Path:
    """A copy of the articles in ``folder``, to be changed at will."""
    return Path(shutil.copytree(ARTICLES, folder))


def ask(
    command: str,
    *,
    event: str,
    member: str = "ann",
    place: str = "test:1",
    alone: bool = False,
    admin: bool = False,
    moment: datetime = NOON,
    **options: str,
) -> Request:
    """A request as a platform would make it; ``event`` is the platform's id of it."""
    return Request(
        id=event,
        command=command,
        place=place,
        server="test",
        member=member,
        name=member.title(),
        moment=moment,
        options=options,
        alone=alone,
        admin=admin,
    )
