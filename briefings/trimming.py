"""What can leave a sentence without changing what it says: datelines, words that tie it to the one before, asides."""

import re
from typing import Final

from .article import Span
from .editing import Edit, outside_quotes, pattern
from .names.gazetteer import place_named

_LONGEST_PLACE: Final = 30  # characters

_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_PLACE: Final = r"[A-Z][\w.'’-]*(?:[ ,/]{1,2}[A-Z][\w.'’-]*){0,4}"
_AGENCY: Final = r"(?:CNN|AP|Reuters|AFP|UPI|TASS|Xinhua|PTI|ANI|IANS|BBC|DPA|dpa|EFE|ANSA|Kyodo|Yonhap|Bloomberg)"
_DATELINE: Final = re.compile(
    rf"\s*(?:(?:{_PLACE})?,?\s*(?:{_MONTH}\s\d{{1,2}}(?:,\s\d{{4}})?\.?\s*)?"
    # An agency in brackets or strokes: "LONDON (Reuters) -", "MOSCOW, January 28. /TASS/.", "(CNN)".
    rf"(?:\((?:[\w ]+/)?{_AGENCY}(?: [A-Z][\w ]*)?\)|\([A-Z][\w .&/-]{{1,24}}\)\s*(?=[-–—])|/[A-Z][\w-]+/\.?)"
    r"\s*(?:[-–—:]+\s*|(?=[A-Z“\"]))"
    # A place in capitals before a dash: "PARIS, May 3 -".
    rf"|[A-Z][A-Z .,'’/-]{{2,40}}(?:,?\s{_MONTH}\s\d{{1,2}}(?:,\s\d{{4}})?)?\.?\s+[-–—]{{1,2}}\s+"
    # The same with its country: "LIMA, Peru -".
    rf"|[A-Z]{{3,}}[A-Z .'’-]*(?:,\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)*)?\s*[-–—]{{1,2}}\s+"
    # A place in small letters before a long dash, at the head of an article only.
    r"|(?P<head>[A-Z][a-z]+(?:[ ,]{1,2}[A-Z][a-z.]+){0,3}\s?[–—]{1,2}\s?(?=[A-Z“\"])))"
)
_ASIDE: Final = re.compile(
    r"\s*[(\[](?:pictured|photo|video|image|see|left|right|above|below|file|click|opens in|link|source)\b"
    r"[^()\[\]]*[)\]]",
    re.IGNORECASE,
)
# The same words between commas: ", however,".
_LINK: Final = re.compile(
    r",\s(?:however|though|meanwhile|moreover|therefore|in turn|of course|for example|for instance|indeed|too|then)"
    r"(?:,(?=\s)|(?=[.]))"
)
# "Also" leans on what was told before; "but also" and "also known as" do not.
_ALSO: Final = re.compile(r"(?<=\w)(?<!\bbut)(?<!\band)(?<!\bonly)\salso(?=\s(?!known|called|referred|as\b)\w)")
_AGAINST: Final = re.compile(r"[\"“]?(?:But|Yet|However|Still,|Nevertheless|Nonetheless|Instead|Even so)\b")
_SECOND: Final = re.compile(
    r"(?:Additionally|Also|In addition|Moreover|Furthermore|Meanwhile|Separately|Elsewhere|In other news),"
)
_GOES_ON: Final = re.compile(r"(?:Not (?:just|only|merely)|Nor)\b")
_MARKS: Final = re.compile(r"\s*\[(?:\d{1,3}|edit|citation needed)\]", re.IGNORECASE)
# "(NYSE: NRL)", "(NRL.L)", "(ticker: NRL)": where a share is traded.
_TICKER: Final = re.compile(
    r"\s*\((?:(?:NYSE|NASDAQ|Nasdaq|LSE|LON|TSX|ASX|ticker|Ticker|OTC\w*)\s?:\s?[A-Z.]{1,6}|[A-Z]{2,5}\.[A-Z]{1,2})\)"
)
# "The utilities sector XX:SP500.55 has": a code by which a page shows a price.
PRICE_CODE: Final = re.compile(r"(?<=\w) [A-Z]{2,6}:[A-Z][A-Z0-9.]{0,17}(?<!\.)(?=[\s,.;)]|$)")
# "(TSLA)" after "Tesla", "(FOXA)" after "Fox": letters of the name before, which no reader needs spelt.
_LISTED: Final = re.compile(r"\b(?P<name>[A-Z][\w&.-]+)(?P<ticker>\s\((?P<letters>[A-Z]{2,5})\))")
_ELLIPSIS: Final = re.compile(r"\s*<(?:\.\.\.|…)>")


def trims(sentence: str, *, head: bool) -> list[Edit]:
    """The cuts ``sentence`` allows; ``head`` marks the first sentence of an article."""
    start = dateline_end(sentence, head=head)
    edits = [Edit(span=Span(0, start))] if start else []
    edits += opening(sentence, start)
    start = trimmed_start(edits)
    edits += [Edit(span=Span(*match.span())) for match in _LINK.finditer(sentence, start)]
    edits += [Edit(span=Span(*match.span())) for match in _ALSO.finditer(outside_quotes(sentence), start)]
    edits += [Edit(span=Span(*match.span())) for match in _ASIDE.finditer(sentence)]
    edits += [Edit(span=Span(*match.span())) for match in _TICKER.finditer(sentence)]
    edits += [Edit(span=Span(*match.span())) for match in PRICE_CODE.finditer(sentence)]
    edits += [Edit(span=Span(*match.span("ticker"))) for match in _LISTED.finditer(sentence) if _is_ticker(match)]
    edits += [Edit(span=Span(*match.span())) for match in _MARKS.finditer(sentence)]
    edits += [Edit(span=Span(*match.span())) for match in _ELLIPSIS.finditer(sentence)]
    return edits


def _is_ticker(found: re.Match[str]) -> bool:
    """Whether letters in brackets abbreviate the one word before them, and no longer name by its initials."""
    letters, name = found["letters"], found["name"].upper()
    rest = iter(name)
    return name != letters and (letters.startswith(name) or all(letter in rest for letter in letters))


def dateline_end(sentence: str, *, head: bool) -> int:
    """Where ``sentence`` begins after its place and agency, 0 where it has none."""
    if head and (place := _place_run_in(sentence)):
        return place
    dateline = _DATELINE.match(sentence)
    return dateline.end() if dateline and (head or dateline["head"] is None) else 0


def opening(sentence: str, start: int = 0) -> list[Edit]:
    """The cuts of what ties ``sentence``, read from ``start``, to the one before: "But at the same time, ..."."""
    edits = []
    while opener := _openers().match(sentence, start):
        if opener.end() == start or not sentence[opener.end() :].strip():
            break
        edits.append(Edit(span=Span(start, opener.end())))
        start = opener.end()
    return edits


def takes_back(sentence: str) -> bool:
    """Whether ``sentence`` sets itself against the one before, which alone would then mislead: "But ..."."""
    return _AGAINST.match(sentence) is not None


def goes_on(sentence: str) -> bool:
    """Whether ``sentence`` adds to the one before and says nothing sound without it: "Not just the Sensex, ..."."""
    return _GOES_ON.match(sentence) is not None


def adds_on(sentence: str) -> bool:
    """Whether ``sentence`` says by its opening that it comes second: "Additionally, ...", "Elsewhere, ..."."""
    return _SECOND.match(sentence) is not None


def _place_run_in(sentence: str) -> int:
    """Where the sentence begins after a place that lost its dash ("Lima A strike ...", "Lima Peru's ..."), or 0."""
    for end in (match.end() for match in re.finditer(r"\s", sentence[:_LONGEST_PLACE])):
        place, rest = sentence[:end].strip(), sentence[end:]
        if place_named(place) is None:
            continue
        owner = re.match(r"([A-Z][\w-]+(?:\s[A-Z][\w-]+)?)['’]s\s", rest)
        if re.match(r"(?:A|An|The|At|In|On|More than|Two|Three|Four|Five)\s[a-z\d]", rest):
            return end
        country = place_named(owner[1]) if owner is not None else None
        if country is not None and country.place_class == "country":
            return end
    return 0


def trimmed_start(edits: list[Edit]) -> int:
    """Where a sentence begins once its head is cut."""
    start = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        if edit.span.start <= start and not edit.text:
            start = max(start, edit.span.end)
    return start


def _openers() -> re.Pattern[str]:
    # "And", "But" and "So" go without a comma too, yet not in "So far", "And so on", "Yet another";
    # "Now" does before a name.
    return re.compile(
        rf"\s*(?:(?:{pattern('openers')}),\s+(?=\S)|(?:{pattern('bare openers')})\s+"
        r"(?!far\b|on\b|many\b|much\b|long\b|too\b|another\b|called\b|as\b|for\b)(?=\S)"
        r"|(?-i:Now)\s+(?=(?-i:[A-Z])))",
        re.IGNORECASE,
    )
