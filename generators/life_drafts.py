"""What says that something is corrected or withdrawn: a công văn for a notice, a broadcast for anything; as data.

A person completes, signs and approves them. Knows no files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from generators.document import written
from generators.documents.notice import cited
from generators.model import Broadcast, Campaign, Commune, Notice, Procedure

Kind = Literal["notices", "campaigns", "procedures", "broadcasts"]
Act = Literal["correction", "withdrawal"]
Item = Notice | Campaign | Procedure | Broadcast

_WORDS: dict[Act, tuple[str, str, str]] = {
    "correction": ("dinh-chinh", "đính chính", "Nay đính chính như sau"),
    "withdrawal": ("thu-hoi", "thu hồi", "Nay thu hồi {what}, lý do"),
}


def corrections(commune: Commune, item: Item, act: Act, words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The drafts by their place below the commune's folder."""
    slug, verb, sentence = _WORDS[act]
    said = sentence.format(what="văn bản trên" if isinstance(item, Notice) else "nội dung trên")
    if isinstance(item, Notice):
        yield f"notices/{slug}-{item.id}.yml", _letter(commune, item, verb, f"{said}: {words}")
    yield f"broadcasts/{slug}-{item.id}.yml", _spoken(commune, item, verb, f"{said}: {words}")


def _letter(commune: Commune, notice: Notice, verb: str, said: str) -> dict[str, Any]:
    committee = f"Ủy ban nhân dân {commune.full_name}"
    return {
        "kind": "cong-van",
        "status": "draft",
        "subject": f"{verb} {cited(notice)}",
        "corrects": notice.id,
        "addressees": ["Tổ chức, công dân trên địa bàn"],
        "intro": [f"{committee} đã ban hành {cited(notice)} về việc {_lower(written(notice.subject))}."],
        "closing": [said],
        "recipients": [written(passage.text) for passage in notice.recipients] or ["Như trên;"],
        "archive": "Lưu: VT.",
        "signer": {"authority": list(notice.signer.authority)},
    }


def _spoken(commune: Commune, item: Item, verb: str, said: str) -> dict[str, Any]:
    what = _named(item)
    speaker = commune.full_name[0].upper() + commune.full_name[1:]
    return {
        "title": f"{verb.capitalize()} {what}",
        "status": "draft",
        "priority": "uu-tien",
        "message": [f"{speaker} {verb} {what}. {said}"],
    }


def _named(item: Item) -> str:
    match item:
        case Notice():
            return cited(item)
        case Broadcast():
            return f"bản tin “{written(item.title)}”" if item.title else "bản tin đã phát"
        case Campaign() | Procedure():
            return f"nội dung “{written(item.title)}”"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
