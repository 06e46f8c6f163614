"""Return-to-run protocols: ladders of walking and running, read strictly from the book and kept."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec

from surefoot.coach._protocol_schema import KEYS, Document, Signature, StageDocument
from surefoot.coach.documents import KeptByBook, source_problems, taken_apart, value_at
from surefoot.rulebook import Book, Problem, RulebookError
from surefoot.units import UnitError, parse_duration

Gait = Literal["run", "walk"]

LOWEST = -2
"""The lowest index of a stage: walking alone. -1 is half of the first stage."""

_BELOW = {-1: "half", LOWEST: "walk"}
_INDEX_BELOW = {word: index for index, word in _BELOW.items()}
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")
_GENERAL = "general"
_OF_THEIR_OWN = ("bone", "tendon", "kneecap")
_SEGMENT = re.compile(r"(walk|run) +(\S.*)")
_KEY = re.compile(r"[a-z]\w*")


class Segment(msgspec.Struct, frozen=True):
    """So many seconds of running or of walking."""

    gait: Gait
    duration_s: int


class Stage(msgspec.Struct, frozen=True):
    """One session of a ladder: ``of`` in this order, ``repeats`` times."""

    of: tuple[Segment, ...]
    repeats: int = 1
    name: str = ""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Every stretch in order, the repeats written out."""
        return self.of * self.repeats

    @property
    def run_s(self) -> int:
        """Seconds of running."""
        return self.repeats * sum(part.duration_s for part in self.of if part.gait == "run")

    @property
    def walk_s(self) -> int:
        """Seconds of walking."""
        return self.repeats * sum(part.duration_s for part in self.of if part.gait == "walk")

    @property
    def total_s(self) -> int:
        """Seconds of the whole session."""
        return self.run_s + self.walk_s

    @property
    def longest_run_s(self) -> int:
        """Seconds of the longest stretch of running without a walk."""
        longest = stretch = 0
        for part in self.segments:
            stretch = stretch + part.duration_s if part.gait == "run" else 0
            longest = max(longest, stretch)
        return longest

    @property
    def continuous(self) -> bool:
        """Whether it is running without any walking."""
        return self.walk_s == 0


class Protocol(msgspec.Struct, frozen=True, kw_only=True):
    """A ladder, and what goes with it.

    ``suits`` are tissues or occasions; ``pain_limit`` is None where the tissue's limit counts;
    ``checks`` come before the first outing, and each of ``stop_for`` ends an outing and asks for a
    professional. ``signed`` is shown wherever the protocol is.
    """

    name: str
    title: str
    suits: tuple[str, ...]
    who: str
    surfaces: tuple[str, ...]
    stages: tuple[Stage, ...]
    sessions_to_go_up: int
    most_stages: int
    rest_days: int
    most_outings: int
    pain_limit: int | None
    stable_pain_is_same: bool
    source: str
    locator: str
    evidence: int
    note: str
    not_before_days: int | None
    checks: tuple[str, ...]
    stop_for: tuple[str, ...]
    signed: Signature | None


@KeptByBook
def protocols(book: Book) -> Mapping[str, Protocol]:
    """Every protocol of a book by its name; kept by the book's hash.

    Raises :class:`RulebookError` that names file and key where one is not what it should be.
    """
    return {name: protocol_of(name, text, book) for name, text in book.protocols.items()}


def protocol_for(tissue: str, book: Book) -> Protocol:
    """The built-in protocol of a tissue; the general one where it has none of its own."""
    return protocols(book)[tissue if tissue in _OF_THEIR_OWN else _GENERAL]


def stage(protocol: Protocol, index: int) -> Stage:
    """The stage at an index from 0; -1 and -2 are :func:`below` the first.

    Raises :class:`IndexError` where there is none.
    """
    if index < 0:
        return below(protocol, index)
    return protocol.stages[index]


def below(protocol: Protocol, index: int) -> Stage:
    """What comes below the first stage: at -1 half its repeats, at -2 a walk of as long as that.

    A stage that is done once has no half of its repeats: then each of its parts is half as long.
    Raises :class:`IndexError` below -2, where a therapist should look.
    """
    if index not in _BELOW:
        raise IndexError(f"{protocol.name} has no stage {index}")
    half = _half(protocol.stages[0])
    return half if index > LOWEST else Stage((Segment("walk", half.total_s),))


def _half(first: Stage) -> Stage:
    """Half of a stage, rounded up to whole repeats or else to whole seconds."""
    if first.repeats > 1:
        return Stage(first.of, math.ceil(first.repeats / 2))
    return Stage(tuple(Segment(part.gait, math.ceil(part.duration_s / 2)) for part in first.of))


def stage_name(protocol: Protocol, index: int) -> str:
    """How a stage is called in plans and logs: "general/1" is the first; below it "general/half", "general/walk"."""
    stage(protocol, index)
    return f"{protocol.name}/{_BELOW.get(index, index + 1)}"


def parse_stage(name: str, book: Book) -> tuple[Protocol, int] | None:
    """Protocol and index of a stage by its name; None where the book has no such stage."""
    found, _, place = name.partition("/")
    protocol = protocols(book).get(found)
    if protocol is None:
        return None
    index = _INDEX_BELOW.get(place, int(place) - 1 if _NUMBER.fullmatch(place) else len(protocol.stages))
    return (protocol, index) if index < len(protocol.stages) else None


def stage_text(stage: Stage) -> str:
    """A stage in a few words: "5 × (walk 5 min, run 1 min)"."""
    parts = ", ".join(f"{part.gait} {minutes(part.duration_s)}" for part in stage.of)
    return parts if stage.repeats == 1 else f"{stage.repeats} × ({parts})"


def protocol_of(name: str, document: Mapping[str, Any], book: Book) -> Protocol:
    """The protocol that a document says.

    Raises :class:`RulebookError` with every problem found; ``key`` is a path like
    ``stages[1].of[0]``.
    """
    try:
        read = msgspec.convert(document, Document)
    except msgspec.ValidationError as error:
        raise RulebookError(_mistyped(name, document, error)) from None
    problems = [*_stage_problems(name, read), *source_problems(_file(name), read.source, read.evidence, book)]
    if problems:
        raise RulebookError(*problems)
    return _protocol(name, read)


def _protocol(name: str, read: Document) -> Protocol:
    rule = read.stage_rule
    same = "title suits who surfaces source locator evidence note pain_limit not_before_days checks stop_for signed"
    return Protocol(
        name=name,
        stages=tuple(_stage(stage) for stage in read.stages),
        sessions_to_go_up=rule.sessions_to_go_up,
        most_stages=rule.most_stages_in_7_days,
        rest_days=rule.rest_days_between,
        most_outings=rule.most_outings_in_7_days,
        stable_pain_is_same=read.reads_stable_pain_as_same,
        **{field: getattr(read, field) for field in same.split()},
    )


def _stage(read: StageDocument) -> Stage:
    return Stage(tuple(map(_segment, read.of)), read.repeats, read.name)


def _segment(text: str) -> Segment:
    """One part of a stage, like "walk 5 min". Raises :class:`UnitError`."""
    found = _SEGMENT.fullmatch(text.strip())
    if found is None:
        raise UnitError(text, "this is no part of a stage", "write run or walk and a time, like walk 5 min")
    seconds = parse_duration(found[2])
    if not seconds:
        raise UnitError(text, "a part takes some time", "write more than 0 min, or leave this part out")
    return Segment("run" if found[1] == "run" else "walk", seconds)


def _stage_problems(name: str, read: Document) -> Iterator[Problem]:
    """Parts and totals that are no times, and totals that are not the sum of the parts."""
    for number, each in enumerate(read.stages):
        wrong = [*_part_problems(name, f"stages[{number}]", each)]
        yield from wrong
        if not wrong and parse_duration(each.total) != (total := _stage(each).total_s):
            mend = f"Write `total: {minutes(total)}`, or mend the parts."
            yield _problem(name, f"stages[{number}].total", each.total, f"the parts add up to {minutes(total)}", mend)


def _part_problems(name: str, path: str, each: StageDocument) -> Iterator[Problem]:
    texts = [(f"{path}.of[{place}]", text, _segment) for place, text in enumerate(each.of)]
    for key, text, read in (*texts, (f"{path}.total", each.total, parse_duration)):
        try:
            read(text)
        except UnitError as error:
            yield _problem(name, key, text, error.message, _sentence(error.mend))


def minutes(seconds: int) -> str:
    """A time as a file writes it: "30 min", "90 s", "21 min 30 s"."""
    whole, rest = divmod(seconds, 60)
    if rest:
        return f"{whole} min {rest} s" if whole > 1 else f"{seconds} s"
    return f"{whole} min"


def _mistyped(name: str, document: Mapping[str, Any], error: msgspec.ValidationError) -> Problem:
    """A problem from what msgspec says: a key that is missing or unknown, or a value that is not what it should be."""
    message, path, field = taken_apart(error)
    value = value_at(document, path)
    if field and "unknown" in message:
        return _problem(name, path, value, "there is no such key", _nearest(field))
    if not path:
        return _problem(name, "", None, "a key is a word", f"Use one of: {', '.join(KEYS)}.")
    what, example = KEYS[_KEY.findall(path)[-1]]
    message = "this is missing" if "missing" in message else f"{what} is expected here"
    return _problem(name, path, value, message, f"Write it as in `{example}`.")


def _nearest(key: str) -> str:
    near = difflib.get_close_matches(key, KEYS, n=1)
    return f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(KEYS)}."


def _problem(name: str, key: str, value: Any, message: str, mend: str) -> Problem:
    return Problem(file=_file(name), key=key, value=value, message=message, mend=mend)


def _file(name: str) -> str:
    return f"protocols/{name}.yaml"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
