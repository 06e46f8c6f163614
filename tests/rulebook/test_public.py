"""The public face of the rule book, pinned: what others may import, and what the vocabulary holds."""

from __future__ import annotations

import surefoot.rulebook
from surefoot.rulebook import EVIDENCE, KINDS, UNITS
from surefoot.rulebook._schema import COUNTED


def test_the_public_names_are_these() -> None:
    assert set(surefoot.rulebook.__all__) == {
        "EVIDENCE", "KINDS", "UNITS",
        "Because", "Book", "Column", "Overlay", "Parameter", "ParameterRead", "Problem", "Reason", "Rule",
        "RulebookError", "Source", "check", "explain", "load_book", "registry", "retell", "rule", "statement",
        "written_date",
    }  # fmt: skip
    assert all(hasattr(surefoot.rulebook, name) for name in surefoot.rulebook.__all__)


def test_the_vocabularies_hang_together() -> None:
    assert set(UNITS) >= COUNTED
    assert all(UNITS.values()), "each unit says what it means"
    assert set(KINDS.values()) <= set(range(len(EVIDENCE)))
    assert max(KINDS.values()) == len(EVIDENCE) - 1 == 5
