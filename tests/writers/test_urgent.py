"""An urgent message: one page, read from across the road."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generators.document import Bullets, Paragraph, Table, text
from generators.writers import leaflet, pdf, urgent
from tests.writers import samples_sheet as samples
from tests.writers import sheet_promises as promises
from tests.writers import sheet_reading as reading

STORM = replace(
    samples.vi_du_poster(),
    title="Bão số 5: sơ tán trước 18 giờ",
    subtitle="Thông báo khẩn cấp",
    blocks=(
        Paragraph(text("Bà con thôn Một, thôn Hai đến trường tiểu học trước 18 giờ hôm nay.")),
        Bullets((text("Mang giấy tờ, thuốc men"), text("Khóa van ga, ngắt điện"))),
    ),
)


def test_it_is_one_page_in_large_type() -> None:
    made = urgent.write(STORM, promises.assets())
    assert pdf.pages(made) == 1
    promises.is_legible(made)
    assert min(reading.sizes_of(made, STORM.title)) >= 34
    assert min(reading.sizes_of(made, "Mang giấy tờ, thuốc men")) >= 18
    promises.says_everything(made, replace(STORM, subtitle=""))
    promises.says_who_when_and_whom_to_ask(made, STORM)
    promises.carries_its_marks(made, STORM)
    promises.is_well_formed(made, STORM)
    assert "THÔNGBÁOKHẨNCẤP" in promises.squeezed(reading.printed_text(made))


def test_a_message_too_long_for_large_type_is_refused() -> None:
    with pytest.raises(pdf.DoesNotFit):
        urgent.write(replace(STORM, blocks=(Paragraph(text(samples.LONG_NAME * 8)),)), promises.assets())


SCHEDULE = replace(
    STORM,
    title="Lịch phát thanh",
    blocks=(
        Table(
            (text("Thứ, ngày"), text("Giờ"), text("Bản tin")),
            tuple(
                (text(f"Thứ bảy, {day:02d}/10/2026"), text("06:00, 17:00"), text("Gia hạn thẻ bảo hiểm y tế"))
                for day in range(1, 29)
            ),
        ),
    ),
)


def test_a_schedule_for_the_board_is_read_standing() -> None:
    board = leaflet.write_for_board(SCHEDULE, promises.assets())
    promises.is_legible(board)
    promises.says_everything(board, SCHEDULE)
    assert min(reading.sizes_of(board, "Thứ bảy, 28/10/2026")) >= 13
    assert pdf.pages(board) <= 3
