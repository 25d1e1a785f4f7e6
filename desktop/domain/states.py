"""The states of a batch, and the steps that lead from one to another."""

from __future__ import annotations

from enum import Enum


class BatchState(Enum):
    SCANNING = "scanning"
    READING = "reading"
    CHECKING = "checking"
    REVIEWING = "reviewing"
    RETURNED = "returned"
    APPROVED = "approved"


class Step(Enum):
    FINISH = "finish"
    """No more pages come for now."""
    CONTINUE = "continue"
    """More pages come."""
    SORT = "sort"
    """All pages are read and the stack is cut: the machine's step."""
    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    REOPEN = "reopen"
