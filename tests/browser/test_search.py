"""People find the right page first, however they type: with marks or without, in short, by its popular name, with a slip."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESK, Open

pytestmark = pytest.mark.browser

VI_DU = {
    "thu-tuc/dang-ky-khai-sinh-lien-thong.html": (
        "khai sinh", "Khai sinh", "KHAI SINH", "khai sinh cho con", "lam giay khai sinh", "làm giấy khai sinh",
        "giay khai sinh", "khaisinh", "khia sinh", "khai sihn", "khai sin", "kahi sinh", "đăng kí khai sinh",
        "dang ky khai sinh", "ddang ky khai sinh", "bhyt", "BHYT tre em", "the bao hiem y te", "thẻ bhyt", "thuong tru",
        "hộ khẩu cho con", "nhap khau", "sinh con", "đẻ", "em be moi sinh", "khai sinh o dau", "lam the nao de khai sinh",
        "xin lam giay khai sinh can gi", "giay chung sinh", "giay ks", "lam gks", "trẻ em dưới 6 tuổi", "tre em duoi 6 tuoi",
    ),
    "thu-tuc/dang-ky-tai-khoan.html": (
        "tai khoan", "tạo tài khoản", "dang ky tai khoan", "đăng kí tài khoản", "dang ki tai khoan", "mat khau", "tai khoản",
        "dang ky tai khaon", "soan tin tttb",
    ),
    "thu-tuc/chung-thuc-ban-sao.html": (
        "chung thuc", "chứng thực", "sao y", "cong chung", "công chứng", "photo cong chung", "ban sao", "chung thuc bna sao",
    ),
    "tuyen-truyen/dich-vu-cong-truc-tuyen.html": ("loi ich", "lợi ích dịch vụ công trực tuyến", "dvctt", "toan trinh"),
    "lien-he.html": ("lien he", "so dien thoai", "sdt"),
    "phat-thanh.html": ("phat thanh", "loa phuong", "loa xã"),
    "tu-ngu.html#vneid": ("vneid", "VNeID", "vne id"),
}  # fmt: skip
REAL = {
    "thanh-giang": {
        "thu-tuc/lien-thong-khai-sinh-khai-tu.html": (
            "khai sinh", "khai tử", "khai tu", "bao tu", "giấy chứng tử", "thuong tru", "nhap khau cho con", "bhyt tre em",
            "tro cap mai tang", "nguoi than mat", "sinh con", "khai snih",
        ),
        "tuyen-truyen/dich-vu-cong-truc-tuyen.html": ("loi ich dich vu cong", "mức độ 3", "muc do 4"),
        "lien-he.html": ("lien he", "số điện thoại"),
    },
    "an-phu": {
        "thu-tuc/dang-ky-tai-khoan-dich-vu-cong.html": ("dang ky tai khoan", "tao tai khoan dvc", "TTTB 1414", "mật khẩu"),
        "thu-tuc/nop-ho-so-truc-tuyen.html": ("nop ho so", "nộp hồ sơ trực tuyến", "nop ho so online", "nop hso truc tuyen"),
    },
    "kim-dinh": {
        "thu-tuc/dang-nhap-dich-vu-cong-truc-tuyen.html": ("dang nhap", "đăng nhập", "dang nhap dvc", "dang nhpa"),
        "tuyen-truyen/dich-vu-cong-truc-tuyen.html": ("loi ich", "lợi ích khi sử dụng"),
    },
    "nga-son": {
        "thu-tuc/lien-thong-khai-sinh.html": ("khai sinh", "lam giay khai sinh", "nhap khau cho con", "the bao hiem y te", "bhyt"),
        "thu-tuc/nop-ho-so-cong-quoc-gia.html": ("nop ho so", "nộp hồ sơ qua mạng", "nop ho so online", "dvc"),
    },
    "nga-son-hom-nay": {
        "thu-tuc/dang-ky-khai-sinh.html": ("khai sinh", "khia sinh", "giấy khai sinh cho con", "lam giay khai sinh"),
        "thu-tuc/lien-thong-tre-duoi-6-tuoi.html": ("tre duoi 6 tuoi", "bhyt tre em", "thẻ bảo hiểm y tế"),
        "thu-tuc/dang-ky-khai-tu.html": ("khai tu", "báo tử", "giay chung tu", "bo mat", "khai tử ở đâu"),
        "thu-tuc/dang-ky-ket-hon.html": ("ket hon", "cưới", "lấy vợ", "dang ky ket hn", "đkkh"),
        "thu-tuc/xac-nhan-tinh-trang-hon-nhan.html": ("doc than", "giấy độc thân", "tinh trang hon nhan"),
        "thu-tuc/dang-ky-tam-tru.html": ("tam tru", "tạm trú", "dang ki tam tru"),
        "thu-tuc/chung-thuc-ban-sao.html": ("sao y", "cong chung", "chứng thực bản sao", "photo cong chung"),
        "thu-tuc/nop-ho-so-cong-quoc-gia.html": ("nop ho so", "ho so truc tuyen"),
        "phat-thanh.html": ("phat thanh", "loa xa"),
    },
}  # fmt: skip
FIND = "(query) => loaSearch.load().then(() => loaSearch.find(query).map((entry) => entry.path))"


def first(page: Page, query: str) -> str:
    found: list[str] = page.evaluate(FIND, query)
    return found[0] if found else ""


def test_the_table_is_long_enough() -> None:
    asked = sum(len(queries) for queries in VI_DU.values())
    assert asked + sum(len(queries) for table in REAL.values() for queries in table.values()) >= 100


def wrongly_found(page: Page, website: str) -> dict[str, str]:
    """Every question of a website's table, in each form, that another page answers first."""
    table = VI_DU if website == "vi-du" else REAL[website]
    return {
        query: got
        for path, queries in table.items()
        for query in queries
        for form in (query, unicodedata.normalize("NFD", query), query.upper(), f"  {query} ")
        if (got := first(page, form)) != path
    }


@pytest.mark.parametrize("website", ["vi-du", *REAL])
def test_the_right_page_is_found_first(website: str, open_page: Open) -> None:
    assert wrongly_found(open_page(f"{website}/index.html"), website) == {}


@pytest.mark.parametrize("website", ["vi-du", *REAL])
def test_it_is_found_from_a_file_as_well(website: str, chromium: Browser, served: Path) -> None:
    """With no server, as from a USB stick."""
    page = chromium.new_page()
    page.goto((served / "cong/xa" / website / "index.html").as_uri())
    assert wrongly_found(page, website) == {}
    page.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("birth certificate", "thu-tuc/dang-ky-khai-sinh.html"),
        ("register a birth", "thu-tuc/dang-ky-khai-sinh.html"),
        ("Birth registration", "thu-tuc/dang-ky-khai-sinh.html"),
        ("certified copy", "thu-tuc/chung-thuc-ban-sao.html"),
        ("notarised copies", "thu-tuc/chung-thuc-ban-sao.html"),
        ("certifed copy", "thu-tuc/chung-thuc-ban-sao.html"),
        ("contact", "lien-he.html"),
        ("khai sinh", "thu-tuc/dang-ky-khai-sinh.html"),  # Vietnamese is understood there too
        ("đăng ký kết hôn", "thu-tuc/dang-ky-ket-hon.html"),
    ],
)
def test_who_asks_in_english_is_answered_in_english(query: str, found: str, open_page: Open) -> None:
    assert first(open_page("nga-son-hom-nay/en/index.html"), query) == found


def test_english_words_mean_nothing_on_the_vietnamese_pages(open_page: Open) -> None:
    assert first(open_page("nga-son-hom-nay/index.html"), "birth certificate") == ""


@pytest.mark.parametrize("query", ["xyzzy", "qwrtp zxcv", "!!!", "…", "   "])
def test_what_is_not_there_is_not_found(query: str, open_page: Open) -> None:
    page = open_page("vi-du/index.html")
    assert first(page, query) == ""


def test_results_are_links_to_pages_that_exist(open_page: Open, address: str) -> None:
    page = open_page("vi-du/thu-tuc/dang-ky-tai-khoan.html", viewport=DESK)
    form = page.get_by_role("search")
    form.get_by_role("searchbox").fill("khai sinh")
    page.locator("[data-search-results] a").first.click()
    page.wait_for_url(f"{address}/vi-du/thu-tuc/dang-ky-khai-sinh-lien-thong.html")


def test_the_keyboard_goes_through_the_results_and_back(open_page: Open) -> None:
    page = open_page("vi-du/index.html")
    box = page.get_by_role("searchbox")
    box.fill("dich vu cong")
    expect(page.locator("[data-search-results] li")).not_to_have_count(0)
    box.press("ArrowDown")
    expect(page.locator("[data-search-results] a").nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-search-results] a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-search-results]")).to_be_hidden()


def test_what_was_found_is_told_to_who_cannot_see(open_page: Open) -> None:
    page = open_page("vi-du/index.html")
    page.get_by_role("searchbox").fill("soạn tin tttb")
    status = page.locator(".search [role=status]")
    expect(status).to_have_text("Tìm thấy 1 nội dung.")
    page.get_by_role("searchbox").fill("xyzzy")
    expect(status).to_contain_text("Không tìm thấy nội dung cho “xyzzy”")
    page.get_by_role("searchbox").fill("")
    expect(status).to_have_text("")


def test_enter_leads_to_all_results_and_keeps_the_question(open_page: Open) -> None:
    page = open_page("vi-du/index.html")
    page.get_by_role("searchbox").fill("khai sinh")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem.html?q=khai+sinh")
    expect(page.get_by_role("searchbox")).to_have_value("khai sinh")
    expect(page.locator("[data-search-results] a").first).to_contain_text("Đăng ký khai sinh")


def test_a_question_cannot_put_anything_into_the_page(open_page: Open) -> None:
    page = open_page("vi-du/tim-kiem.html?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    expect(page.locator(".search [role=status]")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator(".search img").count() == 0


def test_without_scripts_the_search_leads_to_the_list(open_page: Open) -> None:
    page = open_page("vi-du/index.html", java_script_enabled=False)
    page.get_by_role("searchbox").fill("khai sinh")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Danh sách thủ tục A–Z").click()
    expect(page.get_by_role("link", name="Chứng thực bản sao từ bản chính")).to_be_visible()
