"""The style sheet of a Word document, asked as Word asks it: a style, what it is based on, the document's defaults."""

from __future__ import annotations

from typing import Literal

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element

PropertyKind = Literal["pPr", "rPr"]

TWIPS = 20  # in a point


class StyleSheet:
    """`word/styles.xml`. Values are Word's own texts: twips, half points, "1"."""

    def __init__(self, xml: bytes) -> None:
        sheet = parse_xml(xml)
        styles = sheet.findall(qn("w:style"))
        self._by_id: dict[str, _Element] = {style.get(qn("w:styleId"), ""): style for style in styles}
        self.id_of: dict[str, str] = {
            name.get(qn("w:val")): style.get(qn("w:styleId"), "")
            for style in styles
            if (name := style.find(qn("w:name"))) is not None and style.get(qn("w:type")) == "paragraph"
        }
        self.default = next(
            (
                style.get(qn("w:styleId"), "")
                for style in styles
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")
            ),
            "",
        )
        self._defaults: dict[PropertyKind, _Element | None] = {
            "rPr": sheet.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"),
            "pPr": sheet.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}"),
        }

    def name(self, style: str) -> str:
        """The name of a style as people see it; its id where it has none."""
        found = self._by_id.get(style)
        name = None if found is None else found.find(qn("w:name"))
        return style if name is None else str(name.get(qn("w:val")))

    def value(self, style: str, kind: PropertyKind, tag: str, attribute: str = "val") -> str | None:
        """The attribute of w:tag where the chain first gives it; "" for a bare switch, None where nobody does."""
        element = self._by_id.get(style)
        seen: set[str] = set()
        while element is not None and (here := element.get(qn("w:styleId"), "")) not in seen:
            seen.add(here)
            found = own(element.find(qn(f"w:{kind}")), tag, attribute)
            if found is not None:
                return found
            based = element.find(qn("w:basedOn"))
            element = None if based is None else self._by_id.get(based.get(qn("w:val"), ""))
        return own(self._defaults[kind], tag, attribute)

    def properties(self, style: str, kind: PropertyKind) -> _Element | None:
        """What the style itself says, without what it is based on."""
        element = self._by_id.get(style)
        return None if element is None else element.find(qn(f"w:{kind}"))


def own(properties: _Element | None, tag: str, attribute: str = "val") -> str | None:
    """The attribute of w:tag among these properties alone; "" for a bare switch."""
    element = None if properties is None else properties.find(qn(f"w:{tag}"))
    if element is None:
        return None
    found: str | None = element.get(qn(f"w:{attribute}"))
    return "" if found is None and attribute == "val" else found


def on(value: str | None) -> bool:
    """Whether a switch with this value is on."""
    return value is not None and value not in ("0", "false", "off", "none")
