"""A full disk under the store or the packages: a sentence, nothing half, and the same command goes on."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path
from typing import Any

from PIL import Image

from tests.standins.machine import run_on_a_small_disk

BEGIN = """
import json, shutil, sys
from pathlib import Path
from tests.program import run
disk = Path(sys.argv[1])
home = disk.parent
in_the_way = disk / "in-the-way"

def fill(spare):
    in_the_way.write_bytes(bytes(shutil.disk_usage(disk).free - spare))
"""
IMPORT = """
def type_(*words):
    return run("--data", disk / "data", *words, home=home)

type_("batches")
fill(700_000)
command = ("import", home / "khay", "--batch", "Lô đầy")
first = type_(*command)
halfway = type_("show", "Lô đầy", "--json")
in_the_way.unlink()
second = type_(*command)
shown = type_("show", "Lô đầy", "--json")
check = type_("db", "check", "--json")
print(json.dumps([first.code, first.err, halfway.json, second.code, second.err, shown.json, check.json]))
"""
EXPORT = """
from tests.journeys.kills import approved_store
approved_store(home / "data")
command = ("--data", home / "data", "export", "--format", "pdf", "--to", disk / "ra")
fill(100_000)
first = run(*command, home=home)
left = [path.name for path in (disk / "ra").iterdir()]
in_the_way.unlink()
second = run(*command, home=home)
verified = run("verify", disk / "ra", home=home)
print(json.dumps([first.code, first.err, left, second.code, second.err, verified.code]))
"""
READING = """
def type_(*words):
    return run("--data", disk / "data", *words, home=home)

command = ("import", home / "khay", "--batch", "Lô")
prepared = run("--data", disk / "data", *command, home=home, more={"SOHOA_ENGINE": "none"})
said = []
for spare in (0, 45_000):
    fill(spare)
    outcome = type_(*command)
    said.append([outcome.code, outcome.err])
    in_the_way.unlink()
second = type_(*command)
shown = type_("show", "Lô", "--json")
print(json.dumps([prepared.code, said, second.code, shown.json["state"], len(shown.json["pages"])]))
"""
READ = """
command = ("read", "--json", home / "khay", "--pdf", disk / "pdf")
fill(300_000)
first = run(*command, home=home)
left = [path.name for path in (disk / "pdf").iterdir()]
print(json.dumps([first.code, first.err, [line["pdf"] for line in first.lines], left]))
"""


def on_a_small_disk(script: str, folder: Path) -> Any:
    disk = folder / "disk"
    disk.mkdir()
    return json.loads(run_on_a_small_disk(BEGIN + script, disk, "8m"))


def noisy_tray(folder: Path, pages: int) -> None:
    """Grey pages that no packing makes small: some 200 kB each."""
    tray = folder / "khay"
    tray.mkdir()
    for number in range(1, pages + 1):
        grain = random.Random(number).randbytes(400 * 500)
        data = io.BytesIO()
        Image.frombytes("L", (400, 500), grain).save(data, "PNG", dpi=(50, 50))
        (tray / f"{number}.png").write_bytes(data.getvalue())


def test_an_import_stops_with_its_pages_safe_and_the_same_command_goes_on(tmp_path: Path) -> None:
    noisy_tray(tmp_path, 6)
    code, said, halfway, again, nothing, shown, check = on_a_small_disk(IMPORT, tmp_path)
    assert code == 5
    assert said.startswith("Ổ đĩa đã đầy"), said
    assert 0 < len(halfway["pages"]) < 6
    assert halfway["state"] == "scanning"
    assert (again, nothing) == (0, "")
    assert [Path(page["file"]).name for page in shown["pages"]] == [f"{number}.png" for number in range(1, 7)]
    assert shown["state"] == "checking"
    assert (check["images"], check["missing"], check["changed"], check["orphans"]) == (6, [], [], [])


def test_a_reading_that_finds_no_room_goes_on_with_the_same_command(tmp_path: Path) -> None:
    noisy_tray(tmp_path, 3)
    prepared, refusals, again, state, pages = on_a_small_disk(READING, tmp_path)
    assert prepared == 5, "there was no engine: the pages wait to be read"
    assert [code for code, _ in refusals] == [5, 5]
    assert all(said.startswith("Ổ đĩa đã đầy") for _, said in refusals), refusals
    assert (again, state, pages) == (0, "checking", 3)


def test_an_export_leaves_no_half_package_and_the_same_command_writes_a_whole_one(tmp_path: Path) -> None:
    code, said, left, again, nothing, verified = on_a_small_disk(EXPORT, tmp_path)
    assert code == 5
    assert said.startswith("Ổ đĩa đã đầy, không ghi được gói."), said
    assert left == []
    assert (again, nothing, verified) == (0, "", 0)


def test_a_reading_whose_pdfs_find_no_room_is_read_all_the_same(tmp_path: Path) -> None:
    noisy_tray(tmp_path, 3)
    code, said, pdfs, left = on_a_small_disk(READ, tmp_path)
    assert code == 5
    assert said.startswith("Ổ đĩa đã đầy"), said
    assert pdfs.count(None) >= 1
    assert [name for name in left if name.startswith(".")] == []
