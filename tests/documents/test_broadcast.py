"""What a broadcast says: one source, three lengths, formulas around it, and nothing that is not for the ear."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generators.documents import broadcast
from generators.documents.setting import Setting
from generators.model.broadcast import Variant
from tests.on_air_samples import ARTICLE, ARTICLE_FILE, BROADCAST, GUIDE, URGENT, lines, said, setting

WAYS = "communes/vi-du/broadcasts/nop-ho-so.yml"


def the(found: Setting, name: str = "nop-ho-so") -> dict[Variant, str]:
    """What each length of one broadcast says."""
    source = next(source for _, source in broadcast.broadcasts(found) if source.id == name)
    return {variant: said(script) for variant, script in broadcast.variants(source, found)}


def names(found: Setting) -> list[tuple[str, str]]:
    return [(key[0], source.id) for key, source in broadcast.broadcasts(found)]


# ── Three lengths ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_length_says_what_is_marked_for_it_and_all_of_the_shorter(tmp_path: Path) -> None:
    minute, three, full = the(setting(tmp_path)).values()
    assert "xã nhận hồ sơ qua mạng" in minute
    assert "Tiết kiệm" not in minute  # its list is for three minutes: a block may be rarer than its points
    assert "Theo dõi được hồ sơ" not in minute
    assert "theo dõi được hồ sơ" in three
    assert "Đoạn này chỉ có trong bản đầy đủ" not in three
    assert "Đoạn này chỉ có trong bản đầy đủ" in full
    assert "Bước một" in full
    assert "Bước một" not in three


@pytest.mark.parametrize("variant", Variant)
def test_a_script_reads_as_it_should(tmp_path: Path, golden: Callable[[str, str], None], variant: Variant) -> None:
    golden(f"broadcasts/nop-ho-so-{variant.value}.txt", the(setting(tmp_path))[variant])


def test_an_urgent_script_reads_as_it_should(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    found = setting(tmp_path, **{"communes/vi-du/broadcasts/bao.yml": URGENT})
    golden("broadcasts/bao.txt", the(found, "bao")[Variant.FULL])


def test_a_length_for_which_nothing_is_chosen_is_not_made(tmp_path: Path) -> None:
    only_full = "    title: Bài\n    intro: [Một đoạn.]\n"
    found = setting(tmp_path, **{ARTICLE_FILE: only_full})
    assert list(the(found)) == [Variant.FULL]


def test_what_is_never_for_the_air_is_in_no_length(tmp_path: Path) -> None:
    silent = ARTICLE.replace("Đoạn này chỉ có trong bản đầy đủ.", "(Có hướng dẫn kèm theo)\n        air: never")
    assert all("kèm theo" not in text for text in the(setting(tmp_path, **{ARTICLE_FILE: silent})).values())


def test_the_length_on_air_is_the_one_asked_for_else_the_nearest_longer(tmp_path: Path) -> None:
    found = setting(tmp_path / "all")
    source = found.publication.broadcasts["nop-ho-so"]
    assert broadcast.aired(source, found) is Variant.THREE_MINUTES
    only_full = setting(tmp_path / "full", **{ARTICLE_FILE: "    title: Bài\n    intro: [Một đoạn.]\n"})
    assert broadcast.aired(only_full.publication.broadcasts["nop-ho-so"], only_full) is Variant.FULL


# ── Which there are ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_campaign_without_a_broadcast_of_its_own_gets_a_draft(tmp_path: Path) -> None:
    found = setting(tmp_path, **{"communes/vi-du/campaigns/khac.yml": "    title: Bài khác\n    intro: [Một đoạn.]\n"})
    assert names(found) == [("broadcasts", "nop-ho-so"), ("campaigns", "khac")]


def test_a_procedure_is_told_from_the_length_it_is_marked_for(tmp_path: Path) -> None:
    marked = GUIDE.replace("title: Nộp hồ sơ trực tuyến", "title: Nộp hồ sơ trực tuyến\n    air: 3m")
    found = setting(tmp_path, **{"communes/vi-du/procedures/nop-ho-so.yml": marked})
    # a broadcast of the content has the same id
    assert names(found) == [("broadcasts", "nop-ho-so"), ("procedures", "procedures-nop-ho-so")]
    assert list(the(found, "procedures-nop-ho-so")) == [Variant.THREE_MINUTES, Variant.FULL]


def test_a_notice_marked_for_the_air_is_told_by_who_issued_it(tmp_path: Path) -> None:
    notice = "    subject: Lịch tiếp dân\n    air: full\n    intro: [Xã tiếp dân vào thứ năm.]\n"
    found = setting(tmp_path, **{"communes/vi-du/notices/tiep-dan.yml": notice})
    text = the(found, "tiep-dan")[Variant.FULL]
    assert "mời bà con nghe Thông báo của Ủy ban nhân dân xã Ví Dụ: Lịch tiếp dân." in text
    assert "Xã tiếp dân vào thứ năm." in text


def test_a_withdrawn_broadcast_is_not_made_and_nothing_takes_its_place(tmp_path: Path) -> None:
    found = setting(tmp_path, **{WAYS: BROADCAST.replace("approved", "withdrawn")})
    assert names(found) == []


def test_what_it_tells_ends_a_broadcast_too(tmp_path: Path) -> None:
    over = "    valid_to: 2026-09-01\n" + ARTICLE
    found = setting(tmp_path, **{ARTICLE_FILE: over})
    source = found.publication.broadcasts["nop-ho-so"]
    assert not broadcast.current(source, found)


# ── Formulas ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_station_speaks_first_and_greets_once(tmp_path: Path) -> None:
    text = the(setting(tmp_path))[Variant.FULL]
    assert text.startswith("Đây là Đài truyền thanh xã Ví Dụ. Kính thưa bà con.\n")
    greeting = "    salutation: Kính thưa toàn thể nhân dân trong xã.\n" + ARTICLE
    own = the(setting(tmp_path / "own", **{ARTICLE_FILE: greeting}))[Variant.FULL]
    assert own.startswith("Đây là Đài truyền thanh xã Ví Dụ.\nKính thưa toàn thể nhân dân trong xã.\n")
    assert "bà con.\nSau đây" not in own


def test_the_title_is_announced_short_where_there_is_only_a_minute(tmp_path: Path) -> None:
    minute, three, _ = the(setting(tmp_path)).values()
    assert "Sau đây, mời bà con nghe: Nộp hồ sơ qua mạng.\n" in minute
    assert "Sau đây, mời bà con nghe: Nộp hồ sơ qua mạng, lợi ích và cách làm.\n" in three


def test_a_slot_and_a_single_day_are_said_where_the_schedule_gives_them(tmp_path: Path) -> None:
    once = BROADCAST.replace("times_per_week: 2", "times_per_week: 1\n      slots: ['17:00']")
    once = once.replace("weeks_min: 4", "weeks_min: 1").replace("weeks_max: 5", "weeks_max: 1")
    text = the(setting(tmp_path, **{WAYS: once}))[Variant.FULL]
    day = "thứ hai, ngày mười bốn tháng chín năm hai nghìn không trăm hai mươi sáu"
    assert f"Chương trình phát thanh mười bảy giờ, {day}." in text


def test_the_end_says_when_it_is_heard_again(tmp_path: Path) -> None:
    text = the(setting(tmp_path, **{WAYS: BROADCAST + "      slots: ['17:00']\n"}))[Variant.THREE_MINUTES]
    assert "Bản tin này phát lúc mười bảy giờ thứ hai và thứ năm hằng tuần, đến hết ngày tám tháng mười" in text
    assert text.endswith("Bà con vừa nghe bản tin của Đài truyền thanh xã Ví Dụ. Xin cảm ơn bà con.\n")


def test_a_schedule_without_a_first_day_adds_no_date(tmp_path: Path) -> None:
    undated = BROADCAST.replace("      first_day: 2026-09-14\n", "")
    text = the(setting(tmp_path, **{WAYS: undated}))[Variant.THREE_MINUTES]
    assert "hằng tuần" not in text


def test_an_urgent_message_is_said_as_often_as_set_and_nothing_else(tmp_path: Path) -> None:
    text = the(setting(tmp_path, **{"communes/vi-du/broadcasts/bao.yml": URGENT}), "bao")[Variant.FULL]
    assert text.count("đổ bộ đêm nay") == 2
    assert text.count("Xin nhắc lại.") == 1
    assert "Sau đây là thông báo khẩn." in text
    assert text.endswith("Thông báo khẩn đến đây là hết.\n")


def test_a_message_that_begins_with_its_title_says_it_once(tmp_path: Path) -> None:
    untitled = URGENT.replace("    title: Bão số 5\n", "").replace("repeat: 2", "repeat: 1")
    found = setting(tmp_path, **{"communes/vi-du/broadcasts/bao.yml": untitled})
    assert the(found, "bao")[Variant.FULL].count("Bão số năm") == 1
    assert broadcast.title(found.publication.broadcasts["bao"], found) == "Bão số 5 đổ bộ đêm nay"
    longer = setting(tmp_path / "long", **{"communes/vi-du/broadcasts/bao.yml": untitled.replace("Bão số 5 đổ bộ", "Mưa rất to " * 9)})
    assert len(broadcast.title(longer.publication.broadcasts["bao"], longer)) <= 61


def test_an_example_and_an_archive_say_so_on_air(tmp_path: Path) -> None:
    shown = the(setting(tmp_path, **{WAYS: BROADCAST + "    illustrative: yes\n"}))[Variant.FULL]
    assert "Đây là nội dung minh họa, chưa do Ủy ban nhân dân xã Ví Dụ ban hành." in shown
    over = the(setting(tmp_path / "over", **{WAYS: BROADCAST + "    valid_to: 2026-09-14\n"}))[Variant.FULL]
    assert "Đây là bản lưu trữ, nội dung không còn áp dụng." in over


# ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_several_parts_are_counted_and_outline_marks_are_not_read(tmp_path: Path) -> None:
    full = the(setting(tmp_path))[Variant.FULL]
    assert "Nội dung gồm ba phần.\n" in full
    assert "Phần thứ nhất: Lợi ích." in full
    assert "Phần thứ ba: Các bước." in full
    assert "Phần" not in the(setting(tmp_path / "again"))[Variant.MINUTE]


def test_what_paper_shows_as_a_code_is_said_as_where_to_find_it(tmp_path: Path) -> None:
    minute, three, full = the(setting(tmp_path)).values()
    where = "Mã để quét bằng điện thoại có in trên áp phích và tờ hướng dẫn của xã Ví Dụ."
    assert where not in minute
    assert where in three
    told = full.splitlines()
    assert told.count(where) == 1
    assert "quét mã" in told[told.index(where) - 1] or "quét mã" in told[told.index(where) - 2]


def test_on_air_people_are_ba_con_in_our_own_words(tmp_path: Path) -> None:
    ours = [line for line in lines(broadcast.script(setting(tmp_path).publication.broadcasts["nop-ho-so"], Variant.FULL, setting(tmp_path / "x"))) if "công dân" in line.lower()]
    assert ours == []
