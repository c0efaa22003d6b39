"""The last looks, each made once: begun while what is typed is still being checked, fetched when the page asks."""

from __future__ import annotations

import datetime
import threading
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from generators.studio import said, versions
from generators.studio.hands import LOOKERS, Hands
from generators.studio.places import Place
from generators.studio.rehearsal import Look, look

KEPT = 60  # looks: pictures and sounds are fetched after the fragment that shows them


@dataclass(frozen=True)
class Wanted:
    """One form of one text; `heard` is when the commune's lexicon last changed."""

    where: Place
    version: str
    form: str
    length: str
    heard: int


class Looks:
    def __init__(self, hands: Hands, content: Path) -> None:
        self._hands, self._content = hands, content
        self._kept: OrderedDict[Wanted, Future[Look]] = OrderedDict()
        self._lock = threading.Lock()
        self._asking = ThreadPoolExecutor(LOOKERS, thread_name_prefix="look")

    def wanted(self, where: Place, version: str, form: str, length: str) -> Wanted:
        lexicon = self._content / "communes" / where.commune / said.NAME
        heard = lexicon.stat().st_mtime_ns if lexicon.is_file() else 0
        return Wanted(where, version, form, length, heard)

    def known(self, wanted: Wanted) -> Look | None:
        """What was looked at before, if it still is remembered."""
        with self._lock:
            found = self._kept.get(wanted)
        return found.result() if found is not None else None

    def begin(self, wanted: Wanted, text: str, today: datetime.date) -> Future[Look]:
        """Have it made; what is being made already is not made twice."""
        with self._lock:
            found = self._kept.get(wanted)
            if found is None:
                found = self._asking.submit(
                    self._hands.ask, look, wanted.where, text, wanted.form, today, wanted.length
                )
                self._kept[wanted] = found
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        found.add_done_callback(lambda done: self._forget_failed(wanted, done))
        return found

    def _forget_failed(self, wanted: Wanted, done: Future[Look]) -> None:
        if done.cancelled() or done.exception() is not None:
            with self._lock:
                self._kept.pop(wanted, None)


def version_of(text: str) -> str:
    """What a text is known by in addresses."""
    return versions.digest(text)[:16]
