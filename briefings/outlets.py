"""Which outlet a copied page is from: its own furniture names it, in the words of the trade."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from .datelines import find_dateline

_RIGHTS: Final = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:[Cc]opyright\s*)?©?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[,\s]*(?:by\s+)?"
    r"(?P<name>(?!Copyright\b)[A-Z][\w&.'’ -]{1,40}?)"
    r"(?=[.,|]|\s+(?:All|LLC|Inc|Ltd|Limited|Media Ltd|is|and its)\b|\s+\d{4}\b|\s*$|\s*©)",
)
_PROPER: Final = r"(?P<name>(?:[Tt]he )?[A-Z][\w’'&.-]*(?: (?:of |and |& )?[A-Z][\w’'&.-]*){0,3})"
# Phrases with which a site speaks of itself; each also stands before names of topics and places, so that one alone
# proves nothing.
_OWN: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:(?:read )?more (?:from|on|stories on)|new stories on|today on|latest (?:from|on)) {_PROPER}$",
        rf"(?i:about) {_PROPER}$",
        rf"(?i:contact) {_PROPER}$",
        rf"(?i:subscribe to|join|support|sign up (?:for|to)|get) {_PROPER}(?: [Nn]ewsletters?| [Tt]oday| [Nn]ow)?$",
        rf"(?i:advertise (?:with|on|in)) {_PROPER}$",
        rf"(?i:jobs at|careers at|work (?:at|for|with)) {_PROPER}$",
        rf"(?i:follow|like) {_PROPER}(?: on .*)?$",
        rf"{_PROPER} (?i:newsletters?|podcasts?|staff|shop|store|apps?|archives?|events?|masthead|media group)$",
    )
)
_ADDRESS: Final = re.compile(r"\b(?:www\.)?(?P<name>[A-Za-z][\w-]{2,30})\.(?:com|org|net|tv|news|co\.uk|eu|ca|in)\b")
# The first and last words of those phrases: most lines have neither and are not looked at.
_FIRST: Final = frozenset(
    {"more", "read", "new", "today", "latest", "about", "contact", "subscribe", "join", "support", "sign", "get"}
    | {"advertise", "jobs", "careers", "work", "follow", "like"}
)
_LAST: Final = re.compile(r"(?:newsletter|podcast|app|archive|event)s?$|(?:staff|shop|store|masthead|group)$")
_ADDRESS_NUMBER: Final = len(_OWN)
_ALONE_NUMBER: Final = _ADDRESS_NUMBER + 1
_LONGEST_PHRASE: Final = 60
# So many different phrases must agree on a name.
_FEWEST_PHRASES: Final = 2
_NO_OUTLET: Final = frozenset(
    {
        "us",
        "me",
        "our",
        "more",
        "all",
        "this",
        "new",
        "latest",
        "news",
        "home",
        "contact",
        "privacy",
        "facebook",
        "twitter",
    }
)


def find_outlet(words: Sequence[str], outside: Sequence[int], title: str | None, opening: str) -> str | None:
    """The outlet's name: agency of the dateline, suffix of the title, what the furniture agrees on, the rights line.

    ``words`` are the lines of the page, ``outside`` the places of those that are no part of the body.
    """
    dateline = find_dateline(opening)
    if dateline is not None and dateline.agency is not None:
        return dateline.agency
    return _suffix(words, title) or _agreed(words, outside) or _holder(words)


def _suffix(words: Sequence[str], title: str | None) -> str | None:
    if title is None:
        return None
    for line in words:
        if line.startswith(title) and len(title) + 3 < len(line) < len(title) + 50:
            suffix = re.fullmatch(r"\s+[-–—|:•·]\s+(.{2,40})", line[len(title) :])
            if suffix:
                return suffix[1].strip()
    return None


def _agreed(words: Sequence[str], outside: Sequence[int]) -> str | None:
    """The name that most phrases of the furniture give the site, two of them at least."""
    phrases: dict[str, set[int]] = defaultdict(set)
    names: dict[str, str] = {}
    for line in (words[i] for i in outside):
        if len(line) > _LONGEST_PHRASE or not _may_name(line):
            continue
        for number, phrase in enumerate((*_OWN, _ADDRESS)):
            match = phrase.search(line) if phrase is _ADDRESS else phrase.match(line)
            if match is None or match["name"].lower() in _NO_OUTLET:
                continue
            key = _letters(match["name"])
            phrases[key].add(number)
            if phrase is not _ADDRESS or key not in names:
                names[key] = match["name"]
    addresses = {key for key, found in phrases.items() if _ADDRESS_NUMBER in found}
    for line in dict.fromkeys(words[i] for i in outside) if addresses else ():
        # A line of the name alone may be a section; with an address of that name it is the outlet.
        if len(line) <= _LONGEST_PHRASE and _letters(line) in addresses:
            phrases[_letters(line)].add(_ALONE_NUMBER)
            names[_letters(line)] = line.strip()
    agreed = [key for key, found in phrases.items() if len(found) >= _FEWEST_PHRASES]
    return names[max(agreed, key=lambda key: len(phrases[key]))] if agreed else None


def _may_name(line: str) -> bool:
    lower = line.lower()
    return "." in line or lower.split(" ", 1)[0] in _FIRST or _LAST.search(lower[-12:]) is not None


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", re.sub(r"^the\s+", "", name.lower()))


def _holder(words: Sequence[str]) -> str | None:
    for line in words[::-1][:80]:
        match = _RIGHTS.search(line) if "©" in line or "opyright" in line or "(c)" in line else None
        if match:
            return match["name"].strip(" .-")
    return None
