"""The desk's warm worker processes: those that show what is being typed, and those of a build."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, TypeVar

from generators.studio import rehearsal
from generators.workers import started

T = TypeVar("T")
LOOKERS = 3  # one checks while another draws, and a second officer waits for neither
PATIENCE = 60  # seconds for one look; a long broadcast is spoken in ten


class Hands:
    """Pools of prepared processes, started when first needed; a dead one is replaced."""

    def __init__(self, templates: Path, content: Path, cache: Path) -> None:
        self._prepared = (templates, content, cache)
        self._lock = threading.Lock()
        self._pools: dict[str, ProcessPoolExecutor] = {}

    def ask(self, task: Callable[..., T], *given: Any) -> T:
        """What a looking process answers; asked once more where the process died."""
        for last in (False, True):
            pool = self.pool("look")
            try:
                return pool.submit(task, *given).result(timeout=PATIENCE)
            except BrokenProcessPool:
                self._drop("look", pool)
                if last:
                    raise
        raise AssertionError("one of the two answers or raises")

    def pool(self, name: str) -> ProcessPoolExecutor:
        with self._lock:
            if name not in self._pools:
                context = multiprocessing.get_context("forkserver")
                context.set_forkserver_preload(["generators.pressroom", "generators.studio.rehearsal"])
                self._pools[name] = ProcessPoolExecutor(
                    _count(name), mp_context=context, initializer=started, initargs=(rehearsal.prepare, *self._prepared)
                )
            return self._pools[name]

    def warm(self, name: str) -> None:
        """Have these processes ready before they are needed; does not wait for them."""
        pool = self.pool(name)
        for _ in range(_count(name)):
            pool.submit(rehearsal.ready)

    def _drop(self, name: str, pool: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pools.get(name) is pool:
                del self._pools[name]
        pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        with self._lock:
            pools, self._pools = list(self._pools.values()), {}
        for pool in pools:
            pool.shutdown(wait=True, cancel_futures=True)


def _count(name: str) -> int:
    return LOOKERS if name == "look" else len(os.sched_getaffinity(0))
