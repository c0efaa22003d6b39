"""What a checker says: a rule, what was found instead, and where; and how a clerk reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generators.nd30.rules import Rule, RuleBook, Severity, rule_book
from generators.nd30.word_text import Para

MOST_QUOTED = 60  # characters of a paragraph that a report repeats


@dataclass(frozen=True)
class Breach:
    """`found`: what stands there instead; `where`: the component, or the words it begins with."""

    rule: Rule
    found: str
    where: str = ""
    severity: Severity = Severity.ERROR

    @property
    def code(self) -> str:
        return self.rule.code


def breach(code: str, found: str, where: str | Para = "") -> Breach:
    """One breach of the rule with this code."""
    rule = rule_book()[code]
    return Breach(rule, found, where if isinstance(where, str) else quoted(where), rule.severity)


def softened(breach: Breach) -> Breach:
    """An error that need not be one yet: a draft may still lack what an issued text must have."""
    return replace(breach, severity=Severity.WARNING) if breach.severity is Severity.ERROR else breach


def quoted(para: Para) -> str:
    """The first words of a paragraph."""
    text = para.text
    return f"“{text}”" if len(text) <= MOST_QUOTED else f"“{text[:MOST_QUOTED].rsplit(' ', 1)[0]} …”"


def look(
    code: str,
    paras: Iterable[Para],
    *,
    caps: bool | None = None,
    bold: bool | None = None,
    italic: bool | None = None,
    centred: bool = False,
) -> Iterator[Breach]:
    """What is wrong with the look of paragraphs: sizes against the limits of the rule, the rest as asked."""
    rule = rule_book()[code]
    for para in paras:
        wrong = []
        sizes = sorted({span.size for span in para.solid if not rule.allows(span.size)})
        if sizes:
            wrong.append("cỡ " + ", ".join(f"{size:g}" for size in sizes))
        if caps is True and para.text != para.text.upper():
            wrong.append("không in hoa")
        if caps is False and len(para.text) > 3 and para.text == para.text.upper():
            wrong.append("in hoa toàn bộ")
        if bold is True and not para.bold:
            wrong.append("không đậm")
        if bold is False and para.any_bold:
            wrong.append("đậm")
        if italic is True and not para.italic:
            wrong.append("không nghiêng")
        if italic is False and para.any_italic:
            wrong.append("nghiêng")
        if centred and para.align != "center":
            wrong.append("không canh giữa")
        if wrong:
            yield breach(code, "; ".join(wrong), para)


def report(breaches: Sequence[Breach], book: RuleBook | None = None) -> str:
    """The breaches for a clerk: the gravest first, each with the rule, what was found, and where the rule stands."""
    book = book or rule_book()
    if not breaches:
        return f"Đúng thể thức theo các quy tắc đã rà soát ({book.source}).\n"
    lines = []
    for severity, heading in _HEADINGS.items():
        here = [each for each in breaches if each.severity is severity]
        if here:
            lines += [f"{heading} ({len(here)})", *(f"  - {_said(each)}" for each in here)]
    lines.append(f"Căn cứ: {book.source}.")
    return "\n".join(lines) + "\n"


def _said(each: Breach) -> str:
    where = f"{each.where}: " if each.where else ""
    return f"{where}{each.found}. Quy định: {each.rule.says} ({each.rule.at})."


_HEADINGS = {
    Severity.ERROR: "Sai thể thức, cần sửa trước khi ban hành",
    Severity.WARNING: "Cần xem lại",
    Severity.ADVICE: "Gợi ý",
}
