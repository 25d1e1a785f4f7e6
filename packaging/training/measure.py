"""Measure the reader of figures on hands that it was not trained on, and calibrate what it claims.

    python packaging/training/measure.py --digits handwritten_digits.npz [--hands FOLDER] [--strips FOLDER ...]
    python packaging/training/measure.py --digits handwritten_digits.npz --weights NEW.npz --calibrate

`--hands`: handwriting faces that were kept from the training. `--strips`: pictures of strips beside a `truth.json`
(name of the picture → figures, or → {"text": figures, "most": greatest value}). `--calibrate` fits the map from claims
to shares on made strips that are harder than those of the training, and writes the weights with it.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import cv2
import numpy as np

from ocr.handwriting.net import load_net
from ocr.handwriting.recogniser import FILE, FigureReader
from training.glyphs import real, school
from training.strips import Maker, Sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from ocr.pixels import Gray

ROOT: Final = Path(__file__).resolve().parents[2]
WEIGHTS: Final = ROOT / "resources" / "reading" / FILE
SHARES: Final = {
    "people": (1.0, 0.0, 0.0, 0.0, 0.0),
    "drawn": (0.0, 0.0, 1.0, 0.0, 0.0),
    "lettered": (0.0, 0.0, 0.0, 1.0, 0.0),
    "printed": (0.0, 0.0, 0.0, 0.0, 1.0),
}
STEPS: Final = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.001)
PLAIN: Final = np.array([[0, 1], [0, 1]], np.float32)
DOUBT: Final = 1.0
"""Wrong guesses added to each level of the calibration: other people's hands are odder than these."""


@dataclass(frozen=True)
class Case:
    strip: Gray
    text: str
    most: int | None = None


@dataclass(frozen=True)
class Claim:
    probability: float
    is_right: bool
    is_first: bool


def made(sources: Sources, count: int, seed: int, *, hard: bool = True) -> Iterator[Case]:
    """`hard`: harder strips than the training's. Most that can be days are known to be days."""
    chance = random.Random(seed)
    maker = Maker(sources, hard=hard)
    for _ in range(count):
        strip = maker.make(chance)
        text = strip.text.rstrip("/")
        is_day = len(text) <= 2 and text.isdigit() and 1 <= int(text) <= 31 and chance.random() < 0.7
        yield Case(strip.image, text, 31 if is_day else None)


def kept(folder: Path) -> Iterator[Case]:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    for name, known in sorted(truth.items()):
        image = cv2.imdecode(np.fromfile(folder / name, np.uint8), cv2.IMREAD_GRAYSCALE)
        if image is None:
            raise SystemExit(f"{name} is no picture")
        text, most = (known["text"], known.get("most")) if isinstance(known, dict) else (known, None)
        yield Case(np.asarray(image, np.uint8), str(text), most)


def claims(reader: FigureReader, cases: Sequence[Case]) -> list[Claim]:
    found = []
    for case in cases:
        guesses = reader.read(case.strip, most=case.most)
        found += [Claim(guess.probability, guess.text == case.text, at == 0) for at, guess in enumerate(guesses)]
        if not guesses:
            found.append(Claim(0.0, not case.text, True))
    return found


def report(name: str, reader: FigureReader, cases: Sequence[Case]) -> None:
    start = time.process_time()
    first = [claim for claim in claims(reader, cases) if claim.is_first]
    spent = (time.process_time() - start) / len(cases) * 1000
    right = sum(claim.is_right for claim in first)
    print(f"{name}: {right} of {len(first)} exact ({right / len(first):.1%}), {spent:.1f} ms each")  # noqa: T201
    for low, high in itertools.pairwise(STEPS):
        level = [claim for claim in first if low <= claim.probability < high]
        if level:
            mean = sum(claim.probability for claim in level) / len(level)
            share = sum(claim.is_right for claim in level) / len(level)
            print(f"  {low:.2f}-{min(high, 1):.2f}: n {len(level):4}, said {mean:.3f}, right {share:.3f}")  # noqa: T201


def calibration(found: Sequence[Claim], levels: int = 16) -> npt.NDArray[np.float32]:
    """What is claimed → how often that is right, rising (pool adjacent violators), from 0 to below 1."""
    seen = sorted((claim.probability, claim.is_right) for claim in found if claim.probability > 0)
    pools: list[list[float]] = []
    for part in np.array_split(np.arange(len(seen)), levels):
        said, right = sum(seen[at][0] for at in part), sum(seen[at][1] for at in part)
        pools.append([said, float(right), float(len(part))])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            pools[-1] = [one + other for one, other in zip(pools[-1], last, strict=True)]
    says = [pool[0] / pool[2] for pool in pools]
    shares = [pool[1] / (pool[2] + DOUBT) for pool in pools]
    return np.array([[0.0, *says, 1.0], [0.0, *shares, shares[-1]]], np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--digits", type=Path, required=True)
    parser.add_argument("--hands", type=Path)
    parser.add_argument("--strips", type=Path, nargs="*", default=[])
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--calibrate", action="store_true")
    parser.add_argument("--usual", action="store_true", help="strips no harder than those of the training")
    given = parser.parse_args()
    cv2.setNumThreads(1)
    hands = tuple(sorted(given.hands.iterdir())) if given.hands else ()
    fonts = tuple(sorted((ROOT / "resources" / "fonts").glob("*-*.ttf")))
    sources = Sources(real(given.digits, held_out=True), school(), fonts, hands)
    if given.calibrate:
        reader = FigureReader(load_net(given.weights)[0], PLAIN)
        mixed = replace(sources, shares=(0.5, 0.0, 0.25, 0.25, 0.0))
        save(given.weights, calibration(claims(reader, [*made(mixed, 10 * given.count, seed=9)])))
    reader = FigureReader(*load_net(WEIGHTS if given.calibrate else given.weights))
    for at, (name, shares) in enumerate(SHARES.items()):
        if name != "lettered" or hands:
            report(name, reader, [*made(replace(sources, shares=shares), given.count, 20 + at, hard=not given.usual)])
    for folder in given.strips:
        report(folder.name, reader, [*kept(folder)])


def save(weights: Path, levels: npt.NDArray[np.float32]) -> None:
    with np.load(weights) as data:
        arrays: dict[str, Any] = {name: np.asarray(data[name], np.float16) for name in data.files}
    np.savez_compressed(WEIGHTS, **arrays | {"calibration": levels})


if __name__ == "__main__":
    main()
