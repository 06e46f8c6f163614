"""Fold the newest entries of a log into its outings: each outing that they speak of is folded anew, and no other.

An outing follows from the entry that recorded it, from those that speak of it, and from which of them were taken
back. So whatever the new entries are, it is enough to find the outings that they lead to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import Any, TypeVar

import msgspec
from django.db.models import QuerySet
from msgspec import UNSET

from surefoot.diary import entries as log
from surefoot.diary.dates import monday_of
from surefoot.diary.entries import Entry, Fact
from surefoot.diary.folding import remember
from surefoot.diary.memory import Memory, Outing
from surefoot.diary.outings import is_run
from surefoot.diary.retracting import taken_back
from surefoot.services.outings import began, kept
from surefoot.store.database import Database, models

AT_ONCE = 500  # numbers in one question, or rows in one INSERT: databases bound their parameters
OVERLAY = str(log.OverlayApplied.__struct_config__.tag)
RETRACTION = str(log.Retracted.__struct_config__.tag)
RECORDED = str(log.ActivityRecorded.__struct_config__.tag)
PROFILE = str(log.ProfileSet.__struct_config__.tag)

Item = TypeVar("Item")
Read = Callable[[QuerySet[models.Entry]], list[Entry]]


class Folding:
    """The outings of one runner, as ``state`` says how far they know the log, in a transaction that holds it."""

    def __init__(self, database: Database, state: models.Folded, read: Read) -> None:
        self._alias, self._state, self._read = database.alias, state, read

    def take(self, added: Sequence[Entry]) -> None:
        """Follow entries that stand in the log behind those that are known, without a gap."""
        new = {entry.id: entry for entry in added}
        self._note_words(added)
        roots = self._roots(added)
        self._fold(self._touched(added, roots), new)
        self._say_told(added, roots)
        self._say_plans(added)
        self._state.last = added[-1].id
        self._state.save(using=self._alias)

    def _note_words(self, added: Iterable[Entry]) -> None:
        """Keep which outing each entry speaks of."""
        spoken = ((entry.id, outing_of(entry.fact)) for entry in added)
        runner = self._state.runner_id
        rows = (models.Word(runner_id=runner, number=n, outing=of) for n, of in spoken if of is not None)
        for some in _in_parts(rows):
            models.Word.objects.using(self._alias).bulk_create(some)

    def _roots(self, added: Iterable[Entry]) -> dict[int, str]:
        """What retractions lead to in the end, through those that take back others: number and kind."""
        roots: dict[int, str] = {}
        asked = {entry.fact.of for entry in added if isinstance(entry.fact, log.Retracted)}
        seen: set[int] = set()
        while asked:
            seen |= asked
            found = list(self._among(asked, "number", "kind", "of"))
            roots |= {number: kind for number, kind, _ in found if kind != RETRACTION}
            asked = {of for _, kind, of in found if kind == RETRACTION} - seen
        return roots

    def _touched(self, added: Iterable[Entry], roots: Mapping[int, str]) -> set[int]:
        """The outings that may be others than they were."""
        spoken = {outing_of(entry.fact) for entry in added} - {None}
        recorded = {entry.id for entry in added if isinstance(entry.fact, log.ActivityRecorded)}
        recorded |= {number for number, kind in roots.items() if kind == RECORDED}
        words = (self._words(number__in=some).values_list("outing", flat=True) for some in _in_parts(roots))
        return {of for of in (*spoken, *recorded, *chain.from_iterable(words)) if of is not None}

    def _fold(self, outings: Collection[int], new: Mapping[int, Entry]) -> None:
        rows = models.Outing.objects.using(self._alias)
        for some in _in_parts(sorted(outings)):
            memory = remember(self._strands(some, new), dt.date.max)
            old = [number for number in some if number <= self._state.last]
            if old:
                rows.filter(runner_id=self._state.runner_id, number__in=old).delete()
            rows.bulk_create([self._row(memory.outings[number], memory) for number in some if number in memory.outings])

    def _strands(self, outings: Collection[int], new: Mapping[int, Entry]) -> list[Entry]:
        """The living entries that make some outings what they are."""
        words = self._words(outing__in=outings).values_list("number", flat=True)
        numbers = {*outings, *words}
        missing = [number for number in numbers if number not in new]
        older = (entry for some in _in_parts(missing) for entry in self._read(self._entries().filter(number__in=some)))
        found = [*older, *(new[number] for number in numbers if number in new)]
        if not missing and not any(isinstance(entry.fact, log.Retracted) for entry in new.values()):
            return found  # nobody can have taken them back yet
        return [entry for entry in found if entry.id not in self._dead]

    @cached_property
    def _dead(self) -> Mapping[int, int]:
        return taken_back(self._entries().filter(kind=RETRACTION).values_list("number", "of"))

    def _row(self, outing: Outing, memory: Memory) -> models.Outing:
        done = outing.activity
        date, start, number = began(outing)
        return models.Outing(
            runner_id=self._state.runner_id,
            number=number,
            date=date,
            began=start,
            monday=monday_of(date),
            sport=done.sport,
            running=is_run(done),
            by_hand=not outing.origins,
            distance=done.distance,
            duration=done.duration,
            kept=msgspec.json.encode(kept(outing, memory)),
        )

    def _say_told(self, added: Sequence[Entry], roots: Mapping[int, str]) -> None:
        """The runner's last words that were not taken back, on themselves and on the rule book."""
        state, profile, overlay = self._state, profile_of(self._state.profile), self._state.overlay
        if {PROFILE, OVERLAY} & {*roots.values()}:
            told = self._read(self._entries().filter(kind__in=[PROFILE, OVERLAY]))
            added = [entry for entry in told if entry.id not in self._dead]
            profile, overlay = log.ProfileSet(), b"{}"
        for entry in added:
            if isinstance(entry.fact, log.ProfileSet):
                profile = msgspec.structs.replace(profile, **_said(entry.fact))
            elif isinstance(entry.fact, log.OverlayApplied):
                overlay = msgspec.json.encode(msgspec.json.decode(overlay) | entry.fact.overlay)
        state.profile, state.overlay = log.encode_fact(profile), overlay

    def _say_plans(self, added: Iterable[Entry]) -> None:
        """Whether other plans may stand by now, as far as that can be told without looking: rather once too often."""
        for entry in added:
            if isinstance(entry.fact, log.PlanAdapted):
                self._state.adapted = max(self._state.adapted or entry.effective, entry.effective)
        adapted = self._state.adapted or dt.date.min
        self._state.plans_stale = self._state.plans_stale or any(
            isinstance(entry.fact, log.PlanFact | log.Retracted)
            or (entry.effective < adapted and not isinstance(entry.fact, log.BESIDE))
            for entry in added
        )

    def _among(self, numbers: Iterable[int], *columns: str) -> Iterator[tuple[int, str, int]]:
        for some in _in_parts(sorted(numbers)):
            yield from self._entries().filter(number__in=some).values_list(*columns)

    def _entries(self) -> QuerySet[models.Entry]:
        return models.Entry.objects.using(self._alias).filter(runner_id=self._state.runner_id).order_by("number")

    def _words(self, **which: Collection[int]) -> QuerySet[models.Word]:
        return models.Word.objects.using(self._alias).filter(runner_id=self._state.runner_id, **which)


def profile_of(kept: bytes) -> log.ProfileSet:
    """What the runner said of themselves, as it is kept."""
    found = log.decode_fact(kept)
    return found if isinstance(found, log.ProfileSet) else log.ProfileSet()


def _said(profile: log.ProfileSet) -> dict[str, Any]:
    """What a profile sets."""
    return {name: value for name, value in msgspec.structs.asdict(profile).items() if value is not UNSET}


def outing_of(fact: Fact) -> int | None:
    """The outing that a later entry makes another; None where it says nothing that an outing consists of."""
    if isinstance(fact, log.ActivityMerged | log.ActivityCorrected | log.ActivityMeasured):
        return fact.of
    return fact.activity if isinstance(fact, log.SessionMatched) else None


def _in_parts(items: Iterable[Item]) -> Iterator[list[Item]]:
    left = iter(items)
    while some := list(islice(left, AT_ONCE)):
        yield some
