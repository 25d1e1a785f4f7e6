"""Is a PDF page nothing but one scanned picture, and how does that picture lie on it?

What cannot be told for sure counts as no: the page is then drawn, which is always right and only costs sharpness.
Operators and dictionaries as in ISO 32000-1, chapters 8 and 9.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Matrix, Name

from desktop.capture.images.pdf_content import contents, is_longer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HARMLESS: Final = frozenset(
    [
        *("w", "J", "j", "M", "d", "ri", "i", "G", "RG", "K", "CS", "SC", "SCN", "g", "rg", "k", "cs", "sc", "scn"),
        *("BT", "ET", "Tc", "Tw", "Tz", "TL", "Tf", "Ts", "Td", "TD", "Tm", "T*"),
        *("BMC", "EMC", "MP", "DP", "n", "BX", "EX"),
    ]
)
"""Paint nothing; colours matter only to a stencil, which is told apart below."""
_NOT_BLACK: Final = frozenset(["rg", "k", "cs", "sc", "scn"])
_SHOWS_TEXT: Final = frozenset(("Tj", "TJ", "'", '"'))
_INVISIBLE: Final = (3, 7)
"""Text rendering modes that paint nothing (9.3.6): the text layer of a scan that has been read already."""
_LONGEST: Final = 4_000_000
"""Bytes of operators, unpacked, that are looked into."""
_HIDDEN: Final = 0b100010
"""Annotation flags Hidden and NoView (12.5.3)."""
_TOLERANCE: Final = 0.01
"""Of the page's side: by so much a picture may fall short of it or stand over."""


@dataclass(frozen=True, slots=True)
class Scan:
    """The one picture that is the whole page."""

    image: pikepdf.Object
    dpi: float
    """Across and down alike."""
    turn: int
    """Degrees clockwise by which the stored picture is turned to look as the page does: 0, 90, 180 or 270."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, as the PDF says."""
        return int(self.image.get("/Width", 0)), int(self.image.get("/Height", 0))

    @property
    def is_stencil(self) -> bool:
        """Its bits say where black is painted, not which colour a pixel has."""
        return bool(self.image.get("/ImageMask", False))

    @property
    def is_black_and_white(self) -> bool:
        return self.is_stencil or self.image.get("/BitsPerComponent") == 1

    def jpeg(self) -> bytes | None:
        """The picture's own file, where that is a JPEG which needs nothing from the PDF to look right."""
        if _only(self.image.get("/Filter")) != Name.DCTDecode or _only(self.image.get("/DecodeParms")) is not None:
            return None
        if "/Decode" in self.image or _samples(self.image.get("/ColorSpace")) not in (1, 3):
            return None
        return self.image.read_raw_bytes()


@dataclass(frozen=True, slots=True)
class _State:
    matrix: Matrix
    text_mode: int = 0
    is_black: bool = True


def only_scan(page: pikepdf.Page) -> Scan | None:
    """The scanned picture that is all one sees of `page`, or None.

    Raises:
        pikepdf.PdfError: the page is broken.
    """
    if any(_is_drawn(annotation) for annotation in page.obj.get("/Annots", [])):
        return None
    found = _only_image(page)
    if found is None:
        return None
    image, matrix = found
    across = math.hypot(matrix.a, matrix.b)
    down = math.hypot(matrix.c, matrix.d)
    angle = _right_angle(matrix)
    if angle is None or not _covers(matrix, visible_box(page)):
        return None
    unit = user_unit(page)
    dpi = int(image.get("/Width", 0)) * 72 / (across * unit)
    dpi_down = int(image.get("/Height", 0)) * 72 / (down * unit)
    if not (1 < dpi < 20_000 and abs(dpi - dpi_down) < 0.05 * dpi):
        return None
    return Scan(image, dpi, (rotation(page) - angle) % 360)


def user_unit(page: pikepdf.Page) -> float:
    """Points per unit of the page's space; 1 unless the page is a very large one."""
    unit = _number(page.obj.get("/UserUnit"), 1.0)
    return unit if 0 < unit <= 75_000 else 1.0


def visible_box(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of what a viewer shows, before the page's own rotation."""
    media, crop = _corners(page.mediabox), _corners(page.cropbox)
    return max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])


def rotation(page: pikepdf.Page) -> int:
    """Degrees clockwise by which a viewer turns the page."""
    return round(page.rotation / 90) * 90 % 360


def _only_image(page: pikepdf.Page) -> tuple[pikepdf.Object, Matrix] | None:
    if is_longer(contents(page), _LONGEST):
        return None
    resources = page.resources
    found: tuple[pikepdf.Object, Matrix] | None = None
    states: list[_State] = []
    state = _State(Matrix())
    path: list[Sequence[pikepdf.Object]] = []
    clips: list[tuple[Matrix, Sequence[pikepdf.Object]]] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "q":
            states.append(state)
        elif operator == "Q":
            state = states.pop() if states else state
        elif operator == "cm":
            state = replace(state, matrix=Matrix(*map(float, operands)) @ state.matrix)
        elif operator == "Tr":
            state = replace(state, text_mode=int(operands[0]))
        elif operator == "re":
            path.append(list(operands))
        elif operator in ("W", "W*"):
            clips.extend((state.matrix, rectangle) for rectangle in path)
            if len(path) != 1:
                return None
        elif operator == "gs":
            if not _is_plain(resources.ExtGState[str(operands[0])]):
                return None
        elif operator == "BDC":
            if operands[0] == Name.OC:
                return None
        elif operator in _SHOWS_TEXT:
            if state.text_mode not in _INVISIBLE:
                return None
        elif operator == "Do":
            drawn = resources.XObject[str(operands[0])]
            if found is not None or not _is_opaque(drawn, state):
                return None
            found = drawn, state.matrix
        elif operator not in _HARMLESS:
            return None
        if operator == "n":
            path = []
        if operator in _NOT_BLACK or (operator == "g" and _number(operands[0], 1) != 0):
            state = replace(state, is_black=False)
    box = visible_box(page)
    return found if all(_clip_covers(matrix, rectangle, box) for matrix, rectangle in clips) else None


def _is_opaque(drawn: pikepdf.Object, state: _State) -> bool:
    """A picture that hides all beneath it, or a black stencil."""
    if drawn.get("/Subtype") != Name.Image or any(key in drawn for key in ("/SMask", "/Mask", "/OC", "/SMaskInData")):
        return False
    return state.is_black or not drawn.get("/ImageMask", False)


def _is_plain(graphics_state: pikepdf.Object) -> bool:
    """Neither transparency nor blending nor a curve of tones."""
    if any(key in graphics_state for key in ("/TR", "/TR2", "/HT", "/BG", "/BG2", "/UCR", "/UCR2")):
        return False
    return (
        _number(graphics_state.get("/ca"), 1) == 1
        and graphics_state.get("/SMask", Name("/None")) == Name("/None")
        and graphics_state.get("/BM", Name.Normal) in (Name.Normal, Name.Compatible)
    )


def _is_drawn(annotation: pikepdf.Object) -> bool:
    if annotation.get("/Subtype") in (Name.Link, Name.Popup):
        return False
    left, bottom, right, top = _corners(annotation.get("/Rect", [0, 0, 0, 0]))
    if left == right or bottom == top:
        return False
    return not int(annotation.get("/F", 0)) & _HIDDEN


def _right_angle(matrix: Matrix) -> int | None:
    """Degrees counter-clockwise by which the picture lies on the page; None if aslant or mirrored."""
    size = max(abs(matrix.a), abs(matrix.b), abs(matrix.c), abs(matrix.d))
    if size == 0:
        return None
    a, b, c, d = (0 if abs(value) < size * 1e-3 else int(math.copysign(1, value)) for value in matrix.shorthand[:4])
    return {(1, 0, 0, 1): 0, (0, 1, -1, 0): 90, (-1, 0, 0, -1): 180, (0, -1, 1, 0): 270}.get((a, b, c, d))


def _covers(matrix: Matrix, box: tuple[float, float, float, float]) -> bool:
    """Whether the picture's edges are the page's edges."""
    left, bottom, right, top = _placed(matrix, 0, 0, 1, 1)
    across, down = _TOLERANCE * (box[2] - box[0]), _TOLERANCE * (box[3] - box[1])
    return (
        abs(left - box[0]) <= across
        and abs(right - box[2]) <= across
        and abs(bottom - box[1]) <= down
        and abs(top - box[3]) <= down
    )


def _clip_covers(matrix: Matrix, rectangle: Sequence[pikepdf.Object], box: tuple[float, float, float, float]) -> bool:
    x, y, width, height = map(float, rectangle)
    left, bottom, right, top = _placed(matrix, x, y, x + width, y + height)
    across, down = _TOLERANCE * (box[2] - box[0]), _TOLERANCE * (box[3] - box[1])
    return (
        _right_angle(matrix) is not None
        and left <= box[0] + across
        and right >= box[2] - across
        and bottom <= box[1] + down
        and top >= box[3] - down
    )


def _placed(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    (left, bottom), (right, top) = matrix.transform((x0, y0)), matrix.transform((x1, y1))
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _corners(box: Iterable[object]) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (_number(value, 0) for value in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _only(entry: pikepdf.Object | None) -> pikepdf.Object | None:
    """What stands alone, or alone in its array."""
    if isinstance(entry, pikepdf.Array) and len(entry) == 1:
        return entry[0]
    return entry


def _samples(colour_space: pikepdf.Object | None) -> int | None:
    """Samples per pixel of a colour space that a JPEG without it would be shown in as well."""
    if colour_space in (Name.DeviceRGB, Name.DeviceGray):
        return 3 if colour_space == Name.DeviceRGB else 1
    if isinstance(colour_space, pikepdf.Array) and len(colour_space) > 1:
        match str(colour_space[0]):
            case "/CalRGB":
                return 3
            case "/CalGray":
                return 1
            case "/ICCBased":
                return int(colour_space[1].get("/N", 0))
    return None


def _number(value: object, otherwise: float) -> float:
    try:
        return float(str(value))
    except ValueError:
        return otherwise
