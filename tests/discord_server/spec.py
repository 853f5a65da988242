"""The official OpenAPI file as judge of requests and answers, where the file is at hand.

Knows nothing of the server; what the file does not carry (name patterns, totals, order) is in ``limits``.
"""

import json
import os
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from .payloads import Json

ROOT = Path(__file__).resolve().parents[2]
NAME = "urn:discord"


def spec_path() -> Path | None:
    """Where the OpenAPI file is: NEWSDESK_DISCORD_SPEC, else beside the repository; None when there is none."""
    named = os.environ.get("NEWSDESK_DISCORD_SPEC")
    path = Path(named) if named else ROOT.parent / "shared" / "bench" / "discord" / "openapi.json"
    return path if path.is_file() else None


@cache
def load_spec() -> "Spec | None":
    """The one Spec of this process, or None without the file."""
    path = spec_path()
    return Spec(json.loads(path.read_text(encoding="utf-8"))) if path else None


class Spec:
    """Looks an operation up by method and path template and checks what is sent and answered."""

    def __init__(self, document: Json) -> None:
        self._document = document
        resource: Resource[Any] = DRAFT202012.create_resource(document)
        self._registry: Registry[Any] = Registry().with_resource(NAME, resource)
        self._validator = lru_cache(maxsize=None)(self._make_validator)

    def knows(self, method: str, template: str) -> bool:
        """Whether the file has the operation."""
        return method.lower() in self._document["paths"].get(template, {})

    def request_errors(
        self, method: str, template: str, *, query: dict[str, str], body: Json | None
    ) -> Iterator[str]:
        """What is wrong with a request, best guess first; nothing when it is fine."""
        operation = self._document["paths"][template][method.lower()]
        pointer = ("paths", template, method.lower())
        content = operation.get("requestBody", {}).get("content", {})
        if body is not None and "application/json" in content:
            yield from self._errors(
                (*pointer, "requestBody", "content", "application/json", "schema"), _snowflakes(body)
            )
        elif body is None and operation.get("requestBody", {}).get("required") and content:
            yield "body is required"
        for number, parameter in enumerate(operation.get("parameters", [])):
            if parameter.get("in") == "query" and parameter["name"] in query:
                value = _coerced(query[parameter["name"]], parameter["schema"])
                yield from self._errors((*pointer, "parameters", number, "schema"), value)

    def response_errors(self, method: str, template: str, *, status: int, body: Any) -> Iterator[str]:
        """What is wrong with an answer of this server's own."""
        answers = self._document["paths"][template][method.lower()]["responses"]
        if str(status) not in answers:
            yield f"status {status} is not documented"
            return
        if "application/json" in answers[str(status)].get("content", {}):
            pointer = ("paths", template, method.lower(), "responses", str(status))
            yield from self._errors((*pointer, "content", "application/json", "schema"), body)

    def _errors(self, pointer: tuple[str | int, ...], value: Any) -> Iterator[str]:
        error = best_match(self._validator(pointer).iter_errors(value))
        if error is not None:
            yield f"{error.json_path}: {error.message[:300]}"

    def _make_validator(self, pointer: tuple[str | int, ...]) -> Draft202012Validator:
        path = "/".join(str(step).replace("~", "~0").replace("/", "~1") for step in pointer)
        return Draft202012Validator(
            {"$ref": f"{NAME}#/{path.replace('{', '%7B').replace('}', '%7D')}"}, registry=self._registry
        )


def _snowflakes(body: Json) -> Json:
    """``body`` with new attachments' ids as text: the guide to uploads numbers them, the file knows text alone."""
    if not isinstance(body, dict):
        return body
    data = body.get("data")
    if isinstance(data, dict):
        return {**body, "data": _snowflakes(data)}
    if not body.get("attachments"):
        return body
    return {**body, "attachments": [{**one, "id": str(one["id"])} for one in body["attachments"]]}


def _coerced(value: str, schema: Json) -> Any:
    if schema.get("type") == "boolean" and value.lower() in {"0", "1", "true", "false"}:
        return value.lower() in {"1", "true"}
    if schema.get("type") == "integer" and value.isdigit():
        return int(value)
    return value
