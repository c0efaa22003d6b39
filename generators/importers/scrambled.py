"""Sentences that somebody's program put together wrongly: a fixed name torn apart, a line broken off in the middle of a word
group. They are asked about, never used.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from generators.vietnamese.tones import LOWER

_WHOLE = (
    "Trung tâm Phục vụ hành chính công",
    "Cơ sở dữ liệu quốc gia về dân cư",
    "Cơ sở dữ liệu hộ tịch điện tử",
    "Cổng dịch vụ công quốc gia",
    "Ủy ban nhân dân cấp xã",
    "Hội đồng nhân dân tỉnh",
    "Bộ phận tiếp nhận và trả kết quả",
    "Hệ thống thông tin giải quyết thủ tục hành chính",
    "Giấy chứng nhận kết hôn",
    "Ứng dụng định danh quốc gia",
)
"""Names that are always written out in full: their end cannot stand without their beginning."""
_OTHER_HEADS = re.compile(r"(?:bộ phận|quầy|nơi|điểm|dịch vụ|việc|hệ thống|cổng|các|về|của|và)\s*$", re.IGNORECASE)
_BROKEN_OFF = re.compile(rf"(?:^|\s)(?:Trung|Ủy|Hội|Cơ|Cổng|Bộ|Giấy|Sở|Phòng|[{LOWER}]+)$")
_ENDS = re.compile(r"[.;:!?…,)”\"]\s*$")


def torn(text: str) -> str:
    """The words where a fixed name has lost its beginning, "" where none has."""
    folded = " ".join(text.split())
    for name in _WHOLE:
        words = name.split()
        tail = " ".join(words[1:])
        for found in re.finditer(re.escape(tail), folded):
            before = folded[: found.start()].rstrip()
            if before.lower().endswith(words[0].lower()):
                continue
            if _OTHER_HEADS.search(before) or not before:
                continue
            return folded[max(0, found.start() - 24) : found.end()].strip()
    return ""


def broken_off(line: str, following: str) -> str:
    """The words at the end of a line that stops in the middle of a sentence, "" where it does not."""
    if not line or not following or _ENDS.search(line) or not following[:1].islower():
        return ""
    return f"{line[-40:].strip()} / {following[:40].strip()}" if _BROKEN_OFF.search(line.rstrip()) else ""


def faults(lines: Sequence[str]) -> dict[int, str]:
    """For each line that is scrambled, the words that show it. A line end within a line is one that broke it."""
    found: dict[int, str] = {}
    for index, line in enumerate(lines):
        parts = line.split("\n")
        broken = next((words for one, two in itertools.pairwise(parts) if (words := broken_off(one, two))), "")
        if words := torn(line) or broken:
            found[index] = words
    return found
