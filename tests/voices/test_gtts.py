"""The online voice, with the real client against a stand-in on this machine: no text leaves it."""

from __future__ import annotations

import base64
import json
import threading
import urllib.parse
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import gtts.tts
import numpy as np
import pytest

from generators import catalogue, pressroom
from generators.press import Order
from generators.sound import coding
from generators.voices import VoiceError, VoiceSettings, speak
from generators.voices import gtts as voice
from generators.writers.assets import read_assets
from tests.on_air_samples import ROOT, setting

VOICE = VoiceSettings("gtts")
SENTENCES = ("Xin kính chào bà con.", "Ủy ban nhân dân xã Ví Dụ xin thông báo.", "Xin cảm ơn bà con.")
LONG = "Bà con mang theo căn cước công dân, tờ khai theo mẫu, giấy khai sinh và giấy tờ chứng minh nơi ở hợp pháp."


class StandIn:
    """Answers as the service does: a tone whose length follows the text, or what a test has planned."""

    def __init__(self) -> None:
        self.heard: list[list[object]] = []
        self.planned: list[int | bytes | str] = []
        """Taken one a request: a status to refuse with, a body to send, or "hang up"."""

    def answer(self, asked: list[object]) -> bytes:
        length = 2400 * len(str(asked[0]).split())
        tone = np.sin(2 * np.pi * 300 / 24_000 * np.arange(length)).astype(np.float32) * np.float32(0.4)
        sound = base64.b64encode(coding.mp3(tone, 24_000, 32)).decode()
        return body(json.dumps([sound], separators=(",", ":")))


def body(payload: str) -> bytes:
    """One line of the service's answer."""
    line = json.dumps([["wrb.fr", "jQ1olc", payload, None, None, None, "generic"]], separators=(",", ":"))
    return f")]}}'\n\n{len(line)}\n{line}\n".encode()


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    stand_in = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            asked = json.loads(json.loads(form["f.req"][0])[0][0][1])
            stand_in.heard.append(asked)
            plan = stand_in.planned.pop(0) if stand_in.planned else None
            if plan == "hang up":
                self.connection.close()
                return
            answer = plan if isinstance(plan, bytes) else stand_in.answer(asked)
            self.send_response(plan if isinstance(plan, int) else 200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    monkeypatch.setattr(gtts.tts, "_translate_url", lambda tld="com", path="": address + path)
    monkeypatch.setattr(voice, "BACK_OFF", (0.0, 0.0, 0.0))
    monkeypatch.setattr(voice, "_gave_up", -voice.REST_SECONDS)
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    yield stand_in
    server.shutdown()
    server.server_close()


def test_sentences_are_asked_for_in_vietnamese_and_come_back_as_sound(service: StandIn) -> None:
    sounds = speak(SENTENCES, VOICE, cache=None)
    assert [asked[:2] for asked in service.heard] == [[sentence, "vi"] for sentence in SENTENCES]
    for sentence, sound in zip(SENTENCES, sounds, strict=True):
        assert sound.rate == 24_000
        assert sound.seconds == pytest.approx(0.1 * len(sentence.split()), abs=0.12)


def test_a_long_sentence_is_asked_for_in_parts_and_comes_back_in_one(service: StandIn) -> None:
    (sound,) = speak([LONG], VOICE, cache=None)
    assert len(service.heard) > 1
    assert all(len(str(asked[0])) <= 100 for asked in service.heard)
    assert sound.seconds == pytest.approx(0.1 * len(LONG.split()), abs=0.4)


def test_a_slow_pace_asks_for_the_slow_reading(service: StandIn) -> None:
    speak(SENTENCES[:1], VoiceSettings("gtts", syllables_per_minute=140), cache=None)
    speak(SENTENCES[:1], VOICE, cache=None)
    assert [asked[2] for asked in service.heard] == [True, None]


@pytest.mark.parametrize(
    "trouble", [429, 403, 503, "hang up", b"", body('["",null]'), body("null")], ids=lambda value: str(value)[:12]
)
def test_passing_trouble_is_waited_out(service: StandIn, trouble: int | str | bytes) -> None:
    service.planned = [trouble, trouble]
    assert len(speak(SENTENCES[:1], VOICE, cache=None)) == 1
    assert len(service.heard) == 3


def test_waits_grow_before_each_new_try(service: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(voice, "BACK_OFF", (1.0, 4.0, 15.0))
    monkeypatch.setattr(voice.time, "sleep", waited.append)
    service.planned = [429] * 4
    with pytest.raises(VoiceError, match="429"):
        speak(SENTENCES[:1], VOICE, cache=None)
    assert waited == [1.0, 4.0, 15.0]


def test_a_service_that_gave_nothing_is_asked_once_until_it_answers(service: StandIn) -> None:
    """The next broadcast need not wait a minute more to be spoken by the next voice."""
    service.planned = [503] * 5
    for _ in range(2):
        with pytest.raises(VoiceError):
            speak(SENTENCES[:1], VOICE, cache=None)
    assert len(service.heard) == 4 + 1
    speak(SENTENCES[:1], VOICE, cache=None)
    service.planned = [503, 503]
    speak(SENTENCES[:1], VOICE, cache=None)
    assert len(service.heard) == 5 + 1 + 3


def test_the_next_voice_speaks_where_this_one_cannot_and_is_named(service: StandIn, tmp_path: Path) -> None:
    service.planned = [503] * 99
    found = setting(tmp_path)
    edition = next(one for one in catalogue.editions(found) if one.form is catalogue.Form.SOUND)
    assets = read_assets(ROOT / "templates")
    made = pressroom.made(Order(edition, (VOICE, VoiceSettings("espeak"))), assets, None)
    assert made.voice == "espeak"
    assert made.files[edition.path]
    with pytest.raises(VoiceError):
        pressroom.made(Order(edition, (VOICE,)), assets, None)


def test_a_refusal_for_good_is_not_asked_again(service: StandIn) -> None:
    service.planned = [404]
    with pytest.raises(VoiceError, match=r"mã 404"):
        speak(SENTENCES[:1], VOICE, cache=None)
    assert len(service.heard) == 1


def test_a_broken_run_goes_on_where_it_stopped(service: StandIn, tmp_path: Path) -> None:
    service.planned = [200, 404]
    with pytest.raises(VoiceError, match=r"Đã đọc xong 1 trên 3 câu; chạy lại sẽ đọc tiếp"):
        speak(SENTENCES, VOICE, cache=tmp_path)
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert len(files) == 1
    assert files[0].stat().st_size > 1000
    service.heard.clear()
    assert len(speak(SENTENCES, VOICE, cache=tmp_path)) == 3
    assert [asked[0] for asked in service.heard] == list(SENTENCES[1:])


def test_no_failure_leaves_a_file(service: StandIn, tmp_path: Path) -> None:
    service.planned = [429] * 4
    with pytest.raises(VoiceError):
        speak(SENTENCES[:1], VOICE, cache=tmp_path)
    assert not [file for file in tmp_path.rglob("*") if file.is_file()]


def test_sound_that_is_no_sound_is_refused(service: StandIn, tmp_path: Path) -> None:
    junk = base64.b64encode(b"<html>busy</html>" * 40).decode()
    service.planned = [body(json.dumps([junk], separators=(",", ":")))]
    with pytest.raises(VoiceError, match="âm thanh không đọc được"):
        speak(SENTENCES[:1], VOICE, cache=tmp_path)
    assert not [file for file in tmp_path.rglob("*") if file.is_file()]


def test_a_silent_service_is_an_error_not_an_empty_sound(service: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice, "TIMEOUT_SECONDS", 1)
    monkeypatch.setattr(gtts.tts, "_translate_url", lambda tld="com", path="": "http://127.0.0.1:9/")
    with pytest.raises(VoiceError, match="không kết nối được"):
        speak(SENTENCES[:1], VOICE, cache=None)
