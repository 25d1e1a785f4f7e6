"""Values that follow a label in the text: `Số định danh cá nhân: …`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from ocr.documents.candidate import Candidate
from ocr.language.matching import bare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ocr.documents.document_type import TypeField
    from ocr.fields.evidence import Span
    from ocr.fields.kind import FieldKind

    _Ends = Callable[[str, Span], Iterator[int]]

_FAR: Final = {"date": 40, "identity": 45, "dossier_code": 10, "expiry": 20}
"""Characters after a label within which its value must begin, for kinds that may have words between."""
_NEAR: Final = 6
_SHORTEST_MISREAD: Final = 10
"""Letters that a label must have to be found although some were misread."""


def find_labelled(field: TypeField, kind: FieldKind, texts: Sequence[Span], likeness: float) -> Candidate | None:
    """The value behind the field's likeliest label; of one label the first place, or the last when the type says so.

    Only when no label stands there letter by letter are misread ones taken, from `likeness` (0 to 1) on.
    """
    for ends in (_ends, lambda label, text: _ends_of_misread(label, text, likeness)):
        for label in field.labels:
            found = list(_behind(label, ends, field, kind, texts))
            if found:
                return found[-1] if field.last else found[0]
    return None


def _ends(label: str, text: Span) -> Iterator[int]:
    """Where the label ends, whatever its marks; `Họ, chữ đệm, tên` is also found as `Họ chữ đệm tên`."""
    words = [re.escape(word) for word in re.findall(r"[^\W_]+", bare(label))]
    pattern = r"(?<!\w)" + r"[\s,.()/]*".join(words) + r"(?!\w)"
    return (match.end() for match in re.finditer(pattern, bare(text.text)))


def _ends_of_misread(label: str, text: Span, likeness: float) -> Iterator[int]:
    """The same for a label with letters misread: `Ngày, tháng, năna sinh`; at the start of a line only."""
    wanted = bare(label)
    if len(wanted) < _SHORTEST_MISREAD:
        return
    start = 0
    for line in text.text.split("\n"):
        here = bare(line[: len(wanted) + _NEAR])
        found = fuzz.partial_ratio_alignment(wanted, here, score_cutoff=likeness * 100)
        if found is not None and found.dest_start <= _NEAR and len(here) >= len(wanted):
            yield start + found.dest_end
        start += len(line) + 1


def _behind(label: str, ends: _Ends, field: TypeField, kind: FieldKind, texts: Sequence[Span]) -> Iterator[Candidate]:
    for text in texts:
        for end in ends(label, text):
            lead = re.match(r"[\s:.;,\-–(]*", text.text[end:])
            start = end + (lead.end() if lead else 0)
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
