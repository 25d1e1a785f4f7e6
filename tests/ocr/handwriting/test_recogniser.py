from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from ocr.errors import FigureReaderBroken
from ocr.handwriting.recogniser import FILE, FigureReader, load_figure_reader
from tests.ocr.handwriting import hand
from tests.ocr.paper import RESOURCES

if TYPE_CHECKING:
    from pathlib import Path

    from ocr.pixels import Gray

WEIGHTS = RESOURCES / "reading" / FILE


@pytest.fixture(scope="module")
def reader() -> FigureReader:
    return load_figure_reader(RESOURCES / "reading")


def first(reader: FigureReader, strip: Gray, most: int | None = None) -> str:
    guesses = reader.read(strip, most=most)
    return guesses[0].text if guesses else ""


@pytest.mark.parametrize("text", ["07", "158", "2946", "310", "0123", "5867"])
def test_figures_are_read_between_the_printed_words(reader: FigureReader, text: str) -> None:
    assert first(reader, hand.written(text, before="ố:", after="/QĐ-U")) == text


@pytest.mark.parametrize("text", ["07", "13", "26", "30"])
def test_a_day_is_read_on_its_dots(reader: FigureReader, text: str) -> None:
    assert first(reader, hand.written(text, before="y", after="th", dots=True), most=31) == text


@pytest.mark.parametrize("pen", [2, 3, 6])
def test_fine_and_broad_pens_are_read(reader: FigureReader, pen: int) -> None:
    assert first(reader, hand.written("274", after="/TB", pen=pen)) == "274"


@pytest.mark.parametrize("scale", [0.6, 1.0, 3.0])
def test_strips_of_any_size_are_read(reader: FigureReader, scale: float) -> None:
    strip = cv2.resize(hand.written("583", after="/B"), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    assert first(reader, np.asarray(strip, np.uint8)) == "583"


def test_no_guess_is_greater_than_can_stand_there(reader: FigureReader) -> None:
    for text in ("45", "71", "39", "00", "123"):
        for guess in reader.read(hand.written(text), most=31):
            assert len(guess.text) <= 2
            assert 1 <= int(guess.text) <= 31


def test_impossible_figures_leave_no_sure_guess(reader: FigureReader) -> None:
    assert all(guess.probability < 0.9 for guess in reader.read(hand.written("58"), most=12))


@pytest.mark.parametrize(("before", "after", "dots"), [("", "", False), ("ố:", "/QĐ-UB", False), ("y", "th", True)])
def test_nothing_is_read_where_nobody_wrote(reader: FigureReader, before: str, after: str, dots: bool) -> None:
    assert reader.read(hand.written("", before=before, after=after, dots=dots)) == ()


@pytest.mark.parametrize("size", [(1, 1), (68, 1), (1, 200), (0, 40), (40, 0)])
def test_a_sliver_of_paper_is_nothing(reader: FigureReader, size: tuple[int, int]) -> None:
    assert reader.read(np.full(size, 255, np.uint8)) == ()


@pytest.mark.parametrize("at", [20, 60, 100, 150])
def test_remains_of_a_seal_are_never_sure(reader: FigureReader, at: int) -> None:
    assert all(guess.probability < 0.9 for guess in reader.read(hand.seal(at)))


def test_guesses_fall_in_order_and_share_one_probability(reader: FigureReader) -> None:
    for strip in (hand.written("1777"), hand.written("406", pen=9), hand.written("00", pen=1), hand.seal(40)):
        chances = [guess.probability for guess in reader.read(strip)]
        assert chances == sorted(chances, reverse=True)
        assert all(chance >= 0 for chance in chances)
        assert sum(chances) <= 1.0001


def test_nothing_is_claimed_for_certain(reader: FigureReader) -> None:
    assert float(reader.calibration[1].max()) < 1


def test_the_weights_stay_small() -> None:
    assert WEIGHTS.stat().st_size <= 2_000_000


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(FigureReaderBroken) as caught:
        load_figure_reader(tmp_path)
    assert caught.value.path == tmp_path / FILE


@pytest.mark.parametrize("kept", [0, 100, 50_000])
def test_cut_off_weights_are_told(tmp_path: Path, kept: int) -> None:
    (tmp_path / FILE).write_bytes(WEIGHTS.read_bytes()[:kept])
    with pytest.raises(FigureReaderBroken):
        load_figure_reader(tmp_path)


def test_spoilt_weights_are_told(tmp_path: Path) -> None:
    data = bytearray(WEIGHTS.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 64] = bytes(64)
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(FigureReaderBroken):
        load_figure_reader(tmp_path)


def test_weights_of_another_net_are_told(tmp_path: Path) -> None:
    with np.load(WEIGHTS) as data:
        arrays = {name: data[name] for name in data.files}
    arrays["c2.w"] = arrays["c2.w"][..., :-1]
    np.savez_compressed(tmp_path / FILE, allow_pickle=False, **arrays)
    with pytest.raises(FigureReaderBroken):
        load_figure_reader(tmp_path)


def test_the_trouble_travels_between_processes(tmp_path: Path) -> None:
    trouble = pickle.loads(pickle.dumps(FigureReaderBroken(tmp_path / FILE, "cut off")))
    assert (trouble.path, trouble.detail) == (tmp_path / FILE, "cut off")
