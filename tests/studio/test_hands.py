"""The desk's processes: none of them outlives the desk, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DESK = """\
import sys, time
from pathlib import Path
from generators.studio.hands import Hands
from generators.studio import rehearsal

if __name__ == "__main__":
    root, state = Path(sys.argv[1]), Path(sys.argv[2])
    hands = Hands(root / "templates", root / "content", state)
    hands.ask(rehearsal.ready)
    print(*(process for process in hands.pool("look")._processes), flush=True)
    time.sleep(600)
"""
PATIENCE = 60  # seconds, on a crowded machine


@pytest.mark.slow
def test_a_desk_that_is_killed_leaves_no_process_behind(tmp_path: Path) -> None:
    (tmp_path / "desk.py").write_text(DESK, encoding="utf-8")
    command = [sys.executable, str(tmp_path / "desk.py"), str(ROOT), str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, encoding="utf-8") as desk:
        assert desk.stdout is not None
        hands = [int(process) for process in desk.stdout.readline().split()]
        assert hands
        assert all(map(_lives, hands))
        desk.send_signal(signal.SIGKILL)
    over = time.monotonic() + PATIENCE
    while any(map(_lives, hands)) and time.monotonic() < over:
        time.sleep(0.1)
    assert not any(map(_lives, hands))


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
