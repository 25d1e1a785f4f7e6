"""How well documents are read, measured on papers whose truth is known.

Truth: a folder with `documents/*/truth.json`, Vietnamese keys as the sample papers use them. What counts as the same:
case, spacing, the place of a tone mark, dashes, edge signs and the usual short forms do not matter; letters do.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Levenshtein

from ocr.errors import OcrError
from ocr.language.matching import alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ocr.types import DocumentReading

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
CORE: Final = ("document_number", "issued_on", "issuer", "signer")
"""With the type: judged together."""
_SHORT_FORMS: Final = (
    (r"\bubnd\b", "ủy ban nhân dân"),
    (r"\bhđnd\b", "hội đồng nhân dân"),
    (r"\btp\b\.?", "thành phố"),
)


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
    orders: tuple[str, ...]
    """The page's text in each order that is right: column by column, straight across."""


@dataclass(frozen=True, slots=True)
class TrueDocument:
    id: str
    profile: str
    type_id: str
    values: Mapping[str, tuple[str, ...]]
    """Field id → all readings that are right; a field that the paper does not bear is absent."""
    pages: tuple[TruePage, ...]


@dataclass(frozen=True, slots=True)
class Miss:
    """A field read wrong, or not at all, or one that the paper does not bear."""

    document: str
    field_id: str
    expected: str | None
    read: str | None
    sure: bool


@dataclass(frozen=True, slots=True)
class FieldScore:
    borne: int = 0
    right: int = 0
    invented: int = 0
    """Read although the paper does not bear it."""
    sure: int = 0
    sure_wrong: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    documents: int
    types_right: int
    core_right: int
    """Documents whose type and core fields are all right."""
    core_sure: int
    """Of these, the documents with all of them sure: nobody need touch them."""
    fields: Mapping[str, FieldScore]
    misses: tuple[Miss, ...]
    character_errors: float
    """Share of characters wrong, mean over the documents."""
    by_profile: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Profile → core right, documents."""

    @property
    def sure_but_wrong(self) -> tuple[Miss, ...]:
        return tuple(miss for miss in self.misses if miss.sure)


def load_truth(folder: Path) -> tuple[TrueDocument, ...]:
    """Raises `TruthUnreadable`; a folder without documents gives none."""
    return tuple(_load(path) for path in sorted(folder.glob("documents/*/truth.json")))


def measure(pairs: Iterable[tuple[TrueDocument, DocumentReading, str]]) -> Report:
    """Each truth with what was read of the document and its text."""
    scores: dict[str, Counter[str]] = {field_id: Counter() for field_id in TRUTH_KEYS}
    misses: list[Miss] = []
    profiles: dict[str, list[bool]] = {}
    errors: list[float] = []
    types_right = core_sure = 0
    for truth, reading, text in pairs:
        wrong = {field_id for field_id in TRUTH_KEYS if not _judge(truth, reading, field_id, scores, misses)}
        type_right = reading.type.id == truth.type_id
        if not type_right:
            misses.append(Miss(truth.id, "type", truth.type_id, reading.type.id, reading.type.sure))
        types_right += type_right
        core = type_right and not wrong & set(CORE)
        profiles.setdefault(truth.profile, []).append(core)
        core_sure += core and reading.type.sure and _all_sure(truth, reading)
        errors.append(character_error_rate(truth, text))
    count = len(errors)
    return Report(
        documents=count,
        types_right=types_right,
        core_right=sum(sum(results) for results in profiles.values()),
        core_sure=core_sure,
        fields={field_id: FieldScore(**tally) for field_id, tally in scores.items()},
        misses=tuple(misses),
        character_errors=sum(errors) / count if count else 0.0,
        by_profile={profile: (sum(results), len(results)) for profile, results in sorted(profiles.items())},
    )


def character_error_rate(truth: TrueDocument, text: str) -> float:
    """Against the nearest order that the page may be read in; dotted leaders and white space do not count."""
    orders = zip(*(page.orders for page in truth.pages if not page.is_blank), strict=True)
    wanted = [_plain("\n".join(order)) for order in orders]
    read = _plain(text)
    return min((Levenshtein.distance(order, read) / max(1, len(order)) for order in wanted), default=0.0)


def same_value(field_id: str, one: str, other: str) -> bool:
    return _comparable(field_id, one) == _comparable(field_id, other)


def _judge(
    truth: TrueDocument,
    reading: DocumentReading,
    field_id: str,
    scores: Mapping[str, Counter[str]],
    misses: list[Miss],
) -> bool:
    expected, found = truth.values.get(field_id), reading.field(field_id)
    right = found is None if expected is None else found is not None and _is_among(field_id, found.value, expected)
    if expected is None and found is not None:
        scores[field_id]["invented"] += 1
    if expected is not None:
        scores[field_id]["borne"] += 1
        scores[field_id]["right"] += right
    if found is not None and found.sure:
        scores[field_id]["sure"] += 1
        scores[field_id]["sure_wrong"] += not right
    if not right:
        value = found.value if found else None
        misses.append(
            Miss(truth.id, field_id, expected[0] if expected else None, value, sure=found is not None and found.sure)
        )
    return right


def _is_among(field_id: str, value: str, accepted: Iterable[str]) -> bool:
    return any(same_value(field_id, value, one) for one in accepted)


def _all_sure(truth: TrueDocument, reading: DocumentReading) -> bool:
    borne = [reading.field(field_id) for field_id in CORE if field_id in truth.values]
    return all(one is not None and one.sure for one in borne)


def _comparable(field_id: str, value: str) -> str:
    text = alike(value).replace("–", "-").replace("—", "-")
    if field_id in ("document_number", "dossier_code", "owner_id"):
        return re.sub(r"^số\s*:|\s", "", text).strip(".")
    for form, full in _SHORT_FORMS:
        text = re.sub(form, full, text)
    if field_id == "subject":
        text = re.sub(r"^(v/v|về việc)[:\s]*", "", text)
    return re.sub(r"\s*([,;/-])\s*", r"\1", text).strip(" .,:;\"'()“”")


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[.…·_]{3,}", " ", text).split())


def _load(path: Path) -> TrueDocument:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        accepted = raw.get("accepted", {})
        values = {
            field_id: (str(raw["fields"][key]), *(str(one) for one in accepted.get(key, ())))
            for field_id, key in TRUTH_KEYS.items()
            if raw["fields"].get(key) is not None
        }
        pages = tuple(
            TruePage(
                path.parent / page["file"], bool(page["blank"]), (page["text"], page.get("text_rows", page["text"]))
            )
            for page in raw["pages"]
        )
        return TrueDocument(raw["id"], raw.get("profile", ""), raw["kind"]["code"], values, pages)
    except OSError as error:
        raise TruthUnreadable(path.name, error.strerror or "cannot be read") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TruthUnreadable(str(path.parent.name), f"{type(error).__name__}: {error}") from error
