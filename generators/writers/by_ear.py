"""What single words and addresses become for the ear; knows no script and no block.

A letter is lowered where a sentence goes on, words that only the eye can follow are replaced, and an address that is
too long to keep is cut to the name of its host.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar, cast

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


# Where such words end: "đường dẫn trên trang xã" is not a link shown above, "hình bên dưới" is no "hình bên".
_END = r"(?=[,.;:!?)]|$|\s+(?:để|và|hoặc|hay|rồi|thì|nhé|nha)\b)"


@dataclass(frozen=True)
class Ear:
    """What only the eye can follow, in small letters, and what is said for it: nothing where it is left out."""

    pattern: re.Pattern[str]
    said: Mapping[str, str]

    def heard(self, text: str) -> str:
        def one(found: re.Match[str]) -> str:
            words = self.said.get(found[2].casefold(), found[2])
            return found[1] + words if words else ""

        return self.pattern.sub(one, text)


@lru_cache(maxsize=4)
def for_the_ear(table: str) -> Ear:
    """Lines "written => heard"; nothing after the arrow means that it is left out."""
    pairs = ([part.strip() for part in line.split("=>", 1)] for line in table.splitlines() if "=>" in line)
    said = {written.casefold(): words for written, words in pairs}
    any_of = "|".join(re.escape(written) for written in sorted(said, key=len, reverse=True))
    return Ear(re.compile(rf"(^|\s)({any_of}){_END}", re.IGNORECASE), said)


_Heard = TypeVar("_Heard")


def heard(found: _Heard, ear: Ear) -> _Heard:
    """A block, or anything within one, without the words that only the eye can follow; values stay as they are."""
    result: Any = found
    if isinstance(found, d.Text):
        result = d.Text(ear.heard(found.text))
    elif isinstance(found, tuple):
        result = tuple(heard(part, ear) for part in found)
    elif is_dataclass(found) and not isinstance(found, type) and type(found).__module__.startswith(d.__name__):
        parts = {name.name: heard(getattr(found, name.name), ear) for name in fields(found)}
        result = replace(found, **parts)
    return cast(_Heard, result)


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


_IS = re.compile(r"\s*là\s", re.IGNORECASE)


def meaning(content: Inlines) -> tuple[Inlines | str, ...]:
    """What follows a term: "Dịch vụ công trực tuyến là …" where the words say so themselves, else behind a colon."""
    says = bool(content) and isinstance(content[0], d.Text) and _IS.match(content[0].text) is not None
    return (" ", lowered(content)) if says else (": ", content)


def without_end(content: Inlines) -> Inlines:
    """Without the mark it ends with: it goes on with a comma."""
    if content and isinstance(content[-1], d.Text):
        return (*content[:-1], d.Text(content[-1].text.rstrip(" .,:;")))
    return content
