"""Pages are read by children; any of them may fail, hang or die, and the others go on."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from desktop.workflow.reader_pool import ReaderDied, ReaderPool, cores
from ocr.errors import EngineFailed, EngineMissing, ImageUnreadable
from ocr.serial import load
from ocr.serve import PageAnswer, PageTask, Share
from tests.program import ROOT
from tests.scans import scan


@pytest.fixture
def page(tmp_path: Path) -> bytes:
    return scan(tmp_path / "1.png").read_bytes()


def all_answers(pool: ReaderPool) -> dict[int, PageAnswer]:
    found: dict[int, PageAnswer] = {}
    while pool.pending:
        for answer in pool.answers():
            assert answer.key not in found
            found[answer.key] = answer
    return found


def test_every_page_gets_its_own_answer(page: bytes, tmp_path: Path) -> None:
    with ReaderPool(2, engine="simulated") as pool:
        for key in range(5):
            pool.put(PageTask(key, page, 50))
        pool.put(PageTask(5, str(scan(tmp_path / "5.png")), 50))
        answers = all_answers(pool)
    assert set(answers) == set(range(6))
    for answer in answers.values():
        assert answer.data is not None
        assert "NHÂN DÂN" in load(answer.data).text


def test_where_nothing_is_asked_nothing_is_started_and_nothing_waits() -> None:
    with ReaderPool(1, engine="no-such-engine") as pool:
        assert list(pool.answers()) == []
        assert pool.pending == 0


def test_there_is_room_for_one_page_at_work_and_one_waiting_for_each_child(page: bytes) -> None:
    pool = ReaderPool(2, engine="simulated")
    assert (pool.room, pool.pending) == (4, 0)
    for key in range(5):
        pool.put(PageTask(key, page, 50))
    assert (pool.room, pool.pending) == (0, 5)


def test_one_child_reads_for_each_core_we_may_use() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
    assert ReaderPool().room == 2 * cores()


@pytest.mark.parametrize("end", ["dying", "killed"])
def test_a_page_that_ends_its_reader_is_tried_twice_and_then_given_up(page: bytes, end: str) -> None:
    with ReaderPool(1, engine=end) as pool:
        pool.put(PageTask(1, page, 50))
        pool.put(PageTask(2, page, 50))
        answers = all_answers(pool)
    assert {key: type(answer.error) for key, answer in answers.items()} == {1: ReaderDied, 2: ReaderDied}
    assert {answer.data for answer in answers.values()} == {None}


def test_a_page_that_the_engine_gives_up_is_tried_again_before_it_is_given_up(page: bytes) -> None:
    with ReaderPool(1, engine="failing") as pool:
        pool.put(PageTask(1, page, 50))
        answers = all_answers(pool)
    assert isinstance(answers[1].error, EngineFailed)


def test_a_page_for_which_there_is_no_memory_is_given_up_and_its_reader_lives(page: bytes) -> None:
    with ReaderPool(1, engine="hungry") as pool:
        pool.put(PageTask(1, page, 50))
        answers = all_answers(pool)
        (reader,) = pool._readers
        assert reader.process.is_alive()
    assert isinstance(answers[1].error, EngineFailed)


def test_an_engine_that_never_ends_costs_its_page_alone(page: bytes) -> None:
    with ReaderPool(1, engine="hanging", page_seconds=0.5) as pool:
        pool.put(PageTask(1, page, 50))
        pool.put(PageTask(2, b"no picture", 50))
        answers = all_answers(pool)
    assert isinstance(answers[1].error, ReaderDied)
    assert isinstance(answers[2].error, ImageUnreadable)


def test_a_picture_that_is_none_is_an_answer_and_the_next_page_is_read(page: bytes, tmp_path: Path) -> None:
    with ReaderPool(1, engine="simulated") as pool:
        pool.put(PageTask(1, b"no picture", 50))
        pool.put(PageTask(2, str(tmp_path / "gone.png"), 50))
        pool.put(PageTask(3, page, 50))
        answers = all_answers(pool)
    assert isinstance(answers[1].error, ImageUnreadable)
    assert isinstance(answers[2].error, ImageUnreadable)
    assert answers[3].data is not None


def test_a_reader_that_hangs_is_ended_and_its_page_given_up(tmp_path: Path) -> None:
    never = tmp_path / "never.png"
    os.mkfifo(never)
    with ReaderPool(1, engine="simulated", page_seconds=0.5) as pool:
        pool.put(PageTask(1, str(never), 50))
        answers = all_answers(pool)
    assert isinstance(answers[1].error, ReaderDied)


def test_a_reader_that_is_killed_while_it_waits_is_replaced(page: bytes) -> None:
    with ReaderPool(1, engine="simulated") as pool:
        pool.put(PageTask(1, page, 50))
        all_answers(pool)
        (reader,) = pool._readers
        assert reader.process.pid is not None
        os.kill(reader.process.pid, signal.SIGKILL)
        reader.process.join()
        pool.put(PageTask(2, page, 50))
        answers = all_answers(pool)
    assert answers[2].data is not None


READ_WITHOUT_END = """
import sys
from desktop.workflow.reader_pool import ReaderPool
from ocr.serve import PageTask

if __name__ == "__main__":
    with ReaderPool(1, engine="simulated") as pool:
        pool.put(PageTask(1, sys.argv[1], 50))
        list(pool.answers())
        print(pool._readers[0].process.pid, flush=True)
        list(pool.answers())
"""


def test_a_reader_that_hangs_does_not_outlive_its_parent(tmp_path: Path) -> None:
    never, script = tmp_path / "never.png", tmp_path / "parent.py"
    os.mkfifo(never)
    script.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{READ_WITHOUT_END}", "utf-8")
    with subprocess.Popen([sys.executable, str(script), str(never)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        reader = int(parent.stdout.readline())
        os.kill(reader, 0)
        parent.kill()
    limit = time.monotonic() + 30
    while is_alive(reader) and time.monotonic() < limit:
        time.sleep(0.05)
    if is_alive(reader):
        os.kill(reader, signal.SIGKILL)
        pytest.fail("the reader goes on without its parent")


def is_alive(pid: int) -> bool:
    """The dead whom nobody has buried yet are dead."""
    try:
        return " Z " not in (Path("/proc") / str(pid) / "stat").read_text("utf-8")
    except OSError:
        return False


def test_without_an_engine_reading_says_what_is_missing(page: bytes) -> None:
    with ReaderPool(2, engine="no-such-engine") as pool:
        pool.put(PageTask(1, page, 50))
        with pytest.raises(EngineMissing):
            all_answers(pool)


def test_a_reader_that_ends_as_soon_as_it_starts_is_no_endless_loop(page: bytes, tmp_path: Path) -> None:
    with ReaderPool(1, engine="simulated", types_folder=tmp_path / "no-types") as pool:
        pool.put(PageTask(1, page, 50))
        with pytest.raises(EngineFailed):
            all_answers(pool)


def test_a_short_look_does_not_wait_for_the_page(page: bytes) -> None:
    with ReaderPool(1, engine="slow") as pool:
        pool.put(PageTask(1, page, 50))
        assert list(pool.answers(0)) == []
        assert pool.pending == 1


def test_no_child_is_left_when_the_work_is_over(page: bytes) -> None:
    with ReaderPool(2, engine="slow") as pool:
        for key in range(4):
            pool.put(PageTask(key, page, 50))
        list(pool.answers(0))
        pids = [reader.process.pid for reader in pool._readers]
    assert len(pids) == 2
    for pid in pids:
        assert pid is not None
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def long_page() -> bytes:
    """With more lines than its head has."""
    drawn = Image.new("L", (826, 1170), 250)
    pen = ImageDraw.Draw(drawn)
    for row in range(80, 1100, 40):
        for column in range(80, 740, 30):
            pen.rectangle((column, row, column + 12, row + 14), fill=10)
    data = io.BytesIO()
    drawn.save(data, "PNG", dpi=(100, 100))
    return data.getvalue()


def shares(pool: ReaderPool) -> list[tuple[int, bool]]:
    """Which page's answers came in which order, and whether they were whole."""
    order = []
    while pool.pending:
        order += [(answer.key, answer.is_whole) for answer in pool.answers()]
    return order


def test_heads_go_before_the_rest_of_any_page() -> None:
    with ReaderPool(1, engine="simulated") as pool:
        for key in (1, 2, 3):
            pool.put(PageTask(key, long_page(), None, share=Share.HEAD))
        order = shares(pool)
    assert order[:3] == [(1, False), (2, False), (3, False)]
    assert sorted(order[3:]) == [(1, True), (2, True), (3, True)]
    assert order[3] == (3, True), "the child goes on with the page it holds"


def test_where_a_document_ends_the_foot_comes_before_other_rests() -> None:
    with ReaderPool(1, engine="simulated") as pool:
        for key in (1, 2, 3):
            pool.put(PageTask(key, long_page(), None, share=Share.HEAD))
        order: list[tuple[int, bool]] = []
        while pool.pending:
            for answer in pool.answers():
                order.append((answer.key, answer.is_whole))
                if len(order) == 2:
                    pool.hasten(1)
                pool.hasten(77)
    assert order[3] == (1, False), "its foot"
    assert order.count((1, True)) == 1
    assert len(order) == 7


def test_pages_whose_rest_waits_take_no_room_from_new_ones() -> None:
    pool = ReaderPool(1, engine="simulated")
    pool.put(PageTask(1, b"", None, share=Share.REST, known=b"known"))
    assert (pool.room, pool.pending) == (2, 1)
