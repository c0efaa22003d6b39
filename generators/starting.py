"""A new content file from an example with comments: what `loa new` writes; never over a file that is there."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from generators.values import Day

Kind = Literal["commune", "procedure", "campaign", "notice", "broadcast"]
KINDS: tuple[Kind, ...] = ("commune", "procedure", "campaign", "notice", "broadcast")


class NotStarted(Exception):
    """Why no file was written: the key of a phrase, and its values."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key, self.values = key, values


NOTICE_TYPES = (
    "thong-bao", "cong-van", "ke-hoach", "giay-moi", "huong-dan", "bao-cao", "to-trinh", "quyet-dinh",
    "bai-tuyen-truyen",
)  # fmt: skip
"""The kinds of notices there is an example of."""


def start(
    kind: Kind,
    item_id: str,
    commune: str | None,
    content: Path,
    templates: Path,
    today: Day,
    notice_type: str = NOTICE_TYPES[0],
) -> Path:
    """Write the example of a kind below the content folder and give its path; of a notice, that of its own kind.

    Raises NotStarted for an id that cannot be an address, a commune that is not there, a file that is.
    """
    from generators.model.base import SLUG  # the model takes longer to load than a build with nothing to do

    if not SLUG.fullmatch(item_id):
        raise NotStarted("bad-id", id=item_id)
    if kind == "commune":
        file = content / "communes" / item_id / "commune.yml"
    else:
        home = content / "communes" / (commune or "")
        if commune is None or not (home / "commune.yml").exists():
            known = ", ".join(sorted(f.parent.name for f in (content / "communes").glob("*/commune.yml")))
            raise NotStarted("no-commune", known=known or "-")
        file = home / f"{kind}s" / f"{item_id}.yml"
    if file.exists():
        raise NotStarted("file-exists", path=str(file))
    source = f"notices/{notice_type}.yml" if kind == "notice" else f"{kind}.yml"
    example = (templates / "new" / source).read_text(encoding="utf-8")
    name = item_id.replace("-", " ").title()
    campaign = _any_campaign(file) or item_id
    filled = example.format(today=today.date.isoformat(), name=name, campaign=campaign)
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file, "x", encoding="utf-8", newline="\n") as opened:
        opened.write(filled)
    return file


def _any_campaign(broadcast: Path) -> str:
    found = sorted((broadcast.parent.parent / "campaigns").glob("*.yml"))
    return found[0].stem if found else ""
