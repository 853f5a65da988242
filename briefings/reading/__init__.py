"""Bytes of any kind to articles: plain text, HTML pages, feeds, files and folders."""

from .feed import read_feed
from .files import ReadResult, read_bytes, read_paths
from .html import read_html
from .plain import explain, read_text

__all__ = ["ReadResult", "explain", "read_bytes", "read_feed", "read_html", "read_paths", "read_text"]
