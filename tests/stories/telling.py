"""A story: a runner's log that grows day by day, and what the program says in the morning.

Every verb adds to the log and notes in plain words what happened; :meth:`Story.morning` makes the plan of the day.
What was noted is what docs/stories.md tells, so a page is never other than its test.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from surefoot.coach import make_plan
from surefoot.diary.activity import Activity
from surefoot.diary.body import Birth, BodyTests, CheckIn, Clearance, Hold, Injury, Pain
from surefoot.diary.plan import Finding, Plan, Session
from surefoot.diary.scenario import Scenario
from surefoot.units import Metres, Seconds
from tests.coach.builders import ROUTINE, book

DAY = dt.timedelta(days=1)
WEEK = 7 * DAY
EASY = 400  # s/km of running on the way back
WALKING = 720  # s/km of walking
MINUTE = 60
# "missed periods" is the name of a warning sign, and no blame.
UNKIND = re.compile(
    r"\b(fail(ed|s|ure|ures)?|miss(ed|es)?(?! periods)|behind|only|lost|streaks?|well done|congratulations|harmless)\b",
    re.IGNORECASE,
)
MOMENTS = {
    "warmup_stays": "from the warm-up on, and it stayed",
    "warmup_goes_away": "in the warm-up, then it went away",
    "during": "from the middle of the run on",
    "returns_later": "it went away and came back later",
    "after": "after the run",
    "next_day": "the morning after",
    "at_rest": "at rest",
    "at_night": "at night",
    "hopping": "on hopping",
    "limping": "with a limp",
}


def on(month: int, day: int, year: int = 2027) -> dt.date:
    """A date of the year in which the stories happen."""
    return dt.date(year, month, day)


class Page:
    """What the program says on one morning."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.gate, self.today = plan, plan.gate.name, plan.today
        self.days = {day.date: day.sessions for day in plan.days}

    @property
    def runs(self) -> dict[dt.date, Session]:
        """The run of each day that has one."""
        return {date: one for date, found in self.days.items() for one in found if one.running}

    @property
    def outing(self) -> Session | None:
        """Today's run."""
        return self.runs.get(self.today)

    @property
    def next(self) -> dt.date:
        """The day of the next run, today or later."""
        return min(self.runs)

    @property
    def first(self) -> Session:
        """The next run."""
        return self.runs[self.next]

    @property
    def stage(self) -> str | None:
        """The stage of the next run."""
        return self.first.attempt.stage if self.first.attempt else None

    @property
    def number(self) -> int | None:
        """The attempt that the next run is."""
        return self.first.attempt.number if self.first.attempt else None

    @property
    def minutes(self) -> float:
        """Minutes of the whole next run."""
        return self.first.duration_s / MINUTE

    @property
    def kinds(self) -> set[str]:
        """Kinds of everything that is planned."""
        return {one.kind for found in self.days.values() for one in found}

    def why(self, rule: str) -> str:
        """What a rule says of the next run; "" where it says nothing."""
        return next((because.text for because in self.first.because if because.rule == rule), "")

    def gate_says(self, rule: str) -> str:
        """What a rule says of the gate; "" where it says nothing."""
        return next((because.text for because in self.plan.gate.because if because.rule == rule), "")

    def told(self, rule: str) -> str:
        """What is told beside the plan by a rule; "" where nothing is."""
        return next((one.message for one in self.plan.findings if one.rule == rule), "")

    def stands_alone(self) -> bool:
        """Whether a sign for a doctor is all that there is: no training, no goal, nothing told beside it."""
        alone = {one.rule for one in self.plan.findings} <= {"SAFE-4"}
        return alone and self.gate == "see_a_doctor" and self.kinds == {"rest"}

    def texts(self) -> Iterator[str]:
        """Everything that is read on this page."""
        yield from (because.text for because in self.plan.gate.because)
        yield self.plan.gate.ends_when
        yield from (one.message for one in self.plan.findings)
        for found in self.days.values():
            for session in found:
                yield from _texts(session)


def _texts(session: Session) -> Iterator[str]:
    yield session.title
    yield from (because.text for because in session.because)
    yield from (step.note for step in session.steps if step.note)
    if session.shorter:
        yield from _texts(session.shorter)


def spoken_wrong(page: Page) -> list[str]:
    """Texts of a page with a word that no runner should read, or with units that are not the runner's."""
    other = re.compile(r"\d km\b" if page.plan.units == "mi" else r"\d mi\b")
    race = "the shape of training for 10 km"  # the name of a race, in any units
    return [text for text in page.texts() if UNKIND.search(text) or other.search(text.replace(race, ""))]


class Turn(msgspec.Struct):
    """What happened since the last page, the page, and the findings that are new on it."""

    happened: list[str]
    page: Page
    news: list[Finding]


class Story:
    """A log that grows, and the pages that it gave."""

    def __init__(self) -> None:
        self.turns: list[Turn] = []
        self._notes: list[str] = []
        self._known: set[str] = set()
        self.scenario: Scenario

    @property
    def today(self) -> dt.date:
        """The day on which the story is."""
        return self.scenario.today

    def begins(self, scenario: Scenario, words: str, units: str = "km") -> None:
        """Start with a log so far."""
        self.scenario = msgspec.structs.replace(scenario, units=units)
        self._notes.append(words)

    def skips(self, words: str) -> None:
        """Leave the pages so far out of the story: they are told in another one."""
        self.turns, self._notes = [], [words]

    # ------------------------------------------------------------------ mornings

    def morning(self) -> Page:
        """The plan of today, kept as a page of the story."""
        page = self.look()
        news = [one for one in page.plan.findings if one.message not in self._known]
        self._known |= {one.message for one in news}
        self.turns.append(Turn(self._notes, page, news))
        self._notes = []
        return page

    def look(self) -> Page:
        """The plan of today, not kept."""
        return Page(make_plan(self.scenario, book()))

    def goes_on(self, days: int = 1) -> None:
        """Let days pass."""
        self.on(self.today + days * DAY)

    def on(self, date: dt.date) -> None:
        """Go on to a date."""
        if date < self.today:
            raise ValueError(f"The story is at {self.today} already, not before {date}")
        goals = tuple(goal for goal in self.scenario.goals if goal.date is None or goal.date >= date)
        self.scenario = msgspec.structs.replace(self.scenario, today=date, goals=goals or (ROUTINE,))

    def moves_race(self, date: dt.date) -> None:
        """Take another date for the race."""
        goals = tuple(msgspec.structs.replace(goal, date=date) for goal in self.scenario.goals)
        self.scenario = msgspec.structs.replace(self.scenario, goals=goals)
        self._notes.append(f"{_day(self.today)}: moved the race to {_day(date)}.")

    def gave_birth(self, date: dt.date, *symptoms: str) -> None:
        """Enter a birth, or its symptoms."""
        log = msgspec.structs.replace(self.scenario.log, births=(Birth(date=date, symptoms=symptoms),))
        self.scenario = msgspec.structs.replace(self.scenario, log=log)
        if symptoms:
            self._notes.append(f"{_day(self.today)}: {' and '.join(symptoms)} on the run.")

    def accepts(self, page: Page) -> None:
        """Accept a plan."""
        self.scenario = msgspec.structs.replace(self.scenario, accepted_plan=page.plan)
        self._notes.append("Accepted the plan.")

    # ------------------------------------------------------------------ what the runner does and says

    def does(self, session: Session | None = None) -> None:
        """Run today's outing as planned."""
        planned = session or self.look().outing
        if planned is None:
            raise ValueError(f"Nothing to run is planned on {self.today}")
        self._log(as_done(self.today, planned))
        self._notes.append(f"{_day(self.today)}: {_outing(planned)}, as planned.")

    def runs(self, km: float, minutes: float, words: str = "", **others: Any) -> None:
        """Run something today."""
        metres, seconds = Metres(round(km * 1000)), Seconds(round(minutes * MINUTE))
        self._log(Activity(date=self.today, distance=metres, duration=seconds, **others))
        self._notes.append(f"{_day(self.today)}: {words or f'ran {km:g} km in {minutes:g} min'}.")

    def walks(self, minutes: float = 30, until: dt.date | None = None) -> None:
        """Walk without trouble, and say so; every other day, where it is done ``until`` a date."""
        first, seconds = self.today, Seconds(round(minutes * MINUTE))
        metres = Metres(round(seconds * 1000 / WALKING))
        while True:
            self._log(Activity(date=self.today, distance=metres, duration=seconds, sport="walk"))
            self._check_in(CheckIn(date=self.today, tests=BodyTests(walk_30="normal")))
            if until is None or self.today + 2 * DAY > until:
                break
            self.goes_on(2)
        days = _day(first) if until is None else f"From {_day(first)} to {_day(self.today)}, every other day"
        self._notes.append(f"{days}: walked {minutes:g} min; it felt normal.")

    def tells(self, site: str, score: int, moment: str, kind: str = "pain", **others: Any) -> None:
        """Answer that it hurts."""
        self._check_in(
            CheckIn(date=self.today, pain=(Pain(site=site, score=score, moment=moment, kind=kind),), **others)
        )
        self._notes.append(f"{_day(self.today)}: {kind} of {score} of 10 at the {site}, {MOMENTS[moment]}.")

    def calm(self, **others: Any) -> None:
        """Answer that nothing hurts."""
        self._check_in(CheckIn(date=self.today, **others))
        self._notes.append(f"{_day(self.today)}: nothing hurts.")

    def ill(self, illness: str, words: str) -> None:
        """Answer that one is ill."""
        self._check_in(CheckIn(date=self.today, illness=illness))
        self._notes.append(f"{_day(self.today)}: {words}.")

    def checks(self, *, hops: str = "even", walk_30: str = "normal", bony_tenderness: bool = False) -> None:
        """Do the start checks and enter them."""
        tests = BodyTests(hops=hops, walk_30=walk_30, bony_tenderness=bony_tenderness)
        self._check_in(CheckIn(date=self.today, tests=tests))
        tender = ", tender bone" if bony_tenderness else ""
        self._notes.append(f"{_day(self.today)}: start checks: half an hour of walking {walk_30}, hops {hops}{tender}.")

    def hurt(self, words: str, **fields: Any) -> Injury:
        """Enter an injury of today."""
        injury = Injury(**{"onset": self.today, "running_stopped": self.today, **fields})
        self._add(injuries=injury)
        self._notes.append(f"{_day(self.today)}: {words}.")
        return injury

    def cleared(self, subject: str, by: str, words: str, checks: str = "passed", protocol: str | None = None) -> None:
        """Enter somebody's word."""
        self._add(clearances=Clearance(injury=subject, date=self.today, by=by, checks=checks, protocol=protocol))
        self._notes.append(f"{_day(self.today)}: {words}.")

    def held(self, by: str, words: str, to: dt.date | None = None) -> None:
        """Enter somebody's pause."""
        self._add(holds=Hold(from_=self.today, to=to, by=by))
        self._notes.append(f"{_day(self.today)}: {words}.")

    # ------------------------------------------------------------------ days as planned

    def calm_days(self, until: dt.date) -> list[tuple[dt.date, Session]]:
        """Every outing up to a date as it is planned, nothing hurting; gives them.

        On a ladder each morning has a plan of its own; of running in one go a plan serves for its week.
        """
        done: list[tuple[dt.date, Session]] = []
        words, self._notes = self._notes, []
        page = None
        while self.today < until:
            if page is None or page.today + WEEK <= self.today or page.stage:
                page = self.look()
            outing = page.runs.get(self.today)
            if outing is not None and outing.attempt is not None:
                self.does(outing)
                done.append((self.today, outing))
            self.calm()
            following = min((date for date in page.runs if date > self.today), default=until)
            self.goes_on()
            if self.today < min(following, until):
                self.calm()
                self.on(min(following, until))
        self._notes = [*words, *calm_table(done)]
        return done

    def calm_until_due(self) -> list[tuple[dt.date, Session]]:
        """Every outing up to the day on which the gate may be over, as the gate itself says it again each time."""
        done: list[tuple[dt.date, Session]] = []
        words, self._notes = self._notes, []
        while (end := self.look().plan.gate.earliest_end) and end > self.today:
            done += self.calm_days(end)
        self._notes = [*words, *calm_table(done)]
        return done

    def _check_in(self, found: CheckIn) -> None:
        self._add(check_ins=found)

    def _log(self, found: Activity) -> None:
        self._add(activities=found)

    def _add(self, **entries: Any) -> None:
        log = self.scenario.log
        more = {name: (*getattr(log, name), new) for name, new in entries.items()}
        self.scenario = msgspec.structs.replace(self.scenario, log=msgspec.structs.replace(log, **more))


def as_done(date: dt.date, session: Session) -> Activity:
    """A planned outing as the log holds it when it was done as planned."""
    running, walking = gait(session)
    metres = session.distance_m or Metres(round(running * 1000 / EASY + walking * 1000 / WALKING))
    return Activity(
        date=date,
        duration=Seconds(session.duration_s),
        distance=metres,
        running=Seconds(running) if walking else None,
        stage=session.attempt.stage if session.attempt else None,
        session=session.id,
    )


def gait(session: Session) -> tuple[int, int]:
    """Seconds of running and of walking in a session."""
    run = walk = 0
    for step, times in _flat(session.steps, 1):
        if step.gait == "walk":
            walk += times * (step.duration_s or 0)
        else:
            run += times * (step.duration_s or 0)
    return run, walk


def _flat(steps: Any, times: int) -> Iterator[tuple[Any, int]]:
    for step in steps:
        if step.steps:
            yield from _flat(step.steps, times * (step.times or 1))
        else:
            yield step, times


def calm_table(done: list[tuple[dt.date, Session]]) -> list[str]:
    """Outings that went calmly: those of a ladder as rows of a table, those in one go together."""
    rows = [f"| {_day(date)} | {_number(one)} | {_stage(one)} | {one.title} |" for date, one in done if _stage(one)]
    whole = [(date, one) for date, one in done if not _stage(one)]
    if not whole:
        return rows
    first, last = whole[0], whole[-1]
    minutes = [one.duration_s // MINUTE for _, one in whole]
    days = f"From {_day(first[0])} to {_day(last[0])}" if len(whole) > 1 else _day(first[0])
    outings = "1 easy run" if len(whole) == 1 else f"{len(whole)} easy runs"
    longer = f", {minutes[-1]} in the end" if minutes[-1] != minutes[0] else ""
    length = f"{minutes[0]} min at first{longer}"
    return [*rows, f"{days}: {outings} in one go, {length}; nothing hurts on any of the days."]


def _outing(session: Session) -> str:
    named = f"attempt {_number(session)}: " if session.attempt else ""
    stage = f" ({_stage(session)})" if session.attempt and session.attempt.stage else ""
    return f"{named}{session.title}{stage}"


def _number(session: Session) -> str:
    return str(session.attempt.number) if session.attempt else ""


def _stage(session: Session) -> str:
    return f"`{session.attempt.stage}`" if session.attempt and session.attempt.stage else ""


def _day(date: dt.date) -> str:
    return f"{date:%a} {date.day} {date:%b}"
