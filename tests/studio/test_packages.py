"""Everything of one matter in one file, the same bytes every time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.manifest import Record
from generators.studio import packages, said
from generators.whole import write, write_all


def record(item: str, sha256: str = "a") -> Record:
    return Record(1, sha256, "", "audio", "vi-du", item)


def test_a_package_holds_what_people_use_under_names_they_know() -> None:
    records = {
        "announcements/vi-du/posters/khai-sinh.pdf": record("procedures/khai-sinh"),
        "announcements/vi-du/pictures/khai-sinh.png": record("procedures/khai-sinh"),
        "announcements/vi-du/pictures/khai-sinh.1080x1350.png": record("procedures/khai-sinh"),
        "announcements/vi-du/pictures/khai-sinh.webp": record("procedures/khai-sinh"),
        "announcements/vi-du/notices/khai-sinh.docx": record("notices/khai-sinh"),
        "announcements/vi-du/posters/khac.pdf": record("procedures/khac"),
        "audio/vi-du/ban-tin/3m.mp3": record("broadcasts/ban-tin"),
        "audio/vi-du/ban-tin/3m.vtt": record("broadcasts/ban-tin"),
        "site/vi-du/thu-tuc/khai-sinh.html": record("procedures/khai-sinh"),
    }
    assert packages.parts(records, "vi-du", "khai-sinh", frozenset({"ban-tin"})) == {
        "ap-phich.pdf": "announcements/vi-du/posters/khai-sinh.pdf",
        "anh-ngang-1200x630.png": "announcements/vi-du/pictures/khai-sinh.png",
        "anh-doc-1080x1350.png": "announcements/vi-du/pictures/khai-sinh.1080x1350.png",
        "van-ban.docx": "announcements/vi-du/notices/khai-sinh.docx",
        "phat-thanh-ban-tin-3m.mp3": "audio/vi-du/ban-tin/3m.mp3",
    }
    assert packages.parts(records, "kim-dinh", "khai-sinh", frozenset()) == {}


def test_a_message_that_is_the_same_in_every_length_is_packed_once() -> None:
    records = {
        f"audio/vi-du/tin/{length}.{kind}": record("broadcasts/tin", kind)
        for length in ("full", "3m", "60s")
        for kind in ("txt", "mp3", "pdf")
    }
    assert sorted(packages.parts(records, "vi-du", "tin", frozenset())) == [
        "loi-doc-60s.pdf",
        "loi-doc-60s.txt",
        "phat-thanh-60s.mp3",
    ]


def test_a_file_is_there_whole_or_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.json"
    write(file, b"one", private=True)
    write(file, b"two", private=True)
    assert file.read_bytes() == b"two"
    assert file.stat().st_mode & 0o077 == 0
    assert [one.name for one in file.parent.iterdir()] == ["b.json"]


def test_of_several_files_all_are_there_or_none(tmp_path: Path) -> None:
    one, two, three = (tmp_path / "a" / name for name in ("1.yml", "2.yml", "3.yml"))
    write_all({one: b"one", two: b"two"})
    write_all({one: b"new", two: None, three: b"three"})
    assert {file.name: file.read_bytes() for file in one.parent.iterdir()} == {"1.yml": b"new", "3.yml": b"three"}
    two.mkdir()  # in the way of a file: it cannot be put there
    with pytest.raises(OSError, match="directory"):
        write_all({one: b"newer", three: None, two: b"two"})
    two.rmdir()
    assert {file.name: file.read_bytes() for file in one.parent.iterdir()} == {"1.yml": b"new", "3.yml": b"three"}


@given(st.text(max_size=100), st.text(max_size=100))
def test_a_reading_is_words_alone(written: str, spoken: str) -> None:
    if said.acceptable(written, spoken):
        assert written[0].isalnum()
        assert not any(letter.isdigit() for letter in spoken)
