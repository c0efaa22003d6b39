"""The numbers that Word counts by itself: for each paragraph of a list the mark its reader sees. Knows no words."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

BULLET = "-"
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"


class Lists:
    """Counters for each list, and how each level writes them. `styles`, `numbering`: roots of these parts, if there are any."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        self._levels: dict[str, dict[int, tuple[int, str, str]]] = {}
        self._abstract: dict[str, str] = {}
        """Which lists count together: several numbers of one list go on where another stopped."""
        self._restarts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        if numbering is not None:
            self._numbering(numbering)
        if styles is not None:
            self._of_styles(styles)

    def _numbering(self, root: Any) -> None:
        abstract: dict[str, dict[int, tuple[int, str, str]]] = {}
        for each in root.findall(qn("w:abstractNum")):
            levels = {}
            for level in each.findall(qn("w:lvl")):
                start = whole(value(level, "start"), 1)
                words = value(level, "lvlText") or ""
                levels[whole(level.get(qn("w:ilvl")), 0)] = (start, value(level, "numFmt") or "decimal", words)
            abstract[each.get(qn("w:abstractNumId"), "")] = levels
        for num in root.findall(qn("w:num")):
            identifier, of = num.get(qn("w:numId"), ""), value(num, "abstractNumId") or ""
            self._levels[identifier], self._abstract[identifier] = abstract.get(of, {}), of
            for override in num.findall(qn("w:lvlOverride")):
                again = value(override, "startOverride")
                if again is not None:
                    level = whole(override.get(qn("w:ilvl")), 0)
                    self._restarts.setdefault(identifier, {})[level] = whole(again, 1)

    def _of_styles(self, root: Any) -> None:
        for style in root.findall(qn("w:style")):
            numbered = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if numbered is not None:
                level = whole(value(numbered, "ilvl"), 0)
                self._styles[style.get(qn("w:styleId"), "")] = (value(numbered, "numId") or "", level)

    def mark(self, properties: Any | None, style: str) -> str:
        """The mark that a paragraph with these properties carries without anybody having typed it; counts on."""
        numbered = properties.find(qn("w:numPr")) if properties is not None else None
        number, level = self._styles.get(style, ("", 0))
        if numbered is not None:
            number = value(numbered, "numId") or number
            level = whole(value(numbered, "ilvl"), level)
        levels = self._levels.get(number, {})
        if level not in levels:
            return ""
        counters = self._counters.setdefault(self._abstract[number], {})
        restarts = self._restarts.pop(number, {})  # where this number is first used, its list begins anew
        for each, begin in restarts.items():
            counters[each] = begin - 1
        start, kind, words = levels[level]
        counters[level] = counters.get(level, start - 1) + 1
        for deeper in [each for each in counters if each > level]:
            del counters[deeper]
        if kind in ("bullet", "none"):
            return BULLET
        for each in range(level + 1):
            if each in levels:
                written = _figure(counters.get(each, levels[each][0]), levels[each][1])
                words = words.replace(f"%{each + 1}", written)
        return words.strip()


def value(element: Any, name: str) -> str | None:
    """The value of a child that holds nothing else: <w:ilvl w:val="1"/>."""
    found = element.find(qn(f"w:{name}"))
    return found.get(qn("w:val")) if found is not None else None


def whole(text: str | None, otherwise: int) -> int:
    """A whole number as Word writes it; something else where a program wrote none."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def _figure(number: int, kind: str) -> str:
    match kind:
        case "lowerLetter" | "upperLetter" if number > 0:
            letter = _LETTERS[(number - 1) % len(_LETTERS)]
            return letter if kind == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman" if 0 < number < 90:
            units = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
            roman = ""
            for unit, letters in units:
                while number >= unit:
                    roman, number = roman + letters, number - unit
            return roman if kind == "upperRoman" else roman.lower()
        case _:
            return str(number)
