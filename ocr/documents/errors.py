"""What can be wrong with the files that describe document types."""

from __future__ import annotations

from ocr.errors import OcrError


class DefinitionBroken(OcrError):
    """`file` describes no document type, field or threshold; `detail` says where and what, for its writer."""

    def __init__(self, file: str, detail: str) -> None:
        super().__init__(f"{file}: {detail}")
        self.file, self.detail = file, detail

    def __reduce__(self) -> tuple[type[DefinitionBroken], tuple[object, ...]]:
        return type(self), (self.file, self.detail)
