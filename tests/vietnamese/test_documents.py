"""The five source documents, as their machines wrapped them, read without residue."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.vietnamese import Reason, say, split_sentences

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.txt"))


def test_there_are_five() -> None:
    assert len(DOCUMENTS) == 5


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_every_sentence_is_read_without_residue(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    whole = say(text)
    assert {doubt.reason for doubt in whole.unsure} <= {Reason.BLANK}
    for sentence in split_sentences(text):
        said = say(sentence)
        assert {doubt.reason for doubt in said.unsure} <= {Reason.BLANK}, sentence
        assert say(said.text).text == said.text
    assert say(whole.text).text == whole.text


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_nothing_but_words_and_the_marks_of_pauses_is_left(file: Path) -> None:
    spoken = say(file.read_text(encoding="utf-8")).text
    assert {letter for letter in spoken if not letter.isalpha()} <= set(" \n,.;:?!()“”\"")


def test_what_was_left_blank_in_a_draft_is_reported() -> None:
    draft = next(file for file in DOCUMENTS if file.stem == "huong-dan-tren-cong-quoc-gia")
    blanks = [doubt.written for doubt in say(draft.read_text(encoding="utf-8")).unsure]
    assert blanks == ["/TB-UBND", ".....", "....."]


def test_the_lines_a_machine_wrapped_are_whole_again() -> None:
    wrapped = next(file for file in DOCUMENTS if file.stem == "loi-ich-va-cach-thuc-hien-tu-pdf")
    spoken = say(wrapped.read_text(encoding="utf-8")).text
    assert "ở mức độ ba và đang xúc tiến thực hiện" in spoken
    assert "liên thông giữa các ngành (tư pháp bảo hiểm công an) nên rút ngắn" in spoken
    assert "nhập mã ô tê pê (sau đó tiếp tục Bước bảy)" in spoken


def test_two_conversions_of_one_text_say_the_same_words() -> None:
    def sentences(stem: str) -> set[str]:
        file = next(file for file in DOCUMENTS if file.stem == stem)
        spoken = say(file.read_text(encoding="utf-8")).text
        return {" ".join(sentence.split()) for sentence in split_sentences(spoken)}

    pdf, word = sentences("loi-ich-va-cach-thuc-hien-tu-pdf"), sentences("loi-ich-va-cach-thuc-hien-tu-word")
    assert len(pdf & word) >= 0.6 * min(len(pdf), len(word))
