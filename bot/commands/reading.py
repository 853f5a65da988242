"""Commands about what is read: the briefing with its passages and reports, and the sources."""

from ...quizzes.session import Mode
from .. import briefs, wording, wording_briefing
from ..desk import Desk
from ..messages import Reply, Request
from ..rounds import Asked
from ..server_settings import LENGTHS, Length
from ..texts import _, aloud
from .showing import posts_of


async def briefing(request: Request, desk: Desk) -> Reply:
    """A briefing of the articles at hand, or of those on the topic."""
    topic = request.options.get("topic")
    length: Length = next((one for one in LENGTHS if one == request.options.get("length")), "full")
    shown = await briefs.brief(desk, request, topic=topic, length=length)
    if shown is None:
        return wording_briefing.no_article(topic)
    private = request.options.get("private") == "yes"
    with aloud(private=private):
        return wording_briefing.briefing(shown, briefs.text_of(desk, shown), private=private)


async def passages(request: Request, desk: Desk) -> Reply:
    """The lines of a briefing to choose from, or the passage of the line named: of the latest, or of its button's."""
    shown = await briefs.shown_before(desk, request, request.options.get("briefing"))
    if shown is None:
        gone = wording_briefing.GONE if "briefing" in request.options else wording_briefing.NO_BRIEFING
        return wording.refusal(gone)
    if "line" not in request.options:
        return wording_briefing.which_passage(shown, int(request.options.get("first") or 1))
    number = int(request.options["line"])
    found = briefs.passage(shown, number)
    return wording_briefing.no_such_line(shown) if found is None else wording_briefing.passage(found, number)


async def quiz_on(request: Request, desk: Desk) -> Reply:
    """A quiz on a briefing's articles, for the asker's eyes only."""
    shown = await briefs.shown_before(desk, request, request.options["briefing"])
    if shown is None:
        return wording.refusal(wording_briefing.GONE)
    return await quiz_of(request, desk, await briefs.questions_on(desk, request, shown))


async def quiz_of(request: Request, desk: Desk, asked: tuple[Asked, ...]) -> Reply:
    """A private quiz on these questions; an unfinished one of the member's gives way."""
    if not asked:
        return wording_briefing.no_questions()
    ended: tuple[Reply, ...] = ()
    if await desk.running(desk.place_of(request, Mode.PRIVATE)) is not None:
        stopped = await desk.stop(request, mode=Mode.PRIVATE)
        ended = posts_of(stopped, request) if stopped else ()
    chosen = asked[: desk.settings.questions]
    played = await desk.begin(request, chosen, mode=Mode.PRIVATE)
    if played is None:
        return wording.refusal(wording.NO_QUIZ)
    opening = wording.opening(
        Mode.PRIVATE, asked=len(chosen), wanted=len(chosen), articles=played.articles, seconds=0
    )
    return Reply(title=_("Quiz"), text=opening, private=True, also=(*ended, *posts_of(played, request)))


async def wrong(request: Request, desk: Desk) -> Reply:
    """File what a reader found wrong in a briefing."""
    shown = await briefs.report(desk, request, request.options["briefing"], request.options["remark"])
    return wording.refusal(wording_briefing.GONE) if shown is None else wording_briefing.thanks()


async def settle(request: Request, desk: Desk) -> Reply:
    """Take a report off the moderators' list."""
    number = int(request.options["report"])
    done = await desk.store.briefings.settle(
        number, server=request.server, moderator=request.member, now=desk.clock()
    )
    return wording_briefing.settled(number) if done else wording.refusal(wording_briefing.SETTLED_ALREADY)


async def sources(request: Request, desk: Desk) -> Reply:
    """What the desk reads, and what it could not read."""
    content = await desk.content(request.server)
    with aloud():
        return wording_briefing.sources(content.sources, [str(failure) for failure in content.failures])
