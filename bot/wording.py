"""What the bot says: pure functions from values to Replies. All user wording of games and refusals stands here."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from ..briefings.article import Unknown
from ..briefings.briefing import Source
from ..briefings.crediting import credit
from ..quizzes.question import Question, Verdict
from ..quizzes.session import (
    QUICK_POINTS,
    SPEED_BONUS,
    STREAK_BONUS_LIMIT,
    DailyStreak,
    Mode,
    Refusal,
    Result,
    Rules,
    Scoring,
    Standing,
)
from .markup import inert, one_line
from .messages import Choice, Reply
from .rounds import option_shares
from .texts import ENGLISH, _, mark, ngettext, spoken

LETTERS: Final = "ABCDEFGHIJ"
# A passage longer than this is cut around its key: a reveal is read between two questions.
PASSAGE_LIMIT: Final = 600
NAMES_SHOWN: Final = 12
LABEL_LIMIT: Final = 80
NOT_HERE: Final = mark(
    "I am not a member of this server, so only you can play here: leave `mode` out, or choose `private` or `daily`."
)
NO_QUIZ: Final = mark("No quiz is running here. Start one with `quiz`.")


def refusal(reason: str) -> Reply:
    """A private plain sentence that says what and what next; one of our own that was marked is translated here."""
    return Reply(text=_(reason), private=True, failed=True)


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
        choices = [Choice(label=_("Answer"), action=target, kind="type")]
    choices.append(Choice(label=_("Skip"), action=f"skip:{game}:{index}"))
    title = _("Question {number} of {total}", number=index + 1, total=total)
    return Reply(
        title=title if seconds is None else f"{title} · {many(seconds, 'second')}",
        text="\n".join(lines),
        choices=tuple(choices),
        key=f"{game}:{index}:ask",
    )


def receipt(verdict: Verdict, *, final: bool) -> Reply:
    """What one player is told of a reply before the question is over."""
    reason = inert(_reason(verdict))
    return Reply(text=reason if final else _("{reason} You may answer again.", reason=reason), private=True)


def _reason(verdict: Verdict) -> str:
    """Why, in the language of the moment; in general words where the reason names names ("Which Ann?")."""
    text = _(verdict.reason)
    if text != verdict.reason or spoken() == ENGLISH:
        return text
    return _("Close: be more exact.") if verdict.outcome == "prompt" else _("That is not it.")


def locked(*, final: bool) -> Reply:
    """The receipt while others still play: it does not tell whether the reply was right."""
    if final:
        return Reply(text=_("Your answer is in. The result comes with the answer."), private=True)
    text = _("Your answer is in. You may change it once. The result comes with the answer.")
    return Reply(text=text, private=True)


def opening(mode: Mode, *, asked: int, wanted: int, articles: int, seconds: int) -> str:
    """What is said when a quiz begins."""
    lines = [_("{questions} from {articles}.", questions=many(asked, "question"), articles=many(articles, "article"))]
    if not mode.alone:
        lines.append(ngettext("{n} second each, and time to read.", "{n} seconds each, and time to read.", seconds))
        lines.append(
            _("The first right answer wins.")
            if mode is Mode.RACE
            else _("Everybody answers; you may change your mind once.")
        )
    if asked < wanted:
        lines.append(ngettext("Only {n} good question left here.", "Only {n} good questions left here.", asked))
    return " ".join(lines)


def unseen(post: Reply) -> Reply:
    """The post for its player's eyes only."""
    return replace(post, private=True, key=None)


def no_question(topic: str | None) -> Reply:
    """No question to ask, and where to look."""
    if topic:
        said = inert(topic, limit=60)
        return refusal(_("No question here mentions “{topic}”. `sources` lists what is read.", topic=said))
    return refusal(_("There is no question to ask. `sources` lists what is read and what could not be read."))


def many(number: int, noun: str) -> str:
    """A number with its noun, which forms its English plural with "s"."""
    one, several = f"{{n}} {noun}", f"{{n}} {noun}s"
    return ngettext(one, several, number)


def refused(reason: Refusal) -> Reply:
    """Why an answer, skip or stop changed nothing."""
    text = _(reason.value)
    return refusal(text[0].upper() + text[1:] + ".")


def rules_of(rules: Rules) -> str:
    """The rules of scoring in one line."""
    line = _("Each right answer is worth 1 point.")
    if rules.scoring is Scoring.QUICK:
        line = _(
            "A right answer is worth {points} points, up to {speed} more for speed, and 1 more for each right answer "
            "in a row before it (at most {streak}).",
            points=QUICK_POINTS,
            speed=SPEED_BONUS,
            streak=STREAK_BONUS_LIMIT,
        )
    return f"{line} {_('Only the first right answer scores.')}" if rules.mode is Mode.RACE else line


def reveal(
    question: Question, results: Sequence[Result], source: Source | None, *, game: str, index: int, alone: bool
) -> Reply:
    """The answer, the passage that proves it with the key marked, its source, and who was right."""
    key = inert(question.answer.accept[0])
    lines = [f"**{_('Answer: {key}', key=key)}**", f"> {passage(question)}"]
    if source is not None:
        lines.append(f"> — {source_line(source)}")
    if not alone:
        lines += ["", *percentages(question, results), who_was_right(results)]
    contest = Choice(label=_("Contest"), action=f"contest:{game}:{index}", kind="type")
    return Reply(
        title=_("Question {number}", number=index + 1),
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
        return _("Nobody answered.")
    right = [result for result in results if result.outcome == "accept"]
    wrong = [inert(result.name) for result in results if result.outcome != "accept"]
    parts = [
        _("Right: {names}.", names=_listed([_scored(one) for one in right])) if right else _("Nobody was right.")
    ]
    if wrong:
        parts.append(_("Wrong: {names}.", names=_listed(wrong)))
    return " ".join(parts)


def percentages(question: Question, results: Sequence[Result]) -> list[str]:
    """How many chose each option, in the order of the options, or how many were right where all typed."""
    if not results:
        return []
    if not question.options:
        right = sum(result.outcome == "accept" for result in results)
        percent = round(100 * right / len(results))
        return [_("{share}% of {answers} were right.", share=percent, answers=many(len(results), "answer"))]
    lines = []
    for letter, option, share in zip(LETTERS, question.options, option_shares(question, results), strict=False):
        line = f"{letter}. {inert(option.text)} · {share.percent}%"
        lines.append(_("{line} · the answer", line=line) if option.correct else line)
    return lines


def _scored(result: Result) -> str:
    """A right answer in a few words: points, time taken, right answers in a row."""
    told = f"+{result.points} ({result.after:.1f} s"
    if result.streak > 1:
        told += ", " + ngettext("{n} in a row", "{n} in a row", result.streak)
    return f"{inert(result.name)} {told})"


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
    title = _("Quiz stopped") if stopped else _("Quiz over")
    if not board:
        return Reply(title=title, text=_("Nobody answered. Start another with `quiz`."), key=f"{game}:finish")
    if alone:
        lines = [
            f"{_('You had {right} of {total} right.', right=board[0].right, total=total)}  {grid(board[0].marks)}"
        ]
    else:
        lines = [_standing(one) for one in board]
    lines += [days_in_a_row(streak)] if streak else []
    choices = (Choice(label=_("Share"), action=f"share:{game}"),) if alone else ()
    return Reply(title=title, text="\n".join([*lines, "", rules]), choices=choices, key=f"{game}:finish")


def _standing(one: Standing) -> str:
    run = f" · {_('best run {n}', n=one.streak)}" if one.streak > 1 else ""
    return f"{one.place}. {inert(one.name)} · {many(one.points, 'point')} · {grid(one.marks)}{run}"


def days_in_a_row(streak: DailyStreak) -> str:
    """The streak of daily quizzes in a line."""
    now = _("Days in a row: {n}.", n=streak.current)
    if streak.longest <= streak.current:
        return now
    return f"{now} {_('Your longest run: {days}.', days=many(streak.longest, 'day'))}"


def grid(marks: str) -> str:
    """A row of results that gives no answer away; shape and word carry it, not colour."""
    return "".join({"+": "✓", "-": "✗", "v": "○"}.get(mark, "·") for mark in marks)


def running(index: int, total: int, since: datetime, *, about: str | None = None) -> Reply:
    """The refusal to start a second quiz in one place; ``about`` is the key of the open question's post."""
    text = _(
        "A quiz is already running here since {time} UTC: question {number} of {total}. "
        "Answer it, or end it with `stop`.",
        time=f"{since:%H:%M}",
        number=index + 1,
        total=total,
    )
    return replace(refusal(text), about=about)


def may_not_start(obstacle: str, **values: object) -> Reply:
    """Why nobody, or not this member, may start a quiz for all now, and what they can do."""
    alone = _("You can always play by yourself: `quiz private`.")
    return refusal(f"{_(obstacle, **values)} {alone}")


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:NAMES_SHOWN])
    more = len(names) - NAMES_SHOWN
    return ngettext("{names} and {n} more", "{names} and {n} more", more, names=shown) if more > 0 else shown


def _label(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= LABEL_LIMIT else text[: LABEL_LIMIT - 1].rstrip() + "…"
