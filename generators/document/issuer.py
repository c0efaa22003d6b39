"""Who publishes a text, with the colours and the emblem its sheets carry."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Theme:
    """Colours of the issuing commune, as #rrggbb."""

    ink: str = "#14213d"
    accent: str = "#9d1c20"  # the red of a state notice board; 8.1:1 on white
    soft: str = "#f6efe6"


def contrast(one: str, other: str) -> float:
    """Contrast of two #rrggbb colours, 1 to 21 (WCAG 2.2, "contrast ratio"); a grey print keeps it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True)
class Issuer:
    """Who publishes: `committee` in full (Ủy ban nhân dân xã Nga Sơn), `short` (UBND xã Nga Sơn), name (xã Nga Sơn)."""

    slug: str
    name: str
    committee: str
    short: str
    province: str = ""
    theme: Theme = field(default_factory=Theme)
    emblem: str = ""
    """The name of a picture among the assets: the sign of the commune beside its name."""
    crop_marks: bool = False
    """Whether its sheets are printed on larger paper and cut."""
