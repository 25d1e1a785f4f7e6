"""A small office at work, out of the sample stack: for pictures of the screens. Real papers go the real way."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.application import Application, operator
from desktop.domain.roles import Role
from desktop.domain.rows import OfficeRow
from desktop.workflow import checking, dossiers, intake, lists, reading, review, settings, users

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.identifiers import BatchId
    from desktop.domain.users import User
    from desktop.workflow.office import Office
    from desktop.workflow.reading import ReadingSettings

PASSWORD: Final = "mat khau mau"
MORNING: Final = datetime(2026, 3, 16, 1, 30, tzinfo=UTC)


class MorningClock:
    """Each look at it is one second later, so that pictures come out the same every time."""

    def __init__(self) -> None:
        self._now = MORNING

    def now(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


@dataclass(frozen=True, slots=True)
class InventedOffice:
    application: Application
    clerk: User
    supervisor: User
    checking: BatchId
    """Read, nothing confirmed yet."""
    returned: BatchId
    reviewing: BatchId
    approved: BatchId
    with_failures: BatchId


def invent_office(data: Path, settings_of_reading: ReadingSettings) -> InventedOffice:
    """Fill a new store with four batches in different states; takes about as long as reading the samples."""
    application = Application.open(data, clock=MorningClock())
    office = application.office
    samples = office.resources / "samples"
    clerk, supervisor = _people(samples, office)
    dossiers.import_list(samples / "dossiers.csv", by=clerk, office=office)
    broken = _broken_files(data)
    first = _take_in("Lô 16/03/2026 – sáng", [_page(samples, n) for n in range(1, 11)], clerk, office)
    second = _take_in("Lô 13/03/2026 – chiều", [_page(samples, n) for n in range(11, 16)], clerk, office)
    third = _take_in("Lô 13/03/2026 – sáng", [_page(samples, n) for n in range(16, 22)], clerk, office)
    fourth = _take_in("Lô 12/03/2026", [_page(samples, n) for n in range(22, 24)], clerk, office)
    fifth = _take_in("Giấy tờ bổ sung", [_page(samples, 24), _page(samples, 25), *broken], clerk, office)
    reading.read_waiting(office, settings_of_reading)
    for batch_id in (second, third, fourth):
        _type_what_is_missing(batch_id, samples, clerk, office)
        checking.confirm_batch(batch_id, by=clerk, office=office, only_sure=False)
        review.submit(batch_id, by=clerk, office=office)
    document = next(row for row in lists.documents(office, second) if (field := row.field("subject")) and field.shown)
    review.return_batch(
        second,
        "Trích yếu còn thiếu tên người được trợ cấp.",
        by=supervisor,
        office=office,
        document_id=document.id,
        field_id="subject",
    )
    review.approve(fourth, by=supervisor, office=office)
    return InventedOffice(application, clerk, supervisor, first, second, third, fourth, fifth)


def _people(samples: Path, office: Office) -> tuple[User, User]:
    with (samples / "office.toml").open("rb") as file:
        content = tomllib.load(file)
    people = []
    by = operator()
    for person, roles in (
        ("supervisor", {Role.SUPERVISOR, Role.ADMINISTRATOR}),
        ("clerk", {Role.CLERK}),
    ):
        names = content[person]
        users.add(names["name"], names["full_name"], PASSWORD, roles, by=by, office=office)
        by = users.sign_in(names["name"], PASSWORD, office=office)
        people.append(by)
        by = people[0]
    settings.set_office(OfficeRow(content["name"], content["code"], own_work_allowed=False), by=by, office=office)
    return people[1], people[0]


def _type_what_is_missing(batch_id: BatchId, samples: Path, by: User, office: Office) -> None:
    """What the machine did not see, as the clerk reads it on the paper."""
    truth = json.loads((samples / "truth.json").read_text(encoding="utf-8"))
    borne = {document["pages"][0]: document["fields"] for document in truth["documents"]}
    for row in lists.documents(office, batch_id):
        fields = borne.get(Path(row.pages[0].file).name, {})
        for field in row.fields:
            if field.required and not field.shown and field.field_id in fields:
                checking.set_value(row.id, field.field_id, fields[field.field_id], by=by, office=office)


def _take_in(name: str, files: Sequence[Path], by: User, office: Office) -> BatchId:
    return intake.take_in(files, name, by=by, office=office).batch_id


def _page(samples: Path, number: int) -> Path:
    return samples / f"{number:03}.jpg"


def _broken_files(data: Path) -> list[Path]:
    """What comes from a copier now and then: an empty file, and a text that is called a picture."""
    folder = data / "from-the-copier"
    folder.mkdir(parents=True)
    empty, text = folder / "scan_0007.pdf", folder / "anh_chup.jpg"
    empty.touch()
    text.write_text("không phải ảnh", encoding="utf-8")
    return [empty, text]
