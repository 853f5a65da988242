"""What an HTML page states about its article: JSON-LD, meta elements, microdata, the headline, time elements.

Nothing is guessed from the body. An author is taken only where the markup names one, and never the outlet itself.
"""

import html
import json
import re
from dataclasses import dataclass
from typing import Final

from ..article import UNKNOWN, Published, Unknown
from ..bylines import clean_author, plain_outlet, same_words, strip_outlet
from .blocks import Element
from .front_matter import parse_published

_ARTICLE_TYPES: Final = re.compile(
    r"(?:News|Blog|Tech|Scholarly|Satirical|Opinion|Analysis|Report|Review|Background|"
    r"AskPublicNews|Medical\w*|Social\w*|Live\w*|Video\w*)?(?:Article|Posting|Report|Blog\w*|Review)$"
)
_TITLES: Final = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline")
_SITES: Final = ("og:site_name", "application-name", "parsely-site", "twitter:app:name:iphone", "dc.publisher")
_AUTHORS: Final = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "article:author_name",
)
_DATES: Final = (
    "article:published_time",
    "article:published",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "datepublished",
    "dc.date.issued",
    "dc.date",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "dcterms.created",
    "dc.date.created",
    "published",
)
_MOST_SCRIPT: Final = 500_000
_MOST_DEPTH: Final = 12
Json = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page states; *unknown* where it does not."""

    title: str | Unknown = UNKNOWN
    outlet: str | Unknown = UNKNOWN
    author: str | Unknown = UNKNOWN
    published: Published | Unknown = UNKNOWN
    language: str | Unknown = UNKNOWN
    paywalled: bool = False


class _Page:
    """The statements of one page, gathered once."""

    def __init__(self, root: Element) -> None:
        self.metas: dict[str, list[str]] = {}
        for element in root.iter("meta"):
            name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
            content = " ".join((element.get("content") or "").split())
            if name and content:
                self.metas.setdefault(name, []).append(content)
        self.linked = _linked_data(root)
        self.root = root

    def meta(self, names: tuple[str, ...]) -> str | None:
        for name in names:
            if name in self.metas:
                return self.metas[name][0]
        return None


def read_page_metadata(root: Element) -> PageMetadata:
    """The metadata that the page under ``root`` states."""
    page = _Page(root)
    outlet = _outlet(page)
    language = _language(page)
    return PageMetadata(
        title=_title(page, outlet) or UNKNOWN,
        outlet=outlet or UNKNOWN,
        author=_author(page, outlet) or UNKNOWN,
        published=_published(page) or UNKNOWN,
        language=language or UNKNOWN,
        paywalled=any(str(item.get("isAccessibleForFree", "")).lower() == "false" for item in page.linked),
    )


def _linked_data(root: Element) -> list[Json]:
    """The article objects of the page's JSON-LD, the first first."""
    found: list[Json] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        source = "".join(script.itertext()).strip()[:_MOST_SCRIPT]
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        found += _articles_in(data, 0)
    return found


def _articles_in(data: object, depth: int) -> list[Json]:
    if depth > _MOST_DEPTH:
        return []
    if isinstance(data, list):
        return [item for part in data for item in _articles_in(part, depth + 1)]
    if not isinstance(data, dict):
        return []
    kinds = data.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    if any(isinstance(name, str) and _ARTICLE_TYPES.match(name) for name in names):
        return [data]
    inner: list[Json] = []
    for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
        if key in data and key != "itemListElement":
            inner += _articles_in(data[key], depth + 1)
    return inner


def _name_of(value: object) -> str | None:
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, dict):
        return _name_of(value.get("name"))
    return None


def _outlet(page: _Page) -> str | None:
    site = page.meta(_SITES)
    if site:
        return plain_outlet(site)
    for item in page.linked:
        publisher = item.get("publisher")
        name = _name_of(publisher[0] if isinstance(publisher, list) and publisher else publisher)
        if name:
            return plain_outlet(name)
    return None


def _title(page: _Page, outlet: str | None) -> str | None:
    """The first headline on the page that agrees with what the page calls itself, else what it calls itself."""
    stated = [strip_outlet(name, outlet) for name in _stated_titles(page)]
    headlines = []
    for element in page.root.iter("h1"):
        words = " ".join("".join(element.itertext()).split())
        if words and (outlet is None or not same_words(words, outlet)):
            headlines.append(strip_outlet(words, outlet))
    for headline in headlines:
        if any(_agree(headline, name) for name in stated):
            return headline
    if stated:
        return stated[0]
    return headlines[0] if len(headlines) == 1 else None


def _stated_titles(page: _Page) -> list[str]:
    titles = [name for item in page.linked if (name := _name_of(item.get("headline")))]
    if page.linked and not titles:
        titles = [name for item in page.linked if (name := _name_of(item.get("name")))]
    titles += [page.metas[name][0] for name in _TITLES if name in page.metas]
    for element in page.root.iter("title"):
        words = " ".join("".join(element.itertext()).split())
        if words:
            titles.append(words)
            break
    return [_unescape(title) for title in titles]


def _unescape(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _agree(a: str, b: str) -> bool:
    """Whether two headlines share most of their words."""
    first, second = (set(re.findall(r"\w+", text.lower())) for text in (a, b))
    return bool(first) and len(first & second) >= 0.5 * min(len(first), len(second)) and len(first) >= 2


def _author(page: _Page, outlet: str | None) -> str | None:
    names: list[str] = []
    for item in page.linked:
        authors = item.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            name = _name_of(author)
            if (
                name
                and isinstance(author, dict)
                and author.get("@type") == "Organization"
                and _is_outlet(name, outlet)
            ):
                continue
            if name:
                names += re.split(r"\s*(?:,|;|\band\b|&)\s*", name) if isinstance(author, str) else [name]
        if names:
            break
    if not names:
        for key in _AUTHORS:
            values = [value for value in page.metas.get(key, []) if not value.startswith(("http", "/"))]
            if values:
                names = [part for value in values for part in re.split(r"\s*(?:,|;|\band\b|&)\s*", value)]
                break
    if not names:
        names = _marked_authors(page.root)
    return _joined(names, outlet)


def _is_outlet(name: str, outlet: str | None) -> bool:
    """Whether an organisation named as author is the outlet, under this or a longer name, and no agency."""
    if outlet is None:
        return True
    own, other = (re.sub(r"[\W_]+|^the", "", text.lower()) for text in (name, outlet))
    return own in other or other in own


def _marked_authors(root: Element) -> list[str]:
    names = []
    for element in root.iter("a", "span", "div", "p", "address"):
        marked = element.get("rel") == "author" or element.get("itemprop") == "author"
        if marked:
            words = " ".join(" ".join(element.itertext()).split())
            if 3 < len(words) < 60:
                names.append(words)
    return names[:4]


def _joined(names: list[str], outlet: str | None) -> str | None:
    kept: list[str] = []
    for name in names:
        cleaned = clean_author(_unescape(name), outlet)
        if cleaned and cleaned not in kept:
            kept.append(cleaned)
    return ", ".join(kept) or None


def _published(page: _Page) -> Published | None:
    for item in page.linked:
        for key in ("datePublished", "dateCreated", "uploadDate"):
            value = item.get(key)
            if isinstance(value, str) and (published := parse_published(iso_stamp(value))):
                return published
    for name in _DATES:
        for value in page.metas.get(name, []):
            if published := parse_published(iso_stamp(value)):
                return published
    for element in page.root.iter("time"):
        if published := parse_published(iso_stamp(element.get("datetime") or "")):
            return published
    for element in page.root.iter("span", "div", "abbr", "p"):
        if element.get("itemprop") == "datePublished":
            value = element.get("content") or element.get("datetime") or element.get("title") or ""
            if published := parse_published(iso_stamp(value)):
                return published
    return None


_STAMP: Final = re.compile(
    r"(\d{4}-\d{1,2}-\d{1,2})(?:[T ]+(\d{1,2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)


def iso_stamp(value: str) -> str:
    """An ISO date as ``parse_published`` reads it, of the shapes that pages write it in; "" when it is none."""
    match = _STAMP.match(value.strip())
    if match is None:
        return ""
    if match[2] is None:
        return match[1]
    zone = (match[3] or "Z").upper()
    zone = "+00:00" if zone in {"Z", "UTC", "GMT"} else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    return f"{match[1]}T{match[2].zfill(5)}:00{zone}"


def _language(page: _Page) -> str | None:
    for element in page.root.iter("html"):
        code = (element.get("lang") or element.get("xml:lang") or "").strip().lower()
        if re.fullmatch(r"[a-z]{2,3}(?:[-_]\w+)*", code):
            return code[:2] if len(code) == 2 or code[2] in "-_" else None
    for name in ("og:locale", "language", "content-language"):
        if re.match(r"[a-z]{2}(?:[-_]|$)", page.metas.get(name, [""])[0].lower()):
            return page.metas[name][0][:2].lower()
    return None
