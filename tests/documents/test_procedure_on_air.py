"""A procedure on air: sentences one can follow once, and in a minute what it takes, how long and how much."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.documents import broadcast
from generators.model.broadcast import Variant
from tests.on_air_samples import said, setting

PROCEDURE = """
    title: Đăng ký khai sinh
    summary: Đăng ký khai sinh cho trẻ trong 60 ngày kể từ ngày sinh.
    air: 60s
    audience: Công dân Việt Nam
    channels:
      - method: trực tiếp
        where: Trung tâm Phục vụ hành chính công
      - method: bưu chính
        note: gửi kèm bản sao có chứng thực
      - method: trực tuyến
        where: "{link:https://dichvucong.gov.vn|dichvucong.gov.vn} hoặc ứng dụng VNeID"
    deadline:
      quantity: 3
      text: Phải xác minh thì lâu hơn
      short: Trong 3 ngày làm việc.
    fee:
      kind: phí
      amount: 8000
      per: bản
      exemptions: [hộ nghèo, người khuyết tật]
      text: Nhiều nhất {money:200000}
      short: Một bản {money:8000}; hộ nghèo, người khuyết tật không phải nộp.
    dossier:
      - name: Tờ khai
        when: khi nộp trực tiếp
        originals: 1
      - name: Giấy tờ tùy thân
        handing: xuất trình
        originals: 1
        note: cán bộ tra không ra mới phải đưa
        one_of: [thẻ căn cước, hộ chiếu]
    steps:
      - id: chuan-bi
        do: Chuẩn bị giấy tờ.
      - id: nop
        do: Nộp hồ sơ theo một trong hai cách.
        branches:
          - when: nộp trực tiếp
            do: đến trung tâm
          - when: nộp trực tuyến
            do: vào ứng dụng VNeID
      - id: xem
        condition: nếu nộp trực tuyến
        do: Xem lại bản điện tử được gửi tới.
        short: "Nộp trực tuyến: xem lại bản điện tử"
"""


def told(folder: Path, variant: Variant, procedure: str = PROCEDURE) -> str:
    found = setting(folder, **{"communes/vi-du/procedures/khai-sinh.yml": procedure})
    source = next(source for _, source in broadcast.broadcasts(found) if source.id == "khai-sinh")
    script = broadcast.script(source, variant, found)
    assert script is not None
    return said(script)


def test_a_minute_says_where_how_long_and_how_much_in_short_words(tmp_path: Path) -> None:
    minute = told(tmp_path, Variant.MINUTE)
    assert "Nộp trực tiếp tại Trung tâm Phục vụ hành chính công; nộp trực tuyến trên dịch vụ công" in minute
    assert "Thời gian giải quyết: Trong ba ngày làm việc." in minute
    assert "Một bản tám nghìn đồng; hộ nghèo, người khuyết tật không phải nộp." in minute
    assert "lâu hơn" not in minute
    assert "Giấy tờ cần có" not in minute


def test_a_title_that_the_first_sentence_says_is_not_announced_in_a_minute(tmp_path: Path) -> None:
    assert "mời bà con nghe" not in told(tmp_path / "a", Variant.MINUTE)
    assert "mời bà con nghe: Đăng ký khai sinh." in told(tmp_path / "b", Variant.THREE_MINUTES)
    other = PROCEDURE.replace("title: Đăng ký khai sinh", "title: Giấy tờ cho con")
    assert "mời bà con nghe: Giấy tờ cho con." in told(tmp_path / "c", Variant.MINUTE, other)


def test_the_ways_to_file_are_counted_and_told_apart(tmp_path: Path) -> None:
    three = told(tmp_path, Variant.THREE_MINUTES)
    assert (
        "Có ba cách nộp hồ sơ.\nMột là, nộp trực tiếp tại Trung tâm Phục vụ hành chính công.\n"
        "Hai là, qua bưu chính, gửi kèm bản sao có chứng thực.\nBa là, nộp trực tuyến trên dịch vụ công"
    ) in three


def test_who_need_not_pay_comes_before_the_fee_and_the_fee_is_named_once(tmp_path: Path) -> None:
    three = told(tmp_path, Variant.THREE_MINUTES)
    fee = next(line for line in three.splitlines() if "hộ nghèo" in line)
    assert fee == (
        "Những trường hợp sau không phải nộp phí: hộ nghèo; người khuyết tật. Mức phí: tám nghìn đồng một bản. "
        "Nhiều nhất hai trăm nghìn đồng."
    )


@pytest.mark.parametrize(
    ("fee", "words"),
    [
        ("fee: {free: yes}", "Không phải nộp phí, lệ phí."),
        ("fee: Hỏi tại nơi nộp", "Về phí, lệ phí: Hỏi tại nơi nộp."),
        ("fee: {amount: 5000, exemptions: [{who: hộ nghèo, reduced_to: 2000}]}", "Những trường hợp sau chỉ nộp hai nghìn đồng: hộ nghèo. Mức lệ phí: năm nghìn đồng."),
        ("not_applicable: [fee]", "Không phải nộp phí, lệ phí."),
    ],
)  # fmt: skip
def test_each_kind_of_fee_is_a_sentence(tmp_path: Path, fee: str, words: str) -> None:
    start, end = PROCEDURE.index("    fee:"), PROCEDURE.index("    dossier:")
    assert words in told(tmp_path, Variant.FULL, PROCEDURE[:start] + f"    {fee}\n" + PROCEDURE[end:])


def test_a_time_that_the_summary_names_is_not_said_again(tmp_path: Path) -> None:
    named = PROCEDURE.replace("kể từ ngày sinh.", "kể từ ngày sinh; có kết quả trong 03 ngày làm việc.")
    named = named.replace("      text: Phải xác minh thì lâu hơn\n      short: Trong 3 ngày làm việc.\n", "")
    assert "Thời gian giải quyết" not in told(tmp_path, Variant.THREE_MINUTES, named)


def test_the_papers_are_told_in_sentences(tmp_path: Path) -> None:
    full = told(tmp_path, Variant.FULL)
    assert "Tờ khai, khi nộp trực tiếp. Nộp một bản chính." in full
    assert (
        "Giấy tờ tùy thân. Giấy này chỉ đưa cho xem, không phải nộp. Cán bộ tra không ra mới phải đưa. "
        "Chỉ cần một trong các giấy tờ sau: thẻ căn cước; hoặc hộ chiếu."
    ) in full
    assert "xuất trình" not in full


def test_a_short_step_names_for_whom_it_is_and_ways_are_counted_once(tmp_path: Path) -> None:
    assert "Bước ba, nếu nộp trực tuyến: xem lại bản điện tử." in told(tmp_path / "a", Variant.THREE_MINUTES)
    assert "trường hợp" not in told(tmp_path / "b", Variant.FULL).split("Bước hai")[1]
