from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import exporters
from exporters.errors import ProfileInvalid
from exporters.profile import Layer
from exporters.profile_reading import shipped_profiles

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'name = "Kho"\nformat = "excel"\n'
FIELD = '[[field]]\nkey = "a"\nvalue = "title"\n'

MISTAKES = {
    "no TOML": ('name = "Kho\n', 1),
    "no such format": ('name = "Kho"\nformat = "fax"\n', 2),
    "no format": ('name = "Kho"\n', None),
    "unknown word at the top": (HEAD + "colour = 1\n", 3),
    "unknown section": (HEAD + "[colours]\na = 1\n", 3),
    "unknown word in a field": (HEAD + FIELD + "requird = true\n", 6),
    "second field wrong": (HEAD + FIELD + '[[field]]\nkey = "b"\nvalue = "x"\ndate = "dd tháng"\n', 9),
    "field without a key": (HEAD + '[[field]]\nvalue = "x"\n', 3),
    "field without a source": (HEAD + '[[field]]\nkey = "x"\n', 3),
    "field with two sources": (HEAD + '[[field]]\nkey = "x"\nvalue = "x"\nconstant = 1\n', 3),
    "key twice": (HEAD + FIELD + FIELD, 7),
    "no field id": (HEAD + '[[field]]\nkey = "x"\nvalue = "Số hiệu"\n', 5),
    "value is a number": (HEAD + '[[field]]\nkey = "x"\nvalue = 7\n', 5),
    "key is a number": (HEAD + '[[field]]\nkey = 7\nvalue = "x"\n', 4),
    "constant is a date": (HEAD + '[[field]]\nkey = "x"\nconstant = 2026-01-01\n', 5),
    "required is a text": (HEAD + FIELD + 'required = "yes"\n', 6),
    "longest is nothing": (HEAD + FIELD + "longest = 0\n", 6),
    "pattern is wrong": (HEAD + FIELD + "pattern = '('\n", 6),
    "look is wrong": (HEAD + FIELD + 'look = ["paper"]\n', 6),
    "list is wrong": (HEAD + '[[field]]\nkey = "x"\nlist = "all"\n', 5),
    "replace is wrong": (HEAD + FIELD + "replace = { a = 1 }\n", 6),
    "condition is wrong": (HEAD + FIELD + "only_when = 1\n", 6),
    "condition's value is wrong": (HEAD + FIELD + "only_when = { a = 1 }\n", 6),
    "field is no list": (HEAD + '[field]\nkey = "x"\n', 3),
    "files is no table": (HEAD.replace('name = "Kho"', "files = 1"), 1),
    "folder of a folder": (HEAD + '[files]\nfolder = "a/b"\n', 4),
    "name with a format": (HEAD + '[files]\nname = "{title:>10}"\n', 4),
    "name with a stray brace": (HEAD + '[files]\nname = "{title"\n', 4),
    "name with no word": (HEAD + '[files]\nname = "{}"\n', 4),
    "names too short": (HEAD + "[files]\nlongest_name = 5\n", 4),
    "no room": (HEAD + "[files]\nmegabytes = -1\n", 4),
    "quality": (HEAD + "[pdf]\nquality = 100\n", 4),
    "lossless": (HEAD + '[pdf]\nlossless = "maybe"\n', 4),
    "list name": (HEAD + '[lists]\nname = "a b"\n', 4),
    "sheet name": (HEAD + '[lists]\nsheet = "a/b"\n', 4),
    "default without a text": (HEAD + '[defaults]\nchannel = ""\n', 4),
    "default is a number": (HEAD + "[defaults]\nchannel = 1\n", 4),
    "reason of no field": (HEAD + FIELD + '[[reason]]\nkey = "b"\nwhen = { a = "1" }\ntext = "x"\n', 7),
    "reason without a text": (HEAD + FIELD + '[[reason]]\nkey = "a"\nwhen = { a = "1" }\n', 6),
    "starred without reasons": (HEAD + FIELD + "starred = true\n", None),
    "codes by nothing": (HEAD + '[tables.code]\nGKS = "x"\n', None),
    "codes are numbers": (HEAD + '[tables.code]\nby = "type_id"\nGKS = 1\n', None),
}


def written(folder: Path, text: str) -> Path:
    path = folder / "kho.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_file_and_line(tmp_path: Path, mistake: str) -> None:
    text, line = MISTAKES[mistake]
    path = written(tmp_path, text)
    with pytest.raises(ProfileInvalid) as caught:
        exporters.load_profile(path)
    assert caught.value.path == path
    assert caught.value.line == line
    assert caught.value.detail


def test_a_profile_that_is_not_there_or_not_utf_8(tmp_path: Path) -> None:
    with pytest.raises(ProfileInvalid) as caught:
        exporters.load_profile("nowhere", tmp_path)
    assert caught.value.path == tmp_path / "nowhere.toml"
    path = tmp_path / "x.toml"
    path.write_bytes(b'name = "x"\nformat = "\xff"\n')
    with pytest.raises(ProfileInvalid) as caught:
        exporters.load_profile(path)
    assert caught.value.line == 2


def test_a_profile_is_found_by_name_or_path(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + FIELD)
    assert exporters.load_profile("kho", tmp_path) == exporters.load_profile(path) == exporters.load_profile(str(path))


@pytest.mark.parametrize("name", exporters.formats())
def test_every_format_has_a_profile_that_says_what_it_wants(name: str) -> None:
    profile = exporters.load_profile(name)
    assert profile.format == name
    assert profile.name != name
    assert len({entry.key for entry in profile.entries}) == len(profile.entries)


def test_shipped_profiles_name_no_host_of_anyone() -> None:
    """A link to a host that is not the receiver's would be an invention."""
    for path in shipped_profiles().glob("*.toml"):
        used = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        assert not re.search("https?://", "\n".join(used))


def test_the_owner_of_a_dossier_is_looked_for_in_its_list_first() -> None:
    entries = {entry.key: entry for entry in exporters.load_profile("portal").entries}
    assert entries["ChuHoSo"].look == (Layer.DOSSIER, Layer.VALUES)
    assert entries["MaHoSo"].look == (Layer.VALUES, Layer.DOSSIER)
