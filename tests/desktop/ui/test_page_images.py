"""Page images come upright, away from the main thread, and are kept for a while."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.rows import Place
from desktop.ui.images import KEPT, key_of
from desktop.ui.widgets.page_view import PageView
from desktop.workflow import lists
from tests.office import OfficeBuilder, Paper

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.domain.rows import PageRow
    from tests.desktop.ui.at_the_desk import AtTheDesk


def pages_of(desk: OfficeBuilder, count: int) -> tuple[PageRow, ...]:
    return lists.documents(desk.office, desk.batch(Paper(pages=count)))[0].pages


def test_an_image_is_there_at_once_when_it_was_fetched_before(desk: OfficeBuilder, lan: AtTheDesk) -> None:
    (page,) = pages_of(desk, 1)
    assert lan.desk.images.get(page) is None
    lan.settle()
    image = lan.desk.images.get(page)
    assert image is not None
    assert (image.width(), image.height()) == (166, 234)


def test_a_page_that_lies_on_its_side_is_turned_upright(desk: OfficeBuilder, lan: AtTheDesk) -> None:
    (page,) = pages_of(desk, 1)
    turned = replace(page, rotation=90, width=page.height, height=page.width)
    lan.desk.images.fetch(turned)
    lan.settle()
    image = lan.desk.images.get(turned)
    assert image is not None
    assert (image.width(), image.height()) == (234, 166)
    # The mark in the top left corner of the master lies bottom left once it is turned back, counter-clockwise.
    assert image.pixelColor(0, 165) != image.pixelColor(1, 164)


def test_only_the_last_few_images_are_kept(desk: OfficeBuilder, lan: AtTheDesk) -> None:
    pages = pages_of(desk, KEPT + 1)
    for page in pages:
        lan.desk.images.fetch(page)
        lan.settle()
    assert lan.desk.images.get(pages[0]) is None
    assert lan.desk.images.get(pages[-1]) is not None


def test_a_lost_image_is_said_and_not_asked_for_for_ever(desk: OfficeBuilder, lan: AtTheDesk, qtbot: QtBot) -> None:
    (page,) = pages_of(desk, 1)
    desk.store.vault.path(page.sha256).unlink()
    lost: list[object] = []
    lan.desk.images.failed.connect(lambda key, _error: lost.append(key))
    lan.desk.images.fetch(page)
    lan.settle()
    assert lost == [key_of(page)]


def test_the_view_follows_the_place_of_a_field(desk: OfficeBuilder, lan: AtTheDesk, qtbot: QtBot) -> None:
    (page,) = pages_of(desk, 1)
    view = PageView(lan.desk.images)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.show_page(page)
    lan.settle()
    view.show_place(Place(page.id, 10, 10, 60, 20))
    at_the_head = view.verticalScrollBar().value()
    view.show_place(Place(page.id, 10, 210, 60, 220))
    assert view.verticalScrollBar().value() > at_the_head
    view.fit()
    assert view.verticalScrollBar().maximum() == 0


def test_another_page_is_shown_as_a_whole(desk: OfficeBuilder, lan: AtTheDesk, qtbot: QtBot) -> None:
    first, second = pages_of(desk, 2)
    view = PageView(lan.desk.images)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.show_page(first)
    view.show_place(Place(first.id, 10, 210, 60, 220))
    assert view.verticalScrollBar().maximum() > 0
    view.show_page(second)
    lan.settle()
    assert view.verticalScrollBar().maximum() == 0
