"""How a reading child uses the machine that it shares with the scanner, the screen and its fellows."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import Final

import cv2

_WINDOWS_NORMAL: Final = 0x20
_WINDOWS_BELOW_NORMAL: Final = 0x4000
"""NORMAL_PRIORITY_CLASS and BELOW_NORMAL_PRIORITY_CLASS of winbase.h."""

_GLIBC_TRIM_THRESHOLD: Final = -1
_GLIBC_MMAP_THRESHOLD: Final = -3
_KEPT_BYTES: Final = 1 << 30
"""M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of mallopt(3): pictures below this size take the room of those before them."""


def settle() -> None:
    """Once, when the child starts: one thread, and memory that is kept from page to page.

    glibc would give each large picture's memory back to the system and ask for it anew, a twentieth of a page's time in
    faults alone; the peak stays the same.
    """
    cv2.setNumThreads(1)
    if sys.platform == "linux":
        library = ctypes.CDLL(None)
        if hasattr(library, "mallopt"):
            library.mallopt(_GLIBC_MMAP_THRESHOLD, _KEPT_BYTES)
            library.mallopt(_GLIBC_TRIM_THRESHOLD, _KEPT_BYTES)


def yield_to_others(*, background: bool) -> None:
    """This process's priority from now on: as any other's, or below.

    Where the system would not let it back up again (`nice` goes one way only), Linux's batch class is what remains: it
    never pushes aside whoever wakes up. Refused or unknown, nothing changes.
    """
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        wanted = _WINDOWS_BELOW_NORMAL if background else _WINDOWS_NORMAL
        kernel.SetPriorityClass(ctypes.c_void_p(kernel.GetCurrentProcess()), wanted)
    elif sys.platform == "linux":
        policy = os.SCHED_BATCH if background else os.SCHED_OTHER
        try:
            os.sched_setscheduler(0, policy, os.sched_param(0))
        except OSError:
            return
