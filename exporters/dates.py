"""Dates as receivers write them. Normalised values are ISO 8601; days and hours are those of Vietnam."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

HERE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
ISO: Final = "iso"

_PARTS: Final = {"yyyy": "%Y", "MM": "%m", "dd": "%d", "HH": "%H", "mm": "%M", "ss": "%S"}
_PART: Final = re.compile("|".join(_PARTS))
_FORMAT: Final = re.compile(rf"(?:{'|'.join(_PARTS)}|[-/.:T ])+")
_YEAR: Final = re.compile(r"[12]\d{3}")


def is_format(text: str) -> bool:
    """Whether `text` is a date format: `iso`, or yyyy MM dd HH mm ss with the usual signs between."""
    return text == ISO or _FORMAT.fullmatch(text) is not None


def is_year(value: str) -> bool:
    return _YEAR.fullmatch(value) is not None


def format_date(value: str, form: str) -> str:
    """An ISO date or time in the receiver's format; a day alone has the hour 00:00.

    Raises:
        ValueError: `value` is no ISO date.
    """
    moment = datetime.fromisoformat(value)
    moment = moment.replace(tzinfo=HERE) if moment.tzinfo is None else moment.astimezone(HERE)
    if form == ISO:
        return moment.replace(tzinfo=None).isoformat(timespec="seconds")
    return _PART.sub(lambda part: f"{moment.strftime(_PARTS[part[0]]):0>{len(part[0])}}", form)
