"""Pictures of the content made fit for print: upright, in a form that Word knows, without what a camera adds."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps

JPEG_QUALITY = 90  # a screenshot photographed once more still shows its letters


def size(image: bytes) -> tuple[int, int]:
    """Width and height in dots, as seen."""
    with Image.open(BytesIO(image)) as opened:
        return ImageOps.exif_transpose(opened).size


def printable(image: bytes) -> bytes:
    """The picture as PNG or JPEG, turned as the camera meant it, without place, time and name of the camera."""
    with Image.open(BytesIO(image)) as opened:
        kept = opened.format in ("PNG", "JPEG")
        if kept and not opened.getexif():
            return image
        upright = ImageOps.exif_transpose(opened)
        made = BytesIO()
        if opened.format == "JPEG":
            upright.convert("RGB").save(made, "JPEG", quality=JPEG_QUALITY)
        else:
            bare = Image.new("RGBA", upright.size)
            bare.paste(upright.convert("RGBA"))
            bare.save(made, "PNG")
        return made.getvalue()
