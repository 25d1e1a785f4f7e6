"""Papers whose truth is known, as their folders say it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ocr.errors import OcrError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TRUTH_KEYS: Final = {
    "document_number": "so_ky_hieu",
    "issued_on": "ngay_ban_hanh",
    "place": "dia_danh",
    "parent_agency": "co_quan_cap_tren",
    "issuer": "co_quan_ban_hanh",
    "title": "ten_van_ban",
    "subject": "trich_yeu",
    "signer": "nguoi_ky",
    "signer_position": "chuc_vu",
    "signing_authority": "quyen_han_ky",
    "owner_name": "chu_so_huu_ten",
    "owner_id": "chu_so_huu_so_dinh_danh",
    "owner_birth_date": "chu_so_huu_ngay_sinh",
    "dossier_code": "ma_ho_so",
}
"""Field id → key in a truth file."""
_LABELLED: Final = ("document_number", "issued_on", "place", "issuer", "subject", "signer")
"""What labels of real scans are held against: their other keys are notes on the paper, not values."""


class TruthUnreadable(OcrError):
    """`file` is no truth of a document; `detail` says why."""

    def __init__(self, file: str, detail: str) -> None:
        super().__init__(f"{file}: {detail}")
        self.file, self.detail = file, detail

    def __reduce__(self) -> tuple[type[TruthUnreadable], tuple[object, ...]]:
        return type(self), (self.file, self.detail)


@dataclass(frozen=True, slots=True)
class TruePage:
    file: Path
    is_blank: bool
    rotation: int
    """Degrees clockwise by which the picture is turned."""
    orders: tuple[str, ...]
    """The page's text in each order that is right: column by column, straight across."""


@dataclass(frozen=True, slots=True)
class TrueDocument:
    id: str
    profile: str
    """In what state the paper was scanned."""
    type: str
    """Its type's id, or its full name."""
    values: Mapping[str, tuple[str, ...]]
    """Field id → all readings that are right."""
    source: Path
    """The folder of its pages, or the one file that holds them."""
    pages: tuple[TruePage, ...] = ()
    """Empty where only the values are known."""
    complete: bool = True
    """A field that `values` lacks is not on the paper; otherwise nobody said."""
    by_hand: frozenset[str] = frozenset()
    """Fields whose figures were filled in by hand."""


@dataclass(frozen=True, slots=True)
class TrueStack:
    id: str
    has_separators: bool
    files: tuple[Path, ...]
    owners: tuple[str | None, ...]
    """Per file the document it belongs to; None for separators and blank sheets."""


def load_truth(folder: Path) -> tuple[TrueDocument, ...]:
    """Raises `TruthUnreadable`; a folder without documents gives none."""
    sampled = tuple(_sample(path) for path in sorted(folder.glob("documents/*/truth.json")))
    return sampled + tuple(_labelled(path, folder) for path in sorted(folder.glob("labels/*.json")))


def load_stacks(folder: Path) -> tuple[TrueStack, ...]:
    """Raises `TruthUnreadable`; a folder without batches gives none."""
    return tuple(_stack(path, folder) for path in sorted(folder.glob("batches/*/batch.json")))


def _sample(path: Path) -> TrueDocument:
    raw = _json(path)
    try:
        accepted = raw.get("accepted", {})
        values = {
            field_id: (str(raw["fields"][key]), *(str(one) for one in accepted.get(key, ())))
            for field_id, key in TRUTH_KEYS.items()
            if raw["fields"].get(key) is not None
        }
        pages = tuple(
            TruePage(
                path.parent / page["file"],
                bool(page["blank"]),
                int(page["rotation"]),
                (page["text"], page.get("text_rows", page["text"])),
            )
            for page in raw["pages"]
        )
        by_hand = frozenset(field_id for field_id, key in TRUTH_KEYS.items() if key in raw.get("handwritten", ()))
        profile, kind = raw.get("profile", ""), raw["kind"]["code"]
        return TrueDocument(raw["id"], profile, kind, values, path.parent, pages, by_hand=by_hand)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TruthUnreadable(str(path.parent.name), f"{type(error).__name__}: {error}") from error


def _labelled(path: Path, folder: Path) -> TrueDocument:
    raw = _json(path)
    try:
        values = {
            field_id: (str(raw[TRUTH_KEYS[field_id]]),)
            for field_id in _LABELLED
            if raw.get(TRUTH_KEYS[field_id]) is not None
        }
        hands = (("document_number", "so_viet_tay"), ("issued_on", "ngay_viet_tay"))
        return TrueDocument(
            path.stem,
            "real",
            raw.get("loai_van_ban") or "",
            values,
            folder / raw.get("file", f"scans/{path.stem}.pdf"),
            complete=False,
            by_hand=frozenset(field_id for field_id, key in hands if raw.get(key)),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise TruthUnreadable(path.name, f"{type(error).__name__}: {error}") from error


def _stack(path: Path, folder: Path) -> TrueStack:
    raw = _json(path)
    try:
        pages = raw["pages"]
        owners = tuple(page["document"] if page["role"] == "content" else None for page in pages)
        files = tuple(folder / page["file"] for page in pages)
        return TrueStack(raw["id"], any(page["role"] == "separator" for page in pages), files, owners)
    except (KeyError, TypeError, AttributeError) as error:
        raise TruthUnreadable(str(path.parent.name), f"{type(error).__name__}: {error}") from error


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TruthUnreadable(path.name, error.strerror or "cannot be read") from error
    except ValueError as error:
        raise TruthUnreadable(str(path.parent.name), f"{type(error).__name__}: {error}") from error
