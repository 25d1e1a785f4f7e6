"""Stickers with the dossier's code, and the sheets that stand between documents."""

from __future__ import annotations

from typing import Final

import numpy as np
import zxingcpp
from generators.composing import Composer
from generators.sheet import HEIGHT, WIDTH, Block, Sheet
from generators.typeface import Family, Typeface, millimetres
from PIL import Image

PATCH: Final = "PATCHT"


def symbol(text: str, symbology: zxingcpp.BarcodeFormat, width: int, height: int) -> Image.Image:
    """A code in whole modules, no wider than `width` pixels; a linear one is stretched to `height`."""
    modules = np.asarray(zxingcpp.create_barcode(text, symbology).to_image(scale=1, add_quiet_zones=False))
    if modules.ndim == 3:
        modules = modules[:, :, 0]
    is_linear = symbology == zxingcpp.BarcodeFormat.Code39
    if is_linear:
        modules = modules[:1]
    factor = max(1, width // modules.shape[1])
    size = (modules.shape[1] * factor, height if is_linear else modules.shape[0] * factor)
    return Image.fromarray(modules).convert("RGB").resize(size, Image.Resampling.NEAREST)


def sticker(
    sheet: Sheet, typeface: Typeface, dossier_code: str, office: tuple[str, str], left: float, top: float
) -> None:
    """A QR sticker of the one-stop-shop; `left`, `top` in millimetres."""
    composer = Composer(typeface, Family.SANS)
    x, y = millimetres(left), millimetres(top)
    sheet.frame(x, y, x + millimetres(66), y + millimetres(15))
    sheet.lay(
        symbol(dossier_code, zxingcpp.BarcodeFormat.QRCode, millimetres(12.5), 0),
        x + millimetres(1.6),
        y + millimetres(1.4),
    )
    text = x + millimetres(16)
    composer.left(sheet, f"<b>{office[0]}</b>", text, y + millimetres(4.6), 6.2, Block.LABEL)
    composer.left(sheet, f"<b>{office[1]}</b>", text, y + millimetres(7.8), 6.2, Block.LABEL)
    composer.left(sheet, f"Mã hồ sơ: {dossier_code}", text, y + millimetres(12.2), 7.6, Block.LABEL)


def separator(typeface: Typeface, *, with_qr: bool) -> Sheet:
    """A sheet between two documents: patch bars, Code 39, and a QR code beside it if wanted."""
    sheet = Sheet()
    composer = Composer(typeface, Family.SANS)
    middle = WIDTH / 2
    for top in (16, 236):
        for offset, thick in ((0, 5), (10, 5), (20, 2), (27, 2)):
            y = millimetres(top + offset)
            sheet.bar(millimetres(24), y, WIDTH - millimetres(24), y + millimetres(thick))
    composer.centred(sheet, "<b>TỜ PHÂN CÁCH</b>", middle, millimetres(82), 34, Block.BODY)
    composer.centred(sheet, "Hồ sơ mới bắt đầu sau tờ này", middle, millimetres(96), 17, Block.BODY)
    bars = symbol(PATCH, zxingcpp.BarcodeFormat.Code39, millimetres(110), millimetres(22))
    sheet.lay(bars, round(middle - bars.width / 2), millimetres(116))
    if with_qr:
        square = symbol(PATCH, zxingcpp.BarcodeFormat.QRCode, millimetres(34), 0)
        sheet.lay(square, round(middle - square.width / 2), millimetres(152))
    composer.centred(
        sheet,
        "Không phải tài liệu, không lưu vào hồ sơ. Dùng lại được.",
        middle,
        HEIGHT - millimetres(84),
        13,
        Block.BODY,
    )
    return sheet
