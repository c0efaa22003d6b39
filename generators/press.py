"""One edition becomes its files: which writer draws which form; the worker processes of a build run this."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import assert_never

from generators.catalogue import Edition, Form
from generators.sound import SoundError, SoundSettings, Tags
from generators.vietnamese import Lexicon
from generators.voices import VoiceError, VoiceSettings
from generators.website import Site, WebsiteError, make, stage
from generators.writers import audio, docx, leaflet, notice_pdf, poster, speech
from generators.writers.assets import Assets, read_assets
from generators.writers.pdf import DoesNotFit


@dataclass(frozen=True)
class Order:
    """An edition with what its writer needs besides the shared assets. `voice` is tried in order."""

    edition: Edition
    voices: tuple[VoiceSettings, ...] = ()
    station: str = ""
    words: tuple[tuple[str, str], ...] = ()
    """The commune's own lexicon entries: (written, spoken)."""


@dataclass(frozen=True)
class Made:
    """The files of an edition by path; or why there are none: a finding's code and its values."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    seconds: float | None = None
    voice: str = ""
    failed: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    trace: str = ""


_assets: Assets | None = None
_cache: Path | None = None


def prepare(templates: Path, cache: Path | None) -> None:
    """What a worker reads once, when it starts."""
    global _assets, _cache
    _assets, _cache = read_assets(templates), cache


def press(order: Order) -> Made:
    """Make one edition. Whatever goes wrong stays with this edition, and is told."""
    assert _assets is not None, "prepare() first"
    document = order.edition.document
    try:
        return _made(order, _assets)
    except DoesNotFit:
        return Made(failed="does-not-fit", values={"title": document.title, "form": "A4"})
    except (VoiceError, SoundError) as error:
        return Made(failed="edition-failed", values={"path": order.edition.path, "reason": str(error)})
    except Exception as error:  # a fault of ours in one edition must not take the others with it
        reason = f"{type(error).__name__}: {error}"
        return Made(
            failed="edition-failed",
            values={"path": order.edition.path, "reason": reason[:300]},
            trace=traceback.format_exc(),
        )


def _made(order: Order, assets: Assets) -> Made:
    edition = order.edition
    document = edition.document
    match edition.form:
        case Form.POSTER:
            return Made({edition.path: poster.write(document, assets)})
        case Form.LEAFLET:
            return Made({edition.path: leaflet.write(document, assets)})
        case Form.NOTICE_DOCX:
            return Made({edition.path: docx.write(document, assets)})
        case Form.NOTICE_PDF:
            return Made({edition.path: notice_pdf.write(document, assets)})
        case Form.SCRIPT:
            return Made({edition.path: speech.write(document, assets, _lexicon(order))})
        case Form.SOUND:
            return _sound(order, assets)
        case _:
            assert_never(edition.form)


def _lexicon(order: Order) -> Lexicon:
    return Lexicon.builtin().with_entries(dict(order.words))


def _sound(order: Order, assets: Assets) -> Made:
    """Spoken by the first voice of the commune's order that can; the last one's failure is the edition's."""
    edition = order.edition
    script = speech.spoken(edition.document, assets.wording, _lexicon(order), speech.AIR_STYLE)
    tags = Tags(title=edition.document.title, station=order.station, programme=edition.document.issuer.name)
    for index, voice in enumerate(order.voices):
        try:
            recording = audio.write(script, tags, voice, SoundSettings(), cache=_cache, opus=True)
        except VoiceError:
            if index == len(order.voices) - 1:
                raise
            continue  # the next voice of the commune's order; the summary says which one spoke
        stem = edition.path.removesuffix(".mp3")
        files = {edition.path: recording.mp3, f"{stem}.vtt": recording.vtt}
        if recording.opus is not None:
            files[f"{stem}.opus"] = recording.opus
        return Made(files, seconds=recording.seconds, voice=voice.name)
    raise VoiceError("Chưa chọn giọng đọc nào (voice trong commune.yml).")


# ── Websites ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class SiteOrder:
    """A website to build in `folder`, its configuration inheriting `root_config`."""

    site: Site
    folder: Path
    root_config: Path


@dataclass(frozen=True)
class Website:
    """The files of a built website by their path in it; or why there are none."""

    files: Mapping[str, Path] = field(default_factory=dict)
    failed: str = ""
    trace: str = ""


def website(order: SiteOrder) -> Website:
    """Stage and build one commune's website."""
    assert _assets is not None, "prepare() first"
    try:
        stage(order.site, order.folder, _assets, root_config=order.root_config)
        built = make(order.folder)
    except WebsiteError as error:
        return Website(failed=str(error))
    except Exception as error:  # a fault of ours in one website must not take the others with it
        return Website(failed=f"{type(error).__name__}: {error}"[:300], trace=traceback.format_exc())
    return Website({path.relative_to(built).as_posix(): path for path in sorted(built.rglob("*")) if path.is_file()})
