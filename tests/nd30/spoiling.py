"""Ways to spoil a Word document on purpose, one detail at a time, as a hurried hand in Word would."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Edit = Callable[[etree._Element], None]


def spoiled(docx: bytes, edit: Edit, part: str = "word/document.xml") -> bytes:
    """The document with one of its parts edited; an edit that changes nothing is a mistake of the test."""
    made = BytesIO()
    with ZipFile(BytesIO(docx)) as source, ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                root = etree.fromstring(content)
                edit(root)
                changed = etree.tostring(root)
                assert changed != etree.tostring(etree.fromstring(content)), "the edit changed nothing"
                content = changed
            target.writestr(name, content)
    return made.getvalue()


def text(paragraph: etree._Element) -> str:
    words = "".join(element.text or "" for element in paragraph.iter(f"{W}t"))
    return " ".join(words.replace("\u00a0", " ").split())


def find(root: etree._Element, beginning: str) -> etree._Element:
    return next(paragraph for paragraph in root.iter(f"{W}p") if text(paragraph).startswith(beginning))


def _properties(element: etree._Element, tag: str) -> etree._Element:
    found = element.find(f"{W}{tag}")
    if found is None:
        found = etree.Element(f"{W}{tag}")
        element.insert(0, found)
    return found


def _set(properties: etree._Element, tag: str, **attributes: str) -> None:
    found = properties.find(f"{W}{tag}")
    if found is None:
        found = etree.SubElement(properties, f"{W}{tag}")
    for name, value in attributes.items():
        found.set(f"{W}{name}", value)


def letters(beginning: str, tag: str, value: str, attribute: str = "val") -> Edit:
    """Give every run of a paragraph a property: size in half points, b, i, color, rFonts …"""

    def edit(root: etree._Element) -> None:
        for run in find(root, beginning).iter(f"{W}r"):
            _set(_properties(run, "rPr"), tag, **{attribute: value})

    return edit


def paragraph(beginning: str, tag: str, **attributes: str) -> Edit:
    """Give a paragraph a property: jc, spacing, ind …"""

    def edit(root: etree._Element) -> None:
        _set(_properties(find(root, beginning), "pPr"), tag, **attributes)

    return edit


def words(old: str, new: str) -> Edit:
    """Type something else in place of the first `old`, a regular expression."""

    def edit(root: etree._Element) -> None:
        for element in root.iter(f"{W}t"):
            replaced = re.sub(old, new, element.text or "", count=1)
            if replaced != element.text:
                element.text = replaced
                return

    return edit


def removed(beginning: str) -> Edit:
    def edit(root: etree._Element) -> None:
        found = find(root, beginning)
        found.getparent().remove(found)

    return edit


def emptied(beginning: str) -> Edit:
    """Leave the paragraph, take its words."""

    def edit(root: etree._Element) -> None:
        for run in list(find(root, beginning).iter(f"{W}r")):
            run.getparent().remove(run)

    return edit


def rule_below(beginning: str, change: Callable[[etree._Element], None]) -> Edit:
    """Do something to the tiny paragraph that draws the line below these words."""

    def edit(root: etree._Element) -> None:
        found = find(root, beginning).getnext()
        while text(found):
            found = found.getnext()
        change(found)

    return edit


def no_line(paragraph: etree._Element) -> None:
    paragraph.find(f"{W}pPr").remove(paragraph.find(f"{W}pPr/{W}pStyle"))


def line_of(left: int) -> Callable[[etree._Element], None]:
    """A line that begins and ends so many twips from the edges."""

    def change(paragraph: etree._Element) -> None:
        indent = paragraph.find(f"{W}pPr/{W}ind")
        indent.set(f"{W}left", str(left))
        indent.set(f"{W}right", str(left))

    return change


def page(tag: str, section: int = 0, **attributes: str) -> Edit:
    def edit(root: etree._Element) -> None:
        _set(list(root.iter(f"{W}sectPr"))[section], tag, **attributes)

    return edit


def without(tag: str, section: int = 0) -> Edit:
    """Take an element from a section."""

    def edit(root: etree._Element) -> None:
        properties = list(root.iter(f"{W}sectPr"))[section]
        for found in properties.findall(f"{W}{tag}"):
            properties.remove(found)

    return edit


def both(*edits: Edit) -> Edit:
    def edit(root: etree._Element) -> None:
        for each in edits:
            each(root)

    return edit
