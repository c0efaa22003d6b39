"""The default voice: the same bytes for the same sentence, at the pace asked for, read as written."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from generators import vietnamese
from generators.voices import Pcm, Region, VoiceError, VoiceSettings, espeak, speak

VOICE = VoiceSettings("espeak")
WORD = re.compile(r"[^\W\d_]+")
GREETING = "Kính thưa bà con, từ ngày mười tháng bảy, ủy ban nhân dân xã Ví Dụ xin thông báo."
THANKS = "Xin cảm ơn bà con đã chú ý lắng nghe."
TALK = (
    GREETING,
    "Bà con mở trình duyệt, vào cổng dịch vụ công quốc gia, bấm nút đăng nhập ở góc trên bên phải.",
    "Đối với công dân đủ mười bốn tuổi trở lên, bà con mang theo căn cước công dân đến công an xã.",
    "Nếu bà con đã có tài khoản định danh, xin chuyển sang bước bảy.",
    "Mức thu lệ phí là năm mươi nghìn đồng một hồ sơ.",
    "Hồ sơ gồm có tờ khai theo mẫu, giấy khai sinh và giấy tờ chứng minh nơi ở hợp pháp.",
    THANKS,
)


def test_a_sentence_has_the_same_sound_alone_and_in_company() -> None:
    alone = speak([THANKS], VOICE, cache=None)[0]
    among = speak([GREETING, THANKS, GREETING, THANKS], VOICE, cache=None)
    assert among[1] == among[3] == alone
    assert among[0] == among[2] != alone


def test_a_sentence_has_the_same_sound_in_another_process() -> None:
    program = (
        "import hashlib\n"
        "from generators.voices import VoiceSettings, speak\n"
        f"print(hashlib.sha256(speak([{GREETING!r}], VoiceSettings('espeak'), cache=None)[0].samples).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            cwd=Path(espeak.__file__).parents[2],
        ).stdout
        for _ in range(2)
    }
    assert len(digests) == 1


def test_the_capitals_of_a_body_change_nothing_that_is_heard() -> None:
    names = sorted({entry.spoken for entry in vietnamese.Lexicon.builtin().entries() if not entry.spoken.islower()})
    assert len(names) > 100
    told = [f"Theo thông báo của {name} xã" for name in names]
    assert espeak.phonemes(told) == espeak.phonemes([sentence.lower() for sentence in told])


def test_each_region_has_its_own_accent() -> None:
    sounds = {speak([GREETING], VoiceSettings("espeak", region), cache=None)[0].samples for region in get_args(Region)}
    assert len(sounds) == 3


@pytest.mark.parametrize("region", get_args(Region))
@pytest.mark.parametrize("pace", [150, 180, 220])
def test_the_voice_keeps_the_pace_asked_for(region: Region, pace: int) -> None:
    seconds = sum(sound.seconds for sound in speak(TALK, VoiceSettings("espeak", region, pace), cache=None))
    syllables = sum(len(re.findall(r"\w+", sentence)) for sentence in TALK)
    assert syllables / seconds * 60 == pytest.approx(pace, rel=0.06)


def test_no_sentence_is_clipped() -> None:
    import numpy as np

    for sound in speak(TALK, VOICE, cache=None):
        assert np.abs(np.frombuffer(sound.samples, "<i2").astype(int)).max() < 32_000


def test_only_the_quiet_at_a_sentence_s_ends_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    speech, quiet = b"\x10\x27" * 1000, bytes(2 * 22_050)
    whole = Pcm(quiet + speech + quiet[:200] + speech + quiet, 22_050)
    monkeypatch.setattr(espeak, "speak", lambda sentences, settings: [whole])
    edge = bytes(2 * round(0.02 * 22_050))
    assert speak([THANKS], VOICE, cache=None) == [Pcm(edge + speech + quiet[:200] + speech + edge, 22_050)]


def test_a_silent_answer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "speak", lambda sentences, settings: [Pcm(bytes(2000), 22_050)])
    with pytest.raises(VoiceError, match="không đọc ra tiếng"):
        speak([THANKS], VOICE, cache=None)


def test_the_gpl_library_stays_out_of_this_process() -> None:
    speak([THANKS], VOICE, cache=None)
    assert "espeak-ng.so" not in Path("/proc/self/maps").read_text()


def test_text_is_read_alike_in_either_unicode_form() -> None:
    composed, decomposed = (unicodedata.normalize(form, GREETING) for form in ("NFC", "NFD"))
    assert composed != decomposed
    assert len(set(speak([composed, decomposed], VOICE, cache=None))) == 1


def test_a_sentence_falls_at_its_end_with_or_without_the_full_stop() -> None:
    bare, ended, listed = speak(["Xin mời bà con", "Xin mời bà con.", "Xin mời bà con;"], VOICE, cache=None)
    assert bare == ended == listed


def test_what_is_said_does_not_run_as_the_engine_s_commands() -> None:
    """Brackets and tags are punctuation here, neither phonemes nor SSML."""
    plain, marked = espeak.phonemes(["Xin chào bà con.", "Xin chào <b>bà con</b>."])
    assert plain != marked
    assert espeak.phonemes(["[[a]] bà con"])[0].endswith(espeak.phonemes(["bà con"])[0])


def test_a_broken_engine_is_reported_in_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "_voice", lambda region: "no-such-voice")
    with pytest.raises(VoiceError, match=r"Giọng espeak dừng với mã 1: .*no-such-voice"):
        speak([THANKS], VOICE, cache=None)


def test_a_missing_wheel_is_reported_in_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(VoiceError, match="espeakng-loader"):
        speak([THANKS], VOICE, cache=None)


# How it reads --------------------------------------------------------------------------------------

RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    "ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan "
    "oang oanh oao oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt "
    "ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uôc uôi uôm uôn uông uôt uy uya "
    "uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu"
).split()
ONSETS = ("", *"b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split())
ROUNDED = re.compile(r"o[aăe]|u[âêơy]")
TONES = {"": "", "\u0301": "ɜ", "\u0300": "2", "\u0309": "4", "\u0303": "5", "\u0323": "6"}


def syllables() -> Iterator[tuple[str, str]]:
    """Every spelling Vietnamese can have, near enough, and the mark of its tone in the engine's IPA."""
    for onset, rhyme in itertools.product(ONSETS, RHYMES):
        front = rhyme[0] in "eêi"
        if front and onset in ("c", "g", "ng") or not front and onset in ("k", "gh", "ngh"):
            continue
        if ROUNDED.match(rhyme) and onset in ("b", "m", "ph", "v", "p", "qu", "gi"):
            continue  # lips meet in no rounded rhyme; qu- is rounded already
        if onset == "qu" and rhyme[0] in "oôơuưi" or onset == "gi" and rhyme[0] == "i":
            continue
        checked = re.search(r"(c|ch|p|t)$", rhyme)
        for mark, heard in TONES.items():
            if not checked or mark in ("\u0301", "\u0323"):
                yield unicodedata.normalize("NFC", onset + _marked(rhyme, mark)), heard


def _marked(rhyme: str, mark: str) -> str:
    vowels = [place for place, letter in enumerate(rhyme) if letter in "aăâeêioôơuưy"]
    hatted = [place for place in vowels if rhyme[place] in "ăâêôơ"]
    glide = ROUNDED.match(rhyme) is not None
    at = hatted[-1] if hatted else vowels[1] if glide and len(vowels) > 1 else vowels[0]
    return rhyme[: at + 1] + mark + rhyme[at + 1 :]


def test_every_syllable_is_read_with_one_vowel_and_its_tone() -> None:
    spelled = dict(syllables())
    assert len(spelled) > 14_000
    words = list(spelled)
    lists = [words[start : start + 200] for start in range(0, len(words), 200)]
    read = espeak.phonemes([", ".join(some) for some in lists])
    wrong = {}
    for some, phonemes in zip(lists, read, strict=True):
        for word, heard in zip(some, phonemes.split(" | "), strict=True):
            one = len(re.findall("[ˈˌ]", heard)) == 1 and " " not in heard and "(" not in heard
            tone = "".join(letter for letter in heard if letter in "ɜ2456")  # 1 is another level tone
            if not one or tone != spelled[word]:
                wrong[word] = heard
    assert wrong == {}


RESPELLED = (
    "oép sai", "in tơ nét", "quy a rờ", "vi en i ai đi", "da lô", "phây búc", "i meo", "goai phai", "a còng",
    "vê nờ chấm gờ o vờ", "bê hát y tê", "ét em ét", "ki ốt", "xờ can", "pi đi ép", "qui định", "gin",
    "một trăm linh năm nghìn đồng", "không chín bảy hai, sáu bốn năm, bốn chín tám", "tháng giêng", "hòa thủy xóa",
    "hoà thuỷ xoá",
)  # fmt: skip


def test_respelled_foreign_words_are_read_as_vietnamese(golden: Callable[[str, str], None]) -> None:
    lines = []
    for region in get_args(Region):
        lines.append(f"# {region}")
        lines += [f"{word}: {heard}" for word, heard in zip(RESPELLED, espeak.phonemes(RESPELLED, region), strict=True)]
    text = "\n".join(lines) + "\n"
    assert "(en)" not in text
    golden("voices/phonemes.txt", text)


@pytest.mark.parametrize("region", get_args(Region))
def test_no_word_that_foreign_words_and_names_become_is_taken_for_english(region: Region) -> None:
    """The engine leaves a syllable that Vietnamese cannot have to its English voice, and says so in brackets."""
    tables = Path(vietnamese.__file__).parent.glob("*.tsv")
    lines = [line.split("\t") for table in tables for line in table.read_text(encoding="utf-8").splitlines()]
    words = sorted({word for _, spoken, *_ in (line for line in lines if len(line) > 1) for word in WORD.findall(spoken)})
    lists = [words[start : start + 50] for start in range(0, len(words), 50)]
    read = [clauses.split(" | ") for clauses in espeak.phonemes([", ".join(some) for some in lists], region)]
    heard = [(word, one) for some, each in zip(lists, read, strict=True) for word, one in zip(some, each, strict=True)]
    assert len(words) > 400
    assert [(word, one) for word, one in heard if "(" in one or not one.strip()] == []
