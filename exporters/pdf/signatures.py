"""Who signed a PDF, and whether it is still what was signed. Nothing is fetched: trust in a signer is not asked for."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError

from exporters.errors import SignaturesUnreadable

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

_BROKEN: Final = (PdfError, SigningError, SignatureValidationError, PathError, ValueError, TypeError, KeyError)
"""What pyHanko, and the parser of certificates below it, make of signatures that are none."""


@dataclass(frozen=True, slots=True)
class Signature:
    signer: str
    """Common name in the certificate: a person, or an agency's seal."""
    organisation: str
    signed_at: datetime | None
    """As a time stamp, else the signer's own clock says; None where neither does."""
    intact: bool
    """What it covers is to the byte what was signed, and the signature fits its certificate."""
    covers_file: bool
    """Nothing was added behind it."""


def read_signatures(path: Path) -> tuple[Signature, ...]:
    """The signatures of a PDF in the order in which they were made; none for a file that nobody signed.

    Raises:
        SignaturesUnreadable: the file is no PDF that can be looked into.
    """
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # names of signers are nobody's business in a log
    try:
        with path.open("rb") as file:
            embedded = PdfFileReader(file, strict=False).embedded_regular_signatures
            return tuple(_look(one) for one in embedded)
    except (*_BROKEN, OSError) as error:
        raise SignaturesUnreadable(path, type(error).__name__) from error


def _look(embedded: EmbeddedPdfSignature) -> Signature:
    subject = embedded.signer_cert.subject.native
    signer, organisation = str(subject.get("common_name", "")), str(subject.get("organization_name", ""))
    try:
        status = validate_pdf_signature(
            embedded, ValidationContext(trust_roots=[], allow_fetching=False), skip_diff=True
        )
    except _BROKEN:
        return Signature(signer, organisation, embedded.self_reported_timestamp, intact=False, covers_file=False)
    stamp = status.timestamp_validity
    return Signature(
        signer=signer,
        organisation=organisation,
        signed_at=stamp.timestamp if stamp is not None else status.signer_reported_dt,
        intact=status.intact and status.valid,
        covers_file=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
    )
