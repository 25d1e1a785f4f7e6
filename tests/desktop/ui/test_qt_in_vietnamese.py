"""Qt's own buttons speak Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QPushButton

from desktop.ui.language import QtInVietnamese

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def vietnamese(qtbot: QtBot) -> Iterator[QtInVietnamese]:
    application = QCoreApplication.instance()
    assert application is not None
    translator = QtInVietnamese(application)
    application.installTranslator(translator)
    yield translator
    application.removeTranslator(translator)


def test_dialog_buttons_are_vietnamese(vietnamese: QtInVietnamese, qtbot: QtBot) -> None:
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Ok | kinds.Cancel | kinds.Yes | kinds.No | kinds.Save | kinds.Discard | kinds.Close)
    qtbot.addWidget(box)
    assert {button.text() for button in box.buttons()} == {
        "Đồng ý",
        "Hủy",
        "Có",
        "Không",
        "Lưu",
        "Bỏ thay đổi",
        "Đóng",
    }


def test_the_file_dialog_has_no_english_word(vietnamese: QtInVietnamese, qtbot: QtBot) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
    texts += [button.text() for button in dialog.findChildren(QPushButton) if button.text()]
    assert set(texts) == {"Tìm trong", "Tên tệp", "Loại tệp", "Mở", "Hủy"}


def test_what_is_not_ours_stays_as_it_is(vietnamese: QtInVietnamese) -> None:
    assert QCoreApplication.translate("Somewhere", "Nothing of Qt") == "Nothing of Qt"
