"""`requirements.lock` holds what `pyproject.toml` asks for, for every platform, and says nothing of where it lies."""

import re
import tomllib
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).resolve().parents[2]
LOCK: Final = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
PROGRAM, TESTS = LOCK.split("# group: program\n")[1].split("# group: test\n")
ENTRY: Final = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; (?P<marker>[^\\]+))?"
    r"(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n"
)


def versions(part: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in ENTRY.finditer(part):
        found.setdefault(entry["name"], []).append(entry["version"])
    return found


def wanted(requirements: list[str]) -> dict[str, str]:
    """Each required name, as the lock spells it, with the least version that will do."""
    pairs = (requirement.partition(">=") for requirement in requirements)
    return {re.sub(r"[-_.]+", "-", name).lower(): least.partition(",")[0] for name, _, least in pairs}


def number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def unmet(requirements: list[str], part: str) -> list[str]:
    pins = versions(part)
    return [
        name
        for name, least in wanted(requirements).items()
        if name not in pins or any(number(pin) < number(least) for pin in pins[name])
    ]


def project() -> tuple[list[str], list[str]]:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    return settings["project"]["dependencies"], settings["dependency-groups"]["test"]


def test_every_dependency_of_the_program_is_pinned_high_enough() -> None:
    program, _ = project()
    assert unmet(program, PROGRAM) == []


def test_no_version_that_is_known_to_crash_is_pinned() -> None:
    program, _ = project()
    refused = {
        (re.sub(r"[-_.]+", "-", one.split(">=")[0]).lower(), one.split("!=")[1]) for one in program if "!=" in one
    }
    pinned = {(name, version) for name, pins in versions(PROGRAM).items() for version in pins}
    assert ("pyside6-essentials", "6.12.0") in refused
    assert not refused & pinned


def test_every_dependency_of_the_tests_is_pinned_in_either_group() -> None:
    _, tests = project()
    assert unmet(tests, PROGRAM + TESTS) == []


def test_the_program_does_not_carry_what_only_its_tests_need() -> None:
    _, tests = project()
    assert not wanted(tests).keys() & versions(PROGRAM).keys()


def test_the_lock_is_nothing_but_names_versions_markers_and_hashes() -> None:
    assert ENTRY.sub("", PROGRAM + TESTS) == ""


def test_no_address_stands_in_the_lock() -> None:
    assert re.findall(r"://|\bhttps?\b|--(?!hash=)|file:|@|(?<!\S)[./~]", LOCK) == []


def test_what_only_windows_needs_is_pinned_for_windows() -> None:
    markers = {entry["name"]: entry["marker"] for entry in ENTRY.finditer(PROGRAM)}
    assert markers["colorama"] == "sys_platform == 'win32'"


def test_a_package_of_compiled_code_is_pinned_for_more_than_one_system() -> None:
    hashes = {entry["name"]: entry["hashes"].count("sha256") for entry in ENTRY.finditer(PROGRAM)}
    compiled = ("pyside6-essentials", "tesserocr", "pikepdf", "opencv-python-headless", "zxing-cpp", "rapidfuzz")
    assert [name for name in compiled if hashes[name] < 3] == []
