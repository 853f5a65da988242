"""Articles out of somebody's message: the page it links to, or its own words."""

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from ..briefings.reading import read_text
from .content import Content, content_of
from .library import Fetcher, Gathered, gather

# Where an address ends in a chat message: white space, the brackets and quotes round it, Markdown's bars.
ADDRESS: Final = re.compile(r"https?://[^\s<>\"'|)\]]+")
# A line or two has no fact to brief or ask about.
LEAST_WORDS: Final = 40
# Reading somebody else's page for somebody costs seconds of ours and one visit of theirs.
OFTEN: Final = 5
WHILE: Final = timedelta(minutes=1)
PEOPLE_KEPT: Final = 10_000


class Unread(StrEnum):
    """Why a message gave nothing; the value is what the member is told."""

    NOTHING = "There is no link in that message, and too little text to work from: some 40 words are needed."
    NOT_READ = "The page behind that link could not be read. It may be gone, need a login, or not be an article."
    TOO_OFTEN = "That was much at once. Try again in a minute."


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """How often each member may have a page read: `OFTEN` times `WHILE`. Keeps the latest times in memory."""

    latest: dict[str, deque[datetime]]

    def take(self, member: str, now: datetime) -> bool:
        """Whether the member may have one more now; it counts if so."""
        times = self.latest.setdefault(member, deque(maxlen=OFTEN))
        if len(times) == OFTEN and now - times[0] < WHILE:
            return False
        times.append(now)
        while len(self.latest) > PEOPLE_KEPT:
            del self.latest[next(iter(self.latest))]
        return True


def addresses(text: str) -> tuple[str, ...]:
    """The web addresses in a message, in order, without the full stop of the sentence round them."""
    return tuple(dict.fromkeys(found.rstrip(".,;:!?") for found in ADDRESS.findall(text)))


async def content_in(text: str, *, clock: Callable[[], datetime], fetcher: Fetcher) -> Content | Unread:
    """What the message's first link leads to, else what it says itself."""
    linked = addresses(text)
    if linked:
        gathered = await gather(linked[:1], fetcher=fetcher)
        if gathered.articles:
            return await content_of(gathered, now=clock())
    words = ADDRESS.sub(" ", text)
    if len(words.split()) >= LEAST_WORDS:
        gathered = Gathered(articles=(read_text(words),), failures=())
        return await content_of(gathered, now=clock())
    return Unread.NOT_READ if linked else Unread.NOTHING
