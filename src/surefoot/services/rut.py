"""Whether a log shows a rut: a plain answer with its evidence, and what would be a change."""

from __future__ import annotations

import datetime as dt

import msgspec

from surefoot.coach.rules.rut.offer import offer_block
from surefoot.coach.rut import Results, Sameness, results_reason, rut_of, same_reason
from surefoot.diary.plan import Because
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book, explain


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at: whether it stands still, and the sentence that says so."""

    stands: bool
    because: Because


class RutAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Yes or no, what was looked at, and the numbers of it; ``offer`` is None where there is no rut."""

    today: dt.date
    rut: bool
    rows: tuple[Row, ...]
    offer: Because | None
    races: int
    runs: int
    results: tuple[Results, ...]
    sameness: Sameness | None
    units: str


def rut(book: Book, scenario: Scenario) -> RutAnswer:
    """What the log of a scenario says, whatever its goals are. Overlays of the scenario count."""
    book = book.overlaid(scenario.overlay) if scenario.overlay else book
    found, units = rut_of(scenario, book), scenario.units
    rows = [Row(stands=one.stands, because=explain(results_reason(one), book, units)) for one in found.results]
    if found.sameness is not None and found.sameness.count > 1:
        rows.append(Row(stands=found.sameness.stands, because=explain(same_reason(found.sameness), book, units)))
    return RutAnswer(
        today=scenario.today,
        rut=found.stands,
        rows=tuple(rows),
        offer=explain(offer_block.because(), book, units) if found.stands else None,
        races=found.races,
        runs=found.runs,
        results=found.results,
        sameness=found.sameness,
        units=units,
    )
