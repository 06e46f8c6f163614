"""The rule book on the terminal: a rule with its numbers, a number with its source, a source with its numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from surefoot.cli.show import palette, words
from surefoot.cli.show.page import MARGIN, Page
from surefoot.cli.show.reasons import citation, standing, value_text
from surefoot.cli.show.words import spoken
from surefoot.rulebook import Book, Parameter, Rule, Source

_ID = 14


def show_rules(page: Page, rules: Iterable[Rule[Any]], book: Book) -> None:
    """Every rule with its sentence, family by family."""
    family = ""
    for rule in rules:
        if rule.id.rpartition("-")[0] != family:
            family = rule.id.rpartition("-")[0]
            page.heading(family)
        page.paragraph(spoken(rule, book), indent=MARGIN + _ID, first=(f"{rule.id:<{_ID - 1}}", palette.STRONG))
    page.blank()
    page.paragraph(("surefoot rules LOAD-1 shows a rule with its numbers and where they come from.", palette.QUIET))


def show_rule(page: Page, rule: Rule[Any], book: Book) -> None:
    """One rule: its sentence, what it computes, each number in full."""
    page.spread((rule.id, palette.STRONG), (rule.topic, palette.QUIET))
    page.paragraph(spoken(rule, book))
    if rule.source:
        page.paragraph(f"Rule: {citation(rule.source, book.sources)}.")
        _show_source_line(page, book.sources[rule.source])
    for path in rule.parameters:
        page.blank()
        show_parameter(page, book.parameters[path], book)


def show_parameter(page: Page, parameter: Parameter, book: Book) -> None:
    """One number: what it is, its value and range, who says so and how sure that is."""
    page.paragraph((parameter.path, palette.STRONG))
    indent = MARGIN + 2
    page.paragraph(parameter.description, indent=indent)
    page.paragraph(value_text(parameter.value, parameter.unit, "km"), (_range(parameter), palette.QUIET), indent=indent)
    source = book.sources[parameter.source]
    page.paragraph(
        standing(parameter.source, parameter.evidence, book.sources)
        + (f"; {parameter.locator}" if parameter.locator else ""),
        indent=indent,
    )
    _show_source_line(page, source, indent)
    if parameter.note:
        page.paragraph(parameter.note, indent=indent)
    if parameter.overlay:
        page.paragraph(str(parameter.overlay), indent=indent)


def _range(parameter: Parameter) -> str:
    """The plausible range; nothing for texts, whose allowed words say little here."""
    if parameter.columns:
        return f"   may be {parameter.limits}"
    if len(parameter.range) != 2 or isinstance(parameter.range[0], str):
        return ""
    low, high = (value_text(end, parameter.unit, "km") for end in parameter.range)
    return f"   may be {low} to {high}"


def _show_source_line(page: Page, source: Source, indent: int = MARGIN) -> None:
    if source.kind != "own":
        page.paragraph((f"{words.sentence(source.title)} {source.where}", palette.QUIET), indent=indent)


def show_sources(page: Page, book: Book) -> None:
    """Every source: key, who, when, what kind."""
    page.heading("Sources", words.counted(len(book.sources), "source"))
    width = max(len(key) for key in book.sources) + 2
    for key, source in book.sources.items():
        page.line(
            (f"{key:<{width}}", palette.STRONG), (f"{source.kind:<15}", palette.QUIET), citation(key, book.sources)
        )
    page.blank()
    page.paragraph(("surefoot sources KEY shows one with the numbers that rest on it.", palette.QUIET))


def show_source(page: Page, source: Source, parameters: list[Parameter], rules: list[str]) -> None:
    """One source and what rests on it."""
    page.spread((source.key, palette.STRONG), (source.kind, palette.QUIET))
    page.paragraph(words.sentence(source.title))
    who = ", ".join(source.authors)
    page.paragraph(", ".join(part for part in (who, str(source.year or "")) if part) or "no author named")
    page.paragraph((source.where, palette.QUIET))
    if source.note:
        page.paragraph(source.note)
    if rules:
        page.paragraph("Rules of its own: ", words.listed(rules), ".")
    if parameters:
        page.heading("Numbers that rest on it")
    for parameter in parameters:
        page.paragraph(
            f"{parameter.path}  ",
            (value_text(parameter.value, parameter.unit, "km"), palette.STRONG),
            (f"  evidence {parameter.evidence}; {parameter.locator}", palette.QUIET),
        )
