"""Whatever a document is made of, each of its sentences is in a draft or in a question of one."""

from __future__ import annotations

import random
import re

import pytest

from generators.importers import draft
from tests.importers import forms
from tests.importers.dirty_records import SYLLABLES
from tests.importers.documents import WORDING, drafted, names, of_bytes
from tests.importers.test_portal import bare

MARKS = (
    "", "", "", "- ", "+ ", "* ", "• ", "1. ", "2. ", "3.1. ", "4/ ", "a) ", "(i) ", "I. ", "Bước 1: ", "Bước 2. ", "- Bước 3: ",
    "Lưu ý: ", "Chú ý: ", "Ví dụ: ", "Yêu cầu: ", "Thời gian: ", "Mục “Nơi sinh”: ", "Thứ nhất, ", "Nơi nhận: ", "Kính gửi: ",
    "Căn cứ ", "Về việc ", "Kính thưa ", "Trên đây là ", "Sau khi nộp hồ sơ thành công, ", "Để biết ", "Nếu ", "Trường hợp ", "MÃ QR ",
    "Mọi thắc mắc liên hệ 0912 345 678, ", "KT. CHỦ TỊCH ", "Hướng dẫn ", "Số: 12/TB-UBND ", "Ví Dụ, ngày 05 tháng 3 năm 2026 ",
)  # fmt: skip
ENDS = (
    ".",
    ";",
    ":",
    "",
    "./.",
    "...",
    " (nếu có).",
    " gồm một trong các cách: qua bưu điện; qua mạng.",
    " thì tiếp tục bước 2",
    " soạn tin TTTB gửi 1414",
)
WHOLE = (
    "THÔNG BÁO",
    "BÀI TUYÊN TRUYỀN",
    "Nơi nhận:",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "UBND XÃ VÍ DỤ",
    "- Lưu: VT.",
    "Nguyễn Văn A",
    "",
)


def document(seed: int) -> tuple[str, list[str]]:
    """Paragraphs of every kind in any order, and the words in them that stand nowhere else."""
    chance = random.Random(seed)
    lines, planted = [], []
    for _ in range(chance.randint(4, 30)):
        if chance.random() < 0.2:
            lines.append(chance.choice(WHOLE))
            continue
        words = " ".join(chance.choice(SYLLABLES) for _ in range(chance.randint(5, 14)))
        mark = chance.choice(MARKS)
        shown = words if mark and mark[0].isupper() and not mark.endswith((": ", ". ")) else words.capitalize()
        planted.append(words)
        lines.append(mark + (shown.upper() if chance.random() < 0.08 else shown) + chance.choice(ENDS))
    return "\n\n".join(lines), planted


def lost(seed: int) -> list[str]:
    text, planted = document(seed)
    name, data = ("x.txt", text.encode()) if seed % 2 else ("x.docx", forms.as_word(text.split("\n\n")))
    said = bare(
        re.sub(r"\n\s*(?:# )?", " ", "".join(draft.text(each, WORDING) for each in of_bytes(name, data).drafts))
    )
    return [words for words in planted if bare(words) not in said]


@pytest.mark.parametrize("seed", range(20))
def test_every_sentence_of_a_document_is_in_a_draft_or_in_a_question(seed: int) -> None:
    assert lost(seed) == []


@pytest.mark.slow
def test_every_sentence_of_a_thousand_documents_is_kept() -> None:
    assert {seed: found for seed in range(20, 1060) if (found := lost(seed))} == {}


@pytest.mark.parametrize("name", names())
def test_every_sentence_of_the_five_documents_has_its_place(name: str) -> None:
    assert "left-out" not in [remark.code for each in drafted(name).drafts for _, remark in each.questions()]
