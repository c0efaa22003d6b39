"""Make what is stale, in parallel, whole or not at all: the only room that writes outputs.

A build runs in four strides: read and check; editions (sheets, notices, scripts, sounds); each station's package; each
website. What is in error is withheld, its last good output stays; one commune never stops another.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field

from generators import catalogue, last_good, manifest, press, treestamp
from generators import programme as programmes
from generators.catalogue import Edition, Form
from generators.documents.setting import Setting
from generators.documents.site import Files, site
from generators.findings import Finding, Severity, in_order
from generators.fingerprint import Fingerprints
from generators.manifest import Record, Records
from generators.publishable import publishable
from generators.reader import COMMUNE, Reading, read
from generators.request import Request, Scope
from generators.texts import dated
from generators.validity import Moment, steady
from generators.values import Day
from generators.voices import VoiceSettings, engine_version
from generators.website import STICK, Site, communes_index, file_path_in_site, stick
from generators.wording import read_languages, read_wording
from generators.writers.assets import read_assets

VOICE_CACHE = f"{manifest.STATE}/cache/voices"


@dataclass
class Outcome:
    """What a build did; `withheld` are items whose new form was not published."""

    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    voices: set[str] = field(default_factory=set)
    findings: tuple[Finding, ...] = ()
    withheld: frozenset[tuple[str, str, str]] = frozenset()
    traces: list[str] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)


Progress = Callable[[str, int, int], None]
"""Told the stride, how many are done, and of how many."""


def build(
    request: Request,
    progress: Progress = lambda stride, done, of: None,
    executor: Executor | None = None,
) -> Outcome:
    """Bring the output folder up to date with the content; findings say what was withheld.

    `executor` runs the work instead of processes of this build's own: warm ones, or those of other machines. Its
    workers must have called `press.prepare`.
    """
    with manifest.alone(request.output), nullcontext(executor) if executor else workers(request) as hands:
        return _Build(request, progress, hands).run()


@contextmanager
def workers(request: Request) -> Iterator[Executor]:
    """Prepared processes: each has read the templates once, none shares state with another."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["generators.pressroom"])
    cache = (request.output / VOICE_CACHE).resolve()
    with ProcessPoolExecutor(
        max(1, request.jobs), mp_context=context, initializer=press.prepare, initargs=(request.templates, cache)
    ) as executor:
        yield executor


def _moment(request: Request, as_issued: Day) -> Moment:
    """The day a commune is built at: the one asked for, or that of its documents."""
    day = request.day or as_issued
    return Moment(day, past=day < request.today)


class _Build:
    def __init__(self, request: Request, progress: Progress, executor: Executor) -> None:
        self.request, self.progress, self.executor = request, progress, executor
        self.outcome = Outcome()
        self.records: Records = manifest.load(request.output)
        self.wanted: set[str] = set()
        """Paths that this build made or found up to date."""
        self.stayed: set[tuple[str, str]] = set()
        """(commune, item) whose outputs stay as they are, because their new form failed."""
        self.findings: list[Finding] = []

    def run(self) -> Outcome:
        request = self.request
        tree = request.tree()  # before anything is read: a change while we work is then seen next time
        remembered = last_good.load(request.output)
        reading = read(request.content, before=remembered)
        found = publishable(reading, remembered, lambda commune: _moment(request, commune.as_issued).day)
        self.findings += (finding for finding in found.findings if self._asked(finding.item[0]))
        self.findings += _unknown_communes(request, reading)
        wording = read_wording(request.templates / "wording" / "vi")
        settings = [
            Setting.at(publication, _moment(request, publication.commune.as_issued), wording)
            for publication in found.publications
        ]
        asked = [setting for setting in settings if self._asked(setting.commune.id)]
        self.stayed |= {(commune, f"{kind}/{item}") for commune, kind, item in found.withheld}
        fingerprints = Fingerprints(request.root)
        self._editions(asked, fingerprints)
        if "audio" in request.scopes:
            self._stations(asked, fingerprints)
        if "site" in request.scopes:
            self._websites(asked, reading, fingerprints)
            self._communes(settings)
        self._clear(reading)
        past = request.day is None or request.day < request.today
        manifest.save(request.output, self.records, past=past)
        last_good.save(request.output, (setting.publication for setting in asked), remembered)
        self.outcome.findings = in_order(self.findings)
        if not self.outcome.failed:
            self._remember(tree, reading)
        self.outcome.withheld = frozenset(w for w in found.withheld if self._asked(w[0]))
        return self.outcome

    def _remember(self, tree: str, reading: Reading) -> None:
        """So that the next build of the same question may settle it by file times."""
        request = self.request
        entries = [entry for publication in reading.publications for _, entry in dated(publication.commune)]
        for publication in reading.publications:
            entries += (entry for _, item in publication.items() for _, entry in dated(item))
        entries += reading.national.portals
        days = [rule.since for rule in reading.national.superseded]
        days += (rule.review_from for rule in reading.national.superseded if rule.review_from is not None)
        since, until = steady(entries, days, request.day or request.today)
        memory = treestamp.remember(
            request.output, request.asked, tree, since.date.isoformat(), until.date.isoformat(), self.wanted
        )
        manifest.put(request.output, treestamp.MEMORY, memory)

    def _asked(self, commune: str) -> bool:
        return not self.request.communes or not commune or commune in self.request.communes

    # ── editions ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _editions(self, settings: list[Setting], fingerprints: Fingerprints) -> None:
        stale: dict[str, tuple[press.Order, str]] = {}
        for setting in settings:
            voices = self._voices(setting)
            for edition in catalogue.editions(setting):
                if edition.scope not in self.request.scopes:
                    continue
                recording, missing = self._recording(edition, setting)
                if missing:
                    continue
                spoken = voices if edition.form is Form.SOUND and recording is None else ()
                said = edition.scope == "audio"
                styled = edition.form in (Form.NOTICE_DOCX, Form.NOTICE_PDF)
                order = press.Order(
                    edition,
                    spoken,
                    recording,
                    pictures=catalogue.pictures(edition.document, setting),
                    words=setting.publication.lexicon if said else (),
                    template=setting.publication.template if styled else None,
                )
                stamp = _stamp(fingerprints.of(edition.form), repr(order), *(_engine(voice) for voice in spoken))
                files = [path for path, record in self.records.items() if record.stamp == stamp]
                if edition.path in files and all(self._intact(path) for path in files):
                    self._keep(files)
                else:
                    stale[edition.path] = (order, stamp)
        # The longest work first, so that no worker ends alone with it; the order of finishing never shows.
        queue = sorted(stale.values(), key=lambda entry: _urgency(entry[0]))
        pending = {self.executor.submit(press.press, order): (order, stamp) for order, stamp in queue}
        for done, future in enumerate(as_completed(pending), 1):
            order, stamp = pending[future]
            self._take(order, stamp, future.result())
            self.progress("editions", done, len(pending))

    def _take(self, order: press.Order, stamp: str, made: press.Made) -> None:
        edition = order.edition
        commune = edition.document.issuer.slug
        item = "/".join(edition.item)
        if made.failed:
            where = (commune, *edition.item)
            file = f"{self.request.content.name}/communes/{commune}/{item}.yml"
            if made.failed == press.LEFT_OUT:
                self.findings.append(Finding(Severity.WARNING, made.failed, file, values=made.values, item=where))
                return
            self.findings.append(Finding(Severity.ERROR, made.failed, file, values=made.values, item=where))
            self.outcome.traces += [made.trace] if made.trace else []
            self.stayed.add((commune, item))
            return
        for path, data in made.files.items():
            sound = path == edition.path and made.seconds is not None
            self._put(
                path,
                data,
                Record(
                    len(data),
                    manifest.digest(data),
                    stamp,
                    edition.scope,
                    commune,
                    item,
                    round(made.seconds, 3) if sound and made.seconds is not None else None,
                    made.voice if sound else "",
                ),
            )
        if made.voice:
            self.outcome.voices.add(made.voice)

    def _recording(self, edition: Edition, setting: Setting) -> tuple[press.Recorded | None, bool]:
        """The recording that replaces the voice; whether there is none although nothing else can speak for it."""
        if edition.form is not Form.SOUND or edition.on_air is None or not edition.on_air.recording:
            return None, False
        name = edition.on_air.recording
        spoken = bool(edition.document.blocks)  # the voice can say it; a language we do not speak, it cannot
        home = (self.request.content / "communes" / setting.commune.id).resolve()
        file = (home / name).resolve()
        code = "outside" if not file.is_relative_to(home) else "" if file.is_file() else "air-no-recording"
        if code:
            values = {"name": name}
            finding = setting.publication.finding(edition.item, (), Severity.WARNING, code, **values)
            self.findings.append(finding)
            return None, not spoken
        return press.Recorded(file, manifest.digest(file.read_bytes())), False

    def _voices(self, setting: Setting) -> tuple[VoiceSettings, ...]:
        wanted = (self.request.voice,) if self.request.voice else setting.commune.voice
        return tuple(VoiceSettings(name) for name in wanted)  # type: ignore[arg-type]  # the model checks the names

    # ── the station's package ────────────────────────────────────────────────────────────────────────────────────

    def _stations(self, settings: list[Setting], fingerprints: Fingerprints) -> None:
        """Each station's folder: what is approved and holds, made anew when any of it has changed."""
        pending = {}
        for setting in settings:
            commune = setting.commune.id
            there = self._finished(commune)
            station = programmes.programme(setting, there)
            self.findings += programmes.findings(setting, there, station)
            if station is None:
                continue
            stamp = _stamp(fingerprints.of("station"), repr(station))
            prefix = f"audio/{commune}/station/"
            have = [path for path, record in self.records.items() if path.startswith(prefix)]
            if have and all(self.records[path].stamp == stamp and self._intact(path) for path in have):
                self._keep(have)
                continue
            order = press.StationOrder(station, self.request.output)
            pending[self.executor.submit(press.package, order)] = (commune, stamp)
        for done, future in enumerate(as_completed(pending), 1):
            commune, stamp = pending[future]
            self._hand_over(commune, stamp, future.result())
            self.progress("stations", done, len(pending))

    def _hand_over(self, commune: str, stamp: str, made: press.Made) -> None:
        prefix = f"audio/{commune}/station/"
        if made.failed:
            where = (commune, COMMUNE, commune)
            file = f"{self.request.content.name}/communes/{commune}"
            self.findings.append(Finding(Severity.ERROR, made.failed, file, values=made.values, item=where))
            self.outcome.traces += [made.trace] if made.trace else []
            self._keep([path for path in self.records if path.startswith(prefix)])
            return
        for name, data in made.files.items():
            self._place(prefix + name, data, stamp, "audio", commune)

    def _finished(self, commune: str) -> dict[str, programmes.Finished]:
        """This build's sounds and scripts of a commune; what stayed because its new form failed is among them."""
        prefix = f"audio/{commune}/"
        return {
            path: programmes.Finished(record.sha256, record.seconds or 0.0)
            for path, record in self.records.items()
            if path.startswith(prefix) and (path in self.wanted or (record.commune, record.item) in self.stayed)
        }

    # ── websites ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _websites(self, settings: list[Setting], reading: Reading, fingerprints: Fingerprints) -> None:
        pending = {}
        wording = self.request.templates / "wording"
        languages = read_languages(wording, read_wording(wording / "vi"))
        for setting in settings:
            commune = setting.commune.id
            made = site(setting, self._files(commune), reading.national.terms, languages)
            taken = {path: self.records[path].sha256 for path in made.brought}
            pictures = tuple(setting.publication.images.values())
            stamp = _stamp(fingerprints.of("website"), repr(made), json.dumps(taken), repr(pictures))
            prefix = f"site/{commune}/"
            have = [path for path, record in self.records.items() if path.startswith(prefix)]
            if have and all(self.records[path].stamp == stamp and self._intact(path) for path in have):
                self._keep(have)
                continue
            folder = self.request.output / manifest.STATE / "website" / commune
            order = press.SiteOrder(made, folder.resolve(), self.request.root / "mkdocs.yml", pictures)
            pending[self.executor.submit(press.website, order)] = (made, tuple(taken), stamp)
        for done, future in enumerate(as_completed(pending), 1):
            made, parts_taken, stamp = pending[future]
            self._publish(made, parts_taken, stamp, future.result())
            self.progress("websites", done, len(pending))

    def _publish(self, made: Site, parts: tuple[str, ...], stamp: str, built: press.Website) -> None:
        commune = made.issuer.slug
        prefix = f"site/{commune}/"
        if built.failed:
            file = f"{self.request.content.name}/communes/{commune}"
            values = {"reason": built.failed}
            where = (commune, COMMUNE, commune)
            self.findings.append(Finding(Severity.ERROR, "website-failed", file, values=values, item=where))
            self.outcome.traces += [built.trace] if built.trace else []
            self._keep([path for path in self.records if path.startswith(prefix)])
            return
        found = {name: source.read_bytes() for name, source in built.files.items()}
        for part in parts:
            found[file_path_in_site(part)] = manifest.inside(self.request.output, part).read_bytes()
        found[STICK] = stick(made, found)
        for name, data in found.items():
            self._place(prefix + name, data, stamp, "site", commune)

    def _communes(self, settings: list[Setting]) -> None:
        """The page of all communes that have a website."""
        there = [s for s in settings if f"site/{s.commune.id}/index.html" in self.records]
        assets = read_assets(self.request.templates)
        sites = [site(s, Files({}, {}), ()) for s in there]
        for name, data in communes_index(sites, assets).items():
            self._place(f"site/{name}", data, _stamp(manifest.digest(data)), "site", "")

    def _files(self, commune: str) -> Files:
        ours = {path: r for path, r in self.records.items() if r.commune == commune and not path.startswith("site/")}
        return Files(
            {path: record.size for path, record in ours.items()},
            {path: record.seconds for path, record in ours.items() if record.seconds is not None},
        )

    # ── files ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _intact(self, path: str) -> bool:
        return manifest.intact(self.request.output, path, self.records[path])

    def _keep(self, paths: Iterable[str]) -> None:
        for path in paths:
            self.wanted.add(path)
            self.outcome.kept.append(path)

    def _place(self, path: str, data: bytes, stamp: str, scope: Scope, commune: str) -> None:
        self._put(path, data, Record(len(data), manifest.digest(data), stamp, scope, commune))

    def _put(self, path: str, data: bytes, record: Record) -> None:
        """Write a file unless the same bytes are there already."""
        before = self.records.get(path)
        self.wanted.add(path)
        self.records[path] = record
        if before is not None and before.sha256 == record.sha256 and self._intact(path):
            self.outcome.kept.append(path)
            return
        manifest.put(self.request.output, path, data)
        self.outcome.made.append(path)

    def _clear(self, reading: Reading) -> None:
        """Remove what was once made and no longer is, within what was asked for; what failed keeps its last output."""
        read_well = {publication.commune.id for publication in reading.publications}
        for path, record in list(self.records.items()):
            if path in self.wanted or record.scope not in self.request.scopes or not self._asked(record.commune):
                continue
            if record.commune in reading.communes and record.commune not in read_well:
                continue  # its commune.yml is in error: all of it stays
            if (record.commune, record.item) in self.stayed:
                continue
            manifest.remove(self.request.output, path)
            del self.records[path]
            self.outcome.removed.append(path)


def _urgency(order: press.Order) -> tuple[bool, str]:
    return order.edition.form is not Form.SOUND, order.edition.path


def _unknown_communes(request: Request, reading: Reading) -> Iterator[Finding]:
    for wanted in request.communes:
        if wanted not in reading.communes:
            values = {"id": wanted, "known": ", ".join(reading.communes) or "-"}
            yield Finding(Severity.ERROR, "no-such-commune", f"{request.content.name}/communes", values=values)


def _engine(voice: VoiceSettings) -> str:
    try:
        return engine_version(voice)
    except Exception as error:  # a voice this machine lacks: the edition will say so when it is made
        return f"missing: {error}"


def _stamp(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()
