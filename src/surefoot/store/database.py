"""One open database: its connection, the right to write, and what is said when it cannot be used."""

from __future__ import annotations

import time
import weakref
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count

from surefoot.store.places import Place
from surefoot.store.settings import start
from surefoot.store.troubles import is_busy, refusal_of

start()

from django.db import DatabaseError, InterfaceError, OperationalError, connections, transaction  # noqa: E402
from django.db.backends.base.base import BaseDatabaseWrapper  # noqa: E402

from surefoot.store import models  # noqa: E402

__all__ = ["Database", "models"]  # whoever takes the tables from here finds Django started

BETWEEN_LOOKS = 0.003  # seconds
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
        """Begin, in turn with other writers.

        SQLite's own waiting grows to a tenth of a second between two looks, in which a busy writer takes its turn
        again and again; so we look more often. PostgreSQL keeps a queue.
        """
        if self.on_server or self.connection.in_atomic_block:
            stack.enter_context(transaction.atomic(using=self.alias))
            if self.on_server:
                self._say(f"SET LOCAL lock_timeout = {self.place.patience * 1000:.0f}")
            return
        until = time.monotonic() + self.place.patience
        self._wait_inside(0)
        try:
            while not self._began(stack, last=time.monotonic() >= until):
                time.sleep(BETWEEN_LOOKS)
        finally:
            self._wait_inside(self.place.patience)

    def _began(self, stack: ExitStack, *, last: bool) -> bool:
        try:
            stack.enter_context(transaction.atomic(using=self.alias))
        except OperationalError as error:
            if last or not is_busy(error):
                raise
            return False
        return True

    def _wait_inside(self, seconds: float) -> None:
        """How long SQLite itself waits for a lock."""
        self._say(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")

    def _say(self, setting: str) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(setting)

    def close(self) -> None:
        """Close the connection for good."""
        self._closing()


def _forget(alias: str) -> None:
    connections[alias].close()
    del connections[alias]
    connections.settings.pop(alias, None)
