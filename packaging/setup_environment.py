"""Makes the environment under `.venv` from `requirements.lock`.

Run by `sohoa` and `sohoa.cmd` with the system's own Python, so it needs the standard library alone:

    python setup_environment.py GROUP...        program, or program and test

It may be killed at any moment, and begun twice at once: what is not marked as ready is made again, and whoever
comes second waits, then finds the work done. What it says is for a clerk; the details are in `.venv/setup.log`.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import windows_parts

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

GROUP_MARK: Final = "# group: "
"""Begins the line of the lock above each group; a line of its own, so that pip reads it as a comment."""

WORLD: Final = 5
"""The exit code for what lies outside the program: the disk, the network."""

NETWORK_SIGNS: Final = (
    *("connection", "timed out", "resolution", "network is unreachable", "proxyerror", "sslerror"),
    "(from versions: none)",
)
LAST_WORDS: Final = 15


class SetUpFailed(Exception):
    """The set-up cannot go on; its text is a Vietnamese sentence that says what to do."""


@dataclass(frozen=True)
class Environment:
    root: Path
    """The project's folder, resolved."""

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def lock(self) -> Path:
        return self.root / "requirements.lock"

    @property
    def log(self) -> Path:
        return self.folder / "setup.log"

    @property
    def busy(self) -> Path:
        return self.folder / "setting-up"

    @property
    def ready(self) -> Path:
        """What the launchers compare before each start: the lock of each group, and the place."""
        return self.folder / "ready"

    @property
    def python(self) -> Path:
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def is_whole(self, lock: bytes) -> bool:
        """Whether the program's group is set up as the lock says, in this place."""
        try:
            there = (self.ready / "root").read_text(encoding="utf-8").strip()
            then = (self.ready / "program.lock").read_bytes()
        except OSError:
            return False
        return there == str(self.root) and same_group("program", then, lock) and self.python.exists()

    def has(self, group: str, lock: bytes) -> bool:
        mark = self.ready / f"{group}.lock"
        return mark.exists() and same_group(group, mark.read_bytes(), lock)


def cut(lock: str) -> dict[str, str]:
    """The lock's groups by name, each in pip's own format."""
    groups: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in lock.splitlines():
        if line.startswith(GROUP_MARK):
            lines = groups.setdefault(line.removeprefix(GROUP_MARK).strip(), [])
        else:
            lines.append(line)
    return {name: "\n".join(text) + "\n" for name, text in groups.items()}


def same_group(group: str, one: bytes, other: bytes) -> bool:
    return cut(one.decode()).get(group) == cut(other.decode()).get(group)


def say(sentence: str, end: str = "\n") -> None:
    sys.stderr.write(sentence + end)
    sys.stderr.flush()


@contextmanager
def alone(busy: Path) -> Iterator[int]:
    """Hold the set-up for ourselves; yields the descriptor that holds it.

    A child that inherits it holds on too, so a pip whose parent was killed is waited for as well.
    """
    descriptor = os.open(busy, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if not take(descriptor):
            say("Chương trình đang được cài đặt ở một cửa sổ khác; đang đợi…")
            while not take(descriptor):
                time.sleep(0.5)
        yield descriptor
    finally:
        os.close(descriptor)


def take(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def run(environment: Environment, descriptor: int, command: Sequence[str], hear: Callable[[str], None]) -> None:
    """Run a command; `hear` gets each line it says, the log all of them."""
    inherited = () if os.name == "nt" else (descriptor,)
    with (
        environment.log.open("a", encoding="utf-8") as log,
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            pass_fds=inherited,
        ) as process,
    ):
        said: list[str] = []
        for line in process.stdout or ():
            log.write(line)
            said.append(line)
            hear(line)
    if process.returncode:
        say("".join(said[-LAST_WORDS:]))
        raise SetUpFailed(reason("".join(said)))


def reason(said: str) -> str:
    words = said.lower()
    if "no space left" in words:
        return "Ổ đĩa đã đầy. Hãy giải phóng ít nhất 2 GB rồi chạy lại."
    if "do not match the hashes" in words:
        return "Một thành phần tải về không khớp mã kiểm tra nên không được cài. Hãy chạy lại hoặc báo người quản trị."
    if any(sign in words for sign in NETWORK_SIGNS):
        return "Không tải được các thành phần. Hãy kiểm tra mạng (và proxy, tường lửa của cơ quan) rồi chạy lại."
    if "no matching distribution" in words:
        return "Có thành phần chưa hỗ trợ Python hoặc hệ điều hành này. Hãy cài Python 3.13 (64 bit) rồi chạy lại."
    if "ensurepip" in words:
        return "Python trên máy thiếu venv hoặc ensurepip. Hãy cài gói python3-venv rồi chạy lại."
    return "Việc cài đặt chưa xong. Hãy chạy lại; nếu vẫn vậy, gửi tệp .venv/setup.log cho người quản trị."


def make(environment: Environment, descriptor: int) -> None:
    """An empty environment that finds the project; whatever stood there before goes, the marks of readiness first."""
    kept = {environment.busy, environment.log, environment.ready}
    shutil.rmtree(environment.ready, ignore_errors=True)
    for old in sorted(environment.folder.iterdir()):
        if old in kept:
            continue
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        else:
            old.unlink()
    say("Đang tạo môi trường Python trong .venv…")
    # The true name of the interpreter (python3.11, not python3): when the system moves on to another version, the
    # link breaks and the launcher sees it.
    base = sys.executable if os.name == "nt" else os.path.realpath(sys.executable)
    run(environment, descriptor, [base, "-m", "venv", str(environment.folder)], hear=lambda _: None)
    packages = next(environment.folder.glob("Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages"))
    # Relative: right in every place, and safe from a path with Vietnamese letters, which Python 3.11 would read in
    # the system's own encoding.
    up = os.path.relpath(environment.root, packages)
    (packages / "sohoa.pth").write_text(up + "\n", encoding="ascii")


def install(environment: Environment, descriptor: int, group: str, requirements: str) -> None:
    total = sum(line[:1].isalnum() for line in requirements.splitlines())
    seen = 0

    def count(line: str) -> None:
        nonlocal seen
        if line.startswith("Collecting ") and sys.stderr.isatty():
            seen += 1
            say(f"\r  {seen}/{total} {line.split()[1].split('==')[0]:<40}", end="")
        elif line.startswith("Installing "):
            say("\r" * sys.stderr.isatty() + f"{'Đang cài vào .venv…':<60}")

    say(f"Đang tải {total} thành phần…")
    wanted = environment.folder / f"{group}.txt"
    wanted.write_text(requirements, encoding="utf-8")
    options = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--no-user", "--no-input"]
    command = [str(environment.python), "-m", "pip", "install", "--disable-pip-version-check", *options]
    run(environment, descriptor, [*command, "-r", str(wanted)], hear=count)
    wanted.unlink()


def mark(path: Path, content: bytes) -> None:
    """Whole or not at all: a launcher may look at any moment."""
    aside = path.with_suffix(path.suffix + ".new")
    aside.write_bytes(content)
    aside.replace(path)


def set_up(environment: Environment, wanted: Sequence[str]) -> None:
    """Bring `.venv` to what the lock says of the wanted groups."""
    lock = environment.lock.read_bytes()
    groups = cut(lock.decode())
    environment.folder.mkdir(exist_ok=True)
    with alone(environment.busy) as descriptor:
        if not environment.is_whole(lock):
            make(environment, descriptor)
        environment.ready.mkdir(exist_ok=True)
        for group in wanted:
            if not environment.has(group, lock):
                install(environment, descriptor, group, groups[group])
            mark(environment.ready / f"{group}.lock", lock)
            mark(environment.ready / "root", f"{environment.root}\n".encode())
    say("Đã cài xong.")


def main(wanted: Sequence[str]) -> int:
    environment = Environment(Path(__file__).resolve().parent.parent)
    try:
        if sys.platform == "win32":
            windows_parts.provide(say)
        set_up(environment, wanted)
    except SetUpFailed as failure:
        say(str(failure))
        return WORLD
    except OSError as trouble:
        say(f"Không ghi được vào {environment.folder} ({trouble.strerror}). Hãy kiểm tra quyền và ổ đĩa rồi chạy lại.")
        return WORLD
    except KeyboardInterrupt:
        say("\nĐã dừng. Lần mở sau sẽ cài tiếp.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
