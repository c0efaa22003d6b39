"""A commune is read aloud by the voices it has chosen, in its own accent, and by no online voice it has not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from generators.model import Commune
from generators.voices import VoiceSettings
from generators.voicing import refused, voices

HOME = Path("content/communes/vi-du")


def commune(**more: object) -> Commune:
    told = {"id": "vi-du", "kind": "xã", "name": "Ví Dụ", "province": "tỉnh Ví Dụ", "as_issued": "2026-09-01"}
    return Commune.model_validate({**told, **more})


def test_without_a_choice_the_offline_voice_reads_in_the_northern_accent() -> None:
    assert voices(commune(), HOME) == (VoiceSettings("espeak", "north"),)


@pytest.mark.parametrize(("region", "wanted"), [("bắc", "north"), ("trung", "central"), ("nam", "south")])
def test_the_accent_is_the_regions(region: str, wanted: str) -> None:
    assert [voice.region for voice in voices(commune(voice_region=region), HOME)] == [wanted]


def test_voices_are_tried_in_the_order_written_and_one_may_stand_alone() -> None:
    assert [voice.name for voice in voices(commune(voice=["gtts", "espeak"]), HOME)] == ["gtts", "espeak"]
    assert [voice.name for voice in voices(commune(voice="gtts"), HOME)] == ["gtts"]


def test_a_model_in_the_communes_folder_is_for_piper_alone() -> None:
    piper, espeak = voices(commune(voice=["piper", "espeak"], voice_model="voices/giong.onnx"), HOME)
    assert (piper.model, espeak.model) == (HOME / "voices" / "giong.onnx", None)


@pytest.mark.parametrize("wrong", [{"voice": "espek"}, {"voice": []}, {"voice_region": "tây"}, {"voice_model": "../x.onnx"}])
def test_a_misspelt_choice_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        commune(**wrong)


def test_a_build_may_ask_for_another_voice_but_not_send_texts_away() -> None:
    chosen = commune(voice=["gtts", "espeak"])
    assert [voice.name for voice in voices(chosen, HOME, "gtts")] == ["gtts"]
    assert refused(commune(), "gtts")
    assert [voice.name for voice in voices(commune(), HOME, "gtts")] == ["espeak"]
    assert [voice.name for voice in voices(chosen, HOME, "espeak")] == ["espeak"]
