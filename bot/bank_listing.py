"""What a bank holds, as tables for people."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from rich.table import Table
from rich.text import Text

from ..briefings.article import Unknown
from ..quizzes.bank import Bank
from ..quizzes.editing import is_edited
from ..quizzes.measuring import Answers, measured_difficulty, with_answers
from ..quizzes.own import is_own
from ..quizzes.question import Question

EASY_UP_TO, MEDIUM_UP_TO = 1 / 3, 2 / 3


def overview(bank: Bank, *, today: date, answers: Mapping[str, Answers]) -> Table:
    """How many questions there are of each kind, outlet, level and decision; nothing that is not there."""
    questions = bank.questions
    if not questions:
        return _rows([("questions", "none yet: write some, or make them with `newsdesk quiz`")])
    asked = sum(question.may_be_asked(today) for question in questions)
    given = sum(found.given for found in answers.values())
    measured = sum(measured_difficulty(found) is not None for found in answers.values())
    outlets = (
        "no article" if is_own(q) else "unknown" if isinstance(q.outlet, Unknown) else q.outlet for q in questions
    )
    rows = [
        ("questions", f"{len(questions)}, of which {asked} may be asked"),
        ("kinds", _counted(question.kind for question in questions)),
        ("outlets", _counted(outlets)),
        ("difficulty", _counted(level(with_answers(q, answers.get(q.id)).difficulty) for q in questions)),
        ("status", _counted(question.status.value for question in questions)),
        ("by people", _by_people(questions)),
        ("expired", str(sum(q.expires is not None and q.expires <= today for q in questions))),
        (
            "answers",
            f"{given} first answers to {len(answers)} questions; {measured} measured" if given else "none yet",
        ),
    ]
    return _rows([row for row in rows if row[1] not in ("", "0")])


def listed(bank: Bank, *, today: date, answers: Mapping[str, Answers]) -> Table:
    """A line a question: its id, what may be done with it, how hard it is, how it was answered, and what it asks."""
    table = Table(box=None, pad_edge=False)
    for column in ("id", "kind", "status", "difficulty", "right", "question"):
        table.add_column(column, overflow="fold", no_wrap=column != "question")
    for question in bank.questions:
        found = answers.get(question.id)
        expired = question.expires is not None and question.expires <= today
        table.add_row(
            Text(question.id),
            question.kind,
            "expired" if expired else question.status.value,
            f"{with_answers(question, found).difficulty:.2f}",
            f"{found.right}/{found.given}" if found else "",
            Text(question.prompt),
        )
    return table


def level(difficulty: float) -> str:
    """Easy, medium or hard."""
    return "easy" if difficulty <= EASY_UP_TO else "medium" if difficulty <= MEDIUM_UP_TO else "hard"


def _by_people(questions: Iterable[Question]) -> str:
    marks = []
    for question in questions:
        marks += ["own"] if is_own(question) else ["edited"] if is_edited(question) else []
        marks += ["commented"] if question.comment else []
    return _counted(marks)


def _counted(values: Iterable[str]) -> str:
    """The values with how often they occur, the most frequent first."""
    found = sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{count} {value}" for value, count in found)


def _rows(rows: Iterable[tuple[str, str]]) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(name, Text(value))
    return table
