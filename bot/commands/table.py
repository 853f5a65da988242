"""The command table, which every platform serves: what can be asked, with which options, and who answers it."""

from collections.abc import Mapping, Sequence
from typing import Final

from ...quizzes.session import Mode
from .. import wording
from ..content import Topic
from ..desk import Desk
from ..markup import inert
from ..messages import Reply, Request
from ..server_settings import LENGTHS
from ..setting_up import READINGS
from ..settings import QUESTIONS_RANGE, SECONDS_RANGE
from ..texts import _, mark, speaking
from .appealing import contest, contests, refuse, uphold, void
from .command import Command, Option, problem_of
from .daily import share
from .health import status
from .linking import brief_this, quiz_this
from .own_data import boards, export_me, forget_me
from .playing import answer, missed, quiz, skip, stop
from .reading import briefing, passages, quiz_on, settle, sources, wrong
from .results import SPANS, scores
from .setting import set_one, settings, setup

MODES: Final = (Mode.EVERYONE.value, Mode.RACE.value, Mode.PRIVATE.value, Mode.DAILY.value)


async def topics(desk: Desk, server: str) -> Sequence[Topic]:
    """What can be asked for: the stories at hand, then names."""
    return (await desk.content(server)).topics


TOPIC: Final = Option(name="topic", summary="A story or a name: only what is about it", suggest=topics)

BRIEFING: Final = Option(name="briefing", summary="Which briefing", required=True)
MESSAGE: Final = Option(name="text", summary="What the message says", required=True)
# Ten addresses of feeds.
VALUE_LIMIT: Final = 1000
CONTEST: Final = Option(
    name="contest", summary="The number of the contest", kind="number", low=1, high=999_999_999, required=True
)


async def handle(request: Request, desk: Desk) -> Reply:
    """Answer one request by the table, in its languages; what is wrong with it is said, not raised."""
    with speaking(request.locale, public=request.server_locale):
        return await _answered(request, desk)


async def _answered(request: Request, desk: Desk) -> Reply:
    command = COMMANDS.get(request.command) or PRESSED.get(request.command)
    if command is None:
        return wording.refusal(_("There is no command “{name}”. Type `help`.", name=inert(request.command, limit=40)))
    if command.moderators and not request.admin:
        return wording.refusal(mark("Only members who may manage this server can do that."))
    for option in command.options:
        if problem := problem_of(option, request.options.get(option.name)):
            return wording.refusal(_("{problem} For example: `{example}`.", problem=problem, example=command.example))
    return await command.handler(request, desk)


async def show_help(__: Request, ___: Desk) -> Reply:
    """Every command with an example."""
    lines = [f"- `{command.example}` — {_(command.summary)}{_options(command)}" for command in COMMANDS.values()]
    return Reply(title="Newsdesk", text="\n".join(lines), private=True)


def _options(command: Command) -> str:
    """The options that one can leave out, in brackets."""
    shown = []
    for option in command.options:
        if option.required:
            continue
        limits = "|".join(option.values) or (f"{option.low}-{option.high}" if option.kind == "number" else "")
        shown.append(f"{option.name} {limits}".strip())
    return f" ({', '.join(shown)})" if shown else ""


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
                Option(name="length", summary="A line a story, half as long, or all of it", values=LENGTHS),
                Option(name="private", summary="Only you see it", kind="switch"),
            ),
        ),
        Command(
            name="passages",
            summary="where the lines of the latest briefing are from",
            example="passages 2",
            handler=passages,
            options=(Option(name="line", summary="The number of a line", kind="number", low=1, high=999),),
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
                Option(
                    name="mode",
                    summary="Everyone answers, a race to the first right one, only for you, or today's for all, once",
                    values=MODES,
                ),
                Option(
                    name="seconds",
                    summary="Time for each question, besides reading it",
                    kind="number",
                    low=SECONDS_RANGE[0],
                    high=SECONDS_RANGE[1],
                ),
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
        Command(
            name="scores",
            summary="the best players: here, this week or month, everywhere; or your own line",
            example="scores week",
            handler=scores,
            options=(Option(name="span", summary="Which scores", values=SPANS),),
        ),
        Command(
            name="missed",
            summary="what you got wrong, asked again after a while, only for you",
            example="missed",
            handler=missed,
        ),
        Command(name="sources", summary="what is read, with outlet and date", example="sources", handler=sources),
        Command(
            name="contest",
            summary="contest the last answer of yours that was counted wrong",
            example="contest the article says about 85",
            handler=contest,
            options=(Option(name="remark", summary="What is wrong, in your words", required=True),),
        ),
        Command(
            name="contests",
            summary="the contested answers and reports that wait (moderators)",
            example="contests",
            handler=contests,
            moderators=True,
        ),
        *(
            Command(
                name=name,
                summary=f"{summary} (moderators)",
                example=f"{name} 12",
                handler=handler,
                options=(CONTEST,),
                moderators=True,
            )
            for name, summary, handler in (
                ("uphold", "a contested answer was right, for everybody who gave it", uphold),
                ("refuse", "a contested answer stays wrong", refuse),
                ("void", "a contested question counts for nobody", void),
            )
        ),
        Command(
            name="boards",
            summary="whether boards show you; hide yes leaves you out",
            example="boards yes",
            handler=boards,
            options=(Option(name="hide", summary="Leave you out of the boards", values=("yes", "no")),),
        ),
        Command(
            name="export-me",
            summary="all that is kept of you here, as a file",
            example="export-me",
            handler=export_me,
        ),
        Command(
            name="forget-me",
            summary="delete all that is kept of you here",
            example="forget-me confirm",
            handler=forget_me,
            options=(Option(name="confirm", summary="Really delete it, for ever", kind="switch"),),
        ),
        Command(
            name="setup",
            summary="channel, hour, zone, sources and roles in one panel (moderators)",
            example="setup",
            handler=setup,
            moderators=True,
        ),
        Command(
            name="settings",
            summary="what is set for this server; with a name and a value, change it (moderators)",
            example="settings hour 8",
            handler=settings,
            options=(
                Option(name="name", summary="Which setting", values=tuple(READINGS)),
                Option(name="value", summary="Its new value, or off", high=VALUE_LIMIT),
            ),
            moderators=True,
        ),
        Command(
            name="status",
            summary="what is read, what failed, open quizzes, the store, the version (moderators)",
            example="status",
            handler=status,
            moderators=True,
        ),
        Command(name="help", summary="this list", example="help", handler=show_help),
    )
}

# What only buttons ask for: no platform lists it.
PRESSED: Final[Mapping[str, Command]] = {
    command.name: command
    for command in (
        Command(
            name="share",
            summary="show your result to the channel",
            example="share",
            handler=share,
            options=(Option(name="game", summary="Which quiz", required=True),),
        ),
        Command(name="set", summary="change a setting", example="setup", handler=set_one, moderators=True),
        Command(name="passage", summary="where a line is from", example="passages 2", handler=passages),
        Command(name="quiz-on", summary="a quiz on a briefing", example="quiz", handler=quiz_on, options=(BRIEFING,)),
        Command(
            name="brief-this",
            summary="a briefing of a message",
            example="briefing",
            handler=brief_this,
            options=(MESSAGE,),
        ),
        Command(
            name="quiz-this", summary="a quiz on a message", example="quiz", handler=quiz_this, options=(MESSAGE,)
        ),
        Command(
            name="wrong",
            summary="report a briefing",
            example="briefing",
            handler=wrong,
            options=(BRIEFING, Option(name="remark", summary="What is wrong", required=True)),
        ),
        Command(
            name="settle",
            summary="take a report off the list",
            example="contests",
            handler=settle,
            options=(Option(name="report", summary="Which", kind="number", low=1, high=999_999_999, required=True),),
            moderators=True,
        ),
    )
}
