"""Backups for tests: a house with something of everything, and archives that are made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from surefoot.diary.entries import encode_fact
from surefoot.services.archive import open_archive, restore
from surefoot.services.ports import House
from surefoot.services.refusal import Refusal
from tests.services.fake_house import fake_house
from tests.store.logs import EVERY_KIND, NOON, digest_of, new, runs

Parts = dict[str, bytes]
ONE, TWO = f"originals/{digest_of(b'one')}", f"originals/{digest_of(b'two')}"


def fill(house: House) -> None:
    """One fact of every kind, a batch of runs, and the two files that are named."""
    with house.log.writing():
        house.log.append([new(fact, author="therapist") for fact in EVERY_KIND])
        house.log.append(runs(3, batch="b-1"))
        for content in (b"one", b"two"):
            house.originals.put(digest_of(content), content)


def full_house() -> House:
    """A house of something of everything, without a database."""
    house = fake_house(NOON)
    fill(house)
    return house


def parts_of(path: Path) -> Parts:
    """What is in an archive, the manifest as it stands."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, parts: Parts, way: int = ZIP_DEFLATED) -> Path:
    """An archive of these parts."""
    with ZipFile(path, "w", way) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def resealed(parts: Parts, **told: Any) -> Parts:
    """The same parts under a manifest that fits them, as somebody would make it who means it; ``told`` goes in last."""
    manifest = json.loads(parts["manifest.json"])
    others = {name: content for name, content in parts.items() if name != "manifest.json"}
    lines = parts["log.jsonl"].splitlines()
    manifest |= {
        "parts": {name: {"sha256": digest_of(content), "bytes": len(content)} for name, content in others.items()},
        "digest": digest_of(parts["log.jsonl"]),
        "entries": len(lines),
        "newest": len(lines),
        "originals": len(others) - 1,
    }
    return parts | {"manifest.json": json.dumps(manifest | told).encode()}


def with_lines(parts: Parts, lines: list[bytes]) -> Parts:
    """Another log, under a manifest that fits it."""
    return resealed(parts | {"log.jsonl": b"".join(line + b"\n" for line in lines)})


def refusal(act) -> Refusal:
    with pytest.raises(Refusal) as refused:
        act()
    assert refused.value.message
    assert refused.value.mend
    return refused.value


def brought_back(path: Path) -> House:
    house = fake_house(NOON)
    with open_archive(path) as archive:
        restore(house, archive)
    return house


def is_the_same(found: House, expected: House) -> bool:
    facts = [[encode_fact(entry.fact) for entry in house.log.entries()] for house in (found, expected)]
    return (
        facts[0] == facts[1]
        and found.log.entries() == expected.log.entries()
        and found.originals.kept == expected.originals.kept
    )
