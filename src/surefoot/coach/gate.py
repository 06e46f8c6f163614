"""What is allowed today: every injury, illness, hold or break gives a gate; the most restrictive governs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from surefoot.coach import warnings
from surefoot.coach.episodes import BONE_PRONE, JOINT_OR_TENDON, injury_of
from surefoot.coach.pause import Pause
from surefoot.coach.rules.gate.birth import after_birth
from surefoot.coach.rules.gate.clear import clear
from surefoot.coach.rules.gate.hold import may_permit
from surefoot.coach.rules.gate.illness import illness_days
from surefoot.coach.rules.gate.injury import start_checks
from surefoot.coach.rules.gate.limping import limping_holds
from surefoot.coach.rules.gate.pain import pain_days
from surefoot.coach.rules.gate.readiness import professional_first
from surefoot.coach.rules.gate.soreness import soreness_is_pain
from surefoot.coach.rules.gate.young import easy_only_age
from surefoot.coach.rules.pause.is_break import break_limit
from surefoot.coach.rules.pause.return_length import return_length
from surefoot.coach.state import State
from surefoot.diary.body import Pain
from surefoot.diary.scenario import Scenario
from surefoot.diary.site import matches, parse_site
from surefoot.rulebook import Book, Reason

#: Most restrictive first.
ORDER = ("see_a_doctor", "hold", "walk_run", "easy_only", "comeback", "clear")


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


def judge(scenario: Scenario, state: State, pauses: list[Pause], book: Book) -> list[Verdict]:
    """Every gate that stands today, the most restrictive first; at least one."""
    found = [
        *_doctor(scenario, book),
        *_injuries(scenario),
        *_pain(scenario, book),
        *_illness(scenario, book),
        *_holds(scenario),
        *_births(scenario, book),
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


def _injuries(scenario: Scenario) -> Iterator[Verdict]:
    for injury in scenario.log.injuries:
        if injury.resolved is None or injury.resolved > scenario.today:
            yield Verdict(
                name="hold",
                since=injury.running_stopped or injury.onset,
                ends_when="A physician or therapist clears it, and it is entered as resolved.",
                reason=start_checks.because(site=injury.site),
                injury=injury.id,
            )


def counts_as_pain(pain: Pain, scenario: Scenario, book: Book) -> bool:
    """Whether a report is read as pain: mild soreness of muscles on both sides, at no old injury, is not."""
    if pain.score < 1 or pain.moment == "none":
        return False
    if pain.kind != "soreness":
        return True
    side, part = parse_site(pain.site)
    old = any(matches(injury.site, pain.site) for injury in scenario.log.injuries)
    return soreness_is_pain(book, pain.score, side in ("left", "right"), old or part in BONE_PRONE | JOINT_OR_TENDON)


def _pain(scenario: Scenario, book: Book) -> Iterator[Verdict]:
    rest = dt.timedelta(days=pain_days(book))
    for check_in in scenario.log.check_ins:
        if check_in.date + rest < scenario.today:
            continue
        for pain in check_in.pain:
            if counts_as_pain(pain, scenario, book):
                yield Verdict(
                    name="hold",
                    since=check_in.date,
                    earliest_end=check_in.date + rest + dt.timedelta(days=1),
                    ends_when="Two days have passed without pain, in everyday life too.",
                    reason=pain_days.because(score=pain.score, site=pain.site, date=check_in.date),
                    injury=of.id if (of := injury_of(pain, check_in.date, scenario)) else None,
                )


def _illness(scenario: Scenario, book: Book) -> Iterator[Verdict]:
    for check_in in scenario.log.check_ins:
        if check_in.illness in ("none", "covid_severe"):
            continue
        until = check_in.date + dt.timedelta(days=illness_days(book, check_in.illness) + 1)
        if until > scenario.today:
            words = check_in.illness.replace("_", " ")
            yield Verdict(
                name="hold",
                since=check_in.date,
                earliest_end=until,
                ends_when="The days of rest have passed and you feel well in everyday life.",
                reason=illness_days.because(illness=words, date=check_in.date, until=until),
            )


def _holds(scenario: Scenario) -> Iterator[Verdict]:
    for hold in scenario.log.holds:
        if hold.from_ <= scenario.today and (hold.to is None or hold.to >= scenario.today):
            end = hold.to + dt.timedelta(days=1) if hold.to else None
            who = "You" if hold.by == "runner" else f"Your {hold.by}"
            text = f"The pause ends on {end.isoformat()}." if end else f"{who} lift the pause, when the time has come."
            if not end and hold.by != "runner":
                text = f"{who} lifts the pause."
            yield Verdict(
                name="hold", since=hold.from_, earliest_end=end, ends_when=text, reason=may_permit.because(who=who)
            )


def _births(scenario: Scenario, book: Book) -> Iterator[Verdict]:
    wait, forget = after_birth(book)
    for birth in scenario.log.births:
        days = (scenario.today - birth.date).days
        earliest = birth.date + dt.timedelta(days=wait)
        ran = any(a.sport == "run" and a.date >= earliest for a in scenario.log.activities)
        allowed = ran or cleared(scenario, "birth", birth.date, (*professionals(book), "self_check"))
        if days < wait or (days < forget and not allowed):
            yield Verdict(
                name="hold",
                since=birth.date,
                earliest_end=max(earliest, scenario.today),
                ends_when=f"{wait // 7} weeks have passed, and the checks are done or a professional has said yes.",
                reason=after_birth.because(),
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
