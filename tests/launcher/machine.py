"""A machine in a folder: a copy of the launcher, a PATH of few real tools, and stand-ins that note what is asked.

Nothing here reaches the network or the real system: `apt-get`, `dpkg-query`, `sudo` and `id` are small scripts.
"""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).resolve().parents[2]
REAL_TOOLS: Final = ("cat", "cmp", "cp", "env", "grep", "ln", "mkdir", "readlink", "rm", "sh", "tail", "true", "uname")

DPKG_QUERY: Final = """
for part in "$@"; do :; done
grep -qx -- "$part" "$MACHINE/installed" && printf 'installed '
"""

APT_GET: Final = """
echo "apt-get $*" >>"$MACHINE/calls"
[ -e "$MACHINE/busy" ] && { rm "$MACHINE/busy"; echo "E: Could not get lock /var/lib/dpkg/lock" >&2; exit 100; }
[ -e "$MACHINE/offline" ] && { echo "E: Unable to fetch some archives" >&2; exit 100; }
for word in "$@"; do
    echo "$word" >>"$MACHINE/installed"
    [ "$word" = python3 ] && cp "$MACHINE/python-to-install" "$MACHINE/bin/python3"
done
exit 0
"""

SUDO: Final = """
echo "sudo $*" >>"$MACHINE/calls"
[ "$1" = -n ] && shift
exec "$@"
"""

PYTHON: Final = """
[ "$1" = -c ] && { echo "$0"; exit 0; }
echo "set up $2 $3" >>"$MACHINE/calls"
[ -e "$MACHINE/offline" ] && exit 5
root=${1%/packaging/*}
mkdir -p "$root/.venv/bin" "$root/.venv/ready"
cp "$MACHINE/program" "$root/.venv/bin/python3"
ln -sf python3 "$root/.venv/bin/python"
for group in $2 $3; do cp "$root/requirements.lock" "$root/.venv/ready/$group.lock"; done
echo "$root" >"$root/.venv/ready/root"
"""

PROGRAM: Final = 'for word in "$@"; do printf "%s\\n" "[$word]"; done\n'


@dataclass
class Outcome:
    code: int
    out: str
    err: str


@dataclass
class Machine:
    """A machine with apt on which root starts a fresh copy of the project; tests take away what they need to."""

    folder: Path
    root: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def bin(self) -> Path:
        return self.folder / "bin"

    def has_tool(self, name: str, script: str) -> None:
        write_script(self.bin / name, script)

    def lacks_tool(self, name: str) -> None:
        (self.bin / name).unlink()

    def is_used_by_a_clerk(self) -> None:
        self.has_tool("id", "echo 1000")

    def has(self, *parts: str) -> None:
        with (self.folder / "installed").open("a") as installed:
            installed.writelines(f"{part}\n" for part in parts)

    def note(self, name: str) -> None:
        (self.folder / name).touch()

    @property
    def calls(self) -> list[str]:
        """What was asked of the machine since the last look."""
        file = self.folder / "calls"
        calls = file.read_text().splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return calls

    def start(self, *arguments: str, program: Path | None = None, folder: Path | None = None) -> Outcome:
        done = subprocess.run(
            [str(program or self.root / "sohoa"), *arguments],
            cwd=folder or self.folder,
            env=self.surroundings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    @property
    def surroundings(self) -> Mapping[str, str]:
        return {"PATH": str(self.bin), "HOME": str(self.folder), "MACHINE": str(self.folder), **self.environment}


def write_script(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def new_machine(folder: Path) -> Machine:
    machine = Machine(folder, folder / "Số hóa một cửa")
    machine.bin.mkdir()
    for tool in REAL_TOOLS:
        real = shutil.which(tool)
        assert real is not None
        (machine.bin / tool).symlink_to(real)
    machine.has_tool("id", "echo 0")
    machine.has_tool("sleep", "exit 0")
    machine.has_tool("dpkg-query", DPKG_QUERY)
    machine.has_tool("apt-get", APT_GET)
    machine.has_tool("python3", PYTHON)
    write_script(folder / "python-to-install", PYTHON)
    write_script(folder / "program", PROGRAM)
    (folder / "installed").touch()
    machine.root.mkdir()
    for name in ("sohoa", "packaging/setup_environment.py", "packaging/windows_parts.py", "packaging/run_tests.py"):
        (machine.root / name).parent.mkdir(exist_ok=True)
        shutil.copy(PROJECT / name, machine.root / name)
    (machine.root / "requirements.lock").write_text("# group: program\n# group: test\n")
    return machine
