"""What the bot says about contested answers: the receipt, the moderators' list, the outcome. Pure."""

from .appeals import Case, Decision
from .markup import inert, one_line
from .messages import Choice, Reply
from .rounds import Asked
from .texts import _, mark, ngettext
from .wording import passage, source_line

REPLY_SHOWN = 100
REMARK_SHOWN = 300
PROMPT_SHOWN = 150


def filed(case: Case) -> Reply:
    """The receipt of a contest, with the passage once more."""
    text = _(
        "Your answer “{reply}” goes to the moderators. The outcome is told where the quiz was played; "
        "that of a private quiz is seen in `scores me`. The passage once more:",
        reply=_reply(case),
    )
    return Reply(title=_("Contested"), text="\n".join([text, *_proof(case)]), private=True)


def none_open() -> Reply:
    """The empty state of the moderators' list."""
    text = _(
        "No contest and no report waits. Players file a contest with its button under an answer, or with `contest`; "
        "readers report a briefing with the button under it."
    )
    return Reply(title=_("Contests"), text=text, private=True)


def opened(*, shown: int, total: int) -> Reply:
    """What stands above the moderators' list."""
    lines = [_("Waiting: {n}.", n=total)]
    if shown < total:
        lines.append(
            ngettext(
                "The oldest is shown; decide it to see the next.",
                "The oldest {n} are shown; decide them to see the next.",
                shown,
            )
        )
    return Reply(title=_("Contests"), text=" ".join(lines), private=True)


def to_decide(case: Case) -> Reply:
    """One contest with all that is needed to judge it, and the ways to decide it."""
    contest, question = case.contest, case.asked.question
    number = contest.id
    lines = [
        f"**{inert(question.prompt)}**",
        _(
            "{name} answered “{reply}”. The key is “{key}”.",
            name=inert(case.name),
            reply=_reply(case),
            key=inert(question.answer.accept[0]),
        ),
        _("They say: “{remark}”", remark=inert(one_line(contest.remark), limit=REMARK_SHOWN)),
        *_proof(case),
    ]
    return Reply(
        title=_("Contest {number}", number=number),
        text="\n".join(lines),
        choices=(
            Choice(label=_("Uphold"), action=f"uphold:{number}"),
            Choice(label=_("Refuse"), action=f"refuse:{number}"),
            Choice(label=_("Void"), action=f"void:{number}"),
        ),
        private=True,
    )


def upheld(case: Case) -> str:
    """The outcome in a line."""
    return _(
        "Contest upheld: “{reply}” counts as right for “{prompt}”. The points are corrected.",
        reply=_reply(case),
        prompt=_prompt(case),
    )


def refused(case: Case) -> str:
    """The outcome in a line."""
    text = mark("Contest refused: “{reply}” stays wrong for “{prompt}”.")
    return _(text, reply=_reply(case), prompt=_prompt(case))


def voided(case: Case) -> str:
    """The outcome in a line."""
    text = mark("After a contest the question “{prompt}” counts for nobody. The points are corrected.")
    return _(text, prompt=_prompt(case))


def corrected(asked: Asked, *, place: str) -> Reply:
    """That a question does not count because its source was corrected, as a post for one place, sent there once."""
    question = asked.question
    text = _(
        "A source was corrected: the question “{prompt}” counts for nobody any more. The points are corrected.",
        prompt=inert(one_line(question.prompt), limit=PROMPT_SHOWN),
    )
    line = f"{text}\n> — {source_line(asked.source)}" if asked.source is not None else text
    return Reply(text=line, key=f"corrected:{question.id}:{place}")


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
