"""Whatever happens to a text on its way, an import ends in drafts the reader takes, or in a reason."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generators.importers.source import Unreadable
from tests.importers.documents import SOURCES, model_of, names, of_bytes

LINES = (
    "Bước 1:", "Bước 99: x", "- ", "1.", "a)", "(i)", "Lưu ý:", "Nơi nhận:", "KT. CHỦ TỊCH", "MÃ QR X", "Số: 1/TB-UBND", "Ví dụ:",
    "Yêu cầu:", "3.1/ Nếu a thì b tiếp tục bước 9", "Mục “x”: y", "http://a.vn", "* Lợi ích", "A, ngày 31 tháng 2 năm 2026",
    "soạn tin {x|y} gửi 1414", "liên hệ 0912345678", "THÔNG BÁO", "Kính gửi: a", "x" * 3000, "{step:x}", "**", "Căn cứ x;",
    "2 lần/tuần, phát 99 tuần", "1.1.1.1. sâu quá", "\f", "II. La Mã", "Thứ nhất, A: là b", "Trên đây là bài./.", "Kính thưa bà con",
)  # fmt: skip
SIGNS = '{}|*#:-"“”()[]<>@%&\x00\x07\u200b\u202e\ufffdİ\uf0b7\t 9.,;/\\`~^_=+!?…﷽'


def dirtied(text: str, seed: int) -> str:
    """The text after a dozen accidents."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 12)):
        lines = text.split("\n")
        at, line = chance.randrange(max(1, len(text))), chance.randrange(len(lines))
        match chance.randrange(12):
            case 0:
                del lines[line]
            case 1:
                lines.insert(line, chance.choice(lines))
            case 2:
                lines[line] = chance.choice(LINES)
            case 3:
                lines[line] = lines[line].upper()
            case 4 if chance.random() < 0.2:
                chance.shuffle(lines)
            case 5:
                text = text[:at] + chance.choice(SIGNS) * chance.randint(1, 6) + text[at:]
                continue
            case 6:
                text = text[:at] + text[at + chance.randint(1, 200) :]
                continue
            case 7:
                text = text.replace(" ", "", chance.randint(1, 30))
                continue
            case 8:
                text = text[:at] + "\n" * chance.randint(1, 3) + text[at:]
                continue
            case 9:
                text = text.replace("\n", "\n\n")
                continue
            case 10:
                text = text.replace("\n\n", "\n")
                continue
            case 11:
                text = "".join(sign for sign in text if chance.random() > 0.01)
                continue
        text = "\n".join(lines)
    return text


def check(data: bytes, name: str = "x.txt") -> None:
    try:
        made = of_bytes(name, data)
    except Unreadable:
        return
    for draft in made.drafts:
        model, tree = model_of(draft)
        assert model.draft
        for path, _ in draft.questions():
            assert tree.mark(path).line > 0


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_document_still_gives_drafts_the_reader_takes(seed: int) -> None:
    name = names()[seed % 5]
    check(dirtied((SOURCES / name).read_text(encoding="utf-8"), seed).encode("utf-8", "surrogatepass"))


@pytest.mark.slow
def test_hundreds_of_damaged_documents_still_give_drafts() -> None:
    for seed in range(20, 500):
        test_a_damaged_document_still_gives_drafts_the_reader_takes(seed)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=60)), max_size=25).map("\n\n".join))
def test_any_lines_give_drafts_or_a_reason(text: str) -> None:
    check(text.encode("utf-8", "replace"))


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["x.txt", "x.md", "x.html", "x.docx", "x.pdf"]))
def test_any_bytes_give_drafts_or_a_reason(data: bytes, name: str) -> None:
    check(data, name)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(["<p>", "</p>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<a href='http://x.vn'>",
    "</a>", "<h1>", "</h1>", "<script>", "</script>", "<br>", "<img src=x>", "<nav>", "chữ", "Bước 1: Mở", "&amp;&lt;", "<!--", "-->", "<"]),
    max_size=40).map("".join))  # fmt: skip
def test_any_page_gives_drafts_or_a_reason(page: str) -> None:
    check(page.encode(), "x.html")
