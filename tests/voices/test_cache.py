"""Sentences spoken before are not spoken again, and half a file is never taken for a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generators.voices import Pcm, VoiceError, VoiceSettings, espeak, speak

VOICE = VoiceSettings("espeak")
SENTENCES = ("Xin kính chào bà con.", "Xin cảm ơn bà con.")


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences the engine was asked for."""
    asked: list[str] = []
    engine = espeak.speak

    def counted(sentences: Sequence[str], settings: VoiceSettings) -> list[Pcm]:
        asked.extend(sentences)
        return engine(sentences, settings)

    monkeypatch.setattr(espeak, "speak", counted)
    return asked


def test_a_sentence_is_spoken_once(tmp_path: Path, spoken: list[str]) -> None:
    first = speak([*SENTENCES, SENTENCES[0]], VOICE, cache=tmp_path)
    assert spoken == list(SENTENCES)
    assert speak(SENTENCES, VOICE, cache=tmp_path) == first[:2]
    assert spoken == list(SENTENCES)
    assert first == speak([*SENTENCES, SENTENCES[0]], VOICE, cache=None)


def test_an_edit_of_one_sentence_speaks_one_sentence(tmp_path: Path, spoken: list[str]) -> None:
    speak(SENTENCES, VOICE, cache=tmp_path)
    spoken.clear()
    speak([SENTENCES[0], "Xin chân thành cảm ơn bà con."], VOICE, cache=tmp_path)
    assert spoken == ["Xin chân thành cảm ơn bà con."]


@pytest.mark.parametrize("other", [VoiceSettings("espeak", "south"), VoiceSettings("espeak", syllables_per_minute=160)])
def test_other_settings_are_other_sounds(tmp_path: Path, spoken: list[str], other: VoiceSettings) -> None:
    here = speak(SENTENCES[:1], VOICE, cache=tmp_path)
    assert speak(SENTENCES[:1], other, cache=tmp_path) != here
    assert len(spoken) == 2


def test_another_engine_version_speaks_anew(tmp_path: Path, spoken: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    speak(SENTENCES[:1], VOICE, cache=tmp_path)
    monkeypatch.setattr(espeak, "version", lambda: "espeakng-loader 99")
    speak(SENTENCES[:1], VOICE, cache=tmp_path)
    assert len(spoken) == 2


@pytest.mark.parametrize("damage", [b"", b"LOAPCM1\n", b"LOAPCM1\n" + bytes(40)])
def test_a_damaged_file_is_spoken_anew(tmp_path: Path, spoken: list[str], damage: bytes) -> None:
    good = speak(SENTENCES[:1], VOICE, cache=tmp_path)
    (file,) = tmp_path.rglob("*.pcm")
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert speak(SENTENCES[:1], VOICE, cache=tmp_path) == good
    assert file.read_bytes() == whole
    assert len(spoken) == 2


def test_a_file_cut_short_is_spoken_anew(tmp_path: Path, spoken: list[str]) -> None:
    good = speak(SENTENCES[:1], VOICE, cache=tmp_path)
    (file,) = tmp_path.rglob("*.pcm")
    file.write_bytes(file.read_bytes()[:-2])
    assert speak(SENTENCES[:1], VOICE, cache=tmp_path) == good
    assert len(spoken) == 2


def test_many_at_once_share_a_cache_and_leave_nothing_unfinished(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        sounds = list(pool.map(lambda _: tuple(speak(SENTENCES, VOICE, cache=tmp_path)), range(8)))
    assert len(set(sounds)) == 1
    assert sorted(file.suffix for file in tmp_path.rglob("*") if file.is_file()) == [".pcm", ".pcm"]


def test_a_sentence_without_words_is_refused() -> None:
    with pytest.raises(VoiceError, match="không có chữ"):
        speak(["Xin chào.", " … "], VOICE, cache=None)


def test_a_voice_out_of_breath_is_refused() -> None:
    with pytest.raises(VoiceError, match="400 tiếng/phút"):
        VoiceSettings("espeak", syllables_per_minute=400)
