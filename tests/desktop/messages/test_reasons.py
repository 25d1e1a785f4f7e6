"""Why a value was proposed: every code that reading gives has its Vietnamese sentence."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import ocr
from desktop.messages import reason_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUBJECTS = ("documents", "fields")


def trees() -> list[ast.Module]:
    root = Path(ocr.__file__).parent
    files = [file for folder in _SUBJECTS for file in sorted((root / folder).glob("*.py"))]
    return [ast.parse(file.read_text(encoding="utf-8")) for file in files]


def places_of_reason(given: list[ast.Module]) -> dict[str, int]:
    """For each function or dataclass that takes a `reason`: at which place."""
    found = {}
    for node in (node for tree in given for node in ast.walk(tree)):
        names: list[str] = []
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args]
        elif isinstance(node, ast.ClassDef):
            names = [ast.unparse(part.target) for part in node.body if isinstance(part, ast.AnnAssign)]
        if "reason" in names and isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = names.index("reason")
    return found


def texts(value: ast.expr) -> Iterator[str]:
    """Every text that the expression may become; of one with a figure behind a colon, the code and a figure."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from texts(value.body)
        yield from texts(value.orelse)
    elif isinstance(value, ast.JoinedStr) and isinstance(value.values[0], ast.Constant):
        yield f"{value.values[0].value!s}3"


def codes() -> set[str]:
    given = trees()
    places = places_of_reason(given)
    found: set[str] = set()
    for node in (node for tree in given for node in ast.walk(tree)):
        if isinstance(node, ast.Assign) and [ast.unparse(one) for one in node.targets] == ["reason"]:
            found.update(texts(node.value))
        elif isinstance(node, ast.Call):
            found.update(text for word in node.keywords if word.arg == "reason" for text in texts(word.value))
            called = node.func.id if isinstance(node.func, ast.Name) else ""
            if called in places and len(node.args) > places[called]:
                found.update(texts(node.args[places[called]]))
    return found - {""}


def test_every_reason_that_reading_gives_has_its_sentence() -> None:
    given = codes()

    assert len(given) > 40  # the search finds them
    assert {"behind_label", "known_symbol:3", "named_in_subject", "usual_spelling", "card_code"} <= given
    assert sorted(code for code in given if not reason_text(code).endswith(".")) == []


def test_a_reason_that_nobody_gives_has_none() -> None:
    assert reason_text("") == ""
    assert reason_text("of_another_version") == ""
