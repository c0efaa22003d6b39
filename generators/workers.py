"""The worker processes of a build on this machine: how they start and how they end; knows nothing of their work.

Light to load, so that they can start while the command still reads.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import forkserver, parent_process, resource_tracker
from types import FrameType
from typing import Any

PRELOADED = "generators.preloaded"
"""What every worker has loaded from its first moment: loading takes longer than most orders."""


def warm_up() -> None:
    """Have the process that workers are forked from load its modules, while this one does something else.

    Ctrl-C is for the command alone: neither that process nor any it starts hears of it.
    """
    forkserver.set_forkserver_preload([PRELOADED])
    resource_tracker.ensure_running()  # first: it would let the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Workers(ProcessPoolExecutor):
    """A pool that knows every process it has asked for: an interrupt waits until the asking is done.

    One asked for but not known could not be ended, and would look for what is gone.
    """

    def submit(self, task: Callable[..., Any], /, *given: Any, **more: Any) -> Future[Any]:
        with _interrupt_later():
            return super().submit(task, *given, **more)


@contextmanager
def _interrupt_later() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():  # no other hears of Ctrl-C
        yield
        return
    heard: list[tuple[int, FrameType | None]] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: heard.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)
    if heard and callable(before):
        before(*heard[0])


@contextmanager
def workers(count: int, prepare: Callable[..., None], *given: Any) -> Iterator[Executor]:
    """Prepared processes, none of which shares state with another. What stops the work stops them at once."""
    warm_up()
    context = multiprocessing.get_context("forkserver")
    executor = _Workers(
        max(1, count), mp_context=context, initializer=started, initargs=(prepare, *given)
    )
    try:
        yield executor
    except BaseException:
        for process in list((executor._processes or {}).values()):  # no other way to them before Python 3.14
            process.kill()
        executor.shutdown(cancel_futures=True)
        raise
    executor.shutdown()


def started(prepare: Callable[..., None], *given: Any) -> None:
    """How every process of a pool begins: it prepares, and ends with who asked for it."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _give_back_large_blocks()
    prepare(*given)


_M_MMAP_THRESHOLD = -3  # malloc.h of glibc
_LARGE = 1 << 20  # bytes: the arrays of a sound are larger, what a page is made of is smaller


def _give_back_large_blocks() -> None:
    """Else glibc keeps room for the next sound, some eighty megabytes that pages then cannot have."""
    if set_option := getattr(ctypes.CDLL(None), "mallopt", None):  # another C library may have nothing to set
        set_option(_M_MMAP_THRESHOLD, _LARGE)


def _end_with_parent() -> None:
    """A build that is killed leaves nobody waiting for its orders."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
