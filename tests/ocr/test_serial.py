"""Readings as bytes."""

from __future__ import annotations

import json
import pickle
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.serial import VERSION, ReadingNotUnderstood, dump, load
from ocr.types import (
    Code,
    Hand,
    HandGuess,
    HandPlace,
    Line,
    Mark,
    MarkKind,
    PagePart,
    PageReading,
    PageRole,
    Region,
    Word,
)

small = st.integers(0, 40_000)


@st.composite
def regions(draw: st.DrawFn) -> Region:
    left, top = draw(small), draw(small)
    return Region(left, top, left + draw(small), top + draw(small))


words = st.builds(
    Word,
    text=st.text(min_size=1, max_size=12),
    region=regions(),
    confidence=st.integers(0, 1000).map(lambda part: part / 1000),
    second=st.none() | st.text(max_size=5),
)
lines = st.builds(Line, words=st.lists(words, min_size=1, max_size=5).map(tuple), block=st.integers(0, 9))
chances = st.integers(0, 1000).map(lambda part: part / 1000)
marks = st.builds(Mark, kind=st.sampled_from(MarkKind), region=regions(), confidence=chances)
guesses = st.builds(HandGuess, text=st.text("0123456789", min_size=1, max_size=6), probability=chances)
hands = st.builds(
    Hand,
    place=st.sampled_from(HandPlace),
    region=regions(),
    guesses=st.lists(guesses, min_size=1, max_size=3).map(tuple),
)
readings = st.builds(
    PageReading,
    width=small,
    height=small,
    rotation=st.sampled_from([0, 90, 180, 270]),
    skew=st.floats(-9, 9),
    dpi=st.integers(1, 2400),
    role=st.sampled_from(PageRole),
    lines=st.lists(lines, max_size=5).map(tuple),
    codes=st.lists(st.builds(Code, symbology=st.text(), text=st.text(), region=regions()), max_size=3).map(tuple),
    separator=st.none() | st.text(),
    engine=st.text(),
    marks=st.lists(marks, max_size=3).map(tuple),
    is_judged=st.booleans(),
    hands=st.lists(hands, max_size=3).map(tuple),
    unread=st.lists(st.sampled_from(PagePart), unique=True).map(tuple),
)


@given(readings)
def test_a_reading_comes_back_as_it_was(reading: PageReading) -> None:
    assert load(dump(reading)) == reading


@given(st.binary())
def test_broken_bytes_are_no_reading(data: bytes) -> None:
    with pytest.raises(ReadingNotUnderstood):
        load(bytes([VERSION]) + data)


def test_a_reading_of_a_later_program_is_not_guessed_at() -> None:
    with pytest.raises(ReadingNotUnderstood) as refused:
        load(bytes([VERSION + 1]) + b"anything")
    assert refused.value.version == VERSION + 1


def test_nothing_at_all_is_no_reading() -> None:
    with pytest.raises(ReadingNotUnderstood):
        load(b"")


def test_the_refusal_travels_between_processes() -> None:
    refused = pickle.loads(pickle.dumps(ReadingNotUnderstood(9)))
    assert isinstance(refused, ReadingNotUnderstood)
    assert refused.version == 9


def test_a_full_page_takes_a_few_kilobytes() -> None:
    page = tuple(
        Line(
            tuple(
                Word(
                    f"từ{row * at % 97}", Region(300 + at * 130, 400 + row * 61, 410 + at * 130, 440 + row * 61), 0.958
                )
                for at in range(12)
            )
        )
        for row in range(45)
    )
    reading = PageReading(width=2480, height=3508, rotation=0, skew=0.3, dpi=300, lines=page)
    assert len(dump(reading)) < 6000


def _without(reading: PageReading, *keys: str) -> bytes:
    """As an earlier version wrote it."""
    content = json.loads(zlib.decompress(dump(reading)[1:]))
    kept = {key: value for key, value in content.items() if key not in keys}
    return bytes([VERSION]) + zlib.compress(json.dumps(kept).encode())


def test_readings_from_before_marks_existed_count_as_not_judged() -> None:
    reading = PageReading(width=9, height=9, rotation=0, skew=0.0, dpi=300, is_judged=True)
    assert load(dump(reading)).is_judged
    assert not load(_without(reading, "judged", "marks", "hands")).is_judged
    assert not load(_without(reading, "judged")).is_judged


def test_readings_with_marks_were_judged_though_they_do_not_say_so() -> None:
    mark = Mark(MarkKind.PEN, Region(0, 0, 9, 9))
    reading = PageReading(width=9, height=9, rotation=0, skew=0.0, dpi=300, marks=(mark,))
    assert load(_without(reading, "judged")).is_judged
