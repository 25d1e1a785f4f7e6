"""Make the invented stack of the demonstration and the small set of the tests.

`python packaging/generators/samples.py` reads the fonts in `resources/fonts` and writes `resources/samples` and
`tests/samples`. The same run gives the same papers.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generators import dossier_list
from generators.handful import handful
from generators.stack import demonstration
from generators.truth import write_document, write_index, write_stack
from generators.typeface import Typeface

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    typeface = Typeface(ROOT / "resources" / "fonts")
    samples = ROOT / "resources" / "samples"
    samples.mkdir(parents=True, exist_ok=True)
    for old in samples.glob("[0-9][0-9][0-9].jpg"):
        old.unlink()
    write_stack(demonstration(typeface), samples)
    dossier_list.write(samples)
    small = ROOT / "tests" / "samples"
    papers = {f"s{number:03d}": placed for number, placed in enumerate(handful(typeface), start=1)}
    for name, placed in papers.items():
        write_document(placed, small / "documents" / name)
    write_index(papers, small / "index.json")


if __name__ == "__main__":
    main()
