"""Colours, sizes and fonts: one type scale, one spacing scale, one accent colour. Readable on old monitors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

FAMILY: Final = "Noto Sans"
SMALL, BODY, LARGE, TITLE, DISPLAY = 12, 14, 16, 20, 28
"""Pixels at 100 %; Qt scales them with the screen."""
TIGHT, GAP, SPACE, WIDE = 4, 8, 16, 32
"""Distances in the same pixels."""

INK: Final = "#1B2430"
INK_SOFT: Final = "#4A5768"
PAPER: Final = "#FFFFFF"
GROUND: Final = "#F3F5F8"
LINE: Final = "#C9D1DB"
ROW_LINE: Final = "#E6EAEF"
ACCENT: Final = "#0B5CAD"
ACCENT_DARK: Final = "#084785"
ACCENT_SOFT: Final = "#E3EEF9"
SURE: Final = "#1A7042"
SURE_SOFT: Final = "#E4F3EA"
UNSURE: Final = "#9A4B00"
UNSURE_SOFT: Final = "#FFF1DC"
WRONG: Final = "#A61B1B"
WRONG_SOFT: Final = "#FCE8E6"
PRACTICE: Final = "#6A1B9A"


def apply(application: QApplication, resources: Path) -> None:
    """Give the whole application its look."""
    for name in ("Regular", "Bold", "Italic"):
        QFontDatabase.addApplicationFont(str(resources / "fonts" / f"NotoSans-{name}.ttf"))
    font = QFont(FAMILY)
    font.setPixelSize(BODY)
    application.setFont(font)
    application.setStyle("Fusion")
    application.setPalette(_palette())
    application.setStyleSheet(_STYLE.replace("@icons", (resources / "icons").as_posix()))


def _palette() -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, GROUND),
        (roles.WindowText, INK),
        (roles.Base, PAPER),
        (roles.AlternateBase, GROUND),
        (roles.Text, INK),
        (roles.Button, PAPER),
        (roles.ButtonText, INK),
        (roles.Highlight, ACCENT),
        (roles.HighlightedText, PAPER),
        (roles.PlaceholderText, "#6B7787"),
        (roles.ToolTipBase, INK),
        (roles.ToolTipText, PAPER),
        (roles.Link, ACCENT),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#7B8694"))
    return palette


_STYLE: Final = f"""
QToolTip {{ color: {PAPER}; background: {INK}; border: 0; padding: 4px 8px; }}
QLabel[look="display"] {{ font-size: {DISPLAY}px; font-weight: bold; }}
QLabel[look="title"] {{ font-size: {TITLE}px; font-weight: bold; }}
QLabel[look="large"] {{ font-size: {LARGE}px; }}
QLabel[look="heading"] {{ font-weight: bold; color: {INK_SOFT}; }}
QLabel[look="soft"] {{ color: {INK_SOFT}; }}
QLabel[look="small"] {{ font-size: {SMALL}px; color: {INK_SOFT}; }}
QLabel[look="problem"] {{ color: {WRONG}; }}
QLabel[look="practice"] {{ background: {PRACTICE}; color: {PAPER}; font-weight: bold; padding: 6px 16px; }}
QFrame[look="card"] {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: 8px; }}
QFrame[look="choice"] {{ background: {PAPER}; border: 2px solid {LINE}; border-radius: 8px; }}
QFrame[look="head"] {{ background: {PAPER}; border: 0; border-bottom: 1px solid {LINE}; }}
QFrame[look="side"] {{ background: {PAPER}; border: 0; border-left: 1px solid {LINE}; }}
QFrame[look="line"] {{ background: {LINE}; border: 0; }}

QPushButton {{ background: {PAPER}; border: 1px solid #9AA6B4; border-radius: 6px; padding: 6px 14px;
    min-height: 20px; }}
QPushButton:hover {{ border-color: {ACCENT}; color: {ACCENT_DARK}; }}
QPushButton:pressed {{ background: {ACCENT_SOFT}; }}
QPushButton:focus {{ border: 2px solid {ACCENT}; padding: 5px 13px; }}
QPushButton:disabled {{ color: #7B8694; background: {GROUND}; border-color: {LINE}; }}
QPushButton[look="primary"] {{ background: {ACCENT}; color: {PAPER}; border-color: {ACCENT}; font-weight: bold; }}
QPushButton[look="primary"]:hover {{ background: {ACCENT_DARK}; color: {PAPER}; }}
QPushButton[look="primary"]:focus {{ border: 2px solid {INK}; }}
QPushButton[look="primary"]:disabled {{ background: #B8C4D2; border-color: #B8C4D2; color: {PAPER}; }}
QPushButton[look="group"] {{ color: {INK_SOFT}; }}
QPushButton[look="group"][filled="true"] {{ color: {INK}; font-weight: bold; }}
QPushButton[look="group"]:checked {{ background: {ACCENT_SOFT}; border: 2px solid {ACCENT}; padding: 5px 13px;
    color: {ACCENT_DARK}; }}
QPushButton[look="flat"] {{ background: transparent; border: 1px solid transparent; color: {ACCENT};
    padding: 4px 8px; }}
QPushButton[look="flat"]:hover {{ background: {ACCENT_SOFT}; }}
QPushButton[look="flat"]:focus {{ border: 1px solid {ACCENT}; }}
QPushButton[look="flat"]:disabled {{ color: #7B8694; }}

QLineEdit, QComboBox {{ background: {PAPER}; border: 1px solid #9AA6B4; border-radius: 5px; padding: 4px 8px;
    min-height: 22px; selection-background-color: {ACCENT}; }}
QLineEdit:focus, QComboBox:focus {{ border: 2px solid {ACCENT}; padding: 3px 7px; }}
QLineEdit:read-only {{ background: {GROUND}; border-color: {LINE}; }}
QLineEdit[mark="unsure"] {{ background: {UNSURE_SOFT}; border-color: {UNSURE}; }}
QLineEdit[mark="problem"] {{ background: {WRONG_SOFT}; border-color: {WRONG}; }}
QComboBox[mark="unsure"] {{ background: {UNSURE_SOFT}; border-color: {UNSURE}; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: 0; padding: 0; background: transparent; min-height: 18px; }}
QComboBox::drop-down {{ border: 0; width: 26px; }}
QComboBox::down-arrow {{ image: url("@icons/down.svg"); width: 12px; height: 12px; }}

QTableView, QListView {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: 6px; outline: 0;
    gridline-color: transparent; selection-background-color: {ACCENT_SOFT}; selection-color: {INK}; }}
QTableView::item {{ padding: 4px 10px; border-bottom: 1px solid {ROW_LINE}; }}
QTableView::item:selected, QListView::item:selected {{ background: {ACCENT_SOFT}; color: {INK}; }}
QTableView:focus, QListView:focus {{ border: 2px solid {ACCENT}; }}
QListView::item {{ padding: 6px 10px; }}
QHeaderView::section {{ background: {GROUND}; color: {INK_SOFT}; border: 0; border-bottom: 1px solid {LINE};
    padding: 6px 10px; font-size: {SMALL}px; font-weight: bold; text-align: left; }}
#form {{ background: {PAPER}; }}
QScrollArea {{ border: 0; background: transparent; }}
QScrollBar:vertical {{ background: {GROUND}; width: 12px; }}
QScrollBar:horizontal {{ background: {GROUND}; height: 12px; }}
QScrollBar::handle {{ background: #AEB8C4; border-radius: 5px; min-height: 32px; min-width: 32px; margin: 1px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QProgressBar {{ background: #DDE3EA; border: 0; border-radius: 4px; max-height: 8px; min-height: 8px; }}
QProgressBar::chunk {{ background: {ACCENT}; border-radius: 4px; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox:focus {{ color: {ACCENT_DARK}; }}

#navigation {{ background: {INK}; }}
#navigation QLabel {{ color: #C6D0DC; background: transparent; }}
#navigation QLabel[look="brand"] {{ color: {PAPER}; font-size: {LARGE}px; font-weight: bold; }}
#navigation QPushButton {{ background: transparent; color: #E6ECF2; border: 0; border-left: 4px solid transparent;
    border-radius: 0; text-align: left; padding: 10px 12px; }}
#navigation QPushButton:hover {{ background: #2B3848; }}
#navigation QPushButton:focus {{ background: #2B3848; }}
#navigation QPushButton:checked {{ background: #34465B; border-left-color: #6FB1F0; color: {PAPER};
    font-weight: bold; }}
#keys {{ background: {PAPER}; border-top: 1px solid {LINE}; }}
#progress {{ background: {ACCENT_SOFT}; border-top: 1px solid {LINE}; }}
QFrame[notice="said"] {{ background: {SURE_SOFT}; border: 0; border-left: 6px solid {SURE}; }}
QFrame[notice="known"] {{ background: {UNSURE_SOFT}; border: 0; border-left: 6px solid {UNSURE}; }}
QFrame[notice="bug"] {{ background: {WRONG_SOFT}; border: 0; border-left: 6px solid {WRONG}; }}
"""
