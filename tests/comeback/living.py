"""Print a table of lives: python -m tests.comeback.living N SEED [--processes 2] [--all]."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from tests.comeback.life import Ending, lived, unexplained


def _timed(seed: int) -> tuple[int, Ending, float]:
    before = time.process_time()
    ending = lived(seed)
    return seed, ending, time.process_time() - before


def many(seeds: range, processes: int) -> Iterator[tuple[int, Ending, float]]:
    """Lives of some seeds, in order, each as soon as it is lived."""
    if processes == 1:
        yield from map(_timed, seeds)
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(_timed, seeds, chunksize=1)


def main() -> None:
    """Live, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--all", action="store_true", help="every line of what is wrong, not the first of each life")
    args = parser.parse_args()
    found = []
    for seed, ending, took in many(range(args.seed, args.seed + args.number), args.processes):
        found.append((seed, ending, took))
        wrong = unexplained(ending)
        mark = "!" if wrong else " "
        _say(f"{mark} {seed:>6} {took:5.1f} s  {ending.kind:10} {ending.person!s:58} {ending.why[:90]}")
        for line in wrong if args.all else wrong[:1]:
            _say(f"           {line}")
    _summary([ending for _, ending, _ in found], [took for *_, took in found])


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _summary(endings: list[Ending], took: list[float]) -> None:
    kinds = Counter((ending.person.fate, ending.kind) for ending in endings)
    codes = Counter(code for ending in endings for code in ending.broken)
    _say(f"\n{len(endings)} lives, {sum(took) / len(took):.1f} s each, {max(took):.1f} s the slowest")
    _say("endings: " + ", ".join(f"{fate} → {kind} {count}" for (fate, kind), count in sorted(kinds.items())))
    _say(f"lives with a rule broken: {dict(codes.most_common()) or 'none'}")


if __name__ == "__main__":
    main()
