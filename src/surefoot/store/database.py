"""One open database: its connection, the right to write, and what is said when it cannot be used."""

from __future__ import annotations

import time
import weakref
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count

from surefoot.store.places import PATIENCE, Place
from surefoot.store.settings import start
from surefoot.store.troubles import is_busy, refusal_of

start()

from django.db import DatabaseError, InterfaceError, OperationalError, connections, transaction  # noqa: E402
from django.db.backends.base.base import BaseDatabaseWrapper  # noqa: E402

BETWEEN_TRIES = 0.05  # seconds
_numbers = count(1)


class Database:
    """A database that this process uses, under an ``alias`` of its own.

    Each one has its own connection (each thread its own again), which closes with it. Two of them at the same place
    do not disturb each other more than two processes would.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.alias = f"house-{next(_numbers)}"
        connections.settings[self.alias] = place.settings
        self._closing = weakref.finalize(self, _forget, self.alias)

    @property
    def connection(self) -> BaseDatabaseWrapper:
        """The connection of this thread."""
        return connections[self.alias]

    @property
    def on_server(self) -> bool:
        """Whether it is PostgreSQL."""
        return self.connection.vendor == "postgresql"

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Turn what the database says into a :class:`Refusal` where there is something to be done about it."""
        try:
            yield
        except (DatabaseError, InterfaceError) as error:
            refusal = refusal_of(error, self.place.named)
            if refusal is None:
                raise
            self.connection.close_if_unusable_or_obsolete()
            raise refusal from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction: all of it or nothing. On SQLite nobody else writes meanwhile."""
        with self.telling(), ExitStack() as stack:
            self._begin(stack)
            yield

    def _begin(self, stack: ExitStack) -> None:
        """SQLite waits for other writers by itself, but not in every case (as while it recovers after a crash)."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                stack.enter_context(transaction.atomic(using=self.alias))
            except OperationalError as error:
                if not is_busy(error) or self.connection.in_atomic_block or time.monotonic() >= until:
                    raise
                time.sleep(BETWEEN_TRIES)
            else:
                return

    def close(self) -> None:
        """Close the connection for good."""
        self._closing()


def _forget(alias: str) -> None:
    connections[alias].close()
    del connections[alias]
    connections.settings.pop(alias, None)
