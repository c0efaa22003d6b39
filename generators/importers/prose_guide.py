"""A guide told in running text: each sentence in which somebody acts is a step. Knows no marks and no file."""

from __future__ import annotations

import re

from generators.importers.draft import Node
from generators.importers.drafter import Drafter
from generators.importers.source import Piece
from generators.vietnamese import slug

_ACTS = re.compile(
    r"(?:Công dân|Người dân|Bà con|Tổ chức|Cá nhân|Người nộp|Người sử dụng|Anh|Chị|Từ màn hình|Đầu tiên|Trước tiên|Trước hết)\s+.*"
    r"\b(?:truy cập|đăng nhập|vào|chọn|bấm|nhấn|mở|tải|nhập|điền|nộp|mang|đến|gửi|kê khai)\b|(?:Truy cập|Đăng nhập|Chọn|Bấm|Nhấn|Mở|Tải|Nhập|Điền)\s"
)


def from_sentences(piece: Piece, drafter: Drafter) -> Node | None:
    """A guide told in running text: from the first sentence in which somebody acts, each sentence is a step."""
    sentences = piece.sentences()
    acting = next((index for index, each in enumerate(sentences) if _ACTS.match(each.text)), None)
    if acting is None:
        return None
    node = Node()
    if acting:
        node["intro"] = [drafter.passage(each) for each in sentences[:acting]]
    taken: set[str] = set()
    steps = []
    for number, sentence in enumerate(sentences[acting:], 1):
        made = "-".join(slug(re.sub(r"^(?:Công dân|Người dân|Bà con)\s+", "", sentence.text)).split("-")[:5])
        made = made if made and made not in taken else f"buoc-{number}"
        taken.add(made)
        step = Node(id=made)
        drafter.say(step, "do", sentence)
        steps.append(drafter.sourced(step, sentence))
    steps[0].ask("do", "sentences", piece.first, place=drafter.spot(piece.first))
    node["steps"] = steps
    return node
