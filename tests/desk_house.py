"""A desk for tests: the invented commune with a notice and a broadcast, its people, a server on a free port."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generators.studio import accounts
from generators.studio.accounts import Role
from generators.studio.serving import Opening, opened
from tests import content_tree

ROOT = Path(__file__).parents[1]
PASSWORD = "mot mat khau du dai"

NOTICE = """
    # Ghi chú của văn thư.
    kind: thong-bao
    status: draft
    subject: Lịch tiêm chủng tháng 12
    intro:
      - Ủy ban nhân dân xã thông báo lịch tiêm chủng.
    # Nơi nhận theo danh sách của xã.
    recipients:
      - Như trên;
    archive: "Lưu: VT."
    signer:
      authority:
        - TM. ỦY BAN NHÂN DÂN
        - CHỦ TỊCH
"""
BROADCAST = """
    title: Lịch tiêm chủng
    status: draft
    message:
      - text: Sáng thứ hai, trạm y tế tiêm chủng cho trẻ.
        air: 60s
"""


def content(folder: Path) -> Path:
    """What the desk is to work on, below a folder; gives the content folder."""
    return content_tree.vi_du(
        folder,
        **{
            "communes/vi-du/notices/tiem-chung.yml": NOTICE,
            "communes/vi-du/broadcasts/tiem-chung.yml": BROADCAST,
        },
    )


def people(state: Path) -> Path:
    """Two writers (soan, soan-hai) and an approver (duyet); gives the file of their accounts."""
    accounts.add(state, "soan", PASSWORD, Role.WRITER, "Văn thư")
    accounts.add(state, "soan-hai", PASSWORD, Role.WRITER, "Công chức văn hóa")
    accounts.add(state, "duyet", PASSWORD, Role.APPROVER, "Chủ tịch")
    return state / accounts.FILE


@contextmanager
def serving(content: Path, output: Path) -> Iterator[Opening]:
    """A real desk on a free port."""
    found = opened(ROOT, content, output)
    threading.Thread(target=found.server.run, daemon=True).start()  # type: ignore[attr-defined]
    try:
        yield found
    finally:
        found.close()
