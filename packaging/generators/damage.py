"""What years, cheap scanners and telephones do to a page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
from generators.typeface import DPI
from PIL import Image

if TYPE_CHECKING:
    import random

PROFILES: Final = ("clean", "office", "worn", "photo")


def damage(sheet: Image.Image, profile: str, chance: random.Random) -> tuple[bytes, int]:
    """A JPEG of the sheet as `profile` leaves it, and its resolution."""
    noise = np.random.default_rng(chance.getrandbits(32))
    dpi = {"clean": 300, "office": chance.choice((200, 200, 240, 300)), "worn": chance.choice((150, 200))}.get(
        profile, 200
    )
    scale = dpi / DPI
    page = np.asarray(sheet)
    page = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.float32)
    page = 18 + page * (237 / 255)
    if profile == "worn":
        page = _worn(page, noise, chance)
    if profile != "clean":
        page = cv2.GaussianBlur(page, (0, 0), chance.uniform(0.4, 0.9))
    page = _turned(page, chance.uniform(-0.3, 0.3) if profile == "clean" else chance.uniform(-2.2, 2.2))
    if profile == "photo":
        page = _photographed(page, chance)
    page += noise.normal(0, chance.uniform(1, 2 if profile == "clean" else 6), page.shape[:2])[..., None]
    target = io.BytesIO()
    picture = Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))
    quality = 85 if profile == "clean" else chance.randint(55, 80)
    shown = 72 if profile == "photo" else dpi
    picture.save(target, "JPEG", quality=quality, dpi=(shown, shown))
    return target.getvalue(), dpi


def _worn(page: np.ndarray, noise: np.random.Generator, chance: random.Random) -> np.ndarray:
    """Paled print on yellowed paper with stains and holes."""
    height, width = page.shape[:2]
    pale = chance.uniform(0.1, 0.45)
    page = page * (1 - pale) + 246 * pale
    page = page * np.array([1.0, 0.97, chance.uniform(0.82, 0.93)], dtype=np.float32)
    cloud = noise.uniform(0.8, 1.0, (9, 7)).astype(np.float32)
    page = page * cv2.resize(cloud, (width, height), interpolation=cv2.INTER_CUBIC)[..., None]
    for share in (0.3, 0.7):
        cv2.circle(page, (round(width * 0.03), round(height * share)), round(width * 0.014), (40.0, 40.0, 40.0), -1)
    for _ in range(chance.randint(0, 3)):
        middle = (chance.randrange(width), chance.randrange(height))
        stain = np.zeros((height, width), np.float32)
        cv2.ellipse(stain, middle, (chance.randint(20, 160), chance.randint(20, 120)), 0, 0, 360, 1.0, -1)
        page = page * (1 - 0.18 * cv2.GaussianBlur(stain, (0, 0), 9))[..., None]
    return page


def _turned(page: np.ndarray, degrees: float) -> np.ndarray:
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(240, 238, 232))


def _photographed(page: np.ndarray, chance: random.Random) -> np.ndarray:
    """On a table, seen a little from the side, in the shadow of a hand."""
    height, width = page.shape[:2]
    room = round(width * 0.08)
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    spread = width * 0.035
    seen = (
        corners
        + room
        + np.array([(chance.uniform(-spread, spread), chance.uniform(-spread, spread)) for _ in corners], np.float32)
    )
    table = (chance.uniform(60, 130), chance.uniform(50, 100), chance.uniform(40, 80))
    warp = cv2.getPerspectiveTransform(corners, seen.astype(np.float32))
    size = (width + 2 * room, height + 2 * room)
    photo = cv2.warpPerspective(page, warp, size, flags=cv2.INTER_CUBIC, borderValue=table)
    across = np.linspace(chance.uniform(0.6, 1), chance.uniform(0.6, 1), size[0], dtype=np.float32)
    down = np.linspace(chance.uniform(0.75, 1), chance.uniform(0.75, 1), size[1], dtype=np.float32)
    return photo * (across[None, :] * down[:, None])[..., None]
