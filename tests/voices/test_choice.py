"""The closed choice of voices: what there is, what is missing, what it costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.voices import Pcm, VoiceError, VoiceSettings, available, engine_version, gtts, piper, speak


def test_every_voice_is_listed_with_its_licence_and_whether_text_leaves_the_machine() -> None:
    voices = {voice.name: voice for voice in available()}
    assert list(voices) == ["espeak", "gtts", "piper"]
    assert [voice.name for voice in voices.values() if voice.online] == ["gtts"]
    assert voices["espeak"].usable
    assert voices["espeak"].why_not is None
    assert voices["espeak"].licence == "GPL-3.0-or-later"
    for voice in voices.values():
        assert voice.usable == (voice.why_not is None)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piper.importlib.util, "find_spec", lambda name: None)
    assert "piper-tts" in {voice.name: voice.why_not or "" for voice in available()}["piper"]
    with pytest.raises(VoiceError, match=r"Không dùng được giọng piper: chưa cài gói piper-tts"):
        speak(["Xin chào."], VoiceSettings("piper", model=Path("a.onnx")), cache=None)
    monkeypatch.setattr(gtts.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(VoiceError, match="chưa cài gói gTTS"):
        engine_version(VoiceSettings("gtts"))


def test_an_engine_s_version_names_the_engine() -> None:
    assert engine_version(VoiceSettings("espeak")).startswith("espeakng-loader 0.")
    assert engine_version(VoiceSettings("gtts")).startswith("gTTS 2.")


def test_a_sound_is_whole_samples_at_a_rate() -> None:
    assert Pcm(bytes(44_100), 22_050).seconds == 1.0
    with pytest.raises(ValueError, match="not 16-bit sound"):
        Pcm(b"odd", 22_050)
    with pytest.raises(ValueError, match="not 16-bit sound"):
        Pcm(b"even", 0)
