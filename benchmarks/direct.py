"""The floor of B1: the same files by direct calls of the libraries, one after the other, in one warm program.

    python -m benchmarks.direct GIVEN OUTPUT

No content is read, no text is laid out twice to find its size, nothing is measured again or checked: every call gets a
finished input. GIVEN is what `benchmarks.given` took from a build.
"""

from __future__ import annotations

import io
import json
import shutil
import sys
import zipfile
from pathlib import Path

import av
import lameenc  # type: ignore[import-not-found, unused-ignore]
import numpy as np
import pypdfium2
import qrcode
import qrcode.image.svg
from docx import Document
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from weasyprint import HTML

from benchmarks.given import Job, jobs, variant
from generators.sound.loudness import integrated
from generators.voices import VoiceSettings, espeak

OPUS_RATE, OPUS_BITS = 16_000, 32_000


def make(job: Job, given: Path, output: Path) -> None:
    targets = [output / path for path in job.outputs]
    if job.kind != "site":
        for target in targets:
            target.parent.mkdir(parents=True, exist_ok=True)
    match job.kind:
        case "pdf":
            HTML(filename=given / job.given).write_pdf(
                targets[0], pdf_variant=variant(job), zoom=job.settings["zoom"]
            )
        case "picture":
            _picture(HTML(filename=given / job.given).write_pdf(), *targets)
        case "word":
            _word(json.loads((given / job.given).read_text(encoding="utf-8")), targets[0])
        case "sound":
            _sound(json.loads((given / job.given).read_text(encoding="utf-8")), *targets)
        case "site":
            mkdocs_build(load_config(str(given / job.given), site_dir=str(output / job.settings["folder"])))
        case "code":
            qrcode.make(job.settings["address"], image_factory=qrcode.image.svg.SvgPathImage).save(str(targets[0]))
        case "copy":
            shutil.copyfile((output if job.from_output else given) / job.given, targets[0])
        case "zip":
            files = sorted(path for path in (output / job.given).rglob("*") if path.is_file())
            with zipfile.ZipFile(targets[0], "w") as archive:
                for file in files:
                    archive.write(file, file.relative_to(output))


def _picture(page: bytes, png: Path, webp: Path) -> None:
    image = pypdfium2.PdfDocument(page)[0].render(scale=96 / 72).to_pil().convert("RGB")
    image.save(png, "PNG")
    image.save(webp, "WEBP", lossless=True)


def _word(blocks: list[dict[str, list[list[str]]]], target: Path) -> None:
    document = Document()
    for block in blocks:
        if "table" in block:
            rows = block["table"]
            table = document.add_table(len(rows), max(map(len, rows)))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=False):
                    cell.text = text
        else:
            paragraph = document.add_paragraph()
            for text, bold, italic in block["runs"]:
                run = paragraph.add_run(text)
                run.bold, run.italic = bool(bold), bool(italic)
    document.save(str(target))


def _sound(told: dict[str, object], mp3: Path, opus: Path) -> None:
    """Spoken, joined with its pauses, brought to its level by one measurement, coded twice."""
    sentences: list[tuple[str, float]] = told["sentences"]  # type: ignore[assignment]
    rate, loudness = int(told["rate"]), float(told["loudness"])  # type: ignore[call-overload, arg-type]
    spoken = espeak.speak([text for text, _ in sentences], VoiceSettings("espeak"))
    own = spoken[0].rate
    pauses = [bytes(2 * round(own * pause)) for _, pause in sentences]
    pieces = [sound.samples + pause for sound, pause in zip(spoken, pauses, strict=True)]
    joined = np.frombuffer(b"".join(pieces), np.int16)
    samples = _resampled(joined, own, rate).astype(np.float32) / np.float32(32768)
    levelled = np.clip(samples * np.float32(10 ** ((loudness - integrated(samples, rate)) / 20)), -0.9, 0.9)
    whole = np.rint(levelled * 32767).astype(np.int16)
    lame = lameenc.Encoder()
    lame.set_in_sample_rate(rate)
    lame.set_out_sample_rate(rate)
    lame.set_channels(1)
    lame.set_bit_rate(int(told["bitrate"]))  # type: ignore[call-overload]
    lame.set_quality(7)
    lame.silence()
    mp3.write_bytes(bytes(lame.encode(whole.tobytes()) + lame.flush()))
    coded = io.BytesIO()
    with av.open(coded, "w", format="ogg") as out:
        stream = out.add_stream("libopus", rate=OPUS_RATE, layout="mono")
        stream.bit_rate = OPUS_BITS
        stream.codec_context.options = {"application": "audio", "compression_level": "2", "frame_duration": "60"}
        frame = av.AudioFrame.from_ndarray(_resampled(whole, rate, OPUS_RATE)[None], format="s16", layout="mono")
        frame.sample_rate = OPUS_RATE
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    opus.write_bytes(coded.getvalue())


def _resampled(samples: np.ndarray, before: int, after: int) -> np.ndarray:
    resampler = av.AudioResampler(format="s16", layout="mono", rate=after)
    frame = av.AudioFrame.from_ndarray(samples[None], format="s16", layout="mono")
    frame.sample_rate = before
    return np.concatenate([p.to_ndarray()[0] for p in (*resampler.resample(frame), *resampler.resample(None))])


def main() -> None:
    given, output = Path(sys.argv[1]), Path(sys.argv[2])
    order = {"copy": 1, "zip": 2}
    for job in sorted(jobs(given), key=lambda job: order.get(job.kind, 0) + (job.kind == "copy" and job.from_output)):
        make(job, given, output)


if __name__ == "__main__":
    main()
