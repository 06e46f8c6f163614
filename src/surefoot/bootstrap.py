"""The one place that puts a house together: where its database is, whose log it is, which engine and clock it has."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

from surefoot.services.planning import Planner
from surefoot.services.ports import Clock, House

__all__ = ["close_house", "data_folder", "folder_in_use", "open_house"]


def open_house(
    data: Path | None = None, *, runner: str = "runner", now: Clock | None = None, planner: Planner | None = None
) -> House:
    """A runner's house: everything in the folder ``data`` (None: :func:`data_folder`), made where it is not there.

    Where the environment's DATABASE_URL names a PostgreSQL database, everything is there and no folder is used.
    Raises :class:`surefoot.services.refusal.Refusal` where the database cannot be used.
    """
    from surefoot.store import places
    from surefoot.store.database import Database

    url = os.environ.get("DATABASE_URL")
    database = Database(places.on_server(url) if url else places.in_folder(data or data_folder()))

    from surefoot.store.measured import MeasuredRuns
    from surefoot.store.originals import Originals
    from surefoot.store.repository import DatabaseLog
    from surefoot.store.upgrade import bring_up_to_date

    bring_up_to_date(database)
    clock = now or _now
    own = folder_in_use(data)
    planner = planner or Planner(protocols=own / "protocols" if own else None)
    return House(DatabaseLog(database, runner, clock), Originals(database), planner, clock, MeasuredRuns(database))


def close_house(house: House) -> None:
    """Close its database now; otherwise it closes when nobody holds the house any more."""
    from surefoot.store.repository import DatabaseLog

    if isinstance(house.log, DatabaseLog):
        house.log.close()


def data_folder() -> Path:
    """Where everything is kept: SUREFOOT_DATA, or else the place that the system has for a user's data."""
    if named := os.environ.get("SUREFOOT_DATA"):
        return Path(named).expanduser()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "surefoot"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "surefoot"


def folder_in_use(data: Path | None = None) -> Path | None:
    """The folder that :func:`open_house` uses; None where everything is on a server."""
    return None if os.environ.get("DATABASE_URL") else data or data_folder()


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
