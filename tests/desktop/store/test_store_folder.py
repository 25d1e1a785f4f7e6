"""Where a store lies, and who may look into it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from desktop.store.errors import StoreUnusable
from desktop.store.store import Store
from tests.standins.machine import run_script

if TYPE_CHECKING:
    from pathlib import Path

NEEDS_POSIX = pytest.mark.skipif(os.name == "nt", reason="accounts and their rights, as POSIX systems have them")

OPEN_WITHOUT_RIGHTS = """
import sys
from pathlib import Path
from desktop.store.errors import StoreUnusable
from desktop.store.store import Store
from tests.standins.machine import drop_rights
Store(Path(sys.argv[1]).parent / "another").close()  # all is loaded while the program's own folder may be read
drop_rights()
try:
    Store(Path(sys.argv[1]))
except StoreUnusable as error:
    print(error.path, error.detail, sep="|")
"""


@NEEDS_POSIX
def test_nobody_else_on_the_machine_looks_into_a_store(tmp_path: Path) -> None:
    Store(tmp_path / "data").close()
    for folder in (tmp_path / "data", tmp_path / "data" / "vault"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["Hồ sơ của tôi", "what?", "50%25", "a#b", "c&d=e;f"])
def test_a_store_lies_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    if os.name == "nt" and "?" in name:
        pytest.skip("no folder is called so on Windows")
    store = Store(tmp_path / name)
    assert store.database.is_file()
    assert store.queries.batches() == []
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_store_in_the_place_of_a_file_is_unusable(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    with pytest.raises(StoreUnusable) as caught:
        Store(tmp_path / "data")
    assert caught.value.path == str(tmp_path / "data")


@NEEDS_POSIX
def test_a_store_of_somebody_else_is_unusable_and_left_alone(everybodys_folder: Path) -> None:
    Store(everybodys_folder / "data").close()
    path, detail = run_script(OPEN_WITHOUT_RIGHTS, everybodys_folder / "data").split("|")
    assert path == str(everybodys_folder / "data")
    assert detail == "Permission denied"


@NEEDS_POSIX
def test_a_store_that_may_only_be_read_is_unusable(everybodys_folder: Path) -> None:
    folder = everybodys_folder / "data"
    Store(folder).close()
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    assert run_script(OPEN_WITHOUT_RIGHTS, folder).startswith(str(folder))
