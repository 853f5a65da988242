"""REST: one pipeline for every request (record, token, fault, limits, spec, handler) and the route table's type."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import BodyPartReader, web

from .faults import Fault, Faults
from .payloads import ApiError, Json, Problem, invalid_form
from .spec import Spec
from .world import World

PREFIX: Final = "/api/v10"
TOKEN_IN_PATH: Final = ("/interactions/", "/webhooks/")


@dataclass(slots=True, kw_only=True, eq=False)
class Call:
    """One request as handlers get it and as tests read it back from ``server.requests``.

    ``body`` is the JSON (of a form, its ``payload_json``), None without one; ``files`` the uploads by field name.
    ``answer`` and ``status`` are filled in when it is answered; status 0 means the connection was dropped.
    """

    method: str
    path: str
    template: str = ""
    params: dict[str, str] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    body: Any = None
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    began: float = 0.0
    ended: float = 0.0
    status: int = 0
    answer: Any = None

    def id(self, name: str) -> int:
        """A path parameter as an id."""
        value = self.params[name]
        if not value.isdigit():
            raise ApiError(400, 50035, "Invalid Form Body")
        return int(value)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a handler says: a status and a JSON body, None for an empty one."""

    status: int = 200
    body: Any = None


Handler = Callable[[Call], Awaitable[Answer]]
Check = Callable[[Call], Iterable[Problem]]


def no_check(_: Call) -> Iterable[Problem]:
    """The check of a route whose body has no limits of its own."""
    return ()


@dataclass(frozen=True, slots=True)
class Route:
    """A path template, what answers it, and the limits its body must keep."""

    template: str
    handler: Handler
    check: Check


class Routes:
    """Method and path template (written as in Discord's OpenAPI file) to handler."""

    def __init__(self) -> None:
        self._routes: list[tuple[str, list[str], Route]] = []

    def add(self, method: str, template: str, handler: Handler, check: Check = no_check) -> None:
        """Add a route; the literal one wins over the one with a parameter when added first."""
        self._routes.append((method, template.split("/"), Route(template, handler, check)))

    def find(self, method: str, path: str) -> "tuple[Route, dict[str, str]] | None":
        """The route of a request and its path parameters."""
        parts = path.split("/")
        for verb, steps, route in self._routes:
            if verb == method and len(steps) == len(parts):
                pairs = list(zip(steps, parts, strict=True))
                if all(step == part or step.startswith("{") for step, part in pairs):
                    return route, {s[1:-1]: p for s, p in pairs if s.startswith("{")}
        return None


class Rest:
    """The pipeline. ``requests`` holds every call in the order they came."""

    def __init__(self, world: World, routes: Routes, faults: Faults, spec: Spec | None) -> None:
        self._world = world
        self._routes = routes
        self._faults = faults
        self._spec = spec
        self.requests: list[Call] = []
        self.running = 0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one HTTP request."""
        call = Call(method=request.method, path=request.path.removeprefix(PREFIX), query=dict(request.query))
        call.began = self._world.now()
        await _read_body(request, call)
        self.requests.append(call)
        self.running += 1
        try:
            return await self._answer(request, call)
        finally:
            self.running -= 1
            call.ended = self._world.now()
            self._world.notify()

    async def _answer(self, request: web.Request, call: Call) -> web.StreamResponse:
        fault = self._faults.take(call.method, call.path)
        if fault is not None and fault.delay:
            await asyncio.sleep(fault.delay)
        if fault is not None and not fault.after and (fault.drop or fault.status):
            return _faulty(request, call, fault)
        try:
            answer = await self._handle(request, call)
        except ApiError as error:
            answer = Answer(error.status, error.payload())
            for problem in error.problems:
                self._world.violate("limit", f"{call.method} {call.path}", str(problem))
        call.status, call.answer = answer.status, answer.body
        if fault is not None and fault.after:
            return _faulty(request, call, fault)
        return _response(answer.status, answer.body)

    async def _handle(self, request: web.Request, call: Call) -> Answer:
        bearer = request.headers.get("Authorization")
        if bearer != f"Bot {self._world.token}" and not call.path.startswith(TOKEN_IN_PATH):
            raise ApiError(401, 0, "401: Unauthorized")
        found = self._routes.find(call.method, call.path)
        if found is None:
            self._world.violate("own", f"{call.method} {call.path}", "this server has no such route")
            raise ApiError(404, 0, "404: Not Found")
        route, call.params = found
        call.template = route.template
        self._judge(call, route)
        answer = await route.handler(call)
        if self._spec is not None and self._spec.knows(call.method, call.template):
            errors = self._spec.response_errors(call.method, call.template, status=answer.status, body=answer.body)
            for error in errors:
                self._world.violate("own", f"{call.method} {call.template}", error)
        return answer

    def _judge(self, call: Call, route: Route) -> None:
        """Refuse a request that breaks a documented limit or the OpenAPI file."""
        errors: list[str] = []
        if self._spec is not None and self._spec.knows(call.method, call.template):
            errors = list(
                self._spec.request_errors(call.method, call.template, query=call.query, body=_as_specified(call.body))
            )
        for error in errors:
            self._world.violate("spec", f"{call.method} {call.template}", error)
        problems = list(route.check(call))
        if problems or errors:
            raise invalid_form(problems)


def _as_specified(body: Any) -> Any:
    """The body with the ids of a reference as text, as the OpenAPI file has them; Discord takes numbers too.

    discord.py has always sent numbers there.
    """
    if not isinstance(body, dict) or not isinstance(body.get("message_reference"), dict):
        return body
    reference = {
        key: str(value) if key.endswith("_id") else value for key, value in body["message_reference"].items()
    }
    return {**body, "message_reference": reference}


def _faulty(request: web.Request, call: Call, fault: Fault) -> web.StreamResponse:
    if fault.drop:
        call.status = 0
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=500)
    call.status = fault.status or 500
    if call.status == 429 and not fault.via:
        return web.Response(status=429, text="<html>error 1015</html>", content_type="text/html")
    headers = {"Via": "1.1 google"}
    if call.status == 429:
        body: Json = {
            "message": "You are being rate limited.",
            "retry_after": fault.retry_after,
            "global": fault.everywhere,
        }
        headers |= {"Retry-After": str(fault.retry_after)}
        return _response(429, body, headers)
    return _response(call.status, {"code": fault.code, "message": f"{call.status}: ordered by a test"}, headers)


def _response(status: int, body: Any, headers: dict[str, str] | None = None) -> web.Response:
    if body is None:
        return web.Response(status=status, headers=headers)
    # Exactly this content type: with a charset added discord.py reads the body as text.
    headers = {"Content-Type": "application/json", **(headers or {})}
    return web.Response(status=status, body=json.dumps(body).encode(), headers=headers)


async def _read_body(request: web.Request, call: Call) -> None:
    if not request.can_read_body:
        return
    if request.content_type != "multipart/form-data":
        call.body = json.loads(await request.read() or b"null")
        return
    async for part in await request.multipart():
        if isinstance(part, BodyPartReader) and part.name:
            data = bytes(await part.read())
            if part.name == "payload_json":
                call.body = json.loads(data)
            else:
                call.files[part.name] = (part.filename or part.name, data)
