"""The colours of a commune: three good sets, others checked, the emblem from its own folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from generators.catalogue import editions, pictures
from generators.document import contrast
from generators.documents.setting import Setting
from generators.model.commune import presets
from generators.publishable import publishable
from generators.reader import read
from generators.validity import Moment
from generators.values import Day
from generators.wording import read_wording
from tests import content_tree

WORDING = read_wording(Path(__file__).parents[1] / "templates" / "wording" / "vi")


def setting(folder: Path, more: str) -> Setting:
    content = content_tree.vi_du(folder, **{"communes/vi-du/commune.yml": content_tree.COMMUNE + more})
    return Setting.at(read(content).publications[0], Moment(Day.parse("2026-09-01"), past=False), WORDING)


@pytest.mark.parametrize("name", presets())
def test_every_set_of_colours_is_read_in_grey(name: str, tmp_path: Path) -> None:
    theme = setting(tmp_path, f"    theme: {name}\n").issuer.theme
    assert presets()[name] == {"ink": theme.ink, "accent": theme.accent, "soft": theme.soft}
    for colour in (theme.ink, theme.accent):
        assert contrast(colour, "#ffffff") >= 7
        assert contrast(colour, theme.soft) >= 6  # on screens, where soft is a ground
    assert contrast(theme.ink, theme.soft) >= 7


def test_there_are_three_to_choose_from() -> None:
    assert len(presets()) >= 3


@pytest.mark.parametrize("wrong", ["theme: hong-phan", 'theme: {ink: "#9aa0a6"}', 'theme: {ink: "red"}'])
def test_an_unknown_set_or_a_pale_ink_is_refused(wrong: str, tmp_path: Path) -> None:
    content = content_tree.vi_du(tmp_path, **{"communes/vi-du/commune.yml": content_tree.COMMUNE + f"    {wrong}\n"})
    reading = read(content)
    assert not reading.publications
    assert any("theme" in finding.path for finding in reading.findings)


def test_the_emblem_goes_to_every_sheet(tmp_path: Path) -> None:
    images = tmp_path / "content/communes/vi-du/images"
    images.mkdir(parents=True)
    Image.new("RGB", (64, 64), "red").save(images / "huy-hieu.png")
    found = setting(tmp_path, "    emblem: huy-hieu.png\n")
    assert found.issuer.emblem == "vi-du/huy-hieu.png"
    assert all(pictures(edition.document, found) for edition in editions(found))


def test_an_emblem_that_is_not_there_is_told(tmp_path: Path) -> None:
    content = content_tree.vi_du(
        tmp_path, **{"communes/vi-du/commune.yml": content_tree.COMMUNE + "    emblem: huy-hieu.png\n"}
    )
    found = publishable(read(content), {}, lambda commune: Day.parse("2026-09-01")).findings
    assert "no-such-image" in {finding.code for finding in found}
