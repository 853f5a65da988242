"""The JSON of the Open Trivia Database, which many bots read: questions with options only, text as HTML entities."""

import html
import json
from typing import Final

from ...briefings.errors import InvalidDocument
from ..bank import Bank
from ..fields import Reader
from ..own import own_question
from ..question import Question
from ..yaml_tree import Entries, Items, Node, read_tree
from .citing import citation

_LEVELS: Final = ((0.34, "easy"), (0.67, "medium"), (1.0, "hard"))
_MIDDLE: Final = {"easy": 0.2, "medium": 0.5, "hard": 0.8}
CATEGORY: Final = "News"


def to_opentdb(bank: Bank) -> str:
    """The questions of ``bank`` that have options; the citation goes into a field that readers ignore."""
    results = [_record(question, bank) for question in bank.questions if question.options]
    return json.dumps({"response_code": 0, "results": results}, ensure_ascii=False, indent=2) + "\n"


def _record(question: Question, bank: Bank) -> dict[str, str | list[str]]:
    texts = [option.text for option in question.options]
    boolean = {text.casefold() for text in texts} == {"true", "false"}
    return {
        "type": "boolean" if boolean else "multiple",
        "difficulty": next(name for limit, name in _LEVELS if question.difficulty <= limit),
        "category": CATEGORY,
        "question": html.escape(question.prompt),
        "correct_answer": html.escape(question.answer.accept[0]),
        "incorrect_answers": [html.escape(option.text) for option in question.options if not option.correct],
        "source": html.escape(citation(question, bank)),
    }


def from_opentdb(text: str, where: str) -> Bank:
    """The questions of an OpenTDB answer."""
    reader = Reader(where)
    tree = read_tree(text, where=where)
    found = tree.entries.get("results") if isinstance(tree, Entries) else None
    if not isinstance(found, Items):
        raise InvalidDocument(where, "there is no list named results")
    return Bank(questions=tuple(_question(reader, node) for node in found.values))


def _question(reader: Reader, node: Node) -> Question:
    if not isinstance(node, Entries):
        raise reader.wrong(node, "a result should have a question and its answers")
    for name in ("question", "correct_answer", "incorrect_answers"):
        if name not in node.entries:
            raise reader.wrong(node, f"a result lacks {name}")
    entries = node.entries
    level = reader.maybe(entries["difficulty"], "difficulty") if "difficulty" in entries else None
    source = reader.maybe(entries["source"], "source") if "source" in entries else None
    return own_question(
        html.unescape(reader.text(entries["question"], "question")),
        (html.unescape(reader.text(entries["correct_answer"], "correct_answer")),),
        wrong=[
            html.unescape(reader.text(item, "incorrect_answers"))
            for item in reader.items(entries["incorrect_answers"], "incorrect_answers")
        ],
        said=html.unescape(source or ""),
        difficulty=_MIDDLE.get(level or "", 0.5),
    )
