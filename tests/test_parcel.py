"""What crosses to another machine comes back as what one would have made oneself, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
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
from generators.voices import VoiceSettings
from tests.content_tree import NOTICE, vi_du

ROOT = Path(__file__).parent.parent
DAY = Day.parse("2026-11-20")


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


def test_the_same_bytes_come_back(place: Place, tmp_path: Path, hand: Executor) -> None:
    content = vi_du(tmp_path, **{"communes/vi-du/notices/thong-bao.yml": NOTICE})
    request = Request(ROOT, content, tmp_path / "here", DAY, DAY, scopes=frozenset({"notices"}))
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


def test_a_commune_s_own_voice_is_spoken_from_its_model_on_the_worker(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine stands in here for a Piper that needs weights: it says the bytes of the model that it was started with."""
    from generators.voices import piper

    asked: list[Path] = []

    def program(command: Sequence[str], sentences: Sequence[str], name: str) -> tuple[int, list[bytes]]:
        model = Path(command[-2])
        asked.append(model)
        loud = (model.read_bytes() + model.with_name(model.name + ".json").read_bytes()) * 400
        return 22_050, [loud[: len(loud) // 2 * 2] for _ in sentences]

    monkeypatch.setattr(piper, "why_not", lambda: None)
    monkeypatch.setattr(piper, "program_version", lambda: "stand-in")
    monkeypatch.setattr(piper, "ask", program)
    content = vi_du(
        tmp_path,
        **{"communes/vi-du/broadcasts/tin.yml": "title: Mời họp\nmessage:\n  - Mời bà con đi họp.\nillustrative: yes\n"},
    )
    commune = content / "communes/vi-du"
    (commune / "voices").mkdir()
    (commune / "voices/giong.onnx").write_bytes(bytes(range(1, 200)))
    (commune / "voices/giong.onnx.json").write_bytes(b'{"audio": {"sample_rate": 22050}}')
    with (commune / "commune.yml").open("a", encoding="utf-8") as settings:
        settings.write("voice: piper\nvoice_model: voices/giong.onnx\n")
    request = Request(ROOT, content, tmp_path / "here", DAY, DAY, scopes=frozenset({"audio"}))
    with ThreadPoolExecutor(1, initializer=press.prepare, initargs=(ROOT / "templates", None)) as hand:
        here = build(request, executor=hand)
    there = build(replace(request, output=tmp_path / "out"), executor=There(place, tmp_path / "worker"))
    assert here.voices == there.voices == {"piper"}
    sounds = [path for path in here.made if path.endswith((".mp3", ".opus"))]
    assert sounds
    assert sorted(there.made) == sorted(here.made)
    for path in sounds:
        assert (tmp_path / "out" / path).read_bytes() == (tmp_path / "here" / path).read_bytes()
    own = commune / "voices/giong.onnx"
    brought = tmp_path / "worker" / "inputs" / own.relative_to(own.anchor)
    assert set(asked) == {own, brought}
    for name in (own.name, own.name + ".json"):
        assert brought.with_name(name).read_bytes() == own.with_name(name).read_bytes()


def test_a_model_that_is_nowhere_is_missed_where_the_commune_has_it(place: Place, tmp_path: Path) -> None:
    voice = VoiceSettings("piper", model=tmp_path / "voices/giong.onnx")
    parcel = Packing(place, kin()).packed(Order(edition=None, voices=(voice,)))  # type: ignore[arg-type]
    assert dict(parcel.inputs) == {}


def test_a_machine_of_another_kind_answers_nothing(place: Place, tmp_path: Path) -> None:
    parcel = Packing(place, replace(kin(), python="2.7")).packed(Order(edition=None))  # type: ignore[arg-type]
    with pytest.raises(WrongKin, match=r"python: 2.7 ≠ 3"):
        answered(parcel, tmp_path)
