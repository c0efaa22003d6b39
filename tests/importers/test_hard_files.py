"""A file that is locked, damaged, renamed or made to harm ends in a plain reason and in no trace of the program."""

from __future__ import annotations

import random
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pypdfium2
import pytest
from click.testing import CliRunner

from generators.cli import loa
from generators.importers import word_package
from generators.importers.source import Unreadable
from tests.importers import clerks, forms
from tests.importers.documents import SOURCES, model_of, names, of_bytes

NAME = names()[2]
WORD = clerks.of_counted_steps(forms.paragraphs_of(NAME, (SOURCES / NAME).read_bytes()))
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "WordDocument".encode("utf-16-le") + bytes(512)


def replaced(data: bytes, parts: dict[str, bytes | None]) -> bytes:
    """The package with other parts; None takes a part out."""
    held = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(held, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return held.getvalue()


def part(name: str) -> bytes:
    with ZipFile(BytesIO(WORD)) as package:
        return package.read(name)


def refused(name: str, data: bytes) -> str:
    with pytest.raises(Unreadable) as raised:
        of_bytes(name, data)
    return raised.value.code


def locked_pdf() -> bytes:
    """The smallest PDF that asks for a password: what it holds is encrypted with a key nobody has."""
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"3 0 obj<</Filter/Standard/V 1/R 2/P -44/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>endobj\n"
    )
    table = b"xref\n0 4\n0000000000 65535 f \n"
    for number in (b"1 0 obj", b"2 0 obj", b"3 0 obj"):
        table += b"%010d 00000 n \n" % body.index(number)
    return (
        body + table + b"trailer<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF" % len(body)
    )


def named(value: object) -> str:
    """A file's bytes are no name of a test: a zip holds the time it was made at."""
    return "file" if isinstance(value, bytes) else str(value)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.docx", LOCKED, "locked"),
        ("x.doc", LOCKED, "locked"),
        ("x.docx", OLD, "old-word"),
        ("x.doc", OLD, "old-word"),
        ("x.doc", b"{\\rtf1\\ansi x}", "old-word"),
        ("x.pdf", locked_pdf(), "locked"),
        ("x.pdf", b"%PDF-1.7\nbroken", "not-pdf"),
        ("x.docx", WORD[: len(WORD) // 2], "not-word"),
        ("x.docx", replaced(WORD, {"word/document.xml": None}), "not-word"),
        ("x.docx", replaced(WORD, {"word/document.xml": b"<broken"}), "not-word"),
        ("x.docx", replaced(WORD, {"word/document.xml": b"<html/>"}), "not-word"),
        ("x.docx", b"PK\x05\x06" + bytes(18), "not-word"),
    ],
    ids=named,
)
def test_a_file_nothing_comes_out_of_says_why(name: str, data: bytes, code: str) -> None:
    assert refused(name, data) == code


def test_a_bomb_is_never_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "MOST_XML", 200_000)
    bomb = replaced(WORD, {"word/document.xml": part("word/document.xml") + b" " * 10_000_000})
    assert refused("x.docx", bomb) == "unpacks-large"


def test_entities_that_multiply_are_not_followed() -> None:
    laughs = b'<!DOCTYPE w [<!ENTITY a "' + b"ha" * 99 + b'">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 40) for n in range(9)
    ) + b"]>"  # fmt: skip
    document = part("word/document.xml")
    head, _, rest = document.partition(b"<w:document")
    assert refused("x.docx", replaced(WORD, {"word/document.xml": head + laughs + b"<w:document" + rest.replace(b"<w:body>", b"<w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p>", 1)})) == "not-word"  # fmt: skip


def test_a_file_is_read_as_what_it_is_whatever_its_name_says() -> None:
    as_issued = [draft.kind for draft in of_bytes("x.docx", WORD).drafts]
    assert [draft.kind for draft in of_bytes("x.txt", WORD).drafts] == as_issued
    assert [draft.kind for draft in of_bytes("x.doc", WORD).drafts] == as_issued
    page = forms.as_html(["THÔNG BÁO", "Về việc nghỉ lễ", "Bộ phận một cửa nghỉ từ ngày 30/4/2026."])
    assert of_bytes("x.doc", page).drafts


@pytest.mark.parametrize(
    "gone",
    ["word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "_rels/.rels"],
)
def test_a_file_that_lost_a_part_is_read_all_the_same(gone: str) -> None:
    assert [draft.kind for draft in of_bytes("x.docx", replaced(WORD, {gone: None})).drafts]


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_word_file_gives_drafts_or_a_reason(seed: int) -> None:
    """Values torn out of the document's own markup, as a program with an error writes it."""
    chance = random.Random(seed)
    parts: dict[str, bytes | None] = {}
    for name in ("word/document.xml", "word/numbering.xml", "word/styles.xml"):
        words = part(name).decode()
        for _ in range(chance.randint(1, 40)):
            at = chance.randrange(len(words))
            quote = words.find('w:val="', at)
            if quote >= 0:
                end = words.index('"', quote + 7)
                words = words[: quote + 7] + chance.choice(("", "x", "-1", "99999999999", "0", "٣")) + words[end:]
        parts[name] = words.encode()
    try:
        made = of_bytes("x.docx", replaced(WORD, parts))
    except Unreadable:
        return
    for draft in made.drafts:
        model_of(draft)


@pytest.mark.parametrize(
    ("name", "data"), [("x.docx", LOCKED), ("x.doc", OLD), ("x.docx", b"PK\x03\x04"), ("x.pdf", locked_pdf())], ids=named
)
def test_the_command_says_what_to_do_and_shows_no_trace(tmp_path, name: str, data: bytes) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / name
    file.write_bytes(data)
    result = CliRunner().invoke(loa, ["import", str(file), "--output", str(tmp_path / "content")])
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert any(words in result.output for words in ("mật khẩu", "lưu lại thành .docx", "lưu thành tệp .docx mới"))


def test_the_locked_pdf_of_these_tests_is_one() -> None:
    with pytest.raises(pypdfium2.PdfiumError, match="password"):
        pypdfium2.PdfDocument(locked_pdf())


def test_pictures_the_file_has_lost_are_asked_about() -> None:
    made = docx.Document()
    made.add_paragraph("HƯỚNG DẪN NỘP HỒ SƠ")
    made.add_paragraph("Bước 1: Mở trang dichvucong.gov.vn")
    made.add_paragraph().add_run().add_picture(clerks.screenshot())
    made.add_paragraph("Bước 2: Gửi hồ sơ")
    data = forms.saved(made)
    with ZipFile(BytesIO(data)) as package:
        (picture,) = (name for name in package.namelist() if name.startswith("word/media/"))
    (draft,) = (
        each for each in of_bytes("x.docx", replaced(data, {picture: None})).drafts if each.kind == "procedures"
    )
    assert "picture" in [remark.code for _, remark in draft.questions()]
