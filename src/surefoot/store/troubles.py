"""What databases and disks say when something is wrong, in words that a runner can act on.

What is not known here is no trouble of the place but a mistake of ours, and passes through as it is.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from surefoot.services.refusal import Refusal


class _Trouble(NamedTuple):
    message: str
    mend: str


_FULL = _Trouble(
    "there is no room left where the log is kept; what was recorded before is safe, and nothing else was written",
    "make room, then do the same again",
)
_READ_ONLY = _Trouble(
    "this place cannot be written to",
    "allow yourself to write there, or choose another folder with SUREFOOT_DATA",
)
_NO_DATABASE = _Trouble("this file is no database", "move this file away, or choose another folder with SUREFOOT_DATA")
_DAMAGED = _Trouble(
    "this database is damaged",
    "keep a copy of the whole folder as it is, then put your last backup in its place",
)
_BUSY = _Trouble(
    "somebody else has been writing here for a long while; nothing is harmed, and nothing was written",
    "wait until the other one is done, or end it, then do the same again",
)
_DISK = _Trouble(
    "the disk does not read or write as it should; what was recorded before is kept",
    "look after the disk, then do the same again",
)
_UNREACHABLE = _Trouble(
    "this server does not answer; nothing was written",
    "start the server, or correct DATABASE_URL, or leave it out to keep everything in a file",
)
_NOT_LET_IN = _Trouble("the server does not let this user in", "correct user and password in DATABASE_URL")
_NO_SUCH_DATABASE = _Trouble(
    "the server has no database of this name", "create it with `createdb`, or correct DATABASE_URL"
)
_NOT_ALLOWED = _Trouble(
    "this user may not write there", "let the user create tables in this database, or name another in DATABASE_URL"
)
_CROWDED = _Trouble("the server has too many visitors; nothing was written", "try again in a moment")

# By the names that SQLite gives; the first that a name begins with.
_SQLITE: Mapping[str, _Trouble] = {
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_CANTOPEN": _READ_ONLY,
    "SQLITE_PERM": _READ_ONLY,
    "SQLITE_AUTH": _READ_ONLY,
    "SQLITE_NOTADB": _NO_DATABASE,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_IOERR": _DISK,
}
# By the state that PostgreSQL gives, or the class of it.
_POSTGRES: Mapping[str, _Trouble] = {
    "53100": _FULL,
    "53300": _CROWDED,
    "53": _CROWDED,
    "28": _NOT_LET_IN,
    "3D": _NO_SUCH_DATABASE,
    "42501": _NOT_ALLOWED,
    "25006": _READ_ONLY,
    "55P03": _BUSY,
    "40": _BUSY,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
    "08": _UNREACHABLE,
    "57P": _UNREACHABLE,
}
# While connecting there is no state yet, and the words are all there is.
_WORDS: Mapping[str, _Trouble] = {
    "password": _NOT_LET_IN,
    "authentication": _NOT_LET_IN,
    "pg_hba": _NOT_LET_IN,
    'role "': _NOT_LET_IN,
    'database "': _NO_SUCH_DATABASE,
    "too many": _CROWDED,
    "connections": _CROWDED,
}
_SYSTEM: Mapping[int, _Trouble] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EROFS: _READ_ONLY,
}


def refusal_of(error: Exception, named: str) -> Refusal | None:
    """What to say for an error of Django's database layer; None where it is no trouble of the place."""
    trouble = _trouble(error)
    return None if trouble is None else Refusal("database", named, *trouble)


def refusal_of_system(error: OSError, folder: Path) -> Refusal:
    """What to say where the folder itself cannot be made or used."""
    if isinstance(error, FileExistsError | NotADirectoryError):
        mend = "name a folder with SUREFOOT_DATA, or move the file away"
        return Refusal("data", str(folder), "this is a file, or below one, where a folder is needed", mend)
    if isinstance(error, IsADirectoryError):
        return Refusal("database", str(error.filename), *_NO_DATABASE)
    trouble = _SYSTEM.get(error.errno or 0, _READ_ONLY)
    return Refusal("data", str(folder), *trouble)


def is_busy(error: Exception) -> bool:
    """Whether somebody else is writing, so that it is worth trying again."""
    return _trouble(error) is _BUSY


def _trouble(error: Exception) -> _Trouble | None:
    cause = error.__cause__
    if cause is None:
        return None
    if name := getattr(cause, "sqlite_errorname", None):
        return next((trouble for begin, trouble in _SQLITE.items() if name.startswith(begin)), None)
    if type(cause).__module__.partition(".")[0] != "psycopg":
        return None
    if state := getattr(cause, "sqlstate", None):
        return next((trouble for begin, trouble in _POSTGRES.items() if state.startswith(begin)), None)
    return _while_connecting(str(cause)) if type(error).__name__ in {"OperationalError", "InterfaceError"} else None


def _while_connecting(words: str) -> _Trouble:
    if "FATAL" not in words:
        return _UNREACHABLE
    said = words.rpartition("FATAL:")[2]
    return next((trouble for word, trouble in _WORDS.items() if word in said), _UNREACHABLE)
