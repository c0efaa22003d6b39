"""Files in one zip: the same bytes every time, and no more memory than a part of one file."""

from __future__ import annotations

import io
import random
import tracemalloc
import zipfile
from pathlib import Path

from generators import manifest
from generators.archive import EPOCH, zip_into, zipped

LARGE = 32 * 1024 * 1024  # bytes: a morning's broadcasts


def test_the_same_files_are_the_same_package_in_whatever_order() -> None:
    files = {f"{name}.txt": name.encode() for name in "abcdef"}
    turned = list(files.items())
    random.Random(4).shuffle(turned)
    first = zipped(files)
    assert zipped(dict(turned)) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {EPOCH}


def test_files_are_packed_alike_from_memory_and_from_where_they_lie(tmp_path: Path) -> None:
    files = {"trang/mot.html": b"<p>", "am-thanh/hai.mp3": bytes(range(256)) * 999, "rong.txt": b""}
    lying = {}
    for number, (name, data) in enumerate(files.items()):
        lying[name] = tmp_path / str(number)
        lying[name].write_bytes(data)
    assert zipped(lying) == zipped({**files, "trang/mot.html": lying["trang/mot.html"]}) == zipped(files)


def test_a_large_file_is_packed_and_put_in_place_without_being_held(tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as opened:
        opened.truncate(LARGE)
    tracemalloc.start()
    with (tmp_path / "all.zip").open("wb") as opened:
        zip_into(opened, {"large": large})
    manifest.put(tmp_path, "site/all.zip", tmp_path / "all.zip")
    size, sha256 = manifest.weighed(tmp_path / "site" / "all.zip")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > LARGE
    assert sha256 == manifest.digest((tmp_path / "all.zip").read_bytes())
    assert most < LARGE / 8
    assert [path.name for path in (tmp_path / manifest.WRITING).iterdir()] == []
