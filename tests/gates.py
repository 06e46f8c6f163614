"""Coverage gates: how much of each package the tests must reach, read from pyproject.toml.

They close a whole run (`--gates`, as `make test` gives it) and stay out of the way of a single
file. A package below its gate counts as an error, so that pytest's own last line tells it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import coverage
import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "surefoot"


@dataclass
class Reach:
    """How far the tests reached into one package; `holes` names file and lines that they did not."""

    name: str
    gate: float
    statements: int = 0
    missing: int = 0
    holes: list[str] = field(default_factory=list)

    @property
    def percent(self) -> float:
        """Lines reached, of 100; a package without a statement counts as reached."""
        return 100.0 * (self.statements - self.missing) / self.statements if self.statements else 100.0

    @property
    def short(self) -> bool:
        """True where the package is below its gate."""
        return self.percent < self.gate

    def add(self, path: str, statements: int, missing: list[int]) -> None:
        """Count one file in."""
        self.statements += statements
        self.missing += len(missing)
        if missing:
            self.holes.append(f"{path}: {_runs(missing)}")


REACHES = pytest.StashKey[list[Reach]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--gates", action="store_true", help="hold every package to its coverage gate (needs --cov)")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("gates") and not hasattr(config, "workerinput") and not config.getoption("cov_source", None):
        raise pytest.UsageError("--gates was given without --cov, so nothing would be measured; give both")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> Iterator[None]:
    """Measure after pytest-cov has put the processes' data together: it is the wrapper inside this one."""
    result = yield
    config = session.config
    if config.getoption("gates") and not hasattr(config, "workerinput"):
        config.stash[REACHES] = reaches = measure(gates())
        session.testsfailed += sum(reach.short for reach in reaches)
    return result  # type: ignore[return-value]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reaches = terminalreporter.config.stash.get(REACHES, [])
    if not reaches:
        return
    terminalreporter.section("coverage gates")
    for reach in reaches:
        terminalreporter.line(f"{reach.name:12} {reach.percent:6.2f} %   gate {reach.gate:g} %", red=reach.short)
    short = [reach for reach in reaches if reach.short]
    for reach in short:
        terminalreporter.line("")
        terminalreporter.line(f"{reach.name}: lines that no test reaches")
        for hole in reach.holes:
            terminalreporter.line(f"  {hole}")
    if short:
        terminalreporter.stats.setdefault("error", []).extend(map(_as_error, short))


def gates() -> dict[str, float]:
    """Read the gates: package → percent, with `otherwise` for those that are not named."""
    document = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {name: float(gate) for name, gate in document["tool"]["surefoot"]["gates"].items()}


def measure(wanted: dict[str, float]) -> list[Reach]:
    """Hold what coverage has written to disk against the gates, package by package in order of name."""
    data = coverage.Coverage(config_file=str(ROOT / "pyproject.toml"), data_file=str(ROOT / ".coverage"))
    data.load()
    reaches: dict[str, Reach] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).parts[0].removesuffix(".py").replace("__init__", PACKAGE.name)
        reach = reaches.setdefault(name, Reach(name, wanted.get(name, wanted["otherwise"])))
        _, statements, _, missing, _ = data.analysis2(str(path))
        reach.add(str(path.relative_to(ROOT)), len(statements), missing)
    return sorted(reaches.values(), key=lambda reach: reach.name)


def _runs(lines: list[int]) -> str:
    """Write line numbers as runs: [1, 2, 3, 7] → "1-3, 7"."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _as_error(reach: Reach) -> pytest.TestReport:
    """Put a package below its gate into the form in which pytest counts errors."""
    name = f"coverage of {reach.name}"
    return pytest.TestReport(
        nodeid=name,
        location=("pyproject.toml", None, name),
        keywords={},
        outcome="failed",
        longrepr=f"{reach.percent:.2f} % of the lines are reached, {reach.gate:g} % are asked for",
        when="teardown",
    )
