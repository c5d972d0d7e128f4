"""Errors a person can act on: each has a stable code and a Chinese sentence that says the remedy.

Anything that is not a `KnownError` is a bug and belongs in the crash report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class KnownError(Exception):
    """A foreseen failure: `message` is the Chinese sentence shown, `code` never changes."""

    code = "K-000"
    exit_code = 5

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code


@dataclass(frozen=True)
class FieldFault:
    """One thing to mend: dotted path of the input, and the remedy in Chinese."""

    field: str
    message: str


class BadText(KnownError):
    """A single text that cannot be read (amount, date, ID number, name ...)."""

    code = "I-001"
    exit_code = 2


class BadInput(KnownError):
    """A whole input with one or more faults; all of them are reported together."""

    code = "I-100"
    exit_code = 2

    def __init__(self, faults: Sequence[FieldFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("；".join(f"{f.field}：{f.message}" for f in self.faults))


class Refused(KnownError):
    """The act is understood and not allowed (identity violated, lock running, role missing)."""

    code = "R-001"
    exit_code = 5


class WrongKey(KnownError):
    """The password or recovery key does not open the key file."""

    code = "S-102"


class NewerSchema(KnownError):
    """The data was written by a later version of the program."""

    code = "S-103"


class DamagedStore(KnownError):
    """The database file cannot be read although the key is right."""

    code = "S-104"
