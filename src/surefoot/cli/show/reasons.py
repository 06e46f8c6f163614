"""Reasons: the sentence, the rule that says it, and who stands behind its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from surefoot.cli.show import palette
from surefoot.cli.show.page import MARGIN, Page
from surefoot.diary.plan import Because, ParameterRead
from surefoot.rulebook import EVIDENCE, Source
from surefoot.units import format_distance, format_duration, format_pace

_COUNTED = {
    "run",
    "session",
    "stage",
    "attempt",
    "set",
    "rep",
    "circuit",
    "contact",
    "day",
    "week",
    "month",
    "year",
    "point",
}

_LONGEST_TABLE = 24  # values that are written out one by one

Sources = Mapping[str, Source]


def author(source: Source) -> str:
    """Who wrote it, briefly: "Frandsen et al.", "Daniels & Gilbert", the title where no one is named."""
    names = [name.split(",")[0] for name in source.authors if name != "et al."]
    if not names:
        return source.title
    if len(names) == 2 and len(source.authors) == 2:
        return " & ".join(names)
    return names[0] if len(source.authors) == 1 else f"{names[0]} et al."


def citation(key: str, sources: Sources) -> str:
    """Author and year; "our own practice" for what is ours; the key itself where the book has no such source."""
    source = sources.get(key)
    if source is None:
        return key
    if source.kind == "own":
        return "our own practice"
    return f"{author(source)} {source.year}" if source.year else author(source)


def weight(evidence: int) -> str:
    """The grade of evidence in words."""
    return EVIDENCE[evidence] if 0 <= evidence < len(EVIDENCE) else f"evidence {evidence}"


def stamp(because: Because, sources: Sources) -> str:
    """Rule and source on one line: "LOAD-1 · Frandsen et al. 2025 · cohort".

    The rule's own source, where it has one, else that of its best founded number.
    """
    if because.source:
        return _joined(because.rule, because.source, sources, _kind_of(because.source, sources))
    best = max(because.parameters, key=lambda read: read.evidence, default=None)
    if best is None:
        return because.rule
    return _joined(because.rule, best.source, sources, weight(best.evidence))


def _joined(rule: str, key: str, sources: Sources, strength: str) -> str:
    cited = citation(key, sources)
    return " · ".join(part for part in (rule, cited, "" if cited == "our own practice" else strength) if part)


def _kind_of(key: str, sources: Sources) -> str:
    return sources[key].kind if key in sources else ""


def show_reasons(page: Page, reasons: tuple[Because, ...], sources: Sources, most: int = 2) -> None:
    """The first reasons of something, each with its rule and source below."""
    for because in reasons[:most]:
        page.paragraph(because.text, indent=MARGIN + 2, edge=("│", palette.QUIET))
        page.line(("│ " + stamp(because, sources), palette.QUIET), indent=MARGIN)


def show_trace(page: Page, because: Because, sources: Sources, units: str) -> None:
    """One reason in full: its sentence, and each number that it read with unit, source and weight."""
    page.paragraph(because.text, indent=MARGIN + 2, first=("●", palette.EASY))
    rule = f" · {citation(because.source, sources)}" if because.source else ""
    page.line((because.rule, palette.STRONG), (rule, palette.QUIET), indent=MARGIN + 2)
    for read in because.parameters:
        show_read(page, read, sources, units)


def show_read(page: Page, read: ParameterRead, sources: Sources, units: str) -> None:
    """One number: its path and value, who says so, how sure that is, and where it stands there."""
    page.paragraph(read.path, "  ", (value_text(read.value, read.unit, units), palette.STRONG), indent=MARGIN + 4)
    line = standing(read.source, read.evidence, sources)
    page.paragraph((line + (f" · {read.locator}" if read.locator else ""), palette.QUIET), indent=MARGIN + 6)
    if read.note:
        page.paragraph(read.note, indent=MARGIN + 6)


def standing(key: str, evidence: int, sources: Sources) -> str:
    """Who says so and how much that weighs: "Frandsen et al. 2025 (cohort), evidence 3 of 5".

    The grade is put into words as well where the kind of source does not say the same.
    """
    kind = _kind_of(key, sources)
    words_too = "" if kind in {"own", weight(evidence)} else f": {weight(evidence)}"
    shown = f" ({kind})" if kind not in {"", "own"} else ""
    return f"{citation(key, sources)}{shown}, evidence {evidence} of 5{words_too}"


def value_text(value: Any, unit: str, units: str) -> str:
    """A parameter's value as people read it: metres and seconds in their own words, a long table by its size.

    A table of unlike columns names their units in one: "days: day, shares: /1".
    """
    found = list(_leaves(value))
    if len(found) > _LONGEST_TABLE:
        numbers = [leaf for leaf in found if isinstance(leaf, int | float)]
        span = f" from {min(numbers):g} to {max(numbers):g}" if numbers else ""
        return f"a table of {len(found)} values{span} (--json shows all)"
    return _value_text(value, unit, units)


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _leaves(inner)
    else:
        yield value


def _value_text(value: Any, unit: str, units: str) -> str:
    if isinstance(value, dict):
        by_column = dict(part.split(": ") for part in unit.split(", ")) if ": " in unit else {}
        return ", ".join(
            f"{str(name).replace('_', ' ')} {_value_text(inner, by_column.get(name, unit), units)}"
            for name, inner in value.items()
        )
    if isinstance(value, list | tuple):
        return ", ".join(_value_text(inner, unit, units) for inner in value)
    if value is None or isinstance(value, bool):
        return {None: "none", True: "yes", False: "no"}[value]
    return number_text(value, unit, units) if isinstance(value, int | float) else str(value)


def number_text(number: float, unit: str, units: str) -> str:
    """One number with its unit."""
    if unit in {"m", "km"}:
        return format_distance(number * (1_000 if unit == "km" else 1), units)
    if unit in {"s", "min", "h"}:
        return format_duration(number * {"s": 1, "min": 60, "h": 3600}[unit])
    if unit == "s/km":
        return format_pace(number, units)
    counted, slash, per = unit.partition("/")
    if counted in _COUNTED:
        return f"{number:g} {counted}{'' if number == 1 else 's'}{slash}{per}"
    return f"{number:g}" if unit in {"/1", "coefficient", "cost", "load"} else f"{number:g} {unit}"
