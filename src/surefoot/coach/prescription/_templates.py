"""The templates of a book, read strictly and kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from surefoot.coach.documents import KeptByBook, mistyped
from surefoot.coach.prescription._schema import AnyTemplate, Continuous, Quality, Rep, Repeats, SetRep, Sets, Strides
from surefoot.rulebook import Book, Problem, RulebookError

KINDS = {
    "steady": ("easy", "recovery", "long"),
    "parts": ("easy", "long"),
    "turns": ("easy",),
    "strides": ("strides",),
    "continuous": ("tempo",),
    "repeats": ("tempo", "intervals", "repetitions", "hills", "fartlek"),
    "sets": ("tempo", "intervals", "repetitions", "hills", "fartlek"),
    "walk_run": ("walk_run",),
    "race": ("race", "time_trial"),
    "companion": ("strength", "plyometrics", "drills", "mobility", "warmup", "rehab", "cross_training", "rest"),
}
"""Kinds of session (the contract's) that each shape of template can make."""

_MEND = "The keys and their units are listed in coach/prescription/_schema.py."
_EVEN = ("easy", "recovery", "long", "strides")
_LENGTHS = ("rep_m", "rep_s", "units")


@KeptByBook
def templates(book: Book) -> Mapping[str, AnyTemplate]:
    """Every workout template of a book by its path, like ``tempo/continuous``; kept by the book's hash.

    Raises :class:`RulebookError` that names file and key where a template is not what it should be.
    """
    return _read(book.workouts)


def _read(documents: Mapping[str, dict[str, Any]]) -> dict[str, AnyTemplate]:
    found: dict[str, AnyTemplate] = {}
    problems: list[Problem] = []
    for name, document in documents.items():
        try:
            found[name] = msgspec.convert(document, AnyTemplate)
        except msgspec.ValidationError as error:
            problems.append(mistyped(_file(name), document, error, _MEND))
    problems += [problem for name, template in found.items() for problem in _misfits(name, template, documents)]
    problems += _same_titles(found)
    if problems:
        raise RulebookError(*problems)
    return found


def _misfits(name: str, template: AnyTemplate, all_of_them: Mapping[str, Any]) -> Iterator[Problem]:
    """What no type can tell: kinds, other templates by name, least and most the wrong way round."""
    shape = str(template.__struct_config__.tag)
    if template.kind not in KINDS[shape]:
        yield _problem(name, "kind", template.kind, "no such kind for this shape", f"Use {', '.join(KINDS[shape])}.")
    for key, other in _named(template):
        if other is not None and other not in all_of_them:
            yield _problem(name, key, other, "there is no such template", "Name a file below workouts/.")
    for key, least, most in _spans(template):
        if not 0 < least < most and not (key in ("times", "recovery") and 0 < least <= most):
            yield _problem(name, key, [least, most], "least and most do not fit together", "Let least be below most.")
    places = getattr(template, "facilities", None)
    if places and places.needs_any and places.without is None:
        message = "a session that needs a place has another that needs none"
        yield _problem(name, "facilities.without", None, message, "Name a template below workouts/.")
    line = template.line
    if line and None in (line.easier, line.harder) and line.why is None:
        yield _problem(name, "line.why", None, "a session without an easier or a harder one says why", "Say it here.")
    for key, rep in _reps(template):
        if [getattr(rep, length, None) is None for length in _LENGTHS].count(False) != 1:
            yield _problem(name, key, msgspec.to_builtins(rep), "a repeat has one length", "Give one of its lengths.")


def _reps(template: AnyTemplate) -> Iterator[tuple[str, Rep | SetRep]]:
    """The repeats of a template, and of the sets of one."""
    if isinstance(template, Repeats):
        yield from (("reps", rep) for rep in template.reps)
    if isinstance(template, Sets):
        yield from (("versions.reps", rep) for version in template.versions for rep in version.reps)


def _same_titles(found: Mapping[str, AnyTemplate]) -> Iterator[Problem]:
    """Even runs are known again by kind and title, so no two of them may have both."""
    titles: dict[tuple[str, str], str] = {}
    for name, template in found.items():
        if template.kind not in _EVEN:
            continue
        other = titles.setdefault((template.kind, template.title), name)
        if other != name:
            yield _problem(name, "title", template.title, f"{other} has the same title", "Give it one of its own.")


def _named(template: AnyTemplate) -> Iterator[tuple[str, str | None]]:
    """Names of other templates."""
    if places := getattr(template, "facilities", None):
        yield "facilities.without", places.without
    if isinstance(template, Quality):
        yield "progression.leads_to", template.progression.leads_to
    if template.line:
        yield "line.easier", template.line.easier
        yield "line.harder", template.line.harder


def _spans(template: AnyTemplate) -> Iterator[tuple[str, int, int]]:
    """Least and most, where a template has both."""
    if isinstance(template, Strides | Repeats):
        yield "times", template.times.least_times, template.times.most_times
    if isinstance(template, Strides):
        yield "times", template.times.least_times, template.times.usual_times
        yield "times", template.times.usual_times, template.times.most_times
    if isinstance(template, Quality):
        yield "warm_up", template.warm_up.least_s, template.warm_up.usual_s
        yield "cool_down", template.cool_down.least_s, template.cool_down.usual_s
    if isinstance(template, Continuous):
        yield "work", template.work.least_s, template.work.most_s
    if isinstance(template, Repeats | Sets):
        yield "recovery", template.recovery.least_s, template.recovery.most_s
    if isinstance(template, Sets):
        for version in template.versions:
            yield "times", version.times.least_times, version.times.most_times


def _problem(name: str, key: str, value: Any, message: str, mend: str) -> Problem:
    return Problem(file=_file(name), key=key, value=value, message=message, mend=mend)


def _file(name: str) -> str:
    return f"workouts/{name}.yaml"
