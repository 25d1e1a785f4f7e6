"""`--data`, `--as` and `--json` stand before or after the command, wherever one types them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import typer

from desktop.cli.options import GlobalOptions, batch_name, plain, take_global_options


@pytest.mark.parametrize(
    "words",
    [
        ["--data", "kho", "--as", "lan", "--json", "show", "Lô 1"],
        ["show", "Lô 1", "--data", "kho", "--as", "lan", "--json"],
        ["--json", "show", "--data=kho", "Lô 1", "--as=lan"],
    ],
)
def test_global_options_mean_the_same_before_and_after_the_command(words: list[str]) -> None:
    options, rest = take_global_options(words)
    assert options == GlobalOptions(Path("kho"), "lan", json=True)
    assert rest == ["show", "Lô 1"]


def test_behind_two_dashes_everything_is_a_name() -> None:
    options, rest = take_global_options(["read", "--", "--json", "--data"])
    assert options == GlobalOptions()
    assert rest == ["read", "--", "--json", "--data"]


@pytest.mark.parametrize("words", [["batches", "--data"], ["batches", "--as"], ["--data=", "batches"]])
def test_an_option_without_its_value_is_left_for_the_command_to_refuse(words: list[str]) -> None:
    options, rest = take_global_options(words)
    assert options == GlobalOptions()
    assert any(word.startswith("--") for word in rest)


def test_a_home_folder_may_be_written_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/nha/lan")
    options, _ = take_global_options(["--data", "~/kho", "batches"])
    assert options.data == Path("/nha/lan/kho")


def test_without_data_the_environment_says_where_the_store_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOHOA_DATA", "/kho/chung")
    options, _ = take_global_options(["batches", "--practice"])
    assert (options.data, options.practice) == (Path("/kho/chung"), True)


def test_typed_texts_are_composed_as_everywhere_in_the_program() -> None:
    assert plain(unicodedata.normalize("NFD", "Lô sáng")) == "Lô sáng"


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(typer.BadParameter):
        plain("l\udcff")


@pytest.mark.parametrize("name", ["", "   ", "L" * 201])
def test_a_batch_has_a_name_that_can_be_shown(name: str) -> None:
    with pytest.raises(typer.BadParameter):
        batch_name(name)


def test_spaces_around_a_name_do_not_count() -> None:
    assert batch_name("  Lô 1 ") == "Lô 1"
