"""``python -m tests.store.writing NAME SECONDS``: write into the house of the environment, without a pause.

Everything is written in batches that belong together, in each of the three ways that a log offers. SECONDS may be
"forever": then somebody will kill this process.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import count

from surefoot.bootstrap import close_house, open_house
from surefoot.services.ports import House
from tests.store.logs import digest_of, new, recorded

A_BATCH = 6  # entries


def write_batch(house: House, name: str) -> None:
    """One batch: two entries at once, two that depend on the log, two with an original, all or none."""
    content = name.encode() * 400
    with house.log.writing():
        house.log.append([new(recorded(day), batch=name) for day in range(2)])
        house.originals.put(digest_of(content), content)
        house.log.append_if(lambda entries: [new(recorded(len(entries) % 90), batch=name)] * 2)
        house.log.append([new(recorded(3, content), batch=name), new(recorded(4), batch=name)])


def names(writer: str, seconds: str) -> Iterator[str]:
    """The batches of a writer until its time is over."""
    end = float("inf") if seconds == "forever" else time.monotonic() + float(seconds)
    for number in count(1):
        if time.monotonic() >= end:
            return
        yield f"{writer}-{number}"


def main(writer: str, seconds: str) -> None:
    """Write, and tell of each batch when it is there."""
    house = open_house()
    for name in names(writer, seconds):
        write_batch(house, name)
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()
    close_house(house)


if __name__ == "__main__":
    main(*sys.argv[1:])
