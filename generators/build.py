"""Make what is stale, in parallel, whole or not at all: the only room that writes outputs.

A build runs in four strides: read and check; editions (sheets, notices, scripts, sounds); each station's package; each
website. What is in error is withheld, its last good output stays; one commune never stops another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeAlias

from generators import cached, catalogue, ingredients, last_good, manifest, press, treestamp, voicing
from generators import programme as programmes
from generators.archive import zip_into
from generators.catalogue import Edition, Form
from generators.dispatch import Dispatch, Progress
from generators.documents.setting import Setting
from generators.documents.site import Files, site
from generators.findings import Finding, Severity, in_order
from generators.fingerprint import Fingerprints
from generators.manifest import LeftOut, Record, Source
from generators.model.national import Term
from generators.outputs import Outputs
from generators.publishable import publishable
from generators.reader import COMMUNE, Reading, read
from generators.reasons import Ingredients, Reason
from generators.request import Request, Scope
from generators.staleness import Staleness
from generators.texts import dated
from generators.validity import Moment, steady
from generators.values import Day
from generators.voices import VoiceSettings
from generators.website import STICK, Site, file_path_in_site, stick
from generators.wording import Language, read_languages, read_wording
from generators.workers import workers
from generators.writers.assets import read_assets

VOICE_CACHE = f"{manifest.STATE}/cache/voices"
_MadeFrom: TypeAlias = Mapping[str, Ingredients]
"""By path: what one commune's editions are made from."""


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
    reasons: list[Reason] = field(default_factory=list)
    """Why each edition, each station's package and each website was made, or was not."""

    @property
    def failed(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def build(
    request: Request,
    progress: Progress = lambda stride, done, of: None,
    executor: Executor | None = None,
) -> Outcome:
    """Bring the output folder up to date with the content; findings say what was withheld.

    `executor` runs the work instead of processes of this build's own: warm ones, or those of other machines. Its
    workers must have called `press.prepare`.
    """
    with manifest.alone(request.output), nullcontext(executor) if executor else pressmen(request) as hands:
        return _Build(request, progress, hands).run()


def pressmen(request: Request) -> AbstractContextManager[Executor]:
    """Processes on this machine, each of which has read the templates once."""
    cache = (request.output / VOICE_CACHE).resolve()
    return workers(request.jobs, press.prepare, request.templates, cache)


def _moment(request: Request, as_issued: Day) -> Moment:
    """The day a commune is built at: the one asked for, or that of its documents."""
    day = request.day or as_issued
    return Moment(day, past=day < request.today)


class _Build:
    def __init__(self, request: Request, progress: Progress, executor: Executor) -> None:
        self.request, self.dispatch = request, Dispatch(executor, progress)
        self.outputs = Outputs(request.output, other_day=request.day != request.today)
        self.staleness = Staleness(self.outputs)
        self.outcome = Outcome(self.outputs.made, self.outputs.kept, self.outputs.removed)
        self.outcome.reasons = self.staleness.reasons
        self.stayed: set[tuple[str, str]] = set()
        """(commune, item) whose outputs stay as they are: their new form failed, or was not asked for."""
        self.findings: list[Finding] = []

    def run(self) -> Outcome:
        request = self.request
        tree = request.tree()  # before anything is read: a change while we work is then seen next time
        remembered = last_good.load(request.output)
        # The page of all communes needs them all; nothing else needs those that nobody asked for.
        narrow = "site" not in request.scopes
        reading = read(request.content, request.communes if narrow else (), remembered)
        found = publishable(reading, remembered, lambda commune: _moment(request, commune.as_issued).day)
        self.findings += (finding for finding in found.findings if self._asked(finding.item[0]))
        self.findings += () if narrow else _unknown_communes(request, reading)
        wording = read_wording(request.templates / "wording" / "vi")
        settings = [
            Setting.at(publication, _moment(request, publication.commune.as_issued), wording)
            for publication in found.publications
        ]
        asked = [setting for setting in settings if self._asked(setting.commune.id)]
        self.stayed |= {(commune, f"{kind}/{item}") for commune, kind, item in found.withheld}
        fingerprints = Fingerprints(request.root)
        try:
            self._editions(asked, fingerprints)
            if "audio" in request.scopes:
                self._stations(asked, fingerprints)
            if "site" in request.scopes:
                self._websites(asked, reading, fingerprints)
                self._communes(settings)
            self._clear(reading)
        except BaseException:
            with suppress(OSError):  # what stopped us may stop this too; what is done and written down stays done
                self.outputs.save()
            raise
        self.outputs.save()
        self.staleness.memory.save()
        if self.outcome.voices:
            cached.prune(request.output)  # what was spoken may have filled it
        last_good.save(request.output, (setting.publication for setting in asked), reading.files, remembered)
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
        made = self.outputs.wanted & self.outputs.records.keys()
        memory = treestamp.remember(
            request.output, request.asked, tree, since.date.isoformat(), until.date.isoformat(), made
        )
        manifest.put(request.output, treestamp.MEMORY, memory)

    def _asked(self, commune: str) -> bool:
        return not self.request.communes or not commune or commune in self.request.communes

    # ── editions ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _editions(self, settings: list[Setting], fingerprints: Fingerprints) -> None:
        alone: list[tuple[press.Order, _MadeFrom]] = []
        communes = (self._stale_editions(setting, fingerprints) for setting in settings)
        for (order, made_from), made in self.dispatch.done("editions", press.press, communes, len(settings)):
            editions = (order.edition, *order.also)
            if made.failed and order.also:  # each is to say for itself what is wrong
                alone += ((replace(order, edition=edition, also=()), made_from) for edition in editions)
                continue
            for edition in editions:
                self._take(edition, made_from[edition.path], press.share(made, edition) if order.also else made)
        for (order, made_from), made in self.dispatch.done("editions", press.press, [alone], 1):
            self._take(order.edition, made_from[order.edition.path], made)

    def _stale_editions(self, setting: Setting, fingerprints: Fingerprints) -> list[tuple[press.Order, _MadeFrom]]:
        """One commune's orders, each with what its editions are made from; what stands is kept."""
        stale: list[press.Order] = []
        made_of: dict[str, Ingredients] = {}
        voices = self._voices(setting)
        for edition in catalogue.editions(setting):
            if edition.scope not in self.request.scopes:
                continue
            if self.request.item not in ("", "/".join(edition.item)):
                self.stayed.add((setting.commune.id, "/".join(edition.item)))
                continue
            recording, missing = self._recording(edition, setting)
            if missing:
                continue
            styled = edition.form in (Form.NOTICE_DOCX, Form.NOTICE_PDF)
            order = press.Order(
                edition,
                voices if edition.form is Form.SOUND and recording is None else (),
                recording,
                pictures=catalogue.pictures(edition.document, setting),
                words=setting.publication.lexicon if edition.scope == "audio" else (),
                template=setting.publication.template if styled else None,
            )
            made_from = ingredients.of_edition(order, fingerprints.of(edition.form))
            left_out = self.outputs.manifest.left_out.get(edition.path)
            if left_out is not None and left_out.stamp == made_from.stamp:
                self._leave_out(edition, left_out)
            elif not self.staleness.stands(
                setting.commune.id, edition.path, made_from, partial(ingredients.words, edition.document)
            ):
                stale.append(order)
                made_of[edition.path] = made_from
        # The longest work first, so that no worker ends alone with it; the order of finishing never shows.
        return [(order, made_of) for order in press.together(sorted(stale, key=_urgency))]

    def _take(self, edition: Edition, made_from: Ingredients, made: press.Made) -> None:
        commune = edition.document.issuer.slug
        item = "/".join(edition.item)
        if made.failed == press.LEFT_OUT:
            self._leave_out(edition, LeftOut(made_from.stamp, edition.scope, commune, item, made.values))
            return
        if made.failed:
            finding = self._failed((commune, *edition.item), made)
            self.staleness.failed(edition.path, finding)
            self.stayed.add((commune, item))
            return
        for path, data in made.files.items():
            sound = path == edition.path and made.seconds is not None
            record = Record(
                len(data),
                manifest.digest(data),
                made_from.stamp,
                edition.scope,
                commune,
                item,
                round(made.seconds, 3) if sound and made.seconds is not None else None,
                made.voice if sound else "",
            )
            self.outputs.put(path, data, record)
        self.staleness.made(edition.path)
        if made.voice:
            self.outcome.voices.add(made.voice)

    def _leave_out(self, edition: Edition, why: LeftOut) -> None:
        self.outputs.leave_out(edition.path, why)
        self.staleness.left_out(edition.path)
        where = (why.commune, *edition.item)
        file = self._file_of(where)
        self.findings.append(Finding(Severity.WARNING, press.LEFT_OUT, file, values=why.values, item=where))

    def _failed(self, where: tuple[str, str, str], made: press.Made) -> Finding:
        """What could not be made, as a finding: its earlier form stays."""
        finding = Finding(Severity.ERROR, made.failed, self._file_of(where), values=made.values, item=where)
        self.findings.append(finding)
        self.outcome.traces += [made.trace] if made.trace else []
        return finding

    def _file_of(self, where: tuple[str, str, str]) -> str:
        commune, kind, item = where
        folder = f"{self.request.content.name}/communes/{commune}"
        return folder if kind == COMMUNE else f"{folder}/{kind}/{item}.yml"

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
        commune, asked = setting.commune, self.request.voice
        if asked is not None and voicing.refused(commune, asked):
            key = (COMMUNE, commune.id)
            self.findings.append(
                setting.publication.finding(key, ("voice",), Severity.WARNING, "voice-not-chosen", voice=asked)
            )
        return voicing.voices(commune, self.request.content / "communes" / commune.id, asked)

    # ── the station's package ────────────────────────────────────────────────────────────────────────────────────

    def _stations(self, settings: list[Setting], fingerprints: Fingerprints) -> None:
        """Each station's folder: what is approved and holds, made anew when any of it has changed."""
        communes = (self._stale_station(setting, fingerprints) for setting in settings)
        for (order, made_from), made in self.dispatch.done("stations", press.package, communes, len(settings)):
            commune = order.programme.commune
            folder = f"audio/{commune}/station/"
            if made.failed:
                self._stays(commune, folder, made)
            else:
                self._hand_over(commune, folder, made_from, "audio", made.files)

    def _stale_station(
        self, setting: Setting, fingerprints: Fingerprints
    ) -> Sequence[tuple[press.StationOrder, Ingredients]]:
        commune = setting.commune.id
        there = self._finished(commune)
        station = programmes.programme(setting, there)
        self.findings += programmes.findings(setting, there, station)
        if station is None:
            return ()
        made_from = ingredients.of_station(station, fingerprints.of("station"))
        if self.staleness.stands(commune, f"audio/{commune}/station/", made_from):
            return ()
        return [(press.StationOrder(station, self.request.output), made_from)]

    def _stays(self, commune: str, folder: str, made: press.Made) -> None:
        """A folder could not be made: what was there stays."""
        self.staleness.failed(folder, self._failed((commune, COMMUNE, commune), made))
        self.outputs.keep(self.outputs.of_commune(commune, folder))

    def _hand_over(
        self, commune: str, folder: str, made_from: Ingredients, scope: Scope, files: Mapping[str, Source]
    ) -> None:
        """Put a folder's files in place."""
        for name, source in files.items():
            size, sha256 = manifest.weighed(source)
            self.outputs.put(folder + name, source, Record(size, sha256, made_from.stamp, scope, commune))
        self.staleness.made(folder)

    def _finished(self, commune: str) -> dict[str, programmes.Finished]:
        """This build's sounds and scripts of a commune; what stayed because its new form failed is among them."""
        records, wanted = self.outputs.records, self.outputs.wanted
        return {
            path: programmes.Finished(records[path].sha256, records[path].seconds or 0.0)
            for path in self.outputs.of_commune(commune, f"audio/{commune}/")
            if path in wanted or (commune, records[path].item) in self.stayed
        }

    # ── websites ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _websites(self, settings: list[Setting], reading: Reading, fingerprints: Fingerprints) -> None:
        wording = self.request.templates / "wording"
        languages = read_languages(wording, read_wording(wording / "vi"))
        terms = reading.national.terms
        communes = (self._stale_website(setting, terms, languages, fingerprints) for setting in settings)
        for (order, made_from), built in self.dispatch.done("websites", press.website, communes, len(settings)):
            commune = order.site.issuer.slug
            folder = f"site/{commune}/"
            if built.failed:
                failed = press.Made(failed="website-failed", values={"reason": built.failed}, trace=built.trace)
                self._stays(commune, folder, failed)
                continue
            with self._whole(order.site, built) as files:
                self._hand_over(commune, folder, made_from, "site", files)

    def _stale_website(
        self,
        setting: Setting,
        terms: tuple[Term, ...],
        languages: tuple[Language, ...],
        fingerprints: Fingerprints,
    ) -> Sequence[tuple[press.SiteOrder, Ingredients]]:
        commune = setting.commune.id
        website = site(setting, self._files(commune), terms, languages)
        brought = {path: self.outputs.records[path].sha256 for path in website.brought}
        pictures = tuple(setting.publication.images.values())
        made_from = ingredients.of_website(website, brought, pictures, fingerprints.of("website"))
        if self.staleness.stands(commune, f"site/{commune}/", made_from):
            return ()
        staging = manifest.inside(self.request.output, f"{manifest.STATE}/website/{commune}")
        return [(press.SiteOrder(website, staging, self.request.root / "mkdocs.yml", pictures), made_from)]

    @contextmanager
    def _whole(self, website: Site, built: press.Website) -> Iterator[Mapping[str, Source]]:
        """A built website with the files it takes along, and the archive of it all for a memory stick."""
        output = self.request.output
        files: dict[str, Source] = dict(built.files)
        files |= {file_path_in_site(path): manifest.inside(output, path) for path in website.brought}
        archive = manifest.draft(output, f"{website.issuer.slug}.zip")
        try:
            with archive.open("wb") as opened:
                zip_into(opened, stick(website, files))
            yield {**files, STICK: archive}
        finally:
            archive.unlink(missing_ok=True)

    def _communes(self, settings: list[Setting]) -> None:
        """The page of all communes that have a website."""
        from generators.website.communes import communes_index  # loads what draws pages, which no other stride needs

        there = [s for s in settings if f"site/{s.commune.id}/index.html" in self.outputs.records]
        assets = read_assets(self.request.templates)
        sites = [site(s, Files({}, {}), ()) for s in there]
        for name, data in communes_index(sites, assets).items():
            sum_of_it = manifest.digest(data)
            self.outputs.put(f"site/{name}", data, Record(len(data), sum_of_it, sum_of_it, "site"))

    def _files(self, commune: str) -> Files:
        records = self.outputs.records
        ours = {path: records[path] for path in self.outputs.of_commune(commune) if not path.startswith("site/")}
        return Files(
            {path: record.size for path, record in ours.items()},
            {path: record.seconds for path, record in ours.items() if record.seconds is not None},
        )

    # ── what is no longer made ───────────────────────────────────────────────────────────────────────────────────

    def _clear(self, reading: Reading) -> None:
        """Remove what was once made and no longer is, within what was asked for; what failed keeps its last output."""
        read_well = {publication.commune.id for publication in reading.publications}

        def goes(record: Record | LeftOut) -> bool:
            if record.scope not in self.request.scopes or not self._asked(record.commune):
                return False
            if record.commune in reading.communes and record.commune not in read_well:
                return False  # its commune.yml is in error: all of it stays
            return (record.commune, record.item) not in self.stayed

        self.staleness.removed(self.outputs.clear(goes))


def _urgency(order: press.Order) -> tuple[bool, str]:
    return order.edition.form is not Form.SOUND, order.edition.path


def _unknown_communes(request: Request, reading: Reading) -> Iterator[Finding]:
    for wanted in request.communes:
        if wanted not in reading.communes:
            values = {"id": wanted, "known": ", ".join(reading.communes) or "-"}
            yield Finding(Severity.ERROR, "no-such-commune", f"{request.content.name}/communes", values=values)
