"""The colours of a commune as CSS variables, light and dark, made readable whatever the commune chose."""

from __future__ import annotations

from generators.document import Theme

Colour = tuple[int, int, int]

TEXT_CONTRAST = 7.0  # WCAG 2.2 1.4.6 (AAA) for the text itself: old eyes, cheap screens, sunlight
SMALL_CONTRAST = 4.6  # 1.4.3 (AA) asks 4.5 of links and labels; the rest covers rounding
NIGHT: Colour = (18, 22, 30)
NIGHT_RAISED: Colour = (29, 35, 46)
DAY: Colour = (255, 255, 255)
LINK: Colour = (11, 79, 138)  # a blue that people know as a link


def parsed(colour: str) -> Colour:
    """`#9d1c20` as three numbers; ValueError for anything else."""
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(f"{colour!r} is not a colour such as #9d1c20")
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def mixed(first: Colour, second: Colour, part: float) -> Colour:
    """`part` of the second in the first, 0 to 1."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(first, second, strict=True))
    return red, green, blue


def contrast(first: Colour, second: Colour) -> float:
    """WCAG 2.2's contrast ratio, 1 to 21."""
    bright, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def readable(colour: Colour, grounds: tuple[Colour, ...], wanted: float) -> Colour:
    """The nearest shade of a colour, towards black or white, that stands out enough on every ground."""
    towards: Colour = (0, 0, 0) if _luminance(grounds[0]) > 0.18 else (255, 255, 255)
    for step in range(101):
        shade = mixed(colour, towards, step / 100)
        if all(contrast(shade, ground) >= wanted for ground in grounds):
            return shade
    return towards


def stylesheet(theme: Theme) -> str:
    """`colours.css`: the variables every rule of site.css is written in."""
    ink, accent, soft = parsed(theme.ink), parsed(theme.accent), parsed(theme.soft)
    soft = soft if _luminance(soft) > 0.6 else mixed(soft, DAY, 0.9)
    bar = readable(accent, (DAY,), SMALL_CONTRAST)
    light = _scheme(ground=DAY, raised=soft, ink=ink, accent=accent, link=LINK, bar=bar, scheme="light")
    dark = _scheme(
        ground=NIGHT,
        raised=NIGHT_RAISED,
        ink=(236, 239, 244),
        accent=mixed(accent, DAY, 0.35),
        link=(156, 200, 255),
        bar=NIGHT_RAISED,
        scheme="dark",
    )
    return (
        f":root{{{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
        f"@media screen{{:root[data-theme=dark]{{{dark}}}}}\n"
    )


def _scheme(
    *, ground: Colour, raised: Colour, ink: Colour, accent: Colour, link: Colour, bar: Colour, scheme: str
) -> str:
    grounds = (ground, raised)
    ink = readable(ink, grounds, TEXT_CONTRAST)
    brand = readable(accent, grounds, SMALL_CONTRAST)
    values = {
        "ground": ground,
        "raised": raised,
        "ink": ink,
        "quiet": readable(mixed(ink, ground, 0.35), grounds, SMALL_CONTRAST),
        "line": mixed(ground, ink, 0.18),
        "edge": readable(mixed(ink, ground, 0.5), grounds, 3.0),  # 1.4.11: the border of what one can operate
        "accent": brand,
        "on-accent": _on(brand),
        "bar": bar,
        "on-bar": _on(bar),
        "tint": mixed(ground, brand, 0.08),
        "link": readable(link, grounds, SMALL_CONTRAST),
        "caution": mixed(ground, (230, 150, 0), 0.14),
        "caution-edge": readable((200, 120, 0), grounds, 3.0),
    }
    rules = ";".join(f"--{name}:#{red:02x}{green:02x}{blue:02x}" for name, (red, green, blue) in values.items())
    return f"{rules};color-scheme:{scheme}"


def _on(ground: Colour) -> Colour:
    """White or night, whichever reads better."""
    return max((DAY, NIGHT), key=lambda colour: contrast(colour, ground))


def _luminance(colour: Colour) -> float:
    parts = [value / 255 for value in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
