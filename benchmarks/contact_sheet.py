"""All sheets of the four communes on one picture, to be looked at: `python -m benchmarks.contact_sheet OUTPUT PICTURE`.

OUTPUT is the folder of an as-issued build; PICTURE a PNG with few colours, which is enough to judge type and layout.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

FOLDERS = ("posters", "leaflets", "folded", "a5", "cards", "urgent", "schedules", "pictures")
HEIGHT, GAP, WIDTH = 172, 6, 1900
GROUND, COLOURS = (204, 204, 204), 40


def drawn(file: Path) -> list[Image.Image]:
    """The pages of a sheet, all of one height."""
    if file.suffix == ".pdf":
        with pypdfium2.PdfDocument(file.read_bytes()) as document:
            pages = [page.render(scale=3 * HEIGHT / page.get_height()).to_pil().convert("RGB") for page in document]
    else:
        pages = [Image.open(file).convert("RGB")]
    return [page.resize((round(page.width * HEIGHT / page.height), HEIGHT), Image.Resampling.LANCZOS) for page in pages]


def contact_sheet(announcements: Path) -> Image.Image:
    rows: list[list[Image.Image]] = []
    for folder in FOLDERS:
        rows.append([])
        files = (f for f in announcements.glob(f"*/{folder}/*") if f.suffix in (".pdf", ".png"))
        for page in (page for file in sorted(files) for page in drawn(file)):
            if sum(other.width + GAP for other in rows[-1]) + page.width + GAP > WIDTH:
                rows.append([])
            rows[-1].append(page)
    rows = [row for row in rows if row]
    sheet = Image.new("RGB", (WIDTH + GAP, len(rows) * (HEIGHT + GAP) + GAP), GROUND)
    pen = ImageDraw.Draw(sheet)
    for line, row in enumerate(rows):
        left, top = GAP, GAP + line * (HEIGHT + GAP)
        for page in row:
            sheet.paste(page, (left, top))
            pen.rectangle((left, top, left + page.width, top + HEIGHT), outline=(150, 150, 150))
            left += page.width + GAP
    return sheet


def main() -> None:
    output, picture = Path(sys.argv[1]), Path(sys.argv[2])
    sheet = contact_sheet(output / "announcements")
    few = sheet.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(picture, "PNG", optimize=True)


if __name__ == "__main__":
    main()
