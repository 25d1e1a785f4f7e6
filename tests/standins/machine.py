"""Other machines and other people: a full disk, an account without rights. Real ones, in a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT: Final = Path(__file__).resolve().parent.parent.parent
NOBODY: Final = 65534
"""The account without rights, on every Linux."""
_ON_A_SMALL_DISK: Final = """
disk=$2
mount -t tmpfs -o "size=$1" tmpfs "$disk" || exit 99
shift 2
"$@"
code=$?
umount "$disk"
exit $code
"""


def drop_rights() -> None:
    """To be called in a process of its own: from now on it may do what nobody in particular may do."""
    if os.name != "nt" and os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def without_privilege(command: Sequence[str]) -> list[str]:
    """The command, bound by what files and folders say of their owner, as root otherwise is not; its children too."""
    if os.name == "nt" or os.geteuid() != 0:
        return list(command)
    powers = "-dac_override,-dac_read_search"
    return ["setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}", *command]


def run_script(script: str, *arguments: str | Path) -> str:
    """Run Python in a process of its own; what it printed."""
    return _run([sys.executable, "-c", script, *map(str, arguments)])


def run_on_a_small_disk(script: str, mount_point: Path, size: str) -> str:
    """Run Python while a disk of `size` (as `512k`) is mounted at `mount_point`, its first argument; what it printed.

    Whoever is not root gets a namespace in which they are.
    """
    rights = [] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    disk = ["sh", "-c", _ON_A_SMALL_DISK, "sh", size, str(mount_point)]
    return _run([*rights, *disk, sys.executable, "-c", script, str(mount_point)])


def _run(command: list[str]) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)
    assert done.returncode == 0, f"{done.returncode}: {done.stderr}"
    return done.stdout.strip()
