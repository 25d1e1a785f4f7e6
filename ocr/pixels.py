"""The two shapes of a picture in memory."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Gray: TypeAlias = npt.NDArray[np.uint8]
"""Rows × columns, 0 black to 255 white."""
Colour: TypeAlias = npt.NDArray[np.uint8]
"""Rows × columns × (red, green, blue)."""
Mask: TypeAlias = npt.NDArray[np.uint8]
"""Rows × columns, 255 where there is ink, else 0."""
