"""``python -m bench [--full] [TOPIC...]``: measure and write docs/benchmarks.md.

With topics named, those alone are measured and printed, and the page stays as it is. ``--full``
takes the longest measurements at their full size.
"""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import pkgutil
import sys
from pathlib import Path

import bench
from bench.page import Topic, machine, page

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
PREFIX = "bench_"
FULL = "--full"


def main(arguments: list[str]) -> int:
    """Measure what is wanted, all by default; 2 where a topic does not exist."""
    full, wanted = FULL in arguments, [name for name in arguments if name != FULL]
    names = [
        found.name.removeprefix(PREFIX)
        for found in pkgutil.iter_modules(bench.__path__)
        if found.name.startswith(PREFIX)
    ]
    unknown = sorted(set(wanted) - set(names))
    if unknown:
        print(f"There is no measurement {', '.join(unknown)}. There is: {', '.join(names)}.", file=sys.stderr)
        return 2
    topics = [_measure(name, full=full) for name in names if not wanted or name in wanted]
    text = page(topics, on=dt.datetime.now().astimezone().date(), machine=machine())
    if wanted:
        print(text)
    else:
        PAGE.write_text(text, encoding="utf-8")
        print(f"written: {PAGE.relative_to(PAGE.parents[1])}")
    return 0


def _measure(name: str, *, full: bool) -> Topic:
    print(f"measuring: {name} ...", file=sys.stderr)
    module = importlib.import_module(f"bench.{PREFIX}{name}")
    title = name.replace("_", " ").capitalize()
    return Topic(title, inspect.getdoc(module) or "", module.run(full=full))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
