"""Invented content in any size: communes of "tỉnh Ví Dụ" with procedures, campaigns, notices and broadcasts.

Every text differs in a number, so that nothing is the same twice except what communes really share.
"""

from __future__ import annotations

from pathlib import Path

COMMUNE = """\
kind: xã
name: Ví Dụ {n}
province: tỉnh Ví Dụ
as_issued: 2026-09-01
contacts:
  - id: mot-cua
    role: Trung tâm Phục vụ hành chính công xã
    phone: "02123456{n:02d}"
    hours: trong giờ hành chính
station:
  name: Đài truyền thanh xã Ví Dụ {n}
"""
PROCEDURE = """\
title: Thủ tục ví dụ số {n} về cấp giấy tờ cho người dân
short_title: Thủ tục ví dụ {n}
summary: Cấp giấy tờ số {n} cho người dân có yêu cầu.
contact: mot-cua
audience: Công dân Việt Nam
fee: {{amount: {fee}, per: bản, exemptions: [Trẻ em dưới 6 tuổi, Hộ nghèo]}}
deadline: {{quantity: 3, unit: ngày làm việc, since: kể từ ngày nhận đủ hồ sơ}}
dossier:
  - {{name: Tờ khai theo mẫu số {n}, originals: 1}}
  - {{name: Giấy tờ tùy thân, handing: xuất trình}}
steps:
  - {{id: mo, do: "Mở trang {{link:https://dichvucong.gov.vn|dichvucong.gov.vn}}", short: Mở dichvucong.gov.vn}}
  - id: dang-nhap
    do: "Bấm {{screen:Đăng nhập}} bằng tài khoản định danh điện tử mức độ 2"
    short: Đăng nhập bằng VNeID
    branches:
      - {{when: Nếu đã đăng nhập, goto: dien}}
  - {{id: chon, do: "Chọn thủ tục số {n} trong danh sách", short: Chọn thủ tục}}
  - {{id: dien, do: "Điền tờ khai, đính kèm giấy tờ", short: Điền tờ khai}}
  - {{id: nop, do: "Bấm {{screen:Nộp hồ sơ}} và lưu mã hồ sơ", short: Nộp hồ sơ}}
cautions:
  - {{text: Chỉ nhập thông tin khi địa chỉ đúng là dichvucong.gov.vn, poster: yes}}
qr:
  - {{caption: Cổng Dịch vụ công quốc gia, address: "https://dichvucong.gov.vn"}}
"""
CAMPAIGN = """\
title: Đợt tuyên truyền ví dụ số {n}
short_title: Tuyên truyền {n}
contact: mot-cua
intro:
  - {{text: "Từ ngày {{date:2026-09-{day:02d}}}, xã bắt đầu đợt tuyên truyền số {n}.", air: 60s}}
sections:
  - heading: Lợi ích
    body:
      - air: 60s
        list:
          - {{text: "Làm thủ tục tại nhà, không phải đi xa, lần thứ {n}", poster: yes}}
          - {{text: Theo dõi được hồ sơ qua tin nhắn điện thoại, poster: yes}}
  - heading: Cách làm
    body:
{paragraphs}
closing:
  - {{text: Kính mong bà con biết và thực hiện., air: 3m}}
qr:
  - {{caption: Cổng Dịch vụ công quốc gia, address: "https://dichvucong.gov.vn"}}
"""
PARAGRAPH = (
    "      - {{text: 'Việc thứ {i} của đợt {n}: bà con chuẩn bị giấy tờ, đến đúng giờ hẹn, hỏi kỹ điều chưa rõ, "
    "rồi làm theo hướng dẫn của cán bộ tại Trung tâm Phục vụ hành chính công xã.', air: 3m}}\n"
)
PARAGRAPHS = 6  # about three minutes on air
NOTICE = """\
kind: thong-bao
status: for-signature
subject: Lịch tiếp nhận hồ sơ đợt {n}
intro:
  - Ủy ban nhân dân xã thông báo lịch tiếp nhận hồ sơ đợt {n}.
annexes:
  - procedure: thu-tuc-{of}
recipients: [Các thôn;, Trang thông tin điện tử xã;]
archive: "Lưu: VT."
signer: {{authority: [KT. CHỦ TỊCH, PHÓ CHỦ TỊCH]}}
"""
BROADCAST = """\
campaign: {campaign}
status: approved
title: Bản tin ví dụ số {n}
"""


def write(
    folder: Path,
    communes: int,
    *,
    procedures: int = 20,
    campaigns: int = 3,
    notices: int = 5,
    broadcasts: int = 5,
    national: bool = False,
) -> Path:
    """Content of so many communes below `folder`; with `national`, they share one copy of the procedures."""
    content = folder / "content"
    domains = Path(__file__).parent.parent / "content" / "national" / "domains.yml"
    _put(content / "national" / "domains.yml", domains.read_text(encoding="utf-8"))
    for c in range(1, communes + 1):
        home = content / "communes" / f"vi-du-{c}"
        shared = content / "national" if national else home
        ids = [f"thu-tuc-{n}" for n in range(1, procedures + 1)]
        listed = f"procedures: [{', '.join(ids)}]\n" if national else ""
        _put(home / "commune.yml", COMMUNE.format(n=c) + listed)
        for n in range(1, procedures + 1):
            _put(shared / "procedures" / f"thu-tuc-{n}.yml", PROCEDURE.format(n=n, fee=5000 + 100 * n))
        for n in range(1, campaigns + 1):
            lines = "".join(PARAGRAPH.format(i=i, n=f"{c}.{n}") for i in range(1, PARAGRAPHS + 1))
            _put(home / "campaigns" / f"dot-{n}.yml", CAMPAIGN.format(n=n, day=n, paragraphs=lines))
        for n in range(1, notices + 1):
            _put(home / "notices" / f"lich-{n}.yml", NOTICE.format(n=n, of=n))
        for n in range(1, broadcasts + 1):
            _put(
                home / "broadcasts" / f"ban-tin-{n}.yml",
                BROADCAST.format(n=n, campaign=f"dot-{1 + (n - 1) % campaigns}"),
            )
    return content


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        file.write_text(text, encoding="utf-8")
