"""Texts and documents made to break whoever writes them: the same ones for the same seed."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable

from generators import document as d
from generators.values import ClockTime, Day, Money, Phone

CANARY = "loa-canary"  # a word no template has; where it stands as code, text has become code

ATTACKS = (
    f"<script>{CANARY}()</script>",
    f"<img src=x onerror={CANARY}()>",
    f'"><svg onload="{CANARY}()">',
    f"' onmouseover='{CANARY}()",
    f"</style><script>{CANARY}()</script>",
    f"</textarea></title><iframe src=//{CANARY}.example>",
    f"<!-- {CANARY} -->",
    f"<![CDATA[{CANARY}]]>",
    f"<?php {CANARY} ?>",
    "&lt;b&gt; &amp; &#x41; &nbsp;",
    f"[bấm](javascript:{CANARY}())",
    f"![ảnh](https://{CANARY}.example/x.png)",
    f"[{CANARY}]: https://{CANARY}.example",
    f"<https://{CANARY}.example>",
    f"**đậm** _nghiêng_ `mã` ~~gạch~~ # {CANARY}",
    f"- điểm\n- khác\n\n    {CANARY}\n\n> trích",
    f"| a | b |\n|---|---|\n| {CANARY} | 1 |",
    f"{{: onclick={CANARY}() #{CANARY} }}",
    f"{{ .{CANARY} onclick={CANARY}() }}",
    f"# Đề mục {{#{CANARY} onclick={CANARY}()}}",
    '--8<-- "/etc/passwd"',
    "[TOC]",
    "!!! warning",
    "{{ 7*7 }} {% for x in range(9) %}{{ x }}{% endfor %} {# chú thích #}",
    "{{ config.__class__.__init__.__globals__ }}",
    "${7*7} #{7*7} <%= 7*7 %> %(x)s {0} {x!r} %n",
    "$(touch /nowhere) `touch /nowhere` ; rm -rf / | cat && x",
    "../../../../etc/passwd",
    "file:///etc/passwd",
    "=1+1 @SUM(A1) +cmd|' /C calc'!A0",
    "\\documentclass \\input{/etc/passwd}",
    "{REF x} HYPERLINK INCLUDETEXT",
    "]]> -->*/ //",
    "./. ./. --- ... ……",
    "<speak><break time='9999s'/></speak>",
    "WEBVTT\n\n00:00.000 --> 99:00.000",
    "\\n \\t \\x00 %00",
)
SIGNS = "<>&\"'`{}[]()|\\/*_~#!$%^+=-:;.,?@ \t\n\r\x00\x07\x0b\x0c\x1b\x7f\x85\xa0\xad"
STRANGE = "\u200b\u200d\u200e\u202e\u2066\u2069\u2028\u2029\ufeff\ufffd\ufffe\ue000İı\u0301\u0323ﬁＡая漢字กﾊ🙂👩\u200d🌾\U0001f1fb\U000e0041"
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯấẫộợữỵ0123456789"
ADDRESSES = (
    "https://dichvucong.gov.vn", "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd", "\\\\server\\share", "//example.net",
    "https://example.net/\"><script>", "https://example.net/'onclick='x", "https://example.net/ a b", "mailto:a@b.vn?subject=<x>",
    "", "\x00", "https://" + "a" * 300 + ".vn", "https://dichvucong.gov.vn/" + "x/" * 80, "../../x.html", "#x", "{{ 7*7 }}",
)  # fmt: skip


def words(random: random.Random) -> str:
    """One text: an attack, a mix of signs, an endless word, or plain words with a splinter in them."""
    match random.randrange(6):
        case 0:
            return random.choice(ATTACKS)
        case 1:
            return "".join(random.choice(SIGNS + STRANGE + LETTERS) for _ in range(random.randrange(30)))
        case 2:
            return random.choice(LETTERS) * random.choice([1, 60, 400])
        case 3:
            return f"Nộp hồ sơ {random.choice(ATTACKS)} tại xã{random.choice(SIGNS + STRANGE)}"
        case 4:
            return " ".join("".join(random.choice(LETTERS) for _ in range(random.randrange(1, 8))) for _ in range(random.randrange(25)))
        case _:
            return random.choice(["", " ", "\n", "0", "-", "null", "yes", "1.", "a)", "Bước 1:", "…", "12/13/2026", "{{", "}}", "**"])


def inlines(random: random.Random, depth: int = 0) -> d.Inlines:
    return tuple(_inline(random, depth) for _ in range(random.choice([0, 1, 1, 1, 2, 3])))


def _inline(random: random.Random, depth: int) -> d.Inline:
    day = Day(datetime.date(random.randrange(1, 9999), random.randrange(1, 13), random.randrange(1, 29)))
    made: tuple[Callable[[], d.Inline], ...] = (
        lambda: d.Text(words(random)),
        lambda: d.Text(words(random)),
        lambda: d.Strong(inlines(random, depth + 1)) if depth < 2 else d.Text(words(random)),
        lambda: d.ScreenLabel(words(random)),
        lambda: d.Link(random.choice(ADDRESSES), random.choice(["", words(random)])),
        lambda: d.ItemLink(random.choice(["procedure/a", "../x", words(random)]), words(random)),
        lambda: d.StepLink(random.choice(["a", words(random)]), random.choice(["1", words(random)])),
        lambda: d.LegalReference(words(random)),
        lambda: d.Abbreviation(words(random), words(random)),
        lambda: d.Sms(words(random), words(random)),
        lambda: d.Blank(random.randrange(200)),
        lambda: day,
        lambda: ClockTime(random.randrange(24), random.randrange(60)),
        lambda: Money(random.randrange(10**15)),
        lambda: Phone(random.choice(["0912345678", "113", "19001234"])),
    )
    return random.choice(made)()


def _many(random: random.Random, most: int = 3) -> tuple[d.Inlines, ...]:
    return tuple(inlines(random) for _ in range(random.randrange(most + 1)))


def block(random: random.Random, depth: int = 0) -> d.Block:
    def line() -> d.Inlines:
        return inlines(random)

    def word() -> str:
        return words(random)

    made: tuple[Callable[[], d.Block], ...] = (
        lambda: d.Heading(random.choice([1, 2, 3, 4]), line(), word(), word()),
        lambda: d.Paragraph(line(), random.choice([*d.ParagraphRole])),
        lambda: d.Bullets(_many(random)),
        lambda: d.Definition(line(), line(), line()),
        lambda: steps(random) if depth < 2 else d.EndMark(),
        lambda: d.Checklist(tuple(d.ChecklistItem(line(), line()) for _ in range(random.randrange(4)))),
        lambda: d.Facts(tuple(d.Fact(word(), line(), word()) for _ in range(random.randrange(4)))),
        lambda: d.Table(_many(random), tuple(_many(random) for _ in range(random.randrange(3))), line()),
        lambda: d.Caution(word(), line(), _many(random), random.choice([*d.CautionKind])),
        lambda: d.FieldHint(word(), line(), _many(random)),
        lambda: d.Portal(line(), random.choice(ADDRESSES), line()),
        lambda: d.QrCode(random.choice(ADDRESSES[:12]), line()),
        lambda: d.Contact(word(), word(), random.choice([None, Phone("0912345678")]), line(), line(), line()),
        lambda: d.LegalGround(line(), random.choice([True, False])),
        lambda: d.EndMark(),
    )
    return random.choice(made)()


def steps(random: random.Random) -> d.Steps:
    count = random.randrange(1, 4)
    ids = [random.choice([f"buoc-{n}", words(random)]) for n in range(count)]

    def branch(number: int) -> d.Branch:
        goto = random.choice([None, d.StepLink(random.choice(ids), str(number))])
        return d.Branch(inlines(random), inlines(random), goto, words(random), _many(random, 1))

    return d.Steps(
        tuple(
            d.Step(
                id=ids[n],
                number=str(n + 1),
                action=inlines(random),
                condition=inlines(random),
                options=_many(random, 2),
                substeps=_many(random, 2),
                branches=tuple(branch(m) for m in range(random.randrange(3))),
                blocks=tuple(block(random, 2) for _ in range(random.randrange(2))),
            )
            for n in range(count)
        )
    )


def document(seed: int, kind: d.Kind = d.Kind.PAGE) -> d.Document:
    """A whole document of hostile parts; a notice has a notice's parts."""
    made = random.Random(seed)
    blocks: list[d.Block] = [block(made) for _ in range(made.randrange(1, 6))]
    if kind is d.Kind.NOTICE:
        lines = tuple(words(made) for _ in range(made.randrange(1, 3)))
        date = d.DatePlace(words(made), made.choice([None, 5]), made.choice([None, 3]), made.choice([None, 2026]))
        head = d.Letterhead(lines, words(made), date, words(made), words(made), inlines(made), _many(made))
        foot = d.Signature(lines, words(made), _many(made), inlines(made))
        annex = d.AnnexHeading(inlines(made), inlines(made), words(made))
        blocks = [head, d.NoticeTitle(words(made), inlines(made)), *blocks, d.EndMark(), foot, annex, block(made)]
    return d.Document(
        kind=kind,
        id="thu",
        title=words(made),
        issuer=d.Issuer("vi-du", words(made), words(made), words(made), words(made)),
        blocks=tuple(blocks),
        summary=words(made),
        subtitle=words(made),
        marks=tuple(d.Mark(mark, words(made), inlines(made)) for mark in d.MarkKind if made.random() < 0.3),
        as_of=made.choice([None, Day(datetime.date(2026, 9, 1))]),
        valid_to=made.choice([None, Day(datetime.date(2026, 12, 31))]),
        footer=inlines(made),
    )
