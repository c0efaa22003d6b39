"""What happens to a printed code on a village notice board, as pictures of it; knows no code and no sheet.

Each takes a grey picture scanned at SCAN_DPI and gives one as a poor phone, a tired printer or a copier would. All is
deterministic: the same sheet passes or fails every time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

SCAN_DPI = 300
POOR_DPI = 150  # a small print seen from arm's length by a phone of 2018
BLUR_MM = 0.3  # out of focus: a quarter of a module of a 30 mm code
TURN_DEGREES = 5
FAINT_INK = 0.3  # how dark black still is when the toner runs out
SMUDGE_SHARE = 0.18  # side of the smudge, as a share of the code's picture
COPIER_BLUR_MM = 0.12
COPIER_NOISE = 40  # grey levels, one standard deviation
COPIER_THRESHOLD = 140  # of 255: copiers make paper white

Degradation = Callable[[Image.Image], Image.Image]


def _pixels(mm: float) -> float:
    return mm / 25.4 * SCAN_DPI


def small(picture: Image.Image) -> Image.Image:
    """150 dpi grey."""
    scale = POOR_DPI / SCAN_DPI
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.BOX)


def blurred(picture: Image.Image) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(_pixels(BLUR_MM)))


def turned(picture: Image.Image) -> Image.Image:
    return picture.rotate(TURN_DEGREES, Image.Resampling.BILINEAR, expand=True, fillcolor=255)


def faint(picture: Image.Image) -> Image.Image:
    return picture.point(lambda value: round(255 - (255 - value) * FAINT_INK))


def smudged(picture: Image.Image) -> Image.Image:
    """A dirty thumb on the corner without a finder pattern, right up to the code's edge."""
    smeared = picture.copy()
    box = _ink(picture)
    wide, high = (box[2] - box[0]) * SMUDGE_SHARE, (box[3] - box[1]) * SMUDGE_SHARE
    ImageDraw.Draw(smeared).ellipse((box[2] - wide, box[3] - high, box[2] + wide / 2, box[3] + high / 2), fill=110)
    return smeared


def _ink(picture: Image.Image) -> tuple[int, int, int, int]:
    """The box around all that is dark."""
    return picture.point(lambda value: 255 if value < 128 else 0).getbbox() or (0, 0, *picture.size)


def copied(picture: Image.Image) -> Image.Image:
    """Black or white and nothing between, with the dirt of the glass; then looked at by the same poor phone."""
    soft = picture.filter(ImageFilter.GaussianBlur(_pixels(COPIER_BLUR_MM)))
    noise = np.random.default_rng(seed=2026).normal(0, COPIER_NOISE, (soft.height, soft.width))
    grey = np.asarray(soft, dtype=np.float64) + noise
    return small(Image.fromarray(np.where(grey < COPIER_THRESHOLD, 0, 255).astype(np.uint8)))


DEGRADATIONS: Mapping[str, Degradation] = {
    "small": small,
    "blurred": blurred,
    "turned": turned,
    "faint": faint,
    "smudged": smudged,
    "copied": copied,
}
"""By the name their wording has: cli.degraded-small and so on."""
