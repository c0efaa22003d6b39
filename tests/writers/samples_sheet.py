"""Sheets to print in tests: the wording of the communes' own documents, an invented commune, and texts that try to burst.

Every function returns one Document; POSTERS and LEAFLETS list them by name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generators.document import (
    Abbreviation,
    Blank,
    Block,
    Branch,
    Bullets,
    Caution,
    CautionKind,
    Checklist,
    ChecklistItem,
    Contact,
    Definition,
    Document,
    Fact,
    Facts,
    FieldHint,
    Heading,
    Inlines,
    Issuer,
    Kind,
    LegalReference,
    Link,
    Mark,
    MarkKind,
    Paragraph,
    ParagraphRole,
    Portal,
    QrCode,
    ScreenLabel,
    Sms,
    Step,
    StepLink,
    Steps,
    Strong,
    Table,
    Text,
    Theme,
    text,
)
from generators.values import ClockTime, Day, Money, Phone

NATIONAL = "https://dichvucong.gov.vn"
LINKED = "https://lienthong.dichvucong.gov.vn"
PROVINCE = "https://dichvucong.haiduong.gov.vn"

THANH_GIANG = Issuer(
    slug="thanh-giang",
    name="xã Thanh Giang",
    committee="Ủy ban nhân dân xã Thanh Giang",
    short="UBND xã Thanh Giang",
    province="tỉnh Hải Dương",
)
AN_PHU = Issuer(
    slug="an-phu",
    name="phường An Phụ",
    committee="Ủy ban nhân dân phường An Phụ",
    short="UBND phường An Phụ",
    province="tỉnh Hải Dương",
    theme=Theme(ink="#0f2d3a", accent="#00594f", soft="#eaf3f1"),
)
NGA_SON = Issuer(
    slug="nga-son",
    name="xã Nga Sơn",
    committee="Ủy ban nhân dân xã Nga Sơn",
    short="UBND xã Nga Sơn",
    province="tỉnh Thanh Hóa",
    theme=Theme(ink="#10243f", accent="#0b4a8f", soft="#edf2f8"),
)
KIM_DINH = Issuer(
    slug="kim-dinh",
    name="xã Kim Đính",
    committee="Ủy ban nhân dân xã Kim Đính",
    short="UBND xã Kim Đính",
    province="tỉnh Hải Dương",
)
VI_DU = Issuer(
    slug="vi-du",
    name="xã Ví Dụ",
    committee="Ủy ban nhân dân xã Ví Dụ",
    short="UBND xã Ví Dụ",
    province="tỉnh Ví Dụ",
)

ILLUSTRATIVE = Mark(MarkKind.ILLUSTRATIVE, "Nội dung minh họa, chưa do UBND xã Ví Dụ ban hành")
DRAFT = Mark(MarkKind.DRAFT, "DỰ THẢO")
ARCHIVE = Mark(
    MarkKind.ARCHIVE,
    "BẢN LƯU TRỮ – KHÔNG CÒN ÁP DỤNG",
    (
        Text("Từ "),
        Day.parse("2025-07-01"),
        Text(" hồ sơ nộp tại Cổng Dịch vụ công quốc gia: "),
        Link(NATIONAL, "dichvucong.gov.vn"),
    ),
)

BIRTH = "Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi"
DEATH = "Liên thông đăng ký khai tử, xóa đăng ký thường trú, trợ cấp mai táng, hỗ trợ chi phí mai táng"


def _label(before: str, label: str, after: str = "") -> Inlines:
    return (*text(before), ScreenLabel(label), *text(after))


def _step(number: int, action: Inlines, *, condition: str = "", blocks: tuple[Block, ...] = ()) -> Step:
    return Step(id=f"buoc-{number}", number=str(number), action=action, condition=text(condition), blocks=blocks)


# ── Thanh Giang: the nine steps with a branch ────────────────────────────────────────────────────────────────────────

REGISTRAR = Phone.parse("0972645498")
ASK_THANH_GIANG = (Text("công chức Tư pháp – Hộ tịch: "), REGISTRAR, Text(" – trong giờ hành chính"))

NINE_STEPS = Steps(
    (
        _step(
            1,
            (
                Text("Đăng nhập vào trang web "),
                Link(LINKED, "lienthong.dichvucong.gov.vn"),
                Text(" hoặc quét mã qua ứng dụng Zalo"),
            ),
        ),
        _step(2, _label("Từ màn hình sẽ hiển thị liên kết, bấm vào ", "Mở", " trang web")),
        Step(
            id="buoc-3",
            number="3",
            action=text("Chọn tài khoản đăng nhập"),
            branches=(
                Branch(
                    number="3.1",
                    when=text("Nếu công dân chưa có định danh điện tử (VNeID) cấp bởi công an"),
                    content=_label("Từ màn hình chọn mục ", "Tài khoản cấp bởi Cổng dịch vụ công quốc gia"),
                    goto=StepLink("buoc-4", "4"),
                ),
                Branch(
                    number="3.2",
                    when=text("Nếu công dân đã có định danh điện tử (VNeID) cấp bởi công an"),
                    content=_label("Từ màn hình ta chọn ", "Tài khoản định danh điện tử cấp bởi Bộ Công an"),
                    details=(
                        text("Điền đầy đủ thông tin số định danh cá nhân và mật khẩu sau khi đã kích hoạt tài khoản"),
                        (Text("Nhập mã "), Abbreviation("OTP", "mật khẩu dùng một lần")),
                    ),
                    goto=StepLink("buoc-7", "7"),
                ),
            ),
        ),
        _step(
            4,
            _label("Từ màn hình ta chọn mục ", "Đăng ký"),
            condition="đối với công dân chưa có tài khoản trên Cổng dịch vụ công quốc gia",
            blocks=(
                Caution(
                    "Chú ý:",
                    text(
                        "Nếu công dân đã có tài khoản từ Cổng dịch vụ công quốc gia thì công dân điền đầy đủ thông tin "
                        "hiển thị trên màn hình rồi bấm đăng nhập"
                    ),
                ),
            ),
        ),
        _step(5, (*_label("Từ màn hình chọn ", "Công dân"), Text(", chọn "), ScreenLabel("Thuê bao di động"))),
        _step(6, _label("Từ màn hình, điền nội dung thông tin, chọn ", "Đăng ký", ", sau đó nhập mã OTP để xác nhận")),
        _step(7, text("Từ màn hình, chọn trang chủ Dịch vụ công liên thông")),
        Step(id="buoc-8", number="8", action=text("Từ màn hình chọn"), options=(text(BIRTH), text(DEATH))),
        Step(
            id="buoc-9",
            number="9",
            action=text("Kê khai và nộp hồ sơ"),
            substeps=(
                text("Công dân kê khai các thông tin trong từng mục theo yêu cầu"),
                text(
                    "Công dân chụp ảnh và tải các mẫu tờ khai (sau khi ký tờ khai, chụp ảnh lại sau đó tải lên phần "
                    "mềm), hồ sơ theo yêu cầu"
                ),
                text("Công dân kiểm tra lại thông tin, nhập mã xác nhận để nộp hồ sơ"),
            ),
        ),
    )
)

THREE_CODES = (
    QrCode(NATIONAL, text("Mã QR đăng ký tài khoản dịch vụ công quốc gia")),
    QrCode(LINKED, text("Mã QR thủ tục liên thông khai sinh, đăng ký thường trú, cấp thẻ BHYT cho trẻ dưới 6 tuổi")),
    QrCode(
        LINKED + "/khai-tu",
        text("Mã QR liên thông đăng ký khai tử, xóa đăng ký thường trú, trợ cấp mai táng phí"),
    ),
)

BENEFITS = Bullets(
    (
        text(
            "Thủ tục đăng ký đơn giản, nhanh chóng, thuận tiện 24/24 giờ trong ngày tại mọi địa điểm có kết nối Internet;"
        ),
        text("Tiết kiệm chi phí đi lại, thời gian giao dịch, đơn giản thủ tục giấy tờ;"),
        text("Chủ động các công việc khác của công dân;"),
        text("Theo dõi được tình trạng hồ sơ trên website trực tuyến; qua tin nhắn điện thoại; địa chỉ email;"),
        text("Đảm bảo công khai, minh bạch hồ sơ, thủ tục."),
    )
)


def thanh_giang_leaflet() -> Document:
    """The linked births and deaths on a smartphone, whole."""
    return Document(
        kind=Kind.LEAFLET,
        id="lien-thong",
        title="Đăng ký liên thông thủ tục khai sinh, khai tử trên Cổng dịch vụ công quốc gia bằng điện thoại thông minh",
        subtitle="Hướng dẫn từng bước",
        issuer=THANH_GIANG,
        as_of=Day.parse("2023-09-01"),
        footer=ASK_THANH_GIANG,
        blocks=(
            Paragraph(
                (
                    Text("Từ ngày "),
                    Day.parse("2023-07-10"),
                    Text(
                        ", 02 nhóm thủ tục hành chính liên thông được triển khai cung cấp trực tuyến trên toàn quốc, "
                        "nhằm giảm thời gian, chi phí đi lại cho người dân."
                    ),
                ),
                ParagraphRole.LEAD,
            ),
            Heading(2, text("Nộp ở đâu")),
            Portal(
                text("Cổng Dịch vụ công quốc gia"),
                NATIONAL,
                _label("", "Dịch vụ công liên thông; Khai sinh, Khai tử"),
            ),
            Portal(text("Cổng Dịch vụ công liên thông"), LINKED),
            Caution(
                "Yêu cầu:",
                text(
                    "Việc thực hiện đăng ký và kê khai các thông tin trực tuyến là bắt buộc, vì vậy công dân cần thực "
                    "hiện trước khi đến UBND hoàn thiện thủ tục."
                ),
                kind=CautionKind.RULE,
            ),
            Heading(2, text("Các bước thực hiện")),
            NINE_STEPS,
            Caution(
                "Lưu ý:",
                text("Khi kê khai thông tin, công dân chú ý đặc biệt trường thông tin sau:"),
                kind=CautionKind.WARNING,
            ),
            FieldHint(
                "Nơi sinh",
                text("Điền đầy đủ tên Bệnh viện và địa chỉ của Bệnh viện"),
                (text("Bệnh viện Phụ sản Hà Nội, phường Ngọc Khánh, quận Ba Đình, thành phố Hà Nội"),),
            ),
            Bullets(
                (
                    text(
                        "Sau khi nhập hồ sơ thành công, công dân chụp lại mã hồ sơ để thuận tiện theo dõi quá trình "
                        "giải quyết hồ sơ trên phần mềm Cổng dịch vụ công quốc gia"
                    ),
                    text("Công dân có thể nhận kết quả tại nhà và trả phí dịch vụ chuyển phát qua bưu chính."),
                )
            ),
            Heading(2, text("Mã QR để quét")),
            *THREE_CODES,
            Heading(2, text("Lợi ích khi tham gia dịch vụ công trực tuyến")),
            BENEFITS,
            Heading(2, text("Cần hỗ trợ")),
            Contact(
                role="Công chức Tư pháp – Hộ tịch",
                phone=REGISTRAR,
                hours=text("trong giờ hành chính"),
                purpose=text("Hỗ trợ, giải đáp thắc mắc và hướng dẫn thủ tục"),
            ),
        ),
    )


def thanh_giang_poster() -> Document:
    """All nine steps on one page: as full as a poster gets."""
    short = (
        (
            Text("Vào trang "),
            Link(LINKED, "lienthong.dichvucong.gov.vn"),
            Text(" hoặc quét mã bằng Zalo"),
        ),
        _label("Bấm ", "Mở", " trang web"),
        text("Chọn tài khoản đăng nhập"),
        _label("Chọn ", "Đăng ký", " (nếu chưa có tài khoản)"),
        (*_label("Chọn ", "Công dân"), Text(", chọn "), ScreenLabel("Thuê bao di động")),
        _label("Điền thông tin, chọn ", "Đăng ký", ", nhập mã OTP"),
        text("Chọn trang chủ Dịch vụ công liên thông"),
        text("Chọn thủ tục khai sinh hoặc khai tử"),
        text("Kê khai, chụp ảnh giấy tờ tải lên, nhập mã xác nhận để nộp"),
    )
    steps = [_step(number, action) for number, action in enumerate(short, 1)]
    steps[2] = replace(
        steps[2],
        branches=(
            Branch(when=text("Chưa có VNeID"), goto=StepLink("buoc-4", "4"), number="3.1"),
            Branch(when=text("Đã có VNeID"), goto=StepLink("buoc-7", "7"), number="3.2"),
        ),
    )
    return Document(
        kind=Kind.POSTER,
        id="lien-thong",
        title="Làm khai sinh, khai tử ngay trên điện thoại",
        subtitle="Khai sinh, thường trú, thẻ BHYT cho trẻ · Khai tử, xóa thường trú, mai táng phí",
        issuer=THANH_GIANG,
        as_of=Day.parse("2023-09-01"),
        footer=ASK_THANH_GIANG,
        blocks=(
            Steps(tuple(steps)),
            QrCode(LINKED, text("Mở Cổng Dịch vụ công liên thông")),
            Facts(
                (
                    Fact(
                        "Không có điện thoại thông minh?",
                        text("Đến UBND xã Thanh Giang, gặp công chức Tư pháp – Hộ tịch"),
                    ),
                    Fact("Thời gian", text("Trong giờ hành chính")),
                )
            ),
        ),
    )


# ── An Phụ: opening an account, filing a dossier ─────────────────────────────────────────────────────────────────────

ASK_AN_PHU = text("Bộ phận Một cửa phường An Phụ")


def an_phu_leaflet() -> Document:
    """Two procedures in one leaflet, with definitions and a legal basis."""
    return Document(
        kind=Kind.LEAFLET,
        id="dich-vu-cong",
        title="Đăng ký tài khoản và nộp hồ sơ dịch vụ công trực tuyến",
        issuer=AN_PHU,
        as_of=Day.parse("2023-01-15"),
        footer=ASK_AN_PHU,
        blocks=(
            Heading(2, text("Dịch vụ hành chính công là gì?"), number="1."),
            Definition(
                text("Dịch vụ hành chính công"),
                text(
                    "những dịch vụ liên quan đến hoạt động thực thi pháp luật, không nhằm mục tiêu lợi nhuận, do cơ "
                    "quan nhà nước có thẩm quyền cấp cho tổ chức, cá nhân dưới hình thức các loại giấy tờ có giá trị "
                    "pháp lý hoặc dưới hình thức thông báo kết quả thực hiện trong các lĩnh vực mà cơ quan nhà nước đó "
                    "quản lý."
                ),
                (LegalReference("Nghị định số 42/2022/NĐ-CP"), Text(" ngày "), Day.parse("2022-06-24")),
            ),
            Definition(
                text("Dịch vụ công trực tuyến toàn trình"),
                text(
                    "là dịch vụ bảo đảm cung cấp toàn bộ thông tin về thủ tục hành chính, việc thực hiện và giải quyết "
                    "thủ tục hành chính đều được thực hiện trên môi trường mạng. Việc trả kết quả được thực hiện trực "
                    "tuyến hoặc qua dịch vụ bưu chính công ích."
                ),
            ),
            Definition(
                text("Dịch vụ công trực tuyến một phần"),
                text("là dịch vụ công trực tuyến không bảo đảm các điều kiện của dịch vụ công trực tuyến toàn trình."),
            ),
            Heading(2, text("Cách đăng ký tài khoản trên dịch vụ công quốc gia"), number="3.1."),
            Caution(
                "Yêu cầu:",
                text("Số điện thoại đã đăng ký chính chủ bằng CMND/CCCD với nhà mạng."),
                kind=CautionKind.RULE,
            ),
            Steps(
                (
                    _step(
                        1,
                        (
                            Text("Đăng nhập trang chủ Cổng dịch vụ công quốc gia tại địa chỉ "),
                            Link(NATIONAL, "dichvucong.gov.vn"),
                            Text(" và chọn mục "),
                            ScreenLabel("Đăng ký"),
                        ),
                    ),
                    Step(
                        id="buoc-2",
                        number="2",
                        action=text(
                            "Chọn phương thức đăng ký: cá nhân, doanh nghiệp hoặc cơ quan nhà nước. Đối với công dân "
                            "có thể đăng ký qua 1 trong các hình thức"
                        ),
                        options=(
                            text("Đăng ký qua thuê bao di động"),
                            text("Qua bảo hiểm xã hội"),
                            text("Qua tài khoản VNeID Bộ Công an"),
                            text("Qua bưu điện Việt Nam"),
                        ),
                    ),
                    _step(3, text("Nhập các thông tin hiện trên bảng và chọn đăng ký")),
                    _step(4, text("Nhập mã OTP được gửi về số điện thoại")),
                    _step(5, text("Nhập mật khẩu và nhận thông báo đăng ký thành công")),
                )
            ),
            Caution(
                "Lưu ý:",
                (),
                (
                    text("Mật khẩu phải bao gồm chữ in hoa, chữ cái thường, số và ký tự đặc biệt."),
                    (
                        Text("Để biết số điện thoại chính chủ hay chưa và thông tin đăng ký của công dân, soạn tin "),
                        Sms("TTTB", "1414"),
                    ),
                ),
            ),
            Heading(2, text("Nộp hồ sơ dịch vụ công trực tuyến"), number="3.2."),
            Steps(
                (
                    _step(1, (Text("Công dân đăng nhập vào trang chủ hệ thống theo địa chỉ: "), Link(PROVINCE + "/"))),
                    _step(2, _label("Bấm vào ô ", "Nộp hồ sơ trực tuyến", ", chọn thủ tục công dân cần thực hiện.")),
                    _step(3, text("Công dân điền đầy đủ thông tin theo mẫu tờ khai trực tuyến.")),
                    _step(
                        4,
                        _label(
                            "Sau khi điền đầy đủ thông tin, công dân nhấn vào nút ",
                            "Tiếp tục",
                            " để xem lại thông tin đã điền.",
                        ),
                    ),
                    _step(
                        5,
                        (
                            *_label("Sau khi đã kiểm tra thông tin và chính xác, công dân nhập ", "Mã xác nhận"),
                            Text(" và nhấn vào nút "),
                            ScreenLabel("Gửi thông tin"),
                        ),
                    ),
                    _step(
                        6,
                        text(
                            "Thông tin đăng ký thành công sẽ đi đến trang hướng dẫn các bước tiếp theo để hoàn tất hồ "
                            "sơ. Công dân có thể lưu lại Mã hồ sơ để tra cứu tình trạng hồ sơ."
                        ),
                    ),
                    _step(
                        7,
                        text("Thông tin đăng ký sẽ được gửi đến hộp thư điện tử mà công dân đã điền trong Biểu mẫu."),
                    ),
                )
            ),
            QrCode(NATIONAL, text("Đăng ký tài khoản")),
            QrCode(PROVINCE, text("Nộp hồ sơ trực tuyến của tỉnh Hải Dương")),
            Heading(2, text("Lợi ích khi sử dụng dịch vụ công trực tuyến"), number="4."),
            BENEFITS,
        ),
    )


def an_phu_poster() -> Document:
    """Five short steps, two codes."""
    return Document(
        kind=Kind.POSTER,
        id="dang-ky-tai-khoan",
        title="Đăng ký tài khoản dịch vụ công",
        subtitle="Bằng số điện thoại chính chủ, làm một lần, dùng cho mọi thủ tục",
        issuer=AN_PHU,
        as_of=Day.parse("2023-01-15"),
        valid_to=Day.parse("2023-12-31"),
        footer=ASK_AN_PHU,
        blocks=(
            Steps(
                (
                    _step(
                        1, (Text("Vào "), Link(NATIONAL, "dichvucong.gov.vn"), Text(", chọn "), ScreenLabel("Đăng ký"))
                    ),
                    _step(
                        2, (Text("Chọn "), ScreenLabel("Công dân"), Text(", chọn "), ScreenLabel("Thuê bao di động"))
                    ),
                    _step(3, text("Nhập các thông tin hiện trên bảng và chọn đăng ký")),
                    _step(4, text("Nhập mã OTP được gửi về số điện thoại")),
                    _step(5, text("Nhập mật khẩu và nhận thông báo đăng ký thành công")),
                )
            ),
            Caution(
                "Chưa biết số chính chủ hay chưa?",
                (Text("Soạn tin "), Sms("TTTB", "1414")),
            ),
            QrCode(NATIONAL, text("Đăng ký tài khoản")),
            QrCode(PROVINCE, text("Nộp hồ sơ của tỉnh")),
            Facts(
                (Fact("Không có điện thoại thông minh?", text("Đến Bộ phận Một cửa phường An Phụ để được hướng dẫn")),)
            ),
        ),
    )


# ── Nga Sơn: the national portal ─────────────────────────────────────────────────────────────────────────────────────


def nga_son_poster() -> Document:
    """Eight very short steps."""
    actions = (
        (
            Text("Vào "),
            Link(NATIONAL, "dichvucong.gov.vn"),
            Text(", đăng nhập tài khoản định danh điện tử VNeID mức độ 2"),
        ),
        _label("Chọn ", "Dịch vụ công trực tuyến", ", lựa chọn thủ tục cần thực hiện"),
        text("Chọn cơ quan thực hiện"),
        text("Nhập thông tin, tờ khai, scan hoặc chụp ảnh các giấy tờ theo quy định"),
        text("Đăng ký nhận kết quả"),
        text("Gửi hồ sơ"),
        text("Theo dõi kết quả"),
        text("Thanh toán trực tuyến (nếu có)"),
    )
    return Document(
        kind=Kind.POSTER,
        id="dich-vu-cong-truc-tuyen",
        title="Làm thủ tục trên Cổng dịch vụ công quốc gia",
        issuer=NGA_SON,
        as_of=Day.parse("2026-04-01"),
        footer=text("Trung tâm Phục vụ hành chính công xã Nga Sơn"),
        blocks=(
            Steps(tuple(_step(number, action) for number, action in enumerate(actions, 1))),
            QrCode(NATIONAL, text("Mở Cổng dịch vụ công quốc gia")),
            Facts(
                (
                    Fact("Không có điện thoại thông minh?", text("Đến Trung tâm Phục vụ hành chính công xã Nga Sơn")),
                    Fact("Thời gian", ()),
                )
            ),
        ),
    )


def nga_son_leaflet() -> Document:
    """Four steps, one of them long, a field hint with blanks."""
    return Document(
        kind=Kind.LEAFLET,
        id="khai-sinh-lien-thong",
        title="Thực hiện đăng ký liên thông thủ tục khai sinh trên Cổng dịch vụ công quốc gia",
        issuer=NGA_SON,
        as_of=Day.parse("2026-04-01"),
        marks=(DRAFT,),
        footer=text("Trung tâm Phục vụ hành chính công xã Nga Sơn"),
        blocks=(
            Steps(
                (
                    _step(
                        1,
                        (
                            Text("Đăng nhập vào trang Cổng dịch vụ công Quốc gia "),
                            Link(NATIONAL),
                            Text(" hoặc quét mã qua ứng dụng Zalo"),
                        ),
                        blocks=(QrCode(NATIONAL, text("Cổng dịch vụ công quốc gia")),),
                    ),
                    Step(
                        id="buoc-2",
                        number="2",
                        action=_label(
                            "Từ màn hình ta chọn ",
                            "Tài khoản định danh điện tử dành cho công dân cấp bởi Bộ Công an",
                        ),
                        condition=text("công dân đã có định danh điện tử (VNeID) cấp bởi Bộ Công an"),
                        substeps=(
                            text(
                                "Điền đầy đủ thông tin số định danh cá nhân và mật khẩu sau khi đã kích hoạt tài khoản "
                                "định danh điện tử"
                            ),
                            text("Nhập mã OTP"),
                            text("Điền đầy đủ thông tin hiển thị trên màn hình rồi bấm đăng nhập"),
                        ),
                    ),
                    _step(3, (Text("Từ màn hình, chọn trang chủ Dịch vụ công liên thông: "), Strong(text(BIRTH)))),
                    Step(
                        id="buoc-4",
                        number="4",
                        action=text(
                            "Lựa chọn cơ quan thực hiện; thực hiện kê khai; xem lại các tờ khai chi tiết, đính kèm "
                            "thành phần hồ sơ; lựa chọn hình thức nhận kết quả; hoàn thành"
                        ),
                        substeps=(
                            text("Công dân kê khai các thông tin theo yêu cầu;"),
                            text("Bấm xác thực với cơ sở dữ liệu về dân cư khi đã điền đầy đủ thông tin;"),
                            text(
                                "Công dân chụp ảnh và tải các mẫu tờ khai (sau khi ký tờ khai, chụp ảnh lại sau đó tải "
                                "lên phần mềm), hồ sơ theo yêu cầu;"
                            ),
                            text("Công dân kiểm tra lại thông tin, nhập mã xác nhận để nộp hồ sơ."),
                        ),
                    ),
                )
            ),
            Heading(2, text("Giấy tờ cần có")),
            Checklist(
                (
                    ChecklistItem(text("Chứng sinh"), text("nếu không khai thác được chứng sinh điện tử")),
                    ChecklistItem(text("Tờ khai đăng ký cư trú")),
                )
            ),
            Caution("Lưu ý:", text("Khi kê khai thông tin, công dân chú ý đặc biệt trường thông tin sau:")),
            FieldHint(
                "Nơi sinh",
                text("Điền đầy đủ tên Bệnh viện và địa chỉ của Bệnh viện"),
                ((Text("Bệnh viện, số, xã "), Blank(12), Text(", tỉnh "), Blank(12)),),
            ),
            Facts(
                (
                    Fact("Cơ quan thực hiện", text("UBND xã Nga Sơn")),
                    Fact("Thời hạn giải quyết", ()),
                    Fact("Lệ phí", ()),
                )
            ),
        ),
    )


# ── Kim Đính: no longer in force ─────────────────────────────────────────────────────────────────────────────────────


def kim_dinh_leaflet() -> Document:
    """An archived text with the old service levels."""
    level = "Dịch vụ công trực tuyến mức độ {}"
    return Document(
        kind=Kind.LEAFLET,
        id="dich-vu-cong-2021",
        title="Dịch vụ công trực tuyến",
        subtitle="Bài tuyên truyền",
        issuer=KIM_DINH,
        as_of=Day.parse("2021-06-01"),
        marks=(ARCHIVE,),
        footer=text("UBND xã Kim Đính"),
        blocks=(
            Paragraph(
                text(
                    "Việc ứng dụng dịch vụ công trực tuyến được xem là khâu quan trọng, then chốt trong tiến trình cải "
                    "cách hành chính và xây dựng Chính phủ điện tử."
                ),
                ParagraphRole.LEAD,
            ),
            Paragraph(
                text(
                    "Áp dụng dịch vụ công trực tuyến sẽ giúp cơ quan nhà nước giảm thiểu được áp lực công việc, giải "
                    "quyết công việc nhanh hơn, thuận tiện hơn và khoa học hơn."
                )
            ),
            Heading(2, text("Dịch vụ công trực tuyến"), number="2."),
            Definition(
                text(level.format(1)),
                text(
                    "Là dịch vụ bảo đảm cung cấp đầy đủ các thông tin về TTHC và các văn bản có liên quan quy định về "
                    "TTHC đó."
                ),
            ),
            Definition(
                text(level.format(4)),
                text(
                    "Là dịch vụ công trực tuyến mức độ 3 và cho phép người sử dụng thanh toán lệ phí (nếu có) được thực "
                    "hiện trực tuyến. Việc trả kết quả có thể được thực hiện trực tuyến, gửi trực tiếp hoặc qua đường "
                    "bưu điện đến người sử dụng."
                ),
            ),
            Heading(2, text("Lợi ích khi sử dụng dịch vụ công trực tuyến"), number="3."),
            BENEFITS,
            Portal(text("Cổng dịch vụ công trực tuyến tỉnh Hải Dương"), PROVINCE),
            QrCode(PROVINCE, text("Cổng dịch vụ công tỉnh Hải Dương")),
        ),
    )


def kim_dinh_poster() -> Document:
    return Document(
        kind=Kind.POSTER,
        id="dich-vu-cong-2021",
        title="Dịch vụ công trực tuyến mức độ 3",
        issuer=KIM_DINH,
        as_of=Day.parse("2021-06-01"),
        marks=(ARCHIVE,),
        footer=text("UBND xã Kim Đính"),
        blocks=(
            Steps(
                (
                    _step(1, (Text("Truy cập "), Link(PROVINCE, "dichvucong.haiduong.gov.vn"))),
                    _step(2, text("Đăng ký tài khoản")),
                    _step(3, text("Làm theo trang hướng dẫn để hoàn tất hồ sơ và nộp hồ sơ trực tuyến")),
                )
            ),
            QrCode(PROVINCE, text("Cổng dịch vụ công tỉnh Hải Dương")),
        ),
    )


# ── Invented, and too much ───────────────────────────────────────────────────────────────────────────────────────────


def vi_du_poster() -> Document:
    """Few words, as an invented commune would hang up: three steps."""
    return Document(
        kind=Kind.POSTER,
        id="vi-du",
        title="Nộp hồ sơ không cần xếp hàng",
        issuer=VI_DU,
        as_of=Day.parse("2026-03-05"),
        valid_to=Day.parse("2026-12-31"),
        marks=(ILLUSTRATIVE,),
        footer=(Text("Trung tâm Phục vụ hành chính công xã Ví Dụ: "), Phone.parse("0900000000")),
        blocks=(
            Paragraph(text("Bà con làm ở nhà, nhận kết quả qua bưu điện."), ParagraphRole.LEAD),
            Steps(
                (
                    _step(1, text("Quét mã, đăng nhập bằng VNeID")),
                    _step(2, text("Chọn thủ tục, chụp ảnh giấy tờ")),
                    _step(3, text("Gửi hồ sơ, ghi lại mã hồ sơ")),
                )
            ),
            QrCode(NATIONAL, text("Mở Cổng Dịch vụ công quốc gia")),
            Facts(
                (
                    Fact("Không có điện thoại thông minh?", text("Đến nhà văn hóa thôn Một, có người làm giúp")),
                    Fact("Thứ Năm hằng tuần", (ClockTime(7, 30), Text(" đến "), ClockTime(11, 0))),
                    Fact("Lệ phí", (Money(8000), Text(" một bản sao"))),
                )
            ),
            Contact(
                role="Trung tâm Phục vụ hành chính công xã Ví Dụ",
                phone=Phone.parse("0900000000"),
                hours=text("Thứ Hai đến thứ Sáu"),
            ),
        ),
    )


def vi_du_leaflet() -> Document:
    """Every block that a leaflet may hold, on one document."""
    return replace(
        thanh_giang_leaflet(),
        id="vi-du",
        title="Mọi khối trong một tờ rơi",
        issuer=VI_DU,
        marks=(ILLUSTRATIVE,),
        valid_to=Day.parse("2026-12-31"),
        blocks=(
            Paragraph(text("Kính thưa bà con,"), ParagraphRole.SALUTATION),
            Facts((Fact("Lệ phí", (Money(8000),)), Fact("Thời hạn", ()))),
            Table(
                (text("Thủ tục"), text("Thời hạn"), text("Lệ phí")),
                (
                    (text("Đăng ký khai sinh"), text("trong ngày làm việc"), text("miễn lệ phí")),
                    (text("Cấp bản sao trích lục hộ tịch"), text("trong ngày làm việc"), (Money(8000),)),
                ),
                text("Các thủ tục hay làm"),
            ),
            Checklist(
                (
                    ChecklistItem(text("Tờ khai theo mẫu"), text("01 bản chính")),
                    ChecklistItem(text("Giấy chứng sinh"), text("01 bản chính, nếu có")),
                )
            ),
            NINE_STEPS,
            *THREE_CODES,
            Contact(
                role="Trung tâm Phục vụ hành chính công xã Ví Dụ",
                phone=Phone.parse("0900000000"),
                hours=(ClockTime(7, 30), Text(" đến "), ClockTime(16, 30)),
                place=text("Thôn Một, xã Ví Dụ"),
                purpose=text("Hướng dẫn nộp hồ sơ"),
            ),
            Paragraph(text("Trân trọng cảm ơn bà con."), ParagraphRole.CLOSING),
            Paragraph(text("Tờ rơi này in trên giấy A4."), ParagraphRole.NOTE),
        ),
    )


LONG_NAME = (
    "Thủ tục liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi đối với "
    "trường hợp trẻ em sinh ra tại cơ sở khám bệnh, chữa bệnh có liên thông dữ liệu giấy chứng sinh điện tử với cơ sở dữ "
    "liệu hộ tịch điện tử"
)
LONG_ADDRESS = (
    "https://dichvucong.gov.vn/p/home/dvc-tthc-thu-tuc-hanh-chinh-chi-tiet.html?ma_thu_tuc=1.001193&linh_vuc=ho-tich&"
    "co_quan=uy-ban-nhan-dan-cap-xa&nguon=to-roi&kenh=giay&phien=20260305"
)
LONG_STEP = (
    "Người có yêu cầu kiểm tra thông tin do hệ thống tự điền, bổ sung phần còn thiếu, đính kèm ảnh chụp rõ đủ bốn góc của "
    "từng giấy tờ rồi bấm nút xác nhận"
)


def bursting_leaflet() -> Document:
    """A name over 200 characters, nine long steps, twelve benefits, a very long address."""
    assert len(LONG_NAME) > 200
    return Document(
        kind=Kind.LEAFLET,
        id="qua-dai",
        title=LONG_NAME,
        subtitle=LONG_NAME,
        issuer=replace(VI_DU, committee="Ủy ban nhân dân xã Ví Dụ Rất Dài Tên Sau Khi Sắp Xếp Đơn Vị Hành Chính"),
        as_of=Day.parse("2026-03-05"),
        valid_to=Day.parse("2026-12-31"),
        marks=(ILLUSTRATIVE, DRAFT),
        footer=(Text(LONG_NAME[:90] + ": "), Phone.parse("0900000000")),
        blocks=(
            Portal(text(LONG_NAME), LONG_ADDRESS, text(LONG_NAME)),
            Steps(tuple(_step(number, text(" ".join([LONG_STEP + "."] * 3))) for number in range(1, 10))),
            Bullets(tuple(text(f"Lợi ích thứ {n}: {LONG_STEP.lower()}.") for n in range(1, 13))),
            QrCode(LONG_ADDRESS, text(LONG_NAME)),
            QrCode(LONG_ADDRESS, text("Ngắn")),
            QrCode(LONG_ADDRESS, text(LONG_NAME[:100])),
            QrCode(NATIONAL, text("Mã thứ tư, sang hàng sau")),
            Caution("Lưu ý:", text(LONG_NAME), (text(LONG_STEP), text(LONG_STEP)), CautionKind.WARNING),
            FieldHint(LONG_NAME[:80], text(LONG_NAME), (text(LONG_NAME),)),
            Contact(
                LONG_NAME, LONG_NAME[:60], Phone.parse("0900000000"), text(LONG_NAME), text(LONG_NAME), text(LONG_NAME)
            ),
            Paragraph(text("Khôngcókhoảngtrắng" * 12)),
        ),
    )


def full_poster() -> Document:
    """As much as a poster can be asked to hold: a long title, nine steps of two lines, two codes, a caution."""
    return Document(
        kind=Kind.POSTER,
        id="day",
        title="Đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi",
        subtitle="Thủ tục liên thông, làm một lần cho cả ba việc",
        issuer=VI_DU,
        as_of=Day.parse("2026-03-05"),
        valid_to=Day.parse("2026-12-31"),
        marks=(ILLUSTRATIVE,),
        footer=(Text("Trung tâm Phục vụ hành chính công xã Ví Dụ: "), Phone.parse("0900000000")),
        blocks=(
            Steps(tuple(_step(number, text(LONG_STEP[:70])) for number in range(1, 10))),
            QrCode(LONG_ADDRESS, text("Mở trang của thủ tục này")),
            QrCode(NATIONAL, text("Mở Cổng Dịch vụ công quốc gia")),
            Facts((Fact("Không có điện thoại thông minh?", text("Đến Trung tâm Phục vụ hành chính công xã Ví Dụ")),)),
        ),
    )


def bursting_poster() -> Document:
    """More than any poster holds."""
    return replace(
        full_poster(),
        id="tran",
        title=LONG_NAME,
        blocks=(
            Steps(tuple(_step(number, text(" ".join([LONG_STEP + "."] * 3))) for number in range(1, 10))),
            *full_poster().blocks[1:],
        ),
    )


POSTERS: dict[str, Callable[[], Document]] = {
    "thanh-giang": thanh_giang_poster,
    "an-phu": an_phu_poster,
    "nga-son": nga_son_poster,
    "kim-dinh": kim_dinh_poster,
    "vi-du": vi_du_poster,
    "full": full_poster,
}

LEAFLETS: dict[str, Callable[[], Document]] = {
    "thanh-giang": thanh_giang_leaflet,
    "an-phu": an_phu_leaflet,
    "nga-son": nga_son_leaflet,
    "kim-dinh": kim_dinh_leaflet,
    "vi-du": vi_du_leaflet,
    "bursting": bursting_leaflet,
}
