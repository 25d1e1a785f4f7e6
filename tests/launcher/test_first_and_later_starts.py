"""What `./sohoa` does on a machine, up to the moment the program begins."""

import shutil

import pytest

from tests.launcher.machine import SUDO, Machine

WORLD = 5


def test_the_first_start_sets_up_and_then_begins_the_program(machine: Machine) -> None:
    outcome = machine.start("demo")
    assert outcome.code == 0
    assert outcome.out == "[-P]\n[-m]\n[desktop]\n[demo]\n"
    assert "cài đặt lần đầu" in outcome.err
    assert machine.calls[-1].startswith("set up program")


def test_a_later_start_asks_nothing_of_the_machine(machine: Machine) -> None:
    machine.start()
    _ = machine.calls
    for tool in ("python3", "dpkg-query", "apt-get"):
        machine.lacks_tool(tool)
    outcome = machine.start("batches")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "[-P]\n[-m]\n[desktop]\n[batches]\n"
    assert machine.calls == []


def test_arguments_arrive_as_they_were_typed(machine: Machine) -> None:
    machine.start()
    outcome = machine.start("read", "Tờ trình số 5.pdf", "", "it's", "$HOME", "*", "a\nb")
    assert outcome.out.split("[desktop]\n")[1] == "[read]\n[Tờ trình số 5.pdf]\n[]\n[it's]\n[$HOME]\n[*]\n[a\nb]\n"


def test_what_set_up_says_stays_out_of_the_programs_own_output(machine: Machine) -> None:
    assert machine.start("--json").out == "[-P]\n[-m]\n[desktop]\n[--json]\n"


def test_the_program_begins_in_the_persons_own_folder(machine: Machine) -> None:
    machine.start()
    own = machine.folder / "giấy tờ"
    own.mkdir()
    (machine.root / ".venv/bin/python3").write_text("#!/bin/sh\npwd -P\n")
    assert machine.start(folder=own).out == f"{own.resolve()}\n"


def test_the_exit_code_is_the_programs_own(machine: Machine) -> None:
    machine.start()
    (machine.root / ".venv/bin/python3").write_text("#!/bin/sh\nexit 3\n")
    assert machine.start().code == 3


def test_a_link_starts_the_program_too(machine: Machine) -> None:
    direct = machine.folder / "sohoa-link"
    direct.symlink_to(machine.root / "sohoa")
    desk = machine.folder / "desk"
    desk.mkdir()
    relative = desk / "sohoa"
    relative.symlink_to("../sohoa-link")
    assert machine.start("a", program=direct).code == 0
    assert machine.start("b", program=relative).err == ""


def test_a_new_lock_is_set_up_at_the_next_start(machine: Machine) -> None:
    machine.start()
    _ = machine.calls
    with (machine.root / "requirements.lock").open("a") as lock:
        lock.write("# newer\n")
    assert "đang cập nhật" in machine.start().err
    assert machine.calls == ["set up program "]


def test_a_folder_that_was_moved_is_set_up_again(machine: Machine) -> None:
    machine.start()
    _ = machine.calls
    machine.root = machine.root.rename(machine.folder / "elsewhere")
    assert machine.start().code == 0
    assert machine.calls == ["set up program "]


def test_an_environment_whose_python_has_gone_is_set_up_again(machine: Machine) -> None:
    machine.start()
    _ = machine.calls
    (machine.root / ".venv/bin/python3").unlink()
    assert machine.start().code == 0
    assert machine.calls == ["set up program "]


@pytest.mark.parametrize("left", ["bin", "ready/root", "ready/program.lock", "ready/program.parts"])
def test_a_set_up_that_was_killed_is_begun_again(machine: Machine, left: str) -> None:
    machine.start()
    _ = machine.calls
    half = machine.root / ".venv" / left
    shutil.rmtree(half) if half.is_dir() else half.unlink()
    assert machine.start().code == 0
    assert machine.calls == ["set up program "]


def test_root_gets_the_missing_parts_of_the_system_and_only_those(machine: Machine) -> None:
    machine.has("tesseract-ocr", "tesseract-ocr-osd", "libegl1")
    machine.start()
    update, install, set_up = machine.calls
    assert update.endswith(" update")
    words = install.split()
    assert {"install", "--no-install-recommends", "tesseract-ocr-vie", "libsane1", "libxcb-cursor0"} < set(words)
    assert not {"tesseract-ocr", "tesseract-ocr-osd", "libegl1", "python3"} & set(words)
    assert set_up == "set up program "


def test_a_person_with_sudo_gets_them_too(machine: Machine) -> None:
    machine.is_used_by_a_clerk()
    machine.has_tool("sudo", SUDO)
    assert machine.start().code == 0
    assert any(call.startswith("sudo -n env DEBIAN_FRONTEND=noninteractive") for call in machine.calls)


def test_who_may_not_install_is_told_the_one_command(machine: Machine) -> None:
    machine.is_used_by_a_clerk()
    machine.lacks_tool("python3")
    outcome = machine.start()
    assert (outcome.code, outcome.out) == (WORLD, "")
    (command,) = [line for line in outcome.err.splitlines() if "apt-get" in line]
    assert command.startswith("  sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends python3 ")
    assert "tesseract-ocr-vie" in command
    assert command.endswith("'")
    assert machine.calls == []


def test_a_clerk_on_a_prepared_machine_needs_no_rights(machine: Machine) -> None:
    machine.start()
    shutil.rmtree(machine.root / ".venv")
    _ = machine.calls
    machine.is_used_by_a_clerk()
    assert machine.start().code == 0
    assert machine.calls == ["set up program "]


def test_a_machine_without_python_gets_one(machine: Machine) -> None:
    machine.lacks_tool("python3")
    assert machine.start().code == 0
    assert any("install" in call and " python3 python3-venv " in call for call in machine.calls)


def test_a_python_that_is_too_old_is_no_python(machine: Machine) -> None:
    machine.has_tool("python3", "exit 1")
    machine.has("python3", "python3-venv", "python3.11", "python3.11-venv")
    outcome = machine.start()
    assert outcome.code == WORLD
    assert "Python 3.11 trở lên" in outcome.err


def test_an_installation_at_work_elsewhere_is_waited_for(machine: Machine) -> None:
    machine.note("busy")
    outcome = machine.start()
    assert outcome.code == 0
    assert "Đang đợi" in outcome.err


def test_a_system_that_installs_nothing_says_so_and_keeps_the_details(machine: Machine) -> None:
    machine.note("offline")
    outcome = machine.start()
    assert (outcome.code, outcome.out) == (WORLD, "")
    assert "Hãy kiểm tra mạng và ổ đĩa" in outcome.err
    assert "Unable to fetch" in (machine.root / ".venv/setup.log").read_text()


def test_an_environment_that_cannot_be_made_stops_the_start_and_is_tried_again(machine: Machine) -> None:
    machine.start()
    shutil.rmtree(machine.root / ".venv")
    machine.note("offline")
    assert machine.start().code == WORLD
    (machine.folder / "offline").unlink()
    assert machine.start().code == 0


def test_a_system_without_apt_is_told_what_it_needs_and_goes_on(machine: Machine) -> None:
    machine.lacks_tool("apt-get")
    outcome = machine.start()
    assert outcome.code == 0
    assert "Tesseract với dữ liệu vie và osd" in outcome.err


def test_the_tests_bring_their_own_parts_and_keep_their_arguments(machine: Machine) -> None:
    outcome = machine.start("test", "-k", "a or b")
    assert outcome.out == f"[-P]\n[{machine.root}/packaging/run_tests.py]\n[test]\n[-k]\n[a or b]\n"
    calls = machine.calls
    assert any("poppler-utils" in call and "xvfb" in call for call in calls)
    assert calls[-1] == "set up program test"
    assert machine.start("test").err == ""
    assert machine.start().err == ""
    assert machine.calls == []


def test_the_tests_are_added_to_what_is_there(machine: Machine) -> None:
    machine.start()
    _ = machine.calls
    machine.start("test")
    _update, install, _set_up = machine.calls
    assert install.endswith("--no-install-recommends poppler-utils qpdf xauth xvfb")
