"""Notices to try the Word and PDF writers on: one like a real commune's, the others of the invented xã Ví Dụ."""

from __future__ import annotations

from generators.document import (
    AnnexHeading,
    Block,
    Blocks,
    Branch,
    Bullets,
    Caution,
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
    Inlines,
    Issuer,
    Kind,
    LegalGround,
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
    Strong,
    Table,
    Text,
    text,
)
from generators.values import Phone
from generators.writers.notice_runs import NBSP

NGA_SON = Issuer(
    slug="nga-son",
    name="xã Nga Sơn",
    committee="Ủy ban nhân dân xã Nga Sơn",
    short="UBND xã Nga Sơn",
    province="tỉnh Thanh Hóa",
)
VI_DU = Issuer(
    slug="vi-du", name="xã Ví Dụ", committee="Ủy ban nhân dân xã Ví Dụ", short="UBND xã Ví Dụ", province="tỉnh Mẫu"
)
PORTAL = "https://dichvucong.gov.vn"
LINKED = "https://lienthong.dichvucong.gov.vn"


def notice(
    issuer: Issuer,
    id: str,
    title: str,
    blocks: Blocks,
    marks: tuple[Mark, ...] = (),
    footer: Inlines = (),
) -> Document:
    return Document(Kind.NOTICE, id, title, issuer, blocks, marks=marks, footer=footer)


def _letterhead(symbol: str, **more: object) -> Letterhead:
    given: dict[str, object] = {
        "issuer": ("ỦY BAN NHÂN DÂN", "XÃ VÍ DỤ"),
        "symbol": symbol,
        "date": DatePlace("Ví Dụ", year=2026),
        **more,
    }
    return Letterhead(**given)  # type: ignore[arg-type]


def _body(*paragraphs: str) -> tuple[Block, ...]:
    return tuple(Paragraph(text(paragraph)) for paragraph in paragraphs)


CHAIRMAN = Signature(
    authority=("CHỦ TỊCH",),
    recipients=(text("Đảng ủy, HĐND xã (để b/c)"), text("Các thôn trên địa bàn xã")),
    archive=text("Lưu: VT."),
)

ONLINE_STEPS = Steps(
    (
        Step(
            "mo-trang",
            "1",
            (
                Text("đăng nhập vào trang Cổng dịch vụ công quốc gia "),
                Link(PORTAL),
                Text(" hoặc quét mã qua ứng dụng Zalo."),
            ),
            blocks=(
                QrCode(PORTAL, text("Cổng dịch vụ công quốc gia")),
                QrCode(LINKED, text("Mã QR thủ tục liên thông khai sinh, đăng ký thường trú")),
            ),
        ),
        Step(
            "dang-nhap",
            "2",
            text("Chọn cách đăng nhập."),
            branches=(
                Branch(
                    text("nếu công dân chưa có định danh điện tử (VNeID)"),
                    (Text("từ màn hình chọn mục "), ScreenLabel("Đăng ký"), Text(".")),
                    StepLink("ke-khai", "4"),
                    "2.1",
                ),
                Branch(
                    text("nếu công dân đã có định danh điện tử (VNeID)"),
                    (
                        Text("từ màn hình chọn "),
                        ScreenLabel("Tài khoản định danh điện tử dành cho công dân cấp bởi Bộ Công an"),
                    ),
                    None,
                    "2.2",
                    (
                        text(
                            "Xuất hiện giao diện như màn hình, điền đầy đủ thông tin số định danh cá nhân và mật khẩu, "
                            "nhập mã OTP, rồi bấm đăng nhập."
                        ),
                    ),
                ),
            ),
        ),
        Step(
            "chon",
            "3",
            text("Từ màn hình, chọn trang chủ Dịch vụ công liên thông:"),
            options=(
                text("Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi;"),
                text("Liên thông đăng ký khai tử, xóa đăng ký thường trú, trợ cấp mai táng, hỗ trợ chi phí mai táng."),
            ),
        ),
        Step(
            "ke-khai",
            "4",
            text("Lựa chọn cơ quan thực hiện; thực hiện kê khai; lựa chọn hình thức nhận kết quả; hoàn thành."),
            text("đối với công dân chưa có tài khoản"),
            substeps=(
                text("Công dân kê khai các thông tin theo yêu cầu;"),
                text("Công dân chụp ảnh và tải các mẫu tờ khai, hồ sơ theo yêu cầu;"),
                text("Công dân kiểm tra lại thông tin, nhập mã xác nhận để nộp hồ sơ."),
            ),
            blocks=(
                Caution("Lưu ý", text("Khi kê khai thông tin, công dân chú ý đặc biệt trường thông tin sau:")),
                FieldHint(
                    "Nơi sinh",
                    text("Điền đầy đủ tên Bệnh viện và địa chỉ của Bệnh viện"),
                    (text("Bệnh viện Phụ sản, xã ....., tỉnh ....."),),
                ),
            ),
        ),
    )
)


def nga_son() -> Document:
    """Thông báo with a blank number and day, a deputy signing for the chairman, nine recipients, an annex with steps."""
    return notice(
        NGA_SON,
        "huong-dan-dich-vu-cong",
        "Thông báo hướng dẫn sử dụng dịch vụ công trực tuyến trên Cổng dịch vụ công quốc gia",
        (
            Letterhead(("ỦY BAN NHÂN DÂN", "XÃ NGA SƠN"), "TB-UBND", DatePlace("Nga Sơn", year=2026)),
            NoticeTitle("THÔNG BÁO", text("Hướng dẫn sử dụng dịch vụ công trực tuyến trên Cổng dịch vụ công quốc gia")),
            *_body(
                "Nhằm nâng cao hiệu quả cải cách thủ tục hành chính, tạo điều kiện thuận lợi cho người dân và tổ chức "
                "trong việc tiếp cận thông tin, tra cứu hồ sơ, thực hiện thủ tục hành chính trực tuyến, UBND xã Nga "
                "Sơn trân trọng hướng dẫn việc sử dụng dịch vụ công trực tuyến trên Cổng dịch vụ công quốc gia:"
            ),
            Heading(2, text("Thực hiện dịch vụ công trực tuyến"), "1."),
            Paragraph(
                (
                    Text("Dịch vụ công trực tuyến được thực hiện qua địa chỉ "),
                    Link(PORTAL),
                    Text(", chọn các bước thực hiện như sau:"),
                )
            ),
            Bullets(
                (
                    text("Truy cập đường link trên, đăng nhập tài khoản định danh điện tử VNeID mức độ 2;"),
                    (
                        Text("Chọn "),
                        ScreenLabel("Dịch vụ công trực tuyến"),
                        Text(", lựa chọn thủ tục cần thực hiện;"),
                    ),
                    text("Chọn cơ quan thực hiện;"),
                    text("Nhập thông tin, tờ khai, scan hoặc chụp ảnh các giấy tờ theo quy định;"),
                    text("Đăng ký nhận kết quả;"),
                    text("Gửi hồ sơ;"),
                    text("Theo dõi kết quả;"),
                    text("Thanh toán trực tuyến (nếu có)."),
                )
            ),
            *_body(
                "Việc thực hiện đăng ký và kê khai các thông tin trực tuyến là bắt buộc, vì vậy công dân cần thực hiện "
                "cập nhật chính xác thông tin của bản thân trước khi thực hiện đăng ký trực tuyến.",
                "(Có hướng dẫn thực hiện đăng ký liên thông tại Phụ lục kèm theo)",
            ),
            Heading(2, text("Lợi ích khi tham gia dịch vụ công trực tuyến"), "2."),
            Bullets(
                (
                    text(
                        "Thủ tục đăng ký đơn giản, nhanh chóng, thuận tiện 24/24 giờ trong ngày tại mọi địa điểm có "
                        "kết nối Internet;"
                    ),
                    text("Tiết kiệm chi phí đi lại, thời gian giao dịch, đơn giản thủ tục giấy tờ;"),
                    text("Chủ động các công việc khác của công dân;"),
                    text(
                        "Theo dõi được tình trạng hồ sơ trên website trực tuyến; qua tin nhắn điện thoại; địa chỉ email;"
                    ),
                    text("Đảm bảo công khai, minh bạch hồ sơ, thủ tục;"),
                    text(
                        "Một số thủ tục, công dân không cần đến cơ quan nhà nước thực hiện thủ tục hành chính và được "
                        "nhận kết quả tại nhà (đăng ký nhận kết quả qua dịch vụ Bưu chính công ích);"
                    ),
                    text(
                        "Kết quả giải quyết được chuyển vào danh sách dịch vụ của công dân tại Cổng dịch vụ công quốc gia."
                    ),
                )
            ),
            *_body(
                "UBND xã Nga Sơn kính đề nghị toàn thể cán bộ, công chức và Nhân dân tích cực sử dụng dịch vụ công trực "
                "tuyến trên Cổng dịch vụ công quốc gia góp phần xây dựng nền hành chính hiện đại, minh bạch, phục vụ "
                "tốt hơn cho cộng đồng."
            ),
            EndMark(),
            Signature(
                ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
                "",
                (
                    text("Thường trực Đảng ủy, HĐND (để b/c)"),
                    text("Chủ tịch UBND xã (để b/c)"),
                    text("Các PCT UBND xã"),
                    text("Các thôn trên địa bàn xã"),
                    text("Các phòng chuyên môn UBND xã"),
                    text("Trung tâm PVHCC công xã"),
                    text("Trung tâm CƯDV công (phát tin)"),
                    text("Trang thông tin điện tử xã"),
                ),
                text("Lưu: VT, HCC."),
            ),
            AnnexHeading(
                text("Hướng dẫn thực hiện đăng ký liên thông thủ tục khai sinh trên Cổng dịch vụ công quốc gia"),
                text(
                    f"Kèm theo Thông báo số {NBSP * 8}/TB-UBND ngày {NBSP * 5} tháng {NBSP * 5} năm 2026 của Ủy ban "
                    "nhân dân xã Nga Sơn"
                ),
            ),
            ONLINE_STEPS,
            EndMark(),
        ),
    )


ARTICLE: Blocks = (
    Paragraph(text("Việc thực hiện các giao dịch qua môi trường mạng ngày càng cần thiết."), ParagraphRole.LEAD),
    Heading(2, text("Khái niệm"), "1."),
    Definition(
        text("Dịch vụ công trực tuyến toàn trình"),
        text(
            "Là dịch vụ bảo đảm cung cấp toàn bộ thông tin về thủ tục hành chính, việc thực hiện và giải quyết thủ tục "
            "hành chính đều được thực hiện trên môi trường mạng."
        ),
        (LegalReference("Nghị định số 42/2022/NĐ-CP"),),
    ),
    Heading(3, text("Chuẩn bị"), "1.1."),
    Checklist(
        (
            ChecklistItem(text("Thẻ căn cước"), text("bản chính")),
            ChecklistItem(text("Điện thoại có kết nối Internet")),
        )
    ),
    Facts((Fact("Thời hạn giải quyết", text("05 ngày làm việc")), Fact("Lệ phí"))),
    Portal(text("Cổng dịch vụ công quốc gia"), "dichvucong.gov.vn", text("“Dịch vụ công liên thông; Khai sinh”")),
    Paragraph(
        (
            Text("Để biết thông tin thuê bao chính chủ, soạn tin "),
            Sms("TTTB", "1414"),
            Text("."),
        )
    ),
    Table(
        (text("STT"), text("Thủ tục"), text("Thời hạn")),
        (
            (
                text("1"),
                text("Đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế"),
                text("04 ngày"),
            ),
            (text("2"), text("Đăng ký khai tử, xóa đăng ký thường trú, trợ cấp mai táng"), text("10 ngày")),
        ),
        text("Thời hạn giải quyết"),
    ),
    Contact(
        "công chức Tư pháp – Hộ tịch",
        "",
        Phone("0972645498"),
        text("trong giờ hành chính"),
        text("Cần hỗ trợ, hướng dẫn thủ tục"),
    ),
    Paragraph(text("Trân trọng cảm ơn."), ParagraphRole.CLOSING),
    EndMark(),
)


def draft() -> Document:
    """A draft with the article as its annex."""
    return notice(
        VI_DU,
        "tuyen-truyen",
        "Thông báo về việc tuyên truyền dịch vụ công trực tuyến",
        (
            _letterhead("TB-UBND"),
            NoticeTitle("THÔNG BÁO", text("Tuyên truyền về dịch vụ công trực tuyến")),
            *_body(
                "Ủy ban nhân dân xã Ví Dụ thông báo nội dung tuyên truyền tại Phụ lục kèm theo để tổ chức, công dân biết "
                "và thực hiện."
            ),
            EndMark(),
            CHAIRMAN,
            AnnexHeading(
                text("Bài tuyên truyền về dịch vụ công trực tuyến"),
                text(
                    f"Kèm theo Thông báo số {NBSP * 8}/TB-UBND ngày {NBSP * 5} tháng {NBSP * 5} năm 2026 của Ủy ban "
                    "nhân dân xã Ví Dụ"
                ),
            ),
            *ARTICLE,
        ),
        (
            Mark(MarkKind.DRAFT, "DỰ THẢO", text("Bản để lấy ý kiến, chưa được ban hành.")),
            Mark(MarkKind.ILLUSTRATIVE, "Nội dung minh họa, chưa do Ủy ban nhân dân xã Ví Dụ ban hành"),
        ),
    )


def archived() -> Document:
    return notice(
        VI_DU,
        "cu",
        "Thông báo đã hết hiệu lực",
        (
            _letterhead("TB-UBND", number="7", date=DatePlace("Ví Dụ", 5, 2, 2021)),
            NoticeTitle("THÔNG BÁO", text("Về lịch tiếp công dân")),
            *_body(*["Ủy ban nhân dân xã Ví Dụ thông báo lịch tiếp công dân định kỳ trong năm." for _ in range(40)]),
            EndMark(),
            CHAIRMAN,
        ),
        (
            Mark(
                MarkKind.ARCHIVE,
                "BẢN LƯU TRỮ – KHÔNG CÒN ÁP DỤNG",
                text("Xem thông báo đang áp dụng trên trang thông tin điện tử xã."),
            ),
            Mark(MarkKind.AS_OF, "Nội dung tại ngày 05/02/2021"),
        ),
    )


def official_letter() -> Document:
    """Công văn: no name of its kind, V/v under the number, several addressees, the contact line at the foot."""
    return notice(
        VI_DU,
        "cong-van",
        "Công văn về việc phối hợp tuyên truyền dịch vụ công trực tuyến",
        (
            _letterhead(
                "UBND-VHXH",
                number="5",
                date=DatePlace("Ví Dụ", 5, 3, 2026),
                about=text("V/v phối hợp tuyên truyền dịch vụ công trực tuyến năm 2026"),
                addressees=(
                    text("Các thôn trên địa bàn xã"),
                    text("Trường Tiểu học, Trường Trung học cơ sở, Trạm Y tế xã"),
                    text("Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
                ),
            ),
            *_body(
                "Thực hiện kế hoạch tuyên truyền năm 2026, Ủy ban nhân dân xã Ví Dụ đề nghị các đơn vị phối hợp tuyên "
                "truyền về dịch vụ công trực tuyến.",
                "Trân trọng cảm ơn sự phối hợp của các đơn vị.",
            ),
            EndMark(),
            Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "", (text("Như trên"),), text("Lưu: VT, VHXH.")),
        ),
        footer=text("Địa chỉ: Trụ sở UBND xã Ví Dụ, tỉnh Mẫu; điện thoại: ......; thư điện tử: ......"),
    )


def decision() -> Document:
    """Quyết định: the office that decides, căn cứ, articles."""
    return notice(
        VI_DU,
        "quyet-dinh",
        "Quyết định về việc thành lập Tổ công nghệ số cộng đồng",
        (
            _letterhead("QĐ-UBND", number="12", date=DatePlace("Ví Dụ", 15, 1, 2026)),
            NoticeTitle("QUYẾT ĐỊNH", text("Về việc thành lập Tổ công nghệ số cộng đồng")),
            Heading(1, text("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ VÍ DỤ")),
            LegalGround((LegalReference("Căn cứ Luật Tổ chức chính quyền địa phương"), Text(";"))),
            LegalGround(text("Theo đề nghị của Trưởng phòng Văn hóa - Xã hội,"), last=True),
            Heading(1, text("QUYẾT ĐỊNH:")),
            Paragraph(
                (
                    Strong(text("Điều 1.")),
                    Text(" Thành lập Tổ công nghệ số cộng đồng các thôn trên địa bàn xã Ví Dụ."),
                )
            ),
            Paragraph((Strong(text("Điều 2.")), Text(" Quyết định này có hiệu lực kể từ ngày ký."))),
            Paragraph(
                (
                    Strong(text("Điều 3.")),
                    Text(
                        " Văn phòng Hội đồng nhân dân và Ủy ban nhân dân, các thôn và các cá nhân có liên quan chịu "
                        "trách nhiệm thi hành Quyết định này."
                    ),
                )
            ),
            EndMark(),
            Signature(("CHỦ TỊCH",), "", (text("Như Điều 3"),), text("Lưu: VT.")),
        ),
    )


def _kind(id: str, kind: str, symbol: str, subject: str, *body: str, **more: object) -> Document:
    return notice(
        VI_DU,
        id,
        f"{kind.capitalize()} {subject}",
        (_letterhead(symbol, **more), NoticeTitle(kind, text(subject)), *_body(*body), EndMark(), CHAIRMAN),
    )


def plan() -> Document:
    return notice(
        VI_DU,
        "ke-hoach",
        "Kế hoạch tuyên truyền dịch vụ công trực tuyến năm 2026",
        (
            _letterhead("KH-UBND"),
            NoticeTitle("KẾ HOẠCH", text("Tuyên truyền dịch vụ công trực tuyến năm 2026")),
            *_body("Ủy ban nhân dân xã Ví Dụ xây dựng kế hoạch tuyên truyền như sau:"),
            Heading(2, text("MỤC ĐÍCH, YÊU CẦU"), "I."),
            *_body("Nâng cao nhận thức của tổ chức, công dân về dịch vụ công trực tuyến."),
            Heading(2, text("NỘI DUNG"), "II."),
            Heading(3, text("Phát thanh"), "1."),
            *_body("Phát trên hệ thống truyền thanh xã 02 lần mỗi tuần."),
            Heading(4, text("Thời lượng"), "a)"),
            *_body("Mỗi bản tin không quá 05 phút."),
            Heading(2, text("TỔ CHỨC THỰC HIỆN"), "III."),
            *_body("Các thôn, các đơn vị liên quan thực hiện Kế hoạch này."),
            EndMark(),
            CHAIRMAN,
        ),
    )


def invitation() -> Document:
    return _kind(
        "giay-moi",
        "GIẤY MỜI",
        "GM-UBND",
        "Dự hội nghị tập huấn dịch vụ công trực tuyến",
        "Ủy ban nhân dân xã Ví Dụ trân trọng kính mời đại diện các thôn dự hội nghị tập huấn.",
        "Thời gian: 08:00, ngày 10 tháng 3 năm 2026.",
        "Địa điểm: Hội trường Ủy ban nhân dân xã Ví Dụ.",
    )


def guidance() -> Document:
    return notice(
        VI_DU,
        "huong-dan",
        "Hướng dẫn đăng ký liên thông",
        (
            Letterhead(
                ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",),
                "HD-TTPVHCC",
                DatePlace("Ví Dụ", year=2026),
                parent="UBND XÃ VÍ DỤ",
            ),
            NoticeTitle("HƯỚNG DẪN", text("Đăng ký liên thông các thủ tục hành chính")),
            ONLINE_STEPS,
            EndMark(),
            Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "", (text("UBND xã (để b/c)"),), text("Lưu: VT.")),
        ),
    )


def report() -> Document:
    return _kind(
        "bao-cao",
        "BÁO CÁO",
        "BC-UBND",
        "Kết quả tuyên truyền dịch vụ công trực tuyến quý I năm 2026",
        "Ủy ban nhân dân xã Ví Dụ báo cáo kết quả tuyên truyền như sau.",
        addressees=(text("Ủy ban nhân dân tỉnh Mẫu"),),
    )


def proposal() -> Document:
    return _kind(
        "to-trinh",
        "TỜ TRÌNH",
        "TTr-UBND",
        "Về việc nâng cấp hệ thống truyền thanh thông minh",
        "Ủy ban nhân dân xã Ví Dụ kính trình Hội đồng nhân dân xã xem xét, quyết định.",
        addressees=(text("Hội đồng nhân dân xã Ví Dụ"),),
    )


def article() -> Document:
    """Bài tuyên truyền alone: no letterhead, no signature."""
    return notice(
        VI_DU,
        "bai-tuyen-truyen",
        "Bài tuyên truyền: Dịch vụ công trực tuyến",
        (
            NoticeTitle("BÀI TUYÊN TRUYỀN", text("Dịch vụ công trực tuyến: lợi ích và cách thực hiện")),
            *ARTICLE,
        ),
    )


def every_kind() -> dict[str, Document]:
    """One of each, by a name for messages."""
    made = (
        nga_son(),
        draft(),
        archived(),
        official_letter(),
        decision(),
        plan(),
        invitation(),
        guidance(),
        report(),
        proposal(),
        article(),
    )
    return {document.id: document for document in made}


def signed(name: str) -> Document:
    """A short notice with a name under it."""
    return notice(
        VI_DU,
        "da-ky",
        "Thông báo về lịch tiếp công dân",
        (
            _letterhead("TB-UBND", number="7", date=DatePlace("Ví Dụ", 5, 2, 2026)),
            NoticeTitle("THÔNG BÁO", text("Về lịch tiếp công dân")),
            *_body("Ủy ban nhân dân xã Ví Dụ thông báo lịch tiếp công dân định kỳ."),
            EndMark(),
            Signature(("CHỦ TỊCH",), name, (text("Các thôn"),), text("Lưu: VT.")),
        ),
    )
