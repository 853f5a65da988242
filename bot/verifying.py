"""``newsdesk verify``: re-check every passage of banks and briefings against their articles."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ..briefings.article import Article
from ..briefings.errors import InvalidDocument, NewsdeskError, UnreadableInput
from ..briefings.rendering import load_briefing
from ..briefings.verification import Problem, verify_briefing
from ..quizzes.bank import parse_bank, verify_bank
from ..quizzes.own import is_own
from .library import gather, is_url, on_disk, text_of

DONE: Final = 0
CHECK_FAILED: Final = 1
WRONG_INPUT: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found in one file: its problems, how many passages were checked, and how many questions have none."""

    problems: tuple[Problem, ...]
    count: int
    own: int = 0


async def verify(args: argparse.Namespace) -> int:
    """Re-check every span; one changed character fails. A file that cannot be read keeps no other from its check."""
    codes = {DONE}
    for name in args.files:
        try:
            checked = await _checked(name, args.articles)
        except NewsdeskError as error:
            for line in str(error).splitlines():
                print(f"newsdesk: {line}", file=sys.stderr)
            codes.add(WRONG_INPUT)
            continue
        for problem in checked.problems:
            print(f"{name}: {problem.where}: {problem.reason}")
        print(f"{name}: {_said(checked)}")
        codes.add(CHECK_FAILED if checked.problems else DONE)
    return max(codes)


def _said(checked: Checked) -> str:
    failed = len(checked.problems)
    if not checked.count:
        text = "well formed"
    else:
        text = f"{failed} of {checked.count} failed" if failed else f"all {checked.count} hold"
    return text + (f"; {checked.own} written by people, who vouch for them" if checked.own else "")


async def _checked(name: str, elsewhere: Sequence[str]) -> Checked:
    text = text_of(name)
    try:
        briefing = load_briefing(text, name) if '"lines"' in text[:20000] and text.lstrip().startswith("{") else None
    except InvalidDocument:
        briefing = None
    if briefing is not None:
        articles = await _articles_of([source.source for source in briefing.sources], elsewhere, beside=name)
        count = sum(len(line.citations) for line in briefing.lines)
        return Checked(problems=verify_briefing(briefing, articles), count=count)
    bank = parse_bank(text, where=name)
    if not bank.questions:
        raise InvalidDocument(name, "holds no questions: make some with `newsdesk quiz`, or write your own")
    own = sum(map(is_own, bank.questions))
    if own == len(bank.questions):
        return Checked(problems=(), count=0, own=own)
    cited = {question.evidence.article for question in bank.questions if not is_own(question)}
    named = [source.source for source in bank.sources if source.article in cited]
    articles = await _articles_of(named, elsewhere, beside=name)
    return Checked(problems=verify_bank(bank, articles), count=len(bank.questions) - own, own=own)


async def _articles_of(
    sources: Sequence[str | None], elsewhere: Sequence[str], *, beside: str
) -> tuple[Article, ...]:
    """The articles a document names: where they were, else beside the document, else where --articles says."""
    names = list(elsewhere)
    for source in () if elsewhere else sources:
        if source is None or source == "-":
            continue
        names.append(_where_now(source, beside))
    if not names:
        raise UnreadableInput(beside, "does not say where its articles are; name them with --articles PATH")
    gathered = await gather(sorted(set(names)))
    for failure in gathered.failures:
        print(f"newsdesk: {failure}", file=sys.stderr)
    if not gathered.articles:
        raise UnreadableInput(beside, "none of its articles can be read; name them with --articles PATH")
    return gathered.articles


def _where_now(source: str, beside: str) -> str:
    return source if is_url(source) or Path(on_disk(source)).exists() else str(Path(beside).parent / source)
