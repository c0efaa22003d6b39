"""How far the website reaches: feeds, open data, previews, the stick, other languages; judged by others' readers."""

from __future__ import annotations

import datetime
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import feedparser
import jsonschema
import pytest
import yaml

from generators.archive import zipped
from generators.document import text
from generators.values import Day
from generators.website import STICK, Change, Listen, Site, file_path_in_site, stick
from generators.website.making import make
from generators.website.staging import stage
from generators.writers.assets import Assets, read_assets
from tests.website import samples
from tests.website.reading import Page, broken_links, pages

ROOT = Path(__file__).parents[2]
HOME = "https://vi-du.example/xa"
STORM = Listen("audio/vi-du/bao/60s.mp3", 41.6, 330_000, "Tin bão khẩn cấp")


@pytest.fixture(scope="module")
def assets() -> Assets:
    return read_assets(ROOT / "templates")


@pytest.fixture(scope="module")
def site() -> Site:
    """The samples with an address, a programme and everything people can write to."""
    birth, *others = samples.site().pages
    return samples.site(
        address=HOME,
        pages=(replace(birth, picture="announcements/vi-du/pictures/dang-ky-khai-sinh-lien-thong.png"), *others),
        listen=(STORM,),
        calendar="audio/vi-du/station/schedule.ics",
        email="lien-he@vi-du.example",
        zalo="123456789",
    )


@pytest.fixture(scope="module")
def built(site: Site, assets: Assets, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reach") / "vi-du"
    stage(site, folder, assets, root_config=ROOT / "mkdocs.yml")
    return make(folder)


@pytest.fixture(scope="module")
def read(built: Path) -> dict[str, Page]:
    return pages(built)


# ── Feeds ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_announcements_are_an_atom_feed(built: Path) -> None:
    feed = feedparser.parse((built / "thong-bao/atom.xml").read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.author == "Ủy ban nhân dân xã Ví Dụ"
    assert {entry.link for entry in feed.entries} == {
        f"{HOME}/thong-bao/huong-dan-dich-vu-cong.html",
        f"{HOME}/tuyen-truyen/dich-vu-cong-truc-tuyen.html",
    }
    assert all(entry.updated == "2026-04-01T00:00:00+07:00" for entry in feed.entries)


def test_changes_are_an_atom_feed_the_newest_first(built: Path) -> None:
    feed = feedparser.parse((built / "thay-doi.xml").read_bytes())
    assert not feed.bozo
    assert [entry.summary for entry in feed.entries] == [
        "Nộp một lần cho cả ba thủ tục.",
        "Nơi nộp hồ sơ chuyển về xã.",
    ]
    assert len({entry.id for entry in feed.entries}) == 2
    assert feed.feed.updated == feed.entries[0].updated


def test_broadcasts_are_a_podcast(built: Path, site: Site) -> None:
    feed = feedparser.parse((built / "phat-thanh.xml").read_bytes())
    assert not feed.bozo
    assert feed.version == "rss20"
    sounds = {entry.title: entry.enclosures[0] for entry in feed.entries}
    assert sounds["Tin bão khẩn cấp"].href == f"{HOME}/am-thanh/bao/60s.mp3"
    assert (sounds["Tin bão khẩn cấp"].length, sounds["Tin bão khẩn cấp"].type) == ("330000", "audio/mpeg")
    assert {entry.itunes_duration for entry in feed.entries} == {"65", "42"}
    for sound in sounds.values():
        assert sound.href.removeprefix(f"{HOME}/") in {file_path_in_site(path) for path in site.brought}


def test_feeds_are_found_from_every_page(read: dict[str, Page]) -> None:
    for path, page in read.items():
        if path != "404.html":
            found = re.findall(r'rel="alternate" type="application/(atom|rss)\+xml"', page.source)
            assert sorted(found) == ["atom", "atom", "rss"], path


def test_without_an_address_there_is_no_feed(assets: Assets, tmp_path: Path) -> None:
    stage(samples.site(), tmp_path, assets, root_config=ROOT / "mkdocs.yml")
    assert not list((tmp_path / "docs").rglob("*.xml"))


def test_the_programme_can_be_subscribed_to(read: dict[str, Page], site: Site) -> None:
    assert ("a", "am-thanh/station/schedule.ics") in read["phat-thanh.html"].links
    assert "audio/vi-du/station/schedule.ics" in site.brought


# ── Open data and previews ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_open_data_is_what_its_schema_says(built: Path) -> None:
    schema = json.loads((built / "du-lieu/procedures.schema.json").read_text(encoding="utf-8"))
    data = json.loads((built / "du-lieu/procedures.json").read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator
    checker.check_schema(schema)
    checker(schema, format_checker=checker.FORMAT_CHECKER).validate(data)
    birth = next(one for one in data["procedures"] if one["id"] == "dang-ky-khai-sinh-lien-thong")
    assert [step["number"] for step in birth["steps"]] == [str(number) for number in range(1, 10)]
    assert birth["page"] == f"{HOME}/thu-tuc/dang-ky-khai-sinh-lien-thong.html"
    assert birth["changes"][0] == {"on": "2026-03-01", "what": "Nộp một lần cho cả ba thủ tục."}
    wrong = data | {"procedures": [birth | {"fee": "1000 đồng"}]}
    with pytest.raises(jsonschema.ValidationError):
        checker(schema).validate(wrong)


def test_open_data_holds_every_step_of_the_pages(built: Path, read: dict[str, Page]) -> None:
    data = json.loads((built / "du-lieu/procedures.json").read_text(encoding="utf-8"))
    assert len(data["procedures"]) == 3
    for procedure in data["procedures"]:
        page = " ".join(read[procedure["page"].removeprefix(f"{HOME}/")].text.split())
        for step in procedure["steps"]:
            assert " ".join(step.get("text", "").split()) in page


def test_a_preview_shows_the_picture_of_the_item(read: dict[str, Page]) -> None:
    page = read["thu-tuc/dang-ky-khai-sinh-lien-thong.html"]
    assert page.metas["og:image"] == f"{HOME}/tai-ve/pictures/dang-ky-khai-sinh-lien-thong.png"
    assert page.metas["og:url"] == f"{HOME}/thu-tuc/dang-ky-khai-sinh-lien-thong.html"
    assert "og:image" not in read["thu-tuc/dang-ky-tai-khoan.html"].metas


# ── What changed, until when, and whom to tell ───────────────────────────────────────────────────────────────────────


def test_a_page_tells_its_changes_the_newest_first(read: dict[str, Page]) -> None:
    told = read["thu-tuc/dang-ky-khai-sinh-lien-thong.html"].text
    assert told.index("Từ ngày 01/3/2026") < told.index("Từ ngày 01/7/2025")
    assert "thay-doi" in read["thay-doi.html"].source
    assert "Đã thay đổi" not in read["thu-tuc/dang-ky-tai-khoan.html"].text


def test_a_website_without_changes_has_no_page_for_them(assets: Assets, tmp_path: Path) -> None:
    quiet = tuple(replace(page, changes=()) for page in samples.site().pages)
    stage(samples.site(pages=quiet), tmp_path, assets, root_config=ROOT / "mkdocs.yml")
    assert not (tmp_path / "docs/thay-doi.md").exists()
    assert "thay-doi.html" not in (tmp_path / "theme/loa/commune.html").read_text(encoding="utf-8")


def test_a_page_says_when_it_was_last_checked_where_somebody_has(read: dict[str, Page]) -> None:
    assert "Kiểm tra lần cuối ngày 02/10/2026" in read["thu-tuc/dang-ky-tai-khoan.html"].text
    assert "Last checked on 02/10/2026" in read["en/thu-tuc/dang-ky-tai-khoan.html"].text
    assert "Kiểm tra lần cuối" not in read["thu-tuc/chung-thuc-ban-sao.html"].text


def test_a_page_knows_its_own_last_day(assets: Assets, tmp_path: Path) -> None:
    ends = replace(samples.ACCOUNT, valid_to=Day(datetime.date(2026, 12, 31)))
    one = replace(samples.site().pages[1], document=ends)
    whole = samples.site(pages=(one,), until=Day(datetime.date(2027, 6, 30)))
    stage(whole, tmp_path, assets, root_config=ROOT / "mkdocs.yml")
    found = pages(make(tmp_path))
    assert 'data-over="2026-12-31"' in found["thu-tuc/dang-ky-tai-khoan.html"].source
    assert 'data-over="2027-06-30"' in found["lien-he.html"].source


def test_a_mistake_is_reported_with_the_page_it_is_on(read: dict[str, Page]) -> None:
    links = {address for tag, address in read["thu-tuc/chung-thuc-ban-sao.html"].links if tag == "a"}
    assert "tel:0900000000" in links
    assert any(one.startswith("sms:0900000000?body=") and "thu-tuc/chung-thuc-ban-sao" in one for one in links)
    assert any(one.startswith("mailto:lien-he@vi-du.example?subject=") for one in links)
    assert "https://zalo.me/123456789" in links


# ── Languages ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_language_words_the_whole_website_or_is_not_there() -> None:
    wording = ROOT / "templates" / "wording"
    vietnamese = yaml.safe_load((wording / "vi/site.yml").read_text(encoding="utf-8"))
    for file in wording.glob("*/site.yml"):
        words = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert set(words) == set(vietnamese), file
        for key, phrase in words.items():
            places = set(re.findall(r"\{(\w+)\}", phrase))
            assert places == set(re.findall(r"\{(\w+)\}", vietnamese[key])), f"{file}: {key}"


def test_every_page_is_there_in_english_and_says_what_is_not(read: dict[str, Page]) -> None:
    vietnamese = {path for path in read if not path.startswith("en/") and path != "404.html"}
    assert {f"en/{path}" for path in vietnamese} == {path for path in read if path.startswith("en/")}
    for path in vietnamese:
        page = read[f"en/{path}"]
        assert '<html lang="en"' in page.source, path
        assert "In English: menus, headings" in page.text, path
        assert '<html lang="vi"' in read[path].source, path


def test_the_communes_words_are_marked_vietnamese_in_english(read: dict[str, Page]) -> None:
    source = read["en/thu-tuc/dang-ky-khai-sinh-lien-thong.html"].source
    assert re.search(r'<article[^>]* lang="vi"', source)
    assert re.search(r'<strong class="step__label" lang="en">Step 1</strong>', source)
    assert 'lang="vi">Đăng ký khai sinh' in read["en/thu-tuc/index.html"].source


def test_every_link_in_english_leads_somewhere(built: Path, site: Site) -> None:
    brought = frozenset({STICK, *map(file_path_in_site, site.brought)})
    assert list(broken_links(built, brought=brought)) == []


def test_in_english_one_stays_in_english(read: dict[str, Page]) -> None:
    for path, page in read.items():
        if path.startswith("en/"):
            menu = re.search(r'<nav class="menu".*?</nav>', page.source, re.S)
            assert menu
            for address in re.findall(r'href="([^"]+)"', menu[0]):
                up = address.count("../")
                assert up <= path.count("/") - 1, f"{path} leads to {address}"


def test_pages_in_two_languages_know_each_other(read: dict[str, Page]) -> None:
    for path in ("thu-tuc/chung-thuc-ban-sao.html", "en/thu-tuc/chung-thuc-ban-sao.html"):
        found = dict(re.findall(r'rel="alternate" hreflang="(\w+)" href="([^"]+)"', read[path].source))
        assert found == {
            "vi": f"{HOME}/thu-tuc/chung-thuc-ban-sao.html",
            "en": f"{HOME}/en/thu-tuc/chung-thuc-ban-sao.html",
        }


# ── To take along ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_stick_has_all_that_opens_from_a_file(built: Path, site: Site) -> None:
    files = {path.relative_to(built).as_posix(): path.read_bytes() for path in built.rglob("*") if path.is_file()}
    files |= {file_path_in_site(path): b"brought" for path in site.brought}
    archive = zipped(stick(site, files))
    assert archive == zipped(stick(site, dict(reversed(files.items()))))
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        names = set(found.namelist())
        assert found.testzip() is None
    assert {"MO-TRANG-NAY.html", "vi-du/index.html", "vi-du/loa/index.js", "vi-du/am-thanh/bao/60s.mp3"} <= names
    assert "vi-du/sw.js" not in names


def test_the_changes_are_part_of_the_stamp() -> None:
    changed = samples.site(pages=(replace(samples.site().pages[1], changes=(Change(samples.AS_OF, text("Mới.")),)),))
    assert "Mới." in repr(changed)
