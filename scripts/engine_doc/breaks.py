"""Numbered cases: breaks of many lengths, and the way back from them."""

from __future__ import annotations

from engine_doc.scenarios import MONDAY, Document, logged, plan, prepared, scenario
from engine_doc.words import Row, day, km, percent, table
from surefoot.coach.ledger import WEEK
from surefoot.coach.pause import Pause
from surefoot.coach.rules.pause.first_run import first_run
from surefoot.coach.rules.pause.return_length import return_length
from surefoot.coach.rules.pause.return_share import return_share
from surefoot.coach.writer import Written
from surefoot.rulebook import load_book

#: Days without a run of the cases, and of the table of lengths.
CASES = (3, 12, 35, 56, 57, 100)
_LENGTHS = (6, 12, 28, 31, 35, 56, 57, 63, 70, 84, 100, 250)
_WEEK_KM, _LONGEST = 40.0, 14_000
_FEW_WEEKS = 16


def lengths(_: str) -> str:
    """Length and shares of returns, by days off, for a runner of 40 km a week whose longest run was 14 km."""
    head = ("days off", "return, days", "first share", "share on its last day", "first week", "first run at most")
    return table(head, map(_length, _LENGTHS))


def _length(days: int) -> Row:
    book = load_book()
    length = return_length(book, days)
    start = return_share(book, days, 0)
    end = return_share(book, days, length - 1)
    run = first_run(book, days, _LONGEST, start, 0.0)
    cells = (percent(start), percent(end), f"{km(start * _WEEK_KM * 1000)} km", f"{km(run)} km")
    return (str(days), str(length), *cells)


def case(days: int) -> Document:
    """A runner of 40 km a week for thirty weeks, and then so many days without a run."""
    return scenario(MONDAY, [{"kind": "routine"}], logged(_WEEK_KM, off=days))


def gates(_: str) -> str:
    """What each break comes to: gate, return, first run."""
    head = ("days off", "last run", "gate", "easy until", "first planned run", "return in the plan")
    return table(head, (_gate(days) for days in CASES))


def _gate(days: int) -> Row:
    made, found = plan(case(days)), prepared(case(days))
    first = next((d.date, s) for d in made.days for s in d.sessions if s.running)
    end = made.gate.earliest_end
    pause = next(iter(found.setting.pauses), None)
    until = day(end.toordinal() - 1) if end else "–"
    told = "none" if pause is None else f"{pause.length} days"
    run = f"{day(first[0].toordinal())}: {first[1].title}, {km(first[1].distance_m or 0)} km"
    return str(days), day(made.today.toordinal() - days), made.gate.name, until, run, told


def ways(_: str) -> str:
    """Week by week: the ceiling that the return sets, and what is planned; bold weeks belong to the return."""
    found = [prepared(case(days)) for days in CASES]
    rows = []
    for index in range(_FEW_WEEKS):
        cells = [_cell(p.setting.pauses, p.drafted.written, index) for p in found]
        rows.append((str(index + 1), *cells))
    return table(("week", *(f"{days} days off" for days in CASES)), _cut(rows))


def _cut(rows: list[Row]) -> list[Row]:
    """The rows up to the last that says something."""
    told = [index for index, row in enumerate(rows) if any(cell for cell in row[1:])]
    return rows[: max(told) + 1]


def _cell(pauses: tuple[Pause, ...], written: tuple[Written, ...], index: int) -> str:
    if index >= len(written) or written[index].plan.block.days < WEEK:
        return ""
    week = written[index]
    if not week.plan.returning or not pauses:
        return km(week.total)
    share = pauses[0].share(load_book(), max(week.plan.block.start, pauses[0].start))
    return f"**{km(week.total)}** of {km(share * pauses[0].old_week)}"
