"""The tables. Importing this package knows them all."""

from desktop.store.tables.audit import AuditTable
from desktop.store.tables.base import Base
from desktop.store.tables.batches import BatchTable, RemarkTable, ScanFailureTable, ScanTable
from desktop.store.tables.documents import DocumentTable, FieldReadingTable, ValueTable
from desktop.store.tables.dossiers import DossierTable
from desktop.store.tables.knowledge import FactTable
from desktop.store.tables.originals import OriginalTable
from desktop.store.tables.packages import PackageDocumentTable, PackageTable
from desktop.store.tables.pages import PageReadingTable, PageTable
from desktop.store.tables.users import OfficeSettingTable, UserRoleTable, UserTable

__all__ = [
    "AuditTable",
    "Base",
    "BatchTable",
    "DocumentTable",
    "DossierTable",
    "FactTable",
    "FieldReadingTable",
    "OfficeSettingTable",
    "OriginalTable",
    "PackageDocumentTable",
    "PackageTable",
    "PageReadingTable",
    "PageTable",
    "RemarkTable",
    "ScanFailureTable",
    "ScanTable",
    "UserRoleTable",
    "UserTable",
    "ValueTable",
]
