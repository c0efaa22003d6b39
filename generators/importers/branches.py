"""Cases within a step: when, what to do then, and to which step it leads. Knows no marks and no file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generators.importers.draft import Node
from generators.importers.drafter import Drafter
from generators.importers.source import Piece, joined

CONDITION = re.compile(
    r"(?:Nếu|Trường hợp|Trong trường hợp|Đối với|Với (?=trường hợp|những|các|công dân|người)|Khi chưa|Khi đã)(?!\w)"
)
GOTO = re.compile(
    r"[\s,;(–-]*(?P<then>(?:(?:và|rồi|thì|sau đó)\s+){0,2}(?:tiếp tục|chuyển|quay lại|làm tiếp|làm theo|thực hiện(?: tiếp)?|đi đến|sang|đến|xem|bỏ qua)"
    r"(?:\s+(?:thực hiện|từ|sang|đến|tới|ở|với|theo|làm|ngay|luôn)){0,3})\s*[Bb]ước ?(?P<number>\d{1,2})\s*\)?\s*[.;,]?$"
)


class Branches:
    """The branches of one guide, and the steps they name until all steps are known."""

    def __init__(self, drafter: Drafter) -> None:
        self.drafter = drafter
        self._gotos: list[tuple[Node, str, Piece, Piece]] = []
        self._pieces: dict[int, Piece] = {}
        """The words of each branch so far, by the identity of its node."""

    def add(self, step: Node, piece: Piece) -> None:
        node = Node()
        goto = GOTO.search(piece.text)
        words = piece.part(0, goto.start()) if goto else piece
        when, do = _when_and_do(words)
        self.drafter.say(node, "when", when)
        self.drafter.say(node, "do", do)
        if goto:
            self._gotos.append((node, goto["number"], piece.part(*goto.span("then")), piece))
        step.setdefault("branches", []).append(self.drafter.sourced(node, piece))
        self._pieces[id(node)] = piece

    def goes_on(self, branch: Node, piece: Piece) -> None:
        """A paragraph after a branch that says more about it, and often where it leads."""
        goto = GOTO.search(piece.text)
        words = piece.part(0, goto.start()) if goto else piece
        if goto and "do" in branch and "details" not in branch:  # the way on comes after these words
            more = Node()
            self.drafter.say(more, "do", words)
            branch["do"] = f"{branch['do']}{'' if branch['do'].endswith(('.', ';', ',')) else '.'} {more['do']}"
            branch.doubts += more.doubts
        elif words:
            branch.setdefault("details", []).append(self.drafter.passage(words))
        if goto:
            self._gotos.append((branch, goto["number"], piece.part(*goto.span("then")), piece))
        whole = joined([self._pieces[id(branch)], piece])
        self._pieces[id(branch)] = whole
        self.drafter.sourced(branch, whole)

    def leads(self, branch: Node) -> bool:
        """Whether it is told already to which step the branch leads."""
        return any(node is branch for node, *_ in self._gotos)

    def settle(self, ids: Mapping[str, str]) -> None:
        """Each branch leads to the step of its number; one that names no step there is gets a question."""
        for branch, number, then, piece in self._gotos:
            if number in ids:
                if then:
                    self.drafter.say(branch, "then", then)
                branch["goto"] = ids[number]
            else:
                self.drafter.say(branch, "then", then)
                place = self.drafter.spot(piece.first)
                branch.ask("then", "no-such-step", piece.first, found=number, place=place)


def _when_and_do(words: Piece) -> tuple[Piece, Piece]:
    """The case and what to do in it: two sentences, or one parted by "thì" or a comma."""
    sentences = words.sentences()
    if len(sentences) > 1:
        return sentences[0], words.part(len(sentences[0].text))
    for parting in (
        r"\s+thì\s+",
        r"\s*:\s+",
        r",\s+(?=chọn|bấm|nhấn|công dân|người dân|thực hiện|đăng|điền|nhập|vào|từ)",
    ):
        found = re.search(parting, words.text)
        if found:
            return words.part(0, found.start()), words.part(found.end())
    return words, words.part(0, 0)
