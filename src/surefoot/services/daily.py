"""The plan of a stored log from day to day: as it stands, what it offers, and what the runner decides of it.

The plan is worked out anew from the log each time: the accepted plan with what was decided since, kept where
it is safe. What would merely be better is offered, and becomes the plan when it is accepted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec

from surefoot import coach
from surefoot.diary.activity import Activity
from surefoot.diary.entries import (
    ChangeDeclined,
    Entry,
    Fact,
    New,
    PlanAccepted,
    PlanAdapted,
    SessionMatched,
    SessionMoved,
    SessionSkipped,
)
from surefoot.diary.errors import DocumentError
from surefoot.diary.folding import remember
from surefoot.diary.memory import Memory, scenario_of
from surefoot.diary.plan import Change, Plan, Session
from surefoot.diary.scenario import Scenario
from surefoot.services._moving import refuse_day, why_not_there
from surefoot.services._news import is_news
from surefoot.services._retelling import retold
from surefoot.services.defaults import default_runner
from surefoot.services.planning import Planner, date_of, find_session
from surefoot.services.ports import House
from surefoot.services.refusal import Refusal, nearest

_WEEK = dt.timedelta(days=6)
_RACES = ("race", "time_trial")
#: Gates under which each day follows from how the body answers: there is nothing to choose from.
_BY_THE_BODY = ("see_a_doctor", "hold", "walk_run", "easy_only")


class Current(msgspec.Struct, frozen=True, kw_only=True):
    """The plan of a log on a day.

    ``scenario`` is what it follows from, ``accepted`` the entry of the accepted plan (None: none yet), ``differs``
    whether it is other than it last stood; ``matches`` are of the accepted plan's sessions, their ``activity`` the
    id of an outing; ``held`` are days from today on about which the runner decided: no offer touches their weeks.
    ``decided`` are the sessions of these decisions, True for a skip. ``news`` says whether there is a cause to
    offer another plan. ``outings`` are those of today, by id. ``notes`` say what was assumed where the runner
    said nothing.
    """

    today: dt.date
    plan: Plan
    scenario: Scenario
    accepted: int | None = None
    differs: bool = False
    matches: tuple[coach.Match, ...] = ()
    declined: dict[str, object] = {}
    held: tuple[dt.date, ...] = ()
    decided: dict[str, bool] = {}
    news: bool = False
    outings: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """Entries that a decision wrote, and the sessions that it changed."""

    entries: tuple[Entry, ...]
    changes: tuple[Change, ...] = ()


def current(house: House, today: dt.date, units: str | None = None) -> Current:
    """The plan as it stands; ``units`` are for its texts, None for the runner's own."""
    return current_of(house.log.entries(), today, house.planner, units)


def current_of(entries: Sequence[Entry], today: dt.date, planner: Planner, units: str | None = None) -> Current:
    """The plan that a log amounts to on a day. A pure function of the entries, the day and the rule book."""
    memory = remember(entries, today)
    memory.units = units or memory.units
    notes, outings = (*_assumed(memory), *planner.notes), _outings_of(memory, today)
    if memory.accepted is None or memory.standing is None:
        scenario = scenario_of(memory, today, default_runner(today))
        plan = planner.plan(scenario)
        return Current(today=today, plan=plan, scenario=scenario, outings=outings, notes=notes)
    plans = (retold(plan, memory.units) for plan in (memory.accepted.plan, memory.standing.plan))
    accepted, standing = (_decided(memory, plan) for plan in plans)
    matches = _matches(memory, standing, planner)
    ahead = [m.session.id for m in matches if m.planned >= today and m.planned != _date(memory, m.activity)]
    names = {match.activity: match.session.id for match in matches}
    scenario = msgspec.structs.replace(
        scenario_of(memory, today, default_runner(today), names),
        accepted_plan=coach.with_decisions(standing, {}, ahead),
    )
    plan = planner.plan(scenario)
    as_planned = {match.activity for match in matches if match.settled}
    return Current(
        today=today,
        plan=msgspec.structs.replace(plan, changes=_changes(scenario, accepted, standing, plan, planner)),
        scenario=scenario,
        accepted=memory.accepted.entry,
        differs=bool(plan.changes),
        news=accepted.rulebook.hash != planner.book.hash or is_news(entries, memory.accepted.entry, today, as_planned),
        matches=matches,
        declined=memory.declined,
        held=_held(memory, today),
        outings=outings,
        decided=dict.fromkeys(memory.moves, False) | dict.fromkeys(memory.skips, True),
        notes=notes,
    )


def _decided(memory: Memory, plan: Plan) -> Plan:
    """A plan with the runner's moves and skips."""
    return coach.with_decisions(plan, {name: move.to for name, move in memory.moves.items()}, memory.skips)


def _changes(scenario: Scenario, accepted: Plan, standing: Plan, plan: Plan, planner: Planner) -> tuple[Change, ...]:
    """What differs from the plan that the runner accepted, each with the reason of the day on which it changed."""
    why = {change.session: change.because for change in (*standing.changes, *plan.changes)}
    changes = coach.differences(scenario, accepted, plan, planner.book)
    return tuple(msgspec.structs.replace(c, because=why.get(c.session, c.because)) for c in changes)


def _assumed(memory: Memory) -> tuple[str, ...]:
    """What a plan takes for granted where the runner said nothing."""
    week = "60 min on Tuesday, Thursday and Saturday, 45 on Wednesday and 150 on Sunday"
    age, days = "birth_date" not in memory.profile, memory.availability is None
    if not age and not days:
        return ()
    who = "a regular runner of 40" if age else "you"
    return (f"Planned for {who}{f' with {week}' if days else ''}. `surefoot profile set` says what fits you.",)


def _held(memory: Memory, today: dt.date) -> tuple[dt.date, ...]:
    """Days of moves and skips that are still to come."""
    moved = (date for move in memory.moves.values() for date in (move.date, move.to))
    return tuple(sorted({date for date in (*moved, *(skip.date for skip in memory.skips.values())) if date >= today}))


def _outings_of(memory: Memory, date: dt.date) -> tuple[int, ...]:
    return tuple(outing.id for outing in memory.outings.values() if outing.activity.date == date)


def _date(memory: Memory, outing: int) -> dt.date:
    return memory.outings[outing].activity.date


def _matches(memory: Memory, standing: Plan, planner: Planner) -> tuple[coach.Match, ...]:
    """Which sessions of the plan the outings since it was accepted were."""
    since = standing.today
    outings = [outing for outing in memory.outings.values() if outing.activity.date >= since]
    activities = [_told(memory, outing.id, outing.activity) for outing in outings]
    found = coach.match(standing, activities, planner.book, memory.units)
    return tuple(msgspec.structs.replace(match, activity=outings[match.activity].id) for match in found)


def match_of(entries: Sequence[Entry], outing: int, date: dt.date, planner: Planner) -> coach.Match | None:
    """Which session of the plan that was accepted then an outing of a day was, as far as that day knew."""
    memory = remember(entries, date)
    if memory.standing is None or outing not in memory.outings:
        return None
    standing = coach.with_decisions(memory.standing.plan, {name: move.to for name, move in memory.moves.items()}, ())
    return next((match for match in _matches(memory, standing, planner) if match.activity == outing), None)


def _told(memory: Memory, outing: int, activity: Activity) -> Activity:
    """An outing under the session that the runner said it was; "" for none at all."""
    if outing not in memory.matches:
        return activity
    return msgspec.structs.replace(activity, session=memory.matches[outing] or "")


def offers(found: Current, planner: Planner) -> tuple[Change, ...]:
    """What accepting today's plan would change, each session with its reasons; nothing where none stands yet."""
    if found.accepted is None:
        return ()
    return coach.differences(found.scenario, found.plan, offered(found, planner), planner.book)


def offered(found: Current, planner: Planner) -> Plan:
    """The plan that can be accepted: made from nothing, but for weeks about which the runner decided.

    Where nothing happened but what was planned, it is the plan as it stands: nobody is offered another order of
    the same things.
    """
    accepted = found.scenario.accepted_plan
    if found.plan.gate.name in _BY_THE_BODY or (accepted is not None and not found.news):
        return found.plan
    fresh = planner.plan(msgspec.structs.replace(found.scenario, accepted_plan=None))
    near = [*found.held, *_declined(found, fresh, planner)]
    if accepted is None or not near:
        return fresh
    days = tuple(day for day in accepted.days if any(abs(day.date - date) <= _WEEK for date in near))
    kept = msgspec.structs.replace(accepted, days=days)
    return planner.plan(msgspec.structs.replace(found.scenario, accepted_plan=kept))


def _declined(found: Current, fresh: Plan, planner: Planner) -> list[dt.date]:
    """Days of changes that the runner declined, in these very words."""
    if not found.declined:
        return []
    changes = coach.differences(found.scenario, found.plan, fresh, planner.book)
    same = [c for c in changes if c.session in found.declined and found.declined[c.session] == c.after]
    return [date for change in same for date in _dates(change)]


def between(before: Current, after: Current, planner: Planner) -> tuple[Change, ...]:
    """Every session that is not in one plan as it is in the other, with its reasons."""
    book, why = planner.book, {change.session: change.because for change in after.plan.changes}
    new = after.decided.items() - before.decided.items()
    why |= {session: (coach.word_on(book, skipped=skipped),) for session, skipped in new}
    changed = coach.differences(after.scenario, before.plan, after.plan, book)
    return tuple(msgspec.structs.replace(c, because=why.get(c.session, c.because)) for c in changed)


def accept(house: House, today: dt.date) -> Decided:
    """Take the plan of today with all that it offers, and note which sessions the runs since the last one were."""
    changes: list[Change] = []

    def decide(entries: list[Entry]) -> list[New]:
        found = current_of(entries, today, house.planner)
        if found.plan.gate.name == "see_a_doctor":
            raise Refusal("--accept", None, "a doctor's word comes first", "the plan that you have waits for you")
        changes[:] = offers(found, house.planner)
        facts = [*_remembered(found), _accepted(offered(found, house.planner))]
        return [New(fact=fact, effective=today) for fact in facts]

    return Decided(entries=tuple(house.log.append_if(decide)), changes=tuple(changes))


def _accepted(plan: Plan) -> PlanAccepted:
    return PlanAccepted(plan=msgspec.structs.replace(plan, changes=()))


def _remembered(found: Current) -> list[Fact]:
    """Which session each outing was: the next plan knows other sessions, and what was run stays what it was."""
    return [SessionMatched(activity=match.activity, session=match.session.id) for match in found.matches]


def decline(house: House, name: str, today: dt.date) -> Decided:
    """Refuse an offered change, or all that is offered for a day: not offered again as long as it reads the same.

    ``name`` is a session's id, or a date, or "today". Raises :class:`Refusal` where nothing is offered for it.
    """

    def decide(entries: list[Entry]) -> list[New]:
        open_offers = offers(current_of(entries, today, house.planner), house.planner)
        date = date_of(name, today)
        meant = [c for c in open_offers if c.session == name or (date is not None and date in _dates(c))]
        if not meant:
            raise _not_offered(name, open_offers)
        facts = [ChangeDeclined(session=change.session, after=change.after) for change in meant]
        return [New(fact=fact, effective=today) for fact in facts]

    return Decided(entries=tuple(house.log.append_if(decide)))


def _not_offered(name: str, open_offers: Sequence[Change]) -> Refusal:
    if not open_offers:
        return Refusal("session", name, "no change is on offer", "nothing has to be declined: the plan stands")
    mend = nearest(name, [change.session for change in open_offers], "`surefoot plan --diff` shows what is offered")
    return Refusal("session", name, "no change is on offer for this", mend)


def _dates(change: Change) -> set[dt.date]:
    """The days that a change concerns."""
    return {dt.date.fromisoformat(document["date"]) for document in (change.before, change.after) if document}


def skip(house: House, session: str, today: dt.date, reason: str = "") -> Decided:
    """Leave a session out. Nothing is made up for it, and no reason has to be given. A race is a goal, and stays."""

    def fact(found: Current) -> Fact:
        date, planned = _planned(found.plan, session)
        if planned.kind in _RACES:
            mend = "`surefoot goal list` shows its number, and `surefoot goal remove` lets it go"
            raise Refusal("session", session, "a race is one of your goals", mend)
        return SessionSkipped(session=planned.id, date=date, reason=reason)

    return _decide(house, today, fact)


def move(house: House, session: str, to: dt.date, today: dt.date) -> Decided:
    """Put a session on another day of its week, where every hard rule allows it.

    Raises :class:`Refusal` with the rule's name where one does not.
    """

    def fact(found: Current) -> Fact:
        date, planned = _planned(found.plan, session)
        refuse_day(found, planned, date, to, house.planner)
        return SessionMoved(session=planned.id, date=date, to=to)

    def check(after: Current, written: Fact) -> None:
        assert isinstance(written, SessionMoved)  # noqa: S101  what ``fact`` gives
        where = next((day.date for day in after.plan.days for s in day.sessions if s.id == written.session), None)
        if where != to:
            raise Refusal("--to", to.isoformat(), *why_not_there(after, written.session))

    return _decide(house, today, fact, check)


def _planned(plan: Plan, session: str) -> tuple[dt.date, Session]:
    """A session of the plan that can still be decided on. Raises :class:`Refusal`."""
    date, found = find_session(plan, session)
    if found.kind == "rest":
        raise Refusal("session", session, "nothing is planned there but rest", "rest needs no decision")
    return date, found


def adapt(house: House, today: dt.date) -> Entry | None:
    """Note the plan as it stands, where it had to change: the days that follow then start from there.

    Nothing is noted while running waits or another gate has its own days, and where no plan was accepted.
    """

    def decide(entries: list[Entry]) -> list[New]:
        found = current_of(entries, today, house.planner)
        standing = found.scenario.accepted_plan
        if standing is None or not found.differs or found.plan.gate.name != standing.gate.name:
            return []
        return [New(fact=PlanAdapted(plan=_since_accepted(found, standing)), effective=today, author="surefoot")]

    try:
        return next(iter(house.log.append_if(decide)), None)
    except DocumentError:  # no plan can be made of the log as it is; asking for one tells why
        return None


def _since_accepted(found: Current, standing: Plan) -> Plan:
    """The plan of today behind the days as they stood; today as it stood too, where its session is done."""
    done = any(match.planned == found.today for match in found.matches)
    stood = [day for day in standing.days if day.date < found.today or (done and day.date == found.today)]
    ahead = [day for day in found.plan.days if not stood or day.date > stood[-1].date]
    return msgspec.structs.replace(found.plan, today=standing.today, days=(*stood, *ahead))


def _decide(
    house: House,
    today: dt.date,
    fact_of: Callable[[Current], Fact],
    check: Callable[[Current, Fact], None] | None = None,
) -> Decided:
    """Write a decision about the plan as it stands; one that was never accepted is taken with it, to hold on to.

    ``check`` sees the plan that would follow, before anything is written, and may refuse it.
    """
    changes: list[Change] = []

    def decide(entries: list[Entry]) -> list[New]:
        found = current_of(entries, today, house.planner)
        fact = fact_of(found)
        facts = [fact] if found.accepted is not None else [_accepted(found.plan), fact]
        news = [New(fact=one, effective=today) for one in facts]
        after = current_of([*entries, *_imagined(entries, news, house)], today, house.planner)
        if check is not None:
            check(after, fact)
        changes[:] = between(found, after, house.planner)
        return news

    entries = tuple(house.log.append_if(decide))
    adapt(house, today)
    return Decided(entries=entries, changes=tuple(changes))


def _imagined(entries: Sequence[Entry], news: Sequence[New], house: House) -> list[Entry]:
    """Entries as they would stand in the log, to see what would follow from them."""
    first, now = (entries[-1].id if entries else 0) + 1, house.now()
    return [
        Entry(id=first + place, runner="", author=new.author, effective=new.effective, recorded=now, fact=new.fact)
        for place, new in enumerate(news)
    ]
