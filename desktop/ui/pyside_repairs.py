"""Makes good what a version of PySide6 does wrong; each repair says which, and when it can go."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_SPARE_REFERENCES: Final = 1 << 30


def keep_true_alive() -> None:
    """Let `True` outlive the references that PySide6 6.12.0 drops.

    Each `Signal.emit` gives back `True` without taking a reference to it (measured: 30 emits, 30 references lost;
    6.11.3 loses none). On Python 3.11 the interpreter ends itself when none is left, after some hundred signals; from
    3.12 on `True` is immortal. Can go when PySide6 no longer does so, or Python 3.11 is given up.
    """
    if sys.implementation.name == "cpython" and sys.version_info < (3, 12):
        count = ctypes.c_ssize_t.from_address(id(True))
        if count.value < _SPARE_REFERENCES:
            count.value += _SPARE_REFERENCES
