"""How commands end: scripts depend on it."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from desktop.capture.errors import FeederJammed, FileMissing
from desktop.cli.complaints import code_of, complain
from desktop.cli.output import Exit, worst
from desktop.domain.errors import NotAllowed, OwnWork, WrongState
from desktop.domain.identifiers import DocumentId
from desktop.domain.roles import Permission
from desktop.domain.states import BatchState, Step
from desktop.messages.explain import known_errors
from desktop.store.errors import BackupUnusable, StoreBusy, StoreUnusable, VaultUnwritable
from desktop.workflow.errors import (
    BatchUnknown,
    Block,
    BlockCode,
    Blocked,
    PasswordTooWeak,
    RemarkNeeded,
    SignInFailed,
    ValueRejected,
)
from exporters.errors import ExportError, NotAPackage, TargetExists, TargetNotWritable
from ocr.errors import EngineMissing, ImageUnreadable, OcrError

ORDER = (Exit.BUG, Exit.WORLD, Exit.BAD_INPUT, Exit.REFUSED, Exit.BLOCKED, Exit.DONE)


def test_the_numbers_are_those_of_the_contract() -> None:
    assert {code.name: code.value for code in Exit} == {
        "DONE": 0,
        "BUG": 1,
        "USAGE": 2,
        "BLOCKED": 3,
        "BAD_INPUT": 4,
        "WORLD": 5,
        "REFUSED": 6,
    }


@pytest.mark.parametrize(("first", "second"), list(itertools.combinations(ORDER, 2)))
def test_of_two_outcomes_the_worse_one_is_told(first: Exit, second: Exit) -> None:
    assert worst([first, second]) is worst([second, first]) is first


def test_nothing_that_happened_is_done() -> None:
    assert worst([]) is Exit.DONE


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (WrongState(BatchState.READING, Step.SUBMIT), Exit.REFUSED),
        (NotAllowed(Permission.SCAN), Exit.REFUSED),
        (OwnWork(Step.APPROVE), Exit.REFUSED),
        (SignInFailed(), Exit.REFUSED),
        (PasswordTooWeak(8), Exit.REFUSED),
        (RemarkNeeded(), Exit.REFUSED),
        (Blocked([Block(BlockCode.EMPTY_BATCH)]), Exit.BLOCKED),
        (BatchUnknown("7"), Exit.BAD_INPUT),
        (ValueRejected("issued_on", "Ngày"), Exit.BAD_INPUT),
        (BackupUnusable(Path("a"), "b"), Exit.BAD_INPUT),
        (StoreBusy(), Exit.WORLD),
        (StoreUnusable("a", "b"), Exit.WORLD),
        (VaultUnwritable(Path("a"), "b", disk_full=True), Exit.WORLD),
        (FileMissing(Path("a")), Exit.BAD_INPUT),
        (FeederJammed(3), Exit.WORLD),
        (EngineMissing("tesseract", "vie"), Exit.WORLD),
        (ImageUnreadable("cut"), Exit.BAD_INPUT),
        (TargetNotWritable(Path("a"), "b"), Exit.WORLD),
        (TargetExists(Path("a")), Exit.BAD_INPUT),
        (NotAPackage(Path("a"), "b"), Exit.BAD_INPUT),
        (ZeroDivisionError(), Exit.BUG),
        (OSError(), Exit.BUG),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else value.name,
)
def test_each_kind_of_trouble_has_its_code(error: Exception, code: Exit) -> None:
    assert code_of(error) is code


def test_no_error_that_has_sentences_is_called_a_bug() -> None:
    values_only = {kind for kind in known_errors() if kind.__module__ == "ocr.fields.errors"}
    called_bugs = [kind for kind in known_errors() - values_only if code_of(kind.__new__(kind)) is Exit.BUG]
    assert called_bugs == []
    assert issubclass(OcrError, Exception)
    assert issubclass(ExportError, Exception)


def test_what_blocks_is_listed_with_its_document(capsys: pytest.CaptureFixture[str]) -> None:
    blocks = [Block(BlockCode.FILE_NOT_TAKEN_IN, fact="rong.jpg"), Block(BlockCode.NOT_CONFIRMED, DocumentId(7))]
    assert complain(Blocked(blocks)) is Exit.BLOCKED
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 3
    assert "rong.jpg" in said[1]
    assert said[2].startswith("  - văn bản 7: ")
