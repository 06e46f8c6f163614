"""The worked season: each number of each block with the rule and the parameter that give it."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from engine_doc.replay import Move, replay
from engine_doc.scenarios import WORKED, plan
from engine_doc.words import Row, day, km, minutes, number, percent, rule, span, table
from surefoot.coach.first_steps import GRAIN
from surefoot.coach.rules.volume.easier_week import easier_week
from surefoot.coach.rules.volume.long_share import long_share
from surefoot.coach.rules.volume.recovery_week import recovery_share
from surefoot.coach.rules.volume.week_limit import week_limit
from surefoot.units import format_pace

UNTRACED = "not traced"
_CLOSE = 101.0  # metres: what is planned is cut to whole hundreds


def scenario(_: str) -> str:
    """The scenario as YAML."""
    text = yaml.safe_dump(WORKED, sort_keys=False, default_flow_style=None, width=100)
    return f"```yaml\n{text}```"


def glance(_: str) -> str:
    """Block by block: days, phase, volume, long run, quality."""
    head = ("block", "days", "phase", "kind", "runs", "km", "long run", "hard session")
    return table(head, (_glance(move) for move in replay().moves))


def _glance(move: Move) -> Row:
    block, written = move.written.plan.block, move.written
    long = max((written.sizes.metres[d] for d, kind in written.kinds.items() if kind == "long"), default=0)
    hard = ", ".join(f"{day(d)}: {built.title}" for d, built in written.sizes.hard.items())
    races = ", ".join(f"{day(d)}: race, {km(race.distance)} km" for d, race in written.races.items())
    easy = [kind for kind in written.kinds.values() if kind != "race"]
    cells = (block.phase, block.kind, str(len(easy)), km(written.total), km(long) if long else "–")
    return (_name(move), span(block.start, block.end - 1), *cells, races or hard or "–")


def _name(move: Move) -> str:
    return str(move.written.plan.block.to_race or "after")


def volume(_: str) -> str:
    """What the phase asks for, what the weeks before allow, what is planned."""
    head = ("block", "the phase asks for", "the weeks before allow", "planned", "what decides")
    return table(head, map(_volume, replay().moves))


def _volume(move: Move) -> Row:
    asked, words, why = _asked(move)
    allowed, growth = _allowed(move)
    total = move.written.total
    cells = (f"{words} = {km(asked)}", growth, f"**{km(total)}**")
    if asked <= allowed and _meets(asked, total):
        return (_name(move), *cells, why)
    if allowed <= asked and _meets(allowed, total):
        return (_name(move), *cells, rule("VOLUME-1", "volume/week_growth"))
    if move.fair is not None and _meets(move.fair + move.written.plan.done, total):
        return (_name(move), *cells, f"[a begun week](#a-week-that-has-begun): {km(move.fair)} are left of it")
    room, days = _room(move)
    decides = f"{rule('LAYOUT-3')} the days left hold {days} = {km(room)}" if _meets(room, total) else UNTRACED
    return (_name(move), *cells, decides)


def _meets(bound: float, planned: float) -> bool:
    return -1 < bound - planned < _CLOSE


def _asked(move: Move) -> tuple[float, str, str]:
    """Metres that the phase asks for, how they come about, and by which rule."""
    book, plan_, aim = replay().book, move.written.plan, move.part.aim
    block, top = plan_.block, min(move.peak or move.level, aim.peak)
    if block.phase == "taper":
        return block.share * top, f"{number(block.share)} × {km(top)}", rule("TAPER-1", "season/taper")
    if block.phase == "recovery":
        share, runs = recovery_share(book, block.week), max(1, plan_.runs)
        words = f"{number(share)} × {km(top)} in {runs} equal runs"
        return int(share * top / runs) // GRAIN * GRAIN * runs, words, rule("RECOVER-2", "volume/recovery_share")
    if block.kind == "easier":
        most = min(top, max(move.weeks) or top)
        found = easier_week(book, most)
        words = f"{number(book.value('volume/easier_week'))} × {km(most)}"
        return found, words, rule("VOLUME-5", "volume/easier_week")
    if move.level_after == move.level:
        return top, "as before", f"{rule('BUILD-5')} quality has its turn"
    base = max(move.level, move.peak)
    if aim.peak < base * move.part.growth:
        return aim.peak, "the peak", rule("VOLUME-3", "volume/peak_week")
    return base * move.part.growth, f"{number(move.part.growth)} × {km(base)}", "the growth found"


def _allowed(move: Move) -> tuple[float, str]:
    """Metres that VOLUME-1 allows, and how they come about."""
    book, plan_ = replay().book, move.written.plan
    runs, highest, last = plan_.runs, max(move.weeks), move.weeks[0]
    limit = week_limit(book, highest, last, runs)
    growth, step = book.value("volume/week_growth") * highest, highest + book.value("volume/week_step") * runs
    if limit < max(growth, step):
        return limit, f"{number(book.value('volume/week_jump'))} × {km(last)} = {km(limit)}"
    if growth >= step:
        return limit, f"{number(book.value('volume/week_growth'))} × {km(highest)} = {km(limit)}"
    return limit, f"{km(highest)} + {runs} × {number(book.value('volume/week_step') / 1000)} = {km(limit)}"


def _room(move: Move) -> tuple[float, str]:
    """Metres that the minutes of the days with a run hold, at the easy pace; and in words."""
    setting, written = replay().setting, move.written
    held = [setting.days.seconds(d) for d, kind in written.kinds.items() if kind != "race"]
    caps = [(int(seconds * 1000 / setting.paces.easy) // GRAIN * GRAIN, seconds) for seconds in held]
    words = " + ".join(f"{km(cap)} ({minutes(seconds)})" for cap, seconds in caps)
    return sum(cap for cap, _ in caps) + written.plan.done, words


def long(_: str) -> str:
    """Every bound of the long run, the smallest of which decides."""
    head = ("block", "day", "last 30 days", "share of the week", "target", "time", "the day", "planned", "what decides")
    return table(head, (_long(move) for move in replay().moves))


def _long(move: Move) -> Row:
    written = move.written
    on = next((d for d, kind in written.kinds.items() if kind == "long"), None)
    if on is None or move.limit is None:
        return (_name(move), *["–"] * 7, _no_long(move))
    bounds = _long_bounds(move, on)
    planned = written.sizes.metres[on]
    bound, why = min(((metres, why) for metres, _, why in bounds), key=lambda found: found[0])
    cells = tuple(words for _, words, _ in bounds)
    return (_name(move), day(on), *cells, f"**{km(planned)}**", why if _meets(bound, planned) else UNTRACED)


def _long_bounds(move: Move, on: int) -> list[tuple[float, str, str]]:
    """Each bound of the long run: metres, words, and the rule behind it."""
    setting, book, aim, written = replay().setting, replay().book, move.part.aim, move.written
    runs, total = len(written.kinds) + written.plan.done_runs, written.total
    share, pace = long_share(book, aim.race_class, runs), setting.paces.easy / 1000
    longest, limit = written.plan.longest_before, move.limit or 0.0
    words = f"{number(limit / longest)} × {km(longest)} = {km(limit)}"
    load = (longest, f"{km(longest)}, no new longest", rule("LOAD-4", "load/new_longest_gap")) if move.grew else (
        limit, words, rule("LOAD-1", "load/single_run_growth")
    )  # fmt: skip
    seconds = setting.days.seconds(on)
    return [
        load,
        (share * total, f"{percent(share)} of {km(total)} = {km(share * total)}", rule("LONG-1", "volume/long_share")),
        (aim.longest, km(aim.longest), rule("VOLUME-4", "volume/longest_run")),
        (aim.long_seconds / pace, _timed(aim.long_seconds, pace), rule("LONG-2", "volume/long_minutes")),
        (seconds / pace, _timed(seconds, pace), rule("LAYOUT-3")),
    ]


def _timed(seconds: float, pace: float) -> str:
    return f"{minutes(seconds)} = {km(seconds / pace // 10 * 10)}"


def _no_long(move: Move) -> str:
    block = move.written.plan.block
    if block.phase == "recovery":
        return f"{rule('RECOVER-1')} after a race every run is short"
    return f"{rule('LAYOUT-4')} its day, {day(block.start)}, lies before today"


def weeks(_: str) -> str:
    """The weeks of the document, Monday to Sunday, with the blocks that they take their phase from."""
    head = ("week of", "km", "phase", "kind", "days by phase")
    return table(head, _weeks())


def _weeks() -> Iterator[Row]:
    blocks = [move.written.plan.block for move in replay().moves]
    phases = {d: block.phase for block in blocks for d in range(block.start, block.end)}
    made = plan(WORKED)
    starts = [week.start.toordinal() for week in made.weeks]
    last = made.days[-1].date.toordinal() + 1
    for week, end in zip(made.weeks, [*starts[1:], last], strict=True):
        names = [phases[d] for d in range(week.start.toordinal(), end)]
        told = ", ".join(f"{names.count(name)} {name}" for name in dict.fromkeys(names))
        yield day(week.start.toordinal()), km(week.distance_m), week.phase, week.kind, told


def shape(_: str) -> str:
    """What the search for the shape of the worked season found."""
    found = replay()
    part, setting = found.moves[0].part, found.setting
    aim, last = part.aim, [m for m in found.moves if m.written.plan.block.to_race == 1][-1]
    rows = (
        ("habit", f"{km(setting.state.habit_week)} km in {setting.state.habit_runs} runs", "declared; "
         + rule("VOLUME-7", "volume/usual_runs")),
        ("easy pace", format_pace(setting.paces.easy), rule("WORKOUT-17", "prescription/default_easy_pace")),
        ("peak week", f"{km(aim.peak)} km", rule("VOLUME-3", "volume/peak_week")),
        ("longest run", f"{km(aim.longest)} km", rule("VOLUME-4", "volume/longest_run")),
        ("growth from building week to building week", number(part.growth), "the least that reaches the peak"),
        ("speed begins", f"{part.speed_from} blocks before the race", f"{rule('BUILD-3', 'season/speed_days')}, "
         + rule("SEASON-4", "season/preparedness")),
        ("blocks", f"{sum(1 for m in found.moves if m.written.plan.block.race)} to the race", f"from {day(_first())}"),
        ("last seven days against the peak week", f"{km(last.written.total)} of {km(last.peak)} km = "
         + percent(last.written.total / last.peak), f"G9; {rule('TAPER-1', 'season/taper')}"),
    )  # fmt: skip
    return table(("what", "value", "from"), rows)


def _first() -> int:
    return replay().moves[0].written.plan.block.start
