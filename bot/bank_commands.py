"""The subcommands that work on question banks: ``review``, ``export`` and ``import``."""

import argparse
import sys
from pathlib import Path
from typing import Final

from rich.console import Console

from ..briefings.errors import UnreadableInput
from ..quizzes.bank import dump_bank, parse_bank
from ..quizzes.exchange import export_bank, import_bank
from .reviewing import go_through, save

DONE: Final = 0
STDIN: Final = "-"


async def review(args: argparse.Namespace) -> int:
    """Go through a bank by hand and write it back."""
    if args.bank == STDIN:
        raise UnreadableInput(STDIN, "a review needs a file that it can write back")
    text = text_of(args.bank)
    bank = parse_bank(text, args.bank)
    reviewed = go_through(bank, ask=input, console=Console())
    if reviewed is None or reviewed == bank:
        print("newsdesk: nothing changed", file=sys.stderr)
        return DONE
    as_json = text.lstrip().startswith("{")
    save(dump_bank(reviewed, format="json" if as_json else "yaml"), Path(args.bank))
    print(f"newsdesk: {args.bank} saved with {len(reviewed.questions)} questions", file=sys.stderr)
    return DONE


async def export(args: argparse.Namespace) -> int:
    """Print a bank in the format of another program."""
    sys.stdout.write(export_bank(parse_bank(text_of(args.bank), args.bank), format=args.format))
    return DONE


async def import_(args: argparse.Namespace) -> int:
    """Print the questions of another program's file as a bank."""
    bank = import_bank(text_of(args.file), format=args.format, where=args.file)
    sys.stdout.write(dump_bank(bank, format="yaml"))
    return DONE


def text_of(name: str) -> str:
    """The text of a file, or of standard input for ``-``.

    Raises:
        UnreadableInput: it cannot be read, or is not UTF-8 text.
    """
    if name != STDIN and Path(name).exists() and not Path(name).is_file():
        raise UnreadableInput(name, "is not a file")
    try:
        return sys.stdin.read() if name == STDIN else Path(name).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableInput(name, error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(name, "is not UTF-8 text") from error
