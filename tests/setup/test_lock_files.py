"""The lock files: exact, hashed, free of addresses, and in step with pyproject.toml and each other."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-test.lock"]
BROUGHT_BY_THE_USER = {"onnxruntime", "piper", "distributed"}
"""What only some need and install: a voice, a cluster's scheduler. Loa says so where it is missing."""

PIN = re.compile(r"([a-z0-9][a-z0-9-]*==[^\s;]+(?: ; [^\\]+)?) \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")


def pins(lock: str) -> dict[str, list[Requirement]]:
    """The pinned packages by name; a name may be pinned more than once, under markers that exclude each other."""
    found: dict[str, list[Requirement]] = {}
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if match := PIN.fullmatch(line):
            pin = Requirement(match[1])
            found.setdefault(pin.name, []).append(pin)
    return found


def declared() -> tuple[list[Requirement], list[Requirement]]:
    """What pyproject.toml asks for at run time, and for tests beside it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name: [Requirement(line) for line in lines] for name, lines in project["optional-dependencies"].items()}
    wanted = []
    for requirement in extras["test"]:
        named = [found for extra in requirement.extras for found in extras[extra]]  # loa[cluster]
        wanted += named if requirement.name == project["name"] else [requirement]
    return [Requirement(line) for line in project["dependencies"]], wanted


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_pins_and_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    lines = [line for line in text.splitlines() if not re.fullmatch(r"\s*#.*", line)]
    assert [line for line in lines if not PIN.fullmatch(line) and not HASH.fullmatch(line)] == []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if PIN.fullmatch(line):
            assert HASH.fullmatch(following), f"{line} has no hash"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_for_python_3_11_or_says_for_which(lock: str) -> None:
    for name, found in pins(lock).items():
        if len(found) > 1:
            assert all(pin.marker for pin in found), name
        # Debian 12's Python: what the promise of a fresh machine is made for.
        here = [
            pin
            for pin in found
            if not pin.marker or pin.marker.evaluate({"python_version": "3.11", "python_full_version": "3.11.2"})
        ]
        assert len(here) <= 1, name


def test_the_test_lock_holds_every_pin_of_the_other() -> None:
    run, test = pins("requirements.lock"), pins("requirements-test.lock")
    assert run
    assert {name: [str(pin) for pin in found] for name, found in run.items()} == {
        name: [str(pin) for pin in test.get(name, [])] for name in run
    }


def test_the_locks_answer_what_the_project_declares() -> None:
    run, extra = declared()
    for lock, wanted in [("requirements.lock", run), ("requirements-test.lock", run + extra)]:
        found = pins(lock)
        for requirement in wanted:
            name = requirement.name.lower().replace("_", "-").replace(".", "-")
            assert name in found, f"{name} is not in {lock}"
            for pin in found[name]:
                version = str(pin.specifier).removeprefix("==")
                assert requirement.specifier.contains(version), f"{lock}: {pin} is not {requirement}"


def test_the_package_imports_only_what_a_fresh_machine_gets() -> None:
    pinned = pins("requirements.lock").keys()
    distributions = packages_distributions()
    ours = sys.stdlib_module_names | {"generators"} | BROUGHT_BY_THE_USER
    unknown = []
    for file in sorted((ROOT / "generators").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Import():
                    modules = [alias.name for alias in node.names]
                case ast.ImportFrom(module=str(module), level=0):
                    modules = [module]
                case _:
                    continue
            for top in {module.split(".")[0] for module in modules} - ours:
                providers = {re.sub(r"[-_.]+", "-", provider).lower() for provider in distributions.get(top, [])}
                if not providers & pinned:
                    unknown.append(f"{file.relative_to(ROOT)}:{node.lineno}: {top}")
    assert unknown == []
