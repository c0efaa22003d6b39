"""Websites to test with: an invented "xã Ví Dụ", and the nine-step guide of a real document with its branches."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from generators.document import (
    Abbreviation,
    Block,
    Branch,
    Bullets,
    Caution,
    CautionKind,
    Checklist,
    ChecklistItem,
    Contact,
    DatePlace,
    Definition,
    Document,
    EndMark,
    Fact,
    Facts,
    FieldHint,
    Heading,
    Issuer,
    ItemLink,
    Kind,
    LegalReference,
    Letterhead,
    Link,
    Mark,
    MarkKind,
    NoticeTitle,
    Paragraph,
    ParagraphRole,
    Portal,
    QrCode,
    ScreenLabel,
    Signature,
    Sms,
    Step,
    StepLink,
    Steps,
    Table,
    Text,
    text,
)
from generators.values import ClockTime, Day, Money, Phone
from generators.website import Change, Download, Listen, Site, SitePage, Term
from generators.wording import read_languages, read_wording

AS_OF = Day(datetime.date(2026, 4, 1))
VI_DU = Issuer(
    slug="vi-du", name="xã Ví Dụ", committee="Ủy ban nhân dân xã Ví Dụ", short="UBND xã Ví Dụ", province="tỉnh Ví Dụ"
)
ONE_STOP = Contact(
    role="Trung tâm Phục vụ hành chính công xã Ví Dụ",
    phone=Phone("0900000000"),
    hours=text("Giờ hành chính, thứ Hai đến thứ Sáu"),
    purpose=text("Hỏi về hồ sơ, nộp trực tiếp"),
    place=text("Tầng 1, trụ sở UBND xã Ví Dụ"),
)
JUSTICE = Contact(role="công chức Tư pháp – Hộ tịch", phone=Phone("0900000001"), hours=text("trong giờ hành chính"))


def page(id: str, title: str, blocks: tuple[Block, ...], *, issuer: Issuer = VI_DU, **rest: object) -> Document:
    return Document(kind=Kind.PAGE, id=id, title=title, issuer=issuer, blocks=blocks, as_of=AS_OF, **rest)  # type: ignore[arg-type]


# ── The linked procedures for births and deaths, in nine steps ───────────────────────────────────────────────────────

NINE_STEPS = Steps(
    (
        Step(
            "dang-nhap",
            "1",
            (
                Text("Đăng nhập vào trang web "),
                Link("https://lienthong.dichvucong.gov.vn", "“lienthong.dichvucong.gov.vn”"),
                Text(" hoặc quét mã qua ứng dụng Zalo"),
            ),
        ),
        Step(
            "mo-trang",
            "2",
            (Text("Từ màn hình sẽ hiển thị liên kết, bấm vào "), ScreenLabel("Mở"), Text(" trang web")),
        ),
        Step(
            "chon-tai-khoan",
            "3",
            text("Chọn loại tài khoản"),
            branches=(
                Branch(
                    text("Nếu công dân chưa có định danh điện tử (VNeID) cấp bởi công an."),
                    (
                        Text("Từ màn hình chọn mục "),
                        ScreenLabel("Tài khoản cấp bởi Cổng dịch vụ công quốc gia"),
                        Text(" và tiếp tục"),
                    ),
                    StepLink("dang-ky", "4"),
                    "3.1",
                ),
                Branch(
                    text("Nếu công dân đã có định danh điện tử (VNeID) cấp bởi công an."),
                    (
                        Text("Từ màn hình ta chọn "),
                        ScreenLabel("Tài khoản định danh điện tử cấp bởi Bộ Công an"),
                    ),
                    StepLink("trang-chu", "7"),
                    "3.2",
                    (
                        text(
                            "Xuất hiện giao diện như màn hình, điền đầy đủ thông tin số định danh cá nhân và mật khẩu "
                            "sau khi đã kích hoạt tài khoản định danh điện tử, nhập mã OTP"
                        ),
                    ),
                ),
            ),
        ),
        Step(
            "dang-ky",
            "4",
            (Text("Từ màn hình ta chọn mục "), ScreenLabel("Đăng ký")),
            condition=text("đối với công dân chưa có tài khoản trên cổng dịch vụ công quốc gia"),
            blocks=(
                Caution(
                    "Chú ý",
                    text(
                        "Nếu công dân đã có tài khoản từ cổng dịch vụ công quốc gia thì công dân điền đầy đủ thông tin "
                        "hiển thị trên màn hình rồi bấm đăng nhập"
                    ),
                ),
            ),
        ),
        Step(
            "cong-dan",
            "5",
            (
                Text("Từ màn hình chọn "),
                ScreenLabel("Công dân"),
                Text(", chọn "),
                ScreenLabel("Thuê bao di động"),
            ),
        ),
        Step(
            "ma-otp",
            "6",
            (
                Text("Từ màn hình, điền nội dung thông tin, chọn "),
                ScreenLabel("Đăng ký"),
                Text(", sau đó nhập mã OTP để xác nhận"),
            ),
        ),
        Step("trang-chu", "7", text("Từ màn hình, chọn trang chủ Dịch vụ công liên thông")),
        Step(
            "chon-thu-tuc",
            "8",
            text("Từ màn hình chọn"),
            options=(
                text("Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi"),
                text("Liên thông đăng ký khai tử, xóa đăng ký thường trú, trợ cấp mai táng, hỗ trợ chi phí mai táng"),
            ),
        ),
        Step(
            "nop",
            "9",
            text("Kê khai và nộp hồ sơ"),
            substeps=(
                text("Công dân kê khai các thông tin trong từng mục theo yêu cầu"),
                text(
                    "Công dân chụp ảnh và tải các mẫu tờ khai (sau khi ký tờ khai, chụp ảnh lại sau đó tải lên phần "
                    "mềm), hồ sơ theo yêu cầu"
                ),
                text("Công dân kiểm tra lại thông tin, nhập mã xác nhận để nộp hồ sơ"),
            ),
            blocks=(
                Caution(
                    "Lưu ý",
                    text("Khi kê khai thông tin, công dân chú ý đặc biệt trường thông tin sau"),
                    kind=CautionKind.WARNING,
                ),
                FieldHint(
                    "Nơi sinh",
                    text("Điền đầy đủ tên Bệnh viện và địa chỉ của Bệnh viện"),
                    (text("Bệnh viện Phụ sản Hà Nội, phường Ngọc Khánh, quận Ba Đình, thành phố Hà Nội"),),
                ),
            ),
        ),
    )
)

BIRTH = page(
    "dang-ky-khai-sinh-lien-thong",
    "Đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi",
    (
        Paragraph(
            text("Làm một lần trên mạng cho ba việc: khai sinh, thường trú và thẻ bảo hiểm y tế của trẻ."),
            ParagraphRole.LEAD,
        ),
        Facts(
            (
                Fact("Đối tượng thực hiện", text("Công dân Việt Nam"), "audience"),
                Fact("Cơ quan thực hiện", text("UBND xã Ví Dụ"), "authority"),
                Fact("Cách thức thực hiện", text("Trực tuyến trên Cổng dịch vụ công quốc gia"), "channels"),
                Fact("Thời hạn giải quyết", (), "deadline"),
                Fact("Phí, lệ phí", (), "fee"),
                Fact("Kết quả", text("Giấy khai sinh, thẻ bảo hiểm y tế"), "result"),
            )
        ),
        Caution("Yêu cầu", text("Có tài khoản định danh điện tử."), kind=CautionKind.RULE),
        Heading(2, text("Thành phần hồ sơ"), anchor="ho-so"),
        Checklist(
            (
                ChecklistItem(text("Giấy chứng sinh"), text("nếu không khai thác được chứng sinh điện tử")),
                ChecklistItem(text("Tờ khai đăng ký cư trú")),
            )
        ),
        Heading(2, text("Các bước thực hiện"), anchor="cac-buoc"),
        NINE_STEPS,
        Heading(2, text("Sau khi nộp hồ sơ"), anchor="sau-khi-nop"),
        Paragraph(
            text(
                "Sau khi nhập hồ sơ thành công, công dân chụp lại mã hồ sơ để thuận tiện theo dõi quá trình giải quyết "
                "hồ sơ trên phần mềm cổng dịch vụ công quốc gia."
            )
        ),
        Paragraph(text("Công dân có thể nhận kết quả tại nhà và trả phí dịch vụ chuyển phát qua bưu chính.")),
        Heading(2, text("Quét mã để mở"), anchor="ma-qr"),
        QrCode("https://lienthong.dichvucong.gov.vn", text("Mã QR thủ tục liên thông khai sinh, khai tử")),
        Heading(2, text("Liên hệ"), anchor="lien-he"),
        JUSTICE,
    ),
    summary="Làm một lần trên mạng cho ba việc: khai sinh, thường trú và thẻ bảo hiểm y tế của trẻ.",
    footer=(Text("công chức Tư pháp – Hộ tịch: "), Phone("0900000001")),
)

ACCOUNT = page(
    "dang-ky-tai-khoan",
    "Đăng ký tài khoản trên Cổng dịch vụ công quốc gia",
    (
        Paragraph(text("Tài khoản để nộp hồ sơ trên mạng, đăng ký bằng số điện thoại."), ParagraphRole.LEAD),
        Caution(
            "Yêu cầu",
            text("Số điện thoại đã đăng ký chính chủ bằng CMND/CCCD với nhà mạng."),
            kind=CautionKind.RULE,
        ),
        Heading(2, text("Các bước thực hiện"), anchor="cac-buoc"),
        Steps(
            (
                Step(
                    "vao-trang",
                    "1",
                    (
                        Text("Đăng nhập trang chủ cổng dịch vụ công quốc gia tại địa chỉ "),
                        Link("dichvucong.gov.vn"),
                        Text(" và chọn mục "),
                        ScreenLabel("Đăng ký"),
                    ),
                    plain=text("Mở trang, bấm Đăng ký"),
                ),
                Step("nhap", "2", text("Nhập các thông tin hiện trên bảng và chọn đăng ký")),
                Step(
                    "otp",
                    "3",
                    (
                        Text("Nhập mã "),
                        Abbreviation("OTP", "mã dùng một lần"),
                        Text(" được gửi về số điện thoại"),
                    ),
                ),
                Step("mat-khau", "4", text("Nhập mật khẩu và nhận thông báo đăng ký thành công")),
            )
        ),
        Caution("Lưu ý", text("Mật khẩu phải bao gồm chữ in hoa, chữ cái thường, số và ký tự đặc biệt.")),
        Paragraph(
            (
                Text("Để biết số điện thoại chính chủ hay chưa và thông tin đăng ký của công dân, soạn tin "),
                Sms("TTTB", "1414"),
                Text("."),
            )
        ),
    ),
    summary="Tài khoản để nộp hồ sơ trên mạng, đăng ký bằng số điện thoại.",
    checked=Day(datetime.date(2026, 10, 2)),
)

COPIES = page(
    "chung-thuc-ban-sao",
    "Chứng thực bản sao từ bản chính",
    (
        Facts(
            (
                Fact("Đối tượng thực hiện", text("Mọi người dân"), "audience"),
                Fact("Thời hạn giải quyết", text("Trong ngày"), "deadline"),
                Fact("Phí, lệ phí", (Money(2000), Text("/trang")), "fee"),
            )
        ),
        Heading(2, text("Các bước thực hiện"), anchor="cac-buoc"),
        Steps(
            (
                Step("mang", "1", text("Mang bản chính đến Trung tâm Phục vụ hành chính công xã")),
                Step("nhan", "2", text("Nhận bản sao đã chứng thực")),
            )
        ),
        Table(
            (text("Loại giấy tờ"), text("Số bản")),
            ((text("Bằng tốt nghiệp"), text("1")), (text("Giấy khai sinh"), text("2"))),
            text("Ví dụ số bản sao"),
        ),
    ),
    summary="Sao y giấy tờ có bản chính tại xã.",
    marks=(Mark(MarkKind.ILLUSTRATIVE, "Nội dung minh họa, chưa do UBND xã Ví Dụ ban hành"),),
)

ARTICLE = page(
    "dich-vu-cong-truc-tuyen",
    "Dịch vụ công trực tuyến: lợi ích và cách thực hiện",
    (
        Paragraph(text("Kính thưa bà con."), ParagraphRole.SALUTATION),
        Heading(2, text("Dịch vụ công trực tuyến là gì?"), "1."),
        Definition(
            text("Dịch vụ công trực tuyến toàn trình"),
            text(
                "là dịch vụ bảo đảm cung cấp toàn bộ thông tin về thủ tục hành chính, việc thực hiện và giải quyết thủ "
                "tục hành chính đều được thực hiện trên môi trường mạng."
            ),
            (LegalReference("Nghị định số 42/2022/NĐ-CP"),),
        ),
        Definition(
            text("Dịch vụ công trực tuyến một phần"),
            text("là dịch vụ công trực tuyến không bảo đảm các điều kiện của dịch vụ công trực tuyến toàn trình."),
        ),
        Heading(2, text("Lợi ích khi sử dụng"), "2."),
        Bullets(
            (
                text(
                    "Thủ tục đăng ký nhanh chóng, thuận tiện 24/24 giờ trong ngày tại mọi địa điểm có kết nối Internet."
                ),
                text("Tiết kiệm chi phí đi lại, thời gian giao dịch;"),
                text("Theo dõi được tình trạng hồ sơ trên website trực tuyến."),
            )
        ),
        Heading(2, text("Nơi nộp hồ sơ"), "3."),
        Portal(text("Cổng dịch vụ công quốc gia"), "https://dichvucong.gov.vn", text("Đăng ký trực tuyến")),
        Heading(3, text("Đăng ký khai sinh"), "3.1."),
        NINE_STEPS,
        Paragraph(
            (
                Text("Xem thêm "),
                ItemLink("procedure/dang-ky-tai-khoan", "cách đăng ký tài khoản"),
                Text(" và "),
                ItemLink("procedure/khong-co", "một thủ tục chưa có"),
                Text("."),
            )
        ),
        Paragraph(
            text("Trên đây là bài tuyên truyền của UBND xã Ví Dụ về dịch vụ công trực tuyến."), ParagraphRole.CLOSING
        ),
        EndMark(),
    ),
    subtitle="Bài tuyên truyền",
    summary="Dịch vụ công trực tuyến là gì, có lợi gì và làm thế nào.",
)

NOTICE = page(
    "huong-dan-dich-vu-cong",
    "Hướng dẫn sử dụng dịch vụ công trực tuyến trên Cổng dịch vụ công quốc gia",
    (
        Letterhead(("ỦY BAN NHÂN DÂN", "XÃ VÍ DỤ"), "TB-UBND", DatePlace("Ví Dụ", year=2026)),
        NoticeTitle("THÔNG BÁO", text("Hướng dẫn sử dụng dịch vụ công trực tuyến trên Cổng dịch vụ công quốc gia")),
        Paragraph(text("UBND xã Ví Dụ trân trọng hướng dẫn việc sử dụng dịch vụ công trực tuyến.")),
        Bullets((text("Chọn cơ quan thực hiện;"), text("Gửi hồ sơ;"), text("Theo dõi kết quả;"))),
        EndMark(),
        Signature(
            ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
            "",
            (text("Các thôn trên địa bàn xã;"), text("Trang thông tin điện tử xã;")),
            text("Lưu: VT, HCC."),
        ),
    ),
    summary="Các bước dùng dịch vụ công trực tuyến trên Cổng dịch vụ công quốc gia.",
)

SCHEDULE: tuple[Block, ...] = (
    Table(
        (text("Giờ"), text("Bản tin"), text("Ngày")),
        (
            ((ClockTime(5, 30),), text("Dịch vụ công trực tuyến"), text("thứ Hai, thứ Năm")),
            ((ClockTime(17, 0),), text("Dịch vụ công trực tuyến"), text("thứ Hai, thứ Năm")),
        ),
        text("Lịch phát trong tuần"),
    ),
)

GLOSSARY = (
    Term(Definition(text("VNeID"), text("là ứng dụng định danh điện tử của Bộ Công an trên điện thoại."))),
    Term(Definition(text("OTP"), text("là mã dùng một lần, được gửi về số điện thoại để xác nhận."))),
    Term(Definition(text("Dịch vụ công trực tuyến"), text("là dịch vụ hành chính công được cung cấp trên mạng.")), ("dvctt", "dịch vụ công mạng")),
)


LAST_DAY = Day(datetime.date(2026, 12, 31))
CHANGES = (
    Change(Day(datetime.date(2026, 3, 1)), text("Nộp một lần cho cả ba thủ tục.")),
    Change(Day(datetime.date(2025, 7, 1)), text("Nơi nộp hồ sơ chuyển về xã.")),
)
WORDING = Path(__file__).parents[2] / "templates" / "wording"
LANGUAGES = read_languages(WORDING, read_wording(WORDING / "vi"))


def site(**changes: object) -> Site:
    """The whole of "xã Ví Dụ"; `changes` replace fields of the site."""
    whole: dict[str, object] = {
        "issuer": VI_DU,
        "pages": (
            SitePage(
                BIRTH,
                "procedure",
                "dang-ky-khai-sinh-lien-thong",
                ("làm giấy khai sinh", "khai sinh cho con"),
                "Sinh con",
                "Hộ tịch",
                (
                    Download("poster", "announcements/vi-du/posters/dang-ky-khai-sinh-lien-thong.pdf", 152_000),
                    Download("leaflet", "announcements/vi-du/leaflets/dang-ky-khai-sinh-lien-thong.pdf", 1_240_000),
                ),
                (
                    Listen(
                        "audio/vi-du/khai-sinh/60s.mp3",
                        65.2,
                        480_000,
                        "Đăng ký khai sinh, bản 1 phút",
                        captions="audio/vi-du/khai-sinh/60s.vtt",
                    ),
                ),
                changes=CHANGES,
            ),
            SitePage(replace(ACCOUNT, valid_to=LAST_DAY), "procedure", "dang-ky-tai-khoan", ("tạo tài khoản",), "Dùng dịch vụ trên mạng"),
            SitePage(COPIES, "procedure", "chung-thuc-ban-sao", ("sao y",), "Sao y giấy tờ", "Chứng thực"),
            SitePage(ARTICLE, "campaign", "dich-vu-cong-truc-tuyen", ("dvctt",)),
            SitePage(
                NOTICE,
                "notice",
                "huong-dan-dich-vu-cong",
                downloads=(
                    Download("notice-pdf", "announcements/vi-du/notices/huong-dan-dich-vu-cong.pdf", 84_000),
                    Download("notice-docx", "announcements/vi-du/notices/huong-dan-dich-vu-cong.docx", 21_000),
                ),
            ),
        ),
        "contacts": (ONE_STOP, JUSTICE),
        "hours": text("Sáng 7:30–11:30, chiều 13:30–17:00, thứ Hai đến thứ Sáu"),
        "as_of": AS_OF,
        "glossary": GLOSSARY,
        "languages": LANGUAGES,
        "plain_words": (("chính chủ", "đứng tên mình"),),
        "schedule": SCHEDULE,
        "description": "Hướng dẫn thủ tục, thông báo và bản tin phát thanh của UBND xã Ví Dụ.",
    }
    return Site(**(whole | changes))  # type: ignore[arg-type]
