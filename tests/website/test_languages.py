"""A website in several languages: what is translated is told in them, what is not is Vietnamese and says so."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generators.documents.setting import Setting
from generators.documents.site import Files, site
from generators.reader import read as read_content
from generators.validity import Moment
from generators.values import Day
from generators.website import STICK, Listen, file_path_in_site
from generators.website.making import make
from generators.website.staging import stage
from generators.wording import Language, read_languages
from generators.writers.assets import read_assets
from tests.content_tree import PROCEDURE, vi_du
from tests.website.reading import Page, broken_links, pages

ROOT = Path(__file__).parents[2]
PAGE = "thu-tuc/nop-ho-so.html"
HEARD = Listen("audio/vi-du/tin/qaa.mp3", 61.0, 480_000, "Bản tin (tiếng Thử)", language="qaa")

# qaa is one of the codes ISO 639-2 keeps for nobody: a minority language whose menus no one has worded
CONTENT = {
    "communes/vi-du/procedures/nop-ho-so.yml": PROCEDURE
    + """
    summary: Nộp ở xã trong 10 ngày.
    fee: {amount: 8000, per: bản, source: Nghị quyết ví dụ}
    deadline: {quantity: 3, source: Quyết định ví dụ}
    cautions:
      - {label: Lưu ý, text: Đừng đưa mật khẩu cho ai.}
    """,
    "communes/vi-du/procedures/khai-tu.yml": "title: Khai tử\nsteps:\n  - id: di\n    do: Đến xã.\n",
    "communes/vi-du/translations/en/procedures/nop-ho-so.yml": """
    aliases: [apply online]
    texts:
      - {vi: Nộp hồ sơ trực tuyến, to: Apply online}
      - {vi: Nộp hồ sơ qua mạng, to: Online applications}
      - {vi: Nộp ở xã trong 10 ngày., to: Apply at the commune within 10 days.}
      - vi: Mở trang {link:https://dichvucong.gov.vn}
        to: Open {link:https://dichvucong.gov.vn}
      - {vi: Nếu đã có tài khoản, to: If you have an account}
      - {vi: bản, to: copy}
      - {vi: Lưu ý, to: Take care}
    """,
    "communes/vi-du/translations/qaa/procedures/nop-ho-so.yml": """
    texts:
      - {vi: Nộp hồ sơ trực tuyến, to: Thu lai mot}
      - {vi: Đăng nhập, to: Thu lai hai}
    """,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("languages")
    shutil.copytree(ROOT / "templates" / "wording", folder / "wording")
    (folder / "wording" / "qaa").mkdir()
    (folder / "wording" / "qaa" / "site.yml").write_text("language-name: Tiếng Thử\n", encoding="utf-8")
    assets = read_assets(ROOT / "templates")
    languages = read_languages(folder / "wording", assets.wording)
    assert [(one.code, one.whole) for one in languages] == [("en", True), ("qaa", False)]
    reading = read_content(vi_du(folder, **CONTENT))
    assert [one.code for one in reading.findings] == []
    setting = Setting.at(reading.publications[0], Moment(Day.parse("2026-11-20")), assets.wording)
    made = replace(site(setting, Files({}, {}), (), languages), listen=(HEARD,))
    stage(made, folder / "vi-du", assets, root_config=ROOT / "mkdocs.yml")
    return make(folder / "vi-du")


@pytest.fixture(scope="module")
def found(built: Path) -> dict[str, Page]:
    return pages(built)


def article(page: Page) -> str:
    return re.findall(r"<article.*?</article>", page.source, re.DOTALL)[0]


def test_a_translated_page_is_in_its_language_and_marks_what_is_not(found: dict[str, Page]) -> None:
    page = found[f"en/{PAGE}"]
    source = article(page)
    assert '<html lang="en"' in page.source
    assert ' lang="vi"' not in source[: source.index(">")]
    assert "<title>Apply online –" in page.source
    assert re.search(r"<h1[^>]*>Apply online", source)
    assert '<span lang="vi">Đăng nhập</span>' in source
    assert '<strong class="step__label">Step 1</strong>' in source
    assert "Fee VND 8,000 per copy." in page.text
    assert "3 working day(s)" in page.text
    assert "Take care:" in page.text
    assert "Unofficial translation, for help only." in page.text


def test_a_page_nobody_has_translated_is_vietnamese_under_english_headings(found: dict[str, Page]) -> None:
    page = found["en/thu-tuc/khai-tu.html"]
    assert re.search(r'<article[^>]* lang="vi"', page.source)
    assert '<title lang="vi">Khai tử' in page.source
    assert "Unofficial translation" not in page.text


def test_a_language_without_words_for_menus_keeps_them_vietnamese(found: dict[str, Page]) -> None:
    page = found[f"qaa/{PAGE}"]
    assert '<html lang="vi"' in page.source
    assert "Thủ tục" in page.text
    assert '<span lang="qaa">Thu lai hai</span>' in article(page)
    assert '<strong class="step__label">Bước 1</strong>' in article(page)
    assert "Bản dịch để tham khảo." in page.text


def test_lists_name_a_page_in_the_language_it_has_been_given(found: dict[str, Page]) -> None:
    assert ">Online applications</a>" in found["en/thu-tuc/index.html"].source
    assert '<span lang="vi">Khai tử</span></a>' in found["en/thu-tuc/index.html"].source
    assert ">Nộp hồ sơ qua mạng</a>" in found["thu-tuc/index.html"].source
    assert "apply online" in found["en/thu-tuc/index.html"].text


def test_a_page_says_what_is_translated_and_what_is_not(found: dict[str, Page]) -> None:
    for path, told in (("ngon-ngu.html", "Bài khác, bằng tiếng Việt: 1."), ("en/ngon-ngu.html", "Other pages, in Vietnamese: 1.")):
        page = found[path]
        assert told in page.text, path
        assert "Bản tin (tiếng Thử)" in page.text, path
        links = {address for _, address in page.links}
        up = "../" if path.startswith("en/") else ""
        assert {f"{up}en/{PAGE}", f"{up}qaa/{PAGE}", f"{up}am-thanh/tin/qaa.mp3"} <= links, path


def test_the_three_languages_lead_to_each_other(built: Path, found: dict[str, Page]) -> None:
    brought = frozenset({STICK, file_path_in_site(HEARD.mp3)})
    assert list(broken_links(built, brought=brought)) == []
    for path in (PAGE, f"en/{PAGE}", f"qaa/{PAGE}"):
        assert re.findall(r'hreflang="(\w+)"', found[path].source)[:3] == ["vi", "en", "qaa"], path


def test_the_search_knows_the_translated_names(built: Path) -> None:
    index = (built / "loa/index.js").read_text(encoding="utf-8")
    assert '"thu-tuc/nop-ho-so.html":["Apply online","Apply at the commune within 10 days.",["Online applications","apply online"]]' in index
    assert '"lien-he.html":["Contact"' in index


def test_the_vietnamese_website_is_untouched(found: dict[str, Page]) -> None:
    assert "Apply" not in found[PAGE].text
    assert 'lang="vi"' not in article(found[PAGE])


def test_a_language_has_a_name_at_least() -> None:
    for language in read_languages(ROOT / "templates" / "wording", read_assets(ROOT / "templates").wording):
        assert isinstance(language, Language)
        assert language.wording("site.language-name") != "Tiếng Việt"
