"""Numbers of people and enterprises.

Citizen numbers have 12 figures: province of birth registration, century and sex, year of birth, six more (NĐ 137/2015,
article 13). Tax codes have a check figure, the tenth (TT 105/2020/TT-BTC, article 5; the weights are those of the tax
offices' own check), and three more figures after a dash for a branch.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ocr.fields.errors import Rejection, ValueRejected
from ocr.fields.kind import Found, is_normal

if TYPE_CHECKING:
    from ocr.fields.evidence import Span

_PASSPORT: Final = re.compile(r"[A-Z]{1,2}\d{7,8}")
_NUMBER: Final = re.compile(r"(?<![\d/.-])(\d{3} ?\d{3} ?\d{3} ?\d{3}|\d{9}|\d{10}-\d{3}|\d{10})(?![\d/])")
_LENGTHS: Final = frozenset({9, 10, 12, 13})
_LAST_PROVINCE: Final = 96
_TAX_WEIGHTS: Final = (31, 29, 23, 19, 17, 13, 7, 5, 3)


class IdentityKind:
    name = "identity"

    def find(self, span: Span) -> Found | None:
        match = _NUMBER.search(span.text)
        if match is None:
            return None
        value = re.sub(r"\D", "", match[1])
        return Found(value, match.start(1), match.end(1), proven=_hangs_together(value), reason="identity_number")

    def normalise(self, text: str) -> str:
        plain = re.sub(r"[\s.\-]", "", text).upper()
        if not plain:
            raise ValueRejected(self.name, Rejection.EMPTY)
        if _PASSPORT.fullmatch(plain):
            return plain
        if not (plain.isascii() and plain.isdigit()):
            raise ValueRejected(self.name, Rejection.WRONG_FORM)
        if len(plain) not in _LENGTHS:
            raise ValueRejected(self.name, Rejection.WRONG_LENGTH)
        return plain

    def is_valid(self, value: str) -> bool:
        return is_normal(self, value)

    def show(self, value: str) -> str:
        return value


def year_of_birth(value: str) -> int | None:
    """The year that a citizen number bears; None for any other number."""
    if not re.fullmatch(r"\d{12}", value) or not 1 <= int(value[:3]) <= _LAST_PROVINCE:
        return None
    return 1900 + 100 * (int(value[3]) // 2) + int(value[4:6])


def is_of_a_man(value: str) -> bool | None:
    """What a citizen number says of its holder's sex: even for men, odd for women; None for any other number."""
    return int(value[3]) % 2 == 0 if year_of_birth(value) is not None else None


def _hangs_together(value: str) -> bool:
    if len(value) == 12:
        return year_of_birth(value) is not None
    if len(value) in (10, 13):
        total = sum(weight * int(figure) for weight, figure in zip(_TAX_WEIGHTS, value, strict=False))
        return 10 - total % 11 == int(value[9])
    return False
