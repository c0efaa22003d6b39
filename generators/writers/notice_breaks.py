"""Where a centred title breaks: lines of about one length, broken where the language pauses; knows no form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from generators.writers.notice_runs import Runs

# A Vietnamese word is often two syllables with a space between; before one of these no word can be torn apart.
PAUSES_BEFORE = frozenset(
    re.split(
        " ",
        "bằng cho của cùng do giữa hoặc khi nhằm năm ngày qua theo thuộc trên trong tại từ và về với để đến đối",
    )
)
TORN = 0.35  # what a break at any other place costs: as much as lines of 70 and 30 in a hundred

# Words that titles of notices are made of: torn apart they read as something else.
WORDS = frozenset(
    re.split(
        ", ",
        "bảo hiểm, bưu chính, căn cước, chuyển đổi, công dân, công ích, công nghệ, công tác, cộng đồng, cơ sở, cư trú, "
        "cổng dịch, dịch vụ, dữ liệu, điện tử, định danh, đăng ký, giải quyết, hành chính, hệ thống, hồ sơ, hộ tịch, "
        "hướng dẫn, hỗ trợ, kế hoạch, kết hôn, kết quả, khai sinh, khai tử, liên thông, nhân dân, pháp luật, phổ biến, "
        "phối hợp, phục vụ, quốc gia, sử dụng, tài khoản, tạm trú, tập huấn, thành lập, thông báo, thông tin, thủ tục, "
        "thực hiện, thường trú, tiếp nhận, tổ chức, triển khai, trung tâm, trực tuyến, truyền thanh, tuyên truyền, "
        "ủy ban, vụ công, xã hội, y tế",
    )
)
TORN_WORD = 1.0  # worse than any pair of lines


def phrased(runs: Runs, widths: Sequence[float], space: float, room: float) -> Runs:
    """The runs with "\\n" in place of the spaces where a centred title breaks, in as few lines as `room` allows.

    `widths` are those of the words between the spaces of the whole text. A title of one line stays as it is, and so
    does one with a word wider than the room.
    """
    words = "".join(run.text for run in runs).split(" ")
    if sum(widths) + space * (len(widths) - 1) <= room or any(width > room for width in widths):
        return runs
    chosen = _breaks(tuple(words), tuple(widths), space, room)
    made, number = [], 0
    for run in runs:
        text = ""
        for character in run.text:
            if character == " ":
                number += 1
                character = "\n" if number in chosen else " "
            text += character
        made.append(replace(run, text=text))
    return tuple(made)


def _breaks(words: tuple[str, ...], widths: tuple[float, ...], space: float, room: float) -> frozenset[int]:
    """The numbers of the words that begin a line after the first."""

    def width(start: int, end: int) -> float:
        return sum(widths[start:end]) + space * (end - start - 1)

    def torn(at: int) -> float:
        if words[at] == "năm" and "tháng" in words[max(at - 2, 0) : at]:
            return TORN  # ngày 10 tháng 3 năm 2026 is one phrase
        before, word = words[at - 1], words[at].lower().strip("“(")
        paused = word in PAUSES_BEFORE or before.endswith((",", ";", ":", "–"))
        if paused:
            return 0.0
        return TORN_WORD if f"{before} {word}".lower() in WORDS else TORN

    @cache
    def fewest(start: int) -> int:
        """Lines that the words from `start` on take at least."""
        if start == len(words):
            return 0
        end = start + 1
        while end < len(words) and width(start, end + 1) <= room:
            end += 1
        return 1 + fewest(end)

    even = width(0, len(words)) / fewest(0)

    @cache
    def best(start: int, lines: int) -> tuple[float, tuple[int, ...]]:
        """The least cost of setting the words from `start` on in exactly so many lines, and its breaks."""
        if lines == 1:
            last = width(start, len(words))
            return (((last - even) / even) ** 2 if last <= room else float("inf")), ()
        found: tuple[float, tuple[int, ...]] = (float("inf"), ())
        for end in range(start + 1, len(words) - lines + 2):
            here = width(start, end)
            if here > room:
                break
            cost, after = best(end, lines - 1)
            found = min(found, (cost + ((here - even) / even) ** 2 + torn(end), (end, *after)))
        return found

    return frozenset(best(0, fewest(0))[1])
