"""Which planned session each outing was: by day, kind and size; and what that says of it, in plain words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from surefoot.coach.rules.matching.faster_than_easy import heart_above_easy, pace_above_easy
from surefoot.coach.rules.matching.in_the_time import in_the_time
from surefoot.coach.rules.matching.same_session import same_session
from surefoot.coach.rules.matching.verdict import size_verdict
from surefoot.coach.rules.mile.trial_run import trial_run
from surefoot.coach.rules.volume.least_run import first_week
from surefoot.diary.activity import Activity
from surefoot.diary.dates import SHORTER, planned_name
from surefoot.diary.outings import is_run, running_distance
from surefoot.diary.plan import Because, Plan, Session, Step, Target
from surefoot.rulebook import Book, explain

AS_PLANNED = "as planned"
#: Planned kinds that an outing of another sport answers.
_BESIDE = {"strength": ("strength", "plyometrics", "rehab")}


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """An outing and the session that it was, ``planned`` for a day.

    ``verdict`` is as planned | shorter | longer; ``settled`` says that it gives no cause to think of another plan.
    ``faster`` is the reason why an easy one was faster than easy should be, None where it was not.
    """

    activity: int
    planned: dt.date
    session: Session
    verdict: str
    because: Because
    settled: bool = False
    faster: Because | None = None

    @property
    def eager(self) -> bool:
        """Whether the heart beat faster than easy asks for."""
        return self.faster is not None


def match(plan: Plan, activities: Sequence[Activity], book: Book, units: str = "km") -> tuple[Match, ...]:
    """The match of each outing that has one; ``activity`` is its place in the sequence.

    Runs of a day take its session, the longest first; then runs that are left look one day around. An outing
    that names a session is that, and one that names none of the plan's is none of them.
    """
    open_sessions = {session.id: (day.date, session) for day in plan.days for session in day.sessions}
    found: dict[int, tuple[dt.date, Session]] = {}
    for index, activity in enumerate(activities):
        named = planned_name(activity.session or "")
        if named in open_sessions:
            found[index] = open_sessions.pop(named)
    free = [i for i, activity in enumerate(activities) if i not in found and activity.session is None]
    for reach in (False, True):
        for index in sorted(free, key=lambda i: -(activities[i].distance or activities[i].duration)):
            near = _nearest(activities[index], open_sessions.values(), book, reach=reach)
            if index not in found and near is not None:
                found[index] = open_sessions.pop(near)
    return tuple(_match(index, activities[index], *found[index], book, units) for index in sorted(found))


def _nearest(activity: Activity, sessions: Iterable[tuple[dt.date, Session]], book: Book, *, reach: bool) -> str | None:
    """The id of the session that an outing was most likely; with ``reach`` of another day too."""
    fits = [
        (abs((date - activity.date).days), -_alike(activity, session), session.id)
        for date, session in sessions
        if _same_kind(activity, session, book) and _near(activity, date, session, book, reach=reach)
    ]
    return min(fits)[2] if fits else None


def _near(activity: Activity, date: dt.date, session: Session, book: Book, *, reach: bool) -> bool:
    days = abs((date - activity.date).days)
    if not reach or not is_run(activity):
        return days == 0
    return same_session(book, days, *_sizes(activity, session))


def _same_kind(activity: Activity, session: Session, book: Book) -> bool:
    """Whether an outing may have been a session; a trial that was not called a race is told by its distance."""
    if is_run(activity):
        trial = session.kind == "time_trial" and trial_run(book, activity.distance or 0, session.distance_m or 0)
        return session.running and (activity.race or trial or session.kind not in ("race", "time_trial"))
    return session.kind in _BESIDE.get(activity.sport, ())


def _sizes(activity: Activity, session: Session) -> tuple[float, float]:
    """Of both the metres, or where one has none, the seconds."""
    metres = running_distance(activity)
    if metres and session.distance_m and activity.running is None:
        return float(metres), float(session.distance_m)
    return float(activity.duration), float(session.duration_s)


def _alike(activity: Activity, session: Session) -> float:
    done, planned = _sizes(activity, session)
    return min(done, planned) / max(done, planned, 1.0)


def _match(index: int, activity: Activity, date: dt.date, session: Session, book: Book, units: str) -> Match:
    done, planned = _sizes(activity, session)
    verdict = size_verdict(book, done, planned)
    kind = verdict == "shorter" and _in_the_time(activity, session, book)
    settled = verdict == AS_PLANNED or (kind and _as_its_version(activity, session, book))
    by_distance = bool(activity.distance and session.distance_m)
    sizes = {"done": done, "planned": planned} if by_distance else {"done": 0, "planned": 0}
    reason = in_the_time.because(**sizes) if kind else size_verdict.because(verdict=verdict.capitalize(), **sizes)
    because = explain(reason, book, units) if by_distance else explain(same_session.because(), book, units)
    verdict = AS_PLANNED if kind else verdict
    return Match(
        activity=index,
        planned=date,
        session=session,
        verdict=verdict,
        because=because,
        settled=settled,
        faster=faster_than_easy(session, book, units, beats=activity.avg_hr),
    )


def _in_the_time(activity: Activity, session: Session, book: Book) -> bool:
    """Whether an outing was what fitted into its day: named so, a mile or more, or its shorter version."""
    mile = bool(activity.distance) and in_the_time(book, float(activity.distance or 0), first_week(book)[0])
    return session.running and (mile or _as_its_version(activity, session, book))


def _as_its_version(activity: Activity, session: Session, book: Book) -> bool:
    """Whether an outing names a shorter version of its session, or is about as long as the plan's own."""
    if activity.session is not None and activity.session.endswith(SHORTER):
        return True
    return session.shorter is not None and in_the_time(book, *_sizes(activity, session.shorter))


def faster_than_easy(
    session: Session,
    book: Book,
    units: str,
    *,
    beats: float | None = None,
    pace: float | None = None,
    easy: float | None = None,
) -> Because | None:
    """Why a run was faster than its easy session should be, by what the session aims at; None where it was not.

    ``beats`` is its mean heart rate (1/min), ``pace`` its mean pace on the flat (s/km), None for what nobody knows.
    The heart decides where it is known; pace speaks where no heart rate does. ``easy`` is the fast end of the
    runner's easy running (s/km), for a session that aims at no pace.
    """
    if session.hard or not session.running:
        return None
    targets = list(_targets(session.steps))
    highest = max((target.hr[1] for target in targets if target.hr), default=None)
    fastest = max((target.pace[0] for target in targets if target.pace), default=easy)  # strides are no easy running
    if beats is not None and highest is not None:
        above = heart_above_easy(book, beats, highest)
        return explain(heart_above_easy.because(beats=round(beats), limit=highest), book, units) if above else None
    if pace is None or fastest is None or not pace_above_easy(book, pace, fastest):
        return None
    return explain(pace_above_easy.because(pace=round(pace), limit=round(fastest)), book, units)


def _targets(steps: Iterable[Step]) -> Iterator[Target]:
    for step in steps:
        if step.target:
            yield step.target
        yield from _targets(step.steps)
