"""Train the reader of figures and write its weights.

    python packaging/training/train.py --digits handwritten_digits.npz [--hands FOLDER] [--minutes 30] [--start WEIGHTS]

Needs the dependency group `training`. `--digits` is a file with arrays `images` (n × 28 × 28, ink 255 on 0) and
`labels`; its last thousand are never trained on. `--hands` is a folder of free handwriting faces. Writes
`resources/reading/figures.npz` in half precision, to be calibrated by `measure.py --calibrate`.
"""

from __future__ import annotations

import argparse
import itertools
import math
import multiprocessing
import random
import sys
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import cv2
import jax
import jax.numpy as jnp
import numpy as np
import optax

from ocr.handwriting.strip import HEIGHT, WIDTH, as_input
from training.glyphs import real, school
from training.net import SIGNS, Weights, forward, fresh
from training.strips import Maker, Sources

if TYPE_CHECKING:
    import numpy.typing as npt

ROOT: Final = Path(__file__).resolve().parents[2]
WEIGHTS: Final = ROOT / "resources" / "reading" / "figures.npz"
BATCH: Final = 64
GUIDED: Final = 0.3
"""Share of the time after which nobody says any more where signs stand."""
CHUNK: Final = 1500
LONGEST: Final = 7
STEP: Final = 4
"""Pixels of a frame."""
FRAMES: Final = WIDTH // STEP
WIDTHS: Final = (96, WIDTH)
"""Strips of like widths are seen together: a narrow net is a fast one."""
MARGIN: Final = 6
MOST_CHUNKS: Final = 120
"""Held in memory; older ones make room for new ones."""


@dataclass(frozen=True)
class Data:
    """Where figures come from."""

    digits: Path
    hands: Path | None

    def sources(self, *, held_out: bool = False) -> Sources:
        own = sorted((ROOT / "resources" / "fonts").glob("Liberation*-*.ttf"))
        system = Path("/usr/share/fonts/truetype")
        serif = [*sorted(system.glob("noto/NotoSerif-*.ttf")), *sorted(system.glob("dejavu/DejaVuSerif*.ttf"))]
        hands = tuple(sorted(self.hands.iterdir())) if self.hands else ()
        return Sources(real(self.digits, held_out=held_out), school(), (*own, *serif), hands)


@dataclass(frozen=True)
class Chunk:
    ink: npt.NDArray[np.uint8]
    texts: list[str]
    places: npt.NDArray[np.int32]
    """For each frame of the net the class that stands there; -1: beside one, either is right."""
    buckets: dict[int, npt.NDArray[np.int64]]
    """Rows that a net of that width sees whole."""


def make_chunk(seed: int, data: Data) -> Chunk:
    cv2.setNumThreads(1)
    chance = random.Random(seed)
    maker = Maker(data.sources())
    strips = [maker.make(chance) for _ in range(CHUNK)]
    places = np.zeros((CHUNK, FRAMES), np.int32)
    widths = np.array([min(WIDTH, round(one.image.shape[1] * HEIGHT / one.image.shape[0])) for one in strips])
    for row, strip in enumerate(strips):
        spots = [middle * widths[row] / STEP - 0.5 for middle in strip.middles]
        frames = [min(FRAMES - 1, max(0, round(spot))) for spot in spots]
        for frame in frames:
            places[row, max(0, frame - 1) : frame + 2] = -1
        for frame, sign in zip(frames, strip.text, strict=True):
            places[row, frame] = SIGNS.index(sign) + 1
    needed = np.minimum(WIDTH, widths + MARGIN)
    buckets = {
        wide: np.flatnonzero((needed > narrow) & (needed <= wide)) for narrow, wide in itertools.pairwise((0, *WIDTHS))
    }
    if chance.random() < 0.2:
        buckets[WIDTH] = np.arange(CHUNK)
    ink = np.stack([as_input(strip.image) for strip in strips])
    return Chunk(ink, [strip.text for strip in strips], places, buckets)


def labels_of(texts: list[str]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
    labels, padding = np.zeros((len(texts), LONGEST), np.int32), np.ones((len(texts), LONGEST), np.float32)
    for row, text in enumerate(texts):
        labels[row, : len(text)] = [SIGNS.index(sign) + 1 for sign in text]
        padding[row, : len(text)] = 0
    return labels, padding


def loss_of(weights: Weights, ink: Any, labels: Any, padding: Any, places: Any, guided: Any, drop: Any) -> Any:
    """CTC; while it is `guided` (1 to 0) also by where each sign stands, which teaches much faster at the beginning."""
    logits = forward(weights, ink, drop)
    whole = optax.ctc_loss(logits, jnp.zeros(logits.shape[:2]), labels, padding).mean()
    known = (places >= 0).astype(jnp.float32) * jnp.where(places > 0, 4.0, 1.0)
    each = optax.softmax_cross_entropy_with_integer_labels(logits, jnp.maximum(places, 0))
    return (1 - 0.8 * guided) * whole + guided * 20 * (each * known).sum() / known.sum()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--digits", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--makers", type=int, default=1, help="processes that make strips")
    parser.add_argument("--hands", type=Path, help="a folder of handwriting faces (OFL), for more hands")
    parser.add_argument("--start", type=Path, help="go on from these weights")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--to", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    weights = load(given.start) if given.start else fresh(given.seed)
    share = partial(_progress, time.monotonic(), given.minutes * 60)
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.scale_by_adam(), optax.add_decayed_weights(1e-4))
    state = optimiser.init(weights)

    def step(weights: Weights, state: Any, rate: Any, *given: Any) -> Any:
        loss, slope = jax.value_and_grad(loss_of)(weights, *given)
        change, state = optimiser.update(slope, state, weights)
        return jax.tree.map(lambda old, new: old - rate * new, weights, change), state, loss

    fast_step = jax.jit(step)
    noise = np.random.default_rng(given.seed)
    seeds = range(given.seed * 1_000_000, (given.seed + 1) * 1_000_000)
    with multiprocessing.get_context("spawn").Pool(given.makers) as pool:
        coming = pool.imap_unordered(partial(make_chunk, data=Data(given.digits, given.hands)), seeds)
        chunks = [next(coming)]
        mean, steps, said = 0.0, 0, time.monotonic()
        while share() < 1:
            if len(chunks) < 2 or coming._items:  # type: ignore[attr-defined]  # what is made already
                chunks.append(next(coming))
                del chunks[:-MOST_CHUNKS]
            chunk = chunks[noise.integers(len(chunks))]
            sizes = np.array([len(rows) for rows in chunk.buckets.values()])
            for _ in range(4):
                width = int(noise.choice(list(chunk.buckets), p=sizes / sizes.sum()))
                rows = noise.choice(chunk.buckets[width], BATCH)
                labels, padding = labels_of([chunk.texts[row] for row in rows])
                rate = given.rate * min(1.0, (steps + 1) / 300) * (0.02 + 0.98 * (1 + math.cos(math.pi * share())) / 2)
                guided = 0.0 if given.start else max(0.0, 1 - share() / GUIDED)
                ink, places = chunk.ink[rows, :, :width] / np.float32(255), chunk.places[rows, : width // STEP]
                seen = (ink, labels, padding, places, guided, jax.random.PRNGKey(steps))
                weights, state, loss = fast_step(weights, state, rate, *seen)
                steps += 1
                mean = float(loss) if steps == 1 else 0.98 * mean + 0.02 * float(loss)
            if time.monotonic() - said > 30:
                said = time.monotonic()
                print(f"{steps} steps, {len(chunks)} chunks, loss {mean:.4f}", flush=True)  # noqa: T201
                save(weights, given.to)
        pool.terminate()
    save(weights, given.to)


def _progress(start: float, length: float) -> float:
    return min(1.0, (time.monotonic() - start) / length)


def save(weights: Weights, path: Path) -> None:
    aside = path.with_suffix(".part.npz")
    arrays: dict[str, Any] = {name: np.asarray(values, np.float16) for name, values in weights.items()}
    np.savez_compressed(aside, **arrays)
    aside.replace(path)


def load(path: Path) -> Weights:
    with np.load(path) as data:
        return {name: jnp.asarray(data[name], jnp.float32) for name in data.files if name != "calibration"}


if __name__ == "__main__":
    main()
