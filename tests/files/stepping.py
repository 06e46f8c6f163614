"""FIT framed a message at a time, as plainly as can be: what our gallop is compared with."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    """Where a message begins, its global number, and what it holds; seconds where its header has the time."""

    at: int
    number: int
    body: bytes
    seconds: int | None


def stepped(data: bytes) -> list[Message]:
    """Every message of a whole file."""
    found: list[Message] = []
    at = 0
    while at < len(data):
        end = at + data[at] + int.from_bytes(data[at + 4 : at + 8], "little")
        found += _part(data, at + data[at], end)
        at = end + 2
    return found


def _part(data: bytes, at: int, end: int) -> list[Message]:
    found: list[Message] = []
    definitions: dict[int, tuple[str, int, list[tuple[int, int]]]] = {}
    last: int | None = None
    while at < end:
        header = data[at]
        packed = bool(header & 0x80)
        if not packed and header & 0x40:
            order = "big" if data[at + 2] else "little"
            number = int.from_bytes(data[at + 3 : at + 5], order)  # type: ignore[arg-type]
            after = at + 6 + 3 * data[at + 5]
            fields = [(data[i], data[i + 1]) for i in range(at + 6, after, 3)]
            if header & 0x20:
                sizes = [data[i + 1] for i in range(after + 1, after + 1 + 3 * data[after], 3)]
                fields += [(-1, size) for size in sizes]
                after += 1 + 3 * data[after]
            definitions[header & 0x0F] = order, number, fields
            at = after
            continue
        order, number, fields = definitions[header >> 5 & 3 if packed else header & 0x0F]
        size = sum(each for _, each in fields)
        body = data[at + 1 : at + 1 + size]
        seconds = None
        if packed:
            if last is not None:
                seconds = last = last + ((header & 0x1F) - last) % 32
        elif (stamp := _stamp(body, fields, order)) is not None:
            last = stamp
        found.append(Message(at, number, body, seconds))
        at += 1 + size
    return found


def _stamp(body: bytes, fields: list[tuple[int, int]], order: str) -> int | None:
    at = 0
    for number, size in fields:
        if number == 253:
            stamp = int.from_bytes(body[at : at + size], order)  # type: ignore[arg-type]
            return stamp if size == 4 and stamp != 0xFFFFFFFF else None
        at += size
    return None
