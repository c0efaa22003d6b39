"""Invented records in the shape of the national database's: procedures of xã Ví Dụ that no authority has. Their tables ran
together as the portal's do.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

PAPERS_HEAD = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
WAYS_HEAD = "Hình thức nộpThời gianPhí, lệ phíMô tả"
BASES_HEAD = "Tên văn bản pháp lýMã văn bản"
PAGE = (
    "Từ khóaKhông có thông tinMô tảKhông có thông tinChọn cơ quan thực hiệnTỉnh/ Thành phốBộ ngành-- Chọn Tỉnh/ Thành phố --"
    "Hệ thống chỉ hiển thị những cơ quan đã áp dụng dịch vụ công trực tuyếnNộp hồ sơ"
)

RECORD: dict[str, str] = {
    "ma_thu_tuc": "9.000001",
    "ten_thu_tuc": "Thủ tục đăng ký mượn nhà văn hóa thôn",
    "so_quyet_dinh": "01/QĐ-VIDU",
    "cap_thuc_hien": "Cấp xã, Cơ quan khác",
    "loai_thu_tuc": "TTHC ví dụ",
    "linh_vuc": "Văn hóa",
    "trinh_tu_thuc_hien": (
        "- Người mượn nộp hồ sơ tại Trung tâm Phục vụ hành chính công xã Ví Dụ. \n"
        "- Cán bộ tiếp nhận kiểm tra hồ sơ. \n"
        "(i) Trường hợp hồ sơ đầy đủ thì cấp giấy hẹn;\n"
        "(ii) Trường hợp hồ sơ chưa đầy đủ thì hướng dẫn bổ sung. Sau khi bổ sung, thực hiện lại bước (i);\n"
        "- Người mượn nhận chìa khóa theo giấy hẹn.\n"
        "* Lưu ý:\n"
        "- Trong thời hạn 03 ngày sau khi dùng xong, người mượn trả chìa khóa.\n"
    ),
    "cach_thuc_thuc_hien": (
        f"{WAYS_HEAD}Trực tuyến2 Ngày làm việc7,000 Việt Nam Đồng(Lệ phí 7.000 đồng/lần mượn.)- Nộp qua Cổng dịch vụ công quốc gia. "
        "Trả lời qua thư điện tử.Trực tiếp2 Ngày làm việc10,000 Việt Nam Đồng(/lần)Tại Trung tâm Phục vụ hành chính công xã Ví Dụ."
    ),
    "thanh_phan_ho_so": (
        f"* Giấy tờ phải nộp:{PAPERS_HEAD}- Đơn mượn nhà văn hóa (Mẫu NVH01 ban hành kèm theo Quyết định số 01/2026/QĐ-VIDU).MauNVH01.doc"
        "1 bản chính- Danh sách người tham dự (nếu trên 100 người)1 bản chính,2 bản saoTrường hợp mượn để tổ chức đám cưới thì phải có "
        f"giấy chứng nhận kết hôn.1 bản chính* Giấy tờ phải xuất trình:{PAPERS_HEAD}- Thẻ căn cước của người mượn. Thẻ còn giá trị.1 bản chính"
        f"Người tiếp nhận không được yêu cầu nộp thêm giấy tờ.0 bản chính* Mượn cho cơ quan, tổ chức, hồ sơ gồm:{PAPERS_HEAD}"
        "Công văn của cơ quan.1 bản chính* Lưu ý:"
        f"{PAPERS_HEAD}+ Bản chụp phải rõ nét.0 bản chính--{PAPERS_HEAD}- Giấy ủy quyền trong trường hợp mượn thay người khác.1 bản chính"
    ),
    "doi_tuong_thuc_hien": "Công dân Việt Nam, Tổ chức (không bao gồm doanh nghiệp, HTX)",
    "co_quan_thuc_hien": "Ủy ban Nhân dân\u00a0xã.",
    "co_quan_co_tham_quyen": "Chủ tịch Ủy ban nhân dân xã",
    "dia_chi_tiep_nhan": "",
    "co_quan_duoc_uy_quyen": "",
    "co_quan_phoi_hop": "Công an xã",
    "ket_qua_xu_ly": f"Giấy cho mượn nhà văn hóaMã: KQ.V01.000001Phiếu từ chốiMã: KQ.V01.000002{PAGE}",
    "can_cu_phap_ly": (
        f"{BASES_HEAD}Nghị định về nhà văn hóa ví dụ01/2026/NĐ-VDThông tư số 02/2026/TT-VD ngày 01/02/2026 hướng dẫn Nghị định số "
        "01/2026/NĐ-VD02/2026/TT-VD Luật 99/2014/QH1399/2014/QH13Luật Ví dụ 202098/2020/QH14Quyết định về lệ phí.03/2026/QĐ-VIDU"
    ),
    "yeu_cau_dieu_kien": "- Nhà văn hóa không có việc khác.\n- Người mượn từ đủ 18 tuổi.",
    "thu_tuc_lien_quan": "Không có thông tin",
}


def record(**changes: str) -> dict[str, str]:
    """The record with other fields."""
    return {**RECORD, **changes}


def flat(fields: Mapping[str, str]) -> bytes:
    """As the crawler of a page writes it."""
    return ("# source: ví dụ\n\n" + "".join(f"== {key}\n{value}\n\n" for key, value in fields.items())).encode()


def as_json(*records: Mapping[str, str]) -> bytes:
    one: object = dict(records[0]) if len(records) == 1 else [dict(each) for each in records]
    return json.dumps(one, ensure_ascii=False, indent=2).encode()


def keyed(fields: Mapping[str, str]) -> bytes:
    return "".join(f"{key}: {value}\n" for key, value in fields.items()).encode()
