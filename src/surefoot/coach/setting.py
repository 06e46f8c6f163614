"""What every stage needs at hand: the runner's state, days, paces, fitness and gates, worked out once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from surefoot.coach.comeback.ramp import Ramp, ramp_of
from surefoot.coach.comeback.soreness import Ease, Soreness, soreness
from surefoot.coach.comeback.standing import Fold, Standing, easy_days
from surefoot.coach.comeback.under import Lesson, Under, kept_under, lessons
from surefoot.coach.comeback.way import Way, way_ahead
from surefoot.coach.craft.history import Hurt, hurt
from surefoot.coach.craft.unlock import jumping_from
from surefoot.coach.days import WHOLE_DAY, Days
from surefoot.coach.done import Done, read_done
from surefoot.coach.gate import Body, Verdict, judge
from surefoot.coach.illness import Illness, illnesses
from surefoot.coach.pause import Pause, find_pauses
from surefoot.coach.prescription import Context, Paces, make_paces
from surefoot.coach.rules.prescription.unmeasured_pace import unmeasured_pace
from surefoot.coach.rules.season.race_class import race_class
from surefoot.coach.state import State, fold
from surefoot.coach.trials import effort_kinds
from surefoot.coach.warnings import red_flags
from surefoot.diary.outings import is_run
from surefoot.diary.plan import Plan
from surefoot.diary.scenario import Scenario
from surefoot.physiology.effort import Effort
from surefoot.physiology.estimate import Estimate, after_layoff, estimate_fitness, training_counts
from surefoot.physiology.prediction import predict_from_index
from surefoot.physiology.zones import max_heart_rate
from surefoot.rulebook import Book
from surefoot.units import Metres


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """The scenario with all that follows from it before a season is thought of."""

    scenario: Scenario
    book: Book
    state: State
    done: Done
    days: Days
    pauses: tuple[Pause, ...]
    verdicts: tuple[Verdict, ...]
    fitness: Estimate | None
    paces: Paces
    context: Context
    way: Way
    sore: tuple[Soreness, ...]
    ramp: Ramp
    eases: tuple[Ease, ...]
    lessons: tuple[Lesson, ...]
    under: Under
    walked: dict[tuple[int, int, int], int]  # remembered: turns and metres -> metres of running among first steps
    open_until: int = 0  # the day after a plan without a race, where it is not as long as usual
    hurt: Hurt = Hurt()
    jump_from: int = 0  # the first day on which jumps may be planned, after a pain
    left: Mapping[int, int] = {}  # metres by day that easing leaves of runs that a season plans (coach.easing)
    easy_until: int = 0  # the first day on which more than easy running may be planned; races before it wait

    @property
    def gate(self) -> str:
        """Name of the gate that governs today."""
        return self.verdicts[0].name


def set_up(scenario: Scenario, book: Book, way: Way | None = None, *, well: bool = False) -> Setting:
    """Fold the log and judge the gates. A pure function of the scenario and the book.

    ``way`` is what is known of ways back already; else it is folded from the log. ``well`` leaves it to who asks to
    keep running easy after an illness: no gate is given for it, and its minutes bind all the same.
    """
    state = fold(scenario, book)
    ill = illnesses(scenario, book)
    days = Days(scenario, _minutes(ill, state.today))
    every = find_pauses(state.ledger, state.today, book)
    fitness = _fitness(scenario, every, book)
    raced = fitness.index if fitness and fitness.basis == "race" else None  # training alone is a lower bound
    paces = make_paces(book, raced, state.easy_pace, scenario.runner.experience)
    fold_back = Fold(scenario, state, days, paces.easy, book)
    standings = tuple(fold_back.standings(red_flags(scenario, book))) if way is None else way.standings
    sore = tuple(soreness(scenario, standings, fold_back.outings, book))
    if way is None:
        way = way_ahead(standings, days, state.first_free, book, sore)
    pauses = _unasked([pause for pause in every if not _injured(pause, way)], scenario.accepted_plan)
    done = read_done(scenario, state, book)
    pains = hurt(scenario, book)
    learnt = lessons(standings, state.ledger, done.hard, book)
    return Setting(
        scenario=scenario,
        book=book,
        state=state,
        done=done,
        days=days,
        pauses=tuple(pauses),
        verdicts=tuple(judge(scenario, state, pauses, Body(way, sore, () if well else ill), book)),
        fitness=fitness,
        paces=paces,
        context=_context(scenario, state, paces, book),
        way=way,
        ramp=ramp_of(way.standings, book),
        sore=sore,
        eases=() if well else (*(one.ease for one in sore), *_illness_eases(ill, state.today)),
        lessons=learnt,
        under=kept_under(learnt, state.today),
        easy_until=_free_again(fold_back, standings, days, book),
        walked={},
        hurt=pains,
        jump_from=jumping_from(pains, book),
    )


def _free_again(fold_back: Fold, standings: tuple[Standing, ...], days: Days, book: Book) -> int:
    """The first day after the easy weeks of what waits for its word, if it were given when it may be; 0 without one."""
    waiting = [one for one in standings if one.gate == "hold"]
    if not waiting:
        return 0
    ahead = tuple(fold_back.if_cleared(one) for one in waiting)
    way = way_ahead(ahead, days, max(one.earliest for one in waiting), book)
    return way.free or max(one.earliest + easy_days(one, book) for one in waiting)


def _minutes(ill: Iterable[Illness], today: int) -> dict[int, int]:
    """Seconds of running that each day from today on has at most, after illnesses."""
    found: dict[int, int] = {}
    for one in ill:
        for day in range(today, one.until):
            most = one.most_seconds(day)
            found[day] = min(found.get(day, WHOLE_DAY), WHOLE_DAY if most is None else most)
    return found


def _illness_eases(ill: Iterable[Illness], today: int) -> Iterator[Ease]:
    """What an illness asks of the plan once running may be again."""
    for one in ill:
        reason = one.reason(today)
        if reason is not None and one.gate(today) == "easy_only":
            yield Ease(today, float("inf"), one.until, (), reason, reason)


def _injured(pause: Pause, way: Way) -> bool:
    """Whether a break is that of an injury or a birth, which has its own way back."""
    return any(
        (one.ended is None or one.progress is not None)
        and pause.last_run <= one.case.stopped + 1
        and one.case.stopped < pause.start
        for one in way.standings
    )


def _unasked(pauses: list[Pause], plan: Plan | None) -> list[Pause]:
    """The breaks, less the rest that an accepted plan asked for before a race: who kept it was not away."""
    if plan is None or plan.gate.name != "clear":
        return pauses
    runs = {day.date.toordinal(): s.kind for day in plan.days for s in day.sessions if s.running}

    def asked(pause: Pause) -> bool:
        between = any(pause.last_run < day < pause.start for day in runs)
        return runs.get(pause.start) in ("race", "time_trial") and not between

    return [pause for pause in pauses if not asked(pause)]


def expected_time(setting: Setting, distance: int) -> float:
    """Seconds that a race would take today: predicted where fitness is known, else from the usual easy pace."""
    if setting.fitness is None:
        name = unmeasured_pace(setting.book, race_class(setting.book, distance))
        return float(distance * getattr(setting.paces, name) / 1000)
    weekly = setting.state.habit_week or None
    return predict_from_index(setting.book, setting.fitness, weekly, Metres(distance)).seconds


def efforts(scenario: Scenario, book: Book) -> list[Effort]:
    """Races and trials, and training as lower bounds, as the fitness index reads them.

    The best stretches of an outing are lower bounds too, those within races as well.
    """
    runs = [pair for pair in zip(scenario.log.activities, effort_kinds(scenario, book), strict=True) if is_run(pair[0])]
    whole = [
        Effort(distance=a.distance, seconds=a.duration, date=a.date, kind=kind, outing=number)
        for number, (a, kind) in enumerate(runs)
        if a.distance and a.running is None
    ]
    stretches = [
        Effort(distance=best.distance, seconds=best.seconds, date=a.date, kind="training", outing=number)
        for number, (a, _) in enumerate(runs)
        if a.best_efforts and training_counts(book, (scenario.today - a.date).days)
        for best in a.best_efforts
    ]
    return whole + stretches


def _fitness(scenario: Scenario, pauses: list[Pause], book: Book) -> Estimate | None:
    estimate = estimate_fitness(book, efforts(scenario, book), scenario.today)
    # an effort after a break speaks of the time since; of several breaks after it the longest cost most
    after = [p for p in pauses if estimate and estimate.newest <= dt.date.fromordinal(p.last_run)]
    if estimate is None or not after:
        return estimate
    pause = max(after, key=lambda p: p.days_off)
    since = dt.date.fromordinal(pause.last_run)
    crossed = any(a.sport in ("ride", "swim") and a.date > since for a in scenario.log.activities)
    return after_layoff(book, estimate, pause.days_off, cross_trained=crossed)


def _context(scenario: Scenario, state: State, paces: Paces, book: Book) -> Context:
    runner = scenario.runner
    known = runner.max_hr or (round(max_heart_rate(book, state.age)) if state.age is not None else None)
    surface = next((goal.surface for goal in scenario.goals), "road")
    return Context(
        book=book,
        paces=paces,
        max_hr=known,
        resting_hr=runner.resting_hr,
        facilities=runner.facilities,
        surface=surface,
        age=state.age,
    )
