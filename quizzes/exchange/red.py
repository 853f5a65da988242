"""Trivia lists of Red-DiscordBot: questions as YAML keys, each with its accepted answers.

The shape is that of Red's trivia schema. The list has no place for sources, so each question's citation stands in a
comment above it.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

import yaml

from ...briefings.errors import InvalidDocument
from ..bank import Bank
from ..own import own_question
from ..question import Question
from ..yaml_tree import Entries, Items, Node, Text, read_tree
from .citing import citation, one_line

_SETTINGS: Final = frozenset(("AUTHOR", "DESCRIPTION", "CONFIG", "$schema"))


def to_red(bank: Bank) -> str:
    """The typed questions of ``bank``, and those with options as typed ones with the options in the question.

    Two questions with one prompt would collapse into one key; the first stays.
    """
    lines = ["AUTHOR: Newsdesk", ""]
    seen: set[str] = set()
    for question in bank.questions:
        prompt = _prompt(question)
        if prompt in seen:
            continue
        seen.add(prompt)
        source = citation(question, bank)
        lines += [f"# {source}"] if source else []
        lines.append(f"{_quoted(prompt)}:")
        lines += [f"- {_quoted(answer)}" for answer in _answers(question)]
    return "\n".join(lines) + "\n"


def _prompt(question: Question) -> str:
    """The question on one line; options follow it, as the list has no other place for them."""
    texts = [one_line(option.text) for option in question.options]
    shown = f" ({' / '.join(texts)})" if texts else ""
    return one_line(question.prompt) + shown


def _answers(question: Question) -> Iterator[str]:
    """The accepted answers, then their forms without punctuation and accents, which Red does not fold."""
    forms = [one_line(answer) for answer in question.answer.accept]
    for answer in tuple(forms):
        plain = "".join(c for c in unicodedata.normalize("NFKD", answer) if not unicodedata.combining(c))
        forms += [plain, one_line(re.sub(r"[^\w\s%$€£.-]", "", plain))]
    yield from dict.fromkeys(form for form in forms if form)


def _quoted(text: str) -> str:
    """A double-quoted YAML scalar, so that yes, no, numbers and dates stay text."""
    dumped: str = yaml.dump(text, default_style='"', allow_unicode=True, width=10**6)
    return dumped.strip()


def from_red(text: str, where: str) -> Bank:
    """The questions of a Red trivia list."""
    tree = read_tree(text, where=where)
    if not isinstance(tree, Entries):
        raise InvalidDocument(where, "a trivia list should map questions to answers", line=tree.line or None)
    questions = []
    for prompt, node in tree.entries.items():
        if prompt not in _SETTINGS:
            questions.append(own_question(prompt, tuple(_texts(node, where))))
    return Bank(questions=tuple(questions))


def _texts(node: Node, where: str) -> Iterator[str]:
    if not isinstance(node, Items) or not node.values:
        raise InvalidDocument(where, "a question should have a list of answers", line=node.line or None)
    for item in node.values:
        if not isinstance(item, Text) or not item.text:
            raise InvalidDocument(where, "an answer should be text", line=item.line or None)
        yield item.text
