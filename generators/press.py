"""What is asked of a build's worker processes and what they answer; the writers themselves load only over there."""

from __future__ import annotations

import contextlib
import traceback
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generators.catalogue import Edition, Form
from generators.images import Picture
from generators.station import Programme
from generators.voices.settings import VoiceError, VoiceSettings
from generators.website.site import Site, WebsiteError
from generators.word_template import WordTemplate
from generators.writers.assets import Assets, read_assets


@dataclass(frozen=True)
class Recorded:
    """A person's recording: where it lies, and the digest of its bytes."""

    file: Path
    sha256: str


@dataclass(frozen=True)
class Order:
    """An edition with what its writer needs besides the shared assets. `voice` is tried in order."""

    edition: Edition
    voices: tuple[VoiceSettings, ...] = ()
    recording: Recorded | None = None
    """Of a sound: the file that replaces the voice."""
    pictures: tuple[Picture, ...] = ()
    """Those the document shows."""
    words: tuple[tuple[str, str], ...] = ()
    """The commune's own lexicon entries: (written, spoken)."""
    template: WordTemplate | None = None
    """Of a notice: the commune's own Word template, where it has one."""
    also: tuple[Edition, ...] = ()
    """Editions of the same drawing (see `drawing`), made along with it."""


@dataclass(frozen=True)
class Made:
    """The files of an edition by path; or why there are none: a finding's code and its values."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    seconds: float | None = None
    voice: str = ""
    failed: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    trace: str = ""


def drawing(order: Order) -> Hashable:
    """Orders for which this is equal come from one layout or one reading, and are made in one go."""
    edition = order.edition
    document = edition.document
    match edition.form:
        case Form.POSTER | Form.POSTER_A3:
            return Form.POSTER, document, edition.shorter, order.pictures
        case Form.SOUND:  # a text short enough for three minutes is the full text too
            heard = replace(document, id="", subtitle="")
            return Form.SOUND, edition.item, heard, edition.on_air, order.voices, order.recording, order.words
        case _:
            return edition.path


def together(orders: Iterable[Order]) -> list[Order]:
    """The same editions in fewer orders: those of one drawing in one."""
    found: dict[Hashable, Order] = {}
    for order in orders:
        key = drawing(order)
        found[key] = replace(found[key], also=(*found[key].also, order.edition)) if key in found else order
    return list(found.values())


def share(made: Made, edition: Edition) -> Made:
    """What of an order's answer belongs to one of its editions: the files named after it."""
    stem = edition.path.rpartition(".")[0]
    return replace(made, files={path: data for path, data in made.files.items() if path.startswith(f"{stem}.")})


LEFT_OUT = "sheet-left-out"
"""What `failed` says of an edition that nobody misses: its text does not fit that form."""

_assets: Assets | None = None
_cache: Path | None = None


def prepare(templates: Path, cache: Path | None) -> None:
    """What a worker reads once, when it starts."""
    global _assets, _cache
    _assets, _cache = read_assets(templates), cache


def press(order: Order) -> Made:
    """Make one edition, of the first of its documents that fits, and those of the same drawing.

    Whatever goes wrong stays with this order, and is told.
    """
    from generators.pressroom import made
    from generators.sound import SoundError
    from generators.writers.pdf import DoesNotFit

    assert _assets is not None, "prepare() first"
    edition, path = order.edition, order.edition.path
    try:
        for document in (edition.document, *edition.shorter):
            with contextlib.suppress(DoesNotFit):
                return made(replace(order, edition=replace(edition, document=document)), _assets, _cache)
        if edition.optional:
            return Made(failed=LEFT_OUT, values={"path": path})
        return Made(failed="does-not-fit", values={"title": edition.document.title, "form": "A4"})
    except (VoiceError, SoundError) as error:
        return Made(failed="edition-failed", values={"path": path, "reason": str(error)})
    except Exception as error:  # a fault of ours in one edition must not take the others with it
        reason = f"{type(error).__name__}: {error}"[:300]
        return Made(failed="edition-failed", values={"path": path, "reason": reason}, trace=traceback.format_exc())


@dataclass(frozen=True)
class StationOrder:
    """A station's package to make from what has been made below `output`."""

    programme: Programme
    output: Path


def package(order: StationOrder) -> Made:
    """The files of a station's folder, by name."""
    from generators import pressroom

    assert _assets is not None, "prepare() first"
    try:
        return Made(pressroom.package(order, _assets))
    except Exception as error:  # a fault of ours in one package must not take the others with it
        reason = f"{type(error).__name__}: {error}"[:300]
        values = {"path": f"audio/{order.programme.commune}/station", "reason": reason}
        return Made(failed="edition-failed", values=values, trace=traceback.format_exc())


@dataclass(frozen=True)
class SiteOrder:
    """A website to build in `folder`, its configuration inheriting `root_config`."""

    site: Site
    folder: Path
    root_config: Path
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Website:
    """The files of a built website by their path in it, or their bytes where that path is another machine's; or why
    there are none."""

    files: Mapping[str, Path | bytes] = field(default_factory=dict)
    failed: str = ""
    trace: str = ""


def website(order: SiteOrder) -> Website:
    """Make one commune's website."""
    from generators import pressroom

    assert _assets is not None, "prepare() first"
    try:
        return Website(pressroom.website(order, _assets))
    except WebsiteError as error:
        return Website(failed=str(error))
    except Exception as error:  # a fault of ours in one website must not take the others with it
        return Website(failed=f"{type(error).__name__}: {error}"[:300], trace=traceback.format_exc())
