"""What the office has learnt, in words: each fact, and why it spoke for or against a reading."""

from __future__ import annotations

from typing import Final

from desktop.domain.knowledge import Fact, FactKind

FACT_NAMES: Final = {
    FactKind.AGENCY: "Cơ quan",
    FactKind.SIGNER: "Người ký",
    FactKind.SYMBOL: "Ký hiệu",
    FactKind.CUE: "Tên gọi của loại",
    FactKind.NUMBER: "Sổ đăng ký",
    FactKind.ISSUED: "Sổ văn bản đi",
}

_COUNTED: Final = {
    "known_agency": "Vì {papers} giấy tờ trước ghi tên cơ quan này.",
    "known_signer": "Vì {papers} giấy tờ trước của cơ quan này do người này ký.",
    "known_position": "Vì {papers} giấy tờ trước của cơ quan này ghi chức vụ này.",
    "known_symbol": "Vì {papers} giấy tờ trước của cơ quan này ghi ký hiệu này.",
}
_PLAIN: Final = {
    "in_issued_list": "Khớp với sổ văn bản đi.",
    "issued_list_differs": "Sổ văn bản đi ghi khác; hãy so với ảnh.",
    "named_in_file": "Khớp với tên tệp.",
    "file_name_differs": "Tên tệp ghi số khác; hãy so với ảnh.",
    "number_out_of_register": "Số và ngày không theo thứ tự của sổ; hãy so với ảnh.",
}


def knowledge_reason(reason: str) -> str:
    """Why the office's knowledge speaks for or against a value; empty for other reasons."""
    code, _, papers = reason.partition(":")
    return _COUNTED[code].format(papers=papers) if papers and code in _COUNTED else _PLAIN.get(reason, "")


def fact_text(fact: Fact) -> str:
    """One line that says the fact."""
    match fact.kind:
        case FactKind.SIGNER:
            position = f", {fact.detail}" if fact.detail else ""
            return f"{fact.value}{position} – {fact.key}"
        case FactKind.SYMBOL:
            return f"{fact.value} ({fact.detail}) – {fact.key}"
        case FactKind.CUE:
            return f"{fact.key} → {fact.value}"
        case FactKind.NUMBER:
            issuer, _, symbol = fact.key.rpartition("|")
            return f"{symbol} ngày {_day(fact.value)}: số {fact.detail} – {issuer}"
        case FactKind.ISSUED:
            return f"{fact.value} ngày {_day(fact.detail)}"
        case FactKind.AGENCY:
            return fact.value


def _day(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))
