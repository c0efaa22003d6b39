"""Records as hundreds of them are in the national database: units missing, names too long, notes among the papers, sentences torn,
mark-up of a page left in, fields nobody knows. In each, sentences that stand nowhere else, to be looked for afterwards.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from generators.importers.records import LABELS
from tests.importers.invented import BASES_HEAD, PAGE, PAPERS_HEAD, WAYS_HEAD

SYLLABLES = (
    "bèo lúa ngô khoai sắn vừng mía chè dứa xoài nhãn vải mận đào lê táo cam quýt bưởi chanh gừng nghệ riềng sả hành tỏi rau dền "
    "muống ngót mồng tơi bí bầu mướp cà chua ớt đậu lạc sen súng tre nứa mai vầu gỗ lim sến táu trâu bò lợn gà vịt ngan ngỗng ong tằm"
).split()
_BULLETS = (
    "",
    "- ",
    "+ ",
    "• ",
    "-",
    "* ",
    "– ",
    "1. ",
    "2) ",
    "a) ",
    "(i) ",
    "(ii)",
    "Bước 1: ",
    "Bước 2. ",
    "* Lưu ý: ",
    "Bước 9 ",
)
_COUNTS = ("1 bản chính", "0 bản chính", "2 bản sao", "1 bản chính,2 bản sao", "1 Bản chính", "", "01 bản chính")
_TIMES = ("3 Ngày làm việc", "3 Ngày", "5 Giờ", "1", "Không có thông tin", "15 Phút", "", "2 Tháng")
_FEES = (
    "Miễn phí",
    "7,000 Việt Nam Đồng",
    "0 Việt Nam Đồng",
    "10 USD(/bản)",
    "Không có thông tin",
    "",
    "Phí : 50.000 Đồng",
    "Lệ phí : 8000 VNĐ",
)
_LEADS = (
    "Người yêu cầu {}", "Trường hợp {} thì {}", "Đối với {}: {}", "Cán bộ {}", "Giấy {}", "Tờ khai {} (theo mẫu)", "Không {}", "Nếu {}, {}",
    "{}", "{} ({})", "({})", "Miễn lệ phí cho {}; {}", "Hồ sơ {} gồm: {}", "Bản sao {} – {}",
)  # fmt: skip
_ENDS = (".", ";", "", ":", ",", "./.", "...", " .", "!")


@dataclass
class Dirty:
    """A record's fields as a program saved them, and the sentences in it that stand nowhere else."""

    fields: dict[str, Any]
    planted: list[str] = field(default_factory=list)


class _Maker:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.planted: list[str] = []

    def words(self, count: int = 6) -> str:
        return " ".join(self.chance.choice(SYLLABLES) for _ in range(count))

    def sentence(self) -> str:
        """A sentence of words no other has; its parts are what is looked for."""
        lead = self.chance.choice(_LEADS)
        parts = [self.words(self.chance.randint(5, 12)) for _ in range(lead.count("{}"))]
        self.planted += parts
        return lead.format(*parts) + self.chance.choice(_ENDS)

    def lines(self, most: int = 7) -> str:
        """Lines with marks of every sort, some of them cut in the middle, some with the tags of a page."""
        made = []
        for _ in range(self.chance.randint(1, most)):
            line = self.chance.choice(_BULLETS) + self.sentence()
            if self.chance.random() < 0.1:
                line += " " + self.sentence()
            made.append(f"<p>{line}</p>" if self.chance.random() < 0.1 else line)
        return self.chance.choice(("\n", "\n", "\r\n", " \n\n", "<br>", "<br/>\n")).join(made)

    def papers(self) -> str:
        if self.chance.random() < 0.25:
            return self.lines()
        made = self.chance.choice(("", "* Giấy tờ phải nộp:", "--", "* Lưu ý:", f"* {self.sentence()}"))
        for _ in range(self.chance.randint(1, 3)):
            made += PAPERS_HEAD
            for _ in range(self.chance.randint(0, 4)):
                made += (
                    self.chance.choice(("", "- ", "+ "))
                    + self.sentence()
                    + self.chance.choice(("", "Mau01.doc"))
                    + self.chance.choice(_COUNTS)
                )
            made += self.chance.choice(("", "* Lưu ý:", "--", f"* {self.sentence()}"))
        return made

    def ways(self) -> str:
        if self.chance.random() < 0.25:
            return self.lines(3)
        made = WAYS_HEAD
        for _ in range(self.chance.randint(1, 4)):
            made += self.chance.choice(("Trực tuyến", "Trực tiếp", "Dịch vụ bưu chính", "Qua mạng"))
            made += self.chance.choice(_TIMES) + self.chance.choice(_FEES)
            made += (
                self.chance.choice(("", f"({self.sentence()})", f"(({self.sentence()}))"))
                + self.chance.choice(("", "- "))
                + self.sentence()
            )
        return made

    def bases(self) -> str:
        made = BASES_HEAD if self.chance.random() < 0.8 else ""
        for number in range(self.chance.randint(1, 5)):
            made += f"Nghị định {self.words()}" if self.chance.random() < 0.7 else self.sentence()
            made += self.chance.choice(
                (f"{number + 1}/2026/NĐ-VD", f" {number + 1}/2026/NĐ-VD ", "", f"{number + 1}/2026/QH15")
            )
        return made

    def results(self) -> str:
        made = ""
        for number in range(self.chance.randint(1, 3)):
            made += self.sentence() + self.chance.choice((f"Mã: KQ.V01.00000{number}", "", "Mã: Không có thông tin"))
        return made + self.chance.choice(("", PAGE))

    def record(self) -> Dirty:
        fields: dict[str, Any] = {"ma_thu_tuc": self.chance.choice(("9.000001", "", "x", "9.000001.000.00.00.H01"))}
        fields["ten_thu_tuc"] = (
            self.chance.choice(("Thủ tục ", ""))
            + self.sentence()
            + (f" {self.words(60)}" if self.chance.random() < 0.2 else "")
        )
        makers = {
            "thanh_phan_ho_so": self.papers, "cach_thuc_thuc_hien": self.ways, "can_cu_phap_ly": self.bases, "ket_qua_xu_ly": self.results,
        }  # fmt: skip
        for key in LABELS:
            if key in fields or self.chance.random() < 0.1:
                continue
            if self.chance.random() < 0.15:
                fields[key] = self.chance.choice(("", "Không có thông tin", None, "N/A"))
            else:
                fields[key] = makers.get(
                    key, lambda: self.lines(4) if self.chance.random() < 0.5 else self.sentence()
                )()
        if self.chance.random() < 0.4:
            fields["muc_khong_ai_biet"] = self.chance.choice((self.lines(), [self.sentence(), self.sentence()], {"mot": self.sentence(), "hai": [self.sentence()]}))  # fmt: skip
        used = repr(fields)  # what chance made and did not choose is no part of it
        return Dirty(fields, [words for words in self.planted if words in used])


def dirty(seed: int) -> Dirty:
    """The record of a seed: always the same one."""
    return _Maker(seed).record()
