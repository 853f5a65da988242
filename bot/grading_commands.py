"""``newsdesk grade``: one reply against a key or a question of a bank, with the ladder, or JSON lines."""

import argparse
import json
import sys
from typing import Final

from ..briefings.errors import InvalidDocument, UnreadableInput
from ..quizzes.bank import parse_bank
from ..quizzes.grading import Step, explain, grade, grade_option
from ..quizzes.question import AnswerKey, Question, Verdict
from .library import text_of

DONE: Final = 0
_USAGE: Final = "give --gold ANSWER or --bank FILE with QUESTION and REPLY, or --json-lines"


async def grade_replies(args: argparse.Namespace) -> int:
    """Grade one reply, or JSON lines from standard input."""
    if args.json_lines:
        return _grade_lines()
    if args.question is None or args.reply is None or not (args.gold or args.bank):
        raise UnreadableInput("grade", _USAGE)
    asked = (
        AnswerKey.from_texts(args.gold, question=args.question) if args.gold else _question(args.bank, args.question)
    )
    by_option = isinstance(asked, Question) and bool(asked.options)
    verdict = (
        grade_option(asked, args.reply) if isinstance(asked, Question) and by_option else grade(asked, args.reply)
    )
    if args.explain:
        print(_heading(asked, args.reply))
        print("\n".join(_rungs(() if by_option else explain(asked, args.reply))))
    print(_decision(verdict))
    return DONE


def _question(bank: str, wanted: str) -> Question:
    """The question of a bank that ``wanted`` names: its id, the beginning of the id, or its prompt.

    Raises:
        UnreadableInput: the bank has none or several of that name.
    """
    questions = parse_bank(text_of(bank), bank).questions
    found = [q for q in questions if q.id == wanted or q.prompt == wanted] or [
        q for q in questions if q.id.startswith(wanted)
    ]
    if len(found) != 1:
        reason = f"has {'no question' if not found else f'{len(found)} questions'} with the id or prompt {wanted!r}"
        known = ", ".join(q.id for q in (found or questions)[:3])
        raise UnreadableInput(bank, f"{reason}; its ids are like {known}" if known else reason)
    return found[0]


def _heading(asked: AnswerKey | Question, reply: str) -> str:
    key = asked.answer if isinstance(asked, Question) else asked
    prompt = asked.prompt if isinstance(asked, Question) else asked.question
    return f"Question  {prompt}\nKey       {' | '.join(key.accept)}  ({key.type.value})\nReply     {reply}\n"


def _rungs(steps: tuple[Step, ...]) -> list[str]:
    """One numbered line for each rung climbed: what it looks for, or what it decided."""
    return [
        f"{number:>2}  {step.rule:<34} {step.outcome or '-':<7} {step.reason}"
        for number, step in enumerate(steps, start=1)
    ]


def _decision(verdict: Verdict) -> str:
    return f"{verdict.outcome}: {verdict.reason} [{verdict.rule}]"


def _grade_lines() -> int:
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            question, gold, reply = str(row["question"]), _texts(row["gold"]), "".join(_texts([row["reply"]]))
            lists = row.get("meta") or {}
            meta = {name: [str(item) for item in lists.get(name, [])] for name in ("prompt", "reject")}
        except (KeyError, TypeError, AttributeError) as error:
            reason = "needs question, gold (a list that is not empty) and reply (text)"
            raise InvalidDocument("standard input", reason, line=number) from error
        except (ValueError, RecursionError) as error:
            raise InvalidDocument("standard input", "is not a line of JSON", line=number) from error
        key = AnswerKey.from_texts(
            tuple(gold), question=question, prompt=tuple(meta["prompt"]), reject=tuple(meta["reject"])
        )
        verdict = grade(key, reply)
        print(json.dumps({"verdict": verdict.outcome, "reason": verdict.reason}, ensure_ascii=False))
    return DONE


def _texts(value: object) -> list[str]:
    """A list of texts that is not empty. Raises TypeError for anything else."""
    if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
        raise TypeError
    return value
