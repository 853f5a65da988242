"""Faults that tests order for coming requests: refused, limited, slow, dropped. Knows no route."""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(slots=True, kw_only=True)
class Fault:
    """What happens to the next ``times`` requests whose method and path match.

    ``path`` is a shell pattern over the path below /api/v10, e.g. ``/channels/*/messages``. ``after`` lets the
    request take effect first, so that only the answer is lost. ``via`` False makes a 429 look like a ban by the
    proxy before Discord. ``hits`` counts how often the fault struck.
    """

    method: str
    path: str
    status: int | None = None
    code: int = 0
    times: int = 1
    retry_after: float = 0.0
    everywhere: bool = False
    via: bool = True
    delay: float = 0.0
    drop: bool = False
    after: bool = False
    hits: int = 0

    def matches(self, method: str, path: str) -> bool:
        """Whether this fault is still due and meant for the request."""
        return self.hits < self.times and self.method in {"*", method} and fnmatchcase(path, self.path)


class Faults:
    """The orders still open, oldest first; one request takes at most one of each moment."""

    def __init__(self) -> None:
        self._orders: list[Fault] = []

    def order(self, fault: Fault) -> Fault:
        """Add a fault and return it, so that its hits can be read."""
        self._orders.append(fault)
        return fault

    def clear(self) -> None:
        """Forget all orders."""
        self._orders.clear()

    def take(self, method: str, path: str) -> Fault | None:
        """The fault for this request, counted as struck."""
        for fault in self._matching(method, path):
            fault.hits += 1
            return fault
        return None

    def _matching(self, method: str, path: str) -> Iterator[Fault]:
        return (fault for fault in self._orders if fault.matches(method, path))
