"""Killed at random moments, the program loses nothing and goes on; `kills.py` does the same many more times."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import pytest

from desktop.application import Application
from desktop.domain.batch import BatchState
from desktop.domain.documents import PageRole
from desktop.workflow import lists
from tests.journeys.kills import Phase, Trial, kill_many, readings_in
from tests.program import run, start
from tests.scans import tray

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEED = 20261124
KILLS = 3
PATIENCE = 60.0


@pytest.mark.parametrize("phase", list(Phase), ids=lambda phase: phase.value)
def test_a_killed_program_loses_nothing_doubles_nothing_and_leaves_nothing_behind(phase: Phase, tmp_path: Path) -> None:
    verdicts = kill_many(phase, KILLS, SEED, tmp_path)
    assert [verdict for verdict in verdicts if not verdict.is_clean] == []


def wait_until(is_so: Callable[[], bool]) -> None:
    limit = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < limit, "it never came to that"
        time.sleep(0.01)


def readers_of(trial: Trial) -> list[int]:
    return [pid for pid, command in trial.alive() if "spawn_main" in command]


def test_a_reader_that_is_killed_costs_no_page_and_no_batch(tmp_path: Path) -> None:
    trial = Trial(tmp_path, {"SOHOA_ENGINE": "slow"})
    papers = tray(tmp_path / "khay", 2)
    words = ("--data", trial.data, "import", papers, "--batch", "Lô sáng")
    with start(*words, home=tmp_path, more=trial.more) as program:
        wait_until(lambda: readings_in(trial)() >= 1)
        os.kill(readers_of(trial)[0], signal.SIGKILL)
        _, said = program.communicate(timeout=PATIENCE)
    assert (program.returncode, said) == (0, "")
    with Application.open(trial.data) as application:
        (batch,) = lists.batches(application.office)
        pages = lists.pages(application.office, batch.id)
        assert batch.state is BatchState.CHECKING
        assert [page.role for page in pages] == [PageRole.CONTENT] * 2
        assert [page.reading_error for page in pages] == [None] * 2


def test_no_reader_outlives_a_killed_reading_without_a_store(tmp_path: Path) -> None:
    trial = Trial(tmp_path, {"SOHOA_ENGINE": "slow"})
    papers = tray(tmp_path / "khay", 6)
    with start("read", papers, "--json", "--pdf", tmp_path / "pdf", home=tmp_path, more=trial.more) as program:
        wait_until(lambda: len(readers_of(trial)) >= 2)
        program.kill()
    assert trial.survivors() == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP], ids=lambda number: number.name)
def test_a_program_that_is_asked_to_stop_tidies_up_and_says_so(number: signal.Signals, tmp_path: Path) -> None:
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    trial = Trial(tmp_path, {"SOHOA_ENGINE": "slow", "TMPDIR": str(scratch)})
    papers = tray(tmp_path / "khay", 6)
    target = tmp_path / "pdf"
    with start("read", papers, "--json", "--pdf", target, home=tmp_path, more=trial.more) as program:
        wait_until(lambda: target.is_dir() and len(readers_of(trial)) >= 2)
        program.send_signal(number)
        _, said = program.communicate(timeout=PATIENCE)
    assert program.returncode == 128 + number
    assert said == "Đã dừng theo yêu cầu. Những gì đã xong vẫn được giữ.\n"
    assert list(target.iterdir()) == []
    assert list(scratch.iterdir()) == []
    assert trial.survivors() == []


def test_what_a_killed_reading_left_beside_its_pdfs_goes_with_the_next_one(tmp_path: Path) -> None:
    trial = Trial(tmp_path, {"SOHOA_ENGINE": "slow"})
    papers = tray(tmp_path / "khay", 2)
    target = tmp_path / "pdf"
    with start("read", papers, "--json", "--pdf", target, home=tmp_path, more=trial.more) as program:
        wait_until(lambda: any(target.glob(".*/*")))
        program.kill()
    assert list(target.iterdir()) != []
    assert run("read", papers, "--json", "--pdf", target, home=tmp_path).code == 0
    assert [path.suffix for path in target.iterdir()] == [".pdf"]
