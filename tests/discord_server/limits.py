"""Discord's documented limits on messages, as pure checks: a body in, problems out.

The figures are Discord's own (documentation of the message resource); the OpenAPI file does not carry most of them.
"""

from collections.abc import Iterator
from typing import Final

from .component_limits import component_problems
from .payloads import Json, Problem
from .state import COMPONENTS_V2

CONTENT: Final = 2000
EMBEDS: Final = 10
EMBED_TOTAL: Final = 6000
NONCE: Final = 25
FILES: Final = 10
FILE_BYTES: Final = 10 * 1024 * 1024
EMBED_PARTS: Final = {"title": 256, "description": 4096}
FIELDS: Final = 25
FIELD_NAME: Final = 256
FIELD_VALUE: Final = 1024
FOOTER: Final = 2048
AUTHOR: Final = 256


def too_long(value: object, limit: int, *where: str | int) -> Iterator[Problem]:
    """A problem when the text ``value`` is longer than ``limit`` characters."""
    if isinstance(value, str) and len(value) > limit:
        yield Problem(where=where, code="BASE_TYPE_MAX_LENGTH", message=f"Must be {limit} or fewer in length.")


def message_problems(body: Json, *, files: dict[str, bytes]) -> Iterator[Problem]:
    """The rules for a message that is created or edited."""
    yield from too_long(body.get("content"), CONTENT, "content")
    embeds = body.get("embeds") or []
    if len(embeds) > EMBEDS:
        yield Problem(where=("embeds",), code="BASE_TYPE_MAX_LENGTH", message="Must be 10 or fewer in length.")
    for number, embed in enumerate(embeds):
        yield from _embed_problems(embed, number)
    if sum(_embed_size(embed) for embed in embeds) > EMBED_TOTAL:
        yield Problem(
            where=("embeds",), code="MAX_EMBED_SIZE_EXCEEDED", message="Embed size exceeds maximum size of 6000"
        )
    yield from component_problems(body.get("components") or [], v2=bool((body.get("flags") or 0) & COMPONENTS_V2))
    if (body.get("flags") or 0) & COMPONENTS_V2 and (body.get("content") or embeds):
        yield Problem(
            where=("content",),
            code="MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
            message="Not with components V2",
        )
    yield from too_long(str(body["nonce"]) if body.get("nonce") is not None else None, NONCE, "nonce")
    if len(files) > FILES:
        yield Problem(where=("attachments",), code="BASE_TYPE_MAX_LENGTH", message="Must be 10 or fewer in length.")
    if sum(map(len, files.values())) > FILE_BYTES:
        yield Problem(where=("attachments",), code="FILE_TOO_LARGE", message="Request entity too large")
    yield from _mention_problems(body.get("allowed_mentions") or {})


def says_nothing(body: Json, *, files: dict[str, bytes]) -> bool:
    """Whether a new message would be empty, which Discord refuses with 50006."""
    shown = ("embeds", "components", "sticker_ids", "poll")
    return not (body.get("content") or "").strip() and not files and not any(body.get(key) for key in shown)


def _embed_size(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    for one in embed.get("fields") or []:
        texts += [one.get("name"), one.get("value")]
    return sum(len(text) for text in texts if isinstance(text, str))


def _embed_problems(embed: Json, number: int) -> Iterator[Problem]:
    where = ("embeds", number)
    for part, limit in EMBED_PARTS.items():
        yield from too_long(embed.get(part), limit, *where, part)
    yield from too_long((embed.get("footer") or {}).get("text"), FOOTER, *where, "footer", "text")
    yield from too_long((embed.get("author") or {}).get("name"), AUTHOR, *where, "author", "name")
    fields = embed.get("fields") or []
    if len(fields) > FIELDS:
        yield Problem(where=(*where, "fields"), code="BASE_TYPE_MAX_LENGTH", message="Must be 25 or fewer in length.")
    for index, one in enumerate(fields):
        for key, limit in (("name", FIELD_NAME), ("value", FIELD_VALUE)):
            if not str(one.get(key) or "").strip():
                yield Problem(
                    where=(*where, "fields", index, key), code="BASE_TYPE_REQUIRED", message="This field is required"
                )
            yield from too_long(one.get(key), limit, *where, "fields", index, key)
    for key, url in _embed_urls(embed):
        if not url.startswith(("http://", "https://", "attachment://")):
            yield Problem(where=(*where, key), code="URL_TYPE_INVALID_URL", message="Not a well formed URL.")


def _embed_urls(embed: Json) -> Iterator[tuple[str, str]]:
    if embed.get("url"):
        yield "url", embed["url"]
    for part in ("image", "thumbnail"):
        if (embed.get(part) or {}).get("url"):
            yield part, embed[part]["url"]


def _mention_problems(allowed: Json) -> Iterator[Problem]:
    for key in ("users", "roles"):
        if allowed.get(key) and key in (allowed.get("parse") or []):
            message = "parse and a list of the same kind exclude each other"
            yield Problem(
                where=("allowed_mentions",), code="MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message=message
            )
