"""One runner's log in the database, spoken of in the diary's types.

A log only grows and its numbers have no gaps, so everything up to a number is the same for every reader at every
time: what takes several queries first asks for the last number, and never looks behind it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import Any

import msgspec
from django.db.models import Max, QuerySet

from surefoot.diary.entries import (
    Entry,
    Fact,
    New,
    PlanAccepted,
    PlanAdapted,
    PlanFact,
    Retracted,
    decode_fact,
    encode_fact,
    kind_of,
    original_of,
)
from surefoot.diary.plan import Plan
from surefoot.diary.retracting import taken_back
from surefoot.services.codec import PLAIN, Damaged, pack, unpack
from surefoot.services.ports import Clock
from surefoot.services.refusal import Refusal
from surefoot.store.database import Database, models
from surefoot.store.outings import DatabaseOutings, Log

PLANS: dict[str, type[PlanFact]] = {str(kind.__struct_config__.tag): kind for kind in (PlanAccepted, PlanAdapted)}
RETRACTION = str(Retracted.__struct_config__.tag)
AT_ONCE = 500  # rows an INSERT
_COLUMNS = ("number", "author", "effective", "recorded", "batch", "kind", "codec", "fact")


class DatabaseLog:
    """The log of one runner."""

    def __init__(self, database: Database, runner: str, now: Clock) -> None:
        self._database, self._runner, self._now = database, runner, now
        self.outings = DatabaseOutings(database, Log(runner, self._read, self.writing))

    def entries(self, *, after: int = 0) -> list[Entry]:
        """Every entry behind an id, in the order of ids."""
        with self._database.telling():
            return self._read(self._rows().filter(number__gt=after))

    def append(self, news: Sequence[New]) -> list[Entry]:
        """Write facts, all or none, behind everything that is there; returns them in their places."""
        if not news:
            return []
        with self.writing():
            first, recorded = self._last() + 1, self._now().astimezone(dt.UTC)
            added = [self._entry(number, new, recorded) for number, new in enumerate(news, first)]
            self.outings.take(added, self._write(added))
        return added

    def append_if(self, decide: Callable[[list[Entry]], Sequence[New]]) -> list[Entry]:
        """The same for facts that depend on the log: ``decide`` sees it whole while nobody else can write."""
        with self.writing():
            return self.append(decide(self.entries()))

    def known_digests(self) -> dict[str, int]:
        """Each original's SHA-256 that a living entry names, with the id of its outing."""
        with self._database.telling():
            until = self._rows().filter(number__lte=self._last())
            dead = taken_back(until.filter(kind=RETRACTION).values_list("number", "of"))
            named = until.filter(digest__isnull=False).values_list("number", "of", "digest")
            return {digest: of or number for number, of, digest in named if number not in dead}

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the log for writing over several calls; leaves it as it was where an exception passes through."""
        with self._database.writing():
            self._lock()
            yield

    def restore(self, entries: Iterable[Entry]) -> None:
        """Write entries as they stood in another house, number and time included, into this empty log, all or none.

        They are taken one by one, so that they need not be in memory together. Raises :class:`Refusal` where this log
        is not empty, and ValueError where numbers are missing.
        """
        with self.writing():
            if self._last():
                mend = "restore into a new folder or an empty database"
                raise Refusal("runner", self._runner, "there are entries here already", mend)
            self._write(_numbered(entries))

    def erase(self) -> None:
        """Take away every entry of this runner, and the originals that no other runner's entries name.

        This is the one exception to "a log only grows", and for the runner's own order alone.
        """
        with self.writing():
            alias, runner = self._database.alias, self._number_of_runner()
            self.outings.forget()
            order = models.Erasure.objects.using(alias).create(runner_id=runner)
            models.Entry.objects.using(alias).filter(runner_id=runner).delete()
            named = models.Entry.objects.using(alias).filter(digest__isnull=False).values("digest")
            models.Original.objects.using(alias).exclude(digest__in=named).delete()
            kept = models.Original.objects.using(alias).values("digest")
            models.Measured.objects.using(alias).exclude(digest__in=kept).delete()
            order.delete()
            models.Runner.objects.using(alias).filter(id=runner).delete()
        self._overwrite()

    def close(self) -> None:
        """Close the connection to the database."""
        self._database.close()

    def _overwrite(self) -> None:
        """Leave nothing of what was erased in the file. PostgreSQL does so on its own, in its own time."""
        if not self._database.on_server:
            with self._database.telling(), self._database.connection.cursor() as cursor:
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _rows(self) -> QuerySet[models.Entry]:
        rows = models.Entry.objects.using(self._database.alias)
        return rows.filter(runner__name=self._runner).order_by("number")

    def _last(self) -> int:
        found: int | None = self._rows().aggregate(last=Max("number"))["last"]
        return found or 0

    def _number_of_runner(self) -> int:
        runners = models.Runner.objects.using(self._database.alias)
        found: int = runners.values_list("id", flat=True).get(name=self._runner)
        return found

    def _lock(self) -> None:
        """Nobody else writes into this log until the transaction ends; on SQLite the transaction alone sees to that."""
        runners = models.Runner.objects.using(self._database.alias)
        runners.bulk_create([models.Runner(name=self._runner)], ignore_conflicts=True)
        runners.select_for_update().get(name=self._runner)

    def _entry(self, number: int, new: New, recorded: dt.datetime) -> Entry:
        return Entry(
            id=number,
            runner=self._runner,
            author=new.author,
            effective=new.effective,
            recorded=recorded,
            fact=new.fact,
            batch=new.batch,
        )

    def _write(self, entries: Iterable[Entry]) -> int:
        """Write entries; returns under which number their runner is known."""
        runner = self._number_of_runner()
        rows = (_row(entry, runner) for entry in entries)
        while some := list(islice(rows, AT_ONCE)):
            models.Entry.objects.using(self._database.alias).bulk_create(some)
        return runner

    def _read(self, rows: QuerySet[models.Entry]) -> list[Entry]:
        return [_as_entry(self._runner, *row) for row in rows.values_list(*_COLUMNS)]


def _numbered(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries as they come. Raises ValueError where one has not the next number."""
    for number, entry in enumerate(entries, 1):
        if entry.id != number:
            raise ValueError("these entries are not numbered from 1 without gaps")
        yield entry


def _row(entry: Entry, runner: int) -> models.Entry:
    try:
        codec, fact = pack(encode_fact(entry.fact))
        for text in (entry.author, entry.batch or ""):
            refuse_unwritable(text)
    except UnicodeEncodeError as error:
        mend = "write it in other characters; a file may have to be renamed"
        raise Refusal("entry", ascii(error.object), "this text holds characters that are none", mend) from None
    return models.Entry(
        runner_id=runner,
        number=entry.id,
        author=entry.author,
        effective=entry.effective,
        recorded=entry.recorded,
        batch=entry.batch,
        kind=kind_of(entry.fact),
        of=getattr(entry.fact, "of", None),
        digest=original_of(entry.fact),
        codec=codec,
        fact=fact,
    )


def refuse_unwritable(text: str) -> None:
    """Raise UnicodeEncodeError for what PostgreSQL or SQLite cannot keep as text: half characters, and NUL."""
    if "\0" in text:
        raise UnicodeEncodeError("utf-8", text, text.index("\0"), text.index("\0") + 1, "a NUL character")
    text.encode()


def _as_entry(
    runner: str, number: int, author: str, effective: dt.date, recorded: dt.datetime, batch: str | None, *kept: Any
) -> Entry:
    kind, codec, content = kept
    fact: Any
    fact = PLANS[kind].kept(partial(_plan, number, codec, content)) if kind in PLANS else _fact(number, codec, content)
    return Entry(
        id=number, runner=runner, author=author, effective=effective, recorded=recorded, fact=fact, batch=batch
    )


def _plan(number: int, codec: str, content: bytes) -> Plan:
    fact = _fact(number, codec, content)
    if not isinstance(fact, PlanFact):
        raise _unreadable(number, f"it is {kind_of(fact)} and no plan")
    return fact.plan


def _fact(number: int, codec: str, content: bytes) -> Fact:
    try:
        return decode_fact(content if codec == PLAIN else unpack(codec, content))
    except (Damaged, msgspec.DecodeError) as error:
        raise _unreadable(number, str(error)) from None


def _unreadable(number: int, why: str) -> Refusal:
    mend = "update Surefoot if a newer one wrote it; else restore your last backup"
    return Refusal("entry", str(number), f"this entry cannot be read: {why}", mend)
