"""Write the pictures and what is on them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from generators.codes import PATCH
from generators.scanner import jpeg, scan
from generators.sheet import HEIGHT, WIDTH
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

    from generators.stack import Placed, Side

TYPE_NAMES: Final = {
    "QD": "Quyết định",
    "CV": "Công văn",
    "TB": "Thông báo",
    "TTR": "Tờ trình",
    "TLKS": "Trích lục khai sinh",
    "TLKH": "Trích lục kết hôn",
    "TLKT": "Trích lục khai tử",
    "GXNTTHN": "Giấy xác nhận tình trạng hôn nhân",
    "GPXD": "Giấy phép xây dựng",
    "GCNHKD": "Giấy chứng nhận đăng ký hộ kinh doanh",
}

_CORPUS_KEYS: Final = {
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
"""Our field ids and the keys of truth files that hold one document each."""


def photograph(side: Side, target: Path) -> tuple[int, int]:
    """Write the picture of one side; its width and height."""
    front = side.sheet.image if side.sheet is not None else Image.new("RGB", (WIDTH, HEIGHT), "white")
    picture = scan(front, side.handling, side.back.image if side.back is not None else None)
    target.write_bytes(jpeg(picture, side.handling))
    return picture.size


def write_stack(stack: list[Placed], folder: Path) -> None:
    """Pictures 001.jpg … in scan order, and truth.json."""
    pages: list[dict[str, Any]] = []
    documents: list[dict[str, Any]] = []

    def add(side: Side, role: str, document: int | None) -> str:
        file = f"{len(pages) + 1:03d}.jpg"
        width, height = photograph(side, folder / file)
        # How a blank back lies nobody can tell: it counts as upright.
        rotation = 0 if role == "blank" else side.handling.turned
        page = {
            "file": file,
            "role": role,
            "document": document,
            "rotation": rotation,
            "width": width,
            "height": height,
        }
        pages.append(page | {"text": side.sheet.text() if side.sheet is not None and role == "content" else ""})
        return file

    for number, placed in enumerate(stack, start=1):
        separators = [{"file": add(side, "separator", None), "code": PATCH} for side in placed.separators]
        files = [add(side, "content" if side.sheet is not None else "blank", number) for side in placed.sides]
        draft = placed.draft
        documents.append(
            {
                "document": number,
                "id": draft.id,
                "type": {"id": draft.type_id, "name": TYPE_NAMES[draft.type_id]},
                "fields": draft.fields,
                "accepted": draft.accepted,
                "handwritten": draft.handwritten,
                "unsure": draft.unsure,
                "stamp_over_signer": placed.seal_on_name,
                "codes": _codes(placed, files[0]),
                "dossier": placed.dossier_code,
                "pages": files,
                "separators": separators,
            }
        )
    save({"documents": documents, "pages": pages}, folder / "truth.json")


def _codes(placed: Placed, file: str) -> list[dict[str, str]]:
    return [{"file": file, "symbology": "QRCode", "text": placed.dossier_code}] if placed.label else []


def write_document(placed: Placed, folder: Path) -> None:
    """One document in a folder of its own, truth.json with one key per field, null where the paper does not bear it."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = placed.draft
    pages = []
    for index, side in enumerate(placed.sides, start=1):
        width, height = photograph(side, folder / f"p{index}.jpg")
        blank = side.sheet is None
        pages.append(
            {
                "file": f"p{index}.jpg",
                "rotation": 0 if blank else side.handling.turned,
                "blank": blank,
                "dpi": side.handling.dpi,
                "width": width,
                "height": height,
                "text": side.sheet.text() if side.sheet is not None else "",
                "text_rows": side.sheet.text_rows() if side.sheet is not None else "",
            }
        )
    truth = {
        "id": folder.name,
        "template": draft.id,
        "profile": "clean",
        "kind": {"code": draft.type_id, "name": TYPE_NAMES[draft.type_id]},
        "fields": {key: draft.fields.get(field) for field, key in _CORPUS_KEYS.items()},
        "accepted": {_CORPUS_KEYS[field]: values for field, values in draft.accepted.items()},
        "handwritten": [_CORPUS_KEYS[field] for field in draft.handwritten],
        "codes": [{"page": 1, "type": "QRCode", "text": placed.dossier_code}] if placed.label else [],
        "pages": pages,
    }
    save(truth, folder / "truth.json")


def write_index(papers: dict[str, Placed], target: Path) -> None:
    """All documents of a folder in short."""
    documents = [
        {
            "id": name,
            "kind": placed.draft.type_id,
            "profile": "clean",
            "pages": sum(side.sheet is not None for side in placed.sides),
            "blank": sum(side.sheet is None for side in placed.sides),
            "turned": sum(bool(side.handling.turned) for side in placed.sides),
            "batch": None,
        }
        for name, placed in papers.items()
    ]
    save({"documents": documents}, target)


def save(value: object, target: Path) -> None:
    target.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
