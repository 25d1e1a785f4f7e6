from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from exporters.errors import TargetExists, TargetNotWritable
from exporters.writing import Aside, file_aside, leftovers, refusals_of, remove_leftovers
from tests.exporters.papers import ROOT

if TYPE_CHECKING:
    from pathlib import Path

WRITER = """
import sys, time
from pathlib import Path
from exporters.writing import Aside, file_aside
with Aside(Path(sys.argv[1]) / "goi") as aside, aside.file("tep/mot.pdf") as out, \
        file_aside(Path(sys.argv[1]) / "mot.pdf") as other:
    out.write(b"half")
    out.flush()
    print("writing", flush=True)
    time.sleep(60)
"""


def test_a_package_has_its_name_only_when_it_is_finished(tmp_path: Path) -> None:
    target = tmp_path / "kho" / "goi"
    with Aside(target) as aside:
        with aside.file("tep/mot.txt") as out:
            out.write(b"1")
        assert not target.exists()
        aside.finish()
    assert [path.name for path in target.rglob("*") if path.is_file()] == ["mot.txt"]
    assert [path.name for path in target.parent.iterdir()] == ["goi"]


def test_whatever_goes_wrong_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Aside(tmp_path / "goi") as aside, aside.file("a"):
        raise KeyboardInterrupt
    with pytest.raises(KeyboardInterrupt), file_aside(tmp_path / "mot.pdf"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_what_stands_at_the_target_stays(tmp_path: Path) -> None:
    target = tmp_path / "goi"
    target.mkdir()
    with pytest.raises(TargetExists), Aside(target):
        pass
    target.rmdir()
    with Aside(target) as aside:
        target.mkdir()
        with pytest.raises(TargetExists):
            aside.finish()
    assert [path.name for path in tmp_path.iterdir()] == ["goi"]


def test_a_file_of_a_package_is_written_once(tmp_path: Path) -> None:
    with refusals_of(tmp_path / "x"), Aside(tmp_path / "goi") as aside:
        with aside.file("a"):
            pass
        with pytest.raises(FileExistsError), aside.file("a"):
            pass


def test_the_disk_says_why_it_refuses(tmp_path: Path) -> None:
    with pytest.raises(TargetNotWritable) as caught, refusals_of(tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert caught.value.disk_full
    (tmp_path / "file").write_text("x")
    with pytest.raises(TargetNotWritable) as caught, Aside(tmp_path / "file" / "goi"):
        pass
    assert not caught.value.disk_full
    assert caught.value.target == tmp_path / "file" / "goi"


def test_what_a_killed_writer_left_is_told_from_what_is_being_written(tmp_path: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, cwd=ROOT, text=True
    )
    assert writer.stdout is not None
    with writer, writer.stdout:
        assert writer.stdout.readline() == "writing\n"
        assert len(list(tmp_path.iterdir())) == 4
        assert leftovers(tmp_path) == ()
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
    left = leftovers(tmp_path)
    assert [path.name.split(".")[1] for path in left] == ["goi", "mot"]
    assert remove_leftovers(tmp_path) == left
    assert list(tmp_path.iterdir()) == []


def test_only_our_own_leftovers_are_touched(tmp_path: Path) -> None:
    (tmp_path / ".goi.partial-0123456789abcdef").mkdir()
    for name in (".goi.partial-x", "goi.partial-0123456789abcdef", ".goi"):
        (tmp_path / name).mkdir()
    assert [path.name for path in remove_leftovers(tmp_path)] == [".goi.partial-0123456789abcdef"]
    assert len(list(tmp_path.iterdir())) == 3
    (tmp_path / ".goi.partial-0123456789abcdef.lock").touch()
    assert len(remove_leftovers(tmp_path)) == 1
    assert len(list(tmp_path.iterdir())) == 3
    assert leftovers(tmp_path / "nowhere") == ()
