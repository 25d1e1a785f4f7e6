"""Cells found by the rules around them, and read one after the other."""

from __future__ import annotations

import cv2
import numpy as np

from ocr.layout.lines import tidy
from ocr.layout.reading_order import in_reading_order
from ocr.layout.table import find_tables
from ocr.types import Line, Region, Word

DPI = 200
ROWS, COLUMNS = (300, 400, 500, 600), (200, 300, 700, 1100)


def ruled(rows: tuple[int, ...] = ROWS, columns: tuple[int, ...] = COLUMNS) -> np.ndarray:
    rules = np.zeros((1000, 1400), np.uint8)
    for row in rows:
        cv2.line(rules, (columns[0], row), (columns[-1], row), (255,), 3)
    for column in columns:
        cv2.line(rules, (column, rows[0]), (column, rows[-1]), (255,), 3)
    return rules


def nothing() -> np.ndarray:
    return np.zeros((1000, 1400), np.uint8)


def words(text: str, left: int, top: int) -> Line:
    found = []
    for word in text.split():
        right = left + 20 * len(word)
        found.append(Word(word, Region(left, top, right, top + 30), 0.95))
        left = right + 20
    return Line(tuple(found))


def test_every_cell_of_a_ruled_table_is_found_row_by_row() -> None:
    (table,) = find_tables(ruled(), nothing(), DPI)
    corners = [(cell.left // 50 * 50, cell.top // 50 * 50) for cell in table.cells]
    assert corners == [(left, top) for top in ROWS[:-1] for left in COLUMNS[:-1]]


def test_a_rule_that_has_faded_in_part_still_parts_its_cells() -> None:
    rules = ruled()
    rules[340:460, 195:205] = 0
    rules[395:405, 750:1000] = 0
    (table,) = find_tables(rules, nothing(), DPI)
    assert len(table.cells) == 9


def test_a_heading_across_two_columns_keeps_its_cell_whole() -> None:
    rules, ink = ruled(), nothing()
    rules[305:395, 695:705] = 0
    ink[330:365, 600:800] = 255
    (table,) = find_tables(rules, ink, DPI)
    assert len(table.cells) == 8


def test_a_frame_around_the_text_and_a_single_column_are_no_table() -> None:
    assert find_tables(ruled((50, 950), (50, 1350)), nothing(), DPI) == []
    assert find_tables(ruled(columns=(200, 1100)), nothing(), DPI) == []
    assert find_tables(nothing(), nothing(), DPI) == []


def test_a_cell_of_two_lines_is_read_before_its_neighbour() -> None:
    tables = find_tables(ruled(), nothing(), DPI)
    across = Line((*words("1", 220, 335).words, *words("Lê Văn", 400, 336).words, *words("Hộ nghèo", 800, 338).words))
    ordered = in_reading_order(
        tidy([words("Tổ dân", 320, 310), across, words("phố Ngọc", 320, 362), words("Danh sách", 220, 200)], tables),
        (),
        tables,
    )
    assert [line.text for line in ordered] == ["Danh sách", "1", "Tổ dân", "Lê Văn", "phố Ngọc", "Hộ nghèo"]


def test_words_of_two_cells_are_two_lines_however_close_they_stand() -> None:
    tables = find_tables(ruled(), nothing(), DPI)
    close = words("Sáu Bảy", 625, 340)
    assert [line.text for line in tidy([close], tables)] == ["Sáu", "Bảy"]
    assert [line.text for line in tidy([close])] == ["Sáu Bảy"]
