"""What is allowed today: every injury, illness, hold or break gives a gate; the most restrictive governs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from surefoot.coach import warnings
from surefoot.coach.comeback.soreness import Soreness
from surefoot.coach.comeback.standing import Standing, easy_days, what_is_left
from surefoot.coach.comeback.way import Way
from surefoot.coach.illness import Illness
from surefoot.coach.ledger import WEEK
from surefoot.coach.pause import Pause
from surefoot.coach.rules.comeback.easy_end import easy_end
from surefoot.coach.rules.comeback.easy_weeks import weeks_of_easy
from surefoot.coach.rules.comeback.episode import is_episode
from surefoot.coach.rules.comeback.high_risk import high_risk_bone
from surefoot.coach.rules.comeback.ladder import back_after_birth, needs_ladder
from surefoot.coach.rules.comeback.niggle import days_of_easy
from surefoot.coach.rules.gate.birth import after_birth
from surefoot.coach.rules.gate.clear import clear
from surefoot.coach.rules.gate.hold import may_permit
from surefoot.coach.rules.gate.injury import start_checks
from surefoot.coach.rules.gate.limping import limping_holds
from surefoot.coach.rules.gate.readiness import professional_first
from surefoot.coach.rules.gate.young import easy_only_age
from surefoot.coach.rules.pause.is_break import break_limit
from surefoot.coach.rules.pause.return_length import return_length
from surefoot.coach.state import State
from surefoot.diary.scenario import Scenario
from surefoot.diary.site import spoken
from surefoot.rulebook import Book, Reason, written_date
from surefoot.units import format_distance

#: Most restrictive first.
ORDER = ("see_a_doctor", "hold", "walk_run", "easy_only", "comeback", "clear")


class Body(NamedTuple):
    """Ways back from injuries and births, pains that are looked after beside them, and illnesses."""

    way: Way
    sore: tuple[Soreness, ...] = ()
    ill: tuple[Illness, ...] = ()


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """One gate with its reason. Days are dates; ``earliest_end`` is the first day on which it may be over."""

    name: str
    since: dt.date | None
    ends_when: str
    reason: Reason
    earliest_end: dt.date | None = None
    injury: str | None = None

    @property
    def rank(self) -> int:
        """Place in the order of restriction, 0 the most restrictive."""
        return ORDER.index(self.name)


def judge(scenario: Scenario, state: State, pauses: list[Pause], body: Body, book: Book) -> list[Verdict]:
    """Every gate that stands today, the most restrictive first; at least one."""
    found = [
        *_doctor(scenario, book),
        *_ways(body.way, scenario.units, book),
        *_sore(body.sore),
        *_illness(body.ill, state.today),
        *_holds(scenario),
        *_professional(scenario, book),
        *_age(state, book),
        *_returns(pauses, book),
    ]
    if not found:
        text = "Nothing needs to end: pain, illness or a break would change it."
        found = [Verdict(name="clear", since=None, ends_when=text, reason=clear.because())]
    return sorted(found, key=lambda verdict: (verdict.rank, -_end(verdict)))


def cleared(scenario: Scenario, subject: str, after: dt.date | None, by: Iterable[str]) -> bool:
    """Whether somebody of ``by`` cleared the subject, later than ``after``."""
    return any(
        c.injury == subject and c.by in by and c.checks != "failed" and (after is None or c.date > after)
        for c in scenario.log.clearances
    )


def professionals(book: Book) -> tuple[str, ...]:
    """Whose word permits running (RETURN-1)."""
    return tuple(who for who in ("physician", "therapist", "coach") if may_permit(book, who))


def _end(verdict: Verdict) -> int:
    return verdict.earliest_end.toordinal() if verdict.earliest_end else dt.date.max.toordinal()


def _doctor(scenario: Scenario, book: Book) -> Iterator[Verdict]:
    for sign in warnings.red_flags(scenario, book):
        by = ("physician",) if sign.physician_only else professionals(book)
        subjects = ("red_flag", sign.injury) if sign.injury else ("red_flag",)
        if any(cleared(scenario, subject, sign.date, by) for subject in subjects):
            continue
        who = "a physician" if sign.physician_only else "a physician or therapist"
        yield Verdict(
            name="see_a_doctor",
            since=sign.date,
            ends_when=f"See {who}, {sign.how_soon}; running comes back with their word.",
            reason=warnings.red_flag.because(sign=sign.words),
            injury=sign.injury,
        )
    for day, what in warnings.painful_walks(scenario):
        text = "Walk half an hour without pain or limp, and enter it as a check."
        yield Verdict(name="hold", since=day, ends_when=text, reason=limping_holds.because(what=what, date=day))


def _ways(way: Way, units: str, book: Book) -> Iterator[Verdict]:
    """The ways back: waiting for a word, on the ladder, or in the easy weeks."""
    for one in way.standings:
        if one.gate == "hold":
            yield _waiting(one, book)
        elif one.gate == "walk_run":
            yield _on_the_ladder(one, way)
        elif one.gate == "easy_only":
            yield _easy(one, way, units, book)


def _waiting(one: Standing, book: Book) -> Verdict:
    """Not cleared: whose word or check is awaited."""
    case, since = one.case, dt.date.fromordinal(one.case.stopped)
    cleared = one.word.cleared
    reason = after_birth.because() if case.birth else start_checks.because(site=spoken(case.site))
    if case.high_risk:
        reason = high_risk_bone.because(site=spoken(case.site))
    text = f"{one.word.missing}." if cleared is None else "The day of the clearance comes."
    if case.unnamed:
        text = f"{text} If you know which part of the bone it is, enter it."
    earliest = one.earliest
    if case.birth:
        waits = after_birth(book)[0]
        earliest, weeks = max(earliest, case.onset + waits), waits // WEEK
        text = f"{weeks} weeks have passed, and the checks are done or a professional has said yes."
    return Verdict(
        name="hold",
        since=since,
        earliest_end=dt.date.fromordinal(earliest),
        ends_when=text,
        reason=reason,
        injury=None if case.birth else case.subject,
    )


def _on_the_ladder(one: Standing, way: Way) -> Verdict:
    assert one.progress is not None  # noqa: S101  who is on the ladder has begun
    birth = one.case.birth
    off = way.off.get(one.case.subject)
    return Verdict(
        name="walk_run",
        since=dt.date.fromordinal(one.progress.start.day),
        earliest_end=dt.date.fromordinal(off + 1) if off is not None else None,
        ends_when="The last stage of the ladder is done in one go, within the limit.",
        reason=back_after_birth.because() if birth else needs_ladder.because(days=one.lost, site=spoken(one.case.site)),
        injury=None if birth else one.case.subject,
    )


def _easy(one: Standing, way: Way, units: str, book: Book) -> Verdict:
    assert one.progress is not None  # noqa: S101  who runs easy has begun
    since = one.progress.easy_since
    text = "The days have passed, and the place has stayed calm."
    reason = days_of_easy.because(days=easy_days(one, book))
    if one.severity != "niggle":
        text = _left_of_easy(one, units, book)
        reason = weeks_of_easy.because(weeks=easy_days(one, book) // WEEK)
    return Verdict(
        name="easy_only",
        since=dt.date.fromordinal(one.progress.start.day if since is None else since),
        earliest_end=dt.date.fromordinal(way.earliest) if way.earliest is not None else None,
        ends_when=text,
        reason=reason,
        injury=None if one.case.birth else one.case.subject,
    )


def _left_of_easy(one: Standing, units: str, book: Book) -> str:
    """What ends the easy weeks; once they have passed, what is still open."""
    clean, share = easy_end(book)
    left = what_is_left(one, book)
    if left is None or not any(left):
        return (
            f"The weeks have passed, with {clean} days within the limit, {share * 100:.0f} % of your usual week, "
            "and ten even hops on each leg."
        )
    found = [f"{clean} days within the limit"] if left.calm else []
    found += ["ten even hops on each leg"] if left.hops else []
    found += [f"a week of {format_distance(left.metres, units)}"] if left.metres else []
    return f"Still to come: {', and '.join(filter(None, (', '.join(found[:-1]), found[-1])))}."


def _sore(found: Iterable[Soreness]) -> Iterator[Verdict]:
    """Pains that are looked after beside the ways back."""
    for one in found:
        since = dt.date.fromordinal(one.since)
        yield Verdict(
            name="easy_only",
            since=since,
            earliest_end=dt.date.fromordinal(one.until),
            ends_when="It has settled, and some days of easy running have passed.",
            reason=is_episode.because(site=spoken(one.site), date=since),
            injury=one.injury,
        )


def _illness(ill: Iterable[Illness], today: int) -> Iterator[Verdict]:
    for one in ill:
        reason = one.reason(today)
        if reason is not None:
            yield Verdict(
                name=one.gate(today),
                since=dt.date.fromordinal(one.first),
                earliest_end=dt.date.fromordinal(one.gate_until(today)),
                ends_when=one.ends_when(today),
                reason=reason,
            )


def _holds(scenario: Scenario) -> Iterator[Verdict]:
    for hold in scenario.log.holds:
        if hold.from_ <= scenario.today and (hold.to is None or hold.to >= scenario.today):
            end = hold.to + dt.timedelta(days=1) if hold.to else None
            who = "You" if hold.by == "runner" else f"Your {hold.by}"
            text = "You lift the pause, when the time has come." if hold.by == "runner" else f"{who} lifts the pause."
            text = f"The pause ends on {written_date(end)}." if end else text
            yield Verdict(
                name="hold", since=hold.from_, earliest_end=end, ends_when=text, reason=may_permit.because(who=who)
            )


def _professional(scenario: Scenario, book: Book) -> Iterator[Verdict]:
    runner = scenario.runner
    asked = (
        ("readiness", runner.readiness_questions == "some_yes", "A readiness question was answered with yes"),
        ("pregnancy", runner.pregnant, "In pregnancy"),
    )
    for subject, holds, what in asked:
        reason = professional_first.because(what=what)
        if holds and not cleared(scenario, subject, None, professionals(book)):
            text = "A physician or therapist has said yes, and it is entered as a clearance."
            yield Verdict(name="hold", since=None, ends_when=text, reason=reason)
        elif holds and subject == "pregnancy":
            yield Verdict(name="easy_only", since=None, ends_when="After the birth, step by step.", reason=reason)


def _age(state: State, book: Book) -> Iterator[Verdict]:
    if easy_only_age(book, state.age):
        text = "With coming of age; until then easy running is what builds a runner."
        yield Verdict(name="easy_only", since=None, ends_when=text, reason=easy_only_age.because())


def _returns(pauses: list[Pause], book: Book) -> Iterator[Verdict]:
    for pause in pauses:
        start = dt.date.fromordinal(pause.last_run if not pause.begun else pause.start)
        reason = break_limit.because(days=pause.days_off, limit=pause.limit)
        yield Verdict(
            name="comeback",
            since=start,
            earliest_end=dt.date.fromordinal(pause.end),
            ends_when=f"{return_length(book, pause.days_off)} days of easy running after the break.",
            reason=reason,
        )
