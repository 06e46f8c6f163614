"""Look into the log: its activities, one outing with all that is known of it, and its entries.

These records are what the shells print and send; their fields are those of the contract.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from surefoot.diary import entries as log
from surefoot.diary.body import Injury
from surefoot.diary.counting import Counted, Tally, added_up, planned_by_week, rung_distances
from surefoot.diary.dates import WEEKDAYS, monday_of
from surefoot.diary.entries import Entry, Fact, Origin, kind_of
from surefoot.diary.folding import remember
from surefoot.diary.memory import Memory, Outing
from surefoot.diary.plan import Because
from surefoot.diary.retracting import retractions, taken_back
from surefoot.diary.rules.technique.asked_back import asked_back
from surefoot.diary.writing import availability_document, part_document
from surefoot.rulebook import Book, explain
from surefoot.services.notes import Note, cue_of, notes_on
from surefoot.services.outings import ActivityDocument, Filter, View, WeekOfSport, activity_document
from surefoot.services.refusal import Refusal

if TYPE_CHECKING:
    from surefoot.coach import Match
    from surefoot.services.ports import House
    from surefoot.services.whole import Whole

#: Everything that was recorded is shown, whatever day it speaks of.
EVER = dt.date.max
#: Activities that fill a terminal.
PAGE = 40

__all__ = [
    "EVER",
    "PAGE",
    "ActivityDocument",
    "Filter",
    "Known",
    "Looked",
    "Written",
    "activities",
    "activity_document",
    "added_document",
    "entries",
    "entry_document",
    "everything",
    "fact_document",
    "known",
    "known_document",
    "open_injuries",
    "page",
    "units",
]


class Written(NamedTuple):
    """An entry of the log, and the later entry that took it back, if one did."""

    entry: Entry
    undone_by: int | None = None


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of one outing: its files, its entries in order, and the planned session it answered.

    ``notes`` are words on technique about it, and ``cue`` the one for form that a hard session had, ``asked`` back
    for the reason that is told.
    ``verdict`` says how the outing was beside that session, and ``because`` in a sentence; None for no session.
    ``faster`` is why an easy one was faster than easy should be. ``whole`` is what its recording says, and how much
    it was.
    """

    activity: ActivityDocument
    pace_s_per_km: float | None
    session: str | None
    verdict: str | None
    because: Because | None
    origins: tuple[Origin, ...]
    history: tuple[Written, ...]
    units: str
    notes: tuple[Note, ...] = ()
    cue: str | None = None
    asked: Because | None = None
    faster: Because | None = None
    whole: Whole | None = None


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """What a look at the log found, oldest first, and the unit that its runner reads in.

    ``weeks`` are those of the activities, whole, and ``found`` is how many there are of those asked for, shown or not.
    ``counted`` is what the whole log adds up to, whatever was asked for. ``page`` is its number among ``pages``, the
    newest being 1.
    """

    activities: tuple[ActivityDocument, ...]
    units: str
    counted: Counted
    weeks: tuple[WeekOfSport, ...]
    found: int
    page: int = 1
    pages: int = 1


def activities(house: House, which: Filter, newest: int | None = None) -> Looked:
    """The activities that count, in order of date, those of one day as they began; the ``newest`` so many alone.

    Raises Refusal for a bad filter.
    """
    _refuse_turned(which)
    book = house.planner.book

    def look(view: View) -> Looked:
        documents, weeks = view.documents(which, newest), view.weeks(which)
        return _looked(view, book, documents, weeks)

    return house.log.outings.see(look)


def page(house: House, which: Filter, number: int = 1, size: int = PAGE) -> Looked:
    """A page of the activities that count, in whole weeks: so many that at least ``size`` activities stand on it.

    Pages are counted from the newest, which is 1; the oldest may hold fewer. Raises Refusal for a bad filter, and
    for a page that there is not.
    """
    _refuse_turned(which)
    book = house.planner.book

    def look(view: View) -> Looked:
        weeks = view.weeks(which)
        pages = _pages(weeks, size)
        if not 1 <= number <= len(pages):
            raise _no_page(number, len(pages))
        first, last = pages[number - 1]
        documents = view.documents(_within(which, first, last)) if weeks else ()
        return _looked(view, book, documents, weeks, number, len(pages))

    return house.log.outings.see(look)


def _pages(weeks: Sequence[WeekOfSport], size: int) -> list[tuple[dt.date, dt.date]]:
    """First and last day of each page, the newest first."""
    found, held = [], 0
    sizes = Counter({week.monday: 0 for week in weeks})
    for week in weeks:
        sizes[week.monday] += week.activities
    last = max(sizes, default=dt.date.min)
    for monday in sorted(sizes, reverse=True):
        last = last if held else monday
        held += sizes[monday]
        if held >= size:
            found.append((monday, _sunday(last)))
            held = 0
    if held or not found:
        found.append((min(sizes, default=dt.date.min), _sunday(last)))
    return found


def _sunday(monday: dt.date) -> dt.date:
    """The last day of a week; the last one that there is in the calendar's last week."""
    return dt.date.fromordinal(min(monday.toordinal() + 6, dt.date.max.toordinal()))


def _within(which: Filter, first: dt.date, last: dt.date) -> Filter:
    """What is asked for, of some days alone."""
    return Filter(from_=max(which.from_ or first, first), to=min(which.to or last, last), sport=which.sport)


def _looked(
    view: View,
    book: Book,
    documents: tuple[ActivityDocument, ...],
    weeks: Sequence[WeekOfSport],
    number: int = 1,
    pages: int = 1,
) -> Looked:
    """What was found, with all of the weeks that are shown in part or whole, and what the whole log adds up to."""
    first, last = (monday_of(documents[place].date) if documents else dt.date.max for place in (0, -1))
    return Looked(
        activities=documents,
        units=view.units,
        counted=_counted(view, book),
        weeks=tuple(week for week in weeks if first <= week.monday <= last),
        found=sum(week.activities for week in weeks),
        page=number,
        pages=pages,
    )


def _counted(view: View, book: Book) -> Counted:
    """What the whole log adds up to."""
    shortest: float = book.value("recording/shortest_outing")
    rungs = rung_distances(book)
    first = view.first_runs(rungs.values(), shortest)
    days = {name: first[metres] for name, metres in rungs.items() if metres in first}
    return added_up(Tally(view.runs_by_week(shortest), planned_by_week(view.outlines()), days), book, view.units)


def _no_page(number: int, pages: int) -> Refusal:
    most = "there is one page" if pages == 1 else f"there are {pages:,} pages"
    return Refusal(
        "--page", str(number), most, "1 is the newest; fewer or other pages come of --from, --to and --sport"
    )


def added_document(entry: Entry) -> ActivityDocument:
    """The outing that an entry recorded, as a document."""
    memory = remember([entry], EVER)
    return activity_document(memory.outings[entry.id], memory)


def known(house: House, number: int) -> Known:
    """All that is known of the outing with this id. Raises :class:`Refusal` where there is none."""
    written = house.log.entries()
    memory = remember(written, EVER)
    outing = memory.outings.get(number)
    if outing is None:
        raise _no_outing(written, number)
    document, metres = activity_document(outing, memory), outing.activity.distance
    match = _match(house, written, outing, document.session)
    amounts = _whole(house, written, outing, memory.units)
    cue = cue_of(match.session) if match else None
    return Known(
        activity=document,
        pace_s_per_km=1000 * outing.activity.duration / metres if metres else None,
        session=match.session.id if match else document.session,
        verdict=match.verdict if match else None,
        because=match.because if match else None,
        origins=outing.origins,
        history=_written(written, [entry for entry in written if _speaks_of(entry, number)]),
        units=memory.units,
        notes=notes_on(memory, number, match.session.id if match else document.session),
        cue=cue,
        asked=explain(asked_back.because(), house.planner.book, memory.units) if cue else None,
        faster=_faster(match, outing, amounts, house.planner.book, memory.units) if match else None,
        whole=amounts,
    )


def _whole(house: House, written: list[Entry], outing: Outing, units: str) -> Whole:
    from surefoot.services.measuring import analysis_of  # pages of the log need none of this
    from surefoot.services.whole import whole

    return whole(written, outing, analysis_of(house, outing), house.planner, units)


def _faster(match: Match, outing: Outing, amounts: Whole, book: Book, units: str) -> Because | None:
    """Why an easy run was faster than easy should be; its pace speaks where a recording tells it on the flat."""
    from surefoot.coach import faster_than_easy

    adjusted = amounts.analysis.adjusted if amounts.analysis else None
    easy = next((zone.high for zone in amounts.zones.speed if zone.name == "easy"), None) if amounts.zones else None
    return faster_than_easy(
        match.session,
        book,
        units,
        beats=outing.activity.avg_hr,
        pace=1000 / adjusted if adjusted else None,
        easy=1000 / easy if easy else None,
    )


def _match(house: House, written: list[Entry], outing: Outing, said: str | None) -> Match | None:
    """The session that an outing was, where the runner's own word does not say another."""
    from surefoot.services.daily import match_of  # the log itself is read without the engine

    match = match_of(written, outing.id, outing.activity.date, house.planner)
    return match if match and said in (None, match.session.id) else None


def entries(house: House, which: Filter) -> tuple[Written, ...]:
    """Every entry that speaks of the days asked for, in the order of writing, those that were taken back too."""
    _refuse_turned(which)
    found = house.log.entries()
    return _written(found, [entry for entry in found if which.has_day(entry.effective)])


def everything(house: House) -> Memory:
    """All that the log amounts to, whatever day it speaks of."""
    return remember(house.log.entries(), EVER)


def units(house: House) -> str:
    """The unit that the runner reads in: km or mi."""
    return house.log.outings.see(lambda view: view.units)


def known_document(found: Known) -> dict[str, Any]:
    """All that is known of an outing, as the contract's document."""
    return {
        "activity": found.activity,
        "pace_s_per_km": found.pace_s_per_km,
        "session": found.session,
        "verdict": found.verdict,
        "because": found.because,
        "faster": found.faster,
        **_whole_document(found.whole),
        "notes": found.notes,
        "cue": found.cue,
        "asked": found.asked,
        "origins": [{"path": o.path, "digest": o.digest, "source": o.source} for o in found.origins],
        "history": [entry_document(*written) for written in found.history],
    }


def _whole_document(found: Whole | None) -> dict[str, Any]:
    """What an outing amounts to: of zones and load the rules too; nothing where it was not asked for."""
    return {} if found is None else msgspec.structs.asdict(found)


def entry_document(entry: Entry, undone_by: int | None = None) -> dict[str, Any]:
    """An entry as a document: its envelope, then what it says in the scenario's own words."""
    envelope = {
        "id": entry.id,
        "kind": kind_of(entry.fact),
        "date": entry.effective,
        "author": entry.author,
        "recorded": entry.recorded,
        "batch": entry.batch,
        "undone_by": undone_by,
    }
    return envelope | fact_document(entry.fact)


def fact_document(fact: Fact) -> dict[str, Any]:
    """What a fact says, in the scenario's own words; of a plan its day and its rule book alone."""
    if isinstance(fact, log.PlanFact):
        return {"plan": {"today": fact.plan.today, "rulebook": fact.plan.rulebook}}
    document = part_document(fact)
    if isinstance(fact, log.AvailabilitySet):
        document["availability"] = availability_document(fact.availability)
        if fact.long_run_day is not None:
            document["long_run_day"] = WEEKDAYS[fact.long_run_day]
    return document


def _written(whole: list[Entry], chosen: Iterable[Entry]) -> tuple[Written, ...]:
    dead = taken_back(retractions(whole))
    return tuple(Written(entry, dead.get(entry.id)) for entry in chosen)


def _refuse_turned(which: Filter) -> None:
    if which.from_ is not None and which.to is not None and which.to < which.from_:
        raise Refusal("--to", which.to.isoformat(), f"this is before {which.from_.isoformat()}", "check both dates")


def _speaks_of(entry: Entry, number: int) -> bool:
    fact = entry.fact
    if isinstance(fact, log.ActivityCorrected | log.ActivityMerged | log.ActivityMeasured):
        return fact.of == number
    return entry.id == number or (isinstance(fact, log.SessionMatched | log.NoteAdded) and fact.activity == number)


def _no_outing(written: list[Entry], number: int) -> Refusal:
    """Why there is no outing of a number: taken back, another kind of entry, or nothing at all."""
    entry = next((entry for entry in written if entry.id == number), None)
    back = taken_back(retractions(written)).get(number)
    if entry is None:
        return Refusal("activity", str(number), "the log has no such entry", "`surefoot log` shows the numbers")
    if not isinstance(entry.fact, log.ActivityRecorded):
        what = kind_of(entry.fact).replace("_", " ")
        mend = "`surefoot log` shows the numbers of your activities"
        return Refusal("activity", str(number), f"this entry is no activity ({what})", mend)
    return Refusal("activity", str(number), f"entry {back} took it back", f"`surefoot undo {back}` brings it back")


def open_injuries(house: House, day: dt.date) -> tuple[Injury, ...]:
    """Injuries that are not over on a day."""
    known_ones = remember(house.log.entries(), day).injuries.values()
    return tuple(injury for injury in known_ones if injury.resolved is None or injury.resolved > day)
