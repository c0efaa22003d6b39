"""Which class a word belongs to: abbreviation, foreign word, numeral, outline mark, or itself."""

from __future__ import annotations

import re

from . import codes, dates, legal, outline, romans
from .abbreviations import full_form, named, reading
from .found import SILENT, Found, Letters, Said
from .lexicon import Entry
from .measures import units
from .scene import Scene
from .spans import Kind, Reason
from .syllables import is_syllable
from .tones import BASE_OF, LOWER, UPPER, tone

# Words remembered as plain before starting afresh: more than any language of broadcasts has.
_PLAIN_WORDS = 50_000

_TIMES = re.compile(r"[xX] ?(?=\d)")
_WEEKDAY = re.compile(r"T([2-7])(?: ?([-–,]) ?(?=T[2-7]|CN|chủ nhật)|(?!\w|\.\d))")
_DAY_PARTS = (" sáng", " trưa", " chiều", " tối", " đêm", " thứ", " từ", " đến", " vào")
_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_PARTS = re.compile(r"(?:\.\d{1,2}){1,4}(?![\d.])")
_NAMES_WITH_NUMBERS = frozenset(("QH", "UBTVQH", "KV", "NĐ", "NQ", "QĐ", "QL", "TDP", "KP", "ĐA"))
_MANY_DIGITS = re.compile(r"\d{4}")
_STEP = re.compile(r"B\d{1,2} ?[:.] ")
_LINKED = re.compile(r" ?(?:,|và|đến|hoặc|[-–/]) ?")
_YEAR_AFTER = re.compile(r" ?/ ?((?:19|20)\d{2})(?![\d/])")
_GROWN_WORDS = re.compile(rf"[{LOWER}](?=[{UPPER}])|[{UPPER}](?=[{UPPER}][{LOWER}])")


def find_word(scene: Scene, start: int, stop: int, end: int, kind: Kind | None) -> Found | None:
    """The span that begins with the word `text[start:stop]`, None for a word said as written."""
    text = scene.text
    word = text[start:stop]
    following = text[stop : stop + 1]
    if following and following in ".@:/-_0123456789" and word[0].isascii():
        if following != ":" or text.startswith("//", stop + 1):
            address = scene.address(start, end, kind)
            if address is not None:
                return address
    for entry in scene.lexicon.phrases(word):
        found = find_phrase(scene, entry, start, end)
        if found is not None:
            return found
    if scene.at_head(start) and (len(word) == 1 or word[0] in "IVX" and word.isupper()):
        mark = outline.find(text, start, end)
        if mark is not None:
            return Found(start, mark[0], Kind.OUTLINE, mark[1])
    if following and following in "234567" and word == "T":
        weekday = _weekday(scene, start, end)
        if weekday is not None:
            return weekday
    if word in ("x", "X") and _TIMES.match(text, start, end):
        if any(map(str.isdigit, text[max(0, start - 12) : start])):
            return Found(start, stop, Kind.SYMBOL, Said("nhân"))
    if word == "B" and following.isdigit() and scene.at_head(start) and _STEP.match(text, start, end):
        return Found(start, stop, Kind.ABBREVIATION, Said("Bước"))
    if following.isdigit() and following.isascii():
        return _with_digits(scene, start, stop, end)
    if following == "." and text[stop + 1 : stop + 2].isdigit() and word.isupper():
        if len(word) <= 3 and word[0] not in "IVX":
            series = codes.find_mixed(text, start, end)  # BA.5
            if series is not None:
                return Found(start, series[0], Kind.CODE, series[1])
    before = scene.before(start)
    if word[0] in "IVXLCDM" and word.isupper():
        numeral = romans.find(word, before, _chained(scene, start))
        if numeral is not None:
            year = _YEAR_AFTER.match(text, stop, end)
            if year is not None:
                period = dates.Period(str(numeral.value), year[1])
                return Found(start, year.end(), Kind.DATE, period)
            parts = _PARTS.match(text, stop, end)
            if parts is not None:
                numbers = (str(numeral.value), *parts.group()[1:].split("."))
                return Found(start, parts.end(), Kind.OUTLINE, outline.Mark(numbers))
            return Found(start, stop, Kind.ROMAN, numeral)
    if word.lower() == "điểm":
        points = legal.find_points(text, start, end)
        return Found(points[0], points[1], Kind.LEGAL_REFERENCE, points[2]) if points else None
    defined = scene.defined.get(word)
    if defined is not None:
        return Found(start, stop, Kind.ABBREVIATION, Said(defined))
    entries = scene.lexicon.readings(word)
    if not entries and word.islower() and not is_syllable(word) and _looks_short(word):
        typed = scene.lexicon.words.get(word.upper(), [])
        entries = [entry for entry in typed if entry.kind == "abbreviation"]
    if entries:
        chosen = reading(entries, text, start, stop, before)
        if chosen is not None and _is_extension(text, start):
            return Found(start - 1, stop, Kind.FOREIGN, Said("chấm " + chosen.spoken))
        if chosen is not None:
            return _entry(scene, chosen, start, stop)
        if word.isupper() and is_syllable(word):
            return None
    return _unknown(scene, start, stop)


def _chained(scene: Scene, start: int) -> bool:
    """Whether a Roman numeral stands just before, as in "quý I và II", "thế kỷ XIX - XX"."""
    found = scene.found
    if found and found[-1].kind is Kind.RANGE and found[-1].value == Said("đến"):
        return len(found) > 1 and found[-2].kind is Kind.ROMAN
    if not found or found[-1].kind is not Kind.ROMAN:
        return False
    return _LINKED.fullmatch(scene.text, found[-1].end, start) is not None


def find_phrase(scene: Scene, entry: Entry, start: int, end: int) -> Found | None:
    """The phrase of the lexicon, if it stands at `start` in its capitals and in its place."""
    text, written = scene.text, entry.written
    stop = start + len(written)
    here = text[start:stop].replace("’", "'")
    if here != written and not (written.islower() and here.lower() == written):
        return None
    if stop > end or written[-1].isalnum() and text[stop : stop + 1].isalnum():
        return None
    if entry.when and reading([entry], text, start, stop, scene.before(start)) is None:
        return None
    spoken = entry.spoken
    if written[-1] == ":" == spoken[-1]:
        stop, spoken = stop - 1, spoken[:-1]
    return Found(start, stop, Kind.ABBREVIATION, Said(named(spoken, entry, text, start)))


def _looks_short(word: str) -> bool:
    """Whether a lower-case word can be an abbreviation typed in a hurry: "tthc", "tp"."""
    return len(word) > 2 or not any(letter in BASE_OF for letter in word) and word not in units()


def _is_extension(text: str, start: int) -> bool:
    """Whether the word is the ending of a file: ".pdf"."""
    return text[start - 1 : start] == "." and (start == 1 or text[start - 2] in " (,/“")


def _weekday(scene: Scene, start: int, end: int) -> Found | None:
    """T2 - T6, T7: days of the week in a timetable, where one stands beside another."""
    day = _WEEKDAY.match(scene.text, start, end)
    if day is None:
        return None
    goes_on = scene.found and scene.found[-1].end >= start - 5 and scene.found[-1].kind is Kind.ORDINAL
    if day[2] is None and not goes_on and not scene.before(start).endswith(_DAY_PARTS):
        return None
    joiner = {"-": " đến", "–": " đến", ",": ","}.get(day[2] or "", "")
    return Found(start, day.end(), Kind.ORDINAL, Said(f"thứ {_WEEKDAYS[int(day[1]) - 2]}{joiner}"))


def _entry(scene: Scene, entry: Entry, start: int, stop: int) -> Found:
    text = scene.text
    kind = {"foreign": Kind.FOREIGN, "letters": Kind.LETTERS}.get(entry.kind, Kind.ABBREVIATION)
    spoken = entry.spoken
    if kind is not Kind.ABBREVIATION:
        return Found(start, stop, kind, Said(spoken))
    if text[start - 1 : start] == "(" and text[stop : stop + 1] == ")":
        head = text[max(0, start - len(spoken) - 4) : start - 1].rstrip().lower()
        if head.endswith(spoken.lower()):
            return Found(start - 1, stop + 1, kind, SILENT)
        gloss = _gloss(scene, start, stop)
        if gloss is not None:
            return gloss
    # "PVHCC công" must not say its last word twice
    but_last, _, last = spoken.rpartition(" ")
    if but_last and text[stop : stop + len(last) + 1].lower() == f" {last.lower()}":
        if not text[stop + len(last) + 1 : stop + len(last) + 2].isalpha():
            spoken = but_last
    return Found(start, stop, kind, Said(named(spoken, entry, text, start)))


def _gloss(scene: Scene, start: int, stop: int) -> Found | None:
    """An abbreviation in brackets right after its full form: silent, and known from here on."""
    word = scene.text[start:stop]
    full = full_form(word, scene.text, start - 1)
    if full is None:
        return None
    scene.defined[word] = full
    return Found(start - 1, stop + 1, Kind.ABBREVIATION, SILENT)


def _unknown(scene: Scene, start: int, stop: int) -> Found | None:
    """A word no lexicon has: plain, spelled, or foreign."""
    text = scene.text
    word = text[start:stop]
    if len(word) == 1:
        # a vowel says its own name; "Nguyễn Văn B", "vitamin C" do not
        if word.lower() in "bcdđfghjklmnpqrstvwxz":
            return Found(start, stop, Kind.LETTERS, Letters(word))
        return None
    if _is_plain(word):
        _remember(scene, word)
        return None
    grown = _GROWN_WORDS.search(word)
    if grown is not None and not word.isascii():
        cut = start + grown.end()
        first = find_word(scene, start, cut, cut, None)
        return first or Found(start, cut, Kind.FOREIGN, Said(text[start:cut]))
    capitals = sum(map(str.isupper, word))
    if tone(word.lower()):  # no abbreviation has a tone: a name of another language, ĐẮK LẮK
        return Found(start, stop, Kind.FOREIGN, Said(word), Reason.FOREIGN_WORD)
    if capitals >= 2 and (word.isupper() or capitals * 2 >= len(word)):
        if text[start - 1 : start] == "(" and text[stop : stop + 1] == ")":
            gloss = _gloss(scene, start, stop)
            if gloss is not None:
                return gloss
        return Found(start, stop, Kind.LETTERS, Letters(word), Reason.UNKNOWN_ABBREVIATION)
    if word.isascii() and not any(letter in BASE_OF for letter in word.lower()):
        unit = units().get(word)
        if unit is not None:
            return Found(start, stop, Kind.MEASURE, Said(unit[0]))
        return Found(start, stop, Kind.LETTERS, Letters(word), Reason.UNKNOWN_ABBREVIATION)
    return Found(start, stop, Kind.FOREIGN, Said(word), Reason.FOREIGN_WORD)


def _is_plain(word: str) -> bool:
    """A syllable in the capitals of a word: "Bước", "BƯỚC", not "thứT"."""
    return is_syllable(word) and (word.isupper() or word[1:].islower() or len(word) == 1)


def _remember(scene: Scene, word: str) -> None:
    """Keep a syllable that can never be more than itself, so that it is looked at once."""
    lexicon = scene.lexicon
    if (
        word.lower() == "điểm"
        or word in scene.defined
        or lexicon.phrases(word)
        or lexicon.readings(word)
        or (word.isupper() and (len(word) < 6 or not set(word) - set("IVXLCDM")))
    ):
        return
    if len(lexicon.plain) > _PLAIN_WORDS:
        lexicon.plain.clear()
    lexicon.plain.add(word)


def _with_digits(scene: Scene, start: int, stop: int, end: int) -> Found | None:
    """A word with digits grown to it: m2, A4, CT01; but "Bước7" is a word and a number."""
    text = scene.text
    word = text[start:stop]
    unit = units().get(text[start : stop + 1]) if word.islower() else None
    if unit is not None and not text[stop + 1 : stop + 2].isalnum():
        return Found(start, stop + 1, Kind.MEASURE, Said(unit[0]))
    if _is_plain(word) and not (word.isupper() and len(word) <= 2):
        return None
    if not word.isascii() and _GROWN_WORDS.search(word):
        return _unknown(scene, start, stop)
    entries = scene.lexicon.readings(word)
    entry = reading(entries, text, start, stop, scene.before(start)) if entries else None
    # QH13 and VTV1 are a name and a number; BC15 is a kind of rice, GD4303012345678 a card
    named = entry is not None and (entry.kind == "letters" or word in _NAMES_WITH_NUMBERS)
    if entry is not None and named and not _MANY_DIGITS.match(text, stop, end):
        return Found(start, stop, Kind.ABBREVIATION, Said(entry.spoken))
    mixed = codes.find_mixed(text, start, end)
    if mixed is None:
        if entry is not None:
            return Found(start, stop, Kind.ABBREVIATION, Said(entry.spoken))
        return _unknown(scene, start, stop)
    return Found(start, mixed[0], Kind.CODE, mixed[1])
