"""Which accepted plans stood, read from the envelopes of a log's entries: plans are large, and few of them are news."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from django.db.models import QuerySet

from surefoot.diary import entries as log
from surefoot.diary.counting import Outline, outline
from surefoot.diary.entries import Entry, PlanFact
from surefoot.diary.folding import remember
from surefoot.diary.plan import Plan
from surefoot.store.database import models

_ACCEPTED, _ADAPTED, _RETRACTED = (
    str(kind.__struct_config__.tag) for kind in (log.PlanAccepted, log.PlanAdapted, log.Retracted)
)
_BESIDE = [str(kind.__struct_config__.tag) for kind in log.BESIDE]
#: Stands for whatever has nothing to do with plans.
_OTHER = log.AvailabilitySet(availability=())
_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)

Read = Callable[[QuerySet[models.Entry]], list[Entry]]


def outlines(rows: QuerySet[models.Entry], known: Sequence[Outline], read: Read, *, adapted: bool) -> list[Outline]:
    """The plans that stood, in order, as a log's rows say; those that are ``known`` are not read again.

    An adapted plan falls with what was told otherwise since, so that where there are any, every entry counts.
    """
    chosen = rows.exclude(kind__in=_BESIDE) if adapted else rows.filter(kind__in=[_ACCEPTED, _RETRACTED])
    memory = remember(_envelopes(chosen), dt.date.max)
    stood = [plan.entry for plan in (*memory.stood, *([memory.standing] if memory.standing else []))]
    found = {one.entry: one for one in known}
    news = read(rows.filter(number__in=[number for number in stood if number not in found]))
    found |= {entry.id: outline(entry.id, entry.fact.plan) for entry in news if isinstance(entry.fact, PlanFact)}
    return [found[number] for number in stood]


def _envelopes(rows: QuerySet[models.Entry]) -> Iterator[Entry]:
    """Entries without what they say, but for what decides which plans stand."""
    for number, kind, effective, of in rows.values_list("number", "kind", "effective", "of"):
        yield Entry(id=number, runner="", author="", effective=effective, recorded=_NEVER, fact=_fact(kind, of or 0))


def _fact(kind: str, of: int) -> log.Fact:
    if kind == _RETRACTED:
        return log.Retracted(of=of)
    if kind == _ACCEPTED:
        return log.PlanAccepted.kept(_unread)
    return log.PlanAdapted.kept(_unread) if kind == _ADAPTED else _OTHER


def _unread() -> Plan:
    raise AssertionError("which plans stand is told without reading any of them")
