"""A draft: our content as a tree of plain values with its doubts, and the YAML it is written as, comments and all. Knows no
source and no meaning.
"""

from __future__ import annotations

import datetime
import io
import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

from generators.drafts import CHECK
from generators.importers.source import Piece, Remark, Source, safe
from generators.wording import Wording

Path = tuple[str | int, ...]

COLUMNS = 118  # characters of a line: what the files written by hand have

_NEEDS_QUOTES = re.compile(
    r"[\s&*!|>%@`\"'#{}\[\],?:-]|(?i:y|yes|n|no|true|false|on|off|null|~)$|(?!\d{4}-\d\d-\d\d$)[-+.\d]+[\d.:eE_+-]*$|0[xo]|<<$|=$|.*(?:: | #|:$)"
)


class Node(dict[str, Any]):
    """A mapping of a draft: keys in the order they are written, and what is doubtful about the values of which key.

    `notes` are comments that are no doubts: the original of a value that has no `source` of its own.
    """

    def __init__(self, values: Mapping[str, Any] | None = None, **more: Any) -> None:
        super().__init__({k: v for k, v in {**(values or {}), **more}.items() if v not in (None, "", [])})
        self.doubts: list[tuple[str, Remark]] = []
        self.notes: list[tuple[str, str]] = []

    def ask(self, key: str, code: str, line: int = 0, **values: str) -> None:
        """A doubt about the value of a key; "" for the mapping as a whole."""
        self.doubts.append((key, Remark(code, line, values)))

    def note(self, key: str, words: str) -> None:
        self.notes.append((key, words))


@dataclass
class Draft:
    """One file to be: its kind's folder, its id, its tree. `commune` is the folder's name; "" for the national layer."""

    kind: str
    id: str
    node: Node
    commune: str = ""
    source: str = ""
    """The file it was drafted from."""
    headings: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        """Below the content folder."""
        if self.kind == "commune":
            return f"communes/{self.commune}/commune.yml"
        home = f"communes/{self.commune}" if self.commune else "national"
        return f"{home}/{self.kind}/{self.id}.yml"

    @property
    def item(self) -> tuple[str, str, str]:
        return (self.commune, self.kind, self.id)

    def questions(self) -> Iterator[tuple[Path, Remark]]:
        """Every doubt with the path of its value."""
        yield from _questions(self.node, ())


def _questions(value: Any, path: Path) -> Iterator[tuple[Path, Remark]]:
    if isinstance(value, Node):
        for key, remark in value.doubts:
            yield (*path, key) if key in value else path, remark
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _questions(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _questions(each, (*path, index))


def place(source: Source, piece: Piece) -> str:
    """Where words come from, as `source` keeps it: bai.docx, đoạn 3-5: “…”."""
    quote = piece.quote
    return f"{spot(source, piece)}: “{quote}”" if quote else spot(source, piece)


def spot(source: Source, piece: Piece) -> str:
    lines = str(piece.first) if piece.first == piece.last else f"{piece.first}-{piece.last}"
    return f"{source.name}, {source.unit} {lines}"


# ── Writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def yaml() -> YAML:
    """A reader and writer that keeps comments, quotes and the folding of lines as they are."""
    made = YAML()
    made.width = 100_000  # nothing is folded anew; what is long gets its folds from `scalar`
    made.indent(mapping=2, sequence=4, offset=2)
    made.preserve_quotes = True
    return made


def dumped(tree: CommentedMap) -> str:
    out = io.StringIO()
    yaml().dump(tree, out)
    return unicodedata.normalize("NFC", out.getvalue())  # where a sign between a letter and its mark was taken out


def text(draft: Draft, wording: Wording) -> str:
    """The draft as a file, each doubt a comment above its value."""
    tree = commented(draft.node, 0, wording)
    head = "".join(f"# {line}\n" for heading in draft.headings for line in _wrapped(heading, COLUMNS - 2))
    for key, remark in draft.node.doubts:
        if key not in draft.node:
            head += "".join(f"# {line}\n" for line in _wrapped(asked(remark, wording), COLUMNS - 2))
    return head + dumped(tree)


_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)")


def asked(remark: Remark, wording: Wording) -> str:
    """The doubt in words: Cần kiểm tra lại: …"""
    return f"{CHECK}: {said(remark, wording)}"


def said(remark: Remark, wording: Wording) -> str:
    """A remark in words; the comments of a file are Vietnamese whatever language the command speaks."""
    named = {key: f"values.{key}-{value}" for key, value in remark.values.items()}
    values = {
        key: wording(named[key]) if named[key] in wording else safe(value) for key, value in remark.values.items()
    }
    return wording(f"importers.{remark.code}", **values)


def commented(value: Any, indent: int, wording: Wording) -> Any:
    """A plain tree as one that knows comments and folds. `indent`: the column of its keys."""
    match value:
        case dict():
            made = CommentedMap()
            for key, each in value.items():
                made[key] = (
                    scalar(each, indent, len(key) + 2)
                    if isinstance(each, str)
                    else commented(each, indent + (4 if isinstance(each, list) else 2), wording)
                )
            told = _comments(value, indent, wording)
            for key, each in value.items():  # a mapping cannot begin with a comment: it goes above its key
                inner = (
                    _comments(each, indent + 2, wording).get(next(iter(each)), "")
                    if isinstance(each, dict) and each
                    else ""
                )
                if inner:
                    told[key] = f"{told[key]}\n{inner}" if key in told else inner
            for key, words in told.items():
                if key != next(iter(value)) or indent == 0:
                    made.yaml_set_comment_before_after_key(key, before=words, indent=indent)
            return made
        case list():
            items = CommentedSeq(commented(each, indent, wording) for each in value)
            for index, each in enumerate(value):
                if isinstance(each, dict) and each:
                    above = _comments(each, indent, wording).get(next(iter(each)))
                    if above:
                        items.yaml_set_comment_before_after_key(index, before=above, indent=indent - 2)
            if _short(value, indent):
                items.fa.set_flow_style()
            return items
        case str():
            return scalar(value, indent - 2, 2)
        case bool():
            return "yes" if value else "no"
        case _:
            return value


def _short(value: list[Any], indent: int) -> bool:
    """Whether a list of texts fits on its key's line."""
    texts = all(isinstance(each, str) and len(each) < 30 and not _NEEDS_QUOTES.match(each) for each in value)
    return bool(value) and texts and len(value) <= 6 and sum(len(each) + 2 for each in value) + indent < COLUMNS - 30


def _comments(value: Any, indent: int, wording: Wording) -> dict[str, str]:
    """The comments of a mapping by the key they stand above; those about all of it stand above the first."""
    if not isinstance(value, Node) or not value:
        return {}
    first = next(iter(value))
    lines: dict[str, list[str]] = {}
    for key, words in value.notes:
        lines.setdefault(key if key in value else first, []).append(words)
    for key, remark in value.doubts:
        if key in value or indent > 0:  # those of the whole file stand at its head
            lines.setdefault(key if key in value else first, []).append(asked(remark, wording))
    return {
        key: "\n".join(line.rstrip() for each in words for line in _wrapped(each, COLUMNS - 2 - indent))
        for key, words in lines.items()
    }


def scalar(value: str, indent: int, before: int) -> str | datetime.date:
    """A text in the form that fits: plain, quoted, or folded over several lines. `before`: its key's length."""
    if _DAY.fullmatch(value):
        return datetime.date.fromisoformat(value)
    if len(value) + indent + before > COLUMNS and " " in value:
        folded = FoldedScalarString(value)
        folded.fold_pos = _folds(value, COLUMNS - indent - 2)
        return cast(str, folded)
    return cast(str, DoubleQuotedScalarString(value)) if _NEEDS_QUOTES.match(value) or not value else value


def _folds(value: str, width: int) -> list[int]:
    """The spaces at which a folded text goes on in the next line."""
    found, start = [], 0
    while len(value) - start > width:
        at = value.rfind(" ", start + 1, start + width + 1)
        if at < 0:
            at = value.find(" ", start + width)
        if at < 0 or at + 1 >= len(value):
            break
        found.append(at)
        start = at + 1
    return found


def _wrapped(words: str, width: int) -> list[str]:
    folds = _folds(words, width)
    cuts = [-1, *folds, len(words)]
    return [words[one + 1 : two] for one, two in itertools.pairwise(cuts)]


_MARKUP = re.compile(r"\{(?P<kind>\w+):(?P<payload>[^}|]*)(?:\|(?P<shown>[^}]*))?\}")


def without_markup(text: str) -> str:
    """Prose as words: of a value what is shown, else what it stands for."""
    return _MARKUP.sub(lambda found: found["shown"] or found["payload"], text)


def plain_text(value: Any) -> Any:
    """A tree with every scalar as the text it is written as: yes, 3, 2026-09-01."""
    match value:
        case dict():
            return {str(key): plain_text(each) for key, each in value.items()}
        case list():
            return [plain_text(each) for each in value]
        case bool():
            return "yes" if value else "no"
        case None:
            return None
        case datetime.date():
            return value.isoformat()
        case _:
            return str(value)
