"""What the machine saw: frozen values that travel between processes.

Every place is in pixels of the *upright* page: the given image after its turn by a right angle, before any deskewing.
Texts are Unicode NFC from the moment they are read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle on the upright page, in pixels; `right` and `bottom` lie just outside it."""

    left: int
    top: int
    right: int
    bottom: int

    def __post_init__(self) -> None:
        if self.right < self.left or self.bottom < self.top:
            raise ValueError(f"region is inside out: {self}")

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def join(self, other: Region) -> Region:
        """The smallest region that holds both."""
        return Region(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def overlaps(self, other: Region) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Word:
    """One word as the engine saw it; confidence from 0 to 1."""

    text: str
    region: Region
    confidence: float
    second: str | None = None
    """What a second look read in its place, empty when nothing; None where nobody looked again."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one line of one column, left to right. Lines of one block share its number."""

    words: tuple[Word, ...]
    block: int = 0

    def __post_init__(self) -> None:
        if not self.words:
            raise ValueError("a line has at least one word")

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def region(self) -> Region:
        region = self.words[0].region
        for word in self.words[1:]:
            region = region.join(word.region)
        return region

    @property
    def confidence(self) -> float:
        """The mean over the words."""
        return sum(word.confidence for word in self.words) / len(self.words)


@dataclass(frozen=True, slots=True)
class Code:
    """A barcode or QR code: `symbology` as ZXing names it (QRCode, Code128, Code39 …)."""

    symbology: str
    text: str
    region: Region


class MarkKind(Enum):
    """What the picture itself shows, beside its words."""

    SEAL = "seal"
    PEN = "pen"
    """Strokes of a pen where a signature stands."""
    BLUR = "blur"
    GLARE = "glare"
    CUT_OFF = "cut_off"
    """Print runs out of the picture."""
    FOLDED_CORNER = "folded_corner"
    SECRET = "secret"
    """A stamp in the head that says a degree of secrecy."""
    BLACK = "black"
    """Nothing but darkness: the lid was open or the lamp is dead."""


@dataclass(frozen=True, slots=True)
class Mark:
    kind: MarkKind
    region: Region
    confidence: float = 1.0


class HandPlace(Enum):
    """Between which printed words figures were filled in."""

    NUMBER = "number"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class HandGuess:
    text: str
    """Figures only, as they stand: `07`."""
    probability: float
    """Calibrated: of a hundred guesses at 0.9, ninety are right."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Figures filled in by pen or rubber stamp, and what they may be: the best guess first, never none."""

    place: HandPlace
    region: Region
    guesses: tuple[HandGuess, ...]


class PageRole(Enum):
    CONTENT = "content"
    BLANK = "blank"
    SEPARATOR = "separator"


class PagePart(Enum):
    """A page is recognised in these parts, cut between lines; what tells whose paper it is comes first."""

    HEAD = "head"
    FOOT = "foot"
    """Where a last page is signed."""
    BODY = "body"


@dataclass(frozen=True, slots=True)
class PageReading:
    """One page: its turn, its size, and its lines in reading order."""

    width: int
    """Pixels of the upright page."""
    height: int
    rotation: int
    """0, 90, 180 or 270: degrees clockwise by which the given image is turned."""
    skew: float
    """Degrees clockwise by which the upright page's lines slope."""
    dpi: int
    """Pixels per inch the reading went by: as stated in the file where plausible, else judged from the page."""
    role: PageRole = PageRole.CONTENT
    lines: tuple[Line, ...] = ()
    codes: tuple[Code, ...] = ()
    separator: str | None = None
    """The separator sheet's code (`PATCHT` …) when `role` is SEPARATOR."""
    engine: str = ""
    """Name and version of the engine, and the checksum of its data."""
    marks: tuple[Mark, ...] = ()
    is_judged: bool = False
    """Whether `marks` were looked for: where they were not, that none are there says nothing."""
    hands: tuple[Hand, ...] = ()
    unread: tuple[PagePart, ...] = ()
    """Parts that are still to be recognised: their lines lack."""

    @property
    def is_whole(self) -> bool:
        return not self.unread

    @property
    def text(self) -> str:
        """Lines in reading order, one per row; empty for a blank page."""
        return "\n".join(line.text for line in self.lines)


class CutReason(Enum):
    """Why a document begins where it begins."""

    FIRST_PAGE = "first_page"
    SEPARATOR = "separator"
    NEW_HEAD = "new_head"
    NEW_CODE = "new_code"
    PAGE_ONE = "page_one"
    CARD = "card"
    """A citizen card, or the paper behind one."""
    SLIP = "slip"
    """A dossier's slip, or the paper under one."""
    AFTER_SIGNATURE = "after_signature"
    """The paper before was signed and ended, and this page bears a title."""
    ONE_DOCUMENT = "one_document"


@dataclass(frozen=True, slots=True)
class TypeReading:
    """The document type that the pages speak for, and the words that spoke for it."""

    id: str
    name: str
    confidence: float
    sure: bool
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class FieldReading:
    """What the machine read for one field."""

    field_id: str
    value: str
    """Normalised as the field's kind says."""
    raw: str
    """As it stands on the paper."""
    confidence: float
    sure: bool
    page: int
    """Index into the document's pages, from 0."""
    region: Region | None = None
    reason: str = ""
    """What speaks for or against the value, for `why was this proposed?`: a code such as `grammar_repaired`."""
    plain: str | None = None
    """What was read without the office's knowledge, empty when nothing; None where knowledge changed nothing."""
    others: tuple[str, ...] = ()
    """Further values it may be, the likelier first: one key each for the clerk."""


class ReadingProblemCode(Enum):
    """What a person should look at; the sentences are the desktop's."""

    TYPE_UNKNOWN = "type_unknown"
    FIELD_MISSING = "field_missing"
    FIELD_UNSURE = "field_unsure"
    LOW_RESOLUTION = "low_resolution"
    NO_TEXT = "no_text"
    PAGE_UNREADABLE = "page_unreadable"
    SECRET_MARK = "secret_mark"
    PAGE_BLURRED = "page_blurred"
    PAGE_GLARE = "page_glare"
    PAGE_CUT_OFF = "page_cut_off"
    CORNER_FOLDED = "corner_folded"
    PAGE_BLACK = "page_black"
    PAGE_MISSING = "page_missing"
    """`detail` is its number."""
    NOT_SIGNED = "not_signed"
    """Neither seal nor signature stands where the signer's name is printed."""
    COPY = "copy"
    """A copy where the original is due; `detail` is what it calls itself."""


@dataclass(frozen=True, slots=True)
class ReadingProblem:
    code: ReadingProblemCode
    page: int | None = None
    """Index into the document's pages, from 0."""
    field_id: str | None = None
    region: Region | None = None
    """Where on the page; None for all of it."""
    detail: str = ""
    """What the sentence needs to know: the missing page's number, the words of the mark."""


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """One document cut out of a stack."""

    pages: tuple[int, ...]
    """Positions in the stack, from 0; blank backs included, separators not."""
    separators: tuple[int, ...]
    """Positions of the separator sheets that stand before it."""
    cut: CutReason
    type: TypeReading
    fields: tuple[FieldReading, ...] = ()
    problems: tuple[ReadingProblem, ...] = ()

    def field(self, field_id: str) -> FieldReading | None:
        return next((reading for reading in self.fields if reading.field_id == field_id), None)


@dataclass(frozen=True, slots=True)
class NumberNeighbour:
    """A paper of the same register: registers run upwards, so its number and day bound those of others."""

    symbol: str
    """What stands behind the figures: `QĐ-UBND`."""
    number: int
    issued_on: str
    """ISO 8601 day."""
    agency: str = ""
    """The issuer in bare letters; empty where the caller knows that it is the same."""


@dataclass(frozen=True, slots=True)
class KnownAgency:
    name: str
    papers: int
    """How many confirmed papers say so; the same below."""


@dataclass(frozen=True, slots=True)
class KnownSigner:
    """Who signed for an agency, and as what."""

    name: str
    position: str
    agency: str
    """The issuer in bare letters, as `ocr.language.matching.letters` gives them; the same below."""
    papers: int


@dataclass(frozen=True, slots=True)
class KnownSymbol:
    """The letters that an agency's papers of one type bear: `QĐ-UBND`."""

    symbol: str
    type_id: str
    agency: str
    papers: int


@dataclass(frozen=True, slots=True)
class KnownCue:
    """A title that people took for a type."""

    title: str
    """In bare letters."""
    type_id: str
    papers: int


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A line of a list of issued papers."""

    number: str
    """With its symbol: `123/QĐ-UBND`."""
    issued_on: str
    """ISO 8601 day."""
    agency: str = ""
    """In bare letters; empty where the list does not say whose it is."""


@dataclass(frozen=True, slots=True)
class OfficeKnowledge:
    """What the office already knows, gathered by the caller; the library itself remembers nothing."""

    agencies: tuple[str, ...] = ()
    """Names that the caller vouches for, and so the two below."""
    signers: tuple[str, ...] = ()
    positions: tuple[str, ...] = field(default=())
    neighbours: tuple[NumberNeighbour, ...] = ()
    known_agencies: tuple[KnownAgency, ...] = ()
    """What people confirmed before, each with how often, and so the three below."""
    known_signers: tuple[KnownSigner, ...] = ()
    known_symbols: tuple[KnownSymbol, ...] = ()
    known_cues: tuple[KnownCue, ...] = ()
    issued: tuple[IssuedPaper, ...] = ()
    file_names: tuple[str, ...] = ()
    """For each page of the stack the name of the file that begins with it, else empty."""
