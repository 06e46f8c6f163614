"""Tables as this version needs them: made in a new database, brought forward in an older one, all or nothing."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from surefoot.services.refusal import Refusal
from surefoot.store import migrations
from surefoot.store.database import Database

APP = "store"
MIGRATIONS_TABLE = "django_migrations"
ADVISORY_LOCK = 0x5EF007  # any number that others hardly use


@cache
def known() -> frozenset[str]:
    """The names of our migrations."""
    return frozenset(found.name for found in pkgutil.iter_modules(migrations.__path__) if found.name[0].isdigit())


def bring_up_to_date(database: Database) -> None:
    """Migrate where something is missing. Raises :class:`Refusal` for a database of a newer version."""
    with database.telling():
        if _missing(database):
            _migrate(database)


def applied(database: Database) -> set[str]:
    """The names of the migrations that a database has gone through."""
    connection = database.connection
    if MIGRATIONS_TABLE not in connection.introspection.table_names():
        return set()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT name FROM {MIGRATIONS_TABLE} WHERE app = %s", [APP])  # noqa: S608  a constant
        return {name for (name,) in cursor.fetchall()}


def _missing(database: Database) -> frozenset[str]:
    found = applied(database)
    if newer := sorted(found - known()):
        message = f"this database was written by a newer Surefoot ({newer[-1]}); it is left as it is"
        raise Refusal("database", database.place.named, message, "update Surefoot, or use another folder or database")
    return known() - found


def _migrate(database: Database) -> None:
    """All migrations in one transaction, so that a crash or another process never meets half of them."""
    from django.db.migrations.exceptions import MigrationSchemaMissing
    from django.db.migrations.executor import MigrationExecutor

    with _alone(database):
        if not _missing(database):  # another process was quicker
            return
        executor = MigrationExecutor(database.connection)
        try:
            executor.migrate(executor.loader.graph.leaf_nodes(APP))
        except MigrationSchemaMissing as error:
            raise error.__context__ or error  # noqa: B904  what the database said, with its own cause


@contextmanager
def _alone(database: Database) -> Iterator[None]:
    """A transaction in which no other process migrates. SQLite alters no table while it checks foreign keys."""
    connection = database.connection
    connection.disable_constraint_checking()
    try:
        with database.writing():
            if database.on_server:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])
            yield
    finally:
        connection.enable_constraint_checking()
