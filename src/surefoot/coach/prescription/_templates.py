"""The templates of a book, read strictly and kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from surefoot.coach.documents import KeptByBook, mistyped
from surefoot.coach.prescription._schema import AnyTemplate, Continuous, Repeats, Strides
from surefoot.rulebook import Book, Problem, RulebookError

KINDS = {
    "steady": ("easy", "recovery", "long"),
    "strides": ("strides",),
    "continuous": ("tempo",),
    "repeats": ("tempo", "intervals", "repetitions", "hills", "fartlek"),
    "walk_run": ("walk_run",),
    "race": ("race", "time_trial"),
    "companion": ("strength", "plyometrics", "drills", "mobility", "warmup", "rehab", "cross_training", "rest"),
}
"""Kinds of session (the contract's) that each shape of template can make."""

_MEND = "The keys and their units are listed in coach/prescription/_schema.py."


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
        if not 0 < least < most and not (key == "times" and 0 < least <= most):
            yield _problem(name, key, [least, most], "least and most do not fit together", "Let least be below most.")
    places = getattr(template, "facilities", None)
    if places and places.needs_any and places.without is None:
        message = "a session that needs a place has another that needs none"
        yield _problem(name, "facilities.without", None, message, "Name a template below workouts/.")
    for rep in template.reps if isinstance(template, Repeats) else ():
        if (rep.rep_m is None) == (rep.rep_s is None):
            yield _problem(name, "reps", msgspec.to_builtins(rep), "a repeat has one length", "Give rep_m or rep_s.")


def _named(template: AnyTemplate) -> Iterator[tuple[str, str | None]]:
    """Names of other templates."""
    if isinstance(template, Strides | Continuous | Repeats):
        yield "facilities.without", template.facilities.without
    if isinstance(template, Continuous | Repeats):
        yield "progression.leads_to", template.progression.leads_to


def _spans(template: AnyTemplate) -> Iterator[tuple[str, int, int]]:
    """Least and most, where a template has both."""
    if isinstance(template, Strides | Repeats):
        yield "times", template.times.least_times, template.times.most_times
    if isinstance(template, Strides):
        yield "times", template.times.least_times, template.times.usual_times
        yield "times", template.times.usual_times, template.times.most_times
    if isinstance(template, Continuous | Repeats):
        yield "warm_up", template.warm_up.least_s, template.warm_up.usual_s
        yield "cool_down", template.cool_down.least_s, template.cool_down.usual_s
    if isinstance(template, Continuous):
        yield "work", template.work.least_s, template.work.most_s
    if isinstance(template, Repeats):
        yield "recovery", template.recovery.least_s, template.recovery.most_s


def _problem(name: str, key: str, value: Any, message: str, mend: str) -> Problem:
    return Problem(file=_file(name), key=key, value=value, message=message, mend=mend)


def _file(name: str) -> str:
    return f"workouts/{name}.yaml"
