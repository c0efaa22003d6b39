"""An invented commune's broadcasts, as an officer writes them, read into a setting; for tests of the air."""

from __future__ import annotations

from pathlib import Path

from generators.documents.setting import Setting
from generators.publishable import publishable
from generators.reader import read
from generators.validity import Moment
from generators.values import Day
from generators.vietnamese import Lexicon
from generators.wording import read_wording
from generators.writers.script_lines import Line
from generators.writers.script_lines import lines as laid_out
from generators.writers.speech import SpokenLine, spoken, text
from tests.content_tree import COMMUNE, vi_du

ROOT = Path(__file__).parent.parent
WORDING = read_wording(ROOT / "templates" / "wording" / "vi")
TODAY = "2026-09-15"

ARTICLE_FILE = "communes/vi-du/campaigns/qua-mang.yml"
STATION = """
    station:
      name: Đài truyền thanh xã Ví Dụ
      slots: ["05:30", "17:00"]
"""

ARTICLE = """
    title: "Nộp hồ sơ qua mạng: lợi ích và cách làm"
    short_title: Nộp hồ sơ qua mạng
    contact: ho-tich
    intro:
      - text: Từ ngày {date:2026-09-07}, xã nhận hồ sơ qua mạng.
        air: 60s
      - text: Đoạn này chỉ có trong bản đầy đủ.
    sections:
      - number: "1."
        heading: Lợi ích
        body:
          - intro: "Bà con được những lợi ích sau:"
            air: 3m
            list:
              - text: Tiết kiệm thời gian đi lại;
                air: 60s
              - Theo dõi được hồ sơ;
              - Nhận kết quả tại nhà.
      - number: "2."
        heading: Nơi nộp
        body:
          - portals:
              - name: Cổng Dịch vụ công quốc gia tại địa chỉ
                address: https://dichvucong.gov.vn
            air: 3m
      - number: "3."
        heading: Các bước
        body:
          - guide: nop-ho-so
    closing:
      - text: Mời bà con thực hiện.
        air: 3m
    qr:
      - caption: Cổng Dịch vụ công quốc gia
        address: https://dichvucong.gov.vn
"""

GUIDE = """
    title: Nộp hồ sơ trực tuyến
    steps:
      - id: mo-trang
        do: Mở trang {link:https://dichvucong.gov.vn} hoặc quét mã qua ứng dụng Zalo
      - id: chon-tai-khoan
        do: ""
        branches:
          - when: Nếu chưa có tài khoản.
            do: Từ màn hình chọn {screen:Đăng ký}
          - when: đã có tài khoản
            do: Xuất hiện giao diện như màn hình, điền mật khẩu
            goto: gui
      - id: chon-viec
        do: Từ màn hình chọn
        options: [Khai sinh, Khai tử]
      - id: gui
        do: ""
        substeps: [Kiểm tra lại thông tin, Bấm nút gửi]
"""

BROADCAST = """
    campaign: qua-mang
    status: approved
    schedule:
      times_per_week: 2
      weeks_min: 4
      weeks_max: 5
      first_day: 2026-09-14
"""

URGENT = """
    title: Bão số 5
    priority: khan-cap
    status: approved
    repeat: 2
    message:
      - Bão số 5 đổ bộ đêm nay. Bà con thôn Một di dời trước 17 giờ. Gọi {phone:0912345678} khi cần giúp.
"""


def content(folder: Path, station: str = STATION, **files: str) -> Path:
    """The invented commune with an article, its guide and an approved broadcast; `files` adds or replaces."""
    return vi_du(
        folder,
        **{
            "communes/vi-du/commune.yml": COMMUNE + station,
            "communes/vi-du/procedures/nop-ho-so.yml": GUIDE,
            ARTICLE_FILE: ARTICLE,
            "communes/vi-du/broadcasts/nop-ho-so.yml": BROADCAST,
            **files,
        },
    )


def setting(folder: Path, station: str = STATION, day: str = TODAY, **files: str) -> Setting:
    """What there is to say on a day, after checking; a test's content must read without errors."""
    reading = read(content(folder, station, **files))
    found = publishable(reading, {}, lambda commune: Day.parse(day))
    errors = [finding.message(WORDING) for finding in found.findings if finding.severity.value == "error"]
    assert errors == []
    return Setting.at(found.publications[0], Moment(Day.parse(day)), WORDING)


def said(document: object) -> str:
    return text(heard(document))


def heard(document: object) -> tuple[SpokenLine, ...]:
    return spoken(document, WORDING, Lexicon.builtin())  # type: ignore[arg-type]


def lines(document: object) -> list[str]:
    found: tuple[Line, ...] = laid_out(document, WORDING)  # type: ignore[arg-type]
    return [line.text for line in found]
