"""The real set-up, with the real venv and pip, on stand-in packages."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.launcher.machine import Machine
from tests.launcher.wheels import make_wheel

WORLD = 5

PROGRAM = """
import importlib.util
import sys
from pathlib import Path

import paper

print(paper.SIZE, sys.argv[1:], importlib.util.find_spec("judges") is not None, Path(__file__).parent.parent.name)
"""

JUDGES = {
    "ruff": 'echo "ruff heard $*"; exit 1',
    "mypy": 'echo "mypy heard $*"',
    "lint-imports": 'echo "lint-imports heard $*"',
    "pytest": 'echo "pytest heard $* in $(pwd -P) on $QT_QPA_PLATFORM"',
}


@pytest.fixture
def machine(machine: Machine) -> Machine:
    """The machine with the real Python, and a project of two packages: one for the program, one for its tests."""
    real = Path(sys.executable).resolve()
    (machine.bin / "python3").unlink()
    machine.has_tool("python3", f'exec "{real}" "$@"')
    shelf = machine.folder / "shelf"
    shelf.mkdir()
    program = make_wheel(shelf, "paper", {"paper": "SIZE = 'A4'\n"}, {})
    tests = make_wheel(shelf, "judges", {"judges": ""}, JUDGES)
    (machine.root / "requirements.lock").write_text(f"# words\n# group: program\n{program}# group: test\n{tests}")
    (machine.root / "desktop").mkdir()
    (machine.root / "desktop/__init__.py").touch()
    (machine.root / "desktop/__main__.py").write_text(PROGRAM)
    machine.environment |= {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(shelf), "PIP_CONFIG_FILE": "/dev/null"}
    return machine


def test_the_program_gets_its_group_and_the_tests_add_theirs(machine: Machine) -> None:
    started = machine.start("demo")
    assert started.code == 0, started.err
    assert started.out == f"A4 ['demo'] False {machine.root.name}\n"

    tested = machine.start("test", "-x", "tests/một cửa")
    assert tested.code == 1, "ruff is not content"
    assert [line for line in tested.out.splitlines() if "heard" in line] == [
        "ruff heard check",
        "mypy heard ",
        "lint-imports heard ",
        f"pytest heard -x tests/một cửa in {machine.root.resolve()} on offscreen",
    ]
    verdicts = {line.split()[1]: line.split()[0] for line in tested.out.splitlines() if line.endswith(" s")}
    assert verdicts == {"ruff": "HỎNG", "mypy": "đạt", "lint-imports": "đạt", "pytest": "đạt"}
    assert machine.start().out == f"A4 [] True {machine.root.name}\n"

    (machine.root / ".venv/bin/ruff").write_text("#!/bin/sh\nexit 0\n")
    assert machine.start("test").code == 0, "all judges are content"
    (machine.root / ".venv/bin/mypy").unlink()
    assert machine.start("test").out.splitlines()[-3].startswith("HỎNG  mypy"), "who does not speak is not content"


def test_a_new_program_group_makes_the_environment_anew_and_a_new_test_group_does_not(machine: Machine) -> None:
    assert machine.start().code == 0
    trace = machine.root / ".venv/trace"
    trace.touch()
    lock = machine.root / "requirements.lock"
    lock.write_text(lock.read_text().replace("# group: test", "# group: test\n# newer"))
    assert machine.start().code == 0
    assert trace.exists()
    lock.write_text(lock.read_text().replace("# group: program", "# group: program\n# newer"))
    assert machine.start().code == 0
    assert not trace.exists()


def test_two_starts_at_once_over_a_killed_set_up_both_begin_the_program(machine: Machine) -> None:
    left = machine.root / ".venv/lib/python3.11/site-packages/half.py"
    left.parent.mkdir(parents=True)
    left.touch()
    (machine.root / ".venv/bin").symlink_to("lib")
    both = [
        subprocess.Popen(
            [str(machine.root / "sohoa"), name],
            env=machine.surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        for name in ("one", "two")
    ]
    said = [start.communicate(timeout=120)[0] for start in both]
    assert [start.returncode for start in both] == [0, 0], said
    assert "A4 ['one']" in said[0]
    assert "A4 ['two']" in said[1]
    assert "".join(said).count("Đang tải") == 1, "the second waits, and finds the work done"
    assert not left.exists()


def test_a_set_up_that_fails_says_why_and_the_next_start_mends_it(machine: Machine) -> None:
    online = dict(machine.environment)
    nowhere = {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": "http://127.0.0.1:1/", "PIP_RETRIES": "0"}
    machine.environment |= nowhere
    offline = machine.start()
    assert (offline.code, offline.out) == (WORLD, "")
    assert "Hãy kiểm tra mạng" in offline.err

    machine.environment = online
    lock = machine.root / "requirements.lock"
    right = lock.read_text()
    begin, digest = right.split("sha256:", 1)
    lock.write_text(f"{begin}sha256:{'0' * 64}{digest[64:]}")
    forged = machine.start()
    assert (forged.code, forged.out) == (WORLD, "")
    assert "không khớp mã kiểm tra" in forged.err

    lock.write_text(right)
    assert machine.start().code == 0
