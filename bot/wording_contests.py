"""What the bot says about contested answers: the receipt, the moderators' list, the outcome. Pure."""

from .appeals import Case, Decision
from .markup import inert, one_line
from .messages import Choice, Reply
from .wording import passage, source_line

REPLY_SHOWN = 100
REMARK_SHOWN = 300
PROMPT_SHOWN = 150


def filed(case: Case) -> Reply:
    """The receipt of a contest, with the passage once more."""
    text = (
        f"Your answer “{_reply(case)}” goes to the moderators. The outcome is told where the quiz was played; "
        "that of a private quiz is seen in `scores me`. The passage once more:"
    )
    return Reply(title="Contested", text="\n".join([text, *_proof(case)]), private=True)


def none_open() -> Reply:
    """The empty state of the moderators' list."""
    return Reply(
        title="Contests",
        text="No contest waits. Players file one with the *Contest* button under an answer, or with `contest`.",
        private=True,
    )


def opened(*, shown: int, total: int) -> Reply:
    """What stands above the moderators' list."""
    rest = f" The oldest {shown} are shown; decide them to see the next." if shown < total else ""
    return Reply(title="Contests", text=f"Waiting: {total}.{rest}", private=True)


def to_decide(case: Case) -> Reply:
    """One contest with all that is needed to judge it, and the ways to decide it."""
    contest, question = case.contest, case.asked.question
    number = contest.id
    lines = [
        f"**{inert(question.prompt)}**",
        f"{inert(case.name)} answered “{_reply(case)}”. The key is “{inert(question.answer.accept[0])}”.",
        f"They say: “{inert(one_line(contest.remark), limit=REMARK_SHOWN)}”",
        *_proof(case),
    ]
    return Reply(
        title=f"Contest {number}",
        text="\n".join(lines),
        choices=(
            Choice(label="Uphold", action=f"uphold:{number}"),
            Choice(label="Refuse", action=f"refuse:{number}"),
            Choice(label="Void", action=f"void:{number}"),
        ),
        private=True,
    )


def upheld(case: Case) -> str:
    """The outcome in a line."""
    return f"Contest upheld: “{_reply(case)}” counts as right for “{_prompt(case)}”. The points are corrected."


def refused(case: Case) -> str:
    """The outcome in a line."""
    return f"Contest refused: “{_reply(case)}” stays wrong for “{_prompt(case)}”."


def voided(case: Case) -> str:
    """The outcome in a line."""
    return f"After a contest the question “{_prompt(case)}” counts for nobody. The points are corrected."


def outcome(decision: Decision, line: str, *, place: str) -> Reply:
    """The line as a post for one place, sent there once."""
    return Reply(text=line, key=f"contest:{decision.case.contest.id}:outcome:{place}")


def _proof(case: Case) -> list[str]:
    source = case.asked.source
    return [f"> {passage(case.asked.question)}", *([] if source is None else [f"> — {source_line(source)}"])]


def _reply(case: Case) -> str:
    return inert(one_line(case.contest.reply), limit=REPLY_SHOWN)


def _prompt(case: Case) -> str:
    return inert(one_line(case.asked.question.prompt), limit=PROMPT_SHOWN)
