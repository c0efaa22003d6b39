"""Hundreds of dirty records: every draft passes the reader, nothing of a record is lost, dirt in one field harms no other."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generators.document import written
from generators.importers import draft, records
from generators.importers.source import Unreadable
from tests.importers.dirty_records import dirty
from tests.importers.documents import WORDING, model_of
from tests.importers.invented import PAPERS_HEAD, RECORD, WAYS_HEAD, as_json, flat, keyed, record
from tests.importers.test_portal import bare, drafts_of, of

_WORDS = st.sampled_from(
    "Giấy chứng sinh|Tờ khai theo mẫu|Trường hợp mất giấy thì phải có đơn|người thuộc hộ nghèo;|- |+ |(i) |* Lưu ý:|Bước 1: |Bước 3. |"
    "0 bản chính|1 bản chính|12 bản chính,3 bản sao|2 bản sao|Mau01.doc|Trực tuyến|Trực tiếp|Dịch vụ bưu chính|1|3 Ngày làm việc|5 Giờ|"
    "Miễn phí|7,000 Việt Nam Đồng|(Mức thu do HĐND quyết định.)|((()|)|10 USD(/bản)|Không có thông tin|12/2026/NĐ-VD|Luật 60/2014/QH13|"
    "60/2014/QH13|Mã: KQ.V01.000001|Từ khóa|tại Trung\nnộp hồ sơ|tâm Phục vụ hành chính công|{x|y}|**|“|\u200e|\u0000|İ|thì|nếu|;|.|,|\n|"
    "https://dichvucong.gov.vn|ngày 31/2/2026|8.000 đồng/lần|VneID|Đối với giấy tờ sau:|[…truncated at 9000 chars]".split(
        "|"
    )
)
_DIRT = st.lists(_WORDS, max_size=30).map("".join)
_FIELD = st.one_of(
    st.just(""),
    st.just("Không có thông tin"),
    _DIRT,
    st.builds(lambda words: f"{PAPERS_HEAD}{words}", _DIRT),
    st.builds(lambda words: f"{WAYS_HEAD}{words}", _DIRT),
    st.sampled_from([*RECORD.values()]),
)
_RECORDS = st.fixed_dictionaries({"ma_thu_tuc": st.sampled_from(["9.000001", "", "x", "1.000000.000.00.00.H01"])}, optional={
    key: _FIELD for key in [*records.LABELS, "muc_la"] if key != "ma_thu_tuc"
})  # fmt: skip


def take(fields: dict[str, str], form: Any) -> None:
    """Import a record in a form; every draft it gives passes the reader."""
    try:
        made = drafts_of(form(fields), "x.json" if form is as_json else "x.txt")
    except Unreadable:
        return
    for each in made:
        model, _ = model_of(each)
        assert model.draft
        assert model.steps


_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=25, deadline=None, suppress_health_check=_QUIET)
@given(_RECORDS, st.sampled_from([flat, as_json, keyed]))
def test_no_dirt_breaks_an_import_and_every_draft_passes_the_reader(fields: dict[str, str], form: Any) -> None:
    take(fields, form)


@pytest.mark.slow
@settings(max_examples=600, deadline=None, suppress_health_check=_QUIET)
@given(_RECORDS, st.sampled_from([flat, as_json, keyed]))
def test_hundreds_of_dirty_records_give_drafts_the_reader_takes(fields: dict[str, str], form: Any) -> None:
    take(fields, form)


@settings(max_examples=8, deadline=None)
@given(st.dictionaries(st.sampled_from([*RECORD]), _DIRT, max_size=4))
def test_dirt_in_one_field_leaves_the_others_whole(changes: dict[str, str]) -> None:
    changes = {
        key: value.replace("\n== ", " ") for key, value in changes.items() if key not in ("ma_thu_tuc", "ten_thu_tuc")
    }
    _, clean = of(RECORD)
    (made,) = drafts_of(as_json(record(**changes)), "x.json")
    model, _ = model_of(made)
    if "can_cu_phap_ly" not in changes:
        assert [basis.number for basis in model.legal_basis] == [basis.number for basis in clean.legal_basis]
    if "ket_qua_xu_ly" not in changes:
        assert [written(result.name) for result in model.results] == [written(result.name) for result in clean.results]
    if "cach_thuc_thuc_hien" not in changes:
        assert [channel.method for channel in model.channels] == [channel.method for channel in clean.channels]


# ── Nothing is lost ──────────────────────────────────────────────────────────────────────────────────────────────────


def lost(seed: int) -> list[str]:
    """What was planted in a record and stands neither in the draft nor in one of its questions."""
    made = dirty(seed)
    drafts = drafts_of(as_json(made.fields), "x.json")
    text = "".join(draft.text(each, WORDING) for each in drafts)
    said = bare(re.sub(r"\n\s*(?:# )?", " ", text))
    for each in drafts:
        model_of(each)
    return [words for words in made.planted if bare(words) not in said]


@pytest.mark.parametrize("seed", range(12))
def test_every_sentence_of_a_dirty_record_is_in_the_draft_or_in_a_question(seed: int) -> None:
    assert lost(seed) == []


@pytest.mark.slow
def test_every_sentence_of_five_hundred_dirty_records_is_kept() -> None:
    assert {seed: found for seed in range(12, 540) if (found := lost(seed))} == {}


def test_the_dirty_records_hold_what_is_looked_for() -> None:
    assert all(len(dirty(seed).planted) > 15 for seed in range(12))
    assert dirty(3) == dirty(3)


def test_the_tags_of_a_page_are_taken_off_and_that_is_told() -> None:
    steps = "<p>- Người mượn nộp hồ sơ.</p><p>- Cán bộ&nbsp;kiểm tra &amp; cấp giấy.<br/>- Người mượn nhận chìa khóa nếu số người &lt; 100.</p>"
    _, found = of(record(trinh_tu_thuc_hien=steps))
    assert [written(step.do or ()) for step in found.steps] == [
        "Người mượn nộp hồ sơ.",
        "Cán bộ kiểm tra & cấp giấy.",
        "Người mượn nhận chìa khóa nếu số người < 100.",
    ]
    assert [each.code for each in records.read("x.json", as_json(record(trinh_tu_thuc_hien=steps)))[0].repairs] == ["fixed-tags"]  # fmt: skip
