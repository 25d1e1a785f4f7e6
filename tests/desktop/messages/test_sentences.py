"""Every known error says in Vietnamese what happened and what to do next; every closed choice has its words."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import desktop.capture.errors
import desktop.domain.errors
import desktop.store.errors
import desktop.workflow
import desktop.workflow.errors
import exporters.errors
import ocr
from desktop import messages
from desktop.domain.documents import PackageState, PageRole
from desktop.domain.errors import NotAllowed, WrongState
from desktop.domain.identifiers import DocumentId
from desktop.domain.roles import Permission, Role
from desktop.domain.states import BatchState, Step
from desktop.messages.explain import known_errors
from desktop.messages.files import FILE_SENTENCES
from desktop.store.errors import ImageLost, VaultUnwritable
from desktop.workflow.errors import Block, BlockCode, Blocked, ListInvalid
from exporters.findings import Finding, FindingCode
from exporters.problems import Problem, ProblemCode
from ocr.errors import OcrError
from ocr.fields.errors import Rejection
from ocr.types import CutReason, ReadingProblemCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from enum import Enum
    from types import ModuleType

FACTS: Final[dict[str, object]] = {
    "blocks": [Block(BlockCode.NOT_CONFIRMED, DocumentId(4))],
    "detail": "thiếu khóa “id”",
    "disk_full": False,
    "document_id": "4",
    "engine": "tesseract",
    "facts": (),
    "field_id": "signer",
    "file": "quyet_dinh.toml",
    "findings": [Finding(FindingCode.FILE_MISSING, "a.pdf")],
    "found": "0002",
    "height": 30_000,
    "kind": "date",
    "known": ["pdf", "portal"],
    "label": "Người ký",
    "limit": 200_000_000,
    "line": 3,
    "missing": "vie.traineddata",
    "name": "lan",
    "page": 0,
    "pages_done": 12,
    "pages": 100_000,
    "path": Path("ho-so") / "to-khai.pdf",
    "permission": Permission.REVIEW,
    "problems": [Problem(ProblemCode.VALUE_MISSING, "4", "signer", "NguoiKy")],
    "reason": "Read-only file system",
    "reference": "Lô sáng",
    "rejection": Rejection.NO_DATE,
    "row": 7,
    "seconds": 60.0,
    "sha256": "0" * 64,
    "shortest": 8,
    "state": BatchState.REVIEWING,
    "step": Step.SUBMIT,
    "target": Path("goi") / "portal_20261124",
    "type_id": "XYZ",
    "version": 9,
    "width": 30_000,
}
"""A sample of each fact that an error may bear."""

MODULES: Final = (
    desktop.domain.errors,
    desktop.store.errors,
    desktop.workflow.errors,
    desktop.capture.errors,
    exporters.errors,
)
ENGLISH: Final = re.compile(
    r"\b(the|error|failed|invalid|none|not|file|batch|document|null|true|false)\b", re.IGNORECASE
)


def everything_below(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def errors_in(module: ModuleType) -> Iterator[type[Exception]]:
    for _, kind in inspect.getmembers(module, inspect.isclass):
        if issubclass(kind, Exception) and kind.__module__ == module.__name__:
            yield kind


def all_errors() -> list[type[Exception]]:
    """Those of the error modules, and of the reading library's and the workflow's wherever they stand."""
    found = {kind for module in MODULES for kind in errors_in(module)}
    for module in (*everything_below(ocr), *everything_below(desktop.workflow)):
        found.update(kind for kind in errors_in(module) if issubclass(kind, OcrError))
    return sorted(found, key=lambda kind: (kind.__module__, kind.__name__))


def leaves(kinds: Iterable[type[Exception]]) -> list[type[Exception]]:
    """Types that are raised: a mere base has others below it and facts of none."""
    known = list(kinds)
    bases = {base for kind in known for base in kind.__mro__[1:]}
    concrete = {kind for kind in known if kind.__name__ == "ImageUnreadable"}
    return [kind for kind in known if kind not in bases or kind in concrete]


def sample(kind: type[Exception]) -> Exception:
    """An instance with a sample of every fact it takes."""
    if "__init__" not in vars(kind) and kind.__init__ is Exception.__init__:
        return kind()
    arguments: list[object] = []
    named: dict[str, object] = {}
    for parameter in inspect.signature(kind).parameters.values():
        fact = FACTS[parameter.name]
        if kind.__name__ == "ImageLost" and parameter.name == "missing":
            fact = True
        if kind.__name__ == "ListInvalid" and parameter.name == "missing":
            fact = ()
        match parameter.kind:
            case inspect.Parameter.KEYWORD_ONLY:
                named[parameter.name] = fact
            case inspect.Parameter.VAR_POSITIONAL:
                pass
            case _:
                arguments.append(fact)
    return kind(*arguments, **named)


def say_something(*sentences: str) -> None:
    for sentence in sentences:
        assert len(sentence) > 10
        assert sentence[0].isupper() or sentence[0] == "“"
        assert sentence.rstrip("”)").endswith(".")
        assert re.search(r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", sentence)
        assert "{" not in sentence
        assert not ENGLISH.search(re.sub(r"“[^”]*”|\S+\.(?:json|traineddata)|vie\S*", "", sentence)), sentence


@pytest.mark.parametrize("kind", leaves(all_errors()), ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_every_known_error_says_what_happened_and_what_to_do(kind: type[Exception]) -> None:
    message = messages.explain(sample(kind))
    assert message is not None, f"{kind.__name__} has no sentences"
    say_something(message.what, message.next_step)
    assert message.what != message.next_step
    assert str(message) == f"{message.what} {message.next_step}"


def test_every_sentence_belongs_to_an_error_that_can_happen() -> None:
    assert known_errors() <= set(all_errors())


def test_the_sentences_of_files_are_those_of_the_errors_of_files() -> None:
    names = {kind.__name__ for kind in leaves(errors_in(desktop.capture.errors))} - {"FeederJammed"}
    assert set(FILE_SENTENCES) == names


def test_a_bug_has_no_sentences() -> None:
    assert messages.explain(ZeroDivisionError()) is None


@pytest.mark.parametrize("name", [*FILE_SENTENCES, "AnErrorOfALaterProgram"])
def test_a_file_that_was_not_taken_in_is_named_without_its_folders(name: str) -> None:
    message = messages.explain_file(name, str(Path("nguyen-van-an") / "to-khai.pdf"))
    say_something(message.what, message.next_step)
    assert "to-khai.pdf" in message.what
    assert "nguyen-van-an" not in str(message)


@pytest.mark.parametrize("state", BatchState)
@pytest.mark.parametrize("step", [None, *Step])
def test_a_step_that_cannot_be_taken_is_explained_in_every_state(state: BatchState, step: Step | None) -> None:
    message = messages.explain(WrongState(state, step))
    assert message is not None
    say_something(message.what)
    assert messages.STATE_NAMES[state] in message.what


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_has_its_words(permission: Permission) -> None:
    message = messages.explain(NotAllowed(permission))
    assert message is not None
    say_something(message.what)


def test_a_list_that_lacks_its_column_and_one_that_is_broken_are_told_apart() -> None:
    path = Path("ho-so.csv")
    told = [
        str(messages.explain(ListInvalid(path, missing=["dossier_code"]))),
        str(messages.explain(ListInvalid(path, row=7, detail="x"))),
        str(messages.explain(ListInvalid(path, detail="x"))),
    ]
    assert "thiếu cột mã hồ sơ" in told[0]
    assert "dòng 7" in told[1]
    assert len(set(told)) == 3


def test_a_full_disk_and_a_missing_right_are_told_apart() -> None:
    path = Path("vault")
    assert messages.explain(VaultUnwritable(path, "x", disk_full=True)) != messages.explain(
        VaultUnwritable(path, "x", disk_full=False)
    )
    assert messages.explain(ImageLost("0", missing=True)) != messages.explain(ImageLost("0", missing=False))


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (BatchState, messages.STATE_NAMES),
        (Step, messages.STEP_NAMES),
        (Role, messages.ROLE_NAMES),
        (PageRole, messages.PAGE_ROLE_NAMES),
        (PackageState, messages.PACKAGE_STATE_NAMES),
        (ReadingProblemCode, messages.PROBLEM_TEXTS),
        (CutReason, messages.CUT_TEXTS),
        (BlockCode, messages.BLOCK_TEXTS),
    ],
    ids=lambda value: value.__name__ if inspect.isclass(value) else "",
)
def test_every_closed_choice_has_its_words(choice: type[Enum], words: dict[Enum, str]) -> None:
    assert set(words) == set(choice)
    assert all(len(text) > 2 for text in words.values())
    assert len(set(words.values())) == len(words)


@pytest.mark.parametrize("code", ReadingProblemCode)
def test_every_doubt_of_the_machine_says_what_to_do(code: ReadingProblemCode) -> None:
    what, next_step = messages.problem_text(code).split(". ", 1)
    say_something(f"{what}.", next_step)


@pytest.mark.parametrize("code", [code for code in BlockCode if code is not BlockCode.RECEIVER_REFUSES])
def test_every_block_says_what_stands_in_the_way_and_names_the_file(code: BlockCode) -> None:
    say_something(messages.block_text(Block(code)))
    assert messages.block_text(Block(code, fact="to-khai.pdf")).endswith("(to-khai.pdf)")


def refused(problem: Problem) -> Block:
    return Block(BlockCode.RECEIVER_REFUSES, refusal=problem)


@pytest.mark.parametrize("code", ProblemCode)
def test_every_refusal_of_a_receiver_says_why_and_what_to_do(code: ProblemCode) -> None:
    text = messages.block_text(refused(Problem(code, key="MaTTHC", limit=2_097_152)))
    say_something(text)
    assert code.value not in text
    assert "hãy" in text


def test_a_file_that_is_too_large_is_told_in_megabytes() -> None:
    text = messages.block_text(refused(Problem(ProblemCode.FILE_TOO_LARGE, limit=3 << 19)))
    assert "1,5 MB" in text


def test_a_key_of_a_later_profile_is_shown_as_it_is() -> None:
    assert "moon_phase" in messages.block_text(refused(Problem(ProblemCode.VALUE_MISSING, key="moon_phase")))


def test_a_missing_office_code_says_where_to_enter_it() -> None:
    assert "Quản trị" in messages.block_text(refused(Problem(ProblemCode.VALUE_MISSING, key="madonvi")))


@pytest.mark.parametrize("code", FindingCode)
def test_every_finding_in_a_package_names_its_file_and_says_what_to_do(code: FindingCode) -> None:
    text = messages.finding_text(Finding(code, "a.pdf", "10", "12"))
    assert "a.pdf" in text
    assert "hãy" in text or "không phải do chương trình xuất" in text or "TẬP HUẤN" in text
    assert "{" not in text


@pytest.mark.parametrize("reason", ["dossier_by_number", "dossier_by_owner", "agrees_with_list"])
def test_a_proposal_from_the_list_says_where_it_comes_from(reason: str) -> None:
    say_something(messages.reason_text(reason))


def test_a_reason_without_words_says_nothing() -> None:
    assert messages.reason_text("grammar_repaired_by_moonlight") == ""


def test_the_first_block_is_told_with_the_number_of_all() -> None:
    blocks = [Block(BlockCode.EMPTY_BATCH), Block(BlockCode.NOT_CONFIRMED, DocumentId(4))]
    message = messages.explain(Blocked(blocks))
    assert message is not None
    assert "2 điểm" in message.what
    assert messages.BLOCK_TEXTS[BlockCode.EMPTY_BATCH] in message.what
