"""Moodle's GIFT: ``::title::question{=right ~wrong#feedback####citation}``, ``{TRUE}``, ``{=typed =typed}``."""

import re
from collections.abc import Iterator
from typing import Final

from ...briefings.errors import InvalidDocument
from ..bank import Bank
from ..own import own_question
from ..question import AnswerType, Question
from .citing import citation, one_line

_SPECIAL: Final = re.compile(r"([~=#{}:\\])")
_ITEM: Final = re.compile(
    r"(?:::(?P<title>(?:\\.|[^:\\])*)::)?(?P<prompt>(?:\\.|[^{}\\])*)\{(?P<answers>(?:\\.|[^{}\\])*)\}(?P<after>.*)",
    re.DOTALL,
)
_ANSWER: Final = re.compile(r"(?P<mark>[=~])(?P<text>(?:\\.|[^=~#\\])*)(?P<feedback>(?:#(?:\\.|[^=~\\])*)?)")


def to_gift(bank: Bank) -> str:
    """Every question of ``bank``, with why an option is wrong as its feedback and the citation as the general one."""
    return "\n".join(_item(question, bank) for question in bank.questions)


def _item(question: Question, bank: Bank) -> str:
    source = citation(question, bank)
    general = f"####{_escaped(source)}" if source else ""
    if question.answer.type is AnswerType.YES_NO and question.options:
        body = "TRUE" if question.answer.accept[0].casefold() == "true" else "FALSE"
    elif question.options:
        body = "\n".join(
            f"{'=' if option.correct else '~'}{_escaped(option.text)}"
            + (f"#{_escaped(option.why_wrong)}" if option.why_wrong else "")
            for option in question.options
        )
    else:
        body = "\n".join(f"={_escaped(answer)}" for answer in question.answer.accept)
    return f"::{_escaped(question.id)}::{_escaped(question.prompt)}{{\n{body}\n{general}}}\n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", one_line(text))


def _plain(text: str) -> str:
    return one_line(re.sub(r"\\(.)", r"\1", text))


def from_gift(text: str, where: str) -> Bank:
    """The choice, true-or-false and short-answer items of a GIFT file; other items are refused by line."""
    return Bank(questions=tuple(_question(block, line, where) for line, block in _blocks(text)))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Items are parted by blank lines; ``//`` starts a comment line, ``$CATEGORY`` a heading."""
    held: list[str] = []
    first = 0
    for number, line in enumerate([*text.removeprefix("\ufeff").splitlines(), ""], start=1):
        if line.strip().startswith(("//", "$CATEGORY")):
            continue
        if line.strip():
            first = first if held else number
            held.append(line)
        elif held:
            yield first, "\n".join(held)
            held = []


def _question(block: str, line: int, where: str) -> Question:
    match = _ITEM.fullmatch(block.strip())
    if match is None:
        raise InvalidDocument(where, "an item should be a question with its answers in { }", line=line)
    if match["after"].strip():
        raise InvalidDocument(where, "a gap inside the question is not supported", line=line)
    body, _, general = re.sub(r"\\(?=####)", "", match["answers"]).partition("####")
    prompt, said = _plain(match["prompt"]), _plain(general)
    verdict = body.strip().partition("#")[0].strip().upper()
    if verdict in ("T", "TRUE", "F", "FALSE"):
        right, wrong = ("True", "False") if verdict.startswith("T") else ("False", "True")
        return own_question(prompt, (right,), wrong=(wrong,), said=said)
    found = list(_ANSWER.finditer(body))
    right_ones = [_plain(answer["text"]) for answer in found if answer["mark"] == "="]
    wrong_ones = [_plain(answer["text"]) for answer in found if answer["mark"] == "~"]
    if not right_ones or not prompt or body.strip().startswith("#") or any("%" in text[:1] for text in wrong_ones):
        raise InvalidDocument(where, "an item should have a right answer after =", line=line)
    return own_question(prompt, right_ones, wrong=wrong_ones, said=said)
