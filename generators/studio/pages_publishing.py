"""Xuất bản: start it, watch it, take the packages away."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from flask import Blueprint, abort, redirect, render_template, request, url_for

from generators.model.base import SLUG
from generators.studio import packages
from generators.studio.desk import Answer, Desk, file_answer, person
from generators.studio.listing import matters
from generators.studio.pages_start import commune_name
from generators.studio.publishing import Job, contents, member
from generators.studio.versions import Line
from generators.vietnamese import sort_key
from generators.writers.short_text import count

MOST_TOLD = 40  # findings on one page


def pages(desk: Desk) -> Blueprint:
    found = Blueprint("publishing", __name__)
    output = desk.settings.output

    @found.get("/xa/<commune>/xuat-ban")
    def overview(commune: str) -> Answer:
        desk.commune(commune)
        folder = output / "announcements" / commune / "packages"
        there = {file.stem for file in folder.glob("*.zip")}
        return render_template(
            "publishing.html.jinja",
            commune=commune, name=commune_name(desk, commune), packages=_titled(commune, there),
            job=desk.publisher.running(commune),
        )  # fmt: skip

    @found.post("/xa/<commune>/xuat-ban")
    def publish(commune: str) -> Answer:
        desk.commune(commune)
        job = desk.publisher.start(commune)
        desk.archive.noted(Line(desk.now(), person().name, person().shown, "publish", commune, "", ""))
        return redirect(url_for("publishing.watch", commune=commune, job_id=job.id))

    @found.get("/xa/<commune>/xuat-ban/<job_id>")
    def watch(commune: str, job_id: str) -> Answer:
        desk.commune(commune)
        job = _job(commune, job_id)
        page = "job.html.jinja" if request.headers.get("HX-Request") else "watch.html.jinja"
        titles = _titles(commune)
        return render_template(
            page,
            commune=commune, name=commune_name(desk, commune), job=job,
            packages=_titled(commune, job.packages) if job.over else [],
            withheld=[titles.get(item, item) for _, item in job.withheld],
            told=[
                (one.severity.value, titles.get(one.item[2], one.item[2]), one.message(desk.say))
                for one in job.findings
                if one.item[2]
            ][:MOST_TOLD],
        )  # fmt: skip

    def _titles(commune: str) -> Mapping[str, str]:
        return matters(desk.settings.content, commune)

    def _titled(commune: str, items: Collection[str]) -> list[tuple[str, str]]:
        """Packages as (id, what it is called), by name."""
        titles = _titles(commune)
        return sorted(((item, titles.get(item, item)) for item in items), key=lambda one: sort_key(one[1]))

    def _job(commune: str, job_id: str) -> Job:
        job = desk.publisher.job(job_id)
        if job is None or job.commune != commune:
            abort(404)
        return job

    @found.get("/xa/<commune>/goi/<item>")
    def package(commune: str, item: str) -> Answer:
        desk.commune(commune)
        there = contents(output, commune, _item(item))
        if not there:
            abort(404)
        sent = [name for name in packages.in_order(there) if name.endswith(".txt") and not name.startswith("loi-doc")]
        texts = {name: _text(commune, item, name) for name in sent}
        return render_template(
            "package.html.jinja",
            commune=commune, name=commune_name(desk, commune), item=item, texts=texts,
            files=[(name, _called(name), there[name]) for name in packages.in_order(there)],
            title=_titles(commune).get(item, item),
            sizes={name: count(text) for name, text in texts.items() if name.startswith("tin-nhan")},
        )  # fmt: skip

    def _called(name: str) -> str:
        what, length, suffix = packages.known(name)
        kind = desk.say(f"studio.file-kind-{suffix}")
        lasting = f", {desk.say(f'studio.length-{length}').lower()}" if length else ""
        return f"{desk.say(f'studio.file-{what}')}{lasting} ({kind})"

    def _text(commune: str, item: str, name: str) -> str:
        data = member(output, commune, item, name)
        return data.decode("utf-8").strip() if data is not None else ""

    @found.get("/xa/<commune>/goi/<item>/tep/<name>")
    def part(commune: str, item: str, name: str) -> Answer:
        desk.commune(commune)
        data = member(output, commune, _item(item), name)
        if data is None:
            abort(404)
        return file_answer(data, name, attached=bool(request.args.get("tai")))

    @found.get("/xa/<commune>/goi/<item>.zip")
    def whole(commune: str, item: str) -> Answer:
        desk.commune(commune)
        file = output / packages.path_of(commune, _item(item))
        if not file.is_file():
            abort(404)
        return file_answer(file.read_bytes(), f"{item}.zip", attached=True)

    return found


def _item(item: str) -> str:
    if not SLUG.fullmatch(item):
        abort(404)
    return item
