"""The only network reader: public addresses alone, with caps on bytes, time and redirects.

The guard looks at the address that is really dialled, so that names, literals, redirects and DNS answers that
change between check and use are all covered. Knows nothing of articles.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Final

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from ..briefings.errors import UnreadableInput

# A 1,500-word page with its scripts is 0.1 to 1.2 MB; decoded bytes count, so a compressed bomb is cut off too.
MAX_BYTES: Final = 5_000_000
MAX_SECONDS: Final = 20.0
MAX_REDIRECTS: Final = 5
CHUNK: Final = 64 * 1024
PORTS: Final = (80, 443)
TYPES: Final = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/rss",
    "application/atom",
    "application/json",
    "application/feed+json",
    "application/rdf",
)
USER_AGENT: Final = "Newsdesk/0.1 (article reader)"
# Ranges that wrap or once wrapped other addresses; `is_global` of Python 3.11 calls several of them public.
_WRAPPING: Final = tuple(
    IPv6Network(block)
    for block in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "fec0::/10", "5f00::/16", "2001::/23", "ff00::/8")
)

AddressInfo = tuple[int, int, int, str, tuple[str, int] | tuple[str, int, int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One answer: the address it finally came from, its decoded bytes and its declared content type."""

    url: str
    body: bytes
    content_type: str


def is_public(host: str, port: int) -> bool:
    """Whether an address is one of the open internet and the port one of the web."""
    address = ip_address(host.split("%", 1)[0])
    if isinstance(address, IPv6Address) and (address.ipv4_mapped or any(address in block for block in _WRAPPING)):
        return False
    old_relay = str(address) == "192.88.99.1"
    return address.is_global and not (address.is_multicast or address.is_reserved or old_relay) and port in PORTS


def _guarded_socket(info: AddressInfo) -> socket.socket:
    family, kind, protocol, _, address = info
    if not is_public(address[0], address[1]):
        raise OSError("not an address of the public internet")
    return socket.socket(family, kind, protocol)


async def fetch(
    url: str,
    *,
    socket_factory: Callable[[AddressInfo], socket.socket] = _guarded_socket,
    resolver: AbstractResolver | None = None,
    max_bytes: int = MAX_BYTES,
    max_seconds: float = MAX_SECONDS,
) -> Fetched:
    """Read one page or feed.

    Raises:
        UnreadableInput: the address is refused, or the answer is an error, too large, too slow or not text.
    """
    try:
        address = URL(url)
    except ValueError as error:
        raise UnreadableInput(url, "not a web address") from error
    if address.scheme not in {"http", "https"} or not address.host:
        raise UnreadableInput(url, "not a web address (http or https)")
    if address.user or address.password:
        raise UnreadableInput(url, "addresses with a user name or password are refused")
    connector = aiohttp.TCPConnector(socket_factory=socket_factory, resolver=resolver)
    timeout = aiohttp.ClientTimeout(total=max_seconds)
    headers = {"User-Agent": USER_AGENT, "Accept": "text/html, application/rss+xml, application/atom+xml, */*;q=0.5"}
    try:
        async with (
            aiohttp.ClientSession(connector=connector, timeout=timeout, headers=headers, trust_env=False) as session,
            session.get(address, max_redirects=MAX_REDIRECTS) as response,
        ):
            return await _read(response, url, max_bytes)
    except aiohttp.TooManyRedirects as error:
        raise UnreadableInput(url, f"more than {MAX_REDIRECTS} redirects") from error
    except TimeoutError as error:
        raise UnreadableInput(url, f"no complete answer within {max_seconds:g} seconds") from error
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise UnreadableInput(url, f"cannot be reached ({_short(error)})") from error


async def _read(response: aiohttp.ClientResponse, url: str, max_bytes: int) -> Fetched:
    if response.status != 200:
        raise UnreadableInput(url, f"the server answered {response.status} {response.reason or ''}".rstrip())
    if not response.content_type.startswith(TYPES):
        raise UnreadableInput(url, f"not a page or feed but {response.content_type}")
    body = bytearray()
    async for chunk in response.content.iter_chunked(CHUNK):
        body += chunk
        if len(body) > max_bytes:
            raise UnreadableInput(url, f"larger than {max_bytes // 1_000_000} MB")
    return Fetched(url=str(response.url), body=bytes(body), content_type=response.content_type)


def _short(error: BaseException) -> str:
    cause = error.__cause__ if isinstance(error.__cause__, OSError) else error
    text = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
    return str(text).splitlines()[0][:120]
