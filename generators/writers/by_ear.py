"""What single words and addresses become for the ear; knows no script and no block.

A letter is lowered where a sentence goes on, words that only the eye can follow are replaced, and an address that is
too long to keep is cut to the name of its host.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generators import document as d
from generators.document import Inlines

LONGEST_PATH = 16  # characters after the name of the host that one can still keep by ear
_HOST = re.compile(r"(?:\w+://)?[^/?#]*")


def address(written: str) -> str:
    """The address as far as it can be kept: all of a short one, of a long one the host."""
    host = _HOST.match(written)
    assert host is not None  # an empty host matches too
    return written if len(written[host.end() :].strip("/")) <= LONGEST_PATH else host[0]


def is_cut(content: Inlines) -> bool:
    return any(
        is_cut(inline.children)
        if isinstance(inline, d.Strong)
        else isinstance(inline, d.Link)
        and inline.shown in inline.address
        and address(inline.shown or inline.address) != (inline.shown or inline.address)
        for inline in content
    )


@lru_cache(maxsize=4)
def for_the_ear(table: str) -> tuple[tuple[str, str], ...]:
    """Lines "written => heard"; nothing after the arrow means that it is left out."""
    pairs = (line.split("=>", 1) for line in table.splitlines() if "=>" in line)
    return tuple((written.strip(), heard.strip()) for written, heard in pairs)


def replaced(text: str, table: tuple[tuple[str, str], ...]) -> str:
    for written, heard in table:
        text = text.replace(written, heard) if heard else text.replace(f" {written}", "")
    return text


# What a name never begins with, although a name may follow: "Nhận Phiếu tiếp nhận".
_NEVER_A_NAME = frozenset(
    "bấm chọn công chuẩn đăng đến điền đưa gọi gửi hỏi khi kiểm làm lấy mang mở một mục nhấn nhận nhập nộp quét soạn"
    " tải tìm theo trả truy từ tự vào về viết với xác xem xin nếu các những người tờ giấy bản thẻ mẫu".split()
)


def lowered(content: Inlines) -> Inlines:
    """With a small first letter, as it goes on within a sentence; names and abbreviations keep their capital."""
    if not content or not isinstance(content[0], d.Text):
        return content
    first = content[0].text
    words = first.split(maxsplit=2)
    if not words or not words[0][:1].isupper() or words[0][1:2].isupper():
        return content
    if len(words) > 1 and words[1][:1].isupper() and words[0].lower() not in _NEVER_A_NAME:
        return content  # Bộ Công an, Hà Nội
    return (d.Text(first[:1].lower() + first[1:]), *content[1:])


def without_end(content: Inlines) -> Inlines:
    """Without the mark it ends with: it goes on with a comma."""
    if content and isinstance(content[-1], d.Text):
        return (*content[:-1], d.Text(content[-1].text.rstrip(" .,:;")))
    return content
