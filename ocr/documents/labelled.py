"""Values that follow a label in the text: `Số định danh cá nhân: …`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ocr.documents.candidate import Candidate
from ocr.language.matching import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocr.documents.document_type import TypeField
    from ocr.fields.evidence import Span
    from ocr.fields.kind import FieldKind

_FAR: Final = {"date": 40, "identity": 45, "dossier_code": 10, "expiry": 20}
"""Characters after a label within which its value must begin, for kinds that may have words between."""
_NEAR: Final = 6
_SHORTEST_MISREAD: Final = 10
"""Letters that a label must have to be found although some were misread."""


def find_labelled(field: TypeField, kind: FieldKind, texts: Sequence[Span]) -> Candidate | None:
    """The value behind the field's likeliest label; of one label the first place, or the last when the type says so."""
    for label in field.labels:
        found = list(_behind(label, field, kind, texts))
        if found:
            return found[-1] if field.last else found[0]
    return None


def label_places(label: str, text: Span) -> Iterator[re.Match[str]]:
    """Where the label stands, whatever its marks; `Họ, chữ đệm, tên` is also found as `Họ chữ đệm tên`."""
    words = [re.escape(word) for word in re.findall(r"[^\W_]+", bare(label))]
    pattern = r"(?<!\w)" + r"[\s,.()/]*".join(words) + r"(?!\w)"
    return re.finditer(pattern, bare(text.text))


def _behind(label: str, field: TypeField, kind: FieldKind, texts: Sequence[Span]) -> Iterator[Candidate]:
    for text in texts:
        for match in label_places(label, text):
            lead = re.match(r"[\s:.;,\-–(]*", text.text[match.end() :])
            start = match.end() + (lead.end() if lead else 0)
            span = text.after(start)
            if span is None:
                continue
            found = kind.find(span)
            if found is None or found.start > _FAR.get(kind.name, _NEAR):
                continue
            yield Candidate(
                field.id,
                found.value,
                span.cut(found.start, found.end),
                proven=found.proven,
                reason="behind_label",
                repaired=found.repaired,
            )
