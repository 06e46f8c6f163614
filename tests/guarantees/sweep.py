"""Look for violations over many seeded runners, and print them by guarantee with the smallest scenario of each.

    python -m tests.guarantees.sweep N SEED [--code G2-week] [--healthy] [--fast] [--reduce] [--out FOLDER]

`--fast` leaves out what needs a second plan; `--code` shows only codes that begin so; `--reduce` makes each smallest
scenario smaller still. Run it with PYTHONPATH=src:. where the package is not installed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.guarantees import driver
from tests.guarantees.checkers import SECOND_READINGS, check, code
from tests.guarantees.metamorphic import RELATIONS
from tests.guarantees.reducing import reduced
from tests.guarantees.runners import runner

Doc = dict[str, Any]


@dataclass
class Found:
    """One violation and the scenario that shows it."""

    seed: int
    line: str
    scenario: Doc
    relation: str | None

    @property
    def size(self) -> int:
        return len(json.dumps(self.scenario))


def violations(scenario: Doc, seed: int, *, relations: tuple[str, ...] = ()) -> Iterator[tuple[str, str | None]]:
    """Violations of one scenario: of its plan, then of the named relations. A crash is one too."""
    try:
        plan = driver.plan(scenario)
        yield from ((line, None) for line in check(scenario, plan))
    except driver.RefusedError as error:
        yield f"refused: {error}", None
        return
    except Exception:  # noqa: BLE001  whatever goes wrong is what we look for
        yield f"crash-{_crash()}", None
        return
    for name in relations:
        try:
            for line in RELATIONS[name](scenario, plan, driver.plan, random.Random(seed)):
                yield line, name
        except Exception:  # noqa: BLE001
            yield f"crash-{name}-{_crash()}", name


def _crash() -> str:
    kind, error, trace = sys.exc_info()
    frames = traceback.extract_tb(trace)
    place = f"{Path(frames[-1].filename).name}-{frames[-1].lineno}" if frames else "?"
    return f"{kind.__name__ if kind else '?'}-{place}: {error}"


def sweep(count: int, first_seed: int, *, fast: bool, healthy: bool | None) -> dict[str, list[Found]]:
    """Violations of so many runners, by code."""
    found: dict[str, list[Found]] = defaultdict(list)
    relations = () if fast else tuple(RELATIONS)
    for seed in range(first_seed, first_seed + count):
        scenario = runner(random.Random(seed), healthy=healthy)
        seen: set[str] = set()
        for line, relation in violations(scenario, seed, relations=relations):
            if code(line) not in seen:
                seen.add(code(line))
                found[code(line)].append(Found(seed, line, scenario, relation))
    return found


def smallest(found: list[Found], *, reduce: bool) -> Found:
    """The violation with the smallest scenario, made smaller still where asked."""
    best = min(found, key=lambda one: one.size)
    if not reduce:
        return best
    wanted, relations = code(best.line), (best.relation,) if best.relation else ()

    def lines(scenario: Doc) -> list[str]:
        every = violations(scenario, best.seed, relations=relations)
        return [line for line, _ in every if code(line) == wanted]

    scenario = reduced(best.scenario, lambda scenario: bool(lines(scenario)))
    return Found(best.seed, (lines(scenario) or [best.line])[0], scenario, best.relation)


def main() -> int:
    arguments = _arguments()
    reason = driver.missing()
    if reason:
        sys.stdout.write(reason + "\n")
        return 1
    begun = time.perf_counter()
    found = sweep(arguments.count, arguments.seed, fast=arguments.fast, healthy=True if arguments.healthy else None)
    folder = Path(arguments.out or tempfile.mkdtemp(prefix="sweep-"))
    folder.mkdir(parents=True, exist_ok=True)
    for name in sorted(found, key=lambda name: -len(found[name])):
        if name.startswith(arguments.code):
            _show(name, found[name], folder, reduce=arguments.reduce)
    runners = f"{arguments.count} runners from seed {arguments.seed}"
    sys.stdout.write(f"{runners}: {len(found)} codes violated, {time.perf_counter() - begun:.0f} s; {folder}\n")
    return 1 if found else 0


def _show(name: str, found: list[Found], folder: Path, *, reduce: bool) -> None:
    best = smallest(found, reduce=reduce)
    path = folder / f"{name.replace('/', '_')[:80]}.json"
    path.write_text(json.dumps(best.scenario, indent=1), encoding="utf-8")
    seeds = ", ".join(str(one.seed) for one in found[:8])
    second = f" [second reading: {SECOND_READINGS[name]}]" if name in SECOND_READINGS else ""
    sys.stdout.write(f"\n{name}{second}: {len(found)} runners (seeds {seeds}{' …' if len(found) > 8 else ''})\n")
    for one in [best, *found[:2]]:
        sys.stdout.write(f"    [{one.seed}] {one.line}\n")
    text = json.dumps(best.scenario)
    sys.stdout.write(f"    {text if len(text) <= 2500 else path}\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("--code", default="")
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--healthy", action="store_true")
    parser.add_argument("--reduce", action="store_true")
    parser.add_argument("--out")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
