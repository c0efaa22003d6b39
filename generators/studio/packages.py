"""Everything of one matter in one file, to print, to send and to read out; the same files give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable

from generators.manifest import Records

UPRIGHT, WIDE, POSTER = "anh-doc-1080x1350.png", "anh-ngang-1200x630.png", "ap-phich.pdf"

KINDS = ("campaigns", "procedures", "notices", "broadcasts")
"""Which kind of the same id gives a package its pictures and texts: the first there is."""


def parts(records: Records, commune: str, item: str, telling: frozenset[str]) -> dict[str, str]:
    """What a build has made of a matter: the name in the package, and the path below the output folder.

    `telling` are the ids of broadcasts that tell it.
    """
    found: dict[str, str] = {}
    said: set[tuple[str, str]] = set()
    for path, record in sorted(records.items(), key=lambda entry: _order(entry[0])):
        kind, _, own = record.item.partition("/")
        if record.commune != commune or not (own == item or (kind == "broadcasts" and own in telling)):
            continue
        name = "" if path.startswith("site/") else _name(path, item)
        folder, _, last = path.rpartition("/")
        if not name or (folder, last.partition(".")[0]) in said:
            continue
        if last.endswith(".txt") and path.startswith("audio/"):
            same = [other for other in found.values() if records[other].sha256 == record.sha256]
            if same:  # a short message is the same in every length: one of them is enough
                said.add((folder, last.partition(".")[0]))
                continue
        found[name] = path
    return found


_LENGTHS = {"60s": 0, "3m": 1, "full": 2}


def _order(path: str) -> tuple[str, int, bool, str]:
    """Scripts before sounds, the shortest length first."""
    folder, _, last = path.rpartition("/")
    return folder, _LENGTHS.get(last.partition(".")[0], 9), not last.endswith(".txt"), path


_SHEETS = {
    "posters": "ap-phich",
    "a3": "ap-phich-a3",
    "a5": "to-roi-a5",
    "leaflets": "to-roi",
    "folded": "to-gap",
    "cards": "the-de-quay",
    "urgent": "tin-khan",
    "notices": "van-ban",
    "signed": "van-ban",  # in the place of ours, which it follows in the order of paths
}
"""What is printed, by the folder it is made in."""


def _name(path: str, item: str) -> str:
    """What a person would call the file; "" for what only machines need."""
    *_, folder, last = path.split("/")
    stem, _, suffix = last.rpartition(".")
    if folder in _SHEETS:
        return f"{_SHEETS[folder]}.{suffix}"
    if folder == "pictures" and suffix == "png":
        return UPRIGHT if stem.endswith("1080x1350") else WIDE
    if path.startswith("audio/") and suffix in ("mp3", "txt", "pdf"):
        what = "phat-thanh" if suffix == "mp3" else "loi-doc"
        whose = "" if folder == item else f"{folder}-"
        return f"{what}-{whose}{stem}.{suffix}"
    return ""


_ORDER = (
    "van-ban", "tin-khan", "ap-phich", "ap-phich-a3", "to-roi", "to-gap", "to-roi-a5", "the-de-quay",
    "anh-doc", "anh-ngang", "phat-thanh", "loi-doc", "zalo", "tin-nhan", "tin-nhan-khong-dau",
)  # fmt: skip
"""What a package holds, as people ask for it first; also the last part of the key of the phrase for it."""


def known(name: str) -> tuple[str, str, str]:
    """What a file of a package is: one of _ORDER, its length on air ("" where it has none), its kind ("pdf")."""
    stem, _, suffix = name.rpartition(".")
    what = max((one for one in _ORDER if stem == one or stem.startswith(f"{one}-")), key=len)
    length = stem.rpartition("-")[2]
    return what, length if what in ("phat-thanh", "loi-doc") and length in _LENGTHS else "", suffix


def in_order(names: Iterable[str]) -> list[str]:
    def place(name: str) -> tuple[int, int, str]:
        what, length, suffix = known(name)
        return _ORDER.index(what), _LENGTHS.get(length, 9), suffix

    return sorted(names, key=place)


def path_of(commune: str, item: str) -> str:
    return f"announcements/{commune}/packages/{item}.zip"
