"""What a sentence is worth for the news it carries: headline words, answers and figures; less for background."""

import re
from typing import Final

from .editing import outside_quotes
from .headlines import content
from .salience import LEDE

# The sentence that says what the headline says is the news, wherever it stands: one that holds this share of the
# headline's words or more counts so much more.
HEADLINE_SHARE: Final = 0.6
HEADLINE_WORTH: Final = 1.5
# Past the head, a short sentence without a figure or a date is background more often than news.
BARE_WORTH: Final = 0.5
SHORT: Final = 12

# Whoever is asked, accused or sued in the news has an answer, which belongs to the story wherever it stands.
ANSWER_WORTH: Final = 2.0
_ANSWERS: Final = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbeing )(?<!\bthe )(?<!\ba )\b(?:denied|denies|denying|rejected|rejects"
    r"|refused|disputed|disputes|dismissed|apologi[sz]ed|rebuffed|turned down|did not accept|did not agree"
    r"|declined (?:to|the|an?)|pleaded (?:not )?guilty)\b(?!\s(?:to\s)?(?:further\s)?comment)"
)

# What was found before is background to what is found now.
FORMER_WORTH: Final = 0.3
_FORMER: Final = re.compile(
    r"(?:Past|Previous|Earlier|Prior|Other|Older) (?:studies|study|research|work|trials|reports|surveys|findings)\b"
    r"|(?:One|An?|Another) (?:[a-z-]+ )?(?:study|survey|trial|report|review)\b[^,.]{0,60}"
    r"\b(?:last year|years? ago|in (?:19|20)\d\d)\b"
)
# A capital inside a line, a digit, or a mark of quotation.
_TELLING: Final = re.compile(r"(?<=[a-z,] )[\[“\"]?[A-Z]|\d|[“\"\[]|^[A-Z][\w’'-]+ [A-Z]|\b[A-Z]{2,}")


def news_worth(text: str, depth: int, title: frozenset[str]) -> float:
    """What a line of ``text`` is worth beside plain prose; ``title`` are the content stems of the headline.

    ``depth`` counts sentences from where the news begins.
    """
    shared = len(title & content(text))
    if len(title) > 2 and shared >= HEADLINE_SHARE * len(title):
        return HEADLINE_WORTH
    if title and depth >= LEDE and _ANSWERS.search(outside_quotes(text)):
        return ANSWER_WORTH
    if _FORMER.match(text):
        return FORMER_WORTH
    bare = depth >= LEDE and len(text.split()) < SHORT and not any(map(str.isdigit, text))
    return BARE_WORTH if bare else 1.0


def names_anything(text: str) -> bool:
    """Whether a line has a name, a figure or a quotation: "The voice on the phone was a miracle" has none."""
    return _TELLING.search(text) is not None
