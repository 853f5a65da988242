"""Plain text, Markdown and pages copied whole out of a browser -> Article."""

from dataclasses import replace
from typing import Final

from ..article import UNKNOWN, Article, Unknown, make_article
from ..cleaning import (
    LabelledLine,
    LineLabel,
    body_spans,
    detect_language,
    label_lines,
    line_spans,
    lists_stories,
)
from ..errors import UnreadableInput
from ..metadata import find_metadata
from .encoding import decode, repair_mojibake
from .front_matter import read_front_matter

# The longest dump of a page seen has 1,100 lines; each costs some 30 microseconds and 300 bytes.
MOST_LINES: Final = 5_000
MOST_LETTERS: Final = 6_000_000


def read_text(data: str | bytes, *, source: str | None = None) -> Article:
    """Read one plain text, Markdown file or copied page.

    ``Article.text`` is the whole text as it was given (decoded, wrongly decoded lines set right); the body are
    spans into it. Values of a front matter block win over what the text says.

    Raises:
        UnreadableInput: empty or binary input, an invalid front matter block, or no article text.
    """
    where = source or "text"
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        if not data.strip():
            raise UnreadableInput(where, "nothing but white space" if data else "the text is empty")
        text = data
    else:
        text = decode(data, where)
    if len(text) > MOST_LETTERS:
        raise UnreadableInput(where, f"more than {MOST_LETTERS:,} characters: not one article")
    if text.count("\n") > MOST_LINES:
        raise UnreadableInput(where, f"more than {MOST_LINES:,} lines: not one article")
    text = repair_mojibake(text)
    header = read_front_matter(text, where)
    lines = label_lines(text, start=header.end)
    paragraphs = body_spans(lines)
    if lists_stories(text, lines):
        raise UnreadableInput(where, "a list of stories, not an article; open one of them and read its page")
    if not paragraphs:
        raise UnreadableInput(where, "no article text found")
    found = find_metadata(text, lines)
    language = detect_language("\n".join(span.of(text) for span in paragraphs)[:3000])
    return make_article(
        text=text,
        paragraphs=paragraphs,
        title=_stated(header.title, found.title),
        outlet=_stated(header.outlet, found.outlet),
        author=_stated(header.author, found.author),
        published=found.published if header.published is None else header.published,
        url=header.url,
        language=_stated(header.language, language or UNKNOWN),
        source=source,
        retold=header.retold,
    )


def _stated(header: str | Unknown | None, found: str | Unknown) -> str | Unknown:
    return found if header is None else header


def explain(article: Article) -> tuple[LabelledLine, ...]:
    """Every line of an article read from plain text with its label and the reason; of another, its paragraphs."""
    text = article.text
    header = read_front_matter(text, article.source or "text")
    block = tuple(
        LabelledLine(span=span, label=LineLabel.FRONT_MATTER, reason="in the block between --- lines")
        for span in line_spans(text[: header.end])
    )
    lines = label_lines(text, start=header.end)
    if body_spans(lines) != article.paragraphs:
        # Not from plain text: every paragraph was chosen before the text was made.
        return tuple(
            LabelledLine(span=span, label=LineLabel.BODY, reason="in the body as extracted")
            for span in article.paragraphs
        )
    title = find_metadata(text, lines).title_line
    return block + tuple(
        replace(line, label=LineLabel.TITLE, reason="the headline nearest to the body")
        if line.span == title or line.span.of(text).strip() == article.title
        else line
        for line in lines
    )
