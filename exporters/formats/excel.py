"""`excel`: the list that a provincial repository imports, one row for each PDF, and the PDFs it names.

One sheet, one heading row, at most 500 rows a file: what the one import screen we know takes (OpenCPS, "số hóa tài liệu
cũ": startRow 1, endRow 500, matched by file name). Every cell is text: a code must not become a number, nor a formula.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from exporters.facts import Facts
from exporters.listing import keys_naming_files
from exporters.manifest import PRACTICE_MARK
from exporters.problems import Problem, ProblemCode
from exporters.recipe import Composed, Recipe
from exporters.rows import make_row
from exporters.writing import refusals_of, sync

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import xlsxwriter

    from exporters.profile import Profile
    from exporters.recipe import Filed, Lists
    from exporters.rows import Row
    from exporters.writing import Aside

_LONGEST_CELL: Final = 32_767
"""Characters; Excel refuses a file with more."""
_FIXED_DATE: Final = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""In the workbook's properties, so that the same content gives the same bytes."""


def _compose(group: Sequence[Filed], package: Mapping[str, str], profile: Profile) -> Composed:
    (filed,) = group
    facts = Facts([filed.document], {**package, **filed.facts}, profile)
    row = make_row(profile.entries, facts, filed.document.id, reasons=profile.reasons)
    long = [
        Problem(ProblemCode.VALUE_TOO_LONG, filed.document.id, key=key, limit=_LONGEST_CELL)
        for key, cell in row.cells.items()
        if len(str(cell)) > _LONGEST_CELL
    ]
    defaults = {filed.document.id: row.defaults}
    return Composed([row], defaults=defaults, problems=[*row.problems, *long])


def _lists(aside: Aside, profile: Profile, practice: bool) -> Lists:
    return _Workbooks(aside, profile, practice=practice)


def _naming_keys(profile: Profile) -> tuple[str, ...]:
    return keys_naming_files(profile.entries)


class _Workbooks:
    """Workbooks of so many rows, each row written as it comes; a value from the defaults stands in italics."""

    def __init__(self, aside: Aside, profile: Profile, *, practice: bool) -> None:
        self._aside, self._profile, self._practice = aside, profile, practice
        self._book: xlsxwriter.Workbook | None = None
        self._written: list[tuple[str, int]] = []

    def add(self, composed: Composed) -> None:
        for row in composed.rows:
            self._add(row)

    def _add(self, row: Row) -> None:
        if self._book is None or self._written[-1][1] >= self._profile.lists.rows:
            self._end()
            self._begin()
        path, rows = self._written[-1]
        for column, entry in enumerate(self._profile.entries):
            form = self._italic if entry.key in row.defaults else self._text
            if (text := str(row.cells[entry.key])) != "":
                self._sheet.write_string(rows + 1, column, text, form)
        if self._practice:
            self._sheet.write_string(rows + 1, len(self._profile.entries), PRACTICE_MARK, self._text)
        self._written[-1] = (path, rows + 1)

    def close(self) -> Sequence[tuple[str, int]]:
        self._end()
        return self._written

    def abandon(self) -> None:
        if self._book is not None:
            from xlsxwriter.exceptions import XlsxWriterException

            with suppress(OSError, XlsxWriterException):
                self._book.close()
            _let_go(self._book)

    def _begin(self) -> None:
        from xlsxwriter import Workbook

        path = f"{self._profile.lists.name}-{len(self._written) + 1:03d}.xlsx"
        self._written.append((path, 0))
        folder = self._aside.folder
        self._book = Workbook(folder / path, {"constant_memory": True, "tmpdir": str(folder)})
        self._book.set_properties({"created": _FIXED_DATE})
        self._text = self._book.add_format({"num_format": "@"})
        self._italic = self._book.add_format({"num_format": "@", "italic": True})
        head = self._book.add_format({"bold": True, "text_wrap": True})
        self._sheet = self._book.add_worksheet(PRACTICE_MARK if self._practice else self._profile.lists.sheet)
        self._sheet.freeze_panes(1, 0)
        headings = [(entry.header or entry.key, entry.width) for entry in self._profile.entries]
        for column, (heading, width) in enumerate([*headings, *([(PRACTICE_MARK, 12)] if self._practice else [])]):
            self._sheet.set_column(column, column, width)
            self._sheet.write_string(0, column, heading, head)
        if self._practice:
            self._sheet.set_header(f"&C&24{PRACTICE_MARK}")

    def _end(self) -> None:
        if self._book is None:
            return
        from xlsxwriter.exceptions import FileCreateError

        book, self._book = self._book, None
        path = self._aside.folder / self._written[-1][0]
        try:
            book.close()
        except FileCreateError as error:
            _let_go(book)
            with refusals_of(self._aside.target):
                raise error.args[0] from error
        with path.open("rb+") as out:
            sync(out)


def _let_go(book: xlsxwriter.Workbook) -> None:
    """Close the rows' scratch files, which XlsxWriter leaves open when the disk refuses."""
    for sheet in book.worksheets():
        if sheet.row_data_fh is not None:
            with suppress(OSError):
                sheet.row_data_fh.close()


EXCEL: Final = Recipe("excel", compose=_compose, lists=_lists, naming_keys=_naming_keys)
