"""What a PDF says of itself: the XMP packet and the older information dictionary, saying the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from xml.sax.saxutils import escape

from exporters.pdf.syntax import text_string

PART: Final = "2"
CONFORMANCE: Final = "B"

_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <pdfaid:part>{part}</pdfaid:part>
   <pdfaid:conformance>{conformance}</pdfaid:conformance>
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:language><rdf:Bag><rdf:li>vi</rdf:li></rdf:Bag></dc:language>
   <pdf:Producer>{producer}</pdf:Producer>
   <xmp:CreatorTool>{producer}</xmp:CreatorTool>
   <xmp:CreateDate>{made}</xmp:CreateDate>
   <xmp:ModifyDate>{made}</xmp:ModifyDate>
   <xmp:MetadataDate>{made}</xmp:MetadataDate>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Description:
    """A document's title, who made the file and when."""

    title: str
    producer: str
    made_at: datetime
    """Aware."""

    def packet(self) -> bytes:
        """The XMP packet, left uncompressed so that plain tools find the PDF/A mark."""
        made = self._utc().strftime("%Y-%m-%dT%H:%M:%SZ")
        return _PACKET.format(
            part=PART,
            conformance=CONFORMANCE,
            title=escape(self.title),
            producer=escape(self.producer),
            made=made,
        ).encode("utf-8")

    def information(self) -> bytes:
        made = self._utc().strftime("(D:%Y%m%d%H%M%SZ)").encode("ascii")
        return b"<< /Title %s /Creator %s /Producer %s /CreationDate %s /ModDate %s >>" % (
            text_string(self.title),
            text_string(self.producer),
            text_string(self.producer),
            made,
            made,
        )

    def _utc(self) -> datetime:
        return self.made_at.astimezone(UTC)
