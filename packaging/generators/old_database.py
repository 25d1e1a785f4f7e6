"""Leave a small store behind, as the program of today writes it, so that every later program proves it can open it.

`python packaging/generators/old_database.py`, run once for each released schema, writes `tests/samples/databases/` and
the schema's number: a back-up with a few invented people, papers, values and packages. Schemas that are out there are
not written anew.
"""

from __future__ import annotations

import io
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from desktop.capture.types import ScannedImage
from desktop.domain.documents import PackageState, PageRole
from desktop.domain.identifiers import BatchId, DocumentId, PageId, ScanId
from desktop.domain.roles import Role
from desktop.domain.rows import OfficeRow
from desktop.domain.users import User, local_operator
from desktop.store import maintenance
from desktop.store.store import Store
from desktop.store.tables import PackageTable, PageReadingTable
from desktop.store.upgrade import HEAD
from desktop.workflow import checking, dossiers, intake, lists, review, settings, sorting, users
from desktop.workflow.office import Office
from ocr.serial import dump
from ocr.types import Line, PageReading, Region, Word

ROOT: Final = Path(__file__).resolve().parents[2]
PASSWORD: Final = "mat khau tap huan"
"""Of every person in these stores; nobody's real one."""
DECISION: Final = (
    "ỦY BAN NHÂN DÂN",
    "PHƯỜNG HẠC THÀNH",
    "Số: 1247/QĐ-UBND",
    "QUYẾT ĐỊNH",
    "Về việc trợ cấp xã hội hàng tháng đối với bà Đặng Thị Hồng Đào",
)
VALUES: Final = {
    "document_number": "1247/QĐ-UBND",
    "issued_on": "03/11/2026",
    "issuer": "ỦY BAN NHÂN DÂN PHƯỜNG HẠC THÀNH",
    "title": "QUYẾT ĐỊNH",
    "subject": "Về việc trợ cấp xã hội hàng tháng đối với bà Đặng Thị Hồng Đào",
    "signer": "Lê Văn Hòa",
    "owner_name": "Đặng Thị Hồng Đào",
}
DOSSIERS: Final = "Mã hồ sơ,Mã TTHC,Chủ hồ sơ,Số ký hiệu kết quả\nH42.39-261103-0001,1.001776,{owner},{number}\n"


class SteadyClock:
    """One minute later each time."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self._now += timedelta(minutes=1)
        return self._now


def page_reading(lines: tuple[str, ...]) -> PageReading:
    placed = [
        Line(tuple(Word(word, Region(20 * x, 20 * y, 20 * x + 18, 20 * y + 12), 0.97) for x, word in enumerate(words)))
        for y, words in enumerate((line.split() for line in lines), 1)
    ]
    return PageReading(width=332, height=468, rotation=0, skew=0.0, dpi=40, lines=tuple(placed), engine="invented")


def picture(shade: int) -> bytes:
    data = io.BytesIO()
    Image.new("L", (332, 468), shade).save(data, "PNG")
    return data.getvalue()


def people(office: Office) -> dict[str, User]:
    operator = local_operator("cài đặt")
    users.add("quan", "Phạm Hồng Quân", PASSWORD, {Role.ADMINISTRATOR}, by=operator, office=office)
    found = {"quan": users.sign_in("quan", PASSWORD, office=office)}
    for name, full_name, role in (("lan", "Nguyễn Thị Lan", Role.CLERK), ("minh", "Trần Văn Minh", Role.SUPERVISOR)):
        users.add(name, full_name, PASSWORD, {role}, by=found["quan"], office=office)
        found[name] = users.sign_in(name, PASSWORD, office=office)
    return found


def stack(name: str, pages: int, by: User, office: Office) -> BatchId:
    """A batch of one document, read and cut."""
    with office.unit() as unit:
        batch_id = BatchId(unit.batches.add(name, by=by.name, at=office.clock.now()).id)
        scan = unit.batches.start_scan(batch_id, "files", ["giay-to"], by=by.name, at=office.clock.now())
        unit.batches.add_failure(scan, "giay-to/rong.pdf", None, error="FileEmpty", detail="FileEmpty")
        unit.commit()
        scan_id = ScanId(scan.id)
    for index in range(pages):
        data = picture(200 + index + 10 * batch_id)
        image = ScannedImage(data, "image/png", 332, 468, 40, "giay-to/quyet-dinh.tif", index)
        keep_reading(intake.add_page(scan_id, batch_id, image, office=office), DECISION if index == 0 else (), office)
    intake.finish(scan_id, batch_id, by=by, office=office)
    sorting.sort_read_batches(office)
    return batch_id


def keep_reading(page_id: PageId, lines: tuple[str, ...], office: Office) -> None:
    with office.unit() as unit:
        page = unit.pages.get(page_id)
        page.role = PageRole.CONTENT if lines else PageRole.BLANK
        data = dump(page_reading(lines))
        unit.pages.put_reading(
            PageReadingTable(page_id=page_id, data=data, engine="invented", read_at=office.clock.now())
        )
        unit.commit()


def check(batch_id: BatchId, by: User, office: Office) -> DocumentId:
    (document_id,) = lists.document_ids(office, batch_id)
    checking.set_type(document_id, "QD", by=by, office=office)
    for field_id, text in VALUES.items():
        checking.set_value(document_id, field_id, text, by=by, office=office)
    checking.confirm(document_id, by=by, office=office)
    intake.settle_failures(batch_id, by=by, office=office)
    review.submit(batch_id, by=by, office=office)
    return document_id


def fill(office: Office, folder: Path) -> None:
    """A day in an office: one batch approved and packaged, one returned with a remark, one still to be read."""
    persons = people(office)
    settings.set_office(
        OfficeRow("Ủy ban nhân dân phường Hạc Thành", "H42.39", own_work_allowed=False),
        by=persons["quan"],
        office=office,
    )
    listed = folder / "ho-so.csv"
    listed.write_text(
        DOSSIERS.format(owner=VALUES["owner_name"], number=VALUES["document_number"]), encoding="utf-8-sig"
    )
    dossiers.import_list(listed, by=persons["lan"], office=office)
    approved = stack("Lô đã duyệt", 2, persons["lan"], office)
    packaged = check(approved, persons["lan"], office)
    review.approve(approved, by=persons["minh"], office=office)
    returned = stack("Lô trả lại", 1, persons["lan"], office)
    document_id = check(returned, persons["lan"], office)
    review.return_batch(
        returned, "Sai tên người ký", by=persons["minh"], office=office, document_id=document_id, field_id="signer"
    )
    with office.unit() as unit:
        waiting = BatchId(unit.batches.add("Lô chờ", by="lan", at=office.clock.now()).id)
        scan = unit.batches.start_scan(waiting, "files", ["giay-to"], by="lan", at=office.clock.now())
        unit.packages.add(
            PackageTable(
                name="portal_20261124",
                format="portal",
                profile="portal",
                target="goi/portal_20261124",
                state=PackageState.VERIFIED,
                manifest_sha256="0" * 64,
                created_at=office.clock.now(),
                created_by="minh",
                finished_at=office.clock.now(),
            ),
            [packaged],
        )
        unit.commit()
        scan_id = ScanId(scan.id)
    image = ScannedImage(picture(100), "image/png", 332, 468, None, "giay-to/chua-doc.png", 0)
    intake.add_page(scan_id, waiting, image, office=office)
    intake.finish(scan_id, waiting, by=persons["lan"], office=office)


def main() -> None:
    target = ROOT / "tests" / "samples" / "databases" / HEAD
    if target.exists():
        raise SystemExit(f"{target} is there: a released schema is not written anew")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store(folder / "data")
        fill(Office(store, SteadyClock(), ROOT / "resources"), folder)
        maintenance.backup(store, target)
        store.close()


if __name__ == "__main__":
    main()
