"""Writes `resources/catalogues/admin_units.tsv.gz` from the MIT-licensed package vietnamadminunits.

    .venv/bin/python packaging/generators/admin_units.py WHERE_THE_PACKAGE_IS_UNPACKED

One unit a line: when it was (`new` since 1 July 2025, `old` before), its level, its code, its name without the level,
the code of the unit above it, and for an old commune the codes of the new ones that it became (part of).
"""

import gzip
import json
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
TARGET: Final = ROOT / "resources" / "catalogues" / "admin_units.tsv.gz"
LEVELS: Final = {
    "Tỉnh": "tỉnh",
    "Thành phố": "tp",
    "Quận": "q",
    "Huyện": "h",
    "Thị xã": "tx",
    "Xã": "x",
    "Phường": "p",
    "Thị trấn": "tt",
    "Đặc khu": "đk",
}
Row = tuple[str, str, str, str, str, str]


def province_row(when: str, full: str, code: str) -> Row:
    level = next(level for level in ("Tỉnh", "Thành phố") if full.startswith(level))
    return when, LEVELS[level], code, short(full, level), "", ""


def short(full: str, level: str) -> str:
    """`Phường Ba Đình` → `Ba Đình`."""
    return unicodedata.normalize("NFC", " ".join(full.removeprefix(level).split()))


def rows(data: Path) -> Iterator[Row]:
    with sqlite3.connect(data / "dataset.db") as base:
        new = base.execute(
            "SELECT province, provinceCode, ward, wardType, wardCode, provinceKey, wardKey FROM admin_units"
        )
        current = new.fetchall()
        old = base.execute(
            "SELECT province, provinceCode, district, districtType, districtCode, ward, wardType, wardCode,"
            " provinceKey || '_' || districtKey || '_' || wardKey FROM admin_units_legacy"
        ).fetchall()
    became = successors(data, {(row[5], row[6]): row[4] for row in current})
    for province, code in sorted({(row[0], row[1]) for row in current}, key=lambda one: one[1]):
        yield province_row("new", province, code)
    for row in sorted(current, key=lambda one: one[4]):
        yield "new", LEVELS[row[3]], row[4], short(row[2], row[3]), row[1], ""
    for province, code in sorted({(row[0], row[1]) for row in old}, key=lambda one: one[1]):
        yield province_row("old", province, code)
    for code, name, level, above in sorted({(row[4], row[2], row[3], row[1]) for row in old if row[2]}):
        yield "old", LEVELS[level], code, short(name, level), above, ""
    for row in sorted((row for row in old if row[5]), key=lambda one: one[7]):
        now = ",".join(sorted(became[row[8]]))
        yield "old", LEVELS[row[6]], row[7], short(row[5], row[6]), row[4], now


def successors(data: Path, codes: dict[tuple[str, str], str]) -> defaultdict[str, set[str]]:
    """Key of an old commune → codes of the new ones."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    table = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    for province, wards in table["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                found[old].add(codes[province, ward])
    for province, divided in table["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            found[old] |= {codes[province, part["newWardKey"]] for part in parts}
    return found


def main(package: Path) -> None:
    lines = ["\t".join(row) for row in rows(package / "vietnamadminunits" / "data")]
    TARGET.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
