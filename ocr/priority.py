"""How a reading child shares the processor with the scanner, the screen and its fellows."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import Final

_WINDOWS_NORMAL: Final = 0x20
_WINDOWS_BELOW_NORMAL: Final = 0x4000
"""NORMAL_PRIORITY_CLASS and BELOW_NORMAL_PRIORITY_CLASS of winbase.h."""


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
