"""Who wrote an article: names in the lines around its body, and what is never a name."""

import re
from collections.abc import Sequence
from typing import Final

_SLOGAN: Final = re.compile(r"(?P<name>\S.{1,40}?)(?:\s+(?:[|•·»—–-]|::)|:)\s+\S")
_PARTICLE: Final = r"(?:de|da|del|della|di|dos|du|van|von|der|den|la|le|bin|ibn|al|el|ter|ten|y|e|af|zu)"
_WORD: Final = r"(?:[A-ZÀ-ÞĀ-Ž][\w'’-]*[\w'’]|[A-Z]\.(?:[A-Z]\.)*)"
NAME: Final = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_WORD}){{1,3}}"
_LIST: Final = rf"{NAME}(?:\s*(?:,|;|\band\b|&|\+|,\s*and\b)\s*{NAME}){{0,5}}"
_BY: Final = re.compile(
    rf"(?:^|.{{0,80}}?(?:\d|\||(?i:\b(?:written|posted|story|words|text|reported|reporting|published|review|"
    rf"article|report|authored)))\s+)"
    rf"[Bb][Yy]:?\s+(?P<names>{_LIST})"
)
_BY_ALONE: Final = re.compile(r"(?:.{0,40}\|\s*|written |posted |published |words )?by:?$|authors?:?$", re.IGNORECASE)
_BY_WORDS: Final = re.compile(r"[Bb]y:?\s+(?P<names>[A-Z][\w.&'’-]*(?:\s+[\w.&'’-]+){0,4})$")
_NAMES_ONLY: Final = re.compile(rf"(?P<names>{_LIST})(?:\s+in\s+[A-Z][\w. ]{{2,30}})?$")
_HANDLE: Final = re.compile(rf"(?P<names>{NAME})\s?@\w+$")
_DATE_START: Final = (
    r"(?:on\s+)?(?:\d{1,2}:\d\d|\d{1,2}[/.]\d|\d{4}-\d\d|"
    r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b,?\s|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?\s+\d|"
    r"\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:First\s+)?Published|Updated|Posted|"
    r"PUBLISHED|UPDATED|"
    r"\d{1,2}\s+min(?:ute)?s?\s+read)"
)
_NAME_THEN_DATE: Final = re.compile(rf"(?P<names>{_LIST})\s*(?:[,|•·–—-]\s*)?(?={_DATE_START})")
_DATE_LINE: Final = re.compile(_DATE_START)
_DATE_THEN_NAME: Final = re.compile(rf".{{0,30}}\b(?:19|20)\d\d\s*[/|•·–-]?\s*(?P<names>{NAME})$")
_ROLE: Final = re.compile(
    r"\b(?:reporter|writer|editor|journalist|correspondent|columnist|contributor|author|critic|producer|staff|"
    r"freelance\w*|"
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
    r"Politics|Opinion|Entertainment|Tech|Technology|Science|Health|Life|Style|Culture|Money|Travel|Food|"
    r"Weather|Games?|"
    r"Top|Best|Latest|Breaking|Live|Watch|Listen|Related|Comments?|Email|Facebook|Twitter|Privacy|Policy|Terms|"
    r"Contact|"
    r"About|Advertise\w*|Newsletters?|Podcasts?|Images?|Getty|Reuters|University|College|Street|County|City|"
    r"State|States|"
    r"United|Court|House|Senate|Party|League|Cup|Real Estate|White|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday|January|February|March|April|June|July|August|September|October|November|December|What|How|Why|"
    r"Partner|Content|Sponsored|When|Where|"
    r"Who|This|These|That|Your|Our|All|View|See|Save|Skip|Click|Updated|Published|Posted|Click|Press|Magazine|"
    r"Times|Post)\b"
)
_TAIL: Final = re.compile(
    r"\s+(?:(?:Jan(?:uary)?|Feb(?:ruary)?|March|April?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)$|[A-Z]{2,}[a-z]\w*|For|Published|Updated|Posted|On|In|At|Of|Special|Staff|"
    r"Senior|Contributing|Associate|Managing|Executive|Editor|"
    r"Reporter|Writer|Correspondent|PUBLISHED|UPDATED|PUBLICATION)\b.*$"
)


def authors_in(words: Sequence[str], zone: Sequence[int], outlet: str | None, *, tail: range) -> str | None:
    """The authors that the lines of ``zone`` name, joined by ", ", or those whom a note in ``tail`` introduces.

    A line that is only a name counts when the next lines tell a date or a role, or a note tells who that is.
    """
    for rule in (_after_by, _beside_date, _alone):
        for i in [*zone, *tail] if rule is _after_by else zone:
            if len(words[i]) < 200 and (names := rule(words, i, outlet)):
                return names
    for i in tail:
        match = _BIO.match(words[i][:400])
        if match is None or _NO_NAME.search(match["names"]):
            continue
        if _ROLE.search(match["rest"]) or any(words[k].startswith(match["names"]) for k in zone):
            return _names(match["names"], outlet)
    return None


def _after_by(words: Sequence[str], i: int, outlet: str | None) -> str | None:
    line = words[i]
    match = None if _EDITED.match(line) else _BY.match(line) or _BY_WORDS.match(line)
    if match is not None:
        return _names(match["names"], outlet)
    if _BY_ALONE.match(line) and i + 1 < len(words):
        following = re.sub(r"^.{0,30}\bfor\s+", "", words[i + 1][:120])
        match = _NAMES_ONLY.match(following)
        if match is not None:
            return _names(match["names"], outlet)
        role = re.fullmatch(r"[A-Z]\w+(?:\s+[A-Z]\w+){1,3}", following)
        return following if role else None
    return None


def _beside_date(words: Sequence[str], i: int, outlet: str | None) -> str | None:
    for shape in (_NAME_THEN_DATE, _DATE_THEN_NAME, _HANDLE):
        match = shape.match(words[i])
        if match and not _NO_NAME.search(re.split(r",|\band\b", match["names"])[0]):
            return _names(match["names"], outlet)
    return None


def _alone(words: Sequence[str], i: int, outlet: str | None) -> str | None:
    line = words[i]
    if len(line) > 60 or line.isupper():
        return None
    name = _BEFORE_ROLE.split(line, maxsplit=1)[0]
    match = _NAMES_ONLY.match(name)
    if match is None or _NO_NAME.search(name) or _COLLECTIVE.search(name):
        return None
    nearby = [words[k] for k in range(i + 1, min(i + 4, len(words))) if len(words[k]) < 70]
    told = (
        name != line
        or any(_ROLE.search(near) or near.startswith(("@", "Follow ")) for near in nearby[:2])
        or any(_DATE_LINE.match(near) for near in nearby)
        or any(near.startswith(name) and _BIO.match(near[:400]) for near in words[i + 1 :])
    )
    return _names(match["names"], outlet) if told else None


_BEFORE_ROLE: Final = re.compile(
    r"\s*(?:,|\||•|·|–|—)\s*(?=(?:\w+\s+){0,3}(?:staff|reporter|writer|editor|correspondent|columnist|"
    r"contributor)\b)",
    re.IGNORECASE,
)
_COLLECTIVE: Final = re.compile(r"\b(?:staff|editors?|team|desk|newsroom|reporters?)\b", re.IGNORECASE)
_NO_PART: Final = re.compile(
    r"\b(?:staff|contributing|special|senior|editor|writer|reporter|journalist|correspondent)\b", re.IGNORECASE
)
# Two words glued: "WalshShowbiz"; not McCormick, DeLillo, MacDonald.
_GLUED_NAME: Final = re.compile(r"(?<=[a-z]{4})(?=[A-Z][a-z]{3,}).*$")


def _names(found: str, outlet: str | None) -> str | None:
    kept: list[str] = []
    for part in re.split(r"\s*(?:,\s*and\b|,|;|\band\b|&|\+)\s*", found):
        if kept and _NO_PART.search(part):
            break
        if _NO_NAME.search(part) and (kept or " " not in part):
            continue
        cut = _TAIL.sub("", part)
        name = clean_author(_GLUED_NAME.sub("", cut if " " in cut else part), outlet)
        if name and name not in kept and not name.endswith(("'s", "’s")):
            kept.append(name)
    return ", ".join(kept) or None


# Wire services sign with one word; any other single word is a user name, a role or an outlet.
_AGENCIES: Final = frozenset({"Reuters", "Bloomberg", "Xinhua", "Interfax", "Tass"})


def clean_author(name: str, outlet: str | None) -> str | None:
    """A name as it is shown, or None for what is no author: an address, a role, the outlet itself, a sentence."""
    name = re.sub(
        r"^\s*(?:(?:view |see )?all (?:posts|articles|stories) by|by|von|par|por)\b:?\s+",
        "",
        name,
        flags=re.IGNORECASE,
    )
    name = re.sub(r"\s*(?:\(.*\)|\||•|·| - | – | — ).*$", "", " ".join(name.split())).strip(" ,;:-–—")
    if not 3 <= len(name) <= 60 or "@" in name or "http" in name.lower() or name.count(" ") > 5:
        return None
    if " " not in name and not (name.isupper() or name in _AGENCIES):
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
    bare = re.sub(r"\b(?:staff|editors?|team|desk|newsroom|reporters?|the)\b", "", name, flags=re.IGNORECASE)
    if outlet is not None and (same_words(name, outlet) or same_words(bare, outlet)):
        return None
    return name


def same_words(a: str, b: str) -> bool:
    """Whether two names are the same but for case, punctuation and a leading "the"."""
    first, second = (re.sub(r"[\W_]+", "", re.sub(r"^the\s+", "", text.lower())) for text in (a, b))
    return first == second


_OWN_ADDRESS: Final = re.compile(r"https?://(?:www\.)?(?P<host>[\w.-]+\.\w{2,})/?", re.IGNORECASE)


def plain_outlet(name: str) -> str:
    """An outlet's name without a slogan or a town after it: "Harbour News: Breaking Stories", "Isle | Norwick".

    A page that gives its address for a name is called by its host: "https://www.isle.example/" is "isle.example".
    """
    if (address := _OWN_ADDRESS.fullmatch(name.strip())) is not None:
        return address["host"]
    match = _SLOGAN.match(name.rstrip(" -–—|:"))
    name = name.rstrip(" -–—|:") or name
    return name if match is None else match["name"]


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
