"""The details of a bug help to mend the program and tell nothing about citizens."""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
from pathlib import Path

import pytest

from desktop import logs

CITIZEN = "Đặng Thị Hồng Đào"
OTHER = "037149002183"


def stumble(name: str) -> None:
    raise ValueError(f'no such name: {name}\n  File "x", line 1, in {OTHER}\n    {OTHER}')


def stumble_over_it(name: str) -> None:
    try:
        stumble(name)
    except ValueError as error:
        raise KeyError(OTHER) from error


def stumble_while_answering(name: str) -> None:
    try:
        stumble(name)
    except ValueError:
        stumble_over_it(name)


def hide_the_stumbling(name: str) -> None:
    try:
        stumble(name)
    except ValueError:
        raise sqlite3.OperationalError from None


def caught() -> KeyError:
    """A bug that led to another, both with a citizen in their messages."""
    with pytest.raises(KeyError) as info:
        stumble_over_it(CITIZEN)
    return info.value


def test_the_details_name_the_place_and_the_kind_of_every_error_on_the_way() -> None:
    details = logs.bug_details(caught())
    assert details.index("builtins.ValueError") < details.index("builtins.KeyError")
    assert "in stumble" in details
    assert Path(__file__).name in details


def test_no_message_gets_into_the_details_not_even_its_second_line(tmp_path: Path) -> None:
    details = logs.bug_details(caught())
    assert CITIZEN not in details
    assert OTHER not in details
    assert logs.write_bug(tmp_path, caught()).read_text("utf-8") == logs.bug_details(caught())


def test_an_error_that_came_while_answering_another_brings_it_along() -> None:
    with pytest.raises(KeyError) as info:
        stumble_while_answering(CITIZEN)
    details = logs.bug_details(info.value)
    assert details.count("builtins.ValueError") == 2
    assert CITIZEN not in details


def test_an_error_that_hides_where_it_came_from_stays_alone() -> None:
    with pytest.raises(sqlite3.OperationalError) as info:
        hide_the_stumbling(CITIZEN)
    details = logs.bug_details(info.value)
    assert details.startswith("sqlite3.OperationalError")
    assert "ValueError" not in details


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
def test_nobody_else_on_the_machine_reads_the_log(tmp_path: Path) -> None:
    path = logs.write_bug(tmp_path, caught())
    assert path.parent == tmp_path / "logs"
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_every_bug_has_a_file_of_its_own(tmp_path: Path) -> None:
    assert logs.write_bug(tmp_path, caught()) != logs.write_bug(tmp_path, caught())


def test_where_the_data_folder_cannot_be_written_the_details_go_elsewhere(tmp_path: Path) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file", encoding="utf-8")
    path = logs.write_bug(in_the_way, caught())
    assert path.parent == Path(tempfile.gettempdir())
    assert path.is_file()
    path.unlink()
