"""The subcommands that work on question banks: ``quiz``, ``review``, ``bank``, ``export`` and ``import``."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Final, Literal

from rich.console import Console

from ..briefings.errors import InvalidDocument, UnreadableInput
from ..quizzes.bank import Bank, dump_bank, parse_bank, sources_of
from ..quizzes.editing import as_asked, rebuilt
from ..quizzes.exchange import export_bank, import_bank
from ..quizzes.measuring import Answers, with_answers
from ..quizzes.question import Status
from ..quizzes.selection import choose
from ..quizzes.writing import Pool, in_english, write_pool
from .bank_file import BankFile, save
from .bank_listing import listed, overview
from .library import STDIN, Gathered, text_of
from .refusal_listing import refusals_of
from .reviewing import go_through
from .settings import load_settings
from .store import open_store
from .subcommands import gather_named, known, outcome

DONE: Final = 0
# A list that is piped into a file or another program is not cut to a terminal's width.
WIDE: Final = 160


async def quiz(args: argparse.Namespace) -> int:
    """Print a quiz bank, or bring one up to date; say on standard error what there is less or more of."""
    gathered = await gather_named(args)
    old = _earlier(args)
    pool = write_pool(gathered.articles, seed=args.seed)
    rejected = {question.id for question in old.questions if question.status is Status.REJECTED} if old else set()
    questions = choose(pool.questions, count=args.count, seed=args.seed, avoid=rejected)
    bank = Bank(questions=questions, sources=sources_of(gathered.articles))
    name = args.update or args.keep
    if old is not None:
        again = rebuilt(old, bank, pool=pool.questions)
        bank = again.bank
        parts = (f"{again.kept} kept as people left them", f"{again.fresh} new", f"{again.vanished} no longer made")
        print(f"newsdesk: {name}: {len(bank.questions)} questions: {', '.join(parts)}", file=sys.stderr)
    if args.update:
        save(dump_bank(bank, format=_format_of(name, default=args.format)), Path(name))
    else:
        sys.stdout.write(dump_bank(bank, format=args.format))
    _explain(args, gathered, pool, chosen=len(questions))
    if len(questions) < args.count:
        print(f"newsdesk: only {len(questions)} good questions here ({args.count} asked for)", file=sys.stderr)
    return outcome(gathered)


def _format_of(name: str, *, default: Literal["yaml", "json"]) -> Literal["yaml", "json"]:
    """The format that a file has already."""
    if not Path(name).exists():
        return default
    return "json" if text_of(name).lstrip().startswith("{") else "yaml"


def _earlier(args: argparse.Namespace) -> Bank | None:
    """The bank whose edits are kept; a bank to be updated may not be there yet."""
    name = args.update or args.keep
    if not name or (args.update and not Path(name).exists()):
        return None
    return parse_bank(text_of(name), name)


def _explain(args: argparse.Namespace, gathered: Gathered, pool: Pool, *, chosen: int) -> None:
    if args.explain:
        for line in refusals_of(pool, chosen=chosen):
            print(line, file=sys.stderr)
    for article in gathered.articles:
        if not in_english(article):
            where = article.source or article.id
            reason = f"in another language ({known(article.language)}), no questions"
            print(f"newsdesk: {where}: {reason}", file=sys.stderr)


async def review(args: argparse.Namespace) -> int:
    """Go through a bank by hand; it is written back after every step."""
    if args.bank == STDIN:
        raise UnreadableInput(STDIN, "a review needs a file that it can write back")
    file = BankFile(args.bank)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        where = f"edit {args.bank} in an editor instead, and check it with `newsdesk verify {args.bank}`"
        raise UnreadableInput("review", f"needs a terminal: {where}")
    from .terminal import KeyTerminal

    await go_through(
        file.bank,
        terminal=KeyTerminal(),
        console=Console(highlight=False),
        save=file.write,
        again=args.again,
        answers=await _answers(args, file.bank),
    )
    return DONE


async def bank(args: argparse.Namespace) -> int:
    """Say what a bank holds: how many of what, and with --list every question on a line."""
    found = parse_bank(text_of(args.bank), args.bank)
    answers = await _answers(args, found)
    console = Console(width=None if sys.stdout.isatty() else WIDE, highlight=False)
    today = date.today()  # noqa: DTZ011 - the reader's own day
    console.print(overview(found, today=today, answers=answers))
    if args.list:
        console.print(listed(found, today=today, answers=answers))
    return DONE


def _is_there(database_url: str) -> bool:
    """Whether there can be answers: a file that is not there yet is not made for this."""
    path = database_url.removeprefix("sqlite:///")
    return not database_url.startswith("sqlite") or (path != database_url and Path(path).is_file())


async def _answers(args: argparse.Namespace, bank: Bank) -> dict[str, Answers]:
    """How the bank's questions were answered, where a store is there already."""
    url = load_settings(config=args.config).database_url
    if not _is_there(url):
        return {}
    store = await open_store(url)
    try:
        found = await store.statistics.answers([as_asked(question).id for question in bank.questions])
    finally:
        await store.close()
    asked = ((question.id, found.get(as_asked(question).id)) for question in bank.questions)
    return {identity: answers for identity, answers in asked if answers is not None}


async def export(args: argparse.Namespace) -> int:
    """Print what may be asked of a bank in the format of another program; difficulty is measured where it can be."""
    found = parse_bank(text_of(args.bank), args.bank)
    today = date.today()  # noqa: DTZ011 - the reader's own day
    answers = await _answers(args, found)
    asked = tuple(with_answers(one, answers.get(one.id)) for one in found.questions if one.may_be_asked(today))
    if found.questions and not asked:
        raise InvalidDocument(args.bank, "every question of it is rejected, vanished or expired")
    sys.stdout.write(export_bank(Bank(questions=asked, sources=found.sources), format=args.format))
    return DONE


async def import_(args: argparse.Namespace) -> int:
    """Print the questions of another program's file as a bank."""
    bank = import_bank(text_of(args.file), format=args.format, where=args.file)
    sys.stdout.write(dump_bank(bank, format="yaml"))
    return DONE
