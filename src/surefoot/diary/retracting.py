"""Which entries of a log count: all but those that were taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from surefoot.diary import entries as log
from surefoot.diary.entries import Entry


def living(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that were not taken back, in order. A retraction that was itself taken back does not count."""
    ordered = sorted(entries, key=attrgetter("id"))
    dead = taken_back(retractions(ordered))
    return [entry for entry in ordered if entry.id not in dead and not isinstance(entry.fact, log.Retracted)]


def retractions(entries: Iterable[Entry]) -> list[tuple[int, int]]:
    """Every retraction of a log as (id, id of what it takes back)."""
    return [(entry.id, entry.fact.of) for entry in entries if isinstance(entry.fact, log.Retracted)]


def taken_back(retractions: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The ids of what does not count, each with the id of the retraction that says so.

    Retractions come as (id, id of what it takes back).
    """
    dead: dict[int, int] = {}
    for number, of in sorted(retractions, reverse=True):  # only a later entry can take back an earlier one
        if number not in dead and of < number:
            dead.setdefault(of, number)
    return dead


def batches(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """The living entries of each import, by the name of its batch."""
    found: dict[str, list[Entry]] = {}
    for entry in living(entries):
        if entry.batch is not None:
            found.setdefault(entry.batch, []).append(entry)
    return found
