"""The net as JAX sees it; `ocr/handwriting/net.py` computes the same with NumPy alone."""

from __future__ import annotations

from typing import Any, Final

import jax
import jax.numpy as jnp

SIGNS: Final = "0123456789/"
"""Class 0 is CTC's blank; sign `n` is class n + 1."""
CLASSES: Final = len(SIGNS) + 1
LAYERS: Final = (
    ("c1", (3, 3, 1, 16)),
    ("c2", (3, 3, 16, 32)),
    ("c3", (3, 3, 32, 56)),
    ("c4", (3, 3, 56, 64)),
    ("c5", (4, 3, 64, 112)),
    ("t1", (1, 3, 112, 112)),
    ("t2", (1, 3, 112, 112)),
    ("out", (1, 1, 112, CLASSES)),
)
Weights = dict[str, Any]


def fresh(seed: int) -> Weights:
    weights: Weights = {}
    for key, (name, shape) in zip(jax.random.split(jax.random.PRNGKey(seed), len(LAYERS)), LAYERS, strict=True):
        reach = shape[0] * shape[1] * shape[2]
        weights[f"{name}.w"] = jax.random.normal(key, shape) * (2.0 / reach) ** 0.5
        weights[f"{name}.b"] = jnp.zeros(shape[3])
    return weights


def forward(weights: Weights, ink: Any, drop: Any | None = None) -> Any:
    """Ink B × 32 × 160, 0 to 1 → logits B × 40 × CLASSES. With `drop`, a random key, units are dropped."""
    x = ink[..., None]
    x = _pool(_relu(weights, "c1", x), 2, 2)
    x = _pool(_relu(weights, "c2", x), 2, 2)
    x = _relu(weights, "c3", x)
    x = _pool(_relu(weights, "c4", x), 2, 1)
    x = jax.nn.relu(_conv(weights, "c5", x, "column"))
    x = _dropped(x, drop)
    x = x + _relu(weights, "t1", x)
    x = x + _relu(weights, "t2", x)
    return _conv(weights, "out", _dropped(x, drop))[:, 0]


def _relu(weights: Weights, name: str, x: Any) -> Any:
    return jax.nn.relu(_conv(weights, name, x))


def _conv(weights: Weights, name: str, x: Any, padding: str = "SAME") -> Any:
    pads: Any = ((0, 0), (1, 1)) if padding == "column" else padding
    kernel = weights[f"{name}.w"]
    numbers = ("NHWC", "HWIO", "NHWC")
    return jax.lax.conv_general_dilated(x, kernel, (1, 1), pads, dimension_numbers=numbers) + weights[f"{name}.b"]


def _pool(x: Any, down: int, across: int) -> Any:
    count, height, width, channels = x.shape
    return x.reshape(count, height // down, down, width // across, across, channels).max(axis=(2, 4))


def _dropped(x: Any, key: Any | None) -> Any:
    if key is None:
        return x
    kept = jax.random.bernoulli(key, 0.85, (x.shape[0], 1, 1, x.shape[3]))
    return x * kept / 0.85
