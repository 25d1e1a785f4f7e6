"""Engines that misbehave on purpose."""

from __future__ import annotations

import multiprocessing
import signal

import numpy as np
import pytest

from ocr import engines
from ocr.engines.simulated import EXIT_CODE
from ocr.errors import EngineFailed

WHITE = np.full((400, 300), 255, np.uint8)


def read_with(name: str) -> None:
    """In a child process."""
    engines.create(name).read(WHITE, 200)


def test_the_dying_engine_takes_its_process_down() -> None:
    child = multiprocessing.get_context("spawn").Process(target=read_with, args=("dying",))
    child.start()
    child.join(60)
    assert child.exitcode == EXIT_CODE


def test_the_killed_engine_dies_as_one_that_took_too_much_memory() -> None:
    child = multiprocessing.get_context("spawn").Process(target=read_with, args=("killed",))
    child.start()
    child.join(60)
    assert child.exitcode == -signal.SIGKILL


def test_the_hungry_engine_finds_no_memory() -> None:
    with pytest.raises(MemoryError):
        engines.create("hungry").read(WHITE, 200)


def test_the_failing_engine_gives_up_and_says_so() -> None:
    with pytest.raises(EngineFailed) as failed:
        engines.create("failing").read(WHITE, 200)
    assert failed.value.engine == "failing"


def test_the_bad_engine_is_not_sure_of_what_it_saw() -> None:
    lines = engines.create("bad").read(WHITE, 200)
    assert lines
    assert all(line.confidence < 0.5 for line in lines)


def test_stand_ins_are_offered_only_to_those_who_ask() -> None:
    assert engines.names() == ("tesseract", "tesseract_process")
    assert {"slow", "bad", "dying", "killed", "hungry", "hanging", "bad_utf8", "empty"} <= set(
        engines.names(stand_ins=True)
    )
