"""What every backend keeps to, whatever it speaks to."""

from __future__ import annotations

import io
import pickle
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from desktop.capture.backends import BACKENDS
from desktop.capture.process import Child
from desktop.capture.types import AS_IT_COMES, CaptureFailure, ScannedImage

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.capture.backend import ScannerBackend

SHEETS = 5


@pytest.fixture(params=BACKENDS, ids=lambda kind: kind.name)
def backend(request: pytest.FixtureRequest, tmp_path: Path) -> ScannerBackend:
    """The backend with five sheets to take; one that cannot be given files takes them from its own stand-in."""
    sheets = [Image.new("L", (40, 60), 40 * number) for number in range(1, SHEETS + 1)]
    sheets[0].save(tmp_path / "stack.tif", save_all=True, append_images=sheets[1:])
    made: ScannerBackend = request.param((tmp_path / "stack.tif",))
    return made


def test_its_sources_bear_its_name_and_keep_their_ids(backend: ScannerBackend) -> None:
    sources = backend.sources()
    assert sources
    assert {source.backend for source in sources} == {backend.name}
    assert len({source.id for source in sources}) == len(sources)
    assert backend.sources() == sources


def test_it_and_what_it_says_can_be_handed_to_a_child(backend: ScannerBackend) -> None:
    (source,) = backend.sources()
    said = (backend, source, backend.capabilities(source))
    assert pickle.loads(pickle.dumps(said)) == said


def test_it_hands_over_whole_pages_in_order(backend: ScannerBackend) -> None:
    (source,) = backend.sources()
    pages = list(backend.scan(source, AS_IT_COMES, Event()))
    assert [page.index for page in pages] == list(range(SHEETS))
    for number, page in enumerate(pages, start=1):
        assert isinstance(page, ScannedImage)
        with Image.open(io.BytesIO(page.data)) as picture:
            assert picture.size == (page.width, page.height) == (40, 60)
            assert picture.get_format_mimetype() == page.media_type
            assert picture.getpixel((20, 30)) == 40 * number


def test_it_takes_no_sheet_before_it_is_asked_and_none_after_stop(backend: ScannerBackend) -> None:
    (source,) = backend.sources()
    stop = Event()
    pages = backend.scan(source, AS_IT_COMES, stop)
    next(pages)
    stop.set()
    assert list(pages) == []


def test_its_pages_come_through_a_child_unchanged(backend: ScannerBackend) -> None:
    (source,) = backend.sources()
    expected: list[ScannedImage | CaptureFailure] = list(backend.scan(source, AS_IT_COMES, Event()))
    with Child(backend) as child:
        assert list(child.scan(source)) == expected


def test_no_two_backends_share_a_name() -> None:
    assert len({kind.name for kind in BACKENDS}) == len(BACKENDS)
