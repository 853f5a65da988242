"""What the bot says: pure functions from values to Replies. All user wording of games and refusals stands here."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from ..briefings.article import Unknown
from ..briefings.briefing import Source
from ..briefings.rendering import credit
from ..quizzes.question import Question, Verdict
from ..quizzes.session import DailyStreak, Mode, Refusal, Result, Standing
from .markup import inert, one_line
from .messages import Choice, Reply
from .rounds import option_shares
from .store import Score

LETTERS: Final = "ABCDEFGHIJ"
# A passage longer than this is cut around its key: a reveal is read between two questions.
PASSAGE_LIMIT: Final = 600
NAMES_SHOWN: Final = 12
LABEL_LIMIT: Final = 80
TOPIC_ON_BUTTON: Final = 60
NO_QUIZ: Final = "No quiz is running here. Start one with `quiz`."


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


def locked(*, final: bool) -> Reply:
    """The receipt while others still play: it does not tell whether the reply was right."""
    tail = "" if final else " You may change it once."
    return Reply(text=f"Your answer is in.{tail} The result comes with the answer.", private=True)


def opening(mode: Mode, *, asked: int, wanted: int, articles: int, seconds: int) -> str:
    """What is said when a quiz begins."""
    text = f"{many(asked, 'question')} from {many(articles, 'article')}."
    if not mode.alone:
        text += f" {seconds} seconds each, and time to read. "
        text += (
            "The first right answer wins."
            if mode is Mode.RACE
            else "Everybody answers; you may change your mind once."
        )
    return text + (f" Only {many(asked, 'good question')} left here." if asked < wanted else "")


def unseen(post: Reply) -> Reply:
    """The post for its player's eyes only."""
    return replace(post, private=True, key=None)


def nothing(topic: str | None, *, what: str) -> Reply:
    """No article or question to work from, and where to look."""
    if topic:
        return refusal(f"No {what} here mentions “{inert(topic, limit=60)}”. `sources` lists what is read.")
    return refusal(f"There is no {what} to work from. `sources` lists what is read and what could not be read.")


def board(rows: Sequence[Score]) -> str:
    """A board over games, a line a player."""
    if not rows:
        return "No scores yet. Start a quiz with `quiz`."
    return "\n".join(
        f"{row.rank}. {inert(row.name)} · {many(row.points, 'point')} from {many(row.answered, 'answer')}"
        for row in rows
    )


def own_score(row: Score | None) -> str:
    """One player's own line."""
    if row is None:
        return "You have no scores here yet. Start a quiz with `quiz`."
    share = round(100 * row.right / row.answered) if row.answered else 0
    return f"{many(row.points, 'point')} from {many(row.answered, 'answer')}, {share}% right. Place {row.rank} here."


def many(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


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
        lines += ["", *percentages(question, results), who_was_right(results)]
    contest = Choice(label="Contest", action=f"contest:{game}:{index}", kind="type")
    return Reply(
        title=f"Question {index + 1}",
        text="\n".join(lines),
        choices=(contest,) if results else (),
        key=f"{game}:{index}:reveal",
    )


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
    right = [result for result in results if result.outcome == "accept"]
    wrong = [inert(result.name) for result in results if result.outcome != "accept"]
    parts = [f"Right: {_listed([_won(result) for result in right])}." if right else "Nobody was right."]
    if wrong:
        parts.append(f"Wrong: {_listed(wrong)}.")
    return " ".join(parts)


def percentages(question: Question, results: Sequence[Result]) -> list[str]:
    """How many chose each option, in the order of the options, or how many were right where all typed."""
    if not results:
        return []
    if not question.options:
        right = sum(result.outcome == "accept" for result in results)
        return [f"{round(100 * right / len(results))}% of {many(len(results), 'answer')} were right."]
    return [
        f"{LETTERS[number]}. {inert(option.text)} · {share.percent}%{' · the answer' if option.correct else ''}"
        for number, (option, share) in enumerate(zip(question.options, option_shares(question, results), strict=True))
    ]


def _won(result: Result) -> str:
    """A right answer in a few words: points, time taken, right answers in a row."""
    run = f", {result.streak} in a row" if result.streak > 1 else ""
    return f"{inert(result.name)} +{result.points} ({result.after:.1f} s{run})"


def finish(
    board: Sequence[Standing],
    *,
    game: str,
    total: int,
    stopped: bool,
    alone: bool,
    rules: str,
    streak: DailyStreak | None = None,
) -> Reply:
    """The final board, with the days in a row after a daily quiz; who played alone may share theirs."""
    title = "Quiz stopped" if stopped else "Quiz over"
    if not board:
        return Reply(title=title, text="Nobody answered. Start another with `quiz`.", key=f"{game}:finish")
    if alone:
        lines = [f"You had {board[0].right} of {total} right.  {grid(board[0].marks)}"]
    else:
        lines = [_standing(one) for one in board]
    lines += [days_in_a_row(streak)] if streak else []
    choices = (Choice(label="Share", action=f"share:{game}"),) if alone else ()
    return Reply(title=title, text="\n".join([*lines, "", rules]), choices=choices, key=f"{game}:finish")


def _standing(one: Standing) -> str:
    run = f" · best run {one.streak}" if one.streak > 1 else ""
    return f"{one.place}. {inert(one.name)} · {many(one.points, 'point')} · {grid(one.marks)}{run}"


def days_in_a_row(streak: DailyStreak) -> str:
    """The streak of daily quizzes in a line."""
    best = f" Your longest run: {many(streak.longest, 'day')}." if streak.longest > streak.current else ""
    return f"Days in a row: {streak.current}.{best}"


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


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:NAMES_SHOWN])
    more = len(names) - NAMES_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _label(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= LABEL_LIMIT else text[: LABEL_LIMIT - 1].rstrip() + "…"
