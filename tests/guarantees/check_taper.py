"""Easier weeks, taper and G9 (engine.md 5)."""

from __future__ import annotations

from collections.abc import Iterator

from tests.guarantees import tables
from tests.guarantees.case import Block, Case
from tests.guarantees.check_season import seasons
from tests.guarantees.quantities import day, iso

EASIER_AT_MOST = 0.87  # of the highest block so far: 0.75, and what rounding and whole runs may add
BUILDING_AT_LEAST = 0.80
G9_OFF = 0.006
TAPER_OFF = 0.06
PEAK_DAYS_BACK = 56
ENOUGH_BLOCKS, LONG_SEASON = 4, 8
TIME_USED = 0.85
RAISED = 1.03


def total(case: Case, block: Block) -> float:
    """Running of a block, races left out; what is only declared is not counted."""
    return sum(run.high for run in case.runs if block.first <= run.day <= block.last and not run.race)


def at_clear(case: Case, anchor: int) -> bool:
    """Whether the season before a race is run at `clear`, by every reading."""
    gate = case.plan.doc["gate"]
    if case.plan.gate == "clear":
        return True
    end = gate.get("earliest_end")
    return case.plan.gate == "comeback" and bool(end) and day(end) <= anchor - PEAK_DAYS_BACK


def peaks(case: Case, anchor: int, name: str) -> list[float]:
    """Fair readings of "the peak week".

    Of a long planned season its own, or that of the weeks leading to the taper where it was higher before an absence or
    a long recovery; else also of the weeks just logged.
    """
    tapering = len(tables.TAPER[name])
    season = [block for block in case.blocks(anchor) if block.number > tapering]
    planned = [total(case, block) for block in season if block.first >= case.today]
    if len(planned) >= LONG_SEASON:
        lately = [total(case, block) for block in season if block.first >= max(case.today, anchor - 7 - PEAK_DAYS_BACK)]
        return [peak for peak in (max(planned), max(lately, default=0)) if peak]
    before = [Block(on, anchor, 0) for on in range(anchor - 7 * tapering - 7, case.today - PEAK_DAYS_BACK, -7)]
    logged = [total(case, block) for block in before if block.first < case.today]
    every = [total(case, block) for block in season]
    found = [max(planned, default=0), max(every, default=0), max([*every, *logged], default=0)]
    if len(planned) < ENOUGH_BLOCKS:
        if not case.scenario.runs:
            return []  # a few planned weeks after none in the log: there is no peak to speak of
        found += [max(logged, default=0), case.habit_high(case.today + 1)]
    return [peak for peak in found if peak]


def check_last_week(case: Case) -> Iterator[str]:
    """G9: the seven days before an A race, the race left out, are 40 to 59 % of the peak week."""
    for _, anchor, name in seasons(case):
        block = Block(anchor - 7, anchor, 1)
        planned = case.plan.metres_between(block.first, block.last, races=False)
        if not at_clear(case, anchor) or _crowded(case, anchor) or case.scenario.mixed:
            continue
        ratios = [total(case, block) / peak for peak in peaks(case, anchor, name)]
        low, high = tables.LAST_WEEK_LOW - G9_OFF, tables.LAST_WEEK_HIGH + G9_OFF
        if not ratios or any(low <= ratio <= high for ratio in ratios):
            continue
        cut = block.first < case.today or _no_time(case, block)
        run_already = total(case, block) - planned
        if run_already > high * max(peaks(case, anchor, name)):
            continue  # no plan can mend what was run
        if (min(ratios) > high and planned > 0) or (max(ratios) < low and not cut):
            yield f"G9: last week before {iso(anchor)} is {[round(r, 3) for r in ratios]} of the peak"
        elif not cut:
            yield f"G9: last week before {iso(anchor)} is {[round(r, 3) for r in ratios]} of the peak, neither fair"


def _no_time(case: Case, block: Block) -> bool:
    """Whether absence, or the minutes of the days, leave no room for more."""
    days = range(block.first, block.last + 1)
    given = sum(case.scenario.available(on) for on in days)
    used = sum(session.seconds for session in case.plan.sessions if session.day in days)
    return used >= TIME_USED * given or any(case.scenario.is_away(on) or case.scenario.is_held(on) for on in days)


def check_last_week_calendar(case: Case) -> Iterator[str]:
    """The same against the highest calendar week of the document: what a hurried examiner would take."""
    for _, anchor, name in seasons(case):
        tapering = 7 * len(tables.TAPER[name])
        weeks = [week["distance_m"] for start, week in case.plan.weeks if start + 6 < anchor - tapering]
        if not at_clear(case, anchor) or _crowded(case, anchor) or len(weeks) <= ENOUGH_BLOCKS:
            continue
        ratio = case.high(anchor - 7, anchor - 1) / max(weeks)
        cut = _no_time(case, Block(anchor - 7, anchor, 1))
        if not tables.LAST_WEEK_LOW - G9_OFF <= ratio <= tables.LAST_WEEK_HIGH + G9_OFF and not cut:
            yield f"G9-calendar: last week before {iso(anchor)} is {ratio:.3f} of the highest calendar week"


def _crowded(case: Case, anchor: int) -> bool:
    """Another race so near that its own recovery or taper decides the week."""
    return any(race.day != anchor and anchor - 42 <= race.day < anchor for race in case.plan.races) or any(
        run.race and run.low >= tables.RECOVERY_ANY_PRIORITY_FROM and anchor - 35 <= run.day for run in
        case.scenario.runs
    )  # fmt: skip


def check_taper(case: Case) -> Iterator[str]:
    """Taper blocks are at most their share of the peak week."""
    for _, anchor, name in seasons(case):
        shares = tables.TAPER[name]
        if not at_clear(case, anchor) or _crowded(case, anchor) or case.scenario.mixed:
            continue
        found = peaks(case, anchor, name)
        for block in case.blocks(anchor):
            if block.number > len(shares) or block.first < case.today or not found:
                continue
            share = shares[len(shares) - block.number]
            if total(case, block) > (share + TAPER_OFF) * max(found):
                yield (
                    f"taper: block from {iso(block.first)} {total(case, block):.0f} m is over {share:.0%} of "
                    f"{max(found):.0f} m"
                )


def check_easier_weeks(case: Case) -> Iterator[str]:
    """Before the taper every third (from 50, or after an injury) or fourth block is an easier one."""
    building = 2 if _two_to_one(case) else 3
    for _, anchor, name in seasons(case):
        blocks = [b for b in case.blocks(anchor) if b.number > len(tables.TAPER[name]) and b.first >= case.today]
        blocks = [b for b in blocks if not any(case.maybe_returning(on) for on in (b.first - 1, b.first, b.last))]
        attempts = {
            session.day for session in case.plan.running if session.attempt
        }  # the way back has steps of its own
        blocks = [b for b in blocks if attempts.isdisjoint(range(b.first, b.last + 1))]
        for index in range(len(blocks) - building):
            window = blocks[index : index + building + 1]
            if window[0].first - 7 < case.today:  # an easier first week has no planned week to be easier than
                continue
            if window[-1].first - window[0].first == 7 * building and not any(_easier(case, b) for b in window):
                volumes = [round(total(case, b)) for b in window]
                yield f"cycle: {building + 1} blocks from {iso(window[0].first)} without an easier one: {volumes}"
        yield from _ends_building(case, blocks, name)


def _easier(case: Case, block: Block) -> bool:
    before = max(case.every(block.first - 7 * k, block.first - 7 * k + 6) for k in range(1, 5))
    return total(case, block) <= EASIER_AT_MOST * before or total(case, block) == 0


def _ends_building(case: Case, blocks: list[Block], name: str) -> Iterator[str]:
    """The last block before the taper builds."""
    last = [block for block in blocks if block.number == len(tables.TAPER[name]) + 1]
    if len(blocks) < ENOUGH_BLOCKS or not last or not at_clear(case, last[0].anchor or 0):
        return
    if _away_near(case, last[0]) or _raced_near(case, last[0]):
        return
    before = max(total(case, block) for block in blocks if block.first >= last[0].first - PEAK_DAYS_BACK)
    if total(case, last[0]) < BUILDING_AT_LEAST * before:
        yield f"cycle: the last block before the taper, {iso(last[0].first)}, is {total(case, last[0]):.0f} of {before}"


def _away_near(case: Case, block: Block) -> bool:
    """Days away so late that the way back from them may still last."""
    return any(case.scenario.is_away(on) for on in range(block.first - 56, block.last + 1))


def _raced_near(case: Case, block: Block) -> bool:
    return any(run.race and block.first - 27 <= run.day <= block.last for run in case.runs)


def _two_to_one(case: Case) -> bool:
    hurt = any(
        day(injury.get("resolved") or injury["onset"]) >= case.today - 365
        for injury in case.scenario.entries("injuries")
    )
    return hurt or case.scenario.at_least(tables.TWO_TO_ONE_FROM_AGE, case.today)


def check_easier_named(case: Case) -> Iterator[str]:
    """A long season names its easier weeks in the document."""
    kinds = [week["kind"] for _, week in case.plan.weeks if week["phase"] in {"base", "speed"}]
    if case.plan.gate == "clear" and case.plan.planned_for.kind == "race" and len(kinds) >= 7 and (
        "easier" not in kinds
    ):  # fmt: skip
        yield f"cycle: {len(kinds)} weeks of base and speed, none called easier"


def check_not_both(case: Case) -> Iterator[str]:
    """In the speed block a week raises volume or quality over what came before, never both (BUILD-5)."""
    for first, anchor, name in seasons(case):
        volume = quality = 0.0
        for block in case.blocks(anchor):
            if block.number <= len(tables.TAPER[name]) or block.first < first:
                continue
            now, work = total(case, block), _work(case, block)
            raised = now > RAISED * volume + 200 and work > RAISED * quality + 60 and volume and work
            if raised and quality and not _raced_near(case, block):
                yield (
                    f"both: block from {iso(block.first)} raises volume {volume:.0f} → {now:.0f} m and quality "
                    f"{quality:.0f} → {work:.0f} s"
                )
            volume, quality = max(volume, now), max(quality, work)


def _work(case: Case, block: Block) -> float:
    return sum(s.work_s for s in case.plan.running if block.first <= s.day <= block.last)
