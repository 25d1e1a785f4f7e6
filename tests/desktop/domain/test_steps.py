"""The table of steps, said once more and by hand: whoever changes a rule changes it in two places."""

from __future__ import annotations

import itertools
from typing import Final

import pytest

from desktop.domain.batch import EDITABLE, OPEN, TRANSITIONS, after, steps_from
from desktop.domain.errors import WrongState
from desktop.domain.roles import Permission
from desktop.domain.states import BatchState, Step

SCANNING, READING, CHECKING = BatchState.SCANNING, BatchState.READING, BatchState.CHECKING
REVIEWING, RETURNED, APPROVED = BatchState.REVIEWING, BatchState.RETURNED, BatchState.APPROVED

LEADS_TO: Final = {
    (SCANNING, Step.FINISH): READING,
    (SCANNING, Step.CONTINUE): SCANNING,
    (READING, Step.CONTINUE): SCANNING,
    (CHECKING, Step.CONTINUE): SCANNING,
    (RETURNED, Step.CONTINUE): SCANNING,
    (READING, Step.SORT): CHECKING,
    (CHECKING, Step.SUBMIT): REVIEWING,
    (RETURNED, Step.SUBMIT): REVIEWING,
    (REVIEWING, Step.RETURN): RETURNED,
    (REVIEWING, Step.APPROVE): APPROVED,
    (APPROVED, Step.REOPEN): CHECKING,
}

NEEDS: Final = {
    Step.FINISH: Permission.SCAN,
    Step.CONTINUE: Permission.SCAN,
    Step.SORT: None,
    Step.SUBMIT: Permission.CHECK,
    Step.RETURN: Permission.REVIEW,
    Step.APPROVE: Permission.REVIEW,
    Step.REOPEN: Permission.REOPEN,
}


@pytest.mark.parametrize(("state", "step"), list(itertools.product(BatchState, Step)))
def test_a_step_leads_where_the_office_says_or_is_refused(state: BatchState, step: Step) -> None:
    if (state, step) in LEADS_TO:
        assert after(state, step) is LEADS_TO[state, step]
    else:
        with pytest.raises(WrongState) as caught:
            after(state, step)
        assert (caught.value.state, caught.value.step) == (state, step)


@pytest.mark.parametrize("state", BatchState)
def test_screens_offer_the_steps_that_a_person_can_take_and_no_other(state: BatchState) -> None:
    can = {step for start, step in LEADS_TO if start is state}
    assert steps_from(state) == can - {Step.SORT}


def test_every_step_has_its_line_in_the_table() -> None:
    assert set(TRANSITIONS) == set(Step)


@pytest.mark.parametrize("step", Step)
def test_each_step_needs_its_permission(step: Step) -> None:
    assert TRANSITIONS[step].needs is NEEDS[step]


def test_only_approving_is_for_somebody_else_than_the_checker() -> None:
    assert {step for step, transition in TRANSITIONS.items() if transition.not_own} == {Step.APPROVE}


def test_giving_back_and_opening_again_need_a_reason() -> None:
    wanting = {step for step, transition in TRANSITIONS.items() if transition.needs_remark}
    assert wanting == {Step.RETURN, Step.REOPEN}


def test_values_are_changed_only_while_a_batch_is_checked_or_returned() -> None:
    assert {CHECKING, RETURNED} == EDITABLE


def test_a_name_is_free_again_once_its_batch_is_approved() -> None:
    assert set(BatchState) - {APPROVED} == OPEN
