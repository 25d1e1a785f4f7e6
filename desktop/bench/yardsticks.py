"""Other readers on the same pages and the same cores: Tesseract bare, in this way and that, and OCRmyPDF."""

from __future__ import annotations

import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from PIL import Image

from desktop import children
from desktop.bench.figures import timed
from desktop.workflow.reader_pool import cores

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection
    from pathlib import Path

_QUALITY = 95


def in_process(images: Sequence[Path]) -> float | None:
    """Seconds for all pages by tesserocr alone, one child per core, start included; None where it is missing."""
    with timed() as watch:
        running = [
            children.start(_recognise, [str(path) for path in images[first :: cores()]], name="sohoa-bare")
            for first in range(min(cores(), len(images)))
        ]
        done = [connection.recv() for _, connection in running]
        for process, connection in running:
            children.stop(process, connection)
    return watch.seconds if all(done) else None


def _recognise(connection: Connection, paths: list[str]) -> None:
    """In a child: each page from its file to its text, with no work of ours before or after."""
    from ocr.engines import find_data

    try:
        import tesserocr
    except ImportError:
        connection.send(False)
        return
    with tesserocr.PyTessBaseAPI(path=str(find_data()), lang="vie", oem=1) as api:
        for path in paths:
            with Image.open(path) as picture:
                api.SetImage(picture)
            api.GetUTF8Text()
    connection.send(True)


def spawned(images: Sequence[Path], folder: Path) -> float | None:
    """Seconds with one `tesseract` started per page, as many at once as there are cores."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    with timed() as watch, ThreadPoolExecutor(cores()) as threads:
        list(threads.map(lambda image: _run(program, str(image), str(folder / image.stem), "-l", "vie"), images))
    return watch.seconds


def ocrmypdf(images: Sequence[Path], folder: Path, *options: str) -> float | None:
    """Seconds for one PDF of the pages into PDF/A-2; None where it is missing or refuses."""
    program = shutil.which("ocrmypdf")
    if program is None:
        return None
    source = folder / "pages.pdf"
    _bind(images, source)
    words = ("-l", "vie", "-j", str(cores()), "--output-type", "pdfa-2", *options)
    with timed() as watch:
        went_well = _run(program, *words, str(source), str(folder / "ocrmypdf.pdf"))
    return watch.seconds if went_well else None


def _run(*words: str) -> bool:
    done = subprocess.run(words, check=False, capture_output=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    return done.returncode == 0


def _bind(images: Sequence[Path], target: Path) -> None:
    """The pictures as the pages of a PDF, JPEG as it is."""
    with pikepdf.new() as pdf:
        for path in images:
            with Image.open(path) as picture:
                dpi = float(picture.info.get("dpi", (200, 200))[0]) or 200.0
                colour = picture.mode == "RGB"
                data = path.read_bytes() if picture.format == "JPEG" and picture.mode in ("RGB", "L") else None
                if data is None:
                    buffer, colour = BytesIO(), True
                    picture.convert("RGB").save(buffer, "JPEG", quality=_QUALITY)
                    data = buffer.getvalue()
                width, height = picture.size
            across, down = width * 72 / dpi, height * 72 / dpi
            pdf.add_blank_page(page_size=(across, down))
            page = pdf.pages[-1]
            page.Resources = pikepdf.Dictionary(
                XObject=pikepdf.Dictionary(Im=_picture(pdf, data, width, height, colour))
            )
            page.Contents = pdf.make_stream(f"q {across:.2f} 0 0 {down:.2f} 0 0 cm /Im Do Q".encode())
        pdf.save(target)


def _picture(pdf: pikepdf.Pdf, data: bytes, width: int, height: int, colour: bool) -> pikepdf.Object:
    stream = pikepdf.Stream(pdf, data)
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = width, height, 8
    stream.ColorSpace = pikepdf.Name.DeviceRGB if colour else pikepdf.Name.DeviceGray
    stream.Filter = pikepdf.Name.DCTDecode
    return stream
