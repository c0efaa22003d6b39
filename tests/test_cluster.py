"""The same build on a cluster: a real scheduler and real workers, the same bytes, whatever happens to the workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.content_tree import COMMUNE, PROCEDURE, vi_du, write

pytest.importorskip("distributed")

ROOT = Path(__file__).parent.parent
PATIENCE = 120  # seconds for processes to come up on a busy machine
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
NOTICE = """
    subject: Lịch tiếp nhận hồ sơ
    intro:
      - text: Ủy ban nhân dân xã tiếp nhận hồ sơ, bản {version}.
    annexes:
      - procedure: nop-ho-so
    illustrative: yes
"""


class Cluster:
    """A scheduler, and workers as processes of their own, all on loopback."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        self.file = folder / "scheduler.json"
        self._start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(self.file))
        until = time.monotonic() + PATIENCE
        while not self.address:
            assert time.monotonic() < until, "no scheduler"
            time.sleep(0.1)

    @property
    def address(self) -> str:
        import json

        try:
            return str(json.loads(self.file.read_text("utf-8"))["address"])
        except (OSError, ValueError):
            return ""

    def _start(self, program: str, *options: str, root: Path = ROOT) -> subprocess.Popen[bytes]:
        log = open(self.folder / f"{program}-{len(self.processes)}.log", "wb")  # noqa: SIM115  # as long as the process
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{program}", *options],
            cwd=self.folder, env={**ENVIRONMENT, "PYTHONPATH": str(root)}, stdout=log, stderr=log,
        )  # fmt: skip
        self.processes.append(process)
        return process

    def worker(self, *, threads: int = 1, root: Path = ROOT) -> subprocess.Popen[bytes]:
        own = self.folder / f"worker-{len(self.processes)}"
        return self._start(
            "dask_worker", self.address, "--host", "127.0.0.1", "--nthreads", str(threads), "--no-nanny", "--no-dashboard",
            "--local-directory", str(own), root=root,
        )  # fmt: skip

    def close(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    found = Cluster(tmp_path)
    yield found
    found.close()


def communes(folder: Path, count: int, version: int = 0) -> Path:
    content = vi_du(folder, **{"communes/vi-du/notices/lich.yml": NOTICE.format(version=version)})
    for n in range(1, count):
        write(
            folder,
            {
                f"communes/vi-du-{n}/commune.yml": COMMUNE.replace("Ví Dụ\n", f"Ví Dụ {n}\n"),
                f"communes/vi-du-{n}/procedures/nop-ho-so.yml": PROCEDURE,
                f"communes/vi-du-{n}/notices/lich.yml": NOTICE.format(version=version),
            },
        )
    return content


def command(content: Path, output: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "generators", "--lang", "en", "build", "--content", str(content), "--output", str(output), *more]


def run(content: Path, output: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(content, output, *more), env=ENVIRONMENT, capture_output=True, encoding="utf-8", timeout=600, check=False
    )


def made(output: Path) -> dict[str, bytes]:
    found = (path for path in sorted(output.rglob("*")) if path.is_file() and ".loa" not in path.parts)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


@pytest.mark.slow
def test_a_cluster_makes_the_same_bytes(tmp_path: Path, cluster: Cluster) -> None:
    content = communes(tmp_path, 1)
    (content / "communes/vi-du/broadcasts").mkdir()
    (content / "communes/vi-du/broadcasts/tin.yml").write_text(
        "title: Nộp hồ sơ\nprocedure: nop-ho-so\nstatus: approved\nillustrative: yes\n", encoding="utf-8"
    )
    local = run(content, tmp_path / "local", "--jobs", "2")
    assert local.returncode == 0, local.stderr
    for _ in range(2):
        cluster.worker()
    shared = tmp_path / "shared"
    there = run(content, tmp_path / "there", "--cluster", cluster.address, "--shared", f"file://{shared}")
    assert (there.returncode, there.stderr) == (local.returncode, local.stderr)
    assert made(tmp_path / "there") == made(tmp_path / "local")
    assert {path.split("/")[0] for path in made(tmp_path / "there")} == {"site", "announcements", "audio"}
    assert "audio/vi-du/station/schedule.pdf" in made(tmp_path / "there")
    assert list(shared.rglob("*")) == []


@pytest.mark.slow
def test_the_model_of_a_commune_s_own_voice_travels_to_the_workers(tmp_path: Path, cluster: Cluster) -> None:
    """No Piper is here to speak it, so the next voice does: what is shown is that the worker had the model's files."""
    content = communes(tmp_path, 1)
    commune = content / "communes/vi-du"
    for name in ("broadcasts", "voices"):
        (commune / name).mkdir()
    (commune / "broadcasts/tin.yml").write_text(
        "title: Mời họp\nmessage:\n  - Mời bà con đi họp.\nillustrative: yes\n", encoding="utf-8"
    )
    model = {"giong.onnx": os.urandom(100_000), "giong.onnx.json": b"{}"}
    for name, data in model.items():
        (commune / "voices" / name).write_bytes(data)
    with (commune / "commune.yml").open("a", encoding="utf-8") as settings:
        settings.write("voice: [piper, espeak]\nvoice_model: voices/giong.onnx\n")
    cluster.worker()
    there = run(content, tmp_path / "there", "--only", "audio", "--cluster", cluster.address)
    assert there.returncode == 0, there.stderr
    brought = {path.name: path for path in tmp_path.glob("worker-*/**/loa/inputs/**/giong.onnx*")}
    assert {name: path.read_bytes() for name, path in brought.items()} == model
    for name, path in brought.items():
        assert path.as_posix().endswith((commune / "voices" / name).relative_to(commune.anchor).as_posix())
    local = run(content, tmp_path / "local", "--only", "audio", "--jobs", "1")
    assert made(tmp_path / "there") == made(tmp_path / "local") != {}, local.stderr


@pytest.mark.slow
def test_workers_killed_in_the_middle_lose_nothing_and_double_nothing(tmp_path: Path, cluster: Cluster) -> None:
    content = communes(tmp_path, 8)
    local = run(content, tmp_path / "local", "--only", "notices", "--only", "announcements", "--jobs", "2")
    assert local.returncode == 0, local.stderr
    workers = [cluster.worker() for _ in range(3)]
    output = tmp_path / "there"
    building = subprocess.Popen(
        command(content, output, "--only", "notices", "--only", "announcements", "--cluster", cluster.address),
        env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    killed_at = []
    for worker in workers[:2]:
        so_far = len(made(output))
        while len(made(output)) < so_far + 10:  # in the middle, whatever the machine's speed
            assert building.poll() is None, "it was over before a worker could be killed"
            time.sleep(0.02)
        worker.send_signal(signal.SIGKILL)
        killed_at.append(len(made(output)))
        cluster.worker()
    _, errors = building.communicate(timeout=600)
    assert building.returncode == 0, errors
    whole = made(tmp_path / "local")
    assert all(0 < count < len(whole) for count in killed_at)
    assert made(output) == whole
    assert run(content, output, "--only", "notices", "--only", "announcements").stdout.startswith("Nothing")


@pytest.mark.slow
def test_a_worker_that_could_answer_differently_is_refused(tmp_path: Path, cluster: Cluster) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for name in ("generators", "templates", "mkdocs.yml", "requirements.lock"):
        subprocess.run(["cp", "-r", str(ROOT / name), str(other)], check=True)
    (other / "generators" / "values.py").open("a", encoding="utf-8").write("# another version\n")
    content = communes(tmp_path, 1)
    worker = cluster.worker(root=other)
    refused = run(content, tmp_path / "out", "--only", "notices", "--cluster", cluster.address)
    assert refused.returncode == 1
    assert "differs from this machine" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert made(tmp_path / "out") == {}
    worker.kill()
    worker.wait()
    cluster.worker(threads=2)
    refused = run(content, tmp_path / "out", "--only", "notices", "--cluster", cluster.address)
    assert refused.returncode == 1
    assert "2 threads" in refused.stderr


@pytest.mark.slow
def test_a_cluster_that_is_not_there_is_told(tmp_path: Path) -> None:
    refused = run(communes(tmp_path, 1), tmp_path / "out", "--only", "notices", "--cluster", "tcp://127.0.0.1:1")
    assert refused.returncode == 1
    assert "Cannot reach the scheduler" in refused.stderr
    assert "Traceback" not in refused.stderr
