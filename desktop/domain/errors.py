"""A rule of the office says no.

RuleError
├── WrongState     the step cannot be taken in this state
├── NotAllowed     the person lacks the permission
└── OwnWork        nobody reviews what they checked themselves
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.domain.roles import Permission
    from desktop.domain.states import BatchState, Step


class RuleError(Exception):
    """Base of all refusals by a rule."""


class WrongState(RuleError):
    """`step` (None: a change of the content) cannot be taken while the batch is in `state`."""

    def __init__(self, state: BatchState, step: Step | None) -> None:
        super().__init__(f"{step} in {state}")
        self.state, self.step = state, step


class NotAllowed(RuleError):
    def __init__(self, permission: Permission) -> None:
        super().__init__(permission.value)
        self.permission = permission


class OwnWork(RuleError):
    """The person checked this batch; `step` is for somebody else."""

    def __init__(self, step: Step) -> None:
        super().__init__(step.value)
        self.step = step
