"""``newsdesk doctor``: what is installed, configured and reachable, one finding a line."""

import os
import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .. import __version__
from ..briefings.errors import NewsdeskError
from ..briefings.names import default_finder
from ..briefings.specimen import faults_of
from ..briefings.templating import NAMES, looked_into
from ..quizzes.bank import load_bank
from .library import gather, is_url
from .settings import TOKEN_VARIABLE, Settings
from .store import open_store, sqlite_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at; ``good`` is False when something must be done."""

    what: str
    detail: str
    good: bool = True


async def examine(settings: Settings) -> tuple[Finding, ...]:
    """Look at everything a host depends on. Reads the named sources; makes no store that is not there yet."""
    return (
        Finding(what="newsdesk", detail=f"{__version__} on Python {platform.python_version()}"),
        *(_package(name) for name in ("discord.py", "SQLAlchemy", "rapidfuzz", "trafilatura")),
        _names(),
        await _store(settings),
        await _sources(settings),
        *[_bank(name) for name in settings.banks],
        *_templates(settings),
        _token(settings),
    )


def _package(name: str) -> Finding:
    try:
        return Finding(what=name, detail=version(name))
    except PackageNotFoundError:
        return Finding(what=name, detail=f"not installed: pip install {name}", good=False)


def _names() -> Finding:
    try:
        return Finding(what="names", detail=default_finder().label)
    except NewsdeskError as error:
        return Finding(what="names", detail=str(error), good=False)


async def _store(settings: Settings) -> Finding:
    file = sqlite_file(settings.database_url)
    if file is not None and not file.exists():
        return _future_store(file)
    try:
        store = await open_store(settings.database_url)
    except NewsdeskError as error:
        return Finding(what="store", detail=str(error), good=False)
    shown = store.url
    await store.close()
    return Finding(what="store", detail=shown)


def _future_store(file: Path) -> Finding:
    """Whether the file could be made: somebody may write in the first folder above it that is there."""
    there = next(folder for folder in file.absolute().parents if folder.exists())
    if there.is_dir() and os.access(there, os.W_OK | os.X_OK):
        return Finding(what="store", detail=f"{file}, made at the first start")
    return Finding(what="store", detail=f"{file} cannot be made: {there} is not to be written to", good=False)


async def _sources(settings: Settings) -> Finding:
    gathered = await gather(settings.sources)
    named = f"{len(settings.sources)} named" if settings.sources else "none named, the seeds are used"
    detail = f"{named}; {len(gathered.articles)} articles read"
    if any(is_url(name) for name in settings.sources):
        detail += " (web included)"
    if gathered.failures:
        detail += f"; not read: {gathered.failures[0]}"
    return Finding(what="sources", detail=detail, good=bool(gathered.articles) and not gathered.failures)


def _bank(name: str) -> Finding:
    try:
        bank = load_bank(name)
    except NewsdeskError as error:
        first, *more = str(error).splitlines()
        return Finding(what="bank", detail=first + (f" (and {len(more)} more)" if more else ""), good=False)
    return Finding(what="bank", detail=f"{name}: {len(bank.questions)} questions")


def _templates(settings: Settings) -> tuple[Finding, ...]:
    """What a host's folder of templates overrides, each tried on a specimen; what in it nothing will ever read."""
    if settings.templates is None:
        return (Finding(what="templates", detail="the built-in ones"),)
    try:
        found, faults = looked_into(settings.templates), faults_of(settings.templates)
    except NewsdeskError as error:
        return (Finding(what="templates", detail=str(error), good=False),)
    detail = f"{settings.templates}: {', '.join(found.overridden) or 'overrides nothing'}"
    unread = [
        f"nothing reads {settings.templates / name}: "
        + (f"is it {meant}?" if meant else f"the names are {', '.join(NAMES)}")
        for name, meant in found.unknown
    ]
    return (
        Finding(what="templates", detail=detail, good=bool(found.overridden)),
        *(Finding(what="templates", detail=said, good=False) for said in [*map(str, faults), *unread]),
    )


def _token(settings: Settings) -> Finding:
    # The console works without one, so a missing token is told but is not wrong.
    detail = "set" if settings.token else f"not set; `newsdesk run` needs {TOKEN_VARIABLE}, `newsdesk chat` does not"
    return Finding(what="token", detail=detail)
