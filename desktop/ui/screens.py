"""The list of screens and who may see them. A new screen is a folder with two files, and a line here."""

from __future__ import annotations

from typing import Final

from desktop.domain.roles import Permission
from desktop.ui.batches.view import BatchesScreen
from desktop.ui.check.view import CheckScreen
from desktop.ui.screen import ScreenEntry
from desktop.ui.sign_in.view import SignInScreen
from desktop.ui.welcome.view import WelcomeScreen

SCREENS: Final = (
    ScreenEntry("welcome", "", WelcomeScreen, alone=True),
    ScreenEntry("sign_in", "", SignInScreen, alone=True),
    ScreenEntry("batches", "Lô tài liệu", BatchesScreen),
    ScreenEntry("check", "", CheckScreen, Permission.CHECK, part_of="batches"),
)
