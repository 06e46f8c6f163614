"""The outings of one runner's log in tables of their own, brought up to date with each entry.

They are derived: whatever is missing or was written by another version is made again from the log, by the same fold
that planning uses. A page is read without touching the log.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

import msgspec
from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from surefoot.diary.counting import Outline
from surefoot.diary.entries import Entry, ProfileSet, encode_fact
from surefoot.rulebook import load_book
from surefoot.services.outings import ActivityDocument, Answer, Filter, Kept, View, WeekOfSport
from surefoot.store.database import Database, models
from surefoot.store.folding import Folding, Read, profile_of
from surefoot.store.standing import outlines

#: Goes up when outings are folded otherwise, or kept otherwise: they are then all made again. So they are with another
#: rule book, which says what can be believed of a measure.
VERSION = "1"
TRIES = 3  # at a state of the log that stands still, before it is held


class _Shown(msgspec.Struct, frozen=True, array_like=True):
    """Of what is kept the document alone."""

    document: ActivityDocument


_shown, _kept = msgspec.json.Decoder(_Shown), msgspec.json.Decoder(Kept)
_outlines = msgspec.json.Decoder(list[Outline])


class Log(NamedTuple):
    """What the outings need of the log that they are of: whose it is, how to read its rows, and how to hold it."""

    runner: str
    read: Read
    writing: Callable[[], AbstractContextManager[None]]


class DatabaseOutings:
    """The outings of one runner."""

    def __init__(self, database: Database, log: Log) -> None:
        self._database, self._log = database, log

    def see(self, look: Callable[[View], Answer]) -> Answer:
        """What ``look`` makes of them, as one state of the log. It is asked again where somebody wrote meanwhile."""
        with self._database.telling():
            for _ in range(TRIES):
                state = self._ready()
                answer = look(_View(self._database, state))
                if self._last() == state.last:
                    return answer
            with self._log.writing():
                return look(_View(self._database, self._ready()))

    def take(self, added: Sequence[Entry], runner: int) -> None:
        """Follow entries that were just written, in the same transaction.

        Where the outings do not know the log up to them, whoever looks next brings them up to date.
        """
        state = self._state() or self._nothing(runner)
        if state.version == _version() and state.last == added[0].id - 1:
            self._folding(state).take(added)

    def forget(self) -> None:
        """Delete all that is derived of this runner's log; whoever looks next makes it again."""
        for table in (models.Outing, models.Word, models.Folded):
            table.objects.using(self._database.alias).filter(runner__name=self._log.runner).delete()

    def _ready(self) -> models.Folded:
        """How far the log is folded: all of it."""
        state = self._state()
        if state is None and not self._last():
            return self._nothing(0)
        if state is None or not self._is_ready(state):
            with self._log.writing():
                return self._caught_up()
        return state

    def _is_ready(self, state: models.Folded) -> bool:
        return state.version == _version() and not state.plans_stale and state.last == self._last()

    def _caught_up(self) -> models.Folded:
        """Fold what was not folded yet, while nobody else can write."""
        state = self._state()
        if state is not None and state.version != _version():
            self.forget()
            state = None
        runners = models.Runner.objects.using(self._database.alias)
        state = state or self._nothing(runners.get(name=self._log.runner).id)
        if added := self._log.read(self._entries().filter(number__gt=state.last)):
            self._folding(state).take(added)
        if state.plans_stale:
            known = _outlines.decode(state.plans)
            found = outlines(self._entries(), known, self._log.read, adapted=state.adapted is not None)
            state.plans, state.plans_stale = msgspec.json.encode(found), False
            state.save(using=self._database.alias)
        return state

    def _folding(self, state: models.Folded) -> Folding:
        return Folding(self._database, state, self._log.read)

    def _state(self) -> models.Folded | None:
        return models.Folded.objects.using(self._database.alias).filter(runner__name=self._log.runner).first()

    def _nothing(self, runner: int) -> models.Folded:
        """The state of an empty log."""
        return models.Folded(
            runner_id=runner,
            version=_version(),
            last=0,
            profile=encode_fact(ProfileSet()),
            overlay=b"{}",
            plans=b"[]",
            plans_stale=False,
        )

    def _entries(self) -> QuerySet[models.Entry]:
        rows = models.Entry.objects.using(self._database.alias)
        return rows.filter(runner__name=self._log.runner).order_by("number")

    def _last(self) -> int:
        found: int | None = self._entries().aggregate(last=Max("number"))["last"]
        return found or 0


def _version() -> str:
    return f"{VERSION} {load_book().hash}"


class _View:
    """The outings as they stand up to one entry."""

    def __init__(self, database: Database, state: models.Folded) -> None:
        self._rows = models.Outing.objects.using(database.alias).filter(runner_id=state.runner_id)
        self._state = state

    @property
    def units(self) -> str:
        """The unit that the runner reads in: km or mi."""
        return self.profile.units or "km"

    @property
    def profile(self) -> ProfileSet:
        """What the runner said of themselves, the last word on each thing."""
        return profile_of(self._state.profile)

    @property
    def overlay(self) -> dict[str, Any]:
        """Parameters of the rule book that are replaced for the runner, by path."""
        found: dict[str, Any] = msgspec.json.decode(self._state.overlay)
        return found

    def documents(self, which: Filter, newest: int | None = None) -> tuple[ActivityDocument, ...]:
        """Those that are asked for; of them the ``newest`` so many alone."""
        rows = _chosen(self._rows, which).order_by("-date", "-began", "-number").values_list("kept", flat=True)
        found = [_shown.decode(kept).document for kept in rows[:newest]]
        return tuple(reversed(found))

    def kept(self, which: Filter) -> Sequence[Kept]:
        """Those that are asked for, with what only those who look at many of them need."""
        rows = _chosen(self._rows, which).order_by("date", "began", "number").values_list("kept", flat=True)
        return [_kept.decode(kept) for kept in rows]

    def weeks(self, which: Filter) -> Sequence[WeekOfSport]:
        """What each week holds of each sport, of the activities that are asked for."""
        weeks = _chosen(self._rows, which).order_by("monday", "sport").values_list("monday", "sport")
        sums = weeks.annotate(Count("number"), Sum("distance"), Sum("duration"))
        return [WeekOfSport(monday, sport, *(int(one or 0) for one in three)) for monday, sport, *three in sums]

    def runs_by_week(self, shortest: float) -> Mapping[dt.date, int]:
        """How many runs each week has, by its Monday; recordings shorter than ``shortest`` seconds are none."""
        return dict(self._runs(shortest).order_by("monday").values_list("monday").annotate(Count("number")))

    def first_runs(self, metres: Iterable[float], shortest: float) -> Mapping[float, dt.date]:
        """The day of the first run that was at least so long, for each of the distances that was run."""
        asked = {f"first_{place}": distance for place, distance in enumerate(metres)}
        first = {name: Min("date", filter=Q(distance__gte=distance)) for name, distance in asked.items()}
        found = self._runs(shortest).aggregate(**first)
        return {distance: found[name] for name, distance in asked.items() if found[name] is not None}

    def outlines(self) -> Sequence[Outline]:
        """The plans that were accepted, in order, each as it last stood."""
        return _outlines.decode(self._state.plans)

    def _runs(self, shortest: float) -> QuerySet[models.Outing]:
        return self._rows.filter(running=True).exclude(by_hand=False, duration__lt=shortest)


def _chosen(rows: QuerySet[models.Outing], which: Filter) -> QuerySet[models.Outing]:
    bounds = {"date__gte": which.from_, "date__lte": which.to, "sport": which.sport}
    return rows.filter(**{name: bound for name, bound in bounds.items() if bound is not None})
