"""Page, face and page number against Phụ lục I, phần I, mục I."""

from __future__ import annotations

from collections.abc import Iterator

from generators.nd30.breaches import Breach, breach, quoted
from generators.nd30.rules import PAPER_SLACK, rule_book
from generators.nd30.word_text import Para, Sheet, WordText

MM = 72 / 25.4  # points in a millimetre
LENGTHY = 2500  # letters: more than one page holds


def check_page(text: WordText) -> Iterator[Breach]:
    for number, sheet in enumerate(text.sheets):
        where = f"phần {number + 1} của văn bản" if len(text.sheets) > 1 else "trang giấy"
        yield from _paper(sheet, where, main=number == 0)
    yield from _letters(text.paras)
    if text.sheets:
        yield from _page_number(text.sheets[0], sum(len(para.text) for para in text.paras))


def _paper(sheet: Sheet, where: str, *, main: bool) -> Iterator[Breach]:
    sides = sorted((sheet.width / MM, sheet.height / MM))
    if abs(sides[0] - 210) > PAPER_SLACK or abs(sides[1] - 297) > PAPER_SLACK:
        yield breach("paper", f"khổ giấy {sheet.width / MM:.0f} x {sheet.height / MM:.0f} mm", where)
    if main and sheet.width > sheet.height:
        yield breach("portrait", "trang nằm ngang", where)
    if sheet.width > sheet.height:
        return  # a wide table of an annex turns the page, and its margins with it
    for name, found in (
        ("margin-top", sheet.top),
        ("margin-bottom", sheet.bottom),
        ("margin-left", sheet.left),
        ("margin-right", sheet.right),
    ):
        if not rule_book()[name].allows(found / MM, slack=0.2):
            yield breach(name, f"{found / MM:.1f} mm".replace(".", ","), where)


def _letters(paras: tuple[Para, ...]) -> Iterator[Breach]:
    """Faces and colours, each said once with the first words set in it."""
    fonts: dict[str, Para] = {}
    colours: dict[str, Para] = {}
    for para in paras:
        for span in para.solid:
            if span.font != "Times New Roman":
                fonts.setdefault(span.font or "không rõ", para)
            if span.colour not in ("auto", "000000"):
                colours.setdefault(span.colour, para)
    for font, para in fonts.items():
        yield breach("font", f"phông {font}", para)
    for colour, para in colours.items():
        yield breach("colour", f"màu {colour}", para)


def _page_number(sheet: Sheet, letters: int) -> Iterator[Breach]:
    above, below = sheet.header.numbers, sheet.footer.numbers
    if not above and not below:
        if letters > LENGTHY:
            yield breach("page-number", "không có số trang", "lề trên")
        return
    if not above:
        yield breach("page-number-place", "số trang ở lề dưới", "lề dưới")
    for para in above or below:
        if para.align != "center":
            yield breach("page-number-place", "số trang không canh giữa", quoted(para))
        sizes = {span.size for span in para.solid}
        wrong = [f"cỡ {size:g}" for size in sorted(sizes) if not rule_book()["page-number-look"].allows(size)]
        wrong += ["nghiêng"] if para.any_italic else []
        if wrong:
            yield breach("page-number-look", "; ".join(wrong), "số trang")
    if not sheet.first_differs or sheet.first_header.numbers or sheet.first_footer.numbers:
        yield breach("page-number-first", "trang đầu có số trang", "trang 1")
