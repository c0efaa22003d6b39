"""What the other makers of the same files are given: the finished inputs of every file Loa makes, and what each took.

One build runs in this process. Where a library is called, its input is kept: the HTML and CSS of every PDF at the size
Loa found, the sentences of every sound, the Markdown folder of the website. `inputs.json` lists them as jobs, each with
the outputs it has to make; files that are copies of others are such jobs too. The same run tells what each part of the
work takes of the processor, for B4.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal
from unittest import mock

from docx import Document as WordDocument
from docx.table import Table as WordTable

from generators import build as building
from generators import manifest, press, pressroom
from generators.press import Order, SiteOrder, StationOrder
from generators.request import Request
from generators.values import Day
from generators.voices import espeak
from generators.website.staging import stage
from generators.writers import audio, pdf, picture, qr, speech, timing

ROOT = Path(__file__).parent.parent
JOBS = "inputs.json"

Part = Literal["say", "voice and sound", "codes", "sheets", "notices", "scripts", "station", "website", "the rest"]


@dataclass(frozen=True)
class Job:
    """One call of a library or one command line. Inputs lie in the given folder, outputs below the output folder."""

    kind: Literal["pdf", "picture", "word", "sound", "site", "code", "copy", "zip"]
    outputs: tuple[str, ...]
    given: str = ""
    """The input file; of a copy, an output made by another job when `from_output`."""
    from_output: bool = False
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Share:
    """What one part of the work took of the processor, and how many it made of what."""

    seconds: float = 0.0
    made: Counter[str] = field(default_factory=Counter)


class _Watch:
    """Processor seconds by part of the work; a part within another is taken off the outer one."""

    def __init__(self) -> None:
        self.shares: dict[Part, Share] = {}
        self._open: list[tuple[Part, float]] = [("the rest", processor())]

    @contextmanager
    def part(self, name: Part) -> Iterator[Share]:
        self._charge()
        self._open.append((name, processor()))
        try:
            yield self.shares.setdefault(name, Share())
        finally:
            self._charge()
            self._open.pop()
            self._open[-1] = (self._open[-1][0], processor())

    def _charge(self) -> None:
        name, since = self._open[-1]
        self.shares.setdefault(name, Share()).seconds += processor() - since

    def done(self) -> dict[Part, Share]:
        self._charge()
        return self.shares


def processor() -> float:
    """Seconds of the processor that this process and those it ran took."""
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + others.ru_utime + others.ru_stime


class _Here(Executor):
    """Runs each order at once, in this process, where it can be watched."""

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(work(*arguments, **named))
        return done


def take(content: Path, output: Path, folder: Path) -> dict[Part, Share]:
    """Build `content` into `output` in this process, put what others need into `folder`; gives the shares."""
    today = Day(datetime.date.today())
    request = Request(root=ROOT, content=content, output=output, today=today, day=today, jobs=1)
    taken = _Taken(folder)
    press.prepare(request.templates, (output / building.VOICE_CACHE).resolve())
    with taken.listening():
        outcome = building.build(request, executor=_Here())
    shares = taken.watch.done()
    if outcome.failed:
        raise SystemExit("".join(outcome.traces[:1]) or "the build of the benchmark's content failed")
    jobs = taken.jobs(output)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / JOBS).write_text(json.dumps([asdict(job) for job in jobs], indent=1) + "\n", encoding="utf-8")
    return shares


def jobs(folder: Path) -> list[Job]:
    return [Job(**job) for job in json.loads((folder / JOBS).read_text(encoding="utf-8"))]


def variant(job: Job) -> str:
    """The standard a PDF keeps, of those WeasyPrint knows; what we add to that is not asked of others."""
    return "pdf/a-2a" if job.settings["archival"] else "pdf/ua-1"


@dataclass(frozen=True)
class _Page:
    """One PDF as the library is asked for it."""

    html: str
    zoom: float
    archival: bool


class _Taken:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.watch = _Watch()
        self.pages: dict[str, _Page] = {}
        """By the digest of the PDF."""
        self.pictures: dict[str, tuple[_Page, picture.Screen]] = {}
        """By the digest of the PNG."""
        self.sounds: dict[str, dict[str, Any]] = {}
        """By the digest of the MP3."""
        self.codes: dict[str, float] = {}
        self.site = ""

    # ── while the build runs ─────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def listening(self) -> Iterator[None]:
        last: dict[str, _Page] = {}
        asked: dict[int, tuple[str, str, Mapping[str, Any]]] = {}
        sizes: dict[int, str] = {}
        begin, lay, print_ = pdf._Press.__init__, pdf._Press.laid_out, pdf._Press.printed
        made, package, website = pressroom.made, pressroom.package, pressroom.website
        draw, spoken, write, svg = picture._png, speech.spoken, audio.write, qr.svg

        def beginning(press_: Any, html: str, assets: Any, css: str, **named: Any) -> None:
            asked[id(press_)] = (html, css, named)
            begin(press_, html, assets, css, **named)

        def laying(press_: Any, more_css: str) -> Any:
            layout = lay(press_, more_css)
            sizes[id(layout)] = more_css
            return layout

        def printing(press_: Any, layout: Any, zoom: float = 1.0) -> bytes:
            found: bytes = print_(press_, layout, zoom)
            html, css, named = asked[id(press_)]
            page = _Page(self._html(html, css, sizes[id(layout)], **named), zoom, bool(named.get("archival")))
            self.pages[_digest(found)] = last["page"] = page
            return found

        def drawing(page: bytes, screen: picture.Screen) -> bytes:
            png = draw(page, screen)
            self.pictures[_digest(png)] = last["page"], screen
            return png

        def saying(*arguments: Any) -> Any:
            with self.watch.part("say") as share:
                script = spoken(*arguments)
                share.made["phrases"] += sum(len(line.sentences) for line in script)
                return script

        def writing(script: Any, tags: Any, voice: Any, sound: Any, **named: Any) -> audio.Recording:
            recording = write(script, tags, voice, sound, **named)
            self.sounds[_digest(recording.mp3)] = {
                "sentences": list(timing.pauses(script)),
                "rate": sound.rate,
                "bitrate": sound.bitrate,
                "loudness": sound.loudness_lufs,
                "peak": sound.true_peak_dbtp,
                "speed": espeak.speed(voice.region, voice.syllables_per_minute),
                "title": tags.title,
                "seconds": recording.seconds,
            }
            return recording

        def coding(address: str, *, mm: float) -> str:
            with self.watch.part("codes") as share:
                share.made["codes"] += 1
                self.codes[address] = mm
                return svg(address, mm=mm)

        def making(order: Order, *more: Any) -> Any:
            with self.watch.part(_part(order)) as share:
                found = made(order, *more)
                share.made[_unit(order)] += 1 + len(order.also)
                if found.seconds is not None and _part(order) == "voice and sound":
                    share.made["seconds of sound"] += round(found.seconds) * (1 + len(order.also))
                return found

        def packing(order: StationOrder, *more: Any) -> Any:
            with self.watch.part("station") as share:
                share.made["packages"] += 1
                return package(order, *more)

        def publishing(order: SiteOrder, assets: Any) -> Any:
            with self.watch.part("website") as share:
                found = website(order, assets)
                share.made["pages"] += sum(name.endswith(".html") for name in found)
            self.site = order.site.issuer.slug
            home = self.folder / "site"
            stage(order.site, home, assets, root_config=order.root_config)
            return found

        with (
            mock.patch.object(pdf._Press, "__init__", beginning),
            mock.patch.object(pdf._Press, "laid_out", laying),
            mock.patch.object(pdf._Press, "printed", printing),
            mock.patch.object(picture, "_png", drawing),
            mock.patch.object(speech, "spoken", saying),
            mock.patch.object(audio, "write", writing),
            mock.patch.object(qr, "svg", coding),
            mock.patch.object(pressroom, "made", making),
            mock.patch.object(pressroom, "package", packing),
            mock.patch.object(pressroom, "website", publishing),
        ):
            yield

    def _html(
        self, html: str, css: str, size: str, *, title: str, language: str, author: str, archival: bool = False
    ) -> str:
        """The whole page with its style sheets inside and our addresses as those of files."""
        faces = "".join(face.rule for face in pdf.FACES if face.family in css or face.family in html)
        by = f'<meta name="author" content="{author}">' if author else ""
        head = f'<meta charset="utf-8"><title>{title}</title>{by}<style>{faces}{css}{size}</style>'
        page = f'<!doctype html><html lang="{language}"><head>{head}</head><body>{html}</body></html>'
        return page.replace("template:", f"{(ROOT / 'templates').as_uri()}/")

    # ── afterwards ───────────────────────────────────────────────────────────────────────────────────────────────

    def jobs(self, output: Path) -> list[Job]:
        """A job for every file of the build, and one for each code."""
        records = manifest.load(output)
        found = [self._job(path, record, output) for path, record in sorted(records.items())]
        made = [job for job in found if job is not None]
        by_digest = {record.sha256: path for path, record in records.items() if not path.startswith("site/")}
        covered = {path for job in made for path in job.outputs}
        built = self._site_job(records, by_digest)
        if built is not None:
            made.append(built)
            covered |= set(built.outputs)
        for path in sorted(set(records) - covered):
            source = by_digest.get(records[path].sha256, path)
            if path.endswith(".zip"):
                made.append(Job("zip", (path,), str(Path(path).parent)))
            elif source != path:
                made.append(Job("copy", (path,), source, from_output=True))
            else:
                made.append(Job("copy", (path,), self._put("copied/" + path, (output / path).read_bytes())))
        for number, address in enumerate(sorted(self.codes)):
            made.append(Job("code", (f"codes/{number}.svg",), settings={"address": address}))
        return made

    def _job(self, path: str, record: manifest.Record, output: Path) -> Job | None:
        """What has to be called for this file; None for one that comes with another or is a copy."""
        if path.startswith("site/"):
            return None
        key = record.sha256
        if key in self.pages:
            page = self.pages[key]
            given = self._put(f"pages/{path}.html", page.html.encode())
            return Job("pdf", (path,), given, settings={"zoom": page.zoom, "archival": page.archival})
        if key in self.pictures:
            drawn, screen = self.pictures[key]
            given = self._put(f"pages/{path}.html", drawn.html.encode())
            outputs = (path, path.removesuffix(".png") + ".webp")
            return Job("picture", outputs, given, settings={"width": screen.width, "height": screen.height})
        if key in self.sounds and "/station/" not in path:
            stem = path.removesuffix(".mp3")
            sound = self.sounds[key]
            self._put(f"sounds/{path}.ssml", (output / f"{stem}.ssml").read_bytes())
            given = self._put(f"sounds/{path}.json", json.dumps(sound, ensure_ascii=False).encode())
            told = {name: value for name, value in sound.items() if name != "sentences"}
            return Job("sound", (path, f"{stem}.opus"), given, settings=told)
        if path.endswith(".docx"):
            given = self._put(f"words/{path}.json", json.dumps(_words(output / path), ensure_ascii=False).encode())
            return Job("word", (path,), given, settings={"html": f"pages/{path.removesuffix('.docx')}.pdf.html"})
        return None

    def _site_job(self, records: manifest.Records, by_digest: Mapping[str, str]) -> Job | None:
        """The website as MkDocs builds it; what is copied into it afterwards are jobs of their own."""
        if not self.site:
            return None
        prefix = f"site/{self.site}/"
        built = tuple(
            path
            for path, record in sorted(records.items())
            if path.startswith(prefix) and record.sha256 not in by_digest and not path.endswith(".zip")
        )
        return Job("site", built, "site/mkdocs.yml", settings={"folder": prefix.rstrip("/")})

    def _put(self, path: str, data: bytes) -> str:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        return path


def _words(file: Path) -> list[dict[str, Any]]:
    """A Word document as plain paragraphs and tables: what a program says to python-docx."""
    document = WordDocument(io.BytesIO(file.read_bytes()))
    return [
        {"table": [[cell.text for cell in row.cells] for row in block.rows]}
        if isinstance(block, WordTable)
        else {"runs": [[run.text, bool(run.bold), bool(run.italic)] for run in block.runs]}
        for block in document.iter_inner_content()
    ]


def _part(order: Order) -> Part:
    match order.edition.scope:
        case "announcements":
            return "sheets"
        case "notices":
            return "notices"
        case _:
            return "voice and sound" if order.edition.path.endswith(".mp3") else "scripts"


def _unit(order: Order) -> str:
    return {"sheets": "sheets", "notices": "notices", "scripts": "scripts"}.get(_part(order), "sounds")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
