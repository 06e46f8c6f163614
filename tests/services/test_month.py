"""A month lived day by day: runs done, missed, moved and too long, a holiday, a mistake undone.

After every day the plan keeps all its guarantees, changes only what the day's entries concern, and says why.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from surefoot import coach
from surefoot.bootstrap import close_house, open_house
from surefoot.diary.entries import New
from surefoot.diary.plan import Plan, Session
from surefoot.diary.writing import scenario_to_document, write_plan
from surefoot.services import daily
from surefoot.services.daily import Current, current, current_of
from surefoot.services.deciding import add_goal, set_away, set_profile, undo
from surefoot.services.demonstration import demonstration
from surefoot.services.importing import import_paths
from surefoot.services.moving_in import move_in
from surefoot.services.planning import Planner
from surefoot.services.ports import House
from surefoot.services.recording import add_activity
from surefoot.units import format_clock
from tests.guarantees.checkers import check, firm, standing
from tests.services.fake_house import fake_house

DAYS, MOVED = 30, 9
WEEK = dt.timedelta(days=7)
FIRST = dt.date(2027, 1, 4)
#: Rules that may take running away where less was run than planned, or more than allowed.
SAFETY = ("LOAD-", "VOLUME-", "LONG-", "TAPER-", "BUILD-", "QUALITY-", "LAYOUT-", "RECOVER-", "BREAK-")


class Life(NamedTuple):
    """Somebody's month: whose log, and the day on which the plan was accepted."""

    house: House
    first: dt.date


@pytest.fixture(params=["made up", pytest.param("real", marks=pytest.mark.needs_shared_data)])
def life(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """The demonstration's runner, and a real year of runs, in a real database."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    house = open_house(tmp_path, now=lambda: dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC))
    yield _made_up(house) if request.param == "made up" else _real(house, request.getfixturevalue("shared_data"))
    close_house(house)


def _made_up(house: House) -> Life:
    move_in(house, demonstration(FIRST))
    return Life(house, FIRST)


def _real(house: House, shared_data: Path) -> Life:
    import_paths(house, [shared_data / "activities/gpx-year"])
    last = max(outing.activity.date for outing in _memory(house).outings.values())
    first = last + dt.timedelta(days=1)
    set_profile(house, {"birth_date": "1987-06-01", "availability": _week_of_hours()}, today=first)
    race = (first + 16 * WEEK).isoformat()
    add_goal(house, {"kind": "race", "distance": "10 km", "date": race}, today=first)
    daily.accept(house, first)
    return Life(house, first)


def _week_of_hours() -> dict[str, str]:
    return {"tue": "75 min", "wed": "60 min", "thu": "75 min", "sat": "75 min", "sun": "150 min"}


def _memory(house: House) -> Any:
    from surefoot.diary.folding import remember

    return remember(house.log.entries(), dt.date.max)


class Month:
    """Goes through the days, and keeps what the plan was before each entry."""

    def __init__(self, life: Life) -> None:
        self.house, self.today, self.random = life.house, life.first, Random(27)
        self.plan = current(self.house, self.today).plan

    def now(self) -> Current:
        """The plan as it stands, with every guarantee held."""
        found = current(self.house, self.today)
        document = json.loads(write_plan(found.plan))
        broken = firm(check(scenario_to_document(found.scenario), document))
        assert standing(broken) == [], self.today
        return found

    def run_as_planned(self, factor: float = 1.0) -> None:
        """Do what stands there today, a little more or less."""
        for session in _of_day(self.now().plan, self.today):
            size = factor * self.random.uniform(0.97, 1.03)
            document = {"date": self.today.isoformat(), "duration": format_clock(round(session.duration_s * size))}
            if session.running:
                document["distance"] = f"{round((session.distance_m or 0) * size)} m"
            elif session.kind == "strength":
                document["sport"] = "strength"
            else:
                continue
            add_activity(self.house, document, today=self.today)

    def sleep(self) -> dict[str, tuple[Any, Any]]:
        """The next day; gives what of the plan is other than it was, as (before, after)."""
        self.today += dt.timedelta(days=1)
        return self.changed()

    def changed(self) -> dict[str, tuple[Any, Any]]:
        """What differs from the last look, from today on; each with a reason that names a rule and a source."""
        found = self.now()
        before, after = _sessions(self.plan, self.today), _sessions(found.plan, self.today)
        last = self.plan.days[-1].date
        names = [name for name in before.keys() | after.keys() if _told(before.get(name)) != _told(after.get(name))]
        differing = {name: (before.get(name), after.get(name)) for name in names if _until(after.get(name), last)}
        told = coach.differences(found.scenario, self.plan, found.plan, self.house.planner.book)
        assert all(because.rule and because.text for change in told for because in change.because)
        assert differing.keys() <= {change.session for change in told if change.because}
        self.plan = found.plan
        return differing


def _told(entry: tuple[dt.date, Session] | None) -> Any:
    """What makes a session another one for the runner."""
    return entry and (entry[0], entry[1].kind, entry[1].title, entry[1].distance_m, entry[1].duration_s)


def _until(entry: Any, last: dt.date) -> bool:
    return entry is None or entry[0] <= last


def _sessions(plan: Plan, first: dt.date) -> dict[str, tuple[dt.date, Session]]:
    return {s.id: (day.date, s) for day in plan.days for s in day.sessions if day.date >= first and s.kind != "rest"}


def _of_day(plan: Plan, date: dt.date) -> tuple[Session, ...]:
    return next(day.sessions for day in plan.days if day.date == date)


def _metres(entry: tuple[dt.date, Session] | None) -> int:
    return (entry[1].distance_m or 0) if entry and entry[1].running else 0


def only_less(differing: dict[str, tuple[Any, Any]]) -> bool:
    """Whether there is no more running than before, all in all."""
    return sum(_metres(after) - _metres(before) for before, after in differing.values()) <= 0


def nearly_the_same(differing: dict[str, tuple[Any, Any]]) -> bool:
    """Whether every session stays in its place, a few metres shorter at most: some were run too many before it."""
    return all(
        before and after and before[0] == after[0] and 0.9 * _metres(before) <= _metres(after) <= _metres(before)
        for before, after in differing.values()
    )


def test_a_month_lived_day_by_day(life: Life) -> None:
    month = Month(life)
    story = _story(month)
    for _ in range(DAYS):
        story.get((month.today - life.first).days, month.run_as_planned)()
        differing = month.sleep()
        day = (month.today - life.first).days - 1
        if day not in story:
            assert nearly_the_same(differing), f"{month.today}: nothing but the plan was done"
        assert only_less(differing)
    _replay(month)


def _story(month: Month) -> dict[int, Callable[[], None]]:
    """What happens on some days; on all others the plan is done."""

    def miss() -> None:
        month.changed()

    def too_long() -> None:
        month.run_as_planned(1.6)

    def move() -> None:
        _move_one(month)
        month.run_as_planned()

    def mistake() -> None:
        before = write_plan(month.now().plan)
        entry = add_activity(
            month.house,
            {"date": month.today.isoformat(), "distance": "31 km", "duration": "3:05:00"},
            today=month.today,
        )
        assert write_plan(month.now().plan) != before
        undo(month.house, entry.id, today=month.today)
        assert write_plan(month.now().plan) == before
        assert month.changed() == {}
        month.run_as_planned()

    def book_holiday() -> None:
        first, last = month.today + dt.timedelta(days=3), month.today + dt.timedelta(days=5)
        set_away(month.house, {"from": first.isoformat(), "to": last.isoformat()}, today=month.today)
        found = month.now()
        assert not any(s.running for day in found.plan.days if first <= day.date <= last for s in day.sessions)
        month.run_as_planned()

    return {2: miss, 6: too_long, MOVED: move, 12: mistake, 15: book_holiday}


def _move_one(month: Month) -> None:
    """Put an easy run of the coming days on another day that is open to it, and see nothing else move."""
    from surefoot.services.refusal import Refusal

    found = month.now()
    ahead = [(d.date, s) for d in found.plan.days[1:8] for s in d.sessions if s.kind in ("easy", "strides", "recovery")]
    for date, session in ahead:
        for days in (1, -1, 2, -2):
            to = date + dt.timedelta(days=days)
            try:
                decided = daily.move(month.house, session.id, to, month.today)
            except Refusal:
                continue
            assert all(abs((_date_of(c) - date).days) < 7 for c in decided.changes)
            assert session.id in {s.id for s in _of_day(month.now().plan, to)}
            return
    pytest.fail("no run of the week could be moved")


def _date_of(change: Any) -> dt.date:
    return dt.date.fromisoformat((change.after or change.before)["date"])


def _replay(month: Month) -> None:
    """The log told again from nothing, entry by entry, gives the same last plan, byte for byte."""
    last = write_plan(current(month.house, month.today).plan)
    entries = month.house.log.entries()
    again = fake_house(dt.datetime(2030, 1, 1, tzinfo=dt.UTC))
    for entry in entries:
        again.log.append([New(fact=entry.fact, effective=entry.effective, author=entry.author, batch=entry.batch)])
    assert write_plan(current(again, month.today).plan) == last
    assert write_plan(current_of(entries[::-1], month.today, Planner()).plan) == last
