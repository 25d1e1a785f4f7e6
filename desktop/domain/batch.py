"""The steps between the states of a batch, as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.errors import WrongState
from desktop.domain.roles import Permission
from desktop.domain.states import BatchState, Step

__all__ = ["EDITABLE", "OPEN", "TRANSITIONS", "BatchState", "Step", "Transition", "after", "steps_from"]


@dataclass(frozen=True, slots=True)
class Transition:
    start: frozenset[BatchState]
    end: BatchState
    needs: Permission | None
    """None: the machine takes the step by itself."""
    not_own: bool = False
    """Whoever checked the batch may not take it, unless the office allows it."""
    needs_remark: bool = False


def _from(*states: BatchState) -> frozenset[BatchState]:
    return frozenset(states)


TRANSITIONS: Final[dict[Step, Transition]] = {
    Step.FINISH: Transition(_from(BatchState.SCANNING), BatchState.READING, Permission.SCAN),
    Step.CONTINUE: Transition(
        _from(BatchState.SCANNING, BatchState.READING, BatchState.CHECKING, BatchState.RETURNED),
        BatchState.SCANNING,
        Permission.SCAN,
    ),
    Step.SORT: Transition(_from(BatchState.READING), BatchState.CHECKING, None),
    Step.SUBMIT: Transition(_from(BatchState.CHECKING, BatchState.RETURNED), BatchState.REVIEWING, Permission.CHECK),
    Step.RETURN: Transition(_from(BatchState.REVIEWING), BatchState.RETURNED, Permission.REVIEW, needs_remark=True),
    Step.APPROVE: Transition(_from(BatchState.REVIEWING), BatchState.APPROVED, Permission.REVIEW, not_own=True),
    Step.REOPEN: Transition(_from(BatchState.APPROVED), BatchState.CHECKING, Permission.REOPEN, needs_remark=True),
}

EDITABLE: Final = frozenset({BatchState.CHECKING, BatchState.RETURNED})
"""States in which a checker may change values."""

OPEN: Final = frozenset(BatchState) - {BatchState.APPROVED}
"""States of a batch whose name is taken: names of open batches are unique."""


def after(state: BatchState, step: Step) -> BatchState:
    """The state that `step` leads to.

    Raises:
        WrongState: the step cannot be taken from here.
    """
    transition = TRANSITIONS[step]
    if state not in transition.start:
        raise WrongState(state, step)
    return transition.end


def steps_from(state: BatchState) -> frozenset[Step]:
    """What a person can do with a batch in `state`; screens offer exactly these."""
    return frozenset(
        step for step, transition in TRANSITIONS.items() if state in transition.start and transition.needs is not None
    )
