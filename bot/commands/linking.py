"""Commands about somebody's message: brief me on this, quiz me on this."""

from .. import briefs, linked, wording, wording_briefing
from ..content import Content
from ..desk import Desk
from ..messages import Reply, Request
from .reading import quiz_of


async def brief_this(request: Request, desk: Desk) -> Reply:
    """A briefing of what a message links to or says, for the asker's eyes only."""
    content = await _content(request, desk)
    if isinstance(content, linked.Unread):
        return wording.refusal(content.value)
    shown = await briefs.brief_on(desk, request, content.articles, content, length="full")
    return wording_briefing.briefing(shown, briefs.text_of(desk, shown), private=True)


async def quiz_this(request: Request, desk: Desk) -> Reply:
    """A quiz on what a message links to or says, for the asker's eyes only."""
    content = await _content(request, desk)
    if isinstance(content, linked.Unread):
        return wording.refusal(content.value)
    shown = await briefs.brief_on(desk, request, content.articles, content, length="full")
    return await quiz_of(request, desk, await briefs.questions_on(desk, request, shown))


async def _content(request: Request, desk: Desk) -> Content | linked.Unread:
    if not desk.allowance.take(request.member, desk.clock()):
        return linked.Unread.TOO_OFTEN
    return await linked.content_in(request.options["text"], clock=desk.clock, fetcher=desk.fetcher)
