"""What shapes a form is known: no writer reads a template that its fingerprint does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from generators.catalogue import Edition, Form, editions
from generators.documents.setting import Setting
from generators.fingerprint import TEMPLATES, WRITERS, Fingerprints, Shape
from generators.press import Order
from generators.pressroom import made
from generators.publishable import publishable
from generators.reader import read
from generators.validity import Moment
from generators.wording import Wording
from generators.writers.assets import Assets, read_assets
from generators.writers.pdf import DoesNotFit

ROOT = Path(__file__).parent.parent


class Watched(Mapping[str, bytes]):
    """Templates that remember which of them were read."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.seen: set[str] = set()

    def __getitem__(self, path: str) -> bytes:
        self.seen.add(path)
        return self.files[path]

    def __contains__(self, path: object) -> bool:
        return path in self.files

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)


class Heard(Wording):
    """Wording that remembers which rooms' phrases were said."""

    def __call__(self, key: str, /, **values: str) -> str:
        ROOMS.add(key.split(".")[0])
        return super().__call__(key, **values)


ROOMS: set[str] = set()


def an_edition(form: Form) -> Edition:
    publication = next(p for p in publishable(read(ROOT / "content", ("thanh-giang",)), {}, lambda c: c.as_issued).publications)
    assets = read_assets(ROOT / "templates")
    setting = Setting.at(publication, Moment(publication.commune.as_issued, past=True), assets.wording)
    found = list(editions(setting))
    poster = next(edition for edition in found if edition.form is Form.POSTER)
    return next((edition for edition in found if edition.form is form), replace(poster, form=form))


DRAWN = [form for form in Form if form not in (Form.SOUND, Form.NOTICE_SIGNED)]  # one needs a voice, one is copied


@pytest.mark.parametrize("form", DRAWN)
def test_a_writer_reads_only_what_its_fingerprint_holds(form: Form) -> None:
    assets = read_assets(ROOT / "templates")
    watched = Watched(assets.templates)
    ROOMS.clear()
    with suppress(DoesNotFit):  # it has read all its templates by then
        made(Order(an_edition(form)), Assets(watched, Heard(assets.wording.phrases)), None)
    read_too = {path for path in watched.seen if path in assets.templates and not path.startswith(TEMPLATES[form])}
    said_too = {room for room in ROOMS if f"wording/vi/{room}.yml" not in TEMPLATES[form]}
    assert (read_too, said_too) == (set(), set())


def test_every_form_has_its_writer_and_templates() -> None:
    assert set(WRITERS) == set(TEMPLATES) == {*Form, "station", "website"}


NOW = Fingerprints(ROOT)


def remade(change: Callable[[Fingerprints], None]) -> set[Shape]:
    """The forms that are made anew after a change of what shapes them."""
    after = Fingerprints(ROOT)
    after.libraries, after.templates, after.modules = NOW.libraries, dict(NOW.templates), dict(NOW.modules)
    change(after)
    return {shape for shape in WRITERS if after.of(shape) != NOW.of(shape)}


def edited(*modules: str) -> Callable[[Fingerprints], None]:
    def change(found: Fingerprints) -> None:
        for name in modules:
            imports, _ = found.modules[name]
            found.modules[name] = (imports, b"changed")

    return change


def test_a_change_of_one_look_leaves_the_other_forms_standing() -> None:
    changed = remade(lambda found: found.templates.update({"announcements/poster.css": b"changed"}))
    assert changed == {shape for shape in TEMPLATES if "announcements/" in TEMPLATES[shape]}
    assert {Form.POSTER, Form.LEAFLET} <= changed
    assert Form.NOTICE_PDF not in changed


def test_a_change_in_the_language_remakes_what_is_said() -> None:
    changed = remade(edited("generators.vietnamese.numbers"))
    assert {Form.SCRIPT, Form.SOUND} <= changed
    assert not {Form.POSTER, Form.LEAFLET, Form.NOTICE_DOCX, Form.NOTICE_PDF} & changed


@pytest.mark.parametrize(
    "module",
    ["website.pages", "website.staging", "website.making", "website.search", "writers.markdown", "writers.markdown_blocks"],
)
def test_a_change_of_what_makes_pages_remakes_the_websites_alone(module: str) -> None:
    assert remade(edited(f"generators.{module}")) == {"website"}


def test_whatever_the_pressroom_draws_with_shapes_a_form() -> None:
    rooms = ("generators.writers.", "generators.website.", "generators.station.")
    imported, _ = NOW.modules["generators.pressroom"]
    for name in sorted(name for name in imported if name.startswith(rooms) and name in NOW.modules):
        assert remade(edited(name)), name
