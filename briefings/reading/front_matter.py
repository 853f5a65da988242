"""The block between two ``---`` lines with which a text file may begin: what its keeper says of the article."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal
from urllib.parse import urlsplit

from ..article import UNKNOWN, Published, Unknown
from ..errors import UnreadableInput

KEYS: Final = frozenset({"title", "outlet", "author", "published", "url", "language", "retold"})
_FENCE: Final = re.compile(r"\ufeff?---[ \t]*\r?(?:\n|$)")
_ENTRY: Final = re.compile(r"([A-Za-z_]+)[ \t]*:(?:[ \t]+(.*))?$")
# Longer blocks are a horizontal rule and prose, not a header.
_MOST_LINES: Final = 40
_TRUTHS: Final = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The values of a block, None for a key that is not there, and where the text after the block starts."""

    end: int = 0
    title: str | Unknown | None = None
    outlet: str | Unknown | None = None
    author: str | Unknown | None = None
    published: Published | Unknown | None = None
    url: str | None = None
    language: str | Unknown | None = None
    retold: bool = False


def read_front_matter(text: str, where: str) -> FrontMatter:
    """Read the block at the very start of ``text``; a text without one gives an empty FrontMatter.

    Raises:
        UnreadableInput: the block has a line that is not ``key: value``, a key that is not known or stands twice,
            a value that does not fit its key, or no end.
    """
    fence = _FENCE.match(text)
    if fence is None:
        return FrontMatter()
    values: dict[str, str] = {}
    position, number = fence.end(), 2
    while True:
        line, position = _line_at(text, position)
        if line is None or number > _MOST_LINES:
            if not values:
                return FrontMatter()
            raise UnreadableInput(where, "line 1: the block that begins with --- has no end")
        if line.strip() == "---":
            break
        if not values and _ENTRY.match(line) is None:
            return FrontMatter()
        _take(line, number, values, where)
        number += 1
    return _interpret(values, position)


def _line_at(text: str, position: int) -> tuple[str | None, int]:
    if position >= len(text):
        return None, position
    end = text.find("\n", position)
    end = len(text) if end < 0 else end
    return text[position:end].rstrip("\r"), min(end + 1, len(text))


def _take(line: str, number: int, values: dict[str, str], where: str) -> None:
    if not line.strip() or line.lstrip().startswith("#"):
        return
    entry = _ENTRY.match(line)
    if entry is None:
        raise UnreadableInput(where, f"line {number}: expected 'key: value', found '{line.strip()[:40]}'")
    key = entry[1].lower()
    if key not in KEYS:
        raise UnreadableInput(where, f"line {number}: unknown key '{key[:40]}'; known are {', '.join(sorted(KEYS))}")
    if key in values:
        raise UnreadableInput(where, f"line {number}: the key '{key}' stands twice")
    value = (entry[2] or "").strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    if not value:
        raise UnreadableInput(where, f"line {number}: the key '{key}' has no value")
    _check(key, value, number, where)
    values[key] = value


def _check(key: str, value: str, number: int, where: str) -> None:
    if key == "published" and value.lower() != "unknown" and parse_published(value) is None:
        raise UnreadableInput(where, f"line {number}: '{value[:40]}' is no date; write 2025-01-28 or unknown")
    if key == "retold" and value.lower() not in _TRUTHS:
        raise UnreadableInput(where, f"line {number}: 'retold' is yes or no, not '{value[:40]}'")
    if key == "url" and not _is_web_address(value):
        raise UnreadableInput(where, f"line {number}: '{value[:60]}' is no web address")


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _interpret(values: dict[str, str], end: int) -> FrontMatter:
    published = values.get("published")
    return FrontMatter(
        end=end,
        title=_text(values.get("title")),
        outlet=_text(values.get("outlet")),
        author=_text(values.get("author")),
        published=None if published is None else parse_published(published) or UNKNOWN,
        url=values.get("url"),
        language=_text(values.get("language")),
        retold=_TRUTHS[values.get("retold", "no").lower()],
    )


def _text(value: str | None) -> str | Unknown | None:
    return UNKNOWN if value is not None and value.lower() == "unknown" else value


_DATE: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ](\d.*))?)?)?$")


def parse_published(value: str) -> Published | None:
    """A date in ISO 8601 as far as it is given (year, month, day, minute); None when it is none."""
    match = _DATE.fullmatch(value.strip())
    if match is None:
        return None
    precision: Literal["minute", "day", "month", "year"] = "year"
    try:
        if match[4]:
            moment = datetime.fromisoformat(value.strip())
            precision = "minute"
        else:
            moment = datetime(int(match[1]), int(match[2] or 1), int(match[3] or 1), tzinfo=UTC)
            precision = "day" if match[3] else "month" if match[2] else "year"
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return Published(moment=moment, precision=precision)
