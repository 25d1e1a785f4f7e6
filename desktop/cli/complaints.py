"""Known errors as sentences and exit codes. Its imports lead to every room: it is loaded when something goes wrong."""

from __future__ import annotations

from typing import Final

from desktop.capture.errors import DeviceError, FileError
from desktop.cli.output import Exit, say_error
from desktop.domain.errors import RuleError
from desktop.messages import block_text, explain
from desktop.store import errors as store
from desktop.workflow import errors as workflow
from exporters import errors as exports
from ocr.errors import EngineFailed, EngineMissing, OcrError

_CODES: Final[tuple[tuple[type[Exception], Exit], ...]] = (
    (RuleError, Exit.REFUSED),
    (workflow.SignInFailed, Exit.REFUSED),
    (workflow.PasswordTooWeak, Exit.REFUSED),
    (workflow.RemarkNeeded, Exit.REFUSED),
    (workflow.Blocked, Exit.BLOCKED),
    (workflow.WorkflowError, Exit.BAD_INPUT),
    (store.BackupUnusable, Exit.BAD_INPUT),
    (store.StoreError, Exit.WORLD),
    (FileError, Exit.BAD_INPUT),
    (DeviceError, Exit.WORLD),
    (EngineMissing, Exit.WORLD),
    (EngineFailed, Exit.WORLD),
    (OcrError, Exit.BAD_INPUT),
    (exports.TargetNotWritable, Exit.WORLD),
    (exports.ImageUnusable, Exit.WORLD),
    (exports.PackageUnsound, Exit.WORLD),
    (exports.ContentRefused, Exit.BLOCKED),
    (exports.ExportError, Exit.BAD_INPUT),
)


def code_of(error: BaseException) -> Exit:
    """`BUG` where the error is none of those that have sentences."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), Exit.BUG)


def complain(error: Exception) -> Exit:
    """Say a known error's two sentences on stderr."""
    message = explain(error)
    say_error(str(message) if message else type(error).__name__)
    if isinstance(error, workflow.Blocked):
        for block in error.blocks:
            where = f"văn bản {block.document_id}: " if block.document_id is not None else ""
            say_error(f"  - {where}{block_text(block)}")
    return code_of(error)
