"""The desk as officers use it: in Chromium, at a desk and on a phone, by hand and by keyboard, up to the package."""

from __future__ import annotations

import re
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generators.originals import MAX_BYTES
from generators.vietnamese import slug
from tests import desk_house
from tests.desk_house import PASSWORD, ROOT
from tests.signed_pdf import SIGNED

pytestmark = pytest.mark.browser

PICTURES = ROOT / "docs" / "pictures"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SIZES = [pytest.param(DESK, id="desk"), pytest.param(PHONE, id="phone")]
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
BUILT = 240_000  # milliseconds: a cold build on a busy machine
LARGEST_PICTURE = 300_000


@dataclass
class House:
    address: str
    content: Path
    output: Path
    cookies: dict[str, list[dict[str, Any]]]

    def come_in(self, page: Page, name: str) -> list[dict[str, Any]]:
        """Log in as people do; gives the browser's cookies."""
        page.goto(f"{self.address}/dang-nhap")
        page.get_by_label("Tên đăng nhập").fill(name)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url("**/xa/vi-du")
        return page.context.cookies()  # type: ignore[return-value]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[House]:
    """A real desk on a free port over an invented commune, with a writer and an approver who have logged in."""
    home = tmp_path_factory.mktemp("desk")
    content, output = desk_house.content(home), home / "made"
    desk_house.people(output / ".loa" / "studio")
    with desk_house.serving(content, output) as opening:
        found = House(opening.address.rstrip("/"), content, output, {})
        for name in ("soan", "duyet"):
            context = chromium.new_context()
            found.cookies[name] = found.come_in(context.new_page(), name)
            context.close()
        yield found


Visit = Callable[..., Page]


@pytest.fixture
def visit(house: House, chromium: Browser) -> Iterator[Visit]:
    """`visit("/xa/vi-du", viewport=PHONE, name="duyet")`; a page that reports a fault fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def go(
        path: str, *, viewport: dict[str, int] = DESK, name: str = "duyet", faults_expected: bool = False
    ) -> Page:
        context = chromium.new_context(viewport=viewport)  # type: ignore[arg-type]
        context.add_cookies(house.cookies[name])  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        if not faults_expected:
            page.on("console", lambda said: said.type in ("error", "warning") and faults.append(said.text))
            page.on("response", lambda got: got.status >= 400 and faults.append(f"{got.status} {got.url}"))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda asked: not asked.url.startswith(house.address) and faults.append(asked.url))
        page.goto(house.address + path)
        return page

    yield go
    for context in contexts:
        context.close()
    assert faults == []


def picture(page: Page, name: str, request: pytest.FixtureRequest) -> None:
    """The picture of the guide: taken anew under --update, and where there is none."""
    file = PICTURES / f"studio-{name}.png"
    if request.config.getoption("--update") or not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=file)
    assert file.stat().st_size < LARGEST_PICTURE


def shown(page: Page) -> None:
    """Wait until what is typed has been checked and is shown beside the form."""
    page.wait_for_timeout(500)
    page.wait_for_selector("html[data-checked]")
    page.wait_for_selector("#xem[aria-busy=false]")


def begin(page: Page, start: str, question: str, title: str) -> None:
    page.get_by_role("link", name=re.compile(f"^{start}")).click()
    page.get_by_label(question).fill(title)
    page.get_by_role("button", name="Bắt đầu").click()
    page.wait_for_selector("#soan")


def saved(page: Page) -> None:
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator(".notes")).to_contain_text("Đã lưu")


def published(page: Page) -> None:
    page.get_by_role("navigation", name="Trình đơn").get_by_role("link", name="Xuất bản").click()
    page.get_by_role("button", name="Xuất bản tất cả").click()
    page.wait_for_selector("#viec[data-stage=done]", timeout=BUILT)


def package(house: House, item: str) -> set[str]:
    with zipfile.ZipFile(house.output / f"announcements/vi-du/packages/{item}.zip") as archive:
        assert archive.testzip() is None
        return set(archive.namelist())


SENT = {"anh-doc-1080x1350.png", "anh-ngang-1200x630.png", "zalo.txt", "tin-nhan.txt", "tin-nhan-khong-dau.txt"}


NAMED = {
    "may-ban": ("Đăng ký tạm trú", "Lịch cấp thẻ căn cước", "Nộp hồ sơ tại nhà"),
    "dien-thoai": ("Gia hạn tạm trú", "Lịch thu gom rác", "Tiêm phòng cho trẻ"),
}


@pytest.mark.slow
@pytest.mark.parametrize("viewport", SIZES)
def test_every_start_leads_from_a_blank_form_to_a_package(
    viewport: dict[str, int], visit: Visit, house: House, request: pytest.FixtureRequest
) -> None:
    mark = "may-ban" if viewport is DESK else "dien-thoai"
    guide, announced, told = NAMED[mark]
    page = visit("/xa/vi-du", viewport=viewport)
    picture(page, f"dau-{mark}", request)

    begin(page, "Hướng dẫn thủ tục", "Tên thủ tục", guide)
    page.get_by_role("button", name="Thêm bước").click()
    page.locator("[name='steps.0.do']").fill("Mở trang dichvucong.gov.vn rồi bấm [Đăng ký]")
    page.locator("[name='steps.0.short']").fill("Mở dichvucong.gov.vn")
    shown(page)
    expect(page.frame_locator("iframe").locator("body")).to_contain_text("bấm “Đăng ký”")
    picture(page, f"thu-tuc-{mark}", request)
    saved(page)

    page.goto(f"{house.address}/xa/vi-du")
    begin(page, "Ra thông báo", "Thông báo về việc gì", announced)
    page.get_by_role("button", name="Thêm đoạn mở đầu").click()
    page.locator("[name='intro.0.text']").fill("Sáng 05/12/2026, Công an xã cấp thẻ căn cước tại nhà văn hóa.")
    page.locator("summary", has_text=re.compile("^Người ký$")).click()
    page.locator("[name='signer.authority']").fill("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")
    shown(page)
    print_ = page.get_by_role("img", name=re.compile("^Bản in")).first
    expect(print_).to_be_visible()
    typed = page.locator("html").get_attribute("data-checked")
    assert typed
    assert f"v={typed}" in (print_.get_attribute("src") or "")  # not of what was typed before
    picture(page, f"thong-bao-{mark}", request)
    saved(page)

    page.goto(f"{house.address}/xa/vi-du")
    begin(page, "Đợt tuyên truyền", "Tên bài tuyên truyền", told)
    page.get_by_role("group", name="Mở đầu").get_by_role("button", name="Đoạn văn").click()
    page.locator("[name='intro.0.text']").fill("Từ nay, bà con nộp hồ sơ tại nhà, không phải xếp hàng.")
    shown(page)
    saved(page)

    page.get_by_role("navigation", name="Trình đơn").get_by_role("link", name="Nội dung").click()
    page.get_by_label("Tìm trong nội dung").fill("tiem chung")
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.get_by_role("link", name="Lịch tiêm chủng tháng 12").click()
    page.locator("[name=symbol]").fill("TB-UBND")
    saved(page)

    published(page)
    assert SENT | {"ap-phich.pdf", "to-roi.pdf"} <= package(house, slug(guide))
    assert SENT | {"van-ban.docx", "van-ban.pdf", "ap-phich.pdf"} <= package(house, slug(announced))
    campaign = package(house, slug(told))
    assert SENT | {"ap-phich.pdf"} <= campaign
    assert any(name.endswith(".mp3") for name in campaign)
    assert any(name.startswith("loi-doc") for name in campaign)
    assert {"van-ban.docx", "van-ban.pdf"} <= package(house, "tiem-chung")
    inside(page, viewport)  # the list of packages, and one of them
    page.get_by_role("link", name=announced).click()
    expect(page.locator("h1")).to_have_text(announced)
    inside(page, viewport)


@pytest.mark.slow
@pytest.mark.parametrize("viewport", SIZES)
def test_an_urgent_message_is_soon_ready_everywhere(
    viewport: dict[str, int],
    visit: Visit,
    house: House,
    request: pytest.FixtureRequest,
    record_property: Callable[[str, object], None],
) -> None:
    """From one sentence on a phone to the sheet, the banner of the website, the text message and the sound.

    How soon is told in the report (`--junit-xml`), not asserted: the minute promised is of a machine with nothing else
    to do.
    """
    page = visit("/xa/vi-du", viewport=viewport)
    page.get_by_role("link", name=re.compile("^Phát thanh gấp")).click()
    page.get_by_label("Báo cho bà con việc gì").fill(
        "Nước sông đang lên, 18 giờ hôm nay cả thôn sơ tán lên trường học. Cần giúp xin gọi 0212345678."
    )
    if viewport is PHONE:
        picture(page, "gap", request)
    began = time.monotonic()
    page.get_by_role("button", name="Duyệt và làm ngay").click()
    page.wait_for_url(re.compile("/goi/khan-"), timeout=BUILT)
    took = time.monotonic() - began
    item = page.url.rpartition("/")[2]
    found = package(house, item)
    assert SENT | {"ap-phich.pdf", "tin-khan.pdf"} <= found
    assert any(name.endswith(".mp3") for name in found)
    banner = (house.output / "site/vi-du/index.html").read_text(encoding="utf-8")
    assert "cả thôn sơ tán lên trường học" in banner
    assert "station.zip" in {file.name for file in (house.output / "audio/vi-du/station").iterdir()}
    expect(page.get_by_text("TIN KHẨN.").first).to_be_visible()
    page.get_by_role("button", name="Sao chép").first.click()
    expect(page.get_by_role("button", name="Đã sao chép")).to_be_visible()
    if viewport is PHONE:
        picture(page, "goi", request)
    record_property("seconds from the button to the package", round(took, 1))


class Keyboard:
    """Someone who uses the keyboard alone: goes from one thing to the next, and types."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, name: str, most: int = 150) -> None:
        """Tab until the focus stands on what is called so."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            focused = self.page.evaluate(
                "(e => e.getAttribute('aria-label') || (e.labels && e.labels[0] ? e.labels[0].textContent : e.textContent))"
                "(document.activeElement)"
            )
            if focused.strip() == name or (focused.strip().startswith(name) and name != "Lưu"):
                return
        raise AssertionError(f"the keyboard does not reach {name!r}")

    def press(self, name: str) -> None:
        self.to(name)
        self.page.keyboard.press("Enter")

    def begin(self, start: str, title: str) -> None:
        self.press(start)
        self.page.wait_for_selector("#ten:focus")
        self.page.keyboard.type(title)
        self.press("Bắt đầu")
        self.page.wait_for_selector("#soan")

    def entry(self, add: str, field: str, words: str) -> None:
        """One more entry; the focus is where its words go."""
        self.press(add)
        self.page.wait_for_selector(f"#soan [name='{field}']:focus")
        self.page.keyboard.type(words)

    def save(self) -> None:
        self.press("Lưu")
        expect(self.page.locator(".notes")).to_contain_text("Đã lưu")

    def home(self) -> None:
        self.press("Trang đầu")
        self.page.wait_for_selector(".cards")


def test_a_procedure_is_written_with_the_keyboard_alone(visit: Visit, house: House) -> None:
    keys = Keyboard(visit("/xa/vi-du"))
    keys.begin("Hướng dẫn thủ tục", "Chứng thực chữ ký")
    keys.entry("+ Thêm bước", "steps.0.do", "Đến một cửa")
    keys.entry("+ Thêm bước", "steps.1.do", "Ký trước mặt công chức")
    keys.page.keyboard.press("Alt+ArrowUp")
    expect(keys.page.locator("[name='steps.0.do']")).to_have_value("Ký trước mặt công chức")
    keys.save()
    text = (house.content / "communes/vi-du/procedures/chung-thuc-chu-ky.yml").read_text(encoding="utf-8")
    assert text.index("Ký trước mặt") < text.index("Đến một cửa")


@pytest.mark.slow
@pytest.mark.parametrize("viewport", SIZES)
def test_every_start_leads_to_a_package_by_the_keyboard_alone(
    viewport: dict[str, int], visit: Visit, house: House
) -> None:
    mark = "bàn" if viewport is DESK else "máy nhỏ"
    keys = Keyboard(visit("/xa/vi-du", viewport=viewport))
    keys.begin("Hướng dẫn thủ tục", f"Xác nhận cư trú {mark}")
    keys.entry("+ Thêm bước", "steps.0.do", "Đến một cửa")
    keys.save()
    keys.home()
    keys.begin("Ra thông báo", f"Lịch họp thôn {mark}")
    keys.entry("+ Thêm đoạn mở đầu", "intro.0.text", "Tối thứ bảy, mời Nhân dân họp tại nhà văn hóa.")
    keys.save()
    keys.home()
    keys.begin("Đợt tuyên truyền", f"Phòng cháy {mark}")
    keys.entry("+ Đoạn văn", "intro.0.text", "Bà con tắt bếp trước khi ra khỏi nhà.")
    keys.save()
    keys.home()
    keys.press("Sửa nội dung")
    keys.page.wait_for_selector("#tim")
    keys.to("Tìm trong nội dung")
    keys.page.keyboard.type("tiem chung")
    keys.page.keyboard.press("Enter")
    keys.page.wait_for_url("**tim=tiem**")
    keys.page.wait_for_load_state()
    keys.press("Lịch tiêm chủng tháng 12")
    keys.page.wait_for_selector("#soan")
    keys.to("Ký hiệu")
    keys.page.keyboard.type("TB-UBND")
    keys.save()

    keys.press("Xuất bản")
    keys.page.wait_for_url("**/xuat-ban")
    keys.page.wait_for_load_state()
    keys.press("Xuất bản tất cả")
    keys.page.wait_for_selector("#viec[data-stage=done]", timeout=BUILT)
    keys.press(f"Phòng cháy {mark}")
    keys.page.wait_for_url("**/goi/**")
    keys.page.wait_for_load_state()
    keys.to("Tải cả gói")
    for title in (f"Xác nhận cư trú {mark}", f"Lịch họp thôn {mark}", f"Phòng cháy {mark}", "Tiêm chủng"):
        assert package(house, slug(title)) >= SENT

    keys.home()
    keys.press("Phát thanh gấp")
    keys.page.wait_for_selector("#tin:focus")
    keys.page.keyboard.type("Sáng mai bảy giờ, cả thôn dọn vệ sinh ở sân đình.")
    keys.press("Duyệt và làm ngay")
    keys.page.wait_for_url(re.compile("/goi/khan-"), timeout=BUILT)
    assert "tin-khan.pdf" in package(house, keys.page.url.rpartition("/")[2])


def test_a_step_is_dragged_to_its_place(visit: Visit) -> None:
    page = visit("/soan/vi-du/thu-tuc/nop-ho-so", viewport={"width": 1280, "height": 4200})  # all of it in sight
    page.wait_for_selector("html[data-checked]")
    grips = page.locator("[data-list=steps] > .entries > .entry > fieldset > .entry__tools [data-grip]")
    grips.nth(2).drag_to(page.locator("[data-entry='steps.0'] legend").first)
    expect(page.locator("[name='steps.0.id']")).to_have_value("gui")


def test_what_is_wrong_is_said_beside_its_field_while_one_types(
    visit: Visit, request: pytest.FixtureRequest
) -> None:
    page = visit("/soan/vi-du/thong-bao/tiem-chung")
    subject = page.get_by_label("Về việc gì")
    subject.fill("")
    told = page.locator(".findings[data-field=subject]")
    expect(told).to_contain_text("Chưa điền mục này")
    expect(subject).to_have_attribute("aria-invalid", "true")
    picture(page, "loi", request)
    subject.fill("Lịch tiêm chủng tháng 12")
    expect(told).to_be_empty()
    expect(subject).not_to_have_attribute("aria-invalid", "true")


UNTIL_SHOWN = """words => new Promise(done => {
  const field = document.querySelector("[name='intro.0.text']");
  const shown = document.getElementById("xem");
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const [began, before] = [performance.now(), shown.dataset.shown];
  new MutationObserver((_, watch) => {
    if (shown.getAttribute("aria-busy") !== "false" || shown.dataset.shown === before) return;
    watch.disconnect();
    done((performance.now() - began) / 1000);
  }).observe(shown, { attributes: true });
})"""
"""Types, and gives the seconds until what is shown beside the form is what was typed."""


@pytest.mark.slow
def test_each_look_is_new_after_a_pause(visit: Visit, record_property: Callable[[str, object], None]) -> None:
    """How soon is told in the report (`--junit-xml`), the best of four, with the pause of 350 ms in it."""
    page = visit("/soan/vi-du/thong-bao/tiem-chung")
    shown(page)
    for look in ("Bản in", "Trang web", "Lời đọc", "Giọng đọc"):
        page.get_by_role("button", name=look, exact=True).click()
        shown(page)
        before = page.locator("#xem").get_attribute("data-shown")
        times = [page.evaluate(UNTIL_SHOWN, f"Trạm y tế tiêm chủng, {look}, lần {number}.") for number in range(4)]
        assert page.locator("#xem").get_attribute("data-shown") != before
        record_property(f"seconds to {look}", round(min(times), 2))


def test_a_reading_is_corrected_where_it_is_heard(visit: Visit, request: pytest.FixtureRequest) -> None:
    page = visit("/soan/vi-du/thong-bao/tiem-chung")
    page.locator("[name='intro.0.text']").fill("Điểm VTCĐ mở cửa lúc 07:30.")
    page.get_by_role("button", name="Lời đọc", exact=True).click()
    shown(page)
    page.get_by_role("button", name=re.compile("VTCĐ")).first.click()
    page.get_by_role("textbox", name="Đọc là").fill("viễn thông cộng đồng")
    picture(page, "cach-doc", request)
    page.get_by_role("button", name="Ghi vào từ điển").click()
    expect(page.locator(".script")).to_contain_text("viễn thông cộng đồng")


PAGES = [
    "/xa/vi-du",
    "/xa/vi-du/noi-dung",
    "/xa/vi-du/nhat-ky",
    "/xa/vi-du/xuat-ban",
    "/xa/vi-du/gap",
    "/xa/vi-du/moi/thong-bao",
    "/soan/vi-du/thu-tuc/nop-ho-so",
    "/soan/vi-du/thong-bao/tiem-chung",
    "/soan/vi-du/xa/vi-du",
]


def inside(page: Page, viewport: dict[str, int]) -> None:
    """Axe finds nothing; nothing is wider than the screen; every target is one a thumb can hit."""
    found = Axe().run(page, options=AXE).response
    assert found["passes"]
    assert [f"{one['id']}: {[node['html'][:150] for node in one['nodes'][:3]]}" for one in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], page.url
    small = page.evaluate(
        "[...document.querySelectorAll('main button:not(.hidden):not(.said), main .button')].filter(e => e.offsetParent)"
        ".map(e => [e.textContent.trim() || e.getAttribute('aria-label'), e.getBoundingClientRect().height])"
        ".filter(([, height]) => height < 40)"
    )
    assert small == [], page.url


@pytest.mark.slow
@pytest.mark.parametrize("viewport", SIZES)
def test_no_page_shuts_anyone_out(viewport: dict[str, int], visit: Visit, house: House) -> None:
    """WCAG 2.2 AA as far as a program can tell."""
    page = visit("/xa/vi-du", viewport=viewport)
    for path in PAGES:
        page.goto(house.address + path)
        if "/soan/" in path:
            page.wait_for_selector("html[data-checked]")
            for summary in page.locator("#soan details > summary").all()[:8]:
                if summary.is_visible():
                    summary.click()
        inside(page, viewport)


@pytest.mark.slow
@pytest.mark.parametrize("viewport", SIZES)
def test_no_page_on_the_way_shuts_anyone_out(viewport: dict[str, int], visit: Visit, house: House) -> None:
    """What is only seen while something happens: a form filled from Word, a conflict, an older text, a mistake, a login."""
    page = visit("/soan/vi-du/thong-bao/tiem-chung", viewport=viewport)
    page.locator("[name='intro.0.text']").fill("Trạm y tế mở cửa.")
    saved(page)
    inside(page, viewport)
    other = visit("/soan/vi-du/thong-bao/tiem-chung", viewport=viewport, name="soan", faults_expected=True)
    other.locator("[name='intro.0.text']").fill("Trạm y tế mở cửa sớm.")
    page.locator("[name='intro.0.text']").fill("Trạm y tế mở cửa muộn.")
    saved(page)
    other.get_by_role("button", name="Lưu", exact=True).click()
    expect(other.locator("h1")).to_have_text("Mục này vừa được người khác lưu")
    inside(other, viewport)
    other.get_by_role("button", name="Dùng bản đã lưu").click()
    other.get_by_role("link", name="xem bản này").first.click()
    inside(other, viewport)
    for path in ("/khong-co", "/xa/vi-du/moi/thong-bao", "/xa/vi-du/gap"):
        other.goto(house.address + path)
        if "khong-co" not in path:
            other.get_by_role("button", name=re.compile("Bắt đầu|Gửi người duyệt")).click()
        inside(other, viewport)
    other.get_by_role("button", name="Đăng xuất").click()
    inside(other, viewport)
    house.cookies["soan"] = house.come_in(other, "soan")
    other.goto(house.address + "/xa/vi-du")
    inside(other, viewport)


@pytest.mark.slow
@pytest.mark.parametrize("viewport", SIZES)
def test_a_signed_pdf_is_given_to_its_notice(
    viewport: dict[str, int], visit: Visit, house: House, tmp_path: Path
) -> None:
    number, item = ("7", "da-ky") if viewport is DESK else ("8", "da-ky-hai")
    notice = (house.content / "communes/vi-du/notices/tiem-chung.yml").read_text(encoding="utf-8")
    file = house.content / f"communes/vi-du/notices/{item}.yml"
    file.write_text(re.sub("status: .*", "status: for-signature", notice), encoding="utf-8")
    page = visit(f"/soan/vi-du/thong-bao/{item}", viewport=viewport)
    page.get_by_label("Số văn bản").fill(number)
    page.get_by_role("button", name="Ban hành").click()
    expect(page.locator(".notes")).to_contain_text("Đã ban hành")
    expect(page.get_by_role("button", name="Thêm đoạn mở đầu")).not_to_be_visible()  # it is closed now
    cut = "[...document.querySelectorAll('#soan textarea')].filter(e => e.offsetParent && e.scrollHeight > e.clientHeight)"
    assert page.evaluate(f"{cut}.map(e => e.name)") == []  # and can still be read to its end

    heavy, word, pdf = tmp_path / "nang.pdf", tmp_path / "van-ban.docx", tmp_path / "da ký.pdf"
    heavy.write_bytes(b"%PDF-" + bytes(MAX_BYTES))
    word.write_bytes(b"PK")
    pdf.write_bytes(SIGNED)
    own = page.get_by_label("Chọn tệp PDF đã ký")
    own.set_input_files(heavy)
    assert own.evaluate("one => one.validationMessage") == "Tệp lớn quá. Nhiều nhất 20 MB."
    own.set_input_files(word)
    page.get_by_role("button", name="Gắn bản đã ký").click()
    expect(page.locator(".notes")).to_contain_text("không phải một tệp PDF mở được")
    page.get_by_label("Chọn tệp PDF đã ký").set_input_files(pdf)
    page.get_by_role("button", name="Gắn bản đã ký").click()
    expect(page.get_by_role("group", name="Bản gốc đã ký")).to_contain_text("có chữ ký số")
    with page.expect_download() as taken:
        page.get_by_role("link", name=f"{item}.pdf").click()
    assert taken.value.path().read_bytes() == SIGNED
    inside(page, viewport)
    page.get_by_role("button", name="Gỡ bản đã ký").click()
    page.locator("summary", has_text="Các bản đã gắn trước đây").click()
    inside(page, viewport)
    page.get_by_role("button", name=re.compile("^Lấy lại bản gắn lúc")).click()
    expect(page.get_by_role("group", name="Bản gốc đã ký")).to_contain_text("có chữ ký số")
    assert (house.content / f"communes/vi-du/signed/{item}.pdf").read_bytes() == SIGNED


def test_two_browsers_are_told_of_each_other(visit: Visit, request: pytest.FixtureRequest) -> None:
    one = visit("/soan/vi-du/thu-tuc/nop-ho-so", name="soan")
    one.wait_for_selector("html[data-checked]")
    one.get_by_label("Một câu tóm tắt").fill("Đang gõ dở")
    shown(one)
    two = visit("/soan/vi-du/thu-tuc/nop-ho-so")
    expect(two.locator("#cung-sua")).to_contain_text("Văn thư cũng đang mở mục này")
    one.reload()
    expect(one.get_by_label("Một câu tóm tắt")).to_have_value("Đang gõ dở")
    one.get_by_role("button", name="Bỏ bản nháp").click()
    expect(one.get_by_label("Một câu tóm tắt")).to_have_value("")


def test_what_could_not_be_kept_waits_in_the_tab(house: House, chromium: Browser) -> None:
    """The network is away, the page is loaded again: what was typed is still there for who typed it."""
    context = chromium.new_context(viewport=DESK)  # type: ignore[arg-type]
    context.add_cookies(house.cookies["soan"])  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{house.address}/soan/vi-du/thu-tuc/nop-ho-so")
    page.wait_for_selector("html[data-checked]")
    page.route("**/kiem", lambda route: route.abort())
    page.get_by_label("Một câu tóm tắt").fill("Gõ khi mất mạng")
    expect(page.locator("#trang-thai")).to_contain_text("Chưa giữ được bản nháp")
    page.unroute("**/kiem")
    page.reload()
    expect(page.get_by_label("Một câu tóm tắt")).to_have_value("")
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.get_by_label("Một câu tóm tắt")).to_have_value("Gõ khi mất mạng")
    page.get_by_role("button", name="Bỏ bản nháp").click()
    context.close()


COPIED = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style></head><body>
<!--StartFragment--><p class=MsoNormal align=center><b>THÔNG BÁO<o:p></o:p></b></p>
<p class=MsoNormal><b>Tổng vệ sinh đường làng</b></p>
<p class=MsoNormal style='text-indent:36pt' onclick="alert(1)">Ủy ban nhân dân xã thông báo lịch tổng vệ sinh:</p>
<p class=MsoListParagraph><![if !supportLists]>1.<span>&nbsp;&nbsp;</span><![endif]><b>Thời gian</b></p>
<p class=MsoNormal>Sáng 05/12/2026, tại nhà văn hóa các thôn.</p>
<table><tr><td><p><b>Nơi nhận:</b></p><p>- Các thôn;</p></td><td><p>TM. ỦY BAN NHÂN DÂN</p><p>CHỦ TỊCH</p></td></tr></table>
<!--EndFragment--></body></html>"""


def test_what_is_copied_in_word_fills_the_form(visit: Visit, request: pytest.FixtureRequest) -> None:
    page = visit("/soan/vi-du/thong-bao/tiem-chung", name="soan")
    page.locator("summary", has_text="Lấy nội dung từ Word").click()
    page.evaluate(
        """([html, words]) => {
          const held = new DataTransfer();
          held.setData("text/html", html);
          held.setData("text/plain", words);
          document.getElementById("dan").dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true }));
        }""",
        [COPIED, "THÔNG BÁO"],
    )
    page.get_by_role("button", name="Điền vào biểu mẫu").click()
    expect(page.locator(".notes")).to_contain_text("Đã điền từ Word")
    expect(page.locator(".notes")).to_contain_text("chưa có tên người ký")
    expect(page.get_by_label("Về việc gì")).to_have_value("Tổng vệ sinh đường làng")
    expect(page.locator("[name='intro.0.text']")).to_have_value("Ủy ban nhân dân xã thông báo lịch tổng vệ sinh:")
    expect(page.locator("[name='intro.1.text']")).to_have_value("Thời gian")
    expect(page.locator("[name='intro.2.text']")).to_have_value("Sáng 05/12/2026, tại nhà văn hóa các thôn.")
    expect(page.locator("[name='recipients.0.text']")).to_have_value("Các thôn;")
    expect(page.locator("[name='signer.authority']")).to_have_value("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")
    shown(page)
    picture(page, "tu-word", request)
    page.get_by_role("button", name="Bỏ bản nháp").click()
    expect(page.get_by_label("Về việc gì")).to_have_value("Lịch tiêm chủng tháng 12")
