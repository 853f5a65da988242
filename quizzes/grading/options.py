"""Grade replies to multiple-choice questions: by letter, number, text, or typed text that fits exactly one."""

import re
from typing import Final

from ..question import AnswerKey, Option, Question, Verdict
from .clauses import take_apart
from .findings import Finding, accept, prompt, reject
from .keys import ready
from .ladder import LADDER
from .normalization import bare, clean, words_of

_MARK: Final = re.compile(
    r"\W*(?:(?:i (?:think|guess|say)|it'?s|it is|is|answer|option|letter|number|choice"
    r"|the)\W+){0,4}\(?([a-z]|\d{1,2})\)?\W*",
    re.IGNORECASE,
)
_MARK_AND_TEXT: Final = re.compile(r"\W*\(?([a-z]|\d{1,2})[).:\]-]\s*(.+)", re.IGNORECASE)


def grade_option(question: Question, reply: str) -> Verdict:
    """Grade a reply to ``question``, which has options.

    A letter or number counts by place unless an option's own text says it; a letter with another option's text
    asks again.
    """
    finding = _choose(question, reply)
    return Verdict(outcome=finding.outcome, reason=finding.reason, rule=finding.rule, evidence=question.evidence)


def _choose(question: Question, reply: str) -> Finding:
    text = clean(reply).text
    chosen = fitting(question, text)
    if len(chosen) != 1:
        return prompt("options", "Choose one of the options.")
    return accept("options") if chosen[0].correct else reject("options")


def fitting(question: Question, text: str) -> tuple[Option, ...]:
    """The options that a cleaned reply can mean."""
    said = bare(words_of(text))
    same = tuple(option for option in question.options if said and bare(words_of(option.text)) == said)
    if same:
        return same
    mark = _MARK.fullmatch(text)
    if mark:
        return _at(question.options, mark[1])
    both = _MARK_AND_TEXT.fullmatch(text)
    if both:
        by_mark, by_text = _at(question.options, both[1]), _by_text(question, both[2])
        if by_mark and by_text:
            return by_mark if by_mark == by_text else (*by_mark, *by_text)
    return _by_text(question, text)


def _at(options: tuple[Option, ...], mark: str) -> tuple[Option, ...]:
    place = int(mark) - 1 if mark.isdigit() else ord(mark.lower()) - ord("a")
    return options[place : place + 1] if 0 <= place < len(options) else ()


def _by_text(question: Question, text: str) -> tuple[Option, ...]:
    """The options that the ladder accepts the text for."""
    reply = take_apart(clean(text))
    fits = []
    for option in question.options:
        key = ready(AnswerKey.from_texts((option.text,), question=question.prompt))
        finding = next((found for _, rung in LADDER if (found := rung(key, reply)) is not None), None)
        if finding is not None and finding.outcome == "accept":
            fits.append(option)
    return tuple(fits)
