"""Two columns that came out as one line: the letterhead and the signature of an official text, taken apart again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generators.importers.source import Line, Remark

_WIDE = re.compile(r"(?<=\S)\s{3,}(?=\S)")
_FRAME = re.compile(
    r"CỘNG H(?:ÒA|OÀ)|Độc lập\s*[-–]|S[ốỐ]\s*:|ngày[\s.…\d]*tháng|N[ơƠ][iI] (?:nhận|NHẬN)|(?:KT|TM|TL|TUQ|Q)\.\s?[A-ZĐ]|CHỦ TỊCH|UBND (?:XÃ|PHƯỜNG)|ỦY BAN"
)
_FOOT = re.compile(r"N[ơƠ][iI] (?:nhận|NHẬN)\s*:|(?:KT|TM|TL|TUQ|Q)\.\s?[A-ZĐ]")
_BLANK = re.compile(r"(?:S[ốỐ]\s*:|ngày|tháng|năm)$")
"""What a blank to be filled in by hand stands after: Số:      /TB-UBND."""
_FAR = 24  # columns: a line that begins so far to the right belongs to the right column


def apart(lines: Sequence[Line]) -> tuple[list[Line], list[Remark]]:
    """The lines, those of a frame in two columns first all of the left, then all of the right."""
    found: list[Line] = []
    split = 0
    index = 0
    while index < len(lines):
        stop = _block(lines, index)
        if stop == index:
            found.append(lines[index])
            index += 1
            continue
        left, right = [], []
        for line in lines[index:stop]:
            gap = _widest(line.text)
            if gap:
                split += 1
                left.append(replace(line, text=line.text[: gap.start()].rstrip()))
                right.append(replace(line, text=line.text[gap.end() :].lstrip(), indent=_FAR, gap=0))
            else:
                (right if line.indent >= _FAR else left).append(line)
        if right:
            right[0] = replace(right[0], gap=1)
        found += [*left, *right]
        index = stop
    first = next((line.number for line in lines if _widest(line.text) and _FRAME.search(line.text)), 0)
    return found, [Remark("fixed-columns", first, {"count": str(split)})] if split else []


def _block(lines: Sequence[Line], start: int) -> int:
    """Where the frame that begins here ends; `start` itself where none begins."""
    line = lines[start]
    if line.whole or not _widest(line.text) or not _FRAME.search(line.text):
        return start
    stop = start + 1
    foot = _FOOT.search(line.text) is not None
    while stop < len(lines) and stop < start + 24:
        after = lines[stop]
        wide = _widest(after.text) is not None
        if (
            (
                wide
                and (foot or _FRAME.search(after.text) or after.text.startswith("-"))
                or after.indent >= _FAR
                and len(after.text) < 60
            )
            or foot
            and after.text.startswith(("-", "+"))
            and after.gap <= 1
        ):
            stop += 1
        else:
            break
    return stop


def _widest(text: str) -> re.Match[str] | None:
    gaps = [gap for gap in _WIDE.finditer(text) if not _BLANK.search(text, 0, gap.start()) and text[gap.end()] != "/"]
    gaps.sort(key=lambda gap: gap.end() - gap.start())
    return gaps[-1] if gaps else None
