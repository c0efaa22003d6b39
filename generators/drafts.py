"""What is still to be checked in a draft: the questions its comments ask, found again by file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generators.findings import Finding, Severity
from generators.layers import Tree

CHECK = "Cần kiểm tra lại"
"""How every comment about a doubt begins, and every value nobody has settled yet: one search finds them all."""

_COMMENT = re.compile(rf"\s*#\s*{CHECK}:\s*(?P<words>.*)")
_GOES_ON = re.compile(r"\s*#\s*(?P<words>.*)")


def questions(content: Path, tree: Tree, item: tuple[str, str, str]) -> Iterator[Finding]:
    """That this item is a draft, and each question that its file's comments still ask, in order of lines."""
    mark = tree.mark(("draft",))
    yield Finding(Severity.TODO, "draft", mark.file, mark.line, "draft", item=item)
    file = content.parent / mark.file
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError:
        return  # gone since it was read; the next reading will tell
    asked: list[tuple[int, str]] = []
    open_ = False
    for number, line in enumerate(lines, 1):
        if found := _COMMENT.match(line):
            asked.append((number, found["words"].strip()))
            open_ = True
        elif open_ and (more := _GOES_ON.match(line)):
            asked[-1] = (asked[-1][0], f"{asked[-1][1]} {more['words'].strip()}")
        else:
            open_ = False
    for number, words in asked:
        yield Finding(Severity.TODO, "draft-doubt", mark.file, number, "", {"question": words}, item)
