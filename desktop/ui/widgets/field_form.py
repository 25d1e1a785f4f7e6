"""The fields of a document, one line each: mark, label, editor, and what is to be said about it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.messages import reason_text
from desktop.ui import theme
from desktop.ui.models.form_rules import TYPE
from desktop.ui.widgets.parts import label, restyle
from desktop.ui.widgets.reading_mark import Mark, ReadingMark, mark_of
from desktop.ui.widgets.type_picker import TypePicker
from desktop.ui.widgets.value_edit import ValueEdit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.domain.rows import DocumentRow, FieldRow, TypeChoice
    from desktop.ui.models.form_rules import Section

LABEL_WIDTH = 138
FITTING_WIDTH = 258
"""Pixels of text that an editor shows at once; what is longer stands in full below it."""
_LOOKS = {Mark.UNSURE: "unsure", Mark.MISSING: "problem", Mark.REMARK: "problem"}


class FieldForm(QScrollArea):
    entered = Signal(str, str)
    """Enter on a field, with the text that stands there."""
    type_entered = Signal(str)
    focused = Signal(str)
    completion_wanted = Signal(str, str)

    def __init__(
        self, choices: Sequence[TypeChoice], fold: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choices, self._fold = choices, fold
        self._lines: dict[str, _Line] = {}
        self._type_line: _TypeLine | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_document(
        self, document: DocumentRow, order: Sequence[Section], shown: Callable[[FieldRow], str], *, type_unsure: bool
    ) -> None:
        """Build the form anew, in the given order."""
        inner = QWidget()
        inner.setObjectName("form")
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.SPACE, theme.GAP, theme.SPACE, theme.GAP)
        column.setSpacing(theme.TIGHT)
        self._lines = {}
        self._type_line = _TypeLine(document, self._choices, self._fold, unsure=type_unsure)
        self._type_line.picker.entered.connect(self.type_entered)
        self._type_line.picker.focused.connect(partial(self.focused.emit, TYPE))
        column.addWidget(self._type_line)
        for section in order:
            ids = [field_id for field_id in section.fields if field_id != TYPE]
            if ids:
                heading = label(f"{section.group.value} ({len(ids)})", "heading")
                heading.setContentsMargins(0, theme.GAP, 0, 0)
                column.addWidget(heading)
            for field_id in ids:
                field = document.field(field_id)
                if field is not None:
                    column.addWidget(self._line(field, shown))
        column.addStretch(1)
        self.setWidget(inner)

    def update_fields(
        self, fields: Mapping[str, FieldRow], shown: Callable[[FieldRow], str], *, type_unsure: bool
    ) -> None:
        """The same fields say other things."""
        for field_id, line in self._lines.items():
            if field_id in fields:
                line.show_field(fields[field_id], shown)
        if self._type_line is not None:
            self._type_line.show_mark(unsure=type_unsure)

    def focus(self, field_id: str) -> None:
        """Put the cursor into a field, its text selected."""
        if field_id == TYPE and self._type_line is not None:
            self._type_line.picker.setFocus()
            self.ensureVisible(0, 0)
        elif field_id in self._lines:
            line = self._lines[field_id]
            line.edit.setFocus()
            length = len(line.edit.text())
            line.edit.setSelection(length, -length)  # backwards, so that the beginning stays in sight
            QTimer.singleShot(0, line, partial(self.ensureWidgetVisible, line, 0, 60))

    def say_problem(self, field_id: str, text: str) -> None:
        if field_id in self._lines:
            self._lines[field_id].say_problem(text)

    def offer(self, field_id: str, values: Sequence[str]) -> None:
        if field_id in self._lines:
            self._lines[field_id].edit.offer(values)

    @property
    def focused_field(self) -> str:
        """The field that holds the cursor; empty when none does."""
        return next((field_id for field_id, line in self._lines.items() if line.edit.hasFocus()), "")

    def text_of(self, field_id: str) -> str:
        return self._lines[field_id].edit.text()

    def _line(self, field: FieldRow, shown: Callable[[FieldRow], str]) -> _Line:
        line = self._lines[field.field_id] = _Line(field, shown)
        line.edit.returnPressed.connect(partial(self._enter, field.field_id))
        line.edit.focused.connect(partial(self.focused.emit, field.field_id))
        line.edit.completion_wanted.connect(partial(self.completion_wanted.emit, field.field_id))
        return line

    def _enter(self, field_id: str) -> None:
        self.entered.emit(field_id, self._lines[field_id].edit.text())


class _TypeLine(QWidget):
    def __init__(
        self, document: DocumentRow, choices: Sequence[TypeChoice], fold: Callable[[str], str], *, unsure: bool
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP)
        self._mark = ReadingMark()
        self.picker = TypePicker(choices, fold)
        self.picker.show_type(document.type_id)
        self._document = document
        grid.addWidget(self._mark, 0, 0)
        name = label("Loại văn bản")
        name.setFixedWidth(LABEL_WIDTH)
        name.setBuddy(self.picker)
        grid.addWidget(name, 0, 1)
        grid.addWidget(self.picker, 0, 2)
        grid.setColumnStretch(2, 1)
        self.show_mark(unsure=unsure)

    def show_mark(self, *, unsure: bool) -> None:
        confirmed = self._document.type_confirmed or not (unsure or self._document.type_sure)
        self._mark.show_mark(Mark.UNSURE if unsure else Mark.CONFIRMED if confirmed else Mark.SURE)
        self.picker.setProperty("mark", "unsure" if unsure else "")
        restyle(self.picker)


class _Line(QWidget):
    def __init__(self, field: FieldRow, shown: Callable[[FieldRow], str]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(1)
        self._mark = ReadingMark()
        self._problem = ""
        self._field = field
        name = label(field.label, wrap=True)
        name.setFixedWidth(LABEL_WIDTH)
        self.edit = ValueEdit(shown(field))
        self.edit.setAccessibleName(field.label)
        name.setBuddy(self.edit)
        self._said = label("", "small", wrap=True)
        grid.addWidget(self._mark, 0, 0)
        grid.addWidget(name, 0, 1)
        grid.addWidget(self.edit, 0, 2)
        grid.addWidget(self._said, 1, 2)
        grid.setColumnStretch(2, 1)
        self.show_field(field, shown)

    def show_field(self, field: FieldRow, shown: Callable[[FieldRow], str]) -> None:
        self._field, text = field, shown(field)
        self._choices = tuple(shown(replace(field, value=choice)) for choice in field.choices)
        mark = mark_of(field)
        self._mark.show_mark(mark)
        self.edit.give(text)
        self.edit.setProperty("mark", _LOOKS.get(mark, ""))
        self.edit.setAccessibleDescription(f"{mark.value}. {_remarks(field, text, self._choices)}")
        restyle(self.edit)
        self._say()

    def say_problem(self, text: str) -> None:
        self._problem = text
        self._say()

    def _say(self) -> None:
        text = self._problem or _remarks(self._field, self.edit.text(), self._choices)
        if self.edit.fontMetrics().horizontalAdvance(self.edit.text()) > FITTING_WIDTH:
            text = f"{self.edit.text()}\n{text}".strip()
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self._said.setProperty("look", "problem" if self._problem or self._field.remark else "small")
        restyle(self._said)


def _remarks(field: FieldRow, text: str, choices: Sequence[str]) -> str:
    """What is to be said under a field: the reviewer's words, what stands on the paper, why it looks doubtful."""
    if field.remark is not None:
        return f"Người duyệt: {field.remark}"
    if field.value is not None:
        return ""
    if field.read is None:
        return "Chưa đọc được. Nhập theo giấy tờ." if field.required else ""
    if field.sure:
        return reason_text(field.reason) if field.plain is not None else ""
    parts = []
    if choices:
        told = "; ".join(f"{choice} (Alt+{place})" for place, choice in enumerate(choices, start=1))
        parts.append(f"Hoặc: {told}.")
    if field.raw and field.raw != text:
        parts.append(f"Trên giấy: “{field.raw}”.")
    parts.append(reason_text(field.reason) or "Máy đọc chưa chắc chắn; so với ảnh rồi bấm Enter.")
    return " ".join(parts)
