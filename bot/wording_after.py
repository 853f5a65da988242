"""What the bot says after a quiz: reviews, a member's own data, contests, and how it is doing. Pure."""

from collections.abc import Mapping
from typing import Final

from .content import Content
from .markup import inert
from .messages import Reply
from .store import Forgotten
from .wording import many

FAILURES_SHOWN: Final = 5
BEGUN_ALREADY: Final = "You have begun another quiz meanwhile. Answer it, or end it with `stop`."

EXPORT_NAME: Final = "newsdesk-my-data.json"
EXPORTED: Final = "This is all that is kept of you here. `forget-me` deletes it."
# What each table of an export is called in a sentence; tables not named here are listed under their own name.
NAMES: Final[Mapping[str, str]] = {
    "members": "your name and whether boards show you",
    "replies": "your answers",
    "scores": "your scored questions",
    "reviews": "the questions you missed",
    "contests": "your contests",
    "settings": "your settings",
    "games": "the quizzes you started",
}


def missed(*, asked: int, waiting: int) -> str:
    """What is said when missed questions come back."""
    later = f" {waiting} more will come back later." if waiting > 0 else ""
    return f"{many(asked, 'question')} you got wrong before.{later}"


def nothing_missed(waiting: int) -> Reply:
    """No question to bring back, now or at all."""
    if waiting:
        return Reply(
            text=f"Nothing to repeat just now. {many(waiting, 'missed question')} will come back later: "
            "10 minutes after a wrong answer, then after days. Try `missed` again then.",
            private=True,
        )
    return Reply(
        text="You have no missed questions here. Play with `quiz`: what you get wrong comes back with `missed`.",
        private=True,
    )


def would_forget(counts: Mapping[str, int]) -> Reply:
    """What deleting a member's data would take away; ``counts`` are rows by table."""
    lines = [f"- {NAMES.get(name, name)}: {number}" for name, number in counts.items() if number]
    if not lines:
        return nothing_kept()
    text = "\n".join(
        [
            "This would be deleted, for ever:",
            *lines,
            "",
            "You are also taken out of every quiz played here and off its boards.",
            "`export-me` gives you a copy first. To delete it all: `forget-me confirm`.",
        ]
    )
    return Reply(title="What is kept of you here", text=text, private=True)


def forgotten(what: Forgotten) -> Reply:
    """That it is done, with how much."""
    counts = f"{many(what.replies, 'answer')}, {many(what.scores, 'score')}"
    return Reply(
        title="Deleted",
        text=f"Nothing of you is left here. Deleted: {counts}; you were taken out of {many(what.games, 'game')}.",
        private=True,
    )


def nothing_kept() -> Reply:
    """The empty state of a member's own data."""
    return Reply(
        text="Nothing is kept of you here. Something will be when you play: `quiz` starts one.", private=True
    )


def on_boards(*, hidden: bool, changed: bool) -> Reply:
    """Whether boards show the member, and how to change that."""
    if hidden:
        text = "Boards leave you out now." if changed else "Boards leave you out."
        return Reply(text=f"{text} Your points still count; `boards no` shows you again.", private=True)
    text = "Boards show you again." if changed else "Boards show you."
    return Reply(text=f"{text} `boards yes` hides you.", private=True)


def status(content: Content, *, open_quizzes: int, contests: int, store: str, version: str) -> Reply:
    """How the bot is doing, a line a matter."""
    failures = content.failures
    read = f"{many(len(content.articles), 'article')}, {many(len(content.questions), 'question')}"
    lines = [
        f"- Read: {read}, at {content.read_at:%H:%M} UTC",
        f"- Not read: {len(failures)}",
        *(f"  - {inert(str(failure), limit=200)}" for failure in failures[:FAILURES_SHOWN]),
        *([f"  - and {len(failures) - FAILURES_SHOWN} more"] if len(failures) > FAILURES_SHOWN else []),
        f"- Open quizzes here: {open_quizzes}",
        f"- Contests that wait here: {contests}" + (" (`contests` lists them)" if contests else ""),
        f"- Store: {store}, answers",
        f"- Version: {version}",
    ]
    return Reply(title="Status", text="\n".join(lines), private=True)
