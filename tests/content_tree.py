"""A small content folder for tests: an invented commune, "xã Ví Dụ", written to disk as an officer would."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

COMMUNE = """
    kind: xã
    name: Ví Dụ
    province: tỉnh Ví Dụ
    as_issued: 2026-09-01
    contacts:
      - id: ho-tich
        role: công chức hộ tịch
        phone: "0212345678"
        hours: trong giờ hành chính
"""

PROCEDURE = """
    title: Nộp hồ sơ trực tuyến
    short_title: Nộp hồ sơ qua mạng
    contact: ho-tich
    steps:
      - id: mo-trang
        do: Mở trang {link:https://dichvucong.gov.vn}
        short: Mở trang dichvucong.gov.vn
      - id: dang-nhap
        do: Đăng nhập
        branches:
          - when: Nếu đã có tài khoản
            goto: gui
      - id: gui
        do: Bấm {screen:Gửi}
"""

NOTICE = """
    subject: Tiếp nhận hồ sơ
    intro:
      - text: Ủy ban nhân dân xã thông báo.
    annexes:
      - procedure: nop-ho-so
    illustrative: yes
"""

DOMAINS = """
    domains:
      - host: dichvucong.gov.vn
        name: Cổng Dịch vụ công quốc gia
"""


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files below `folder`/content, indentation taken off; gives the content folder."""
    content = folder / "content"
    for name, text in files.items():
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return content


def vi_du(folder: Path, **files: str) -> Path:
    """The invented commune with one procedure; `files` adds or replaces, `/` written `__`, `-` kept by quoting."""
    return write(
        folder,
        {
            "national/domains.yml": DOMAINS,
            "communes/vi-du/commune.yml": COMMUNE,
            "communes/vi-du/procedures/nop-ho-so.yml": PROCEDURE,
            **files,
        },
    )
