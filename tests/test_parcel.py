"""What crosses to another machine comes back as what one would have made oneself, or not at all."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import fsspec
import pytest

from generators import press
from generators.build import build
from generators.images import Picture
from generators.parcel import Lost, Packing, Place, WrongKin, answered, kin
from generators.press import Order
from generators.request import Request
from generators.values import Day
from tests.content_tree import vi_du

ROOT = Path(__file__).parent.parent
DAY = Day.parse("2026-11-20")
NOTICE = """
    subject: Tiếp nhận hồ sơ
    intro:
      - text: Ủy ban nhân dân xã thông báo.
    illustrative: yes
"""


@pytest.fixture(params=["folder", "store"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A shared folder, and a store that is no folder."""
    return Place(f"file://{tmp_path}/shared" if request.param == "folder" else f"memory://{tmp_path.name}/shared")


class There(Executor):
    """A machine that has nothing of the builder's but the shared place."""

    def __init__(self, place: Place, folder: Path) -> None:
        self.packing, self.folder = Packing(place, kin()), folder

    def submit(self, task: Any, /, *given: Any, **more: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(answered(self.packing.packed(given[0]), self.folder))
        return done


def test_a_file_comes_back_whole_or_not_at_all(place: Place) -> None:
    name = place.put("Nội dung".encode())
    assert place.read(name).decode() == "Nội dung"
    assert place.put("Nội dung".encode()) != name
    files, root = fsspec.core.url_to_fs(place.address)
    files.pipe_file(f"{root}/{name}", b"half")
    with pytest.raises(Lost):
        place.read(name)
    place.clear()
    assert not files.exists(root)
    place.clear()


def test_the_same_bytes_come_back(place: Place, tmp_path: Path) -> None:
    content = vi_du(tmp_path, **{"communes/vi-du/notices/thong-bao.yml": NOTICE})
    request = Request(ROOT, content, tmp_path / "here", DAY, DAY, scopes=frozenset({"notices"}))
    with ThreadPoolExecutor(1, initializer=press.prepare, initargs=(ROOT / "templates", None)) as hand:
        here = build(request, executor=hand)
    there = build(replace(request, output=tmp_path / "out"), executor=There(place, tmp_path / "worker"))
    assert sorted(there.made) == sorted(here.made) != []
    for path in here.made:
        assert (tmp_path / "out" / path).read_bytes() == (tmp_path / "here" / path).read_bytes()


def test_the_files_an_order_names_travel_with_it(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from generators.manifest import digest

    source = tmp_path / "cong.png"
    source.write_bytes(b"picture")
    seen: list[tuple[Path, bytes]] = []

    def looks(order: Order) -> press.Made:
        seen.extend((picture.file, picture.file.read_bytes()) for picture in order.pictures)
        return press.Made({"a": b"1"})

    monkeypatch.setattr(press, "press", looks)
    order = Order(edition=None, pictures=(Picture("cong.png", source, digest(b"picture")),))  # type: ignore[arg-type]
    made = answered(Packing(place, kin()).packed(order), tmp_path / "worker")
    assert dict(made.files) == {"a": b"1"}
    ((file, data),) = seen
    assert data == b"picture"
    assert file.is_relative_to(tmp_path / "worker")


def test_a_machine_of_another_kind_answers_nothing(place: Place, tmp_path: Path) -> None:
    parcel = Packing(place, replace(kin(), python="2.7")).packed(Order(edition=None))  # type: ignore[arg-type]
    with pytest.raises(WrongKin, match=r"python: 2.7 ≠ 3"):
        answered(parcel, tmp_path)
