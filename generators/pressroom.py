"""Which writer draws which form, and how a website is made; loaded by the worker processes of a build alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import assert_never

from generators.catalogue import Edition, Form
from generators.document import Document
from generators.images import Picture
from generators.nd30.template import TEMPLATE
from generators.press import Made, Order, SiteOrder, StationOrder
from generators.sound import SoundSettings, Tags
from generators.station.package import files
from generators.vietnamese import Lexicon
from generators.voices import VoiceError
from generators.website.making import make
from generators.website.staging import stage
from generators.writers import (
    audio,
    counter_card,
    docx,
    folded,
    handbill,
    leaflet,
    notice_pdf,
    picture,
    poster,
    poster_a3,
    script_pdf,
    short_text,
    speech,
    ssml,
    timing,
    urgent,
)
from generators.writers.assets import Assets


def made(order: Order, assets: Assets, cache: Path | None) -> Made:
    """The files of one edition. Raises what its writer raises."""
    edition = order.edition
    document = edition.document
    assets = _with(order.pictures, assets)
    if order.template is not None:
        assets = assets.with_template(TEMPLATE, order.template.read())
    match edition.form:
        case Form.POSTER | Form.POSTER_A3:
            return _posters((edition, *order.also), document, assets)
        case Form.LEAFLET:
            return Made({edition.path: leaflet.write(document, assets)})
        case Form.HANDBILL:
            return Made({edition.path: handbill.write(document, assets)})
        case Form.COUNTER_CARD:
            return Made({edition.path: counter_card.write(document, assets)})
        case Form.FOLDED:
            return Made({edition.path: folded.write(document, assets)})
        case Form.URGENT:
            return Made({edition.path: urgent.write(document, assets)})
        case Form.BOARD:
            return Made({edition.path: leaflet.write_for_board(document, assets)})
        case Form.TEXTS:
            return _texts(edition.path, document, assets)
        case Form.PICTURE:
            return _pictured(edition.path, picture.write_wide(document, assets))
        case Form.PICTURE_UPRIGHT:
            return _pictured(edition.path, picture.write(document, assets))
        case Form.NOTICE_DOCX:
            return Made({edition.path: docx.write(document, assets)})
        case Form.NOTICE_PDF:
            return Made({edition.path: notice_pdf.write(document, assets)})
        case Form.NOTICE_SIGNED:
            assert edition.original is not None, "a signed original needs its file"
            return Made({edition.path: edition.original.read()})
        case Form.SCRIPT:
            script = _script(order, assets)
            return Made({edition.path: speech.text(script).encode("utf-8")}, seconds=timing.seconds(script))
        case Form.SCRIPT_PDF:
            script = _script(order, assets)
            cover = edition.on_air.cover if edition.on_air else ()
            return Made({edition.path: script_pdf.write(document, script, script_pdf.Cover(cover), assets)})
        case Form.SSML:
            return Made({edition.path: ssml.write(_script(order, assets))})
        case Form.SOUND:
            return _sound(order, assets, cache)
        case _:
            assert_never(edition.form)


def _posters(editions: Iterable[Edition], document: Document, assets: Assets) -> Made:
    """The same layout on each size of paper."""
    laid = poster.fitted(document, assets, poster.A4)
    return Made({
        edition.path: poster_a3.printed(laid) if edition.form is Form.POSTER_A3 else laid.printed()
        for edition in editions
    })


def _pictured(path: str, png: bytes) -> Made:
    """A picture to send, and the same in the lighter format beside it."""
    return Made({path: png, f"{path.removesuffix('.png')}.webp": picture.webp(png)})


def _texts(path: str, document: Document, assets: Assets) -> Made:
    """What is sent by hand: for a Zalo group, and as text messages with their parts counted."""
    sent = {
        path: short_text.zalo(document, assets.wording),
        f"{path.removesuffix('.zalo.txt')}.sms.txt": short_text.sms_sheet(document, assets.wording),
    }
    return Made({name: words.encode("utf-8") for name, words in sent.items()})


def _with(pictures: tuple[Picture, ...], assets: Assets) -> Assets:
    """The assets with the bytes of these pictures."""
    if not pictures:
        return assets
    return replace(assets, images={picture.name: picture.file.read_bytes() for picture in pictures})


def _lexicon(order: Order) -> Lexicon:
    return Lexicon.builtin().with_entries(dict(order.words))


def _script(order: Order, assets: Assets) -> tuple[speech.SpokenLine, ...]:
    return speech.spoken(order.edition.document, assets.wording, _lexicon(order))


def _sound(order: Order, assets: Assets, cache: Path | None) -> Made:
    """A person's recording where there is one; else spoken by the first voice of the commune's order that can."""
    edition = order.edition
    on_air = edition.on_air
    assert on_air is not None, "a sound needs to know its station"
    tags = Tags(
        title=edition.document.title + (f" ({on_air.mark})" if on_air.mark else ""),
        station=on_air.station,
        programme=on_air.programme,
        date=on_air.date or None,
        language=on_air.language,
        comment=on_air.comment,
    )
    sound = SoundSettings(loudness_lufs=on_air.loudness_lufs, bitrate=on_air.bitrate, chime=on_air.chime)
    if order.recording is not None:
        recorded = audio.record(order.recording.file.read_bytes(), tags, sound, opus=True)
        return _heard(order, recorded, "recording")
    script = _script(order, assets)
    for index, voice in enumerate(order.voices):
        try:
            return _heard(order, audio.write(script, tags, voice, sound, cache=cache, opus=True), voice.name)
        except VoiceError:
            if index == len(order.voices) - 1:
                raise  # else the next voice of the commune's order; the summary says which one spoke
    raise VoiceError("Chưa chọn giọng đọc nào (voice trong commune.yml).")


def _heard(order: Order, recording: audio.Recording, voice: str) -> Made:
    """The same sound under the name of each edition."""
    files: dict[str, bytes] = {}
    for edition in (order.edition, *order.also):
        stem = edition.path.removesuffix(".mp3")
        files[edition.path] = recording.mp3
        if recording.vtt is not None:
            files[f"{stem}.vtt"] = recording.vtt
        if recording.opus is not None:
            files[f"{stem}.opus"] = recording.opus
    return Made(files, seconds=recording.seconds, voice=voice)


def package(order: StationOrder, assets: Assets) -> Mapping[str, bytes]:
    """A station's folder, by file name."""
    return files(order.programme, lambda path: (order.output / path).read_bytes(), assets)


def website(order: SiteOrder, assets: Assets) -> dict[str, Path]:
    """One commune's website, built: its files by their path in it. Raises WebsiteError."""
    stage(order.site, order.folder, _with(order.pictures, assets), root_config=order.root_config)
    built = make(order.folder)
    return {path.relative_to(built).as_posix(): path for path in sorted(built.rglob("*")) if path.is_file()}
