"""Moments as an office writes them: local time, dd/mm/yyyy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def day(moment: datetime) -> str:
    return moment.astimezone().strftime("%d/%m/%Y")


def day_and_time(moment: datetime) -> str:
    return moment.astimezone().strftime("%d/%m/%Y %H:%M")
