"""Commands about what is read: the briefing and the sources."""

from typing import Final

from ...briefings.briefing import compose
from ...briefings.rendering import render
from .. import wording
from ..desk import Desk
from ..markup import inert
from ..messages import Choice, Reply, Request

SOURCES_SHOWN: Final = 15
FAILURES_SHOWN: Final = 5


async def briefing(request: Request, desk: Desk) -> Reply:
    """A briefing of the articles at hand, or of those that mention the topic."""
    topic = request.options.get("topic")
    articles = await desk.articles(topic)
    if not articles:
        return wording.nothing(topic, what="article")
    words = int(request.options.get("words") or desk.settings.words)
    composed = await desk.in_background(lambda: compose(articles, words=words))
    choices = (
        ()
        if topic and len(topic) > wording.TOPIC_ON_BUTTON
        else (Choice(label="Quiz me on this", action=f"quiz:{topic or ''}"),)
    )
    return Reply(
        title="Briefing",
        text=render(composed, format="md"),
        choices=choices,
        private=request.options.get("private") == "yes",
    )


async def sources(_: Request, desk: Desk) -> Reply:
    """What the desk reads, and what it could not read."""
    content = await desk.content()
    lines = [f"- {wording.source_line(source)}" for source in content.sources[:SOURCES_SHOWN]]
    more = len(content.sources) - SOURCES_SHOWN
    if more > 0:
        lines.append(f"- and {more} more")
    lines += [f"- not read: {inert(str(failure), limit=200)}" for failure in content.failures[:FAILURES_SHOWN]]
    if not lines:
        return Reply(title="Sources", text="No sources yet. Name some under `sources` in the settings file.")
    return Reply(title="Sources", text="\n".join(lines))
