"""The natural voice, with the real package where it is installed, and a tone for a model.

`tone.onnx` has a Piper model's inputs and output and no weights: a 220 Hz tone, 1,200 samples for
each phoneme, times the length scale, plus random noise times the noise scale.
"""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from generators.voices import VoiceError, VoiceSettings, engine_version, piper, speak

installed = pytest.mark.skipif(find_spec("piper") is None, reason="piper-tts, an optional extra, is not installed")
SENTENCES = ("Xin kính chào bà con.", "Ủy ban nhân dân xã Ví Dụ xin thông báo.")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    file = tmp_path / "tone.onnx"
    shutil.copy(Path(__file__).with_name("tone.onnx"), file)
    letters = ["_", "^", "$", *(chr(code) for code in range(0x20, 0x370))]
    description = {
        "audio": {"sample_rate": 22_050},
        "espeak": {"voice": "vi"},
        "phoneme_type": "espeak",
        "num_symbols": len(letters),
        "num_speakers": 1,
        "inference": {"noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8},
        "phoneme_id_map": {letter: [number] for number, letter in enumerate(letters)},
        "speaker_id_map": {},
    }
    file.with_name("tone.onnx.json").write_text(json.dumps(description))
    return file


@installed
@pytest.mark.slow
def test_a_model_speaks_the_same_bytes_each_time(model: Path) -> None:
    voice = VoiceSettings("piper", model=model)
    there, back = speak(SENTENCES, voice, cache=None), speak(SENTENCES[::-1], voice, cache=None)
    assert there == back[::-1]
    assert there[0].rate == 22_050
    assert there[1].seconds > there[0].seconds > 0.5


@installed
@pytest.mark.slow
def test_a_model_keeps_the_pace_asked_for(model: Path) -> None:
    slow, quick = (
        speak(SENTENCES[1:], VoiceSettings("piper", model=model, syllables_per_minute=pace), cache=None)[0].seconds
        for pace in (150, 225)
    )
    assert slow / quick == pytest.approx(1.5, rel=0.05)


@installed
@pytest.mark.slow
def test_a_broken_model_is_reported(model: Path) -> None:
    model.write_bytes(b"junk")
    with pytest.raises(VoiceError, match="Giọng piper dừng với mã 1"):
        speak(SENTENCES, VoiceSettings("piper", model=model), cache=None)


@pytest.fixture
def as_if_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piper, "why_not", lambda: None)
    monkeypatch.setattr(piper.importlib.metadata, "version", lambda name: "1.8.0")


@pytest.mark.usefixtures("as_if_installed")
def test_no_model_is_asked_for_in_words() -> None:
    with pytest.raises(VoiceError, match=r"khai báo đường dẫn tới tệp \.onnx"):
        speak(SENTENCES, VoiceSettings("piper"), cache=None)


@pytest.mark.usefixtures("as_if_installed")
def test_a_model_without_its_description_is_named(model: Path) -> None:
    model.with_name("tone.onnx.json").unlink()
    with pytest.raises(VoiceError, match=r"thiếu tệp tone\.onnx\.json"):
        speak(SENTENCES, VoiceSettings("piper", model=model), cache=None)


@pytest.mark.usefixtures("as_if_installed")
def test_another_model_under_the_same_name_is_another_engine(model: Path) -> None:
    voice = VoiceSettings("piper", model=model)
    before = engine_version(voice)
    model.write_bytes(model.read_bytes() + b"\n")
    assert engine_version(voice) != before
