"""How each case stands today: waiting for a word, on its way, or over; folded from the log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from surefoot.coach.comeback.answers import Answers
from surefoot.coach.comeback.before import Usual, reachable, usual_before
from surefoot.coach.comeback.cases import Case, cases
from surefoot.coach.comeback.clearing import Clearing, Word
from surefoot.coach.comeback.outing import Done, Start
from surefoot.coach.comeback.progress import Progress
from surefoot.coach.days import Days
from surefoot.coach.ledger import WEEK
from surefoot.coach.protocol_checks import may_be_unsafe
from surefoot.coach.protocols import Protocol, parse_stage, protocol_for, protocols
from surefoot.coach.rules.comeback.early import early_runs
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

#: Severities whose easy weeks count from the first outing.
_SHORT = ("niggle", "mild")
#: What waits where walking alone was too much.
ASK = "A physical therapist looks at it and enters a clearance"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A case today. Days are ordinals.

    ``lost`` are days without running; ``word`` says whether it is cleared; ``progress`` is None until it is;
    ``ended`` is the first day after its easy weeks, None while they last; ``even``: the last hops in them were even.
    """

    case: Case
    severity: str
    lost: int
    word: Word
    usual: Usual
    today: int
    progress: Progress | None = None
    ended: int | None = None
    even: bool = False

    @property
    def earliest(self) -> int:
        """The first day on which running may begin, as far as it is known."""
        return max(self.today, self.word.cleared or 0, self.word.not_before)

    @property
    def gate(self) -> str:
        """The gate that the case gives."""
        if self.ended is not None:
            return "clear"
        if self.progress is None or self.progress.stepped_down is not None:
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
        over = case.resolved if case.resolved is not None else self._begun(known)
        if over is not None and over <= self.today:
            return msgspec.structs.replace(known, ended=over)
        if word.cleared is None or word.cleared > self.today:
            return known
        begin: int | None = self._begin(case, word.cleared, signs)
        while begin is not None:
            known = self._on_its_way(known, begin)
            begin = self._looked_at(known)
        return msgspec.structs.replace(known, word=Word(None, ASK)) if known.gate == "hold" else known

    def _on_its_way(self, known: Standing, begin: int) -> Standing:
        """A case that is cleared, with every outing since it began again."""
        protocol = self._protocol(known)
        if protocol is not None and protocol.pain_limit is not None:
            limit = protocol.pain_limit
            if not may_be_unsafe(protocol, self.book):  # nobody answers for more than the tissue bears
                limit = min(limit, known.case.limit)
            known = msgspec.structs.replace(known, case=msgspec.structs.replace(known.case, limit=limit))
        progress = Progress(known.case, self._start(known, begin, protocol), self.book)
        ended = self._walk(progress, known)
        since = progress.easy_since
        even = since is not None and _even_hops(self._hops(known.case), since, self.today)
        return msgspec.structs.replace(known, progress=progress, ended=ended, even=even)

    def _looked_at(self, known: Standing) -> int | None:
        """The day on which somebody who may permit looked at what was too much even below the ladder."""
        stopped = known.progress.stepped_down if known.progress else None
        if stopped is None:
            return None
        return min((day for day in self._permitted(known.case) if day > stopped), default=None)

    def _begun(self, known: Standing) -> int | None:
        """Who has run since a birth, when the time had come, without asking knows how it goes."""
        if not known.case.birth or known.word.cleared is not None:
            return None
        return next((one.day for one in self.outings if one.day >= known.word.not_before), None)

    def if_cleared(self, known: Standing) -> Standing:
        """A case that waits, as it would go on if it were cleared on the first day on which it may be."""
        start = self._start(known, known.earliest, self._protocol(known))
        return msgspec.structs.replace(known, progress=Progress(known.case, start, self.book))

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
        """The word of a day, not before its protocol lets running begin."""
        word, chosen = clearing.word(day), words_on_stage(case, self.scenario, self.book)
        names = [one.ladder for one in chosen if one.day <= day] or (["postpartum"] if case.birth else [])
        after = max((protocols(self.book)[name].not_before_days or 0 for name in names[-1:]), default=0)
        if case.birth:
            after = max(after, after_birth(self.book)[0])
        cleared = None if word.cleared is None else max(word.cleared, case.onset + after)
        return Word(cleared, word.missing, max(word.not_before, case.onset + after))

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

    def _start(self, known: Standing, begin: int, protocol: Protocol | None) -> Start:
        usual = known.usual
        share, least = first_outing(self.book)
        _, most, continuous = early_runs(self.book)
        niggle = known.severity == "niggle"
        weekdays = tuple(day for day, seconds in enumerate(self.days.week) if seconds)
        typical = min(usual.run_s, float(max(self.days.week)))
        week = min(usual.week * usual.pace / 1000, reachable(self.days, max(usual.runs, most)))
        return Start(
            day=begin,
            protocol=protocol,
            length=max(float(least), usual.run_s * (1.0 if niggle else share)),
            whole_s=continuous if protocol else min(continuous, typical),
            habit=min(usual.runs, len(weekdays)),
            usual_s=week,
            pace=self.pace,
            weekdays=weekdays,
            usual_m=week * 1000 / usual.pace,
            niggle=niggle,
            short=known.severity in _SHORT,
            ran=max((one.day for one in self.outings if one.day < begin), default=None),
        )

    def _protocol(self, known: Standing) -> Protocol | None:
        """The ladder: a therapist's choice, else that of the tissue; None where none is needed."""
        chosen = [word.ladder for word in words_on_stage(known.case, self.scenario, self.book)]
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
        start, hops = progress.start.day, self._hops(known.case)
        every = words_on_stage(known.case, self.scenario, self.book)
        since = 0 if start == known.word.cleared else start  # begun anew, it is a new word that counts
        words = [word for word in every if word.stage is not None and word.day >= since]
        mine = [one for one in self.outings if one.day >= start]
        words = _heed(progress, words, start + 1)
        for one, following in zip(mine, [*(one.day for one in mine), None][1:], strict=True):
            words = _heed(progress, words, one.day)
            over = self._over(progress, known, one.day, hops)
            if over is not None:
                return over
            progress.take(one, answers.felt(one.day, following))
        _heed(progress, words, self.today + 1)
        return self._over(progress, known, self.today, hops)

    def _over(self, progress: Progress, known: Standing, last: int, hops: list[tuple[int, bool]]) -> int | None:
        """The first day from the last outing to ``last`` on which the easy weeks are over."""
        first = progress.runs[-1][0] + 1 if progress.runs else last
        days = range(first, last + 1)
        return next((day for day in days if easy_is_over(progress, known, day, self.book, hops)), None)

    def _hops(self, case: Case) -> list[tuple[int, bool]]:
        """Days on which hops were tried, and whether they were even."""
        found = [(c.date.toordinal(), c.tests.hops == "even") for c in self.scenario.log.check_ins if c.tests.hops]
        return [one for one in found if one[0] >= case.onset]


def easy_is_over(
    progress: Progress, known: Standing, day: int, book: Book, hops: list[tuple[int, bool]] | None
) -> bool:
    """Whether the easy weeks are over on a day; ``hops`` None: the end checks are done when they are due."""
    since = progress.easy_since
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


class Left(NamedTuple):
    """What is still open after the easy weeks: calm days, even hops, metres that a week should hold (0: it did)."""

    calm: bool
    hops: bool
    metres: float


def what_is_left(known: Standing, book: Book) -> Left | None:
    """What is still open once the easy weeks have passed; None until then."""
    progress, today = known.progress, known.today
    if progress is None or progress.easy_since is None or today < progress.easy_since + easy_days(known, book):
        return None
    clean, share = easy_end(book)
    enough = most_in_a_week(progress, today) >= share * progress.start.usual_s
    metres = 0.0 if enough else share * progress.start.usual_m
    return Left(calm=today - progress.troubled <= clean, hops=not known.even, metres=metres)


def easy_days(known: Standing, book: Book) -> int:
    """Days of easy running that a case asks for; a niggle's follow from the days lost."""
    if known.severity == "niggle":
        return days_of_easy(book, known.lost)
    return WEEK * weeks_of_easy(book, "moderate" if known.case.birth else _class(known))


def _class(known: Standing) -> str:
    return "bone" if known.case.surgery else known.severity


def _even_hops(hops: list[tuple[int, bool]], since: int, day: int) -> bool:
    lately = [even for on, even in hops if since < on <= day]
    return bool(lately) and lately[-1]


def most_in_a_week(progress: Progress, day: int) -> float:
    """Seconds of running in the fullest seven of the last fourteen days."""
    ends = range(day - WEEK, day + 1)
    return max(sum(seconds for run, seconds in progress.runs if end - WEEK < run <= end) for end in ends)


class StageWord(NamedTuple):
    """What a professional said of the ladder, ``name`` as it was said; ``stage`` None where none is named."""

    day: int
    by: str
    name: str
    stage: int | None

    @property
    def ladder(self) -> str:
        """Name of the protocol."""
        return self.name.partition("/")[0]


def words_on_stage(case: Case, scenario: Scenario, book: Book) -> list[StageWord]:
    """Every word on the ladder of a case, in the order of days."""
    found: list[StageWord] = []
    for word in scenario.log.clearances:
        if word.injury != case.subject or not word.protocol or not may_permit(book, word.by):
            continue
        stage = parse_stage(word.protocol, book)
        if stage is not None:
            found.append(StageWord(word.date.toordinal(), word.by, word.protocol, stage[1]))
        elif word.protocol in protocols(book):
            found.append(StageWord(word.date.toordinal(), word.by, word.protocol, None))
    return sorted(found, key=lambda word: word.day)


def _heed(progress: Progress, words: list[StageWord], before: int) -> list[StageWord]:
    """Do as a therapist said before a day: the stage is theirs to set, and the rest they gave back; what is left."""
    for day, by, name, stage in words:
        if day < before:
            said = therapists_word.because(by=by, stage=name, date=dt.date.fromordinal(day))
            progress.set_stage(stage, max(day, progress.start.day), said)
    return [word for word in words if word.day >= before]


def _outings(scenario: Scenario, pace: float, book: Book) -> list[Done]:
    """Runs, and stages that were walked, by day; two on one day are one outing."""
    plan = scenario.accepted_plan
    found: dict[int, Done] = {}
    for activity in scenario.log.activities:
        stage = parse_stage(activity.stage, book) if activity.stage else None
        if stage is None and not is_run(activity):
            continue
        day = activity.date.toordinal()
        one = Done(
            day=day,
            run_s=float(running_time(activity)),
            metres=float(run_distance(activity, pace)),
            total_s=float(activity.duration),
            stage=(stage[0].name, stage[1]) if stage else None,
            known=activity.running is not None,
            stood=plan is not None,
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
        stage=max(filter(None, (one.stage, other.stage)), default=None),
        known=one.known and other.known,
        stood=one.stood,
    )
