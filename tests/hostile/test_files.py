"""Files that are broken, or made to break us: each gets a finding with its place, quickly, and nothing is executed."""

from __future__ import annotations

import os
import time
import tracemalloc
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generators.findings import Finding, Severity
from generators.publishable import publishable
from generators.reader import read
from generators.validation import MAX_FINDINGS
from generators.values import Day
from generators.wording import read_wording
from tests.content_tree import COMMUNE, PROCEDURE, vi_du, write

ROOT = Path(__file__).parent.parent.parent
WORDINGS = [read_wording(ROOT / "templates" / "wording" / language) for language in ("vi", "en")]
DAY = Day.parse("2026-11-20")
HOME = "communes/vi-du"
FILE = f"{HOME}/procedures/nop-ho-so.yml"
SECONDS = 5  # of computing, for one file, on a slow machine


def found(content: Path) -> tuple[Finding, ...]:
    """The findings; each can be printed in each language, in one line, without a sign that steers a terminal."""
    made = publishable(read(content), {}, lambda commune: DAY).findings
    for finding in made:
        for wording in WORDINGS:
            line = finding.printed(wording)
            assert "\n" not in line
            assert len(line) < 2000, line[:300]
    return made


def of_file(content: Path, name: str = FILE) -> list[Finding]:
    return [finding for finding in found(content) if finding.file == f"content/{name}"]


def broken(folder: Path, raw: bytes, name: str = FILE) -> list[Finding]:
    content = vi_du(folder)
    (content / name).write_bytes(raw)
    started = time.process_time()
    made = of_file(content, name)
    assert time.process_time() - started < SECONDS
    return made


GOOD = b"title: Nop ho so\nsteps:\n  - id: a\n    do: Lam\ncontact: ho-tich\n"


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        ("title: Nộp\nsteps: []\n".encode("utf-16"), "not-utf8", 1),
        ("title: Nộp\nsteps: []\n".encode("utf-16-be"), "not-utf8", 1),
        ("title: Nop\nsteps: []\n".encode("utf-16-le"), "control-character", 1),
        ("title: Nop\nsummary: N\u1ed9p\n".encode().replace("ộ".encode(), b"\xe9"), "not-utf8", 2),
        (b"title: a\r\n\tx: b\r\n", "yaml-tab", 2),
        (b"title: a\rsummary: \x00\r", "control-character", 2),
        (b"title: a\nsummary: a\x1b[2Jb\n", "control-character", 2),
        (b"title: a\n\n\nsummary: a\x7fb\n", "control-character", 4),
        (b"\x00" * 1000, "control-character", 1),
        (b"\x89PNG\r\n\x1a\n" + b"\xff" * 100, "not-utf8", 1),
        (b"PK\x03\x04" + bytes(range(256)), "not-utf8", 2),
        ("title: a\n# \u202eghi chú\n".encode(), "direction-mark", 2),
        ("title: a\nsummary: a\u2066b\n".encode(), "direction-mark", 2),
        ("title: a\nsummary: a\u200bb\n".encode(), "hidden-character", 2),
        ("title: a\nsummary: \ufeffb\n".encode(), "hidden-character", 2),
        ("title: a\nsummary: a\U000e0041b\n".encode(), "hidden-character", 2),
        ("title: a\nsummary: a\u00adb\n".encode(), "hidden-character", 2),
        ("title: a\nsummary: a\ufffdb\n".encode(), "broken-character", 2),
        ("title: a\nsummary: a\ue000b\n".encode(), "broken-character", 2),
        ("title: a\nsummary: a\u2028b\n".encode(), "broken-character", 2),
        ("title: KHA\u0130 SINH\n".encode(), "foreign-letter", 1),
        ("title: kha\u0131 sinh\n".encode(), "foreign-letter", 1),
        ("title: a\nsummary: B\u0430n\n".encode(), "foreign-letter", 2),
        ("title: a\nsummary: \uff26ull\n".encode(), "foreign-letter", 2),
        (b'title: a\nsummary: "a\\0b"\n', "control-character", 2),
        (b'title: a\nsummary: "a\\u202eb"\n', "direction-mark", 2),
        (b'title: a\n"x\\u200by": b\n', "hidden-character", 2),
        (b'title: a\nsummary: "e\\u0302"\n', "not-nfc", 2),
        (b"title: &a [*a]\n", "alias", 1),
        (b"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n", "alias", 1),
        (b"title: a\nsummary: *nowhere\n", "alias", 2),
        (b"<<: {title: a}\nsteps: []\n", "unknown-key", 1),
        (b"title: !!python/object/apply:os.system ['touch /nowhere']\n", "tag", 1),
        (b"title: !!binary aGVsbG8=\n", "tag", 1),
        (b"title: ! a\n", "tag", 1),
        (b"%TAG ! tag:x,2000:\n---\ntitle: !y a\n", "tag", 3),
        (b"title: a\n---\ntitle: b\n", "yaml-documents", 2),
        (b"title: a\n...\ntitle: b\n", "yaml-indent", 3),
        (b"? {a: b}\n: c\n", "yaml-key", 1),
        (b"title: a\ntitle: b\n", "duplicate-key", 2),
        (b"- a\n", "not-a-mapping", 1),
        (b"just words\n", "not-a-mapping", 1),
        (b"", "not-a-mapping", 1),
        (b"# nothing but a comment\n", "not-a-mapping", 1),
        (b"a: " + b"{b: " * 30 + b"c" + b"}" * 30, "too-deep", 1),
        (b"".join(b" " * i + b"a:\n" for i in range(40)), "too-deep", 25),
        (b"[" * 500_000, "too-deep", 1),
        (b"title: " + b"x" * 600_000, "too-large", 0),
        (b"title: 'unclosed\n\nsteps: []\n", "yaml-quote", 1),
        (b'title: "unclosed\nsummary: a\nsource: "b"\n', "yaml-quote", 1),
        (b"title: a\nsummary b\nsource: c\n", "yaml-no-colon", 2),
        (b"title: a\nsteps:\n  -id: a\n    do: b\n", "yaml-dash", 3),
        (b"title: a\nsummary: **b** c\n", "yaml-start", 2),
        (b"title: a\nsummary: {screen:b}\n", "yaml-start", 2),
        (b"title: a\nsummary: {screen:b} c\n", "yaml-start", 2),
        (b"title: a\nsteps:\n  - {screen:b} c\n", "yaml-start", 3),
        (b'title: "a" b\n', "yaml-start", 1),
        (b"title: {screen:a\nsource: b\n", "yaml-bracket", 1),
    ],
)  # fmt: skip
def test_a_broken_or_hostile_file_has_one_clear_finding(tmp_path: Path, raw: bytes, code: str, line: int) -> None:
    made = broken(tmp_path, raw)
    assert made[0].code == code, [(finding.code, finding.line) for finding in made]
    assert made[0].line == line
    assert made[0].severity is Severity.ERROR


def test_text_of_combined_letters_is_read_and_told(tmp_path: Path) -> None:
    import unicodedata

    decomposed = unicodedata.normalize("NFD", "title: Nop\nsummary: Nộp hồ sơ\nsteps:\n  - id: a\n    do: Lam\ncontact: ho-tich\n")
    content = vi_du(tmp_path, **{FILE: decomposed})
    (finding,) = of_file(content)
    assert (finding.code, finding.severity, finding.line) == ("not-nfc", Severity.WARNING, 2)
    text = read(content).publications[0].procedures["nop-ho-so"].summary
    assert text is not None
    assert all(unicodedata.is_normalized("NFC", part.text) for part in text if hasattr(part, "text"))


def test_fifty_megabytes_cost_neither_time_nor_memory(tmp_path: Path) -> None:
    content = vi_du(tmp_path)
    with open(content / FILE, "wb") as file:
        file.truncate(50 * 1024 * 1024)
    tracemalloc.start()
    started = time.process_time()
    made = of_file(content)
    taken, (_, peak) = time.process_time() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [finding.code for finding in made] == ["too-large"]
    assert made[0].values == {"size": "51200", "limit": "512"}
    assert taken < 2
    assert peak < 8 * 1024 * 1024


def test_an_alias_bomb_costs_no_memory(tmp_path: Path) -> None:
    levels = [b"a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]".encode() for n in range(1, 30)]
    tracemalloc.start()
    made = broken(tmp_path, b"\n".join(levels))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [finding.code for finding in made] == ["alias"]
    assert peak < 8 * 1024 * 1024


@pytest.mark.parametrize(
    "raw",
    [
        b"".join(f"khoa_{n}: x\n".encode() for n in range(30_000)),
        b"title: a\nsteps:\n" + b"  - id: A\n    do: x\n" * 15_000,
        b"title: a\naliases: [" + b"x, " * 150_000 + b"]\nsteps: []\n",
        b"title: '" + b"{" * 400_000 + b"'\nsteps: []\n",
        b"title: '" + b"**" * 200_000 + b"'\nsteps: []\n",
        b"title: '" + b"{screen:a}" * 45_000 + b"'\nsteps: []\n",
        b"title: " + b"a." * 200_000 + b"\nsteps:\n  - id: a\n    do: b\n",
        b"title: a\nsummary: " + b"1.000 dong 0912345678 " * 20_000 + b"\nsteps:\n  - id: a\n    do: b\n",
        b"title: a\nk" + b"y" * 400_000 + b": x\nsteps: []\n",
    ],
    ids=["keys", "steps", "list", "braces", "stars", "values", "dots", "figures", "long-key"],
)
def test_a_file_of_half_a_megabyte_takes_seconds_at_most(tmp_path: Path, raw: bytes) -> None:
    made = broken(tmp_path, raw)
    assert len(made) <= MAX_FINDINGS + 20


def test_too_many_mistakes_are_counted_and_not_listed(tmp_path: Path) -> None:
    made = broken(tmp_path, b"".join(f"khoa_{n}: x\n".encode() for n in range(500)))
    assert len(made) == MAX_FINDINGS + 1
    (rest,) = [finding for finding in made if finding.code == "too-many"]
    assert int(rest.values["count"]) >= 500


# ── Names and places ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["Khai Sinh.yml", "khai_sinh.yml", "khải-sinh.yml", "-a.yml", "a--b.yml", "..yml", "x" * 90 + ".yml", "$(ls).yml", "a;b.yml", "%2e%2e.yml"])
def test_a_name_that_cannot_be_an_address_is_told(tmp_path: Path, name: str) -> None:
    content = vi_du(tmp_path)
    (content / HOME / "procedures" / name).write_bytes(GOOD)
    assert "bad-name" in {finding.code for finding in found(content)}


@pytest.mark.parametrize("slug", ["..%2f..", "Ví Dụ", "vi_du"])
def test_a_commune_whose_folder_cannot_be_an_address_is_told(tmp_path: Path, slug: str) -> None:
    content = vi_du(tmp_path)
    write(tmp_path, {f"communes/{slug}/commune.yml": COMMUNE})
    assert [finding.code for finding in found(content)] == ["bad-name"]


@pytest.mark.parametrize("wanted", ["../../../etc/passwd", "..", "/etc/passwd", "a/b", "khac", "A", ""])
def test_an_id_in_the_file_cannot_move_an_output(tmp_path: Path, wanted: str) -> None:
    content = vi_du(tmp_path, **{FILE: f'id: "{wanted}"\n' + PROCEDURE.replace("\n    ", "\n")})
    reading = read(content)
    assert reading.publications[0].procedures == {}
    assert [finding.code for finding in of_file(content)] == ["id-differs"]


@pytest.mark.parametrize("key", ["contact", "province_layer"])
@pytest.mark.parametrize("wanted", ["../../x", "/etc", "..", "a\\b", "%2e%2e"])
def test_a_name_of_something_else_cannot_lead_out(tmp_path: Path, key: str, wanted: str) -> None:
    if key == "contact":
        content = vi_du(tmp_path, **{FILE: PROCEDURE.replace("contact: ho-tich", f"contact: '{wanted}'")})
        assert [finding.code for finding in of_file(content)] == ["wrong-value"]
    else:
        content = vi_du(tmp_path, **{f"{HOME}/commune.yml": COMMUNE.rstrip() + f"\n    province_layer: '{wanted}'\n"})
        assert [finding.code for finding in found(content)] == ["wrong-value"]
        assert read(content).publications == ()


def test_links_out_of_the_content_folder_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (outside / "procedures").mkdir(parents=True)
    (outside / "secret.yml").write_bytes(GOOD)
    (outside / "procedures" / "x.yml").write_bytes(GOOD)
    (outside / "commune.yml").write_text("kind: xã\nname: X\nas_issued: 2026-09-01\n", encoding="utf-8")
    content = vi_du(tmp_path)
    (content / HOME / "procedures" / "khac.yml").symlink_to(outside / "secret.yml")
    (content / "communes" / "ngoai").symlink_to(outside, target_is_directory=True)
    (content / "national" / "procedures").symlink_to(outside / "procedures", target_is_directory=True)
    (content / HOME / "images").symlink_to(outside, target_is_directory=True)
    reading = read(content)
    assert [publication.commune.id for publication in reading.publications] == ["vi-du"]
    assert set(reading.publications[0].procedures) == {"nop-ho-so"}
    assert "outside" in {finding.code for finding in reading.findings}


def test_a_circle_of_links_ends(tmp_path: Path) -> None:
    content = vi_du(tmp_path)
    (content / HOME / "procedures" / "vong.yml").symlink_to(content / HOME / "procedures" / "vong.yml")
    (content / "communes" / "vong").symlink_to(content / "communes", target_is_directory=True)
    (content / HOME / "campaigns").symlink_to(content, target_is_directory=True)
    codes = {finding.code for finding in found(content)}
    assert codes <= {"unreadable", "outside", "stray-file", "bad-name"}
    assert codes


@pytest.mark.parametrize("kind", ["folder", "pipe", "closed"])
def test_what_is_no_file_is_told_and_nobody_waits_for_it(tmp_path: Path, kind: str) -> None:
    content = vi_du(tmp_path)
    file = content / HOME / "procedures" / "khac.yml"
    if kind == "folder":
        file.mkdir()
    elif kind == "pipe":
        os.mkfifo(file)
    else:
        file.write_bytes(GOOD)
        file.chmod(0)
        if os.geteuid() == 0:
            pytest.skip("nothing is closed to root")
    (finding,) = of_file(content, f"{HOME}/procedures/khac.yml")
    assert finding.code == ("unreadable" if kind == "closed" else "not-a-file")


@pytest.mark.parametrize(
    "name",
    ["communes/vi-du/procedure/a.yml", "communes/vi-du/procedures/a.yaml", "communes/vi-du/procedures/a.YML", "communes/vi-du/bai.docx", "communes/vi-du/procedures/sub/a.yml", "a.yml", "communes/a.yml", "national/procedures/a.txt"],
)  # fmt: skip
def test_a_file_that_nothing_reads_is_told(tmp_path: Path, name: str) -> None:
    content = vi_du(tmp_path, **{name: "title: a\n"})
    assert [(finding.code, finding.file) for finding in found(content)] == [("stray-file", f"content/{name}")]


def test_what_an_office_leaves_in_a_folder_is_no_stray(tmp_path: Path) -> None:
    names = ["communes/vi-du/README.md", "communes/vi-du/.DS_Store", "communes/vi-du/~$bai.docx", ".git/config", "communes/vi-du/recordings/tieng-muong.mp3"]
    assert found(vi_du(tmp_path, **dict.fromkeys(names, ""))) == ()


def test_a_content_folder_without_communes_is_told(tmp_path: Path) -> None:
    content = write(tmp_path, {"national/domains.yml": "domains: []\n"})
    assert [finding.code for finding in found(content)] == ["no-communes"]


# ── Pictures ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def png(width: int = 20, height: int = 10) -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height), "#446").save(made, "PNG")
    return made.getvalue()


def jpeg(*, place: bool = False) -> bytes:
    made = BytesIO()
    exif = Image.Exif()
    if place:
        exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (20, 10), "#446").save(made, "JPEG", exif=exif)
    return made.getvalue()


def bomb() -> bytes:
    """A picture of a few kilobytes that would take gigabytes: 50,000 × 50,000 in one colour."""
    made = bytearray(png())
    made[16:24] = (50_000).to_bytes(4, "big") + (50_000).to_bytes(4, "big")
    made[29:33] = zlib.crc32(made[12:29]).to_bytes(4, "big")
    return bytes(made)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("cong.png", png(), []),
        ("cong.jpg", jpeg(), []),
        ("cong.jpg", jpeg(place=True), ["image-with-place"]),
        ("cong.png", b"not a picture", ["not-an-image"]),
        ("cong.png", jpeg(), ["not-an-image"]),
        ("cong.png", b"", ["not-an-image"]),
        ("cong.png", png()[:60], ["not-an-image"]),
        ("cong.png", b"GIF89a" + b"\0" * 100, ["not-an-image"]),
        ("cong.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", ["not-an-image"]),
        ("cong.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", ["image-name"]),
        ("Cổng UBND.png", png(), ["image-name"]),
        ("cong.PNG", png(), ["image-name"]),
        ("cong.png", png() + b"\0" * (4 * 1024 * 1024), ["image-too-large"]),
        ("cong.png", bomb(), ["image-too-large"]),
    ],
)
def test_a_picture_must_be_what_it_says_it_is(tmp_path: Path, name: str, data: bytes, expected: list[str]) -> None:
    content = vi_du(tmp_path)
    file = content / HOME / "images" / name
    file.parent.mkdir()
    file.write_bytes(data)
    made = found(content)
    assert [finding.code for finding in made] == expected
    assert all(finding.file == f"content/{HOME}/images/{name}" for finding in made)
    taken = read(content).publications[0].images
    assert list(taken) == ([name] if not expected or expected == ["image-with-place"] else [])


@pytest.mark.parametrize("name", ["../../../etc/passwd", "/etc/passwd", "..", "a/b.png", "http://example.net/a.png"])
def test_an_article_can_name_no_picture_outside_its_folder(tmp_path: Path, name: str) -> None:
    article = f"title: Bài\ncontact: ho-tich\nintro:\n  - image: '{name}'\n    alt: Ảnh\n"
    content = vi_du(tmp_path, **{f"{HOME}/campaigns/bai.yml": article})
    assert "no-such-image" in {finding.code for finding in found(content)}
