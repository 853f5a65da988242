"""``newsdesk review``: go through a bank question by question, with one key each; what is decided can be undone."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from rich.console import Console

from ..quizzes.bank import Bank
from ..quizzes.editing import Review, begin, comment, decide, edit, result, undo
from ..quizzes.question import Question

KEYS: Final = (
    "a accept · r reject · p prompt · k key · e explanation · c comment · u undo · s save and leave · q leave"
)
LETTERS: Final = "ABCDEFGHIJ"


def go_through(bank: Bank, *, ask: Callable[[str], str], console: Console) -> Bank | None:
    """The reviewed bank; None when the person leaves without saving. ``ask`` shows a text and gives what is typed."""
    review = begin(bank)
    console.print(KEYS, markup=False, highlight=False)
    while review.current is not None:
        show(review, console)
        try:
            key = ask("> ").strip().casefold()[:1]
            if key == "s":
                break
            if key != "q":
                review = _stepped(review, key, ask=ask, console=console)
        except EOFError:
            key = "q"  # what nobody confirmed is not saved
        if key == "q":
            return None
    done, total = review.progress
    rejected = sum(verdict == "rejected" for _, verdict in review.verdicts)
    console.print(f"{done} of {total} looked at, {rejected} rejected.", highlight=False)
    return result(review)


def _stepped(review: Review, key: str, *, ask: Callable[[str], str], console: Console) -> Review:
    match key:
        case "a":
            return decide(review, "accepted")
        case "r":
            return decide(review, "rejected")
        case "u":
            return undo(review)
        case "c":
            return comment(review, ask("comment: "))
        case "p":
            changed = edit(review, "prompt", ask("new prompt: "))
        case "k":
            changed = edit(review, "answer", ask("new key: "))
        case "e":
            changed = edit(review, "explanation", ask("new explanation: "))
        case _:
            console.print(KEYS, markup=False, highlight=False)
            return review
    if changed == review:
        console.print("Nothing changed: it was empty, or it is one of the other options.", highlight=False)
    return changed


def show(review: Review, console: Console) -> None:
    """The current question with its key, its passage, and how far the review is."""
    question = review.current
    if question is None:
        return
    done, total = review.progress
    console.print(f"\n{done + 1} of {total}  {question.kind}", style="bold", markup=False, highlight=False)
    for line in _lines(question):
        console.print(line, markup=False, highlight=False)
    for identity, note in review.comments:
        if identity == question.id:
            console.print(f"  comment: {note}", markup=False, highlight=False)


def _lines(question: Question) -> list[str]:
    lines = [question.prompt]
    lines += [
        f"  {LETTERS[n]}. {option.text}{'  (right)' if option.correct else ''}"
        for n, option in enumerate(question.options)
    ]
    lines.append(f"  key: {' / '.join(question.answer.accept)}")
    lines.append(f"  passage: {' '.join(question.evidence.quote.split())}")
    return lines


def save(text: str, path: Path) -> None:
    """Replace a file in one step: whoever reads it sees the old text or the new one, never half of it."""
    draft = path.with_name(f".{path.name}.new")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
