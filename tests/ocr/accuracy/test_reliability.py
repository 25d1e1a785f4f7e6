"""Confidence against the truth."""

from __future__ import annotations

import pytest

from ocr.accuracy.reliability import Judged, Share, bands, share


@pytest.mark.parametrize(
    ("right", "count", "low", "high"),
    [(10, 10, 0.7225, 1.0), (0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (995, 1000, 0.9883, 0.9979)],
)
def test_the_interval_is_wilsons(right: int, count: int, low: float, high: float) -> None:
    assert Share(right, count).interval == pytest.approx((low, high), abs=1e-4)


def test_of_nothing_nothing_is_known() -> None:
    assert Share(0, 0).interval == (0.0, 1.0)


def test_values_are_counted_in_the_band_of_their_confidence() -> None:
    values = [
        Judged("signer", confidence, False, right) for confidence, right in ((0.6, True), (0.69, False), (1.0, True))
    ]
    low, high = bands(values)
    assert (low.lowest, low.share) == (0.5, Share(1, 2))
    assert low.mean == pytest.approx(0.645)
    assert (high.lowest, high.share) == (0.99, share([True]))
