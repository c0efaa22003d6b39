"""Steps however an office numbers them; branches with the step they lead to; what belongs to a step."""

from __future__ import annotations

import re

import pytest

from generators.document import written
from generators.model import Procedure
from generators.model.procedure import Step
from tests.importers.documents import model_of, of_bytes


def guide(*lines: str) -> Procedure:
    """The one procedure a text of these lines gives."""
    made = of_bytes("x.txt", "\n\n".join(("HƯỚNG DẪN NỘP HỒ SƠ TẠI XÃ VÍ DỤ", *lines)).encode())
    (found,) = (model for draft in made.drafts if isinstance(model := model_of(draft)[0], Procedure))
    return found


def said(step: Step) -> str:
    return written(step.do or ())


@pytest.mark.parametrize(
    "marks",
    [
        ("Bước 1: ", "Bước 2: ", "Bước 3: "),
        ("Bước 1. ", "Bước 2. ", "Bước 3. "),
        ("- Bước 1: ", "-Bước 2: ", "- Bước 3 : "),
        ("1. Bước 1: ", "2. Bước 2: ", "3. Bước 3: "),
        ("BƯỚC 1: ", "BƯỚC 2: ", "BƯỚC 3: "),
        ("Bước 1 – ", "Bước 2 – ", "Bước 3 – "),
        ("Bước1: ", "Bước2: ", "Bước3: "),
        ("* Bước 1: ", "* Bước 2: ", "* Bước 3: "),
        ("+ Bước 1/ ", "+ Bước 2/ ", "+ Bước 3/ "),
    ],
)
def test_every_way_of_numbering_steps_is_read(marks: tuple[str, ...]) -> None:
    found = guide(
        *(f"{mark}{words}" for mark, words in zip(marks, ("Mở trang", "Đăng nhập", "Gửi hồ sơ"), strict=True))
    )
    assert [said(step) for step in found.steps] == ["Mở trang", "Đăng nhập", "Gửi hồ sơ"]


def test_bullets_after_a_lead_that_says_steps_are_steps() -> None:
    found = guide("Bà con thực hiện theo các bước sau:", "- Mở trang;", "- Đăng nhập;", "- Gửi hồ sơ.")
    assert len(found.steps) == 3


@pytest.mark.parametrize(
    ("words", "when", "goto"),
    [
        ("2.1/ Nếu chưa có tài khoản. Chọn “Đăng ký” và tiếp tục bước 3", "Nếu chưa có tài khoản.", 3),
        ("2.1/ Nếu đã có tài khoản thì bấm “Đăng nhập” (sau đó tiếp tục Bước4)", "Nếu đã có tài khoản", 4),
        ("a) Trường hợp đã có tài khoản: đăng nhập rồi chuyển sang bước 4.", "Trường hợp đã có tài khoản", 4),
        ("- Đối với người đã có tài khoản thì đăng nhập, chuyển đến Bước 4", "Đối với người đã có tài khoản", 4),
        ("+ Nếu chưa có tài khoản, bấm “Đăng ký”, làm tiếp bước 3;", "Nếu chưa có tài khoản", 3),
    ],
)
def test_a_branch_knows_its_case_and_where_it_leads(words: str, when: str, goto: int) -> None:
    found = guide("Bước 1: Mở trang", "Bước 2:", words, "Bước 3: Đăng ký tài khoản", "Bước 4: Gửi hồ sơ")
    (branch,) = found.steps[1].branches
    assert written(branch.when) == when
    assert branch.goto == found.steps[goto - 1].id


def test_a_branch_to_a_step_that_is_not_there_is_asked_about() -> None:
    made = of_bytes(
        "x.txt",
        "HƯỚNG DẪN\n\nBước 1:\n\n1.1/ Nếu chưa có tài khoản thì đăng ký và tiếp tục bước 9\n\nBước 2: Gửi".encode(),
    )
    (draft,) = (each for each in made.drafts if each.kind == "procedures")
    assert "no-such-step" in [remark.code for _, remark in draft.questions()]
    (branch,) = model_of(draft)[0].steps[0].branches
    assert branch.goto is None


def test_numbers_after_a_choice_are_its_options() -> None:
    found = guide("Bước 1: Từ màn hình chọn", "1/ Khai sinh", "2/ Khai tử", "Bước 2: Gửi")
    assert [written(option.text) for option in found.steps[0].options] == ["Khai sinh", "Khai tử"]


def test_one_of_several_in_a_sentence_is_options() -> None:
    found = guide(
        "Bước 1: Chọn cách đăng ký. Có thể đăng ký qua một trong các cách: Qua điện thoại; Qua bưu điện; Qua VNeID.",
        "Bước 2: Gửi",
    )
    assert [written(option.text) for option in found.steps[0].options] == [
        "Qua điện thoại;",
        "Qua bưu điện;",
        "Qua VNeID",
    ]


def test_pluses_below_a_step_are_what_it_consists_of() -> None:
    found = guide("Bước 1: + Kê khai thông tin", "+ Tải ảnh tờ khai", "- + Gửi hồ sơ")
    assert [written(each.text) for each in found.steps[0].substeps] == [
        "Kê khai thông tin",
        "Tải ảnh tờ khai",
        "Gửi hồ sơ",
    ]


def test_a_bracket_for_whom_is_the_steps_condition() -> None:
    found = guide("Bước 1: Chọn “Đăng ký” (đối với người chưa có tài khoản)", "Bước 2: Gửi")
    assert written(found.steps[0].condition or ()) == "đối với người chưa có tài khoản"


def test_cautions_hints_and_examples_stand_with_their_step() -> None:
    found = guide(
        "Bước 1: Kê khai",
        "Lưu ý: Khi kê khai, chú ý mục sau:",
        "- Mục “Nơi sinh”: Ghi đủ tên bệnh viện",
        "Ví dụ: Bệnh viện, xã....., tỉnh.....",
        "Bước 2: Gửi",
        "Sau khi nộp hồ sơ thành công, công dân chụp lại mã hồ sơ.",
        "Công dân có thể nhận kết quả tại nhà qua bưu chính.",
    )
    (step, _) = found.steps
    assert written(step.cautions[0].text or ()) == "Khi kê khai, chú ý mục sau:"
    assert (step.hints[0].field, written(step.hints[0].examples[0].text)) == (
        "Nơi sinh",
        "Bệnh viện, xã....., tỉnh.....",
    )
    assert len(found.after) == 1
    assert len(found.delivery) == 1


def test_a_look_up_by_message_knows_what_to_type_and_where_to_send_it() -> None:
    found = guide("Bước 1: Đăng ký", "Lưu ý:", "- Để biết số điện thoại chính chủ hay chưa soạn tin TTTB gửi 1414")
    assert found.lookup is not None
    assert (found.lookup.sms, found.lookup.to) == ("TTTB", "1414")


def test_what_is_needed_first_is_a_need() -> None:
    found = guide("Yêu cầu: Số điện thoại chính chủ", "Bước 1: Đăng ký")
    assert [written(each.text) for each in found.needs] == ["Số điện thoại chính chủ"]


def test_steps_out_of_order_are_asked_about() -> None:
    made = of_bytes("x.txt", "HƯỚNG DẪN\n\nBước 1: Mở\n\nBước 3: Gửi".encode())
    (draft,) = (each for each in made.drafts if each.kind == "procedures")
    assert "step-order" in [remark.code for _, remark in draft.questions()]


def test_papers_named_in_a_step_are_the_dossier() -> None:
    found = guide(
        "Bước 1: Đính kèm thành phần hồ sơ (Giấy chứng sinh (nếu chưa có bản điện tử), tờ khai cư trú)", "Bước 2: Gửi"
    )
    assert [(written(each.name), written(each.when or ())) for each in found.dossier] == [
        ("Giấy chứng sinh", "nếu chưa có bản điện tử"),
        ("Tờ khai cư trú", ""),
    ]


def test_a_contact_after_the_steps_is_the_communes() -> None:
    words = (
        "Mọi thắc mắc xin liên hệ bà Trần Thị Ví Dụ, công chức Tư pháp – Hộ tịch: 0212 345 678, trong giờ hành chính."
    )
    made = of_bytes("x.txt", f"HƯỚNG DẪN\n\nBước 1: Mở\n\nBước 2: Gửi\n\n{words}\n\nUBND xã Ví Dụ.".encode())
    (commune,) = (model_of(draft)[0] for draft in made.drafts if draft.kind == "commune")
    (contact,) = commune.contacts
    assert contact.phone is not None
    assert (contact.role, contact.phone.digits) == ("công chức Tư pháp – Hộ tịch", "0212345678")
    assert written(contact.hours or ()) == "trong giờ hành chính"


@pytest.mark.parametrize(
    "written", ["0237 3 123 456", "0237.3.123.456", "0237.3123456", "0912 345 678", "0912.345.678"]
)
def test_a_number_is_known_however_it_is_spaced(written: str) -> None:
    made = of_bytes(
        "x.txt", f"THÔNG BÁO\n\nXã Ví Dụ tiêm chủng.\n\nMọi thắc mắc liên hệ trạm y tế xã, số {written}.\n".encode()
    )
    (commune,) = (model_of(draft)[0] for draft in made.drafts if draft.kind == "commune")
    assert [contact.phone.digits for contact in commune.contacts] == ["".join(re.findall(r"\d", written))]
