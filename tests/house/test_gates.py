"""The coverage gates themselves: they count right, and a package below its gate is told as an error."""

from __future__ import annotations

import pytest

from tests import gates


def test_line_numbers_are_written_as_runs() -> None:
    assert gates._runs([1, 2, 3, 7, 9, 10]) == "1-3, 7, 9-10"


@pytest.mark.parametrize(("missing", "short"), [([], False), ([4], False), ([4, 5], True)])
def test_a_package_is_short_below_its_gate_and_not_at_it(missing: list[int], short: bool) -> None:
    reach = gates.Reach("diary", gate=90)
    reach.add("diary/plan.py", 10, missing)
    assert reach.short is short


def test_a_package_without_statements_is_reached() -> None:
    assert gates.Reach("files", gate=100).percent == 100


def test_the_floors_that_carry_knowledge_are_held_to_every_line() -> None:
    wanted = gates.gates()
    assert [wanted[name] for name in ("rulebook", "physiology", "diary", "coach")] == [100, 100, 100, 100]
    assert wanted["otherwise"] >= 90


def test_an_error_names_package_and_percent() -> None:
    reach = gates.Reach("coach", gate=100)
    reach.add("coach/plan.py", 8, [3])
    report = gates._as_error(reach)
    assert report.failed
    assert "coach" in report.nodeid
    assert "87.50 %" in str(report.longrepr)
