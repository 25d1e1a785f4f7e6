"""What every screen is: a widget that can be entered, left, and that says its keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.roles import Permission
    from desktop.ui.desk import Desk
    from desktop.ui.shortcuts import Key


class Screen(QWidget):
    """Made when it is first needed, kept afterwards."""

    keys_changed = Signal()

    def enter(self, what: object) -> None:
        """Come to the front and show `what`; None: whatever it shows by itself."""

    def leave(self) -> None:
        """Something else comes to the front."""

    def keys(self) -> tuple[Key, ...]:
        """The keys that work now, the most useful first."""
        return ()


@dataclass(frozen=True, slots=True)
class ScreenEntry:
    """A line in the list of screens."""

    name: str
    title: str
    """What the navigation calls it; empty: one gets there from another screen only."""
    make: Callable[[Desk], Screen]
    needs: Permission | None = None
    part_of: str = ""
    """The navigation entry that stands for it while it is in front."""
    alone: bool = False
    """It fills the window: nobody has signed in yet."""
