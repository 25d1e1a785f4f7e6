"""A desk in the invented office, with a runner that is closed after each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desktop.ui.at_the_desk import AtTheDesk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.office import OfficeBuilder


@pytest.fixture
def lan(desk: OfficeBuilder, qtbot: QtBot) -> Iterator[AtTheDesk]:
    """Lan, the clerk, at her desk."""
    at_the_desk = AtTheDesk(desk, desk.lan, qtbot)
    yield at_the_desk
    at_the_desk.close()


@pytest.fixture
def minh(desk: OfficeBuilder, qtbot: QtBot) -> Iterator[AtTheDesk]:
    """Minh, the supervisor, at his desk."""
    at_the_desk = AtTheDesk(desk, desk.minh, qtbot)
    yield at_the_desk
    at_the_desk.close()
