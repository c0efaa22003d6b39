"""The proof finds what is missing, what nobody wrote and what cannot be scanned; it is not talked into anything."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from PIL import Image

from generators import document as d
from generators.proof.placements import FORMS, Fact, prove, read_facts
from generators.proof.telling import as_json, told
from generators.proof.verdict import Verdict, verify
from generators.wording import read_wording
from generators.writers import leaflet, qr
from generators.writers.assets import Assets, read_assets
from tests.content_tree import PROCEDURE, vi_du

ROOT = Path(__file__).parent.parent.parent
WORDING = ROOT / "templates" / "wording"
PORTAL = "https://dichvucong.gov.vn"

CONTENT = PROCEDURE.rstrip() + """
    summary: Nộp hồ sơ khai sinh qua mạng, không phải đến xã.
    qr:
      - caption: Cổng Dịch vụ công quốc gia
        address: https://dichvucong.gov.vn
    facts: [F1, F2, F3, F9]
"""
SENTENCE = "Nộp hồ sơ khai sinh qua mạng, không phải đến xã."

FACTS = (
    Fact("F1", "vi-du", "nộp hồ sơ khai sinh qua mạng", ("site", "announcement", "notice", "broadcast")),
    Fact("F2", "vi-du", "KHÔNG PHẢI ĐẾN XÃ", ("site",)),
    Fact("F3", "vi-du", "hô trợ", (), forbidden=True),
)


@pytest.fixture(scope="module")
def assets() -> Assets:
    return read_assets(ROOT / "templates")


def page(*sentences: str) -> bytes:
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return f"<!doctype html><html><head><title>Nộp hồ sơ trực tuyến</title><style>p{{}}</style></head><body>{body}<script>var x = 1;</script></body></html>".encode()


def word(*sentences: str) -> bytes:
    made = docx.Document()
    for sentence in sentences:
        made.add_paragraph(sentence)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def sheet(assets: Assets, *sentences: str, address: str = PORTAL) -> bytes:
    return _sheet(sentences, address)


@cache
def _sheet(sentences: tuple[str, ...], address: str) -> bytes:
    blocks: tuple[d.Block, ...] = tuple(d.Paragraph((d.Text(sentence),)) for sentence in sentences)
    if address:
        blocks = (*blocks, d.QrCode(address, d.text("Cổng Dịch vụ công quốc gia")))
    issuer = d.Issuer("vi-du", "xã Ví Dụ", "Ủy ban nhân dân xã Ví Dụ", "UBND xã Ví Dụ", "tỉnh Ví Dụ")
    return leaflet.write(d.Document(d.Kind.LEAFLET, "nop-ho-so", "Nộp hồ sơ trực tuyến", issuer, blocks), read_assets(ROOT / "templates"))


def outputs(folder: Path, assets: Assets, **changed: bytes | None) -> Path:
    """One commune's finished files, all of them right; `changed` puts others in their place, None takes one away."""
    spoken = "Nộp hồ sơ khai sinh qua mạng, không phải đến xã.\n"
    files: dict[str, bytes | None] = {
        "site/vi-du/index.html": page(SENTENCE),
        "announcements/vi-du/leaflets/nop-ho-so.pdf": sheet(assets, SENTENCE),
        "announcements/vi-du/notices/tb.docx": word(SENTENCE),
        "announcements/vi-du/notices/tb.pdf": sheet(assets, SENTENCE),
        "audio/vi-du/ban-tin/full.txt": spoken.encode(),
    }
    output = folder / "out"
    for name, data in {**files, **changed}.items():
        if data is not None:
            file = output / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    return output


def verdict(folder: Path, assets: Assets, facts: tuple[Fact, ...] = FACTS, **changed: bytes | None) -> Verdict:
    content = vi_du(folder, **{"communes/vi-du/procedures/nop-ho-so.yml": CONTENT.replace("F1, F2, F3, F9", "F1, F2, F3")})
    return verify(outputs(folder, assets, **changed), content, WORDING, facts)


def test_what_is_right_holds(tmp_path: Path, assets: Assets) -> None:
    found = verdict(tmp_path, assets)
    assert found.holds, list(told(found, read_wording(WORDING / "vi")))
    assert found.facts.share == 1.0
    assert len(found.codes) == 2
    assert found.communes == ("vi-du",)


def test_each_form_a_fact_is_missing_in_is_named(tmp_path: Path, assets: Assets) -> None:
    shorter = "Không phải đến xã."
    found = verdict(
        tmp_path,
        assets,
        **{"site/vi-du/index.html": page(shorter), "announcements/vi-du/notices/tb.docx": word(shorter), "audio/vi-du/ban-tin/full.txt": b""},
    )
    assert [(place.fact.id, place.form) for place in found.facts.missing] == [("F1", "site"), ("F1", "notice"), ("F1", "broadcast")]
    lines = "\n".join(told(found, read_wording(WORDING / "vi")))
    assert "F1 vi-du: trang thông tin THIẾU · tờ dán 1 · thông báo THIẾU · bản tin THIẾU" in lines
    assert "F2 vi-du: trang thông tin 1" in lines


def test_word_and_pdf_must_both_say_it(tmp_path: Path, assets: Assets) -> None:
    found = verdict(tmp_path, assets, **{"announcements/vi-du/notices/tb.pdf": None})
    assert [(place.fact.id, place.form) for place in found.facts.missing] == [("F1", "notice")]


def test_an_old_mistake_that_comes_back_is_found_wherever_it_stands(tmp_path: Path, assets: Assets) -> None:
    found = verdict(tmp_path, assets, **{"site/vi-du/x/sau.html": page("Được hô trợ.")})
    assert [(fact.id, file) for fact, file in found.facts.forbidden] == [("F3", "site/vi-du/x/sau.html")]
    assert not found.holds


def test_a_fact_is_the_same_in_other_capitals_and_across_marks_and_lines(tmp_path: Path, assets: Assets) -> None:
    found = verdict(tmp_path, assets, **{"site/vi-du/index.html": page("NỘP HỒ SƠ <b>khai</b> sinh:<br>qua mạng", "không\u00a0phải đến xã")})
    assert found.facts.missing == ()


def test_a_number_in_groups_is_the_number(tmp_path: Path, assets: Assets) -> None:
    fact = Fact("F1", "vi-du", "số 0212345678", ("site",))
    found = verdict(tmp_path, assets, (fact,), **{"site/vi-du/index.html": page("Gọi số 0212 345 678")})
    assert found.facts.missing == ()


def test_a_set_phrase_of_ours_may_stand_within_a_fact(tmp_path: Path, assets: Assets) -> None:
    fact = Fact("F1", "vi-du", "Bước 7: Chọn trang chủ", ("site",))
    found = verdict(tmp_path, assets, (fact,), **{"site/vi-du/index.html": page("Bước 7", "Từ mục 3.2 chuyển đến đây", "Chọn trang chủ")})
    assert found.facts.missing == ()
    words = page("Bước 7", "Từ nay về sau chuyển đến đây", "Chọn trang chủ")
    assert verdict(tmp_path, assets, (fact,), **{"site/vi-du/index.html": words}).facts.missing != ()


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Lệ phí 50.000 đồng.", ("50", "000", "đồng")),
        ("Nộp hồ sơ khai sinh qua mạng trong 15 giờ.", ("15",)),
        ("Gọi số 0999888777.", ("0999888777",)),
        ("Read more", ("read", "more")),
    ],
)
def test_a_sentence_nobody_wrote_is_found_in_every_kind_of_file(sentence: str, words: tuple[str, ...], tmp_path: Path, assets: Assets) -> None:
    found = verdict(
        tmp_path,
        assets,
        **{
            "site/vi-du/index.html": page(SENTENCE, sentence),
            "announcements/vi-du/leaflets/nop-ho-so.pdf": sheet(assets, SENTENCE, sentence),
            "announcements/vi-du/notices/tb.docx": word(SENTENCE, sentence),
            "audio/vi-du/ban-tin/full.txt": f"{SENTENCE}\n{sentence}\n".encode(),
        },
    )
    suffixes = {Path(each.file).suffix for each in found.untraced if set(words) <= set(each.words)}
    assert suffixes == {".html", ".pdf", ".docx", ".txt"}


@pytest.mark.parametrize("sentence", ["Bước 2", "Tải tệp MP3 (1,6 MB)", "Nội dung tại ngày 01/9/2026", "UBND xã Ví Dụ", "Ủy ban nhân dân xã Ví Dụ", "dichvucong.gov.vn", "CÔNG CHỨC HỘ TỊCH", ""])
def test_what_the_content_and_the_set_phrases_say_is_not_accused(sentence: str, tmp_path: Path, assets: Assets) -> None:
    assert verdict(tmp_path, assets, **{"site/vi-du/index.html": page(SENTENCE, sentence)}).untraced == ()


# ── Codes ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def picture_sheet(address: str, mm: float, below: bool = False) -> bytes:
    """A sheet of A4 with one code as a picture of that size, without a word on it."""
    paper = Image.new("L", (round(210 / 25.4 * 300), round(297 / 25.4 * 300)), 255)
    code = Image.open(BytesIO(qr.png(address, mm=mm, dpi=300))).convert("L")
    side = round(code.width * mm / 25.4 * 300 / (code.width * 25 / 33))
    paper.paste(code.resize((side, side), Image.Resampling.NEAREST), (600, 900))
    file = BytesIO()
    paper.save(file, "PDF", resolution=300)
    return file.getvalue()


SHEET = "announcements/vi-du/leaflets/nop-ho-so.pdf"


def test_a_code_that_opens_what_the_content_does_not_have_is_a_stranger(tmp_path: Path, assets: Assets) -> None:
    found = verdict(tmp_path, assets, **{SHEET: sheet(assets, SENTENCE, address="https://example.net")})
    assert [code.address for code in found.strangers] == ["https://example.net"]
    assert not found.holds


def test_a_picture_to_send_by_phone_must_open_what_the_content_has_too(tmp_path: Path, assets: Assets) -> None:
    name = "announcements/vi-du/pictures/nop-ho-so.png"
    assert verdict(tmp_path, assets, **{name: qr.png(PORTAL, mm=30, dpi=150)}).strangers == ()
    found = verdict(tmp_path, assets, **{name: qr.png("https://example.net", mm=30, dpi=150)})
    assert [(code.file, code.address) for code in found.strangers] == [(name, "https://example.net")]


def test_a_code_too_small_or_without_its_address_in_letters_is_told(tmp_path: Path, assets: Assets) -> None:
    found = verdict(tmp_path, assets, **{SHEET: picture_sheet(PORTAL, mm=20)})
    (code,) = found.worn_out
    assert code.mm == pytest.approx(20, abs=0.6)
    assert not code.large_enough
    assert not code.in_letters
    lines = "\n".join(told(found, read_wording(WORDING / "vi")))
    assert "20 mm, cần ít nhất 30 mm" in lines.replace("19.9", "20").replace("20.1", "20")


def test_a_code_worn_paper_would_not_carry_is_told(tmp_path: Path, assets: Assets) -> None:
    dense = f"{PORTAL}/" + "a" * 300
    found = verdict(tmp_path, assets, **{SHEET: picture_sheet(dense, mm=14)})
    (code,) = [code for code in found.worn_out if code.address == dense]
    assert "blurred" in code.failed


def test_a_sheet_whose_item_has_a_code_must_show_one_unless_it_is_archived(tmp_path: Path, assets: Assets) -> None:
    assert verdict(tmp_path, assets, **{SHEET: sheet(assets, SENTENCE, address="")}).uncoded == (SHEET,)
    archived = sheet(assets, SENTENCE, "BẢN LƯU TRỮ – KHÔNG CÒN ÁP DỤNG", address="")
    assert verdict(tmp_path, assets, **{SHEET: archived}).uncoded == ()


# ── Files ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_damaged_file_is_one_line_and_not_the_end(tmp_path: Path, assets: Assets) -> None:
    picture = "announcements/vi-du/pictures/nop-ho-so.png"
    damaged = {SHEET: b"%PDF-1.7 damaged", "announcements/vi-du/notices/tb.docx": b"PK damaged", picture: b"PNG"}
    found = verdict(tmp_path, assets, **damaged)
    assert [file for file, _ in found.unreadable] == [SHEET, "announcements/vi-du/notices/tb.docx", picture]


def test_what_an_archive_withholds_is_told_and_is_no_fault(tmp_path: Path, assets: Assets) -> None:
    archive = page("BẢN LƯU TRỮ – KHÔNG CÒN ÁP DỤNG")
    found = verdict(tmp_path, assets, **{"site/vi-du/index.html": archive})
    assert found.archived == {("vi-du", form) for form in FORMS}
    assert found.missing == ()
    assert [(place.fact.id, place.form) for place in found.withheld] == [("F1", "site"), ("F2", "site")]
    assert found.holds
    assert "Lưu trữ, không còn đăng F2" in "\n".join(told(found, read_wording(WORDING / "vi")))


def test_an_archived_notice_may_withhold_what_only_notices_have_to_hold(tmp_path: Path, assets: Assets) -> None:
    changed = {
        "announcements/vi-du/notices/tb.docx": word("BẢN LƯU TRỮ – KHÔNG CÒN ÁP DỤNG"),
        "announcements/vi-du/notices/tb.pdf": None,
        "audio/vi-du/ban-tin/full.txt": None,
    }
    found = verdict(tmp_path, assets, **changed)
    assert [(place.fact.id, place.form) for place in found.withheld] == [("F1", "notice")]
    assert [(place.fact.id, place.form) for place in found.missing] == [("F1", "broadcast")]


def test_facts_that_no_content_names_and_numbers_no_list_has_are_told(tmp_path: Path, assets: Assets) -> None:
    content = vi_du(tmp_path, **{"communes/vi-du/procedures/nop-ho-so.yml": CONTENT.replace("F1, F2", "F2")})
    found = verify(outputs(tmp_path, assets), content, WORDING, FACTS)
    assert [fact.id for fact in found.unnamed] == ["F1"]
    assert found.unknown == (("vi-du", "F9"),)


def test_facts_of_other_peoples_communes_are_not_asked_for(tmp_path: Path, assets: Assets) -> None:
    foreign = tuple(replace(fact, commune="khac") for fact in FACTS)
    found = verdict(tmp_path, assets, foreign)
    assert found.facts.placements == ()
    assert found.holds


def test_the_verdict_as_json_has_the_places_of_each_fact(tmp_path: Path, assets: Assets) -> None:
    found = json.loads(as_json(verdict(tmp_path, assets, **{"site/vi-du/index.html": page("Lạ")})))
    assert found["holds"] is False
    (first, second) = found["facts"]
    assert first["places"]["announcement"] == [SHEET]
    assert first["missing"] == ["site"]
    assert second == {"id": "F2", "commune": "vi-du", "words": "KHÔNG PHẢI ĐẾN XÃ", "places": {"site": []}, "missing": ["site"]}
    assert [each["sentence"] for each in found["untraced"]] == ["Lạ"]


def test_a_list_of_facts_that_is_none_is_refused(tmp_path: Path) -> None:
    facts, communes = tmp_path / "facts.json", tmp_path / "communes.json"
    communes.write_text("{}", encoding="utf-8")
    for text in ("[]{", '[{"id": 1}]', '[{"id": "F1", "seed": "x", "quote": "a", "must_appear_in": []}]', '{"a": 1}'):
        facts.write_text(text, encoding="utf-8")
        with pytest.raises(ValueError, match=r"."):
            read_facts(facts, communes)


def test_the_list_of_the_five_documents_is_whole() -> None:
    facts = read_facts(ROOT / "tests" / "facts" / "source_facts.json", ROOT / "tests" / "facts" / "communes.json")
    assert len(facts) == 247
    assert {fact.commune for fact in facts} == {"thanh-giang", "an-phu", "nga-son", "kim-dinh"}
    assert sum(fact.forbidden for fact in facts) == 20
    assert sum(len(fact.forms) for fact in facts if not fact.forbidden) == 599


def test_nothing_made_is_nothing_proved(tmp_path: Path) -> None:
    report = prove(tmp_path, FACTS)
    assert report.share == 0.0
    assert len(report.missing) == 5
