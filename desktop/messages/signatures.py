"""Sentences about the digital signatures of kept files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.domain.rows import OriginalRow, SignatureRow


def original_text(original: OriginalRow) -> str:
    """What a kept file is, in one line."""
    if not original.signatures:
        return f"Tệp gốc “{original.name}” được giữ nguyên."
    said = "; ".join(map(signature_text, original.signatures))
    return f"Tệp gốc “{original.name}” được giữ nguyên. {said}."


def signature_text(signature: SignatureRow) -> str:
    who = signature.signer or "không rõ người ký"
    when = f" lúc {signature.signed_at:%H:%M %d/%m/%Y}" if signature.signed_at else ""
    state = "còn nguyên vẹn" if signature.intact else "KHÔNG còn nguyên vẹn, hãy xin lại bản gốc"
    return f"Ký số: {who}{when}, {state}"
