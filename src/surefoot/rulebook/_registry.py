"""All rules by id, and the check that rules and book fit together."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from surefoot.rulebook._problem import Problem, RulebookError

if TYPE_CHECKING:
    from surefoot.rulebook._book import Book
    from surefoot.rulebook._rule import Rule

_RULES: dict[str, Rule[Any]] = {}
#: Where rules live. Named, not imported: the rule book stands below them.
_HOMES = ("surefoot.diary", "surefoot.physiology", "surefoot.analysis", "surefoot.coach")


def register(rule: Rule[Any]) -> None:
    """Keep a rule by its id. Raises :class:`RulebookError` where another has it."""
    known = _RULES.get(rule.id)
    if known and (known.module, known.name) != (rule.module, rule.name):
        message, mend = f"{known.module} has this id already", "Give each rule an id of its own."
        raise RulebookError(Problem(file=rule.module, key=rule.id, value=None, message=message, mend=mend))
    _RULES[rule.id] = rule


def registered(name: str, module: str) -> Rule[Any]:
    """Return the rule of an id, its module imported if need be: so reasons can go to another process."""
    if name not in _RULES:
        importlib.import_module(module)
    return _RULES[name]


def registry() -> Mapping[str, Rule[Any]]:
    """Return every rule of the program by id, in the order of the ids; imports all modules that may hold one."""
    for home in _HOMES:
        package = importlib.import_module(home)
        for module in pkgutil.walk_packages(package.__path__, f"{home}."):
            if not module.name.endswith(".__main__"):
                importlib.import_module(module.name)
    return MappingProxyType(dict(sorted(_RULES.items(), key=lambda item: _order(item[0]))))


def check(book: Book, rules: Mapping[str, Rule[Any]] | None = None) -> list[Problem]:
    """List every misfit between the book and the rules (all of :func:`registry`, unless given).

    Each number that a rule reads is in the book, each source of a rule as well, and each number
    of the book is read by some rule.
    """
    found = registry() if rules is None else rules
    problems = [problem for rule in found.values() for problem in _rule_problems(rule, book)]
    read = {path for rule in found.values() for path in rule.parameters}
    for path in sorted(book.parameters.keys() - read):
        message, mend = "no rule reads this number", "Let a rule read it, or take it out of the book."
        problems.append(Problem(file=f"parameters/{path}.yaml", key="", value=None, message=message, mend=mend))
    return problems


def _rule_problems(rule: Rule[Any], book: Book) -> Iterator[Problem]:
    for name, path in rule.reads.items():
        if path not in book.parameters:
            message, mend = f"{name} reads {path}, which is not in the book", f"Write parameters/{path}.yaml."
            yield Problem(file=rule.module, key=rule.id, value=None, message=message, mend=mend)
    if rule.source and rule.source not in book.sources:
        message, mend = "there is no such source", f"Write sources/{rule.source}.yaml."
        yield Problem(file=rule.module, key=rule.id, value=rule.source, message=message, mend=mend)


def _order(name: str) -> tuple[str, int, str]:
    family, _, number = name.rpartition("-")
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    return family, int(digits), number
