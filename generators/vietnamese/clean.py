"""The first stage: a text as typed, exported or wrapped by machines becomes lines of plain prose.

Keeps for every character where it came from. Knows no number, word or abbreviation.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from .tones import UPPER


@dataclass(slots=True)
class Clean:
    """Cleaned text; `origins[i]` is the offset of character i in the original, None for "the same".

    `blanks` are the spans of the original that were left to be filled in.
    """

    text: str
    origins: list[int] | None = None
    blanks: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0

    def original(self, at: int) -> int:
        """The offset in the original text of a character of the cleaned text."""
        if self.origins is None:
            return at
        return self.origins[at] if at < len(self.origins) else self.length

    def original_end(self, end: int) -> int:
        """The offset in the original just after the cleaned character before `end`."""
        if self.origins is None:
            return end
        return self.origins[end - 1] + 1 if end > 0 else 0

    def cleaned(self, offset: int) -> int:
        """The first character of the cleaned text that came from `offset` or later."""
        return offset if self.origins is None else bisect_left(self.origins, offset)

    def rewrite(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> None:
        """Replace every match; new characters take the origin of the match's start."""
        pieces: list[str] = []
        origins: list[int] = []
        old = self.origins
        done = 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            text = new if isinstance(new, str) else new(match)
            if text == match.group():
                continue
            pieces += (self.text[done:start], text)
            origins += range(done, start) if old is None else old[done:start]
            origins += [start if old is None else old[start]] * len(text)
            done = end
        if not pieces:
            return
        pieces.append(self.text[done:])
        origins += range(done, len(self.text)) if old is None else old[done:]
        self.text = "".join(pieces)
        self.origins = origins


# Characters that look like, or stand for, one of the Vietnamese alphabet or of plain prose.
_LOOKALIKES = {
    "İ": "I", "ı": "i", "Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "\u00a0": " ", "\u202f": " ", "\u2007": " ",
    "\u2009": " ", "\u200a": " ", "\u2002": " ", "\u2003": " ", "\u3000": " ", "\t": " ",
    "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2013": "–", "\u2015": "—", "\uff0d": "-",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "",
    "\u200e": "", "\u200f": "", "\u202a": "", "\u202b": "", "\u202c": "", "\u202d": "",
    "\u202e": "", "\u2066": "", "\u2067": "", "\u2068": "", "\u2069": "", "\u061c": "",
    "\ufe0e": "", "\ufe0f": "", "®": "", "™": "", "©": "",
    "²": "2", "³": "3", "µ": "μ", "∕": "/", "⁄": "/", "：": ":", "，": ",", "．": ".", "（": "(",
    "）": ")", "／": "/", "；": ";", "％": "%", "！": "!", "？": "?", "＋": "+", "\x0b": "\n",
    "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n", "[": "(", "]": ")", "{": "(",
    "}": ")", "\ufffc": "", "…": "...", "＠": "@",
    # with the sign of fractions: "½" is no first of February
    **{sign: f" {top}⁄{bottom} " for sign, top, bottom in zip(
        "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", "112131234151357", "233445555668888", strict=True)},
    **{chr(0x2460 + place): f" {place + 1} " for place in range(20)},
    **dict(zip("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", "I II III IV V VI VII VIII IX X XI XII".split(), strict=True)),
    "¹": "1", "⁰": "0", "₂": "2",
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    **{chr(0xFF21 + place): chr(65 + place) for place in range(26)},
    **{chr(0xFF41 + place): chr(97 + place) for place in range(26)},
}  # fmt: skip
# Look-alikes; control characters; what NFC leaves of combining marks, which are no letter's here.
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f\u0300-\u036f" + re.escape("".join(_LOOKALIKES)) + "]")
_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]{1,8}|[^\x00-\x7f]")

_BULLET_CHARS = "-–—+*•·●○▪■□◦►▶➢➤➔✓✔☑✅❖★☆♦→⇒>\uf000-\uf0ff"

# Anything below asks for work; most phrases have none of it.
_DIRTY = re.compile(
    rf"[\n\r*_`#|<>\\]|\)\(|  | [,.;!?)](?= |$)|\( |\.\.|\./|^[{_BULLET_CHARS} ]| $|: [-–+•]| - \+"
)

_LINE_END = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t]*")
_LINK = re.compile(r"!?\(([^()\n]{0,300})\)\((https?://[^()\s]{1,500})\)")
_ANGLED = re.compile(r"<((?:https?://|mailto:|www\.)[^<>\s]{1,500}|[^<>\s@]{1,100}@[^<>\s@]{1,100})>")
_TAG = re.compile(
    r"</?(?:a|b|i|u|p|br|hr|em|strong|span|div|ul|ol|li|h[1-6]|table|tr|td|th|img|font|center|su[bp])"
    r"(?: [^<>\n]{0,200})?/?>",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"<([^\W\d_][^<>\n]{0,60})>")
_RULE = re.compile(r"(?m)^[ ]*(?:(?:[-–_*=~][ ]?){3,200}|[-:| ]{3,200})$")
_STARS = re.compile(r"\*{2,}|(?<![\w*])\*(?=[^\W\d_“\"(])|(?<=[^\W\d_”\").,:;!?])\*(?![\w*#])|`+")
_UNDERSCORES = re.compile(r"(?<!\w)__?(?=[^\W_])|(?<=[^\W_])__?(?!\w)")
_HEADING = re.compile(r"(?m)^ *#{1,6} +")
_PIPE = re.compile(r" *\|[ |]*")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|])")
_END_MARK = re.compile(rf"[ ]?\.{{1,2}}/[ ]?\.(?!\w)(?:/\.)?(?P<more>(?= [{UPPER}]))?")
_BLANK = re.compile(r"(?:\.[ ]?){4,}|(?:_[ ]?){3,}|(?:\. ){3,}")
_BLANK_YEAR = re.compile(r"(?<=năm )(?:19|20)(?:\.{2,3}(?!\.)|_{1,2}(?!_)|(?=\.{4}|_{3}))")
_ELLIPSIS = re.compile(rf"[ ]?\.{{2,}}(?P<next> +[{UPPER}\d“])?")
_SECOND_MARK = re.compile(r"(?<=[:;,]) ?[,;](?= |$)")
_SPACES = re.compile(r" {2,}")
_SPACE_BEFORE = re.compile(r" +(?=[,.;!?)](?:\s|$))|(?<=\() +")
_BULLETS = re.compile(
    rf"(?m)(?:^|(?<=[:;.] )|(?<=: ))(?P<lead>[ ]*)(?:(?:[{_BULLET_CHARS}]|o(?= [{UPPER}]))[ ]*)+"
)
_NEGATIVE = re.compile(r"[-–]\d[\d.,]*(?:/\d+|)(?: ?(?:%|°|độ\b|tỷ\b|triệu\b|nghìn\b|[a-zA-Z]{1,3}\d?\b)|$)")
_EDGES = re.compile(r"(?m)^[ ]+|[ ]+$")

# A line that begins so opens an item of its own and is no continuation of the line before.
_OPENS_ITEM = re.compile(
    rf"(?:[{_BULLET_CHARS}]|\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}[./)] ?[^\W\d_]|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}} |"
    r"[a-zđA-Z][)] |[IVX]{1,5}[./)] |(?:Bước|Điều|Chương|Phần|Mục) ?\d|\||#|"
    r"(?:KT|TM|TL|TUQ)\.|(?:Lưu ý|Chú ý|Ghi chú|Nơi nhận|Kính gửi|Yêu cầu|Ví dụ) ?:)"
)
_ENDS = re.compile(r"[.!?;:…]['”\")]*$|/\.$")


def clean(text: str) -> Clean:
    """NFC, look-alike characters, wrapped lines, Markdown, bullets, end marks, dotted blanks."""
    result = Clean(text, None, [], len(text))
    if not unicodedata.is_normalized("NFC", text):
        result.rewrite(_CLUSTER, lambda match: unicodedata.normalize("NFC", match.group()))
        if not unicodedata.is_normalized("NFC", result.text):
            _recompose(result)
    if _ODD.search(result.text):
        result.rewrite(_ODD, lambda match: _LOOKALIKES.get(match.group(), ""))
    if _DIRTY.search(result.text):
        _tidy(result)
    return result


def _recompose(result: Clean) -> None:
    """NFC of what single clusters could not settle (marks in another order, conjoining letters)."""
    composed = unicodedata.normalize("NFC", result.text)
    old, length = result.origins, len(result.text)
    # Offsets inside such rare text are kept by proportion; it is foreign to Vietnamese anyway.
    places = [min(length - 1, i * length // max(1, len(composed))) for i in range(len(composed))]
    result.origins = places if old is None else [old[place] for place in places]
    result.text = composed


def _tidy(result: Clean) -> None:
    text = result.text
    if "<" in text:
        result.rewrite(_ANGLED, lambda match: match.group(1))
        result.rewrite(_TAG, "")
        result.rewrite(_PLACEHOLDER, lambda match: f" {match.group(1)} ")
    if ")(" in text:
        result.rewrite(_LINK, lambda match: f"{match.group(1)} ({match.group(2)})")
    if "\\" in text:
        result.rewrite(_ESCAPE, lambda match: match.group(1))
    result.rewrite(_RULE, "")
    if "#" in text:
        result.rewrite(_HEADING, "")
    _unwrap(result)
    if "*" in result.text or "`" in result.text:
        result.rewrite(_STARS, "")
    if "|" in result.text:
        result.rewrite(_PIPE, lambda match: ", ")
    if ".." in result.text or "_" in result.text or "./" in result.text or ". ." in result.text:
        _blank(result)
    if "_" in result.text:
        result.rewrite(_UNDERSCORES, "")
    result.rewrite(_BULLETS, _without_bullets)
    result.rewrite(_SPACES, " ")
    result.rewrite(_SPACE_BEFORE, "")
    result.rewrite(_EDGES, "")


def _without_bullets(match: re.Match[str]) -> str:
    """Nothing in place of the bullets, unless they are the sign of a negative number or +84."""
    written = match.group()
    rest = match.string[match.end() : match.end() + 24].split("\n")[0]
    if written.endswith(("-", "–")) and _NEGATIVE.match("-" + rest):
        return written
    if written.endswith("+") and rest.startswith("84"):
        return written
    if written.rstrip().endswith(("*", ">")) and (rest[:1].isdigit() or rest[:1] == "="):
        return written
    return str(match.group("lead"))


def _blank(result: Clean) -> None:
    """Ends of official texts, dotted blanks and ellipses: nothing to hear."""
    result.rewrite(_END_MARK, lambda match: "" if match.group("more") is None else ".")
    for pattern in (_BLANK_YEAR, _BLANK):
        for match in pattern.finditer(result.text):
            end = match.start() + len(match.group().rstrip())
            result.blanks.append((result.original(match.start()), result.original_end(end)))
    result.rewrite(_BLANK_YEAR, "")
    result.rewrite(_BLANK, lambda match: " " if match.group().endswith(" ") else "")
    result.rewrite(
        _ELLIPSIS,
        lambda match: _full_stop(match) + (match.group("next") or ""),
    )
    result.rewrite(_SECOND_MARK, "")


def _full_stop(ellipsis: re.Match[str]) -> str:
    """An ellipsis ends a sentence after a word and before a capital; else it is a blank."""
    following = ellipsis.group("next")
    after_word = ellipsis.string[ellipsis.start() - 1 : ellipsis.start()].isalnum()
    return "." if following and following.strip().isupper() and after_word else ""


def _unwrap(result: Clean) -> None:
    """Join the lines a machine wrapped; between paragraphs and items leave one empty line."""
    if "\n" not in result.text and "\r" not in result.text:
        return
    result.rewrite(_LINE_END, "\n")
    text = result.text
    open_brackets = 0
    counted = 0

    def joined(match: re.Match[str]) -> str:
        nonlocal open_brackets, counted
        before = text[max(0, match.start() - 6) : match.start()].rstrip("*_ ")
        after = text[match.end() : match.end() + 40].lstrip("_ ")
        between = text[counted : match.start()]
        open_brackets = max(0, open_brackets + between.count("(") - between.count(")"))
        counted = match.end()
        if _breaks(before, after, match.group().count("\n") > 1, open_brackets > 0):
            open_brackets = 0
            return "\n\n"
        return " "

    result.rewrite(_NEWLINES, joined)


_NEWLINES = re.compile(r"\n+")


def _breaks(before: str, after: str, empty_line: bool, in_brackets: bool) -> bool:
    """Whether a paragraph ends between `before` and `after`, or a machine wrapped a line there."""
    if not before or not after:
        return True
    if in_brackets and after[0] in "-–(":
        return False
    if _OPENS_ITEM.match(after):
        return True
    if not empty_line:
        return False
    if _ENDS.search(before):
        return True
    # An empty line inside a sentence: the page was typed with double spacing.
    head = after.lstrip("(“\"")[:1]
    return not (head.islower() or head.isdigit() or before[-1] in ",-–")
