"""What stands beside the runs of a block: drills before them, strength and plyometrics after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from surefoot.coach.companions import CompanionProblem, Subset, solve_companions
from surefoot.coach.craft.pieces import Beside, Pieces, Run
from surefoot.coach.craft.spacing import gaps
from surefoot.coach.craft.unlock import hops_even, unlocked
from surefoot.coach.ledger import WEEK
from surefoot.coach.prescription import Built, companion
from surefoot.coach.rules.layout.companions import companion_costs
from surefoot.coach.rules.layout.drills import drill_sessions
from surefoot.coach.rules.layout.plyometrics import plyometric_sessions
from surefoot.coach.rules.layout.strength import strength_sessions
from surefoot.coach.rules.layout.strength_gap import strength_gap
from surefoot.coach.season import Block
from surefoot.coach.setting import Setting
from surefoot.coach.state import monday
from surefoot.coach.writer import Written
from surefoot.diary.plan import Session

Held = Mapping[int, tuple[Session, ...]]
KINDS = ("strength", "plyometrics", "drills")


class Week(msgspec.Struct, frozen=True):
    """A calendar week, or what of it lies in the plan: its days, and what was chosen for each of them."""

    span: range
    problem: CompanionProblem
    chosen: tuple[Subset, ...]


def beside_season(
    setting: Setting, written: Sequence[Written], runs: dict[int, Run], end: int, held: Held | None = None
) -> Beside:
    """Sessions before and after the run of each day; on days of an accepted plan what was ``held`` of it."""
    pieces = Pieces(setting, blocks_by_day(written), held or {})
    return {
        day: pieces.day(day, subset, week.problem.seconds)
        for week in weeks_beside(setting, written, runs, end, held)
        for day, subset in zip(week.span, week.chosen, strict=True)
    }


def blocks_by_day(written: Iterable[Written]) -> dict[int, Written]:
    """The block of each day."""
    return {day: block for block in written for day in range(block.plan.block.start, block.plan.block.end)}


def weeks_beside(
    setting: Setting, written: Sequence[Written], runs: dict[int, Run], end: int, held: Held | None = None
) -> Iterator[Week]:
    """What stands beside the runs, calendar week by calendar week, each knowing the one before."""
    blocks = blocks_by_day(written)
    kept = {day: _flags(sessions) for day, sessions in (held or {}).items()}
    today, last = setting.state.today, setting.state.strength_last
    jumped = max(setting.done.jumps, default=None)
    since = _days_since(today, last), _days_since(today, jumped)
    trained, start = sorted(setting.done.strength), today
    while start < end:
        span = range(start, min(monday(start) + WEEK, end))
        problem = companion_problem(setting, span, blocks, runs, since, trained)
        if not problem.jumps:
            kept |= {day: (kept[day][0], 0, kept[day][2]) for day in span if day in kept}
        problem = _beside_kept(problem, span, kept)
        week = _with_kept(_week(span, problem, strength_gap(setting.book)[1]), kept)
        yield week
        trained += [day for day, subset in zip(span, week.chosen, strict=True) if subset[0]]
        since, start = _since(week.chosen, since), span.stop


def _days_since(today: int, last: int | None) -> int:
    """Days since the last session of a kind, a week at most."""
    return WEEK if last is None else min(WEEK, today - last)


def _flags(sessions: Sequence[Session]) -> Subset:
    """Which of strength, plyometrics and drills a day of the accepted plan holds."""
    strength, plyometrics, drills = (int(any(session.kind == kind for session in sessions)) for kind in KINDS)
    return strength, plyometrics, drills


def _beside_kept(problem: CompanionProblem, span: range, kept: dict[int, Subset]) -> CompanionProblem:
    """The problem of a week in which some days stand as accepted: nothing is added there, and theirs count."""
    held = {day: kept[day] for day in span if day in kept}
    if not held:
        return problem
    strength, plyometrics, drills = (
        max(0, count - sum(subset[index] for subset in held.values())) for index, count in enumerate(problem.counts)
    )
    too_near = [_near(day, held, problem.gaps) for day in span]
    open_days = tuple(o and not near for o, near in zip(problem.open, too_near, strict=True))
    return msgspec.structs.replace(problem, counts=(strength, plyometrics, drills), open=open_days)


def _near(day: int, held: dict[int, Subset], gaps: tuple[int, int]) -> bool:
    """Whether a day stands as accepted, or too near to strength or plyometrics of one that does."""
    spaced = ((abs(day - other), subset) for other, subset in held.items())
    return day in held or any(subset[i] and apart < gaps[i] for apart, subset in spaced for i in (0, 1))


def _with_kept(week: Week, kept: dict[int, Subset]) -> Week:
    chosen = tuple(kept.get(day, subset) for day, subset in zip(week.span, week.chosen, strict=True))
    return msgspec.structs.replace(week, chosen=chosen)


def _week(span: range, problem: CompanionProblem, shorter: int) -> Week:
    """One calendar week: strength in full, or of ``shorter`` seconds where more of it then finds a day."""
    chosen, cost = solve_companions(problem)
    if not cost:
        return Week(span, problem, chosen)
    short = msgspec.structs.replace(problem, seconds=(shorter, *problem.seconds[1:]))
    again, less = solve_companions(short)
    return Week(span, short, again) if less < cost else Week(span, problem, chosen)


def companion_problem(
    setting: Setting,
    span: range,
    blocks: dict[int, Written],
    runs: dict[int, Run],
    since: tuple[int, int],
    trained: Sequence[int],
) -> CompanionProblem:
    """The layout of what stands beside the runs of some days."""
    missing, before_long, alone, drills_easy = companion_costs(setting.book)
    gap, plyometric_gap, widest = gaps(setting.book, setting.state.age)
    jumps = _may_jump(setting, span, blocks, trained)
    built = [runs[day][0] if day in runs else None for day in span]
    following = runs.get(span.stop)
    return CompanionProblem(
        left=tuple(setting.days.seconds(d) - (b.duration_s if b else 0) for d, b in zip(span, built, strict=True)),
        run=tuple(b is not None for b in built),
        fast=tuple(b is not None and (b.hard or b.kind == "strides") for b in built),
        hard=tuple(b is not None and b.hard for b in built),
        long=tuple(b is not None and b.kind == "long" for b in built),
        hard_after=following is not None and following[0].hard,
        long_after=following is not None and following[0].kind == "long",
        open=tuple(_is_open(blocks[d], b) for d, b in zip(span, built, strict=True)),
        springy=tuple(day >= setting.jump_from for day in span),
        jumps=jumps,
        counts=_counts(setting, span, blocks, jumps=jumps),
        seconds=_durations(setting),
        since=since,
        gaps=(gap, plyometric_gap),
        widest=widest,
        missing=(missing["strength"], missing["plyometrics"], missing["drills"]),
        before_long=before_long,
        alone=alone,
        drills_easy=drills_easy,
    )


def _durations(setting: Setting) -> Subset:
    """Seconds of strength, plyometrics and drills in full."""
    strength, plyometrics, drills = (companion(setting.context, kind).duration_s for kind in KINDS)
    return strength, plyometrics, drills


def _counts(setting: Setting, span: range, blocks: dict[int, Written], *, jumps: bool) -> tuple[int, int, int]:
    """Strength, plyometric and drill sessions that the week wants, fewer where it is cut short."""
    book = setting.book
    weeks = [_kind_of(blocks[day].plan.block) for day in span]
    week = max(_KINDS_OF_WEEK, key=weeks.count)
    drills = drill_sessions(book) if _is_clear(setting, span, blocks) and week == "usual" else 0
    wanted = (strength_sessions(book, week), plyometric_sessions(book, week)[0] if jumps else 0, drills)
    cut = -(-len(span) * max(wanted) // WEEK)
    begun = range(monday(span.start), span.start)
    done, jumped = (sum(day in days for day in begun) for days in (setting.done.strength, setting.done.jumps))
    return max(0, min(wanted[0] - done, cut)), max(0, min(wanted[1] - jumped, cut)), min(wanted[2], cut)


#: What a week can be for strength; of two that share its days the calmer counts.
_KINDS_OF_WEEK = ("race", "taper", "usual")


def _is_open(block: Written, run: Built | None) -> bool:
    """Whether a day may hold anything beside its run: not that of a race, and not the days that rest for one."""
    return _kind_of(block.plan.block) != "race" and (run is None or run.kind not in ("race", "time_trial"))


def _is_clear(setting: Setting, span: range, blocks: dict[int, Written]) -> bool:
    """Whether neither a gate nor the way back from a break stands over some days."""
    return setting.gate == "clear" and not any(blocks[day].plan.returning for day in span)


def _may_jump(setting: Setting, span: range, blocks: dict[int, Written], trained: Sequence[int]) -> bool:
    """Whether plyometrics are prepared by the first of some days; ``trained`` are days of strength until then."""
    even = hops_even(setting.scenario)
    return _is_clear(setting, span, blocks) and unlocked(setting.book, trained, span.start, even=even)


def _kind_of(block: Block) -> str:
    """usual, taper or race, as strength sees a block: the first days after a race count with it."""
    if block.to_race == 1 or (block.after is not None and not block.week):
        return "race"
    return "taper" if block.phase in ("taper", "recovery") else "usual"


def _since(chosen: tuple[Subset, ...], since: tuple[int, int]) -> tuple[int, int]:
    """Days since the last strength and the last plyometrics, on the day after the block."""
    found = []
    for index, before in enumerate(since):
        last = max((day for day, subset in enumerate(chosen) if subset[index]), default=-before)
        found.append(min(WEEK, len(chosen) - last))
    return found[0], found[1]
