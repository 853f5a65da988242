"""Plain text, Markdown and pages copied whole out of a browser -> Article."""

from ..article import UNKNOWN, Article, Unknown, make_article
from ..cleaning import LabelledLine, LineLabel, body_spans, detect_language, label_lines, line_spans
from ..errors import UnreadableInput
from ..metadata import find_metadata
from .encoding import decode, repair_mojibake
from .front_matter import read_front_matter


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
    text = repair_mojibake(text)
    header = read_front_matter(text, where)
    lines = label_lines(text, start=header.end)
    paragraphs = body_spans(lines)
    if not paragraphs:
        raise UnreadableInput(where, "no article text found")
    found = find_metadata(text, lines)
    language = detect_language("\n".join(span.of(text) for span in paragraphs)[:20_000])
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
    header = read_front_matter(article.text, article.source or "text")
    block = tuple(
        LabelledLine(span=span, label=LineLabel.FRONT_MATTER, reason="in the block between --- lines")
        for span in line_spans(article.text[: header.end])
    )
    return block + label_lines(article.text, start=header.end)
