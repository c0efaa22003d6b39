"""A record of the national database becomes a whole procedure; what is not understood is quoted and asked, nothing is lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import pytest

from generators.document import written
from generators.importers import draft, portal
from generators.importers.draft import Draft
from generators.importers.source import Unreadable
from generators.model import Procedure
from generators.model.parts import FeeKind, Handing, Method, Part, Unit
from generators.texts import texts
from tests.importers.documents import WORDING, known_domains, model_of
from tests.importers.invented import PAPERS_HEAD, RECORD, WAYS_HEAD, as_json, flat, keyed, record


def drafts_of(data: bytes, name: str = "vi-du.txt") -> list[Draft]:
    return [each for made in portal.drafted(name, data, "", known_domains()) for each in made.drafts]


def of(fields: Mapping[str, str]) -> tuple[Draft, Procedure]:
    (made,) = drafts_of(flat(fields))
    model = model_of(made)[0]
    assert isinstance(model, Procedure)
    return made, model


def questions(made: Draft) -> list[str]:
    return [remark.code for _, remark in made.questions()]


def test_a_record_gives_every_part_the_law_names() -> None:
    made, found = of(RECORD)
    parts = (
        found.audience, found.authority, found.channels, found.dossier, found.deadline, found.results, found.forms,
        found.conditions, found.legal_basis, found.steps,
    )  # fmt: skip
    assert all(parts)
    assert all(channel.fee for channel in found.channels)
    assert "part-missing" not in questions(made)
    assert (found.code, found.decision, found.field, found.level) == (
        "9.000001",
        "01/QĐ-VIDU",
        "Văn hóa",
        ("Cấp xã", "Cơ quan khác"),
    )


def test_authorities_are_told_apart() -> None:
    _, found = of(RECORD)
    assert found.authority is not None
    said = [
        written(each or ())
        for each in (found.authority.performing, found.authority.competent, found.authority.coordinating)
    ]
    assert said == ["Ủy ban Nhân dân xã", "Chủ tịch Ủy ban nhân dân xã", "Công an xã"]


def test_channels_have_their_deadline_and_fee() -> None:
    _, found = of(RECORD)
    assert found.deadline is not None
    assert (found.deadline.quantity, found.deadline.unit) == (2, Unit.WORKING_DAY)
    online, direct = found.channels
    assert [online.method, direct.method] == [Method.ONLINE, Method.DIRECT]
    assert online.fee is not None
    assert direct.fee is not None
    assert (online.fee.amount, online.fee.per, online.fee.kind) == (7000, "lần mượn", FeeKind.CHARGE)
    assert (direct.fee.amount, direct.fee.per) == (10000, "lần")
    assert written(direct.where or ()) == "Tại Trung tâm Phục vụ hành chính công xã Ví Dụ."


def test_papers_have_counts_forms_and_cases() -> None:
    _, found = of(RECORD)
    names = [written(item.name) for item in found.dossier]
    assert names == [
        "Đơn mượn nhà văn hóa (Mẫu NVH01 ban hành kèm theo Quyết định số 01/2026/QĐ-VIDU)",
        "Danh sách người tham dự",
        "Giấy chứng nhận kết hôn",
        "Thẻ căn cước của người mượn",
        "Giấy ủy quyền",
    ]
    form, guests, wedding, card, proxy = found.dossier
    assert (form.form, form.originals) == ("nvh01", 1)
    assert (guests.originals, guests.copies, written(guests.when or ())) == (1, 2, "nếu trên 100 người")
    assert written(wedding.when or ()) == "Trường hợp mượn để tổ chức đám cưới"
    assert (card.handing, written(card.note or ())) == (Handing.SHOW, "Thẻ còn giá trị.")
    assert written(proxy.when or ()) == "trong trường hợp mượn thay người khác"
    assert [(form.id, form.number) for form in found.forms] == [("nvh01", "NVH01")]
    (case,) = found.cases
    assert (written(case.name), written(case.dossier[0].name)) == ("Mượn cho cơ quan, tổ chức", "Công văn của cơ quan")


def test_notes_that_stand_among_the_papers_are_no_papers() -> None:
    _, found = of(RECORD)
    notes = [written(each.text) for caution in found.cautions for each in caution.items]
    assert "Người tiếp nhận không được yêu cầu nộp thêm giấy tờ." in notes
    assert "Bản chụp phải rõ nét." in notes


def test_steps_keep_their_cases() -> None:
    _, found = of(RECORD)
    assert len(found.steps) == 3
    yes, no = found.steps[1].branches
    assert [written(yes.when), written(yes.do or ())] == ["Trường hợp hồ sơ đầy đủ", "cấp giấy hẹn;"]
    assert written(no.when) == "Trường hợp hồ sơ chưa đầy đủ"


def test_results_and_legal_bases_are_taken_apart() -> None:
    _, found = of(RECORD)
    assert [written(result.name) for result in found.results] == ["Giấy cho mượn nhà văn hóa", "Phiếu từ chối"]
    assert [basis.number for basis in found.legal_basis] == [
        "01/2026/NĐ-VD", "02/2026/TT-VD", "99/2014/QH13", "98/2020/QH14", "03/2026/QĐ-VIDU",
    ]  # fmt: skip
    assert written(found.legal_basis[2].title) == "Luật 99/2014/QH13"
    assert written(found.legal_basis[3].title) == "Luật Ví dụ 2020"


def test_the_same_record_as_json_is_the_same_procedure() -> None:
    (one,), (two,) = drafts_of(flat(RECORD)), drafts_of(as_json(RECORD), "vi-du.json")
    assert [*texts(model_of(one)[0])] == [*texts(model_of(two)[0])]


def test_many_records_of_one_name_keep_apart_by_their_codes() -> None:
    made = drafts_of(as_json(*(record(ma_thu_tuc=f"9.00000{n}") for n in range(1, 5))), "nhieu.json")
    assert len({each.id for each in made}) == 4
    assert {each.node["code"] for each in made} == {f"9.00000{n}" for n in range(1, 5)}


def test_a_deadline_without_a_unit_is_asked_and_not_guessed() -> None:
    made, found = of(
        record(cach_thuc_thuc_hien=f"{WAYS_HEAD}Trực tuyến1Miễn phíDịch vụ bưu chính1Miễn phíTrực tiếp1Miễn phí")
    )
    assert "unit-missing" in questions(made)
    assert found.deadline is not None
    assert found.deadline.quantity is None
    assert found.fee is not None
    assert found.fee.free
    assert [channel.method for channel in found.channels] == [Method.ONLINE, Method.POST, Method.DIRECT]


def test_a_free_service_whose_remark_speaks_of_a_fee_is_not_free() -> None:
    remark = (
        "(Mức lệ phí do Hội đồng nhân dân tỉnh quyết định. Miễn lệ phí cho người thuộc hộ nghèo; người khuyết tật.)"
    )
    made, found = of(record(cach_thuc_thuc_hien=f"{WAYS_HEAD}Trực tiếp3 NgàyMiễn phí{remark}"))
    assert "fee-hidden" in questions(made)
    assert found.fee is not None
    assert not found.fee.free
    assert [written(each.who) for each in found.fee.exemptions] == ["người thuộc hộ nghèo", "người khuyết tật"]


@pytest.mark.parametrize("amount", ["0 Việt Nam Đồng", "10 USD(/bản)"])
def test_an_amount_that_is_none_in_dong_stays_words(amount: str) -> None:
    _, found = of(record(cach_thuc_thuc_hien=f"{WAYS_HEAD}Trực tiếp3 Ngày{amount}"))
    assert found.fee is not None
    assert found.fee.amount is None
    assert found.fee.text is not None


def test_a_scrambled_sentence_is_quoted_and_asked_and_cannot_be_published() -> None:
    scrambled = "- Người mượn nộp hồ sơ mượn tâm Phục vụ hành chính công có thẩm quyền.\n- Cán bộ hoàn tất việc sinh tại Trung \nnộp hồ sơ."
    made, found = of(record(trinh_tu_thuc_hien=scrambled))
    assert questions(made).count("scrambled") == 2
    assert all(written(step.do or ()).startswith("Cần kiểm tra lại: “") for step in found.steps)


def test_a_record_that_was_cut_off_is_asked_about() -> None:
    made, _ = of(
        record(thanh_phan_ho_so=f"--{PAPERS_HEAD}- Đơn.1 bản chính- Trường hợp mượn […truncated at 9000 chars]")
    )
    assert "truncated" in questions(made)


def test_a_name_longer_than_any_title_is_kept_whole_and_asked_about() -> None:
    name = "Đăng ký mượn " + ", ".join(f"nhà văn hóa thôn thứ {n}" for n in range(1, 20))
    made, found = of(record(ten_thu_tuc=name))
    assert "long-name" in questions(made)
    assert written(found.title) == name
    assert len(found.id) <= 60


def test_a_decision_for_a_name_is_asked_about() -> None:
    made, _ = of(record(ten_thu_tuc="Quyết định về việc công bố thủ tục hành chính"))
    assert "name-is-decision" in questions(made)


def test_parts_the_record_does_not_know_are_asked_and_left_out() -> None:
    made, found = of(
        record(
            yeu_cau_dieu_kien="Không có thông tin", co_quan_thuc_hien="", co_quan_co_tham_quyen="", co_quan_phoi_hop=""
        )
    )
    missing = [remark.values["part"] for _, remark in made.questions() if remark.code == "part-missing"]
    assert missing == ["authority", "conditions"]
    assert found.not_applicable == ()


def test_a_part_the_record_says_there_is_none_of_is_not_missing() -> None:
    made, found = of(record(yeu_cau_dieu_kien="Không"))
    assert found.not_applicable == (Part.CONDITIONS,)
    assert "part-missing" not in questions(made)


def test_a_field_nobody_knows_is_quoted_and_asked() -> None:
    made, found = of(record(ghi_chu_rieng="Mang theo đèn pin."))
    assert "no-place" in questions(made)
    assert any("Mang theo đèn pin." in words for _, words in texts(found))


def test_an_abridged_record_in_keys_and_values_is_read() -> None:
    data = keyed(
        {
            "ma_thu_tuc": "9.000002",
            "ten": "Liên thông: mượn nhà văn hóa, mượn loa",
            "thu_tuc_thanh_phan": "9.000001 (mượn nhà văn hóa), 9.000003 (mượn loa)",
            "ho_so": "Đơn chung (Mẫu số 01); giấy giới thiệu",
            "noi_nop": "Cổng Dịch vụ công quốc gia (dichvucong.gov.vn)",
            "thoi_han": "03 ngày làm việc, phải xác minh thì không quá 05; mượn loa 24 giờ",
        }
    )
    (made,) = drafts_of(data)
    found = model_of(made)[0]
    assert (found.deadline.quantity, found.deadline.at_most) == (3, 5)
    assert [member.code for member in found.members] == ["9.000001", "9.000003"]
    assert (found.members[1].deadline.quantity, found.members[1].deadline.unit) == (24, Unit.HOUR)
    assert found.channels[0].method is Method.ONLINE
    assert {"no-steps", "member", "count-missing"} <= {*questions(made)}


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b'{"a": 1}', b"{broken", b"hello", b"\x00\x01", b"[[[[[[[[]]]]]]]]"]
)
def test_what_is_no_record_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable):
        drafts_of(data)


# ── Nothing is lost ──────────────────────────────────────────────────────────────────────────────────────────────────

_FURNITURE = re.compile(
    r"\d+ bản chính|\d+ bản sao|Tên giấy tờMẫu đơn, tờ khaiSố lượng|Hình thức nộpThời gianPhí, lệ phíMô tả|Tên văn bản pháp lýMã văn bản"
    r"|Từ khóa.*|Giấy tờ phải (?:nộp|xuất trình)|hồ sơ gồm|Lưu ý|Không có thông tin|[.;:\n,]"
)


def bare(text: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFC", text).casefold())


def lost(fields: Mapping[str, Any], made: Draft) -> list[str]:
    """Words of the record that are nowhere in the draft, neither as a value nor as what was quoted."""
    file = bare(re.sub(r"\n\s*(?:# )?", " ", draft.text(made, WORDING)))
    pieces = (piece for value in fields.values() for piece in _FURNITURE.split(str(value)))
    return [piece for piece in pieces if bare(piece) and bare(piece) not in file]


def test_every_word_of_a_record_is_in_the_draft() -> None:
    made, _ = of(RECORD)
    seams = ("1Miễn", "QH13", "2020", "Trực tiếp2", "NĐ-VDThông", "000001Phiếu")  # where two cells ran together
    assert [piece for piece in lost(RECORD, made) if not any(seam in piece for seam in seams)] == []
