"""Bad input gets a clear finding with file, line, path, what was found and a hint; all of them at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators import document as d
from generators.findings import Finding, Severity
from generators.model import Commune
from generators.publishable import publishable
from generators.reader import read
from generators.values import Day
from generators.wording import read_wording
from tests.content_tree import COMMUNE, PROCEDURE, vi_du, write

ROOT = Path(__file__).parent.parent
WORDS = read_wording(ROOT / "templates" / "wording" / "vi")
TODAY = Day.parse("2026-11-20")
FILE = "communes/vi-du/procedures/nop-ho-so.yml"


def on_that_day(commune: Commune) -> Day:
    return TODAY


def found(content: Path) -> tuple[Finding, ...]:
    return publishable(read(content), {}, on_that_day).findings


def errors(content: Path) -> list[str]:
    return [finding.code for finding in found(content) if finding.severity is Severity.ERROR]


def printed(content: Path) -> list[str]:
    return [finding.printed(WORDS) for finding in found(content)]


def test_good_content_has_no_findings_and_keeps_every_value(tmp_path: Path) -> None:
    reading = read(vi_du(tmp_path))
    assert reading.findings == ()
    (publication,) = reading.publications
    procedure = publication.procedures["nop-ho-so"]
    assert d.written(procedure.steps[2].do) == "Bấm “Gửi”"
    assert publication.commune.contacts[0].phone is not None
    assert publication.commune.contacts[0].phone.digits == "0212345678"


def test_scalars_are_text_until_the_model_types_them(tmp_path: Path) -> None:
    commune = COMMUNE.replace("phone: \"0212345678\"", "phone: 0212345678").replace("role: công chức hộ tịch", "role: no")
    content = vi_du(tmp_path, **{"communes/vi-du/commune.yml": commune})
    contact = read(content).publications[0].commune.contacts[0]
    assert contact.role == "no"
    assert contact.phone is not None
    assert contact.phone.digits == "0212345678"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("short_title:", "short_titel:"), f'content/{FILE}:2: short_titel: không có khóa "short_titel" / có phải "short_title"?'),
        (("      - id: gui\n        do:", "      - do:"), f'content/{FILE}:13: steps.2.id: thiếu "id" / thêm dòng "id:" với giá trị của nó'),
        (("        do: Bấm {screen:Gửi}\n", ""), f"content/{FILE}:13: steps.2: một bước cần do, branches hoặc substeps"),
        (("goto: gui", "goto: nop"), f'content/{FILE}:12: steps.1.branches.0.goto: không có bước nào mang mã "nop" / các bước hiện có: mo-trang, dang-nhap, gui'),
        (("id: gui", "id: mo-trang"), f'content/{FILE}:13: steps.2.id: mã "mo-trang" dùng hai lần, lần đầu ở dòng 5 / đặt cho mỗi mục một mã riêng'),
        (("contact: ho-tich", "contact: ho-tic"), f'content/{FILE}:3: contact: không có đầu mối liên hệ "ho-tic" / hiện có: ho-tich'),
        (("{screen:Gửi}", "{scren:Gửi}"), f"content/{FILE}:14: steps.2.do: "),
        (("    steps:", "    steps: nhiều bước\n    x:"), f'content/{FILE}:4: steps: cần một danh sách (mỗi dòng bắt đầu bằng dấu gạch -), thấy "nhiều bước"'),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_line_and_a_hint(tmp_path: Path, change: tuple[str, str], expected: str) -> None:
    assert change[0] in PROCEDURE
    content = vi_du(tmp_path, **{FILE: PROCEDURE.replace(*change)})
    assert any(line.startswith(expected) for line in printed(content)), printed(content)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    bad = PROCEDURE.replace("short_title", "tieu_de").replace("goto: gui", "goto: 7 7").replace("id: gui", "ma: x")
    content = vi_du(tmp_path, **{FILE: bad, "communes/vi-du/commune.yml": COMMUNE.replace("kind: xã", "kind: huyện")})
    codes = {finding.code for finding in found(content)}
    assert {"wrong-choice"} <= codes  # the commune itself cannot be read, so its items wait
    content = vi_du(tmp_path, **{FILE: bad})
    codes = {finding.code for finding in found(content)}
    assert {"unknown-key", "wrong-value", "missing-field"} <= codes


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        (b"title: a\n\tx: b\n", "yaml-tab", 2),
        (b"title: a\ntitle: b\n", "duplicate-key", 2),
        (b"title: &a b\nsummary: *a\n", "alias", 1),
        (b"title: !!python/object/apply:os.system [ls]\n", "tag", 1),
        (b"title: a\nsummary: \xff\xfe\n", "not-utf8", 2),
        (b"title: a\nsummary: a\x00b\n", "control-character", 2),
        (b"- a\n- b\n", "not-a-mapping", 1),
        (b"", "not-a-mapping", 1),
        (b"a: 1\n---\nb: 2\n", "yaml-documents", 2),
        (b"a: " + b"[" * 400 + b"]" * 400 + b"\n", "too-deep", 1),
        (b"a: " + b"[" * 100_000, "too-deep", 1),
        (b"- " * 100_000, "too-deep", 1),
        (b"title: " + b"x" * 600_000, "too-large", 0),
    ],
)
def test_broken_and_hostile_files_are_refused_with_a_line(tmp_path: Path, raw: bytes, code: str, line: int) -> None:
    content = vi_du(tmp_path)
    (content / FILE).write_bytes(raw)
    (finding,) = [finding for finding in found(content) if finding.file.endswith("nop-ho-so.yml")]
    assert finding.code == code
    if line:
        assert finding.line == line


def test_a_link_out_of_the_content_folder_is_refused(tmp_path: Path) -> None:
    content = vi_du(tmp_path)
    secret = tmp_path / "elsewhere.yml"
    secret.write_text("title: a\nsteps: []\n", encoding="utf-8")
    (content / "communes/vi-du/procedures/khac.yml").symlink_to(secret)
    assert errors(content) == ["outside"]


def test_a_file_name_that_cannot_be_an_address_is_told(tmp_path: Path) -> None:
    content = vi_du(tmp_path, **{"communes/vi-du/procedures/Khai Sinh.yml": PROCEDURE})
    assert errors(content) == ["bad-name"]


def test_one_commune_in_error_leaves_the_others(tmp_path: Path) -> None:
    content = vi_du(tmp_path)
    write(tmp_path, {"communes/khac/commune.yml": "kind: xã\n"})
    reading = read(content)
    assert [publication.commune.id for publication in reading.publications] == ["vi-du"]
    assert {finding.item[0] for finding in reading.findings} == {"khac"}


def test_an_article_that_needs_a_broken_guide_waits_with_it(tmp_path: Path) -> None:
    article = """
        title: Bài
        sections:
          - heading: Cách làm
            body:
              - guide: nop-ho-so
    """
    broken = PROCEDURE.replace("title:", "tittle:")
    content = vi_du(tmp_path, **{FILE: broken, "communes/vi-du/campaigns/bai.yml": article})
    result = publishable(read(content), {}, on_that_day)
    assert "depends-on-withheld" in {finding.code for finding in result.findings}
    assert result.withheld == {("vi-du", "procedures", "nop-ho-so"), ("vi-du", "campaigns", "bai")}
    assert list(result.publications[0].items()) == []


def test_what_is_in_error_gives_way_to_its_last_good_form(tmp_path: Path) -> None:
    content = vi_du(tmp_path)
    good = {("vi-du", *key): tree for key, tree in read(content).publications[0].trees.items()}
    (content / FILE).write_text("tittle: x\n", encoding="utf-8")
    result = publishable(read(content), good, on_that_day)
    assert result.withheld == {("vi-du", "procedures", "nop-ho-so")}
    assert d.written(result.publications[0].procedures["nop-ho-so"].title) == "Nộp hồ sơ trực tuyến"


def test_a_commune_overrides_single_values_of_a_national_procedure(tmp_path: Path) -> None:
    content = vi_du(
        tmp_path,
        **{
            "national/procedures/khai-sinh.yml": PROCEDURE + "\n    fee: Theo quy định\n",
            "communes/vi-du/commune.yml": COMMUNE + "\n    procedures: [khai-sinh]\n",
            "communes/vi-du/procedures/khai-sinh.yml": "fee: Miễn phí\nsteps:\n  - id: gui\n    short: Gửi\n",
        },
    )
    reading = read(content)
    assert reading.findings == ()
    procedure = reading.publications[0].procedures["khai-sinh"]
    assert procedure.fee is not None
    assert d.written(procedure.fee.text or ()) == "Miễn phí"
    assert [step.id for step in procedure.steps] == ["mo-trang", "dang-nhap", "gui"]
    assert d.written(procedure.steps[2].short or ()) == "Gửi"
    tree = reading.publications[0].trees["procedures", "khai-sinh"]
    assert tree.mark(("fee",)).file == "content/communes/vi-du/procedures/khai-sinh.yml"
    assert tree.mark(("title",)).file == "content/national/procedures/khai-sinh.yml"


def overridden(folder: Path, override: str) -> Path:
    return vi_du(
        folder,
        **{
            "national/procedures/chung.yml": PROCEDURE,
            "communes/vi-du/commune.yml": COMMUNE + "\n    procedures: [chung]\n",
            "communes/vi-du/procedures/chung.yml": override,
        },
    )


def test_a_step_that_has_the_id_of_another_is_not_lost_in_merging(tmp_path: Path) -> None:
    content = overridden(tmp_path, "steps:\n  - {id: moi, do: Một}\n  - {id: gui, short: Gửi}\n  - {id: moi, do: Hai}\n")
    assert errors(content) == ["duplicate-id"]
    steps = read(content).publications[0].procedures["chung"].steps
    assert [step.id for step in steps] == ["mo-trang", "dang-nhap", "gui", "moi", "moi"]
    assert d.written(steps[2].short or ()) == "Gửi"


@pytest.mark.parametrize("wrong", ["[moi]", "{a: b}", "''"])
def test_an_id_that_is_no_word_is_told_and_stops_nothing(tmp_path: Path, wrong: str) -> None:
    content = overridden(tmp_path, f"steps:\n  - {{id: {wrong}, do: Một}}\n")
    assert errors(content)
    assert "nop-ho-so" in read(content).publications[0].procedures


def test_an_unknown_national_procedure_is_told(tmp_path: Path) -> None:
    content = vi_du(tmp_path, **{"communes/vi-du/commune.yml": COMMUNE + "\n    procedures: [khong-co]\n"})
    assert errors(content) == ["no-such-item"]


def test_the_real_content_has_no_errors() -> None:
    wrong = [finding for finding in found(ROOT / "content") if finding.severity is Severity.ERROR]
    assert [finding.printed(WORDS) for finding in wrong] == []
