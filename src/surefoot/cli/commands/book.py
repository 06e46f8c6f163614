"""`surefoot rules` and `surefoot sources`: read the rule book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from surefoot.cli.options import AsJson, DataFolder
from surefoot.cli.reply import reply

if TYPE_CHECKING:
    from surefoot.cli.show.page import Page
    from surefoot.rulebook import Book, Rule

RuleId = Annotated[
    str | None,
    typer.Argument(
        metavar="[ID]", help="A rule like LOAD-1, or a family like LOAD; all without it.", show_default=False
    ),
]
SourceKey = Annotated[
    str | None, typer.Argument(metavar="[KEY]", help="A source like frandsen-2025; all without it.", show_default=False)
]


def rules(rule_id: RuleId = None, as_json: AsJson = False, data: DataFolder = None) -> None:
    """Show the rules, their numbers and who stands behind them.

    \b
    Example:
      surefoot rules LOAD-1
    """
    from surefoot.rulebook import load_book, registry

    known, book = registry(), load_book()
    chosen = _chosen(rule_id, known)
    alone = len(chosen) == 1 and (rule_id or "").upper() == chosen[0].id.upper()

    def show(page: Page) -> None:
        from surefoot.cli.show.book import show_rule, show_rules

        show_rule(page, chosen[0], book) if alone else show_rules(page, chosen, book)

    documents = [rule_document(rule, book) for rule in chosen]
    reply(as_json, documents[0] if alone else {"rules": documents}, show)


def _chosen(rule_id: str | None, known: Any) -> list[Rule[Any]]:
    """All rules, one, or a family. Raises :class:`Refusal` with the nearest ids."""
    from surefoot.services.refusal import Refusal, nearest

    name = (rule_id or "").upper()
    exact = [rule for rule in known.values() if rule.id.upper() == name]
    family = exact or [rule for rule in known.values() if not name or rule.id.rpartition("-")[0] == name]
    if not family:
        mend = nearest(name, list(known), "`surefoot rules` lists them all")
        raise Refusal("rule", rule_id, "there is no such rule", mend)
    return family


def rule_document(rule: Rule[Any], book: Book) -> dict[str, Any]:
    """A rule as a document: its sentence, as template and with the book's numbers, and its numbers in full."""
    from surefoot.cli.show.words import spoken

    return {
        "id": rule.id,
        "template": rule.says,
        "text": spoken(rule, book),
        "topic": rule.topic,
        "doc": rule.doc,
        "source": book.sources.get(rule.source),
        "parameters": [book.parameters[path] for path in rule.parameters],
    }


def sources(key: SourceKey = None, as_json: AsJson = False, data: DataFolder = None) -> None:
    """Show the sources and the numbers that rest on each.

    \b
    Example:
      surefoot sources frandsen-2025
    """
    from surefoot.rulebook import load_book

    book = load_book()
    if key is None:
        reply(as_json, {"sources": list(book.sources.values())}, lambda page: _show_sources(page, book))
        return
    source, parameters, names = _resting_on(key, book)

    def show(page: Page) -> None:
        from surefoot.cli.show.book import show_source

        show_source(page, source, parameters, names)

    reply(as_json, {"source": source, "rules": names, "parameters": parameters}, show)


def _show_sources(page: Page, book: Book) -> None:
    from surefoot.cli.show.book import show_sources

    show_sources(page, book)


def _resting_on(key: str, book: Book) -> tuple[Any, list[Any], list[str]]:
    """A source, the numbers that rest on it and the rules it is named for. Raises :class:`Refusal`."""
    from surefoot.rulebook import registry
    from surefoot.services.refusal import Refusal, nearest

    if key not in book.sources:
        mend = nearest(key, list(book.sources), "`surefoot sources` lists them all")
        raise Refusal("source", key, "there is no such source", mend)
    parameters = [parameter for parameter in book.parameters.values() if parameter.source == key]
    names = [rule.id for rule in registry().values() if rule.source == key]
    return book.sources[key], parameters, names
