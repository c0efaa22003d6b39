"""The address that a picture of a QR code opens; knows no document."""

from __future__ import annotations

from io import BytesIO

MOST_PIXELS = 60_000_000  # the camera of a phone has a fifth of it


def address_in(picture: bytes) -> str:
    """The address in a picture, "" for a picture that is no code, or holds none of the web."""
    import zxingcpp
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(picture)) as image:
            if image.width * image.height > MOST_PIXELS:
                return ""
            found = zxingcpp.read_barcodes(image.convert("RGB"))
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return ""
    texts = [code.text.strip() for code in found]
    return next((text for text in texts if text.lower().startswith(("https://", "http://"))), "")
