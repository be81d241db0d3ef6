"""What is known of a cell besides its value."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """Why a cell has a value or has none: the numbers in ``Table.status``."""

    observed = 0
    missing = 1
    not_answered = 2
    suppressed = 3
    not_applicable = 4


class Origin(IntEnum):
    """Whose figure a cell holds: the numbers in ``Table.origin``."""

    own = 0
    borrowed = 1
    inherited = 2
