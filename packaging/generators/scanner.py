"""What a scanner makes of a printed side: a little skew, paper tone, noise, dust; the back shining through."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final

import numpy as np
from generators.typeface import DPI
from PIL import Image, ImageFilter

SCAN_DPI: Final = 200
_PAPER: Final = (250, 249, 245)


@dataclass(frozen=True)
class Handling:
    """How a sheet lay in the scanner."""

    seed: int
    skew: float = 0.0
    """Degrees clockwise."""
    turned: int = 0
    """Degrees clockwise by which the image comes out turned: 0, 90, 180 or 270."""
    through: float = 0.0
    """How strongly the other side shines through, 0 to 1."""
    noise: float = 1.6
    """Standard deviation of the grain, in grey levels."""
    quality: int = 72
    dpi: int = SCAN_DPI


def scan(front: Image.Image, handling: Handling, back: Image.Image | None = None) -> Image.Image:
    """The picture of `front`; `back` is the printed other side, if it shines through."""
    noise = np.random.default_rng(handling.seed)
    scale = handling.dpi / DPI
    size = (round(front.width * scale), round(front.height * scale))
    skewed = front.rotate(-handling.skew, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    page = np.asarray(skewed.resize(size, Image.Resampling.LANCZOS), dtype=np.float32) / 255
    if back is not None and handling.through > 0:
        page = page * _ghost(back, size, handling.through, noise)[:, :, None]
    lit = page * _light(size, noise)[:, :, None] * np.asarray(_PAPER, dtype=np.float32)
    # Toner never comes out quite black, and the lens softens a little.
    lit = 14 + lit * (241 / 255)
    picture = Image.fromarray(np.clip(lit, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.45))
    grain = noise.normal(0, handling.noise, (size[1], size[0], 1)) + noise.normal(
        0, handling.noise * 0.3, (size[1], size[0], 3)
    )
    noisy = np.asarray(picture, dtype=np.float32) + grain
    _dust(noisy, noise)
    done = Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))
    turn = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
    return done.transpose(turn[handling.turned]) if handling.turned else done


def jpeg(picture: Image.Image, handling: Handling) -> bytes:
    """The picture as the scanner's driver saves it."""
    target = io.BytesIO()
    dpi = (handling.dpi, handling.dpi)
    picture.save(target, "JPEG", quality=handling.quality, subsampling="4:2:0", optimize=True, dpi=dpi)
    return target.getvalue()


def _ghost(back: Image.Image, size: tuple[int, int], strength: float, noise: np.random.Generator) -> np.ndarray:
    """The mirrored other side, soft and pale."""
    mirrored = back.convert("L").transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    soft = mirrored.resize(size, Image.Resampling.BILINEAR).filter(ImageFilter.GaussianBlur(2.2))
    dark = 1 - np.asarray(soft, dtype=np.float32) / 255
    shifted = np.roll(dark, (int(noise.integers(-6, 7)), int(noise.integers(-6, 7))), (0, 1))
    ghost: np.ndarray = 1 - shifted * strength
    return ghost


def _light(size: tuple[int, int], noise: np.random.Generator) -> np.ndarray:
    """Uneven light: a slow change over the page, a shade at one long edge."""
    coarse = noise.uniform(0.985, 1.0, (4, 3)).astype(np.float32)
    slow = np.asarray(Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC))
    across = np.arange(size[0], dtype=np.float32)
    edge = 1 - 0.09 * np.exp(-across / 9)
    if noise.random() < 0.5:
        edge = edge[::-1]
    light: np.ndarray = np.clip(slow, 0, 1) * edge[None, :]
    return light


def _dust(page: np.ndarray, noise: np.random.Generator) -> None:
    """A few dark specks, in place."""
    height, width = page.shape[:2]
    for _ in range(int(noise.integers(4, 12))):
        x, y = int(noise.integers(5, width - 5)), int(noise.integers(5, height - 5))
        across, down = int(noise.integers(1, 3)), int(noise.integers(1, 3))
        page[y : y + down, x : x + across] -= float(noise.uniform(50, 130))
