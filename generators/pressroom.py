"""Which writer draws which form, and how a website is made; loaded by the worker processes of a build alone."""

from __future__ import annotations

from pathlib import Path
from typing import assert_never

from generators.catalogue import Form
from generators.press import Made, Order, SiteOrder
from generators.sound import SoundSettings, Tags
from generators.vietnamese import Lexicon
from generators.voices import VoiceError
from generators.website import make, stage
from generators.writers import audio, docx, leaflet, notice_pdf, poster, speech
from generators.writers.assets import Assets


def made(order: Order, assets: Assets, cache: Path | None) -> Made:
    """The files of one edition. Raises what its writer raises."""
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
            return _sound(order, assets, cache)
        case _:
            assert_never(edition.form)


def _lexicon(order: Order) -> Lexicon:
    return Lexicon.builtin().with_entries(dict(order.words))


def _sound(order: Order, assets: Assets, cache: Path | None) -> Made:
    """Spoken by the first voice of the commune's order that can; the last one's failure is the edition's."""
    edition = order.edition
    script = speech.spoken(edition.document, assets.wording, _lexicon(order), speech.AIR_STYLE)
    tags = Tags(title=edition.document.title, station=order.station, programme=edition.document.issuer.name)
    for index, voice in enumerate(order.voices):
        try:
            recording = audio.write(script, tags, voice, SoundSettings(), cache=cache, opus=True)
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


def website(order: SiteOrder, assets: Assets) -> dict[str, Path]:
    """One commune's website, built: its files by their path in it. Raises WebsiteError."""
    stage(order.site, order.folder, assets, root_config=order.root_config)
    built = make(order.folder)
    return {path.relative_to(built).as_posix(): path for path in sorted(built.rglob("*")) if path.is_file()}
