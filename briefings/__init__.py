"""From bytes to a briefing: articles, facts, claims, briefings."""

from .article import UNKNOWN, Article, Published, Span
from .briefing import Briefing, compose
from .errors import InvalidDocument, NewsdeskError, UnreadableInput
from .facts import extract_facts
from .reading import read_feed, read_html, read_text

__all__ = [
    "UNKNOWN",
    "Article",
    "Briefing",
    "InvalidDocument",
    "NewsdeskError",
    "Published",
    "Span",
    "UnreadableInput",
    "compose",
    "extract_facts",
    "read_feed",
    "read_html",
    "read_text",
]
