"""An image that is in the vault is in it whole, under its own checksum, for good."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from desktop.store.errors import ImageLost, VaultUnwritable
from desktop.store.vault import Vault
from tests.standins.machine import run_on_a_small_disk, run_script

NEEDS_POSIX = pytest.mark.skipif(os.name == "nt", reason="mounts a disk or changes the account, as POSIX systems can")


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "vault")


def files_in(vault: Vault) -> list[str]:
    return sorted(path.name for path in vault.folder.rglob("*") if path.is_file())


def test_an_image_is_named_by_its_checksum_and_comes_back_as_it_was(vault: Vault) -> None:
    name = vault.add(b"a page")
    assert name == hashlib.sha256(b"a page").hexdigest()
    assert vault.load(name) == b"a page"
    assert vault.path(name).relative_to(vault.folder) == Path(name[:2], name[2:4], name)


def test_the_same_bytes_twice_are_one_image(vault: Vault) -> None:
    first = vault.add(b"a page")
    written = vault.path(first).stat()
    assert vault.add(b"a page") == first
    assert files_in(vault) == [first]
    assert vault.path(first).stat().st_ino == written.st_ino


@pytest.mark.parametrize("damage", [b"", b"a pag", b"A page"])
def test_a_damaged_image_is_healed_when_its_bytes_come_again(vault: Vault, damage: bytes) -> None:
    name = vault.add(b"a page")
    vault.path(name).write_bytes(damage)
    assert vault.add(b"a page") == name
    assert vault.load(name) == b"a page"


def test_nothing_but_whole_images_stands_in_the_vault(vault: Vault) -> None:
    names = [vault.add(bytes([number]) * 1000) for number in range(20)]
    assert files_in(vault) == sorted(vault.all()) == sorted(names)


def test_an_image_whose_bytes_were_changed_is_not_given_out(vault: Vault) -> None:
    name = vault.add(b"a page")
    vault.path(name).write_bytes(b"another")
    with pytest.raises(ImageLost) as caught:
        vault.load(name)
    assert (caught.value.sha256, caught.value.missing) == (name, False)


def test_a_missing_image_is_said_to_be_missing(vault: Vault) -> None:
    with pytest.raises(ImageLost) as caught:
        vault.load("0" * 64)
    assert caught.value.missing


def test_a_vault_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    in_the_way = tmp_path / "vault"
    in_the_way.write_text("a file, no folder", encoding="utf-8")
    with pytest.raises(VaultUnwritable) as caught:
        Vault(in_the_way).add(b"a page")
    assert not caught.value.disk_full


FILL_THE_DISK = """
import sys
from pathlib import Path
from desktop.store.errors import VaultUnwritable
from desktop.store.vault import Vault
vault = Vault(Path(sys.argv[1]))
safe = vault.add(b"small" * 1000)
try:
    vault.add(bytes(10_000_000))
except VaultUnwritable as error:
    print(error.disk_full, vault.load(safe) == b"small" * 1000, list(vault.all()) == [safe])
    print(len([path for path in vault.folder.rglob("*") if path.is_file()]))
"""


@NEEDS_POSIX
def test_a_full_disk_is_said_to_be_full_and_the_pages_so_far_are_safe(tmp_path: Path) -> None:
    assert run_on_a_small_disk(FILL_THE_DISK, tmp_path, "512k").split() == ["True", "True", "True", "1"]


WRITE_WITHOUT_RIGHTS = """
import sys
from pathlib import Path
from desktop.store.errors import VaultUnwritable
from desktop.store.vault import Vault
from tests.standins.machine import drop_rights
drop_rights()
for folder in sys.argv[1:]:
    try:
        Vault(Path(folder)).add(b"a page")
        print("written")
    except VaultUnwritable as error:
        print(error.disk_full, error.reason)
"""


@NEEDS_POSIX
def test_a_vault_that_may_only_be_read_refuses_and_the_disk_is_not_blamed(everybodys_folder: Path) -> None:
    closed = everybodys_folder / "closed"
    closed.mkdir(mode=0o555)
    told = run_script(WRITE_WITHOUT_RIGHTS, everybodys_folder / "open", closed)
    assert told.splitlines() == ["written", "False Permission denied"]
    assert list(closed.iterdir()) == []


def test_what_a_dead_process_left_aside_is_found_once_it_is_old(vault: Vault) -> None:
    name = vault.add(b"a page")
    left = vault.path(name).with_name(".aside-0123456789abcdef")
    left.write_bytes(b"a pa")
    assert list(vault.leftovers(3600)) == []
    os.utime(left, (0, 0))
    assert list(vault.leftovers(3600)) == [left]
    assert list(vault.all()) == [name]


@NEEDS_POSIX
def test_what_is_renamed_while_leftovers_are_looked_for_is_passed_over(vault: Vault) -> None:
    name = vault.add(b"a page")
    vault.path(name).with_name(".aside-gone").symlink_to(vault.folder / "renamed meanwhile")
    assert list(vault.leftovers(0)) == []
