"""The signed original of a notice at the desk: taken in whole or not at all, and never lost."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml
from werkzeug.test import TestResponse

from generators import checks, originals
from generators.originals import Original, read_original
from generators.reader import read
from generators.studio.desk import AROUND
from generators.studio.places import Place
from generators.values import Day
from tests.signed_pdf import SIGNED, UNSIGNED, WITH_SCRIPT
from tests.studio.conftest import House, Visitor

FORM = "/soan/vi-du/thong-bao/tiem-chung"
FILE = "communes/vi-du/notices/tiem-chung.yml"
PLACE = "communes/vi-du/signed/tiem-chung.pdf"
OTHER = SIGNED + b"\n% another copy\n"


def step(visitor: Visitor, act: str, **more: str) -> None:
    assert visitor.post(f"{FORM}/doi-song", {"buoc": act, **more}).status_code == 302


@pytest.fixture
def approver(house: House) -> Visitor:
    """Somebody who may approve, before a notice that has just been issued."""
    found = house.visitor("duyet")
    step(found, "for-signature")
    step(found, "issue", so="7", ngay="2026-11-20")
    assert yaml.safe_load(house.text("notices/tiem-chung.yml"))["status"] == "issued"
    found.get(FORM)  # says that it was
    return found


def sign(visitor: Visitor, data: bytes = SIGNED, name: str = "thong-bao-07.pdf") -> TestResponse:
    return visitor.post(f"{FORM}/ban-ky", {"tep": (io.BytesIO(data), name)}, content_type="multipart/form-data")


def said(visitor: Visitor) -> str:
    page = visitor.get(FORM).get_data(as_text=True)
    return page[page.index('class="notes"') : page.index('class="head"')]


def everything(house: House) -> dict[str, bytes]:
    return {file.relative_to(house.content).as_posix(): file.read_bytes() for file in house.content.rglob("*") if file.is_file()}


def test_the_signed_pdf_of_an_issued_notice_is_kept_byte_for_byte(approver: Visitor, house: House) -> None:
    before = house.text("notices/tiem-chung.yml")
    assert sign(approver).status_code == 302
    assert "Đã gắn bản gốc đã ký" in said(approver)
    assert (house.content / PLACE).read_bytes() == SIGNED
    assert house.text("notices/tiem-chung.yml") == before.rstrip("\n") + "\nsigned: signed/tiem-chung.pdf\n"
    publication = read(house.content, ("vi-du",)).publications[0]
    found = [one for one in checks.run(publication, Day.parse("2026-11-21")) if "sign" in one.code or "original" in one.code]
    assert found == []
    assert approver.get(f"{FORM}/ban-ky").get_data() == SIGNED
    line = house.desk.archive.of(Place("vi-du", "notices", "tiem-chung"))[0]
    assert (line.who, line.act, line.note) == ("duyet", "sign", "thong-bao-07.pdf")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "không phải một tệp PDF mở được"),
        (b"PK\x03\x04 a Word file by another name", "không phải một tệp PDF mở được"),
        (SIGNED[:80], "không phải một tệp PDF mở được"),
        (WITH_SCRIPT, "có chứa mã lệnh"),
    ],
)
def test_what_is_no_sound_pdf_is_refused_in_words(
    data: bytes, sentence: str, approver: Visitor, house: House
) -> None:
    before = everything(house)
    assert sign(approver, data).status_code == 302
    told = said(approver)
    assert "Chưa gắn" in told
    assert sentence in told
    assert everything(house) == before


def test_too_large_a_file_is_refused_in_words(
    approver: Visitor, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(house)
    answer = sign(approver, SIGNED + b"\n" * (originals.MAX_BYTES + AROUND))
    assert answer.status_code == 413
    assert "nhiều nhất 20 MB" in answer.get_data(as_text=True)
    monkeypatch.setattr(originals, "MAX_BYTES", len(SIGNED) - 1)
    sign(approver)
    assert "lớn quá" in said(approver)
    assert everything(house) == before


def test_the_largest_file_the_command_takes_is_taken_here_too(approver: Visitor, house: House) -> None:
    data = SIGNED + b"\n" * (originals.MAX_BYTES - len(SIGNED))
    sign(approver, data)
    assert (house.content / PLACE).read_bytes() == data


def test_a_scan_is_taken_with_a_word_about_it(approver: Visitor, house: House) -> None:
    sign(approver, UNSIGNED)
    assert "không có chữ ký số" in said(approver)
    assert (house.content / PLACE).read_bytes() == UNSIGNED


@pytest.mark.parametrize("name", ["../../../commune.pdf", "C:\\fakepath\\x.pdf", "/etc/x.pdf", "a\x00b.pdf", ".pdf", "x.exe"])
def test_a_file_s_name_leads_nowhere(name: str, approver: Visitor, house: House) -> None:
    before = everything(house)
    sign(approver, name=name)
    assert set(everything(house)) - set(before) == {PLACE}


def test_only_who_approves_gives_a_notice_its_original(approver: Visitor, house: House) -> None:
    writer = house.visitor("soan")
    before = everything(house)
    assert sign(writer).status_code == 403
    assert writer.post(f"{FORM}/ban-ky/go").status_code == 403
    assert everything(house) == before
    sign(approver)
    page = writer.get(FORM).get_data(as_text=True)
    assert "có chữ ký số" in page
    assert "Gỡ bản đã ký" not in page


def test_a_draft_or_a_withdrawn_notice_takes_no_original(house: House) -> None:
    found = house.visitor("duyet")
    before = everything(house)
    sign(found)
    assert "đã ban hành và còn giá trị" in said(found)
    assert everything(house) == before
    step(found, "for-signature")
    step(found, "issue", so="7", ngay="2026-11-20")
    step(found, "withdraw", ly_do="đã đổi lịch", ngay="2026-11-21")
    before = everything(house)
    sign(found)
    assert everything(house) == before


def test_nothing_else_takes_an_original(house: House) -> None:
    visitor = house.visitor("duyet")
    for path in ("/soan/vi-du/phat-thanh/tiem-chung", "/soan/vi-du/thu-tuc/nop-ho-so", "/soan/vi-du/xa/vi-du"):
        assert visitor.get(f"{path}/ban-ky").status_code == 404
        assert visitor.post(f"{path}/ban-ky", {"tep": (io.BytesIO(SIGNED), "a.pdf")}).status_code == 404
        assert visitor.post(f"{path}/ban-ky/go").status_code == 404


def test_an_original_is_replaced_taken_off_and_brought_back(approver: Visitor, house: House) -> None:
    sign(approver)
    sign(approver, OTHER)
    assert (house.content / PLACE).read_bytes() == OTHER
    approver.post(f"{FORM}/ban-ky/go")
    assert "Đã gỡ" in said(approver)
    assert not (house.content / PLACE).exists()
    assert "signed" not in yaml.safe_load(house.text("notices/tiem-chung.yml"))
    page = approver.get(FORM).get_data(as_text=True)
    for data in (SIGNED, OTHER):
        sha = read_sha(data)
        assert sha in page
        assert approver.get(f"{FORM}/ban-ky/{sha}").get_data() == data
        approver.post(f"{FORM}/ban-ky", {"ban": sha})
        assert (house.content / PLACE).read_bytes() == data
    for wrong in ("0" * 64, "..%2f..%2faccounts", "x"):
        assert approver.get(f"{FORM}/ban-ky/{wrong}").status_code == 404
        assert approver.post(f"{FORM}/ban-ky", {"ban": wrong}).status_code == 404


def test_an_original_somebody_laid_there_by_hand_is_not_lost_either(approver: Visitor, house: House) -> None:
    place = house.content / "communes/vi-du/signed/07.pdf"
    place.parent.mkdir()
    place.write_bytes(SIGNED)
    with (house.content / FILE).open("a", encoding="utf-8") as file:
        file.write("signed: signed/07.pdf\n")
    sign(approver, OTHER)
    assert place.read_bytes() == OTHER
    assert approver.get(f"{FORM}/ban-ky/{read_sha(SIGNED)}").get_data() == SIGNED


def test_the_original_of_another_notice_is_not_touched(approver: Visitor, house: House) -> None:
    place = house.content / PLACE
    place.parent.mkdir()
    place.write_bytes(OTHER)
    notice = (house.content / FILE).read_text(encoding="utf-8").replace("Lịch tiêm", "Việc khác, tiêm")
    (house.content / "communes/vi-du/notices/khac.yml").write_text(f"{notice}signed: signed/tiem-chung.pdf\n", encoding="utf-8")
    with (house.content / FILE).open("a", encoding="utf-8") as file:
        file.write("signed: signed/tiem-chung.pdf\n")
    sign(approver)
    assert place.read_bytes() == OTHER
    assert yaml.safe_load(house.text("notices/tiem-chung.yml"))["signed"] == "signed/tiem-chung-2.pdf"
    approver.post(f"{FORM}/ban-ky/go")
    assert place.read_bytes() == OTHER


def test_a_folder_that_leads_out_is_not_written_to(approver: Visitor, house: House, tmp_path: Path) -> None:
    (house.content / "communes/vi-du/signed").symlink_to(tmp_path)
    before = everything(house)
    sign(approver)
    assert "dẫn ra ngoài" in said(approver)
    assert everything(house) == before
    assert list(tmp_path.iterdir()) == []


def test_where_one_file_cannot_be_written_neither_is(
    approver: Visitor, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(house)
    put = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.suffix == ".yml" and "notices" in target.parts:
            raise OSError(28, "No space left on device")
        return put(self, target)

    monkeypatch.setattr(Path, "replace", full)
    assert sign(approver).status_code == 500
    monkeypatch.undo()
    assert everything(house) == before
    assert house.desk.archive.lines()[0].act == "issue"


def test_in_a_repository_both_files_are_one_commit(approver: Visitor, house: House) -> None:
    git = house.repository()
    sign(approver)
    assert set(git("show", "--name-only", "--format=", "HEAD").split()) == {FILE, PLACE}
    approver.post(f"{FORM}/ban-ky/go")
    assert set(git("show", "--name-only", "--format=", "HEAD").split()) == {FILE, PLACE}
    assert git("status", "--porcelain") == ""


def test_originals_are_looked_at_in_many_threads_at_once(tmp_path: Path) -> None:
    """The desk reads content for a dozen people at a time; PDFium alone would fall over."""
    (tmp_path / "a.pdf").write_bytes(SIGNED)
    with ThreadPoolExecutor(12) as crowd:
        found = list(crowd.map(lambda _: read_original(tmp_path, "a.pdf"), range(200)))
    assert all(isinstance(one, Original) and one.signed for one in found)


def read_sha(data: bytes) -> str:
    found = originals.looked_at("a.pdf", Path("a.pdf"), data)
    assert isinstance(found, Original)
    return found.sha256
