"""Orders given to an executor a few at a time, and what comes of them in the order of finishing; knows no order.

A province has more orders than memory should hold: each commune's are asked for while those before are being made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeVar

AHEAD = 64
"""Orders under way at once: enough for any number of workers here, few enough to hold their results in memory."""

Asked = TypeVar("Asked")
Kept = TypeVar("Kept")
Answer = TypeVar("Answer")

Progress = Callable[[str, int, int], None]
"""Told the stride, how many are done, and of how many there are likely to be."""


@dataclass(frozen=True)
class Dispatch:
    """Who does the work, and who is told how far it is."""

    executor: Executor
    progress: Progress

    def done(
        self, stride: str, task: Callable[[Asked], Answer], communes: Iterable[Sequence[tuple[Asked, Kept]]], of: int
    ) -> Iterator[tuple[tuple[Asked, Kept], Answer]]:
        """Each order, what is kept with it, and what the workers made of it. `of` is the number of communes."""
        under_way: dict[Future[Answer], tuple[Asked, Kept]] = {}
        count = _Count(of)
        waiting = chain.from_iterable(map(count.one_more, communes))
        while True:
            for order in islice(waiting, AHEAD - len(under_way)):
                under_way[self.executor.submit(task, order[0])] = order
            if not under_way:
                return
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                count.done += 1
                yield under_way.pop(future), future.result()
                self.progress(stride, count.done, count.expected())


class _Count:
    """How many orders there are likely to be, when some communes have said theirs and others have not."""

    def __init__(self, communes: int) -> None:
        self.communes, self.asked, self.known, self.done = communes, 0, 0, 0

    def one_more(self, orders: Sequence[Asked]) -> Sequence[Asked]:
        """A commune has said what it needs."""
        self.asked += 1
        self.known += len(orders)
        return orders

    def expected(self) -> int:
        """As many for each commune still to come as for those before it; exact when the last has been asked."""
        return self.known + self.known * (self.communes - self.asked) // max(1, self.asked)
