"""Puts SQLCipher in place as the driver of sqlite-utils; imported before anything of the store.

sqlite-utils takes `pysqlite3` first and catches that module's exceptions, so the driver stands in
under that name before sqlite-utils is imported for the first time.
"""

from __future__ import annotations

import sys

import sqlcipher3
import sqlcipher3.dbapi2

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2

import sqlite_utils.db  # noqa: E402  (only after its driver is in place)

connect = sqlcipher3.dbapi2.connect
DatabaseError = sqlcipher3.dbapi2.DatabaseError
IntegrityError = sqlcipher3.dbapi2.IntegrityError
OperationalError = sqlcipher3.dbapi2.OperationalError

# An import of sqlite-utils before this module would bind it to another driver for good.
IN_PLACE = vars(sqlite_utils.db)["OperationalError"] is OperationalError
