"""Keys: everything can be done without a mouse, and the keys are shown where they work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Key:
    """A key, and what it does in two or three words; `sequence` empty: a widget answers it by itself."""

    shown: str
    does: str
    sequence: str = ""

    @property
    def keys(self) -> str:
        return self.sequence or self.shown


def bind(screen: QWidget, key: Key, pressed: Callable[[], object]) -> QShortcut:
    """Let `key` work anywhere on the screen, and nowhere else."""
    shortcut = QShortcut(QKeySequence(key.keys), screen)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(pressed)
    return shortcut
