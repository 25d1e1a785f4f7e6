"""Readings held against the truth."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ocr.accuracy.comparing import character_error_rate, is_among, word_error_rate
from ocr.accuracy.reliability import Judged, Share, share
from ocr.accuracy.truth import TRUTH_KEYS
from ocr.language.matching import alike
from ocr.types import PageRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ocr.accuracy.truth import TrueDocument
    from ocr.types import DocumentReading, PageReading, Region

NOTHING: Final = Share(0, 0)
CORE: Final = ("document_number", "issued_on", "issuer", "signer")
"""With the type: judged together."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A field read wrong, or not at all, or one that the paper does not bear."""

    document: str
    field_id: str
    expected: str | None
    read: str | None
    sure: bool
    reason: str = ""
    page: int | None = None
    """Index into the document's pages, from 0, of what was read."""
    region: Region | None = None


@dataclass(frozen=True, slots=True)
class FieldScore:
    borne: int = 0
    right: int = 0
    invented: int = 0
    """Read although the paper does not bear it."""
    sure: int = 0
    sure_wrong: int = 0


@dataclass(frozen=True, slots=True)
class ProfileScore:
    """All papers of one state."""

    core: Share
    """Documents whose type and core fields are all right."""
    characters: float | None
    """Share of characters wrong, mean over the documents; None where nobody knows the text."""
    words: float | None


@dataclass(frozen=True, slots=True)
class Report:
    documents: int
    types_right: int
    core_right: int
    """Documents whose type and core fields are all right."""
    core_sure: int
    """Of these, the documents with all of them sure: nobody need touch them."""
    fields: Mapping[str, FieldScore]
    by_hand: Mapping[str, Share]
    """Field id → the values whose figures were filled in by hand."""
    misses: tuple[Miss, ...]
    by_profile: Mapping[str, ProfileScore] = field(default_factory=dict)
    values: tuple[Judged, ...] = ()
    """Every value read of which the truth is known."""
    turned: Share = NOTHING
    """Pages turned right."""
    blanks: Share = NOTHING
    """Blank pages found."""
    lost: int = 0
    """Real pages called blank."""

    @property
    def sure(self) -> Share:
        return share(value.right for value in self.values if value.sure)

    @property
    def right_and_sure(self) -> Share:
        """Of the right values, those that nobody need look at."""
        return share(value.sure for value in self.values if value.right)

    @property
    def sure_but_wrong(self) -> tuple[Miss, ...]:
        return tuple(miss for miss in self.misses if miss.sure)


class Tally:
    """Takes documents one by one."""

    def __init__(self) -> None:
        self._fields: dict[str, Counter[str]] = {field_id: Counter() for field_id in TRUTH_KEYS}
        self._by_hand: dict[str, list[bool]] = {}
        self._misses: list[Miss] = []
        self._values: list[Judged] = []
        self._core: dict[str, list[bool]] = {}
        self._characters: dict[str, list[float]] = {}
        self._words: dict[str, list[float]] = {}
        self._turned: list[bool] = []
        self._blanks: list[bool] = []
        self._types_right = self._core_sure = self._lost = 0

    def add(self, truth: TrueDocument, reading: DocumentReading, pages: Sequence[PageReading]) -> None:
        wrong = {field_id for field_id in TRUTH_KEYS if not self._judge(truth, reading, field_id)}
        type_right = not truth.type or truth.type in (reading.type.id, alike(reading.type.name))
        type_right = type_right or alike(truth.type) == alike(reading.type.name)
        if not type_right:
            self._misses.append(Miss(truth.id, "type", truth.type, reading.type.id, reading.type.sure))
        self._types_right += type_right
        core = type_right and not wrong & set(CORE)
        self._core.setdefault(truth.profile, []).append(core)
        self._core_sure += core and reading.type.sure and _all_sure(truth, reading)
        if any(page.orders for page in truth.pages):
            text = "\n".join(page.text for page in pages)
            self._characters.setdefault(truth.profile, []).append(character_error_rate(truth, text))
            self._words.setdefault(truth.profile, []).append(word_error_rate(truth, text))
        for true, page in zip(truth.pages, pages, strict=False):
            is_blank = page.role is PageRole.BLANK
            if true.is_blank:
                self._blanks.append(is_blank)
            else:
                self._lost += is_blank
                self._turned.append(page.rotation == true.rotation)

    def report(self) -> Report:
        return Report(
            documents=sum(map(len, self._core.values())),
            types_right=self._types_right,
            core_right=sum(map(sum, self._core.values())),
            core_sure=self._core_sure,
            fields={field_id: FieldScore(**tally) for field_id, tally in self._fields.items()},
            by_hand={field_id: share(rights) for field_id, rights in self._by_hand.items()},
            misses=tuple(self._misses),
            by_profile={
                profile: ProfileScore(
                    share(rights), _mean(self._characters.get(profile)), _mean(self._words.get(profile))
                )
                for profile, rights in sorted(self._core.items())
            },
            values=tuple(self._values),
            turned=share(self._turned),
            blanks=share(self._blanks),
            lost=self._lost,
        )

    def _judge(self, truth: TrueDocument, reading: DocumentReading, field_id: str) -> bool:
        expected, found = truth.values.get(field_id), reading.field(field_id)
        if expected is None and not truth.complete:
            return True
        right = found is None if expected is None else found is not None and is_among(field_id, found.value, expected)
        score = self._fields[field_id]
        if expected is None and found is not None:
            score["invented"] += 1
        if expected is not None:
            score["borne"] += 1
            score["right"] += right
            if field_id in truth.by_hand:
                self._by_hand.setdefault(field_id, []).append(right)
        if found is not None:
            self._values.append(Judged(field_id, found.confidence, found.sure, right))
            score["sure"] += found.sure
            score["sure_wrong"] += found.sure and not right
        if not right:
            wanted = expected[0] if expected else None
            if found is None:
                self._misses.append(Miss(truth.id, field_id, wanted, None, sure=False))
            else:
                place = (found.page, found.region)
                self._misses.append(Miss(truth.id, field_id, wanted, found.value, found.sure, found.reason, *place))
        return right


def measure(readings: Iterable[tuple[TrueDocument, DocumentReading, Sequence[PageReading]]]) -> Report:
    """Each truth with what was read of the document and of its pages."""
    tally = Tally()
    for truth, reading, pages in readings:
        tally.add(truth, reading, pages)
    return tally.report()


def _all_sure(truth: TrueDocument, reading: DocumentReading) -> bool:
    borne = [reading.field(field_id) for field_id in CORE if field_id in truth.values]
    return all(one is not None and one.sure for one in borne)


def _mean(values: Sequence[float] | None) -> float | None:
    return sum(values) / len(values) if values else None
