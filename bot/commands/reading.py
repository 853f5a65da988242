"""Commands about what is read: the briefing and the sources."""

from ...briefings.briefing import compose
from ...briefings.rendering import render
from .. import wording
from ..desk import Desk
from ..messages import Choice, Reply, Request
from ..texts import _, aloud


async def briefing(request: Request, desk: Desk) -> Reply:
    """A briefing of the articles at hand, or of those that mention the topic."""
    topic = request.options.get("topic")
    articles = await desk.articles(topic)
    if not articles:
        return wording.no_article(topic)
    words = int(request.options.get("words") or desk.settings.words)
    composed = await desk.in_background(lambda: compose(articles, words=words))
    private = request.options.get("private") == "yes"
    with aloud(private=private):
        choices = (
            ()
            if topic and len(topic) > wording.TOPIC_ON_BUTTON
            else (Choice(label=_("Quiz me on this"), action=f"quiz:{topic or ''}"),)
        )
        return Reply(title=_("Briefing"), text=render(composed, format="md"), choices=choices, private=private)


async def sources(__: Request, desk: Desk) -> Reply:
    """What the desk reads, and what it could not read."""
    content = await desk.content()
    with aloud():
        return wording.sources(content.sources, [str(failure) for failure in content.failures])
