"""A build can say of every edition why it was made, or was not: what was different, down to the words."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from generators.build import Outcome, build
from generators.reasons import FOLDER, Because, Fate, Ingredients, Why, changes
from generators.request import Request, Scope
from generators.values import Day
from tests.content_tree import NOTICE, vi_du, write

ROOT = Path(__file__).parent.parent
TODAY = Day.parse("2026-11-20")
GUIDE = "communes/vi-du/procedures/nop-ho-so.yml"
PAPER = "announcements/vi-du/notices/thong-bao.docx"


@pytest.fixture(scope="module")
def first(hand: Executor, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    folder = tmp_path_factory.mktemp("first")
    vi_du(folder, **{"communes/vi-du/notices/thong-bao.yml": NOTICE})
    return folder, built(folder, hand)


@pytest.fixture
def again(first: tuple[Path, Outcome], tmp_path: Path) -> Path:
    """A content folder of its own with the outputs of a first build."""
    shutil.copytree(first[0], tmp_path, dirs_exist_ok=True)
    return tmp_path


def built(folder: Path, hand: Executor, *scopes: Scope) -> Outcome:
    request = Request(ROOT, folder / "content", folder / "out", TODAY, TODAY, scopes=frozenset(scopes or ("notices",)))
    return build(request, executor=hand)


def told(outcome: Outcome, path: str = PAPER) -> tuple[Fate, tuple[Because, ...]]:
    (reason,) = [reason for reason in outcome.reasons if reason.path == path]
    return reason.fate, reason.because


def test_the_first_time_is_told(first: tuple[Path, Outcome]) -> None:
    assert told(first[1]) == (Fate.MADE, (Because(Why.NEW),))


def test_what_stands_is_told(again: Path, hand: Executor) -> None:
    assert told(built(again, hand)) == (Fate.KEPT, (Because(Why.SAME),))


def test_the_words_that_changed_are_told(again: Path, hand: Executor) -> None:
    guide = again / "content" / GUIDE
    guide.write_text(guide.read_text("utf-8").replace("do: Đăng nhập", "do: Đăng nhập bằng VNeID"), encoding="utf-8")
    assert told(built(again, hand)) == (Fate.MADE, (Because(Why.WORDS, "Đăng nhập → Đăng nhập bằng VNeID"),))


def test_a_missing_and_an_altered_file_are_told(again: Path, hand: Executor) -> None:
    (again / "out" / PAPER).unlink()
    assert told(built(again, hand)) == (Fate.MADE, (Because(Why.MISSING, PAPER),))
    (again / "out" / PAPER).write_bytes(b"hand")
    assert told(built(again, hand)) == (Fate.MADE, (Because(Why.ALTERED, PAPER),))


def test_what_went_with_its_content_is_told(again: Path, hand: Executor) -> None:
    (again / "content/communes/vi-du/notices/thong-bao.yml").unlink()
    assert told(built(again, hand)) == (Fate.REMOVED, (Because(Why.GONE),))


def test_a_lost_memory_is_admitted(again: Path, hand: Executor) -> None:
    shutil.rmtree(again / "out" / FOLDER)
    guide = again / "content" / GUIDE
    guide.write_text(guide.read_text("utf-8").replace("Đăng nhập", "Vào"), encoding="utf-8")
    assert told(built(again, hand)) == (Fate.MADE, (Because(Why.FORGOTTEN),))


@pytest.mark.slow
def test_a_sheet_left_out_is_tried_once_and_told_each_time(tmp_path: Path, hand: Executor) -> None:
    long = "short_title: " + "Nộp hồ sơ qua mạng tại nhà hoặc ở bất cứ nơi nào có mạng " * 6
    content = vi_du(tmp_path)
    text = (content / GUIDE).read_text("utf-8").replace("short_title: Nộp hồ sơ qua mạng", long.rstrip())
    write(tmp_path, {GUIDE: text})
    first = built(tmp_path, hand, "announcements")
    out = [reason.path for reason in first.reasons if reason.fate is Fate.LEFT_OUT]
    assert out
    orders: list[object] = []

    class Counting(ThreadPoolExecutor):
        def submit(self, task, /, *given, **more):  # type: ignore[no-untyped-def]
            orders.append(given)
            return hand.submit(task, *given, **more)

    second = built(tmp_path, Counting(1), "announcements")
    assert orders == []
    assert [reason.path for reason in second.reasons if reason.fate is Fate.LEFT_OUT] == out
    assert second.findings == first.findings


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (Ingredients({"form": "a"}), Ingredients({"form": "b"}), [Because(Why.FORM)]),
        (Ingredients({"form": "a"}), Ingredients({"form": "a", "voices": "x"}), [Because(Why.VOICES)]),
        (Ingredients({"document": "a"}, ("x",)), Ingredients({"document": "b"}, ("x",)), [Because(Why.DOCUMENT)]),
        (Ingredients({"document": "a"}, ("x",)), Ingredients({"document": "b"}, ("y",)), [Because(Why.WORDS, "x → y")]),
        (Ingredients({"page:a.html": "1"}), Ingredients({"page:a.html": "2", "document": "x"}), [Because(Why.PAGE, "a.html")]),
        (Ingredients({"file:a.mp3": "1"}), Ingredients({}), [Because(Why.FILE, "a.mp3")]),
    ],
)
def test_every_difference_has_its_reason(before: Ingredients, now: Ingredients, expected: list[Because]) -> None:
    assert before.stamp != now.stamp
    assert list(changes(before, now)) == expected


def said(*options: str) -> str:
    """What a build prints on its standard output."""
    done = subprocess.run(
        [sys.executable, "-m", "generators", "build", *options], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


@pytest.mark.slow
def test_the_command_says_it_in_words_and_as_json(again: Path) -> None:
    given = ["--content", str(again / "content"), "--output", str(again / "out"), "--as-issued", "--only", "notices"]
    assert f"làm mới  {PAPER}: " in said(*given, "--explain")
    assert f"giữ nguyên  {PAPER}: không có gì đổi, tệp còn nguyên vẹn" in said(*given, "--explain")
    entries = {entry["path"]: entry for entry in json.loads(said(*given, "--json"))}
    assert entries[PAPER]["fate"] == "kept"
    assert entries[PAPER]["because"] == [{"why": "same", "detail": "", "text": "không có gì đổi, tệp còn nguyên vẹn"}]
