"""The formats by name; a new format is one module in `formats/` and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.errors import UnknownFormat
from exporters.formats.excel import EXCEL
from exporters.formats.pdf import PDF
from exporters.formats.portal import PORTAL
from exporters.formats.repository import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from exporters.content import PackageContent
    from exporters.exporter import Exporter, Progress
    from exporters.manifest import Manifest
    from exporters.problems import Problem
    from exporters.profile import Profile
    from exporters.recipe import Recipe

_RECIPES: Final[tuple[Recipe, ...]] = (PORTAL, EXCEL, REPOSITORY, PDF)


class _ByRecipe:
    """An exporter that makes its packages by a recipe."""

    def __init__(self, recipe: Recipe) -> None:
        self.name = recipe.name
        self._recipe = recipe

    def check(self, content: PackageContent, profile: Profile) -> Sequence[Problem]:
        from exporters.assembly import examine

        return examine(self._recipe, content, profile)

    def write(self, content: PackageContent, profile: Profile, target: Path, report: Progress) -> Manifest:
        from exporters.assembly import assemble

        return assemble(self._recipe, content, profile, target, report)


def formats() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(recipe.name for recipe in _RECIPES)


def exporter(name: str) -> Exporter:
    """Raises `UnknownFormat`."""
    for recipe in _RECIPES:
        if recipe.name == name:
            return _ByRecipe(recipe)
    raise UnknownFormat(name, formats())
