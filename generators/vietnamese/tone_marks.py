"""Where the tone mark stands: hoà and thuý of the newer grammars, or hòa and thúy as offices write."""

import re
import unicodedata

# Only open syllables in oa, oe, uy differ: "hoàn" and "quý" are written one way by everybody.
_OLD_FORMS = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
              "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
              "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ"}  # fmt: skip
_MODERN_FORMS = {new: old for old, new in _OLD_FORMS.items()}

_END = r"(?![^\W\d_])"
_TO_OFFICE = re.compile("(?<![qQ])(" + "|".join(_MODERN_FORMS) + ")" + _END, re.IGNORECASE)
_TO_NEWER = re.compile("(?<![qQ])(" + "|".join(_OLD_FORMS) + ")" + _END, re.IGNORECASE)


def _replace(text: str, pattern: re.Pattern[str], forms: dict[str, str]) -> str:
    def other(match: re.Match[str]) -> str:
        written = match.group()
        form = forms[written.lower()]
        return "".join(
            letter.upper() if case.isupper() else letter
            for letter, case in zip(form, written, strict=True)
        )

    return pattern.sub(other, unicodedata.normalize("NFC", text))


def modern_tone_marks(text: str) -> str:
    """hoà, thuỷ, xoá -> hòa, thủy, xóa: the placement official documents use."""
    return _replace(text, _TO_OFFICE, _MODERN_FORMS)


def newer_tone_marks(text: str) -> str:
    """hòa, thủy, xóa -> hoà, thuỷ, xoá: the placement of school grammars, for search and import."""
    return _replace(text, _TO_NEWER, _OLD_FORMS)
