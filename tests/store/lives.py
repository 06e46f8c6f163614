"""A life as it is lived: two years of runs with files, a plan that was accepted, decisions since then."""

from __future__ import annotations

import datetime as dt

import msgspec

from surefoot.diary import entries as log
from surefoot.diary.entries import New
from surefoot.diary.writing import write_plan
from surefoot.services import daily
from surefoot.services.demonstration import demonstration
from surefoot.services.ports import House
from tests.store.logs import digest_of, new

TODAY = dt.date(2027, 1, 4)
FILES = 40  # newest runs that came with a file


def content_of(number: int) -> bytes:
    """The file of a run: not a recording, but bytes of its own."""
    return f"run {number}: ".encode() + bytes(range(256)) * (number % 7)


def live(house: House) -> None:
    """Everything that a runner does: import, say, accept, skip, take back."""
    made = demonstration(TODAY)
    runs = [_run(number, done) for number, done in enumerate(reversed(made.log.activities))]
    told = log.ProfileSet(birth_date=made.runner.birth_date, sex=made.runner.sex, max_hr=184, units="mi")
    free = log.AvailabilitySet(availability=made.runner.availability)
    felt = [new(log.CheckedIn(check_in=told), effective=told.date) for told in made.log.check_ins]
    with house.log.writing():
        house.log.append([*reversed(runs), new(told), new(free), *felt, new(log.GoalAdded(goal=made.goals[0]))])
        for number in range(FILES):
            house.originals.put(digest_of(content_of(number)), content_of(number))
    daily.accept(house, TODAY)
    session = next(s.id for day in daily.current(house, TODAY).plan.days for s in day.sessions if s.kind == "easy")
    [skipped] = daily.skip(house, session, TODAY, "Regen, 雨").entries
    house.log.append([new(log.Retracted(of=skipped.id)), new(log.OverlayApplied(overlay={}, reason="as it was"))])


def _run(number: int, activity) -> New:
    content = content_of(number) if number < FILES else b""
    origin = log.Origin(path=f"läufe/{number}.gpx", digest=digest_of(content), source="gpx") if content else None
    return new(log.ActivityRecorded(activity=activity, origin=origin), effective=activity.date, batch="import-1")


def plan_of(house: House) -> bytes:
    """The plan as it stands, byte for byte."""
    return write_plan(daily.current(house, TODAY).plan)


def all_of(house: House) -> tuple[list[bytes], dict[str, bytes]]:
    """Entries with all that is around them, and originals, byte for byte."""
    bare = [msgspec.structs.replace(entry, runner="") for entry in house.log.entries()]
    return [msgspec.json.encode(_read(entry)) for entry in bare], {
        digest: house.originals.get(digest) for digest in house.originals.digests()
    }


def _read(entry: log.Entry) -> dict:
    return msgspec.structs.asdict(entry) | {"fact": msgspec.Raw(log.encode_fact(entry.fact))}
