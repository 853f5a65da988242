"""One frozen Settings, read from a YAML file and the environment; parsed and checked here, trusted everywhere else.

The token comes from the environment alone: a file is copied, committed and shown on screens.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Final

import yaml

from ..briefings.errors import InvalidDocument

CONFIG_VARIABLE: Final = "NEWSDESK_CONFIG"
DATABASE_VARIABLE: Final = "NEWSDESK_DATABASE_URL"
TEMPLATES_VARIABLE: Final = "NEWSDESK_TEMPLATES"
TOKEN_VARIABLE: Final = "DISCORD_TOKEN"  # noqa: S105 - the variable's name, not a token

# Discord shows a message of at most 2,000 characters: about 300 words of briefing with its sources.
WORDS_RANGE: Final = (40, 2000)
QUESTIONS_RANGE: Final = (1, 20)
# Ten seconds are called too short by players, thirty are fine (quiz bots' issue trackers); ten minutes is a lunch.
SECONDS_RANGE: Final = (10, 600)
PREFIX_LIMIT: Final = 20
LOG_LEVELS: Final = ("debug", "info", "warning", "error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a host can set.

    ``sources`` are paths, globs or URLs; empty means the articles that come with Newsdesk. ``banks`` are files whose
    questions are asked too, and before those made from the articles. ``words`` is the length
    of a briefing, ``questions`` and ``seconds`` those of a quiz. ``database_url`` names the store. ``prefix`` begins
    typed commands ("!news"), for a bot that has the message-content intent. ``templates`` is a folder of templates of
    briefings that take the place of ours.
    """

    database_url: str
    sources: tuple[str, ...] = ()
    banks: tuple[str, ...] = ()
    words: int = 300
    questions: int = 5
    seconds: int = 60
    log_level: str = "warning"
    prefix: str | None = None
    templates: Path | None = None
    token: str | None = field(default=None, repr=False)


def default_database_url(environ: Mapping[str, str], *, home: Path) -> str:
    """An SQLite file in the folder where this system keeps programs' data."""
    if sys.platform == "win32":
        base = Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    else:
        base = Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return f"sqlite:///{(base / 'newsdesk' / 'newsdesk.sqlite3').as_posix()}"


def load_settings(
    environ: Mapping[str, str] = os.environ, *, config: str | None = None, home: Path | None = None
) -> Settings:
    """Settings from ``config`` (or the file that NEWSDESK_CONFIG names) with the environment on top.

    Raises:
        InvalidDocument: the file cannot be read, or a value is not what it should be.
    """
    settings = Settings(database_url=default_database_url(environ, home=home or Path.home()))
    name = config or environ.get(CONFIG_VARIABLE)
    if name:
        settings = _with_file(settings, name)
    if url := environ.get(DATABASE_VARIABLE):
        settings = replace(settings, database_url=url)
    if templates := environ.get(TEMPLATES_VARIABLE):
        settings = replace(settings, templates=Path(templates))
    if token := environ.get(TOKEN_VARIABLE, "").strip():
        settings = replace(settings, token=token)
    return settings


def _with_file(settings: Settings, name: str) -> Settings:
    try:
        text = Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8 text"
        raise InvalidDocument(name, f"cannot read the settings: {reason}") from error
    try:
        document: object = yaml.safe_load(text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise InvalidDocument(name, f"not valid YAML: {error.problem}", line=line) from error
    except (yaml.YAMLError, ValueError, AttributeError, RecursionError) as error:
        # Characters YAML does not allow, impossible dates, numbers of thousands of digits, nesting without end.
        raise InvalidDocument(name, "not valid YAML") from error
    if document is None:
        return settings
    if not isinstance(document, dict) or not isinstance(node, yaml.MappingNode):
        raise InvalidDocument(name, "settings must be a list of `name: value` lines")
    lines = {str(key.value): key.start_mark.line + 1 for key, _ in node.value}
    for key, value in document.items():
        settings = _with_value(settings, str(key), value, where=name, line=lines.get(str(key)))
    return settings


def _with_value(settings: Settings, key: str, value: object, *, where: str, line: int | None) -> Settings:
    if key == "token":
        raise InvalidDocument(where, f"take the token out of this file and set {TOKEN_VARIABLE} instead", line=line)
    if key in {"sources", "banks"}:
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            what = "paths or URLs" if key == "sources" else "paths of bank files"
            raise InvalidDocument(where, f"`{key}` must be a list of {what}", line=line)
        return replace(settings, sources=tuple(value)) if key == "sources" else replace(settings, banks=tuple(value))
    if key == "prefix":
        if not isinstance(value, str) or not value.strip() or len(value) > PREFIX_LIMIT:
            raise InvalidDocument(where, f"`prefix` must be a text of 1 to {PREFIX_LIMIT} characters", line=line)
        return replace(settings, prefix=value.strip())
    if key in {"database_url", "log_level", "templates"}:
        return _with_text(settings, key, value, where=where, line=line)
    if key == "words":
        return replace(settings, words=_whole(key, value, WORDS_RANGE, where=where, line=line))
    if key == "questions":
        return replace(settings, questions=_whole(key, value, QUESTIONS_RANGE, where=where, line=line))
    if key == "seconds":
        return replace(settings, seconds=_whole(key, value, SECONDS_RANGE, where=where, line=line))
    known = ", ".join(item.name for item in fields(Settings) if item.name != "token")
    raise InvalidDocument(where, f"unknown setting `{key}`; known are: {known}", line=line)


def _with_text(settings: Settings, key: str, value: object, *, where: str, line: int | None) -> Settings:
    if not isinstance(value, str) or not value:
        what = "the path of a folder" if key == "templates" else "text"
        raise InvalidDocument(where, f"`{key}` must be {what}", line=line)
    if key == "templates":
        return replace(settings, templates=Path(value))
    if key == "log_level" and value not in LOG_LEVELS:
        raise InvalidDocument(where, f"`log_level` must be one of {', '.join(LOG_LEVELS)}", line=line)
    return replace(settings, database_url=value) if key == "database_url" else replace(settings, log_level=value)


def _whole(key: str, value: object, allowed: tuple[int, int], *, where: str, line: int | None) -> int:
    low, high = allowed
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise InvalidDocument(where, f"`{key}` must be a whole number from {low} to {high}", line=line)
    return value
