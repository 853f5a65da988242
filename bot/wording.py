"""What the bot says: pure functions from values to Replies. All user wording of games and refusals stands here."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from ..briefings.article import Unknown
from ..briefings.briefing import Source
from ..briefings.rendering import credit
from ..quizzes.question import Question, Verdict
from ..quizzes.session import EXPLANATION, Refusal, Result, Standing
from .markup import inert, one_line
from .messages import Choice, Reply

LETTERS: Final = "ABCDEFGHIJ"
# A passage longer than this is cut around its key: a reveal is read between two questions.
PASSAGE_LIMIT: Final = 600
NAMES_SHOWN: Final = 12
LABEL_LIMIT: Final = 80


def refusal(reason: str) -> Reply:
    """A private plain sentence that says what and what next."""
    return Reply(text=reason, private=True, failed=True)


def ask(question: Question, *, game: str, index: int, total: int, seconds: int | None) -> Reply:
    """The question with its options or its Answer button."""
    lines = [f"**{inert(question.prompt)}**"]
    target = f"answer:{game}:{index}"
    if question.options:
        lines += ["", *(f"{LETTERS[n]}. {inert(option.text)}" for n, option in enumerate(question.options))]
        choices = [
            Choice(label=_label(f"{LETTERS[n]}. {option.text}"), action=f"{target}:{LETTERS[n]}")
            for n, option in enumerate(question.options)
        ]
    else:
        choices = [Choice(label="Answer", action=target, kind="type")]
    choices.append(Choice(label="Skip", action=f"skip:{game}:{index}"))
    clock = "" if seconds is None else f" · {seconds} seconds"
    return Reply(
        title=f"Question {index + 1} of {total}{clock}",
        text="\n".join(lines),
        choices=tuple(choices),
        key=f"{game}:{index}:ask",
    )


def receipt(verdict: Verdict, *, final: bool) -> Reply:
    """What one player is told of a reply before the question is over."""
    tail = "" if final else " You may answer again."
    return Reply(text=f"{inert(verdict.reason)}{tail}".strip(), private=True)


def locked(verdict: Verdict) -> Reply:
    """The receipt while others still play: it does not tell whether the reply was right."""
    if verdict.outcome == "prompt":
        return receipt(verdict, final=False)
    return Reply(text="Your answer is in. The result comes with the answer.", private=True)


def refused(reason: Refusal) -> Reply:
    """Why an answer, skip or stop changed nothing."""
    text = reason.value
    return refusal(text[0].upper() + text[1:] + ".")


def reveal(
    question: Question, results: Sequence[Result], source: Source | None, *, game: str, index: int, alone: bool
) -> Reply:
    """The answer, the passage that proves it with the key marked, its source, and who was right."""
    lines = [f"**Answer: {inert(question.answer.accept[0])}**", f"> {passage(question)}"]
    if source is not None:
        lines.append(f"> — {source_line(source)}")
    if not alone:
        lines += ["", who_was_right(results)]
    return Reply(title=f"Question {index + 1}", text="\n".join(lines), key=f"{game}:{index}:reveal")


def passage(question: Question) -> str:
    """The evidence on one line with the key in bold, cut around the key when long."""
    quote, key = question.evidence.quote, question.evidence.key
    if key is None:
        return inert(one_line(quote), limit=PASSAGE_LIMIT)
    start, end = key.start - question.evidence.span.start, key.end - question.evidence.span.start
    before, marked, after = one_line(quote[:start]), one_line(quote[start:end]), one_line(quote[end:])
    room = max(0, PASSAGE_LIMIT - len(marked)) // 2
    before = "…" + before[-room:].partition(" ")[2] if len(before) > room else before
    after = after[:room].rpartition(" ")[0] + "…" if len(after) > room else after
    left = " " if quote[:start][-1:].isspace() else ""
    right = " " if quote[end:][:1].isspace() else ""
    return f"{inert(before)}{left}**{inert(marked)}**{right}{inert(after)}"


def source_line(source: Source) -> str:
    """Outlet, date and "retold", the title, and the link where there is one."""
    title = "" if isinstance(source.title, Unknown) else f", “{inert(one_line(source.title), limit=150)}”"
    link = f" <{source.url}>" if source.url and " " not in source.url else ""
    return f"{inert(credit(source))}{title}{link}"


def who_was_right(results: Sequence[Result]) -> str:
    """Names by outcome: a board of one question."""
    if not results:
        return "Nobody answered."
    right = [result.name for result in results if result.outcome == "accept"]
    wrong = [result.name for result in results if result.outcome != "accept"]
    parts = [f"Right: {_names(right)}." if right else "Nobody was right."]
    if wrong:
        parts.append(f"Wrong: {_names(wrong)}.")
    return " ".join(parts)


def finish(board: Sequence[Standing], *, game: str, total: int, stopped: bool, alone: bool) -> Reply:
    """The final board."""
    title = "Quiz stopped" if stopped else "Quiz over"
    if not board:
        return Reply(title=title, text="Nobody answered. Start another with `quiz`.", key=f"{game}:finish")
    if alone:
        lines = [f"You had {board[0].right} of {total} right.  {grid(board[0].marks)}"]
    else:
        lines = [f"{one.place}. {inert(one.name)} · {_points(one.points)} · {grid(one.marks)}" for one in board]
    return Reply(title=title, text="\n".join([*lines, "", EXPLANATION]), key=f"{game}:finish")


def grid(marks: str) -> str:
    """A row of results that gives no answer away; shape and word carry it, not colour."""
    return "".join({"+": "✓", "-": "✗", "v": "○"}.get(mark, "·") for mark in marks)


def running(index: int, total: int, since: datetime) -> Reply:
    """The refusal to start a second quiz in one place."""
    minutes = since.strftime("%H:%M")
    return refusal(
        f"A quiz is already running here since {minutes} UTC: question {index + 1} of {total}. "
        "Answer it, or end it with `stop`."
    )


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(inert(name) for name in names[:NAMES_SHOWN])
    more = len(names) - NAMES_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _points(points: int) -> str:
    return f"{points} point" if points == 1 else f"{points} points"


def _label(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= LABEL_LIMIT else text[: LABEL_LIMIT - 1].rstrip() + "…"
