"""Work that arrives while earlier work of the same kind is being done is done together, in order."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Enough to make the transaction's own cost small; more would only make its first caller wait for its last.
LARGEST = 100


class Batches(Generic[Item, Result]):
    """One queue a key. A burst of clicks in one game then costs a few transactions instead of one a click.

    ``work`` gets a key and items in order of arrival and gives a result for each; it does all of it or raises. A
    batch that fails is tried again item by item, so that one bad item cannot take others with it.
    """

    def __init__(self, work: Callable[[str, Sequence[Item]], Awaitable[Sequence[Result]]]) -> None:
        self._work = work
        self._queues: dict[str, list[tuple[Item, asyncio.Future[Result]]]] = {}
        self._workers: set[asyncio.Task[None]] = set()

    async def submit(self, key: str, item: Item) -> Result:
        """The item's result, once its batch is done. Whoever stops waiting does not stop the work."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        if key in self._queues:
            self._queues[key].append((item, future))
        else:
            self._queues[key] = [(item, future)]
            worker = asyncio.create_task(self._drain(key))
            self._workers.add(worker)
            worker.add_done_callback(self._workers.discard)
        return await future

    async def finish(self) -> None:
        """Wait for everything submitted so far."""
        while self._workers:
            await asyncio.wait(self._workers)

    async def _drain(self, key: str) -> None:
        while queue := self._queues[key]:
            batch, self._queues[key] = queue[:LARGEST], queue[LARGEST:]
            try:
                await self._do(key, batch)
            except Exception as error:  # noqa: BLE001 - it goes to those who wait for the result
                if len(batch) == 1:
                    _fail(batch[0][1], error)
                    continue
                for one in batch:
                    try:
                        await self._do(key, [one])
                    except Exception as alone:  # noqa: BLE001 - as above
                        _fail(one[1], alone)
        del self._queues[key]

    async def _do(self, key: str, batch: Sequence[tuple[Item, asyncio.Future[Result]]]) -> None:
        results = await self._work(key, [item for item, _ in batch])
        for (_, future), result in zip(batch, results, strict=True):
            if not future.done():
                future.set_result(result)


def _fail(future: asyncio.Future[Result], error: Exception) -> None:
    if not future.done():
        future.set_exception(error)
