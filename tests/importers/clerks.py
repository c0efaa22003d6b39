"""The five documents as clerks make them in Word: letterheads and signatures in tables or set with tabs, steps in tables or
counted by Word, soft returns, text boxes, changes tracked, comments, merged cells. What is read must be the same as of the plain
text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from PIL import Image

from tests.importers import forms

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def element(tag: str, **values: str) -> Any:
    made = OxmlElement(tag)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def run(text: str) -> Any:
    made = element("w:r")
    words = element("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.append(words)
    return made


def screenshot() -> BytesIO:
    held = BytesIO()
    Image.new("RGB", (120, 200), "#dde").save(held, "PNG")
    held.seek(0)
    return held


def soft(made: Document, texts: Sequence[str]) -> None:
    """Several lines in one paragraph, parted by soft returns."""
    runs = made.add_paragraph().add_run()
    for index, text in enumerate(texts):
        if index:
            runs.add_break(WD_BREAK.LINE)
        runs.add_text(text)


def tracked(made: Document, text: str, old: str, new: str) -> None:
    """A paragraph in which a reviewer's correction waits to be accepted."""
    before, _, after = text.partition(new)
    paragraph = made.add_paragraph()._p
    deleted, inserted = (element(tag, id="7", author="CB", date="2026-03-01T08:00:00Z") for tag in ("w:del", "w:ins"))
    gone = element("w:r")
    gone.append(element("w:delText"))
    gone[0].text = old
    deleted.append(gone)
    inserted.append(run(new))
    for each in (run(before), deleted, inserted, run(after)):
        paragraph.append(each)


def moved(made: Document, text: str) -> None:
    """A paragraph that was dragged here while changes were tracked; where it stood it is still to be seen."""
    for tag in ("w:moveFrom", "w:moveTo"):
        holder = element(tag, id="8", author="CB", date="2026-03-01T08:00:00Z")
        holder.append(run(text))
        made.add_paragraph()._p.append(holder)


def link(made: Document, before: str, shown: str, address: str, after: str) -> None:
    """A link as a field, the way Word writes one it made itself."""
    paragraph = made.add_paragraph(before)._p

    def field(kind: str) -> Any:
        holder = element("w:r")
        holder.append(element("w:fldChar", fldCharType=kind))
        return holder

    instruction = element("w:r")
    instruction.append(element("w:instrText"))
    instruction[0].text = f' HYPERLINK "{address}" '
    for each in (field("begin"), instruction, field("separate"), run(shown), field("end"), run(after)):
        paragraph.append(each)


def text_box(made: Document, texts: Sequence[str]) -> None:
    """A text box as Word writes it: once for today's programs, once more for old ones."""
    inner = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    made.add_paragraph()._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
            "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' xmlns:v='urn:schemas-microsoft-com:vml'>"
            f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
            f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )


def commented(made: Document, text: str, remark: str) -> None:
    paragraph = made.add_paragraph(text)
    made.add_comment(paragraph.runs, remark, author="LĐ", initials="L")


def frame(made: Document, left: Sequence[str], right: Sequence[str]) -> None:
    """A table without borders that only sets two columns side by side."""
    table = made.add_table(1, 2)
    for cell, texts in zip(table.rows[0].cells, (left, right), strict=True):
        cell.text = texts[0]
        for text in texts[1:]:
            cell.add_paragraph(text)


def bullets(made: Document, texts: Sequence[str]) -> None:
    for text in texts:
        made.add_paragraph(text.lstrip("-+ "), style="List Bullet")


def of_birth_and_death(paragraphs: Sequence[str]) -> bytes:
    """000: title in two lines of soft returns, a correction tracked, steps with their screenshots, notes after soft returns."""
    made = docx.Document()
    soft(made, ["BÀI TUYÊN TRUYỀN", paragraphs[0].removeprefix("BÀI TUYÊN TRUYỀN ")])
    for text in paragraphs[1:12]:
        made.add_paragraph(text)
    moved(made, paragraphs[12])
    for text in paragraphs[13:20]:
        made.add_paragraph(text)
    tracked(made, paragraphs[20], "hổ trợ", "hô trợ")
    made.add_paragraph(paragraphs[21]).runs[0].bold = True
    soft(made, paragraphs[22:24])
    made.add_paragraph().add_run().add_picture(screenshot(), width=Cm(4))
    soft(made, paragraphs[24:28])
    commented(made, paragraphs[28], "Xem lại giao diện mới")
    soft(made, paragraphs[29:31])
    for text in paragraphs[31:33]:
        made.add_paragraph(text)
    soft(made, paragraphs[33:36])
    soft(made, paragraphs[36:39])
    for text in paragraphs[39:]:
        made.add_paragraph(text)
    return forms.saved(made)


def of_steps_in_a_table(paragraphs: Sequence[str]) -> bytes:
    """001: headings of Word's styles, Word's own bullets, the steps in a table, whom to call in a text box."""
    made = docx.Document()
    made.add_heading(paragraphs[0], 1)
    for text in paragraphs[1:8]:
        made.add_paragraph(text)
    made.add_heading(paragraphs[8].lstrip("* "), 2)
    bullets(made, paragraphs[9:15])
    for text in paragraphs[15:21]:
        made.add_paragraph(text)
    made.add_heading(paragraphs[21], 1)
    table = made.add_table(1, 2)
    table.style = "Table Grid"
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Bước", "Cách thực hiện"
    for text in paragraphs[22:40]:
        step = re.match(r"(Bước \d+):\s*(.*)", text)
        if step:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = step[1], step[2]
        else:
            table.rows[-1].cells[1].add_paragraph(text)
    for text in paragraphs[40:47]:
        made.add_paragraph(text)
    text_box(made, [paragraphs[47]])
    return forms.saved(made)


def of_counted_steps(paragraphs: Sequence[str]) -> bytes:
    """002: letterhead and signature in tables, the steps of two guides counted by Word, sections in bold."""
    made = docx.Document()
    frame(made, ["ỦY BAN NHÂN DÂN", "PHƯỜNG AN PHỤ", "Số:      /TB-UBND"], [*MOTTO, "An Phụ, ngày     tháng     năm"])
    made.add_paragraph(paragraphs[0]).runs[0].bold = True
    made.add_paragraph(paragraphs[1]).runs[0].bold = True
    for text in paragraphs[2:12]:
        made.add_paragraph(text)
    step = re.compile(r"^-?\s*Bước \d+[:.]\s*")
    forms.numbered(made, [step.sub("", text) for text in paragraphs[12:14]], "- Bước %1:")
    for text in paragraphs[14:17]:
        made.add_paragraph(text)
    forms.numbered(made, [step.sub("", text) for text in paragraphs[17:20]], "- Bước %1:", again=True)
    soft(made, paragraphs[20:22])
    made.add_paragraph(paragraphs[22])
    forms.numbered(made, [step.sub("", text) for text in paragraphs[23:30]], "Bước %1.")
    for text in paragraphs[30:39]:
        made.add_paragraph(text)
    frame(made, paragraphs[39:42], [paragraphs[42]])
    return forms.saved(made)


def of_a_notice(paragraphs: Sequence[str]) -> bytes:
    """003: letterhead and date set with tabs, a link made by Word, bullets of Word, recipients beside the signature, an annex."""
    made = docx.Document()
    made.add_paragraph(f"UBND XÃ NGA SƠN\t\t{MOTTO[0]}")
    made.add_paragraph(f"\t\t\t{MOTTO[1]}")
    made.add_paragraph("Số:      /TB-UBND\t\t\tNga Sơn, ngày     tháng     năm 2026")
    made.add_paragraph(paragraphs[2])
    made.add_paragraph(paragraphs[3])
    made.add_paragraph(paragraphs[4])
    before, _, after = paragraphs[5].partition("https://dichvucong.gov.vn")
    link(made, before, "https://dichvucong.gov.vn", "https://dichvucong.gov.vn/", after)
    bullets(made, paragraphs[6:14])
    for text in paragraphs[14:17]:
        made.add_paragraph(text)
    bullets(made, paragraphs[17:24])
    made.add_paragraph(paragraphs[24])
    frame(made, paragraphs[25:35], ["KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "", "", paragraphs[37]])
    made.add_page_break()
    for text in paragraphs[38:45]:
        made.add_paragraph(text)
    bullets(made, paragraphs[45:49])
    for text in paragraphs[49:]:
        made.add_paragraph(text)
    return forms.saved(made)


def of_an_article(paragraphs: Sequence[str]) -> bytes:
    """004: the title in a text box, capitals by the font, sections counted by Word, definitions after dashes."""
    made = docx.Document()
    text_box(made, [paragraphs[0]])
    for text in paragraphs[1:3]:
        made.add_paragraph(text)
    number = re.compile(r"^\d\.\s+")
    forms.numbered(made, [number.sub("", text) for text in paragraphs[3:5]], "%1.")
    for text in paragraphs[5:9]:
        made.add_paragraph(text)
    forms.numbered(made, [number.sub("", paragraphs[9])], "%1.", again=True)
    soft(made, paragraphs[10:14])
    forms.numbered(made, [number.sub("", paragraphs[14])], "%1.", again=True)
    for text in paragraphs[15:]:
        made.add_paragraph(text)
    return forms.saved(made)


CLERKS = (of_birth_and_death, of_steps_in_a_table, of_counted_steps, of_a_notice, of_an_article)
