"""Sessions of strength and plyometrics of a plan, in order: each follows from those before it.

What was logged comes first; what is planned is taken to be done as it stands, as running is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from surefoot.coach.craft.history import Bout, Sore, bouts, leaps, working
from surefoot.coach.craft.programmes import Part, Slot, programme, weight_of
from surefoot.coach.craft.progress import Amount, Setup, Wanted, as_done, wanted
from surefoot.coach.craft.springs import (
    Rounds,
    Springer,
    Sprung,
    contacts_of,
    for_short_race,
    lighter,
    place_after,
    place_reason,
    plyometric_session,
    sprung,
)
from surefoot.coach.craft.strength import Asked, Item, Known, reserve, strength_session
from surefoot.coach.exercises import in_place, library
from surefoot.coach.prescription import Built
from surefoot.coach.rules.layout.plyometrics import plyometric_sessions
from surefoot.coach.rules.layout.strength import strength_sessions
from surefoot.coach.rules.layout.strength_gap import strength_gap
from surefoot.coach.rules.plyometrics.contacts import most_contacts
from surefoot.coach.rules.plyometrics.lighter import lighter_circuits
from surefoot.coach.rules.plyometrics.older import older_plyometrics
from surefoot.coach.rules.plyometrics.short_race import short_races_spring
from surefoot.coach.rules.strength.dose import dose
from surefoot.coach.rules.strength.fewer_sets import fewer_sets
from surefoot.coach.rules.strength.memory import strength_forgotten
from surefoot.coach.rules.strength.older import older_strength
from surefoot.coach.rules.strength.phase import strength_phase
from surefoot.coach.rules.strength.progress import next_reps
from surefoot.coach.rules.strength.sore import sore_strength
from surefoot.coach.season import Block
from surefoot.coach.setting import Setting
from surefoot.diary.site import spoken
from surefoot.diary.strength import ExerciseDone
from surefoot.rulebook import Reason
from surefoot.units import format_load

Run = tuple[Built, tuple[Reason, ...]]

_FAST = ("speed", "taper")
_TOLD = 2  # exercises whose last time is told
_OWN_REST = ("stability", "support")  # light enough that the exercise itself says how long


class Content(NamedTuple):
    """What a session of strength is to hold: items, what of them is asked for in full, and the pains around it."""

    items: list[Item]
    asked: list[tuple[Wanted, Amount]]
    sore: list[Sore]


class Crafter:
    """Writes the sessions of a plan one after the other; ask for them in the order of days."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.book, scenario = setting, setting.book, setting.scenario
        self.runner, self.facilities = scenario.runner, scenario.runner.facilities
        exercises = library(self.book)
        self.known, self.setup = Known(self.book.hash, dict(exercises)), Setup(self.book, exercises, self.facilities)
        self.bouts = bouts(scenario)
        self.sore = setting.hurt.sore
        self.older = older_strength(self.book, setting.state.age)
        self.count = 0
        self.last: int | None = None
        for day in sorted(setting.done.strength):
            self._trained(day)
        self.jumped: Sprung | None = None  # found when the first session of jumps is asked for

    def _trained(self, day: int) -> None:
        self.count, self.last = self._counted(day) + 1, day

    def _counted(self, day: int) -> int:
        """Sessions of strength before a day that still count towards its phase."""
        if self.last is None or strength_forgotten(self.book, day - self.last):
            return 0
        return self.count

    # ------------------------------------------------------------------ strength

    def strength(self, day: int, block: Block, seconds: int, turn: int, *, stood: bool = False) -> Run:
        """The session of strength of a day, in at most so many seconds; ``turn`` says which programme.

        One that ``stood`` in an accepted plan keeps its time, as long as its content nearly fills it.
        """
        plan = programme(self.book, self.facilities, turn)
        done = self._counted(day)
        phase, number, of = strength_phase(self.book, done, block.phase in _FAST, self.runner.experience)
        part = {"stability": plan.stability, "heavy": plan.heavy, "power": plan.power or plan.heavy}[phase]
        keeps = phase == "power" and plan.power is None
        fewer = block.kind != "build" or keeps
        way = "heavy" if keeps else phase
        content = self._content(day, part, way, plan.spare, fewer=fewer)
        if block.phase == "taper":
            seconds = min(seconds, strength_gap(self.book)[1])
        asked = Asked(title=plan.title, items=tuple(content.items), seconds=seconds, stood=stood)
        built = strength_session(self.setting.context, asked, self.known)
        self._trained(day)
        self._take_as_done(content, built, day)
        why = [strength_sessions.because(phase="usual"), strength_phase.because(what=_what(phase, number, of, keeps))]
        why += [dose.because(reserve=_reserve(content.items))]
        why += [fewer_sets.because()] if fewer and phase != "stability" else []
        why += _progress([asked for asked, _ in content.asked if asked.since and asked.since.logged])
        why += [older_strength.because(age=self.setting.state.age)] if self.older else []
        return built, (*why, *_sore_reasons(content.sore))

    def _content(self, day: int, part: Part, phase: str, spare: Iterable[Slot], *, fewer: bool) -> Content:
        """The exercises of a session, what they follow from, and the pains that they go around."""
        found = Content([], [], [])
        for slot in part.main:
            self._add(found, slot, day, phase, main=True, fewer=fewer)
        for slot in part.support:
            self._add(found, slot, day, phase, main=False, fewer=fewer)
        for slot in () if found.items else spare:
            self._add(found, slot, day, phase, main=False, fewer=fewer)
        return found

    def _add(self, found: Content, slot: Slot, day: int, phase: str, *, main: bool, fewer: bool) -> None:
        """Add an exercise with its amount; an easier one, or none, where it would work a place that hurts."""
        weight = weight_of(slot, self.facilities)
        way = _way(phase, weight, main=main)
        amount = self._amount(way, fewer=fewer)
        asked = wanted(slot.exercise, weight, amount, self.bouts, self.setup)
        if way in _OWN_REST:
            amount = amount._replace(rest=min(amount.rest, asked.exercise.dose.rest_s))
        sore = working(asked.exercise.pattern, self.sore, day)
        if sore is None:
            found.items.append(_item(asked, amount, weight, phase if main else ""))
            found.asked.append((asked, amount))
            return
        found.sore.append(sore)
        if not sore.out:
            found.items.append(self._easier(asked, amount))

    def _take_as_done(self, content: Content, built: Built, day: int) -> None:
        """Note what a session holds as done on its day: what found no time in it was not."""
        sets = {work.exercise: step.times or 1 for step in built.steps for work in step.steps if work.exercise}
        for asked, amount in content.asked:
            name = asked.exercise.id
            if name in sets:
                self.bouts[name] = as_done(asked, amount._replace(sets=sets[name]), day)

    def _amount(self, way: str, *, fewer: bool) -> Amount:
        """Sets, repeats, rest and effort for a runner of this age."""
        sets, least, most, rest, effort = dose(self.book, way)
        if self.older:
            sets, rest = max(fewer_sets(self.book, sets), sets - self.older[0]), round(rest * self.older[1])
        return Amount(fewer_sets(self.book, sets) if fewer else sets, least, most, rest, effort)

    def _easier(self, asked: Wanted, amount: Amount) -> Item:
        """The easier exercise, or the same one done more easily; nothing grows."""
        exercise = asked.exercise
        calm = amount._replace(sets=fewer_sets(self.book, amount.sets))
        if exercise.easier is None:
            return _item(asked._replace(load=None, heavier=False), calm, None, "", exercise.easier_how or "")
        found = in_place(self.setup.library, exercise.easier, self.facilities)
        held = found.dose.work_s is not None
        return _item(Wanted(found, None if held else amount.least), calm, None, "")

    # ------------------------------------------------------------------ plyometrics

    def plyometrics(self, day: int, block: Block, seconds: int) -> Run:
        """The session of jumps of a day, in at most so many seconds."""
        who = Springer(self.runner.experience, self.setting.state.age, block.race.distance if block.race else None)
        if self.jumped is None:
            self.jumped = self._sprung(who)
        jumped = self.jumped.on(day, self.book)
        place, most = place_after(jumped.done, who, self.book), contacts_of(who, self.book)
        easier = block.kind != "build"
        circuits = lighter(place.circuits, self.book) if easier else place.circuits
        asked = Rounds(place.rung, circuits, lighter(most, self.book) if easier else most, most, seconds)
        built, contacts = plyometric_session(self.setting.context, asked, self.known)
        self.jumped = Sprung(jumped.done + (not easier), day)
        why = [plyometric_sessions.because(phase="usual"), place_reason(place, circuits, self.book)]
        why += [lighter_circuits.because()] if easier else []
        why += [most_contacts.because(contacts=contacts, most=most)]
        why += [short_races_spring.because()] if for_short_race(who, self.book) else []
        why += [older_plyometrics.because(age=who.age)] if older_plyometrics(self.book, who.age) else []
        return built, tuple(why)

    def _sprung(self, who: Springer) -> Sprung:
        return sprung(leaps(self.setting.scenario), self.setting.hurt.days, who, self.book)


def _way(phase: str, weight: str | None, *, main: bool) -> str:
    """What an exercise is for, as the doses call it."""
    if phase == "stability" or not main:
        return "stability" if phase == "stability" else "support"
    return ("heavy" if weight == "gym" else "moderate") if phase == "heavy" else phase


def _item(asked: Wanted, amount: Amount, weight: str | None, phase: str, easier: str = "") -> Item:
    return Item(
        exercise=asked.exercise.id,
        sets=amount.sets,
        reps=asked.reps,
        rest=amount.rest,
        effort=amount.effort,
        load=asked.load,
        weight=weight,
        heavier=asked.heavier,
        quick=phase == "power" and amount.least == amount.most,
        easier=easier,
    )


def _what(phase: str, number: int, of: int, keeps: bool) -> str:
    """Where on the way a session stands."""
    if keeps:
        return "heavy once a week keeps what was built"
    if phase == "power":
        return "quick now, as the running gets fast"
    words = {"stability": "that lay the ground", "heavy": "with heavier exercises"}[phase]
    return f"session {number} of {of} {words}" if of else "heavier exercises, kept up"


def _reserve(items: Iterable[Item]) -> str:
    """What the hardest of the exercises leave."""
    left = reserve(max((item.effort for item in items), default=0))
    return f"{left} {'repeat' if left == 'one' else 'repeats'}"


def _progress(told: Sequence[Wanted]) -> list[Reason]:
    """What was done on the last of the days that the exercises follow from, and what follows."""
    last = max((one.since.day for one in told if one.since), default=None)
    if last is None:
        return []
    words = [_told(one, one.since) for one in told if one.since and one.since.day == last]
    return [next_reps.because(date=dt.date.fromordinal(last), what="; ".join(words[:_TOLD]))]


def _told(asked: Wanted, since: Bout) -> str:
    """What was done last, and what follows: "goblet squat 3 × 8 at 16 kg, effort 7 of 10, so next 9 repeats"."""
    done = since.done
    much = " × ".join(str(number) for number in (done.sets, done.reps) if number is not None)
    load = f"at {format_load(done.load)}" if done.load else ""
    felt = f", effort {done.effort} of 10" if done.effort is not None else ""
    name = " ".join(filter(None, (done.exercise.replace("_", " "), much, load)))
    return f"{name}{felt}, {_next(asked, done)}"


def _next(asked: Wanted, done: ExerciseDone) -> str:
    if asked.exercise.id != done.exercise:
        return f"so next {asked.exercise.name[0].lower()}{asked.exercise.name[1:]}"
    if asked.load is not None and done.load is not None and asked.load > done.load:
        return f"so next {format_load(asked.load)}"
    if asked.heavier:
        return "so next a little more weight"
    if asked.reps is not None and done.reps is not None and asked.reps > done.reps:
        return f"so next {asked.reps} repeats"
    return "so the same again"


def _sore_reasons(sore: Sequence[Sore]) -> tuple[Reason, ...]:
    """One for each place that hurts."""
    places = {one.site: one for one in reversed(sore)}
    return tuple(
        sore_strength.because(site=spoken(one.site), date=dt.date.fromordinal(one.day)) for one in places.values()
    )
