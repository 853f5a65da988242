"""What the bot says after a quiz: reviews, a member's own data, contests, and how it is doing. Pure."""

from collections.abc import Mapping
from typing import Final

from .content import Content
from .markup import inert
from .messages import Reply
from .store import Forgotten
from .texts import _, mark, ngettext
from .wording import many

FAILURES_SHOWN: Final = 5
BEGUN_ALREADY: Final = mark("You have begun another quiz meanwhile. Answer it, or end it with `stop`.")

EXPORT_NAME: Final = "newsdesk-my-data.json"
# What each table of an export is called in a sentence; tables not named here are listed under their own name.
NAMES: Final[Mapping[str, str]] = {
    "members": mark("your name and whether boards show you"),
    "replies": mark("your answers"),
    "scores": mark("your scored questions"),
    "reviews": mark("the questions you missed"),
    "contests": mark("your contests"),
    "reports": mark("what you reported of briefings"),
    "settings": mark("your settings"),
    "games": mark("the quizzes you started"),
}


def missed(*, asked: int, waiting: int) -> str:
    """What is said when missed questions come back."""
    lines = [ngettext("{n} question you got wrong before.", "{n} questions you got wrong before.", asked)]
    if waiting > 0:
        lines.append(ngettext("{n} more will come back later.", "{n} more will come back later.", waiting))
    return " ".join(lines)


def nothing_missed(waiting: int) -> Reply:
    """No question to bring back, now or at all."""
    if waiting:
        text = ngettext(
            "Nothing to repeat just now. {n} missed question will come back later: 10 minutes after a wrong answer, "
            "then after days. Try `missed` again then.",
            "Nothing to repeat just now. {n} missed questions will come back later: 10 minutes after a wrong answer, "
            "then after days. Try `missed` again then.",
            waiting,
        )
        return Reply(text=text, private=True)
    text = _("You have no missed questions here. Play with `quiz`: what you get wrong comes back with `missed`.")
    return Reply(text=text, private=True)


def would_forget(counts: Mapping[str, int]) -> Reply:
    """What deleting a member's data would take away; ``counts`` are rows by table."""
    lines = [f"- {_(NAMES.get(name, name))}: {number}" for name, number in counts.items() if number]
    if not lines:
        return nothing_kept()
    text = "\n".join(
        [
            _("This would be deleted, for ever:"),
            *lines,
            "",
            _("You are also taken out of every quiz played here and off its boards."),
            _("`export-me` gives you a copy first. To delete it all: `forget-me confirm`."),
        ]
    )
    return Reply(title=_("What is kept of you here"), text=text, private=True)


def forgotten(what: Forgotten) -> Reply:
    """That it is done, with how much."""
    text = _(
        "Nothing of you is left here. Deleted: {answers}, {scores}; you were taken out of {games}.",
        answers=many(what.replies, "answer"),
        scores=many(what.scores, "score"),
        games=many(what.games, "game"),
    )
    return Reply(title=_("Deleted"), text=text, private=True)


def exported(content: bytes) -> Reply:
    """A member's own data as a file."""
    text = _("This is all that is kept of you here. `forget-me` deletes it.")
    return Reply(text=text, private=True, file=(EXPORT_NAME, content))


def nothing_kept() -> Reply:
    """The empty state of a member's own data."""
    text = _("Nothing is kept of you here. Something will be when you play: `quiz` starts one.")
    return Reply(text=text, private=True)


def on_boards(*, hidden: bool, changed: bool) -> Reply:
    """Whether boards show the member, and how to change that."""
    if hidden:
        text = _("Boards leave you out now.") if changed else _("Boards leave you out.")
        way_back = _("Your points still count; `boards no` shows you again.")
    else:
        text = _("Boards show you again.") if changed else _("Boards show you.")
        way_back = _("`boards yes` hides you.")
    return Reply(text=f"{text} {way_back}", private=True)


def status(content: Content, *, open_quizzes: int, contests: int, store: str, version: str) -> Reply:
    """How the bot is doing, a line a matter."""
    failures = content.failures
    articles, questions = many(len(content.articles), "article"), many(len(content.questions), "question")
    time, more = f"{content.read_at:%H:%M}", len(failures) - FAILURES_SHOWN
    waiting = _("Contests that wait here: {n}", n=contests)
    lines = [
        "- " + _("Read: {articles}, {questions}, at {time} UTC", articles=articles, questions=questions, time=time),
        "- " + _("Not read: {n}", n=len(failures)),
        *(f"  - {inert(str(failure), limit=200)}" for failure in failures[:FAILURES_SHOWN]),
        *(["  - " + ngettext("and {n} more", "and {n} more", more)] if more > 0 else []),
        "- " + _("Open quizzes here: {n}", n=open_quizzes),
        "- " + (_("{waiting} (`contests` lists them)", waiting=waiting) if contests else waiting),
        "- " + _("Store: {name}, answers", name=store),
        "- " + _("Version: {version}", version=version),
    ]
    return Reply(title=_("Status"), text="\n".join(lines), private=True)
