"""One set of tests for every reading engine there is; a new engine is taken by itself."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np
import pytest

from ocr import engines
from ocr.engines.engine import Layout
from ocr.errors import EngineMissing
from ocr.language.vietnamese import fold
from tests.ocr.drawn import DPI, Drawing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ocr.engines.engine import Engine

BEHAVES_BADLY = ("dying", "failing", "slow", "killed", "hungry", "hanging")
"""Stand-ins that end or stop the process they run in: only a child may meet them."""
WELL_BEHAVED = [name for name in engines.names(stand_ins=True) if name not in BEHAVES_BADLY]


@pytest.fixture(params=WELL_BEHAVED)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    created = engines.create(str(request.param))
    yield created
    created.close()


@pytest.fixture(params=engines.names())
def real(request: pytest.FixtureRequest) -> Iterator[Engine]:
    created = engines.create(str(request.param))
    yield created
    created.close()


def test_an_engine_bears_the_name_it_is_created_by(engine: Engine) -> None:
    assert engine.name in engines.names(stand_ins=True)
    assert engine.describe().startswith(engine.name)
    assert "\n" not in engine.describe()


def test_words_lie_within_the_picture_and_are_as_sure_as_can_be_said(engine: Engine) -> None:
    page = Drawing().head().gray
    for line in engine.read(page, DPI):
        for word in line.words:
            assert word.text
            assert 0.0 <= word.confidence <= 1.0
            assert 0 <= word.region.left <= word.region.right <= page.shape[1]
            assert 0 <= word.region.top <= word.region.bottom <= page.shape[0]


@pytest.mark.parametrize("layout", Layout)
def test_an_empty_picture_has_no_surprise_in_it(real: Engine, layout: Layout) -> None:
    assert real.read(np.full((60, 200), 255, np.uint8), DPI, layout) == []


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (900, 2)])
def test_a_sliver_of_a_picture_is_survived(real: Engine, size: tuple[int, int]) -> None:
    assert real.read(np.zeros(size, np.uint8), DPI, Layout.BLOCK) == []


@pytest.mark.parametrize("layout", [Layout.PAGE, Layout.COLUMN, Layout.BLOCK, Layout.LINE, Layout.SPARSE])
def test_a_line_is_read_in_vietnamese_with_its_marks(real: Engine, layout: Layout) -> None:
    strip = Drawing(size=(1200, 120)).text("Quyết định này có hiệu lực kể từ ngày ký", 60, 35).gray
    (line,) = real.read(strip, DPI, layout)
    assert line.text == "Quyết định này có hiệu lực kể từ ngày ký"
    assert unicodedata.is_normalized("NFC", line.text)
    assert line.confidence > 0.8
    assert 50 < line.words[0].region.left < line.words[-1].region.right < 1150


def test_page_after_page_is_read_alike(real: Engine) -> None:
    first, second = (Drawing(size=(900, 120)).text(text, 60, 35).gray for text in ("Lưu: VT", "Nơi nhận"))
    texts = [[line.text for line in real.read(page, DPI, Layout.BLOCK)] for page in (first, second, first)]
    assert texts[0] == texts[2] != texts[1]
    assert fold(texts[1][0]) == "noi nhan"


@pytest.mark.parametrize("name", engines.names())
def test_an_engine_without_its_data_says_what_lacks(name: str, tmp_path: Path) -> None:
    with pytest.raises(EngineMissing) as missing:
        engines.create(name, data_path=tmp_path)
    assert missing.value.missing == "vie.traineddata"


def test_an_engine_nobody_wrote_is_missing() -> None:
    with pytest.raises(EngineMissing):
        engines.create("no_such_engine")
