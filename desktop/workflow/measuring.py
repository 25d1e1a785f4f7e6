"""Read papers whose truth is known, and hold what was read against it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.capture.process import capture
from desktop.capture.types import ScannedImage
from desktop.workflow.stack_reading import read_stack
from ocr.accuracy.cuts import CutScore, score_cuts
from ocr.accuracy.fitting import Fit, fit, gather
from ocr.accuracy.scores import Report, measure
from ocr.documents.split import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.workflow.reader_pool import ReaderPool
    from ocr.accuracy.truth import TrueDocument, TrueStack
    from ocr.documents.document_type import DocumentTypes
    from ocr.types import DocumentReading, PageReading

NO_CUTS = CutScore(0, 0, 0)


@dataclass(frozen=True, slots=True)
class ReadPaper:
    truth: TrueDocument
    reading: DocumentReading
    pages: tuple[PageReading, ...]
    places: tuple[tuple[str, int], ...]
    """Per page its file, and its index there."""


@dataclass(frozen=True, slots=True)
class CutReport:
    """Without separator sheets, and with them."""

    without: CutScore = NO_CUTS
    separated: CutScore = NO_CUTS


def read_papers(truths: Sequence[TrueDocument], types: DocumentTypes, pool: ReaderPool) -> tuple[ReadPaper, ...]:
    """Every paper that could be read at all."""
    by_file = {str(page.file.absolute()): truth for truth in truths for page in truth.pages}
    by_file |= {str(truth.source.absolute()): truth for truth in truths if not truth.pages}
    sources = [truth.source.absolute() for truth in truths]
    papers = []
    for document in read_stack(sources, types, pool, one_document=True):
        if document.reading is not None and document.pages:
            papers.append(
                ReadPaper(
                    by_file[str(Path(document.pages[0].file).absolute())],
                    document.reading,
                    tuple(page.reading for page in document.pages),
                    tuple((page.file, page.index) for page in document.pages),
                )
            )
    return tuple(papers)


def score(papers: Iterable[ReadPaper]) -> Report:
    return measure((paper.truth, paper.reading, paper.pages) for paper in papers)


def cut_stacks(
    stacks: Sequence[TrueStack], papers: Iterable[ReadPaper], types: DocumentTypes, pool: ReaderPool
) -> CutReport:
    """Cut each stack; pages that were read as papers already are not read again."""
    known: dict[str, PageReading] = {
        str(Path(file).absolute()): reading
        for paper in papers
        for (file, _), reading in zip(paper.places, paper.pages, strict=True)
    }
    missing = [file for stack in stacks for file in stack.files if str(file.absolute()) not in known]
    for document in read_stack(dict.fromkeys(file.absolute() for file in missing), types, pool, one_document=True):
        for page in document.pages:
            known[str(Path(page.file).absolute())] = page.reading
    without, separated = NO_CUTS, NO_CUTS
    for stack in stacks:
        found = score_cuts(stack, split(known[str(file.absolute())] for file in stack.files))
        if stack.has_separators:
            separated += found
        else:
            without += found
    return CutReport(without, separated)


def fit_thresholds(papers: Iterable[ReadPaper], types: DocumentTypes) -> tuple[Fit, ...]:
    proposals = gather(((paper.truth, paper.pages) for paper in papers), types)
    return fit(tuple(proposals), types.thresholds)


def pictures(places: Iterable[tuple[str, int]]) -> Mapping[tuple[str, int], bytes]:
    """The images of some pages, by file and index."""
    wanted = set(places)
    files = sorted({file for file, _ in wanted})
    with closing(capture([Path(file) for file in files])) as items:
        return {
            (item.file, item.index): item.data
            for item in items
            if isinstance(item, ScannedImage) and (item.file, item.index) in wanted
        }
