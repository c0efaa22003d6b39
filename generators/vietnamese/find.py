"""The second stage: classified spans by context, left to right, the longest reading of each place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from . import addresses, codes, dates, legal, outline, phones, quantities, romans, sms, times
from .abbreviations import full_form, in_capitals, reading
from .lexicon import Entry, Lexicon
from .measures import units
from .numbers import Number
from .spans import Kind, Reason
from .syllables import is_syllable


@dataclass(frozen=True, slots=True)
class Said:
    """Words the lexicon or a rule of one word gives."""

    text: str


@dataclass(frozen=True, slots=True)
class Letters:
    """A word to be spelled."""

    text: str


@dataclass(frozen=True, slots=True)
class Ordinal:
    """Digits after "thứ"."""

    digits: str


@dataclass(frozen=True, slots=True)
class OrdinalRange:
    """Two numbers after "thứ": "thứ 2 - 6"."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Month:
    """Digits after "tháng"."""

    digits: str


@dataclass(frozen=True, slots=True)
class Joint:
    """A mark between words whose word is the style's: the dash of a pause, the slash of a rate."""

    mark: str


DASH = Joint("-")
RATE = Joint("/")


Value = (
    Said | Letters | Ordinal | OrdinalRange | Month | Number | romans.Roman
    | quantities.Quantity | quantities.QuantityRange | quantities.Fraction
    | dates.Date | dates.DateRange | dates.Period | times.Clock | times.ClockRange
    | phones.Phone | phones.Dialled | addresses.Address | legal.DocumentNumber | legal.Points
    | outline.Mark | codes.Code | sms.Message | Joint
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """`text[start:end]` is of this kind and says this; `doubt` if the finder itself is unsure."""

    start: int
    end: int
    kind: Kind
    value: Value
    doubt: Reason | None = None


SILENT = Said("")

# A word that ends where words end, any other word, a digit, a sign; marks of pauses are passed over.
_TOKEN = re.compile(r"([^\W\d_]+(?=[ ,;)]|\Z))|([^\W\d_]+)|(\d)|[^\w\s,;:.!?)\"“”‘’'«»]|_")
_BEFORE = str.maketrans("(“”\"‘’'«»\n[", "           ")
_DIGITS = re.compile(r"\d+")
_ORDINALS = re.compile(r" thứ(?: \d{1,2}| [^\W\d_]{2,4})(?:, ?(?:\d{1,2}|[^\W\d_]{2,4})){0,6}(?:,| và| đến| hoặc| ?[-–])$")
_DURATION = re.compile(r"\d tháng$")
_TIMES_WORD = re.compile(r"[xX×] ?(?=\d)")
_LINKED = re.compile(r"\s*(?:[,;/–-]|và|hoặc)?\s*(?:số )?$")
_GLOSS = re.compile(r"\(([A-ZĐƯ][A-Za-zĐđƯư&]{1,15})\)")
_WEEKDAY = re.compile(r"T([2-7])(?: ?([-–,]) ?(?=T[2-7]|CN|chủ nhật)|(?![\w.]))")
_TO_WEEKDAY = re.compile(r" ?[-–] ?([2-7])(?![\d.,/%]|-)")
_YEAR_AFTER = re.compile(r" ?/ ?((?:19|20)\d{2})(?![\d/])")
_PRODUCT = re.compile(r"\d{1,5}(?:[.,]\d{1,3})?(?: ?[xX×] ?\d{1,5}(?:[.,]\d{1,3})?){1,3}(?![^\W_]*\d)")
_USED_MANY = 50_000  # words remembered as plain before starting afresh

COUNTS = frozenset(
    "lần đồng người lượt ngày giờ hợp sơ bản suất hộ con phiếu tờ trang tháng tuần năm buổi ca tấn tạ cân mét lít kg triệu "
    "tỷ nghìn ngàn cái chiếc quyển tập điểm vụ sào khẩu cháu em học đợt việc phút giây mẫu gói thùng chai hộp tiết đêm".split()
)
UNITS_OF_RATE = frozenset(
    "tuần tháng ngày giờ năm bản người hộ lần quý trường hồ buổi ca lượt đợt suất khẩu con thửa vụ sào phút giây tờ trang học em cháu đêm phòng "
    "thẻ giấy phiếu chiếc cái xe thôn xã nhà héc kg đầu cặp lít mét gia cơ đơn cá công mỗi tấn tạ cây bộ cuốn quyển tiết môn cấp".split()
)


def find(
    text: str, lexicon: Lexicon, known: Sequence[tuple[int, int, Kind]] = ()
) -> list[Found]:
    """All spans of `text` that are not said as written, in order, without overlap.

    `known` are spans whose kind the caller knows, sorted and without overlap.
    """
    return _Finder(text, lexicon).run(known)


class _Finder:
    """One pass over one text; holds what earlier places of the text have told."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.found: list[Found] = []
        self.defined: dict[str, str] = {}
        self.no_address_before = 0

    def run(self, known: Sequence[tuple[int, int, Kind]]) -> list[Found]:
        text = self.text
        messages = sms.find_all(text) if "gửi" in text or "tin" in text or "pháp" in text else []
        fixed: list[tuple[int, int, Kind | None, Value | None]] = [
            (start, end, kind, None) for start, end, kind in known
        ]
        for body, body_end, to, to_end, message in messages:
            for place in (
                (body, body_end, Kind.SMS, message),
                (to, to_end, Kind.SHORT_CODE, phones.Phone(phones.grouped(text[to:to_end]))),
            ):
                if all(place[1] <= start or end <= place[0] for start, end, *_ in fixed):
                    fixed.append(place)
        fixed.sort(key=lambda place: place[0])
        at = 0
        for start, end, kind, value in fixed:
            self.scan(at, start, None)
            if value is not None and kind is not None:
                self.found.append(Found(start, end, kind, value))
            elif kind is not Kind.VERBATIM:
                self.scan(start, end, kind)
            at = end
        self.scan(at, len(text), None)
        return self.found

    def scan(self, at: int, end: int, kind: Kind | None) -> None:
        text, plain = self.text, self.lexicon.plain
        for token in _TOKEN.finditer(text, at, end):
            group = token.lastindex
            if group == 1 and token[1] in plain:
                continue
            start, stop = token.span()
            if start < at:
                continue
            if group == 1 or group == 2:
                found = self.word(start, stop, end, token[0], kind)
            elif group == 3:
                found = self.digits(start, end, kind) if text[start].isascii() else None
            else:
                found = self.sign(start, end, text[start], kind)
            if found is not None:
                self.found.append(found)
                at = found.end

    # --- where a place stands

    def before(self, start: int) -> str:
        return (" " + self.text[max(0, start - 48) : start].lower().translate(_BEFORE)).rstrip() if start else " "

    def at_head(self, start: int) -> bool:
        """At the head of a line, or after ":" or ";" where a list may begin."""
        if start == 0 or self.text[start - 1] == "\n":
            return True
        return self.text[start - 1] == " " and self.text[start - 2 : start - 1] in (":", ";")

    def address(self, start: int, end: int, kind: Kind | None) -> Found | None:
        if start < self.no_address_before and kind is None:
            return None
        found = addresses.find(self.text, start, end)
        if found is None:
            run = addresses.RUN.match(self.text, start, end)
            self.no_address_before = run.end() if run else start + 1
            return None
        stop, value = found
        return Found(start, stop, Kind.EMAIL if "@" in value.text else Kind.URL, value)

    # --- words

    def word(self, start: int, stop: int, end: int, word: str, kind: Kind | None) -> Found | None:
        text = self.text
        following = text[stop : stop + 1]
        if following and following in ".@:/-_0123456789" and word[0].isascii():
            if following != ":" or text.startswith("//", stop + 1):
                found = self.address(start, end, kind)
                if found is not None:
                    return found
        for entry in self.lexicon.phrases(word):
            found = self.phrase(entry, start, end)
            if found is not None:
                return found
        if len(word) == 1 and following and following in ").,/ -" or word[0] in "IVX" and word.isupper():
            if self.at_head(start):
                mark = outline.find(text, start, end)
                if mark is not None:
                    return Found(start, mark[0], Kind.OUTLINE, mark[1])
        if word == "T" and following.isdigit():
            day = _WEEKDAY.match(text, start, end)
            if day is not None and (day[2] or self.found and self.found[-1].end == start):
                joiner = {"-": " đến", "–": " đến", ",": ","}.get(day[2] or "", "")
                return Found(start, day.end(), Kind.ORDINAL, Said("thứ " + ("hai", "ba", "tư", "năm", "sáu", "bảy")[int(day[1]) - 2] + joiner))
        if word in ("x", "X") and text[max(0, start - 2) : start].rstrip()[-1:].isdigit():
            if _TIMES_WORD.match(text, start, end):
                return Found(start, stop, Kind.SYMBOL, Said("nhân"))
        if following.isdigit() and following.isascii():
            return self.grown(start, stop, end, word)
        before = self.before(start)
        if word[0] in "IVXLCDM" and word.isupper():
            numeral = romans.find(word, before)
            if numeral is not None:
                year = _YEAR_AFTER.match(text, stop, end)
                if year is not None:
                    return Found(start, year.end(), Kind.DATE, dates.Period(str(numeral.value), year[1]))
                return Found(start, stop, Kind.ROMAN, numeral)
        if word.lower() == "điểm":
            points = legal.find_points(text, start, end)
            if points is not None and (points[2].text[0] not in "aeiouy" or len(points[2].text) > 1):
                return Found(points[0], points[1], Kind.LEGAL_REFERENCE, points[2])
            return None
        defined = self.defined.get(word)
        if defined is not None:
            return Found(start, stop, Kind.ABBREVIATION, Said(defined))
        entries = self.lexicon.readings(word)
        if not entries and not word.isupper() and word.islower() and not is_syllable(word):
            entries = self.lexicon.words.get(word.upper(), [])
        if entries:
            entry = reading(entries, text, start, stop, before)
            if entry is not None:
                return self.entry(entry, start, stop)
            if word.isupper() and is_syllable(word):
                return None
        return self.unknown(start, stop, word, before)

    def phrase(self, entry: Entry, start: int, end: int) -> Found | None:
        text, written = self.text, entry.written
        stop = start + len(written)
        here = text[start:stop]
        if here != written and not (written.islower() and here.lower() == written):
            return None
        if stop > end or written[-1].isalnum() and text[stop : stop + 1].isalnum():
            return None
        before = self.before(start)
        if entry.when and reading([entry], text, start, stop, before) is None:
            return None
        tail = written[-1] if written[-1] == ":" else ""
        spoken = entry.spoken
        return Found(start, stop - len(tail), Kind.ABBREVIATION, Said(spoken.removesuffix(tail) if tail else spoken))

    def entry(self, entry: Entry, start: int, stop: int) -> Found:
        text = self.text
        kind = {"foreign": Kind.FOREIGN, "letters": Kind.LETTERS}.get(entry.kind, Kind.ABBREVIATION)
        spoken = entry.spoken
        if text[start - 1 : start] == "(" and text[stop : stop + 1] == ")" and kind is Kind.ABBREVIATION:
            head = text[max(0, start - 1 - len(spoken) - 2) : start - 1].rstrip().lower()
            if head.endswith(spoken.lower()):
                return Found(start - 1, stop + 1, kind, SILENT)
            full = full_form(text[start:stop], text, start - 1)
            if full is not None:
                self.defined[text[start:stop]] = full
                return Found(start - 1, stop + 1, kind, SILENT)
        # "PVHCC công" must not say its last word twice
        last = spoken.rsplit(" ", 1)
        if len(last) == 2 and kind is Kind.ABBREVIATION:
            tail = text[stop : stop + len(last[1]) + 2].lower()
            if tail[:1] == " " and tail[1 : 1 + len(last[1])] == last[1].lower() and not tail[1 + len(last[1]) :].isalpha():
                spoken = last[0]
        return Found(start, stop, kind, Said(spoken))

    def unknown(self, start: int, stop: int, word: str, before: str) -> Found | None:
        """A word no lexicon has: plain, spelled, or foreign."""
        text = self.text
        if len(word) == 1:
            if word in "fjwzFJWZ" or not word.isupper() and word not in "aeiouyàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵăâêôơưđ":
                return Found(start, stop, Kind.LETTERS, Letters(word)) if word.isascii() else None
            return None
        if is_syllable(word):
            if not word[0].isupper() or word.isupper() or word[1:].islower():
                if len(self.lexicon.plain) > _USED_MANY:
                    self.lexicon.plain.clear()
                if not self.special(word):
                    self.lexicon.plain.add(word)
                return None
        capitals = sum(map(str.isupper, word))
        if capitals >= 2 and (word.isupper() or capitals * 2 >= len(word)):
            if text[start - 1 : start] == "(" and text[stop : stop + 1] == ")":
                full = full_form(word, text, start - 1)
                if full is not None:
                    self.defined[word] = full
                    return Found(start - 1, stop + 1, Kind.ABBREVIATION, SILENT)
            if not word.isascii() and in_capitals(text, start, stop) and len(word) > 4:
                return Found(start, stop, Kind.FOREIGN, Said(word), Reason.FOREIGN_WORD)
            return Found(start, stop, Kind.LETTERS, Letters(word), Reason.UNKNOWN_ABBREVIATION)
        if not any(vowel in word.lower() for vowel in "aeiouyăâêôơưàáảãạ") and word.isascii():
            unit = units().get(word)
            if unit is not None:
                return Found(start, stop, Kind.MEASURE, Said(unit[0]))
            return Found(start, stop, Kind.LETTERS, Letters(word), Reason.UNKNOWN_ABBREVIATION)
        return Found(start, stop, Kind.FOREIGN, Said(word), Reason.FOREIGN_WORD)

    def special(self, word: str) -> bool:
        """Whether a syllable can ever be more than itself."""
        lower = word.lower()
        return (
            lower == "điểm"
            or bool(self.lexicon.phrases(word))
            or bool(self.lexicon.readings(word))
            or (word.isupper() and not set(word) - set("IVXLCDM"))
        )

    def grown(self, start: int, stop: int, end: int, word: str) -> Found | None:
        """A word with digits grown to it: m2, A4, CT01; but "Bước7" is a word and a number."""
        text = self.text
        if word.islower():
            unit = units().get(text[start : stop + 1])
            if unit is not None and not text[stop + 1 : stop + 2].isalnum():
                return Found(start, stop + 1, Kind.MEASURE, Said(unit[0]))
        if is_syllable(word) and not (word.isupper() and len(word) <= 2):
            return None
        entries = self.lexicon.readings(word)
        entry = reading(entries, text, start, stop, self.before(start)) if entries else None
        if entry is not None and not text[stop : stop + 1] == "0":
            return Found(start, stop, Kind.ABBREVIATION, Said(entry.spoken))
        if entry is not None and entry.when == "number":
            return Found(start, stop, Kind.LETTERS, Said(entry.spoken))
        mixed = codes.find_mixed(text, start, end)
        if mixed is not None:
            return Found(start, mixed[0], Kind.CODE, mixed[1])
        return None

    # --- digits

    def digits(self, start: int, end: int, kind: Kind | None) -> Found | None:
        text = self.text
        before = self.before(start)
        if self.at_head(start) and kind in (None, Kind.OUTLINE):
            mark = outline.find(text, start, end)
            if mark is not None:
                return Found(start, mark[0], Kind.OUTLINE, mark[1])
        if kind is not None:
            found = self.preferred(start, end, kind, before)
            if found is not None:
                return found
        run = _DIGITS.match(text, start, end)
        assert run is not None
        digits, stop = run.group(), run.end()
        following = text[stop : stop + 1]
        for entry in self.lexicon.phrases(digits):
            phrase = self.phrase(entry, start, end)
            if phrase is not None:
                return phrase
        if following.isascii() and following.isalpha() or following and following in ".-@":
            if "." in text[stop : stop + 64] and text[stop : stop + 64].split(" ", 1)[0].rstrip(".").count("."):
                address = self.address(start, end, kind) if any(map(str.isalpha, text[stop : stop + 64].split(" ", 1)[0])) else None
                if address is not None:
                    return address
        number_of_document = legal.find(text, start, end, before, False)
        if number_of_document is not None:
            return Found(start, number_of_document[0], Kind.LEGAL_REFERENCE, number_of_document[1])
        code = codes.find(text, start, end, before)
        if code is not None and not phones.counted(text, code[0], end):
            return Found(start, code[0], Kind.CODE, code[1])
        if len(digits) >= 2:
            phone = phones.find(text, start, end, before, False, self.chained(start))
            if phone is not None:
                return Found(start, phone[0], Kind.SHORT_CODE if phone[1].short else Kind.PHONE, phone[1])
        if following in ("x", "X", "×", " ") and text[stop : stop + 2].strip()[:1] in ("x", "X", "×"):
            # 3x4: "nhân" comes from the sign between, the numbers are read one by one
            if _PRODUCT.match(text, start, end):
                return Found(start, stop, Kind.NUMBER, Number(digits))
        if following and following in "/.-– " and len(digits) in (1, 2, 4):
            date = dates.find(text, start, end, before, False)
            if date is not None:
                return self.date(start, date)
        if following and following in ":hHgGp'’′- –" or text.startswith(" giờ", stop) or text.startswith("giờ", stop) or text.startswith("phút", stop):
            time = times.find(text, start, end, before, False)
            if time is not None:
                return Found(start, time[0], Kind.TIME, time[1])
        if following and following in ".-":
            dotted = codes.find_dotted(text, start, end)
            if dotted is not None and not quantities.is_grouped(text, start, end):
                return Found(start, dotted[0], Kind.CODE, dotted[1])
        if following and following in "/ ":
            fraction = quantities.find_fraction(text, start, end, before)
            if fraction is not None:
                return Found(start, fraction[0], Kind.FRACTION, fraction[1])
        if before.endswith(" thứ") or "thứ" in before and _ORDINALS.search(before):
            to = _TO_WEEKDAY.match(text, stop, end)
            if to is not None:
                return Found(start, to.end(), Kind.ORDINAL, OrdinalRange(digits, to[1]))
            if len(digits) <= 4 and not text[stop : stop + 2].strip().isdigit():
                return Found(start, stop, Kind.ORDINAL, Ordinal(digits))
        if before.endswith((" tháng", " tháng:")) and len(digits) <= 2 and not _DURATION.search(before):
            if following not in ("/", "-", "–"):
                return Found(start, stop, Kind.DATE, Month(digits))
        return self.quantity(start, end, before, following)

    def quantity(self, start: int, end: int, before: str, following: str) -> Found | None:
        text = self.text
        found = quantities.find(text, start, end, before)
        if found is None:
            return None
        stop, value = found
        next_letter = text[stop : stop + 1]
        if next_letter.isalpha() and text[stop - 1].isdigit():
            mixed = codes.find_mixed(text, start, end)
            if mixed is not None and mixed[0] > stop:
                return Found(start, mixed[0], Kind.CODE, mixed[1])
        match value:
            case quantities.QuantityRange(_, last):
                kind = _kind_of(last)
                return Found(start, stop, Kind.RANGE if kind is Kind.NUMBER else kind, value)
            case quantities.Quantity():
                doubt = None
                digits = value.number.whole
                if len(digits) >= 9 and stop - start == len(digits) and digits[-3:] != "000":
                    doubt = Reason.AMBIGUOUS
                return Found(start, stop, _kind_of(value), value, doubt)

    def date(self, start: int, found: tuple[int, dates.Date | dates.DateRange | dates.Period]) -> Found:
        stop, value = found
        match value:
            case dates.Date():
                exists = value.exists()
            case dates.DateRange(first, last):
                exists = first.exists() and last.exists()
            case dates.Period():
                exists = True
        return Found(start, stop, Kind.DATE, value, None if exists else Reason.IMPOSSIBLE)

    def chained(self, start: int) -> bool:
        """Whether a telephone number stands just before, as in "113, 114, 115"."""
        if not self.found or self.found[-1].kind not in (Kind.PHONE, Kind.SHORT_CODE):
            return False
        between = self.text[self.found[-1].end : start]
        return len(between) <= 12 and _LINKED.fullmatch(between) is not None

    def preferred(self, start: int, end: int, kind: Kind, before: str) -> Found | None:
        """The reading of the kind the caller knows, if the place has it."""
        text = self.text
        match kind:
            case Kind.DATE:
                date = dates.find(text, start, end, before, True)
                return self.date(start, date) if date is not None else None
            case Kind.TIME:
                time = times.find(text, start, end, before, True)
                return Found(start, time[0], kind, time[1]) if time is not None else None
            case Kind.PHONE | Kind.SHORT_CODE:
                phone = phones.find(text, start, end, before, True, False)
                return Found(start, phone[0], kind, phone[1]) if phone is not None else None
            case Kind.LEGAL_REFERENCE:
                number = legal.find(text, start, end, before, True)
                return Found(start, number[0], kind, number[1]) if number is not None else None
            case Kind.FRACTION:
                fraction = quantities.find_fraction(text, start, end, before)
                return Found(start, fraction[0], kind, fraction[1]) if fraction is not None else None
            case Kind.CODE:
                mixed = codes.find_mixed(text, start, end)
                if mixed is not None:
                    return Found(start, mixed[0], kind, mixed[1])
                run = re.compile(r"\d[\d .-]*").match(text, start, end)
                return Found(start, run.end(), kind, codes.Code(run.group().strip())) if run else None
            case Kind.SMS:
                return Found(start, end, kind, sms.Message(text[start:end]))
            case Kind.ORDINAL:
                run = _DIGITS.match(text, start, end)
                return Found(start, run.end(), kind, Ordinal(run.group())) if run else None
            case Kind.NUMBER | Kind.MONEY | Kind.MEASURE | Kind.PERCENT | Kind.RATE | Kind.RANGE:
                return self.quantity(start, end, before, "")
            case _:
                return None

    # --- signs

    def sign(self, start: int, end: int, head: str, kind: Kind | None) -> Found | None:
        text = self.text
        following = text[start + 1 : start + 2]
        if kind is Kind.SMS:
            return Found(start, end, kind, sms.Message(text[start:end]))
        match head:
            case "(":
                return self.bracket(start, end)
            case "-" | "–" | "—":
                return self.dash(start, end, head, following)
            case "/":
                return self.slash(start, end, following)
            case "+":
                phone = phones.find(text, start, end, "", False, False)
                if phone is not None:
                    return Found(start, phone[0], Kind.PHONE, phone[1])
            case "*" | "#":
                dialled = phones.find_dialled(text, start, end)
                if dialled is not None:
                    return Found(start, dialled[0], Kind.SHORT_CODE, dialled[1])
            case "$" | "€" | "£" | "¥" | "₫" | "₩":
                if following.isdigit() or following == " " and text[start + 2 : start + 3].isdigit():
                    found = quantities.find(text, start, end, "")
                    if found is not None:
                        return Found(start, found[0], Kind.MONEY, found[1])
            case _:
                fraction = quantities.unicode_fraction(head)
                if fraction is not None:
                    return Found(start, start + 1, Kind.FRACTION, fraction)
        said = SIGNS.get(head)
        if said is not None:
            return Found(start, start + 1, Kind.SYMBOL, Said(said))
        if _is_ornament(head):
            return Found(start, start + 1, Kind.SYMBOL, SILENT)
        return None

    def bracket(self, start: int, end: int) -> Found | None:
        text = self.text
        if self.at_head(start):
            mark = outline.find(text, start, end)
            if mark is not None:
                return Found(start, mark[0], Kind.OUTLINE, mark[1])
        if text[start + 1 : start + 2] in ("0", "+"):
            phone = phones.find(text, start, end, "", False, False)
            if phone is not None:
                return Found(start, phone[0], Kind.PHONE, phone[1])
        return None

    def dash(self, start: int, end: int, head: str, following: str) -> Found | None:
        text = self.text
        previous = text[start - 1 : start]
        if following.isdigit() and (not previous or previous in " (\n") or following and following in "$€" :
            lead = text[:start].rstrip()[-1:]
            if not (lead.isdigit() and previous == " "):
                fraction = quantities.find_fraction(text, start + 1, end, "")
                if fraction is not None:
                    return Found(start, fraction[0], Kind.FRACTION, replace(fraction[1], negative=True))
                found = quantities.find(text, start, end, "")
                if found is not None:
                    return Found(start, found[0], _kind_of(found[1].last if isinstance(found[1], quantities.QuantityRange) else found[1]), found[1])
        arrow = text.startswith(("->", "–>", "—>"), start)
        if arrow:
            return Found(start, start + 2, Kind.SYMBOL, Said(","))
        if _same_noun(text, start, start + 1):
            return Found(start, start + 1, Kind.RANGE, Said("đến"))
        return Found(start, start + 1, Kind.SYMBOL, DASH)

    def slash(self, start: int, end: int, following: str) -> Found | None:
        text = self.text
        before = self.before(start)
        blank = legal.find_blank(text, start, end, before)
        if blank is not None:
            return Found(start, blank[0], Kind.LEGAL_REFERENCE, blank[1], Reason.BLANK)
        left = _LAST_WORD.search(text, max(0, start - 24), start)
        right = _NEXT_WORD.match(text, start + 1, min(end, start + 24))
        if left is None or right is None:
            if not following.strip() or not text[start - 1 : start].strip():
                return Found(start, start + 1, Kind.SYMBOL, SILENT)
            return Found(start, start + 1, Kind.SYMBOL, Said("trên"))
        first, second = left[1].lower(), right[1]
        if second in _SPELLS and _COUNTED.search(before):
            return Found(start, start + 1, Kind.RATE, RATE)
        if first in COUNTS and second in UNITS_OF_RATE:
            if _COUNTED.search(before) or first in ("lần", "đồng", "người", "lượt") and first != second:
                return Found(start, start + 1, Kind.RATE, RATE)
        if first in _PAIRS and second.lower() in _PAIRS:
            return Found(start, start + 1, Kind.SYMBOL, SILENT)
        return Found(start, start + 1, Kind.SYMBOL, Said("hoặc"))


_LAST_WORD = re.compile(r"([^\W_]+)[”\")]?\s?$")
_NEXT_WORD = re.compile(r"\s?[“\"(]?([^\W_]+)")
_COUNTED = re.compile(r"(?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mỗi|trăm|nghìn|triệu)[^.;:]{0,24}$")
_SPELLS = frozenset("giây phút giờ ngày tuần tháng quý năm".split())
_PAIRS = frozenset("ông bà anh chị và hoặc em cô chú bác cháu vợ chồng cha mẹ bố con".split())

SIGNS = {
    "&": "và", "+": "cộng", "=": "bằng", "×": "nhân", "÷": "chia", "±": "cộng trừ", "≥": "lớn hơn hoặc bằng",
    "≤": "nhỏ hơn hoặc bằng", ">": "lớn hơn", "<": "nhỏ hơn", "≠": "khác", "≈": "xấp xỉ", "~": "khoảng",
    "@": "a còng", "%": "phần trăm", "‰": "phần nghìn", "°": "độ", "#": "thăng", "*": "", "_": "", "→": ",",
    "⇒": ",", "←": ",", "•": "", "●": "", "▪": "", "►": "", "✓": "", "✔": "", "§": "mục", "$": "đô la", "€": "ơ rô",
    "£": "bảng Anh", "¥": "yên", "₫": "đồng", "☎": "điện thoại", "✆": "điện thoại", "📞": "điện thoại", "√": "căn",
    "∞": "vô cùng", "′": "phút", "″": "giây", "№": "số", "·": "", "★": "", "☆": "", "`": "", "´": "", "|": ",", "\\": "",
}  # fmt: skip

_ORNAMENTS = re.compile(r"[\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\uf000-\uf0ff\u20e3]")


def _is_ornament(sign: str) -> bool:
    """Pictures and bullets people put into messages: seen, not heard."""
    return _ORNAMENTS.match(sign) is not None


_NOUN_LEFT = re.compile(r"(thứ|tháng|ngày|lớp|quý|năm|điều|khoản|chương|bước|mục|tổ|thôn|khu|kỳ|tuần|mẫu|điểm|giờ)[^\W\d]* [^\W_]{1,10} ?$", re.IGNORECASE)
_NOUN_RIGHT = re.compile(r" ?([^\W\d_]+)")


def _same_noun(text: str, start: int, stop: int) -> bool:
    """Whether a dash stands between two numbered things of one name: "thứ 2 - thứ 6"."""
    left = _NOUN_LEFT.search(text, max(0, start - 24), start)
    right = _NOUN_RIGHT.match(text, stop)
    if left is None or right is None:
        return False
    return left[1].lower() == right[1].lower() or left[1].lower() == "thứ" and right[1].lower() in ("chủ", "cn")


def _kind_of(quantity: quantities.Quantity) -> Kind:
    if quantity.money:
        return Kind.MONEY
    if quantity.unit == "phần trăm":
        return Kind.PERCENT
    if quantity.unit:
        return Kind.RATE if quantity.per else Kind.MEASURE
    return Kind.RATE if quantity.per else Kind.NUMBER
