"""Editions of one drawing are made in one go, and each keeps its own file."""

from __future__ import annotations

from dataclasses import replace

from generators import press
from generators.catalogue import Edition, Form
from generators.document import Document, Issuer, Kind, Paragraph, text
from generators.press import Made, Order

SCRIPT = Document(
    kind=Kind.SCRIPT,
    id="ban-tin/3m",
    title="Bản tin",
    issuer=Issuer("vi-du", "xã Ví Dụ", "Ủy ban nhân dân xã Ví Dụ", "UBND xã Ví Dụ"),
    blocks=(Paragraph(text("Một.")),),
)


def sound(path: str, document: Document = SCRIPT) -> Order:
    return Order(Edition("audio", Form.SOUND, path, document, ("broadcasts", "ban-tin")))


def test_two_lengths_with_the_same_words_are_spoken_once() -> None:
    longer = replace(SCRIPT, id="ban-tin/full", subtitle="bản đầy đủ")
    (order,) = press.together([sound("audio/x/3m.mp3"), sound("audio/x/full.mp3", longer)])
    assert [edition.path for edition in (order.edition, *order.also)] == ["audio/x/3m.mp3", "audio/x/full.mp3"]


def test_another_word_or_another_lexicon_is_another_sound() -> None:
    other = replace(SCRIPT, blocks=(Paragraph(text("Hai.")),))
    own_words = replace(sound("audio/x/b.mp3"), words=(("TTPVHCC", "trung tâm"),))
    assert len(press.together([sound("audio/x/a.mp3"), sound("audio/x/c.mp3", other), own_words])) == 3


def test_the_large_poster_goes_with_the_small_one_and_no_other_sheet_does() -> None:
    poster, large, leaflet = (
        Order(Edition("announcements", form, f"{form}/a.pdf", SCRIPT, ("procedures", "a")))
        for form in (Form.POSTER, Form.POSTER_A3, Form.LEAFLET)
    )
    assert [len(order.also) for order in press.together([poster, leaflet, large])] == [1, 0]


def test_an_edition_gets_the_files_named_after_it() -> None:
    made = Made({"x/3m.mp3": b"1", "x/3m.vtt": b"2", "x/full.mp3": b"1", "x/full.vtt": b"2"}, seconds=1.0)
    of_full = press.share(made, sound("x/full.mp3").edition)
    assert set(of_full.files) == {"x/full.mp3", "x/full.vtt"}
    assert of_full.seconds == 1.0
