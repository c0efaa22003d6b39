"""loa bench: what it compares is comparable, what it promises can fail, and its page says what was measured."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import comparison, growth, plan, province, report, running, shell
from benchmarks.given import Job, Share

ROOT = Path(__file__).parents[2]
CORE = sorted(os.sched_getaffinity(0))[:1]


def copied(source: str, target: str, *, from_output: bool = False) -> Job:
    return Job("copy", (target,), source, from_output=from_output)


def test_a_run_counts_the_processor_of_orphans_too() -> None:
    burn = "import time; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
    orphan = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {burn!r}])"
    assert running.measured([sys.executable, "-c", orphan], CORE).processor >= 0.3


def test_a_run_keeps_to_its_cores_and_tells_of_failure() -> None:
    running.measured([sys.executable, "-c", f"import os; assert os.sched_getaffinity(0) == {set(CORE)}"], CORE)
    with pytest.raises(SystemExit, match="no such thing"):
        running.measured([sys.executable, "-c", "raise SystemExit('no such thing')"], CORE)


def test_the_shell_runs_every_line(tmp_path: Path) -> None:
    given, output = tmp_path / "given", tmp_path / "out put"
    given.mkdir()
    (given / "a").write_text("A")
    jobs = [copied("a", "x/b"), copied("x/b", "c", from_output=True)]
    shell.prepare(jobs, given, output)
    for job in jobs:
        running.measured(shell.one_by_one([shell.line(job, given, output)], tmp_path / "lines", 2), CORE)
    assert (output / "c").read_text() == "A"


@pytest.mark.skipif("make" in shell.lacking(), reason="make is not installed")
def test_make_remakes_what_changed_and_nothing_else(tmp_path: Path) -> None:
    given, output = tmp_path / "given", tmp_path / "out"
    given.mkdir()
    for name in "ab":
        (given / name).write_text(name)
    jobs = [copied("a", "a1"), copied("a1", "a2", from_output=True), copied("b", "b1")]
    shell.prepare(jobs, given, output)
    (tmp_path / "Makefile").write_text(shell.makefile(jobs, given, output))

    def made() -> str:
        command = ["make", "-f", str(tmp_path / "Makefile"), "all"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert made().count("cp ") == 3
    assert made().count("cp ") == 0
    os.utime(given / "a", (2**32, 2**32))
    assert made().count("cp ") == 2


def test_promises_are_kept_or_missed() -> None:
    kept = comparison._line("faster", 6.1, 6.0, least=True)
    missed = comparison._line("slower", 1.3, 1.25, least=False)
    assert (kept["met"], missed["met"]) == (True, False)
    words = "\n".join(report._lines([kept, missed]))
    assert "| 6.10 | ≥ 6 | met |" in words
    assert "| 1.30 | ≤ 1.25 | **missed** |" in words


def test_a_sample_of_sounds_is_weighed_by_length() -> None:
    long, short = (Job("sound", (f"{n}.mp3", f"{n}.opus"), settings={"seconds": n}) for n in (90.0, 10.0))
    assert comparison._size([long, short]) / comparison._size([short]) == 10
    assert comparison._size([copied("a", "b")] * 3) == 3


def test_shares_of_the_work_add_up_and_rates_are_by_their_seconds() -> None:
    sheets, codes = Share(8.0), Share(2.0)
    sheets.made["sheets"] = 16
    found = comparison.b4({"sheets": sheets, "codes": codes})
    assert [(part["name"], part["share"]) for part in found["parts"]] == [("sheets", 0.8), ("codes", 0.2)]
    assert found["parts"][0]["a_second"] == {"sheets": 2.0}


def test_the_page_keeps_its_words_around_a_table(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- loa bench: B4 -->\nold\n<!-- /loa bench: B4 -->\nafter\n", encoding="utf-8")
    report.put(page, "B4", "new")
    assert page.read_text(encoding="utf-8") == "before\n<!-- loa bench: B4 -->\nnew\n<!-- /loa bench: B4 -->\nafter\n"
    with pytest.raises(SystemExit):
        report.put(page, "B1", "nowhere")


def test_the_page_in_docs_is_what_its_json_says() -> None:
    results = ROOT / "docs" / "benchmarks.json"
    if not results.is_file():
        pytest.skip("no run is recorded yet")
    found = json.loads(results.read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    for name in {"B1", "B2", "B3", "B4"} & set(found):
        assert report.table(name, found[name]) in page
    if "B3" in found:
        assert plan.words(found) in (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")


def test_the_country_is_reckoned_from_the_largest_run() -> None:
    row = {
        "communes": 100, "processor_a_commune": 36.0, "mb_a_commune": 10.0, "state_mb_a_commune": 1.0,
        "files_a_commune": 500,
    }  # fmt: skip
    words = plan.words({"B3": {"procedures": 20, "rows": [row]}})
    assert "| 3,321 × 720 s / 3600 | 664 core-hours |" in words
    assert "| 3,321 × 200 MB | 0.66 TB |" in words


@pytest.mark.slow
def test_a_tiny_run_of_growth_counts_every_commune(tmp_path: Path) -> None:
    cores = sorted(os.sched_getaffinity(0))
    found = growth.b3(tmp_path, cores, sizes=[1, 2], procedures=2)  # as many as notices name
    assert found["beside"] == (len(cores) >= 4)
    assert list(tmp_path.iterdir()) == []
    assert [row["communes"] for row in found["rows"]] == [1, 2]
    assert all(row["peak_mb"] > 50 and row["processor_a_commune"] > 0 for row in found["rows"])


def test_no_size_goes_on_where_another_has_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def started(folder: Path, size: int, *more: object) -> subprocess.Popen[str]:
        words = "import sys; sys.exit(3)" if size == 1 else "import time; time.sleep(60)"
        begun.append(subprocess.Popen([sys.executable, "-c", words], start_new_session=True, encoding="utf-8"))
        return begun[-1]

    begun: list[subprocess.Popen[str]] = []
    monkeypatch.setattr(growth, "_measuring", started)
    with pytest.raises(SystemExit):
        growth.b3(tmp_path, [0, 1, 2, 3], sizes=[1, 2], procedures=1)
    assert [process.returncode for process in begun] == [-signal.SIGKILL, 3]


@pytest.mark.slow
@pytest.mark.skipif(bool(shell.lacking()), reason="off-the-shelf programs are not installed")
def test_all_makers_make_the_same_files(tmp_path: Path) -> None:
    from benchmarks import given
    from benchmarks.comparison import floor

    content = province.write(tmp_path / "c", 1, procedures=1, campaigns=1, notices=1, broadcasts=1)
    taken, output = tmp_path / "given", tmp_path / "loa"
    given.take(content, output, taken)
    jobs = given.jobs(taken)
    running.measured(floor(taken, tmp_path / "direct"), CORE)
    shell.prepare(jobs, taken, tmp_path / "shell")
    for name, held in shell.parts(jobs).items():
        lines = [shell.line(job, taken, tmp_path / "shell") for job in held]
        running.measured(shell.one_by_one(lines, tmp_path / f"{name}.lines", 1), CORE)
    wanted = {path.relative_to(output) for path in output.rglob("*") if path.is_file() and ".loa" not in path.parts}
    assert len(wanted) > 80
    for maker in ("direct", "shell"):
        assert all((tmp_path / maker / path).stat().st_size > 0 for path in wanted if path.name != "SHA256SUMS")
