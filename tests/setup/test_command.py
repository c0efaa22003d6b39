"""The command `loa` on machines that are fresh, ready, interrupted or lacking something.

The machine is a folder of stand-ins: PATH holds nothing else, so no test here can install anything. The stand-in of
Python answers what the script asks of it and notes what it was told to make; one slow test at the end uses the real one.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHELLS = [shell for shell in ("sh", "dash", "bash", "ksh", "busybox") if shutil.which(shell)]
TOOLS = ("cat", "cmp", "cp", "dirname", "env", "mkdir", "readlink", "rm", "sleep", "touch", "tr", "true")

PYTHON = """#!/bin/sh
case "$*" in
*sys.version_info\\ \\>=*) echo "$0" ;;
*ctypes*) cat "{machine}/missing" 2>/dev/null || true ;;
*fcntl*) exec "{python}" "$@" ;;
*'-m venv'*)
    echo 'make .venv' >>"{machine}/log"
    mkdir -p "$4/bin"
    cp "{machine}/venv-python" "$4/bin/python"
    ;;
*) echo "unexpected: $*" >>"{machine}/log"; exit 3 ;;
esac
"""

VENV_PYTHON = """#!/bin/sh
case "$*" in
*'-m pip install'*)
    for lock; do :; done
    echo "install ${{lock##*/}}" >>"{machine}/log"
    sleep 0.2
    ! [ -e "{machine}/no-network" ]
    ;;
*ctypes*) cat "{machine}/missing-for-the-browser" 2>/dev/null || true ;;
*)
    printf '%s\\n' "$@" >"{machine}/arguments"
    printf '%s\\n' "$PWD" "$PYTHONPATH" "$PYTHONUTF8" >"{machine}/surroundings"
    echo "run $*" >>"{machine}/log"
    if [ "$2 $3" = '-m ruff' ] && [ -e "{machine}/untidy" ]; then exit 1; fi
    ;;
esac
"""


@dataclass(frozen=True)
class Machine:
    """A machine with nothing but a shell's tools and what `has` gives it, and a checkout of the project on it."""

    path: Path
    checkout: Path

    def has(self, program: str, script: str) -> None:
        file = self.path / "bin" / program
        file.write_text(f"#!/bin/sh\n{script}\n" if not script.startswith("#!") else script, encoding="utf-8")
        file.chmod(0o755)

    def start(self, *command: str | Path, cwd: Path | None = None, **environ: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*map(str, command)],
            cwd=cwd or self.checkout,
            env={"PATH": str(self.path / "bin"), **environ},
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, *command: str | Path, cwd: Path | None = None, **environ: str) -> subprocess.CompletedProcess[str]:
        process = self.start(*command, cwd=cwd, **environ)
        out, err = process.communicate(timeout=60)
        return subprocess.CompletedProcess(command, process.returncode, out, err)

    def loa(self, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return self.run(self.checkout / "loa", *arguments, **environ)

    @property
    def log(self) -> list[str]:
        """What was made, installed and run so far, oldest first."""
        file = self.path / "log"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def forget(self) -> None:
        (self.path / "log").unlink(missing_ok=True)


@pytest.fixture
def bare(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path / "machine", tmp_path / "xã Ví Dụ")
    (machine.path / "bin").mkdir(parents=True)
    for tool in TOOLS:
        real = shutil.which(tool)
        assert real, tool
        (machine.path / "bin" / tool).symlink_to(real)
    machine.has("id", "echo 1000")
    (machine.checkout / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / "loa", machine.checkout / "loa")
    shutil.copy(ROOT / ".ci" / "run", machine.checkout / ".ci" / "run")
    (machine.checkout / "requirements.lock").write_text("jinja2==1\n", encoding="utf-8")
    (machine.checkout / "requirements-test.lock").write_text("jinja2==1\npytest==1\n", encoding="utf-8")
    return machine


@pytest.fixture
def machine(bare: Machine) -> Machine:
    """A machine with a Python of the right age and every library."""
    bare.has("python3", PYTHON.format(machine=bare.path, python=sys.executable))
    (bare.path / "venv-python").write_text(VENV_PYTHON.format(machine=bare.path), encoding="utf-8")
    (bare.path / "venv-python").chmod(0o755)
    return bare


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("script", ["loa", ".ci/run"])
def test_every_shell_reads_the_scripts(shell: str, script: str) -> None:
    command = [shell, "sh"] if shell == "busybox" else [shell]
    done = subprocess.run([*command, "-n", ROOT / script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("script", ["loa", ".ci/run"])
def test_the_scripts_can_be_run(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
    assert (ROOT / script).read_bytes().startswith(b"#!/bin/sh\n")


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="no shellcheck on this machine")
def test_shellcheck_finds_nothing() -> None:
    done = subprocess.run(["shellcheck", ROOT / "loa", ROOT / ".ci" / "run"], capture_output=True, text=True)
    assert (done.stdout, done.returncode) == ("", 0)


def test_the_first_use_prepares_and_the_second_does_not(machine: Machine) -> None:
    first = machine.loa("build")
    assert (first.returncode, first.stdout) == (0, "")
    assert "đang chuẩn bị máy" in first.stderr
    assert machine.log == ["make .venv", "install requirements.lock", "run -P -m generators build"]
    machine.forget()
    second = machine.loa("build")
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert machine.log == ["run -P -m generators build"]


def test_it_runs_where_it_was_called_with_the_arguments_as_they_are(machine: Machine, tmp_path: Path) -> None:
    arguments = ["new", "procedure", "Đăng ký khai sinh", "", "a  b", "$HOME", "--date=2026-04-01"]
    done = machine.run(machine.checkout / "loa", *arguments, cwd=tmp_path, PYTHONPATH="elsewhere", CDPATH="/")
    assert done.returncode == 0, done.stderr
    assert (machine.path / "arguments").read_text(encoding="utf-8").split("\n")[3:-1] == arguments
    surroundings = (machine.path / "surroundings").read_text(encoding="utf-8").splitlines()
    assert surroundings == [str(tmp_path), str(machine.checkout), "1"]


def test_a_link_to_the_command_finds_the_checkout(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "in-path").symlink_to("xã Ví Dụ/loa")
    (machine.path / "bin" / "loa").symlink_to(tmp_path / "in-path")
    done = machine.run("/bin/sh", "-c", "loa check", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (machine.path / "surroundings").read_text(encoding="utf-8").splitlines()[1] == str(machine.checkout)


def test_a_changed_lock_file_updates(machine: Machine) -> None:
    machine.loa("check")
    machine.forget()
    (machine.checkout / "requirements.lock").write_text("jinja2==2\n", encoding="utf-8")
    machine.loa("check")
    assert machine.log == ["install requirements.lock", "run -P -m generators check"]


def test_an_interrupted_set_up_is_made_again_from_nothing(machine: Machine) -> None:
    (machine.path / "no-network").touch()
    failed = machine.loa("build")
    assert failed.returncode == 1
    assert "xin kiểm tra mạng" in failed.stderr.splitlines()[-1]
    assert not any(line.startswith("run") for line in machine.log)
    (machine.path / "no-network").unlink()
    machine.forget()
    (machine.checkout / ".venv" / "half-installed").touch()
    assert machine.loa("build").returncode == 0
    assert machine.log[:2] == ["make .venv", "install requirements.lock"]
    assert not (machine.checkout / ".venv" / "half-installed").exists()


def test_an_interrupted_update_is_made_again_from_nothing(machine: Machine) -> None:
    machine.loa("check")
    (machine.checkout / "requirements.lock").write_text("jinja2==2\n", encoding="utf-8")
    (machine.path / "no-network").touch()
    assert machine.loa("check").returncode == 1
    (machine.path / "no-network").unlink()
    machine.forget()
    assert machine.loa("check").returncode == 0
    assert machine.log[:2] == ["make .venv", "install requirements.lock"]


def test_a_python_the_system_replaced_is_replaced_here(machine: Machine) -> None:
    machine.loa("check")
    python = machine.checkout / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("python3.10-which-is-gone")
    machine.forget()
    assert machine.loa("check").returncode == 0
    assert machine.log[:2] == ["make .venv", "install requirements.lock"]


def test_two_started_at_once_prepare_once(machine: Machine) -> None:
    both = [machine.start(machine.checkout / "loa", command) for command in ("build", "check")]
    ends = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0], ends
    assert machine.log[:2] == ["make .venv", "install requirements.lock"]
    assert sorted(machine.log[2:]) == ["run -P -m generators build", "run -P -m generators check"]
    assert sum("đang đợi" in err for _, err in ends) == 1


@pytest.mark.parametrize("old", [False, True])
def test_without_a_new_enough_python_one_line_says_so(bare: Machine, old: bool) -> None:
    if old:
        bare.has("python3", "exit 1")
    vietnamese, english = bare.loa("build"), bare.loa("build", LOA_LANG="en")
    assert vietnamese.returncode == english.returncode == 1
    assert vietnamese.stderr.splitlines() == [
        "loa: cần Python 3.11 trở lên; xin cài rồi chạy lại (Debian, Ubuntu: sudo apt-get install python3)"
    ]
    assert english.stderr.splitlines() == [
        "loa: Python 3.11 or newer is needed; please install it and try again "
        "(Debian, Ubuntu: sudo apt-get install python3)"
    ]


@pytest.mark.parametrize("arguments", [["--lang", "en", "check"], ["check", "--lang=en"]])
def test_the_option_for_english_counts_during_set_up(bare: Machine, arguments: list[str]) -> None:
    assert "Python 3.11 or newer is needed" in bare.loa(*arguments).stderr


def test_missing_libraries_without_root_are_named_in_one_line(machine: Machine) -> None:
    (machine.path / "missing").write_text("libpango-1.0-0 libharfbuzz-subset0\n", encoding="utf-8")
    machine.has("apt-get", f"echo \"apt $*\" >>'{machine.path}/log'")
    machine.has("sudo", "exit 1")  # there, but wants a password
    done = machine.loa("build", LOA_LANG="en")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "loa: system libraries are missing; please install them and try again "
        "(Debian, Ubuntu: sudo apt-get install libpango-1.0-0 libharfbuzz-subset0)"
    ]
    assert machine.log == []


@pytest.mark.parametrize("who", ["root", "sudo"])
def test_missing_libraries_are_installed_where_that_is_allowed(machine: Machine, who: str) -> None:
    (machine.path / "missing").write_text("libpango-1.0-0\n", encoding="utf-8")
    if who == "root":
        machine.has("id", "echo 0")
    else:
        machine.has("sudo", f'[ "$1" = -n ] && shift && touch "{machine.path}/sudo-was-used" && exec "$@"')
    # The first try fails as it does on a machine whose package lists were never fetched.
    machine.has(
        "apt-get",
        f"""case "$*" in
*update) touch "{machine.path}/lists" ;;
*) [ -e "{machine.path}/lists" ] && rm "{machine.path}/missing" && echo "apt ${{*##*recommends }}" >>"{machine.path}/log" ;;
esac""",
    )
    done = machine.loa("build")
    assert done.returncode == 0, done.stderr
    assert machine.log[:2] == ["apt libpango-1.0-0", "make .venv"]
    assert "đang cài vào máy bằng apt: libpango-1.0-0" in done.stderr
    assert (machine.path / "sudo-was-used").exists() == (who == "sudo")


def test_a_checkout_that_cannot_be_written_says_so(machine: Machine) -> None:
    if os.geteuid() == 0:
        pytest.skip("root can write everywhere")
    machine.checkout.chmod(0o555)
    done = machine.loa("build")
    machine.checkout.chmod(0o755)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [f"loa: không ghi được vào thư mục {machine.checkout}"]


def test_what_is_ready_for_tests_is_ready_for_use(machine: Machine) -> None:
    machine.has("chromium", "exit 0")
    machine.has("liquidsoap", "exit 0")
    machine.loa("build")
    machine.loa("test")
    assert machine.log.count("make .venv") == 1
    machine.forget()
    machine.loa("build")
    assert machine.log == ["run -P -m generators build"]


def test_tests_run_the_linter_the_type_checker_and_all_tests_from_the_checkout(
    machine: Machine, tmp_path: Path
) -> None:
    machine.has("chromium", "exit 0")
    machine.has("liquidsoap", "exit 0")
    done = machine.run(machine.checkout / "loa", "test", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert machine.log == [
        "make .venv",
        "install requirements-test.lock",
        "run -P -m ruff check .",
        "run -P -m mypy",
        "run -P -m pytest -n auto",
    ]
    assert (machine.path / "surroundings").read_text(encoding="utf-8").splitlines()[0] == str(machine.checkout)


def test_untidy_code_fails_but_hides_no_test(machine: Machine) -> None:
    machine.has("chromium", "exit 0")
    machine.has("liquidsoap", "exit 0")
    (machine.path / "untidy").touch()
    assert machine.loa("test").returncode == 1
    assert machine.log[-1] == "run -P -m pytest -n auto"


def test_chosen_tests_run_alone(machine: Machine) -> None:
    machine.has("chromium", "exit 0")
    machine.has("liquidsoap", "exit 0")
    machine.loa("test", "tests/vietnamese", "-k", "dates and not years")
    assert machine.log[2:] == ["run -P -m pytest tests/vietnamese -k dates and not years"]


def test_missing_programs_are_said_and_stop_no_other_test(machine: Machine) -> None:
    (machine.path / "missing-for-the-browser").write_text("libatomic1\n", encoding="utf-8")
    done = machine.loa("test", LOA_LANG="en")
    assert done.returncode == 0
    assert done.stderr.splitlines()[-2:] == [
        "loa: the browser tests cannot run, this machine lacks (Debian: sudo apt-get install chromium libatomic1)",
        "loa: the schedule cannot be tried with Liquidsoap, this machine lacks it (Debian: sudo apt-get install liquidsoap)",
    ]
    assert machine.log[-1] == "run -P -m pytest -n auto"


def test_browser_and_liquidsoap_are_installed_for_tests_alone(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has("apt-get", f"echo \"apt ${{*##*recommends }}\" >>'{machine.path}/log'")
    machine.loa("build")
    assert not any(line.startswith("apt") for line in machine.log)
    machine.loa("test")
    assert machine.log.count("apt chromium") == 1
    assert machine.log.count("apt liquidsoap") == 1


def test_continuous_integration_runs_the_tests(machine: Machine, tmp_path: Path) -> None:
    machine.has("chromium", "exit 0")
    machine.has("liquidsoap", "exit 0")
    done = machine.run("/bin/sh", machine.checkout / ".ci" / "run", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert machine.log[-1] == "run -P -m pytest -n auto"


def test_a_ready_machine_pays_little(machine: Machine) -> None:
    machine.loa("check")

    def fastest(*command: str | Path) -> float:
        times = []
        for _ in range(10):
            start = time.perf_counter()
            machine.run(*command)
            times.append(time.perf_counter() - start)
        return min(times)

    alone = fastest(machine.checkout / ".venv" / "bin" / "python", "-P", "-m", "generators", "check")
    assert fastest(machine.checkout / "loa", "check") - alone < 0.030  # seconds; an eye does not see it


@pytest.mark.slow
def test_a_real_set_up_survives_being_killed_and_being_started_twice(tmp_path: Path) -> None:
    if not shutil.which("python3"):
        pytest.fail("there is no python3 in PATH")
    for name in ("requirements.lock", "requirements-test.lock"):
        (tmp_path / name).write_text("# nothing to fetch\n", encoding="utf-8")
    shutil.copy(ROOT / "loa", tmp_path / "loa")
    (tmp_path / "generators").mkdir()
    (tmp_path / "generators" / "__main__.py").write_text("import sys; print(sys.prefix)\n", encoding="utf-8")
    command = [str(tmp_path / "loa"), "check"]

    killed = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    pip = tmp_path / ".venv" / "bin" / "python"
    deadline = time.monotonic() + 60
    while not pip.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    assert pip.exists()
    assert not (tmp_path / ".venv" / "requirements.lock").exists()

    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    ends = [process.communicate(timeout=300) for process in both]
    assert [out for out, _ in ends] == [f"{tmp_path / '.venv'}\n"] * 2, ends
