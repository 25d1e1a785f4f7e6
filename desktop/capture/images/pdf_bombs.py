"""Finds pictures in a PDF that are too large to be decoded, before anybody decodes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from desktop.capture.images.decoding import refuse_too_large

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def refuse_huge_images(path: Path, page: pikepdf.Page) -> None:
    """Go by the widths and heights of all pictures that `page` can reach.

    Raises:
        ImageTooLarge: one of them has more pixels than a page can have.
        pikepdf.PdfError: the page is broken.
    """
    waiting = [page.resources, *appearances(page)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        found = waiting.pop()
        if found.is_indirect:
            if found.objgen in seen:
                continue
            seen.add(found.objgen)
        if isinstance(found, pikepdf.Stream):
            if found.get("/Subtype") == pikepdf.Name.Image:
                refuse_too_large(path, int(found.get("/Width", 0)), int(found.get("/Height", 0)))
            waiting.extend(_values(found, "/Resources", "/SMask", "/Mask"))
        elif isinstance(found, pikepdf.Dictionary):
            for kind in _values(found, "/XObject", "/Pattern"):
                if isinstance(kind, pikepdf.Dictionary):
                    waiting.extend(value for value in kind.as_dict().values() if isinstance(value, pikepdf.Stream))


def _values(holder: pikepdf.Object, *keys: str) -> Iterator[pikepdf.Object]:
    for key in keys:
        value = holder.get(key)
        if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            yield value


def appearances(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    """The pictures of annotations: each one, or one for each state (ISO 32000-1, 12.5.5)."""
    for annotation in page.obj.get("/Annots", []):
        looks = annotation.get("/AP")
        if not isinstance(looks, pikepdf.Dictionary):
            continue
        look = looks.get("/N")
        if isinstance(look, pikepdf.Stream):
            yield look
        elif isinstance(look, pikepdf.Dictionary):
            yield from (state for state in look.as_dict().values() if isinstance(state, pikepdf.Stream))
