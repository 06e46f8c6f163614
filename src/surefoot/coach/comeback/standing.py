"""How each case stands today: waiting for a word, on its way, or over; folded from the log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import msgspec

from surefoot.coach.comeback.answers import Answers
from surefoot.coach.comeback.before import Usual, reachable, usual_before
from surefoot.coach.comeback.cases import Case, cases
from surefoot.coach.comeback.clearing import Clearing, Word
from surefoot.coach.comeback.progress import FREE, Done, Progress, Start
from surefoot.coach.days import Days
from surefoot.coach.ledger import WEEK
from surefoot.coach.protocols import Protocol, parse_stage, protocol_for, protocols
from surefoot.coach.rules.comeback.easy_end import easy_end
from surefoot.coach.rules.comeback.easy_weeks import weeks_of_easy
from surefoot.coach.rules.comeback.ladder import needs_ladder
from surefoot.coach.rules.comeback.niggle import days_of_easy
from surefoot.coach.rules.comeback.severity import severity
from surefoot.coach.rules.comeback.start import first_outing
from surefoot.coach.rules.comeback.therapists_word import therapists_word
from surefoot.coach.rules.gate.birth import after_birth
from surefoot.coach.rules.gate.hold import may_permit
from surefoot.coach.state import State, run_distance
from surefoot.coach.warnings import Sign
from surefoot.diary.outings import is_run, running_time
from surefoot.diary.scenario import Scenario
from surefoot.rulebook import Book

#: What a birth lacks nothing of: running was begun without a word.
BEGUN = "begun"
#: What waits where walking alone was too much.
ASK = "A physical therapist looks at it and enters a clearance"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A case today. Days are ordinals.

    ``lost`` are days without running; ``word`` says whether it is cleared; ``progress`` is None until it is;
    ``ended`` is the first day after its easy weeks, None while they last.
    """

    case: Case
    severity: str
    lost: int
    word: Word
    usual: Usual
    today: int
    progress: Progress | None = None
    ended: int | None = None

    @property
    def earliest(self) -> int:
        """The first day on which running may begin, as far as it is known."""
        return self.word.cleared or self.today

    @property
    def gate(self) -> str:
        """The gate that the case gives."""
        if self.ended is not None:
            return "clear"
        if self.progress is None or self.progress.stepped_down:
            return "hold"
        return "walk_run" if self.progress.stage is not None else "easy_only"


class Fold:
    """Folds the log through every case."""

    def __init__(self, scenario: Scenario, state: State, days: Days, pace: float, book: Book) -> None:
        self.scenario, self.state, self.days, self.pace, self.book = scenario, state, days, pace, book
        self.today = scenario.today.toordinal()
        self.outings = _outings(scenario, pace, book)

    def standings(self, signs: Iterable[Sign]) -> Iterator[Standing]:
        """Every case that has anything to say, in the order of the log."""
        found = list(signs)
        for case in cases(self.scenario, self.book):
            yield self._standing(case, found)

    def _standing(self, case: Case, signs: list[Sign]) -> Standing:
        first, word = self._first_run(case)
        lost = (self.today if first is None else first) - case.stopped
        how_bad = severity(self.book, lost, case.bone, case.surgery)
        usual = usual_before(case, self.scenario, self.state, self.outings, self.pace, self.book)
        known = Standing(case=case, severity=how_bad, lost=lost, word=word, usual=usual, today=self.today)
        begun = case.birth and word.missing == BEGUN
        if begun:  # who has run since then without asking knows how it goes
            return msgspec.structs.replace(known, ended=word.cleared)
        if case.resolved is not None and case.resolved <= self.today:
            return msgspec.structs.replace(known, ended=case.resolved)
        if word.cleared is None or word.cleared > self.today:
            return known
        begin: int | None = self._begin(case, word.cleared, signs)
        while begin is not None:
            progress = Progress(case, self._start(known, begin), self.book)
            ended = self._walk(progress, known)
            begin = self._looked_at(case, progress)
        known = msgspec.structs.replace(known, progress=progress, ended=ended)
        return msgspec.structs.replace(known, word=Word(None, ASK)) if known.gate == "hold" else known

    def _looked_at(self, case: Case, progress: Progress) -> int | None:
        """The day on which somebody who may permit looked at what was too much even below the ladder."""
        if not progress.stepped_down:
            return None
        last = progress.runs[-1][0]
        return min((day for day in self._permitted(case) if day > last), default=None)

    def _first_run(self, case: Case) -> tuple[int | None, Word]:
        """The first run after the clearance, and that clearance."""
        clearing = Clearing(case, self.scenario, self.book)
        for one in self.outings:
            if one.day <= case.stopped:
                continue
            word = self._word(clearing, case, one.day)
            if word.cleared is not None and word.cleared <= one.day:
                return one.day, word
        return None, self._word(clearing, case, self.today)

    def _word(self, clearing: Clearing, case: Case, day: int) -> Word:
        word = clearing.word(day - case.stopped)
        if not case.birth:
            return word
        earliest = case.onset + after_birth(self.book)[0]
        if word.cleared is None and any(one.day >= earliest for one in self.outings):  # it was begun already
            return Word(min(one.day for one in self.outings if one.day >= earliest), BEGUN)
        return Word(None if word.cleared is None else max(word.cleared, earliest), word.missing)

    def _begin(self, case: Case, cleared: int, signs: list[Sign]) -> int:
        """The day from which the way counts: anew after a sign that a later word has cleared."""
        since = [s.date.toordinal() for s in signs if s.injury in (None, case.subject) and s.date.toordinal() > cleared]
        return min((day for day in self._permitted(case) if since and day > max(since)), default=cleared)

    def _permitted(self, case: Case) -> list[int]:
        """Days on which somebody who may permit said yes."""
        return [
            c.date.toordinal()
            for c in self.scenario.log.clearances
            if c.injury in (case.subject, "red_flag") and may_permit(self.book, c.by) and c.checks != "failed"
        ]

    def _start(self, known: Standing, begin: int) -> Start:
        usual = known.usual
        share, least = first_outing(self.book)
        niggle = known.severity == "niggle"
        return Start(
            day=begin,
            protocol=self._protocol(known),
            length=max(float(least), usual.run_s * (1.0 if niggle else share)),
            habit=usual.runs,
            usual_s=min(usual.week * self.pace / 1000, reachable(self.days, max(usual.runs, WEEK // 2 + 1))),
            niggle=niggle,
        )

    def _protocol(self, known: Standing) -> Protocol | None:
        """The ladder: a therapist's choice, else that of the tissue; None where none is needed."""
        chosen = [word.name.partition("/")[0] for word in words_on_stage(known.case, self.scenario, self.book)]
        every = protocols(self.book)
        if chosen:
            return every[chosen[-1]]
        if known.case.birth:
            return every["postpartum"]
        needed = needs_ladder(self.book, known.lost, known.severity)
        return protocol_for(known.case.tissue, self.book) if needed else None

    def _walk(self, progress: Progress, known: Standing) -> int | None:
        """Take every outing since the start; the first day after the easy weeks, if they are over."""
        answers = Answers(known.case, self.scenario, self.book)
        words = [word for word in words_on_stage(known.case, self.scenario, self.book) if word.stage is not None]
        mine = [one for one in self.outings if one.day >= progress.start.day]
        checked = self._hops(known.case)
        scanned = progress.start.day
        for one, following in pairwise([*mine, None]):
            assert one is not None  # noqa: S101  the last is never first
            ended = self._over(progress, known, range(scanned, one.day), checked)
            if ended is not None:
                return ended
            _heed(progress, words, scanned, one.day)
            progress.take(one, answers.felt(one.day, following.day if following else None))
            scanned = one.day + 1
        _heed(progress, words, scanned, self.today + 1)
        return self._over(progress, known, range(scanned, self.today + 1), checked)

    def _hops(self, case: Case) -> list[tuple[int, bool]]:
        """Days on which hops were tried, and whether they were even."""
        found = [(c.date.toordinal(), c.tests.hops == "even") for c in self.scenario.log.check_ins if c.tests.hops]
        return [one for one in found if one[0] >= case.onset]

    def _over(self, progress: Progress, known: Standing, days: range, hops: list[tuple[int, bool]]) -> int | None:
        return next((day for day in days if easy_is_over(progress, known, day, self.book, hops)), None)


def easy_is_over(
    progress: Progress, known: Standing, day: int, book: Book, hops: list[tuple[int, bool]] | None
) -> bool:
    """Whether the easy weeks are over on a day; ``hops`` None: the end checks are done when they are due."""
    since = easy_since(progress)
    if since is None or progress.stage is not None or day <= since:
        return False
    if known.severity == "niggle":
        lost = days_of_easy(book, known.lost)
        return day >= max(since, progress.troubled + 1, progress.hurt + 1) + lost
    clean, share = easy_end(book)
    if day < since + easy_days(known, book) or day - progress.troubled <= clean:
        return False
    if hops is not None and not _even_hops(hops, since, day):
        return False
    return most_in_a_week(progress, day) >= share * progress.start.usual_s


def easy_days(known: Standing, book: Book) -> int:
    """Days of easy running that a case asks for; a niggle's follow from the days lost."""
    if known.severity == "niggle":
        return days_of_easy(book, known.lost)
    return WEEK * weeks_of_easy(book, "moderate" if known.case.birth else _class(known))


def _class(known: Standing) -> str:
    return "bone" if known.case.surgery else known.severity


def easy_since(progress: Progress) -> int | None:
    """The day with which the easy weeks begin: the first continuous run, or the first of all without a ladder."""
    return progress.continuous if progress.start.protocol else progress.first


def _even_hops(hops: list[tuple[int, bool]], since: int, day: int) -> bool:
    lately = [even for on, even in hops if since <= on <= day]
    return bool(lately) and lately[-1]


def most_in_a_week(progress: Progress, day: int) -> float:
    """Seconds of running in the fullest seven days that ended in the last fourteen."""
    ends = range(day - WEEK, day + 1)
    return max(sum(seconds for run, seconds in progress.runs if end - WEEK < run <= end) for end in ends)


class StageWord(NamedTuple):
    """What a professional said of the ladder, ``name`` as it was said; ``stage`` None where none is named."""

    day: int
    by: str
    name: str
    stage: int | None


def words_on_stage(case: Case, scenario: Scenario, book: Book) -> list[StageWord]:
    """Every word on the ladder of a case, in the order of the log."""
    found: list[StageWord] = []
    for word in scenario.log.clearances:
        if word.injury != case.subject or not word.protocol or not may_permit(book, word.by):
            continue
        stage = parse_stage(word.protocol, book)
        if stage is not None:
            found.append(StageWord(word.date.toordinal(), word.by, word.protocol, stage[1]))
        elif word.protocol in protocols(book):
            found.append(StageWord(word.date.toordinal(), word.by, word.protocol, None))
    return found


def _heed(progress: Progress, words: list[StageWord], start: int, end: int) -> None:
    """Do as a therapist said between two days: the stage is theirs to set, and the rest they gave back."""
    for day, by, name, stage in words:
        if start <= day < end or (day < start == progress.start.day):
            progress.stage, progress.good, progress.bound = stage, 0, FREE
            progress.due = max(day, progress.start.day)
            progress.backs.clear()
            date = dt.date.fromordinal(day)
            progress.word = therapists_word.because(by=by, stage=name, date=date)


def _outings(scenario: Scenario, pace: float, book: Book) -> list[Done]:
    """Runs by day; two on one day are one outing."""
    plan = scenario.accepted_plan
    stood = {day.date.toordinal() for day in plan.days} if plan else set()
    found: dict[int, Done] = {}
    for activity in scenario.log.activities:
        if not is_run(activity) and not activity.stage:  # a stage may be a walk
            continue
        stage = parse_stage(activity.stage, book) if activity.stage else None
        day = activity.date.toordinal()
        one = Done(
            day=day,
            run_s=float(running_time(activity)),
            metres=float(run_distance(activity, pace)),
            total_s=float(activity.duration),
            stage=stage[1] if stage else None,
            known=activity.running is not None,
            stood=day in stood,
        )
        found[day] = _together(found[day], one) if day in found else one
    return _following(sorted(found.values()))


def _following(outings: list[Done]) -> list[Done]:
    """Who says of an outing which stage it was follows a plan from then on."""
    first = next((one.day for one in outings if one.stage is not None), None)
    return [one._replace(stood=one.stood or (first is not None and one.day > first)) for one in outings]


def _together(one: Done, other: Done) -> Done:
    return Done(
        day=one.day,
        run_s=one.run_s + other.run_s,
        metres=one.metres + other.metres,
        total_s=one.total_s + other.total_s,
        stage=None if one.stage is None and other.stage is None else max(one.stage or 0, other.stage or 0),
        known=one.known and other.known,
        stood=one.stood,
    )
