"""What a visitor does: chooses a branch, ticks off papers, shares, gets lost, loses the network."""

from __future__ import annotations

import functools
import http.server
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generators.website import SitePage
from generators.website.install import KEPT_PAGES
from generators.website.making import make
from generators.website.staging import stage
from generators.writers.assets import Assets
from tests.browser.conftest import DESK, ROOT, Handler, Open
from tests.website import samples

pytestmark = pytest.mark.browser

PROCEDURES = "thu-tuc/index.html"
BIRTH = "vi-du/thu-tuc/dang-ky-khai-sinh-lien-thong.html"


def test_choosing_a_branch_steps_over_what_is_not_needed(open_page: Open) -> None:
    page = open_page(BIRTH)
    page.locator("#buoc-3-2 .choose").click()
    assert [step.get_attribute("id") for step in page.locator(".step--skipped").all()] == ["buoc-4", "buoc-5", "buoc-6"]
    expect(page.locator("#buoc-5 .step__skip")).to_be_visible()
    expect(page.locator("#buoc-5 .step__text")).to_be_hidden()
    expect(page.locator("#buoc-7 .step__text")).to_be_visible()
    expect(page.locator("#buoc-3-2 .choose")).to_have_attribute("aria-pressed", "true")
    page.locator("#buoc-3-1 .choose").click()
    assert page.locator(".step--skipped").count() == 0
    page.locator("#buoc-3-1 .choose").click()
    expect(page.locator(".branch--other")).to_have_count(0)


def test_ticked_papers_stay_ticked(open_page: Open) -> None:
    page = open_page(BIRTH)
    page.get_by_label("Giấy chứng sinh").check()
    page.reload()
    expect(page.get_by_label("Giấy chứng sinh")).to_be_checked()
    expect(page.get_by_label("Tờ khai đăng ký cư trú")).not_to_be_checked()


def test_text_size_and_colours_are_remembered(open_page: Open) -> None:
    page = open_page(BIRTH, color_scheme="light")
    page.get_by_label("Rất lớn").check(force=True)
    page.get_by_label("Tối", exact=True).check(force=True)
    page.locator(".brand").click()
    page.wait_for_url("**/vi-du/index.html")
    assert (
        page.evaluate("document.documentElement.dataset.size + document.documentElement.dataset.theme") == "largerdark"
    )
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 22, 30)"
    expect(page.get_by_label("Rất lớn")).to_be_checked()


def test_who_asks_for_plain_words_keeps_them_and_loses_nothing(open_page: Open) -> None:
    page = open_page("vi-du/thu-tuc/dang-ky-tai-khoan.html")
    words, step = page.get_by_role("button", name="Lời dễ hiểu"), page.locator("#buoc-1")
    whole, short = step.locator(".step__text"), step.locator(".step__plain")
    expect(whole).to_be_visible()
    expect(short).to_be_hidden()
    before = page.locator("article").inner_text()
    words.click()
    expect(words).to_have_attribute("aria-pressed", "true")
    expect(short).to_have_text("Mở trang, bấm Đăng ký")
    expect(whole).to_be_hidden()
    expect(page.locator(".plain-word").first).to_have_text("(đứng tên mình)")
    expect(page.locator(".explained").first).to_contain_text("OTP: là mã dùng một lần")
    page.reload()
    expect(short).to_be_visible()  # remembered
    step.get_by_role("button", name="Xem đủ lời").click()
    expect(whole).to_be_visible()
    page.emulate_media(media="print")
    expect(whole).to_be_visible()
    expect(short).to_be_hidden()
    page.emulate_media(media="screen")
    words.click()
    assert page.locator("article").inner_text() == before
    page.reload()
    expect(words).to_have_attribute("aria-pressed", "false")


def test_a_page_with_nothing_to_make_plainer_offers_nothing(open_page: Open) -> None:
    page = open_page("vi-du/lien-he.html")
    expect(page.get_by_role("button", name="Lời dễ hiểu")).to_have_count(0)


def test_the_readers_own_colours_tell_apart_what_is_chosen(open_page: Open) -> None:
    """With forced colours grounds and hidden lines are gone: where one is, and what is switched on, must still show."""
    page = open_page(f"vi-du/{PROCEDURES}", forced_colors="active")
    line = "(link) => getComputedStyle(link).borderBottomColor"
    here, elsewhere = page.locator(".menu [aria-current]"), page.locator(".menu a:not([aria-current])").first
    assert here.evaluate(line) != elsewhere.evaluate(line)
    ground = "(input) => getComputedStyle(input.nextElementSibling).backgroundColor"
    sizes = page.locator("[data-setting=size] input")
    assert sizes.nth(0).evaluate(ground) != sizes.nth(1).evaluate(ground)


def test_the_text_size_is_found_from_the_top_of_every_page(open_page: Open) -> None:
    page = open_page(BIRTH)
    page.get_by_role("link", name="Cỡ chữ và màu").click()
    expect(page.get_by_label("Rất lớn")).to_be_in_viewport()


def test_the_address_of_a_page_can_be_copied(open_page: Open) -> None:
    page = open_page(f"{BIRTH}#buoc-7", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Chép địa chỉ trang").click()
    expect(page.get_by_role("status").filter(has_text="Đã chép địa chỉ")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(BIRTH)


def test_a_number_is_called_with_one_touch(open_page: Open) -> None:
    page = open_page(BIRTH)
    expect(page.get_by_role("link", name="Gọi 0900 000 001")).to_have_attribute("href", "tel:0900000001")


def test_only_one_recording_plays_and_none_is_fetched_before(open_page: Open) -> None:
    page = open_page("vi-du/phat-thanh.html")
    assert page.evaluate(
        "[...document.querySelectorAll('audio')].every((a) => a.preload === 'none' && a.networkState < 2)"
    )


def test_the_sentence_being_read_is_shown(open_page: Open) -> None:
    page = open_page(BIRTH)
    page.evaluate("document.querySelector('audio').play()")
    expect(page.locator(".player__now")).to_have_text("Kính thưa bà con.")


def test_the_keyboard_reaches_the_text_first(open_page: Open) -> None:
    page = open_page(BIRTH, viewport=DESK)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.url.endswith("#noi-dung")


@pytest.mark.parametrize(
    "missing", ["dang-ki-khai-sinh", "thu-tuc/dang-ky-khai-sinh.html", "thu-tuc/su-kien/khai_sinh"]
)
def test_a_wrong_address_is_helped_on_at_any_depth(missing: str, open_page: Open) -> None:
    page = open_page(f"vi-du/{missing}", faults_expected=True)
    expect(page.get_by_role("heading", name="Không có trang này")).to_be_visible()
    expect(page.locator("[data-maybe] a").first).to_have_text(
        "Đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi"
    )
    assert page.evaluate("getComputedStyle(document.querySelector('.top__row')).backgroundColor") == "rgb(157, 28, 32)"
    page.locator("[data-maybe] a").first.click()
    page.wait_for_url("**/thu-tuc/dang-ky-khai-sinh-lien-thong.html")


def test_a_wrong_address_has_a_number_to_call_without_scripts(open_page: Open) -> None:
    page = open_page("vi-du/thu-tuc/khong-co.html", faults_expected=True, java_script_enabled=False)
    expect(page.get_by_role("link", name="0900 000 000")).to_be_visible()


def test_a_page_never_visited_opens_without_a_network(open_page: Open, address: str) -> None:
    page = open_page("vi-du/index.html", faults_expected=True)
    page.evaluate("navigator.serviceWorker.ready.then(() => new Promise((done) => setTimeout(done, 300)))")
    page.context.set_offline(True)
    page.goto(f"{address}/{BIRTH}")
    expect(page.locator("#buoc-9")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.top__row')).backgroundColor") == "rgb(157, 28, 32)"
    page.goto(f"{address}/vi-du/tim-kiem.html?q=khai+sinh")
    expect(page.locator("[data-search-results] a").first).to_contain_text("Đăng ký khai sinh")


def test_every_page_opens_without_a_network_after_one_visit(
    open_page: Open, address: str, paths: dict[str, list[str]]
) -> None:
    page = open_page("vi-du/index.html", faults_expected=True)
    page.evaluate("navigator.serviceWorker.ready.then(() => new Promise((done) => setTimeout(done, 300)))")
    page.context.set_offline(True)
    for path in paths["vi-du"]:
        if not path.endswith("404.html"):
            page.goto(f"{address}/{path}")
            expect(page.locator("h1")).to_be_visible()
            assert page.evaluate("document.styleSheets.length") >= 3, path


def test_a_large_website_is_kept_whole_once_somebody_asks(
    chromium: Browser, assets: Assets, tmp_path: Path
) -> None:
    """More pages than a phone is sent unasked: the lists at once, the others after one touch of a button."""
    many = tuple(
        SitePage(replace(samples.BIRTH, id=f"viec-{number}", title=f"Việc {number}"), "procedure", f"viec-{number}")
        for number in range(KEPT_PAGES + 1)
    )
    stage(samples.site(pages=many, languages=()), tmp_path, assets, root_config=ROOT / "mkdocs.yml")
    handler = functools.partial(Handler, directory=str(make(tmp_path)))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = chromium.new_context().new_page()
    home = f"http://127.0.0.1:{server.server_address[1]}"
    kept = "(path) => caches.match(new URL(path, location)).then(Boolean)"
    page.goto(f"{home}/gioi-thieu.html")
    page.evaluate("navigator.serviceWorker.ready.then(() => new Promise((done) => setTimeout(done, 300)))")
    assert page.evaluate(kept, "thu-tuc/index.html")
    assert not page.evaluate(kept, "thu-tuc/viec-7.html")
    page.get_by_role("button", name="Lưu mọi trang vào máy").click()
    expect(page.locator("[data-keep] [role=status]")).to_have_text("Đã lưu. Mọi trang xem được khi mất mạng.")
    page.context.set_offline(True)
    page.goto(f"{home}/thu-tuc/viec-7.html")
    expect(page.locator("h1")).to_have_text("Việc 7")
    page.context.close()
    server.shutdown()


def test_what_is_new_is_shown_while_there_is_a_network(open_page: Open, address: str) -> None:
    page = open_page("vi-du/index.html", faults_expected=True)
    page.evaluate("navigator.serviceWorker.ready.then(() => new Promise((done) => setTimeout(done, 300)))")
    page.context.route(
        "**/lien-he.html", lambda route: route.fulfill(body="<h1>Số mới</h1>", content_type="text/html; charset=utf-8")
    )
    page.goto(f"{address}/vi-du/lien-he.html")
    expect(page.locator("h1")).to_have_text("Số mới")
