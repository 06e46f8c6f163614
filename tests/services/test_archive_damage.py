"""What is not whole, not ours or from a newer version is refused before anything is taken from it."""

from __future__ import annotations

import json
import os
import tracemalloc
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_LZMA, ZIP_STORED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surefoot.services.archive import back_up, limits, open_archive, restore
from surefoot.services.refusal import Refusal
from tests.services.archives import (
    ONE,
    TWO,
    Parts,
    brought_back,
    full_house,
    is_the_same,
    packed,
    parts_of,
    refusal,
    resealed,
    with_lines,
)
from tests.services.fake_house import fake_house
from tests.store.logs import EVERY_KIND, NOON, digest_of, new, recorded


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A backup of a house with something of everything."""
    return back_up(full_house(), tmp_path / "all.zip").path


def lines_of(parts: Parts) -> list[bytes]:
    return parts["log.jsonl"].splitlines()


def edited(parts: Parts, number: int, **told) -> Parts:
    """One line in other words, and a manifest that fits."""
    lines = lines_of(parts)
    lines[number] = json.dumps(json.loads(lines[number]) | told).encode()
    return with_lines(parts, lines)


def less(parts: Parts, name: str) -> Parts:
    return {other: content for other, content in parts.items() if other != name}


def swapped(parts: Parts) -> Parts:
    first, second, *rest = lines_of(parts)
    return with_lines(parts, [second, first, *rest])


def fact_of(parts: Parts, number: int) -> dict:
    return json.loads(lines_of(parts)[number])["fact"]


NOBODYS = "originals/" + "0" * 64
#: What is done to the parts, and words of what is said.
DAMAGES = {
    "a part is missing": (lambda parts: less(parts, ONE), f"{ONE} is missing"),
    "the log is missing": (lambda parts: less(parts, "log.jsonl"), "log.jsonl is missing"),
    "the manifest is missing": (lambda parts: less(parts, "manifest.json"), "no backup of Surefoot"),
    "a part too much": (lambda parts: parts | {NOBODYS: b"x"}, f"{NOBODYS} is too much"),
    "a stranger's part": (lambda parts: parts | {"readme.txt": b"x"}, "is no part of a backup"),
    "a way up": (lambda parts: parts | {"originals/../../x": b"x"}, "is no part of a backup"),
    "a way from the top": (lambda parts: parts | {"/etc/passwd": b"x"}, "is no part of a backup"),
    "a folder": (lambda parts: parts | {"originals/": b""}, "is no part of a backup"),
    "other content": (lambda parts: parts | {ONE: b"eno"}, f"{ONE} is not what its name says"),
    "other length": (lambda parts: parts | {ONE: b"more"}, f"{ONE} has another size"),
    "other log": (
        lambda parts: parts | {"log.jsonl": parts["log.jsonl"].replace(b"rain", b"snow")},
        "log.jsonl is not what manifest.json says",
    ),
    "content and manifest do not fit the name": (lambda parts: resealed(parts | {ONE: b"eno"}), "contradicts itself"),
    "an original that nobody names": (
        lambda parts: resealed(parts | {f"originals/{digest_of(b'x')}": b"x"}),
        "not those that the log names",
    ),
    "an original that is named and not there": (
        lambda parts: resealed(less(parts, ONE)),
        "not those that the log names",
    ),
    "missing and there": (lambda parts: resealed(parts, missing=[digest_of(b"one")]), "not those that the log names"),
    "entries out of order": (swapped, "line 1: entry 1 of runner is expected here"),
    "two entries with one id": (lambda parts: edited(parts, 2, id=2), "line 3: entry 3 of runner is expected here"),
    "an entry is gone": (
        lambda parts: with_lines(parts, [*lines_of(parts)[:3], *lines_of(parts)[4:]]),
        "line 4: entry 4 of runner",
    ),
    "another runner": (lambda parts: edited(parts, 4, runner="somebody"), "line 5: entry 5 of runner"),
    "fewer than told": (lambda parts: resealed(parts, entries=99, newest=99), "and manifest.json names 99"),
    "an end that is none": (lambda parts: resealed(parts, newest=99), "cannot end with 99"),
    "other count of files": (lambda parts: resealed(parts, originals=7), "contradicts itself"),
    "a line without an end": (
        lambda parts: resealed(parts | {"log.jsonl": parts["log.jsonl"].rstrip(b"\n")}),
        "it is cut off",
    ),
    "a manifest that is no JSON": (lambda parts: parts | {"manifest.json": b"{"}, "names no format"),
    "a manifest that is a list": (lambda parts: parts | {"manifest.json": b"[]"}, "names no format"),
    "a manifest of nested lists": (lambda parts: parts | {"manifest.json": b"[" * 30_000}, "names no format"),
    "a manifest of half a character": (lambda parts: parts | {"manifest.json": b'{"format":"\xff"}'}, "no format"),
    "a manifest without a log's digest": (lambda parts: resealed(parts, digest="x"), "$.digest"),
    "a manifest with another time": (lambda parts: resealed(parts, created="2027-01-04T12:00:00"), "$.created"),
    "another format": (lambda parts: resealed(parts, format="else/backup/1"), "is no format of a backup"),
}
#: The same for what a newer version may have written.
NEWER = {
    "a newer format": (lambda parts: resealed(parts, format="surefoot/backup/2"), "written in surefoot/backup/2"),
    "a fact of a kind to come": (lambda parts: edited(parts, 1, fact={"fact": "slept"}), "line 2: this entry"),
    "a fact that says more": (
        lambda parts: edited(parts, 0, fact=fact_of(parts, 0) | {"shoes": 46}),
        "line 1: this entry cannot be read by this version of Surefoot: it says more",
    ),
    "a part of a fact that says more": (
        lambda parts: edited(parts, 3, fact={"fact": "goal_added", "goal": fact_of(parts, 3)["goal"] | {"wind": 3}}),
        "it says more",
    ),
    "no fact": (lambda parts: edited(parts, 1, fact=[[[]]]), "line 2: this entry"),
    "a time of no zone": (lambda parts: edited(parts, 1, recorded="2027-01-04T12:00:00"), "$.recorded"),
}


@pytest.mark.parametrize("name", [*DAMAGES, *NEWER])
def test_what_is_not_whole_is_refused(written: Path, name: str) -> None:
    change, words = (DAMAGES | NEWER)[name]
    house = fake_house(NOON)

    def act() -> None:
        with open_archive(packed(written, change(parts_of(written)))) as archive:
            restore(house, archive)

    said = refusal(act)
    assert (said.path, said.value) == ("FILE", str(written))
    assert words in said.message
    assert ("update Surefoot" in said.mend) == (name in NEWER)
    assert (house.log.entries(), house.originals.kept) == ([], {})


def test_a_fact_may_leave_out_what_is_at_its_default(written: Path, tmp_path: Path) -> None:
    """An older version may not have known a field that is always written now."""
    parts = parts_of(written)
    fact = fact_of(parts, 6)
    assert fact["activity"].pop("rpe") is None
    assert is_the_same(brought_back(packed(tmp_path / "old.zip", edited(parts, 6, fact=fact))), full_house())


def test_two_parts_of_one_name_are_refused(written: Path) -> None:
    parts = parts_of(written)
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice(written, parts)
    assert "the same name" in refusal(lambda: brought_back(written)).message


def twice(path: Path, parts: Parts) -> None:
    with ZipFile(path, "w") as archive:
        for name, content in [*parts.items(), (ONE, b"one")]:
            archive.writestr(name, content)


def test_a_bomb_is_refused_before_it_is_unpacked(written: Path) -> None:
    large = bytes(64 * 1024 * 1024)
    bomb = packed(written, parts_of(written) | {f"originals/{digest_of(large)}": large})
    assert bomb.stat().st_size < 200_000
    tracemalloc.start()
    try:
        said = refusal(lambda: brought_back(bomb))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "claims to unpack to 67,108,864 bytes" in said.message
    assert peak < 4 * 1024 * 1024


def test_parts_that_share_their_bytes_are_refused(written: Path) -> None:
    """All members of the list lead to the same large one."""
    content = os.urandom(300_000)
    parts = {f"originals/{number:064x}": content for number in range(3)}
    data = bytearray(packed(written, parts_of(written) | parts, ZIP_STORED).read_bytes())
    begin = data.index(b"PK\x01\x02")
    body = data.index(content) + len(content)
    listed, gone = data[begin:], begin - body
    end = len(listed) - 22
    listed[end + 16 : end + 20] = body.to_bytes(4, "little")
    written.write_bytes(data[:body] + listed)
    assert gone > 600_000
    assert "over one another" in refusal(lambda: brought_back(written)).message


def test_a_list_of_millions_is_not_even_read(written: Path) -> None:
    data = bytearray(written.read_bytes())
    data[-10:-6] = (1 << 31).to_bytes(4, "little")
    written.write_bytes(data)
    assert "more than 200,000 parts" in refusal(lambda: brought_back(written)).message


def test_a_long_list_is_found_behind_the_end_of_large_archives_too(written: Path) -> None:
    data = bytearray(written.read_bytes())
    end = len(data) - 22
    data[end + 12 : end + 16] = b"\xff" * 4
    longer = b"PK\x06\x06" + bytes(36) + (1 << 40).to_bytes(8, "little") + bytes(8) + b"PK\x06\x07" + bytes(16)
    written.write_bytes(data[:end] + longer + data[end:])
    assert "more than 200,000 parts" in refusal(lambda: brought_back(written)).message


def test_an_original_that_is_too_large_is_not_unpacked(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ORIGINAL_BYTES", 2)
    assert f"{TWO} is larger than" in refusal(lambda: brought_back(written)).message


def test_what_is_packed_in_another_way_is_refused(written: Path) -> None:
    packed(written, parts_of(written), ZIP_LZMA)
    assert "packed in another way" in refusal(lambda: brought_back(written)).message


def test_what_is_locked_is_refused(written: Path) -> None:
    data = bytearray(written.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    written.write_bytes(data)
    assert "locked with a password" in refusal(lambda: brought_back(written)).message


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip at all " * 100, bytes(100_000)])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    assert "no whole zip archive" in refusal(lambda: brought_back(path)).message


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_cut_archive_is_refused(written: Path, data) -> None:
    whole = written.read_bytes()
    cut = written.with_name("cut.zip")
    cut.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    assert refusal(lambda: brought_back(cut)).path == "FILE"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(data=st.data())
def test_a_flipped_bit_is_refused_or_changes_nothing(written: Path, data) -> None:
    """Some bytes of a zip say nothing that we read, such as its dates."""
    flipped = bytearray(written.read_bytes())
    flipped[data.draw(st.integers(0, len(flipped) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    path = written.with_name("flipped.zip")
    path.write_bytes(flipped)
    found = None
    with suppress(Refusal):
        found = brought_back(path)
    assert found is None or is_the_same(found, full_house())


def test_damage_that_comes_while_it_is_restored_leaves_nothing_half(tmp_path: Path) -> None:
    from_house, house, content = full_house(), fake_house(NOON), os.urandom(300_000)
    from_house.originals.put(digest_of(content), content)
    from_house.log.append([new(recorded(9, content))])
    path = back_up(from_house, tmp_path / "all.zip").path

    def act() -> None:
        with open_archive(path) as archive:
            with path.open("r+b") as file:
                file.seek(150_000)
                file.write(bytes(100))
            restore(house, archive)

    assert "damaged" in refusal(act).message
    assert (house.log.entries(), house.originals.kept) == ([], {})


def test_a_log_that_is_not_empty_is_left_alone(written: Path) -> None:
    house = fake_house(NOON)
    before = house.log.append([new(EVERY_KIND[0])])

    def act() -> None:
        with open_archive(written) as archive:
            restore(house, archive)

    said = refusal(act)
    assert "has entries already (1)" in said.message
    assert "new folder" in said.mend
    assert (house.log.entries(), house.originals.kept) == (before, {})
