"""The engine's front door: a scenario and the rule book in, the plan document out. A pure function."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache, partial

import msgspec

from surefoot.coach.assemble import RUNNING, Assembler, Draft, Scribe
from surefoot.coach.bridge import longer_goals
from surefoot.coach.changes import alike, changes_since
from surefoot.coach.comeback.soreness import without
from surefoot.coach.easing import eased, left_of
from surefoot.coach.feasibility import Judgement, answer, judge_goal, not_ready
from surefoot.coach.keeping import speed_as_accepted, standing_for
from surefoot.coach.ledger import WEEK
from surefoot.coach.mile import on_its_day, with_mid_trials, without_early_trials
from surefoot.coach.returning import blocks_of_return, handed_over, return_days
from surefoot.coach.rules.gate.no_advice import no_medical_advice
from surefoot.coach.rules.gate.precedence import strictest_governs
from surefoot.coach.rules.layout.off_course import off_course
from surefoot.coach.rules.season.open_plan import open_days
from surefoot.coach.rut import rut_offer
from surefoot.coach.season import Block, Race, Season, as_race, lay_out
from surefoot.coach.setting import Setting, set_up
from surefoot.coach.shape import Reach, Shape, reached, ready, settle, volume_first
from surefoot.coach.telling import tellings
from surefoot.coach.waiting import waiting_days
from surefoot.coach.worn import with_easier_weeks, worn_weeks
from surefoot.coach.writer import Writer, Written
from surefoot.diary.dates import monday_of
from surefoot.diary.plan import Change, Day, Feasibility, Finding, Fitness, Gate, Plan, RulebookVersion, Session, Week
from surefoot.diary.scenario import Goal, Scenario
from surefoot.diary.writing import goal_of
from surefoot.rulebook import Book, Reason, explain
from surefoot.units import Metres, Seconds

#: What each gate allows, in words.
_ALLOWED = {
    "see_a_doctor": "a doctor first",
    "hold": "rest from running",
    "walk_run": "walking and running in turn",
    "easy_only": "easy running",
    "comeback": "the way back from a break",
}
_WAITING = ("hold", "see_a_doctor")


class Drafted(msgspec.Struct, frozen=True):
    """The season as drafts, with its blocks; ``written`` is empty while running waits."""

    season: Season
    drafts: tuple[Draft, ...]
    written: tuple[Written, ...]
    why: dict[int, Reason] = {}  # days that were planned anew though accepted: the rule that asked for it


class Prepared(msgspec.Struct, frozen=True):
    """A plan before it is written out: what it follows from, the answer on the goals, the season as drafts."""

    setting: Setting
    judgements: list[Judgement]
    main: Judgement
    feasibility: Feasibility
    drafted: Drafted
    off_course: bool = False  # whether what stands as accepted no longer leads to where another plan would


def make_plan(scenario: Scenario, book: Book) -> Plan:
    """The plan for a scenario: gate, fitness, feasibility, every day's sessions with their reasons.

    A plan that was accepted today and would be made again just so stands without a look at its parts.
    Raises :class:`surefoot.rulebook.RulebookError` where the scenario's overlay does not fit the book.
    """
    accepted = scenario.accepted_plan
    if accepted is not None and accepted.today == scenario.today:
        fresh = _made(msgspec.structs.replace(scenario, accepted_plan=None), book)
        if msgspec.json.encode(fresh.days) == msgspec.json.encode(accepted.days):
            return fresh
    return _made(scenario, book)


def _made(scenario: Scenario, book: Book) -> Plan:
    """The plan, what stands of an accepted one among it."""
    prepared = prepare(scenario, book)
    setting, drafted = prepared.setting, prepared.drafted
    book, days = setting.book, _days(setting, drafted, Scribe(setting))
    plan = Plan(
        today=scenario.today,
        units=scenario.units,
        rulebook=RulebookVersion(version=book.version, hash=book.hash),
        gate=_gate(setting),
        fitness=_fitness(setting),
        feasibility=prepared.feasibility,
        weeks=_weeks(drafted, days),
        days=days,
        findings=tuple(_findings(prepared)),
    )
    why = {dt.date.fromordinal(day): reason for day, reason in drafted.why.items()}
    return msgspec.structs.replace(plan, changes=changes_since(scenario.accepted_plan, plan, setting, why))


def differences(scenario: Scenario, before: Plan, after: Plan, book: Book) -> tuple[Change, ...]:
    """What another plan of the same scenario would change, each session with its reasons: an offer."""
    if alike(before, after, scenario.today):
        return ()
    setting = set_up(scenario, book.overlaid(scenario.overlay) if scenario.overlay else book)
    return changes_since(before, after, setting, {})


def prepare(scenario: Scenario, book: Book) -> Prepared:
    """Work a plan out without writing it. Raises :class:`surefoot.rulebook.RulebookError` as :func:`make_plan` does."""
    setting = set_up(scenario, book.overlaid(scenario.overlay) if scenario.overlay else book)
    if setting.gate in _WAITING:
        return _prepared(setting)
    if setting.way.active:
        return _on_the_way(setting)
    return _eased(setting) if setting.eases else _prepared(setting)


def _on_the_way(setting: Setting) -> Prepared:
    """The way back, and behind it the season that the runner of that day would be planned."""
    today, free = setting.state.today, setting.way.free
    open_end = today + open_days(setting.book)
    raced = any(goal.kind in ("race", "mile_block") for goal in setting.scenario.goals)
    if free is None or (free >= open_end and not raced):
        judgements = [judge_goal(setting, goal) for goal in setting.scenario.goals]
        main = _main(judgements, setting)
        feasibility, _ = answer(setting, main, lambda _: False)
        season = Season(blocks=blocks_of_return(today, open_end), races=(), main=None, end=open_end)
        drafted = Drafted(season, tuple(return_days(setting, open_end)), ())
        return Prepared(setting, judgements, main, feasibility, drafted)
    then = handed_over(setting, max(free, today))
    behind = _prepared(msgspec.structs.replace(then, open_until=open_end))
    season, until = behind.drafted.season, then.state.today
    if not season.races and until >= open_end:  # no race is left to plan for, and the way is longer than the plan
        season = msgspec.structs.replace(season, blocks=blocks_of_return(today, open_end), end=open_end)
        drafts = tuple(return_days(setting, open_end))
    else:
        season = msgspec.structs.replace(season, blocks=(*blocks_of_return(today, until), *season.blocks))
        drafts = (*return_days(setting, until), *behind.drafted.drafts)
    drafted = msgspec.structs.replace(behind.drafted, season=season, drafts=drafts)
    return msgspec.structs.replace(behind, setting=setting, drafted=drafted)


def _eased(setting: Setting) -> Prepared:
    """The plan around pains that are looked after and illnesses that still want it easy; it grows from what is left."""
    calm = set_up(without(setting.scenario, setting.sore), setting.book, well=True)
    until = max(one.until for one in setting.eases)
    jump_from = max(until, setting.jump_from)
    calm = msgspec.structs.replace(calm, easy_until=until, hurt=setting.hurt, jump_from=jump_from)
    left: dict[int, int] = {}
    for _ in range(setting.state.today, until + 2 * WEEK, WEEK):  # each time one more week that is eased stands
        around = _prepared(msgspec.structs.replace(calm, left=left))
        drafts = tuple(eased(setting, around.drafted.drafts, setting.eases))
        before, left = left, left_of(around.drafted.drafts, drafts, left)
        if left == before:
            break
    drafted = msgspec.structs.replace(around.drafted, drafts=drafts)
    return msgspec.structs.replace(around, setting=setting, drafted=drafted)


def _prepared(setting: Setting) -> Prepared:
    """The season of a setting, as the gate allows it."""
    scenario = setting.scenario
    judgements = [judge_goal(setting, goal) for goal in scenario.goals]
    main = _main(judgements, setting)
    drafts = cache(partial(draft, setting))  # an offer that held is mostly the season planned next

    def holds(goal: Goal) -> bool:
        """Whether a goal, planned for on its own, is within reach when every day is laid out."""
        return not _missing(setting, drafts(season_for(setting, [], main, goal)))

    kept = _as_accepted(setting, judgements, main)
    if kept is not None and main.feasible and not _missing(setting, kept):
        return Prepared(setting, judgements, main, answer(setting, main, holds)[0], kept)
    feasibility, planned = answer(setting, main, holds)
    drafted = drafts(season_for(setting, judgements, main, planned))
    if kept is not None and main.feasible and not _missing(setting, drafted):  # another plan would lead there
        return Prepared(setting, judgements, main, feasibility, kept, off_course=True)
    if main.feasible and (missing := _missing(setting, drafted)):  # the days hold less than the sums promised
        judgements = [Judgement(goal=j.goal, binding=missing) if j is main else j for j in judgements]
        main = _main(judgements, setting)
        feasibility, planned = answer(setting, main, holds)
        drafted = drafts(season_for(setting, judgements, main, planned))
    if kept is None or main.feasible or (towards := standing_for(setting, main)) is None:
        return Prepared(setting, judgements, main, feasibility, drafted)
    return Prepared(setting, judgements, main, msgspec.structs.replace(feasibility, planned_for=towards), kept)


def _as_accepted(setting: Setting, judgements: list[Judgement], main: Judgement) -> Drafted | None:
    """The season as it was accepted, as far as it stands; None where something else is called for."""
    towards = standing_for(setting, main)
    if towards is None:
        return None
    season = season_for(setting, judgements, main, goal_of(towards))
    kept = draft(setting, season, setting.scenario.accepted_plan)
    instead = not main.feasible and _missing(setting, kept)  # what was planned instead is out of reach as well
    return None if instead else kept


def _main(judgements: list[Judgement], setting: Setting) -> Judgement:
    """The goal that the answer is about: the first A race or mile trial, else the best of what there is."""
    races = [j for j in judgements if j.goal.kind in ("race", "mile_block")]

    def order(judgement: Judgement) -> tuple[str, dt.date]:
        return judgement.goal.priority, on_its_day(judgement.goal, setting).date or dt.date.max

    return min(races, key=order) if races else judgements[0]


def season_for(setting: Setting, judgements: list[Judgement], main: Judgement, planned: Goal) -> Season:
    """The season towards the goal that is planned for, with the other races that are feasible."""
    others = [j.goal for j in judgements if j is not main and j.feasible]
    goals = [planned, *others] if setting.gate not in _WAITING else [main.goal, *others]
    goals = [on_its_day(goal, setting) for goal in goals]
    races = [race for goal in goals if (race := as_race(goal, setting.state, setting.book))]
    season = lay_out(_apart(with_mid_trials(races, setting)), setting.state, setting.book, setting.open_until)
    return with_easier_weeks(season, worn_weeks(setting))


def _apart(races: list[Race]) -> list[Race]:
    """One race a day, the more important first."""
    chosen: dict[int, Race] = {}
    for race in sorted(races, key=lambda r: (r.day, r.priority, -r.distance)):
        chosen.setdefault(race.day, race)
    return list(chosen.values())


def draft(setting: Setting, season: Season, accepted: Plan | None = None) -> Drafted:
    """Fill a season: running where the gate allows it, else what may be done while running waits.

    Blocks of an ``accepted`` plan are kept as far as they stand.
    """
    today = setting.state.today
    if setting.gate in _WAITING:
        return Drafted(season, tuple(waiting_days(setting, today, season.end)), ())
    shape = settle(setting, season, tastes=_tastes(setting))
    if accepted is not None:
        speed_as_accepted(setting, season, shape, accepted)
    season = without_early_trials(_named(season, shape))
    written, why = _write(setting, season, shape, accepted)
    late = [race for race in _aims(season) if not ready(setting, _reached(setting, race, written), race)]
    for race in late:
        shape.parts[race.day] = volume_first(shape.parts[race.day])
    if late:
        written, why = _write(setting, season, shape, accepted)
    drafts = Assembler(setting, shape, accepted).season(written, season.end)
    return Drafted(season, tuple(drafts), tuple(written), why)


def _named(season: Season, shape: Shape) -> Season:
    """The season with its phases by their names: before speed begins a block is base, whatever the window allows."""

    def name(block: Block) -> Block:
        early = block.phase == "speed" and block.to_race > shape.of(block).speed_from
        return msgspec.structs.replace(block, phase="base") if early else block

    return msgspec.structs.replace(season, blocks=tuple(name(block) for block in season.blocks))


def _write(
    setting: Setting, season: Season, shape: Shape, accepted: Plan | None
) -> tuple[list[Written], dict[int, Reason]]:
    """Every block written, and for each day that was planned anew though accepted the rule that asked for it."""
    writer = Writer(setting, season, shape, accepted)
    written = [writer.write(block) for block in season.blocks]
    broken = writer.keeper.why
    return written, {day: broken[b.start] for b in season.blocks if b.start in broken for day in range(b.start, b.end)}


def _aims(season: Season) -> list[Race]:
    """The races that blocks lead to, in order."""
    return list({block.race.day: block.race for block in season.blocks if block.race}.values())


def _reached(setting: Setting, race: Race, written: Iterable[Written]) -> Reach:
    weeks = [(w.plan.block, w.plan.done + w.sizes.total, max(w.sizes.metres.values(), default=0)) for w in written]
    return reached(setting, race, weeks)


def _missing(setting: Setting, drafted: Drafted) -> tuple[Reason, ...]:
    """What the season as laid out leaves missing for its main race."""
    race = drafted.season.main
    if race is None or not drafted.written:
        return ()
    return tuple(not_ready(setting, race, _reached(setting, race, drafted.written)))


def _tastes(setting: Setting) -> bool:
    """Whether a plan without a race holds light quality: not on the way back."""
    return all(goal.kind != "come_back" for goal in setting.scenario.goals)


def _days(setting: Setting, drafted: Drafted, scribe: Scribe) -> tuple[Day, ...]:
    sessions: dict[int, list[Session]] = {day: [] for day in range(setting.state.today, drafted.season.end)}
    for one in drafted.drafts:
        sessions[one.day].append(scribe.session(one))
    return tuple(Day(date=dt.date.fromordinal(day), sessions=tuple(found)) for day, found in sessions.items())


def _weeks(drafted: Drafted, days: tuple[Day, ...]) -> tuple[Week, ...]:
    blocks = {day: block for block in drafted.season.blocks for day in range(block.start, block.end)}
    returning = {w.plan.block.start for w in drafted.written if w.plan.returning}
    races = {race.day for race in drafted.season.races}
    by_week: dict[dt.date, list[Day]] = {}
    for day in days:
        by_week.setdefault(monday_of(day.date), []).append(day)
    return tuple(_week(found, blocks, returning, races) for found in by_week.values())


def _week(days: list[Day], blocks: dict[int, Block], returning: set[int], races: set[int]) -> Week:
    """Phase and kind of most of its days; totals are computed from the sessions, never kept twice."""
    runs = [s for day in days for s in day.sessions if s.kind in RUNNING]
    ordinals = [day.date.toordinal() for day in days]
    names = [_phase(blocks[day], returning) for day in ordinals]
    phase, kind = max(names, key=names.count)
    if any(day in races for day in ordinals):
        kind = "race"
    return Week(
        start=days[0].date,
        phase=phase,
        kind=kind,
        distance_m=Metres(sum(run.distance_m or 0 for run in runs)),
        duration_s=Seconds(sum(run.duration_s for run in runs)),
    )


def _phase(block: Block, returning: set[int]) -> tuple[str, str]:
    return ("return", "return") if block.start in returning else (block.phase, block.kind)


def _gate(setting: Setting) -> Gate:
    governs = setting.verdicts[0]
    same = [verdict.reason for verdict in setting.verdicts if verdict.name == governs.name]
    return Gate(
        name=governs.name,
        since=governs.since,
        earliest_end=governs.earliest_end,
        ends_when=governs.ends_when,
        injury=governs.injury,
        because=tuple(explain(reason, setting.book, setting.scenario.units) for reason in _once(same)),
    )


def _fitness(setting: Setting) -> Fitness | None:
    found, paces = setting.fitness, setting.paces
    if found is None:
        return None
    named = {"marathon": paces.marathon, "threshold": paces.threshold}
    named |= {"interval": paces.interval, "repetition": paces.repetition}
    return Fitness(
        index=round(found.index, 1),
        low=round(found.low, 1),
        high=round(found.high, 1),
        paces={"easy": [round(paces.easy_fast), round(paces.easy_slow)]} | {k: round(v) for k, v in named.items()},
    )


def _cares(setting: Setting) -> Iterable[Finding]:
    """What else asks for care beside the gate that governs, and that the plan is no medical advice."""
    gate, others = setting.verdicts[0], setting.verdicts[1:]
    stop = gate.name == "see_a_doctor"
    severity, others = ("stop", tuple(v for v in others if v.name == gate.name)) if stop else ("info", others)
    reasons = [verdict.reason for verdict in others if verdict.name != "clear"]
    if reasons:
        reasons.insert(0, strictest_governs.because(name=_ALLOWED[gate.name]))
    if gate.name not in ("clear", "comeback"):
        reasons.append(no_medical_advice.because())
    for reason in _once(reasons):
        text = explain(reason, setting.book, setting.scenario.units).text
        yield Finding(severity=severity, rule=reason.rule.id, message=text)


def _once(reasons: Iterable[Reason]) -> list[Reason]:
    return list({(reason.rule.id, repr(reason.args)): reason for reason in reasons}.values())


def _findings(prepared: Prepared) -> Iterable[Finding]:
    setting, main = prepared.setting, prepared.main
    units = setting.scenario.units
    yield from _cares(setting)
    if setting.gate == "see_a_doctor":  # it stands alone: no training, no goal
        return
    if prepared.off_course:
        text = explain(off_course.because(), setting.book, units).text
        yield Finding(severity="warning", rule=off_course.id, message=text)
    worn = (one.reason for one in worn_weeks(setting))
    offers = (*worn, *longer_goals(setting), *rut_offer(setting))
    for severity, reason in (*tellings(setting), *(("info", reason) for reason in offers)):
        yield Finding(severity=severity, rule=reason.rule.id, message=explain(reason, setting.book, units).text)
    for judgement in prepared.judgements:
        severity = "warning" if judgement is main else "info"
        for reason in judgement.binding:
            yield Finding(severity=severity, rule=reason.rule.id, message=explain(reason, setting.book, units).text)
