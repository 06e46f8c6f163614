"""G2: weeks. Growth in blocks of seven days counted back from the race; ceilings of a return from a break."""

from __future__ import annotations

from collections.abc import Iterator

from tests.guarantees import tables
from tests.guarantees.case import Block, Case, Return
from tests.guarantees.quantities import iso
from tests.guarantees.scenario_view import Run

ROUND = 10  # metres
FIRST_WEEK = 9000  # a first-ever runner's first week: three runs of at most 3 km (4), where nothing came before
LEAST_RUN = 1700  # one mile, rounded up to a tenth: the least that a return starts with (SHORT-1)
WEEK_BEGUN = 2
STEP_BACK_FROM = 5000


def check_growth(case: Case) -> Iterator[str]:
    """Week ≤ max(1.10 × highest of the last 3, + 0.5 km × runs), ≤ 1.5 × the last one if that was ≥ 5 km."""
    for block in case.all_blocks():
        inside = _inside(case, block)
        if not any(run.planned for run in inside):
            continue
        total = sum(run.low for run in inside)
        limit = _limit(case, block, len(inside)) * case.slack
        if total > limit + ROUND:
            yield (
                f"G2-week: block from {iso(block.first)} {total:.0f} m > {limit:.0f} m; "
                f"before it {[round(case.every(block.first - 7 * k, block.first - 7 * k + 6)) for k in (3, 2, 1)]}"
            )


def _inside(case: Case, block: Block) -> list[Run]:
    return [run for run in case.runs if block.first <= run.day <= block.last and not run.race and not run.stage]


def _limit(case: Case, block: Block, runs: int) -> float:
    before = [case.every(block.first - 7 * k, block.first - 7 * k + 6) for k in (1, 2, 3)]
    last = before[0]
    if _on_the_way(case, block):  # weeks of a way back are cut nowhere: they may lie a day earlier or later
        shifted = (block.first - 7 * k + shift for k in (1, 2, 3) for shift in (-1, 1))
        before += [case.every(on, min(on + 6, block.first - 1)) for on in shifted]
    limit = max(tables.WEEK_GROWTH * max(before), max(before) + tables.WEEK_STEP_PER_RUN * runs)
    if last >= tables.WEEK_JUMP_FROM:
        limit = min(limit, tables.WEEK_JUMP * last)
    if max(before) == 0:
        # Nothing came before: a first-ever runner, or a log that begins in this block and so sets its own habit.
        limit = max(limit, FIRST_WEEK, WEEK_BEGUN * case.every(block.first, case.today - 1))
    # A gap that may be read as a break replaces growth by a share of the volume before it (4).
    shares = [_ceiling(found, block) for found in case.returns if _touches(found, block)]
    return max([limit, *shares])


def _on_the_way(case: Case, block: Block) -> bool:
    return any(session.attempt and block.first <= session.day <= block.last for session in case.plan.running)


def _touches(found: Return, block: Block) -> bool:
    return found.start <= block.last and block.first <= found.end_latest


def _ceiling(found: Return, block: Block) -> float:
    """Most metres of a block in a return: the share at its last day, the most generous within it."""
    return max(LEAST_RUN, found.share(block.last + 1) * found.old)


def check_return_volume(case: Case) -> Iterator[str]:
    """In a return that certainly is one: each whole block keeps its share and ≤ 1.5 × the one before."""
    for found in case.returns:
        if not found.certain or case.scenario.mixed:
            continue
        for block in case.all_blocks():
            planned = [run for run in _inside(case, block) if run.planned]
            if planned and found.start <= block.last and block.last < found.end_soonest:
                yield from _return_block(case, found, block)


def _return_block(case: Case, found: Return, block: Block) -> Iterator[str]:
    total = sum(run.low for run in _inside(case, block) if run.day >= found.start)
    ceiling = _ceiling(found, block) * case.slack
    if total > ceiling + ROUND:
        yield (
            f"G2-return: block from {iso(block.first)} {total:.0f} m > {ceiling:.0f} m, share "
            f"{found.share(block.last + 1):.2f} of {found.old:.0f} m, return from {iso(found.start)}, "
            f"{found.off_low} to {found.off_high} days off"
        )
    begun = max(
        one.start for one in case.returns if found.start <= one.start <= block.last
    )  # a break within begins anew
    earlier = case.every(max(begun, block.first - 7), block.first - 1)
    days = block.first - max(begun, block.first - 7)
    # A block in which the return began is short: it is stretched to seven days before it is compared.
    if days > 0 and earlier > 0:
        limit = tables.WEEK_JUMP * max(earlier * 7 / days, LEAST_RUN)
        if total > limit * case.slack + ROUND and total > _small(case, block, earlier):
            yield f"G2-return: block from {iso(block.first)} {total:.0f} m > 1.5 × {earlier:.0f} m in {days} days"


def _small(case: Case, block: Block, earlier: float) -> float:
    """Below 5 km a week may grow by half a kilometre a run: two fair readings of "each week ≤ 1.5 ×" there."""
    runs = len(_inside(case, block))
    return earlier + tables.WEEK_STEP_PER_RUN * runs if earlier < STEP_BACK_FROM else 0.0


def check_target(case: Case) -> Iterator[str]:
    """No planned block above the goal's target, or the runner's own habit up to 1.2 × the seasoned target."""
    classes = case.classes()
    if not classes or case.plan.planned_for.kind != "race":
        return
    index = tables.EXPERIENCES.index(case.scenario.experience)
    target = max(tables.TARGET_WEEK[name][index] for name in classes) * 1000
    seasoned = max(tables.TARGET_WEEK[name][2] for name in classes) * 1000
    habits = [case.habit_high(case.today + 1), *(found.old for found in case.maybe_returning(case.today))]
    most = max(target, min(max(habits), tables.HABIT_ABOVE_TARGET * seasoned)) * 1.02 + 1000
    for block in case.all_blocks():
        if block.anchor and block.first >= case.today and case.low(block.first, block.last) > most:
            yield f"target: block from {iso(block.first)} {case.low(block.first, block.last):.0f} m > {most:.0f} m"


def check_runs_a_week(case: Case) -> Iterator[str]:
    """Runs a block ≤ max(3, volume / 2.5 km); one more run a week at most every four weeks."""
    for block in case.all_blocks():
        inside = [run for run in case.runs if block.first <= run.day <= block.last]
        if block.first < case.today or not inside:
            continue
        # Frequency is kept in easier weeks and in the taper, so the highest of the last weeks decides.
        volume = max(case.every(block.first - 7 * k, block.first - 7 * k + 6) for k in range(5))
        most = max(tables.RUNS_AT_LEAST, int(volume / tables.RUN_SHARE_OF_WEEK))
        if len(inside) > most:
            yield f"runs: block from {iso(block.first)} has {len(inside)} runs for {volume:.0f} m, at most {most}"
        yield from _more_runs(case, block, len(inside))


def _more_runs(case: Case, block: Block, count: int) -> Iterator[str]:
    spans = [(block.first - 7 * k, block.first - 7 * k + 6) for k in range(1, 5)]
    counts = [sum(1 for run in case.runs if first <= run.day <= last) for first, last in spans]
    silent = case.scenario.declared_week or not case.scenario.runs
    returning = any(_touches(found, block) for found in case.returns)
    if not silent and not returning and count > max([*counts, 2]) + 1:
        yield f"runs: block from {iso(block.first)} has {count} runs after {counts[::-1]}"
