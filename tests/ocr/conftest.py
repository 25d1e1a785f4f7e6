from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ocr import paper

if TYPE_CHECKING:
    from ocr.documents.document_type import DocumentTypes


@pytest.fixture(scope="session")
def types() -> DocumentTypes:
    return paper.types()
