"""HTML pages -> Article: trafilatura and our own run of prose, each checked by the other."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..article import UNKNOWN, Article, Span, Unknown, make_article
from ..bylines import same_words
from ..cleaning import LabelledLine, detect_language, label_lines, lists_stories, select_body, width
from ..errors import UnreadableInput
from ..metadata import find_metadata
from .blocks import Element, read_blocks, read_links
from .encoding import decode_html
from .own_address import own_address, site_of
from .page_metadata import PageMetadata, read_page_metadata

# A page of news has up to 5,000 elements (127 pages); 25,000 cost two seconds and more.
MOST_TAGS: Final = 20_000
MOST_DEPTH: Final = 200
# Our cleaner may shorten trafilatura's body to this share; where it would cut more, the page is a list it misreads.
LEAST_KEPT: Final = 0.7
# Our own run is taken instead where it is so many times as long, and so much of it is prose: trafilatura then stopped
# at a box in the middle of the article. Both measured on two thirds of the development sites.
MUCH_LONGER: Final = 1.6
DENSE: Final = 0.4
# Where trafilatura gives back so much of the page it found no article in it, and menus come with the text; our run
# is taken if so much of it is prose.
WHOLE_PAGE: Final = 0.95
ALL_PROSE: Final = 0.9
# The title is looked for among so many paragraphs of the body: in 5 of 127 pages it stands there, in none rightly.
TITLE_PLACES: Final = 3
# Less (in Latin letters) is a teaser above a paywall or an error page.
FEWEST_LETTERS: Final = 120
_WALL: Final = re.compile(
    r"subscribe (?:now )?to (?:continue|read|keep|unlock)|to (?:continue reading|read the full (?:story|article))|"
    r"(?:already a subscriber|subscribers? only)|create a free account to (?:read|continue)|"
    r"this (?:article|content|story) is (?:for|reserved for|only available to) (?:\w+ )?subscribers",
    re.IGNORECASE,
)
_ERROR: Final = re.compile(
    r"\b(?:404|403|410|500|502|503)\b.{0,40}\b(?:error|not found|forbidden|gone|unavailable)|page (?:not found|"
    r"can.t be "
    r"found|does(?:n.t| not) exist)|access denied|are you a robot|verify (?:that )?you are (?:a )?human|"
    r"checking your "
    r"browser|(?:enable|turn on) javascript|just a moment\.\.\.|unusual traffic|"
    r"error (?:404|403|500|503)",
    re.IGNORECASE,
)


def read_html(data: bytes | str, url: str | None = None, *, source: str | None = None) -> Article:
    """Read one HTML page; ``Article.text`` is its title and the body's paragraphs, joined by blank lines.

    Without ``url`` the address that the page itself gives is taken.

    Raises:
        UnreadableInput: empty or binary input, a page too large or nested too deep, an error page, a page behind a
            paywall, or a page without an article.
    """
    where = source or url or "page"
    data = data.encode("utf-8", "replace") if isinstance(data, str) else data
    root = _parse(decode_html(data, where), where)
    metadata = read_page_metadata(root)
    blocks = read_blocks(root)
    paragraphs = choose_body(_extracted(root), blocks, metadata.title)
    if sum(map(width, paragraphs)) < FEWEST_LETTERS:
        raise UnreadableInput(where, _why_empty(blocks, metadata))
    page = "\n".join(blocks)
    lines = label_lines(page)
    if lists_stories(page, lines, read_links(root)):
        raise UnreadableInput(where, "a list of stories, not an article; open one of them and read its page")
    metadata = _completed(metadata, page, lines)
    text, spans = join_paragraphs(paragraphs, title=metadata.title)
    address = url or own_address(root)
    return make_article(
        text=text,
        paragraphs=spans,
        title=metadata.title,
        outlet=site_of(address) or UNKNOWN if isinstance(metadata.outlet, Unknown) else metadata.outlet,
        author=metadata.author,
        published=metadata.published,
        url=address,
        language=detect_language(text[:20_000]) or metadata.language,
        source=source,
    )


def _completed(metadata: PageMetadata, page: str, lines: Sequence[LabelledLine]) -> PageMetadata:
    """The metadata with what the page shows and its markup does not state."""
    if UNKNOWN not in (metadata.title, metadata.author, metadata.published, metadata.outlet):
        return metadata
    shown = find_metadata(page, lines)
    return replace(
        metadata,
        title=shown.title if metadata.title is UNKNOWN else metadata.title,
        author=shown.author if metadata.author is UNKNOWN else metadata.author,
        published=shown.published if metadata.published is UNKNOWN else metadata.published,
        outlet=shown.outlet if metadata.outlet is UNKNOWN else metadata.outlet,
    )


def _parse(page: str, where: str) -> Element:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    tags = page.count("<")
    if tags > 2 * MOST_TAGS:
        raise UnreadableInput(where, f"more than {MOST_TAGS:,} elements: too large a page")
    if not tags:
        raise UnreadableInput(where, "not an HTML page")
    # A declaration of an encoding is wrong by now and lxml refuses it in text.
    page = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", page)
    try:
        root: Element = document_fromstring(
            page, parser=HTMLParser(encoding=None, remove_comments=True, remove_pis=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadableInput(where, "not an HTML page") from error
    if _depth(root) > MOST_DEPTH:
        raise UnreadableInput(where, f"elements nested more than {MOST_DEPTH} deep")
    return root


def _depth(root: Element) -> int:
    deepest, level = 0, [root]
    while level and deepest <= MOST_DEPTH:
        deepest += 1
        level = [child for element in level for child in element.iterchildren()]
    return deepest


def choose_body(extracted: Sequence[str], blocks: Sequence[str], title: str | Unknown) -> list[str]:
    """The paragraphs of the body: of ``extracted`` or of the page's ``blocks``, whichever the other bears out.

    The title is no part of the body where it stands at its top.
    """
    ours, density = select_body(blocks)
    kept, _ = select_body(extracted)
    length = _letters(extracted)
    if density >= ALL_PROSE and length >= WHOLE_PAGE * _letters(blocks):
        return _without_title(ours, title)
    cut_too_far = _letters(kept) < LEAST_KEPT * length
    chosen = select_body(extracted, whole=True)[0] if cut_too_far else kept
    if _letters(ours) > MUCH_LONGER * _letters(chosen) and density >= DENSE:
        chosen = ours
    return _without_title(chosen, title)


def _letters(lines: Sequence[str]) -> int:
    return sum(map(len, lines))


def _without_title(paragraphs: Sequence[str], title: str | Unknown) -> list[str]:
    return [
        paragraph
        for place, paragraph in enumerate(paragraphs)
        if place >= TITLE_PLACES or isinstance(title, Unknown) or not same_words(paragraph, title)
    ]


def _extracted(root: Element) -> list[str]:
    """The lines of the body as trafilatura takes them, in its fast mode.

    Measured on the development pages: F1 .911 and .947 on the two sets, precision mode .901 and .944.
    """
    from trafilatura import extract

    try:
        text = extract(root, fast=True, include_comments=False, output_format="txt", with_metadata=False)
    except Exception:  # noqa: BLE001 - whatever it raises on broken markup, our own run of prose remains
        return []
    return [line.strip() for line in (text or "").split("\n") if line.strip()]


def _why_empty(blocks: Sequence[str], metadata: PageMetadata) -> str:
    words = " ".join(blocks)[:5000]
    title = metadata.title if isinstance(metadata.title, str) else ""
    if _ERROR.search(title) or _ERROR.search(words):
        return "an error page or a check for robots, not an article"
    if metadata.paywalled or _WALL.search(words):
        return "behind a paywall: the page holds no article text"
    return "no article found on the page"


def join_paragraphs(paragraphs: Sequence[str], *, title: str | Unknown = UNKNOWN) -> tuple[str, list[Span]]:
    """Title and paragraphs joined by blank lines, and the span of each paragraph in the result.

    The title stands in the text so that it can be cited; it is no paragraph of the body.
    """
    head = [title] if isinstance(title, str) and paragraphs else []
    spans, position = [], sum(len(line) + 2 for line in head)
    for paragraph in paragraphs:
        spans.append(Span(position, position + len(paragraph)))
        position += len(paragraph) + 2
    return "\n\n".join([*head, *paragraphs]), spans
