"""The list of screens and who may see them. A new screen is a folder with two files, and a line here."""

from __future__ import annotations

from typing import Final

from desktop.domain.roles import Permission
from desktop.ui.administration.view import AdministrationScreen
from desktop.ui.batches.view import BatchesScreen
from desktop.ui.check.view import CheckScreen
from desktop.ui.packages.view import PackagesScreen
from desktop.ui.review.view import ReviewScreen
from desktop.ui.screen import ScreenEntry
from desktop.ui.search.view import SearchScreen
from desktop.ui.sign_in.view import SignInScreen
from desktop.ui.welcome.view import WelcomeScreen

SCREENS: Final = (
    ScreenEntry("welcome", "", WelcomeScreen, alone=True),
    ScreenEntry("sign_in", "", SignInScreen, alone=True),
    ScreenEntry("batches", "Lô tài liệu", BatchesScreen),
    ScreenEntry("check", "", CheckScreen, Permission.CHECK, part_of="batches"),
    ScreenEntry("review", "Duyệt", ReviewScreen, Permission.REVIEW),
    ScreenEntry("packages", "Gói xuất", PackagesScreen, Permission.EXPORT),
    ScreenEntry("search", "Tìm kiếm", SearchScreen, Permission.SEARCH),
    ScreenEntry("administration", "Quản trị", AdministrationScreen, Permission.USERS),
)
