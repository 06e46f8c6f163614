"""What a session is for this week: a few words for its kind, the phase of the week and what is allowed (BUILD-7).

The YAML files of rulebook/routines/advice are held to these shapes, key by key. What a template says of its own
session stands beside the session already; this adds what the week and the gate make of it, and repeats nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta

from surefoot.coach.rules.prescription.advice import this_week
from surefoot.diary.plan import Plan
from surefoot.rulebook import EVIDENCE, Book, Problem, Reason, RulebookError

Phase = Literal["base", "speed", "taper", "race", "recovery", "return", "maintain"]
Gate = Literal["see_a_doctor", "hold", "walk_run", "easy_only", "comeback", "clear"]
Family = Literal[
    "easy", "long", "walk_run", "strides", "hard", "race", "strength", "skill", "rehab", "cross_training", "rest"
]
Kind = Literal[
    "easy", "long", "recovery", "walk_run", "tempo", "intervals", "repetitions", "hills", "fartlek", "strides",
    "race", "time_trial", "strength", "plyometrics", "drills", "mobility", "warmup", "rehab", "cross_training", "rest",
]  # fmt: skip

KINDS: tuple[str, ...] = get_args(Kind)
PHASES: tuple[str, ...] = get_args(Phase)
GATES: tuple[str, ...] = get_args(Gate)
FAMILIES: tuple[str, ...] = get_args(Family)

#: What a gate distinguishes; where a doctor comes first it is all the same.
_GROUP: Mapping[str, str] = {
    "easy": "run", "long": "run", "walk_run": "run", "strides": "fast", "hard": "fast", "race": "race",
    "strength": "strength", "skill": "gentle", "cross_training": "gentle", "rehab": "rehab", "rest": "rest",
}  # fmt: skip
_ALL = "all"
_OPEN, _STOP = "clear", "see_a_doctor"
_GROUPS = tuple(dict.fromkeys(_GROUP.values()))
_FOLDER = "advice/"
_MOST_KEPT = 7  # books with other overlays; dropped all at once, so memory stays flat

Text = Annotated[str, Meta(min_length=1)]
Grade = Annotated[int, Meta(ge=0, le=len(EVIDENCE) - 1)]


class Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nothing may be added."""


class Words(Strict, frozen=True, kw_only=True):
    """One sentence each: why now, how now, what to watch for now."""

    why: Text
    how: Text
    watch_for: Text


class GateWords(Words, frozen=True, kw_only=True):
    """The same under a gate; ``phases`` says why where a phase makes it another thing."""

    phases: dict[Phase, Text] = {}


class PhaseFile(Strict, frozen=True, kw_only=True):
    """What each phase makes of some kinds of session."""

    kinds: Annotated[tuple[Kind, ...], Meta(min_length=1)]
    source: Text
    locator: str
    evidence: Grade
    phases: dict[Phase, Words]


class GateFile(Strict, frozen=True, kw_only=True):
    """What a gate makes of each group of sessions."""

    source: Text
    locator: str
    evidence: Grade
    groups: dict[str, GateWords]


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """Three sentences about a session in its week, and the rule that says them."""

    why: str
    how: str
    watch_for: str
    reasons: tuple[Reason, ...]


class _Texts(msgspec.Struct, frozen=True):
    """All advice of a book: files of phases by family and of gates by name, and the family of each kind."""

    phases: dict[str, PhaseFile]
    gates: dict[str, GateFile]
    family: dict[str, str]


_KEPT: dict[str, _Texts] = {}


def advice_for(kind: str, phase: str, gate: str, book: Book) -> Advice:
    """What to say of a kind of session in a phase under a gate (names of the contract).

    Raises ValueError for a kind, phase or gate that there is not, and :class:`RulebookError` that names file, key
    and value where the book's advice is not what it should be.
    """
    for name, known, what in ((kind, KINDS, "kind"), (phase, PHASES, "phase"), (gate, GATES, "gate")):
        if name not in known:
            raise ValueError(f"{name!r} is no {what}; there are {', '.join(known)}")
    texts = _texts(book)
    family = texts.family[kind]
    if gate == _OPEN:
        file = texts.phases[family]
        words = file.phases[phase]  # type: ignore[index]  # one of PHASES, as was just seen
        return _advice(words, words.why, file)
    told = texts.gates[gate]
    found = told.groups[_ALL if gate == _STOP else _GROUP[family]]
    return _advice(found, found.phases.get(phase, found.why), told)  # type: ignore[call-overload]


#: A race that the plan leads to is the day itself, whatever most of its week is for.
_RACES = ("race", "time_trial")


def advice_on(plan: Plan, date: dt.date, kind: str, book: Book) -> Advice:
    """The same for a session of a plan's day: its week's phase, and the gate that is expected to stand then."""
    week = next((week for week in reversed(plan.weeks) if week.start <= date), plan.weeks[0])
    phase = "race" if kind in _RACES and date == plan.feasibility.planned_for.date else week.phase
    return advice_for(kind, phase, _gate_on(plan, date), book)


def _gate_on(plan: Plan, date: dt.date) -> str:
    """Today's gate, until its earliest end; after that nothing is known to stand in the way."""
    end = plan.gate.earliest_end
    return _OPEN if end is not None and date > plan.today and date >= end else plan.gate.name


def _advice(words: Words, why: str, file: PhaseFile | GateFile) -> Advice:
    origin = {"advice_source": file.source, "advice_evidence": file.evidence}
    watch_for = words.watch_for[0].lower() + words.watch_for[1:]
    reason = this_week.because(why=why, how=words.how, watch_for=watch_for, **origin)
    return Advice(why=why, how=words.how, watch_for=words.watch_for, reasons=(reason,))


def _texts(book: Book) -> _Texts:
    kept = _KEPT.get(book.hash)
    if kept is None:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        kept = _KEPT[book.hash] = _read(book.routines)
    return kept


def _read(documents: Mapping[str, dict[str, Any]]) -> _Texts:
    problems: list[Problem] = []
    phases = {name: _typed(f"phase/{name}", PhaseFile, documents, problems) for name in FAMILIES}
    limited = [gate for gate in GATES if gate != _OPEN]
    gates = {name: _typed(f"gate/{name}", GateFile, documents, problems) for name in limited}
    problems += _strangers(documents)
    if not problems:
        problems += [*_phase_gaps(phases), *_gate_gaps(gates), *_kind_gaps(phases)]
    if problems:
        raise RulebookError(*problems)
    return _Texts(phases, gates, {kind: name for name, file in phases.items() for kind in file.kinds})


def _typed(name: str, shape: type[Any], documents: Mapping[str, Any], problems: list[Problem]) -> Any:
    document = documents.get(_FOLDER + name)
    if document is None:
        problems.append(_problem(name, "", None, "there is no such file", "Write it, like those beside it."))
        return None
    try:
        return msgspec.convert(document, shape)
    except msgspec.ValidationError as error:
        message, _, way = str(error).partition(" - at `$")
        mend = "The keys are listed in coach/advice.py."
        problems.append(_problem(name, way.strip("`."), None, message, mend))
        return None


def _strangers(documents: Mapping[str, Any]) -> Iterator[Problem]:
    """Files that nobody would look for."""
    known = {*(f"phase/{name}" for name in FAMILIES), *(f"gate/{name}" for name in GATES if name != _OPEN)}
    for path in documents:
        name = path.removeprefix(_FOLDER)
        if path.startswith(_FOLDER) and name not in known:
            yield _problem(name, "", None, "no advice has this name", f"Name it one of {', '.join(sorted(known))}.")


def _phase_gaps(files: Mapping[str, PhaseFile]) -> Iterator[Problem]:
    for name, file in files.items():
        for phase in PHASES:
            if phase not in file.phases:
                yield _problem(f"phase/{name}", f"phases.{phase}", None, "this phase has no words", "Write them.")


def _gate_gaps(files: Mapping[str, GateFile]) -> Iterator[Problem]:
    for name, file in files.items():
        wanted = {_ALL} if name == _STOP else set(_GROUPS)
        if set(file.groups) != wanted:
            mend = f"Write words for {', '.join(sorted(wanted))}, and nothing else."
            yield _problem(f"gate/{name}", "groups", sorted(file.groups), "these are not the groups of a gate", mend)


def _kind_gaps(files: Mapping[str, PhaseFile]) -> Iterator[Problem]:
    told: list[str] = [kind for file in files.values() for kind in file.kinds]
    for kind in KINDS:
        if told.count(kind) != 1:
            places = [name for name, file in files.items() if kind in file.kinds]
            mend = "Name each kind in the list `kinds` of one file."
            yield _problem("phase", kind, places, "each kind of session has one file", mend)


def _problem(name: str, key: str, value: Any, message: str, mend: str) -> Problem:
    return Problem(file=f"routines/{_FOLDER}{name}.yaml", key=key, value=value, message=message, mend=mend)
