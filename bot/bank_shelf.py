"""The banks of one host, read in child processes and exchanged when their files change.

A round keeps the questions it was opened with, so an exchange never changes a question that somebody is answering.
A file that cannot be read leaves the version before it in use, and that is told.
"""

import asyncio
import gc
import json
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ..briefings.briefing import Source
from ..briefings.errors import UnreadableInput
from ..quizzes.bank import Bank, parse_bank
from ..quizzes.editing import as_asked, identity
from ..quizzes.question import Question
from .settings import TOKEN_VARIABLE

# 100,000 questions take about a minute; whatever takes longer hangs.
PATIENCE_SECONDS: Final = 120
# A question is some 20 objects that live as long as its bank. Left to the garbage collector, 10,000 of them make it
# go over all there is, which stopped the loop for 360 ms; put out of its sight as they come, the longest gap is 9 to
# 15 ms on a quiet machine and 15 to 35 ms beside five other programs. For fewer than this many it is left alone.
OUT_OF_SIGHT: Final = 1000
_LONGEST_LINE: Final = 64 * 1024 * 1024
_NOTHING: Final = Bank(questions=())
log = logging.getLogger("newsdesk.bank")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A bank as it is used: the last version that could be read, and what is wrong with a later one."""

    name: str
    bank: Bank = _NOTHING
    version: str = ""
    fault: UnreadableInput | None = None


@dataclass(frozen=True, slots=True)
class _Stamp:
    size: int
    modified: int


class BankShelf:
    """Reads the banks that ``names`` name, and again when their files change."""

    def __init__(self, names: Sequence[str]) -> None:
        self._shelved = {name: Shelved(name=name) for name in names}
        self._stamps: dict[str, _Stamp | None] = {}
        self._readings: dict[str, asyncio.Task[None]] = {}

    async def banks(self) -> tuple[Shelved, ...]:
        """The banks in use. The first call waits until they are read; later ones begin to read what has changed."""
        first = [self._look(name) for name in self._shelved if name not in self._stamps]
        for name in self._shelved:
            self._look(name)
        if first:
            await asyncio.gather(*(task for task in first if task is not None))
        return tuple(self._shelved.values())

    async def settled(self) -> tuple[Shelved, ...]:
        """The banks once everything that has changed is read."""
        await self.banks()
        await asyncio.gather(*self._readings.values())
        return tuple(self._shelved.values())

    async def close(self) -> None:
        """Stop reading."""
        readings = list(self._readings.values())
        for task in readings:
            task.cancel()
        await asyncio.gather(*readings, return_exceptions=True)

    def _look(self, name: str) -> asyncio.Task[None] | None:
        """Begin to read a file that is not as it was when it was last read."""
        stamp = _stamp(name)
        if name in self._readings or (name in self._stamps and self._stamps[name] == stamp):
            return None
        self._stamps[name] = stamp
        task = asyncio.create_task(self._read(name))
        self._readings[name] = task
        task.add_done_callback(lambda _: self._readings.pop(name, None))
        return task

    async def _read(self, name: str) -> None:
        before = self._shelved[name]
        try:
            self._shelved[name] = await read_in_child(name)
            log.info(
                "%s: version %s with %d questions", name, self._shelved[name].version, _count(self._shelved[name])
            )
        except UnreadableInput as fault:
            kept = f"; version {before.version} stays in use" if before.version else ""
            fault = UnreadableInput(fault.where, fault.reason + kept)
            self._shelved[name] = replace(before, fault=fault)
            log.warning("%s", fault)


def _count(shelved: Shelved) -> int:
    return len(shelved.bank.questions)


def _stamp(name: str) -> _Stamp | None:
    try:
        stat = os.stat(name)  # noqa: PTH116 - called on the event loop, where it takes microseconds
    except OSError:
        return None
    return _Stamp(stat.st_size, stat.st_mtime_ns)


async def read_in_child(name: str) -> Shelved:
    """Read one bank in another process, so that the event loop goes on meanwhile.

    Raises:
        UnreadableInput: the bank cannot be read or has a fault; the first is told with its place.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "newsdesk.bot.bank_child", name),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=_LONGEST_LINE,
        env=_environment(os.environ),
    )
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await _received(process, name)
    except TimeoutError as error:
        raise UnreadableInput(name, f"took more than {PATIENCE_SECONDS} seconds to read") from error
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Ours with our import path, without what the child need not know."""
    path = os.pathsep.join(part for part in sys.path if part)
    return {key: value for key, value in environ.items() if key != TOKEN_VARIABLE} | {"PYTHONPATH": path}


async def _received(process: asyncio.subprocess.Process, name: str) -> Shelved:
    if process.stdout is None:
        raise UnreadableInput(name, "cannot be read in another process")
    head = await process.stdout.readline()
    if not head:
        raise UnreadableInput(name, "could not be read: the process that read it died")
    told: dict[str, str | int] = json.loads(head)
    if "fault" in told:
        more = f" (and {told['more']} more; `newsdesk verify {name}` lists them)" if told["more"] else ""
        where, _, reason = str(told["fault"]).partition(": ")
        raise UnreadableInput(where, reason + more)
    questions: list[Question] = []
    sources: list[Source] = []
    taken = 0
    async for line in process.stdout:
        part = parse_bank(line.decode("ascii"), name)
        questions += part.questions
        sources += part.sources
        taken += len(part.questions)
        if taken >= OUT_OF_SIGHT:
            gc.freeze()
            taken = 0
        await asyncio.sleep(0)  # lines that wait already come without a pause
    if await process.wait() != 0:
        raise UnreadableInput(name, "could not be read: the process that read it died")
    return Shelved(
        name=name, bank=Bank(questions=tuple(questions), sources=tuple(sources)), version=str(told["version"])
    )


def merged(banks: Sequence[Shelved], made: Sequence[Question], *, today: date) -> tuple[Question, ...]:
    """What may be asked: the questions of the banks first, then those made from articles that no bank has.

    What a bank rejects or says otherwise is not asked as it was made.
    """
    known: set[str] = set()
    asked: list[Question] = []
    for shelved in banks:
        fresh = [question for question in shelved.bank.questions if identity(question) not in known]
        known.update(identity(question) for question in fresh)
        asked += [as_asked(question) for question in fresh if question.may_be_asked(today)]
    return (*asked, *(question for question in made if identity(question) not in known))
