"""A commune's own readings are said on its air, and only on its air."""

from __future__ import annotations

from pathlib import Path

from generators.reader import read
from tests.content_tree import vi_du


def test_a_commune_reads_over_its_province_and_the_nation(tmp_path: Path) -> None:
    content = vi_du(
        tmp_path,
        **{
            "national/lexicon.yml": "ABC: a bê xê\nDEF: đê e ép\n",
            "provinces/tinh/lexicon.yml": "DEF: của tỉnh\nGHI: của tỉnh\n",
            "communes/vi-du/lexicon.yml": "GHI: của xã\n",
        },
    )
    assert dict(read(content).publications[0].lexicon) == {"ABC": "a bê xê", "DEF": "đê e ép", "GHI": "của xã"}
    commune = content / "communes/vi-du/commune.yml"
    commune.write_text(commune.read_text("utf-8") + "province_layer: tinh\n", encoding="utf-8")
    assert dict(read(content).publications[0].lexicon) == {"ABC": "a bê xê", "DEF": "của tỉnh", "GHI": "của xã"}


def test_a_reading_that_is_no_text_is_told(tmp_path: Path) -> None:
    content = vi_du(tmp_path, **{"communes/vi-du/lexicon.yml": "ABC:\n  - x\n"})
    assert [(finding.code, finding.line) for finding in read(content).findings] == [("wrong-type", 1)]


def test_a_script_says_the_communes_own_reading(tmp_path: Path) -> None:
    from generators.catalogue import Form, editions
    from generators.documents.setting import Setting
    from generators.press import Order
    from generators.pressroom import made
    from generators.validity import Moment
    from generators.values import Day
    from generators.writers.assets import read_assets

    content = vi_du(
        tmp_path,
        **{
            "communes/vi-du/lexicon.yml": "TTVH: trung tâm văn hóa\n",
            "communes/vi-du/broadcasts/bao.yml": "message:\n  - Mời bà con đến TTVH xã.\n",
        },
    )
    (publication,) = read(content).publications
    assets = read_assets(Path(__file__).parent.parent / "templates")
    setting = Setting.at(publication, Moment(Day.parse("2026-11-20")), assets.wording)
    edition = next(e for e in editions(setting) if e.form is Form.SCRIPT and e.item == ("broadcasts", "bao"))
    (text,) = made(Order(edition, words=publication.lexicon), assets, None).files.values()
    assert "trung tâm văn hóa xã" in text.decode("utf-8")
