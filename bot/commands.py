"""The command table: names, help, options, handlers ``async (Request, Desk) -> Reply``, and who may do what.

Every platform serves this one table; wording that needs no state stands in wording.py.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from ..briefings.briefing import compose
from ..briefings.rendering import render
from ..quizzes.session import Ask, Finish, Receipt, Refused, Reveal
from . import wording
from .desk import Desk, Played
from .markup import inert
from .messages import Reply, Request
from .settings import QUESTIONS_RANGE, WORDS_RANGE

Handler = Callable[[Request, Desk], Awaitable[Reply]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One argument of a command; ``low`` and ``high`` limit a number."""

    name: str
    summary: str
    kind: Literal["text", "number"] = "text"
    low: int = 0
    high: int = 0
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing a member can ask; ``example`` is how it is typed in the console."""

    name: str
    summary: str
    example: str
    handler: Handler
    options: tuple[Option, ...] = ()


TOPIC: Final = Option(name="topic", summary="Only what mentions this, for example a name")
MAX_TOPIC: Final = 100
SCORES_SHOWN: Final = 10
SOURCES_SHOWN: Final = 15


async def handle(request: Request, desk: Desk) -> Reply:
    """Answer one request by the table; what is wrong with it is said, not raised."""
    command = COMMANDS.get(request.command)
    if command is None:
        return wording.refusal(f"There is no command “{inert(request.command, limit=40)}”. Type `help`.")
    for option in command.options:
        if problem := _problem(option, request.options.get(option.name)):
            return wording.refusal(f"{problem} For example: `{command.example}`.")
    return await command.handler(request, desk)


def _problem(option: Option, value: str | None) -> str | None:
    if value is None:
        return f"`{option.name}` is missing." if option.required else None
    if option.kind == "number":
        if not (value.isascii() and value.isdigit() and option.low <= int(value[:9]) <= option.high):
            return f"`{option.name}` must be a whole number from {option.low} to {option.high}."
    elif option.name == "topic" and len(value) > MAX_TOPIC:
        return f"`topic` may have at most {MAX_TOPIC} characters."
    return None


async def briefing(request: Request, desk: Desk) -> Reply:
    """A briefing of the articles at hand, or of those that mention the topic."""
    topic = request.options.get("topic")
    articles = await desk.articles(topic)
    if not articles:
        return _nothing(topic)
    words = int(request.options.get("words") or desk.settings.words)
    composed = await desk.in_background(lambda: compose(articles, words=words))
    return Reply(title="Briefing", text=render(composed, format="md"))


async def quiz(request: Request, desk: Desk) -> Reply:
    """Start a quiz in this place; where the member is alone, an unfinished one gives way."""
    topic = request.options.get("topic")
    running = await desk.running(request.place)
    ended: tuple[Reply, ...] = ()
    if running is not None:
        if not request.alone:
            return wording.running(running.game.index, len(running.game.questions), running.started_at)
        played = await desk.stop(request)
        ended = (_shown(played, request),) if played else ()
    count = int(request.options.get("questions") or desk.settings.questions)
    played = await desk.start(request, count=count, topic=topic)
    if played is None:
        return _nothing(topic, what="question")
    asked = len(played.game.questions)
    only = f" Only {asked} good questions here." if asked < count else ""
    clock = "" if request.alone else f" {desk.settings.seconds} seconds each; one answer each."
    text = f"{_many(asked, 'question')} from {_many(played.articles, 'article')}.{clock}{only}"
    return Reply(title="Quiz", text=text, also=(*ended, *_posts(played, alone=request.alone)))


async def answer(request: Request, desk: Desk) -> Reply:
    """Grade a reply to the open question: a letter, a number or words."""
    played = await desk.answer(
        request,
        reply=request.options["reply"],
        game=request.options.get("game"),
        index=_index(request.options),
    )
    return wording.refusal(NO_QUIZ) if played is None else _shown(played, request)


async def skip(request: Request, desk: Desk) -> Reply:
    """Close the open question and go on to the next one."""
    played = await desk.skip(request, game=request.options.get("game"), index=_index(request.options))
    return wording.refusal(NO_QUIZ) if played is None else _shown(played, request)


async def stop(request: Request, desk: Desk) -> Reply:
    """End the quiz; what was answered counts."""
    played = await desk.stop(request)
    return wording.refusal(NO_QUIZ) if played is None else _shown(played, request)


async def scores(request: Request, desk: Desk) -> Reply:
    """The best players of this server."""
    rows = await desk.scores(request.server, limit=SCORES_SHOWN)
    if not rows:
        return Reply(title="Scores", text="No scores yet. Start a quiz with `quiz`.")
    lines = [
        f"{row.rank}. {inert(row.name)} · {_many(row.points, 'point')} from {_many(row.answered, 'answer')}"
        for row in rows
    ]
    return Reply(title="Scores", text="\n".join(lines))


async def sources(_: Request, desk: Desk) -> Reply:
    """What the desk reads, and what it could not read."""
    content = await desk.content()
    lines = [f"- {wording.source_line(source)}" for source in content.sources[:SOURCES_SHOWN]]
    more = len(content.sources) - SOURCES_SHOWN
    if more > 0:
        lines.append(f"- and {more} more")
    lines += [f"- not read: {inert(str(failure), limit=200)}" for failure in content.failures[:5]]
    if not lines:
        return Reply(title="Sources", text="No sources yet. Name some under `sources` in the settings file.")
    return Reply(title="Sources", text="\n".join(lines))


async def show_help(_: Request, __: Desk) -> Reply:
    """Every command with an example."""
    lines = [f"- `{command.example}` — {command.summary}" for command in COMMANDS.values()]
    return Reply(title="Newsdesk", text="\n".join(lines), private=True)


async def due(desk: Desk) -> tuple[tuple[str, tuple[Reply, ...]], ...]:
    """What the clock brings: for each place whose question has run out, what to post there."""
    return tuple([(played.place, _posts(played, alone=False)) for played in await desk.due()])


NO_QUIZ: Final = "No quiz is running here. Start one with `quiz`."


def _nothing(topic: str | None, *, what: str = "article") -> Reply:
    if topic:
        return wording.refusal(f"No {what} here mentions “{inert(topic, limit=60)}”. `sources` lists what is read.")
    return wording.refusal(
        f"There is no {what} to work from. `sources` lists what is read and what could not be read."
    )


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _index(options: Mapping[str, str]) -> int | None:
    text = options.get("index", "")
    return int(text) if text.isascii() and text.isdigit() else None


def _shown(played: Played, request: Request) -> Reply:
    """The member's own receipt first, then what everybody sees."""
    own = _receipt(played, request)
    posts = _posts(played, alone=request.alone)
    if own is not None:
        return Reply(text=own.text, private=own.private, failed=own.failed, also=posts)
    if posts:
        first, *rest = posts
        return Reply(title=first.title, text=first.text, choices=first.choices, key=first.key, also=tuple(rest))
    return Reply(text="Nothing to do.", private=True)


def _receipt(played: Played, request: Request) -> Reply | None:
    for effect in played.effects:
        if isinstance(effect, Refused):
            return wording.refused(effect.reason)
        if isinstance(effect, Receipt) and played.verdict is not None:
            open_to_others = not request.alone and effect.final
            shown = wording.locked(played.verdict) if open_to_others else None
            return shown or wording.receipt(played.verdict, final=effect.final)
    return None


def _posts(played: Played, *, alone: bool) -> tuple[Reply, ...]:
    """The public effects as posts, in order."""
    game, posts = played.game, list[Reply]()
    total = len(game.questions)
    for effect in played.effects:
        match effect:
            case Ask(index=index):
                seconds = game.seconds[index] if game.seconds else None
                asked = played.questions[index].question
                posts.append(wording.ask(asked, game=game.id, index=index, total=total, seconds=seconds))
            case Reveal(index=index, results=results):
                was = played.questions[index]
                posts.append(
                    wording.reveal(was.question, results, was.source, game=game.id, index=index, alone=alone)
                )
            case Finish(board=board, stopped=stopped):
                posts.append(wording.finish(board, game=game.id, total=total, stopped=stopped, alone=alone))
            case _:
                pass
    return tuple(posts)


COMMANDS: Final[Mapping[str, Command]] = {
    command.name: command
    for command in (
        Command(
            name="briefing",
            summary="today's news in a few sourced lines",
            example="briefing",
            handler=briefing,
            options=(
                TOPIC,
                Option(
                    name="words", summary="How long, in words", kind="number", low=WORDS_RANGE[0], high=WORDS_RANGE[1]
                ),
            ),
        ),
        Command(
            name="quiz",
            summary="start a quiz on the news",
            example="quiz 5",
            handler=quiz,
            options=(
                Option(
                    name="questions",
                    summary="How many questions",
                    kind="number",
                    low=QUESTIONS_RANGE[0],
                    high=QUESTIONS_RANGE[1],
                ),
                TOPIC,
            ),
        ),
        Command(
            name="answer",
            summary="answer the open question by letter or in words",
            example="answer 600 billion dollars",
            handler=answer,
            options=(Option(name="reply", summary="A letter, or your answer in words", required=True),),
        ),
        Command(name="skip", summary="close this question and go on", example="skip", handler=skip),
        Command(name="stop", summary="end the quiz; what was answered counts", example="stop", handler=stop),
        Command(name="scores", summary="the best players here", example="scores", handler=scores),
        Command(name="sources", summary="what is read, with outlet and date", example="sources", handler=sources),
        Command(name="help", summary="this list", example="help", handler=show_help),
    )
}
