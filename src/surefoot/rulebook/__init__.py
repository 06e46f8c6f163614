"""Every number, table and rule of the program, each with its source.

``load_book()`` gives the numbers; :func:`rule` makes a function read them by name; calling a rule
with a book injects them; ``because`` and :func:`explain` say why. See docs/rules.md for all of it.
"""

from surefoot.rulebook._book import Book, load_book
from surefoot.rulebook._problem import Problem, RulebookError
from surefoot.rulebook._registry import check, registry
from surefoot.rulebook._rule import Reason, Rule, explain, retell, rule, statement
from surefoot.rulebook._schema import EVIDENCE, KINDS, UNITS, Column, Overlay, Parameter, Source
from surefoot.rulebook._template import written_date
from surefoot.rulebook._trace import Because, ParameterRead

__all__ = [
    "EVIDENCE",
    "KINDS",
    "UNITS",
    "Because",
    "Book",
    "Column",
    "Overlay",
    "Parameter",
    "ParameterRead",
    "Problem",
    "Reason",
    "Rule",
    "RulebookError",
    "Source",
    "check",
    "explain",
    "load_book",
    "registry",
    "retell",
    "rule",
    "statement",
    "written_date",
]
