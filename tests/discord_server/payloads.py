"""What travels on the wire: the JSON alias, API errors and the problems that make one.

The server speaks raw JSON on purpose: it stands for the other side of the network, and types there would hide
exactly the mistakes it is meant to find.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

DISCORD_EPOCH = 1_420_070_400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One broken rule of one request: where in the body, Discord's short code, and the sentence."""

    where: tuple[str | int, ...]
    code: str
    message: str

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.where))}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A rule of Discord's that the bot broke (kind "limit" or "spec"), or that this server broke ("own")."""

    kind: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"[{self.kind}] {self.where}: {self.message}"


class ApiError(Exception):
    """Answered as Discord answers: an HTTP status, a JSON error code, a message and the tree of form errors."""

    def __init__(self, status: int, code: int, message: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.problems = tuple(problems)

    def payload(self) -> Json:
        """The body of the answer."""
        body: Json = {"code": self.code, "message": self.message}
        if self.problems:
            body["errors"] = error_tree(self.problems)
        return body


def invalid_form(problems: Iterable[Problem]) -> ApiError:
    """The 400 that Discord gives for a body that breaks its rules."""
    return ApiError(400, 50035, "Invalid Form Body", problems)


def error_tree(problems: Iterable[Problem]) -> Json:
    """Problems as Discord nests them: ``{"embeds": {"0": {"title": {"_errors": [...]}}}}``."""
    tree: Json = {}
    for problem in problems:
        node = tree
        for step in problem.where:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": problem.code, "message": problem.message})
    return tree
