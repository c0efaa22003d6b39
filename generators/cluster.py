"""The workers of a Dask cluster as the hands of a build: the same orders, on other machines; knows no content.

A worker needs the same version of Loa, one thread a process, and the shared place. Who has not is refused before
anything is made; one that comes later and has not gives its orders back.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any, assert_never

from generators.parcel import Answer, Kin, Packing, Parcel, Place, Task, answered, kin
from generators.press import Made, Order, SiteOrder, StationOrder, Website

PATIENCE = 10  # seconds for a scheduler to answer
MUSTER = 60  # seconds for a first worker to be there
AGAIN = 3  # times an order is tried on another worker when one refuses or vanishes

class NoCluster(Exception):
    """Why the cluster cannot be used: the key of a phrase, and its values."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key, self.values = key, values


class _Hands(Executor):
    """Sends each order as a parcel. What goes wrong is told of that order alone, unless the whole cluster is gone."""

    def __init__(self, client: Any, packing: Packing) -> None:
        self._there = client.get_executor(pure=False, retries=AGAIN)
        self._packing = packing

    def submit(self, task: Callable[..., Any], /, *given: Any, **more: Any) -> Future[Any]:
        """`task` is the entry point of `press` that the type of the order names anyway."""
        (order,) = given
        here: Future[Answer] = Future()
        there: Future[Answer] = self._there.submit(_worked, self._packing.packed(order))

        def done(there: Future[Answer]) -> None:
            if there.cancelled():
                here.set_exception(NoCluster("cluster-lost"))
                return
            error = there.exception()
            here.set_result(there.result() if error is None else _failed(order, error))

        there.add_done_callback(done)
        return here


def _failed(order: Task, error: BaseException) -> Answer:
    """A worker that would not answer this order, or several that died over it."""
    reason = f"{type(error).__name__}: {error}"[:300]
    match order:
        case Order():
            return Made(failed="edition-failed", values={"path": order.edition.path, "reason": reason})
        case StationOrder():
            values = {"path": f"audio/{order.programme.commune}/station", "reason": reason}
            return Made(failed="edition-failed", values=values)
        case SiteOrder():
            return Website(failed=reason)
        case _:
            assert_never(order)


def _worked(parcel: Parcel) -> Answer:
    """On a worker: its own folder is kept for the voices' sentences and the staging of websites."""
    from distributed import get_worker

    return answered(parcel, Path(get_worker().local_directory) / "loa")


def _looked(address: str, name: str, dask_worker: Any) -> tuple[Kin | str, int]:
    """On a worker: who it is, or why it cannot say or reach the shared place; and its number of threads."""
    try:
        Place(address).read(name)
        return kin(), dask_worker.state.nthreads
    except Exception as error:  # told to the builder, who refuses
        return f"{type(error).__name__}: {error}"[:300], 1


@contextmanager
def cluster(address: str, shared: str) -> Iterator[Executor]:
    """The executor of the cluster whose scheduler listens at `address`, its files going through `shared`.

    Raises NoCluster when it cannot be reached, has no worker, or one that may not answer.
    """
    try:
        from distributed import Client
    except ImportError:
        raise NoCluster("cluster-missing") from None
    place = Place(f"{shared.rstrip('/')}/loa-{uuid.uuid4().hex}")
    try:
        client = Client(  # type: ignore[no-untyped-call, unused-ignore]
            address, timeout=PATIENCE, set_as_default=False, name="loa"
        )
    except (OSError, ValueError) as error:
        raise NoCluster("cluster-unreachable", address=address, reason=str(error)) from None
    with client:
        try:
            _checked(client, address, place)
            yield _Hands(client, Packing(place, kin()))
        finally:
            place.clear()


def _checked(client: Any, address: str, place: Place) -> None:
    try:
        client.wait_for_workers(1, timeout=MUSTER)
    except TimeoutError:
        raise NoCluster("cluster-empty", address=address) from None
    own = kin()
    found = client.run(_looked, place.address, place.put(b"loa"), on_error="return")
    for worker, answer in found.items():
        who, threads = answer if isinstance(answer, tuple) else (f"{type(answer).__name__}: {answer}"[:300], 1)
        if isinstance(who, str):
            raise NoCluster("cluster-cannot", worker=worker, reason=who)
        if who != own:
            raise NoCluster("cluster-other", worker=worker, difference=own.difference(who))
        if threads != 1:
            raise NoCluster("cluster-threads", worker=worker, threads=str(threads))
