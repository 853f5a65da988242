"""``newsdesk review``: go through a bank question by question, with one key each; every step is saved."""

from collections.abc import Callable, Mapping
from typing import Final, Protocol

from rich.console import Console
from rich.text import Text

from ..quizzes.bank import Bank
from ..quizzes.editing import is_edited
from ..quizzes.measuring import Answers
from ..quizzes.own import is_own
from ..quizzes.question import Question, Status
from ..quizzes.reviewing import Review, also_accept, begin, comment, decide, edit, edit_option, is_decided, skip, undo

# Lines of at most 60 columns, the narrowest terminal people work in.
KEYS: Final = (
    "a accept · r reject · n next, undecided · u undo · q quit\n"
    "p prompt · k key · o option · m more answers\n"
    "e explanation · c comment · ? these keys"
)
LETTERS: Final = "ABCDEFGHIJ"
INTERRUPT: Final = frozenset({"\x03", "\x04", ""})  # Ctrl-C, Ctrl-D, the end of the input
Save = Callable[[Bank], None]


class Terminal(Protocol):
    """Where a person types."""

    async def key(self) -> str:
        """One key; "" when the input is over."""

    async def line(self, label: str, text: str) -> str | None:
        """A line that begins as ``text`` and may be changed; None when the person thinks better of it."""


async def go_through(
    bank: Bank,
    *,
    terminal: Terminal,
    console: Console,
    save: Save,
    again: bool = False,
    answers: Mapping[str, Answers] | None = None,
) -> Bank:
    """The reviewed bank, saved after every step; the person may quit at any time and go on another day."""
    review = begin(bank, again=again)
    console.print(Text(KEYS, style="dim"))
    while (question := review.current) is not None:
        show(review, console, answers=(answers or {}).get(question.id))
        key = await terminal.key()
        if key in INTERRUPT or key == "q":
            break
        stepped = await _stepped(review, key, terminal=terminal, console=console)
        if stepped is not review:
            save(stepped.bank)
        review = stepped
    console.print(Text(_summary(review)))
    return review.bank


async def _stepped(review: Review, key: str, *, terminal: Terminal, console: Console) -> Review:
    match key:
        case "a":
            console.print(Text("accepted", style="dim"))
            return decide(review, Status.ACCEPTED)
        case "r":
            console.print(Text("rejected", style="dim"))
            return decide(review, Status.REJECTED)
        case "n":
            console.print(Text("left undecided", style="dim"))
            return skip(review)
        case "u":
            begun = review.last is None
            said = "There is nothing to undo: this is where you began." if begun else "undone"
            console.print(Text(said, style="dim"))
            return undo(review)
        case "p" | "k" | "o" | "m" | "e" | "c":
            changed = await _changed(review, key, terminal)
            if changed is review:
                console.print(Text("Nothing changed: given up, empty, the same, or another option.", style="dim"))
            return changed
    console.print(Text(KEYS, style="dim"))
    return review


async def _changed(review: Review, key: str, terminal: Terminal) -> Review:
    """The review with what the person types put into the current question."""
    question = review.current
    if question is None:
        return review
    number, text = -1, {"p": question.prompt, "k": question.answer.accept[0], "e": question.explanation}.get(key, "")
    if key == "c":
        text = question.comment
    if key == "o":
        letter = await terminal.line("which option (its letter): ", "")
        number = LETTERS.find((letter or "?").strip().upper()[:1] or "?")
        if not 0 <= number < len(question.options):
            return review
        text = question.options[number].text
    labels = {"p": "prompt", "k": "key", "o": "option", "m": "also right", "e": "explanation", "c": "comment"}
    typed = await terminal.line(f"{labels[key]}: ", text)
    if typed is None:
        return review
    match key:
        case "o":
            return edit_option(review, number, typed)
        case "m":
            return also_accept(review, typed)
        case "c":
            return comment(review, typed)
    return edit(review, "prompt" if key == "p" else "answer" if key == "k" else "explanation", typed)


def _summary(review: Review) -> str:
    questions = review.bank.questions
    if not questions:
        return "This bank holds no questions yet: write some, or make them with `newsdesk quiz`."
    counts = {status: sum(question.status is status for question in questions) for status in Status}
    left = sum(not is_decided(question) for question in questions)
    text = f"{counts[Status.ACCEPTED]} accepted, {counts[Status.REJECTED]} rejected, {left} undecided. All is saved."
    if not left and review.current is None and not review.queue:
        return f"{text} Every question is decided; `--again` goes through them once more."
    return text


def show(review: Review, console: Console, *, answers: Answers | None = None) -> None:
    """The current question with its options, key and passage, what is known of it, and how far the review is."""
    question = review.current
    if question is None:
        return
    console.print()
    title = f"{review.at + 1} of {len(review.queue)} · {review.decided} decided"
    console.rule(Text(title, style="bold"), align="left", style="dim")
    console.print(Text(" · ".join(_known(question, answers)), style="dim"))
    console.print(Text(question.prompt, style="bold"))
    for number, option in enumerate(question.options):
        mark = "✓" if option.correct else " "
        line = Text(f" {mark} {LETTERS[number] if number < len(LETTERS) else number}. {option.text}")
        if option.why_wrong:
            line.append(f"  ({option.why_wrong})", style="dim")
        console.print(line)
    console.print(Text("key: " + " / ".join(question.answer.accept)))
    console.print(passage(question, marked=console.color_system is not None))
    if question.explanation and question.explanation not in question.evidence.quote:
        console.print(Text(f"explanation: {question.explanation}"))
    if question.comment:
        console.print(Text(f"comment: {question.comment}", style="italic"))


def _known(question: Question, answers: Answers | None) -> list[str]:
    known = [question.kind, f"difficulty {question.difficulty:.2f}"]
    if question.status is not Status.OPEN:
        known.append(question.status.value)
    if is_edited(question) and not is_own(question):
        known.append("edited")
    if question.expires is not None:
        known.append(f"expires {question.expires}")
    if answers is not None and answers.given:
        known.append(f"{answers.right} of {answers.given} answered right")
    return known


def passage(question: Question, *, marked: bool) -> Text:
    """The passage on one line with the key marked: in reverse, or between ⟦ ⟧ where there are no colours."""
    quote, key = question.evidence.quote, question.evidence.key
    start, end = (0, 0) if key is None else (key.start - question.evidence.span.start,) * 2
    if key is not None:
        end = start + key.end - key.start
    before, inside, after = (" ".join(part.split()) for part in (quote[:start], quote[start:end], quote[end:]))
    text = Text("passage: " + before + " " * (start > 0 and quote[start - 1 : start].isspace()))
    if inside:
        text.append(inside if marked else f"⟦{inside}⟧", style="reverse" if marked else "")
    return text.append(" " * quote[end : end + 1].isspace() + after)
