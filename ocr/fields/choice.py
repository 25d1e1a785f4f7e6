"""Values out of a short list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ocr.fields.errors import Rejection, ValueRejected
from ocr.fields.kind import Found
from ocr.language.matching import bare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ocr.fields.evidence import Span


class ChoiceKind:
    """One of a few: the value kept, and how people call it. Either may be typed, with or without accents."""

    def __init__(self, name: str, choices: Mapping[str, str]) -> None:
        self._name, self._choices = name, dict(choices)

    @property
    def name(self) -> str:
        return self._name

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Value and what is shown, in order."""
        return tuple(self._choices.items())

    def find(self, span: Span) -> Found | None:
        for match in re.finditer(r"[^\W_]+", span.text):
            if match[0] in self._choices:
                return Found(match[0], match.start(), match.end(), proven=True, reason="one_of_a_list")
        return None

    def normalise(self, text: str) -> str:
        wanted = bare(" ".join(text.split())).strip(" .")
        if not wanted:
            raise ValueRejected(self._name, Rejection.EMPTY)
        for value, shown in self._choices.items():
            if wanted in (bare(value), bare(shown)):
                return value
        raise ValueRejected(self._name, Rejection.NOT_A_CHOICE)

    def is_valid(self, value: str) -> bool:
        return value in self._choices

    def show(self, value: str) -> str:
        return self._choices.get(value, value)


SIGNING_AUTHORITY: Final = ChoiceKind(
    "signing_authority",
    {
        "TM": "TM. (thay mặt)",
        "KT": "KT. (ký thay)",
        "TL": "TL. (thừa lệnh)",
        "TUQ": "TUQ. (thừa ủy quyền)",
        "Q": "Q. (quyền)",
    },
)
OWNER_TYPE: Final = ChoiceKind(
    "owner_type", {"1": "Cá nhân", "2": "Doanh nghiệp", "3": "Cơ quan nhà nước", "4": "Tổ chức khác"}
)
DOCUMENT_ROLE: Final = ChoiceKind("document_role", {"result": "Kết quả", "component": "Thành phần hồ sơ"})
