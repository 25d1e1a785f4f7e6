"""Runs what judges the code, one after the other, from the project's folder; behind `./sohoa test`.

All of them run, also after one has failed; the exit code is 0 when all are content. Arguments go to pytest.
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
JUDGES: Final = (("ruff", "check"), ("mypy",), ("lint-imports",), ("pytest",))
RULE: Final = "─" * 60


def surroundings() -> Mapping[str, str]:
    """Tests need no screen: where there is none, Qt paints into memory."""
    if any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")) or os.name == "nt":
        return os.environ
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def ask(judge: Sequence[str], arguments: Sequence[str]) -> tuple[str, bool, float]:
    """The judge's name, whether it is content, and the seconds it took."""
    name = " ".join(judge)
    say(f"\n── {name} {RULE[: 56 - len(name)]}")
    begun = time.monotonic()
    command = [str(Path(sys.executable).parent / judge[0]), *judge[1:], *arguments]
    try:
        is_content = subprocess.run(command, cwd=ROOT, env=surroundings(), check=False).returncode == 0
    except OSError as trouble:
        say(str(trouble))
        is_content = False
    return name, is_content, time.monotonic() - begun


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    outcomes = [ask(judge, arguments if judge[0] == "pytest" else ()) for judge in JUDGES]
    say(f"\n── kết quả {RULE[:50]}")
    for name, is_content, seconds in outcomes:
        say(f"{'đạt ' if is_content else 'HỎNG'}  {name:<14} {seconds:6.1f} s")
    return 0 if all(is_content for _, is_content, _ in outcomes) else 1


if __name__ == "__main__":
    # Both launchers hand on all they were given, their own word first.
    sys.exit(main([argument for place, argument in enumerate(sys.argv[1:]) if place or argument != "test"]))
