"""An item as it would come out, from its unsaved text; what a warm worker process of the desk runs, and nothing else.

Each worker keeps a copy of the content it needs, puts the unsaved text in its place there, and reads and checks the
whole as every build does: what is shown is what will be published.
"""

from __future__ import annotations

import atexit
import datetime
import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import markdown as python_markdown
import pypdfium2

from generators import checks, press, voicing
from generators.documents import broadcast, campaign, message_sheet, notice, on_air, procedure, sheet
from generators.documents.setting import Setting
from generators.expected import expected_findings
from generators.findings import Finding, in_order
from generators.images import Picture
from generators.model import Broadcast, Campaign, Item, Notice, Procedure
from generators.model.broadcast import Priority, Variant
from generators.nd30.template import TEMPLATE
from generators.reader import Publication, Reading, read
from generators.sound import SoundSettings
from generators.studio import packages
from generators.studio.places import Place
from generators.validity import Moment
from generators.values import Day
from generators.vietnamese import Lexicon
from generators.voices import VoiceError
from generators.website import colours
from generators.wording import Wording
from generators.writers import audio, markdown, notice_pdf, picture, short_text, speech
from generators.writers import poster as poster_writer
from generators.writers.assets import Assets, read_assets
from generators.writers.pdf import DoesNotFit

SCREEN_PX = 900  # the width of a page on the screen: sharp at twice a phone's pixels
MOST_PAGES = 6  # of a notice beside a form; the rest is read in the file itself


@dataclass(frozen=True)
class Told:
    """A finding as the form shows it."""

    severity: str
    code: str
    message: str
    hint: str
    path: tuple[str | int, ...] = ()


@dataclass(frozen=True)
class Span:
    """A piece of a line of the script: how it is written, and where it differs how it is said and why."""

    text: str
    spoken: str = ""
    kind: str = ""
    unsure: bool = False


@dataclass(frozen=True)
class ScriptLine:
    role: str
    spans: tuple[Span, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Look:
    """What one form looks or sounds like; `failed` is why there is none, in words."""

    html: str = ""
    colours: str = ""
    """Of a page: the style sheet with the commune's colours."""
    pictures: tuple[bytes, ...] = ()
    script: tuple[ScriptLine, ...] = ()
    seconds: float = 0.0
    sound: bytes = b""
    texts: dict[str, str] = field(default_factory=dict)
    failed: str = ""


@dataclass
class _Bench:
    content: Path
    shadow: Path
    assets: Assets
    cache: Path
    copied: dict[str, tuple[int, int]] = field(default_factory=dict)


_bench: _Bench | None = None
OF_A_FILE = re.compile(r"\.yml|\bkhóa\b|[a-z_]{2,}: ?|\b[a-z]+_[a-z]+\b|thêm [a-z]+,")
"""What only a hint to who writes files speaks of."""


def prepare(templates: Path, content: Path, cache: Path) -> None:
    """What a worker does once, when it starts; also all that a build's worker does."""
    global _bench
    press.prepare(templates, cache)
    home = Path(tempfile.mkdtemp(prefix="loa-ban-soan-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    shadow = home / content.name
    shadow.mkdir()
    _bench = _Bench(content, shadow, read_assets(templates), cache)


def ready() -> bool:
    """Whether this process is prepared; asked to have it so before it is needed."""
    return _bench is not None


# ── What a form asks ─────────────────────────────────────────────────────────────────────────────────────────────────


def findings(where: Place, text: str, today: datetime.date) -> list[Told]:
    """What is wrong or doubtful in the item as typed, beside its own content and nothing else's."""
    bench = _ready()
    reading, publication = _read(bench, where, text)
    found = [one for one in reading.findings if one.item == where.key]
    wording = bench.assets.wording
    if publication is not None:
        found += (one for one in checks.run(publication, Day(today)) if one.item == where.key)
        if where.kind == "broadcasts":
            setting = Setting.at(publication, Moment(Day(today)), wording)
            found += (one for one in expected_findings(setting) if one.item == where.key)
    return [_told(one, wording) for one in in_order(found)]


def _told(finding: Finding, wording: Wording) -> Told:
    own = f"studio.finding-{finding.code}"
    message = finding.filled(own, wording) if own in wording else finding.message(wording)
    hint = finding.hint(wording) if own not in wording or "reason" in finding.values else ""
    if OF_A_FILE.search(hint):
        hint = ""  # said to who writes YAML; the form has a field for it
    path = tuple(int(part) if part.isdigit() else part for part in finding.path.split(".") if part)
    return Told(finding.severity.value, finding.code, message, hint, path)


def look(where: Place, text: str | None, form: str, today: datetime.date, variant: str = "") -> Look:
    """One form of the item as typed: page, poster, notice, picture, script, voice, texts."""
    bench = _ready()
    _, publication = _read(bench, where, text)
    wording = bench.assets.wording
    if publication is None:
        return Look(failed=wording("studio.look-not-yet"))
    setting = Setting.at(publication, Moment(Day(today)), wording)
    item = next((item for key, item in setting.publication.items() if key == (where.kind, where.item)), None)
    if item is None:
        return Look(failed=wording("studio.look-not-yet"))
    try:
        return _look(item, form, variant, setting, bench)
    except DoesNotFit:
        return Look(failed=wording("studio.look-does-not-fit"))
    except VoiceError as error:
        return Look(failed=str(error))


def _look(item: Item, form: str, variant: str, setting: Setting, bench: _Bench) -> Look:
    assets = _with_images(bench.assets, setting)
    match form:
        case "page":
            return Look(html=_page(item, setting, assets), colours=colours.stylesheet(setting.issuer.theme))
        case "poster":
            return Look(pictures=_pages(poster_writer.write(message_sheet.poster(item, setting), assets)))
        case "notice" if isinstance(item, Notice):
            own = setting.publication.template
            styled = assets if own is None else assets.with_template(TEMPLATE, own.read())
            return Look(pictures=_pages(notice_pdf.write(notice.notice(item, setting), styled)))
        case "picture":
            return Look(pictures=(picture.write(sheet.for_screens(message_sheet.poster(item, setting)), assets),))
        case "script":
            lines = _spoken(item, variant, setting, bench)
            terms = on_air.on_air(_source(item, setting), setting, recorded=False)
            seconds = audio.expected_seconds(lines, SoundSettings(chime=terms.chime)) if lines else 0.0
            return Look(script=tuple(_script_line(line) for line in lines), seconds=seconds)
        case "voice":
            return _voice(item, variant, setting, bench)
        case "texts":
            return Look(texts=_texts(item, setting))
        case _:
            return Look(failed=setting.wording("studio.look-none"))


def drawn(where: Place, today: datetime.date, name: str) -> bytes:
    """A sheet or picture of an item as it is saved, by its name in a package; b"" where it does not fit."""
    bench = _ready()
    _, publication = _read(bench, where, None)
    if publication is None:
        return b""
    setting = Setting.at(publication, Moment(Day(today)), bench.assets.wording)
    item = next((item for key, item in setting.publication.items() if key == (where.kind, where.item)), None)
    if item is None:
        return b""
    assets = _with_images(bench.assets, setting)
    document = message_sheet.poster(item, setting)
    try:
        match name:
            case packages.UPRIGHT:
                return picture.write(sheet.for_screens(document), assets)
            case packages.WIDE:
                return picture.write_wide(sheet.for_screens(document), assets)
            case _:
                return poster_writer.write(document, assets)
    except DoesNotFit:
        return b""


# ── Forms ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _page(item: Item, setting: Setting, assets: Assets) -> str:
    match item:
        case Procedure():
            document = procedure.page(item, setting)
        case Campaign():
            document = campaign.page(item, setting)
        case Notice():
            document = notice.page(item, setting)
        case Broadcast():
            document = message_sheet.poster(item, setting)
    text = markdown.write(document, assets).decode("utf-8")
    return python_markdown.markdown(text, extensions=list(markdown.EXTENSIONS))


def _pages(pdf: bytes) -> tuple[bytes, ...]:
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        image = page.render(scale=SCREEN_PX / page.get_width()).to_pil().convert("RGB")
        file = io.BytesIO()
        image.save(file, "PNG", compress_level=3)
        found.append(file.getvalue())
    document.close()
    return tuple(found)


def _texts(item: Item, setting: Setting) -> dict[str, str]:
    """What is sent by hand. The message of what people look up says where it is; else it is the words."""
    poster = message_sheet.poster(item, setting)
    match item:
        case Procedure() | Campaign():
            message = short_text.sms(poster, setting.wording)
        case Notice() | Broadcast():
            urgent = isinstance(item, Broadcast) and item.priority is Priority.URGENT
            message = short_text.told(sheet.for_screens(poster), setting.wording, urgent=urgent)
    zalo = short_text.zalo(poster, setting.wording)
    return {"zalo": zalo, "sms": message, "sms-khong-dau": short_text.unmarked(message)}


def _with_images(assets: Assets, setting: Setting) -> Assets:
    images: dict[str, Picture] = dict(setting.publication.images)
    if not images:
        return assets
    return replace(assets, images={one.name: one.file.read_bytes() for one in images.values()})


def _source(item: Item, setting: Setting) -> Broadcast:
    """The broadcast that tells an item: its own where there is one, else the one that could be made of it."""
    if isinstance(item, Broadcast):
        return item
    for source in setting.publication.broadcasts.values():
        if item in on_air.sources(source, setting):
            return source
    match item:
        case Procedure():
            return Broadcast(id=item.id, procedure=item.id, as_of=item.as_of)
        case Campaign():
            return Broadcast(id=item.id, campaign=item.id, as_of=item.as_of)
        case Notice():
            return Broadcast(id=item.id, notice=item.id, as_of=item.as_of)


def _spoken(item: Item, variant: str, setting: Setting, bench: _Bench) -> tuple[speech.SpokenLine, ...]:
    source = _source(item, setting)
    wanted = next((one for one in Variant if one.value == variant), None) or broadcast.aired(source, setting)
    document = broadcast.script(source, wanted, setting) if wanted is not None else None
    if document is None:
        return ()
    lexicon = Lexicon.builtin().with_entries(dict(setting.publication.lexicon))
    return speech.spoken(document, bench.assets.wording, lexicon)


def _script_line(line: speech.SpokenLine) -> ScriptLine:
    """The line as written, cut where it is said otherwise."""
    doubts = [(doubt.start, doubt.end) for doubt in line.unsure]
    spans: list[Span] = []
    done = 0
    for span in sorted(line.spans, key=lambda one: one.start):
        if span.start < done:
            continue
        if span.start > done:
            spans.append(Span(line.written[done : span.start]))
        unsure = any(start < span.end and end > span.start for start, end in doubts)
        spans.append(Span(line.written[span.start : span.end], span.spoken, span.kind.value, unsure))
        done = span.end
    if done < len(line.written):
        spans.append(Span(line.written[done:]))
    return ScriptLine(line.role.value, tuple(spans), line.sentences)


def _voice(item: Item, variant: str, setting: Setting, bench: _Bench) -> Look:
    lines = _spoken(item, variant, setting, bench)
    if not lines:
        return Look(failed=setting.wording("studio.look-nothing-said"))
    failure: VoiceError | None = None
    for voice in voicing.voices(setting.commune, bench.content / "communes" / setting.commune.id):
        try:
            sound, seconds = audio.rehearse(lines, voice, cache=bench.cache)
            return Look(sound=sound, seconds=seconds)
        except VoiceError as error:
            failure = error
    return Look(failed=str(failure) if failure else setting.wording("studio.look-nothing-said"))


# ── The copy ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _ready() -> _Bench:
    assert _bench is not None, "prepare() first"
    return _bench


def _read(bench: _Bench, where: Place, text: str | None) -> tuple[Reading, Publication | None]:
    """The commune as it would be with this text (None: as saved); the copy is right again for whoever comes next."""
    _bring(bench, where.commune)
    file = where.file(bench.shadow)
    name = file.relative_to(bench.shadow).as_posix()
    if text is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        bench.copied[name] = (0, 0)  # not what is saved: brought anew before the next look
    reading = read(bench.shadow, (where.commune,))
    publication = next(iter(reading.publications), None)
    return reading, publication


def _bring(bench: _Bench, commune: str) -> None:
    """Copy what is new since the last time, and take away what is gone."""
    wanted: dict[str, tuple[int, int]] = {}
    for file in _needed(bench.content, commune):
        status = file.stat()
        name = file.relative_to(bench.content).as_posix()
        wanted[name] = (status.st_mtime_ns, status.st_size)
        if bench.copied.get(name) != wanted[name]:
            copy = bench.shadow / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.unlink(missing_ok=True)
            _bring_one(file, copy)
    for name in bench.copied.keys() - wanted.keys():
        (bench.shadow / name).unlink(missing_ok=True)
    bench.copied = wanted


def _bring_one(file: Path, copy: Path) -> None:
    """A signed original, of up to twenty megabytes and never written to, is the same file in both places."""
    if file.suffix == ".pdf":
        try:
            os.link(file, copy)
        except OSError:
            pass  # another disk, or one without links
        else:
            return
    shutil.copyfile(file, copy)


def _needed(content: Path, commune: str) -> Iterator[Path]:
    for file in (content / "communes").glob("*/commune.yml"):
        if file.is_file():
            yield file
    for folder in (content / "national", content / "provinces", content / "communes" / commune):
        for below, folders, names in os.walk(folder):
            folders[:] = [name for name in folders if name != "recordings"]  # heavy, and never looked at here
            for name in names:
                file = Path(below) / name
                if file.is_file() and not name.startswith(".") and name != "commune.yml":
                    yield file
