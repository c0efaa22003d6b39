"""Every page, on a phone and on a desk: readable by all, light, whole, and asking nobody else for anything."""

from __future__ import annotations

import gzip
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DESK, PHONE, Open

pytestmark = pytest.mark.browser

AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
REAL = ("thanh-giang", "an-phu", "kim-dinh", "nga-son-hom-nay")  # Nga Sơn as issued is a part of what it has today
SHOWN = ["vi-du", *(pytest.param(name, marks=pytest.mark.slow) for name in REAL)]
KINDS = ("index.html", "thu-tuc/index.html", "lien-he.html", "gioi-thieu.html", "tim-kiem.html")  # and one of each item
EVERY_LOOK = [
    pytest.param("vi-du", PHONE, "light", id="vi-du-phone-light"),
    *(pytest.param(name, PHONE, "light", id=f"{name}-phone-light", marks=pytest.mark.slow) for name in REAL),
]
OTHER_LOOKS = [
    pytest.param("vi-du", DESK, "dark", id="vi-du-desk-dark"),
    pytest.param("vi-du/en", PHONE, "light", id="vi-du-english"),
    *(
        pytest.param(name, viewport, scheme, id=f"{name}-{viewport['width']}-{scheme}", marks=pytest.mark.slow)
        for name, viewport, scheme in (
            ("vi-du", PHONE, "dark"),
            ("vi-du", DESK, "light"),
            ("vi-du/en", PHONE, "dark"),
            ("vi-du/en", DESK, "light"),
            ("vi-du/en", DESK, "dark"),
            ("nga-son-hom-nay/en", PHONE, "light"),  # with what is really translated
        )
    ),
    pytest.param("nga-son-hom-nay/en", DESK, "dark", id="nga-son-english", marks=pytest.mark.slow),
    pytest.param("thanh-giang", DESK, "dark", id="thanh-giang-desk-dark", marks=pytest.mark.slow),
]
FIRST_LOAD = 120_000  # bytes over the wire for a procedure page: two seconds of a slow 3G line


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=AXE).response
    assert found["passes"], "the checker did not run"
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes'][:2]]}" for one in found["violations"]]


def test_the_checker_would_find_a_fault(open_page: Open) -> None:
    page = open_page("vi-du/index.html")
    page.evaluate("document.querySelector('#tim').labels[0].remove(); document.querySelector('#tim').placeholder = ''")
    assert any(found.startswith("label") for found in violations(page))


@pytest.mark.parametrize(("website", "viewport", "scheme"), EVERY_LOOK)
def test_no_page_shuts_anyone_out(
    website: str, viewport: dict[str, int], scheme: str, paths: dict[str, list[str]], open_page: Open, address: str
) -> None:
    """WCAG 2.2 AA as far as a program can tell, and nothing that leaves the phone: the theme's own parts included."""
    page = open_page(f"{website}/index.html", viewport=viewport, color_scheme=scheme)
    for path in paths[website]:
        if not path.endswith("404.html"):
            page.goto(f"{address}/{path}")
            assert violations(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path


@pytest.mark.slow
@pytest.mark.parametrize(("website", "viewport", "scheme"), OTHER_LOOKS)
def test_no_kind_of_page_shuts_anyone_out_in_another_look(
    website: str, viewport: dict[str, int], scheme: str, paths: dict[str, list[str]], open_page: Open, address: str
) -> None:
    """In other colours, on a desk and in English: one page of each kind stands for all, as they share their templates."""
    items = {
        path.rpartition("/")[0]: path
        for path in paths[website]
        if path.removeprefix(f"{website}/").startswith(("thu-tuc/", "tuyen-truyen/", "thong-bao/"))
        and not path.endswith("index.html")
    }
    page = open_page(f"{website}/index.html", viewport=viewport, color_scheme=scheme)
    for path in (*(f"{website}/{kind}" for kind in KINDS), *sorted(items.values())):
        page.goto(f"{address}/{path}")
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_plain_words_and_large_letters_shut_no_one_out(scheme: str, open_page: Open, address: str) -> None:
    page = open_page("vi-du/index.html", color_scheme=scheme)
    page.evaluate("localStorage.setItem('loa.words', 'plain'); localStorage.setItem('loa.size', 'larger')")
    for path in ("thu-tuc/dang-ky-tai-khoan.html", "tuyen-truyen/dich-vu-cong-truc-tuyen.html"):
        page.goto(f"{address}/vi-du/{path}")
        assert page.locator(".explained").count(), path
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path


def test_the_page_of_the_communes_shuts_no_one_out(open_page: Open) -> None:
    page = open_page("index.html")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_text_is_large_enough_for_old_eyes(paths: dict[str, list[str]], open_page: Open, address: str) -> None:
    page = open_page("vi-du/index.html")
    for path in paths["vi-du"]:
        if path.endswith("404.html"):
            continue
        page.goto(f"{address}/{path}")
        sizes = page.evaluate(
            """() => [...document.querySelectorAll('article p, article li, article dd, article label')]
            .filter((e) => !e.closest('.found, .search__hint, .files, .tools, .report, .page-foot, .links p, .player, .chips'))
            .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
            .map((e) => parseFloat(getComputedStyle(e).fontSize))"""
        )
        assert min(sizes, default=18) >= 18, path
        smallest = page.evaluate(
            """() => Math.min(...[...document.querySelectorAll('body *')]
            .filter((e) => e.offsetParent && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
            .map((e) => parseFloat(getComputedStyle(e).fontSize)))"""
        )
        assert smallest >= 14, path


def test_the_words_are_set_in_our_own_font(open_page: Open) -> None:
    page = open_page("vi-du/thu-tuc/dang-ky-khai-sinh-lien-thong.html")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family + f.weight)")
    assert {name.replace('"', "") for name in loaded} == {"Be Vietnam Pro400", "Be Vietnam Pro700"}


def test_links_in_running_text_are_underlined(open_page: Open) -> None:
    page = open_page("vi-du/thu-tuc/dang-ky-khai-sinh-lien-thong.html")
    plain = page.evaluate(
        "[...document.querySelectorAll('article p a:not(.button)')]"
        ".filter((a) => !getComputedStyle(a).textDecorationLine.includes('underline')).map((a) => a.outerHTML)"
    )
    assert plain == []


def test_whatever_is_pressed_is_large_enough_for_a_thumb(
    paths: dict[str, list[str]], open_page: Open, address: str
) -> None:
    """WCAG 2.2 2.5.8 asks for 24 px; links in running text are excepted."""
    page = open_page("vi-du/index.html")
    for path in paths["vi-du"]:
        if path.endswith("404.html"):
            continue
        page.goto(f"{address}/{path}")
        small = page.evaluate(
            """() => [...document.querySelectorAll('header a, nav a, footer a, button, input, .files a, .links li > a, .cards a')]
            .filter((e) => e.offsetParent).map((e) => [e.getBoundingClientRect(), e.outerHTML])
            .filter(([box]) => box.height < 24 || box.width < 24).map(([, html]) => html.slice(0, 90))"""
        )
        assert small == [], path


@pytest.mark.parametrize("website", SHOWN)
def test_it_reflows_where_it_is_magnified_four_times(
    website: str, paths: dict[str, list[str]], open_page: Open, address: str
) -> None:
    """WCAG 2.2 1.4.10: 1280 px at 400 % are 320 px."""
    page = open_page(f"{website}/index.html", viewport={"width": 320, "height": 256})
    for path in paths[website]:
        if path.endswith("404.html"):
            continue
        page.goto(f"{address}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.parametrize("size", ["large", "larger"])
def test_larger_letters_stay_on_the_page(size: str, paths: dict[str, list[str]], open_page: Open, address: str) -> None:
    page = open_page("vi-du/index.html")
    page.evaluate("(size) => localStorage.setItem('loa.size', size)", size)
    for path in paths["vi-du"]:
        if path.endswith("404.html"):
            continue
        page.goto(f"{address}/{path}")
        assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('article')).fontSize)") > 20
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_spaced_text_is_not_cut_off(open_page: Open) -> None:
    """WCAG 2.2 1.4.12."""
    page = open_page("vi-du/thu-tuc/dang-ky-khai-sinh-lien-thong.html", bypass_csp=True)
    page.add_style_tag(
        content="* {line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    cut = page.evaluate(
        "[...document.querySelectorAll('article *, nav *')].filter((e) => getComputedStyle(e).overflowX === 'hidden'"
        " && !e.classList.contains('hidden') && e.scrollWidth > e.clientWidth + 1).length"
    )
    assert cut == 0


@pytest.mark.parametrize("path", ["thu-tuc/dang-ky-khai-sinh-lien-thong.html", "index.html"])
def test_a_first_visit_is_light(path: str, open_page: Open, served: Path, address: str) -> None:
    page = open_page("vi-du/gioi-thieu.html", service_workers="block", faults_expected=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/vi-du/{path}")
    page.wait_for_load_state("networkidle")
    home = f"{address}/"
    weight = 0
    for url in set(asked):
        content = (served / "cong" / "xa" / url.removeprefix(home).split("?")[0]).read_bytes()
        weight += len(content) if url.endswith(".woff2") else len(gzip.compress(content, 9))
    assert weight <= FIRST_LOAD
    assert len(set(asked)) <= 12


@pytest.mark.parametrize("website", SHOWN)
def test_everything_is_there_without_scripts(
    website: str, paths: dict[str, list[str]], open_page: Open, address: str
) -> None:
    page = open_page(f"{website}/index.html", java_script_enabled=False)
    for path in paths[website]:
        if path.endswith("404.html"):
            continue  # a test of its own
        page.goto(f"{address}/{path}")
        assert page.locator("h1").count() == 1, path
        assert page.locator("h1").is_visible(), path
        for hidden in page.locator("[data-tools], [data-display]").all():
            assert not hidden.is_visible(), path  # nothing that would not work


def test_the_steps_and_their_branches_work_without_scripts(open_page: Open) -> None:
    page = open_page("vi-du/thu-tuc/dang-ky-khai-sinh-lien-thong.html", java_script_enabled=False)
    assert page.locator("ol.steps > li").count() == 9
    page.get_by_role("link", name="Sang bước 7").click()
    assert page.url.endswith("#buoc-7")


@pytest.mark.parametrize("website", SHOWN)
def test_pages_print_without_an_empty_sheet(
    website: str, paths: dict[str, list[str]], open_page: Open, address: str
) -> None:
    page = open_page(f"{website}/index.html", color_scheme="dark")
    for path in paths[website]:
        if path.endswith("404.html"):
            continue
        page.goto(f"{address}/{path}")
        document = pypdfium2.PdfDocument(page.pdf(format="A4", print_background=True))
        for number in range(len(document)):
            assert len(document[number].get_textpage().get_text_range().strip()) > 20, f"{path}, sheet {number + 1}"
        corner = document[0].render(scale=0.2).to_pil().convert("RGB").getpixel((3, 3))
        assert corner == (255, 255, 255), f"{path} prints dark"


def test_a_short_page_prints_on_one_sheet(open_page: Open) -> None:
    page = open_page("vi-du/thu-tuc/chung-thuc-ban-sao.html")
    assert len(pypdfium2.PdfDocument(page.pdf(format="A4"))) == 1


def test_what_is_folded_is_printed(open_page: Open) -> None:
    page = open_page("vi-du/thu-tuc/chung-thuc-ban-sao.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.fold:not([open])").count() == 0


def test_an_archive_is_marked_where_it_is_seen_first(open_page: Open, sites: dict[str, object]) -> None:
    page = open_page("nga-son-hom-nay/index.html")
    assert page.locator(".banner:visible").count() == len(
        [mark for mark in sites["nga-son-hom-nay"].marks if mark.kind.value != "as_of"]  # type: ignore[attr-defined]
    )


def test_a_website_opens_from_a_stick(chromium: Browser, served: Path) -> None:
    """From a file, with no server: pages, styles, links and search."""
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((served / "cong/xa/vi-du/index.html").as_uri())
    page.fill("#tim", "khai sinh")
    page.locator("[data-search-results] a").first.click()
    page.wait_for_url("**/dang-ky-khai-sinh-lien-thong.html")
    assert page.evaluate("getComputedStyle(document.querySelector('.top__row')).backgroundColor") == "rgb(157, 28, 32)"
    page.locator(".brand").click()
    page.wait_for_url("**/vi-du/index.html")
    assert faults == []
    context.close()
