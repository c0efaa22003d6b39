"""Xuất bản: start it, watch it, take the packages away."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for

from generators.model.base import SLUG
from generators.studio import packages
from generators.studio.desk import Answer, Desk, file_answer, person
from generators.studio.pages_start import commune_name
from generators.studio.publishing import Job, contents, member
from generators.studio.versions import Line
from generators.writers.short_text import count


def pages(desk: Desk) -> Blueprint:
    found = Blueprint("publishing", __name__)
    output = desk.settings.output

    @found.get("/xa/<commune>/xuat-ban")
    def overview(commune: str) -> Answer:
        desk.commune(commune)
        folder = output / "announcements" / commune / "packages"
        there = sorted(file.stem for file in folder.glob("*.zip"))
        return render_template(
            "publishing.html.jinja",
            commune=commune, name=commune_name(desk, commune), packages=there, job=desk.publisher.running(commune),
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
        return render_template(page, commune=commune, name=commune_name(desk, commune), job=job, told=_told(job))

    def _job(commune: str, job_id: str) -> Job:
        job = desk.publisher.job(job_id)
        if job is None or job.commune != commune:
            abort(404)
        return job

    def _told(job: Job) -> list[tuple[str, str, str]]:
        return [(one.severity.value, one.item[2], one.message(desk.say)) for one in job.findings if one.item[2]][:40]

    @found.get("/xa/<commune>/goi/<item>")
    def package(commune: str, item: str) -> Answer:
        desk.commune(commune)
        there = contents(output, commune, _item(item))
        if not there:
            abort(404)
        texts = {name: _text(commune, item, name) for name in there if name.endswith(".txt") and "loi-doc" not in name}
        return render_template(
            "package.html.jinja",
            commune=commune, name=commune_name(desk, commune), item=item, files=there, texts=texts,
            sizes={name: count(text) for name, text in texts.items() if name.startswith("tin-nhan")},
        )  # fmt: skip

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
