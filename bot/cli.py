"""The ``newsdesk`` command: arguments in, exit codes out.

0 is done, 1 a failed check, 2 wrong usage or unreadable input.
"""

import argparse
import asyncio
import errno
import io
import os
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NoReturn

from .. import __version__
from ..briefings.errors import NewsdeskError
from . import bank_commands, grading_commands, subcommands, verifying

DONE: Final = 0
WRONG_INPUT: Final = 2
INTERRUPTED: Final = 130
LONGEST_MESSAGE: Final = 300
FORMATS: Final = ("red", "opentdb", "gift", "anki")

EXAMPLES: Final = """\
examples:
  newsdesk brief news/ --words 200        a sourced briefing of the articles in a folder
  newsdesk quiz news/ --format yaml       a quiz bank to read, edit and play
  newsdesk verify bank.yaml               re-check every passage of a bank
  newsdesk chat                           try it all in the terminal
  newsdesk run                            start the Discord bot (needs DISCORD_TOKEN)

Without a path the five articles that come with Newsdesk are used.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _steady_streams()
    args = parser().parse_args(argv)
    action: Callable[[argparse.Namespace], Awaitable[int]] = args.action
    try:
        return asyncio.run(_finish(action, args))
    except NewsdeskError as error:
        for line in str(error).splitlines():
            print(f"newsdesk: {line}", file=sys.stderr)
        return WRONG_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (head, less): nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        print("newsdesk: standard output: no space left", file=sys.stderr)
        return WRONG_INPUT


def _steady_streams() -> None:
    """Closed standard streams read as empty and swallow what is written; no character is too strange to print."""
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - it lives as long as the program
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as above
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the usage in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_INPUT, f"{self.prog}: {message[:LONGEST_MESSAGE]} (see {self.prog} --help)\n")


async def _finish(action: Callable[[argparse.Namespace], Awaitable[int]], args: argparse.Namespace) -> int:
    code = await action(args)
    sys.stdout.flush()
    return code


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    root: argparse.ArgumentParser = _Parser(
        prog="newsdesk",
        description="Sourced briefings and fact-check quizzes from news articles.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    root.add_argument("--version", action="version", version=f"newsdesk {__version__}")
    root.add_argument("--config", metavar="FILE", help="settings file (or set NEWSDESK_CONFIG)")
    commands = root.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _content_commands(commands)
    _answer_commands(commands)
    _bank_commands(commands)
    _place_commands(commands)
    return root


Subparsers = argparse._SubParsersAction  # noqa: SLF001 - argparse gives the type no public name


def _content_commands(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    read = commands.add_parser("read", help="articles as JSON lines: title, outlet, author, date, body")
    _paths(read)
    read.add_argument("--json", action="store_true", help="JSON lines (the default; here so that scripts can say it)")
    read.add_argument("--explain", action="store_true", help="every line of a text with its label and the reason")
    read.set_defaults(action=subcommands.read)

    facts = commands.add_parser("facts", help="the facts and claims of articles, typed and attributed")
    _paths(facts)
    facts.add_argument("--json", action="store_true", help="JSON lines instead of a table")
    facts.add_argument("--explain", action="store_true", help="by sentence, with what gave nothing and why")
    facts.set_defaults(action=subcommands.facts)

    brief = commands.add_parser("brief", help="a short briefing whose every line has its source")
    _paths(brief)
    brief.add_argument("--words", type=_between(40, 2000), metavar="N", help="length (default 300)")
    brief.add_argument("--format", choices=("md", "text", "html", "json"), default="md")
    brief.add_argument("--length", choices=("headline", "short", "full"), default="full")
    brief.add_argument("--topic", metavar="WORDS", help="only what is about this")
    brief.add_argument("--since", metavar="FILE", help="an earlier briefing (JSON): only what is new since then")
    brief.add_argument("--now", type=_moment, metavar="TIME", help="when it is read: what is old, and the top line")
    brief.add_argument("--templates", type=Path, metavar="FOLDER", help="templates that take the place of ours")
    brief.add_argument("--explain", action="store_true", help="on standard error: why this line, why that one not")
    brief.set_defaults(action=subcommands.brief)

    quiz = commands.add_parser("quiz", help="a quiz bank from articles")
    _paths(quiz)
    quiz.add_argument(
        "--count", type=_between(1, 1000), default=10, metavar="N", help="how many questions (default 10)"
    )
    quiz.add_argument("--seed", type=int, default=0, metavar="S", help="same seed, same quiz (default 0)")
    quiz.add_argument("--format", choices=("yaml", "json"), default="yaml")
    quiz.add_argument("--explain", action="store_true", help="what was refused, and why, on standard error")
    earlier = quiz.add_mutually_exclusive_group()
    earlier.add_argument("--keep", metavar="BANK", help="an earlier bank, of which people's edits are kept")
    earlier.add_argument("--update", metavar="BANK", help="the same, and written back to that file")
    quiz.set_defaults(action=bank_commands.quiz)


def _answer_commands(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    grade = commands.add_parser("grade", help="grade replies as facts")
    grade.add_argument("question", nargs="?", help="the question's text; with --bank its id, too")
    grade.add_argument("reply", nargs="?", help="the reply to grade")
    grade.add_argument("--gold", action="append", default=[], metavar="ANSWER", help="a right answer (repeatable)")
    grade.add_argument("--bank", metavar="FILE", help="a bank (YAML, JSON) that holds the question and its key")
    grade.add_argument("--explain", action="store_true", help="print every rule that looked at the reply")
    grade.add_argument(
        "--json-lines", action="store_true", help="lines {question, gold, reply, meta} on standard input"
    )
    grade.set_defaults(action=grading_commands.grade_replies)

    verify = commands.add_parser("verify", help="re-check every passage of a bank or briefing against its articles")
    verify.add_argument("files", nargs="+", metavar="FILE", help="a bank (YAML, JSON) or a briefing (JSON)")
    verify.add_argument("--articles", nargs="+", default=[], metavar="PATH", help="where the articles are now")
    verify.set_defaults(action=verifying.verify)


def _bank_commands(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    review = commands.add_parser("review", help="go through a bank: accept, edit or reject each question")
    review.add_argument("bank", metavar="BANK", help="a bank (YAML or JSON); it is written back")
    review.add_argument("--again", action="store_true", help="every question, not only the undecided ones")
    review.set_defaults(action=bank_commands.review)

    bank = commands.add_parser("bank", help="what a bank holds: kinds, outlets, decisions, answers so far")
    bank.add_argument("bank", nargs="?", default="-", metavar="BANK", help="a bank (default: standard input)")
    bank.add_argument("--list", action="store_true", help="every question on a line")
    bank.set_defaults(action=bank_commands.bank)

    export = commands.add_parser("export", help="a bank in the format of another program")
    export.add_argument("bank", nargs="?", default="-", metavar="BANK", help="a bank (default: standard input)")
    export.add_argument("--format", choices=FORMATS, required=True)
    export.set_defaults(action=bank_commands.export)

    import_ = commands.add_parser("import", help="another program's questions as a bank")
    import_.add_argument("file", nargs="?", default="-", metavar="FILE", help="the file (default: standard input)")
    import_.add_argument("--format", choices=FORMATS, required=True)
    import_.set_defaults(action=bank_commands.import_)


def _place_commands(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    chat = commands.add_parser("chat", help="the console: the same commands as in Discord")
    _paths(chat)
    chat.add_argument("--language", metavar="CODE", help="en or es (default: what LANG says)")
    chat.add_argument("--script", metavar="FILE", help="run lines from a file (- is standard input), then leave")
    chat.set_defaults(action=subcommands.chat)

    run = commands.add_parser("run", help="start the Discord bot (needs DISCORD_TOKEN)")
    _paths(run)
    run.set_defaults(action=subcommands.run)

    doctor = commands.add_parser("doctor", help="what is installed, configured and reachable")
    doctor.set_defaults(action=subcommands.doctor)


def _paths(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths", nargs="*", metavar="PATH|URL", help="files, folders, globs, URLs or - (default: seeds)"
    )


def _moment(text: str) -> datetime:
    """A date or time in ISO 8601, in UTC where it names no zone; "now" is this moment."""
    if text == "now":
        return datetime.now(UTC)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("must be like 2026-03-04, 2026-03-04T08:00+01:00 or now") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _between(low: int, high: int) -> Callable[[str], int]:
    def whole(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = low - 1
        if not low <= number <= high:
            raise argparse.ArgumentTypeError(f"must be a whole number from {low} to {high}")
        return number

    return whole


if __name__ == "__main__":
    sys.exit(main())
