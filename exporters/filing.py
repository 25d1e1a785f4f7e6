"""The names and links of a package's PDFs, by the profile's patterns: the same when checked and when written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from exporters.facts import Facts, document_facts
from exporters.naming import Names, fill
from exporters.recipe import Filed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exporters.content import Document
    from exporters.pdf.searchable import PdfFacts
    from exporters.profile import Profile

_PRACTICE_PREFIX: Final = "TAP-HUAN_"


class Filing:
    """Files the documents of one package, in the order they are given."""

    def __init__(self, profile: Profile, package: Mapping[str, str], *, practice: bool) -> None:
        self._profile, self._package, self._practice = profile, package, practice
        self._names = Names(profile.files.longest_name)

    def file(self, document: Document) -> Filed:
        """Name the document's file and its link."""
        rules = self._profile.files
        known = document_facts(document)
        facts = Facts([document], {**self._package, **known}, self._profile)
        prefix = _PRACTICE_PREFIX if self._practice else ""
        name = self._names.take(prefix + fill(rules.name, facts.text), f"{prefix}{document.type_id}-{document.id}")
        path = f"{rules.folder}/{name}" if rules.folder else name
        known |= {"file_name": name, "file_path": path}
        linked = Facts([document], {**self._package, **known}, self._profile)
        known["file_link"] = fill(rules.link, lambda source: quote(linked.text(source)))
        return Filed(document, path, known)

    @staticmethod
    def written(filed: Filed, pdf: PdfFacts) -> Filed:
        """The same, knowing the file."""
        return Filed(filed.document, filed.path, {**filed.facts, "file_size": str(pdf.size), "file_sha256": pdf.sha256})
