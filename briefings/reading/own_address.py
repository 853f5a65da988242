"""The address that a saved page gives as its own."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from .blocks import Element

_HOST: Final = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")  # a name, not an address of numbers
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'\\]{1,2000}")


def own_address(root: Element) -> str | None:
    """The web address of the article by its markup, or None; one of a whole site is none of an article."""
    fit = (address for address in _stated(root) if _ADDRESS.fullmatch(address) and _is_of_an_article(address))
    return next(fit, None)


def _stated(root: Element) -> Iterator[str]:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield (link.get("href") or "").strip()
    for meta in root.iter("meta"):
        if (meta.get("property") or "").lower() == "og:url":
            yield (meta.get("content") or "").strip()


def _is_of_an_article(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # half an IPv6 address
        return False
    return bool(parts.hostname) and bool(parts.path.strip("/") or parts.query)


def site_of(address: str | None) -> str | None:
    """The name under which the site of an address is known: its host without "www."; None without an address."""
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:
        return None
    host = host.removeprefix("www.")
    return host if _HOST.fullmatch(host) else None
