"""Writes `requirements.lock` from `pyproject.toml`: names, versions, markers and hashes, for every platform.

    .venv/bin/python packaging/generators/lock.py [--upgrade]

Needs uv (dependency group `generators`). Pins that stand in the lock stay unless `--upgrade` is given. The lock has
two groups below their marks: what the program needs, then what the test group adds. No address stands in it: where
packages come from is the business of each machine's own pip.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
LOCK: Final = ROOT / "requirements.lock"
HEADER: Final = "# Made by packaging/generators/lock.py from pyproject.toml; not edited by hand."
OPTIONS: Final = (
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-emit-index-url", "--no-annotate", "--no-header", "--no-config", "--quiet"),
)
FOREIGN: Final = re.compile(r"https?:|://|--(?:index|extra|find)|@ |file:|^\s*[./]", re.MULTILINE)


def compile_lock(output: Path, *more: str) -> str:
    """What uv resolves; the pins that stand in `output` are kept."""
    uv = Path(sys.executable).parent / "uv"
    command = [str(uv), "pip", "compile", *OPTIONS, *more, "--output-file", str(output), "pyproject.toml"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return output.read_text(encoding="utf-8")


def entries(text: str) -> list[str]:
    """Each pinned package with its hashes."""
    return [entry.rstrip() for entry in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE) if entry[:1].isalnum()]


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="Writes requirements.lock.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    options = ["--upgrade"] if parser.parse_args(arguments).upgrade else []
    pinned = "\n".join(entries(LOCK.read_text(encoding="utf-8"))) if LOCK.exists() else ""
    with tempfile.TemporaryDirectory() as folder:
        program_file, all_file = Path(folder, "program.txt"), Path(folder, "all.txt")
        for file in (program_file, all_file):
            file.write_text(pinned, encoding="utf-8")
        program = entries(compile_lock(program_file, *options))
        both = entries(compile_lock(all_file, "--group", "test", "--constraint", str(program_file), *options))
    added = [entry for entry in both if entry not in program]
    lock = "\n".join([HEADER, "# group: program", *program, "# group: test", *added]) + "\n"
    if found := FOREIGN.search(lock):
        raise SystemExit(f"an address got into the lock: {found.group()!r}")
    LOCK.write_text(lock, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
