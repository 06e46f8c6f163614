"""Where a database is: a file in the runner's folder, or a server. As Django's connection settings, made safe first."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from surefoot.services.refusal import Refusal
from surefoot.store.troubles import refusal_of_system

FILE = "surefoot.sqlite3"
PATIENCE = 30.0  # seconds to wait for another writer
CONNECTING = 10  # seconds to wait for a server
SQLITE_BEGINS = b"SQLite format 3\0"

#: FULL and not NORMAL: with a write-ahead log, NORMAL never harms the file, but a power cut may take the last
#: entries with it, and what a runner was told is recorded has to be there. An import writes many entries at once, so
#: it hardly pays for that. ``fullfsync`` makes macOS mean it.
PRAGMAS = {"journal_mode": "WAL", "synchronous": "FULL", "fullfsync": "ON", "checkpoint_fullfsync": "ON"}

_COMMON: dict[str, Any] = {
    "ATOMIC_REQUESTS": False,
    "AUTOCOMMIT": True,
    "CONN_MAX_AGE": 0,
    "CONN_HEALTH_CHECKS": False,
    "TIME_ZONE": None,
    "USER": "",
    "PASSWORD": "",
    "HOST": "",
    "PORT": "",
    "TEST": {"CHARSET": None, "COLLATION": None, "MIGRATE": True, "MIRROR": None, "NAME": None},
}


class Place(NamedTuple):
    """A database: its name in messages, without a password, its settings, and how many seconds to wait for a turn."""

    named: str
    settings: dict[str, Any]
    patience: float


def in_folder(folder: Path) -> Place:
    """The database file of a folder; both are made where they are not there, for their owner's eyes alone.

    Raises :class:`Refusal` where they cannot be made, or where the file is something else.
    """
    file = folder / FILE
    with _telling(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
        with file.open("rb") as stream:
            begins = stream.read(len(SQLITE_BEGINS))
    if begins not in {b"", SQLITE_BEGINS}:
        mend = "move this file away, or choose another folder with SUREFOOT_DATA"
        raise Refusal("database", str(file), "this file is no database", mend)
    pragmas = ";".join(f"PRAGMA {name}={value}" for name, value in PRAGMAS.items())
    options = {"timeout": PATIENCE, "transaction_mode": "IMMEDIATE", "init_command": pragmas}
    settings = {**_COMMON, "ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": options}
    return Place(str(file), settings, PATIENCE)


def on_server(url: str) -> Place:
    """The database of a URL, as PostgreSQL's own programs read it. Raises :class:`Refusal` where it is none."""
    scheme, mark, _ = url.partition("://")
    if scheme not in {"postgres", "postgresql"}:
        raise _no_address(f"{scheme}://…" if mark else "…", "this is no address of a PostgreSQL database")
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError:
        raise _no_address(f"{scheme}://…", "this address cannot be read") from None
    name = str(parts.pop("dbname", ""))
    server = f"{parts.get('host', 'localhost')}:{parts.get('port', 5432)}"
    if not name:
        raise _no_address(f"{scheme}://{server}", "this address names no database")
    options = {"connect_timeout": CONNECTING, "application_name": "surefoot", **parts}
    settings = {**_COMMON, "ENGINE": "django.db.backends.postgresql", "NAME": name, "OPTIONS": options}
    return Place(f"{scheme}://{server}/{name}", settings, PATIENCE)


def _no_address(shown: str, message: str) -> Refusal:
    """What is shown of an address holds nothing that may be secret."""
    mend = "write it as postgresql://user:password@host:5432/database, or leave it out to keep everything in a file"
    return Refusal("DATABASE_URL", shown, message, mend)


@contextmanager
def _telling(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise refusal_of_system(error, folder) from None
