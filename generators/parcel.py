"""What crosses between a build and workers on other machines: an order with the files it names, and what was made.

Files go through a shared place, a folder or an fsspec address that both sides reach, never through the scheduler. Each
is named after the digest of its bytes, and is read back only by who knows that digest. Knows no scheduler.
"""

from __future__ import annotations

import hashlib
import platform
import sys
import uuid
from collections.abc import Container, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeAlias, assert_never

import fsspec

from generators import press
from generators.images import Picture
from generators.press import Made, Order, SiteOrder, StationOrder, Website
from generators.voices import VoiceSettings, available, engine_version, piper

ROOT = Path(__file__).resolve().parent.parent
Task: TypeAlias = Order | StationOrder | SiteOrder
Answer: TypeAlias = Made | Website


class Lost(Exception):
    """A file of the shared place that is not what was put there."""


@dataclass(frozen=True)
class Place:
    """A folder or an fsspec address for the files of one build; gone when the build is over."""

    address: str

    def put(self, data: bytes) -> str:
        """Keep bytes under a new name that carries their digest, and give it; another attempt never touches it."""
        name = f"{hashlib.sha256(data).hexdigest()}.{uuid.uuid4().hex}"
        files, root = fsspec.core.url_to_fs(self.address)
        files.makedirs(root, exist_ok=True)
        files.pipe_file(f"{root}/{name}", data)
        return name

    def read(self, name: str) -> bytes:
        files, root = fsspec.core.url_to_fs(self.address)
        files.invalidate_cache()
        data: bytes = files.cat_file(f"{root}/{name}")
        if hashlib.sha256(data).hexdigest() != name.partition(".")[0]:
            raise Lost(f"{self.address}/{name}")
        return data

    def clear(self) -> None:
        files, root = fsspec.core.url_to_fs(self.address)
        if files.exists(root):
            files.rm(root, recursive=True)


@dataclass(frozen=True)
class Shelf(Mapping[str, bytes]):
    """Files by name, whose bytes lie in the shared place until they are asked for."""

    place: Place
    names: Mapping[str, str]

    def __getitem__(self, path: str) -> bytes:
        return self.place.read(self.names[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


@dataclass(frozen=True)
class Parcel:
    """An order, and where the files it names lie in the shared place, by their path on the builder's machine."""

    order: Task
    inputs: Shelf
    kin: Kin
    """What a worker must be to answer it."""


# ── The builder's side ───────────────────────────────────────────────────────────────────────────────────────────────


class Packing:
    """Packs orders; a file that many orders name goes to the shared place once."""

    def __init__(self, place: Place, kin: Kin) -> None:
        self.place, self.kin = place, kin
        self._there: dict[tuple[str, str], str] = {}

    def packed(self, order: Task) -> Parcel:
        names = {str(file): self._put(file, sha256) for file, sha256 in _named(order)}
        return Parcel(order, Shelf(self.place, names), self.kin)

    def _put(self, file: Path, sha256: str) -> str:
        if (str(file), sha256) not in self._there:
            data = file.read_bytes()
            if hashlib.sha256(data).hexdigest() != sha256:
                raise Lost(str(file))
            self._there[str(file), sha256] = self.place.put(data)
        return self._there[str(file), sha256]


def _named(order: Task) -> Iterator[tuple[Path, str]]:
    """The files an order names, with their digests."""
    match order:
        case Order():
            yield from ((picture.file, picture.sha256) for picture in order.pictures)
            if order.recording is not None:
                yield order.recording.file, order.recording.sha256
            if order.template is not None:
                yield order.template.file, order.template.sha256
            for voice in order.voices:
                yield from piper.files(voice)
        case SiteOrder():
            yield from ((picture.file, picture.sha256) for picture in order.pictures)
        case StationOrder():
            for track in order.programme.tracks:
                yield order.output / track.path, track.sha256
                if track.script:
                    yield order.output / track.script, track.script_sha256
        case _:
            assert_never(order)


# ── The worker's side ────────────────────────────────────────────────────────────────────────────────────────────────


def answered(parcel: Parcel, folder: Path) -> Answer:
    """What the order asks for, its files left in the shared place. `folder` is the worker's own."""
    own = kin()
    if own != parcel.kin:
        raise WrongKin(parcel.kin.difference(own))
    for path, name in parcel.inputs.names.items():
        file = _at(folder, Path(path))
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != name.partition(".")[0]:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(parcel.inputs[path])
    _prepare(folder)
    place = parcel.inputs.place
    match _moved(parcel.order, folder, parcel.inputs.names):
        case Order() as order:
            made = press.press(order)
            return replace(made, files=_left(made.files, place))
        case StationOrder() as order:
            made = press.package(order)
            return replace(made, files=_left(made.files, place))
        case SiteOrder() as order:
            website = press.website(order)
            built = {name: Path(str(file)).read_bytes() for name, file in website.files.items()}
            return replace(website, files=_left(built, place))
        case order:
            assert_never(order)


@cache
def _prepare(folder: Path) -> None:
    press.prepare(ROOT / "templates", folder / "voices")


def _left(files: Mapping[str, bytes], place: Place) -> Shelf:
    return Shelf(place, {name: place.put(data) for name, data in files.items()})


def _at(folder: Path, path: Path) -> Path:
    """Where a file of the builder's machine lies on the worker's."""
    return folder / "inputs" / path.relative_to(path.anchor)


def _moved(order: Task, folder: Path, names: Container[str]) -> Task:
    """The order with its files where they lie on the worker; a model that was nowhere keeps its path."""

    def voice(found: VoiceSettings) -> VoiceSettings:
        return replace(found, model=_at(folder, found.model)) if found.model and str(found.model) in names else found

    def brought(pictures: tuple[Picture, ...]) -> tuple[Picture, ...]:
        return tuple(replace(picture, file=_at(folder, picture.file)) for picture in pictures)

    match order:
        case Order():
            recording, template = order.recording, order.template
            return replace(
                order,
                voices=tuple(map(voice, order.voices)),
                pictures=brought(order.pictures),
                recording=replace(recording, file=_at(folder, recording.file)) if recording else None,
                template=replace(template, file=_at(folder, template.file)) if template else None,
            )
        case StationOrder():
            return replace(order, output=_at(folder, order.output))
        case SiteOrder():
            staging = folder / "website" / order.site.issuer.slug
            return replace(order, folder=staging, root_config=ROOT / "mkdocs.yml", pictures=brought(order.pictures))
        case _:
            assert_never(order)


# ── Who may answer ───────────────────────────────────────────────────────────────────────────────────────────────────


class WrongKin(Exception):
    """A worker whose answers could have other bytes; says in what it differs."""


@dataclass(frozen=True)
class Kin:
    """All of a machine that shapes the bytes of an output: equal kin, equal bytes."""

    loa: str
    """Digest of the package, its templates, and the lock file."""
    python: str
    machine: str
    pango: str
    voices: str

    def difference(self, other: Kin) -> str:
        own, others = asdict(self), asdict(other)
        return ", ".join(f"{name}: {own[name]} ≠ {others[name]}" for name in own if own[name] != others[name])


@cache
def kin() -> Kin:
    """This machine's; worked out once a process."""
    from weasyprint.text.ffi import pango

    found = hashlib.sha256()
    for file in sorted(path for folder in ("generators", "templates") for path in (ROOT / folder).rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            name = file.relative_to(ROOT).as_posix()
            found.update(f"{name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    for name in ("requirements.lock", "mkdocs.yml"):
        found.update((ROOT / name).read_bytes())
    voices = [voice.name for voice in available() if voice.usable]
    return Kin(
        loa=found.hexdigest()[:12],
        python=".".join(map(str, sys.version_info[:2])),
        machine=f"{platform.system()} {platform.machine()}",
        pango=str(pango.pango_version()),
        voices="; ".join(
            # a Piper voice is the commune's model, which travels with the order
            f"{name} {piper.program_version() if name == 'piper' else engine_version(VoiceSettings(name))}"
            for name in voices
        ),
    )
