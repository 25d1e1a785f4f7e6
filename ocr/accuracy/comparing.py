"""What counts as the same.

Case, spacing, the place of a tone mark, dashes, edge signs and the usual short forms do not matter; letters do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Levenshtein

from ocr.language.matching import alike

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ocr.accuracy.truth import TrueDocument

_SHORT_FORMS: Final = (
    (r"\bubnd\b", "ủy ban nhân dân"),
    (r"\bhđnd\b", "hội đồng nhân dân"),
    (r"\btp\b\.?", "thành phố"),
)


def same_value(field_id: str, one: str, other: str) -> bool:
    return _comparable(field_id, one) == _comparable(field_id, other)


def is_among(field_id: str, value: str, accepted: Iterable[str]) -> bool:
    return any(same_value(field_id, value, one) for one in accepted)


def character_error_rate(truth: TrueDocument, text: str) -> float:
    """Against the nearest order that the pages may be read in; dotted leaders and white space do not count."""
    read = _plain(text)
    rates = (Levenshtein.distance(order, read) / max(1, len(order)) for order in _orders(truth))
    return min(rates, default=0.0)


def word_error_rate(truth: TrueDocument, text: str) -> float:
    """The same by words."""
    read = _plain(text).split()
    wanted = (order.split() for order in _orders(truth))
    return min((Levenshtein.distance(order, read) / max(1, len(order)) for order in wanted), default=0.0)


def _orders(truth: TrueDocument) -> list[str]:
    orders = zip(*(page.orders for page in truth.pages if not page.is_blank), strict=True)
    return [_plain("\n".join(order)) for order in orders]


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
