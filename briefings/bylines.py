"""Who wrote an article: names in the lines around its body, and what is never a name."""

import re
from collections.abc import Sequence
from typing import Final

_PARTICLE: Final = r"(?:de|da|del|della|di|dos|du|van|von|der|den|la|le|bin|ibn|al|el|ter|ten|y|e|af|zu)"
_WORD: Final = r"(?:[A-ZÀ-ÞĀ-Ž][\w'’-]*[\w'’]|[A-Z]\.(?:[A-Z]\.)*)"
NAME: Final = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_WORD}){{1,3}}"
_LIST: Final = rf"{NAME}(?:\s*(?:,|;|\band\b|&|\+|,\s*and\b)\s*{NAME}){{0,5}}"
_BY: Final = re.compile(
    rf"(?:^|.{{0,80}}?\b(?:written|posted|story|words|text|reported|published|review|article|report|authored)\s+)"
    rf"[Bb][Yy]:?\s+(?P<names>{_LIST})"
)
_BY_ALONE: Final = re.compile(r"(?:written |posted |published |words )?by:?$|authors?:?$", re.IGNORECASE)
_NAMES_ONLY: Final = re.compile(rf"(?P<names>{_LIST})$")
_NAME_THEN_DATE: Final = re.compile(
    rf"(?P<names>{_LIST})\s*(?:[,|•·–—-]\s*)?(?=(?:(?:on\s+)?(?:\d{{1,2}}:\d\d|\d{{1,2}}[/.]\d|\d{{4}}-\d\d|"
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,?\s|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?\s+\d|"
    r"\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|Published|Updated|Posted)))"
)
_ROLE: Final = re.compile(
    r"\b(?:reporter|writer|editor|journalist|correspondent|columnist|contributor|author|critic|producer|staff|freelance\w*|"
    r"analyst|bureau chief|news service)\b",
    re.IGNORECASE,
)
_BIO: Final = re.compile(
    rf"[—–-]?\s*(?P<names>{NAME})\s+(?:is|was|has|writes|covers|reports|joined|can be)\b(?P<rest>.{{0,160}})"
)
_EDITED: Final = re.compile(
    r"\b(?:edited|photograph|photo|image|illustrat|translated|sponsored|reviewed|fact.checked)\w*\s+by\b",
    re.IGNORECASE,
)
# Capitalised words that open lines of furniture, sections and places, and never a writer's name.
_NO_NAME: Final = re.compile(
    r"\b(?:News|Home|More|Read|Share|Follow|Sign|Log|Subscribe|Menu|Search|Video|Photo|Photos|Sports?|Business|World|"
    r"Politics|Opinion|Entertainment|Tech|Technology|Science|Health|Life|Style|Culture|Money|Travel|Food|Weather|Games?|"
    r"Top|Best|Latest|Breaking|Live|Watch|Listen|Related|Comments?|Email|Facebook|Twitter|Privacy|Policy|Terms|Contact|"
    r"About|Advertise\w*|Newsletters?|Podcasts?|Images?|Getty|Reuters|University|College|Street|County|City|State|States|"
    r"United|Court|House|Senate|Party|League|Cup|Real Estate|White|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday|January|February|March|April|June|July|August|September|October|November|December|What|How|Why|When|Where|"
    r"Who|This|These|That|Your|Our|All|View|See|Save|Skip|Click|Updated|Published|Posted|Click|Press|Magazine|Times|Post)\b"
)
_TAIL: Final = re.compile(
    r"\s+(?:For|Published|Updated|Posted|On|In|At|Of|Special|Staff|Senior|Contributing|Associate|Managing|Executive|Editor|"
    r"Reporter|Writer|Correspondent|PUBLISHED|UPDATED|PUBLICATION)\b.*$"
)


def authors_in(words: Sequence[str], zone: Sequence[int], outlet: str | None, *, tail: range) -> str | None:
    """The authors that the lines of ``zone`` name, joined by ", ", or those whom a note in ``tail`` introduces.

    A line that is only a name counts when the next lines tell a date or a role, or the name stands alone twice.
    """
    for i in zone:
        line = words[i][:200]
        match = None if _EDITED.match(line) else _BY.match(line)
        if match and (names := _names(match["names"], outlet)):
            return names
        if _BY_ALONE.match(line) and i + 1 < len(words) and (names := _following(words, i + 1, outlet)):
            return names
        match = _NAME_THEN_DATE.match(line)
        if match and not _NO_NAME.search(match["names"]) and (names := _names(match["names"], outlet)):
            return names
    for i in zone:
        if (names := _lone_name(words, i, outlet)) is not None:
            return names
    for i in tail:
        match = _BIO.match(words[i])
        if match and _ROLE.search(match["rest"]) and not _NO_NAME.search(match["names"]):
            return _names(match["names"], outlet)
    return None


def _following(words: Sequence[str], i: int, outlet: str | None) -> str | None:
    match = _NAMES_ONLY.match(words[i][:120])
    if match is None:
        return clean_author(words[i], outlet) if len(words[i]) < 40 and not any(map(str.isdigit, words[i])) else None
    return _names(match["names"], outlet)


def _lone_name(words: Sequence[str], i: int, outlet: str | None) -> str | None:
    line = words[i]
    if len(line) > 60:
        return None
    line = re.split(
        r"\s*(?:,|\||•|·|–|—)\s*(?=(?:\w+\s+){0,3}(?:staff|reporter|writer|editor|correspondent|columnist|contributor)\b)",
        line,
        maxsplit=1,
        flags=re.IGNORECASE,
    )[0]
    match = _NAMES_ONLY.match(line)
    if match is None or _NO_NAME.search(line) or line.isupper():
        return None
    nearby = [words[k] for k in (i + 1, i + 2) if k < len(words)]
    told = line != words[i] or any(
        len(near) < 60 and (_ROLE.search(near) or near.startswith(("@", "Follow "))) for near in nearby
    )
    told = told or any(_BIO.match(near) and near.startswith(line) for near in words[i:])
    if not told:
        told = bool(nearby) and len(nearby[0]) < 70 and _NAME_THEN_DATE.match(f"{line} {nearby[0]}") is not None
    return _names(match["names"], outlet) if told else None


def _names(found: str, outlet: str | None) -> str | None:
    kept: list[str] = []
    for part in re.split(r"\s*(?:,\s*and\b|,|;|\band\b|&|\+)\s*", found):
        name = clean_author(_TAIL.sub("", part), outlet)
        if name and name not in kept:
            kept.append(name)
    return ", ".join(kept) or None


def clean_author(name: str, outlet: str | None) -> str | None:
    """A name as it is shown, or None for what is no author: an address, a role, the outlet itself, a sentence."""
    name = re.sub(r"^\s*(?:by|von|par|por)\b:?\s+", "", name, flags=re.IGNORECASE)
    name = re.sub(r"\s*(?:\(.*\)|\||•|·| - | – | — ).*$", "", " ".join(name.split())).strip(" ,;:-–—")
    if not 3 <= len(name) <= 60 or "@" in name or "http" in name.lower() or name.count(" ") > 5:
        return None
    if any(map(str.isdigit, name)) or name.lower() in {
        "admin",
        "editor",
        "staff",
        "author",
        "guest",
        "none",
        "unknown",
        "null",
    }:
        return None
    if outlet is not None and same_words(name, outlet):
        return None
    return name


def same_words(a: str, b: str) -> bool:
    """Whether two names are the same but for case, punctuation and a leading "the"."""
    first, second = (re.sub(r"[\W_]+", "", re.sub(r"^the\s+", "", text.lower())) for text in (a, b))
    return first == second


def strip_outlet(title: str, outlet: str | None) -> str:
    """A title without the outlet's name or a section after its last separator."""
    for _ in range(2):
        match = re.fullmatch(r"(?P<title>.{12,}?)\s+(?:[|•·»—–-]|::|//)\s+(?P<suffix>[^|•»]{2,40})", title)
        if match is None:
            break
        suffix = match["suffix"]
        bar = re.search(r"[|•»]|::", title[match.end("title") : match.start("suffix")]) is not None
        named = outlet is not None and (same_words(suffix, outlet) or _shares(suffix, outlet))
        if not named and not (bar and len(match["title"].split()) >= 4):
            break
        title = match["title"]
    return title.strip()


def _shares(suffix: str, outlet: str) -> bool:
    letters = re.sub(r"[\W_]+", "", outlet.lower())
    own = re.sub(r"[\W_]+", "", suffix.lower())
    return len(own) >= 3 and (own in letters or letters in own)
