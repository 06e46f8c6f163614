"""G2: no planned run except a race exceeds its limit: single run, long run (engine.md 4 and 6)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.guarantees import tables
from tests.guarantees.case import Block, Case
from tests.guarantees.quantities import iso
from tests.guarantees.scenario_view import Run

ROUND = 1  # metres: limits are floating, runs are whole metres
SHORT_LOG_DAYS = 28  # what is declared stands beside a log shorter than this
NEW_LONGEST_APART = 7
SHARE_TOLERANCE = 101  # metres: a run is written in tenths of a kilometre
LEAST_RUN = 1600  # one mile, in tenths: what may always be run where running is allowed (SHORT-1)
WRITTEN = 99  # metres: an attempt is planned in minutes and written in tenths of a kilometre, rounded down
DECLARED_LONGEST_SHARE = 0.65  # of a declared week, where the longest run is not declared


class Longest:
    """Longest run of the last 30 days, seen from a day, as generously as the specification can be read."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.runs: list[tuple[Run, float]] = []  # with what each counts as while it is young
        self.declared = self._from_declared()
        for run in case.runs:
            self.runs.append((run, self._counts_as(run)))

    def _from_declared(self) -> float:
        scenario = self.case.scenario
        if scenario.runs and self.case.today - scenario.runs[0].day > SHORT_LOG_DAYS:
            return 0.0
        if scenario.declared_longest:
            return scenario.declared_longest
        days = sum(1 for index in range(7) if scenario.usual_minutes(index) > 0)
        return max(DECLARED_LONGEST_SHARE, 1 / days) * (scenario.declared_week or 0.0)

    def _counts_as(self, run: Run) -> float:
        """A race counts as the limit that it should have kept, until 14 days have passed."""
        if not run.race:
            return run.high
        longest = self.at(run.day)
        return min(run.high, limit_of(longest)) if longest else run.high

    def at(self, on: int, *, full: bool = False, planned: bool = False) -> float:
        """Metres; 0 where there is none. `full`: races at their whole length. A plan knows what was run that day."""
        longest = 0.0
        for run, young in reversed(self.runs):
            if run.day >= on and not (planned and run.day == on and not run.planned):
                continue
            if run.day < on - tables.LONGEST_DAYS:
                break
            old = full or on - run.day > tables.RACE_COUNTS_AFTER
            longest = max(longest, run.high if old else young)
        if on - self.case.today <= tables.LONGEST_DAYS:
            longest = max(longest, self.declared)
        return longest


def limit_of(longest: float) -> float:
    """Longest run allowed after a longest run of the last 30 days, both in metres."""
    return max(tables.SINGLE_GROWTH * longest, longest + tables.SINGLE_STEP)


def check_single_run(case: Case) -> Iterator[str]:
    """≤ max(1.10 × L30, L30 + 0.4 km), planned runs counted, walking not; a return has its own start."""
    longest = Longest(case)
    attempts = {session.day for session in case.plan.running if session.attempt}
    for run in case.runs:
        if not run.planned or run.race or run.stage:
            continue
        seen = longest.at(run.day, planned=True)
        limit = limit_of(seen + (WRITTEN if run.day in attempts else 0)) if seen else tables.FIRST_RUN_MOST
        limit = max([limit, LEAST_RUN, *_by_share(case, run)]) * case.slack
        if run.low > limit + ROUND:
            yield f"G2-single: {run.label} on {iso(run.day)} {run.low:.0f} m > {limit:.0f} m (L30 {seen:.0f} m)"


def _by_share(case: Case, run: Run) -> Iterator[float]:
    """Up to 30 days off a run may also be a share of the longest before the break."""
    for found in case.maybe_returning(run.day):
        if found.off_low <= tables.SHARE_RULE_TO_DAYS:
            yield found.share(run.day) * found.longest
        else:
            yield tables.FIRST_RUN_MOST if run.day == found.start else 0.0


def check_new_longest(case: Case) -> Iterator[str]:
    """At most one new longest run in seven days.

    The first run of all, the first after a gap, and what a return allows as a share of the old longest are not "new".
    """
    longest, last_new = Longest(case), -tables.LONGEST_DAYS
    for run in case.runs:
        if run.race or run.stage:
            continue
        seen = longest.at(run.day, full=True, planned=run.planned)
        if not seen or run.low <= max([seen, *_by_share(case, run)]) * case.slack + ROUND:
            continue
        if run.planned and run.day - last_new < NEW_LONGEST_APART:
            logged = "" if last_new >= case.today else "-log"
            yield (
                f"G2-new-longest{logged}: {run.label} on {iso(run.day)} ({run.low:.0f} m, L30 {seen:.0f} m), "
                f"the one before on {iso(last_new)}"
            )
        if run.planned or not run.timed_only:
            last_new = run.day


def check_long_minutes(case: Case) -> Iterator[str]:
    """No run but a race is longer than its class allows, in minutes. Routine has no class and so no cap here."""
    classes = case.classes()
    if not classes:
        return
    cap = max(tables.LONG_MINUTES[name] for name in classes) * 60
    for session in case.plan.running:
        if not session.race and session.seconds > cap:
            yield f"G2-minutes: {session.label} on {iso(session.day)} {session.seconds / 60:.1f} min > {cap / 60:g} min"


def check_long_share(case: Case) -> Iterator[str]:
    """The longest run of a block is at most min(65 %, max(floor, m / runs)) of it; one run a week: no share.

    A quality session is no long run: in a taper it may be the longest of the week.
    """
    classes = case.classes() or ["100 miles"]  # routine: no class is named, so the one that allows most
    m = max(tables.LONG_M[name] for name in classes)
    floor = max(tables.LONG_FLOOR[name] for name in classes)
    attempts = {session.day for session in case.plan.running if session.attempt}
    for block in case.all_blocks():
        inside = [run for run in case.runs if block.first <= run.day <= block.last and not run.race]
        planned = [run for run in inside if run.planned and not run.stage and run.kind not in tables.KINDS_HARD]
        cut = block.last > max(on for on, _ in case.plan.days)  # the document ends within the week
        if len(inside) < 2 or not planned or cut or _races_in(case, block):
            continue
        share = min(tables.LONG_SHARE_MOST, max(floor, m / len(inside)))
        total, most = sum(run.whole for run in inside), max(planned, key=lambda run: run.low)
        if most.day in attempts and not all(run.day in attempts for run in planned):
            continue  # the way back set its length, before a season took the rest of the block over
        if most.low > share * total * case.slack + SHARE_TOLERANCE:
            yield (
                f"G2-share: {most.label} on {iso(most.day)} {most.low:.0f} m is {most.low / total:.0%} of the block "
                f"from {iso(block.first)} ({total:.0f} m, {len(inside)} runs), at most {share:.0%}"
            )


def _races_in(case: Case, block: Block) -> bool:
    """Whether a race changes the block: the share of what is left is then nobody's rule."""
    return any(run.race and block.first <= run.day <= block.last for run in case.runs)


def check_back_to_back(case: Case) -> Iterator[str]:
    """Two long runs on following days: ultra only, second ≤ 60 % of the first, once in two weeks."""
    long = [s for s in case.plan.running if s.kind == "long"]
    seen = -tables.BACK_TO_BACK_DAYS
    for first, second in pairwise(long):
        if second.day - first.day != 1:
            continue
        if not any(name in tables.ULTRA for name in case.classes()):
            yield f"G2-back-to-back: {second.label} on {iso(second.day)} without an ultra"
        if second.metres > tables.BACK_TO_BACK_SHARE * first.metres + SHARE_TOLERANCE:
            yield f"G2-back-to-back: {second.label} on {iso(second.day)} {second.metres} m after {first.metres} m"
        if second.day - seen < tables.BACK_TO_BACK_DAYS:
            yield f"G2-back-to-back: {second.label} on {iso(second.day)}, the last pair on {iso(seen)}"
        seen = second.day
