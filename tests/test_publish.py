"""Publishing sends what changed, switches at once, keeps a few versions, and can go back."""

from __future__ import annotations

import os
from pathlib import Path

import fsspec
import pytest
from click.testing import CliRunner

from generators import manifest
from generators.cli.publish import publish as command
from generators.manifest import Record
from generators.publish import NotPublished, publish, roll_back


def made(output: Path, past: bool = False, **files: str) -> Path:
    """An output folder as a build leaves it."""
    records = {}
    for name, text in files.items():
        path, data = f"site/{name}.html", text.encode("utf-8")
        manifest.put(output, path, data)
        records[path] = Record(len(data), manifest.digest(data), "stamp", "site", other_day=past)
    manifest.save(output, manifest.Manifest(records))
    return output


@pytest.fixture(params=["folder", "store"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "folder":
        return str(tmp_path / "www")
    return f"memory://{tmp_path.name}/www"


def read(target: str) -> dict[str, str]:
    """What a reader of the target sees now."""
    files, root = fsspec.core.url_to_fs(target)
    current = f"{root}/current"
    if os.path.islink(current):
        base = os.path.realpath(current)
    else:
        base = f"{root}/versions/{files.cat_file(current).decode().strip()}"
    return {path.removeprefix(base).lstrip("/"): files.cat_file(path).decode() for path in files.find(base)}


def test_the_first_version_is_sent_whole(tmp_path: Path, target: str) -> None:
    result = publish(made(tmp_path / "out", a="một", b="hai"), target)
    assert (result.sent, result.kept) == (2, 0)
    assert read(target) == {"a.html": "một", "b.html": "hai"}


def test_only_what_changed_is_sent(tmp_path: Path, target: str) -> None:
    publish(made(tmp_path / "out", a="một", b="hai"), target)
    result = publish(made(tmp_path / "out", a="một", b="hai mới"), target)
    assert (result.sent, result.kept) == (1, 1)
    assert read(target) == {"a.html": "một", "b.html": "hai mới"}
    assert publish(tmp_path / "out", target).sent == 0


def test_what_is_gone_is_gone(tmp_path: Path, target: str) -> None:
    publish(made(tmp_path / "out", a="một", b="hai"), target)
    publish(made(tmp_path / "out", a="một"), target)
    assert read(target) == {"a.html": "một"}


def test_one_can_go_back(tmp_path: Path, target: str) -> None:
    publish(made(tmp_path / "out", a="một"), target)
    publish(made(tmp_path / "out", a="hai"), target)
    roll_back(target)
    assert read(target) == {"a.html": "một"}
    with pytest.raises(NotPublished, match="nothing-to-roll-back"):
        roll_back(target)


def test_only_a_few_versions_are_kept(tmp_path: Path, target: str) -> None:
    for text in "abcdef":
        result = publish(made(tmp_path / "out", a=text), target, keep=3)
    assert len(result.removed) == 1
    files, root = fsspec.core.url_to_fs(target)
    folders = {path.removeprefix(f"{root}/versions/").split("/")[0] for path in files.find(f"{root}/versions")}
    assert len({name for name in folders if "." not in name}) == 3
    assert read(target) == {"a.html": "f"}


def test_a_send_that_breaks_off_leaves_the_old_version_in_place(
    tmp_path: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(made(tmp_path / "out", a="một", b="hai"), target)
    output = made(tmp_path / "out", a="một mới", b="hai mới")
    files, _ = fsspec.core.url_to_fs(target)
    real = type(files).put_file

    def breaks(self: object, source: str, to: str, **more: object) -> None:
        if to.endswith("b.html"):
            raise OSError("connection lost")
        real(self, source, to, **more)

    monkeypatch.setattr(type(files), "put_file", breaks)
    with pytest.raises(OSError, match="connection lost"):
        publish(output, target)
    assert read(target) == {"a.html": "một", "b.html": "hai"}
    monkeypatch.undo()
    publish(output, target)
    assert read(target) == {"a.html": "một mới", "b.html": "hai mới"}


def test_a_build_of_a_past_date_is_refused(tmp_path: Path, target: str) -> None:
    with pytest.raises(NotPublished, match="past-build"):
        publish(made(tmp_path / "out", past=True, a="một"), target)


def test_a_file_changed_by_hand_is_refused(tmp_path: Path, target: str) -> None:
    output = made(tmp_path / "out", a="một")
    (output / "site/a.html").write_text("khác", encoding="utf-8")
    with pytest.raises(NotPublished, match="file-changed"):
        publish(output, target)


def test_an_output_without_a_site_is_refused(tmp_path: Path, target: str) -> None:
    with pytest.raises(NotPublished, match="no-site"):
        publish(made(tmp_path / "out"), target)


@pytest.mark.parametrize("address", ["nosuch://a/b", "/proc/nowhere", "ftp://127.0.0.1:1/www"])
def test_an_address_that_cannot_be_written_to_is_told(tmp_path: Path, address: str) -> None:
    output = made(tmp_path / "out", a="một")
    for options in (["--output", str(output)], ["--rollback"]):
        told = CliRunner().invoke(command, [address, *options])
        assert told.exit_code in (1, 2)
        assert told.exception is None or isinstance(told.exception, SystemExit)
        assert told.output
