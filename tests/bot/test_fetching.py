"""Fetching: no private address is ever dialled, and caps hold."""

import asyncio
import socket
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from newsdesk.bot.fetching import AddressInfo, fetch, is_public
from newsdesk.briefings.errors import UnreadableInput


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "192.88.99.1",
        "::1",
        "::ffff:127.0.0.1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001::1",
        "5f00::1",
    ],
)
def test_private_addresses_are_not_public(host: str) -> None:
    assert not is_public(host, 443)


@pytest.mark.parametrize("host", ["8.8.8.8", "93.184.216.34", "2606:4700::1111"])
def test_public_addresses_on_web_ports_only(host: str) -> None:
    assert is_public(host, 80)
    assert not is_public(host, 22)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1/", "public internet"),
        ("http://localhost/", "public internet"),
        ("http://[::1]/", "public internet"),
        ("http://2130706433/", "cannot be reached"),
        ("file:///etc/passwd", "not a web address"),
        ("ftp://example.org/", "not a web address"),
        ("http://user:pass@example.org/", "user name"),
        ("http://", "not a web address"),
    ],
)
async def test_refused_before_a_connection(url: str, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        await fetch(url)


def any_socket(info: AddressInfo) -> socket.socket:
    return socket.socket(info[0], info[1], info[2])


@pytest.fixture
async def site() -> AsyncIterator[str]:
    async def page(_: web.Request) -> web.Response:
        return web.Response(text="<p>Hello</p>", content_type="text/html")

    async def big(_: web.Request) -> web.Response:
        return web.Response(body=b"a" * 300_000, content_type="text/html")

    async def image(_: web.Request) -> web.Response:
        return web.Response(body=b"png", content_type="image/png")

    async def slow(_: web.Request) -> web.Response:
        await asyncio.sleep(1)
        return web.Response(text="late", content_type="text/html")

    async def around(_: web.Request) -> web.Response:
        raise web.HTTPFound("/around")

    app = web.Application()
    for path, handler in {"/": page, "/big": big, "/image": image, "/slow": slow, "/around": around}.items():
        app.router.add_get(path, handler)
    runner = web.AppRunner(app)
    await runner.setup()
    server = web.TCPSite(runner, "127.0.0.1", 0)
    await server.start()
    port = runner.addresses[0][1]
    yield f"http://127.0.0.1:{port}"
    await runner.cleanup()


async def test_a_page_is_read(site: str) -> None:
    got = await fetch(site + "/", socket_factory=any_socket)
    assert got.body == b"<p>Hello</p>"
    assert got.content_type == "text/html"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/big", "larger than"),
        ("/image", "image/png"),
        ("/missing", "404"),
        ("/around", "redirects"),
        ("/slow", "seconds"),
    ],
)
async def test_caps(site: str, path: str, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        await fetch(site + path, socket_factory=any_socket, max_bytes=100_000, max_seconds=0.5)
