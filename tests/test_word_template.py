"""A commune's own Word template of notices: followed where it is fit, told about and passed over where it is not."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx as python_docx
import pytest
from docx.shared import Pt, RGBColor

from generators.build import build
from generators.font_metrics import tinos
from generators.nd30.check import check_docx
from generators.reader import read
from generators.request import Request
from generators.values import Day
from generators.wording import read_wording
from generators.writers.assets import read_assets
from tests import libreoffice
from tests.content_tree import vi_du

ROOT = Path(__file__).parent.parent
SHARED = ROOT / "templates/notices/nd30.docx"
TODAY = Day.parse("2026-11-20")
NOTICE = """
    status: for-signature
    subject: Lịch tiếp nhận hồ sơ
    intro:
      - text: Ủy ban nhân dân xã tiếp nhận hồ sơ các ngày trong tuần.
    recipients: [Các thôn;]
    archive: "Lưu: VT."
    signer:
      authority: [CHỦ TỊCH]
"""
DOCX, PDF = "announcements/vi-du/notices/lich.docx", "announcements/vi-du/notices/lich.pdf"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return vi_du(tmp_path, **{"communes/vi-du/notices/lich.yml": NOTICE})


def bring(content: Path, template: bytes) -> Path:
    place = content / "communes/vi-du/nd30.docx"
    place.write_bytes(template)
    return place


def restyled(change: Callable[[python_docx.document.Document], None]) -> bytes:
    """The shared template, restyled as by an office worker."""
    document = python_docx.Document(str(SHARED))
    change(document)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def wider(document: python_docx.document.Document) -> None:
    """More air, and smaller recipients' room: all within the decree."""
    body = document.styles["Nội dung"].paragraph_format
    body.space_after, body.line_spacing = Pt(9), 1.5
    document.add_picture(BytesIO((ROOT / "docs/pictures").glob("*.png").__next__().read_bytes()))
    document.sections[0].header.paragraphs[0].text = "Ghi chú riêng của người sửa mẫu"
    document.core_properties.author = document.core_properties.comments = "Người sửa mẫu"


def repacked(template: bytes, **parts: bytes | None) -> bytes:
    """The template with parts of its package replaced, added, or taken out."""
    made = BytesIO()
    with ZipFile(BytesIO(template)) as source, ZipFile(made, "w") as target:
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, data in parts.items():
            if data is not None:
                target.writestr(name, data)
    return made.getvalue()


def told(content: Path) -> list[tuple[str, str]]:
    words = read_wording(ROOT / "templates/wording/vi")
    return [(one.code, one.message(words)) for one in read(content).findings]


Make = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def made(hand: Executor) -> Make:
    """`made(content)` gives the notices that a build has made."""

    def make(content: Path) -> dict[str, bytes]:
        folder = content.parent / "out"
        request = Request(ROOT, content, folder, TODAY, TODAY, scopes=frozenset({"notices"}), jobs=1)
        outcome = build(request, executor=hand)
        assert not outcome.failed, outcome.findings
        return {path: (folder / path).read_bytes() for path in outcome.made}

    return make


# ── Followed ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_both_forms_follow_the_commune_s_own_template(content: Path, made: Make) -> None:
    shared = made(content)
    bring(content, restyled(wider))
    own = made(content)
    assert set(own) == {DOCX, PDF} == set(shared)
    assert made(content) == {}  # nothing changed: nothing made
    paper = python_docx.Document(BytesIO(own[DOCX]))
    assert paper.styles["Nội dung"].paragraph_format.line_spacing == 1.5
    assert check_docx(own[DOCX], tinos(read_assets(ROOT / "templates"))) == []


def test_nothing_of_the_template_but_its_styles_gets_into_a_notice(content: Path, made: Make) -> None:
    bring(content, restyled(wider))
    with ZipFile(BytesIO(made(content)[DOCX])) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
        assert not [name for name in package.namelist() if "media" in name]
    assert "riêng của người sửa mẫu".encode() not in everything
    assert "Người sửa mẫu".encode() not in everything


@pytest.mark.slow
@libreoffice.needed
def test_a_template_edited_in_libreoffice_is_followed(content: Path, tmp_path: Path, made: Make) -> None:
    (through,) = libreoffice.through_odt({"nd30": restyled(wider)}, tmp_path / "odt").values()
    bring(content, through)
    assert told(content) == []
    own = made(content)
    assert check_docx(own[DOCX], tinos(read_assets(ROOT / "templates"))) == []


# ── Passed over ──────────────────────────────────────────────────────────────────────────────────────────────────────


def coloured(document: python_docx.document.Document) -> None:
    document.styles["Nội dung"].font.color.rgb = RGBColor(255, 0, 0)


def arial(document: python_docx.document.Document) -> None:
    document.styles["Trích yếu"].font.name = "Arial"


def light(document: python_docx.document.Document) -> None:
    document.styles["Quốc hiệu"].font.bold = False


def ragged(document: python_docx.document.Document) -> None:
    document.styles["Nội dung"].paragraph_format.alignment = 0


def tight(document: python_docx.document.Document) -> None:
    document.styles["Nội dung"].paragraph_format.space_after = Pt(3)


def narrow(document: python_docx.document.Document) -> None:
    document.sections[0].left_margin = Pt(40)


def renamed(document: python_docx.document.Document) -> None:
    document.styles["Căn cứ"].name = "Căn cứ pháp lý"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (coloured, "màu FF0000"),
        (arial, "phông Arial"),
        (light, "“Quốc hiệu” không đậm"),
        (ragged, "“Nội dung” không canh đều hai lề"),
        (tight, "“Nội dung” cách đoạn 3 pt"),
        (narrow, "Lề trái"),
        (renamed, "thiếu kiểu “Căn cứ”"),
    ],
)
def test_a_template_outside_the_decree_is_named_and_passed_over(
    content: Path, change: Callable[[python_docx.document.Document], None], says: str
) -> None:
    bring(content, restyled(change))
    ((code, message),) = told(content)
    assert code == "template-unfit"
    assert says in message
    assert read(content).publications[0].template is None


EXTERNAL = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    b'Target="file:///X:/mau.dotm" TargetMode="External"/></Relationships>'
)
STYLES = ZipFile(SHARED).read("word/styles.xml")


@pytest.mark.parametrize(
    ("template", "code"),
    [
        (b"", "template-not-word"),
        (b"\xd0\xcf\x11\xe0 an old .doc", "template-not-word"),
        (SHARED.read_bytes()[:4000], "template-not-word"),
        (repacked(SHARED.read_bytes(), **{"word/styles.xml": None}), "template-not-word"),
        (repacked(SHARED.read_bytes(), **{"word/styles.xml": b"<w:styles"}), "template-not-word"),
        (repacked(SHARED.read_bytes(), **{"word/styles.xml": STYLES.replace(b'w:sz w:val="28"', b'w:sz w:val="x"')}), "template-unfit"),
        (repacked(SHARED.read_bytes(), **{"word/vbaProject.bin": b"macro"}), "template-with-program"),
        (repacked(SHARED.read_bytes(), **{"word/_rels/settings.xml.rels": EXTERNAL}), "template-with-program"),
        (bytes(3 * 1024**2), "template-too-large"),
    ],
)  # fmt: skip
def test_what_is_no_safe_word_document_is_passed_over(content: Path, template: bytes, code: str) -> None:
    bring(content, template)
    assert [found for found, _ in told(content)] == [code]


def test_a_template_that_unpacks_without_end_is_passed_over(content: Path) -> None:
    made_ = BytesIO()
    with ZipFile(made_, "w", compression=8) as target:
        target.writestr("word/styles.xml", bytes(30 * 1024**2))
    bring(content, made_.getvalue())
    assert [found for found, _ in told(content)] == ["template-not-word"]


def test_a_template_from_outside_the_content_is_passed_over(content: Path) -> None:
    (content / "communes/vi-du/nd30.docx").symlink_to(SHARED)
    assert [found for found, _ in told(content)] == ["outside"]


def test_the_shared_template_stands_where_the_own_is_unfit(content: Path, made: Make) -> None:
    shared = made(content)
    bring(content, restyled(arial))
    assert made(content) == {}
    assert set(shared) == {DOCX, PDF}
