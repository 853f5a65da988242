"""The console: the same commands as in Discord, typed in a terminal or read from a script.

A line that is no command answers the open question. Colours only where the terminal has them (NO_COLOR is kept).
"""

import asyncio
import itertools
import os
import sys
from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime
from getpass import getuser
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.markdown import Markdown
from rich.padding import Padding
from rich.status import Status

from ...briefings.errors import UnreadableInput
from ..commands import COMMANDS, arguments, due, handle
from ..desk import Desk, open_desk
from ..messages import Reply, Request
from ..rounds import own_place
from ..settings import Settings
from ..texts import ENGLISH, _, mark, speaking

DONE: Final = 0
COMMAND_FAILED: Final = 1
PLACE: Final = "console"
LEAVE: Final = frozenset({"exit", "quit"})
WELCOME: Final = mark("Newsdesk. Try `briefing`, then `quiz`. `help` lists all commands, `exit` leaves.")
# Where POSIX programs find the language, the strongest first.
LOCALE_VARIABLES: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
TICK: Final = 0.5


async def run(desk: Desk, settings: Settings) -> int:  # noqa: ARG001 - every platform is started with both
    """Serve the desk until the member leaves; the face of the entry point."""
    return await _serve(desk, script=None, locale=locale_of(os.environ))


def locale_of(environ: Mapping[str, str]) -> str:
    """The language that the environment asks for, as its code."""
    asked = next((environ[name] for name in LOCALE_VARIABLES if environ.get(name)), ENGLISH)
    return asked.partition(":")[0]


async def chat(settings: Settings, *, script: str | None, locale: str = ENGLISH) -> int:
    """Open a desk and serve it in a language; 1 when a scripted command failed.

    Raises:
        UnreadableInput: the script cannot be read.
    """
    lines = None if script is None and sys.stdin.isatty() else _script(script)
    async with open_desk(settings) as desk:
        return await _serve(desk, script=lines, locale=locale)


def _script(name: str | None) -> Iterator[str]:
    if name is None or name == "-":
        return (line.rstrip("\n") for line in sys.stdin)
    try:
        return iter(Path(name).read_text(encoding="utf-8").splitlines())
    except OSError as error:
        raise UnreadableInput(name, error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(name, "is not UTF-8 text") from error


async def _serve(desk: Desk, *, script: Iterator[str] | None, locale: str) -> int:
    console = Console()
    failed = False
    numbers = itertools.count(1)
    session = f"{desk.clock().timestamp():.6f}"
    if script is None:
        with speaking(locale):
            show(Reply(text=_(WELCOME)), console)
    ticking = None if script is not None else asyncio.create_task(_tick(desk, console, locale))
    async with aclosing(_typed() if script is None else _scripted(script, console)) as lines:
        async for line in lines:
            if line.split("#", 1)[0].strip() == "":
                continue
            if line.strip().casefold() in LEAVE:
                break
            await _show_due(desk, console, locale)
            playing = await _playing(desk)
            request = parse(line, id=f"console:{session}:{next(numbers)}", moment=desk.clock(), playing=playing)
            request = replace(request, locale=locale)
            with _patience(console, quiet=script is not None):
                reply = await handle(request, desk)
            show(reply, console)
            failed = failed or reply.failed
    if ticking is not None:
        ticking.cancel()
    return COMMAND_FAILED if failed and script is not None else DONE


async def _tick(desk: Desk, console: Console, locale: str) -> None:
    """Show what the clock brings while the member thinks: a question's time runs out at the prompt, too."""
    while True:
        await asyncio.sleep(TICK)
        await _show_due(desk, console, locale)


async def _show_due(desk: Desk, console: Console, locale: str) -> None:
    for place, posts in await due(desk, lambda _: locale):
        if place in {PLACE, own_place(PLACE, _login())}:
            for post in posts:
                show(post, console)


async def _playing(desk: Desk) -> bool:
    """Whether a question is open, in the console or in its user's own private quiz."""
    return await desk.running(PLACE) is not None or await desk.running(own_place(PLACE, _login())) is not None


def _patience(console: Console, *, quiet: bool) -> Status:
    """A spinner while a command works, on a terminal alone."""
    return Status("working", console=Console(stderr=True, quiet=quiet or not console.is_terminal))


async def _scripted(lines: Iterator[str], console: Console) -> AsyncGenerator[str, None]:
    for line in lines:
        console.print(f"> {line}", markup=False, highlight=False)
        yield line


async def _typed() -> AsyncGenerator[str, None]:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import WordCompleter
    from prompt_toolkit.patch_stdout import patch_stdout

    session: PromptSession[str] = PromptSession(completer=WordCompleter([*COMMANDS, *sorted(LEAVE)], sentence=True))
    while True:
        try:
            # What the clock brings is printed above the line that is being typed.
            with patch_stdout(raw=True):
                line = await session.prompt_async("newsdesk> ")
            yield line
        except (EOFError, asyncio.CancelledError):
            return
        except KeyboardInterrupt:
            continue


def parse(line: str, *, id: str, moment: datetime, playing: bool) -> Request:  # noqa: A002 - the field's own name
    """One typed line as a Request: a command with its arguments or, while ``playing``, an answer."""
    word, _, rest = line.strip().removeprefix("/").removeprefix("news ").partition(" ")
    command = COMMANDS.get(word.casefold())
    if command is None and playing:
        command, rest = COMMANDS["answer"], line.strip()
    return Request(
        id=id,
        command=word.casefold() if command is None else command.name,
        place=PLACE,
        server=PLACE,
        member=_login(),
        name=_login(),
        moment=moment,
        options={} if command is None else arguments(command, rest.strip()),
        admin=True,
        alone=True,
    )


def show(reply: Reply, console: Console) -> None:
    """Print one reply and what follows it."""
    if reply.title:
        console.print(f"\n{reply.title}", style="bold", markup=False, highlight=False)
    # Our Markdown breaks lines where they are written; CommonMark wants two blanks for that.
    text = "\n".join(f"{line}  " if line.strip() else line for line in reply.text.split("\n"))
    console.print(Padding(Markdown(text, hyperlinks=False), (0, 0, 0, 0)))
    if reply.file is not None:
        name, content = reply.file
        console.print(name, style="bold", markup=False, highlight=False)
        said = reply.alt or content.decode(errors="replace")
        console.print(said, markup=False, highlight=False, soft_wrap=True)
    for post in (*reply.also, *(post for place, post in reply.elsewhere if place.startswith(PLACE))):
        show(post, console)


def _login() -> str:
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return "you"
