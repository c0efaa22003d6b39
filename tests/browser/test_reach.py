"""How far a website reaches from a phone: installed, kept, out of date, in English, read aloud, from a stick."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, Open

pytestmark = pytest.mark.browser

BIRTH = "vi-du/thu-tuc/dang-ky-khai-sinh-lien-thong.html"
COPIES = "vi-du/thu-tuc/chung-thuc-ban-sao.html"

# A phone with one voice of each language that "reads" a line in a moment and writes down what it was given.
VOICES = """
(() => {
  self.heard = [];
  const voices = [{ lang: "vi-VN", name: "Vi" }, { lang: "en-US", name: "En" }];
  const speech = {
    getVoices: () => voices, cancel: () => { clearTimeout(speech.now); }, addEventListener: () => {},
    speak: (line) => { self.heard.push([line.lang, line.text]); speech.now = setTimeout(() => line.onend(), 5); },
  };
  Object.defineProperty(self, "speechSynthesis", { value: speech });
  self.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})();
"""


def with_today(page: Page, day: str) -> None:
    page.clock.set_fixed_time(f"{day}T05:00:00Z")


def test_a_browser_accepts_the_manifest(open_page: Open) -> None:
    page = open_page("vi-du/index.html")
    session = page.context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    assert found["url"].endswith("/vi-du/manifest.webmanifest")
    page.evaluate("navigator.serviceWorker.ready")
    faults = [one["errorId"] for one in session.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert set(faults) <= {"in-incognito"}  # the test browser keeps nothing; all else would be ours


def test_a_new_version_is_announced_and_shown_when_asked(open_page: Open, served: Path) -> None:
    page = open_page("vi-du/index.html", faults_expected=True)
    page.evaluate("navigator.serviceWorker.ready.then(() => new Promise((done) => setTimeout(done, 300)))")
    page.reload()
    expect(page.locator("[data-updated]")).to_be_hidden()
    worker = served / "cong/xa/vi-du/sw.js"
    before = worker.read_text(encoding="utf-8")
    try:
        worker.write_text(before + "// newer\n", encoding="utf-8")
        page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
        expect(page.locator("[data-updated]")).to_contain_text("Trang này vừa có bản mới.")
    finally:
        worker.write_text(before, encoding="utf-8")
    page.get_by_role("button", name="Xem bản mới").click()
    expect(page.locator("[data-updated]")).to_be_hidden()


def test_without_a_network_the_page_says_that_it_is_a_kept_one(open_page: Open) -> None:
    page = open_page(COPIES, faults_expected=True)
    expect(page.locator("[data-kept]")).to_be_hidden()
    page.context.set_offline(True)
    expect(page.locator("[data-kept]")).to_have_text("Đang mất mạng. Đây là bản đã lưu trong máy.")
    page.context.set_offline(False)
    expect(page.locator("[data-kept]")).to_be_hidden()


def test_a_kept_page_says_when_it_is_out_of_date(open_page: Open, address: str) -> None:
    path = "vi-du/thu-tuc/dang-ky-tai-khoan.html"
    page = open_page(COPIES)
    expect(page.locator(".banner--over")).to_have_count(0)  # it has no last day
    with_today(page, "2026-12-31")
    page.goto(f"{address}/{path}")
    expect(page.locator(".banner--over")).to_be_hidden()
    with_today(page, "2027-01-01")
    page.goto(f"{address}/{path}")
    expect(page.locator(".banner--over")).to_contain_text("chỉ áp dụng đến hết ngày 31/12/2026")
    page.goto(f"{address}/vi-du/thu-tuc/index.html")
    expect(page.locator(".over")).to_have_text("(đã hết hạn)")


def test_the_last_day_is_counted_in_vietnam(open_page: Open, address: str) -> None:
    page = open_page("vi-du/index.html", timezone_id="America/Los_Angeles")
    page.clock.set_fixed_time("2026-12-31T16:59:00Z")  # one minute to midnight in Vietnam
    page.goto(f"{address}/vi-du/thu-tuc/dang-ky-tai-khoan.html")
    expect(page.locator(".banner--over")).to_be_hidden()
    page.clock.set_fixed_time("2026-12-31T17:00:00Z")
    page.goto(f"{address}/vi-du/thu-tuc/dang-ky-tai-khoan.html")
    expect(page.locator(".banner--over")).to_be_visible()


def test_who_reads_english_stays_in_english(open_page: Open) -> None:
    page = open_page(COPIES)
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/thu-tuc/chung-thuc-ban-sao.html")
    page.locator(".menu").get_by_role("link", name="Procedures").click()
    page.wait_for_url("**/en/thu-tuc/index.html")
    page.locator(".brand").click()
    page.fill("#tim", "khai sinh")
    expect(page.locator(".found__section").first).to_have_text("Procedure")
    page.locator("[data-search-results] a").first.click()
    page.wait_for_url("**/en/thu-tuc/dang-ky-khai-sinh-lien-thong.html")
    expect(page.locator("#buoc-1 .step__label")).to_have_text("Step 1")
    page.get_by_role("link", name="Tiếng Việt").first.click()
    page.wait_for_url(f"**/{BIRTH}")


def test_english_is_kept_offline_once_it_is_read(open_page: Open, address: str) -> None:
    page = open_page("vi-du/en/index.html", faults_expected=True)
    page.evaluate(
        """() => new Promise((done) => {
        navigator.serviceWorker.addEventListener('message', (said) => said.data.kept && done());
        navigator.serviceWorker.ready.then((found) => found.active.postMessage({ keep: 'en' })); })"""
    )
    page.context.set_offline(True)
    page.goto(f"{address}/vi-du/en/thu-tuc/chung-thuc-ban-sao.html")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".menu")).to_contain_text("Procedures")


def test_a_page_nobody_recorded_is_read_by_the_phone(open_page: Open, address: str) -> None:
    page = open_page("vi-du/index.html")
    page.context.add_init_script(VOICES)
    page.goto(f"{address}/{COPIES}")
    button = page.locator("[data-read] button")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")  # it has come to the end
    heard = page.evaluate("self.heard")
    assert heard[0] == ["vi-VN", page.locator("h1").inner_text()]
    told = " ".join(text for _, text in heard)
    for part in page.locator("article .step__text").all():
        assert " ".join((part.text_content() or "").split()) in told
    page.goto(f"{address}/{BIRTH}")
    expect(page.locator("[data-read]")).to_be_hidden()  # somebody has recorded it


def test_reading_stops_and_goes_on_where_it_was(open_page: Open, address: str) -> None:
    page = open_page("vi-du/index.html")
    page.context.add_init_script(VOICES.replace("5)", "100000)"))
    page.goto(f"{address}/{COPIES}")
    button = page.locator("[data-read] button")
    button.click()
    expect(button).to_have_text("Dừng đọc")
    expect(page.locator(".being-read")).to_have_count(1)
    button.click()
    expect(button).to_have_text("Đọc tiếp")
    button.click()
    first, again = page.evaluate("self.heard")
    assert first == again


def test_english_headings_are_read_in_english(open_page: Open, address: str) -> None:
    page = open_page("vi-du/index.html")
    page.context.add_init_script(VOICES)
    page.goto(f"{address}/vi-du/en/lien-he.html")
    page.locator("[data-read] button").click()
    expect(page.locator("[data-read] button")).to_have_attribute("aria-pressed", "false")
    heard = page.evaluate("self.heard")
    assert heard[0][0] == "en-US"
    assert any(language == "vi-VN" for language, _ in heard)


def test_without_a_vietnamese_voice_nothing_is_offered(open_page: Open, address: str) -> None:
    page = open_page("vi-du/index.html")
    page.context.add_init_script(VOICES.replace("vi-VN", "fr-FR"))
    page.goto(f"{address}/{COPIES}")
    expect(page.locator("[data-read]")).to_be_hidden()


def test_the_stick_opens_with_its_search(chromium: Browser, served: Path, tmp_path: Path) -> None:
    """Unpacked anywhere, opened from a file: the way in, the search, a page, a recording."""
    with zipfile.ZipFile(served / "cong/xa/vi-du/mang-theo.zip") as archive:
        archive.extractall(tmp_path)
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((tmp_path / "MO-TRANG-NAY.html").as_uri())
    page.wait_for_url("**/vi-du/index.html")
    page.fill("#tim", "khai sinh")
    page.locator("[data-search-results] a").first.click()
    page.wait_for_url("**/dang-ky-khai-sinh-lien-thong.html")
    source = page.locator("audio source").first.evaluate("(found) => found.src")
    assert Path(source.removeprefix("file://")).is_file()
    assert faults == []
    context.close()
