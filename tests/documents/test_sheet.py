"""What goes on paper: what a poster selects, and what is left out first where paper is small."""

from __future__ import annotations

from dataclasses import replace

from generators.document import Bullets, Fact, Facts, QrCode, Steps, text, written
from generators.documents import sheet
from tests.writers import samples_sheet as samples

SHORT = Fact("Thời hạn giải quyết", text("03 ngày làm việc"), "deadline")
LONG = Fact("Phí, lệ phí", text("Không phải nộp nếu thuộc một trong các trường hợp sau: " + "người cao tuổi; " * 8), "fee")
FULL = replace(
    samples.vi_du_poster(),
    subtitle="Nộp hồ sơ trực tuyến không cần đến xếp hàng tại bộ phận một cửa",
    blocks=(Facts((SHORT, LONG)), Steps(()), QrCode(samples.NATIONAL, text("Cổng Dịch vụ công quốc gia"))),
    visit=text("Bà con không có điện thoại, mời đến trực tiếp"),
)


def test_small_paper_leaves_out_long_facts_first_then_all_then_the_full_name() -> None:
    """A fact is said whole or not at all; steps and codes always stay."""
    first, second, third, last = sheet.shorter_poster(FULL)
    assert [block.rows for block in first.blocks if isinstance(block, Facts)] == [(SHORT,)]
    assert first.subtitle == second.subtitle == FULL.subtitle
    assert not [block for block in second.blocks if isinstance(block, Facts)]
    assert (third.subtitle, third.visit) == ("", FULL.visit)
    assert (last.subtitle, last.visit) == ("", ())
    for each in (first, second, third, last):
        assert each.title == FULL.title
        assert each.footer == FULL.footer
        assert [type(block) for block in each.blocks if not isinstance(block, Facts)] == [Steps, QrCode]


def test_a_poster_that_is_short_already_has_no_shorter_one_but_itself_without_names() -> None:
    bare = replace(FULL, blocks=FULL.blocks[1:], subtitle="", visit=())
    assert sheet.shorter_poster(bare) == ()


def test_a_screen_shows_as_many_points_as_one_reads_there_and_always_one() -> None:
    points = Bullets(tuple(text(f"Điểm thứ {number}: " + "nộp hồ sơ ở nhà " * 4) for number in range(9)))
    (shown,) = sheet.for_screens(replace(FULL, blocks=(points,))).blocks
    assert isinstance(shown, Bullets)
    assert 1 <= len(shown.items) < 9
    assert sum(len(written(item).split()) for item in shown.items) <= sheet.MOST_ON_SCREEN
    endless = Bullets((text("một " * 200), text("hai")))
    (first,) = sheet.for_screens(replace(FULL, blocks=(endless,))).blocks
    assert first == Bullets(endless.items[:1])
