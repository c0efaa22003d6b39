"""Which paragraph of a document is which component of an official text (Điều 8): found by what stands there and where.

Looks at words and places, not at styles, so that it also finds what is set wrongly. Knows no rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generators.nd30.kinds import Kind, kind_named
from generators.nd30.word_text import Para
from generators.vietnamese.fold import fold

HEAD = 40  # paragraphs within which the head of a document stands, empty ones included

NUMBER = re.compile(r"^Số\b", re.IGNORECASE)
DATE = re.compile(r"^(?P<place>[^\d]{2,40}?)(?P<comma>,?)\s*ngày(?P<day>[\s\d.…]*)tháng(?P<month>[\s\d.…]*)năm")
ABOUT = re.compile(r"^V/v\b", re.IGNORECASE)
ADDRESSEE = re.compile(r"^Kính gửi", re.IGNORECASE)
GROUND = re.compile(r"^(Căn cứ|Theo đề nghị|Xét đề nghị|Thực hiện (Luật|Nghị định|Thông tư))\b")
ANNEX = re.compile(r"^phụ lục(\s+(số\s*)?(?P<number>[IVXLC]+|\d+))?\s*$", re.IGNORECASE)
AUTHORITY = re.compile(r"^(TM|KT|TL|TUQ|Q|T/M|K/T|T/L|TUQ/|Q/)[./\s]|^(PHÓ )?(CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|CHÁNH|BÍ THƯ)\b")
RECIPIENTS = re.compile(r"^Nơi nhận", re.IGNORECASE)


@dataclass(frozen=True)
class AnnexPart:
    """One annex: its label (Phụ lục I), its title, the line that says what it belongs to."""

    label: Para
    title: tuple[Para, ...]
    of: Para | None
    begins_page: bool


@dataclass(frozen=True)
class Components:
    """Empty or None: not there. `body` leaves out titles, tables, blank lines, and everything after the signature."""

    nation: Para | None = None
    motto: Para | None = None
    motto_rule: Para | None = None
    parent: tuple[Para, ...] = ()
    issuer: tuple[Para, ...] = ()
    issuer_rule: Para | None = None
    number: Para | None = None
    date: Para | None = None
    about: Para | None = None
    title: Para | None = None
    kind: Kind | None = None
    subject: tuple[Para, ...] = ()
    subject_rule: Para | None = None
    addressees: tuple[Para, ...] = ()
    grounds: tuple[Para, ...] = ()
    body: tuple[Para, ...] = ()
    recipients_label: Para | None = None
    recipients: tuple[Para, ...] = ()
    authority: tuple[Para, ...] = ()
    signatory: Para | None = None
    annexes: tuple[AnnexPart, ...] = ()


def find(paras: Sequence[Para]) -> Components:
    """The components of a document, whose paragraphs are given in reading order."""
    main, annexes = _parted(paras)
    head = main[:HEAD]
    found = _head(head)
    return _middle(main, _foot(main, replace(found, annexes=annexes)))


def _parted(paras: Sequence[Para]) -> tuple[list[Para], tuple[AnnexPart, ...]]:
    """The document itself, and its annexes."""
    starts = [number for number, para in enumerate(paras) if not para.cell and ANNEX.match(para.text)]
    annexes = tuple(_annex(paras, start) for start in starts)
    return list(paras[: starts[0]] if starts else paras), annexes


def _annex(paras: Sequence[Para], start: int) -> AnnexPart:
    following = [para for para in paras[start + 1 : start + 12] if para.text][:6]
    of = next((para for para in following if fold(para.text).lstrip("(").startswith("kem theo")), None)
    if of:
        title = tuple(following[: following.index(of)])
    else:
        title = tuple(para for para in following[:1] if para.align == "center")
    before = paras[start - 1] if start else None
    begins = before is None or before.section != paras[start].section or paras[start].starts_page
    while before is not None and not begins and not before.text:
        begins = before.starts_page
        start -= 1
        before = paras[start - 1] if start else None
    return AnnexPart(paras[_next_text(paras, start)], title, of, begins)


def _next_text(paras: Sequence[Para], start: int) -> int:
    return next(number for number in range(start, len(paras)) if ANNEX.match(paras[number].text))


# ── Head ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _head(head: Sequence[Para]) -> Components:
    nation = _first(head, lambda para: "cong hoa xa hoi chu nghia" in fold(para.text))
    motto = _first(head, lambda para: "doclaptudohanhphuc" in re.sub(r"[^a-z]", "", fold(para.text)))
    number = _first(head, lambda para: bool(NUMBER.match(para.text)))
    date = _first(head, lambda para: bool(DATE.match(para.text)))
    about = _first(head, lambda para: bool(ABOUT.match(para.text)))
    title = _first(head, lambda para: not para.cell and kind_named(para.text) is not None)
    parent, issuer, issuer_rule = _issuing(head, nation)
    found = Components(
        nation=nation,
        motto=motto,
        motto_rule=_rule_below(head, motto),
        parent=parent,
        issuer=issuer,
        issuer_rule=issuer_rule,
        number=number,
        date=date,
        about=about,
        title=title,
        kind=kind_named(title.text) if title else kind_named("Công văn") if about else None,
    )
    if title:
        subject, rule = _subject(head, title)
        found = replace(found, subject=subject, subject_rule=rule)
    return found


def _first(paras: Sequence[Para], wanted: Callable[[Para], bool]) -> Para | None:
    return next((para for para in paras if para.text and wanted(para)), None)


def _issuing(head: Sequence[Para], nation: Para | None) -> tuple[tuple[Para, ...], tuple[Para, ...], Para | None]:
    """Parent and issuing body: in the cell left of Quốc hiệu, or above it where there is no table."""
    if nation is None:
        return (), (), None
    if nation.cell:
        place = nation.cell
        block = [
            para
            for para in head
            if para.cell and (para.cell.table, para.cell.row) == (place.table, place.row) and para.cell.column == 0
        ]
    else:
        block = [para for para in head[: _index(head, nation)] if para.align == "center"]
    worded = [para for para in block if para.text and not NUMBER.match(para.text) and not para.rule]
    bold = [number for number, para in enumerate(worded) if para.any_bold]
    split = bold[0] if bold else max(len(worded) - 1, 0)
    rule = _rule_below(block, worded[-1]) if worded else None
    return tuple(worded[:split]), tuple(worded[split:]), rule


def _subject(head: Sequence[Para], title: Para) -> tuple[tuple[Para, ...], Para | None]:
    """The centred lines below the title, up to the line drawn below them or the first that is set as body."""
    lines: list[Para] = []
    for para in head[_index(head, title) + 1 :]:
        if para.rule and not para.text:
            return tuple(lines), para
        if not para.text:
            continue
        if para.cell or (para.align != "center" and lines) or len(lines) == 3:
            break
        if para.align == "center" or (para.any_bold and not lines):
            lines.append(para)
            if para.rule or para.underlined:
                return tuple(lines), para
        else:
            break
    return tuple(lines), None


def _rule_below(paras: Sequence[Para], para: Para | None) -> Para | None:
    """What draws the line below a paragraph: itself, or the next one of its cell if that has no words of its own."""
    if para is None:
        return None
    if para.rule or para.underlined:
        return para
    following = [each for each in paras[_index(paras, para) + 1 :] if each.cell == para.cell][:2]
    return next((each for each in following if each.rule and not any(map(str.isalpha, each.text))), None)


def _index(paras: Sequence[Para], wanted: Para) -> int:
    return next(number for number, para in enumerate(paras) if para is wanted)


# ── Middle ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _middle(main: Sequence[Para], found: Components) -> Components:
    """Addressees, grounds and body: what stands between the head and the foot."""
    last_of_head = [
        para
        for para in (found.date, found.about, found.number, found.title, *found.subject, found.subject_rule)
        if para
    ]
    start = max((_index(main, para) for para in last_of_head), default=-1) + 1
    foot = [para for para in (found.recipients_label, *found.authority) if para]
    end = min((_index(main, para) for para in foot), default=len(main))
    between = [para for para in main[start:end] if para.text and not para.cell]
    addressees = tuple(_addressees(between))
    return replace(
        found,
        addressees=addressees,
        grounds=tuple(para for para in between if GROUND.match(para.text) and para.text.endswith((";", ".", ","))),
        body=tuple(para for para in between if not any(para is one for one in addressees)),
    )


def _addressees(between: Sequence[Para]) -> Iterator[Para]:
    for number, para in enumerate(between):
        if ADDRESSEE.match(para.text):
            yield para
            if para.text.rstrip().endswith(":"):
                for item in between[number + 1 :]:
                    if not item.text.startswith("-"):
                        return
                    yield item
            return


# ── Foot ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _foot(main: Sequence[Para], found: Components) -> Components:
    label = next((para for para in reversed(main) if RECIPIENTS.match(para.text)), None)
    after = _index(main, label) if label else max(len(main) - 25, 0)
    tail = main[max(after - 6, 0) :]
    authority = [para for para in tail if AUTHORITY.match(para.text) and (para.cell or para.any_bold)]
    recipients: list[Para] = []
    if label:
        for para in main[after + 1 :]:
            if para.cell != label.cell or (para.text and not label.cell and not para.text.startswith("-")):
                break
            if para.text and not AUTHORITY.match(para.text):
                recipients.append(para)
    signatory = None
    if authority:
        place = authority[-1].cell
        below = [para for para in main[_index(main, authority[-1]) + 1 :] if para.cell == place and para.text]
        named = [para for para in below if not RECIPIENTS.match(para.text) and not para.text.startswith(("-", "("))]
        signatory = named[-1] if named else None
    return replace(
        found,
        recipients_label=label,
        recipients=tuple(recipients),
        authority=tuple(authority),
        signatory=signatory,
    )
