"""The command ./loa: a few lines each, named after what they call; knows no content and no form.

Vietnamese first; English with --lang en or LOA_LANG=en. Exit 0 when all is well, 1 when something was found or
withheld, 2 when the command was used wrongly or is not built yet.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generators.wording import Wording, read_wording

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("vi", "en")
FINDING_FORMS = ("text", "json", "sarif", "github")


def _language() -> str:
    """--lang anywhere on the line, else LOA_LANG; help texts need it before options are read."""
    words = sys.argv[1:]
    for index, word in enumerate(words):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and index + 1 < len(words):
            return words[index + 1]
    return os.environ.get("LOA_LANG", "vi")


tell: Wording = read_wording(ROOT / "templates" / "wording" / ("en" if _language() == "en" else "vi"))


def _help(key: str) -> str:
    return tell(f"cli.{key}")


def usage(key: str, **values: str) -> click.UsageError:
    return click.UsageError(tell(f"cli.{key}", **values))


class _Day(click.ParamType):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            self.fail(tell("cli.bad-date", value=str(value)), param, ctx)


FOLDER = click.Path(path_type=Path)
CONTENT = click.option("--content", type=FOLDER, default=ROOT / "content", help=_help("opt-content"))
OUTPUT = click.option("--output", type=FOLDER, default=None, help=_help("opt-output"))


@click.group(help=_help("main"), context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(LANGUAGES), default=None, help=_help("opt-lang"))
def loa(lang: str | None) -> None:
    """The language is read before anything else, by `_language`."""


@loa.command(help=_help("build"))
@CONTENT
@OUTPUT
@click.option("--commune", "communes", multiple=True, help=_help("opt-commune"))
@click.option(
    "--only",
    "scopes",
    multiple=True,
    type=click.Choice(["site", "announcements", "notices", "audio"]),
    help=_help("opt-only"),
)
@click.option("--voice", default=None, help=_help("opt-voice"))
@click.option("--date", "day", type=_Day(), default=None, help=_help("opt-date"))
@click.option("--as-issued", is_flag=True, help=_help("opt-as-issued"))
@click.option("--jobs", type=int, default=None, help=_help("opt-jobs"))
@click.option("--debug", is_flag=True, help=_help("opt-debug"))
def build(
    content: Path,
    output: Path | None,
    communes: tuple[str, ...],
    scopes: tuple[Any, ...],
    voice: str | None,
    day: datetime.date | None,
    as_issued: bool,
    jobs: int | None,
    debug: bool,
) -> None:
    from generators import treestamp
    from generators.request import SCOPES, Request
    from generators.values import Day

    today = datetime.date.today()
    if day is not None and as_issued:
        raise usage("both-dates")
    if (as_issued or day not in (None, today)) and output is None:
        raise usage("past-needs-output")
    if not content.is_dir():
        raise usage("no-content", path=str(content))
    if jobs is not None and jobs < 1:
        raise usage("bad-jobs")
    _known_voice(voice)
    request = Request(
        root=ROOT,
        content=content.resolve(),
        output=(output or ROOT).resolve(),
        today=Day(today),
        day=None if as_issued else Day(day or today),
        communes=communes,
        scopes=frozenset(scopes or SCOPES),
        voice=voice,
        jobs=jobs or len(os.sched_getaffinity(0)),
    )
    started = time.monotonic()
    stands = treestamp.unchanged(request.output, request.asked, request.tree(), today.isoformat())
    if stands is not None:
        click.echo(tell("cli.nothing-to-do", kept=str(stands), seconds=f"{time.monotonic() - started:.2f}"))
        return
    from generators.build import build as run

    try:
        outcome = run(request, _progress())
    except OSError as error:  # no space, no right to write: nothing of ours is half-written
        reason = error.strerror or str(error)
        click.echo(tell("cli.cannot-write", path=str(error.filename or request.output), reason=reason), err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        click.echo(tell("cli.interrupted"), err=True)
        sys.exit(130)
    _print_findings(outcome.findings)
    for trace in outcome.traces if debug else ():
        click.echo(trace, err=True)
    click.echo(
        tell(
            "cli.summary",
            made=str(len(outcome.made)),
            kept=str(len(outcome.kept)),
            removed=str(len(outcome.removed)),
            seconds=f"{time.monotonic() - started:.1f}",
            output=str(output or ROOT),
        )
    )
    if outcome.voices:
        click.echo(tell("cli.summary-voices", voices=", ".join(sorted(outcome.voices))))
    if outcome.withheld:
        items = ", ".join("/".join(part for part in item if part) for item in sorted(outcome.withheld))
        click.echo(tell("cli.summary-withheld", items=items), err=True)
    sys.exit(1 if outcome.failed else 0)


def _known_voice(voice: str | None) -> None:
    if voice is None:
        return
    from generators.voices import available

    known = [found.name for found in available()]
    if voice not in known:
        raise usage("no-such-voice", voice=voice, known=", ".join(known))


def _progress() -> Callable[[str, int, int], None]:
    """A bar on a terminal; nothing where output goes to a file."""
    if not sys.stderr.isatty():
        return lambda stride, done, of: None
    from rich.console import Console
    from rich.progress import Progress

    bars = Progress(console=Console(stderr=True), transient=True)
    tasks: dict[str, Any] = {}

    def advance(stride: str, done: int, of: int) -> None:
        if not tasks:
            bars.start()
        if stride not in tasks:
            tasks[stride] = bars.add_task(tell(f"cli.stride-{stride}"), total=of)
        bars.update(tasks[stride], completed=done)
        if done == of:
            bars.refresh()
            if stride == "websites":
                bars.stop()

    return advance


def _print_findings(findings: Any, form: str = "text") -> None:
    """For people on the error stream, for machines on the output."""
    from generators.finding_forms import Form, printed

    text = printed(findings, Form(form), tell, terminal=sys.stderr.isatty())
    if text:
        click.echo(text, err=form == "text")


@loa.command(help=_help("check"))
@CONTENT
@click.option("--date", "day", type=_Day(), default=None, help=_help("opt-date"))
@click.option("--commune", "communes", multiple=True, help=_help("opt-commune"))
@click.option("--format", "form", type=click.Choice(FINDING_FORMS), default="text", help=_help("opt-format"))
@click.option("--json", "as_json", is_flag=True, help=_help("opt-findings-json"))
@click.option("--explain", "explained_item", metavar="ID", default=None, help=_help("opt-explain-item"))
def check(
    content: Path,
    day: datetime.date | None,
    communes: tuple[str, ...],
    form: str,
    as_json: bool,
    explained_item: str | None,
) -> None:
    from generators.findings import Severity, in_order
    from generators.publishable import publishable
    from generators.reader import read
    from generators.values import Day

    if not content.is_dir():
        raise usage("no-content", path=str(content))
    on = Day(day or datetime.date.today())
    reading = read(content.resolve(), communes)
    if explained_item is not None:
        _explain(reading, explained_item)
        return
    found = publishable(reading, {}, lambda commune: on)
    findings = in_order([*found.findings, *_on_air(found.publications, on)])
    _print_findings(findings, "json" if as_json else form)
    count = {severity: sum(f.severity is severity for f in findings) for severity in Severity}
    if not findings:
        items = sum(1 for publication in found.publications for _ in publication.items())
        click.echo(tell("cli.all-well", count=str(items)), err=as_json or form != "text")
    else:
        counts = {f"{severity.value}s": str(number) for severity, number in count.items()}
        click.echo(tell("cli.counts", **counts), err=True)
    sys.exit(1 if count[Severity.ERROR] else 0)


def _on_air(publications: Any, on: Any) -> Any:
    """What is wrong with scripts and sessions, by how long they will be."""
    from generators.documents.setting import Setting
    from generators.expected import expected_findings
    from generators.validity import Moment

    words = read_wording(ROOT / "templates" / "wording" / "vi")
    for publication in publications:
        yield from expected_findings(Setting.at(publication, Moment(on), words))


def _explain(reading: Any, wanted: str) -> None:
    from generators.explain import explained

    lines = [line for publication in reading.publications for line in explained(publication, wanted)]
    if not lines:
        raise usage("nothing-to-explain", id=wanted)
    for line in lines:
        click.echo(line)


@loa.command(help=_help("say"))
@click.argument("words", nargs=-1)
@click.option("--explain", "explained", is_flag=True, help=_help("opt-explain"))
@click.option("--json", "as_json", is_flag=True, help=_help("opt-json"))
def say(words: tuple[str, ...], explained: bool, as_json: bool) -> None:
    from generators.vietnamese import explain
    from generators.vietnamese import say as spoken

    if as_json:
        try:
            given = json.loads(sys.stdin.buffer.read().decode("utf-8"))
        except ValueError:
            raise usage("not-json") from None
        if not isinstance(given, list) or not all(isinstance(text, str) for text in given):
            raise usage("not-json")
        click.echo(json.dumps([spoken(text).text for text in given], ensure_ascii=False))
        return
    texts = [" ".join(words)] if words else sys.stdin.buffer.read().decode("utf-8").splitlines()
    for text in texts:
        result = spoken(text)
        click.echo(result.text)
        if explained:
            click.echo(explain(result))
        for doubt in result.unsure if not explained else ():
            click.echo(tell("cli.unsure", message=doubt.message), err=True)


@loa.command(help=_help("voices"))
def voices() -> None:
    from generators.voices import available

    for voice in available():
        about = tell("cli.voice-usable") if voice.usable else voice.why_not or ""
        online = f" ({tell('cli.voice-online')})" if voice.online else ""
        click.echo(f"{voice.name}: {about}{online} – {voice.licence}")


@loa.command(help=_help("schema"))
@click.argument("kind", type=click.Choice(["commune", "procedure", "campaign", "notice", "broadcast"]))
def schema(kind: str) -> None:
    from generators.schema import schema as schema_of

    click.echo(json.dumps(schema_of(kind), ensure_ascii=False, indent=2))


@loa.command(help=_help("new"))
@click.argument("kind", type=click.Choice(["commune", "procedure", "campaign", "notice", "broadcast"]))
@click.argument("item_id", metavar="ID")
@click.option("--commune", default=None, help=_help("opt-new-commune"))
@CONTENT
def new(kind: Any, item_id: str, commune: str | None, content: Path) -> None:
    from generators.starting import NotStarted, start
    from generators.values import Day

    today = Day(datetime.date.today())
    try:
        file = start(kind, item_id, commune, content, ROOT / "templates", today)
    except NotStarted as refused:
        raise usage(refused.key, **refused.values) from None
    click.echo(tell("cli.started", path=str(file)))


@loa.command(help=_help("verify"))
@click.argument("papers", nargs=-1, type=FOLDER, metavar="[FILE.docx]…")
@CONTENT
@OUTPUT
@click.option("--facts", type=FOLDER, default=None, help=_help("opt-facts"))
@click.option("--json", "as_json", is_flag=True, help=_help("opt-verify-json"))
def verify(
    papers: tuple[Path, ...], content: Path, output: Path | None, facts: Path | None, as_json: bool
) -> None:
    from generators.proof.placements import read_facts
    from generators.proof.telling import as_json as json_of
    from generators.proof.telling import told
    from generators.proof.verdict import verify as run

    if papers:
        sys.exit(0 if _papers_hold(papers) else 1)
    listed = facts or ROOT / "tests" / "facts" / "source_facts.json"
    try:
        wanted = read_facts(listed, listed.with_name("communes.json")) if facts or listed.exists() else ()
    except (OSError, ValueError) as error:
        raise usage("bad-facts", path=str(listed), reason=str(error)) from None
    if not content.is_dir():
        raise usage("no-content", path=str(content))
    verdict = run((output or ROOT).resolve(), content.resolve(), ROOT / "templates" / "wording", wanted)
    if not verdict.communes and not verdict.unreadable:
        raise usage("nothing-made", path=str(output or ROOT))
    for line in [json_of(verdict)] if as_json else told(verdict, tell):
        click.echo(line)
    made = sorted((output or ROOT).glob("announcements/*/notices/*.docx"))
    official = as_json or _papers_hold(tuple(made), only_errors=True)
    sys.exit(0 if verdict.holds and official else 1)


def _papers_hold(papers: tuple[Path, ...], *, only_errors: bool = False) -> bool:
    """Whether official texts in Word keep Nghị định 30/2020/NĐ-CP; says of each what a clerk should mend."""
    from generators.font_metrics import tinos
    from generators.nd30.breaches import report
    from generators.nd30.check import check_docx
    from generators.nd30.rules import Severity
    from generators.nd30.word_text import NotWord
    from generators.writers.assets import read_assets

    family = tinos(read_assets(ROOT / "templates"))
    hold = True
    for paper in papers:
        try:
            found = check_docx(paper.read_bytes(), family)
        except (OSError, NotWord) as error:
            click.echo(f"{paper}: {error}", err=True)
            hold = False
            continue
        wrong = any(breach.severity is Severity.ERROR for breach in found)
        hold = hold and not wrong
        if wrong or not only_errors:
            click.echo(f"{paper}:\n{report(found)}")
    return hold


COMMUNE = click.option("--commune", required=True, help=_help("opt-new-commune"))
DAY = click.option("--date", "day", type=_Day(), default=None, help=_help("opt-day"))


@loa.command(help=_help("issue"))
@click.argument("item_id", metavar="ID")
@click.option("--number", type=click.IntRange(1, 99_999), required=True, help=_help("opt-number"))
@DAY
@COMMUNE
@CONTENT
def issue(item_id: str, number: int, day: datetime.date | None, commune: str, content: Path) -> None:
    from generators import life
    from generators.values import Day

    on = Day(day or datetime.date.today())
    _live(content, commune, lambda publication: life.issue(content, publication, item_id, number, on))


@loa.command(help=_help("correct"))
@click.argument("item_id", metavar="ID")
@click.option("--what", required=True, help=_help("opt-what"))
@COMMUNE
@CONTENT
def correct(item_id: str, what: str, commune: str, content: Path) -> None:
    from generators import life

    _live(content, commune, lambda publication: life.correct(content, publication, item_id, what))


@loa.command(help=_help("withdraw"))
@click.argument("item_id", metavar="ID")
@click.option("--reason", required=True, help=_help("opt-reason"))
@DAY
@COMMUNE
@CONTENT
def withdraw(item_id: str, reason: str, day: datetime.date | None, commune: str, content: Path) -> None:
    from generators import life
    from generators.values import Day

    on = Day(day or datetime.date.today())
    _live(content, commune, lambda publication: life.withdraw(content, publication, item_id, on, reason))


def _live(content: Path, commune: str, step: Callable[[Any], Any]) -> None:
    """Take one step in a notice's life: all its files are written, or none."""
    from generators import life
    from generators.findings import Finding, Severity
    from generators.reader import read

    reading = read(content.resolve(), (commune,))
    if not reading.publications:
        _print_findings(reading.findings)
        sys.exit(1)
    try:
        change = step(reading.publications[0])
    except life.Refused as refused:
        _print_findings((Finding(Severity.ERROR, refused.key, f"content/communes/{commune}", values=refused.values),))
        sys.exit(1)
    for file in change.write():
        click.echo(tell("cli.wrote", path=str(file)))


@loa.command(help=_help("publish"))
@click.argument("target")
@OUTPUT
@click.option("--keep", type=click.IntRange(1), default=5, help=_help("opt-keep"))
@click.option("--rollback", is_flag=True, help=_help("opt-rollback"))
def publish(target: str, output: Path | None, keep: int, rollback: bool) -> None:
    from generators import publish as publishing

    try:
        if rollback:
            click.echo(tell("cli.rolled-back", version=publishing.roll_back(target)))
            return
        done = publishing.publish((output or ROOT).resolve(), target, keep=keep)
    except publishing.NotPublished as refused:
        raise usage(refused.key, **refused.values) from None
    numbers = {"version": done.version, "sent": str(done.sent), "kept": str(done.kept)}
    click.echo(tell("cli.published", **numbers) if done.sent or done.removed else tell("cli.published-same"))


@loa.command(help=_help("cache"))
@OUTPUT
@click.option("--prune", "limit", type=click.IntRange(0), default=None, help=_help("opt-prune"))
def cache(output: Path | None, limit: int | None) -> None:
    from generators import cached

    folder = (output or ROOT).resolve()
    if limit is not None:
        gone = cached.prune(folder, limit * 1024**2)
        click.echo(tell("cli.cache-pruned", files=str(gone.files), size=f"{gone.size / 1024**2:.1f}"))
    parts = cached.shown(folder)
    for name, part in parts.items():
        click.echo(tell("cli.cache-part", part=name, files=str(part.files), size=f"{part.size / 1024**2:.1f}"))
    if not parts:
        click.echo(tell("cli.cache-empty"))


@loa.command(help=_help("serve"))
@CONTENT
@OUTPUT
@click.option("--commune", "communes", multiple=True, help=_help("opt-commune"))
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help=_help("opt-port"))
def serve(content: Path, output: Path | None, communes: tuple[str, ...], port: int) -> None:
    from generators import serve as serving
    from generators.request import Request
    from generators.values import Day

    today = Day(datetime.date.today())
    request = Request(
        root=ROOT,
        content=content.resolve(),
        output=(output or ROOT).resolve(),
        today=today,
        day=today,
        communes=communes,
    )

    def told(outcome: Any, seconds: float) -> None:
        _print_findings(outcome.findings)
        click.echo(tell("cli.rebuilt", made=str(len(outcome.made)), seconds=f"{seconds:.1f}"))

    def opened(address: str) -> None:
        click.echo(tell("cli.serving", address=address))

    try:
        serving.serve(request, tell, port=port, told=told, opened=opened)
    except KeyboardInterrupt:
        click.echo()


@loa.command(help=_help("studio"))
@CONTENT
@OUTPUT
@click.option("--port", type=click.IntRange(0, 65535), default=0, help=_help("opt-studio-port"))
@click.option("--host", default="127.0.0.1", show_default=True, help=_help("opt-studio-host"))
@click.option("--address", default="", help=_help("opt-studio-address"))
@click.option("--add-account", "account", default=None, metavar="NAME", help=_help("opt-studio-account"))
@click.option("--role", type=click.Choice(["writer", "approver"]), default="writer", help=_help("opt-studio-role"))
@click.option("--commune", "communes", multiple=True, help=_help("opt-studio-commune"))
def studio(
    content: Path,
    output: Path | None,
    port: int,
    host: str,
    address: str,
    account: str | None,
    role: str,
    communes: tuple[str, ...],
) -> None:
    from generators.studio import accounts
    from generators.studio.serving import NotServed, opened

    if not content.is_dir():
        raise usage("no-content", path=str(content))
    folder = (output or ROOT).resolve()
    if account is not None:
        password = click.prompt(tell("cli.studio-password"), hide_input=True, confirmation_prompt=True)
        try:
            accounts.add(folder / ".loa" / "studio", account, password, accounts.Role(role), account, communes)
        except accounts.BadAccount as refused:
            raise usage(str(refused)) from None
        click.echo(tell("cli.studio-account", name=account, role=role))
        return
    try:
        desk = opened(ROOT, content.resolve(), folder, host=host, port=port, address=address)
    except NotServed as refused:
        raise usage(refused.key, **refused.values) from None
    click.echo(tell("cli.studio-open" if desk.accounts else "cli.studio-open-once", address=desk.address))
    if host != "127.0.0.1" and not address.startswith("https:"):
        click.echo(tell("cli.studio-no-tls"), err=True)
    try:
        desk.serve()
    except KeyboardInterrupt:
        click.echo()


@loa.command("import", help=_help("import"))
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--portal", is_flag=True, help=_help("opt-portal"))
@click.option("--commune", default="", help=_help("opt-import-commune"))
@click.option("--output", "content", type=FOLDER, default=ROOT / "content", help=_help("opt-import-output"))
@click.option("--update", is_flag=True, help=_help("opt-update"))
@click.option("--dry-run", is_flag=True, help=_help("opt-dry-run"))
def import_(files: tuple[Path, ...], portal: bool, commune: str, content: Path, update: bool, dry_run: bool) -> None:
    from generators.importers import importing, report
    from generators.model.base import SLUG
    from generators.values import Day

    if commune and not SLUG.fullmatch(commune):
        raise usage("bad-id", id=commune)
    vietnamese = read_wording(ROOT / "templates" / "wording" / "vi")  # what is written into content files
    given = [(file.name, file.read_bytes()) for file in files]
    wanted = importing.Wanted(given, content.resolve(), portal, commune, update)
    made = importing.imported(wanted, Day(datetime.date.today()), vietnamese)
    if not dry_run:
        importing.write(made, content.resolve())
        importing.remember(made, content.resolve(), vietnamese)
    for line in report.told(made, content.name, tell, written=not dry_run):
        click.echo(line)
    _print_findings(made.findings)
    questions = sum(finding.code == "draft-doubt" for finding in made.findings)
    if questions:
        click.echo(tell("importers.told-questions", count=str(questions)))
    if not made.planned and not made.twins:
        click.echo(tell("importers.told-nothing"), err=True)
    sys.exit(1 if made.failed else 0)


def _not_yet(name: str) -> None:
    @loa.command(name, help=_help(name), context_settings={"ignore_unknown_options": True})
    @click.argument("words", nargs=-1, type=click.UNPROCESSED)
    def command(words: tuple[str, ...]) -> None:
        click.echo(tell("cli.not-yet", command=name), err=True)
        sys.exit(2)


for _name in ("bench",):
    _not_yet(_name)


def main() -> None:
    loa(prog_name="loa")
