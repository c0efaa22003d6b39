"""A commune's website: whole, self-contained, the same every time, and safe whatever its content says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from html import escape
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
import yaml

from generators.document import Contact, Definition, Link, Mark, MarkKind, Paragraph, Text, text
from generators.website import STICK, Listen, Site, SitePage, Term, WebsiteError, file_path_in_site
from generators.website.communes import communes_index
from generators.website.making import make
from generators.website.staging import stage, staged
from generators.website.templates import Templates, recording
from generators.writers.assets import Assets, read_assets
from tests.website import samples
from tests.website.reading import Page, broken_links, pages

ROOT = Path(__file__).parents[2]
BROUGHT = frozenset(map(file_path_in_site, samples.site().brought)) | {STICK}


@pytest.fixture(scope="module")
def assets() -> Assets:
    return read_assets(ROOT / "templates")


def built(site: Site, folder: Path, assets: Assets) -> Path:
    stage(site, folder, assets, root_config=ROOT / "mkdocs.yml")
    return make(folder)


@pytest.fixture(scope="module")
def website(assets: Assets, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(samples.site(), tmp_path_factory.mktemp("website") / "vi-du", assets)


@pytest.fixture(scope="module")
def read(website: Path) -> dict[str, Page]:
    """The pages in Vietnamese; those in other languages have tests of their own."""
    return {path: page for path, page in pages(website).items() if not path.startswith("en/")}


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# ── What there is ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "404.html",
        "thu-tuc/index.html",
        "thu-tuc/dang-ky-khai-sinh-lien-thong.html",
        "thu-tuc/su-kien/sinh-con.html",
        "thu-tuc/linh-vuc/ho-tich.html",
        "tuyen-truyen/dich-vu-cong-truc-tuyen.html",
        "thong-bao/index.html",
        "thong-bao/huong-dan-dich-vu-cong.html",
        "phat-thanh.html",
        "lien-he.html",
        "tu-ngu.html",
        "gioi-thieu.html",
        "tim-kiem.html",
    ],
)
def test_a_website_has_a_page_for_everything(path: str, read: dict[str, Page]) -> None:
    assert path in read


def test_every_link_and_anchor_leads_somewhere(website: Path) -> None:
    assert list(broken_links(website, brought=BROUGHT)) == []


def test_a_broken_link_would_be_found(website: Path, tmp_path: Path) -> None:
    shutil.copytree(website, tmp_path / "copy")
    page = tmp_path / "copy" / "lien-he.html"
    page.write_text(page.read_text() + '<a href="khong-co.html">x</a><a href="index.html#khong-co">x</a>')
    assert len(list(broken_links(tmp_path / "copy", brought=BROUGHT))) == 2


def test_every_page_is_well_formed_and_no_id_comes_twice(read: dict[str, Page]) -> None:
    for path, page in read.items():
        assert page.wrong == [], path
        assert page.open == [], path
        assert len(page.ids) == len(set(page.ids)), path


def test_every_page_has_one_title_and_one_first_heading(read: dict[str, Page]) -> None:
    titles = [re.findall(r"<title[^>]*>(.*?)</title>", page.source)[0] for page in read.values()]
    assert len(titles) == len(set(titles))
    assert all(title.endswith("UBND xã Ví Dụ") for title in titles)
    assert all(len(re.findall(r"<h1[ >]", page.source)) == 1 for page in read.values())


def test_every_page_leads_to_every_other(read: dict[str, Page]) -> None:
    """Without a search and without scripts: by links alone."""
    linked = {
        os.path.normpath(f"{path.rpartition('/')[0]}/{address.split('#')[0].split('?')[0]}").lstrip("/")
        for path, page in read.items()
        for tag, address in page.links
        if tag == "a" and not urlsplit(address).scheme
    }
    assert set(read) - linked == {"404.html", "tim-kiem.html"} - linked


def test_the_list_of_procedures_names_all_of_them(read: dict[str, Page]) -> None:
    for page in samples.site().of("procedure"):
        assert page.document.title in read["thu-tuc/index.html"].text


def test_titles_stand_under_their_vietnamese_letter(read: dict[str, Page]) -> None:
    source = read["thu-tuc/index.html"].source
    assert re.findall(r'<h3 id="([^"]+)">([^<]+)</h3>', source) == [("chu-c", "C"), ("chu-dd", "Đ")]


# ── Its own only ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_no_page_asks_another_host_for_anything(read: dict[str, Page]) -> None:
    for path, page in read.items():
        for tag, address in page.links:
            assert tag == "a" or not urlsplit(address).netloc, f"{path}: {address}"
            assert not address.startswith("/"), f"{path}: {address} holds at one place only"


def test_no_page_has_an_inline_script_or_style(read: dict[str, Page]) -> None:
    for path, page in read.items():
        assert page.inline == [], path
        policy = page.metas["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_no_stylesheet_or_script_asks_another_host(website: Path) -> None:
    for path, content in files(website).items():
        if path.endswith(".css"):
            assert not re.search(rb"(url\(|@import)\s*[\"']?(https?:)?//", content), path
        elif path.endswith(".js") and path != "loa/index.js":  # the index is data: addresses people look for
            assert not re.search(rb"https?://[a-z]", content), path


def test_what_no_page_uses_is_not_published(website: Path) -> None:
    names = files(website)
    assert not [name for name in names if name.startswith("assets/javascripts") or name.endswith(".map")]
    assert "sitemap.xml" not in names
    assert "loa/BeVietnamPro-OFL.txt" in names


# ── The same every time ──────────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_site_gives_the_same_bytes_anywhere(
    website: Path, assets: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    again = built(samples.site(), tmp_path / "elsewhere" / "deep" / "vi-du", assets)
    assert files(again) == files(website)
    assert os.environ["SOURCE_DATE_EPOCH"] == "1700000000"


def test_staging_again_touches_no_file(assets: Assets, tmp_path: Path) -> None:
    config = ROOT / "mkdocs.yml"
    stage(samples.site(), tmp_path, assets, root_config=config)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    stage(samples.site(), tmp_path, assets, root_config=config)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_page_that_is_no_more_is_taken_away(assets: Assets, tmp_path: Path) -> None:
    config = ROOT / "mkdocs.yml"
    stage(samples.site(), tmp_path, assets, root_config=config)
    stage(samples.site(pages=samples.site().pages[1:]), tmp_path, assets, root_config=config)
    assert not (tmp_path / "docs/thu-tuc/dang-ky-khai-sinh-lien-thong.md").exists()
    assert not (tmp_path / "docs/thu-tuc/linh-vuc/ho-tich.md").exists()
    assert (tmp_path / "docs/thu-tuc/dang-ky-tai-khoan.md").exists()


def test_the_kept_version_changes_with_any_word(assets: Assets) -> None:
    changed = samples.site(description="Một câu khác.")
    assert staged(samples.site(), assets)["docs/sw.js"] != staged(changed, assets)["docs/sw.js"]


# ── Warnings are errors ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_link_to_a_missing_page_stops_the_build_and_is_named(assets: Assets, tmp_path: Path) -> None:
    stage(samples.site(), tmp_path, assets, root_config=ROOT / "mkdocs.yml")
    page = tmp_path / "docs/thu-tuc/dang-ky-tai-khoan.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[x](khong-co.md)\n", encoding="utf-8")
    with pytest.raises(WebsiteError) as error:
        make(tmp_path)
    assert any("khong-co.md" in line for line in error.value.warnings)


# ── Content stays text ───────────────────────────────────────────────────────────────────────────────────────────────

WORDS = """<script>alert("x")</script> {{ 7*7 }} {% raw %} [a](javascript:b) 'c' & "d" \\ `e` </title> --> | é"""


def nasty_site() -> Site:
    document = replace(
        samples.ACCOUNT,
        title=WORDS,
        summary=WORDS,
        subtitle=WORDS,
        blocks=(Paragraph(text(WORDS)), *samples.ACCOUNT.blocks),
    )
    return samples.site(
        issuer=replace(samples.VI_DU, name=f"xã {WORDS}", short=WORDS, committee=WORDS, province=WORDS),
        pages=(SitePage(document, "procedure", "nasty", (WORDS,), WORDS, WORDS),),
        contacts=(Contact(WORDS, WORDS, purpose=text(WORDS), place=text(WORDS), hours=text(WORDS)),),
        hours=text(WORDS),
        marks=(Mark(MarkKind.DRAFT, WORDS, text(WORDS)),),
        glossary=(Term(Definition(text(WORDS), text(WORDS)), (WORDS,)),),
        schedule=(Paragraph(text(WORDS)),),
        description=WORDS,
        urgent=text(WORDS),
    )


def test_nothing_in_the_content_becomes_markup(assets: Assets, tmp_path: Path) -> None:
    found = pages(built(nasty_site(), tmp_path, assets))
    shown = " ".join(WORDS.split())
    for path, page in found.items():
        assert page.wrong == [], path
        assert page.open == [], path
        assert page.inline == [], path
        assert "<script>alert" not in page.source, path
        assert "javascript:" not in {urlsplit(address).scheme + ":" for _, address in page.links}, path
        assert "49" not in page.text, path
        assert shown in page.text, path
        assert path == "404.html" or "<" not in page.metas["description"].replace(WORDS, ""), path


def test_the_search_index_is_data_whatever_it_holds(assets: Assets) -> None:
    script = staged(nasty_site(), assets)["docs/loa/index.js"].decode()
    index = json.loads(script.removeprefix("self.loaIndex=").removesuffix(";\n"))
    assert index["entries"][0][1] == WORDS


# ── Marks ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_archive_says_so_on_every_page_and_asks_not_to_be_listed(assets: Assets, tmp_path: Path) -> None:
    mark = Mark(MarkKind.ARCHIVE, "BẢN LƯU TRỮ – KHÔNG CÒN ÁP DỤNG", text("Nay là xã Ví Dụ Mới."))
    site = samples.site(archived=True, marks=(mark,))
    for path, page in pages(built(site, tmp_path, assets)).items():
        assert page.text.count("BẢN LƯU TRỮ – KHÔNG CÒN ÁP DỤNG") == 1, path
        assert page.metas["robots"] == "noindex", path


def test_a_mark_of_one_item_stands_on_its_page(read: dict[str, Page]) -> None:
    words = "Nội dung minh họa, chưa do UBND xã Ví Dụ ban hành"
    assert [path for path, page in read.items() if words in page.text] == ["thu-tuc/chung-thuc-ban-sao.html"]


def test_a_current_website_may_be_listed(read: dict[str, Page]) -> None:
    assert "robots" not in read["index.html"].metas


def test_every_page_says_where_it_is_safe_to_type(read: dict[str, Page], assets: Assets) -> None:
    for path, page in read.items():
        assert assets.wording("common.portal-warning") in page.text, path


def test_every_page_has_a_number_to_call(read: dict[str, Page]) -> None:
    for path, page in read.items():
        assert ("a", "tel:0900000000") in page.links, path


def test_the_interface_says_nguoi_dan(assets: Assets) -> None:
    phrases = [phrase for key, phrase in assets.wording.phrases.items() if key.startswith("site.")]
    assert not [phrase for phrase in phrases if re.search(r"bà con|công dân|quý khách|\bbạn\b", phrase, re.IGNORECASE)]


# ── What to take along ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_download_says_what_it_is_and_how_large(read: dict[str, Page]) -> None:
    page = read["thu-tuc/dang-ky-khai-sinh-lien-thong.html"]
    assert "Áp phích (PDF, một trang A4) 152 KB" in page.text
    assert "Tờ hướng dẫn đầy đủ (PDF, A4) 1,2 MB" in page.text
    assert ("a", "../tai-ve/posters/dang-ky-khai-sinh-lien-thong.pdf") in page.links


@pytest.mark.parametrize(
    ("title", "told", "shown"),
    [
        ("Đăng ký khai sinh (bản 3 phút)", "Đăng ký khai sinh", "Nghe: bản 3 phút"),
        ("Đăng ký khai sinh (bản 3 phút)", "Birth registration", "Nghe: Đăng ký khai sinh (bản 3 phút)"),
        ("Đăng ký khai sinh", "Đăng ký khai sinh", "Đăng ký khai sinh"),
        ("Tin bão", "", "Tin bão"),
    ],
)
def test_on_the_page_of_a_matter_its_recording_does_not_repeat_the_title(
    title: str, told: str, shown: str, assets: Assets
) -> None:
    heard = Listen("audio/vi-du/tin/3m.mp3", 61.0, 480_000, title)
    assert recording(heard, Templates(assets), told)["title"] == shown


def test_a_recording_says_how_long_and_how_large_it_is(read: dict[str, Page]) -> None:
    for path in ("index.html", "phat-thanh.html", "thu-tuc/dang-ky-khai-sinh-lien-thong.html"):
        assert "1 phút 5 giây" in read[path].text, path
        assert "480 KB" in read[path].text, path


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("announcements/nga-son/posters/x.pdf", "tai-ve/posters/x.pdf"),
        ("audio/nga-son/tin/60s.mp3", "am-thanh/tin/60s.mp3"),
    ],
)
def test_a_file_has_its_place_in_the_website(source: str, expected: str) -> None:
    assert file_path_in_site(source) == expected


@pytest.mark.parametrize("source", ["site/nga-son/x.html", "announcements/x.pdf", "audio/nga-son/../../x", "x"])
def test_a_file_from_elsewhere_has_no_place(source: str) -> None:
    with pytest.raises(ValueError, match="is no file of a commune"):
        file_path_in_site(source)


# ── An address of its own ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_website_that_knows_its_address_tells_it(assets: Assets, tmp_path: Path) -> None:
    site = built(samples.site(address="https://vi-du.example/xa/"), tmp_path, assets)
    page = Page((site / "thu-tuc/dang-ky-tai-khoan.html").read_text(encoding="utf-8"))
    here = "https://vi-du.example/xa/thu-tuc/dang-ky-tai-khoan.html"
    assert ("link", here) in page.links
    assert page.metas["og:url"] == here
    found = ElementTree.fromstring((site / "sitemap.xml").read_bytes())
    assert here in [element.text for element in found.iter() if element.tag.endswith("loc")]
    feed = ElementTree.fromstring((site / "thong-bao/atom.xml").read_bytes())
    entries = [element for element in feed if element.tag.endswith("entry")]
    assert len(entries) == 2
    assert list(broken_links(site, brought=BROUGHT)) == []


def test_a_website_without_an_address_claims_none(read: dict[str, Page]) -> None:
    for path, page in read.items():
        assert "canonical" not in page.source, path
        assert "og:url" not in page.metas, path


def test_a_procedure_is_told_to_machines_as_to_people(read: dict[str, Page]) -> None:
    source = read["thu-tuc/dang-ky-khai-sinh-lien-thong.html"].source
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', source)
    assert found
    service, how_to = json.loads(found[1])["@graph"]
    assert service["@type"] == "GovernmentService"
    assert service["provider"]["contactPoint"][0]["telephone"] == "0900000001"
    assert [step["position"] for step in how_to["step"]] == list(range(1, 10))
    assert "offers" not in service  # nobody has said what it costs


# ── Many ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
def test_six_hundred_procedures_keep_every_page_small(assets: Assets, tmp_path: Path) -> None:
    many = tuple(
        SitePage(
            replace(samples.BIRTH, id=f"thu-tuc-{number}", title=f"Thủ tục số {number}"),
            "procedure",
            f"thu-tuc-{number}",
            life_event=f"Việc {number % 12}",
            field=f"Lĩnh vực {number % 30}",
        )
        for number in range(600)
    )
    site = built(samples.site(pages=many), tmp_path, assets)
    one = (site / "thu-tuc/thu-tuc-7.html").stat().st_size
    few = (built(samples.site(), tmp_path / "few", assets) / "thu-tuc/dang-ky-khai-sinh-lien-thong.html").stat().st_size
    assert one < few * 1.1
    assert (site / "index.html").stat().st_size < 40_000
    assert (site / "sw.js").stat().st_size < 8_000
    assert "Lưu mọi trang vào máy (khoảng 3,6 MB)" in (site / "gioi-thieu.html").read_text(encoding="utf-8")
    every = json.loads((site / "loa/pages.json").read_text(encoding="utf-8"))
    assert set(every) == {path for path in pages(site) if not path.startswith("en/")} - {"404.html"}
    assert "Xem cả 50 thủ tục" in (site / "index.html").read_text(encoding="utf-8")


def test_one_letter_of_an_empty_website_is_still_a_website(assets: Assets, tmp_path: Path) -> None:
    empty = Site(samples.VI_DU, ())
    site = built(empty, tmp_path, assets)
    assert list(broken_links(site, brought=frozenset({STICK}))) == []
    assert "Chưa có thủ tục." in pages(site)["thu-tuc/index.html"].text
    assert "hỏi trực tiếp tại Ủy ban nhân dân xã Ví Dụ" in pages(site)["lien-he.html"].text


# ── The page of the communes ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_communes_of_the_past_stand_apart(assets: Assets) -> None:
    old = samples.site(issuer=replace(samples.VI_DU, slug="cu", name="xã Cũ"), archived=True)
    page = Page(communes_index([old, samples.site()], assets)["index.html"].decode())
    assert page.text.index("Đang áp dụng") < page.text.index("Xã Ví Dụ") < page.text.index("Tư liệu")
    assert page.text.index("Tư liệu") < page.text.index("Xã Cũ")
    assert {("a", "vi-du/index.html"), ("a", "cu/index.html")} <= set(page.links)


def test_the_page_of_the_communes_has_all_it_needs(assets: Assets) -> None:
    found = communes_index([samples.site()], assets)
    page = Page(found["index.html"].decode())
    assert {address for tag, address in page.links if tag == "link"} <= set(found)
    for name in re.findall(r'url\("([^"]+)"\)', found["loa/site.css"].decode()):
        assert f"loa/{name}" in found


# ── The configuration ────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_root_configuration_works_by_itself_after_a_build(assets: Assets, tmp_path: Path) -> None:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    folder = tmp_path / ".loa/website/nga-son"
    stage(samples.site(), folder, assets, root_config=tmp_path / "mkdocs.yml")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    ours = make(folder)
    theirs = files(tmp_path / "site/nga-son")
    assert {path: content for path, content in theirs.items() if path in files(ours)} == files(ours)


def test_a_commune_inherits_everything_but_its_paths(assets: Assets, tmp_path: Path) -> None:
    stage(samples.site(), tmp_path / "a" / "b", assets, root_config=ROOT / "mkdocs.yml")
    own = yaml.safe_load((tmp_path / "a" / "b" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert set(own) == {"INHERIT", "docs_dir", "site_dir", "theme"}
    assert own["theme"] == {"custom_dir": "theme"}
    assert (tmp_path / "a" / "b" / own["INHERIT"]).resolve() == ROOT / "mkdocs.yml"


def test_zensical_builds_the_same_pages_and_links(website: Path, assets: Assets, tmp_path: Path) -> None:
    """Material is looked after until May 2027; its successor must be able to take over this folder as it is."""
    zensical = shutil.which("zensical", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
    if zensical is None:
        pytest.skip("zensical is not installed")
    stage(samples.site(), tmp_path, assets, root_config=ROOT / "mkdocs.yml")
    subprocess.run([zensical, "build", "-f", "mkdocs.yml"], cwd=tmp_path, check=True, capture_output=True)
    ours, theirs = pages(website), pages(tmp_path / "site")
    assert set(ours) == set(theirs)
    for path, page in ours.items():
        where = f"http://here/{path}"
        assert _targets(page, where) == _targets(theirs[path], where), path
        assert _told(page) == _told(theirs[path]), path


def _targets(page: Page, where: str) -> list[str]:
    """Where a page's links lead, but for the theme's own way past its menu, which each generator words in its own way."""
    return [
        urljoin(where, address)
        for tag, address in page.links
        if tag in ("a", "form") and address not in ("#__skip", f"#{page.first_heading}")
    ]


def _told(page: Page) -> str:
    return page.text.replace("Bỏ qua ", "")  # the words of that same way past the menu


# ── Escaping in links ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_strange_address_stays_inside_its_attribute(assets: Assets, tmp_path: Path) -> None:
    strange = 'https://vi-du.example/?a=1&b="><script>x</script>'
    document = replace(samples.ACCOUNT, blocks=(Paragraph((Text("Xem "), Link(strange))),))
    site = built(samples.site(pages=(SitePage(document, "procedure", "x"),)), tmp_path, assets)
    page = Page((site / "thu-tuc/x.html").read_text(encoding="utf-8"))
    assert ("a", strange) in page.links
    assert page.inline == []
    assert escape(strange) in page.source
