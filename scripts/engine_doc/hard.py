"""The hard sessions of the worked season, and the days of one of its weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from engine_doc.replay import Move, replay
from engine_doc.scenarios import WORKED, plan, read
from engine_doc.season import UNTRACED
from engine_doc.words import Row, day, km, minutes, number, rule, table
from surefoot.coach import why_not
from surefoot.coach.prescription import Built, least_repeats
from surefoot.coach.quality import REPEATS, family, repeat_length, work_cap
from surefoot.coach.rules.quality.dose import quality_dose
from surefoot.coach.rules.quality.lighter_dose import lighter_dose
from surefoot.diary.dates import session_id
from surefoot.rulebook import load_book

#: Which rule caps the work of a family, with the share of the week's time that it reads.
_CAPS = {
    "tempo": ("QUALITY-1", "quality/tempo_share"),
    "intervals": ("QUALITY-2", "quality/interval_share"),
    "repetitions": ("QUALITY-3", "quality/repetition_share"),
}
#: The block whose week is told day by day, counted back from the race.
_SHOWN = 5


def quality(_: str) -> str:
    """Cap, dose and what came of it, session by session."""
    head = ("block", "day", "cap", "the ladder asks for", "planned", "work", "what decides")
    return table(head, (row for move in replay().moves for row in _rows(move)))


def _rows(move: Move) -> Iterator[Row]:
    for on, built in move.written.sizes.hard.items():
        cap, words = _cap(move, built)
        asked, told, why = _asked(move, built, cap)
        fits = built.work_s <= min(asked, cap) + 1
        name = str(move.written.plan.block.to_race)
        cells = (words, told, f"**{built.title}**", minutes(built.work_s), why if fits else UNTRACED)
        yield (name, day(on), *cells)


def _cap(move: Move, built: Built) -> tuple[float, str]:
    """Most seconds of work, and how they come about."""
    setting, name = replay().setting, family(built.template)
    cap = work_cap(setting, move.written.plan, name)
    rule_id, path = _CAPS[name]
    share, volume = replay().book.value(path), move.written.plan.volume
    by_share = share * volume * setting.paces.easy / 1000
    words = f"{number(share * 100)} % of {km(volume)} km = {minutes(cap)}" if abs(cap - by_share) < 1 else minutes(cap)
    return cap, f"{words} ({rule(rule_id, path)})"


def _asked(move: Move, built: Built, cap: float) -> tuple[float, str, str]:
    """Seconds of work that the ladder asks for, how they come about, and by which rule."""
    book, block = replay().book, move.written.plan.block
    name = family(built.template)
    if block.kind != "build":
        last = move.before.last.get(name, 0.0)
        asked = lighter_dose(book, last, block.phase)
        path = "quality/taper_dose" if block.phase == "taper" else "quality/easier_dose"
        words = f"{number(book.value(path))} × {minutes(last)} = {minutes(asked)}"
        lengths = f", {rule('BUILD-4', 'prescription/repeat_lengths')}" if built.template == REPEATS else ""
        return asked, words, rule("QUALITY-5", path) + lengths
    return _built_up(move, built, cap)


def _built_up(move: Move, built: Built, cap: float) -> tuple[float, str, str]:
    """The same in a building week: a dose of the cap, bounded by growth and by whose turn it is."""
    book, name = replay().book, family(built.template)
    step, growth = max(0, move.after.step), book.value("quality/dose_growth")
    asked = quality_dose(book, step, cap)
    grown = f" × {number(growth)}" * step
    words = f"{number(book.value('quality/first_dose'))}{grown} × {minutes(cap)} = {minutes(asked)}"
    why = rule("BUILD-5", "quality/first_dose")
    last = move.before.last.get(name)
    if last and last * growth < asked:
        asked, why = last * growth, rule("BUILD-5", "quality/dose_growth")
        words += f"; at most {number(growth)} × {minutes(last)} = {minutes(asked)}"
    length = repeat_length(built) if built.template == REPEATS else None
    if length is None:
        return _in_turn(move, asked, words, why)
    lengths = rule("BUILD-4", "prescription/repeat_lengths")
    twice = min(least_repeats(replay().setting.context, length), cap)
    if twice > asked:
        return _in_turn(move, twice, f"{words}; at least twice {length} m = {minutes(twice)}", lengths)
    return _in_turn(move, asked, words, f"{why}, {lengths}")


def _in_turn(move: Move, asked: float, words: str, why: str) -> tuple[float, str, str]:
    """No more than so far, in a week in which the volume grows."""
    most = move.before.most
    if move.written.plan.raises_volume and most and most < asked:
        return most, f"{words}; at most the {minutes(most)} so far", f"{rule('BUILD-5')} volume has its turn"
    return asked, words, why


def week(_: str) -> str:
    """One block day by day: what stands there, and why the hard session does not."""
    move = next(m for m in replay().moves if m.written.plan.block.to_race == _SHOWN)
    block = move.written.plan.block
    on, built = next(iter(move.written.sizes.hard.items()))
    hard = session_id(dt.date.fromordinal(on), built.kind, dt.date.fromordinal(on).isoweekday())
    answers = {answer.date: answer for answer in why_not(read(WORKED), hard, load_book())}
    sessions = {found.date: found.sessions for found in plan(WORKED).days}
    head = ("day", "sessions", "minutes", "of", f"why not {built.title}")
    rows = []
    for ordinal in range(block.start, block.end):
        date = dt.date.fromordinal(ordinal)
        told = ", ".join(_told(s.title, s.distance_m or 0) for s in sessions[date])
        used = sum(s.duration_s for s in sessions[date])
        refused = answers.get(date)
        why = "it stands here"
        if refused is not None:
            dearer = f" ({refused.dearer} points more)" if refused.dearer else ""
            why = f"{rule(refused.because.rule)} {refused.because.text}{dearer}"
        rows.append((day(ordinal), told, minutes(used), minutes(replay().setting.days.seconds(ordinal)), why))
    return table(head, rows)


def _told(title: str, metres: int) -> str:
    return f"{title} {km(metres)}" if metres else title
