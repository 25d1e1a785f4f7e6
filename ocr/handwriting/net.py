"""The net that reads figures: convolutions over the strip, then over its frames, with NumPy alone.

Trained by `packaging/training/train.py`, whose `net.py` names the same layers.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ocr.errors import FigureReaderBroken
from ocr.handwriting.strip import HEIGHT, WIDTH

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy.typing as npt

    from ocr.pixels import Gray

    Values = npt.NDArray[np.float32]

SIGNS: Final = "0123456789/"
"""Class 0 is the blank between two signs; sign `n` is class n + 1. The stroke ends a number."""
LAYERS: Final = ("c1", "c2", "c3", "c4", "c5", "t1", "t2", "out")
_AS_CLAIMED: Final = np.array([[0, 1], [0, 1]], np.float32)
_BROKEN: Final = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error)


@dataclass(frozen=True, eq=False, slots=True)
class Net:
    weights: Mapping[str, Values]

    def frames(self, strips: Gray) -> Values:
        """Strips (n × HEIGHT × WIDTH, ink 255 on 0) → log of each class's probability, n × frames × classes."""
        x: Values = (strips.astype(np.float32) / np.float32(255))[..., None]
        x = _pooled(self._relu("c1", x), 2, 2)
        x = _pooled(self._relu("c2", x), 2, 2)
        x = self._relu("c3", x)
        x = _pooled(self._relu("c4", x), 2, 1)
        x = self._relu("c5", x, down=0)
        x = x + self._relu("t1", x)
        x = x + self._relu("t2", x)
        return _log_probabilities(self._conv("out", x, 0)[:, 0])

    def _relu(self, name: str, x: Values, down: int | None = None) -> Values:
        rows = self.weights[f"{name}.w"].shape[0]
        return np.maximum(self._conv(name, x, rows // 2 if down is None else down), 0)

    def _conv(self, name: str, x: Values, down: int) -> Values:
        """`down` rows of nothing are put above and below; columns keep their number."""
        kernel, bias = self.weights[f"{name}.w"], self.weights[f"{name}.b"]
        rows, columns, channels, out = kernel.shape
        padded = np.pad(x, ((0, 0), (down, down), (columns // 2, columns // 2), (0, 0)))
        seen = np.lib.stride_tricks.sliding_window_view(padded, (rows, columns), axis=(1, 2))
        count, height, width = seen.shape[:3]
        flat = seen.transpose(0, 1, 2, 4, 5, 3).reshape(-1, rows * columns * channels)
        return (flat @ kernel.reshape(-1, out) + bias).reshape(count, height, width, out)


def load_net(path: Path) -> tuple[Net, Values]:
    """The net, and its calibration: what it claims and how often that is right, both ascending.

    Raises:
        FigureReaderBroken: the file is missing, or holds something else.
    """
    try:
        with path.open("rb") as file, np.load(file) as data:
            weights = {name: data[name].astype(np.float32) for name in data.files}
            calibration = weights.pop("calibration", _AS_CLAIMED)
        if {f"{layer}.w" for layer in LAYERS} | {f"{layer}.b" for layer in LAYERS} != set(weights):
            raise FigureReaderBroken(path, "other layers than expected")
        net = Net(weights)
        net.frames(np.zeros((1, HEIGHT, WIDTH), np.uint8))
    except _BROKEN as error:
        raise FigureReaderBroken(path, type(error).__name__) from error
    return net, calibration


def _pooled(x: Values, down: int, across: int) -> Values:
    count, height, width, channels = x.shape
    parted = x.reshape(count, height // down, down, width // across, across, channels)
    return np.asarray(parted.max(axis=(2, 4)), np.float32)


def _log_probabilities(logits: Values) -> Values:
    raised = logits - logits.max(axis=-1, keepdims=True)
    return np.asarray(raised - np.log(np.exp(raised).sum(axis=-1, keepdims=True)), np.float32)
