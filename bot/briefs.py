"""Use cases of briefings: composed, kept as they were shown, opened at a line, reported. No wording of its own."""

import hashlib
import json
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from ..briefings.article import Article
from ..briefings.briefing import Briefing, Line, Source, compose
from ..briefings.documents import dump_briefing, load_briefing
from ..briefings.errors import InvalidDocument
from ..briefings.rendering import render
from ..quizzes.question import Question
from .choosing import ruled
from .content import Content
from .desk import Desk
from .messages import Request
from .rounds import Asked, pack, unpack
from .server_settings import Length
from .settings import QUESTIONS_RANGE
from .store import Report

log = logging.getLogger("newsdesk.briefs")

# As long as the buttons under a briefing work; news is cold by then.
KEPT: Final = timedelta(days=30)
REMARK_LIMIT: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A briefing as it was shown, the paragraphs around each line's passages, and questions on its articles."""

    id: str
    briefing: Briefing
    around: tuple[tuple[tuple[str, str], ...], ...]
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A line of a briefing with its source; ``around`` are the words before and after each of its passages."""

    line: Line
    around: tuple[tuple[str, str], ...]
    source: Source | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A report with the briefing it is about, where that is still kept, and what its author is called."""

    report: Report
    shown: Shown | None
    name: str


async def brief(desk: Desk, request: Request, *, topic: str | None, length: Length) -> Shown | None:
    """A briefing of what is at hand on ``topic``, kept for its buttons; None when there is no article."""
    content = await desk.content(request.server)
    articles = content.articles_on(topic)
    if not articles:
        return None
    return await brief_on(desk, request, articles, content, length=length)


async def brief_on(
    desk: Desk,
    request: Request,
    articles: Sequence[Article],
    content: Content,
    *,
    length: Length,
    told: Sequence[str] = (),
    known: Collection[str] = (),
) -> Shown:
    """A briefing of these articles, kept for its buttons, with those of the content's questions that are on them.

    ``told`` are lines that its readers have read before, ``known`` revisions of articles they were told of.
    """
    words, now = desk.settings.words, desk.clock()
    composed = await desk.in_background(
        lambda: compose(articles, words=words, length=length, told=told, known=known, now=now)
    )
    cited = {source.article for source in composed.sources}
    fitting = [question for question in content.questions if question.evidence.article in cited]
    sources = {source.article: source for source in content.sources}
    shown = Shown(
        id=identity_of(request),
        briefing=composed,
        around=tuple(
            tuple((one.before, one.after) for one in line.citations[: line.passages]) for line in composed.lines
        ),
        questions=tuple(
            Asked(question=one, source=sources.get(one.evidence.article)) for one in fitting[: QUESTIONS_RANGE[1]]
        ),
    )
    briefings = desk.store.briefings
    document = await desk.in_background(lambda: _dump(shown))
    await briefings.keep(shown.id, document, server=request.server, place=request.place, now=now)
    await briefings.forget_before(now - KEPT)
    return shown


def text_of(desk: Desk, shown: Shown) -> str:
    """The briefing in Markdown, by the host's template; by ours where that fails, for readers wait for the news."""
    try:
        return render(shown.briefing, format="md", templates=desk.settings.templates)
    except InvalidDocument as fault:
        log.error("the built-in template is used, because %s", fault)  # noqa: TRY400 - the fault says where it is
        return render(shown.briefing, format="md")


def identity_of(request: Request) -> str:
    """The id of the briefing that a request asks for, so that a request that comes twice has one."""
    return hashlib.blake2b(f"{request.place}:{request.id}".encode(), digest_size=6).hexdigest()


async def shown_before(desk: Desk, request: Request, identity: str | None) -> Shown | None:
    """A briefing shown in the server, or without an id the latest in the place; None if none is kept."""
    identity = identity or await desk.store.briefings.latest(request.place)
    document = await desk.store.briefings.get(identity, server=request.server) if identity else None
    if document is None or identity is None:
        return None
    return await desk.in_background(lambda: _load(identity, document))


async def questions_on(desk: Desk, request: Request, shown: Shown) -> tuple[Asked, ...]:
    """The questions on a briefing's articles as the server's moderators left them, best first."""
    rulings = await desk.store.contests.rulings(request.server)
    sources = {one.question.id: one.source for one in shown.questions}
    left: tuple[Question, ...] = ruled([one.question for one in shown.questions], rulings)
    return tuple(Asked(question=one, source=sources[one.id]) for one in left)


def passage(shown: Shown, number: int) -> Passage | None:
    """The passage of a line, counted from 1; None where there is no such line."""
    if not 1 <= number <= len(shown.briefing.lines):
        return None
    line = shown.briefing.lines[number - 1]
    sources = {source.article: source for source in shown.briefing.sources}
    return Passage(line=line, around=shown.around[number - 1], source=sources.get(line.citations[0].article))


async def report(desk: Desk, request: Request, identity: str, remark: str) -> Shown | None:
    """File what a reader found wrong in a briefing; None if it is not kept any more."""
    shown = await shown_before(desk, request, identity)
    if shown is not None:
        await desk.store.briefings.report(
            identity, server=request.server, member=request.member, remark=remark[:REMARK_LIMIT], now=desk.clock()
        )
    return shown


async def reported(desk: Desk, request: Request) -> tuple[Reported, ...]:
    """The reports that wait in the server, oldest first."""
    found = []
    for one in await desk.store.briefings.reports(request.server):
        shown = await shown_before(desk, request, one.briefing)
        name = await desk.store.members.name(request.server, one.member)
        found.append(Reported(report=one, shown=shown, name=name or ""))
    return tuple(found)


def _dump(shown: Shown) -> str:
    return json.dumps(
        {
            "briefing": dump_briefing(shown.briefing),
            "around": shown.around,
            "questions": [pack(one) for one in shown.questions],
        },
        ensure_ascii=False,
    )


def _load(identity: str, text: str) -> Shown:
    document = json.loads(text)
    return Shown(
        id=identity,
        briefing=load_briefing(document["briefing"], where="a kept briefing"),
        around=tuple(_around(row) for row in document["around"]),
        questions=tuple(unpack(one) for one in document["questions"]),
    )


def _around(row: list[str] | list[list[str]]) -> tuple[tuple[str, str], ...]:
    """What stands around the passages of a line; briefings kept by older versions hold one passage a line."""
    if isinstance(row[0], str):
        return ((str(row[0]), str(row[1])),)
    return tuple((before, after) for before, after in row)
