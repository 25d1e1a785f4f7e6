"""A decoder or a driver may crash or hang alone: what it gave is safe, the rest goes on, and no child is left."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from desktop.capture import errors
from desktop.capture.backends.files import FilesBackend
from desktop.capture.backends.simulated import SimulatedBackend, Trouble
from desktop.capture.child import Next, work
from desktop.capture.errors import (
    CaptureError,
    ChildDied,
    ChildTimedOut,
    FeederJammed,
    FileEmpty,
    FileEncrypted,
    FileMissing,
    FileUnreadable,
    FolderWithoutPages,
    ImageTooLarge,
)
from desktop.capture.process import Child, FileFailure, capture
from desktop.capture.types import CaptureFailure, ScannedImage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.desktop.capture.conftest import Papers

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def summary(found: Iterable[ScannedImage | FileFailure]) -> list[tuple[str, int | None, type[CaptureError] | None]]:
    return [
        (Path(page.file).name, page.index, None if isinstance(page, ScannedImage) else type(page.error))
        for page in found
    ]


def the_child() -> int:
    (child,) = multiprocessing.active_children()
    assert child.pid is not None
    return child.pid


def has_ended(pid: int) -> bool:
    """Gone, or a zombie that nobody has asked about."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state == "Z"


def wait_until_ended(pid: int) -> None:
    """Until pytest's own time limit."""
    while not has_ended(pid):
        time.sleep(0.02)


def test_bad_files_are_reported_and_the_rest_goes_on(papers: Papers) -> None:
    jpeg = papers.jpeg_bytes()
    given = [
        papers.jpeg("1.jpg"),
        papers.lay("2-empty.jpg", b""),
        papers.lay("3-cut.jpg", jpeg[: len(jpeg) // 2]),
        papers.lay("4-text.jpg", b"Kinh gui"),
        papers.pdf_of_jpeg(jpeg, name="5-locked.pdf", password="x"),
        papers.lay("6-huge.png", papers.png_bytes(30_000, 30_000, b"")),
        papers.desk / "7-gone.jpg",
        papers.lay("8-folder/notes.txt", b"x").parent,
        papers.pdf_of_jpeg(jpeg, name="9.pdf", pages=2),
    ]
    assert summary(capture(given)) == [
        ("1.jpg", 0, None),
        ("2-empty.jpg", None, FileEmpty),
        ("3-cut.jpg", 0, FileUnreadable),
        ("4-text.jpg", None, FileUnreadable),
        ("5-locked.pdf", None, FileEncrypted),
        ("6-huge.png", 0, ImageTooLarge),
        ("7-gone.jpg", None, FileMissing),
        ("8-folder", None, FolderWithoutPages),
        ("9.pdf", 0, None),
        ("9.pdf", 1, None),
    ]
    assert multiprocessing.active_children() == []


def test_a_broken_page_within_a_file_does_not_cost_the_pages_behind_it(papers: Papers) -> None:
    jpeg = papers.jpeg_bytes()
    path = papers.desk / "one_bad.pdf"
    with pikepdf.open(papers.pdf_of_jpeg(jpeg, pages=3)) as pdf:
        image = pdf.pages[1].Resources.XObject.Im0
        facts = {key: value for key, value in image.stream_dict.as_dict().items() if key != "/Length"}
        broken = pikepdf.Stream(pdf, jpeg[:500], facts)
        pdf.pages[1].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=broken))
        pdf.save(path)
    assert summary(capture([path])) == [
        ("one_bad.pdf", 0, None),
        ("one_bad.pdf", 1, FileUnreadable),
        ("one_bad.pdf", 2, None),
    ]


def test_nothing_given_starts_no_child() -> None:
    assert list(capture([])) == []


@on_linux
def test_a_child_killed_in_the_middle_costs_no_page(papers: Papers) -> None:
    path = papers.pdf_of_jpeg(papers.jpeg_bytes(), pages=12)
    found = []
    killed = set()
    for page in capture([path, papers.jpeg("b.jpg")]):
        found.append(page)
        if page.index in (2, 7):
            killed.add(the_child())
            os.kill(the_child(), signal.SIGKILL)
    assert len(killed) == 2
    assert summary(found) == [*(("a.pdf", index, None) for index in range(12)), ("b.jpg", 0, None)]


def test_a_page_that_kills_its_child_twice_is_left_out_and_the_rest_goes_on(papers: Papers) -> None:
    backend = partial(SimulatedBackend, trouble=Trouble.DEATH, trouble_at=(2,))
    path = papers.pdf_of_jpeg(papers.jpeg_bytes(), pages=5)
    found = list(capture([path], backend=backend))
    assert [page.index for page in found] == [0, 1, 2, 3, 4]
    assert [page.error.args for page in found if isinstance(page, FileFailure)] == [(Path("simulated-feeder"),)]
    assert isinstance(found[2], FileFailure)


def test_a_last_page_that_kills_its_child_is_left_out(papers: Papers) -> None:
    backend = partial(SimulatedBackend, trouble=Trouble.DEATH, trouble_at=(2,))
    path = papers.pdf_of_jpeg(papers.jpeg_bytes(), pages=3)
    found = capture([path], backend=backend)
    assert [(index, error) for _, index, error in summary(found)] == [(0, None), (1, None), (2, ChildDied)]


@pytest.mark.parametrize(("deadly", "safe"), [((0,), []), ((2, 3), [0, 1])])
def test_a_file_whose_pages_kill_one_child_after_the_other_is_given_up(
    papers: Papers, deadly: tuple[int, ...], safe: list[int]
) -> None:
    backend = partial(SimulatedBackend, trouble=Trouble.DEATH, trouble_at=deadly)
    found = list(capture([papers.pdf_of_jpeg(papers.jpeg_bytes(), pages=6)], backend=backend))
    assert [page.index for page in found] == [*safe, None]
    assert isinstance(found[-1], FileFailure)
    assert isinstance(found[-1].error, ChildDied)


def test_a_child_that_never_answers_is_ended_and_what_it_gave_stays(papers: Papers) -> None:
    backend = partial(SimulatedBackend, trouble=Trouble.SILENCE, trouble_at=(1, 2))
    found = list(capture([papers.pdf_of_jpeg(papers.jpeg_bytes(), pages=4)], time_limit=2, backend=backend))
    assert [page.index for page in found] == [0, None]
    last = found[-1]
    assert isinstance(last, FileFailure)
    assert isinstance(last.error, ChildTimedOut)
    assert last.error.seconds == 2
    assert multiprocessing.active_children() == []


def test_a_file_that_hangs_a_second_time_is_given_up_whatever_came_between(papers: Papers) -> None:
    backend = partial(SimulatedBackend, trouble=Trouble.SILENCE, trouble_at=(1, 3))
    found = list(capture([papers.pdf_of_jpeg(papers.jpeg_bytes(), pages=6)], time_limit=2, backend=backend))
    assert [page.index for page in found] == [0, 1, 2, None]
    assert [type(page.error) for page in found if isinstance(page, FileFailure)] == [ChildTimedOut, ChildTimedOut]


def test_a_jam_ends_the_scan_and_says_how_many_pages_are_safe(papers: Papers) -> None:
    backend = SimulatedBackend((papers.pdf_of_jpeg(papers.jpeg_bytes(), pages=5),), Trouble.JAM, (3,))
    safe: list[ScannedImage | CaptureFailure] = []
    with Child(backend) as child:
        scan = child.scan(backend.sources()[0])
        with pytest.raises(FeederJammed) as jam:
            safe.extend(scan)
    assert len(safe) == jam.value.pages_done == 3


def test_a_child_serves_one_scan_after_the_other_and_can_be_told_to_stop(papers: Papers) -> None:
    backend = SimulatedBackend((papers.pdf_of_jpeg(papers.jpeg_bytes(), pages=9),))
    (feeder,) = backend.sources()
    with Child(backend) as child:
        assert len(list(child.scan(feeder))) == 9
        scan = child.scan(feeder, ahead=1)
        next(scan)
        child.stop()
        assert len(list(scan)) <= 1
        assert len(list(child.scan(feeder))) == 9


def test_closing_the_iterator_ends_the_child(papers: Papers) -> None:
    with closing(capture([papers.pdf_of_jpeg(papers.jpeg_bytes(), pages=9)])) as pages:
        next(pages)
        assert len(multiprocessing.active_children()) == 1
    assert multiprocessing.active_children() == []


@on_linux
def test_the_thread_that_asked_first_may_end_before_the_child(papers: Papers) -> None:
    pages = capture([papers.pdf_of_jpeg(papers.jpeg_bytes(), pages=9)])
    with ThreadPoolExecutor(1) as short_lived:
        short_lived.submit(next, pages).result()
    assert not has_ended(the_child())
    assert len(list(pages)) == 8


@on_linux
def test_the_child_makes_no_more_than_two_pages_ahead(papers: Papers) -> None:
    """Sheets that vanish while the first is looked at are missed: nobody has fetched them."""
    paper = tuple(papers.jpeg(f"{number}.jpg") for number in range(9))
    with closing(capture(paper, backend=SimulatedBackend)) as pages:
        next(pages)
        time.sleep(0.5)
        for path in paper[2:]:
            path.unlink()
        assert summary(pages) == [("", 1, None), ("simulated-feeder", None, FileMissing)]


@on_linux
def test_the_child_loads_neither_screen_nor_store(papers: Papers) -> None:
    with closing(capture([papers.pdf_of_jpeg(papers.jpeg_bytes(), pages=9, after="0 0 9 9 re f")])) as pages:
        next(pages)
        loaded = Path(f"/proc/{the_child()}/maps").read_text()
        limits = Path(f"/proc/{the_child()}/limits").read_text()
    assert "pdfium" in loaded
    assert [name for name in ("Qt6", "PySide6", "sqlite3", "numpy", "cv2", "tesserocr") if name in loaded] == []
    (address_space,) = (line.split()[3] for line in limits.splitlines() if line.startswith("Max address space"))
    assert int(address_space) <= 2 << 30


PARENT = """
import multiprocessing, sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from desktop.capture.backends.simulated import SimulatedBackend, Trouble
from desktop.capture.process import capture

if __name__ == "__main__":
    backend = partial(SimulatedBackend, trouble=Trouble[sys.argv[2]] if sys.argv[2] else None, trouble_at=(1,))
    pages = capture([Path(sys.argv[1])], backend=backend)
    next(pages)
    print(multiprocessing.active_children()[0].pid, flush=True)
    list(pages) if sys.argv[2] else sys.stdin.read()
"""


@on_linux
@pytest.mark.parametrize("trouble", ["", "SILENCE"])
def test_the_child_ends_when_its_parent_is_killed(papers: Papers, trouble: str) -> None:
    path = papers.pdf_of_jpeg(papers.jpeg_bytes(), pages=9)
    with subprocess.Popen(
        [sys.executable, papers.lay("parent.py", PARENT.encode()), path, trouble],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert not has_ended(child)
        parent.kill()
        parent.wait()
    wait_until_ended(child)


def test_the_end_of_the_pipe_alone_ends_a_child() -> None:
    """As it is where the system does not watch: on Windows."""
    context = multiprocessing.get_context("spawn")
    orders, our_orders = context.Pipe(duplex=False)
    our_replies, replies = context.Pipe(duplex=False)
    child = context.Process(target=work, args=(FilesBackend(), orders, replies, os.getpid()), daemon=True)
    child.start()
    orders.close()
    replies.close()
    our_orders.send(Next())
    our_orders.close()
    child.join()
    our_replies.close()
    assert child.exitcode == 0


def all_errors(base: type[CaptureError] = CaptureError) -> list[type[CaptureError]]:
    return [kind for child in base.__subclasses__() for kind in (child, *all_errors(child))]


FACTS: dict[str, tuple[object, ...]] = {
    "FileUnreadable": ("broken data stream",),
    "ImageTooLarge": (30_000, 30_000),
    "TooManyPages": (100_000,),
    "FolderUnreadable": ("Permission denied",),
    "ChildTimedOut": (60.0,),
}


@pytest.mark.parametrize("kind", all_errors())
def test_each_error_arrives_with_its_facts(kind: type[CaptureError]) -> None:
    path = Path("NGUYEN VAN A.pdf")
    if not issubclass(kind, errors.FileError):
        error = kind(3) if kind is FeederJammed else kind()
    else:
        error = kind(path, *FACTS.get(kind.__name__, ()))
    arrived = pickle.loads(pickle.dumps(error))
    assert type(arrived) is kind
    assert vars(arrived) == vars(error)
    assert arrived.args == error.args
    assert "NGUYEN" not in str(arrived)
