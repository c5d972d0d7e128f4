"""What can go wrong with the database file that a person can mend, each with its remedy."""

from __future__ import annotations

from core.kernel.errors import KnownError


class DiskFull(KnownError):
    """The disk has no room for what is being written; nothing half-written remains."""

    code = "S-105"


class ReadOnlyStore(KnownError):
    """The file or its folder may not be written."""

    code = "S-106"


class StoreMissing(KnownError):
    """There is no database at the place given, or it cannot be opened at all."""

    code = "S-107"


class StoreBusy(KnownError):
    """Another program holds the database for longer than we wait."""

    code = "S-108"


class DiskTrouble(KnownError):
    """The operating system reports a read or write error."""

    code = "S-109"


class BackupFailed(KnownError):
    """A backup was written and does not hold what it must; it is not kept as a backup."""

    code = "B-102"
