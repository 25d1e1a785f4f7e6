"""What people read: two Vietnamese sentences for every known error, and the office's words for states and roles.

Vietnamese is the source language of the program: what a clerk reads can never lack a translation.
"""

from desktop.messages.explain import Message, explain, explain_file
from desktop.messages.knowledge import FACT_NAMES, fact_text
from desktop.messages.reasons import reason_text
from desktop.messages.signatures import original_text
from desktop.messages.words import (
    BLOCK_TEXTS,
    CUT_TEXTS,
    FORMAT_NAMES,
    PACKAGE_STATE_NAMES,
    PAGE_ROLE_NAMES,
    PROBLEM_TEXTS,
    ROLE_NAMES,
    STATE_NAMES,
    STEP_NAMES,
    block_text,
    cut_text,
    finding_text,
    flaw_text,
    problem_text,
    scan_again_text,
)

__all__ = [
    "BLOCK_TEXTS",
    "CUT_TEXTS",
    "FACT_NAMES",
    "FORMAT_NAMES",
    "PACKAGE_STATE_NAMES",
    "PAGE_ROLE_NAMES",
    "PROBLEM_TEXTS",
    "ROLE_NAMES",
    "STATE_NAMES",
    "STEP_NAMES",
    "Message",
    "block_text",
    "cut_text",
    "explain",
    "explain_file",
    "fact_text",
    "finding_text",
    "flaw_text",
    "original_text",
    "problem_text",
    "reason_text",
    "scan_again_text",
]
