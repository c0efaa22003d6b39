"""Whole processes, measured: seconds as somebody waits, processor seconds of all they start, and their memory."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h: orphans of those we start come to us, and their times with them
LOOK_SECONDS = 1.0  # a look reads the page tables of all: more often and it is part of what is measured


@dataclass(frozen=True)
class Run:
    """`peak_mb`: the most that all processes together held, shared pages counted once."""

    seconds: float
    processor: float
    peak_mb: float = 0.0


def measured(
    command: Sequence[str], cores: Sequence[int], *, more: Mapping[str, str] | None = None, memory: bool = False
) -> Run:
    """Run a command on these cores alone to its end and the end of all it started; SystemExit where it fails."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": path, **(more or {})}
    others = _children()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        preexec_fn=lambda: os.sched_setaffinity(0, cores),
    ) as process:
        watch = _Memory(process.pid)
        if memory:
            watch.start()
        said, _ = process.communicate()
        seconds = time.perf_counter() - started
        watch.stop()
    _wait_for_orphans(others)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)[:200]}: {said.decode('utf-8', 'replace')[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, processor, watch.peak_mb)


def _wait_for_orphans(others: set[int]) -> None:
    """The helpers of a pool outlive it by a moment; their times count. `others` are children of ours from before."""
    while left := _children() - others:
        for process in left:
            with suppress(ChildProcessError):
                os.waitpid(process, 0)


def _children() -> set[int]:
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            _, _, rest = status.read_text("utf-8").rpartition(")")
            if int(rest.split()[1]) == os.getpid():
                found.add(int(status.parent.name))
    return found


class _Memory(threading.Thread):
    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.peak_mb = process, 0.0
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(LOOK_SECONDS):
            self.peak_mb = max(self.peak_mb, sum(_held_mb(process) for process in _tree(self.process)))

    def stop(self) -> None:
        self._over.set()


def _tree(root: int) -> list[int]:
    """The process, those it started, and orphans of theirs, which are ours now."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found, pending = [], [root, *(child for child in parents.get(os.getpid(), ()) if child != root)]
    while pending:
        found.append(pending.pop())
        pending += parents.get(found[-1], ())
    return found


def _held_mb(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def loa(content: Path, output: Path, *more: str) -> list[str]:
    """The command line of a build."""
    command = [sys.executable, "-P", "-m", "generators", "build"]
    return [*command, "--content", str(content), "--output", str(output), *more]
