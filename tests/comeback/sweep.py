"""Look for what loosens wrongly over many random comebacks: python -m tests.comeback.sweep N SEED."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

from tests.comeback.loosening import gate_loosened, loosened
from tests.comeback.outings import outings
from tests.comeback.random_comebacks import Drawn, another_injury, drawn, first_quality, worse
from tests.guarantees import driver, metamorphic
from tests.guarantees.case import Case
from tests.guarantees.check_gates import check_gate_sessions


def found(seed: int) -> Iterator[str]:
    """What is wrong with the comeback of a seed."""
    yield from wrong(drawn(random.Random(seed)), random.Random(seed + 1))


def wrong(one: Drawn, rng: random.Random) -> Iterator[str]:
    """What is wrong with a comeback: planned against its gate (G3, RETURN-6), or loosened by what asks for more care.

    More pain never raises the running of the next days (G5).
    """
    doc = one.scenario
    plan = driver.plan(doc)
    yield from check_gate_sessions(Case(doc, plan))
    yield from (f"RETURN-6: {run} on {run.day}" for run in outings(plan) if run.hard and run.day < first_quality(one))
    yield from metamorphic.more_pain(doc, plan, driver.plan, rng)
    more = driver.plan(another_injury(rng, one))
    yield from (f"one more injury: {line}" for line in loosened(plan, more))
    if gate_loosened(plan, more):
        yield f"one more injury: {more['gate']['name']} in place of {plan['gate']['name']}"
    changed = worse(rng, one)
    if changed:
        yield from (f"{changed[0]}: {line}" for line in loosened(plan, driver.plan(changed[1])))


def told(seed: int) -> str:
    one: Drawn = drawn(random.Random(seed))
    story = one.story
    return f"{story.hurt.name}, {story.cleared - story.onset} days off, {len(one.outings)} outings"


def main() -> None:
    """Print what is found, seed by seed."""
    number, first = int(sys.argv[1]), int(sys.argv[2])
    for seed in range(first, first + number):
        for line in found(seed):
            sys.stdout.write(f"{seed} ({told(seed)}): {line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
