"""``python -m surefoot.lab``: make the fitted numbers of the rule book again, or the tables of their report."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from surefoot.lab.fitting import fit
from surefoot.lab.race_times import LabError, read_race_times
from surefoot.lab.report import report
from surefoot.rulebook import load_book


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit and print the numbers as an overlay (fit-marathon), or cross-validate and print tables (report)."""
    parser = argparse.ArgumentParser(prog="python -m surefoot.lab", description=__doc__)
    parser.add_argument("task", choices=("fit-marathon", "report"))
    parser.add_argument("file", type=Path, help="race times of Vickers and Vertosick, groups 1 and 2")
    asked = parser.parse_args(arguments)
    try:
        book, runners = load_book(), read_race_times(asked.file)
        print(report(book, runners) if asked.task == "report" else json.dumps(fit(book, runners), indent=2))
    except (ArithmeticError, LabError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
