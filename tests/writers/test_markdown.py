"""A page says what its document says, and nothing in the content can become anything but text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import markdown as python_markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.document import (
    Abbreviation,
    AnnexHeading,
    Block,
    Branch,
    Bullets,
    Caution,
    Checklist,
    ChecklistItem,
    Contact,
    Definition,
    Document,
    Fact,
    Facts,
    FieldHint,
    Figure,
    Heading,
    Inline,
    Inlines,
    ItemLink,
    Kind,
    LegalGround,
    LegalReference,
    Link,
    Mark,
    MarkKind,
    NoticeTitle,
    Paragraph,
    Portal,
    QrCode,
    ScreenLabel,
    Signature,
    Sms,
    Step,
    StepLink,
    Steps,
    Strong,
    Table,
    Text,
    text,
    written,
)
from generators.values import ClockTime, Day, Money, Phone
from generators.writers import markdown
from generators.writers.assets import Assets, read_assets
from tests.website import samples

TEMPLATES = Path(__file__).parents[2] / "templates"
NASTY = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{ 7*7 }} {% raw %} {# note #}",
    "# not a heading",
    "- not a list",
    "1. not a list",
    "+ * _a_ **b** `c` ~~d~~ ~~~",
    "[link](javascript:alert(1)) ![img](http://x.vn/a.png) <http://x.vn>",
    "[ref]: http://x.vn 'title'",
    "*[VNeID]: abbreviation",
    "| a | b |",
    "!!! note",
    "??? note",
    ":   definition",
    "=== tab",
    "---",
    "[TOC]",
    "{: .class #id onclick=alert(1) }",
    "{#anchor}",
    "&lt;b&gt; &#42; &amp;amp;",
    "\\* \\\\ \\",
    "</p></div></li></ol><h1>",
    "\"quotes\" 'single' “curly”",
    "<!-- comment --> --> <![CDATA[x]]>",
    "[^1] note ^up^ ==mark== $$x$$",
    "    indented code",
    "\tindented code",
    'markdown="1" <div markdown>',
    "\x02klzzwxh:0001\x03",
    "wzxhzdk:0",
)


@pytest.fixture(scope="module")
def assets() -> Assets:
    return read_assets(TEMPLATES)


def page(*blocks: Block, title: str = "Ví dụ", **rest: object) -> Document:
    return Document(kind=Kind.PAGE, id="vi-du", title=title, issuer=samples.VI_DU, blocks=blocks, **rest)  # type: ignore[arg-type]


def html(document: Document, assets: Assets, **options: object) -> str:
    source = markdown.write(document, assets, **options).decode()  # type: ignore[arg-type]
    return python_markdown.markdown(source, extensions=list(markdown.EXTENSIONS))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def parsed(source: str) -> _Tags:
    tags = _Tags()
    tags.feed(source)
    return tags


def seen(source: str) -> str:
    return " ".join("".join(parsed(source).text).split())


def shape(source: str) -> list[tuple[str, tuple[str, ...]]]:
    """Which tags with which attributes; not their values, some of which name the content."""
    return [(tag, tuple(name for name, _ in attributes)) for tag, attributes in parsed(source).tags]


def whole(words: str) -> tuple[Block, ...]:
    """Every kind of block with the same words in every place that takes words."""
    inlines: Inlines = (
        Text(words),
        Strong((Text(words),)),
        ScreenLabel(words),
        LegalReference(words),
        Link("https://dichvucong.gov.vn", words),
        ItemLink("procedure/khong-co", words),
        Abbreviation(words, words),
    )
    return (
        Heading(2, (Text(words),), words, "muc"),
        Paragraph(inlines),
        Bullets((inlines, text(words))),
        Definition(text(words), inlines, text(words)),
        Steps(
            (
                Step(
                    "mot",
                    "1",
                    text(words),
                    text(words),
                    (text(words),),
                    (text(words),),
                    (Branch(text(words), text(words), StepLink("hai", "2"), "1.1", (text(words),)),),
                    (Caution(words, inlines, (text(words),)),),
                ),
                Step("hai", "2", inlines),
            )
        ),
        Checklist((ChecklistItem(text(words), text(words)),)),
        Facts((Fact(words, inlines, "fee"),)),
        Table((text(words), text(words)), ((text(words), inlines),), text(words)),
        FieldHint(words, text(words), (text(words),)),
        Portal(text(words), "https://dichvucong.gov.vn", text(words)),
        Contact(words, words, Phone("0900000000"), text(words), text(words), text(words)),
        NoticeTitle(words, (Text("khác "), Text(words))),
        LegalGround(text(words)),
        Signature((words,), words, (text(words),), text(words)),
        AnnexHeading(text(words), text(words), words),
        Figure("khong-co.png", words, text(words)),
    )


# ── Content stays text ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("words", NASTY)
def test_markup_in_the_content_is_shown_as_it_is(words: str, assets: Assets) -> None:
    shown = " ".join(re.sub(r"[\x00-\x08]", "", words).split())
    made = html(page(Paragraph(text(words)), Bullets((text(words),))), assets)
    assert seen(made).count(shown) == 2


@pytest.mark.parametrize("words", NASTY)
def test_no_content_changes_the_shape_of_a_page(words: str, assets: Assets) -> None:
    nasty = html(page(*whole(words), title=words, subtitle=words), assets)
    plain = html(page(*whole("lời"), title="lời", subtitle="lời"), assets)
    assert shape(nasty) == shape(plain)


@settings(max_examples=60, deadline=None)
@given(
    words=st.text(
        alphabet=st.sampled_from(list("ab1 .-+*_#`[](){}<>!&|\\~:=\"'\n\tđấ|/@^$;")), min_size=1, max_size=24
    ).filter(lambda found: found.strip())
)
def test_any_words_come_out_as_they_went_in(words: str) -> None:
    made = python_markdown.markdown(
        f"{markdown.text(words)}\n\n- {markdown.text(words)}", extensions=list(markdown.EXTENSIONS)
    )
    shown = " ".join(words.split())
    assert seen(made) == f"{shown} {shown}"
    assert [tag for tag, _ in parsed(made).tags] == ["p", "ul", "li"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", " vbscript:x", "//x.vn/a b", ""])
def test_an_address_that_is_none_of_the_web_is_no_link(address: str, assets: Assets) -> None:
    made = html(page(Paragraph((Link(address, "bấm vào đây"),))), assets)
    assert "<a " not in made
    assert "bấm vào đây" in made


def test_a_bare_host_is_linked_by_https(assets: Assets) -> None:
    made = html(page(Paragraph((Link("www.dichvucong.gov.vn/"),))), assets)
    assert 'href="https://www.dichvucong.gov.vn/"' in made
    assert seen(made).endswith("www.dichvucong.gov.vn/")


# ── Values ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        (Phone("0972645498"), '<a class="phone" href="tel:0972645498">0972&nbsp;645&nbsp;498</a>'),
        (Day(datetime.date(2023, 7, 10)), '<time datetime="2023-07-10">10/7/2023</time>'),
        (ClockTime(5, 30), '<time datetime="05:30">05:30</time>'),
        (Money(8000), "8.000 đồng"),
        (Sms("TTTB", "1414"), 'href="sms:1414?body=TTTB">TTTB gửi 1414</a>'),
        (ScreenLabel("Đăng ký"), "“Đăng ký”"),
    ],
)
def test_a_value_is_written_as_people_write_it_and_can_be_used(inline: Inline, expected: str, assets: Assets) -> None:
    made = html(page(Paragraph((inline,))), assets)
    assert unescape(expected) in unescape(made)


def test_a_page_shows_every_written_word_of_its_document(assets: Assets) -> None:
    document = samples.BIRTH
    made = seen(html(document, assets)).replace("\u00a0", " ")
    for step in samples.NINE_STEPS.steps:
        assert f"Bước {step.number}" in made
        for line in (step.action, *step.substeps, *step.options):
            assert written(line) in made
        for branch in step.branches:
            assert written(branch.when) in made
            assert written(branch.content) in made


# ── Steps ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_steps_are_one_ordered_list_with_an_anchor_each(assets: Assets) -> None:
    made = html(page(samples.NINE_STEPS), assets)
    assert made.count('<ol class="steps">') == 1
    assert re.findall(r'<li class="step" id="([^"]+)"', made) == [f"buoc-{number}" for number in range(1, 10)]


def test_a_branch_links_to_the_step_it_leads_to(assets: Assets) -> None:
    made = html(page(samples.NINE_STEPS), assets)
    assert '<a href="#buoc-7">Sang bước 7</a>' in made
    assert '<a href="#buoc-4">' in made


def test_the_words_of_a_branch_that_name_the_step_are_the_link(assets: Assets) -> None:
    goto = StepLink("hai", "2")
    guide = Steps(
        (
            Step("mot", "1", text("Mở"), branches=(Branch(text("Nếu có"), (Text("sau đó tiếp tục "), goto), goto),)),
            Step("hai", "2", text("Đóng")),
        )
    )
    made = html(page(guide), assets)
    assert 'sau đó tiếp tục <a href="#buoc-2">Bước 2</a>' in made
    assert "Sang bước 2" not in made


def test_whom_a_step_is_for_is_said_with_what_to_do(assets: Assets) -> None:
    made = seen(html(page(Steps((Step("mot", "1", text("Bấm Đăng ký"), condition=text("nếu chưa có tài khoản")),))), assets))
    assert "Bước 1 Bấm Đăng ký (nếu chưa có tài khoản)" in " ".join(made.split())


def test_two_guides_on_one_page_keep_their_anchors_apart(assets: Assets) -> None:
    made = html(page(samples.NINE_STEPS, samples.NINE_STEPS), assets)
    anchors = re.findall(r'id="([^"]+)"', made)
    assert len(anchors) == len(set(anchors))
    assert '<a href="#huong-dan-2-buoc-7">Sang bước 7</a>' in made


def test_a_link_to_a_step_that_is_not_there_stays_words(assets: Assets) -> None:
    made = html(page(Paragraph((StepLink("khong-co", "4"),))), assets)
    assert "<p>Bước 4</p>" in made


# ── Blocks ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_fact_nobody_has_given_says_so(assets: Assets) -> None:
    made = seen(html(page(Facts((Fact("Phí, lệ phí", (), "fee"),))), assets))
    assert made.endswith("Phí, lệ phí " + assets.wording("common.unknown"))


def test_papers_are_boxes_to_tick(assets: Assets) -> None:
    made = html(
        page(Checklist((ChecklistItem(text("Giấy chứng sinh")), ChecklistItem(text("Giấy chứng sinh"))))), assets
    )
    boxes = re.findall(r'<label><input id="([^"]+)" type="checkbox"|<label><input type="checkbox" id="([^"]+)"', made)
    assert len(set(boxes)) == 2


def test_a_code_has_its_address_in_plain_letters(assets: Assets) -> None:
    made = html(page(QrCode("https://dichvucong.gov.vn", text("Cổng dịch vụ công"))), assets)
    assert "<svg" in made
    assert 'role="img"' in made
    assert seen(made).endswith("https://dichvucong.gov.vn")


def test_marks_stand_under_the_title_and_the_day_in_the_foot(assets: Assets) -> None:
    marks = (Mark(MarkKind.ARCHIVE, "BẢN LƯU TRỮ"), Mark(MarkKind.AS_OF, "Nội dung tại ngày 01/4/2026"))
    made = html(page(Paragraph(text("Lời.")), marks=marks), assets)
    assert made.index("</h1>") < made.index("BẢN LƯU TRỮ") < made.index("Lời.") < made.index("Nội dung tại ngày")


def test_the_legal_basis_is_folded_away(assets: Assets) -> None:
    blocks = (
        Heading(2, text("Căn cứ pháp lý"), anchor="can-cu"),
        Bullets((text("Luật Hộ tịch"),)),
        Heading(2, text("Liên hệ")),
    )
    made = html(page(*blocks), assets)
    fold = re.search(r"<details.*</details>", made, re.DOTALL)
    assert fold
    assert "Luật Hộ tịch" in fold[0]
    assert "Liên hệ" not in fold[0]


def test_an_item_of_the_commune_is_linked_where_its_page_is_known(assets: Assets) -> None:
    block = Paragraph((ItemLink("procedure/khai-sinh", "đăng ký khai sinh"),))
    assert "<p>đăng ký khai sinh</p>" in html(page(block), assets)
    linked = html(page(block), assets, addresses={"procedure/khai-sinh": "../thu-tuc/khai-sinh.md"})
    assert '<a href="../thu-tuc/khai-sinh.md">đăng ký khai sinh</a>' in linked


def test_a_word_of_the_glossary_is_linked_at_its_first_use_only(assets: Assets) -> None:
    blocks = (Heading(2, text("Về VNeID")), Paragraph(text("Mở VNeID.")), Paragraph(text("Đóng vneid, VNeIDs.")))
    made = html(page(*blocks), assets, terms={"VNeID": "../tu-ngu.md#vneid"})
    assert made.count('href="../tu-ngu.md#vneid"') == 1
    assert 'Mở <a class="term" href="../tu-ngu.md#vneid">VNeID</a>.' in made


def test_the_longer_word_wins_where_two_begin_alike(assets: Assets) -> None:
    terms = {"dịch vụ công": "../a.md", "dịch vụ công trực tuyến": "../b.md"}
    made = html(page(Paragraph(text("Nộp qua dịch vụ công trực tuyến."))), assets, terms=terms)
    assert '<a class="term" href="../b.md">dịch vụ công trực tuyến</a>' in made


def test_an_abbreviation_is_explained(assets: Assets) -> None:
    made = html(page(Paragraph((Abbreviation("CNTT", "công nghệ thông tin"),))), assets)
    assert '<abbr title="công nghệ thông tin">CNTT</abbr>' in made


def test_the_same_document_gives_the_same_bytes(assets: Assets) -> None:
    assert markdown.write(samples.BIRTH, assets) == markdown.write(samples.BIRTH, assets)


def test_a_page_reads_well_as_markdown(assets: Assets, golden: Callable[[str, str], None]) -> None:
    golden("page/dang-ky-khai-sinh-lien-thong.md", markdown.write(samples.BIRTH, assets).decode())
