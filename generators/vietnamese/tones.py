"""Letters and tones of Vietnamese taken apart: ấ is â with the acute tone. Knows letters, no syllable."""

_ROWS = (
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
    "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
)  # fmt: skip

TONE_OF = {letter: tone for row in _ROWS for tone, letter in enumerate(row)}
"""Each lower-case vowel with its tone, 0 to 5 in the order of the dictionary: level, huyền, hỏi, ngã, sắc, nặng."""

BASE_OF = {letter: row[0] for row in _ROWS for letter in row}
"""Each lower-case vowel without its tone: ấ -> â."""

WITH_TONE = {(row[0], tone): letter for row in _ROWS for tone, letter in enumerate(row)}

LOWER = "a-zđ" + "".join(letter for letter in BASE_OF if not letter.isascii())
"""The lower-case letters, for a class of a regular expression: code points know no such range."""

UPPER = "A-ZĐ" + "".join(letter.upper() for letter in BASE_OF if not letter.isascii())

_TONELESS = str.maketrans(BASE_OF)


def toneless(word: str) -> str:
    """A lower-case word without its tones: "quyền" -> "quyên"."""
    return word.translate(_TONELESS)


def tone(word: str) -> int:
    """The tone of a lower-case syllable, 0 where none is marked."""
    return max((TONE_OF.get(letter, 0) for letter in word), default=0)
