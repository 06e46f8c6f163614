"""The book that we ship: every YAML file is good, every number is read, every rule has a source to stand on."""

from __future__ import annotations

from surefoot.rulebook import check, load_book, registry
from surefoot.rulebook._book import FOLDER
from surefoot.rulebook._files import list_files
from surefoot.rulebook._read import read_book


def test_every_file_of_the_book_is_good() -> None:
    """All problems at once, each with its file and what to do."""
    _, problems = read_book(list_files(FOLDER))
    assert not problems, "\n" + "\n".join(map(str, problems))


def test_book_and_rules_fit_together() -> None:
    problems = check(load_book())
    assert not problems, "\n" + "\n".join(map(str, problems))


def test_every_rule_stands_on_a_source() -> None:
    """A rule has a source of its own, or reads a number that has one."""
    floating = [name for name, rule in registry().items() if not rule.source and not rule.parameters]
    assert not floating, "give each of these source=, or a number to read"


def test_what_comes_from_memory_counts_as_practice() -> None:
    """A source that says it is from memory as a whole gives no evidence."""
    book = load_book()
    remembered = {key for key, source in book.sources.items() if source.note.lower().startswith("from memory")}
    graded = [p.path for p in book.parameters.values() if p.source in remembered and p.evidence]
    assert remembered
    assert not graded, "evidence 0, until somebody has read the source"
